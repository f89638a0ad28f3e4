/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A database made from a script and opened to be browsed, for the tests of core/browse. What is
 * read is told as the keys of the records, "1 2 3", to be compared with a plain query. */

#pragma once

#include "browse/relata-browse.h"
#include "relata-test-sqlite.h"
#include "sqlite/relata-reader.h"

typedef struct
{
  TestFolder *folder; /* owned */
  char *path;
  RelataConnection *connection;
  RelataSnapshot *snapshot;
} TestBrowse;

static inline void
test_browse_open (TestBrowse *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = NULL;

  self->path = g_strdup (path);
  self->connection = relata_connection_open (path, RELATA_CONNECTION_VIEW, NULL, &error);
  g_assert_no_error (error);
  script = relata_reader_read_script (self->connection, &error);
  g_assert_no_error (error);
  self->snapshot = relata_snapshot_parse (script, strlen (script));
}

static inline void
test_browse_init (TestBrowse *self, const char *sql)
{
  g_autofree char *path = NULL;

  memset (self, 0, sizeof *self);
  self->folder = relata_test_make_directory ();
  path = test_folder_path (self->folder, "test.db");
  test_sqlite_exec (path, sql);
  test_browse_open (self, path);
}

static inline void
test_browse_clear (TestBrowse *self)
{
  g_clear_pointer (&self->connection, relata_connection_unref);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, test_folder_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestBrowse, test_browse_clear)

/* The keys of a page, one a line, as test_sqlite_query() gives them. */
static inline char *
test_browse_keys (TestBrowse *self, const RelataPage *page)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < page->records->len; i++)
    {
      g_autofree char *key = relata_record_dup_key (page->records->pdata[i], self->snapshot);

      g_string_append_printf (out, "%s\n", key);
    }
  return g_string_free (out, FALSE);
}

/* Finds a record and follows the ends, "books/genres". */
static inline RelataPage *
test_browse_walk (TestBrowse *self, const char *table, const char *key, const char *ends)
{
  g_auto (GStrv) names = g_strsplit (ends, "/", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataRecord) record
      = relata_browse_find (self->connection, self->snapshot, table, key, &error);
  RelataPage *page;

  g_assert_no_error (error);
  page = relata_page_new_for_record (record);
  for (guint i = 0; names[i] != NULL; i++)
    {
      RelataPage *next
          = relata_browse_follow (self->connection, self->snapshot, page, names[i], 10000, &error);

      g_assert_no_error (error);
      relata_page_unref (page);
      page = next;
    }
  return page;
}

/* What the ends of a record lead to, "books (2); profile: none". */
static inline char *
test_browse_ends (TestBrowse *self, const char *table, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataRecord) record
      = relata_browse_find (self->connection, self->snapshot, table, key, &error);
  g_autoptr (GPtrArray) counts = NULL;
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  counts = relata_end_counts_read (self->connection, self->snapshot, record, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    {
      g_autofree char *text = relata_end_count_describe (counts->pdata[i], self->snapshot);

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", text);
    }
  return g_string_free (out, FALSE);
}

/* That the walk gives the rows of the query, which selects keys in their order. */
#define test_browse_assert_walk(self, table, key, ends, sql)                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (RelataPage) walked_ = test_browse_walk (self, table, key, ends);                    \
    g_autofree char *keys_ = test_browse_keys (self, walked_);                                     \
    g_autofree char *expected_ = test_sqlite_query ((self)->path, sql);                            \
    g_strdelimit (expected_, "|", ',');                                                            \
    g_assert_cmpstr (keys_, ==, expected_);                                                        \
  }                                                                                                \
  G_STMT_END

#define test_browse_assert_ends(self, table, key, expected)                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *ends_ = test_browse_ends (self, table, key);                                  \
    g_assert_cmpstr (ends_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END
