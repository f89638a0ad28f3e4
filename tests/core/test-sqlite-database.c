/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The pool of connections of a database, and what it does when the file changes. */

#include "config.h"

#include <sys/stat.h>

#include "base/relata-error.h"
#include "relata-test-sqlite.h"
#include "sqlite/relata-database.h"
#include "sqlite/relata-statement.h"

static char *
make_database (TestFolder *folder, const char *name, const char *more)
{
  g_autofree char *sql
      = g_strconcat ("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2);", more, NULL);
  char *path = test_folder_path (folder, name);

  test_sqlite_exec (path, sql);
  return path;
}

static RelataDatabase *
open_ok (const char *path)
{
  g_autoptr (GError) error = NULL;
  RelataDatabase *database = relata_database_open (path, NULL, &error);

  g_assert_no_error (error);
  return database;
}

static RelataConnection *
acquire (RelataDatabase *database)
{
  g_autoptr (GError) error = NULL;
  RelataConnection *connection = relata_database_acquire (database, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static gint64
count_once (RelataDatabase *database)
{
  RelataConnection *connection = acquire (database);
  gint64 count = -1;

  relata_connection_query_int64 (connection, "SELECT count(*) FROM t", &count, NULL);
  relata_database_release (database, connection);
  return count;
}

static void
test_is_database (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autofree char *script = test_folder_write (folder, "a.sql", "CREATE TABLE t (a);", -1);
  g_autofree char *empty = test_folder_write (folder, "empty", "", 0);
  g_autofree char *magic = test_folder_write (folder, "magic", "SQLite format 3\0", 16);
  g_autofree char *missing = test_folder_path (folder, "missing");
  g_autofree char *fifo = test_folder_path (folder, "fifo");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (relata_database_is_database (path));
  g_assert_true (relata_database_is_database (magic));
  g_assert_false (relata_database_is_database (script));
  g_assert_false (relata_database_is_database (empty));
  g_assert_false (relata_database_is_database (missing));
  g_assert_false (relata_database_is_database (fifo));
  g_assert_false (relata_database_is_database (folder));
}

/* Telling what a file is does not drop the lock that this process holds on it. */
static void
test_is_database_keeps_locks (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *code = NULL;
  const char *argv[] = { "python3", "-c", NULL, NULL };
  sqlite3 *db = NULL;
  int status;

  if (python == NULL)
    {
      g_test_skip ("no python3 to be the other program");
      return;
    }
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (relata_database_is_database (path));
  code = g_strdup_printf ("import sqlite3;"
                          "sqlite3.connect('%s', timeout=0).execute('SELECT * FROM t')",
                          path);
  argv[2] = code;
  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL,
                               G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                               NULL, &status, NULL));
  g_assert_cmpint (status, !=, 0);
  sqlite3_close (db);
}

static void
test_open (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autofree char *missing = test_folder_path (folder, "missing.db");
  g_autoptr (RelataDatabase) database = open_ok (path);
  g_autofree char *name = relata_database_dup_display_name (database);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (name, ==, "shop.db");
  g_assert_cmpstr (relata_database_get_path (database), ==, path);
  g_assert_null (relata_database_open (missing, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
}

static void
test_reuse (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autoptr (RelataDatabase) database = open_ok (path);
  RelataConnection *first = acquire (database);
  RelataConnection *second = acquire (database);

  g_assert_true (first != second);
  relata_database_release (database, first);
  g_assert_true (acquire (database) == first);
  relata_database_release (database, first);
  relata_database_release (database, second);
  relata_database_close_idle (database);
  g_assert_cmpint (count_once (database), ==, 2);
}

/* What a job forgot does not reach the next one, nor lock the file. */
static void
test_release_settles (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "CREATE VIEW v AS SELECT 1 AS x");
  g_autoptr (RelataDatabase) database = open_ok (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  RelataConnection *connection = relata_database_acquire (database, cancellable, NULL);

  relata_connection_set_views_enabled (connection, TRUE);
  relata_connection_set_deadline (connection, 1);
  relata_connection_set_doing (connection, "Forgotten");
  relata_connection_set_value_limit (connection, 100);
  relata_connection_exec (connection, "BEGIN", NULL);
  relata_connection_set_deadline (connection, 0);
  statement = relata_statement_new (connection, "SELECT a FROM t", NULL);
  g_assert_true (relata_statement_step (statement, NULL));
  relata_database_release (database, connection);
  g_cancellable_cancel (cancellable);
  test_sqlite_exec (path, "BEGIN EXCLUSIVE; INSERT INTO t VALUES (3); COMMIT");

  g_assert_true (acquire (database) == connection);
  g_assert_false (relata_connection_exec (connection, "SELECT x FROM v", &error));
  g_assert_null (strstr (error->message, "Forgotten"));
  g_assert_true (relata_connection_exec (connection, "SELECT zeroblob(1000)", NULL));
  relata_database_release (database, connection);
}

static void
test_sees_changes (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autoptr (RelataDatabase) database = open_ok (path);

  g_assert_cmpint (count_once (database), ==, 2);
  test_sqlite_exec (path, "INSERT INTO t VALUES (3)");
  g_assert_cmpint (count_once (database), ==, 3);
}

/* A WAL database read as immutable is opened anew once somebody writes it. */
static void
test_sees_changes_of_wal (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "PRAGMA journal_mode=WAL");
  g_autoptr (RelataDatabase) database = open_ok (path);
  sqlite3 *writer = NULL;

  g_assert_cmpint (count_once (database), ==, 2);
  g_assert_cmpint (relata_database_get_state (database), ==, RELATA_CONNECTION_IMMUTABLE);
  g_assert_cmpint (sqlite3_open (path, &writer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer, "INSERT INTO t VALUES (3)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (count_once (database), ==, 3);
  g_assert_cmpint (relata_database_get_state (database), ==, RELATA_CONNECTION_LIVE);
  relata_database_close_idle (database);
  sqlite3_close (writer);
  g_assert_cmpint (count_once (database), ==, 3);
  test_sqlite_exec (path, "INSERT INTO t VALUES (4)");
  g_assert_cmpint (count_once (database), ==, 4);
}

static void
test_replaced (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autofree char *other = make_database (folder, "other.db", "INSERT INTO t VALUES (3)");
  g_autoptr (RelataDatabase) database = open_ok (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (other, path), ==, 0);
  g_assert_cmpint (count_once (database), ==, 3);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (relata_database_acquire (database, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
}

static gpointer
count_many_cb (gpointer data)
{
  for (int i = 0; i < 50; i++)
    g_assert_cmpint (count_once (data), ==, 2);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db", "");
  g_autoptr (RelataDatabase) database = open_ok (path);
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("count", count_many_cb, database);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sqlite/database/is-database", test_is_database);
  g_test_add_func ("/core/sqlite/database/is-database-keeps-locks", test_is_database_keeps_locks);
  g_test_add_func ("/core/sqlite/database/open", test_open);
  g_test_add_func ("/core/sqlite/database/reuse", test_reuse);
  g_test_add_func ("/core/sqlite/database/release-settles", test_release_settles);
  g_test_add_func ("/core/sqlite/database/sees-changes", test_sees_changes);
  g_test_add_func ("/core/sqlite/database/sees-changes-of-wal", test_sees_changes_of_wal);
  g_test_add_func ("/core/sqlite/database/replaced", test_replaced);
  g_test_add_func ("/core/sqlite/database/threads", test_threads);
  return g_test_run ();
}
