/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the picture draws and where: names of ends that cover nothing, feet by kind, the warning
 * at a foreign key to nothing, all of it inside its bounds. Seen by a pen that writes down. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "export/relata-pen-private.h"
#include "export/relata-picture.h"
#include "relata-test.h"

typedef struct
{
  char *text;
  RelataFontRole role;
  double x, baseline, align;
} Drawn;

typedef struct
{
  RelataPen pen;
  GArray *texts; /* of Drawn */
  guint n_circles;
  gboolean warned;
  double dash; /* the longest */
  const RelataColor *warning;
} Recorder;

static void
record_begin (RelataPen *pen, const char *title, double x, double y, double scale_x)
{
}

static void
record_end (RelataPen *pen)
{
}

static void
record_path (RelataPen *pen, const RelataPathStep *steps, guint n, const RelataPenStyle *style)
{
  Recorder *self = (Recorder *)pen;

  self->n_circles += steps[0].op == RELATA_PATH_CIRCLE;
  self->warned |= style->stroke == self->warning;
  self->dash = MAX (self->dash, style->dash);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (steps[i].x) && isfinite (steps[i].y));
      g_assert_true (isfinite (steps[i].corner_x) && isfinite (steps[i].corner_y));
    }
}

static void
record_text (RelataPen *pen,
             RelataFontRole role,
             const char *text,
             double x,
             double baseline,
             double align,
             const RelataColor *color)
{
  const Drawn drawn = { g_strdup (text), role, x, baseline, align };

  g_array_append_val (((Recorder *)pen)->texts, drawn);
}

static void
drawn_clear (gpointer data)
{
  g_free (((Drawn *)data)->text);
}

static RelataDiagram *
draw (const char *sql, Recorder *recorder)
{
  static const RelataPenClass klass = { NULL, record_begin, record_end, record_path, record_text };
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (sql, strlen (sql));
  RelataDiagram *diagram = relata_diagram_new (snapshot, NULL, NULL, NULL);

  *recorder = (Recorder){ .pen = { &klass } };
  recorder->texts = g_array_new (FALSE, FALSE, sizeof (Drawn));
  g_array_set_clear_func (recorder->texts, drawn_clear);
  recorder->warning = &relata_palette_get (RELATA_PALETTE_LIGHT)->warning;
  relata_picture_draw (diagram, &recorder->pen, RELATA_PALETTE_LIGHT);
  return diagram;
}

static guint
count_names (const Recorder *recorder, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < recorder->texts->len; i++)
    {
      const Drawn *drawn = &g_array_index (recorder->texts, Drawn, i);

      n += drawn->role == RELATA_FONT_END && (text == NULL || g_str_equal (drawn->text, text));
    }
  return n;
}

/* Two tables far from each other and one line: both names have room. */
static void
test_names (void)
{
  Recorder recorder;
  g_autoptr (RelataDiagram) diagram
      = draw ("-- relata: at 0,0\nCREATE TABLE authors (id INTEGER PRIMARY KEY);\n"
              "-- relata: at 700,0\nCREATE TABLE books (id INTEGER PRIMARY KEY, author_id INT\n"
              "  REFERENCES authors);\n",
              &recorder);

  g_assert_cmpuint (count_names (&recorder, "author"), ==, 1);
  g_assert_cmpuint (count_names (&recorder, "books"), ==, 1);
  g_assert_false (recorder.warned);
  g_assert_cmpfloat (recorder.dash, ==, 8);
  g_array_unref (recorder.texts);
}

/* No room between the tables: no name, rather than one over the other. */
static void
test_no_room (void)
{
  Recorder recorder;
  g_autoptr (RelataDiagram) diagram
      = draw ("-- relata: at 0,0\nCREATE TABLE authors (id INTEGER PRIMARY KEY);\n"
              "-- relata: at 200,0\nCREATE TABLE books (author_id INTEGER REFERENCES authors);\n",
              &recorder);

  g_assert_cmpuint (count_names (&recorder, NULL), ==, 0);
  g_array_unref (recorder.texts);
}

