/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Following relationships of every shape: count, rows and the way back, against plain SQL. */

#include "config.h"

#include "base/relata-error.h"
#include "relata-test-browse.h"

static void
test_one_to_many (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT);"
                         "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT,"
                         "  author_id INTEGER REFERENCES authors);" /* an implicit key */
                         "INSERT INTO authors VALUES (1,'Ana'), (2,'Bia'), (3,'Cid');"
                         "INSERT INTO books VALUES (10,'x',1), (11,'y',2), (12,'z',1),"
                         "  (13,'nobody',NULL), (14,'lost',99);");
  test_browse_assert_walk (&db, "authors", "1", "books", "VALUES (10), (12)");
  test_browse_assert_walk (&db, "authors", "3", "books", "SELECT 1 WHERE 0");
  test_browse_assert_walk (&db, "books", "11", "author", "VALUES (2)");
  test_browse_assert_walk (&db, "books", "13", "author", "SELECT 1 WHERE 0");
  test_browse_assert_walk (&db, "books", "10", "author/books", "VALUES (10), (12)");
  test_browse_assert_ends (&db, "authors", "1", "books (2)");
  test_browse_assert_ends (&db, "authors", "3", "books (0)");
  test_browse_assert_ends (&db, "books", "10", "author: Ana");
  test_browse_assert_ends (&db, "books", "13", "author: none");
  test_browse_assert_ends (&db, "books", "14", "author: missing");
}

static void
test_one_to_one (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT);"
                         "CREATE TABLE profiles (author_id INTEGER PRIMARY KEY REFERENCES authors,"
                         "  summary TEXT);"
                         "INSERT INTO authors VALUES (1,'Ana'), (2,'Bia');"
                         "INSERT INTO profiles VALUES (2, 'b');");
  test_browse_assert_ends (&db, "authors", "1", "profile: none");
  test_browse_assert_ends (&db, "authors", "2", "profile: profiles 2");
  test_browse_assert_walk (&db, "authors", "2", "profile/author", "VALUES (2)");
}

static void
test_composite (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE copies (book INTEGER, no INTEGER, shelf TEXT,"
                         "  PRIMARY KEY (book, no));"
                         "CREATE TABLE loans (id INTEGER PRIMARY KEY, b INTEGER, n INTEGER,"
                         "  FOREIGN KEY (n, b) REFERENCES copies (no, book));"
                         "INSERT INTO copies VALUES (1,1,'A'), (1,2,'B'), (2,1,'C');"
                         "INSERT INTO loans VALUES (1,1,2), (2,2,1), (3,1,2), (4,1,NULL),"
                         "  (5,NULL,1), (6,9,9);");
  test_browse_assert_walk (&db, "copies", "1,2", "loans", "VALUES (1), (3)");
  test_browse_assert_walk (&db, "copies", "1,1", "loans", "SELECT 1 WHERE 0");
  test_browse_assert_walk (&db, "loans", "2", "copy", "VALUES (2, 1)");
  test_browse_assert_walk (&db, "loans", "4", "copy", "SELECT 1 WHERE 0");
  test_browse_assert_ends (&db, "loans", "4", "copy: none");
  test_browse_assert_ends (&db, "loans", "5", "copy: none");
  test_browse_assert_ends (&db, "loans", "6", "copy: missing");
}

static void
test_many_to_many (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT);"
                         "CREATE TABLE genres (code TEXT PRIMARY KEY);"
                         "CREATE TABLE book_genres (book_id INTEGER REFERENCES books,"
                         "  genre_code TEXT REFERENCES genres,"
                         "  PRIMARY KEY (book_id, genre_code)) WITHOUT ROWID;"
                         "INSERT INTO books VALUES (1,'x'), (2,'y'), (3,'z');"
                         "INSERT INTO genres VALUES ('novel'), ('essay'), ('verse');"
                         "INSERT INTO book_genres VALUES (1,'novel'), (1,'essay'), (2,'novel');");
  test_browse_assert_walk (&db, "books", "1", "genres",
                           "SELECT g.code FROM genres g JOIN book_genres ON genre_code = code"
                           " WHERE book_id = 1 ORDER BY g.rowid");
  test_browse_assert_walk (&db, "genres", "novel", "books", "VALUES (1), (2)");
  test_browse_assert_walk (&db, "books", "2", "genres/books", "VALUES (1), (2)");
  test_browse_assert_walk (&db, "books", "1", "book_genres",
                           "SELECT book_id, genre_code FROM book_genres WHERE book_id = 1"
                           " ORDER BY genre_code");
  test_browse_assert_ends (&db, "books", "1", "book_genres (2); genres (2)");
  test_browse_assert_ends (&db, "books", "3", "book_genres (0); genres (0)");
}

