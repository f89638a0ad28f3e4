/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The router: what it holds, and when its lines are drawn. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/relata-route-private.h"

#define CELL      256.0
#define LOOP      6.0   /* half the height of a loop from a row to itself */
#define CLEARANCE 2.0   /* a box that comes so near to a line moves it */
#define NEAR      400.0 /* what is farther from a moved box stays, of long lines */
#define N_ROUNDS  2     /* how often each line is searched, the others being there */
#define FEW       300   /* so many lines are refined twice, */
#define MANY      1500  /* and so many once */

/*
 * relata_router_end_y:
 * @end: 0: at the child, 1: at the parent
 *
 * Returns: where the line ends
 */
double
relata_router_end_y (const RelataRouter *self, guint edge, guint end)
{
  const RelataRouteEdge *e = &self->edges[edge];
  const RelataRect *box = &self->boxes[end == 0 ? e->from : e->to];
  double y = (end == 0 ? e->from_y : e->to_y) + self->spread[edge][end];

  if (e->from == e->to && fabs (e->from_y - e->to_y) < 2 * LOOP)
    y += end == 0 ? -LOOP : LOOP;
  return box->y + CLAMP (y, 0, box->height);
}

/*
 * relata_router_set_points:
 *
 * Gives the line @edge a route. The index does not follow.
 */
void
relata_router_set_points (RelataRouter *self,
                          guint edge,
                          const RelataPoint *points,
                          guint n_points,
                          RelataSide from_side,
                          RelataSide to_side)
{
  RelataRoute *route = &self->routes[edge];

  if (route->n_points != n_points)
    route->points = g_renew (RelataPoint, route->points, n_points);
  memcpy (route->points, points, sizeof *points * n_points);
  route->n_points = n_points;
  route->from_side = from_side;
  route->to_side = to_side;
}

static guint
take_id (RelataRouter *self)
{
  guint id;

  if (self->free_ids->len > 0)
    {
      id = g_array_index (self->free_ids, guint, self->free_ids->len - 1);
      g_array_set_size (self->free_ids, self->free_ids->len - 1);
      return id;
    }
  id = self->segments->len;
  g_array_set_size (self->segments, id + 1);
  return id;
}

/*
 * relata_router_index_edge:
 *
 * Lets the line be found where it runs.
 */
void
relata_router_index_edge (RelataRouter *self, guint edge)
{
  const RelataRoute *route = &self->routes[edge];

  for (guint s = 0; s + 1 < route->n_points; s++)
    {
      const RelataPoint *p = &route->points[s];
      RelataRect rect = { MIN (p[0].x, p[1].x), MIN (p[0].y, p[1].y), fabs (p[0].x - p[1].x),
                          fabs (p[0].y - p[1].y) };
      guint id = take_id (self);

      g_array_index (self->segments, RelataRouteSegmentRef, id)
          = (RelataRouteSegmentRef){ edge, s };
      relata_spatial_index_insert (self->segment_index, id, &rect);
      g_array_append_val (self->edge_ids[edge], id);
    }
}

/*
 * relata_router_unindex_edge:
 *
 * Lets the line no more be found.
 */
void
relata_router_unindex_edge (RelataRouter *self, guint edge)
{
  GArray *ids = self->edge_ids[edge];

  for (guint k = 0; k < ids->len; k++)
    {
      guint id = g_array_index (ids, guint, k);

      relata_spatial_index_remove (self->segment_index, id);
      g_array_append_val (self->free_ids, id);
    }
  g_array_set_size (ids, 0);
}

static gboolean
is_valid (const RelataRect *rect)
{
  return fabs (rect->x) <= RELATA_ROUTE_LIMIT && fabs (rect->y) <= RELATA_ROUTE_LIMIT
         && rect->width >= 0 && rect->width <= RELATA_ROUTE_LIMIT && rect->height >= 0
         && rect->height <= RELATA_ROUTE_LIMIT;
}

