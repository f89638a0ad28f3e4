/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What browsing costs beside the bare query of SQLite that gives the same keys: the first page,
 * the last, one in the middle, a relationship, a bounded count; on a small and a large table. */

#include "config.h"

#include "relata-test-browse.h"
#include "sqlite/relata-statement.h"

#define RUNS 15

static const char *const script
    = "PRAGMA journal_mode = OFF; BEGIN;"
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT NOT NULL, year INTEGER,"
      "  author_id INTEGER NOT NULL REFERENCES authors);"
      "CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE book_tags (book_id INTEGER REFERENCES books, tag_id INTEGER REFERENCES tags,"
      "  PRIMARY KEY (book_id, tag_id)) WITHOUT ROWID;"
      "CREATE INDEX book_tags_by_tag ON book_tags (tag_id, book_id);"
      "WITH n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT %d / 20)"
      "  INSERT INTO authors SELECT i, 'Author ' || i FROM n;"
      "WITH n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT %d)"
      "  INSERT INTO books SELECT i, 'A title of some length ' || i, 1900 + i %% 100,"
      "  1 + i %% (%d / 20) FROM n;"
      "INSERT INTO tags VALUES (1, 'all'), (2, 'few');"
      "INSERT INTO book_tags SELECT id, 1 FROM books;"
      "CREATE INDEX books_by_author ON books (author_id); COMMIT;";

static double
now (void)
{
  return (double)g_get_monotonic_time () / 1000.0;
}

static double
time_bare (TestBrowse *db, const char *sql)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (RelataStatement) statement = relata_statement_new (db->connection, sql, &error);

      g_assert_no_error (error);
      relata_statement_run (statement, &error);
      g_assert_no_error (error);
      best = MIN (best, now () - start);
    }
  return best;
}

static double
time_page (TestBrowse *db, RelataRowSource *source, RelataPagePlace place, RelataRecord *record)
{
  g_autoptr (RelataRowQuery) query = relata_row_query_new (source);
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (RelataPage) page
          = relata_page_read (db->connection, query, place, record, RELATA_PAGE_ROWS, &error);

      g_assert_no_error (error);
      best = MIN (best, now () - start);
    }
  return best;
}

static RelataEndRef
find_end (TestBrowse *db, RelataRecord *record, const char *name)
{
  RelataEndRef end;

  g_assert_true (relata_relationships_find_end (relata_snapshot_get_relationships (db->snapshot),
                                                record->table, name, &end));
  return end;
}

static double
time_count (TestBrowse *db, RelataRecord *record, const RelataEndRef *end)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      double start = now ();
      g_autoptr (RelataEndCount) count
          = relata_end_count_read (db->connection, db->snapshot, record, end, &error);

      g_assert_no_error (error);
      best = MIN (best, now () - start);
    }
  return best;
}

static void
report (int n_rows, const char *what, double ours, double bare)
{
  g_test_message ("%8d rows  %-22s %8.3f ms  bare %8.3f ms  x%.1f", n_rows, what, ours, bare,
                  ours / MAX (bare, 0.001));
  g_assert_cmpfloat (ours, <=, 2 * bare + 5);
}

static RelataRecord *
find (TestBrowse *db, const char *table, const char *key)
{
  g_autoptr (GError) error = NULL;
  RelataRecord *record = relata_browse_find (db->connection, db->snapshot, table, key, &error);

  g_assert_no_error (error);
  return record;
}

static void
bench_pages (TestBrowse *db, int n_rows)
{
  g_autofree char *key = g_strdup_printf ("%d", n_rows / 2);
  g_autofree char *middle = g_strdup_printf ("SELECT * FROM books WHERE id > %s LIMIT 256", key);
  g_autoptr (RelataRecord) record = find (db, "books", key);
  g_autoptr (RelataRowSource) source = relata_row_source_new_table (db->snapshot, record->table);

  report (n_rows, "first page", time_page (db, source, RELATA_PAGE_FIRST, NULL),
          time_bare (db, "SELECT * FROM books LIMIT 256"));
  report (n_rows, "last page", time_page (db, source, RELATA_PAGE_LAST, NULL),
          time_bare (db, "SELECT * FROM books ORDER BY id DESC LIMIT 256"));
  report (n_rows, "a page in the middle", time_page (db, source, RELATA_PAGE_AFTER, record),
          time_bare (db, middle));
}

static void
bench_end (TestBrowse *db,
           int n_rows,
           const char *table,
           const char *name,
           const char *rows,
           const char *count)
{
  g_autoptr (RelataRecord) record = find (db, table, "1");
  RelataEndRef end = find_end (db, record, name);
  g_autoptr (RelataRowSource) source = relata_row_source_new_end (db->snapshot, &end, record);
  g_autofree char *open = g_strdup_printf ("%s.%s: open", table, name);
  g_autofree char *counted = g_strdup_printf ("%s.%s: count", table, name);

  report (n_rows, open, time_page (db, source, RELATA_PAGE_FIRST, NULL), time_bare (db, rows));
  report (n_rows, counted, time_count (db, record, &end), time_bare (db, count));
}

static void
bench (gconstpointer data)
{
  int n_rows = GPOINTER_TO_INT (data);
  g_autofree char *sql = g_strdup_printf (script, n_rows, n_rows, n_rows);
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, sql);
  bench_pages (&db, n_rows);
  bench_end (&db, n_rows, "authors", "books",
             "SELECT * FROM books WHERE author_id = 1 ORDER BY id LIMIT 256",
             "SELECT count(*) FROM (SELECT 1 FROM books WHERE author_id = 1 LIMIT 1001)");
  bench_end (&db, n_rows, "tags", "books",
             "SELECT books.* FROM book_tags JOIN books ON id = book_id WHERE tag_id = 1"
             " ORDER BY book_id LIMIT 256",
             "SELECT count(*) FROM (SELECT 1 FROM book_tags WHERE tag_id = 1 LIMIT 1001)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/bench/browse/small", GINT_TO_POINTER (100000), bench);
  g_test_add_data_func ("/bench/browse/large", GINT_TO_POINTER (1000000), bench);
  return g_test_run ();
}
