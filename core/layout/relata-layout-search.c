/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Simulated annealing after R. Davidson and D. Harel, Drawing graphs nicely using simulated
 * annealing, ACM TOG 15 (1996). Boxes stand in columns; a move takes one box to another place,
 * or exchanges two. Only what the move changes is priced. */

#include "config.h"

#include <float.h>
#include <math.h>

#include "layout/relata-layout-search.h"

/* Prices in hundreds of units of line. */
#define PRICE_CROSSING 2.5f
#define PRICE_OVERLAP  4.0f
#define PRICE_BEND     0.35f /* a line that is not straight */
#define PRICE_SAME     1.2f  /* a line between two boxes of one column must turn back */
#define PRICE_BACKWARD 0.15f /* a parent to the right of its child */
#define PRICE_SPRAWL   0.08f /* distance from the middle */
#define PRICE_SHEET    0.35f /* height of the sheet */
#define STEP           10.0
#define ASPECT         1.6f
#define COOLING_TO     0.02
#define SHEET_MAX      80 /* with more nodes than this the sheet is not priced */
#define LANES          4

/* Four numbers that are computed with together, by every processor that has such instructions. */
typedef float Lanes __attribute__ ((vector_size (LANES * sizeof (float))));
typedef gint32 Mask __attribute__ ((vector_size (LANES * sizeof (gint32))));

typedef struct
{
  float x, y; /* centre */
  int column;
} Place;

/* Arrays of nodes and links, filled up to whole lanes with such that cost nothing. */
typedef struct
{
  const RelataLayoutGraph *graph;
  guint n_node_lanes, n_link_lanes;
  float *x, *y, *half_width, *half_height; /* of nodes */
  int *column;
  float *ax, *ay, *bx, *by, *weight; /* of links: child's centre, parent's centre */
  float pitch, middle_x, middle_y, price_through;
  int max_column;
  RelataLayoutRandom *random;
} Search;

static float *
lanes_new (guint n_lanes)
{
  return g_aligned_alloc0 (MAX (n_lanes, 1), sizeof (Lanes), sizeof (Lanes));
}

static inline Lanes
lanes_at (const float *values, guint lane)
{
  return *(const Lanes *)(const void *)(values + lane * LANES);
}

static inline Lanes
lanes_of (float value)
{
  return (Lanes){ value, value, value, value };
}

static inline Lanes
lanes_abs (Lanes value)
{
  return (Lanes)((Mask)value & (Mask){ G_MAXINT32, G_MAXINT32, G_MAXINT32, G_MAXINT32 });
}

/* @value where @mask, 0 elsewhere. */
static inline Lanes
lanes_where (Mask mask, Lanes value)
{
  return (Lanes)((Mask)value & mask);
}

static inline float
lanes_sum (Lanes value)
{
  return value[0] + value[1] + (value[2] + value[3]);
}

/* The weights of the links that cross the line from a to b. Of lines with a common end, one of
 * the four turns is exactly 0, so that they do not count. */
static float
crossing_weight (const Search *s, float ax, float ay, float bx, float by)
{
  Lanes x0 = lanes_of (ax), y0 = lanes_of (ay), dx = lanes_of (bx - ax), dy = lanes_of (by - ay);
  Lanes x1 = lanes_of (bx), y1 = lanes_of (by), sum = lanes_of (0);

  for (guint k = 0; k < s->n_link_lanes; k++)
    {
      Lanes cx = lanes_at (s->ax, k), cy = lanes_at (s->ay, k);
      Lanes ex = lanes_at (s->bx, k), ey = lanes_at (s->by, k);
      Lanes t1 = dx * (cy - y0) - dy * (cx - x0), t2 = dx * (ey - y0) - dy * (ex - x0);
      Lanes fx = ex - cx, fy = ey - cy;
      Lanes t3 = fx * (y0 - cy) - fy * (x0 - cx), t4 = fx * (y1 - cy) - fy * (x1 - cx);

      sum += lanes_where ((t1 * t2 < 0) & (t3 * t4 < 0), lanes_at (s->weight, k));
    }
  return lanes_sum (sum);
}

/* How many boxes, not those at its ends, the line from a to b passes through (by separating
 * axes). */