static void
test_repeated_association (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE a (id INTEGER PRIMARY KEY);"
                         "CREATE TABLE b (id INTEGER PRIMARY KEY);"
                         "CREATE TABLE ab (a_id INTEGER REFERENCES a, b_id INTEGER REFERENCES b);"
                         "INSERT INTO a VALUES (1); INSERT INTO b VALUES (5), (6);"
                         "INSERT INTO ab VALUES (1,6), (1,6), (1,5), (1,NULL);");
  test_browse_assert_walk (&db, "a", "1", "bs", "VALUES (5), (6)");
  test_browse_assert_ends (&db, "a", "1", "abs (4); bs (2)");
}

static void
test_self_reference (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE nodes (id INTEGER PRIMARY KEY, name TEXT,"
                         "  parent_id INTEGER REFERENCES nodes);"
                         "INSERT INTO nodes VALUES (1,'root',NULL), (2,'a',1), (3,'b',1),"
                         "  (4,'aa',2), (5,'me',5);");
  test_browse_assert_walk (&db, "nodes", "1", "children", "VALUES (2), (3)");
  test_browse_assert_walk (&db, "nodes", "1", "children/children", "VALUES (4)");
  test_browse_assert_walk (&db, "nodes", "4", "parent/parent", "VALUES (1)");
  test_browse_assert_walk (&db, "nodes", "5", "parent/children", "VALUES (5)");
  test_browse_assert_ends (&db, "nodes", "2", "parent: root; children (1)");
}

static void
test_self_many_to_many (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);"
                         "CREATE TABLE follows (follower_id INTEGER REFERENCES people,"
                         "  followed_id INTEGER REFERENCES people,"
                         "  PRIMARY KEY (follower_id, followed_id));"
                         "INSERT INTO people VALUES (1,'a'), (2,'b'), (3,'c');"
                         "INSERT INTO follows VALUES (1,2), (1,3), (3,1);");
  test_browse_assert_walk (&db, "people", "1", "followeds", "VALUES (2), (3)");
  test_browse_assert_walk (&db, "people", "1", "followers", "VALUES (3)");
  test_browse_assert_walk (&db, "people", "1", "followeds/followers", "VALUES (1)");
}

static void
test_several_to_one_parent (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT);"
                         "CREATE TABLE people (id INTEGER PRIMARY KEY,"
                         "  birth_id INTEGER REFERENCES places,"
                         "  death_id INTEGER REFERENCES places);"
                         "INSERT INTO places VALUES (1,'Rio'), (2,'Lisboa');"
                         "INSERT INTO people VALUES (1,1,2), (2,1,1), (3,2,NULL);");
  test_browse_assert_walk (&db, "places", "1", "people_by_birth", "VALUES (1), (2)");
  test_browse_assert_walk (&db, "places", "1", "people_by_death", "VALUES (2)");
  test_browse_assert_ends (&db, "people", "1", "birth: Rio; death: Lisboa");
}

/* The parent decides how keys compare: its collation and its affinity. */
static void
test_collation_and_affinity (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataPage) page = NULL;
  const RelataRecord *record;

  test_browse_init (&db, "CREATE TABLE tags (name TEXT COLLATE NOCASE PRIMARY KEY);"
                         "CREATE TABLE notes (id INTEGER PRIMARY KEY, tag TEXT REFERENCES tags);"
                         "CREATE TABLE codes (code TEXT PRIMARY KEY);"
                         "CREATE TABLE uses (id INTEGER PRIMARY KEY,"
                         "  code INTEGER REFERENCES codes);"
                         "CREATE TABLE bare (k PRIMARY KEY);"
                         "CREATE TABLE bare_uses (id INTEGER PRIMARY KEY, k TEXT REFERENCES bare);"
                         "INSERT INTO tags VALUES ('Red'), ('blue');"
                         "INSERT INTO notes VALUES (1,'RED'), (2,'red'), (3,'Blue');"
                         "INSERT INTO codes VALUES ('1'), ('01');"
                         "INSERT INTO uses VALUES (1, 1), (2, '01');"
                         "INSERT INTO bare VALUES (1), ('1');"
                         "INSERT INTO bare_uses VALUES (1, 1);");
  test_browse_assert_walk (&db, "tags", "Red", "notes", "VALUES (1), (2)");
  test_browse_assert_walk (&db, "notes", "3", "tag", "VALUES ('blue')");
  /* uses.code holds the integer 1 in both rows, which is '1' to a parent of text. */
  test_browse_assert_walk (&db, "codes", "1", "uses", "VALUES (1), (2)");
  test_browse_assert_walk (&db, "codes", "01", "uses", "SELECT 1 WHERE 0");
  /* bare_uses.k holds the text '1', which is not the integer 1 to a parent without a type. */
  page = test_browse_walk (&db, "bare_uses", "1", "bare");
  g_assert_cmpuint (page->records->len, ==, 1);
  record = page->records->pdata[0];
  g_assert_cmpint (relata_value_get_kind (record->cells[0].value), ==, RELATA_VALUE_TEXT);
}

