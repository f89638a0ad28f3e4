/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Snapshots: scripts come back byte for byte, and what they say is found. */

#include "config.h"

#include <string.h>

#include "relata-test.h"
#include "schema/relata-snapshot.h"

static void
assert_same_bytes (const char *text, gsize length)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (text, length);
  g_autoptr (GBytes) written = relata_snapshot_write (snapshot);
  gsize size;
  const char *data = g_bytes_get_data (written, &size);

  g_assert_cmpmem (data, size, text, length);
}

static void
test_bytes (void)
{
  static const char *const texts[] = {
    "",
    ";",
    " ; ; ",
    "\n\n",
    "-- only a comment",
    "-- relata: format 1",
    "-- relata: format 1\n",
    "-- relata: format 1\n\n-- relata: at 1,2\nCREATE TABLE a (b);\n",
    "CREATE TABLE a (b)",
    "CREATE TABLE a (b);;;CREATE TABLE c (d);",
    "CREATE TABLE a (b); -- relata: at 1,2\nCREATE TABLE c (d);",
    "-- relata: at 1,2\r\nCREATE TABLE a (b);\r\n",
    "-- relata: at 1,2\n\nCREATE TABLE a (b);\n",
    "/* -- relata: at 1,2\n-- relata: at 1,2 */\nCREATE TABLE a (b);\n",
    "/* never closed",
    "'never closed",
    "CREATE TABLE a (b /* never closed",
    "CREATE TABLE a (b) /* never closed",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;",
    "\xef\xbb\xbf-- relata: format 1\nCREATE TABLE a (b);",
    "\xef\xbb\xbf"
    "CREATE TABLE a (b);",
    "\xff\xfe garbage \x80;",
    "-- relata: at 1,2 \xff\nCREATE TABLE a (b);",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_same_bytes (texts[i], strlen (texts[i]));
}

static void
test_nul (void)
{
  static const char text[] = "-- relata: at 1,2\0\nCREATE TABLE a (b);\0-- x\0\nSELECT '\0';\0";
  static const char decorated[]
      = "-- \0\n-- relata: at 1,2\nCREATE TABLE a (b);\n/* \0 */\nCREATE TABLE c (d); -- \0";
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (decorated, sizeof decorated - 1);

  assert_same_bytes (text, sizeof text - 1);
  assert_same_bytes (decorated, sizeof decorated - 1);
  g_assert_true (relata_snapshot_find_table (snapshot, "a")->decor->placed);
}

/* Soup of pieces that mean something to someone. */
static void
test_soup (void)
{
  static const char *const pieces[] = {
    "-- relata: ",
    "format 1",
    "format 9",
    "at 1,2",
    "color red",
    "ends (a) b",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    ";",
    "--",
    "/*",
    "*/",
    "'",
    "\"",
    "[",
    "]",
    "`",
    "(",
    ")",
    "CREATE TABLE a (b)",
    "CREATE TABLE",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN",
    "END",
    "INSERT INTO a VALUES (1)",
    "\xef\xbb\xbf",
    "\xff",
    "\x00",
    "x",
    "database 'd'",
    "-",
    "CREATE INDEX i ON a (b)",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int n = g_rand_int_range (rand, 0, 14); n > 0; n--)
        {
          guint piece = (guint)g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (pieces));

          g_string_append_len (text, pieces[piece], (gssize)MAX (strlen (pieces[piece]), 1));
        }
      assert_same_bytes (text->str, text->len);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int i = 0; i < 5000; i++)
    {
      guint8 bytes[64];
      gsize length = (gsize)g_rand_int_range (rand, 0, sizeof bytes);

      for (gsize j = 0; j < length; j++)
        bytes[j] = (guint8)g_rand_int_range (rand, 0, 256);
      assert_same_bytes ((const char *)bytes, length);
    }
}

static RelataSnapshot *
parse (const char *text)
{
  return relata_snapshot_parse (text, strlen (text));
}

