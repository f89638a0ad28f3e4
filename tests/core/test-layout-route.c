/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What every route must keep: it is orthogonal, begins and ends at its rows on the right
 * borders, and passes through no table; and what a drag step may change. */

#include "config.h"

#include <math.h>

#include "relata-test-diagram.h"

#define ROW_HALF 11.0

static void
assert_end (const RelataRect *box,
            double y,
            RelataSide side,
            const RelataPoint *end,
            const RelataPoint *next)
{
  double border = side == RELATA_SIDE_LEFT ? box->x : box->x + box->width;
  double out = side == RELATA_SIDE_LEFT ? end->x - next->x : next->x - end->x;

  g_assert_cmpfloat (end->x, ==, border);
  g_assert_cmpfloat (fabs (end->y - box->y - y), <=, ROW_HALF);
  g_assert_cmpfloat (end->y, ==, next->y);
  g_assert_cmpfloat (out, >=, RELATA_ROUTE_STUB);
}

static gboolean
passes_through (const RelataPoint *p, const RelataPoint *q, const RelataRect *box)
{
  return MIN (p->x, q->x) < box->x + box->width && MAX (p->x, q->x) > box->x
         && MIN (p->y, q->y) < box->y + box->height && MAX (p->y, q->y) > box->y;
}

static RelataRect
box_of (const RelataTestDiagram *diagram, guint node)
{
  const RelataLayoutNode *n = &diagram->nodes[node];

  return (RelataRect){ n->x, n->y, n->width, n->height };
}

static void
assert_route (const RelataTestDiagram *diagram, RelataRouter *router, guint e)
{
  const RelataRoute *route = relata_router_get_route (router, e);
  const RelataLayoutEdge *edge = &diagram->edges[e];
  RelataRect from = box_of (diagram, edge->from), to = box_of (diagram, edge->to);

  g_assert_cmpuint (route->n_points, >=, 2);
  g_assert_cmpuint (route->n_points % 2, ==, 0);
  assert_end (&from, edge->from_y, route->from_side, &route->points[0], &route->points[1]);
  assert_end (&to, edge->to_y, route->to_side, &route->points[route->n_points - 1],
              &route->points[route->n_points - 2]);
  for (guint k = 0; k + 1 < route->n_points; k++)
    {
      const RelataPoint *p = &route->points[k];

      if (k % 2 == 0)
        g_assert_cmpfloat (p[0].y, ==, p[1].y);
      else
        g_assert_cmpfloat (p[0].x, ==, p[1].x);
      for (guint i = 0; i < diagram->n_nodes; i++)
        {
          RelataRect box = box_of (diagram, i);

          if (passes_through (&p[0], &p[1], &box))
            g_error ("line %u passes through box %u", e, i);
        }
    }
}

static void
assert_routes (const RelataTestDiagram *diagram, RelataRouter *router)
{
  g_assert_cmpuint (relata_router_get_n_edges (router), ==, diagram->n_edges);
  for (guint e = 0; e < diagram->n_edges; e++)
    assert_route (diagram, router, e);
}

static RelataRouter *
route (const RelataTestDiagram *diagram)
{
  g_autoptr (GError) error = NULL;
  RelataRouter *router = relata_test_diagram_route (diagram);

  g_assert_true (relata_router_route_all (router, NULL, &error));
  g_assert_no_error (error);
  return router;
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 6; seed++)
    {
      guint n = 6 + 8 * seed;
      g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (seed, n, 2 * n);
      g_autoptr (RelataRouter) router = NULL;

      relata_test_diagram_scatter (diagram, seed);
      router = route (diagram);
      assert_routes (diagram, router);
    }
}

/* Loops too, on tables that were placed. */
static void
test_placed (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (seed, 30, 45);
      g_autoptr (RelataRouter) router = NULL;

      for (guint e = 40; e < 45; e++)
        diagram->edges[e].to = diagram->edges[e].from;
      relata_layout_place (diagram->nodes, 30, diagram->edges, 45, NULL, NULL, NULL);
      router = route (diagram);
      assert_routes (diagram, router);
    }
}

