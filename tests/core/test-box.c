/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Boxes: which marks a row has, how large a box is, what fits in it. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/relata-box.h"
#include "layout/relata-font.h"

static RelataSnapshot *
parse (const char *sql)
{
  return relata_snapshot_parse (sql, strlen (sql));
}

static RelataBox *
measure (RelataSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (snapshot, i);

      if (relata_box_is_shown (item) && g_strcmp0 (item->def->name, name) == 0)
        return relata_box_measure (snapshot, item);
    }
  g_assert_not_reached ();
}

/* A row as text: its marks, its name and its type. */
static char *
show_row (const RelataBoxRow *row)
{
  return g_strdup_printf ("%s%s%s%s%s %s:%s", row->pk ? "P" : "-", row->fk ? "F" : "-",
                          row->not_null ? "N" : "-", row->unique ? "U" : "-",
                          row->generated ? "G" : "-", row->name, row->type);
}

static void
assert_rows (const RelataBox *box, const char *const *expected)
{
  g_assert_cmpuint (box->n_rows, ==, g_strv_length ((char **)expected));
  for (guint i = 0; i < box->n_rows; i++)
    {
      g_autofree char *row = show_row (&box->rows[i]);

      g_assert_cmpstr (row, ==, expected[i]);
    }
}

static void
test_marks (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, note);\n"
               "CREATE TABLE b (a_id INT REFERENCES a, n INT, m INT, twice INT AS (n * 2),\n"
               "  PRIMARY KEY (a_id, n)) WITHOUT ROWID;\n"
               "CREATE UNIQUE INDEX i ON b (m);\n"
               "CREATE UNIQUE INDEX j ON a (note) WHERE note <> '';");
  g_autoptr (RelataBox) a = measure (snapshot, "a");
  g_autoptr (RelataBox) b = measure (snapshot, "b");
  const char *const rows_a[] = { "P-NU- id:INTEGER", "--NU- code:TEXT", "----- note:", NULL };
  const char *const rows_b[]
      = { "PFN-- a_id:INT", "P-N-- n:INT", "---U- m:INT", "----G twice:INT", NULL };

  assert_rows (a, rows_a);
  assert_rows (b, rows_b);
  g_assert_true (b->fk_x > b->pk_x);
  g_assert_true (a->fk_x == a->pk_x);
}

static void
test_size (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse ("CREATE TABLE t (a INT, b INT, c INT);");
  g_autoptr (RelataBox) box = measure (snapshot, "t");

  /* A header of 30, three rows of 22, and 4 above and below them. */
  g_assert_cmpfloat (box->height, ==, 104);
  g_assert_cmpfloat (box->width, ==, 140);
  g_assert_cmpfloat (relata_box_get_row_y (box, 0), ==, 45);
  g_assert_cmpfloat (relata_box_get_row_y (box, 2), ==, 89);
  g_assert_cmpfloat (relata_box_get_row_y (box, -1), ==, 15);
  g_assert_cmpfloat (relata_box_get_row_y (box, 3), ==, 15);
  g_assert_cmpint (relata_box_find_row (box, 20), ==, -1);
  g_assert_cmpint (relata_box_find_row (box, 35), ==, 0);
  g_assert_cmpint (relata_box_find_row (box, 57), ==, 1);
  g_assert_cmpint (relata_box_find_row (box, 99), ==, 2);
  g_assert_cmpint (relata_box_find_row (box, 103), ==, -1);
}

static void
test_fits (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE a_table_whose_name_is_far_too_long_to_be_shown_in_one_line (\n"
               "  a_column_whose_name_is_also_far_too_long_to_be_shown_in_one_line CHARACTER "
               "VARYING (1000),\n"
               "  \"<b>&\n\" DOUBLE PRECISION);");
  g_autoptr (RelataBox) box
      = measure (snapshot, "a_table_whose_name_is_far_too_long_to_be_shown_in_one_line");

  g_assert_cmpfloat (box->width, ==, 320);
  g_assert_true (g_str_has_suffix (box->title, "…"));
  g_assert_true (g_str_has_suffix (box->rows[0].name, "…"));
  g_assert_cmpfloat (relata_font_measure (RELATA_FONT_TITLE, box->title), <=, 300);
  g_assert_cmpstr (box->rows[1].name, ==, "<b>&⏎");
  for (guint i = 0; i < box->n_rows; i++)
    g_assert_cmpfloat (box->name_x + relata_font_measure (RELATA_FONT_NAME, box->rows[i].name)
                           + relata_font_measure (RELATA_FONT_TYPE, box->rows[i].type),
                       <, box->type_right);
}

static void
test_kinds (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE VIEW v AS SELECT 1;\nCREATE VIEW w (x, y) AS SELECT 1, 2;\n"
               "CREATE VIRTUAL TABLE f USING fts5 (body);\nCREATE TABLE e (\n);\n"
               "CREATE TABLE t (a);\nCREATE INDEX i ON t (a);");
  g_autoptr (RelataBox) v = measure (snapshot, "v");
  g_autoptr (RelataBox) w = measure (snapshot, "w");
  g_autoptr (RelataBox) f = measure (snapshot, "f");
  const char *const rows[] = { "--N-- x:", "--N-- y:", NULL };

  g_assert_cmpint (v->kind, ==, RELATA_BOX_VIEW);
  g_assert_cmpfloat (v->height, ==, 30);
  assert_rows (w, rows);
  g_assert_cmpint (f->kind, ==, RELATA_BOX_VIRTUAL_TABLE);
  g_assert_cmpstr (f->kind_text, ==, "fts5");
  g_assert_false (relata_box_is_shown (relata_snapshot_find_index (snapshot, "i")));
}

/* The unique mark comes from another statement, so a box may have to be measured anew although
 * its own did not change. */
static void
test_remeasure (void)
{
  g_autoptr (RelataSnapshot) with = parse ("CREATE TABLE t (a);\nCREATE UNIQUE INDEX i ON t (a);");
  g_autoptr (RelataSnapshot) without = parse ("CREATE TABLE t (a);");
  RelataItem *item = relata_snapshot_get_item (with, 0);
  g_autoptr (RelataBox) box = relata_box_measure (with, item);
  g_autoptr (RelataBox) same = relata_box_remeasure (box, with, item);
  g_autoptr (RelataBox) other = relata_box_remeasure (box, without, item);

  g_assert_true (same == box);
  g_assert_true (other != box);
  g_assert_true (box->rows[0].unique);
  g_assert_false (other->rows[0].unique);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/box/marks", test_marks);
  g_test_add_func ("/core/layout/box/size", test_size);
  g_test_add_func ("/core/layout/box/fits", test_fits);
  g_test_add_func ("/core/layout/box/kinds", test_kinds);
  g_test_add_func ("/core/layout/box/remeasure", test_remeasure);
  return g_test_run ();
}
