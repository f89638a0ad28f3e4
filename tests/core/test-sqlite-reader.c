/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading schemas: of real databases, compared with what SQLite itself says, and of odd ones. */

#include "config.h"

#include "base/relata-error.h"
#include "relata-test-sqlite.h"
#include "sqlite/relata-reader.h"
#include "sqlite/relata-virtual-table.h"

#define SCHEMA_ROWS                                                                                \
  "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "          \
  "ESCAPE '\\' ORDER BY 1, 2"

static RelataConnection *
view (const char *path)
{
  g_autoptr (GError) error = NULL;
  RelataConnection *connection
      = relata_connection_open (path, RELATA_CONNECTION_VIEW, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static char *
read_script (const char *path)
{
  g_autoptr (RelataConnection) connection = view (path);
  g_autoptr (GError) error = NULL;
  char *script = relata_reader_read_script (connection, &error);

  g_assert_no_error (error);
  return script;
}

/* That the script of @path makes the same schema again. */
static void
assert_script_repeats (TestFolder *folder, const char *path)
{
  g_autofree char *script = read_script (path);
  g_autofree char *again = test_folder_path (folder, "again.db");
  g_autofree char *expected = test_sqlite_query (path, SCHEMA_ROWS);
  g_autofree char *rows = NULL;

  g_unlink (again);
  test_sqlite_exec (again, script);
  rows = test_sqlite_query (again, SCHEMA_ROWS);
  g_assert_cmpstr (rows, ==, expected);
}

static void
test_corpus (gconstpointer data)
{
  g_autoptr (TestFolder) folder = NULL;
  g_autofree char *path = relata_test_corpus_file (data);
  g_autofree char *expected = NULL;
  g_autofree char *count = NULL;
  g_autoptr (RelataConnection) connection = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (path == NULL)
    return;
  folder = relata_test_make_directory ();
  connection = view (path);
  entries = relata_reader_read_schema (connection, NULL);
  g_assert_nonnull (entries);
  expected = test_sqlite_query (path, "SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL "
                                      "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  count = g_strdup_printf ("%u\n", entries->len);
  g_assert_cmpstr (count, ==, expected);
  assert_script_repeats (folder, path);
}

static void
test_entries (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "shop.db");
  g_autoptr (RelataConnection) connection = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  RelataSchemaEntry *entry;

  test_sqlite_exec (path, "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, x UNIQUE);"
                          "CREATE VIEW v AS SELECT 1;"
                          "CREATE TEMP TABLE hidden (a);"
                          "CREATE INDEX i ON a (x);"
                          "ANALYZE");
  connection = view (path);
  entries = relata_reader_read_schema (connection, NULL);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->type, ==, "table");
  g_assert_cmpstr (entry->name, ==, "a");
  g_assert_cmpstr (entry->sql, ==,
                   "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, x UNIQUE)");
  entry = entries->pdata[2];
  g_assert_cmpstr (entry->type, ==, "index");
  g_assert_cmpstr (entry->name, ==, "i");
  g_assert_cmpstr (entry->tbl_name, ==, "a");
  g_assert_false (entry->is_shadow);
}

static void
test_script_text (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "shop.db");
  g_autofree char *script = NULL;

  test_sqlite_exec (path, "create  table  a (x) ;CREATE VIEW v AS SELECT x FROM a -- all\n;"
                          "CREATE INDEX i ON a (x)");
  script = read_script (path);
  g_assert_cmpstr (script, ==,
                   "CREATE TABLE a (x);\n\n"
                   "CREATE VIEW v AS SELECT x FROM a -- all\n;\n\n"
                   "CREATE INDEX i ON a (x);\n");
  assert_script_repeats (folder, path);
}

/* A comment that is not closed would swallow what follows: it is closed. */
static void
test_script_open_comment (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "shop.db");
  g_autofree char *script = NULL;

  test_sqlite_exec (path, "CREATE VIEW v AS SELECT 1 /* open");
  test_sqlite_exec (path, "CREATE TABLE t (a)");
  script = read_script (path);
  g_assert_cmpstr (script, ==, "CREATE VIEW v AS SELECT 1 /* open*/\n;\n\nCREATE TABLE t (a);\n");
}

static void
test_script_of_nothing (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_write (folder, "empty.db", "", 0);
  g_autofree char *script = read_script (path);

  g_assert_cmpstr (script, ==, "");
}