static void
test_unique_parent (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE lands (id INTEGER PRIMARY KEY, iso TEXT, name TEXT);"
                         "CREATE UNIQUE INDEX lands_by_iso ON lands (iso);"
                         "CREATE TABLE towns (id INTEGER PRIMARY KEY,"
                         "  land_iso TEXT REFERENCES lands (iso));"
                         "INSERT INTO lands VALUES (7,'br','Brasil'), (8,'pt','Portugal');"
                         "INSERT INTO towns VALUES (1,'pt'), (2,'br'), (3,'br');");
  test_browse_assert_walk (&db, "lands", "7", "towns", "VALUES (2), (3)");
  test_browse_assert_walk (&db, "towns", "1", "land", "VALUES (8)");
}

static void
test_odd_names (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE \"a \"\"b\" (\"select\" INTEGER PRIMARY KEY, [x y] TEXT);"
                         "CREATE TABLE 'it''s' (\"id\" INTEGER PRIMARY KEY,"
                         "  \"A_id\" INTEGER REFERENCES \"A \"\"B\" (\"SELECT\"));"
                         "INSERT INTO \"a \"\"b\" VALUES (1, 'x');"
                         "INSERT INTO \"it's\" VALUES (1, 1), (2, 1);");
  test_browse_assert_walk (&db, "A \"b", "1", "it_ses", "VALUES (1), (2)");
  test_browse_assert_walk (&db, "IT'S", "2", "a", "VALUES (1)");
}

static void
test_identities (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (
      &db, "CREATE TABLE shadow (rowid TEXT, oid TEXT, v);"
           "CREATE TABLE none (rowid TEXT, oid TEXT, _rowid_ TEXT);"
           "CREATE TABLE alias (rowid TEXT, id INTEGER PRIMARY KEY);"
           "CREATE TABLE multi (a TEXT, b, PRIMARY KEY (b, a COLLATE NOCASE)) WITHOUT ROWID;"
           "CREATE TABLE child (id INTEGER PRIMARY KEY, m_b, m_a TEXT,"
           "  FOREIGN KEY (m_b, m_a) REFERENCES multi (b, a));"
           "CREATE TABLE kid (id INTEGER PRIMARY KEY, r TEXT REFERENCES none (rowid));"
           "INSERT INTO shadow VALUES ('x','y',1), ('x','y',2);"
           "INSERT INTO none VALUES ('1','2','3'), ('4','5','6'), ('7','8','9');"
           "INSERT INTO alias VALUES ('x', 5);"
           "INSERT INTO multi VALUES ('a', 1), ('b', 'x'), ('c', x'00');"
           "INSERT INTO child VALUES (1, 'x', 'b'), (2, 1, 'a'), (3, x'00', 'c');"
           "INSERT INTO kid VALUES (1, '4');");
  test_browse_assert_walk (&db, "child", "1", "multi/children", "VALUES (1)");
  test_browse_assert_walk (&db, "multi", "1,a", "children", "VALUES (2)");
  test_browse_assert_walk (&db, "alias", "5", "", "VALUES (5)");
  test_browse_assert_walk (&db, "kid", "1", "none", "SELECT ''");
}

