/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Making databases from scripts: what is made, what is refused with which line, and that
 * nothing is left where something failed. */

#include "config.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "relata-test-sqlite.h"
#include "sqlite/relata-create.h"

#define NOBODY 65534
#define ENDLESS                                                                                    \
  "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;"

static gboolean
create (const char *script, const char *path, RelataCreateFlags flags, GError **error)
{
  return relata_create_database (script, strlen (script), path, flags, NULL, NULL, NULL, NULL,
                                 error);
}

/* Makes new.db in a folder of its own and answers @query about it. */
static char *
create_and_ask (const char *script, const char *query)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autoptr (GError) error = NULL;

  create (script, path, RELATA_CREATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
  return test_sqlite_query (path, query);
}

static void
assert_makes (const char *script, const char *query, const char *expected)
{
  g_autofree char *rows = create_and_ask (script, query);

  g_assert_cmpstr (rows, ==, expected);
}

/* That @script makes nothing; the message says @what (in English). */
static void
assert_fails (TestFolder *folder, const char *script, int code, const char *what)
{
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (create (script, path, RELATA_CREATE_NONE, &error));
  if (!g_error_matches (error, RELATA_ERROR, code) || strstr (error->message, what) == NULL)
    g_error ("%s: %s (%d), not \"%s\"", script, error->message, error->code, what);
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
}