static float
boxes_passed (const Search *s, float ax, float ay, float bx, float by)
{
  float half_x = (bx - ax) / 2, half_y = (by - ay) / 2;
  Lanes ex = lanes_of (half_x), ey = lanes_of (half_y), ux = lanes_abs (ex), uy = lanes_abs (ey);
  Lanes mx = lanes_of (ax + half_x), my = lanes_of (ay + half_y), sum = lanes_of (0);

  for (guint k = 0; k < s->n_node_lanes; k++)
    {
      Lanes dx = mx - lanes_at (s->x, k), dy = my - lanes_at (s->y, k);
      Lanes w = lanes_at (s->half_width, k), h = lanes_at (s->half_height, k);
      Mask hit = (lanes_abs (dx) < w + ux) & (lanes_abs (dy) < h + uy)
                 & (lanes_abs (dx * ey - dy * ex) < w * uy + h * ux);

      sum += lanes_where (hit, lanes_of (1));
    }
  return MAX (lanes_sum (sum) - 2, 0);
}

/* The weights of the links that pass through a box, its own left out by @own. */
static float
passing_weight (const Search *s, guint v)
{
  Lanes x = lanes_of (s->x[v]), y = lanes_of (s->y[v]), sum = lanes_of (0);
  Lanes w = lanes_of (s->half_width[v]), h = lanes_of (s->half_height[v]);

  for (guint k = 0; k < s->n_link_lanes; k++)
    {
      Lanes ax = lanes_at (s->ax, k), ay = lanes_at (s->ay, k);
      Lanes bx = lanes_at (s->bx, k), by = lanes_at (s->by, k);
      Lanes ex = (bx - ax) * 0.5f, ey = (by - ay) * 0.5f;
      Lanes dx = ax + ex - x, dy = ay + ey - y;
      Lanes ux = lanes_abs (ex), uy = lanes_abs (ey);
      Mask hit = (lanes_abs (dx) < w + ux) & (lanes_abs (dy) < h + uy)
                 & (lanes_abs (dx * ey - dy * ex) < w * uy + h * ux);
      Mask own = ((ax == x) & (ay == y)) | ((bx == x) & (by == y));

      sum += lanes_where (hit & ~own, lanes_at (s->weight, k));
    }
  return lanes_sum (sum);
}

static float
price_overlaps (const Search *s, guint v)
{
  float gap = (float)s->graph->gap_y;
  Lanes x = lanes_of (s->x[v]), y = lanes_of (s->y[v]), sum = lanes_of (0);
  Lanes reach = lanes_of (s->half_height[v] + gap), half = lanes_of (s->pitch / 2);

  for (guint k = 0; k < s->n_node_lanes; k++)
    {
      Lanes room = lanes_at (s->half_height, k) + reach - lanes_abs (lanes_at (s->y, k) - y);
      Mask hit = (lanes_abs (lanes_at (s->x, k) - x) < half) & (room > 0);

      sum += lanes_where (hit, 0.5f + room * 0.01f);
    }
  /* The box itself is among them. */
  return PRICE_OVERLAP * (lanes_sum (sum) - 0.5f - (2 * s->half_height[v] + gap) * 0.01f);
}

static float
price_length (const Search *s, guint l)
{
  const RelataLayoutLink *link = &s->graph->links[l];
  guint c = link->from, p = link->to;
  float dx = fabsf (s->x[c] - s->x[p]) - s->half_width[c] - s->half_width[p];
  float dy = fabsf (s->y[c] - s->half_height[c] + (float)link->from_y - s->y[p] + s->half_height[p]
                    - (float)link->to_y);
  float price = (MAX (dx, 0) + dy) * 0.01f;

  if (dy > 0.5f)
    price += PRICE_BEND;
  if (dx < 0)
    price += PRICE_SAME;
  if (s->x[c] < s->x[p])
    price += PRICE_BACKWARD;
  return price * (float)link->weight;
}

static float
price_sprawl (const Search *s, guint v)
{
  return (fabsf (s->x[v] - s->middle_x) / ASPECT + fabsf (s->y[v] - s->middle_y)) * 0.01f
         * PRICE_SPRAWL;
}

