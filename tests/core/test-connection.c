/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Opening databases: good and bad files, names that look like something else, WAL, locks. */

#include "config.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "relata-test-sqlite.h"
#include "sqlite/relata-connection.h"

#define NOBODY 65534

static RelataConnection *
open_ok (const char *path, RelataConnectionMode mode)
{
  g_autoptr (GError) error = NULL;
  RelataConnection *connection = relata_connection_open (path, mode, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

/* That @path cannot be opened, with @code and a message that names @file and says @what. */
static void
assert_refused (
    const char *path, RelataConnectionMode mode, int code, const char *file, const char *what)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relata_connection_open (path, mode, NULL, &error));
  g_assert_error (error, RELATA_ERROR, code);
  g_assert_nonnull (strstr (error->message, file));
  if (g_strcmp0 (g_getenv ("LC_ALL"), "pt_BR.UTF-8") != 0 && strstr (error->message, what) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, what);
}

static gint64
count_rows (RelataConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  relata_connection_query_int64 (connection, "SELECT count(*) FROM t", &count, &error);
  g_assert_no_error (error);
  return count;
}

static char *
make_database (TestFolder *folder, const char *name)
{
  char *path = test_folder_path (folder, name);

  test_sqlite_exec (path, "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
  return path;
}

static void
test_view (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autoptr (RelataConnection) connection = open_ok (path, RELATA_CONNECTION_VIEW);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (relata_connection_get_mode (connection), ==, RELATA_CONNECTION_VIEW);
  g_assert_cmpint (relata_connection_get_state (connection), ==, RELATA_CONNECTION_LIVE);
  g_assert_cmpstr (relata_connection_get_display_name (connection), ==, "shop.db");
  g_assert_true (g_path_is_absolute (relata_connection_get_path (connection)));
  g_assert_cmpint (count_rows (connection), ==, 2);
  g_assert_false (relata_connection_exec (connection, "INSERT INTO t VALUES (3)", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
}

static void
test_write (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autofree char *rows = NULL;
  RelataConnection *connection = open_ok (path, RELATA_CONNECTION_WRITE);

  g_assert_true (relata_connection_exec (connection, "INSERT INTO t VALUES (3)", NULL));
  relata_connection_unref (connection);
  rows = test_sqlite_query (path, "SELECT a FROM t");
  g_assert_cmpstr (rows, ==, "1\n2\n3\n");
}

static void
test_create (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_path (folder, "new.db");
  g_autofree char *link = test_folder_path (folder, "link.db");
  g_autofree char *lost = test_folder_path (folder, "no/new.db");
  RelataConnection *connection = open_ok (path, RELATA_CONNECTION_CREATE);

  g_assert_true (relata_connection_exec (connection, "CREATE TABLE t (a)", NULL));
  relata_connection_unref (connection);
  assert_refused (path, RELATA_CONNECTION_CREATE, RELATA_ERROR_EXISTS, "new.db", "already");
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  assert_refused (link, RELATA_CONNECTION_CREATE, RELATA_ERROR_EXISTS, "link.db", "already");
  assert_refused (folder, RELATA_CONNECTION_CREATE, RELATA_ERROR_EXISTS, "", "already");
  assert_refused (lost, RELATA_CONNECTION_CREATE, RELATA_ERROR_NOT_FOUND, "no", "no such");
  g_assert_cmpuint (test_folder_count (folder), ==, 2);
}

static void
test_memory (void)
{
  g_autoptr (RelataConnection) connection = open_ok (NULL, RELATA_CONNECTION_MEMORY);

  g_assert_null (relata_connection_get_path (connection));
  g_assert_true (relata_connection_exec (connection, "CREATE TABLE t (a)", NULL));
  g_assert_cmpint (count_rows (connection), ==, 0);
}

/* Names that SQLite or a shell would take for something else. */
static void
test_odd_names (void)
{
  static const char *const names[] = { "file:x?mode=memory", "-rf",     "a\nb.db", "a b%20c#d?e.db",
                                       ":memory:",           "\xff.db", "'\";--" };
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *before = g_get_current_dir ();
  g_autofree char *real = make_database (folder, "real.db");

  g_assert_cmpint (g_chdir (folder), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *expected = NULL;
      RelataConnection *connection;

      g_assert_cmpint (link (real, names[i]), ==, 0);
      connection = open_ok (names[i], RELATA_CONNECTION_WRITE);
      expected = g_build_filename (folder, names[i], NULL);
      g_assert_cmpstr (relata_connection_get_path (connection), ==, expected);
      g_assert_cmpint (count_rows (connection), ==, 2);
      g_assert_true (g_utf8_validate (relata_connection_get_display_name (connection), -1, NULL));
      g_assert_null (strchr (relata_connection_get_display_name (connection), '\n'));
      relata_connection_unref (connection);
      g_assert_cmpuint (test_folder_count (folder), ==, i + 2);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_not_a_database (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *text = test_folder_write (folder, "notes.txt", "CREATE TABLE t (a);\n", -1);
  g_autofree char *two = test_folder_write (folder, "two.db", "xy", 2);
  g_autofree char *noise = g_malloc (4096);
  g_autofree char *encrypted = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gsize i = 0; i < 4096; i++)
    noise[i] = (char)g_rand_int (rand);
  encrypted = test_folder_write (folder, "secret.db", noise, 4096);
  assert_refused (text, RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_DATABASE, "notes.txt",
                  "not a SQLite database");
  assert_refused (text, RELATA_CONNECTION_WRITE, RELATA_ERROR_NOT_A_DATABASE, "notes.txt",
                  "not a SQLite database");
  assert_refused (two, RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_DATABASE, "two.db",
                  "not a SQLite database");
  assert_refused (encrypted, RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_DATABASE, "secret.db",
                  "encrypted");
}

static void
test_not_a_file (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *fifo = test_folder_path (folder, "pipe.db");
  g_autofree char *loop = test_folder_path (folder, "loop.db");
  g_autofree char *missing = test_folder_path (folder, "none.db");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop.db", loop), ==, 0);
  assert_refused (folder, RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_FILE, "", "folder");
  assert_refused (fifo, RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_FILE, "pipe.db", "pipe");
  assert_refused (fifo, RELATA_CONNECTION_CREATE, RELATA_ERROR_EXISTS, "pipe.db", "already");
  assert_refused ("/dev/zero", RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_FILE, "zero", "device");
  assert_refused (loop, RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_A_FILE, "loop.db", "loop");
  assert_refused (missing, RELATA_CONNECTION_WRITE, RELATA_ERROR_NOT_FOUND, "none.db", "no such");
  assert_refused ("", RELATA_CONNECTION_VIEW, RELATA_ERROR_NOT_FOUND, "", "no such");
  g_assert_cmpuint (test_folder_count (folder), ==, 2);
}

static void
test_empty_file_is_empty_database (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = test_folder_write (folder, "empty.db", "", 0);
  g_autoptr (RelataConnection) connection = open_ok (path, RELATA_CONNECTION_VIEW);
  gint64 count = -1;

  g_assert_true (relata_connection_query_int64 (connection, "SELECT count(*) FROM sqlite_schema",
                                                &count, NULL));
  g_assert_cmpint (count, ==, 0);
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
}

static void
test_damaged (void)
{
  static const struct
  {
    gsize length;
    int code;
  } cuts[] = {
    { 20, RELATA_ERROR_CORRUPT },
    { 99, RELATA_ERROR_CORRUPT },
    { 511, RELATA_ERROR_CORRUPT },
    { 4096, RELATA_ERROR_CORRUPT },
  };
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *whole = make_database (folder, "whole.db");
  g_autofree char *bytes = NULL;
  g_autofree char *newer = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  g_assert_cmpuint (length, ==, 8192);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *path = test_folder_write (folder, "cut.db", bytes, cuts[i].length);

      assert_refused (path, RELATA_CONNECTION_VIEW, cuts[i].code, "cut.db", "database is");
    }
  bytes[18] = bytes[19] = 9;
  newer = test_folder_write (folder, "newer.db", bytes, length);
  assert_refused (newer, RELATA_CONNECTION_VIEW, RELATA_ERROR_UNSUPPORTED, "newer.db", "newer");
}

/* Runs @work in a process of its own, which is not root, and returns how it ended. */
static int
run_as_nobody (void (*work) (const char *path), const char *path)
{
  int status = -1;
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (geteuid () == 0 && (setegid (NOBODY) != 0 || seteuid (NOBODY) != 0))
        _exit (2);
      work (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
open_forbidden (const char *path)
{
  assert_refused (path, RELATA_CONNECTION_VIEW, RELATA_ERROR_PERMISSION, "shop.db", "ermission");
}

static void
open_read_only (const char *path)
{
  g_autofree char *beside = g_strconcat (path, "-new", NULL);
  g_autoptr (RelataConnection) connection = open_ok (path, RELATA_CONNECTION_VIEW);

  g_assert_cmpint (count_rows (connection), ==, 2);
  assert_refused (path, RELATA_CONNECTION_WRITE, RELATA_ERROR_PERMISSION, "shop.db",
                  "only be read");
  assert_refused (beside, RELATA_CONNECTION_CREATE, RELATA_ERROR_PERMISSION, "shop.db-new",
                  "ermission");
}

static void
test_permissions (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");

  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_cmpint (run_as_nobody (open_forbidden, path), ==, 0);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (run_as_nobody (open_read_only, path), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
}

static void
test_wal_at_rest_makes_no_file (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "a wal%?#.db");
  g_autoptr (RelataConnection) connection = NULL;

  test_sqlite_exec (path, "PRAGMA journal_mode=WAL; INSERT INTO t VALUES (3)");
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
  connection = open_ok (path, RELATA_CONNECTION_VIEW);
  g_assert_cmpint (relata_connection_get_state (connection), ==, RELATA_CONNECTION_IMMUTABLE);
  g_assert_cmpint (count_rows (connection), ==, 3);
  g_assert_cmpuint (test_folder_count (folder), ==, 1);
}

static void
test_wal_in_use (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autofree char *shm = test_folder_path (folder, "shop.db-shm");
  g_autofree char *copy_shm = test_folder_path (folder, "copy.db-shm");
  g_autofree char *copy = NULL;
  g_autofree char *copy_wal = NULL;
  g_autofree char *wal = test_folder_path (folder, "shop.db-wal");
  g_autofree char *bytes = NULL;
  g_autoptr (RelataConnection) connection = NULL;
  g_autoptr (RelataConnection) cut = NULL;
  sqlite3 *writer = NULL;
  gsize length;

  g_assert_cmpint (sqlite3_open (path, &writer), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (writer, "PRAGMA journal_mode=WAL; INSERT INTO t VALUES (3)", NULL, NULL, NULL),
      ==, SQLITE_OK);
  connection = open_ok (path, RELATA_CONNECTION_VIEW);
  g_assert_cmpint (relata_connection_get_state (connection), ==, RELATA_CONNECTION_LIVE);
  g_assert_cmpint (count_rows (connection), ==, 3);
  g_assert_cmpint (sqlite3_exec (writer, "INSERT INTO t VALUES (4)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (count_rows (connection), ==, 4);

  /* The same two files where a -shm cannot be made: a link has its name. */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  copy = test_folder_write (folder, "copy.db", bytes, length);
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (wal, &bytes, &length, NULL));
  copy_wal = test_folder_write (folder, "copy.db-wal", bytes, length);
  g_assert_cmpint (symlink ("nowhere", copy_shm), ==, 0);
  cut = open_ok (copy, RELATA_CONNECTION_VIEW);
  g_assert_cmpint (relata_connection_get_state (cut), ==, RELATA_CONNECTION_WITHOUT_WAL);
  g_assert_cmpint (count_rows (cut), ==, 2);
  sqlite3_close (writer);
}

/* Holds @path locked in a process of its own until the pipe @done closes. */
static pid_t
lock_in_child (const char *path, const char *sql, int *done)
{
  int ready_pipe[2], done_pipe[2];
  sqlite3 *db = NULL;
  char byte;
  pid_t pid;

  g_assert_cmpint (pipe (ready_pipe), ==, 0);
  g_assert_cmpint (pipe (done_pipe), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      close (done_pipe[1]);
      if (sqlite3_open (path, &db) != SQLITE_OK
          || sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
        _exit (1);
      if (write (ready_pipe[1], "x", 1) != 1 || read (done_pipe[0], &byte, 1) != 0)
        _exit (1);
      _exit (0);
    }
  close (done_pipe[0]);
  close (ready_pipe[1]);
  g_assert_cmpint (read (ready_pipe[0], &byte, 1), ==, 1);
  close (ready_pipe[0]);
  *done = done_pipe[1];
  return pid;
}

static void
test_locked (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autoptr (RelataConnection) connection = NULL;
  gint64 start = g_get_monotonic_time ();
  int done, status;
  pid_t pid = lock_in_child (path, "BEGIN EXCLUSIVE", &done);

  assert_refused (path, RELATA_CONNECTION_VIEW, RELATA_ERROR_BUSY, "shop.db", "locked");
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 1900000);
  close (done);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
  connection = open_ok (path, RELATA_CONNECTION_VIEW);
  g_assert_cmpint (count_rows (connection), ==, 2);
}

/* A program that has begun to write does not keep others from looking. */
static void
test_reserved (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autoptr (RelataConnection) viewer = NULL;
  g_autoptr (RelataConnection) writer = NULL;
  g_autoptr (GError) error = NULL;
  int done, status;
  pid_t pid = lock_in_child (path, "BEGIN IMMEDIATE; INSERT INTO t VALUES (9)", &done);

  viewer = open_ok (path, RELATA_CONNECTION_VIEW);
  g_assert_cmpint (count_rows (viewer), ==, 2);
  writer = open_ok (path, RELATA_CONNECTION_WRITE);
  g_assert_false (relata_connection_exec (writer, "BEGIN IMMEDIATE", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_BUSY);
  close (done);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
}

static gpointer
cancel_soon_cb (gpointer data)
{
  g_usleep (100000);
  g_cancellable_cancel (data);
  return NULL;
}

/* Waiting for a lock ends when it is cancelled. */
static void
test_locked_cancelled (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  int done, status;
  pid_t pid = lock_in_child (path, "BEGIN EXCLUSIVE", &done);
  GThread *thread = g_thread_new ("cancel", cancel_soon_cb, cancellable);

  g_assert_null (relata_connection_open (path, RELATA_CONNECTION_VIEW, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1500000);
  g_thread_join (thread);
  close (done);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
}

/* A change that a crash cut off is rolled back by who may write, never by looking. */
static void
test_hot_journal (void)
{
  g_autoptr (TestFolder) folder = relata_test_make_directory ();
  g_autofree char *path = make_database (folder, "shop.db");
  g_autofree char *journal = test_folder_path (folder, "shop.db-journal");
  g_autofree char *bytes = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *copy_journal = NULL;
  RelataConnection *writer;
  sqlite3 *db = NULL;
  gsize length;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; "
                                 "INSERT INTO t SELECT zeroblob(9000) FROM t; "
                                 "INSERT INTO t SELECT zeroblob(9000) FROM t, t;",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  copy = test_folder_write (folder, "copy.db", bytes, length);
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (journal, &bytes, &length, NULL));
  copy_journal = test_folder_write (folder, "copy.db-journal", bytes, length);
  sqlite3_close (db);

  assert_refused (copy, RELATA_CONNECTION_VIEW, RELATA_ERROR_PERMISSION, "copy.db", "rolled back");
  writer = open_ok (copy, RELATA_CONNECTION_WRITE);
  g_assert_cmpint (count_rows (writer), ==, 2);
  relata_connection_unref (writer);
}

static void
test_cancelled_before (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (relata_connection_open ("x", RELATA_CONNECTION_CREATE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test ("x", G_FILE_TEST_EXISTS));
}

static void
test_doing (void)
{
  g_autoptr (RelataConnection) connection = open_ok (NULL, RELATA_CONNECTION_MEMORY);
  g_autoptr (GError) error = NULL;

  relata_connection_set_doing (connection, "Counting the books");
  g_assert_false (relata_connection_exec (connection, "SELECT x", &error));
  g_assert_cmpstr (error->message, ==, "Counting the books: no such column: x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sqlite/connection/view", test_view);
  g_test_add_func ("/core/sqlite/connection/write", test_write);
  g_test_add_func ("/core/sqlite/connection/create", test_create);
  g_test_add_func ("/core/sqlite/connection/memory", test_memory);
  g_test_add_func ("/core/sqlite/connection/odd-names", test_odd_names);
  g_test_add_func ("/core/sqlite/connection/not-a-database", test_not_a_database);
  g_test_add_func ("/core/sqlite/connection/not-a-file", test_not_a_file);
  g_test_add_func ("/core/sqlite/connection/empty-file", test_empty_file_is_empty_database);
  g_test_add_func ("/core/sqlite/connection/damaged", test_damaged);
  g_test_add_func ("/core/sqlite/connection/permissions", test_permissions);
  g_test_add_func ("/core/sqlite/connection/wal-at-rest", test_wal_at_rest_makes_no_file);
  g_test_add_func ("/core/sqlite/connection/wal-in-use", test_wal_in_use);
  g_test_add_func ("/core/sqlite/connection/locked", test_locked);
  g_test_add_func ("/core/sqlite/connection/reserved", test_reserved);
  g_test_add_func ("/core/sqlite/connection/locked-cancelled", test_locked_cancelled);
  g_test_add_func ("/core/sqlite/connection/hot-journal", test_hot_journal);
  g_test_add_func ("/core/sqlite/connection/cancelled-before", test_cancelled_before);
  g_test_add_func ("/core/sqlite/connection/doing", test_doing);
  return g_test_run ();
}
