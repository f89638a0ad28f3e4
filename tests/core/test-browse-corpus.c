/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Real databases: every end of every table, from a few of its records, leads to the rows that a
 * join written by hand gives; and the walks one knows by heart. */

#include "config.h"

#include "relata-test-browse.h"

static gboolean
open_corpus (TestBrowse *db, const char *name)
{
  g_autofree char *path = relata_test_corpus_file (name);

  if (path == NULL)
    {
      g_test_skip ("the corpus is not there");
      return FALSE;
    }
  test_browse_open (db, path);
  return TRUE;
}

static void
test_chinook (void)
{
  g_auto (TestBrowse) db = { NULL };

  if (!open_corpus (&db, "chinook.db"))
    return;
  test_browse_assert_walk (&db, "Artist", "1", "albums",
                           "SELECT AlbumId FROM Album WHERE ArtistId = 1 ORDER BY 1");
  test_browse_assert_walk (&db, "Artist", "90", "albums/tracks",
                           "SELECT TrackId FROM Track JOIN Album USING (AlbumId)"
                           " WHERE ArtistId = 90 ORDER BY 1");
  test_browse_assert_walk (&db, "Playlist", "18", "tracks",
                           "SELECT TrackId FROM PlaylistTrack WHERE PlaylistId = 18 ORDER BY 1");
  test_browse_assert_walk (&db, "Track", "597", "playlists",
                           "SELECT PlaylistId FROM PlaylistTrack WHERE TrackId = 597 ORDER BY 1");
}

/* The join of a foreign key as its author would write it. */
static char *
write_join (TestBrowse *db, const RelataEndRef *end, const char *key)
{
  const RelataRelationship *relationship = end->relationship;
  const RelataItem *child = relata_snapshot_get (db->snapshot, relationship->child);
  const RelataItem *parent = relata_snapshot_get (db->snapshot, relationship->parent);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT count(*) FROM \"%s\" AS c, \"%s\" AS p WHERE %s.rowid = %s",
                          child->def->name, parent->def->name, end->end == 0 ? "c" : "p", key);
  for (guint i = 0; i < relationship->n_columns; i++)
    g_string_append_printf (
        sql, " AND p.\"%s\" = c.\"%s\"",
        relata_item_table (parent)->columns[relationship->parent_columns[i]].name,
        relata_item_table (child)->columns[relationship->child_columns[i]].name);
  return g_string_free (sql, FALSE);
}

static gboolean
is_testable (TestBrowse *db, const RelataEndRef *end)
{
  guint child = end->relationship->child;

  return end->relationship->kind != RELATA_MANY_TO_MANY
         && relata_end_can_be_followed (db->snapshot, end)
         && !relata_item_table (relata_snapshot_get (db->snapshot, child))->without_rowid;
}

static guint
check_record (TestBrowse *db, RelataRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts
      = relata_end_counts_read (db->connection, db->snapshot, record, &error);
  guint n_checked = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    {
      const RelataEndCount *count = counts->pdata[i];
      g_autofree char *key = NULL;
      g_autofree char *sql = NULL;
      g_autofree char *expected = NULL;

      if (!is_testable (db, &count->end) || !count->known || count->more)
        continue;
      key = relata_value_to_sql_literal (record->identity[0]);
      sql = write_join (db, &count->end, key);
      expected = test_sqlite_query (db->path, sql);
      g_assert_cmpuint (count->count, ==, (guint)g_ascii_strtoull (expected, NULL, 10));
      n_checked++;
    }
  return n_checked;
}

static void
test_every_end (gconstpointer data)
{
  g_auto (TestBrowse) db = { NULL };
  guint n_checked = 0;

  if (!open_corpus (&db, data))
    return;
  for (guint i = 0; i < relata_snapshot_get_n_items (db.snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (db.snapshot, i);
      g_autoptr (RelataRowSource) source = NULL;
      g_autoptr (RelataRowQuery) query = NULL;
      g_autoptr (RelataPage) page = NULL;
      g_autoptr (GError) error = NULL;

      if (relata_item_table (item) == NULL || relata_item_table (item)->without_rowid)
        continue;
      source = relata_row_source_new_table (db.snapshot, item->id);
      query = relata_row_query_new (source);
      page = relata_page_read (db.connection, query, RELATA_PAGE_FIRST, NULL, 5, &error);
      g_assert_no_error (error);
      for (guint row = 0; row < page->records->len; row++)
        n_checked += check_record (&db, page->records->pdata[row]);
    }
  g_assert_cmpuint (n_checked, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/browse/corpus/chinook", test_chinook);
  g_test_add_data_func ("/core/browse/corpus/every-end/chinook", "chinook.db", test_every_end);
  g_test_add_data_func ("/core/browse/corpus/every-end/northwind", "northwind.db", test_every_end);
  g_test_add_data_func ("/core/browse/corpus/every-end/sakila", "sakila.db", test_every_end);
  return g_test_run ();
}
