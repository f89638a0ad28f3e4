/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Measures core/check: a schema whole, and again after one edit, with the goal beside each
 * figure. The median of several runs, in milliseconds of processor time. */

#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "check/relata-check.h"
#include "sql/relata-table-edit.h"

#define N_RUNS 9

/* What the random schemas look like. */
typedef enum
{
  SHAPE_SOUND, /* an index for each foreign key: hardly anything to be found */
  SHAPE_BARE,  /* none: a finding for each */
  SHAPE_RING,  /* all tables in one circle of NOT NULL foreign keys */
} Shape;

static void
append_table (GString *sql, GRand *rand, guint index, guint n_tables, Shape shape)
{
  guint a
      = shape == SHAPE_RING ? (index + 1) % n_tables : (guint)g_rand_int_range (rand, 0, n_tables);
  guint b = g_rand_int_range (rand, 0, n_tables);

  g_string_append_printf (
      sql,
      "CREATE TABLE table_%u (\n  id INTEGER PRIMARY KEY,\n  name TEXT NOT NULL UNIQUE,\n"
      "  note TEXT,\n  amount NUMERIC NOT NULL DEFAULT 0 CHECK (amount >= 0),\n"
      "  made_on TEXT NOT NULL DEFAULT CURRENT_DATE,\n"
      "  first_id INTEGER %sREFERENCES table_%u (id) ON DELETE RESTRICT,\n"
      "  second_name TEXT REFERENCES table_%u (name) ON UPDATE CASCADE\n);\n",
      index, shape == SHAPE_RING ? "NOT NULL " : "", a, b);
  if (shape == SHAPE_SOUND)
    g_string_append_printf (sql,
                            "CREATE INDEX table_%u_first ON table_%u (first_id);\n"
                            "CREATE INDEX table_%u_second ON table_%u (second_name);\n",
                            index, index, index, index);
}

static RelataSnapshot *
make_schema (guint n_tables, Shape shape)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_tables);

  for (guint i = 0; i < n_tables; i++)
    append_table (sql, rand, i, n_tables, shape);
  return relata_snapshot_parse (sql->str, sql->len);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

/* Of this thread. */
static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The building of the snapshot's own tables of names included. */
static double
time_whole (guint n_tables, Shape shape, guint *n_findings)
{
  double values[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (RelataSnapshot) snapshot = make_schema (n_tables, shape);
      double start = get_milliseconds ();
      g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

      values[i] = get_milliseconds () - start;
      *n_findings = relata_findings_get_n (findings);
    }
  return median (values);
}

static void
edit_table (RelataEdit *edit, guint run)
{
  g_autofree char *name = g_strdup_printf ("table_%u", run * 31);
  RelataItem *item = relata_snapshot_find_table (relata_edit_get_snapshot (edit), name);
  g_autoptr (RelataDef) def = relata_table_def_set_type (relata_item_table (item), 1, "BLOB", NULL);

  relata_edit_set_def (edit, item->id, def);
}

static double
time_again (guint n_tables, Shape shape)
{
  g_autoptr (RelataSnapshot) snapshot = make_schema (n_tables, shape);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  double values[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "edit");
      RelataSnapshot *after;
      double start;

      edit_table (edit, i);
      after = relata_edit_get_snapshot (edit);
      start = get_milliseconds ();
      relata_findings_unref (relata_check (after, findings));
      values[i] = get_milliseconds () - start;
    }
  return median (values);
}

static void
measure (guint n_tables, Shape shape, const char *what, double goal, double goal_again)
{
  guint n_findings = 0;
  double whole = time_whole (n_tables, shape, &n_findings);
  double again = time_again (n_tables, shape);

  g_print ("%6u tables, %6u foreign keys, %-22s %6u findings: whole %7.2f ms (goal %3.0f), "
           "after one edit %6.3f ms (goal %2.0f)\n",
           n_tables, n_tables * 2, what, n_findings, whole, goal, again, goal_again);
}

int
main (void)
{
  measure (2000, SHAPE_SOUND, "indexed", 50, 2);
  measure (2000, SHAPE_BARE, "without any index", 50, 2);
  measure (2000, SHAPE_RING, "in one circle", 50, 2);
  measure (10000, SHAPE_SOUND, "indexed", 300, 10);
  measure (10000, SHAPE_BARE, "without any index", 300, 10);
  measure (10000, SHAPE_RING, "in one circle", 300, 10);
  return 0;
}
