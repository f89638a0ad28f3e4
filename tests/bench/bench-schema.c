/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* How fast a large script is read, related, edited and written, and what memory it takes. */

#include "config.h"

#include <malloc.h>
#include <string.h>

#include "schema/relata-edit.h"
#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit.h"

#define N_TABLES 10000

static GString *
make_script (void)
{
  GString *text = g_string_new ("-- relata: format 1\n\n");

  for (int i = 0; i < N_TABLES; i++)
    g_string_append_printf (
        text,
        "-- Table %d.\n-- relata: at %d,%d\nCREATE TABLE items_%d (\n"
        "  id INTEGER PRIMARY KEY,\n  name TEXT NOT NULL COLLATE NOCASE UNIQUE,\n"
        "  price REAL DEFAULT 0 CHECK (price >= 0),\n"
        "  parent_id INTEGER REFERENCES items_%d (id) ON DELETE CASCADE,\n"
        "  other_id INTEGER REFERENCES items_%d (id)\n);\n\n"
        "CREATE INDEX items_%d_by_parent ON items_%d (parent_id);\n\n",
        i, i % 100 * 300, i / 100 * 300, i, i / 2, i / 3, i, i);
  return text;
}

static double
milliseconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1000.0;
}

static void
report (const char *what, double milliseconds, double limit)
{
  g_test_message ("%s: %.2f ms (limit %.0f ms)%s", what, milliseconds, limit,
                  milliseconds > limit ? " TOO SLOW" : "");
}

static void
bench_read (const GString *text)
{
  gsize before = mallinfo2 ().uordblks, after;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (text->str, text->len);
  double parsed = milliseconds_since (start), related;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_nonnull (relata_snapshot_get_relationships (snapshot));
  related = milliseconds_since (start);
  after = mallinfo2 ().uordblks;
  report ("parse", parsed, 500);
  report ("parse and relationships", related, 500);
  g_test_message ("parse: %.0f MB/s", (double)text->len / parsed / 1000.0);
  g_test_message ("memory: %.1f times the text (limit 20)",
                  (double)(after - before) / (double)text->len);
  start = g_get_monotonic_time ();
  bytes = relata_snapshot_write (snapshot);
  g_test_message ("write: %.0f MB/s", (double)text->len / milliseconds_since (start) / 1000.0);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text->str, text->len);
}

static void
bench_edits (const GString *text)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (text->str, text->len);
  guint middle = relata_snapshot_find_table (snapshot, "items_2500")->id;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (RelataEdit) move = relata_edit_new (snapshot, "Move");
  g_autoptr (RelataDecor) decor
      = relata_decor_with_position (relata_snapshot_get (snapshot, middle)->decor, 1, 2);
  g_autoptr (RelataEdit) rename = NULL;

  relata_edit_set_decor (move, middle, decor);
  g_assert_cmpuint (relata_edit_get_facts (move)->len, ==, 1);
  report ("move one table", milliseconds_since (start), 5);
  start = g_get_monotonic_time ();
  rename = relata_edit_new (snapshot, "Rename");
  g_assert_true (relata_schema_rename_table (rename, middle, "renamed", NULL));
  g_assert_cmpuint (relata_edit_get_facts (rename)->len, >=, 7);
  report ("rename one table", milliseconds_since (start), 50);
  g_assert_nonnull (relata_snapshot_get_relationships (relata_edit_get_snapshot (rename)));
  report ("rename one table, and the relationships", milliseconds_since (start), 300);
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) text = make_script ();

  g_test_init (&argc, &argv, NULL);
  g_test_message ("%d tables, %.1f MB", N_TABLES, (double)text->len / 1e6);
  bench_read (text);
  bench_edits (text);
  return 0;
}