static void
test_parts (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse ("-- A shop.\n"
                                               "-- relata: format 1\n"
                                               "-- relata: database \"my \"\"shop\"\".db\"\n"
                                               "-- relata: zoom 3\n"
                                               "-- relata: at 10,20\n"
                                               "CREATE TABLE a (b);\n"
                                               "\n"
                                               "-- About c.\n"
                                               "-- relata: at 30,40\n"
                                               "  -- relata: color red\n"
                                               "  CREATE TABLE c (d)  ;\n"
                                               "INSERT INTO a VALUES (1);\n"
                                               "-- the end\n");
  RelataFrame *frame = relata_snapshot_get_frame (snapshot);
  RelataItem *a = relata_snapshot_find_table (snapshot, "A");
  RelataItem *c = relata_snapshot_get_item (snapshot, 1);

  g_assert_cmpuint (relata_snapshot_get_n_items (snapshot), ==, 3);
  g_assert_cmpint (relata_snapshot_get_format (snapshot), ==, 1);
  g_assert_false (relata_snapshot_is_read_only (snapshot));
  g_assert_cmpstr (relata_snapshot_get_database (snapshot), ==, "my \"shop\".db");
  g_assert_cmpstr (frame->preamble, ==, "-- A shop.\n");
  g_assert_cmpuint (frame->others->len, ==, 1);
  g_assert_cmpstr (frame->others->pdata[0], ==, "-- relata: zoom 3");
  g_assert_cmpstr (frame->rest, ==, "\n-- the end\n");
  g_assert_true (a->decor->placed);
  g_assert_cmpint (a->decor->x, ==, 10);
  g_assert_cmpstr (a->lead, ==, "");
  g_assert_cmpstr (a->decor_text, ==, "-- relata: at 10,20\n");
  g_assert_cmpstr (a->tail, ==, ";");
  g_assert_cmpstr (c->lead, ==, "\n\n-- About c.\n");
  g_assert_cmpstr (c->decor_text, ==, "-- relata: at 30,40\n  -- relata: color red\n  ");
  g_assert_cmpstr (c->decor->color, ==, "red");
  g_assert_cmpstr (c->def->text, ==, "CREATE TABLE c (d)");
  g_assert_cmpstr (c->tail, ==, "  ;");
}

/* What stands not directly above a statement decorates none. */
static void
test_not_above (void)
{
  static const char *const texts[] = {
    "-- relata: at 1,2\n\nCREATE TABLE a (b);",
    "-- relata: at 1,2\n-- words\nCREATE TABLE a (b);",
    "-- relata: at 1,2\n/* words */ CREATE TABLE a (b);",
    "/*\n-- relata: at 1,2 */\nCREATE TABLE a (b);",
    "/* x */ -- relata: at 1,2\nCREATE TABLE a (b);",
    "SELECT 1; -- relata: at 1,2\nCREATE TABLE a (b);",
    "; -- relata: at 1,2\nCREATE TABLE a (b);",
    "-- relata at 1,2\nCREATE TABLE a (b);",
    "CREATE TABLE -- relata: at 1,2\n a (b);",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RelataSnapshot) snapshot = parse (texts[i]);

      g_assert_false (relata_snapshot_find_table (snapshot, "a")->decor->placed);
    }
}

static void
test_newer_format (void)
{
  static const struct
  {
    const char *text;
    gboolean read_only;
  } cases[] = {
    { "-- relata: format 1\n", FALSE },
    { "-- relata: format 2\n", TRUE },
    { "-- relata: format 1.1\n", TRUE },
    { "-- relata: format\n", TRUE },
    { "-- relata: format 99999999999999999999\n", TRUE },
    { "CREATE TABLE a (b);\n-- relata: format 2\n", FALSE },
    { "CREATE TABLE a (b);\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataSnapshot) snapshot = parse (cases[i].text);

      g_assert_cmpint (relata_snapshot_is_read_only (snapshot), ==, cases[i].read_only);
    }
}

static void
test_names (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TEMP TABLE t (x); CREATE TABLE t (y); CREATE TABLE T (z);"
               "CREATE INDEX i ON t (y); CREATE UNIQUE INDEX j ON \"T\" (y);"
               "CREATE VIEW v AS SELECT 1; CREATE VIRTUAL TABLE f USING fts5 (a);"
               "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END;");
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (snapshot, "T");
  g_autoptr (GPtrArray) none = relata_snapshot_get_indexes_of (snapshot, "v");
  g_autoptr (GPtrArray) triggers = relata_snapshot_get_triggers_of (snapshot, "t");

  g_assert_cmpuint (relata_snapshot_find_table (snapshot, "T")->id, ==, 2);
  g_assert_cmpuint (relata_snapshot_find_table (snapshot, "V")->id, ==, 6);
  g_assert_cmpuint (relata_snapshot_find_table (snapshot, "f")->id, ==, 7);
  g_assert_cmpuint (relata_snapshot_find_index (snapshot, "I")->id, ==, 4);
  g_assert_cmpuint (relata_snapshot_find_trigger (snapshot, "G")->id, ==, 8);
  g_assert_null (relata_snapshot_find_table (snapshot, "i"));
  g_assert_true (relata_snapshot_has_name (snapshot, "i"));
  g_assert_true (relata_snapshot_has_name (snapshot, "v"));
  g_assert_false (relata_snapshot_has_name (snapshot, "g"));
  g_assert_cmpuint (indexes->len, ==, 2);
  g_assert_cmpuint (((RelataItem *)indexes->pdata[1])->id, ==, 5);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (triggers->len, ==, 1);
  g_assert_cmpint (relata_snapshot_get_index (snapshot, 8), ==, 7);
  g_assert_cmpint (relata_snapshot_get_index (snapshot, 9), ==, -1);
  g_assert_null (relata_snapshot_get (snapshot, 0));
}