/* Names with anything in them, comments at the ends, triggers named as their table. */
static void
test_odd_schema (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "odd.db");

  test_sqlite_exec (path, "CREATE TABLE \"\" (\"\");"
                          "CREATE TABLE [a\"b] (x /* ; */, y DEFAULT ';' -- ;\n);"
                          "CREATE TABLE \"line\nbreak\" (`x``y`);"
                          "CREATE TABLE \"\xff\" (a);"
                          "CREATE TABLE t (a TEXT, b TEXT AS (a || ';') STORED) STRICT;"
                          "CREATE TRIGGER t AFTER INSERT ON t BEGIN SELECT ';'; SELECT 2; END;"
                          "CREATE VIEW later AS SELECT * FROM not_there");
  assert_script_repeats (folder, path);
}

static void
test_virtual_tables (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "shop.db");
  g_autofree char *script = NULL;

  test_sqlite_exec (path, "CREATE VIRTUAL TABLE words USING fts5 (text);"
                          "CREATE TABLE words_extra (a);"
                          "CREATE VIRTUAL TABLE \"my using\" /* c */ USING rtree (id, x0, x1);"
                          "CREATE VIRTUAL TABLE old USING FTS4 (text)");
  script = read_script (path);
  g_assert_cmpstr (script, ==,
                   "CREATE VIRTUAL TABLE words USING fts5 (text);\n\n"
                   "CREATE TABLE words_extra (a);\n\n"
                   "CREATE VIRTUAL TABLE \"my using\" /* c */ USING rtree (id, x0, x1);\n\n"
                   "CREATE VIRTUAL TABLE old USING FTS4 (text);\n");
  assert_script_repeats (folder, path);
}

static void
test_module_names (void)
{
  static const struct
  {
    const char *sql;
    const char *module;
  } cases[] = {
    { "CREATE VIRTUAL TABLE a USING fts5(x)", "fts5" },
    { "create virtual table if not exists main.\"using\" using [my mod]", "my mod" },
    { "CREATE VIRTUAL TABLE IF NOT EXISTS a USING b", "b" },
    { "CREATE/**/VIRTUAL -- x\nTABLE `a``b` USING\"m\"", "m" },
    { "CREATE TABLE a (x)", NULL },
    { "CREATE VIRTUAL TABLE a", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *module = relata_virtual_table_get_module (cases[i].sql);

      g_assert_cmpstr (module, ==, cases[i].module);
    }
}

static void
test_trigram (void)
{
  static const char *const complete[] = {
    "CREATE VIRTUAL TABLE t USING fts5(z)",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='trigram')",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize=trigram)",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize = \"trigram case_sensitive 1\", prefix=2)",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='trigram case_sensitive ''0''')",
    "CREATE VIRTUAL TABLE t USING rtree(trigram, case_sensitive, x)",
  };
  static const char *const incomplete[] = {
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='trigram case_sensitive')",
    "CREATE VIRTUAL TABLE t USING FTS5(z, tokenize='TRIGRAM \"case_sensitive\"')",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='porter trigram case_sensitive')",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='trigram case_sensitive 1 case_sensitive')",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='trigram \"x y\" z case_sensitive')",
    "CREATE VIRTUAL TABLE t USING fts5(z, tokenize='trigram case_sensitive', prefix=1)",
    "CREATE VIRTUAL TABLE t USING \"fts5\"(z, tokenize='trigram  case_sensitive ')",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (complete); i++)
    g_assert_true (relata_virtual_table_check (complete[i], NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (incomplete); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relata_virtual_table_check (incomplete[i], &error));
      g_assert_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED);
    }
}

/* Rows of sqlite_schema that somebody edited: SQLite refuses the file or they are read as they
 * are; nothing of them is run. */