static void
test_deterministic (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (5, 40, 60);
  g_autoptr (RelataRouter) first = NULL;
  g_autoptr (RelataRouter) second = NULL;
  RelataRect box;

  relata_test_diagram_scatter (diagram, 5);
  first = route (diagram);
  second = route (diagram);
  /* What was before a full pass must not matter. */
  box = box_of (diagram, 7);
  relata_router_move_box (second, 7, &(RelataRect){ 900, 900, 200, 90 });
  relata_router_move_box (second, 7, &box);
  g_assert_true (relata_router_route_all (second, NULL, NULL));
  for (guint e = 0; e < diagram->n_edges; e++)
    {
      const RelataRoute *a = relata_router_get_route (first, e);
      const RelataRoute *b = relata_router_get_route (second, e);

      g_assert_cmpmem (a->points, a->n_points * sizeof *a->points, b->points,
                       b->n_points * sizeof *b->points);
    }
}

static gboolean
contains (const guint *ids, guint n, guint id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* A table is dragged across the picture: lines never pass through it, and only those that are
 * told to have changed do. */
static void
test_drag (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (6, 30, 45);
  g_autoptr (RelataRouter) router = NULL;

  relata_test_diagram_scatter (diagram, 6);
  router = route (diagram);
  for (guint step = 0; step < 60; step++)
    {
      g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
      const guint *changed;
      guint n_changed;
      RelataRect box;

      for (guint e = 0; e < diagram->n_edges; e++)
        {
          const RelataRoute *r = relata_router_get_route (router, e);

          g_ptr_array_add (before, g_memdup2 (r->points, r->n_points * sizeof *r->points));
        }
      /* Above the others, to and fro. */
      diagram->nodes[3].x = 40.0 * step;
      diagram->nodes[3].y = -400.0 - step;
      box = box_of (diagram, 3);
      relata_router_move_box (router, 3, &box);
      changed = relata_router_get_changed (router, &n_changed);
      for (guint e = 0; e < diagram->n_edges; e++)
        {
          const RelataRoute *r = relata_router_get_route (router, e);

          if (!contains (changed, n_changed, e))
            g_assert_cmpmem (r->points, r->n_points * sizeof *r->points,
                             g_ptr_array_index (before, e), r->n_points * sizeof *r->points);
        }
      assert_routes (diagram, router);
    }
}

/* Boxes that lie on each other leave no good way, but every line has a route. */
static void
test_overlapping (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (6, 12, 20);
  g_autoptr (RelataRouter) router = route (diagram);

  for (guint e = 0; e < diagram->n_edges; e++)
    g_assert_cmpuint (relata_router_get_route (router, e)->n_points, >=, 2);
}

static void
test_degenerate (void)
{
  g_autoptr (RelataRouter) none = relata_router_new (NULL, 0, NULL, 0);
  RelataRect boxes[2] = { { 0, 0, 1e10, 1e10 }, { -1e10, -1e10, 0, 0 } };
  RelataRouteEdge edges[3] = { { 0, 1, 5, 0 }, { 1, 1, 0, 0 }, { 0, 0, 50, 50 } };
  g_autoptr (RelataRouter) huge = relata_router_new (boxes, 2, edges, 3);

  g_assert_true (relata_router_route_all (none, NULL, NULL));
  g_assert_true (relata_router_route_all (huge, NULL, NULL));
  for (guint e = 0; e < 3; e++)
    g_assert_cmpuint (relata_router_get_route (huge, e)->n_points, >=, 2);
}

static void
test_refuses_nan (void)
{
  RelataRect box = { 0, NAN, 100, 100 };

  g_test_expect_message ("Relata", G_LOG_LEVEL_CRITICAL, "*is_valid*");
  g_assert_null (relata_router_new (&box, 1, NULL, 0));
  g_test_assert_expected_messages ();
}

static void
test_cancelled (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (5, 20, 30);
  g_autoptr (RelataRouter) router = relata_test_diagram_route (diagram);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (relata_router_route_all (router, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint e = 0; e < 30; e++)
    g_assert_cmpuint (relata_router_get_route (router, e)->n_points, >=, 2);
}

/* Two tables side by side, one line, two tables whose rows are level: it is straight. */
static void
test_straight (void)
{
  RelataRect boxes[2] = { { 0, 0, 200, 100 }, { 300, 22, 200, 100 } };
  RelataRouteEdge edge = { 0, 1, 61, 39 };
  g_autoptr (RelataRouter) router = relata_router_new (boxes, 2, &edge, 1);
  const RelataRoute *found;

  g_assert_true (relata_router_route_all (router, NULL, NULL));
  found = relata_router_get_route (router, 0);
  g_assert_cmpuint (found->n_points, ==, 2);
  g_assert_cmpfloat (found->points[0].x, ==, 200);
  g_assert_cmpfloat (found->points[1].x, ==, 300);
  g_assert_cmpfloat (found->points[1].y, ==, 61);
}

static gboolean
passes (const RelataRoute *found, const RelataRoutePin *pin)
{
  for (guint k = pin->steep ? 1 : 0; k + 1 < found->n_points; k += 2)
    {
      const RelataPoint *p = &found->points[k];

      if (pin->steep ? p->x == pin->at.x && (p[0].y - pin->at.y) * (p[1].y - pin->at.y) <= 0
                     : p->y == pin->at.y && (p[0].x - pin->at.x) * (p[1].x - pin->at.x) <= 0)
        return TRUE;
    }
  return FALSE;
}

/* A line goes where a person has put it, whatever else happens, and is free again after. */
static void
test_pin (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (7, 20, 28);
  g_autoptr (RelataRouter) router = NULL;
  RelataRoutePin pins[2] = { { { -150, 333 }, TRUE, TRUE }, { { 700, -90 }, FALSE, TRUE } };

  relata_test_diagram_scatter (diagram, 7);
  router = route (diagram);
  for (guint k = 0; k < 2; k++)
    {
      RelataRect box = box_of (diagram, 2);

      g_assert_false (passes (relata_router_get_route (router, 4), &pins[k]));
      relata_router_set_pin (router, 4, &pins[k]);
      g_assert_true (passes (relata_router_get_route (router, 4), &pins[k]));
      g_assert_cmpfloat (relata_router_get_pin (router, 4).at.x, ==, pins[k].at.x);
      assert_routes (diagram, router);
      g_assert_true (relata_router_route_all (router, NULL, NULL));
      g_assert_true (passes (relata_router_get_route (router, 4), &pins[k]));
      assert_routes (diagram, router);
      relata_router_move_box (router, 2, &box);
      g_assert_true (passes (relata_router_get_route (router, 4), &pins[k]));
      relata_router_set_pin (router, 4, NULL);
      g_assert_false (passes (relata_router_get_route (router, 4), &pins[k]));
      assert_routes (diagram, router);
    }
  /* Inside a table there is no way. */
  relata_router_set_pin (
      router, 4,
      &(RelataRoutePin){ { diagram->nodes[9].x + 50, diagram->nodes[9].y + 30 }, TRUE, TRUE });
  assert_routes (diagram, router);
}

/* Of a long line, only what is near the moved table is drawn anew. */
static void
test_drag_long (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (8, 240, 300);
  g_autoptr (RelataRouter) router = NULL;

  relata_test_diagram_scatter (diagram, 8);
  router = route (diagram);
  for (guint step = 0; step < 40; step++)
    {
      guint i = 60 + step / 10;
      RelataRect box;

      diagram->nodes[i].x += 3;
      diagram->nodes[i].y += 2;
      box = box_of (diagram, i);
      relata_router_move_box (router, i, &box);
      assert_routes (diagram, router);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/route/straight", test_straight);
  g_test_add_func ("/core/layout/route/random", test_random);
  g_test_add_func ("/core/layout/route/placed", test_placed);
  g_test_add_func ("/core/layout/route/deterministic", test_deterministic);
  g_test_add_func ("/core/layout/route/drag", test_drag);
  g_test_add_func ("/core/layout/route/drag-long", test_drag_long);
  g_test_add_func ("/core/layout/route/pin", test_pin);
  g_test_add_func ("/core/layout/route/overlapping", test_overlapping);
  g_test_add_func ("/core/layout/route/degenerate", test_degenerate);
  g_test_add_func ("/core/layout/route/refuses-nan", test_refuses_nan);
  g_test_add_func ("/core/layout/route/cancelled", test_cancelled);
  return g_test_run ();
}
