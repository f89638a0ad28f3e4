/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The viewport: conversions, and what stays where while zooming and moving. No window. */

#include "config.h"

#include "canvas/relata-viewport.h"

static RelataViewport *
make (double width, double height)
{
  RelataViewport *viewport = relata_viewport_new ();

  relata_viewport_set_size (viewport, width, height);
  return viewport;
}

static void
assert_near (double a, double b, double by)
{
  g_assert_cmpfloat_with_epsilon (a, b, by + 1e-9);
}

static void
test_convert (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);
  RelataPoint point;

  relata_viewport_set_centre (viewport, 100, 50);
  point = relata_viewport_to_screen (viewport, 100, 50);
  assert_near (point.x, 400, 0);
  assert_near (point.y, 300, 0);
  relata_viewport_set_zoom (viewport, 2);
  point = relata_viewport_to_screen (viewport, 110, 45);
  assert_near (point.x, 420, 0);
  assert_near (point.y, 290, 0);
  point = relata_viewport_to_world (viewport, 0, 600);
  assert_near (point.x, -100, 0);
  assert_near (point.y, 200, 0);
}

/* There and back is the same, at any zoom, and the world's origin is on a whole pixel. */
static void
test_round_trip (void)
{
  g_autoptr (RelataViewport) viewport = make (801, 599);

  for (guint i = 0; i < 200; i++)
    {
      double x = g_test_rand_double_range (-1e4, 1e4), y = g_test_rand_double_range (-1e4, 1e4);
      RelataPoint screen, world, origin;

      relata_viewport_set_centre (viewport, y, x);
      relata_viewport_set_zoom (viewport, g_test_rand_double_range (.02, 4));
      screen = relata_viewport_to_screen (viewport, x, y);
      world = relata_viewport_to_world (viewport, screen.x, screen.y);
      assert_near (world.x, x, 1e-6);
      assert_near (world.y, y, 1e-6);
      origin = relata_viewport_get_origin (viewport);
      assert_near (origin.x, (gint64)origin.x, 0);
    }
}

/* What is under the pointer stays there, but for the rounding to whole pixels. */
static void
test_zoom_at (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);

  relata_viewport_set_centre (viewport, 300, -200);
  for (guint i = 0; i < 200; i++)
    {
      double x = g_test_rand_double_range (0, 800), y = g_test_rand_double_range (0, 600);
      RelataPoint before, after;

      relata_viewport_set_zoom (viewport, 1);
      before = relata_viewport_to_world (viewport, x, y);
      relata_viewport_zoom_at (viewport, g_test_rand_double_range (.05, 2), x, y);
      after = relata_viewport_to_screen (viewport, before.x, before.y);
      assert_near (after.x, x, 1.51);
      assert_near (after.y, y, 1.51);
    }
}

static void
test_limits (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);

  relata_viewport_zoom_at (viewport, 1000, 10, 10);
  g_assert_cmpfloat (relata_viewport_get_zoom (viewport), ==, 4);
  relata_viewport_set_zoom (viewport, 0);
  g_assert_cmpfloat (relata_viewport_get_zoom (viewport), ==, .02);
}

static void
test_steps (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);

  relata_viewport_step_zoom (viewport, 4);
  assert_near (relata_viewport_get_zoom (viewport), 2, 1e-9);
  relata_viewport_step_zoom (viewport, -4);
  assert_near (relata_viewport_get_zoom (viewport), 1, 1e-9);
  relata_viewport_set_zoom (viewport, .95);
  relata_viewport_step_zoom (viewport, 1);
  assert_near (relata_viewport_get_zoom (viewport), 1, 1e-9);
}

static void
test_fit (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);
  RelataRect rect = { -500, 100, 2000, 500 }, small = { 0, 0, 10, 10 }, seen;

  relata_viewport_fit (viewport, &rect, 0, 1);
  assert_near (relata_viewport_get_zoom (viewport), .4, 1e-9);
  seen = relata_viewport_rect_to_screen (viewport, &rect);
  assert_near (seen.x, 0, 1);
  assert_near (seen.width, 800, 1e-6);
  assert_near (seen.y, 200, 1);
  relata_viewport_fit (viewport, &small, 0, 1);
  g_assert_cmpfloat (relata_viewport_get_zoom (viewport), ==, 1);
}

static void
test_reveal (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);
  RelataRect inside = { 0, 0, 50, 50 }, right = { 1000, 0, 50, 50 }, huge = { 0, 0, 5000, 50 };
  RelataRect seen;

  g_assert_false (relata_viewport_reveal (viewport, &inside, 20));
  g_assert_true (relata_viewport_reveal (viewport, &right, 20));
  seen = relata_viewport_rect_to_screen (viewport, &right);
  assert_near (relata_rect_right (&seen), 780, 1);
  assert_near (seen.y, 300, 1);
  g_assert_true (relata_viewport_reveal (viewport, &huge, 20));
  seen = relata_viewport_rect_to_screen (viewport, &huge);
  assert_near (seen.x, 20, 1);
}

static void
count_cb (RelataViewport *viewport, gpointer user_data)
{
  (*(guint *)user_data)++;
}

static void
test_changed (void)
{
  g_autoptr (RelataViewport) viewport = make (800, 600);
  guint n = 0;

  g_signal_connect (viewport, "changed", G_CALLBACK (count_cb), &n);
  relata_viewport_zoom_at (viewport, 2, 10, 10);
  g_assert_cmpuint (n, ==, 1);
  relata_viewport_set_zoom (viewport, 2);
  relata_viewport_set_size (viewport, 800, 600);
  g_assert_cmpuint (n, ==, 1);
  relata_viewport_pan (viewport, 4, 0);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/canvas/viewport/convert", test_convert);
  g_test_add_func ("/ui/canvas/viewport/round-trip", test_round_trip);
  g_test_add_func ("/ui/canvas/viewport/zoom-at", test_zoom_at);
  g_test_add_func ("/ui/canvas/viewport/limits", test_limits);
  g_test_add_func ("/ui/canvas/viewport/steps", test_steps);
  g_test_add_func ("/ui/canvas/viewport/fit", test_fit);
  g_test_add_func ("/ui/canvas/viewport/reveal", test_reveal);
  g_test_add_func ("/ui/canvas/viewport/changed", test_changed);
  return g_test_run ();
}