static void
test_edited_schema (void)
{
  static const char *const edits[] = {
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE b (x)' WHERE name = 'a'",
    "UPDATE sqlite_schema SET sql = 'DROP TABLE a' WHERE name = 'a'",
    "UPDATE sqlite_schema SET sql = NULL WHERE name = 'i'",
    "UPDATE sqlite_schema SET type = 'view' WHERE name = 'a'",
    "UPDATE sqlite_schema SET type = 17, name = x'00ff' WHERE name = 'v'",
    "UPDATE sqlite_schema SET rootpage = 99 WHERE name = 'a'",
    "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'a'",
    "UPDATE sqlite_schema SET tbl_name = 'gone' WHERE name = 'i'",
    "UPDATE sqlite_schema SET sql = 'CREATE VIEW v AS SELECT load_extension(1)' WHERE name = 'v'",
    "UPDATE sqlite_schema SET name = NULL, tbl_name = NULL WHERE name = 'v'",
    "INSERT INTO sqlite_schema VALUES ('table', 'z', 'z', 0, 'CREATE VIRTUAL TABLE z USING x')",
    "UPDATE sqlite_schema SET rowid = rowid + 100 WHERE name = 'a'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (TestFolder) folder = relata_test_make_directory ();
      g_autofree char *path = test_folder_path (folder, "edited.db");
      g_autofree char *sql = NULL;
      g_autofree char *script = NULL;
      g_autoptr (RelataConnection) connection = NULL;
      g_autoptr (GError) error = NULL;

      sql = g_strdup_printf ("CREATE TABLE a (x); CREATE INDEX i ON a (x);"
                             "CREATE VIEW v AS SELECT 1; PRAGMA writable_schema=ON; %s",
                             edits[i]);
      test_sqlite_exec (path, sql);
      connection = view (path);
      script = relata_reader_read_script (connection, &error);
      g_test_message ("%s: %s", edits[i], script != NULL ? "read" : error->message);
      if (script == NULL)
        g_assert_error (error, RELATA_ERROR, RELATA_ERROR_CORRUPT);
      else
        g_assert_true (g_str_has_prefix (script, "CREATE TABLE a (x);\n"));
    }
}

/* 20,000 views, each over the one before: reading the schema does not look into them. */
static void
test_view_chain (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "chain.db");
  g_autoptr (RelataConnection) connection = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  test_sqlite_exec (path, "CREATE TABLE v0 (x); PRAGMA writable_schema=ON;"
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                          " WHERE i < 20000) INSERT INTO sqlite_schema"
                          " SELECT 'view', 'v' || i, 'v' || i, 0,"
                          " 'CREATE VIEW v' || i || ' AS SELECT x FROM v' || (i - 1) FROM n");
  connection = view (path);
  entries = relata_reader_read_schema (connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 20001);
}

/* Opens a file of damaged bytes and reads what can be read; any error will do. */
static void
read_damaged (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataConnection) connection
      = relata_connection_open (path, RELATA_CONNECTION_VIEW, NULL, &error);
  g_autofree char *script = NULL;

  if (connection != NULL)
    {
      relata_connection_set_deadline (connection, 2000);
      script = relata_reader_read_script (connection, &error);
    }
  g_assert_true ((script != NULL) == (error == NULL));
  if (script != NULL)
    relata_connection_exec (connection, "PRAGMA foreign_key_check", NULL);
}

static void
test_damaged_bytes (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "whole.db");
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  gsize length;

  test_sqlite_exec (path, "PRAGMA page_size=512; CREATE TABLE a (id INTEGER PRIMARY KEY, x UNIQUE);"
                          "CREATE TABLE b (a INTEGER REFERENCES a, y);"
                          "CREATE VIEW v AS SELECT * FROM a; CREATE INDEX i ON b (y);"
                          "INSERT INTO a VALUES (1, 'one'), (2, x'00ff'), (3, 3.5);"
                          "INSERT INTO b VALUES (1, zeroblob(2000)), (2, 'text')");
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (int i = 0; i < 400; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      g_autofree char *damaged = NULL;

      for (int j = g_rand_int_range (rand, 1, 9); j > 0; j--)
        copy[g_rand_int_range (rand, 0, (int)length)] = (char)g_rand_int (rand);
      damaged = test_folder_write (folder, "damaged.db", copy, length);
      read_damaged (damaged);
    }
}

int
main (int argc, char **argv)
{
  static const char *const files[] = { "chinook.db", "northwind.db", "sakila.db" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat ("/core/sqlite/reader/corpus/", files[i], NULL);

      g_test_add_data_func (name, files[i], test_corpus);
    }
  g_test_add_func ("/core/sqlite/reader/entries", test_entries);
  g_test_add_func ("/core/sqlite/reader/script-text", test_script_text);
  g_test_add_func ("/core/sqlite/reader/script-open-comment", test_script_open_comment);
  g_test_add_func ("/core/sqlite/reader/script-of-nothing", test_script_of_nothing);
  g_test_add_func ("/core/sqlite/reader/odd-schema", test_odd_schema);
  g_test_add_func ("/core/sqlite/reader/virtual-tables", test_virtual_tables);
  g_test_add_func ("/core/sqlite/reader/module-names", test_module_names);
  g_test_add_func ("/core/sqlite/reader/trigram", test_trigram);
  g_test_add_func ("/core/sqlite/reader/edited-schema", test_edited_schema);
  g_test_add_func ("/core/sqlite/reader/view-chain", test_view_chain);
  g_test_add_func ("/core/sqlite/reader/damaged-bytes", test_damaged_bytes);
  return g_test_run ();
}