static void
index_ends (RelataRouter *self)
{
  g_autofree guint *next = g_new0 (guint, self->n_boxes + 1);

  self->first = g_new0 (guint, self->n_boxes + 1);
  self->incident = g_new (guint, 2 * self->n_edges + 1);
  for (guint e = 0; e < self->n_edges; e++)
    {
      self->first[self->edges[e].from + 1]++;
      if (self->edges[e].from != self->edges[e].to)
        self->first[self->edges[e].to + 1]++;
    }
  for (guint i = 0; i < self->n_boxes; i++)
    {
      self->first[i + 1] += self->first[i];
      next[i] = self->first[i];
    }
  for (guint e = 0; e < self->n_edges; e++)
    {
      self->incident[next[self->edges[e].from]++] = e;
      if (self->edges[e].from != self->edges[e].to)
        self->incident[next[self->edges[e].to]++] = e;
    }
}

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * relata_router_new:
 * @boxes: (array length=n_boxes): the tables, finite and at most %RELATA_ROUTE_LIMIT
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

  g_return_val_if_fail (boxes != NULL || n_boxes == 0, NULL);
  g_return_val_if_fail (edges != NULL || n_edges == 0, NULL);
  for (guint i = 0; i < n_boxes; i++)
    g_return_val_if_fail (is_valid (&boxes[i]), NULL);
  for (guint e = 0; e < n_edges; e++)
    {
      g_return_val_if_fail (edges[e].from < n_boxes && edges[e].to < n_boxes, NULL);
      g_return_val_if_fail (isfinite (edges[e].from_y) && isfinite (edges[e].to_y), NULL);
    }

  self = g_new0 (RelataRouter, 1);
  self->boxes = g_memdup2 (boxes, sizeof *boxes * n_boxes);
  self->n_boxes = n_boxes;
  self->box_index = relata_spatial_index_new (CELL);
  self->edges = g_memdup2 (edges, sizeof *edges * n_edges);
  self->n_edges = n_edges;
  self->routes = g_new0 (RelataRoute, n_edges + 1);
  self->spread = g_malloc0_n (n_edges + 1, sizeof *self->spread);
  self->pins = g_new0 (RelataRoutePin, n_edges + 1);
  self->segment_index = relata_spatial_index_new (CELL);
  self->segments = g_array_new (FALSE, FALSE, sizeof (RelataRouteSegmentRef));
  self->free_ids = new_ids ();
  self->edge_ids = g_new0 (GArray *, n_edges + 1);
  self->search = relata_route_search_new ();
  self->changed = new_ids ();
  self->found = new_ids ();
  index_ends (self);
  for (guint i = 0; i < n_boxes; i++)
    relata_spatial_index_insert (self->box_index, i, &boxes[i]);
  for (guint e = 0; e < n_edges; e++)
    {
      self->edge_ids[e] = new_ids ();
      relata_route_draw_simply (self, e);
      relata_router_index_edge (self, e);
    }
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
    {
      g_free (self->routes[e].points);
      g_array_unref (self->edge_ids[e]);
    }
  g_free (self->boxes);
  relata_spatial_index_free (self->box_index);
  g_free (self->first);
  g_free (self->incident);
  g_free (self->edges);
  g_free (self->routes);
  g_free (self->spread);
  g_free (self->pins);
  relata_spatial_index_free (self->segment_index);
  g_array_unref (self->segments);
  g_array_unref (self->free_ids);
  g_free (self->edge_ids);
  relata_route_search_free (self->search);
  g_array_unref (self->changed);
  g_array_unref (self->found);
  g_free (self);
}

static int
compare_lengths_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *length = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (length[i] != length[j])
    return length[i] < length[j] ? -1 : 1;
  return (i > j) - (i < j);
}

/* The short ones first: they have the least choice. */
static guint *
order_edges (RelataRouter *self)
{
  guint *order = g_new (guint, self->n_edges + 1);
  g_autofree double *length = g_new (double, self->n_edges + 1);

  for (guint e = 0; e < self->n_edges; e++)
    {
      const RelataRect *a = &self->boxes[self->edges[e].from];
      const RelataRect *b = &self->boxes[self->edges[e].to];

      order[e] = e;
      length[e] = fabs (a->x + a->width / 2 - b->x - b->width / 2) + fabs (a->y - b->y);
    }
  g_qsort_with_data (order, (int)self->n_edges, sizeof *order, compare_lengths_cb, length);
  return order;
}

static gboolean
search_all (RelataRouter *self, GCancellable *cancellable)
{
  g_autofree guint *order = order_edges (self);

  for (guint e = 0; e < self->n_edges; e++)
    relata_router_unindex_edge (self, e);
  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint k = 0; k < self->n_edges; k++)
      {
        if (g_cancellable_is_cancelled (cancellable))
          return FALSE;
        self->spread[order[k]][0] = self->spread[order[k]][1] = 0;
        relata_route_redraw (self, order[k]);
      }
  return TRUE;
}

static gboolean
move_apart (RelataRouter *self, GCancellable *cancellable)
{
  gboolean done;

  relata_route_spread (self);
  done = relata_route_nudge (self, cancellable);
  for (guint e = 0; e < self->n_edges; e++)
    {
      relata_router_unindex_edge (self, e);
      relata_router_index_edge (self, e);
    }
  return done;
}

/* Searches each line once more, now that the others have places of their own. */
static gboolean
refine (RelataRouter *self, GCancellable *cancellable)
{
  g_autofree guint *order = order_edges (self);

  for (guint k = 0; k < self->n_edges; k++)
    {
      guint e = order[k];

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      self->spread[e][0] = self->spread[e][1] = 0;
      relata_route_redraw (self, e);
      relata_route_settle (self, &e, 1, NULL);
    }
  return move_apart (self, cancellable);
}

/*
 * relata_router_draft:
 * @n_refinements: how often the whole is improved
 *
 * Draws every line anew.
 *
 * Returns: %FALSE if cancelled; every line still has a route
 */