/* The height of a sheet of the wanted shape that holds all. */
static float
price_sheet (const Search *s)
{
  float x0 = FLT_MAX, y0 = FLT_MAX, x1 = -FLT_MAX, y1 = -FLT_MAX;

  if (s->graph->n_nodes > SHEET_MAX)
    return 0;
  for (guint i = 0; i < s->graph->n_nodes; i++)
    {
      x0 = MIN (x0, s->x[i] - s->half_width[i]);
      x1 = MAX (x1, s->x[i] + s->half_width[i]);
      y0 = MIN (y0, s->y[i] - s->half_height[i]);
      y1 = MAX (y1, s->y[i] + s->half_height[i]);
    }
  return MAX ((x1 - x0) / ASPECT, y1 - y0) * 0.01f * PRICE_SHEET;
}

static float
price_link (const Search *s, guint l)
{
  float weight = s->weight[l];

  return weight
         * (PRICE_CROSSING * crossing_weight (s, s->ax[l], s->ay[l], s->bx[l], s->by[l])
            + s->price_through * boxes_passed (s, s->ax[l], s->ay[l], s->bx[l], s->by[l]));
}

/* Everything that depends on where @v is; given up, with a price above @limit, as soon as that
 * is passed. */
static float
price_node (const Search *s, guint v, float limit)
{
  const RelataLayoutGraph *graph = s->graph;
  float price = price_overlaps (s, v) + price_sprawl (s, v) + price_sheet (s);

  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    price += price_length (s, graph->incident[k]);
  if (price > limit)
    return price;
  price += s->price_through * passing_weight (s, v);
  for (guint k = graph->first[v]; k < graph->first[v + 1] && price <= limit; k++)
    price += price_link (s, graph->incident[k]);
  return price;
}

static Place
place_of (const Search *s, guint v)
{
  return (Place){ s->x[v], s->y[v], s->column[v] };
}

static void
put (Search *s, guint v, Place place)
{
  const RelataLayoutGraph *graph = s->graph;

  s->x[v] = place.x;
  s->y[v] = place.y;
  s->column[v] = place.column;
  for (guint k = graph->first[v]; k < graph->first[v + 1]; k++)
    {
      guint l = graph->incident[k];
      gboolean child = graph->links[l].from == v;

      *(child ? &s->ax[l] : &s->bx[l]) = place.x;
      *(child ? &s->ay[l] : &s->by[l]) = place.y;
    }
}

/* Boxes of a column have their left borders in line. */
static Place
place_at (const Search *s, guint v, int column, double y)
{
  column = CLAMP (column, 0, s->max_column);
  return (Place){ (float)column * s->pitch + s->half_width[v], (float)y, column };
}

/* The height that makes the line @l straight. */
static double
level_with (const Search *s, guint v, guint u, guint l)
{
  const RelataLayoutLink *link = &s->graph->links[l];
  double v_row = link->from == v ? link->from_y : link->to_y;
  double u_row = link->from == v ? link->to_y : link->from_y;

  return s->y[u] - s->half_height[u] + u_row - v_row + s->half_height[v];
}

static Place
propose (Search *s, guint v, double heat)
{
  const RelataLayoutGraph *graph = s->graph;
  guint degree = relata_layout_graph_degree (graph, v);
  double noise = (relata_layout_random_unit (s->random) - 0.5) * (100 + 500 * heat);
  guint l = graph->incident[graph->first[v] + relata_layout_random_below (s->random, degree)];
  guint u = relata_layout_graph_other (graph, l, v);
  int side = (int)relata_layout_random_below (s->random, 3) - 1;
  double apart = s->half_height[u] + s->half_height[v] + graph->gap_y;

  switch (relata_layout_random_below (s->random, 5))
    {
    case 0:
      return place_at (s, v, s->column[v] + side, round ((s->y[v] + noise) / STEP) * STEP);
    case 1:
      return place_at (s, v, s->column[u] + side, round ((s->y[u] + noise) / STEP) * STEP);
    case 2:
      return place_at (s, v, s->column[v], level_with (s, v, u, l));
    case 3:
      return place_at (s, v, s->column[u] + (side < 0 ? -1 : 1), level_with (s, v, u, l));
    default:
      return place_at (s, v, s->column[u] + side,
                       s->y[u] + (relata_layout_random_below (s->random, 2) ? apart : -apart));
    }
}

/* How much more a move may cost: seldom much more than the heat. */
static float
allowance (Search *s, double heat)
{
  return (float)(-heat * log (1 - relata_layout_random_unit (s->random)));
}

