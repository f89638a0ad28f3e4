/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Small schemas look as a person would have placed them. */

#include "config.h"

#include <math.h>

#include "relata-test-diagram.h"

/* Tables by their number of columns; relationships as child, its column, parent (its first). */
static RelataTestDiagram *
make (const guint *rows, guint n_nodes, const guint (*edges)[3], guint n_edges)
{
  RelataTestDiagram *diagram = relata_test_diagram_new (n_nodes, n_edges);

  for (guint i = 0; i < n_nodes; i++)
    relata_test_diagram_set_table (diagram, i, "t", rows[i]);
  for (guint e = 0; e < n_edges; e++)
    relata_test_diagram_set_edge (diagram, e, edges[e][0], edges[e][1], edges[e][2], 0);
  g_assert_true (
      relata_layout_place (diagram->nodes, n_nodes, diagram->edges, n_edges, NULL, NULL, NULL));
  return diagram;
}

static RelataRouter *
route (const RelataTestDiagram *diagram)
{
  RelataRouter *router = relata_test_diagram_route (diagram);

  g_assert_true (relata_router_route_all (router, NULL, NULL));
  return router;
}

static double
middle (const RelataTestDiagram *diagram, guint node)
{
  return diagram->nodes[node].x + diagram->nodes[node].width / 2;
}

static void
assert_clean (const RelataTestDiagram *diagram)
{
  g_autoptr (RelataRouter) router = route (diagram);
  RelataTestMeasures straight = relata_test_diagram_measure (diagram);
  RelataTestMeasures routed = relata_test_diagram_measure_routes (diagram, router);

  g_assert_cmpuint (straight.overlaps, ==, 0);
  g_assert_cmpuint (straight.crossings, ==, 0);
  g_assert_cmpuint (straight.through, ==, 0);
  g_assert_cmpuint (routed.crossings, ==, 0);
  g_assert_cmpuint (routed.through, ==, 0);
  g_assert_cmpfloat (routed.shared, ==, 0);
}

static guint
count_straight (const RelataTestDiagram *diagram)
{
  g_autoptr (RelataRouter) router = route (diagram);
  guint n = 0;

  for (guint e = 0; e < diagram->n_edges; e++)
    n += relata_router_get_route (router, e)->n_points == 2;
  return n;
}

static void
test_pair (void)
{
  g_autoptr (RelataTestDiagram) diagram
      = make ((const guint[]){ 3, 6 }, 2, (const guint[][3]){ { 1, 2, 0 } }, 1);

  assert_clean (diagram);
  g_assert_cmpuint (count_straight (diagram), ==, 1);
  /* The parent stands to the left, one gap away. */
  g_assert_cmpfloat (diagram->nodes[0].x, ==, 0);
  g_assert_cmpfloat (diagram->nodes[1].x, ==, 290);
}

/* Parent, association table, parent: in one row, joined by two straight lines. */
static void
test_association (void)
{
  g_autoptr (RelataTestDiagram) diagram
      = make ((const guint[]){ 4, 2, 5 }, 3, (const guint[][3]){ { 1, 0, 0 }, { 1, 1, 2 } }, 2);
  double a = middle (diagram, 0), b = middle (diagram, 1), c = middle (diagram, 2);

  assert_clean (diagram);
  g_assert_cmpuint (count_straight (diagram), ==, 2);
  g_assert_cmpfloat ((a - b) * (c - b), <, 0);
}

static void
test_chain (void)
{
  g_autoptr (RelataTestDiagram) diagram
      = make ((const guint[]){ 3, 4, 5, 4 }, 4,
              (const guint[][3]){ { 1, 1, 0 }, { 2, 2, 1 }, { 3, 1, 2 } }, 3);

  assert_clean (diagram);
  g_assert_cmpuint (count_straight (diagram), ==, 3);
  for (guint i = 1; i + 1 < 4; i++)
    g_assert_cmpfloat ((middle (diagram, i - 1) - middle (diagram, i))
                           * (middle (diagram, i + 1) - middle (diagram, i)),
                       <, 0);
}

