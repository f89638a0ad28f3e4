/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Places tables one after the other, the one with the most placed neighbours first, each where
 * its lines are shortest and cross least among the free places beside its neighbours. When all
 * stand, each is given the chance of a better place. */

#include "config.h"

#include <math.h>

#include "layout/relata-layout-insert.h"
#include "layout/relata-spatial-index.h"

#define N_SWEEPS       2
#define REACH          1500.0 /* how far from a neighbour a place is looked for */
#define PRICE_CROSSING 250.0
#define PRICE_THROUGH  400.0
#define PRICE_SAME     150.0
#define PRICE_OUTSIDE  0.25 /* a unit outside of what was covered before */
#define CELL           256.0

typedef struct
{
  RelataLayoutGraph *graph;
  RelataSpatialIndex *index; /* of the placed */
  gboolean *placed;
  guint *n_placed_neighbours;
  RelataRect bounds; /* of the placed */
  GArray *ids;       /* guint, for queries */
  GArray *xs, *ys;   /* double, candidates */
} Insert;

static void
put (Insert *self, guint v, double x, double y)
{
  RelataRect *box = &self->graph->boxes[v];

  box->x = x;
  box->y = y;
  self->bounds = relata_rect_union (&self->bounds, box);
  relata_spatial_index_insert (self->index, v, box);
  self->placed[v] = TRUE;
}

/* The box with its gaps, a little smaller, so that boxes just the gap apart do not touch. */
static RelataRect
with_gaps (const Insert *self, guint v, double x, double y)
{
  const RelataRect *box = &self->graph->boxes[v];

  return (RelataRect){ x - self->graph->gap_x + 0.01, y - self->graph->gap_y + 0.01,
                       MAX (box->width + 2 * self->graph->gap_x - 0.02, 0),
                       MAX (box->height + 2 * self->graph->gap_y - 0.02, 0) };
}

static gboolean
is_free (Insert *self, guint v, double x, double y)
{
  RelataRect rect = with_gaps (self, v, x, y);

  if (x < MIN (self->bounds.x, 0) || y < MIN (self->bounds.y, 0))
    return FALSE;
  relata_spatial_index_query_rect (self->index, &rect, self->ids);
  return self->ids->len == 0;
}

static double
row_y (const RelataLayoutGraph *graph, guint l, guint v)
{
  const RelataLayoutLink *link = &graph->links[l];

  return graph->boxes[v].y + (link->from == v ? link->from_y : link->to_y);
}

static double
turn (RelataPoint a, RelataPoint b, RelataPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static RelataPoint
centre (const RelataLayoutGraph *graph, guint v)
{
  const RelataRect *box = &graph->boxes[v];

  return (RelataPoint){ box->x + box->width / 2, box->y + box->height / 2 };
}

static guint
count_crossings (const Insert *self, guint l)
{
  const RelataLayoutGraph *graph = self->graph;
  const RelataLayoutLink *link = &graph->links[l];
  RelataPoint a = centre (graph, link->from), b = centre (graph, link->to);
  guint n = 0;

  for (guint k = 0; k < graph->n_links; k++)
    {
      const RelataLayoutLink *other = &graph->links[k];
      RelataPoint c, d;

      if (!self->placed[other->from] || !self->placed[other->to] || other->from == link->from
          || other->from == link->to || other->to == link->from || other->to == link->to)
        continue;
      c = centre (graph, other->from);
      d = centre (graph, other->to);
      n += turn (a, b, c) * turn (a, b, d) < 0 && turn (c, d, a) * turn (c, d, b) < 0;
    }
  return n;
}

static guint
count_through (Insert *self, guint l)
{
  const RelataLayoutLink *link = &self->graph->links[l];
  RelataPoint a = centre (self->graph, link->from), b = centre (self->graph, link->to);
  RelataRect area = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x), fabs (a.y - b.y) };
  guint n = 0;

  relata_spatial_index_query_rect (self->index, &area, self->ids);
  for (guint k = 0; k < self->ids->len; k++)
    {
      guint u = g_array_index (self->ids, guint, k);
      const RelataRect *box = &self->graph->boxes[u];
      RelataPoint m = centre (self->graph, u);
      double ex = (b.x - a.x) / 2, ey = (b.y - a.y) / 2;
      double mx = a.x + ex - m.x, my = a.y + ey - m.y;

      n += u != link->from && u != link->to
           && fabs (mx * ey - my * ex) < (box->width * fabs (ey) + box->height * fabs (ex)) / 2;
    }
  return n;
}

/* What the lines of @v cost if it stands where its box says. */
static double
price (Insert *self, guint v)
{
  const RelataLayoutGraph *graph = self->graph;
  const RelataRect *box = &graph->boxes[v];
  RelataRect covered = relata_rect_union (&self->bounds, box);
  double sum
      = PRICE_OUTSIDE * (covered.width - self->bounds.width + covered.height - self->bounds.height);

  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    {
      guint l = graph->incident[k], u = relata_layout_graph_other (graph, l, v);
      const RelataRect *other = &graph->boxes[u];
      double dx = MAX (other->x - relata_rect_right (box), box->x - relata_rect_right (other));
      double cost;

      if (!self->placed[u])
        continue;
      cost = MAX (dx, 0) + fabs (row_y (graph, l, v) - row_y (graph, l, u));
      cost += dx < 0 ? PRICE_SAME : 0;
      cost += PRICE_CROSSING * count_crossings (self, l) + PRICE_THROUGH * count_through (self, l);
      sum += cost * graph->links[l].weight;
    }
  return sum;
}

