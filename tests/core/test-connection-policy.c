/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* That each part of the policy bites: what a stranger's file or a careless statement tries is
 * refused, and what runs too long stops. */

#include "config.h"

#include "base/relata-error.h"
#include "relata-test-sqlite.h"
#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-statement.h"

#define ENDLESS                                                                                    \
  "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"

typedef struct
{
  TestFolder *folder;
  char *path;
  RelataConnection *connections[4]; /* by mode */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *created = NULL;

  fixture->folder = relata_test_make_directory ();
  fixture->path = test_folder_path (fixture->folder, "shop.db");
  created = test_folder_path (fixture->folder, "new.db");
  test_sqlite_exec (fixture->path,
                    "CREATE TABLE t (a); INSERT INTO t VALUES (1); CREATE VIEW v AS SELECT 7 AS x;"
                    "CREATE TABLE log (a);"
                    "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (1); END;"
                    "CREATE VIRTUAL TABLE words USING fts5 (text);"
                    "CREATE VIRTUAL TABLE boxes USING rtree (id, x0, x1);");
  for (int mode = 0; mode < 4; mode++)
    {
      g_autoptr (GError) error = NULL;

      fixture->connections[mode] = relata_connection_open (
          mode == RELATA_CONNECTION_CREATE ? created : fixture->path, mode, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (int mode = 0; mode < 4; mode++)
    relata_connection_unref (fixture->connections[mode]);
  test_folder_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_refused (RelataConnection *connection, const char *sql, int code)
{
  g_autoptr (GError) error = NULL;

  if (relata_connection_exec (connection, sql, &error))
    g_error ("mode %d ran: %s", relata_connection_get_mode (connection), sql);
  if (!g_error_matches (error, RELATA_ERROR, code))
    g_error ("%s: %s (%d)", sql, error->message, error->code);
}

static void
assert_runs (RelataConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!relata_connection_exec (connection, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

/* Refused in every mode, in any case of letters, with RELATA_ERROR_UNSUPPORTED. */
static void
test_refused_everywhere (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "ATTACH 'other.db' AS other",
    "ATTACH ':memory:' AS other",
    "DETACH main",
    "SELECT load_extension('x')",
    "SELECT Load_Extension('x', 'y')",
    "SELECT fts3_tokenizer('simple')",
    "SELECT fts3_tokenizer('simple', x'0000000000000000')",
    "SELECT rtreecheck('boxes')",
    "PRAGMA writable_schema=ON",
    "PRAGMA writable_schema",
    "PRAGMA WRITABLE_SCHEMA=1",
    "PRAGMA trusted_schema=ON",
    "PRAGMA table_list",
    "PRAGMA table_info(v)",
    "PRAGMA table_xinfo(v)",
    "PRAGMA temp_store_directory='/'",
    "PRAGMA mmap_size=1000000",
    "PRAGMA cell_size_check=OFF",
    "PRAGMA query_only=OFF",
    "PRAGMA schema_version=7",
    "PRAGMA unknown_thing",
  };

  for (int mode = 0; mode < 4; mode++)
    for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
      assert_refused (fixture->connections[mode], statements[i], RELATA_ERROR_UNSUPPORTED);
}

/* The functions over PRAGMAs end at the same list. */
static void
test_pragma_functions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (relata_connection_exec (fixture->connections[RELATA_CONNECTION_VIEW],
                                          "SELECT * FROM pragma_table_list", &error));
  g_assert_nonnull (error);
}

static void
test_viewing_changes_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const statements[] = {
    "INSERT INTO t VALUES (2)",
    "UPDATE t SET a = 2",
    "DELETE FROM t",
    "CREATE TABLE u (a)",
    "CREATE TEMP TABLE u (a)",
    "CREATE INDEX i ON t (a)",
    "DROP TABLE t",
    "ALTER TABLE t RENAME TO u",
    "ANALYZE",
    "REINDEX",
    "PRAGMA user_version=3",
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA wal_checkpoint(TRUNCATE)",
  };
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_VIEW];

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    assert_refused (connection, statements[i], RELATA_ERROR_UNSUPPORTED);
  assert_runs (connection, "SELECT a FROM t");
  assert_runs (connection, "PRAGMA foreign_key_check");
  assert_runs (connection, "PRAGMA integrity_check");
  assert_runs (connection, "PRAGMA user_version");
  assert_runs (connection, "PRAGMA foreign_key_list(t)");
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_VIEW];
  gint64 value;

  assert_refused (connection, "SELECT x FROM v", RELATA_ERROR_SQL);
  relata_connection_set_views_enabled (connection, TRUE);
  g_assert_true (relata_connection_query_int64 (connection, "SELECT x FROM v", &value, NULL));
  g_assert_cmpint (value, ==, 7);
  relata_connection_set_views_enabled (connection, FALSE);
  assert_refused (connection, "SELECT x FROM v", RELATA_ERROR_SQL);
}

