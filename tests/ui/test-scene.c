/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The scene without a window: what stands at a point, and what is drawn at which zoom. */

#include "config.h"

#include <string.h>

#include "canvas/relata-scene.h"
#include "relata-ui.h"

static const char script[] = "-- relata: at 0,0\n"
                             "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);\n"
                             "-- relata: at 400,0\n"
                             "CREATE TABLE b (a_id INT REFERENCES a, note TEXT);\n"
                             "-- relata: at 0,300\n"
                             "CREATE VIEW v (x) AS SELECT 1;\n";

typedef struct
{
  RelataScene *scene;
  RelataViewport *viewport;
} Fixture;

static void
show (Fixture *f, const char *sql)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (sql, strlen (sql));

  relata_scene_take_diagram (f->scene, relata_diagram_new (snapshot, NULL, NULL, NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->scene = relata_scene_new ();
  relata_scene_set_painter (f->scene, relata_painter_new (pango_font_map_create_context (
                                                              pango_cairo_font_map_get_default ()),
                                                          RELATA_PALETTE_LIGHT));
  show (f, script);
  f->viewport = relata_viewport_new ();
  relata_viewport_set_size (f->viewport, 1000, 800);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  relata_scene_free (f->scene);
  g_object_unref (f->viewport);
}

static GskRenderNode *
draw (Fixture *f)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  relata_scene_draw (f->scene, snapshot, f->viewport);
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
shows_text (GskRenderNode *node)
{
  g_autoptr (GBytes) bytes = gsk_render_node_serialize (node);

  return g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "text {") != NULL;
}

static void
assert_hit (Fixture *f, double x, double y, double zoom, RelataHitKind kind, int column)
{
  RelataHit hit = relata_scene_pick (f->scene, x, y, zoom);

  g_assert_cmpint (hit.kind, ==, kind);
  g_assert_cmpint (hit.column, ==, column);
}

static void
test_pick (Fixture *f, gconstpointer data)
{
  double right = relata_diagram_get_rect (relata_scene_get_diagram (f->scene), 0)->width;

  assert_hit (f, 70, 15, 1, RELATA_HIT_TABLE, -1);
  assert_hit (f, 70, 45, 1, RELATA_HIT_ROW, 0);
  assert_hit (f, 70, 67, 1, RELATA_HIT_ROW, 1);
  assert_hit (f, 2, 67, 1, RELATA_HIT_PORT, 1);
  assert_hit (f, -5, 67, 1, RELATA_HIT_PORT, 1);
  assert_hit (f, right + 5, 45, 1, RELATA_HIT_PORT, 0);
  assert_hit (f, 70, 200, 1, RELATA_HIT_NONE, -1);
  /* A view has rows, but nothing can be related to them. */
  assert_hit (f, 2, 345, 1, RELATA_HIT_ROW, 0);
  /* Too small for rows. */
  assert_hit (f, 70, 45, .2, RELATA_HIT_TABLE, -1);
}

static void
test_pick_line (Fixture *f, gconstpointer data)
{
  RelataDiagram *diagram = relata_scene_get_diagram (f->scene);
  const RelataRoute *route = relata_diagram_get_route (diagram, 0);
  const RelataPoint *a = &route->points[0], *b = &route->points[1];
  RelataHit hit = relata_scene_pick (f->scene, (a->x + b->x) / 2, a->y + 3, 1);

  g_assert_cmpint (hit.kind, ==, RELATA_HIT_LINE);
  g_assert_cmpuint (hit.line, ==, 0);
  assert_hit (f, (a->x + b->x) / 2, a->y + 40, 1, RELATA_HIT_NONE, -1);
}

static void
test_detail (Fixture *f, gconstpointer data)
{
  static const struct
  {
    double zoom;
    RelataDetail detail;
    gboolean text;
  } cases[] = { { 1, RELATA_DETAIL_TEXT, TRUE },
                { .5, RELATA_DETAIL_TEXT, TRUE },
                { .3, RELATA_DETAIL_NAME, TRUE },
                { .05, RELATA_DETAIL_BLOCK, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GskRenderNode) node = NULL;

      relata_viewport_set_zoom (f->viewport, cases[i].zoom);
      g_assert_cmpint (relata_scene_get_detail (f->scene, f->viewport), ==, cases[i].detail);
      node = draw (f);
      g_assert_cmpint (shows_text (node), ==, cases[i].text);
    }
}

/* GTK's GL renderer aborts on a frame with too much in it. */
static void
test_cap (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GskRenderNode) node = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (sql, "-- relata: at %u,%u\nCREATE TABLE t%u (a);\n", i % 20 * 20,
                            i / 20 * 20, i);
  show (f, sql->str);
  g_assert_cmpint (relata_scene_get_detail (f->scene, f->viewport), ==, RELATA_DETAIL_NAME);
  node = draw (f);
  g_assert_nonnull (node);
}

/* One frame lays out only so many texts; the next ones the rest. */
static void
test_progress (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean complete = FALSE;
  guint frames;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (sql, "-- relata: at %u,%u\nCREATE TABLE t%u (a);\n", i % 10 * 20,
                            i / 10 * 20, i);
  show (f, sql->str);
  for (frames = 0; !complete && frames < 10; frames++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      complete = relata_scene_draw (f->scene, snapshot, f->viewport);
      gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
    }
  g_assert_cmpuint (frames, ==, 3);
}

/* What did not change is the very node of the last frame, so that the renderer can tell. */
static void
test_reuse (Fixture *f, gconstpointer data)
{
  g_autoptr (GskRenderNode) first = NULL;
  g_autoptr (GskRenderNode) second = NULL;
  GskRenderNode *a, *b;

  relata_viewport_set_zoom (f->viewport, .05);
  first = draw (f);
  second = draw (f);
  a = gsk_transform_node_get_child (first);
  b = gsk_transform_node_get_child (second);
  g_assert_true (a == b);
}

static void
test_thickness (Fixture *f, gconstpointer data)
{
  for (double zoom = .02; zoom < 4; zoom *= 1.03)
    {
      g_assert_cmpfloat (relata_scene_get_thickness (zoom) * zoom, >=, .999);
      g_assert_cmpfloat (relata_scene_get_thickness (zoom) * zoom, <=, MAX (2.001, 1.5 * zoom));
    }
}

static void
test_emphasis (Fixture *f, gconstpointer data)
{
  g_autoptr (GskRenderNode) plain = draw (f);
  g_autoptr (GskRenderNode) emphasised = NULL;
  g_autoptr (GskRenderNode) again = NULL;
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;
  g_autoptr (GBytes) c = NULL;

  relata_scene_emphasise (f->scene, 0, RELATA_EMPHASIS_STRONG);
  emphasised = draw (f);
  relata_scene_clear_emphasis (f->scene);
  again = draw (f);
  a = gsk_render_node_serialize (plain);
  b = gsk_render_node_serialize (emphasised);
  c = gsk_render_node_serialize (again);
  g_assert_false (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (a, c));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/ui/canvas/scene/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("pick", test_pick);
  ADD ("pick-line", test_pick_line);
  ADD ("detail", test_detail);
  ADD ("cap", test_cap);
  ADD ("progress", test_progress);
  ADD ("reuse", test_reuse);
  ADD ("thickness", test_thickness);
  ADD ("emphasis", test_emphasis);
  return g_test_run ();
}
