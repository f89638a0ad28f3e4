/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Simulated annealing after R. Davidson and D. Harel, Drawing graphs nicely using simulated
 * annealing, ACM TOG 15 (1996). Boxes stand in columns; a move takes one box to another place,
 * or exchanges two. Only what the move changes is priced. */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "layout/relata-layout-search.h"

/* Prices in hundreds of units of line. */
#define PRICE_CROSSING 2.5
#define PRICE_THROUGH  4.0
#define PRICE_OVERLAP  4.0
#define PRICE_SAME     1.2  /* a line between two boxes of one column must turn back */
#define PRICE_BACKWARD 0.15 /* a parent to the right of its child */
#define PRICE_SPRAWL   0.12 /* distance from the middle */
#define STEP           10.0
#define ASPECT         1.6
#define COOLING_TO     0.02

typedef struct
{
  double x, y; /* centre */
  int column;
} Place;

typedef struct
{
  RelataLayoutGraph *graph;
  Place *places;
  double *half_width, *half_height;
  double pitch, left;
  RelataPoint middle; /* of all, for sprawl */
  int max_column;
  RelataLayoutRandom *random;
} Search;

static inline double
turn (double ax, double ay, double bx, double by, double cx, double cy)
{
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

static inline gboolean
lines_cross (const Place *a, const Place *b, const Place *c, const Place *d)
{
  double t1 = turn (a->x, a->y, b->x, b->y, c->x, c->y);
  double t2 = turn (a->x, a->y, b->x, b->y, d->x, d->y);

  if (t1 * t2 >= 0)
    return FALSE;
  return turn (c->x, c->y, d->x, d->y, a->x, a->y) * turn (c->x, c->y, d->x, d->y, b->x, b->y) < 0;
}

/* Whether the line from @a to @b meets the inside of a box around @c (separating axes). */
static inline gboolean
line_meets_box (
    const Place *a, const Place *b, const Place *c, double half_width, double half_height)
{
  double ex = (b->x - a->x) / 2, ey = (b->y - a->y) / 2;
  double mx = a->x + ex - c->x, my = a->y + ey - c->y;

  if (fabs (mx) >= half_width + fabs (ex) || fabs (my) >= half_height + fabs (ey))
    return FALSE;
  return fabs (mx * ey - my * ex) < half_width * fabs (ey) + half_height * fabs (ex);
}

static double
price_length (const Search *s, const RelataLayoutLink *link)
{
  const Place *child = &s->places[link->from], *parent = &s->places[link->to];
  double reach = s->half_width[link->from] + s->half_width[link->to];
  double dx = fabs (child->x - parent->x) - reach;
  double child_y = child->y - s->half_height[link->from] + link->from_y;
  double parent_y = parent->y - s->half_height[link->to] + link->to_y;
  double price = (MAX (dx, 0) + fabs (child_y - parent_y)) / 100;

  if (dx < 0)
    price += PRICE_SAME;
  if (child->x < parent->x)
    price += PRICE_BACKWARD;
  return price * link->weight;
}

/* What the line @l costs, its meetings with lines and boxes included. */
static double
price_link (const Search *s, guint l)
{
  const RelataLayoutGraph *graph = s->graph;
  const RelataLayoutLink *link = &graph->links[l];
  const Place *a = &s->places[link->from], *b = &s->places[link->to];
  double price = price_length (s, link), meetings = 0;

  for (guint k = 0; k < graph->n_links; k++)
    {
      const RelataLayoutLink *other = &graph->links[k];

      if (other->from != link->from && other->from != link->to && other->to != link->from
          && other->to != link->to
          && lines_cross (a, b, &s->places[other->from], &s->places[other->to]))
        meetings += other->weight;
    }
  price += meetings * link->weight * PRICE_CROSSING;
  for (guint u = 0; u < graph->n_nodes; u++)
    if (u != link->from && u != link->to
        && line_meets_box (a, b, &s->places[u], s->half_width[u], s->half_height[u]))
      price += PRICE_THROUGH * link->weight;
  return price;
}

static double
price_box (const Search *s, guint v)
{
  const RelataLayoutGraph *graph = s->graph;
  const Place *place = &s->places[v];
  double price = (fabs (place->x - s->middle.x) / ASPECT + fabs (place->y - s->middle.y)) / 100
                 * PRICE_SPRAWL;

  for (guint u = 0; u < graph->n_nodes; u++)
    if (u != v && s->places[u].column == place->column)
      {
        double room = s->half_height[u] + s->half_height[v] + graph->gap_y
                      - fabs (s->places[u].y - place->y);

        if (room > 0)
          price += PRICE_OVERLAP * (0.5 + room / 100);
      }
  for (guint k = 0; k < graph->n_links; k++)
    {
      const RelataLayoutLink *link = &graph->links[k];

      if (link->from != v && link->to != v
          && line_meets_box (&s->places[link->from], &s->places[link->to], place, s->half_width[v],
                             s->half_height[v]))
        price += PRICE_THROUGH * link->weight;
    }
  return price;
}

/* Everything that depends on where @v is. */
static double
price_node (const Search *s, guint v)
{
  const RelataLayoutGraph *graph = s->graph;
  double price = price_box (s, v);

  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    price += price_link (s, graph->incident[k]);
  return price;
}

static Place
place_at (const Search *s, int column, double y)
{
  column = CLAMP (column, 0, s->max_column);
  return (Place){ s->left + column * s->pitch, round (y / STEP) * STEP, column };
}

static Place
propose (Search *s, guint v, double heat)
{
  const RelataLayoutGraph *graph = s->graph;
  const Place *now = &s->places[v];
  guint degree = relata_layout_graph_degree (graph, v);
  double spread = 60 + 250 * heat;
  double noise = (relata_layout_random_unit (s->random) - 0.5) * 2 * spread;
  guint kind = relata_layout_random_below (s->random, 4);
  guint l = graph->incident[graph->first[v] + relata_layout_random_below (s->random, degree)];
  guint u = relata_layout_graph_other (graph, l, v);
  int side = (int)relata_layout_random_below (s->random, 3) - 1;

  if (kind == 0)
    return place_at (s, now->column + side, now->y + noise);
  if (kind == 1)
    return place_at (s, s->places[u].column + side, s->places[u].y + noise);
  if (kind == 2)
    {
      double vy = s->graph->links[l].from == v ? graph->links[l].from_y : graph->links[l].to_y;
      double uy = s->graph->links[l].from == v ? graph->links[l].to_y : graph->links[l].from_y;

      return place_at (s, s->places[u].column + (side < 0 ? -1 : 1),
                       s->places[u].y - s->half_height[u] + uy + s->half_height[v] - vy);
    }
  return place_at (s, s->places[u].column + side,
                   s->places[u].y
                       + (relata_layout_random_below (s->random, 2) ? 1 : -1)
                             * (s->half_height[u] + s->half_height[v] + graph->gap_y));
}

static gboolean
accept (Search *s, double change, double heat)
{
  return change <= 0 || relata_layout_random_unit (s->random) < exp (-change / heat);
}

static void
try_move (Search *s, double heat)
{
  guint v = relata_layout_random_below (s->random, s->graph->n_nodes);
  Place before = s->places[v], after = propose (s, v, heat);
  double change;

  if (after.column == before.column && after.y == before.y)
    return;
  change = -price_node (s, v);
  s->places[v] = after;
  change += price_node (s, v);
  if (!accept (s, change, heat))
    s->places[v] = before;
}

static void
try_exchange (Search *s, double heat)
{
  guint v = relata_layout_random_below (s->random, s->graph->n_nodes);
  guint u = relata_layout_random_below (s->random, s->graph->n_nodes);
  Place of_v = s->places[v], of_u = s->places[u];
  double change;

  if (u == v)
    return;
  change = -price_node (s, v);
  s->places[v] = of_u;
  change += price_node (s, v) - price_node (s, u);
  s->places[u] = of_v;
  change += price_node (s, u);
  if (!accept (s, change, heat))
    {
      s->places[v] = of_v;
      s->places[u] = of_u;
    }
}

static void
search_init (Search *s, const RelataLayoutGraph *graph, const int *columns, double pitch)
{
  RelataRect bounds = relata_layout_graph_bounds (graph);

  *s = (Search){ 0 };
  s->graph = (RelataLayoutGraph *)graph;
  s->pitch = pitch;
  s->places = g_new (Place, graph->n_nodes + 1);
  s->half_width = g_new (double, graph->n_nodes + 1);
  s->half_height = g_new (double, graph->n_nodes + 1);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      s->half_width[i] = graph->boxes[i].width / 2;
      s->half_height[i] = graph->boxes[i].height / 2;
      s->places[i]
          = (Place){ columns[i] * pitch, graph->boxes[i].y + s->half_height[i], columns[i] };
      s->max_column = MAX (s->max_column, columns[i]);
    }
  s->middle = (RelataPoint){ s->max_column * pitch / 2, bounds.y + bounds.height / 2 };
}

