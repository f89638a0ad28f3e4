/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Places a diagram: each connected part by itself, tables without relationships in a grid, all
 * of them packed on one sheet. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/relata-layout-graph.h"
#include "layout/relata-layout-insert.h"
#include "layout/relata-layout-pack.h"
#include "layout/relata-layout-part.h"
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

/* Of each node the smallest node that it is connected with. */
static guint *
find_parts (guint n_nodes, const RelataLayoutEdge *edges, guint n_edges)
{
  guint *part = g_new (guint, n_nodes + 1);

  for (guint i = 0; i < n_nodes; i++)
    part[i] = i;
  for (guint e = 0; e < n_edges; e++)
    {
      guint a = edges[e].from, b = edges[e].to;

      while (part[a] != a)
        a = part[a] = part[part[a]];
      while (part[b] != b)
        b = part[b] = part[part[b]];
      part[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < n_nodes; i++)
    part[i] = part[part[i]];
  return part;
}

/* The diagram being placed. */
typedef struct
{
  RelataLayoutNode *nodes;
  guint n_nodes;
  const RelataLayoutEdge *edges;
  guint n_edges;
  const RelataLayoutOptions *options;
  GCancellable *cancellable;
} Task;

/* Parts side by side from the origin. */
static void
pack_graphs (const Task *task, GPtrArray *graphs)
{
  g_autofree RelataRect *rects = g_new0 (RelataRect, graphs->len + 1);

  for (guint g = 0; g < graphs->len; g++)
    rects[g] = relata_layout_graph_bounds (g_ptr_array_index (graphs, g));
  relata_layout_pack (rects, graphs->len, task->options->gap_x * PART_GAP,
                      task->options->gap_y * PART_GAP);
  for (guint g = 0; g < graphs->len; g++)
    {
      const RelataLayoutGraph *graph = g_ptr_array_index (graphs, g);

      for (guint i = 0; i < graph->n_nodes; i++)
        {
          task->nodes[graph->ids[i]].x = rects[g].x + graph->boxes[i].x;
          task->nodes[graph->ids[i]].y = rects[g].y + graph->boxes[i].y;
        }
    }
}

static RelataLayoutGraph *
subgraph (const Task *task, GArray *ids)
{
  return relata_layout_graph_new (task->nodes, (const guint *)(const void *)ids->data, ids->len,
                                  task->n_nodes, task->edges, task->n_edges, task->options);
}

static void
add_grid (const Task *task, GArray *ids, GPtrArray *graphs)
{
  RelataLayoutGraph *graph = subgraph (task, ids);

  relata_layout_pack_grid (graph->boxes, graph->n_nodes, task->options->gap_x, task->options->gap_y,
                           0);
  g_ptr_array_add (graphs, graph);
}

/* Places the nodes of @ids, as if there were no others, from the origin. */
static gboolean
place_apart (const Task *task, GArray *ids)
{
  g_autofree guint *part = find_parts (task->n_nodes, task->edges, task->n_edges);
  g_autoptr (GHashTable) members = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GPtrArray) graphs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_layout_graph_free);
  g_autoptr (GArray) lone = g_array_new (FALSE, FALSE, sizeof (guint));
  RelataLayoutRandom random = { task->options->seed };

  for (guint k = 0; k < ids->len; k++)
    {
      guint i = g_array_index (ids, guint, k);
      GArray *list = g_hash_table_lookup (members, GUINT_TO_POINTER (part[i]));

      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (members, GUINT_TO_POINTER (part[i]), list);
          g_ptr_array_add (parts, list);
        }
      g_array_append_val (list, i);
    }
  for (guint p = 0; p < parts->len; p++)
    {
      GArray *list = g_ptr_array_index (parts, p);

      if (list->len == 1)
        {
          g_array_append_val (lone, g_array_index (list, guint, 0));
          continue;
        }
      g_ptr_array_add (graphs, subgraph (task, list));
      if (!relata_layout_part (g_ptr_array_index (graphs, graphs->len - 1), &random, task->cancellable))
        return FALSE;
    }
  if (lone->len > 0)
    add_grid (task, lone, graphs);
  pack_graphs (task, graphs);
  return TRUE;
}

static RelataRect
bounds_of (const Task *task, GArray *ids)
{
  g_autoptr (RelataLayoutGraph) graph = subgraph (task, ids);

  return relata_layout_graph_bounds (graph);
}

static void
shift (const Task *task, GArray *ids, double dx, double dy)
{
  for (guint k = 0; k < ids->len; k++)
    {
      task->nodes[g_array_index (ids, guint, k)].x += dx;
      task->nodes[g_array_index (ids, guint, k)].y += dy;
    }
}

/* Moves @ids, placed from the origin, to the right of @others or below them, whichever gives
 * the better sheet. */
static void
set_beside (const Task *task, GArray *ids, GArray *others)
{
  RelataRect old = bounds_of (task, others), new = bounds_of (task, ids);
  double gap_x = ceil (task->options->gap_x * PART_GAP),
         gap_y = ceil (task->options->gap_y * PART_GAP);
  double beside
      = relata_layout_sheet_cost (old.width + gap_x + new.width, MAX (old.height, new.height));
  double below
      = relata_layout_sheet_cost (MAX (old.width, new.width), old.height + gap_y + new.height);

  if (beside < below)
    shift (task, ids, MAX (ceil (relata_rect_right (&old)), 0) + gap_x, MAX (ceil (old.y), 0));
  else
    shift (task, ids, MAX (ceil (old.x), 0), MAX (ceil (relata_rect_bottom (&old)), 0) + gap_y);
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

/* Some tables stay: the others go beside their neighbours, those without neighbours apart. */
static gboolean
place_around (const Task *task, gboolean *placed)
{
  g_autofree gboolean *none = g_new0 (gboolean, task->n_nodes + 1);
  g_autoptr (GArray) all = collect_ids (none, FALSE, task->n_nodes);
  g_autoptr (RelataLayoutGraph) graph = subgraph (task, all);
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
  if (!place_apart (task, rest))
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
  Task task = { NULL, n_nodes, edges, n_edges, options, cancellable };

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
