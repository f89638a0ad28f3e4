/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The router. */

#include "config.h"

#include <math.h>

#include "layout/relata-route.h"
#include "layout/relata-spatial-index.h"

struct _RelataRouter
{
  RelataRect *boxes;
  guint n_boxes;
  RelataRouteEdge *edges;
  RelataRoute *routes;
  guint n_edges;
  GArray *changed; /* guint */
};

static double
row_y (const RelataRect *box, double y)
{
  return box->y + CLAMP (y, 0, box->height);
}

static void
set_points (RelataRoute *route, const RelataPoint *points, guint n_points)
{
  g_free (route->points);
  route->points = g_memdup2 (points, sizeof *points * n_points);
  route->n_points = n_points;
}

static double
border_x (const RelataRect *box, RelataSide side)
{
  return side == RELATA_SIDE_LEFT ? box->x : relata_rect_right (box);
}

/* From side to side with one vertical segment at @x. */
static void
route_bracket (RelataRouter *self, guint e, RelataSide from_side, RelataSide to_side, double x)
{
  const RelataRouteEdge *edge = &self->edges[e];
  RelataRoute *route = &self->routes[e];
  const RelataRect *from = &self->boxes[edge->from], *to = &self->boxes[edge->to];
  double y0 = row_y (from, edge->from_y), y1 = row_y (to, edge->to_y);
  RelataPoint points[4] = {
    { border_x (from, from_side), y0 }, { x, y0 }, { x, y1 }, { border_x (to, to_side), y1 }
  };

  route->from_side = from_side;
  route->to_side = to_side;
  if (y0 == y1)
    points[1] = points[3];
  set_points (route, points, y0 == y1 ? 2 : 4);
}

static void
route_loop (RelataRouter *self, guint e)
{
  const RelataRouteEdge *edge = &self->edges[e];
  RelataRoute *route = &self->routes[e];
  const RelataRect *box = &self->boxes[edge->from];
  double y0 = row_y (box, edge->from_y), y1 = row_y (box, edge->to_y);
  double right = relata_rect_right (box), x = right + RELATA_ROUTE_STUB;
  RelataPoint points[4];

  if (fabs (y0 - y1) < 1)
    y1 = y0 + 12;
  points[0] = (RelataPoint){ right, y0 };
  points[1] = (RelataPoint){ x, y0 };
  points[2] = (RelataPoint){ x, y1 };
  points[3] = (RelataPoint){ right, y1 };
  route->from_side = route->to_side = RELATA_SIDE_RIGHT;
  set_points (route, points, 4);
}

static void
route_edge (RelataRouter *self, guint e)
{
  const RelataRouteEdge *edge = &self->edges[e];
  const RelataRect *from = &self->boxes[edge->from], *to = &self->boxes[edge->to];
  double room = 2 * RELATA_ROUTE_STUB;

  if (edge->from == edge->to)
    route_loop (self, e);
  else if (to->x - relata_rect_right (from) >= room)
    route_bracket (self, e, RELATA_SIDE_RIGHT, RELATA_SIDE_LEFT,
                   (to->x + relata_rect_right (from)) / 2);
  else if (from->x - relata_rect_right (to) >= room)
    route_bracket (self, e, RELATA_SIDE_LEFT, RELATA_SIDE_RIGHT,
                   (from->x + relata_rect_right (to)) / 2);
  else
    route_bracket (self, e, RELATA_SIDE_RIGHT, RELATA_SIDE_RIGHT,
                   MAX (relata_rect_right (from), relata_rect_right (to)) + RELATA_ROUTE_STUB);
}

/**
 * relata_router_new:
 * @boxes: (array length=n_boxes): the tables
 * @n_boxes: their number
 * @edges: (array length=n_edges): the relationships
 * @n_edges: their number
 *
 * Every line has a simple route at once; relata_router_route_all() takes them around the
 * tables.
 *
 * Returns: (transfer full): a router
 */