static void
test_find (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  test_browse_init (&db, "CREATE TABLE t (k TEXT PRIMARY KEY, v);"
                         "CREATE TABLE u (k PRIMARY KEY);"
                         "CREATE TABLE none (rowid TEXT, oid TEXT, _rowid_ TEXT);"
                         "CREATE TABLE two (a, b, PRIMARY KEY (a, b));"
                         "INSERT INTO t VALUES ('a,b', 1); INSERT INTO u VALUES (7), (2.5);");
  test_browse_assert_walk (&db, "u", "7", "", "VALUES (7)");
  test_browse_assert_walk (&db, "u", "2.5", "", "VALUES (2.5)");
  test_browse_assert_walk (&db, "t", "a,b", "", "VALUES ('a,b')");
  g_assert_null (relata_browse_find (db.connection, db.snapshot, "nope", "1", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relata_browse_find (db.connection, db.snapshot, "t", "zzz", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relata_browse_find (db.connection, db.snapshot, "two", "1", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (relata_browse_find (db.connection, db.snapshot, "none", "1", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED);
}

static void
test_bounds (void)
{
  g_auto (TestBrowse) db = { NULL };

  test_browse_init (&db, "CREATE TABLE a (id INTEGER PRIMARY KEY);"
                         "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a);"
                         "CREATE INDEX b_by_a ON b (a_id);"
                         "INSERT INTO a VALUES (1), (2), (3);"
                         "WITH n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 1000)"
                         "  INSERT INTO b SELECT i, 1 FROM n;"
                         "INSERT INTO b VALUES (2000, 2);"
                         "WITH n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 1001)"
                         "  INSERT INTO b SELECT 3000 + i, 3 FROM n;");
  test_browse_assert_ends (&db, "a", "1", "bs (1000)");
  test_browse_assert_ends (&db, "a", "2", "bs (1)");
  test_browse_assert_ends (&db, "a", "3", "bs (> 1000)");
}

static void
test_cells (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataPage) page = NULL;
  const RelataCell *cells;

  test_browse_init (&db, "CREATE TABLE t (id INTEGER PRIMARY KEY, n, e, s, l, b, bb, z);"
                         "INSERT INTO t VALUES (1, NULL, '', 'short', replace(hex(zeroblob(3000)),"
                         " '00', 'é'), x'0102', zeroblob(5000000), CAST(x'610062' AS TEXT));");
  page = test_browse_walk (&db, "t", "1", "");
  cells = ((RelataRecord *)page->records->pdata[0])->cells;
  g_assert_true (relata_value_is_null (cells[1].value));
  g_assert_cmpint (relata_value_get_kind (cells[2].value), ==, RELATA_VALUE_TEXT);
  g_assert_cmpint (cells[2].size, ==, 0);
  g_assert_false (cells[3].cut);
  g_assert_true (cells[4].cut);
  g_assert_cmpint (cells[4].size, ==, 3000);
  g_assert_cmpint (g_utf8_strlen (relata_value_get_data (cells[4].value, NULL), -1), ==, 1000);
  g_assert_false (cells[5].cut);
  g_assert_true (cells[6].cut);
  g_assert_cmpint (cells[6].size, ==, 5000000);
  gsize length;
  g_assert_nonnull (relata_value_get_data (cells[7].value, &length));
  g_assert_cmpuint (length, ==, 3);
}

static void
test_parent_labels (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (RelataPage) page = NULL;
  const RelataCell *cells;

  test_browse_init (&db, "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT);"
                         "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT,"
                         "  author_id INTEGER REFERENCES authors);"
                         "INSERT INTO authors VALUES (3,'Machado de Assis');"
                         "INSERT INTO books VALUES (1,'Dom Casmurro',3), (2,'x',NULL);");
  page = test_browse_walk (&db, "authors", "3", "books");
  g_assert_cmpuint (page->records->len, ==, 1);
  cells = ((RelataRecord *)page->records->pdata[0])->cells;
  g_assert_cmpstr (cells[2].label, ==, "Machado de Assis");
  g_assert_null (cells[1].label);
  g_assert_cmpstr (((RelataRecord *)page->records->pdata[0])->label, ==, "Dom Casmurro");
}

static void
test_cancelled (void)
{
  g_auto (TestBrowse) db = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RelataRowSource) source = NULL;
  g_autoptr (RelataRowQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  test_browse_init (&db, "CREATE TABLE t (id INTEGER PRIMARY KEY);");
  source = relata_row_source_new_table (db.snapshot,
                                        relata_snapshot_find_table (db.snapshot, "t")->id);
  query = relata_row_query_new (source);
  relata_connection_set_cancellable (db.connection, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_null (relata_page_read (db.connection, query, RELATA_PAGE_FIRST, NULL, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/browse/one-to-many", test_one_to_many);
  g_test_add_func ("/core/browse/one-to-one", test_one_to_one);
  g_test_add_func ("/core/browse/composite", test_composite);
  g_test_add_func ("/core/browse/many-to-many", test_many_to_many);
  g_test_add_func ("/core/browse/repeated-association", test_repeated_association);
  g_test_add_func ("/core/browse/self-reference", test_self_reference);
  g_test_add_func ("/core/browse/self-many-to-many", test_self_many_to_many);
  g_test_add_func ("/core/browse/several-to-one-parent", test_several_to_one_parent);
  g_test_add_func ("/core/browse/collation-and-affinity", test_collation_and_affinity);
  g_test_add_func ("/core/browse/unique-parent", test_unique_parent);
  g_test_add_func ("/core/browse/odd-names", test_odd_names);
  g_test_add_func ("/core/browse/identities", test_identities);
  g_test_add_func ("/core/browse/find", test_find);
  g_test_add_func ("/core/browse/bounds", test_bounds);
  g_test_add_func ("/core/browse/cells", test_cells);
  g_test_add_func ("/core/browse/parent-labels", test_parent_labels);
  g_test_add_func ("/core/browse/cancelled", test_cancelled);
  return g_test_run ();
}