static void
test_write_sql (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("-- relata: format 1\n\n-- Words.\n-- relata: at 1,2\n  CREATE TABLE a (b);\n");
  g_autoptr (GBytes) bytes = relata_snapshot_write_sql (snapshot);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpmem (data, size, "-- Words.\n  CREATE TABLE a (b);\n", 32);
}

static void
test_corpus (void)
{
  static const char *const names[]
      = { "chinook.sql", "northwind.sql", "sakila.sql", "torture_a.sql", "torture_b.sql" };
  static const guint n_tables[] = { 11, 13, 16, 7, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = relata_test_corpus_file (names[i]);
      g_autofree char *text = NULL;
      g_autoptr (RelataSnapshot) snapshot = NULL;
      gsize length;
      guint n = 0;

      if (path == NULL)
        return;
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      assert_same_bytes (text, length);
      snapshot = relata_snapshot_parse (text, length);
      for (guint j = 0; j < relata_snapshot_get_n_items (snapshot); j++)
        n += relata_item_table (relata_snapshot_get_item (snapshot, j)) != NULL;
      g_test_message ("%s: %u tables", names[i], n);
      g_assert_cmpuint (n, ==, n_tables[i]);
    }
}

static gpointer
look_up (gpointer data)
{
  RelataSnapshot *snapshot = data;

  g_assert_nonnull (relata_snapshot_find_table (snapshot, "t99"));
  g_assert_nonnull (relata_snapshot_get_relationships (snapshot));
  return relata_snapshot_get_relationships (snapshot);
}

static void
test_threads (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 100; i++)
    g_string_append_printf (text, "CREATE TABLE t%d (id INTEGER PRIMARY KEY, p REFERENCES t%d);\n",
                            i, i / 2);
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (RelataSnapshot) snapshot = parse (text->str);
      GThread *threads[4];
      gpointer first = NULL;

      for (int i = 0; i < 4; i++)
        threads[i] = g_thread_new ("look-up", look_up, snapshot);
      for (int i = 0; i < 4; i++)
        {
          gpointer found = g_thread_join (threads[i]);

          first = first != NULL ? first : found;
          g_assert_true (found == first);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/snapshot/bytes", test_bytes);
  g_test_add_func ("/core/schema/snapshot/nul", test_nul);
  g_test_add_func ("/core/schema/snapshot/soup", test_soup);
  g_test_add_func ("/core/schema/snapshot/random-bytes", test_random_bytes);
  g_test_add_func ("/core/schema/snapshot/parts", test_parts);
  g_test_add_func ("/core/schema/snapshot/not-above", test_not_above);
  g_test_add_func ("/core/schema/snapshot/newer-format", test_newer_format);
  g_test_add_func ("/core/schema/snapshot/names", test_names);
  g_test_add_func ("/core/schema/snapshot/write-sql", test_write_sql);
  g_test_add_func ("/core/schema/snapshot/corpus", test_corpus);
  g_test_add_func ("/core/schema/snapshot/threads", test_threads);
  return g_test_run ();
}
