/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* How one line comes to its route: by way of its pin, by a search, or simply; the whole of it, or
 * only the part near a box that is dragged. */

#include "config.h"

#include <math.h>

#include "layout/relata-route-private.h"

#define LONG 2500.0 /* lines shorter than this are always drawn as a whole */

static double
border_x (const RelataRect *box, RelataSide side)
{
  return side == RELATA_SIDE_LEFT ? box->x : relata_rect_right (box);
}

/* From side to side with one upright segment at @x, whatever stands there. */
static void
draw_bracket (RelataRouter *self, guint e, RelataSide from_side, RelataSide to_side, double x)
{
  const RelataRouteEdge *edge = &self->edges[e];
  double y0 = relata_router_end_y (self, e, 0), y1 = relata_router_end_y (self, e, 1);
  double x0 = border_x (&self->boxes[edge->from], from_side);
  double x1 = border_x (&self->boxes[edge->to], to_side);
  RelataPoint points[4] = { { x0, y0 }, { x, y0 }, { x, y1 }, { x1, y1 } };

  if (y0 == y1 && from_side != to_side)
    {
      points[1] = points[3];
      relata_router_set_points (self, e, points, 2, from_side, to_side);
      return;
    }
  relata_router_set_points (self, e, points, 4, from_side, to_side);
}

/*
 * relata_route_draw_simply:
 *
 * Gives the line a route without a look at other boxes. The index does not follow.
 */
void
relata_route_draw_simply (RelataRouter *self, guint e)
{
  const RelataRouteEdge *edge = &self->edges[e];
  const RelataRect *from = &self->boxes[edge->from], *to = &self->boxes[edge->to];
  double room = 2 * RELATA_ROUTE_STUB;

  if (to->x - relata_rect_right (from) >= room)
    draw_bracket (self, e, RELATA_SIDE_RIGHT, RELATA_SIDE_LEFT,
                  (to->x + relata_rect_right (from)) / 2);
  else if (from->x - relata_rect_right (to) >= room)
    draw_bracket (self, e, RELATA_SIDE_LEFT, RELATA_SIDE_RIGHT,
                  (from->x + relata_rect_right (to)) / 2);
  else
    draw_bracket (self, e, RELATA_SIDE_RIGHT, RELATA_SIDE_RIGHT,
                  MAX (relata_rect_right (from), relata_rect_right (to)) + RELATA_ROUTE_STUB);
}

static void
set_path (RelataRouter *self, guint e, const RelataRoutePath *path)
{
  relata_router_set_points (self, e, path->points, path->n_points, path->from_side, path->to_side);
}

/* From the child to the pin, and on from there without turning back. */
static gboolean
draw_by_pin (RelataRouter *self, guint e)
{
  const RelataRoutePin *pin = &self->pins[e];
  RelataRouteVia via = { pin->at, pin->at, pin->steep };
  RelataRoutePath first, second;

  if (!pin->set || !relata_route_search_run (self, e, NULL, &via, &first) || first.n_points < 2)
    return FALSE;
  via.back = first.points[first.n_points - 2];
  if (!relata_route_search_run (self, e, &via, NULL, &second))
    return FALSE;
  for (guint k = 0; k < second.n_points; k++)
    if (!relata_route_path_append (&first, second.points[k]))
      return FALSE;
  first.to_side = second.to_side;
  set_path (self, e, &first);
  return TRUE;
}

/*
 * relata_route_redraw:
 *
 * Draws the line anew between the others; the index follows.
 */
void
relata_route_redraw (RelataRouter *self, guint e)
{
  RelataRoutePath path;

  relata_router_unindex_edge (self, e);
  if (!draw_by_pin (self, e))
    {
      if (relata_route_search_run (self, e, NULL, NULL, &path))
        set_path (self, e, &path);
      else
        relata_route_draw_simply (self, e);
    }
  relata_router_index_edge (self, e);
}

static double
length_of (const RelataRoute *route)
{
  double length = 0;

  for (guint k = 0; k + 1 < route->n_points; k++)
    length += fabs (route->points[k].x - route->points[k + 1].x)
              + fabs (route->points[k].y - route->points[k + 1].y);
  return length;
}

static gboolean
is_inside (const RelataRect *area, const RelataPoint *p)
{
  return relata_rect_contains (area, p->x, p->y);
}

