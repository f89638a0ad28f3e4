/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What every placement must keep: nothing overlaps, what is fixed stays, the same input gives
 * the same places. */

#include "config.h"

#include <math.h>

#include "relata-test-diagram.h"

static void
place (RelataTestDiagram *diagram, const RelataLayoutOptions *options)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (relata_layout_place (diagram->nodes, diagram->n_nodes, diagram->edges,
                                      diagram->n_edges, options, NULL, &error));
  g_assert_no_error (error);
}

/* Two boxes, not both fixed, are apart by the gap in one direction at least. */
static void
assert_apart (const RelataTestDiagram *diagram, double gap_x, double gap_y)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    for (guint j = i + 1; j < diagram->n_nodes; j++)
      {
        const RelataLayoutNode *a = &diagram->nodes[i], *b = &diagram->nodes[j];
        double dx = MAX (b->x - a->x - a->width, a->x - b->x - b->width);
        double dy = MAX (b->y - a->y - a->height, a->y - b->y - b->height);

        if (!(a->fixed && b->fixed) && dx < gap_x && dy < gap_y)
          g_error ("%u and %u are %g and %g apart", i, j, dx, dy);
      }
}

static void
assert_whole (const RelataTestDiagram *diagram)
{
  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      g_assert_cmpfloat (diagram->nodes[i].x, ==, floor (diagram->nodes[i].x));
      g_assert_cmpfloat (diagram->nodes[i].y, ==, floor (diagram->nodes[i].y));
      g_assert_cmpfloat (diagram->nodes[i].x, >=, 0);
      g_assert_cmpfloat (diagram->nodes[i].y, >=, 0);
    }
}

static void
assert_starts_at_origin (const RelataTestDiagram *diagram)
{
  double x = G_MAXDOUBLE, y = G_MAXDOUBLE;

  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      x = MIN (x, diagram->nodes[i].x);
      y = MIN (y, diagram->nodes[i].y);
    }
  g_assert_cmpfloat (x, ==, 0);
  g_assert_cmpfloat (y, ==, 0);
}

/* Sizes that are no whole numbers, as text gives them. */
static void
vary_sizes (RelataTestDiagram *diagram, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < diagram->n_nodes; i++)
    {
      diagram->nodes[i].width = g_rand_double_range (rand, 20, 420);
      diagram->nodes[i].height = g_rand_double_range (rand, 20, 600);
    }
}

static void
test_random (void)
{
  static const guint sizes[] = { 1, 2, 3, 5, 8, 13, 30, 61, 90, 150 };
  RelataLayoutOptions options = { 70, 30, 5 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    for (guint32 seed = 1; seed <= 3; seed++)
      {
        guint n = sizes[k];
        guint n_edges = n < 4 ? n - 1 : n - 1 + n / 3;
        g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (seed, n, n_edges);

        if (seed > 1)
          vary_sizes (diagram, seed);
        place (diagram, &options);
        assert_apart (diagram, 70, 30);
        assert_whole (diagram);
        assert_starts_at_origin (diagram);
      }
}

/* Several parts, lone tables and loops. */
static void
test_parts (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (3, 60, 59);

  for (guint e = 0; e < diagram->n_edges; e++)
    if (e % 3 == 0)
      diagram->edges[e].to = diagram->edges[e].from;
  vary_sizes (diagram, 2);
  place (diagram, NULL);
  assert_apart (diagram, relata_layout_options_default ().gap_x,
                relata_layout_options_default ().gap_y);
  assert_whole (diagram);
  assert_starts_at_origin (diagram);
}

static void
test_deterministic (void)
{
  for (guint n = 10; n <= 400; n += 130)
    {
      g_autoptr (RelataTestDiagram) first = relata_test_diagram_new_random (4, n, n + n / 2);
      g_autoptr (RelataTestDiagram) second = relata_test_diagram_copy (first);

      /* What stands in a box that is to be placed must not matter. */
      relata_test_diagram_scatter (second, 9);
      place (first, NULL);
      place (second, NULL);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (first->nodes[i].x, ==, second->nodes[i].x);
          g_assert_cmpfloat (first->nodes[i].y, ==, second->nodes[i].y);
        }
    }
}

/* One table in @every is new. */
static void
check_fixed (guint32 seed, guint every)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (seed, 60, 80);
  g_autoptr (RelataTestDiagram) before = NULL;

  relata_test_diagram_scatter (diagram, seed);
  for (guint i = 0; i < diagram->n_nodes; i++)
    diagram->nodes[i].fixed = i % every != 0;
  for (guint e = 0; e < 10; e++)
    diagram->edges[e].to = diagram->edges[e].from;
  before = relata_test_diagram_copy (diagram);
  place (diagram, NULL);
  assert_apart (diagram, relata_layout_options_default ().gap_x,
                relata_layout_options_default ().gap_y);
  assert_whole (diagram);
  for (guint i = 0; i < diagram->n_nodes; i++)
    if (diagram->nodes[i].fixed)
      {
        g_assert_cmpfloat (diagram->nodes[i].x, ==, before->nodes[i].x);
        g_assert_cmpfloat (diagram->nodes[i].y, ==, before->nodes[i].y);
      }
}