/* The hub has its children on both sides. */
static void
test_star (void)
{
  g_autoptr (RelataTestDiagram) diagram
      = make ((const guint[]){ 8, 3, 3, 3, 3, 3, 3 }, 7,
              (const guint[][3]){
                  { 1, 1, 0 }, { 2, 1, 0 }, { 3, 1, 0 }, { 4, 1, 0 }, { 5, 1, 0 }, { 6, 1, 0 } },
              6);
  guint n_left = 0, n_right = 0;

  assert_clean (diagram);
  for (guint i = 1; i < 7; i++)
    {
      n_left += middle (diagram, i) < middle (diagram, 0);
      n_right += middle (diagram, i) > middle (diagram, 0);
    }
  g_assert_cmpuint (n_left, >=, 2);
  g_assert_cmpuint (n_right, >=, 2);
}

/* The tables and foreign keys of the Chinook sample: Album, Artist, Customer, Employee, Genre,
 * Invoice, InvoiceLine, MediaType, Playlist, PlaylistTrack, Track. */
static void
test_chinook (void)
{
  g_autoptr (RelataTestDiagram) diagram
      = make ((const guint[]){ 3, 2, 13, 15, 2, 9, 5, 2, 2, 2, 9 }, 11,
              (const guint[][3]){ { 0, 2, 1 },
                                  { 2, 12, 3 },
                                  { 3, 4, 3 },
                                  { 5, 1, 2 },
                                  { 6, 2, 10 },
                                  { 6, 1, 5 },
                                  { 9, 1, 10 },
                                  { 9, 0, 8 },
                                  { 10, 3, 7 },
                                  { 10, 4, 4 },
                                  { 10, 2, 0 } },
              11);
  RelataTestMeasures measures = relata_test_diagram_measure (diagram);

  assert_clean (diagram);
  g_assert_cmpuint (count_straight (diagram), >=, 6);
  /* Dense, and not a strip. */
  g_assert_cmpfloat (measures.area, <, 1.8e6);
}

/* Tables without relationships stand in rows and columns, in the shape of a sheet. */
static void
test_lone (void)
{
  g_autoptr (RelataTestDiagram) diagram
      = make ((const guint[]){ 4, 4, 4, 4, 4, 4, 4, 4, 4 }, 9, NULL, 0);
  double right = 0, bottom = 0;

  for (guint i = 0; i < 9; i++)
    {
      right = MAX (right, diagram->nodes[i].x + 200);
      bottom = MAX (bottom, diagram->nodes[i].y + 116);
      g_assert_cmpfloat (fmod (diagram->nodes[i].x, 290), ==, 0);
      g_assert_cmpfloat (fmod (diagram->nodes[i].y, 156), ==, 0);
    }
  g_assert_cmpfloat (right / bottom, >=, 1);
  g_assert_cmpfloat (right / bottom, <=, 2.5);
}

static gboolean
apart (const RelataLayoutNode *a, const RelataRect *area)
{
  return a->x >= area->x + area->width || a->x + a->width <= area->x
         || a->y >= area->y + area->height || a->y + a->height <= area->y;
}

/* The tables of an area stand together, with room for its border and its name. */
static void
test_areas (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (3, 24, 30);

  for (guint i = 0; i < 24; i++)
    diagram->nodes[i].group = i % 4;
  g_assert_true (relata_layout_place (diagram->nodes, 24, diagram->edges, 30, NULL, NULL, NULL));
  g_assert_cmpuint (relata_test_diagram_measure (diagram).overlaps, ==, 0);
  for (guint group = 1; group < 4; group++)
    {
      RelataRect area = { 0, 0, 0, 0 };

      for (guint i = 0; i < 24; i++)
        if (diagram->nodes[i].group == group)
          {
            RelataRect box = { diagram->nodes[i].x, diagram->nodes[i].y, diagram->nodes[i].width,
                               diagram->nodes[i].height };

            area = relata_rect_union (&area, &box);
          }
      area = relata_rect_grow (&area, RELATA_LAYOUT_AREA_MARGIN);
      area.y -= RELATA_LAYOUT_AREA_HEADER;
      area.height += RELATA_LAYOUT_AREA_HEADER;
      for (guint i = 0; i < 24; i++)
        g_assert_true (diagram->nodes[i].group == group || apart (&diagram->nodes[i], &area));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/shape/pair", test_pair);
  g_test_add_func ("/core/layout/shape/association", test_association);
  g_test_add_func ("/core/layout/shape/chain", test_chain);
  g_test_add_func ("/core/layout/shape/star", test_star);
  g_test_add_func ("/core/layout/shape/chinook", test_chinook);
  g_test_add_func ("/core/layout/shape/lone", test_lone);
  g_test_add_func ("/core/layout/shape/areas", test_areas);
  return g_test_run ();
}
