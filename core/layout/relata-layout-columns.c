/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Removal of overlaps as it is done for the cells of integrated circuits: a sweep gives each
 * box the column where it is moved least (Tetris; D. Hill, US patent 6370673), then each column
 * is relaxed so that the sum of squared movements is least (the clusters of Abacus; P. Spindler
 * et al., ISPD 2008). */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "layout/relata-layout-columns.h"

typedef struct
{
  double target; /* the mean of (wanted y - offset in the block) */
  double height; /* gaps included */
  guint first, count;
} Block;

/* Distance between the left borders of two columns while widths are not yet known. */
double
relata_layout_columns_pitch (const RelataLayoutGraph *graph)
{
  double widest = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    widest = MAX (widest, graph->boxes[i].width);
  return MAX (widest + graph->gap_x, 1);
}

static int
compare_by_top_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const RelataRect *boxes = data;
  guint i = *(const guint *)a, j = *(const guint *)b;
  double y = boxes[i].y + boxes[i].height / 2, z = boxes[j].y + boxes[j].height / 2;

  if (y != z)
    return y < z ? -1 : 1;
  return (i > j) - (i < j);
}

static guint *
order_by_top (const RelataLayoutGraph *graph)
{
  guint *order = g_new (guint, graph->n_nodes + 1);

  for (guint i = 0; i < graph->n_nodes; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)graph->n_nodes, sizeof *order, compare_by_top_cb, graph->boxes);
  return order;
}

/*
 * relata_layout_columns_assign:
 * @columns: (out): of each node, its column, from 0
 *
 * Chooses columns for boxes that stand anywhere, and may overlap.
 */
void
relata_layout_columns_assign (const RelataLayoutGraph *graph, double pitch, int *columns)
{
  RelataRect bounds = relata_layout_graph_bounds (graph);
  int n_columns = MAX (1, (int)floor (bounds.width / pitch) + 1);
  g_autofree double *bottom = g_new (double, n_columns);
  g_autofree guint *order = order_by_top (graph);

  for (int c = 0; c < n_columns; c++)
    bottom[c] = -G_MAXDOUBLE;
  for (guint k = 0; k < graph->n_nodes; k++)
    {
      const RelataRect *box = &graph->boxes[order[k]];
      double best_cost = G_MAXDOUBLE;
      int best = 0;

      for (int c = 0; c < n_columns; c++)
        {
          double dx = fabs (bounds.x + c * pitch - box->x);
          double cost = dx + MAX (bottom[c] - box->y, 0);

          if (cost < best_cost)
            {
              best_cost = cost;
              best = c;
            }
        }
      columns[order[k]] = best;
      bottom[best] = MAX (bottom[best], box->y) + box->height + graph->gap_y;
    }
}

static guint
append_block (Block *blocks, guint n_blocks, const RelataLayoutGraph *graph, guint node, guint k)
{
  const RelataRect *box = &graph->boxes[node];

  blocks[n_blocks++] = (Block){ box->y, ceil (box->height + graph->gap_y), k, 1 };
  while (n_blocks > 1)
    {
      Block *above = &blocks[n_blocks - 2], *below = &blocks[n_blocks - 1];

      if (above->target + above->height <= below->target)
        break;
      above->target
          = (above->target * above->count + (below->target - above->height) * below->count)
            / (above->count + below->count);
      above->height += below->height;
      above->count += below->count;
      n_blocks--;
    }
  return n_blocks;
}

static void
spread_column (RelataLayoutGraph *graph, const guint *members, guint n_members, Block *blocks)
{
  guint n_blocks = 0;

  for (guint k = 0; k < n_members; k++)
    n_blocks = append_block (blocks, n_blocks, graph, members[k], k);
  for (guint b = 0; b < n_blocks; b++)
    {
      double y = round (blocks[b].target);

      for (guint k = blocks[b].first; k < blocks[b].first + blocks[b].count; k++)
        {
          graph->boxes[members[k]].y = y;
          y += ceil (graph->boxes[members[k]].height + graph->gap_y);
        }
    }
}

static int
count_columns (const RelataLayoutGraph *graph, const int *columns)
{
  int n = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    n = MAX (n, columns[i] + 1);
  return n;
}

/*
 * relata_layout_columns_spread:
 *
 * Moves the boxes of each column up and down, as little as possible, until none overlap. Their
 * order stays. Coordinates become integers.
 */
void
relata_layout_columns_spread (RelataLayoutGraph *graph, const int *columns)
{
  int n_columns = count_columns (graph, columns);
  g_autofree guint *start = g_new0 (guint, n_columns + 2);
  g_autofree guint *members = g_new (guint, graph->n_nodes + 1);
  g_autofree Block *blocks = g_new (Block, graph->n_nodes + 1);
  g_autofree guint *order = order_by_top (graph);

  for (guint i = 0; i < graph->n_nodes; i++)
    start[columns[i] + 2]++;
  for (int c = 0; c < n_columns; c++)
    start[c + 2] += start[c + 1];
  for (guint k = 0; k < graph->n_nodes; k++)
    members[start[columns[order[k]] + 1]++] = order[k];
  for (int c = 0; c < n_columns; c++)
    spread_column (graph, members + start[c], start[c + 1] - start[c], blocks);
}

/*
 * relata_layout_columns_turn:
 *
 * Reverses the columns if that brings more parents to the left of their children.
 */
void
relata_layout_columns_turn (const RelataLayoutGraph *graph, int *columns)
{
  int last = count_columns (graph, columns) - 1;
  double forward = 0;

  for (guint l = 0; l < graph->n_links; l++)
    {
      int step = columns[graph->links[l].from] - columns[graph->links[l].to];

      forward += ((step > 0) - (step < 0)) * graph->links[l].weight;
    }
  for (guint i = 0; forward < 0 && i < graph->n_nodes; i++)
    columns[i] = last - columns[i];
}

/*
 * relata_layout_columns_finish:
 *
 * Gives each column the width it needs, drops empty columns, spreads, and moves the whole to
 * the origin.
 */
void
relata_layout_columns_finish (RelataLayoutGraph *graph, const int *columns)
{
  int n_columns = count_columns (graph, columns);
  g_autofree double *width = g_new0 (double, n_columns + 1);
  g_autofree double *left = g_new0 (double, n_columns + 2);
  RelataRect bounds;

  relata_layout_columns_spread (graph, columns);
  for (int c = 0; c < n_columns; c++)
    width[c] = -1;
  for (guint i = 0; i < graph->n_nodes; i++)
    width[columns[i]] = MAX (width[columns[i]], graph->boxes[i].width);
  for (int c = 0; c < n_columns; c++)
    left[c + 1] = left[c] + (width[c] < 0 ? 0 : ceil (width[c] + graph->gap_x));
  for (guint i = 0; i < graph->n_nodes; i++)
    graph->boxes[i].x = left[columns[i]];
  bounds = relata_layout_graph_bounds (graph);
  for (guint i = 0; i < graph->n_nodes; i++)
    graph->boxes[i].y -= bounds.y;
}