static void
try_move (Search *s, double heat)
{
  guint v = relata_layout_random_below (s->random, s->graph->n_nodes);
  Place before = place_of (s, v), after = propose (s, v, heat);
  float limit;

  if (after.column == before.column && after.y == before.y)
    return;
  limit = price_node (s, v, FLT_MAX) + allowance (s, heat);
  put (s, v, after);
  if (price_node (s, v, limit) > limit)
    put (s, v, before);
}

/* The change is priced in two steps, so that what both have in common counts once. */
static void
try_exchange (Search *s, double heat)
{
  guint v = relata_layout_random_below (s->random, s->graph->n_nodes);
  guint u = relata_layout_random_below (s->random, s->graph->n_nodes);
  Place of_v = place_of (s, v), of_u = place_of (s, u);
  float limit, price;

  if (u == v)
    return;
  limit = price_node (s, v, FLT_MAX) + allowance (s, heat);
  put (s, v, place_at (s, v, of_u.column, of_u.y));
  price = price_node (s, v, FLT_MAX);
  limit += price_node (s, u, FLT_MAX) - price;
  put (s, u, place_at (s, u, of_v.column, of_v.y));
  if (price_node (s, u, limit) > limit)
    {
      put (s, v, of_v);
      put (s, u, of_u);
    }
}

static void
search_init (Search *s, const RelataLayoutGraph *graph, const int *columns, double pitch)
{
  RelataRect bounds = relata_layout_graph_bounds (graph);

  *s = (Search){ .graph = graph, .pitch = (float)pitch };
  s->n_node_lanes = (graph->n_nodes + LANES - 1) / LANES;
  s->n_link_lanes = (graph->n_links + LANES - 1) / LANES;
  s->x = lanes_new (s->n_node_lanes);
  s->y = lanes_new (s->n_node_lanes);
  s->half_width = lanes_new (s->n_node_lanes);
  s->half_height = lanes_new (s->n_node_lanes);
  s->column = g_new0 (int, graph->n_nodes + 1);
  s->ax = lanes_new (s->n_link_lanes);
  s->ay = lanes_new (s->n_link_lanes);
  s->bx = lanes_new (s->n_link_lanes);
  s->by = lanes_new (s->n_link_lanes);
  s->weight = lanes_new (s->n_link_lanes);
  for (guint i = graph->n_nodes; i < s->n_node_lanes * LANES; i++)
    s->x[i] = s->y[i] = -1e15f;
  for (guint l = 0; l < graph->n_links; l++)
    s->weight[l] = (float)graph->links[l].weight;
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      s->half_width[i] = MAX ((float)graph->boxes[i].width / 2, 1);
      s->half_height[i] = MAX ((float)graph->boxes[i].height / 2, 1);
      s->max_column = MAX (s->max_column, columns[i]);
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    put (s, i, place_at (s, i, columns[i], graph->boxes[i].y + s->half_height[i]));
  s->middle_x = (float)(s->max_column * pitch / 2);
  s->middle_y = (float)(bounds.y + bounds.height / 2);
}

static void
search_clear (Search *s)
{
  g_aligned_free (s->x);
  g_aligned_free (s->y);
  g_aligned_free (s->half_width);
  g_aligned_free (s->half_height);
  g_free (s->column);
  g_aligned_free (s->ax);
  g_aligned_free (s->ay);
  g_aligned_free (s->bx);
  g_aligned_free (s->by);
  g_aligned_free (s->weight);
}

/*
 * relata_layout_search:
 * @columns: (inout): of each node, its column
 * @pitch: distance of columns
 *
 * The boxes of a column may overlap afterwards, seldom and little.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_search (RelataLayoutGraph *graph,
                      int *columns,
                      double pitch,
                      const RelataLayoutSearchOptions *options,
                      RelataLayoutRandom *random,
                      GCancellable *cancellable)
{
  double heat = options->heat;
  double cooling = pow (COOLING_TO / heat, 1.0 / MAX (options->n_moves, 1));
  gboolean cancelled = FALSE;
  Search s;

  search_init (&s, graph, columns, pitch);
  s.random = random;
  s.price_through = (float)options->price_through;
  for (guint m = 0; m < options->n_moves && !cancelled; m++)
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
      columns[i] = s.column[i];
      graph->boxes[i].x = s.column[i] * pitch;
      graph->boxes[i].y = (double)s.y[i] - graph->boxes[i].height / 2;
    }
  search_clear (&s);
  return !cancelled;
}
