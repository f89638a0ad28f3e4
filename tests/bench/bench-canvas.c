/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* How long the canvas takes for a frame: CPU milliseconds of building the frame's render nodes,
 * which is all that is ours, and of the cairo renderer drawing them at 1920 x 1080. Tables of 17
 * columns on a grid, three lines to two tables. */

#include "config.h"

#include <gsk/gsk.h>
#include <math.h>
#include <time.h>

#include "canvas/relata-scene.h"
#include "relata-ui.h"

#define WIDTH   1920
#define HEIGHT  1080
#define FRAMES  60
#define DRAWN   6 /* of them are also rendered */
#define COLUMNS 15
#define PITCH_X 320
#define PITCH_Y 480

typedef struct
{
  RelataScene *scene;
  RelataDiagram *diagram;
  RelataViewport *viewport;
  GskRenderer *renderer;
  RelataRect bounds;
} Bench;

typedef void (*Step) (Bench *bench, guint frame);

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static long
get_resident_mb (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    pages = strtol (strchr (text, ' ') + 1, NULL, 10);
  return pages * 4 / 1024;
}

static char *
make_script (guint n)
{
  GString *sql = g_string_new (NULL);
  guint per_row = (guint)ceil (sqrt (n * (double)PITCH_Y / PITCH_X));

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (sql, "-- relata: at %u,%u\nCREATE TABLE table_%u (\n",
                              i % per_row * PITCH_X, i / per_row * PITCH_Y, i);
      g_string_append (sql, "  id INTEGER PRIMARY KEY,\n");
      for (guint c = 0; c < COLUMNS; c++)
        g_string_append_printf (sql, "  column_%u VARCHAR(%u)%s,\n", c, 10 + c,
                                c % 2 ? " NOT NULL" : "");
      g_string_append_printf (sql, "  left_id INT%s%u REFERENCES table_%u", "_", i % 7,
                              i > 0 ? i - 1 : 0);
      if (i % 2 == 0 && i > per_row)
        g_string_append_printf (sql, ",\n  up_id INT REFERENCES table_%u", i - per_row);
      g_string_append (sql, "\n);\n");
    }
  return g_string_free (sql, FALSE);
}

static void
pan (Bench *bench, guint frame)
{
  relata_viewport_pan (bench->viewport, frame < FRAMES / 2 ? -13 : 13, frame % 2 ? 7 : -7);
}

static void
zoom (Bench *bench, guint frame)
{
  relata_viewport_zoom_at (bench->viewport,
                           relata_viewport_get_zoom (bench->viewport)
                               * (frame < FRAMES / 2 ? 1.02 : 1 / 1.02),
                           700, 500);
}

static void
drag (Bench *bench, guint frame)
{
  guint table = relata_diagram_get_n_tables (bench->diagram) / 2;
  const RelataRect *rect = relata_diagram_get_rect (bench->diagram, table);
  RelataPoint to = { rect->x + 10, rect->y + (frame % 2 ? 10 : -10) };
  g_auto (RelataDiagramChanges) changes;

  relata_diagram_changes_init (&changes);
  relata_diagram_move (bench->diagram, &table, &to, 1, &changes);
  relata_scene_forget (bench->scene, &changes);
}

static GskRenderNode *
draw (Bench *bench)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  relata_scene_draw (bench->scene, snapshot, bench->viewport);
  return gtk_snapshot_free_to_node (snapshot);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
run (Bench *bench, const char *name, Step step)
{
  double times[FRAMES], rendered = 0;

  for (guint i = 0; i < FRAMES; i++)
    {
      double start = get_cpu_ms ();
      g_autoptr (GskRenderNode) node = NULL;

      step (bench, i);
      node = draw (bench);
      times[i] = get_cpu_ms () - start;
      if (node == NULL || i % (FRAMES / DRAWN) != 0)
        continue;
      start = get_cpu_ms ();
      g_object_unref (gsk_renderer_render_texture (bench->renderer, node,
                                                   &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT)));
      rendered += (get_cpu_ms () - start) / DRAWN;
    }
  qsort (times, FRAMES, sizeof (double), compare_doubles);
  g_print ("  %-9s ours %6.2f ms, p95 %6.2f ms; cairo %6.1f ms\n", name, times[FRAMES / 2],
           times[FRAMES * 95 / 100], rendered);
}

static void
show_all (Bench *bench)
{
  relata_viewport_fit (bench->viewport, &bench->bounds, 30, 1);
}

static void
show_middle (Bench *bench)
{
  relata_viewport_set_zoom (bench->viewport, 1);
  relata_viewport_set_centre (bench->viewport, bench->bounds.x + bench->bounds.width / 2,
                              bench->bounds.y + bench->bounds.height / 2);
}

static void
bench_size (GskRenderer *renderer, guint n)
{
  g_autofree char *script = make_script (n);
  double start = get_cpu_ms (), parsed, built, first;
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (script, strlen (script));
  Bench bench = { .renderer = renderer };
  g_autoptr (GskRenderNode) node = NULL;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  relata_snapshot_get_relationships (snapshot);
  parsed = get_cpu_ms ();
  bench.diagram = relata_diagram_new (snapshot, NULL, NULL, NULL);
  built = get_cpu_ms ();
  bench.scene = relata_scene_new ();
  relata_scene_set_painter (bench.scene, relata_painter_new (context, RELATA_PALETTE_LIGHT));
  relata_scene_take_diagram (bench.scene, bench.diagram);
  bench.viewport = relata_viewport_new ();
  relata_viewport_set_size (bench.viewport, WIDTH, HEIGHT);
  relata_diagram_get_bounds (bench.diagram, &bench.bounds);
  show_all (&bench);
  node = draw (&bench);
  first = get_cpu_ms ();
  g_print ("%u tables, %u lines: parse %.0f ms, diagram %.0f ms, first frame %.0f ms, %ld MB\n", n,
           relata_diagram_get_n_lines (bench.diagram), parsed - start, built - parsed,
           first - built, get_resident_mb ());
  run (&bench, "fit pan", pan);
  run (&bench, "fit zoom", zoom);
  show_all (&bench);
  run (&bench, "fit drag", drag);
  show_middle (&bench);
  run (&bench, "1:1 pan", pan);
  run (&bench, "1:1 zoom", zoom);
  show_middle (&bench);
  run (&bench, "1:1 drag", drag);
  g_object_unref (bench.viewport);
  relata_scene_free (bench.scene);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 100, 1000, 5000 };
  GskRenderer *renderer;

  relata_ui_init ();
  renderer = gsk_cairo_renderer_new ();
  gsk_renderer_realize (renderer, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (argc < 2 || strtoul (argv[1], NULL, 10) == sizes[i])
      bench_size (renderer, sizes[i]);
  gsk_renderer_unrealize (renderer);
  g_object_unref (renderer);
  return 0;
}
