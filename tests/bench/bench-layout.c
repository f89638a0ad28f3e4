/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Measures core/layout. Placement is compared with Graphviz on the same graphs, if it is
 * installed: crossings and lines through tables are counted on straight lines from centre to
 * centre, times are seconds of processor time. Then the router is measured on tables that were
 * scattered without care. With --svg DIR every picture is kept; with --db FILE only that
 * database is drawn. */

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "relata-test-diagram.h"

static char *svg_directory = NULL;
static char **databases = NULL;
static char **sizes = NULL;
static gboolean without_graphviz = FALSE;
static gboolean routes_only = FALSE;
static int n_seeds = 1;

static GOptionEntry entries[] = {
  { "svg", 0, 0, G_OPTION_ARG_FILENAME, &svg_directory, "Keep pictures in DIR", "DIR" },
  { "db", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &databases, "Draw the database FILE", "FILE" },
  { "size", 0, 0, G_OPTION_ARG_STRING_ARRAY, &sizes, "Tables in a random graph", "N" },
  { "seeds", 0, 0, G_OPTION_ARG_INT, &n_seeds, "Graphs of each size", "N" },
  { "no-graphviz", 0, 0, G_OPTION_ARG_NONE, &without_graphviz, "Do not compare", NULL },
  { "routes-only", 0, 0, G_OPTION_ARG_NONE, &routes_only, "Do not measure placement", NULL },
  { NULL },
};

static double
seconds_of (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
keep_svg (const RelataTestDiagram *diagram, RelataRouter *router, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".svg", NULL);
  g_autofree char *path = NULL;
  g_autofree char *svg = NULL;

  if (svg_directory == NULL)
    return;
  path = g_build_filename (svg_directory, file, NULL);
  svg = relata_test_diagram_to_svg (diagram, router);
  g_file_set_contents (path, svg, -1, NULL);
}

static void
print_placement (const char *name, const RelataTestDiagram *diagram, double seconds)
{
  RelataTestMeasures m = relata_test_diagram_measure (diagram);

  g_print ("%-18s crossings %7u  through %6u  overlaps %u  length/line %6.0f  Mpx %7.2f  "
           "%8.1f ms\n",
           name, m.crossings, m.through, m.overlaps, m.length / MAX (diagram->n_edges, 1),
           m.area / 1e6, seconds * 1000);
}

static char *
to_dot (const RelataTestDiagram *diagram)
{
  GString *dot = g_string_new ("graph { node [shape=box fixedsize=true label=\"\"]\n");

  for (guint i = 0; i < diagram->n_nodes; i++)
    g_string_append_printf (dot, "n%u [width=%.4f height=%.4f]\n", i, diagram->nodes[i].width / 72,
                            diagram->nodes[i].height / 72);
  for (guint e = 0; e < diagram->n_edges; e++)
    g_string_append_printf (dot, "n%u -- n%u\n", diagram->edges[e].from, diagram->edges[e].to);
  g_string_append (dot, "}\n");
  return g_string_free (dot, FALSE);
}

static void
read_plain (RelataTestDiagram *diagram, const char *plain)
{
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);

  for (guint k = 0; lines[k] != NULL; k++)
    {
      guint i;
      double x, y;

      if (sscanf (lines[k], "node n%u %lf %lf", &i, &x, &y) == 3 && i < diagram->n_nodes)
        {
          diagram->nodes[i].x = x * 72 - diagram->nodes[i].width / 2;
          diagram->nodes[i].y = -y * 72 - diagram->nodes[i].height / 2;
        }
    }
}

static void
run_graphviz (RelataTestDiagram *diagram, const char *label, const char *const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *dot = to_dot (diagram);
  g_autofree char *plain = NULL;
  g_autoptr (GSubprocess) process = NULL;
  double start = seconds_of (RUSAGE_CHILDREN);

  if (program == NULL)
    return;
  process = g_subprocess_newv (argv,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, dot, NULL, &plain, NULL, NULL))
    return;
  read_plain (diagram, plain);
  print_placement (label, diagram, seconds_of (RUSAGE_CHILDREN) - start);
}

static void
compare_with_graphviz (const RelataTestDiagram *diagram)
{
  static const char *const sfdp[]
      = { "sfdp", "-Goverlap=prism", "-Gsep=+20", "-Gsplines=none", "-Tplain", NULL };
  static const char *const dot[] = { "dot",           "-Grankdir=LR",
                                     "-Gpack=40",     "-Gnodesep=.6",
                                     "-Granksep=1.2", "-Gsplines=none",
                                     "-Gnslimit=2",   "-Gmclimit=0.3",
                                     "-Tplain",       NULL };
  g_autoptr (RelataTestDiagram) copy = relata_test_diagram_copy (diagram);

  if (without_graphviz)
    return;
  run_graphviz (copy, "  sfdp", sfdp);
  if (diagram->n_nodes <= 1000)
    run_graphviz (copy, "  dot", dot);
}

