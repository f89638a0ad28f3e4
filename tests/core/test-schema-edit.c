/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Changes that reach through the schema: what follows a rename, what a deletion takes along,
 * what a drawn relationship becomes, what is refused. */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "base/relata-error.h"
#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit.h"

typedef struct
{
  RelataSnapshot *base;
  RelataEdit *edit;
} Fixture;

static void
begin (Fixture *fixture, const char *text)
{
  fixture->base = relata_snapshot_parse (text, strlen (text));
  fixture->edit = relata_edit_new (fixture->base, "Test");
}

static void
end (Fixture *fixture)
{
  relata_edit_free (fixture->edit);
  relata_snapshot_unref (fixture->base);
}

static char *
write_text (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_edit_get_snapshot (fixture->edit));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autofree char *text = write_text (fixture);

  g_assert_cmpstr (text, ==, expected);
}

/* The script as it stands runs in SQLite. */
static void
assert_runs (Fixture *fixture)
{
  g_autofree char *text = write_text (fixture);
  sqlite3 *database;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  sqlite3_exec (database, text, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
}

static guint
find (Fixture *fixture, const char *table)
{
  return relata_snapshot_find_table (relata_edit_get_snapshot (fixture->edit), table)->id;
}

static void
assert_refused (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT);
  g_clear_error (error);
}

/* Nothing has been changed. */
static void
assert_untouched (Fixture *fixture)
{
  g_assert_true (relata_edit_get_snapshot (fixture->edit) == fixture->base);
  g_assert_cmpuint (relata_edit_get_facts (fixture->edit)->len, ==, 0);
}