static gboolean
meets (const RelataRect *area, const RelataPoint *p, const RelataPoint *q)
{
  return MIN (p->x, q->x) < relata_rect_right (area) && MAX (p->x, q->x) > area->x
         && MIN (p->y, q->y) < relata_rect_bottom (area) && MAX (p->y, q->y) > area->y;
}

/* Where the segment from @outside to @inside comes into the area. */
static RelataPoint
enter (const RelataRect *area, const RelataPoint *outside, const RelataPoint *inside)
{
  RelataPoint p = { CLAMP (outside->x, area->x, relata_rect_right (area)),
                    CLAMP (outside->y, area->y, relata_rect_bottom (area)) };

  return outside->x == inside->x ? (RelataPoint){ outside->x, p.y }
                                 : (RelataPoint){ p.x, outside->y };
}

/* The segment where the line first comes into the area, or last leaves it; G_MAXUINT if that is
 * too near to its end. */
static guint
find_gate (const RelataRoute *route, const RelataRect *area, gboolean first, RelataRouteVia *via)
{
  guint n = route->n_points - 1;

  for (guint i = 0; i < n; i++)
    {
      guint s = first ? i : n - 1 - i;
      const RelataPoint *outside = &route->points[first ? s : s + 1];
      const RelataPoint *inside = &route->points[first ? s + 1 : s];

      if (!meets (area, outside, inside))
        continue;
      via->at = enter (area, outside, inside);
      via->back = *outside;
      via->steep = relata_route_segment_is_steep (route, s);
      if (i == 0 && fabs (via->at.x - outside->x) < RELATA_ROUTE_STUB)
        return G_MAXUINT;
      return s;
    }
  return G_MAXUINT;
}

/* Finds a new way through the area and keeps the rest. */
static gboolean
draw_part (RelataRouter *self, guint e, const RelataRect *area)
{
  const RelataRoute *route = &self->routes[e];
  guint last = route->n_points - 1, first_gate = 0, last_gate = last - 1;
  gboolean keeps_begin = !is_inside (area, &route->points[0]);
  gboolean keeps_end = !is_inside (area, &route->points[last]);
  RelataRouteVia from, to;
  RelataRoutePath way, path = { .n_points = 0 };
  gboolean whole;

  if (self->pins[e].set || (!keeps_begin && !keeps_end) || length_of (route) < LONG)
    return FALSE;
  if (keeps_begin)
    first_gate = find_gate (route, area, TRUE, &from);
  if (keeps_end)
    last_gate = find_gate (route, area, FALSE, &to);
  if (first_gate == G_MAXUINT || last_gate == G_MAXUINT
      || !relata_route_search_run (self, e, keeps_begin ? &from : NULL, keeps_end ? &to : NULL,
                                   &way))
    return FALSE;
  whole = TRUE;
  for (guint k = 0; keeps_begin && k <= first_gate; k++)
    whole = whole && relata_route_path_append (&path, route->points[k]);
  for (guint k = 0; k < way.n_points; k++)
    whole = whole && relata_route_path_append (&path, way.points[k]);
  for (guint k = last_gate + 1; keeps_end && k <= last; k++)
    whole = whole && relata_route_path_append (&path, route->points[k]);
  path.from_side = keeps_begin ? route->from_side : way.from_side;
  path.to_side = keeps_end ? route->to_side : way.to_side;
  if (whole)
    set_path (self, e, &path);
  return whole;
}

/*
 * relata_route_redraw_near:
 * @area: where boxes have moved
 *
 * As relata_route_redraw(), but what is far from @area stays as it is, if the line is long.
 */
void
relata_route_redraw_near (RelataRouter *self, guint e, const RelataRect *area)
{
  relata_router_unindex_edge (self, e);
  if (draw_part (self, e, area))
    relata_router_index_edge (self, e);
  else
    relata_route_redraw (self, e);
}

/*
 * relata_route_is_pinned:
 *
 * Returns: whether the pin of the line is on this segment
 */
gboolean
relata_route_is_pinned (RelataRouter *self, guint edge, guint segment)
{
  const RelataRoutePin *pin = &self->pins[edge];
  const RelataRoute *route = &self->routes[edge];
  const RelataPoint *p = &route->points[segment];

  if (!pin->set || pin->steep != relata_route_segment_is_steep (route, segment))
    return FALSE;
  return pin->steep ? p->x == pin->at.x && (p[0].y - pin->at.y) * (p[1].y - pin->at.y) <= 0
                    : p->y == pin->at.y && (p[0].x - pin->at.x) * (p[1].x - pin->at.x) <= 0;
}