static void
test_triggers_run_when_writing (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_WRITE];
  gint64 count;

  assert_runs (connection, "INSERT INTO t VALUES (2)");
  g_assert_true (
      relata_connection_query_int64 (connection, "SELECT count(*) FROM log", &count, NULL));
  g_assert_cmpint (count, ==, 1);
}

/* The code of FTS and R*Tree never runs over what a file holds, nor is their storage written. */
static void
test_virtual_tables (Fixture *fixture, gconstpointer data)
{
  for (int mode = 0; mode < 2; mode++)
    {
      RelataConnection *connection = fixture->connections[mode];

      assert_refused (connection, "SELECT * FROM words", RELATA_ERROR_SQL);
      assert_refused (connection, "SELECT * FROM boxes", RELATA_ERROR_SQL);
      assert_refused (connection, "SELECT * FROM dbstat", RELATA_ERROR_SQL);
      assert_refused (connection, "SELECT * FROM sqlite_stmt", RELATA_ERROR_SQL);
      assert_runs (connection, "SELECT * FROM json_each('[1]')");
    }
  assert_refused (fixture->connections[RELATA_CONNECTION_WRITE],
                  "CREATE VIRTUAL TABLE w USING fts5 (a)", RELATA_ERROR_UNSUPPORTED);
  assert_refused (fixture->connections[RELATA_CONNECTION_MEMORY],
                  "CREATE VIRTUAL TABLE w USING fts5 (a)", RELATA_ERROR_UNSUPPORTED);
  assert_runs (fixture->connections[RELATA_CONNECTION_CREATE],
               "CREATE VIRTUAL TABLE w USING fts5 (a)");
  assert_refused (fixture->connections[RELATA_CONNECTION_CREATE],
                  "CREATE VIRTUAL TABLE w2 USING dbstat", RELATA_ERROR_SQL);
  assert_refused (fixture->connections[RELATA_CONNECTION_CREATE], "DELETE FROM w_data",
                  RELATA_ERROR_SQL);
}

static void
test_schema_table_is_not_written (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture->connections[RELATA_CONNECTION_WRITE],
                  "UPDATE sqlite_schema SET sql = 'x'", RELATA_ERROR_SQL);
  assert_refused (fixture->connections[RELATA_CONNECTION_WRITE], "DELETE FROM sqlite_schema",
                  RELATA_ERROR_SQL);
}

/* A file whose schema calls what it must not (facts: views, CHECKs, DEFAULTs of a stranger). */
static void
test_untrusted_schema (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "evil.db");
  g_autoptr (RelataConnection) connection = NULL;

  test_sqlite_exec (path, "CREATE VIEW v AS SELECT load_extension('x') AS x;"
                          "CREATE VIEW w AS SELECT fts3_tokenizer('a', x'00') AS x;"
                          "CREATE TABLE t (a DEFAULT (load_extension('x')), b)");
  connection = relata_connection_open (path, RELATA_CONNECTION_WRITE, NULL, NULL);
  assert_refused (connection, "SELECT x FROM v", RELATA_ERROR_SQL);
  assert_refused (connection, "SELECT x FROM w", RELATA_ERROR_SQL);
  assert_refused (connection, "INSERT INTO t (b) VALUES (1)", RELATA_ERROR_SQL);
}

static char *
repeat (const char *head, const char *part, guint times, const char *tail)
{
  GString *sql = g_string_new (head);

  for (guint i = 0; i < times; i++)
    g_string_append (sql, part);
  g_string_append (sql, tail);
  return g_string_free (sql, FALSE);
}

/* Takes @sql. */
static void
assert_limit (RelataConnection *connection, char *sql, int code)
{
  assert_refused (connection, sql, code);
  g_free (sql);
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_VIEW];

  assert_limit (connection, g_strdup ("SELECT length(zeroblob(100000000))"),
                RELATA_ERROR_TOO_LARGE);
  assert_limit (connection,
                g_strdup ("SELECT length(replace(hex(zeroblob(100000000)), '0', 'abcde'))"),
                RELATA_ERROR_TOO_LARGE);
  assert_limit (connection, repeat ("SELECT 1 /*", "0123456789", 110000, "*/"),
                RELATA_ERROR_TOO_LARGE);
  assert_limit (connection, repeat ("SELECT 1", "+1", 120, ""), RELATA_ERROR_SQL);
  assert_limit (connection, repeat ("SELECT 1", " UNION ALL SELECT 1", 60, ""), RELATA_ERROR_SQL);
  assert_limit (connection, repeat ("SELECT max(1", ",1", 40, ")"), RELATA_ERROR_SQL);
  assert_limit (connection, repeat ("SELECT 1", ",1", 2001, ""), RELATA_ERROR_SQL);
  assert_limit (connection, repeat ("SELECT 'a' LIKE '", "a", 1001, "'"), RELATA_ERROR_SQL);
  assert_limit (connection, g_strdup ("SELECT ?1001"), RELATA_ERROR_SQL);
}