static void
test_result (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;
  RelataCreateResult result = { 0 };
  static const char script[] = "-- a shop\nCREATE TABLE t (a);\nINSERT INTO t VALUES (1), (2);\n"
                               "UPDATE t SET a = a + 1;\n-- end";

  g_assert_true (relata_create_database (script, sizeof script - 1, path, RELATA_CREATE_NONE, NULL,
                                         NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_statements, ==, 3);
  g_assert_cmpint (result.n_changes, ==, 4);
  g_assert_cmpint (result.n_violations, ==, 0);
  rows = test_sqlite_query (path, "SELECT a FROM t");
  g_assert_cmpstr (rows, ==, "2\n3\n");
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
}

static void
test_empty_script (void)
{
  assert_makes ("", "SELECT count(*) FROM sqlite_schema", "0\n");
  assert_makes ("\xef\xbb\xbf ; -- nothing", "SELECT count(*) FROM sqlite_schema", "0\n");
}

/* Rows may come before those they refer to, and tables before theirs. */
static void
test_any_order (void)
{
  assert_makes ("PRAGMA foreign_keys=ON;\n"
                "CREATE TABLE b (a_id INTEGER NOT NULL REFERENCES a (id));\n"
                "INSERT INTO b VALUES (7);\n"
                "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
                "INSERT INTO a VALUES (7);\n",
                "SELECT count(*) FROM b", "1\n");
}

static void
test_own_transactions (void)
{
  assert_makes ("BEGIN TRANSACTION; CREATE TABLE t (a); COMMIT;\n"
                "begin immediate; INSERT INTO t VALUES (1); end;\n"
                "SAVEPOINT s; INSERT INTO t VALUES (2); ROLLBACK TO s; RELEASE s;\n"
                "VACUUM;",
                "SELECT a FROM t", "1\n");
  assert_makes ("CREATE TABLE t (a); CREATE TRIGGER r AFTER INSERT ON t BEGIN "
                "UPDATE t SET a = 5; END; INSERT INTO t VALUES (1)",
                "SELECT a FROM t", "5\n");
}

static void
test_pragmas (void)
{
  static const char script[]
      = "PRAGMA page_size=8192; PRAGMA encoding='UTF-16le'; PRAGMA auto_vacuum=1;"
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-100;"
        "PRAGMA main.user_version = 42; CREATE TABLE t (a); PRAGMA application_id(17);"
        "PRAGMA writable_schema=OFF; PRAGMA foreign_key_check; PRAGMA integrity_check";

  assert_makes (script, "PRAGMA page_size", "8192\n");
  assert_makes (script, "PRAGMA encoding", "UTF-16le\n");
  assert_makes (script, "PRAGMA auto_vacuum", "1\n");
  assert_makes (script, "PRAGMA user_version", "42\n");
  assert_makes (script, "PRAGMA application_id", "17\n");
  assert_makes (script, "PRAGMA journal_mode", "wal\n");
  assert_makes ("PRAGMA journal_mode=OFF; CREATE TABLE t (a)", "PRAGMA journal_mode", "delete\n");
}

static void
test_virtual_tables (void)
{
  assert_makes ("CREATE VIRTUAL TABLE w USING fts5 (text, tokenize='trigram case_sensitive 1');"
                "INSERT INTO w VALUES ('relation');",
                "SELECT text FROM w WHERE w MATCH 'elat'", "relation\n");
  assert_makes ("CREATE VIRTUAL TABLE b USING rtree (id, x0, x1); INSERT INTO b VALUES (1, 2, 3);",
                "SELECT count(*) FROM b", "1\n");
}

/* Each with the line the fault is on. */
static void
test_refused (void)
{
  static const struct
  {
    const char *script;
    int code;
    const char *what;
  } cases[] = {
    { "CREATE TABLE t (a);\n\nCREAT TABLE u (a);", RELATA_ERROR_SQL, "3: near \"CREAT\"" },
    { "CREATE TABLE t (\n  a,\n  b c d e,,\n);", RELATA_ERROR_SQL, "3: near \",\"" },
    { "-- x\n/*\n*/ SELECT\n nought;", RELATA_ERROR_SQL, "4: no such column: nought" },
    { "CREATE TABLE t (a)\nCREATE TABLE u (a);", RELATA_ERROR_SQL, "2: near \"CREATE\"" },
    { "CREATE TABLE t (a", RELATA_ERROR_SQL, "1: incomplete input" },
    { "CREATE TABLE t (a UNIQUE);\nINSERT INTO t VALUES (1);\nINSERT INTO t VALUES (1);",
      RELATA_ERROR_SQL, "3: UNIQUE constraint failed: t.a" },
    { "CREATE TABLE t (a);\nINSERT INTO t VALUES (\n\"text\");", RELATA_ERROR_SQL,
      "3: no such column: text (" },
    { "CREATE TABLE t (a CHECK (a <> \"x\"));", RELATA_ERROR_SQL, "1: no such column: x (" },
    { "\nATTACH 'x.db' AS x;", RELATA_ERROR_UNSUPPORTED, "2: “ATTACH" },
    { "\nDETACH x;", RELATA_ERROR_UNSUPPORTED, "2: “DETACH x”" },
    { "\n\nVACUUM INTO 'other.db';", RELATA_ERROR_UNSUPPORTED, "3: “VACUUM INTO”" },
    { "VACUUM main INTO 'other.db';", RELATA_ERROR_UNSUPPORTED, "1: “VACUUM" },
    { "PRAGMA writable_schema=ON;", RELATA_ERROR_UNSUPPORTED, "1: “PRAGMA writable_schema”" },
    { "PRAGMA main.Writable_Schema(1);", RELATA_ERROR_UNSUPPORTED, "1: “PRAGMA main”" },
    { "PRAGMA temp_store_directory='/';", RELATA_ERROR_UNSUPPORTED, "1: “PRAGMA" },
    { "SELECT 1;\nSELECT load_extension('x');", RELATA_ERROR_UNSUPPORTED, "2: not authorized" },
    { "SELECT 1;\nSELECT writefile('x', 'y');", RELATA_ERROR_SQL, "2: no such function" },
    { ".read other.sql\n", RELATA_ERROR_UNSUPPORTED, "1: " },
    { "CREATE TABLE t (a);\nROLLBACK;", RELATA_ERROR_UNSUPPORTED, "2: “ROLLBACK" },
    { "CREATE TABLE t (a UNIQUE); INSERT INTO t VALUES (1);\nINSERT OR ROLLBACK INTO t VALUES (1)",
      RELATA_ERROR_SQL, "2: UNIQUE" },
    { "CREATE VIRTUAL TABLE t\n USING fts5 (z, tokenize='trigram case_sensitive');",
      RELATA_ERROR_UNSUPPORTED, "1: " },
    { "CREATE VIRTUAL TABLE t USING dbstat;", RELATA_ERROR_SQL, "1: no such module" },
    { "DELETE FROM sqlite_schema;", RELATA_ERROR_SQL, "1: " },
    { "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
      "CREATE TABLE b (a INTEGER REFERENCES a (id), c REFERENCES a);\n"
      "INSERT INTO b VALUES (1, NULL), (2, NULL), (NULL, NULL);",
      RELATA_ERROR_SQL, ": 2 records of “b” refer to records that are not in “a”" },
    { "CREATE TABLE a (x); CREATE TABLE b (x REFERENCES a (x)); INSERT INTO b VALUES (1)",
      RELATA_ERROR_SQL, "foreign key mismatch" },
    { "CREATE TABLE b (x REFERENCES gone (x)); INSERT INTO b VALUES (1)", RELATA_ERROR_SQL,
      "1 record of “b”" },
    { "CREATE TABLE t (a INTEGER) STRICT;\nINSERT INTO t VALUES ('x')", RELATA_ERROR_SQL,
      "2: cannot store TEXT" },
  };
  g_autoptr (TestFolder) folder = relata_test_make_directory ();

  if (g_strcmp0 (g_getenv ("LC_ALL"), "pt_BR.UTF-8") == 0)
    {
      g_test_skip ("the texts compared are the English ones");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_fails (folder, cases[i].script, cases[i].code, cases[i].what);
}

static void
test_nul_byte (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autoptr (GError) error = NULL;

  g_assert_false (relata_create_database ("SELECT 1;\0SELECT 2;", 19, path, RELATA_CREATE_NONE,
                                          NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
}

static void
test_allowed_violations (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autoptr (GError) error = NULL;
  RelataCreateResult result = { 0 };
  static const char script[] = "CREATE TABLE a (id INTEGER PRIMARY KEY);"
                               "CREATE TABLE b (a REFERENCES a); INSERT INTO b VALUES (1), (2);"
                               "CREATE TABLE c (a REFERENCES b (a)); INSERT INTO c VALUES (1);";

  g_assert_true (relata_create_database (script, sizeof script - 1, path,
                                         RELATA_CREATE_ALLOW_VIOLATIONS, NULL, NULL, NULL, &result,
                                         &error));
  g_assert_no_error (error);
  g_assert_cmpint (result.n_violations, ==, 2);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_existing (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_write (folder, "notes", "dear diary", -1);
  g_autofree char *link_path = test_folder_path (folder, "link");
  g_autofree char *missing = test_folder_path (folder, "no/new.db");
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_cmpint (symlink ("notes", link_path), ==, 0);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_false (create ("SELECT 1", path, RELATA_CREATE_NONE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (create ("SELECT 1", link_path, RELATA_CREATE_NONE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (create ("SELECT 1", folder, RELATA_CREATE_REPLACE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE);
  g_clear_error (&error);
  g_assert_false (create ("SELECT 1", missing, RELATA_CREATE_NONE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (create ("SELEC", path, RELATA_CREATE_REPLACE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
  g_clear_error (&error);
  assert_content (path, "dear diary");

  create ("CREATE TABLE t (a)", link_path, RELATA_CREATE_REPLACE, &error);
  g_assert_no_error (error);
  rows = test_sqlite_query (path, "SELECT name FROM sqlite_schema");
  g_assert_cmpstr (rows, ==, "t\n");
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 07777, ==, 0640);
  g_assert_cmpuint (test_folder_count (folder), ==, 2);
}

/* A database in use is not replaced under the feet of who uses it. */
static void
test_in_use (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "shop.db");
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  test_sqlite_exec (path, "PRAGMA journal_mode=WAL; CREATE TABLE old (a)");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO old VALUES (1)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_false (create ("CREATE TABLE t (a)", path, RELATA_CREATE_REPLACE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_BUSY);
  g_clear_error (&error);
  sqlite3_close (db);
  create ("CREATE TABLE t (a)", path, RELATA_CREATE_REPLACE, &error);
  g_assert_no_error (error);
  rows = test_sqlite_query (path, "SELECT name FROM sqlite_schema");
  g_assert_cmpstr (rows, ==, "t\n");
}

/* A journal left of a database that is gone would be rolled back into the new one. */
static void
test_left_journal (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autofree char *journal = test_folder_write (folder, "new.db-journal", "left over", -1);
  g_autoptr (GError) error = NULL;

  g_assert_false (create ("CREATE TABLE t (a)", path, RELATA_CREATE_NONE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_BUSY);
  assert_content (journal, "left over");
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
}

static void
test_read_only_folder (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  int status = -1;
  pid_t pid;

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      g_autoptr (GError) error = NULL;

      if (geteuid () == 0 && seteuid (NOBODY) != 0)
        _exit (2);
      _exit (!create ("CREATE TABLE t (a)", path, RELATA_CREATE_NONE, &error)
                     && g_error_matches (error, RELATA_ERROR, RELATA_ERROR_PERMISSION)
                 ? 0
                 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
}

static gpointer
cancel_soon_cb (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GThread *thread = g_thread_new ("cancel", cancel_soon_cb, cancellable);
  static const char script[] = "CREATE TABLE t (a); INSERT INTO t VALUES (1);" ENDLESS;

  g_assert_false (relata_create_database (script, sizeof script - 1, path, RELATA_CREATE_NONE, NULL,
                                          NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 600000);
  g_thread_join (thread);
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
}

typedef struct
{
  GCancellable *cancellable;
  double last;
  double cancel_at;
} Watch;

static void
watch_cb (double fraction, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1);
  watch->last = fraction;
  if (fraction >= watch->cancel_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
test_progress (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GString) script = g_string_new ("CREATE TABLE t (a);\n");
  g_autoptr (GError) error = NULL;
  Watch watch = { cancellable, 0, 2 };

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (script, "INSERT INTO t VALUES (%d);\n", i);
  g_assert_true (relata_create_database (script->str, script->len, path, RELATA_CREATE_NONE,
                                         watch_cb, &watch, cancellable, NULL, &error));
  g_assert_cmpfloat (watch.last, >, 0.8);
  watch = (Watch){ cancellable, 0, 0.5 };
  g_assert_false (relata_create_database (script->str, script->len, path, RELATA_CREATE_REPLACE,
                                          watch_cb, &watch, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
}

/* A full disk: the size of a file is limited in a process of its own. */
static void
test_disk_full (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  int status = -1;
  pid_t pid = fork ();

  if (pid == 0)
    {
      struct rlimit limit = { 100000, 100000 };
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_IGN);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (2);
      _exit (!create ("CREATE TABLE t (a);\nINSERT INTO t VALUES (zeroblob(20000000));", path,
                      RELATA_CREATE_NONE, &error)
                     && error->domain == RELATA_ERROR
                 ? 0
                 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (test_folder_count (folder), ==, 0);
}

/* The sample that comes with the program, and small scripts in which every line is a trap. */
static void
test_script_file (const char *path)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *new_path = test_folder_path (folder, "new.db");
  g_autofree char *script = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &script, &length, NULL));
  relata_create_database (script, length, new_path, RELATA_CREATE_NONE, NULL, NULL, NULL, NULL,
                          &error);
  g_assert_no_error (error);
}

static void
test_sample (void)
{
  const char *samples = g_getenv ("RELATA_SAMPLESDIR");
  g_autofree char *path = g_build_filename (samples != NULL ? samples : ".", "library.sql", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    test_script_file (path);
  else
    g_test_skip ("RELATA_SAMPLESDIR does not say where the sample is");
}

static void
test_torture (void)
{
  g_autofree char *a = relata_test_corpus_file ("torture_a.sql");
  g_autofree char *b = relata_test_corpus_file ("torture_b.sql");

  if (a == NULL || b == NULL)
    return;
  test_script_file (a);
  test_script_file (b);
}

static char *
count_rows_of_all (const char *path)
{
  g_autofree char *sql = NULL;
  g_autofree char *queries = test_sqlite_query (
      path, "SELECT group_concat('SELECT ' || quote(name) || ', count(*) FROM \"' || name || '\"',"
            " ' UNION ALL ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' "
            "AND name <> 'sqlite_stat1' ORDER BY name)");

  return test_sqlite_query (path, queries);
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *script_name = g_strconcat (data, ".sql", NULL);
  g_autofree char *database_name = g_strconcat (data, ".db", NULL);
  g_autofree char *script_path = relata_test_corpus_file (script_name);
  g_autofree char *original = relata_test_corpus_file (database_name);
  g_autoptr (TestFolder) folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *script = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *expected_counts = NULL;
  g_autofree char *counts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;
  gsize length;

  if (script_path == NULL || original == NULL)
    return;
  folder = relata_test_make_directory ();
  path = test_folder_path (folder, "new.db");
  g_assert_true (g_file_get_contents (script_path, &script, &length, NULL));
  start = g_get_monotonic_time ();
  relata_create_database (script, length, path, RELATA_CREATE_NONE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %.2f s", script_name, (g_get_monotonic_time () - start) / 1e6);
  expected = test_sqlite_query (
      original, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2");
  rows = test_sqlite_query (path,
                            "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2");
  g_assert_cmpstr (rows, ==, expected);
  expected_counts = count_rows_of_all (original);
  counts = count_rows_of_all (path);
  g_assert_cmpstr (counts, ==, expected_counts);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "chinook", "northwind", "sakila" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sqlite/create/result", test_result);
  g_test_add_func ("/core/sqlite/create/empty-script", test_empty_script);
  g_test_add_func ("/core/sqlite/create/any-order", test_any_order);
  g_test_add_func ("/core/sqlite/create/own-transactions", test_own_transactions);
  g_test_add_func ("/core/sqlite/create/pragmas", test_pragmas);
  g_test_add_func ("/core/sqlite/create/virtual-tables", test_virtual_tables);
  g_test_add_func ("/core/sqlite/create/refused", test_refused);
  g_test_add_func ("/core/sqlite/create/nul-byte", test_nul_byte);
  g_test_add_func ("/core/sqlite/create/allowed-violations", test_allowed_violations);
  g_test_add_func ("/core/sqlite/create/existing", test_existing);
  g_test_add_func ("/core/sqlite/create/in-use", test_in_use);
  g_test_add_func ("/core/sqlite/create/left-journal", test_left_journal);
  g_test_add_func ("/core/sqlite/create/read-only-folder", test_read_only_folder);
  g_test_add_func ("/core/sqlite/create/cancelled", test_cancelled);
  g_test_add_func ("/core/sqlite/create/progress", test_progress);
  g_test_add_func ("/core/sqlite/create/disk-full", test_disk_full);
  g_test_add_func ("/core/sqlite/create/sample", test_sample);
  g_test_add_func ("/core/sqlite/create/torture", test_torture);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("/core/sqlite/create/corpus/", names[i], NULL);

      g_test_add_data_func (name, names[i], test_corpus);
    }
  return g_test_run ();
}