static void
add (GArray *values, double value)
{
  value = round (value);
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, double, i) == value)
      return;
  g_array_append_val (values, value);
}

static void
collect_xs (Insert *self, guint v)
{
  const RelataLayoutGraph *graph = self->graph;

  g_array_set_size (self->xs, 0);
  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    {
      guint u = relata_layout_graph_other (graph, graph->incident[k], v);

      if (!self->placed[u])
        continue;
      add (self->xs, ceil (relata_rect_right (&graph->boxes[u]) + graph->gap_x));
      add (self->xs, floor (graph->boxes[u].x - graph->gap_x - graph->boxes[v].width));
      add (self->xs, graph->boxes[u].x);
    }
}

/* Heights at @x that bring a line to lie straight, tops to lie level, or boxes to stand one gap
 * above or below what is there. */
static void
collect_ys (Insert *self, guint v, double x)
{
  const RelataLayoutGraph *graph = self->graph;
  double height = graph->boxes[v].height, low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  g_array_set_size (self->ys, 0);
  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    {
      guint l = graph->incident[k], u = relata_layout_graph_other (graph, l, v);

      if (!self->placed[u])
        continue;
      add (self->ys, row_y (graph, l, u) - (row_y (graph, l, v) - graph->boxes[v].y));
      add (self->ys, graph->boxes[u].y);
      low = MIN (low, graph->boxes[u].y - REACH);
      high = MAX (high, relata_rect_bottom (&graph->boxes[u]) + REACH);
    }
  relata_spatial_index_query_rect (
      self->index,
      &(RelataRect){ x - graph->gap_x, low, graph->boxes[v].width + 2 * graph->gap_x, high - low },
      self->ids);
  for (guint i = 0; i < self->ids->len; i++)
    {
      const RelataRect *box = &graph->boxes[g_array_index (self->ids, guint, i)];

      add (self->ys, ceil (relata_rect_bottom (box) + graph->gap_y));
      add (self->ys, floor (box->y - graph->gap_y - height));
    }
}

static void
choose_place (Insert *self, guint v)
{
  RelataRect *box = &self->graph->boxes[v];
  RelataPoint best
      = { ceil (self->bounds.x), ceil (relata_rect_bottom (&self->bounds) + self->graph->gap_y) };
  double best_price = G_MAXDOUBLE;

  collect_xs (self, v);
  for (guint i = 0; i < self->xs->len; i++)
    {
      double x = g_array_index (self->xs, double, i);

      collect_ys (self, v, x);
      for (guint k = 0; k < self->ys->len; k++)
        {
          double y = g_array_index (self->ys, double, k), now;

          if (!is_free (self, v, x, y))
            continue;
          box->x = x;
          box->y = y;
          now = price (self, v);
          if (now < best_price)
            {
              best_price = now;
              best = (RelataPoint){ x, y };
            }
        }
    }
  put (self, v, best.x, best.y);
}

/* The node to place next: the most placed neighbours, then the most neighbours. */
static guint
choose_next (const Insert *self)
{
  guint best = G_MAXUINT;

  for (guint v = 0; v < self->graph->n_nodes; v++)
    {
      guint n = self->n_placed_neighbours[v];

      if (self->placed[v] || n == 0)
        continue;
      if (best == G_MAXUINT || n > self->n_placed_neighbours[best]
          || (n == self->n_placed_neighbours[best]
              && relata_layout_graph_degree (self->graph, v)
                     > relata_layout_graph_degree (self->graph, best)))
        best = v;
    }
  return best;
}

static void
tell_neighbours (Insert *self, guint v)
{
  const RelataLayoutGraph *graph = self->graph;

  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    self->n_placed_neighbours[relata_layout_graph_other (graph, graph->incident[k], v)]++;
}

static gboolean
run (Insert *self, const gboolean *fixed, GCancellable *cancellable)
{
  guint n = self->graph->n_nodes;

  for (guint v = choose_next (self); v != G_MAXUINT; v = choose_next (self))
    {
      choose_place (self, v);
      tell_neighbours (self, v);
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  for (guint s = 0; s < N_SWEEPS; s++)
    for (guint v = 0; v < n; v++)
      {
        if (fixed[v] || !self->placed[v])
          continue;
        if (g_cancellable_is_cancelled (cancellable))
          return FALSE;
        self->placed[v] = FALSE;
        relata_spatial_index_remove (self->index, v);
        choose_place (self, v);
      }
  return TRUE;
}

static void
insert_clear (Insert *self)
{
  relata_spatial_index_free (self->index);
  g_free (self->n_placed_neighbours);
  g_array_unref (self->ids);
  g_array_unref (self->xs);
  g_array_unref (self->ys);
}

/*
 * relata_layout_insert:
 * @placed: (inout) (array): of each node whether it has its place; those that are connected
 *   with one of them get theirs
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_insert (RelataLayoutGraph *graph, gboolean *placed, GCancellable *cancellable)
{
  g_autofree gboolean *fixed = g_memdup2 (placed, sizeof *placed * graph->n_nodes);
  Insert self = { .graph = graph, .placed = placed };
  gboolean done;

  self.index = relata_spatial_index_new (CELL);
  self.n_placed_neighbours = g_new0 (guint, graph->n_nodes + 1);
  self.ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self.xs = g_array_new (FALSE, FALSE, sizeof (double));
  self.ys = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint v = 0; v < graph->n_nodes; v++)
    if (fixed[v])
      {
        put (&self, v, graph->boxes[v].x, graph->boxes[v].y);
        tell_neighbours (&self, v);
      }
  done = run (&self, fixed, cancellable);
  insert_clear (&self);
  return done;
}