static void
test_fixed (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    for (guint every = 2; every <= 20; every += 6)
      check_fixed (seed, every);
}

/* A new table stands beside its only neighbour. */
static void
test_fixed_near (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new (3, 1);

  for (guint i = 0; i < 3; i++)
    relata_test_diagram_set_table (diagram, i, "t", 4);
  relata_test_diagram_set_edge (diagram, 0, 2, 1, 0, 0);
  diagram->nodes[0].fixed = diagram->nodes[1].fixed = TRUE;
  diagram->nodes[0].x = 1000;
  diagram->nodes[0].y = 1000;
  diagram->nodes[1].x = 1290;
  diagram->nodes[1].y = 1000;
  place (diagram, NULL);
  /* To the right there is no room. */
  g_assert_cmpfloat (diagram->nodes[2].x, ==, 1000 - 90 - 200);
  g_assert_cmpfloat (fabs (diagram->nodes[2].y - 1000), <=, 22);
}

static void
test_fixed_overlapping (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (2, 20, 25);

  for (guint i = 0; i < diagram->n_nodes; i++)
    diagram->nodes[i].fixed = i != 4;
  place (diagram, NULL);
  assert_apart (diagram, 90, 40);
  g_assert_cmpfloat (diagram->nodes[3].x, ==, 0);
}

static void
test_degenerate (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (2, 12, 14);
  RelataLayoutNode one = { 100, 50, 7, 7, FALSE, 0 };

  g_assert_true (relata_layout_place (NULL, 0, NULL, 0, NULL, NULL, NULL));
  g_assert_true (relata_layout_place (&one, 1, NULL, 0, NULL, NULL, NULL));
  g_assert_cmpfloat (one.x, ==, 0);
  g_assert_cmpfloat (one.y, ==, 0);
  for (guint i = 0; i < diagram->n_nodes; i++)
    diagram->nodes[i].width = diagram->nodes[i].height = i % 2 == 0 ? RELATA_LAYOUT_LIMIT : 0;
  place (diagram, NULL);
  assert_apart (diagram, 90, 40);
  for (guint i = 0; i < diagram->n_nodes; i++)
    diagram->nodes[i].width = diagram->nodes[i].height = 0;
  place (diagram, &(RelataLayoutOptions){ 0, 0, 1 });
  assert_whole (diagram);
}

static void
test_refuses_nan (void)
{
  RelataLayoutNode node = { NAN, 50, 0, 0, FALSE, 0 };
  RelataLayoutNode fixed = { 50, 50, 0, INFINITY, TRUE, 0 };
  RelataLayoutNode good = { 50, 50, 0, 0, TRUE, 0 };
  RelataLayoutEdge edge = { 0, 1, 0, 0, FALSE };

  g_test_expect_message ("Relata", G_LOG_LEVEL_CRITICAL, "*is_valid*");
  g_assert_false (relata_layout_place (&node, 1, NULL, 0, NULL, NULL, NULL));
  g_test_expect_message ("Relata", G_LOG_LEVEL_CRITICAL, "*is_valid*");
  g_assert_false (relata_layout_place (&fixed, 1, NULL, 0, NULL, NULL, NULL));
  g_test_expect_message ("Relata", G_LOG_LEVEL_CRITICAL, "*is_valid*");
  g_assert_false (relata_layout_place (&good, 1, &edge, 1, NULL, NULL, NULL));
  g_test_assert_expected_messages ();
}

static void
test_cancelled (void)
{
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_random (2, 12, 14);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  diagram->nodes[3].x = 5;
  g_cancellable_cancel (cancellable);
  g_assert_false (
      relata_layout_place (diagram->nodes, 12, diagram->edges, 14, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (diagram->nodes[3].x, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/place/random", test_random);
  g_test_add_func ("/core/layout/place/parts", test_parts);
  g_test_add_func ("/core/layout/place/deterministic", test_deterministic);
  g_test_add_func ("/core/layout/place/fixed", test_fixed);
  g_test_add_func ("/core/layout/place/fixed-near", test_fixed_near);
  g_test_add_func ("/core/layout/place/fixed-overlapping", test_fixed_overlapping);
  g_test_add_func ("/core/layout/place/degenerate", test_degenerate);
  g_test_add_func ("/core/layout/place/refuses-nan", test_refuses_nan);
  g_test_add_func ("/core/layout/place/cancelled", test_cancelled);
  return g_test_run ();
}