gboolean
relata_router_draft (RelataRouter *self, guint n_refinements, GCancellable *cancellable)
{
  if (!search_all (self, cancellable) || !move_apart (self, cancellable))
    return FALSE;
  for (guint k = 0; k < n_refinements; k++)
    if (!refine (self, cancellable))
      return FALSE;
  relata_route_uncover (self);
  return TRUE;
}

static void
index_missing (RelataRouter *self)
{
  for (guint e = 0; e < self->n_edges; e++)
    if (self->edge_ids[e]->len == 0)
      relata_router_index_edge (self, e);
}

/**
 * relata_router_route_all:
 * @self: a router
 * @cancellable: (nullable): may be cancelled from another thread
 * @error: return location; only G_IO_ERROR_CANCELLED can happen
 *
 * Draws every line anew. All count as changed. The result depends on the boxes and the edges
 * alone, not on what was there before.
 *
 * Returns: %FALSE if cancelled; every line still has a route
 */
gboolean
relata_router_route_all (RelataRouter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_array_set_size (self->changed, 0);
  for (guint e = 0; e < self->n_edges; e++)
    g_array_append_val (self->changed, e);
  if (relata_router_draft (self,
                           self->n_edges <= FEW    ? 2
                           : self->n_edges <= MANY ? 1
                                                   : 0,
                           cancellable))
    return TRUE;
  index_missing (self);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                       _ ("The drawing of the lines was cancelled."));
  return FALSE;
}

/**
 * relata_router_move_box:
 * @self: a router
 * @box: which
 * @rect: its new rectangle, finite and at most %RELATA_ROUTE_LIMIT
 *
 * Draws anew the lines of the box and those that it would cover; see
 * relata_router_get_changed().
 */
void
relata_router_move_box (RelataRouter *self, guint box, const RelataRect *rect)
{
  relata_router_move_boxes (self, &box, rect, 1);
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return (x > y) - (x < y);
}

static void
sort_changed (RelataRouter *self)
{
  guint kept = 0;

  g_array_sort (self->changed, compare_ids_cb);
  for (guint i = 0; i < self->changed->len; i++)
    {
      guint edge = g_array_index (self->changed, guint, i);

      if (kept == 0 || edge != g_array_index (self->changed, guint, kept - 1))
        g_array_index (self->changed, guint, kept++) = edge;
    }
  g_array_set_size (self->changed, kept);
}

static void
collect_touched (RelataRouter *self, guint box)
{
  RelataRect area = relata_rect_grow (&self->boxes[box], CLEARANCE);

  for (guint k = self->first[box]; k < self->first[box + 1]; k++)
    g_array_append_val (self->changed, self->incident[k]);
  relata_spatial_index_query_rect (self->segment_index, &area, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint id = g_array_index (self->found, guint, i);

      g_array_append_val (self->changed,
                          g_array_index (self->segments, RelataRouteSegmentRef, id).edge);
    }
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
  RelataRect area = { 0, 0, 0, 0 };

  g_return_if_fail (self != NULL);
  for (guint i = 0; i < n; i++)
    g_return_if_fail (boxes[i] < self->n_boxes && is_valid (&rects[i]));

  g_array_set_size (self->changed, 0);
  for (guint i = 0; i < n; i++)
    {
      area = relata_rect_union (&area, &self->boxes[boxes[i]]);
      area = relata_rect_union (&area, &rects[i]);
      self->boxes[boxes[i]] = rects[i];
      relata_spatial_index_move (self->box_index, boxes[i], &rects[i]);
    }
  for (guint i = 0; i < n; i++)
    collect_touched (self, boxes[i]);
  sort_changed (self);
  area = relata_rect_grow (&area, NEAR);
  for (guint i = 0; i < self->changed->len; i++)
    relata_route_redraw_near (self, g_array_index (self->changed, guint, i), &area);
  relata_route_settle (self, (const guint *)(const void *)self->changed->data, self->changed->len,
                       &area);
}

/**
 * relata_router_set_pin:
 * @self: a router
 * @edge: which
 * @pin: (nullable): where a person has put a segment of the line; %NULL to free it
 *
 * Draws the line anew. If there is no way by the pin, the line runs as if there were none.
 */
void
relata_router_set_pin (RelataRouter *self, guint edge, const RelataRoutePin *pin)
{
  g_return_if_fail (self != NULL && edge < self->n_edges);
  g_return_if_fail (
      pin == NULL
      || (fabs (pin->at.x) <= RELATA_ROUTE_LIMIT && fabs (pin->at.y) <= RELATA_ROUTE_LIMIT));

  self->pins[edge] = pin != NULL ? *pin : (RelataRoutePin){ 0 };
  g_array_set_size (self->changed, 0);
  g_array_append_val (self->changed, edge);
  relata_route_redraw (self, edge);
  relata_route_settle (self, &edge, 1, NULL);
}

/**
 * relata_router_get_pin:
 * @self: a router
 * @edge: which
 *
 * Returns: its pin, which may be not set
 */
RelataRoutePin
relata_router_get_pin (RelataRouter *self, guint edge)
{
  g_return_val_if_fail (self != NULL && edge < self->n_edges, (RelataRoutePin){ 0 });

  return self->pins[edge];
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