static void
search_clear (Search *s)
{
  g_free (s->places);
  g_free (s->half_width);
  g_free (s->half_height);
}

/*
 * relata_layout_search:
 * @columns: (inout): of each node, its column
 * @pitch: distance of columns
 * @n_moves: how many moves to try
 * @heat: at the start, moves that cost up to about this much more are kept at times
 *
 * The boxes' y and columns may overlap afterwards, seldom and little.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_search (RelataLayoutGraph *graph,
                      int *columns,
                      double pitch,
                      guint n_moves,
                      double heat,
                      RelataLayoutRandom *random,
                      GCancellable *cancellable)
{
  double cooling = pow (COOLING_TO / heat, 1.0 / MAX (n_moves, 1));
  gboolean cancelled = FALSE;
  Search s;

  search_init (&s, graph, columns, pitch);
  s.random = random;
  for (guint m = 0; m < n_moves && !cancelled; m++)
    {
      if (relata_layout_random_below (random, 5) == 0)
        try_exchange (&s, heat);
      else
        try_move (&s, heat);
      heat *= cooling;
      cancelled = m % 64 == 0 && g_cancellable_is_cancelled (cancellable);
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      columns[i] = s.places[i].column;
      graph->boxes[i].x = s.places[i].column * pitch;
      graph->boxes[i].y = s.places[i].y - s.half_height[i];
    }
  search_clear (&s);
  return !cancelled;
}

/*
 * relata_layout_search_price:
 *
 * Returns: what the search would lower, so that placements can be compared
 */
double
relata_layout_search_price (const RelataLayoutGraph *graph, const int *columns, double pitch)
{
  double price = 0;
  Search s;

  search_init (&s, graph, columns, pitch);
  for (guint i = 0; i < graph->n_nodes; i++)
    price += price_box (&s, i);
  for (guint l = 0; l < graph->n_links; l++)
    price += price_link (&s, l);
  search_clear (&s);
  return price;
}