static void
bench_placement (RelataTestDiagram *diagram, const char *name)
{
  double start = seconds_of (RUSAGE_SELF);

  relata_layout_place (diagram->nodes, diagram->n_nodes, diagram->edges, diagram->n_edges, NULL,
                       NULL, NULL);
  print_placement (name, diagram, seconds_of (RUSAGE_SELF) - start);
  keep_svg (diagram, NULL, name);
}

/* One table is dragged in a circle of small steps. */
static double
drag (const RelataTestDiagram *diagram, RelataRouter *router, guint n_steps)
{
  double start, worst = 0;

  for (guint s = 0; s < n_steps; s++)
    {
      guint i = (s / 20 * 7) % diagram->n_nodes;
      const RelataLayoutNode *node = &diagram->nodes[i];
      RelataRect rect
          = { node->x + 4.0 * (s % 20), node->y + 3.0 * (s % 20), node->width, node->height };

      start = seconds_of (RUSAGE_SELF);
      relata_router_move_box (router, i, &rect);
      worst = MAX (worst, seconds_of (RUSAGE_SELF) - start);
      if (s % 20 == 19)
        relata_router_move_box (router, i,
                                &(RelataRect){ node->x, node->y, node->width, node->height });
    }
  return worst;
}

static void
bench_routes (const RelataTestDiagram *diagram, const char *name, gboolean measure)
{
  g_autoptr (RelataRouter) router = relata_test_diagram_route (diagram);
  g_autofree char *picture = g_strconcat (name, "-routes", NULL);
  double start = seconds_of (RUSAGE_SELF), all, steps;
  RelataTestMeasures m = { 0 };

  relata_router_route_all (router, NULL, NULL);
  all = seconds_of (RUSAGE_SELF) - start;
  if (measure)
    m = relata_test_diagram_measure_routes (diagram, router);
  keep_svg (diagram, router, picture);
  start = seconds_of (RUSAGE_SELF);
  drag (diagram, router, 200);
  steps = (seconds_of (RUSAGE_SELF) - start) / 200;
  g_print ("%-18s crossings %5u  through %u  shared %6.0f px  bends/line %.2f  length/line %5.0f  "
           "all %.1f ms  drag step %.3f ms\n",
           name, m.crossings, m.through, m.shared, (double)m.bends / MAX (diagram->n_edges, 1),
           m.length / MAX (diagram->n_edges, 1), all * 1000, steps * 1000);
}

static void
bench_random (guint n_nodes)
{
  for (int seed = 1; seed <= n_seeds; seed++)
    {
      g_autoptr (RelataTestDiagram) diagram
          = relata_test_diagram_new_random ((guint32)seed, n_nodes, n_nodes * 3 / 2);
      g_autofree char *name = g_strdup_printf ("random-%u-%d", n_nodes, seed);

      bench_placement (diagram, name);
      compare_with_graphviz (diagram);
      if (n_nodes <= 1000)
        bench_routes (diagram, name, n_nodes <= 300);
    }
}

static void
bench_near (guint n_nodes, guint n_edges)
{
  for (int seed = 1; seed <= n_seeds; seed++)
    {
      g_autoptr (RelataTestDiagram) diagram
          = relata_test_diagram_new_near ((guint32)seed, n_nodes, n_edges);
      g_autofree char *name = g_strdup_printf ("near-%u-%u-%d", n_nodes, n_edges, seed);

      bench_routes (diagram, name, n_nodes <= 300);
    }
}

/* The hard case: a line may go from any table to any other. */
static void
bench_scattered (guint n_nodes, guint n_edges)
{
  for (int seed = 1; seed <= n_seeds; seed++)
    {
      g_autoptr (RelataTestDiagram) diagram
          = relata_test_diagram_new_random ((guint32)seed, n_nodes, n_edges);
      g_autofree char *name = g_strdup_printf ("scattered-%u-%u-%d", n_nodes, n_edges, seed);

      relata_test_diagram_scatter (diagram, (guint32)seed);
      bench_routes (diagram, name, n_nodes <= 300);
    }
}

static void
bench_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataTestDiagram) diagram = relata_test_diagram_new_from_database (path, &error);
  g_autofree char *name = g_path_get_basename (path);

  if (diagram == NULL)
    {
      g_printerr ("%s\n", error->message);
      return;
    }
  bench_placement (diagram, name);
  compare_with_graphviz (diagram);
  bench_routes (diagram, name, TRUE);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  for (guint i = 0; databases != NULL && databases[i] != NULL; i++)
    bench_database (databases[i]);
  for (guint i = 0; sizes != NULL && sizes[i] != NULL; i++)
    bench_random ((guint)atoi (sizes[i]));
  if (databases != NULL || sizes != NULL)
    return 0;
  for (guint k = 0; k < 4 && !routes_only; k++)
    bench_random ((const guint[]){ 50, 300, 1000, 5000 }[k]);
  bench_near (16, 24);
  bench_near (40, 62);
  bench_near (56, 120);
  if (g_getenv ("BIG"))
    bench_near (2000, 3000);
  bench_scattered (16, 24);
  bench_scattered (40, 62);
  bench_scattered (56, 120);
  if (g_getenv ("BIG"))
    bench_scattered (2000, 3000);
  return 0;
}