static void
test_add_table (void)
{
  Fixture fixture;
  GError *error = NULL;
  guint id;

  begin (&fixture, "CREATE TABLE a (b);\nCREATE INDEX i ON a (b);\n");
  assert_refused (relata_schema_add_table (fixture.edit, "A", 0, 0, &error) != 0, &error);
  assert_refused (relata_schema_add_table (fixture.edit, "I", 0, 0, &error) != 0, &error);
  assert_refused (relata_schema_add_table (fixture.edit, "", 0, 0, &error) != 0, &error);
  assert_refused (relata_schema_add_table (fixture.edit, "sqlite_x", 0, 0, &error) != 0, &error);
  assert_untouched (&fixture);
  id = relata_schema_add_table (fixture.edit, "my \"table\"", 5, -6, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (id, ==, 3);
  assert_text (&fixture, "CREATE TABLE a (b);\nCREATE INDEX i ON a (b);\n\n"
                         "-- relata: at 5,-6\nCREATE TABLE \"my \"\"table\"\"\" ();\n");
  end (&fixture);
}

static void
test_rename_table (void)
{
  Fixture fixture;
  GError *error = NULL;

  begin (&fixture, "-- relata: reference (\"x\") \"BOOKS\" (\"id\")\n"
                   "CREATE TABLE books (id INTEGER PRIMARY KEY, x, next_id REFERENCES books (id),"
                   " CHECK (books.x > 0));\n"
                   "CREATE TABLE pages (book_id REFERENCES \"books\" (id));\n"
                   "CREATE INDEX i ON books (x);\n"
                   "CREATE VIEW v AS SELECT books.x FROM books;\n"
                   "CREATE TRIGGER t AFTER INSERT ON books BEGIN UPDATE books SET x = 1; END;\n"
                   "INSERT INTO books (id, x) VALUES (1, 'books');\n"
                   "INSERT OR IGNORE INTO main.[books] VALUES (2, 2, NULL);\n"
                   "INSERT INTO pages SELECT id FROM books;\n"
                   "UPDATE books SET x = 3 WHERE books.id = 1;\n"
                   "DELETE FROM books WHERE id = 9;\n"
                   "SELECT * FROM books;\n");
  g_assert_true (
      relata_schema_rename_table (fixture.edit, find (&fixture, "books"), "the books", &error));
  g_assert_no_error (error);
  assert_text (&fixture, "-- relata: reference (\"x\") \"the books\" (\"id\")\n"
                         "CREATE TABLE \"the books\" (id INTEGER PRIMARY KEY, x,"
                         " next_id REFERENCES \"the books\" (id), CHECK (\"the books\".x > 0));\n"
                         "CREATE TABLE pages (book_id REFERENCES \"the books\" (id));\n"
                         "CREATE INDEX i ON \"the books\" (x);\n"
                         "CREATE VIEW v AS SELECT \"the books\".x FROM \"the books\";\n"
                         "CREATE TRIGGER t AFTER INSERT ON \"the books\""
                         " BEGIN UPDATE \"the books\" SET x = 1; END;\n"
                         "INSERT INTO \"the books\" (id, x) VALUES (1, 'books');\n"
                         "INSERT OR IGNORE INTO main.[the books] VALUES (2, 2, NULL);\n"
                         "INSERT INTO pages SELECT id FROM \"the books\";\n"
                         "UPDATE \"the books\" SET x = 3 WHERE \"the books\".id = 1;\n"
                         "DELETE FROM \"the books\" WHERE id = 9;\n"
                         "SELECT * FROM books;\n");
  end (&fixture);
}

static void
test_rename_table_refused (void)
{
  Fixture fixture;
  GError *error = NULL;
  RelataEdit *edit;

  begin (&fixture, "CREATE TABLE a (b); CREATE VIEW v AS SELECT 1; CREATE INDEX i ON a (b);");
  edit = fixture.edit;
  assert_refused (relata_schema_rename_table (edit, 1, "V", &error), &error);
  assert_refused (relata_schema_rename_table (edit, 1, "i", &error), &error);
  assert_refused (relata_schema_rename_table (edit, 1, "", &error), &error);
  assert_refused (relata_schema_rename_table (edit, 2, "x", &error), &error);
  assert_refused (relata_schema_rename_table (edit, 9, "x", &error), &error);
  g_assert_true (relata_schema_rename_table (edit, 1, "a", &error));
  assert_untouched (&fixture);
  g_assert_true (relata_schema_rename_table (edit, 1, "A", &error));
  assert_text (&fixture, "CREATE TABLE A (b); CREATE VIEW v AS SELECT 1; CREATE INDEX i ON A (b);");
  end (&fixture);
}

static void
test_rename_column (void)
{
  Fixture fixture;
  GError *error = NULL;

  begin (&fixture,
         "-- relata: label '{x} {id}'\n"
         "-- relata: ends (\"x\") \"thing\"\n"
         "CREATE TABLE books (id INTEGER PRIMARY KEY, x REFERENCES pages (y), CHECK (x > 0));\n"
         "-- relata: reference (\"y\") \"books\" (\"x\")\n"
         "CREATE TABLE pages (y PRIMARY KEY, z REFERENCES books (x));\n"
         "CREATE INDEX i ON books (x) WHERE x > 1;\n"
         "CREATE VIEW v AS SELECT x FROM books;\n"
         "CREATE TRIGGER t AFTER UPDATE OF x ON books BEGIN SELECT new.x; END;\n"
         "INSERT INTO books (id, x) VALUES (1, 'x');\n"
         "INSERT INTO pages (y) VALUES ('x');\n"
         "UPDATE books SET x = 3 WHERE x = 1;\n");
  g_assert_true (
      relata_schema_rename_column (fixture.edit, find (&fixture, "books"), 1, "order", &error));
  g_assert_no_error (error);
  assert_text (
      &fixture,
      "-- relata: label '{order} {id}'\n"
      "-- relata: ends (\"order\") \"thing\"\n"
      "CREATE TABLE books (id INTEGER PRIMARY KEY, \"order\" REFERENCES pages (y),"
      " CHECK (\"order\" > 0));\n"
      "-- relata: reference (\"y\") \"books\" (\"order\")\n"
      "CREATE TABLE pages (y PRIMARY KEY, z REFERENCES books (\"order\"));\n"
      "CREATE INDEX i ON books (\"order\") WHERE \"order\" > 1;\n"
      "CREATE VIEW v AS SELECT \"order\" FROM books;\n"
      "CREATE TRIGGER t AFTER UPDATE OF \"order\" ON books BEGIN SELECT new.\"order\"; END;\n"
      "INSERT INTO books (id, \"order\") VALUES (1, 'x');\n"
      "INSERT INTO pages (y) VALUES ('x');\n"
      "UPDATE books SET \"order\" = 3 WHERE \"order\" = 1;\n");
  end (&fixture);
}

static void
test_rename_column_refused (void)
{
  Fixture fixture;
  GError *error = NULL;
  RelataEdit *edit;

  begin (&fixture, "CREATE TABLE a (b, c);");
  edit = fixture.edit;
  assert_refused (relata_schema_rename_column (edit, 1, 0, "C", &error), &error);
  assert_refused (relata_schema_rename_column (edit, 1, 0, "", &error), &error);
  assert_refused (relata_schema_rename_column (edit, 1, 2, "d", &error), &error);
  assert_refused (relata_schema_rename_column (edit, 2, 0, "d", &error), &error);
  assert_untouched (&fixture);
  end (&fixture);
}

static void
test_delete_table (void)
{
  Fixture fixture;
  GError *error = NULL;

  begin (&fixture, "CREATE TABLE books (id INTEGER PRIMARY KEY);\n\n"
                   "CREATE INDEX i ON books (id);\n\n"
                   "CREATE TABLE pages (book_id REFERENCES books);\n\n"
                   "CREATE TRIGGER t AFTER INSERT ON books BEGIN SELECT 1; END;\n\n"
                   "INSERT INTO books VALUES (1);\n\n"
                   "INSERT INTO pages VALUES (1);\n");
  g_assert_true (relata_schema_delete_item (fixture.edit, 1, &error));
  assert_text (&fixture, "CREATE TABLE pages (book_id REFERENCES books);\n\n"
                         "INSERT INTO pages VALUES (1);\n");
  /* It went with the table. */
  g_assert_true (relata_schema_delete_item (fixture.edit, 2, &error));
  assert_refused (relata_schema_delete_item (fixture.edit, 99, &error), &error);
  end (&fixture);
}

static void
test_delete_column (void)
{
  Fixture fixture;
  GError *error = NULL;

  begin (
      &fixture,
      "-- relata: label '{x}'\n-- relata: at 1,2\n"
      "CREATE TABLE a (id INTEGER PRIMARY KEY, x UNIQUE, y CHECK (y > 0), z, CHECK (z > 1));\n"
      "CREATE INDEX i ON a (id, x);\nCREATE INDEX j ON a (y);\nCREATE INDEX k ON a (abs (x));\n");
  g_assert_true (relata_schema_delete_column (fixture.edit, 1, 1, &error));
  assert_text (&fixture,
               "-- relata: at 1,2\n"
               "CREATE TABLE a (id INTEGER PRIMARY KEY, y CHECK (y > 0), z, CHECK (z > 1));\n"
               "CREATE INDEX j ON a (y);\n");
  assert_refused (relata_schema_delete_column (fixture.edit, 1, 2, &error), &error);
  assert_refused (relata_schema_delete_column (fixture.edit, 1, 9, &error), &error);
  end (&fixture);
}

static void
test_set_table (void)
{
  Fixture fixture;
  GError *error = NULL;
  const RelataTableDef *table;
  g_autoptr (RelataDef) retyped = NULL, view = NULL, renamed = NULL, narrower = NULL;

  begin (&fixture, "-- relata: ends (\"y\") \"z\"\nCREATE TABLE a (x, y REFERENCES a);\n"
                   "CREATE VIEW v AS SELECT 1;\nCREATE TABLE c (a_id REFERENCES a);\n");
  table = relata_item_table (relata_snapshot_get (fixture.base, 1));
  retyped = relata_table_def_set_type (table, 0, "TEXT", &error);
  view = relata_def_ref (relata_snapshot_get (fixture.base, 2)->def);
  assert_refused (relata_schema_set_table (fixture.edit, 1, view, &error), &error);
  assert_refused (relata_schema_set_table (fixture.edit, 2, retyped, &error), &error);
  assert_untouched (&fixture);
  g_assert_true (relata_schema_set_table (fixture.edit, 1, retyped, &error));
  renamed = relata_table_def_rename (relata_def_table (retyped), "b", &error);
  g_assert_true (relata_schema_set_table (fixture.edit, 1, renamed, &error));
  narrower = relata_table_def_remove_column (relata_def_table (renamed), 1, &error);
  g_assert_true (relata_schema_set_table (fixture.edit, 1, narrower, &error));
  g_assert_no_error (error);
  assert_text (&fixture, "CREATE TABLE b (x TEXT);\n"
                         "CREATE VIEW v AS SELECT 1;\nCREATE TABLE c (a_id REFERENCES b);\n");
  end (&fixture);
}

static void
test_add_foreign_key (void)
{
  Fixture fixture;
  GError *error = NULL;

  begin (&fixture, "CREATE TABLE authors (id INTEGER PRIMARY KEY);\n"
                   "CREATE TABLE books (title TEXT, writer INT, PRIMARY KEY (title));\n"
                   "CREATE TABLE Artist (ArtistId INTEGER PRIMARY KEY);\n");
  g_assert_cmpint (relata_schema_add_foreign_key (fixture.edit, 2, 1, 1, 0, &error), ==, 0);
  g_assert_cmpint (relata_schema_add_foreign_key (fixture.edit, 2, -1, 1, 0, &error), ==, 1);
  g_assert_cmpint (relata_schema_add_foreign_key (fixture.edit, 2, -1, 3, 0, &error), ==, 2);
  g_assert_cmpint (relata_schema_add_foreign_key (fixture.edit, 1, -1, 1, 0, &error), ==, 0);
  g_assert_no_error (error);
  assert_runs (&fixture);
  assert_text (&fixture, "CREATE TABLE authors (id INTEGER PRIMARY KEY,"
                         " parent_id INTEGER REFERENCES authors(id));\n"
                         "CREATE TABLE books (title TEXT, writer INT REFERENCES authors(id),"
                         " author_id INTEGER REFERENCES authors(id),"
                         " ArtistId INTEGER REFERENCES Artist(ArtistId), PRIMARY KEY (title));\n"
                         "CREATE TABLE Artist (ArtistId INTEGER PRIMARY KEY);\n");
  assert_refused (relata_schema_add_foreign_key (fixture.edit, 2, 1, 1, 0, &error) >= 0, &error);
  assert_refused (relata_schema_add_foreign_key (fixture.edit, 2, 9, 1, 0, &error) >= 0, &error);
  assert_refused (relata_schema_add_foreign_key (fixture.edit, 2, 1, 1, 9, &error) >= 0, &error);
  assert_refused (relata_schema_add_foreign_key (fixture.edit, 7, 1, 1, 0, &error) >= 0, &error);
  end (&fixture);
}

static void
test_add_association (void)
{
  Fixture fixture;
  GError *error = NULL;
  guint id;

  begin (&fixture, "CREATE TABLE books (id INTEGER PRIMARY KEY);\n"
                   "CREATE TABLE genres (code VARCHAR(4) PRIMARY KEY);\n");
  id = relata_schema_add_association (fixture.edit, 1, 2, NULL, 7, 8, &error);
  g_assert_no_error (error);
  assert_text (&fixture,
               "CREATE TABLE books (id INTEGER PRIMARY KEY);\n"
               "CREATE TABLE genres (code VARCHAR(4) PRIMARY KEY);\n\n"
               "-- relata: at 7,8\n"
               "CREATE TABLE book_genres (\n"
               "  book_id INTEGER NOT NULL REFERENCES books(id) ON DELETE CASCADE,\n"
               "  genre_code VARCHAR(4) NOT NULL REFERENCES genres(code) ON DELETE CASCADE,\n"
               "  PRIMARY KEY (book_id, genre_code)\n"
               ");\n\n"
               "CREATE INDEX book_genres_by_genre ON book_genres (genre_code, book_id);\n");
  assert_runs (&fixture);
  g_assert_true (relata_relationships_is_association (
      relata_snapshot_get_relationships (relata_edit_get_snapshot (fixture.edit)), id, TRUE));
  end (&fixture);
}

static void
test_add_self_association (void)
{
  Fixture fixture;
  GError *error = NULL;
  guint id;

  begin (&fixture, "CREATE TABLE users (a INT, b, PRIMARY KEY (b, a));\r\n"
                   "CREATE TABLE bare (x);\r\nCREATE TABLE user_users (x);\r\n");
  id = relata_schema_add_association (fixture.edit, 1, 1, NULL, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      relata_edit_get_item (fixture.edit, id)->def->text, ==,
      "CREATE TABLE user_users_2 (\r\n"
      "  user_b NOT NULL,\r\n  user_a INT NOT NULL,\r\n"
      "  other_user_b NOT NULL,\r\n  other_user_a INT NOT NULL,\r\n"
      "  PRIMARY KEY (user_b, user_a, other_user_b, other_user_a),\r\n"
      "  FOREIGN KEY (user_b, user_a) REFERENCES users(b, a) ON DELETE CASCADE,\r\n"
      "  FOREIGN KEY (other_user_b, other_user_a) REFERENCES users(b, a) ON DELETE CASCADE\r\n"
      ")");
  assert_runs (&fixture);
  assert_refused (relata_schema_add_association (fixture.edit, 1, 2, NULL, 0, 0, &error) != 0,
                  &error);
  assert_refused (relata_schema_add_association (fixture.edit, 1, 1, "users", 0, 0, &error) != 0,
                  &error);
  end (&fixture);
}

static const char *
get_end_name (Fixture *fixture, guint relationship, guint position)
{
  RelataRelationships *relationships
      = relata_snapshot_get_relationships (relata_edit_get_snapshot (fixture->edit));

  return relata_relationships_get (relationships, relationship)->ends[position].name;
}

static void
test_end_names (void)
{
  Fixture fixture;
  GError *error = NULL;
  RelataEdit *edit;

  begin (&fixture, "CREATE TABLE authors (id INTEGER PRIMARY KEY, name);\n"
                   "CREATE TABLE books (id INTEGER PRIMARY KEY, author_id REFERENCES authors,"
                   " editor_id REFERENCES authors);\n");
  edit = fixture.edit;
  g_assert_true (relata_schema_set_end_name (edit, 2, 0, TRUE, "works", &error));
  g_assert_true (relata_schema_set_end_name (edit, 2, 0, FALSE, "writer", &error));
  g_assert_cmpstr (get_end_name (&fixture, 0, 0), ==, "writer");
  g_assert_cmpstr (get_end_name (&fixture, 0, 1), ==, "works");
  g_assert_cmpstr (relata_edit_get_item (edit, 2)->decor->ends->len == 1 ? "one" : "", ==, "one");
  assert_refused (relata_schema_set_end_name (edit, 2, 1, TRUE, "WORKS", &error), &error);
  assert_refused (relata_schema_set_end_name (edit, 2, 1, TRUE, "name", &error), &error);
  assert_refused (relata_schema_set_end_name (edit, 2, 1, TRUE, "class", &error), &error);
  assert_refused (relata_schema_set_end_name (edit, 2, 1, TRUE, "a b", &error), &error);
  assert_refused (relata_schema_set_end_name (edit, 2, 2, TRUE, "x", &error), &error);
  /* Its own column's name is free to it, and the rule's own name is not written. */
  g_assert_true (relata_schema_set_end_name (edit, 2, 0, FALSE, "author_id", &error));
  g_assert_true (relata_schema_set_end_name (edit, 2, 0, FALSE, "author", &error));
  g_assert_true (relata_schema_set_end_name (edit, 2, 0, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (relata_decor_is_empty (relata_edit_get_item (edit, 2)->decor));
  end (&fixture);
}

static void
test_other_end_names (void)
{
  Fixture fixture;
  GError *error = NULL;

  begin (&fixture, "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
                   "-- relata: reference (\"x\") \"a\"\n"
                   "CREATE TABLE b (id INTEGER PRIMARY KEY, x);\n"
                   "CREATE TABLE ab (a_id REFERENCES a, b_id REFERENCES b,"
                   " PRIMARY KEY (a_id, b_id));\n");
  g_assert_true (relata_schema_set_through_name (fixture.edit, 3, FALSE, "friends", &error));
  g_assert_true (relata_schema_set_through_name (fixture.edit, 3, TRUE, "enemies", &error));
  g_assert_true (relata_schema_set_reference_name (fixture.edit, 2, 0, TRUE, "things", &error));
  g_assert_no_error (error);
  assert_refused (relata_schema_set_through_name (fixture.edit, 1, TRUE, "x", &error), &error);
  assert_refused (relata_schema_set_reference_name (fixture.edit, 2, 1, TRUE, "x", &error), &error);
  assert_text (&fixture, "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
                         "-- relata: reference (\"x\") \"a\" \"\" \"things\"\n"
                         "CREATE TABLE b (id INTEGER PRIMARY KEY, x);\n"
                         "-- relata: through (\"a_id\") \"friends\" (\"b_id\") \"enemies\"\n"
                         "CREATE TABLE ab (a_id REFERENCES a, b_id REFERENCES b,"
                         " PRIMARY KEY (a_id, b_id));\n");
  end (&fixture);
}

static void
assert_dependents (const char *text, guint id, int column, const char *expected)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (text, strlen (text));
  g_autoptr (GPtrArray) dependents = relata_schema_find_dependents (snapshot, id, column);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < dependents->len; i++)
    g_string_append_printf (ids, " %u", ((RelataItem *)dependents->pdata[i])->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_dependents (void)
{
  static const char text[] = "CREATE TABLE books (id INTEGER PRIMARY KEY, isbn UNIQUE, year);"
                             "CREATE TABLE pages (book_id REFERENCES books);"
                             "CREATE TABLE covers (isbn REFERENCES books (isbn));"
                             "CREATE INDEX i ON books (year);"
                             "CREATE VIEW v AS SELECT year FROM books;"
                             "CREATE VIEW w AS SELECT year FROM pages;"
                             "CREATE TRIGGER t AFTER INSERT ON books BEGIN SELECT new.year; END;"
                             "CREATE TRIGGER u AFTER INSERT ON pages BEGIN DELETE FROM books; END;"
                             "INSERT INTO books (isbn) VALUES (1);"
                             "INSERT INTO books VALUES (1, 2, 3);"
                             "CREATE TABLE copy AS SELECT id FROM books;";

  assert_dependents (text, 1, -1, " 2 3 5 8 11");
  assert_dependents (text, 1, 0, " 2 10 11");
  assert_dependents (text, 1, 1, " 3 9 10");
  assert_dependents (text, 1, 2, " 5 7 10");
  assert_dependents (text, 1, 3, "");
  assert_dependents (text, 4, -1, "");
  assert_dependents (text, 99, -1, "");
}

static void
test_free_names (void)
{
  static const char text[] = "CREATE TABLE a (x, X_2); CREATE INDEX a_2 ON a (x);";
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (text, strlen (text));
  g_autofree char *table = relata_schema_free_name (snapshot, "A");
  g_autofree char *other = relata_schema_free_name (snapshot, "b");
  g_autofree char *column
      = relata_schema_free_column_name (relata_item_table (relata_snapshot_get (snapshot, 1)), "x");

  g_assert_cmpstr (table, ==, "A_3");
  g_assert_cmpstr (other, ==, "b");
  g_assert_cmpstr (column, ==, "x_3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/schema-edit/add-table", test_add_table);
  g_test_add_func ("/core/schema/schema-edit/rename-table", test_rename_table);
  g_test_add_func ("/core/schema/schema-edit/rename-table-refused", test_rename_table_refused);
  g_test_add_func ("/core/schema/schema-edit/rename-column", test_rename_column);
  g_test_add_func ("/core/schema/schema-edit/rename-column-refused", test_rename_column_refused);
  g_test_add_func ("/core/schema/schema-edit/delete-table", test_delete_table);
  g_test_add_func ("/core/schema/schema-edit/delete-column", test_delete_column);
  g_test_add_func ("/core/schema/schema-edit/set-table", test_set_table);
  g_test_add_func ("/core/schema/schema-edit/add-foreign-key", test_add_foreign_key);
  g_test_add_func ("/core/schema/schema-edit/add-association", test_add_association);
  g_test_add_func ("/core/schema/schema-edit/add-self-association", test_add_self_association);
  g_test_add_func ("/core/schema/schema-edit/end-names", test_end_names);
  g_test_add_func ("/core/schema/schema-edit/other-end-names", test_other_end_names);
  g_test_add_func ("/core/schema/schema-edit/dependents", test_dependents);
  g_test_add_func ("/core/schema/schema-edit/free-names", test_free_names);
  return g_test_run ();
}
