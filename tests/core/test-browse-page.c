/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Pages: read forward and backward, in any order, they are the rows of one whole SELECT. */

#include "config.h"

#include "relata-test-browse.h"

static RelataRowQuery *
query_table (TestBrowse *db, const char *table, const RelataSortKey *keys, guint n_keys)
{
  guint id = relata_snapshot_find_table (db->snapshot, table)->id;
  g_autoptr (RelataRowSource) source = relata_row_source_new_table (db->snapshot, id);

  return relata_row_query_new_sorted (source, keys, n_keys);
}

static RelataPage *
read_page (TestBrowse *db,
           RelataRowQuery *query,
           RelataPagePlace place,
           RelataRecord *record,
           guint n_rows)
{
  g_autoptr (GError) error = NULL;
  RelataPage *page = relata_page_read (db->connection, query, place, record, n_rows, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->records->len, <=, n_rows);
  return page;
}

static char *
read_forward (TestBrowse *db, RelataRowQuery *query, guint n_rows)
{
  GString *out = g_string_new (NULL);
  g_autoptr (RelataPage) page = read_page (db, query, RELATA_PAGE_FIRST, NULL, n_rows);

  g_assert_false (page->more_before);
  for (;;)
    {
      g_autofree char *keys = test_browse_keys (db, page);
      RelataPage *next;

      g_string_append (out, keys);
      if (!page->more_after)
        return g_string_free (out, FALSE);
      g_assert_cmpuint (page->records->len, ==, n_rows);
      next = read_page (db, query, RELATA_PAGE_AFTER, page->records->pdata[page->records->len - 1],
                        n_rows);
      relata_page_unref (page);
      page = next;
    }
}

static char *
read_backward (TestBrowse *db, RelataRowQuery *query, guint n_rows)
{
  GString *out = g_string_new (NULL);
  g_autoptr (RelataPage) page = read_page (db, query, RELATA_PAGE_LAST, NULL, n_rows);

  g_assert_false (page->more_after);
  for (;;)
    {
      g_autofree char *keys = test_browse_keys (db, page);
      RelataPage *next;

      g_string_prepend (out, keys);
      if (!page->more_before)
        return g_string_free (out, FALSE);
      next = read_page (db, query, RELATA_PAGE_BEFORE, page->records->pdata[0], n_rows);
      g_assert_true (next->more_after);
      relata_page_unref (page);
      page = next;
    }
}

static void
assert_pages (
    TestBrowse *db, const char *table, const RelataSortKey *keys, guint n_keys, const char *sql)
{
  static const guint sizes[] = { 1, 7, 64, 5000 };
  g_autoptr (RelataRowQuery) query = query_table (db, table, keys, n_keys);
  g_autofree char *expected = test_sqlite_query (db->path, sql);

  g_strdelimit (expected, "|", ',');
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *forward = read_forward (db, query, sizes[i]);
      g_autofree char *backward = read_backward (db, query, sizes[i]);

      g_assert_cmpstr (forward, ==, expected);
      g_assert_cmpstr (backward, ==, expected);
    }
}

/* Integers with gaps and both signs; texts that collide but for case; NULLs and ties. */
static char *
make_script (void)
{
  GString *sql = g_string_new ("BEGIN;"
                               "CREATE TABLE gaps (id INTEGER PRIMARY KEY, a, b TEXT, c REAL);"
                               "CREATE TABLE words (w TEXT, n INT, PRIMARY KEY (w COLLATE NOCASE,"
                               " n)) WITHOUT ROWID;"
                               "CREATE TABLE mixed (k PRIMARY KEY) WITHOUT ROWID;"
                               "CREATE TABLE plain (v TEXT);");

  for (guint i = 0; i < 300; i++)
    {
      g_string_append_printf (sql, "INSERT OR IGNORE INTO gaps VALUES (%d, ",
                              g_test_rand_int_range (-5000, 5000));
      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          g_string_append (sql, "NULL");
          break;
        case 1:
          g_string_append_printf (sql, "%d", g_test_rand_int_range (0, 5));
          break;
        case 2:
          g_string_append_printf (sql, "'t%d'", g_test_rand_int_range (0, 5));
          break;
        case 3:
          g_string_append_printf (sql, "x'0%d'", g_test_rand_int_range (0, 5));
          break;
        default:
          g_string_append_printf (sql, "%d.5", g_test_rand_int_range (0, 5));
        }
      g_string_append_printf (sql, ", %s, %d.25);",
                              g_test_rand_int_range (0, 3) > 0 ? "'same'" : "NULL",
                              g_test_rand_int_range (0, 9));
      g_string_append_printf (sql, "INSERT OR IGNORE INTO words VALUES ('%c%c', %d);",
                              'a' + g_test_rand_int_range (0, 4) - 32 * (int)(i % 2),
                              'a' + g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 9));
      g_string_append_printf (sql, "INSERT OR IGNORE INTO mixed VALUES (%s%d%s);",
                              i % 3 == 0 ? "'" : "", g_test_rand_int_range (0, 999),
                              i % 3 == 0   ? "'"
                              : i % 3 == 1 ? ".5"
                                           : "");
      g_string_append (sql, "INSERT INTO plain VALUES ('v');");
    }
  g_string_append (sql, "DELETE FROM plain WHERE rowid % 7 = 0; COMMIT;");
  return g_string_free (sql, FALSE);
}

