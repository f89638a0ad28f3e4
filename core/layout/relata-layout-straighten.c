/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* For each line with a jog, its ends are moved up or down in turn, alone or together with all
 * that hangs on them by straight lines, and the move is kept if the lines become better and
 * nothing comes too near. */

#include "config.h"

#include <math.h>

#include "layout/relata-layout-straighten.h"

#define N_SWEEPS   4
#define MAX_SHIFT  120.0
#define PRICE_BEND 35.0
#define STRAIGHT   0.5

typedef struct
{
  RelataLayoutGraph *graph;
  const int *columns;
  gboolean *moving; /* of each node */
  guint *stack;
  guint *moved;
  guint n_moved;
} Straighten;

static double
jog (const RelataLayoutGraph *graph, guint l)
{
  const RelataLayoutLink *link = &graph->links[l];

  return graph->boxes[link->from].y + link->from_y - graph->boxes[link->to].y - link->to_y;
}

/* The nodes that move: @v and, if @together, what is on straight lines with it, but not by way
 * of the link @without. */
static void
collect_moving (Straighten *self, guint v, guint without, gboolean together)
{
  const RelataLayoutGraph *graph = self->graph;
  guint depth = 0;

  self->n_moved = 0;
  self->stack[depth++] = v;
  self->moving[v] = TRUE;
  while (depth > 0)
    {
      guint u = self->stack[--depth];

      self->moved[self->n_moved++] = u;
      for (guint k = graph->first[u]; together && k < graph->first[u + 1]; k++)
        {
          guint l = graph->incident[k], w = relata_layout_graph_other (graph, l, u);

          if (l == without || self->moving[w] || self->columns[w] == self->columns[u]
              || fabs (jog (graph, l)) > STRAIGHT)
            continue;
          self->moving[w] = TRUE;
          self->stack[depth++] = w;
        }
    }
}

static double
price (const Straighten *self)
{
  const RelataLayoutGraph *graph = self->graph;
  double sum = 0;

  for (guint i = 0; i < self->n_moved; i++)
    {
      guint v = self->moved[i];

      for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
        {
          guint l = graph->incident[k];
          double d = fabs (jog (graph, l));

          if (!self->moving[relata_layout_graph_other (graph, l, v)])
            sum += (d + (d > STRAIGHT ? PRICE_BEND : 0)) * graph->links[l].weight;
        }
    }
  return sum;
}

static gboolean
is_free (const Straighten *self)
{
  const RelataLayoutGraph *graph = self->graph;

  for (guint i = 0; i < self->n_moved; i++)
    {
      guint v = self->moved[i];
      const RelataRect *a = &graph->boxes[v];

      for (guint u = 0; u < graph->n_nodes; u++)
        {
          const RelataRect *b = &graph->boxes[u];

          if (!self->moving[u] && self->columns[u] == self->columns[v]
              && a->y < relata_rect_bottom (b) + graph->gap_y
              && b->y < relata_rect_bottom (a) + graph->gap_y)
            return FALSE;
        }
    }
  return TRUE;
}

static void
shift (Straighten *self, double by)
{
  for (guint i = 0; i < self->n_moved; i++)
    self->graph->boxes[self->moved[i]].y += by;
}

static gboolean
try_shift (Straighten *self, guint l, guint v, gboolean together, double by)
{
  guint u = relata_layout_graph_other (self->graph, l, v);
  gboolean better = FALSE;
  double before;

  collect_moving (self, v, l, together);
  if (!self->moving[u] && (!together || self->n_moved > 1))
    {
      before = price (self);
      shift (self, by);
      better = price (self) < before - 0.01 && is_free (self);
      if (!better)
        shift (self, -by);
    }
  for (guint i = 0; i < self->n_moved; i++)
    self->moving[self->moved[i]] = FALSE;
  return better;
}

static gboolean
straighten_link (Straighten *self, guint l)
{
  const RelataLayoutLink *link = &self->graph->links[l];
  double d = round (jog (self->graph, l));

  if (fabs (d) <= STRAIGHT || fabs (d) > MAX_SHIFT
      || self->columns[link->from] == self->columns[link->to])
    return FALSE;
  return try_shift (self, l, link->from, FALSE, -d) || try_shift (self, l, link->to, FALSE, d)
         || try_shift (self, l, link->from, TRUE, -d) || try_shift (self, l, link->to, TRUE, d);
}

/*
 * relata_layout_straighten:
 *
 * Columns and the gaps between the boxes of a column stay.
 */
void
relata_layout_straighten (RelataLayoutGraph *graph, const int *columns)
{
  g_autofree gboolean *moving = g_new0 (gboolean, graph->n_nodes + 1);
  g_autofree guint *stack = g_new (guint, graph->n_nodes + 1);
  g_autofree guint *moved = g_new (guint, graph->n_nodes + 1);
  Straighten self = { graph, columns, moving, stack, moved, 0 };
  gboolean changed = TRUE;
  double top;

  for (guint s = 0; s < N_SWEEPS && changed; s++)
    {
      changed = FALSE;
      for (guint l = 0; l < graph->n_links; l++)
        changed |= straighten_link (&self, l);
    }
  top = relata_layout_graph_bounds (graph).y;
  for (guint i = 0; i < graph->n_nodes; i++)
    graph->boxes[i].y -= top;
}