RelataRouter *
relata_router_new (const RelataRect *boxes,
                   guint n_boxes,
                   const RelataRouteEdge *edges,
                   guint n_edges)
{
  RelataRouter *self;

  for (guint e = 0; e < n_edges; e++)
    g_return_val_if_fail (edges[e].from < n_boxes && edges[e].to < n_boxes, NULL);

  self = g_new0 (RelataRouter, 1);
  self->boxes = g_memdup2 (boxes, sizeof *boxes * n_boxes);
  self->n_boxes = n_boxes;
  self->edges = g_memdup2 (edges, sizeof *edges * n_edges);
  self->n_edges = n_edges;
  self->routes = g_new0 (RelataRoute, n_edges + 1);
  self->changed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint e = 0; e < n_edges; e++)
    route_edge (self, e);
  return self;
}

/**
 * relata_router_free:
 * @self: (transfer full): a router
 */
void
relata_router_free (RelataRouter *self)
{
  g_return_if_fail (self != NULL);

  for (guint e = 0; e < self->n_edges; e++)
    g_free (self->routes[e].points);
  g_free (self->boxes);
  g_free (self->edges);
  g_free (self->routes);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * relata_router_route_all:
 * @self: a router
 * @cancellable: (nullable): may be cancelled from another thread
 * @error: return location; only G_IO_ERROR_CANCELLED can happen
 *
 * Draws every line anew. All count as changed.
 *
 * Returns: %FALSE if cancelled; every line still has a route
 */
gboolean
relata_router_route_all (RelataRouter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_array_set_size (self->changed, 0);
  for (guint e = 0; e < self->n_edges; e++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      route_edge (self, e);
      g_array_append_val (self->changed, e);
    }
  return TRUE;
}

/**
 * relata_router_move_box:
 * @self: a router
 * @box: which
 * @rect: its new rectangle
 *
 * Draws anew what this touches; see relata_router_get_changed().
 */
void
relata_router_move_box (RelataRouter *self, guint box, const RelataRect *rect)
{
  relata_router_move_boxes (self, &box, rect, 1);
}

/**
 * relata_router_move_boxes:
 * @self: a router
 * @boxes: (array length=n): which
 * @rects: (array length=n): their new rectangles
 * @n: how many
 *
 * As relata_router_move_box(), for several at once.
 */
void
relata_router_move_boxes (RelataRouter *self, const guint *boxes, const RelataRect *rects, guint n)
{
  g_autofree gboolean *moved = NULL;

  g_return_if_fail (self != NULL);

  moved = g_new0 (gboolean, self->n_boxes + 1);
  for (guint i = 0; i < n; i++)
    {
      g_return_if_fail (boxes[i] < self->n_boxes);
      self->boxes[boxes[i]] = rects[i];
      moved[boxes[i]] = TRUE;
    }
  g_array_set_size (self->changed, 0);
  for (guint e = 0; e < self->n_edges; e++)
    if (moved[self->edges[e].from] || moved[self->edges[e].to])
      {
        route_edge (self, e);
        g_array_append_val (self->changed, e);
      }
}

/**
 * relata_router_get_route:
 * @self: a router
 * @edge: which
 *
 * Returns: (transfer none): the route, valid until the router changes
 */
const RelataRoute *
relata_router_get_route (RelataRouter *self, guint edge)
{
  g_return_val_if_fail (self != NULL && edge < self->n_edges, NULL);

  return &self->routes[edge];
}

/**
 * relata_router_get_changed:
 * @self: a router
 * @n_changed: (out): how many
 *
 * Returns: (transfer none) (array length=n_changed): the lines that the last change has drawn
 *   anew, ascending; valid until the router changes
 */
const guint *
relata_router_get_changed (RelataRouter *self, guint *n_changed)
{
  g_return_val_if_fail (self != NULL && n_changed != NULL, NULL);

  *n_changed = self->changed->len;
  return (const guint *)(const void *)self->changed->data;
}

/**
 * relata_router_get_n_edges:
 * @self: a router
 *
 * Returns: the number of lines
 */
guint
relata_router_get_n_edges (RelataRouter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_edges;
}