/* What the limits allow: a large value on demand. */
static void
test_value_limit_on_demand (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_VIEW];

  assert_refused (connection, "SELECT zeroblob(20000000)", RELATA_ERROR_TOO_LARGE);
  relata_connection_set_value_limit (connection, 30 * 1000 * 1000);
  assert_runs (connection, "SELECT zeroblob(20000000)");
}

/* Views that double, 20 deep: a million branches, refused while the statement is prepared. */
static void
test_doubling_views (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "bomb.db");
  g_autoptr (GString) sql = g_string_new ("CREATE VIEW v0 AS SELECT 1 AS x;");
  g_autoptr (RelataConnection) connection = NULL;
  gint64 start;

  for (int i = 1; i <= 20; i++)
    g_string_append_printf (
        sql, "CREATE VIEW v%d AS SELECT x FROM v%d UNION ALL SELECT x FROM v%d;", i, i - 1, i - 1);
  test_sqlite_exec (path, sql->str);
  connection = relata_connection_open (path, RELATA_CONNECTION_VIEW, NULL, NULL);
  relata_connection_set_views_enabled (connection, TRUE);
  start = g_get_monotonic_time ();
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (relata_connection_exec (connection, "SELECT sum(x) FROM v20", &error));
    g_assert_nonnull (error);
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static gpointer
cancel_soon_cb (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_VIEW];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 start = g_get_monotonic_time ();

  relata_connection_set_cancellable (connection, cancellable);
  thread = g_thread_new ("cancel", cancel_soon_cb, cancellable);
  g_assert_false (relata_connection_exec (connection, ENDLESS, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 600000);
  g_thread_join (thread);
  g_clear_error (&error);

  g_assert_false (relata_connection_exec (connection, "SELECT 1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  relata_connection_set_cancellable (connection, NULL);
  assert_runs (connection, "SELECT 1");
}

static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_VIEW];
  gint64 start = g_get_monotonic_time ();

  relata_connection_set_deadline (connection, 100);
  assert_refused (connection, ENDLESS, RELATA_ERROR_TOO_LARGE);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 100000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 600000);
  relata_connection_set_deadline (connection, 0);
  assert_runs (connection, "SELECT 1");
}

/* A script of the user may be as large as SQLite allows. */
static void
test_create_is_wide (Fixture *fixture, gconstpointer data)
{
  RelataConnection *connection = fixture->connections[RELATA_CONNECTION_CREATE];
  g_autofree char *long_text = repeat ("SELECT '", "0123456789", 200000, "'");
  g_autofree char *deep = repeat ("SELECT 1", "+1", 900, "");
  g_autofree char *wide = repeat ("SELECT 1", " UNION ALL SELECT 1", 400, "");

  assert_runs (connection, long_text);
  assert_runs (connection, deep);
  assert_runs (connection, wide);
  assert_runs (connection, "PRAGMA user_version=3");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/core/sqlite/policy/refused-everywhere", test_refused_everywhere);
  add ("/core/sqlite/policy/pragma-functions", test_pragma_functions);
  add ("/core/sqlite/policy/viewing-changes-nothing", test_viewing_changes_nothing);
  add ("/core/sqlite/policy/views", test_views);
  add ("/core/sqlite/policy/triggers-run-when-writing", test_triggers_run_when_writing);
  add ("/core/sqlite/policy/virtual-tables", test_virtual_tables);
  add ("/core/sqlite/policy/schema-table", test_schema_table_is_not_written);
  g_test_add_func ("/core/sqlite/policy/untrusted-schema", test_untrusted_schema);
  add ("/core/sqlite/policy/limits", test_limits);
  add ("/core/sqlite/policy/value-limit-on-demand", test_value_limit_on_demand);
  g_test_add_func ("/core/sqlite/policy/doubling-views", test_doubling_views);
  add ("/core/sqlite/policy/cancel", test_cancel);
  add ("/core/sqlite/policy/deadline", test_deadline);
  add ("/core/sqlite/policy/create-is-wide", test_create_is_wide);
  return g_test_run ();
}