static RelataRect
get_name_rect (const Drawn *drawn)
{
  double width = relata_font_measure (RELATA_FONT_END, drawn->text);
  double size = relata_font_get_size (RELATA_FONT_END);

  return (RelataRect){ drawn->x - drawn->align * width, drawn->baseline - 0.7 * size, width,
                       0.7 * size };
}

static gboolean
meets_line (const RelataRect *rect, const RelataRoute *route)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      const RelataPoint *a = &route->points[i], *b = &route->points[i + 1];
      RelataRect piece = { MIN (a->x, b->x) - .5, MIN (a->y, b->y) - .5, fabs (a->x - b->x) + 1,
                           fabs (a->y - b->y) + 1 };

      if (relata_rect_intersects (rect, &piece))
        return TRUE;
    }
  return FALSE;
}

static void
assert_free (RelataDiagram *diagram, const Recorder *recorder, guint index)
{
  const Drawn *drawn = &g_array_index (recorder->texts, Drawn, index);
  RelataRect rect = get_name_rect (drawn);
  RelataRect bounds = relata_picture_get_bounds (diagram);

  g_assert_true (relata_rect_contains (&bounds, rect.x, rect.y));
  g_assert_true (
      relata_rect_contains (&bounds, relata_rect_right (&rect), relata_rect_bottom (&rect)));
  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    g_assert_false (relata_rect_intersects (&rect, relata_diagram_get_rect (diagram, i)));
  for (guint i = 0; i < relata_diagram_get_n_lines (diagram); i++)
    g_assert_false (meets_line (&rect, relata_diagram_get_route (diagram, i)));
  for (guint i = 0; i < index; i++)
    {
      const Drawn *other = &g_array_index (recorder->texts, Drawn, i);
      RelataRect other_rect = get_name_rect (other);

      if (other->role == RELATA_FONT_END)
        g_assert_false (relata_rect_intersects (&rect, &other_rect));
    }
}

/* In real databases no name of an end covers a table, a line or another name. */
static void
test_names_cover_nothing (gconstpointer data)
{
  g_autofree char *path = relata_test_corpus_file (data);
  g_autofree char *script = NULL;
  g_autoptr (RelataDiagram) diagram = NULL;
  Recorder recorder;

  if (path == NULL)
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  g_assert_true (g_file_get_contents (path, &script, NULL, NULL));
  diagram = draw (script, &recorder);
  g_assert_cmpuint (count_names (&recorder, NULL), >, 0);
  for (guint i = 0; i < recorder.texts->len; i++)
    if (g_array_index (recorder.texts, Drawn, i).role == RELATA_FONT_END)
      assert_free (diagram, &recorder, i);
  g_array_unref (recorder.texts);
}

static void
test_missing_parent (void)
{
  Recorder recorder;
  g_autoptr (RelataDiagram) diagram
      = draw ("CREATE TABLE books (author_id INT NOT NULL REFERENCES writers);", &recorder);

  g_assert_true (recorder.warned);
  g_assert_cmpuint (recorder.n_circles, ==, 0);
  g_array_unref (recorder.texts);
}

/* Rings: one for a nullable column, and at the feet where there may be none. */
static void
test_rings (void)
{
  Recorder recorder;
  g_autoptr (RelataDiagram) diagram = draw ("CREATE TABLE a (id INT NOT NULL UNIQUE);"
                                            "CREATE TABLE b (a_id INT NOT NULL REFERENCES a (id));",
                                            &recorder);

  /* An a may have no b; a b has one a. */
  g_assert_cmpuint (recorder.n_circles, ==, 1);
  g_array_unref (recorder.texts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/export/picture/names", test_names);
  g_test_add_func ("/core/export/picture/no-room", test_no_room);
  g_test_add_data_func ("/core/export/picture/names-cover-nothing/chinook", "chinook.sql",
                        test_names_cover_nothing);
  g_test_add_data_func ("/core/export/picture/names-cover-nothing/northwind", "northwind.sql",
                        test_names_cover_nothing);
  g_test_add_data_func ("/core/export/picture/names-cover-nothing/sakila", "sakila.sql",
                        test_names_cover_nothing);
  g_test_add_func ("/core/export/picture/missing-parent", test_missing_parent);
  g_test_add_func ("/core/export/picture/rings", test_rings);
  return g_test_run ();
}
