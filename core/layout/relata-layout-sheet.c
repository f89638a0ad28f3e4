/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Each connected part by itself, tables without relationships in a grid, all of them packed on
 * one sheet. */

#include "config.h"

#include <math.h>

#include "layout/relata-layout-pack.h"
#include "layout/relata-layout-part.h"
#include "layout/relata-layout-sheet.h"

#define PART_GAP 1.5 /* the gap between parts, in gaps between boxes */

RelataLayoutGraph *
relata_layout_task_subgraph (const RelataLayoutTask *task, GArray *ids)
{
  return relata_layout_graph_new (task->nodes, (const guint *)(const void *)ids->data, ids->len,
                                  task->n_nodes, task->edges, task->n_edges, task->options);
}

RelataRect
relata_layout_task_bounds (const RelataLayoutTask *task, GArray *ids)
{
  g_autoptr (RelataLayoutGraph) graph = relata_layout_task_subgraph (task, ids);

  return relata_layout_graph_bounds (graph);
}

void
relata_layout_task_shift (const RelataLayoutTask *task, GArray *ids, double dx, double dy)
{
  for (guint k = 0; k < ids->len; k++)
    {
      task->nodes[g_array_index (ids, guint, k)].x += dx;
      task->nodes[g_array_index (ids, guint, k)].y += dy;
    }
}

static guint
find_root (guint *part, guint i)
{
  while (part[i] != i)
    i = part[i] = part[part[i]];
  return i;
}

/* Of each node of @ids the smallest node that it is connected with by way of nodes of @ids. */
static guint *
find_parts (const RelataLayoutTask *task, GArray *ids)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, task->n_nodes + 1);
  guint *part = g_new (guint, task->n_nodes + 1);

  for (guint i = 0; i < task->n_nodes; i++)
    part[i] = i;
  for (guint k = 0; k < ids->len; k++)
    chosen[g_array_index (ids, guint, k)] = TRUE;
  for (guint e = 0; e < task->n_edges; e++)
    {
      guint a, b;

      if (!chosen[task->edges[e].from] || !chosen[task->edges[e].to])
        continue;
      a = find_root (part, task->edges[e].from);
      b = find_root (part, task->edges[e].to);
      part[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < task->n_nodes; i++)
    part[i] = find_root (part, i);
  return part;
}

static GPtrArray *
collect_parts (const RelataLayoutTask *task, GArray *ids)
{
  g_autofree guint *part = find_parts (task, ids);
  g_autoptr (GHashTable) members = g_hash_table_new (NULL, NULL);
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

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
  return parts;
}

/* Parts side by side from the origin. */
static void
pack_graphs (const RelataLayoutTask *task, GPtrArray *graphs)
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

static void
add_grid (const RelataLayoutTask *task, GArray *ids, GPtrArray *graphs)
{
  RelataLayoutGraph *graph = relata_layout_task_subgraph (task, ids);

  relata_layout_pack_grid (graph->boxes, graph->n_nodes, task->options->gap_x, task->options->gap_y,
                           0);
  g_ptr_array_add (graphs, graph);
}

/*
 * relata_layout_sheet:
 * @ids: some of the nodes
 *
 * Places them, as if there were no others and no areas, from the origin.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_sheet (const RelataLayoutTask *task, GArray *ids)
{
  g_autoptr (GPtrArray) parts = collect_parts (task, ids);
  g_autoptr (GPtrArray) graphs
      = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_layout_graph_free);
  g_autoptr (GArray) lone = g_array_new (FALSE, FALSE, sizeof (guint));
  RelataLayoutRandom random = { task->options->seed };

  for (guint p = 0; p < parts->len; p++)
    {
      GArray *list = g_ptr_array_index (parts, p);
      RelataLayoutGraph *graph;

      if (list->len == 1)
        {
          g_array_append_val (lone, g_array_index (list, guint, 0));
          continue;
        }
      graph = relata_layout_task_subgraph (task, list);
      g_ptr_array_add (graphs, graph);
      if (!relata_layout_part (graph, &random, task->cancellable))
        return FALSE;
    }
  if (lone->len > 0)
    add_grid (task, lone, graphs);
  pack_graphs (task, graphs);
  return TRUE;
}
