/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Gives the segments of some lines a place between those of the others, which stay: for each in
 * turn, the place where it crowds and crosses least. */

#include "config.h"

#include <math.h>

#include "layout/relata-route-private.h"

#define MAX_BESIDE  24
#define TOUCH       6.0
#define PRICE_WAY   0.05 /* for a unit away from the wanted place */
#define PRICE_CROWD 1.0  /* for a unit of gap that lacks */
#define PRICE_ORDER 15.0 /* for standing on the wrong side of another line */

/* A parallel segment beside the one to be placed. */
typedef struct
{
  double at;
  int order; /* -1: the one to be placed should be before it */
} Beside;

static guint
collect_beside (RelataRouter *self,
                guint edge,
                guint segment,
                const RelataRect *area,
                gboolean steep,
                Beside *beside)
{
  guint n = 0;

  relata_spatial_index_query_rect (self->segment_index, area, self->found);
  for (guint i = 0; i < self->found->len && n < MAX_BESIDE; i++)
    {
      guint id = g_array_index (self->found, guint, i);
      const RelataRouteSegmentRef *ref = &g_array_index (self->segments, RelataRouteSegmentRef, id);
      const RelataRoute *other = &self->routes[ref->edge];

      if (ref->edge == edge || relata_route_segment_is_steep (other, ref->segment) != steep)
        continue;
      beside[n].at = steep ? other->points[ref->segment].x : other->points[ref->segment].y;
      beside[n].order
          = relata_route_compare_sides (&self->routes[edge], segment, other, ref->segment);
      n++;
    }
  return n;
}

static double
price_at (double at, double wanted, const Beside *beside, guint n)
{
  double price = PRICE_WAY * fabs (at - wanted);

  for (guint k = 0; k < n; k++)
    {
      double distance = fabs (at - beside[k].at);

      if (distance < RELATA_ROUTE_MARGIN)
        price += PRICE_CROWD * (RELATA_ROUTE_MARGIN - distance);
      if ((beside[k].order < 0 && at > beside[k].at) || (beside[k].order > 0 && at < beside[k].at))
        price += PRICE_ORDER;
    }
  return price;
}

static double
choose_place (double low, double high, double wanted, const Beside *beside, guint n)
{
  double best = wanted, best_price = price_at (wanted, wanted, beside, n);

  for (guint k = 0; k < 2 * n; k++)
    {
      double at = beside[k / 2].at + (k % 2 == 0 ? -1 : 1) * RELATA_ROUTE_MARGIN, price;

      if (at < low || at > high)
        continue;
      price = price_at (at, wanted, beside, n);
      if (price < best_price)
        {
          best_price = price;
          best = at;
        }
    }
  return best;
}

static void
settle_segment (RelataRouter *self, guint edge, guint segment)
{
  RelataRoute *route = &self->routes[edge];
  RelataPoint *p = &route->points[segment];
  gboolean steep = relata_route_segment_is_steep (route, segment);
  double from = steep ? MIN (p[0].y, p[1].y) : MIN (p[0].x, p[1].x);
  double to = steep ? MAX (p[0].y, p[1].y) : MAX (p[0].x, p[1].x);
  double low, high, wanted, at;
  Beside beside[MAX_BESIDE];
  RelataRect area;
  guint n;

  if (relata_route_is_pinned (self, edge, segment))
    return;
  relata_route_window (self, edge, segment, &low, &high, &wanted);
  from -= TOUCH;
  to += TOUCH;
  area = steep ? (RelataRect){ low - RELATA_ROUTE_MARGIN, from,
                               high - low + 2 * RELATA_ROUTE_MARGIN, to - from }
               : (RelataRect){ from, low - RELATA_ROUTE_MARGIN, to - from,
                               high - low + 2 * RELATA_ROUTE_MARGIN };
  n = collect_beside (self, edge, segment, &area, steep, beside);
  at = choose_place (low, high, wanted, beside, n);
  if (steep)
    p[0].x = p[1].x = at;
  else
    p[0].y = p[1].y = at;
}

static gboolean
is_near (const RelataPoint *p, const RelataRect *area)
{
  return area == NULL
         || (MIN (p[0].x, p[1].x) <= relata_rect_right (area) && MAX (p[0].x, p[1].x) >= area->x
             && MIN (p[0].y, p[1].y) <= relata_rect_bottom (area)
             && MAX (p[0].y, p[1].y) >= area->y);
}

/*
 * relata_route_settle:
 * @edges: lines that were searched anew, and that the index holds
 * @area: (nullable): what is outside stays
 *
 * Places their segments, one after the other.
 */
void
relata_route_settle (RelataRouter *self, const guint *edges, guint n_edges, const RelataRect *area)
{
  for (guint k = 0; k < n_edges; k++)
    {
      guint n_points = self->routes[edges[k]].n_points;

      for (guint first = 1; first <= 2; first++)
        for (guint s = first; s + 2 < n_points; s += 2)
          if (is_near (&self->routes[edges[k]].points[s], area))
            settle_segment (self, edges[k], s);
      relata_router_unindex_edge (self, edges[k]);
      relata_router_index_edge (self, edges[k]);
    }
}

/* Whether another line runs on this segment for a while. */
static gboolean
is_covered (RelataRouter *self, guint edge, guint segment)
{
  const RelataPoint *p = &self->routes[edge].points[segment];
  gboolean steep = relata_route_segment_is_steep (&self->routes[edge], segment);
  RelataRect area = { MIN (p[0].x, p[1].x), MIN (p[0].y, p[1].y), fabs (p[0].x - p[1].x),
                      fabs (p[0].y - p[1].y) };

  relata_spatial_index_query_rect (self->segment_index, &area, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint id = g_array_index (self->found, guint, i);
      const RelataRouteSegmentRef *ref = &g_array_index (self->segments, RelataRouteSegmentRef, id);
      const RelataPoint *q = &self->routes[ref->edge].points[ref->segment];
      double common = steep ? MIN (MAX (q[0].y, q[1].y), area.y + area.height)
                                  - MAX (MIN (q[0].y, q[1].y), area.y)
                            : MIN (MAX (q[0].x, q[1].x), area.x + area.width)
                                  - MAX (MIN (q[0].x, q[1].x), area.x);

      if (ref->edge != edge
          && relata_route_segment_is_steep (&self->routes[ref->edge], ref->segment) == steep
          && common > 0)
        return TRUE;
    }
  return FALSE;
}

/*
 * relata_route_uncover:
 *
 * Moves segments that lie on others, where that can be. The index must be up to date.
 */
void
relata_route_uncover (RelataRouter *self)
{
  for (guint e = 0; e < self->n_edges; e++)
    for (guint s = 1; s + 2 < self->routes[e].n_points; s++)
      if (is_covered (self, e, s))
        {
          settle_segment (self, e, s);
          relata_router_unindex_edge (self, e);
          relata_router_index_edge (self, e);
        }
}
