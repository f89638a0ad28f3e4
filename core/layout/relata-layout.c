/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Places a diagram: what stays, what goes beside that, and the rest on a sheet of its own. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/relata-layout-insert.h"
#include "layout/relata-layout-pack.h"
#include "layout/relata-layout-sheet.h"
#include "layout/relata-layout.h"

#define PART_GAP 1.5 /* the gap between parts, in gaps between boxes */

/**
 * relata_layout_options_default:
 *
 * Returns: gaps that leave room for crow's feet and some lines side by side
 */
RelataLayoutOptions
relata_layout_options_default (void)
{
  return (RelataLayoutOptions){ 90, 40, 1 };
}

static gboolean
is_size (double value)
{
  return value >= 0 && value <= RELATA_LAYOUT_LIMIT;
}

static gboolean
is_coordinate (double value)
{
  return fabs (value) <= RELATA_LAYOUT_LIMIT;
}

static gboolean
is_valid (const RelataLayoutNode *nodes,
          guint n_nodes,
          const RelataLayoutEdge *edges,
          guint n_edges)
{
  for (guint i = 0; i < n_nodes; i++)
    if (!is_size (nodes[i].width) || !is_size (nodes[i].height)
        || (nodes[i].fixed && (!is_coordinate (nodes[i].x) || !is_coordinate (nodes[i].y))))
      return FALSE;
  for (guint e = 0; e < n_edges; e++)
    if (edges[e].from >= n_nodes || edges[e].to >= n_nodes || !is_coordinate (edges[e].from_y)
        || !is_coordinate (edges[e].to_y))
      return FALSE;
  return TRUE;
}

/* Moves @ids, placed from the origin, to the right of @others or below them, whichever gives
 * the better sheet. */
static void
set_beside (const RelataLayoutTask *task, GArray *ids, GArray *others)
{
  RelataRect old = relata_layout_task_bounds (task, others),
             new = relata_layout_task_bounds (task, ids);
  double gap_x = ceil (task->options->gap_x * PART_GAP),
         gap_y = ceil (task->options->gap_y * PART_GAP);
  double beside
      = relata_layout_sheet_cost (old.width + gap_x + new.width, MAX (old.height, new.height));
  double below
      = relata_layout_sheet_cost (MAX (old.width, new.width), old.height + gap_y + new.height);

  if (beside < below)
    relata_layout_task_shift (task, ids, MAX (ceil (relata_rect_right (&old)), 0) + gap_x,
                              MAX (ceil (old.y), 0));
  else
    relata_layout_task_shift (task, ids, MAX (ceil (old.x), 0),
                              MAX (ceil (relata_rect_bottom (&old)), 0) + gap_y);
}

static GArray *
collect_ids (const gboolean *chosen, gboolean value, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    if (chosen[i] == value)
      g_array_append_val (ids, i);
  return ids;
}

/* The graph of all, in which a table that is to go into an area that is there has a weak link to
 * one of its tables. */
static RelataLayoutGraph *
graph_with_areas (const RelataLayoutTask *task, const gboolean *placed)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (RelataLayoutEdge));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));
  RelataLayoutTask extended = *task;

  g_array_append_vals (edges, task->edges, task->n_edges);
  for (guint i = 0; i < task->n_nodes; i++)
    {
      g_array_append_val (all, i);
      if (placed[i] && task->nodes[i].group != 0)
        g_hash_table_insert (areas, GUINT_TO_POINTER (task->nodes[i].group), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < task->n_nodes; i++)
    {
      RelataLayoutEdge edge = { .from = i, .weak = TRUE };
      gpointer member;

      if (placed[i] || task->nodes[i].group == 0
          || !g_hash_table_lookup_extended (areas, GUINT_TO_POINTER (task->nodes[i].group), NULL,
                                            &member))
        continue;
      edge.to = GPOINTER_TO_UINT (member);
      g_array_append_val (edges, edge);
    }
  extended.edges = (const RelataLayoutEdge *)(const void *)edges->data;
  extended.n_edges = edges->len;
  return relata_layout_task_subgraph (&extended, all);
}

/* Some tables stay: the others go beside their neighbours, those without neighbours apart. */
static gboolean
place_around (const RelataLayoutTask *task, gboolean *placed)
{
  g_autoptr (RelataLayoutGraph) graph = graph_with_areas (task, placed);
  g_autoptr (GArray) others = NULL;
  g_autoptr (GArray) rest = NULL;

  if (!relata_layout_insert (graph, placed, task->cancellable))
    return FALSE;
  for (guint i = 0; i < task->n_nodes; i++)
    if (placed[i])
      {
        task->nodes[i].x = graph->boxes[i].x;
        task->nodes[i].y = graph->boxes[i].y;
      }
  others = collect_ids (placed, TRUE, task->n_nodes);
  rest = collect_ids (placed, FALSE, task->n_nodes);
  if (rest->len == 0)
    return TRUE;
  if (!relata_layout_areas (task, rest))
    return FALSE;
  if (others->len > 0)
    set_beside (task, rest, others);
  return TRUE;
}

/**
 * relata_layout_place:
 * @nodes: (array length=n_nodes) (inout): the tables
 * @n_nodes: their number
 * @edges: (array length=n_edges): the relationships
 * @n_edges: their number
 * @options: (nullable): %NULL for the default
 * @cancellable: (nullable): may be cancelled from another thread
 * @error: return location; only G_IO_ERROR_CANCELLED can happen
 *
 * Gives each table that is not fixed a place: no two overlap and the gaps of @options are kept,
 * except between fixed ones; coordinates are integers. If nothing is fixed the picture starts at
 * the origin. Sizes and coordinates must be finite and at most %RELATA_LAYOUT_LIMIT.
 *
 * Returns: %FALSE with @error set if cancelled; the places are then as they were
 */
gboolean
relata_layout_place (RelataLayoutNode *nodes,
                     guint n_nodes,
                     const RelataLayoutEdge *edges,
                     guint n_edges,
                     const RelataLayoutOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  RelataLayoutOptions defaults = relata_layout_options_default ();
  g_autofree RelataLayoutNode *copy = NULL;
  g_autofree gboolean *placed = NULL;
  RelataLayoutTask task = { NULL, n_nodes, edges, n_edges, options, cancellable };

  g_return_val_if_fail (nodes != NULL || n_nodes == 0, FALSE);
  g_return_val_if_fail (edges != NULL || n_edges == 0, FALSE);
  g_return_val_if_fail (options == NULL || (is_size (options->gap_x) && is_size (options->gap_y)),
                        FALSE);
  g_return_val_if_fail (is_valid (nodes, n_nodes, edges, n_edges), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  task.nodes = copy = g_memdup2 (nodes, sizeof *nodes * n_nodes);
  task.options = options != NULL ? options : &defaults;
  placed = g_new0 (gboolean, n_nodes + 1);
  for (guint i = 0; i < n_nodes; i++)
    placed[i] = nodes[i].fixed;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!place_around (&task, placed))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                           _ ("The placing of the tables was cancelled."));
      return FALSE;
    }
  for (guint i = 0; i < n_nodes; i++)
    nodes[i] = copy[i];
  return TRUE;
}