static void
test_identity_order (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autofree char *sql = make_script ();

  test_browse_init (&db, sql);
  assert_pages (&db, "gaps", NULL, 0, "SELECT id FROM gaps ORDER BY id");
  assert_pages (&db, "words", NULL, 0, "SELECT w, n FROM words ORDER BY w COLLATE NOCASE, n");
  assert_pages (&db, "mixed", NULL, 0, "SELECT k FROM mixed ORDER BY k");
  assert_pages (&db, "plain", NULL, 0, "SELECT rowid FROM plain ORDER BY rowid");
}

static void
test_sorted (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autofree char *sql = make_script ();

  test_browse_init (&db, sql);
  assert_pages (&db, "gaps", (RelataSortKey[]){ { 1, FALSE } }, 1,
                "SELECT id FROM gaps ORDER BY a, id");
  assert_pages (&db, "gaps", (RelataSortKey[]){ { 1, TRUE } }, 1,
                "SELECT id FROM gaps ORDER BY a DESC, id");
  assert_pages (&db, "gaps", (RelataSortKey[]){ { 2, FALSE }, { 1, TRUE }, { 3, FALSE } }, 3,
                "SELECT id FROM gaps ORDER BY b, a DESC, c, id");
  assert_pages (&db, "gaps", (RelataSortKey[]){ { 3, TRUE }, { 2, TRUE } }, 2,
                "SELECT id FROM gaps ORDER BY c DESC, b DESC, id");
  assert_pages (&db, "words", (RelataSortKey[]){ { 1, TRUE } }, 1,
                "SELECT w, n FROM words ORDER BY n DESC, w COLLATE NOCASE");
}

static void
test_from (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataRowQuery) query = NULL;
  g_autoptr (RelataPage) page = NULL;
  g_autoptr (RelataPage) from = NULL;
  g_autofree char *keys = NULL;

  test_browse_init (&db, "CREATE TABLE t (id INTEGER PRIMARY KEY, v);"
                         "INSERT INTO t VALUES (1,'b'), (2,'a'), (3,NULL), (4,'b'), (5,'c');");
  query = query_table (&db, "t", (RelataSortKey[]){ { 1, FALSE } }, 1);
  page = read_page (&db, query, RELATA_PAGE_FIRST, NULL, 3);
  g_assert_cmpuint (page->records->len, ==, 3);
  from = read_page (&db, query, RELATA_PAGE_FROM, page->records->pdata[2], 2);
  keys = test_browse_keys (&db, from);
  g_assert_cmpstr (keys, ==, "1\n4\n");
  g_assert_true (from->more_before);
  g_assert_true (from->more_after);
}

/* What was inserted or deleted between two pages neither repeats nor hides another row. */
static void
test_changes_between (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataRowQuery) query = NULL;
  g_autoptr (RelataPage) first = NULL;
  g_autoptr (RelataPage) second = NULL;
  g_autofree char *keys = NULL;

  test_browse_init (&db, "CREATE TABLE t (id INTEGER PRIMARY KEY);"
                         "INSERT INTO t VALUES (10), (20), (30), (40);");
  query = query_table (&db, "t", NULL, 0);
  first = read_page (&db, query, RELATA_PAGE_FIRST, NULL, 2);
  test_sqlite_exec (db.path, "DELETE FROM t WHERE id <= 20; INSERT INTO t VALUES (5), (25);");
  second = read_page (&db, query, RELATA_PAGE_AFTER, first->records->pdata[1], 9);
  keys = test_browse_keys (&db, second);
  g_assert_cmpstr (keys, ==, "25\n30\n40\n");
}

static void
test_without_identity (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataRowQuery) query = NULL;
  g_autoptr (RelataPage) first = NULL;
  g_autoptr (RelataPage) second = NULL;
  g_autoptr (RelataPage) back = NULL;

  test_browse_init (&db, "CREATE TABLE t (rowid TEXT, oid TEXT, _rowid_ TEXT);"
                         "INSERT INTO t VALUES ('a','',''), ('b','',''), ('c','','');");
  query = query_table (&db, "t", NULL, 0);
  first = read_page (&db, query, RELATA_PAGE_FIRST, NULL, 2);
  g_assert_true (first->more_after);
  second = read_page (&db, query, RELATA_PAGE_AFTER, first->records->pdata[1], 2);
  g_assert_cmpuint (second->records->len, ==, 1);
  g_assert_false (second->more_after);
  g_assert_true (second->more_before);
  back = read_page (&db, query, RELATA_PAGE_BEFORE, second->records->pdata[0], 2);
  g_assert_cmpuint (back->records->len, ==, 2);
  g_assert_false (back->more_before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/browse/page/identity-order", test_identity_order);
  g_test_add_func ("/core/browse/page/sorted", test_sorted);
  g_test_add_func ("/core/browse/page/from", test_from);
  g_test_add_func ("/core/browse/page/changes-between", test_changes_between);
  g_test_add_func ("/core/browse/page/without-identity", test_without_identity);
  return g_test_run ();
}
