/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* SQLite without the program's own wrapping: makes the databases that tests read, and is the
 * oracle that tells what is in them. With it, a folder for them that goes with its scope. */

#pragma once

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "relata-test.h"

typedef char TestFolder;

static inline void
test_folder_free (TestFolder *folder)
{
  relata_test_remove_directory (folder);
  g_free (folder);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

/* The path of @name in @folder; nothing is made. */
static inline char *
test_folder_path (TestFolder *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Writes a file; @length -1 for a text. */
static inline char *
test_folder_write (TestFolder *folder, const char *name, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;
  char *path = test_folder_path (folder, name);

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  return path;
}

/* The number of entries in the folder. */
static inline guint
test_folder_count (TestFolder *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;
  g_dir_close (dir);
  return count;
}

/* Runs a script on a file, which is made if it is not there. */
static inline void
test_sqlite_exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static inline int
test_sqlite_append_row_cb (void *user_data, int n_columns, char **values, char **names)
{
  GString *out = user_data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (out, '\n');
  return 0;
}

/* The rows of a query, "a|b\n" each. */
static inline char *
test_sqlite_query (const char *path, const char *sql)
{
  GString *out = g_string_new (NULL);
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_exec (db, sql, test_sqlite_append_row_cb, out, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
  return g_string_free (out, FALSE);
}
