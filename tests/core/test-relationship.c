/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Relationships: kinds, columns, names, for every shape. What is expected is written as
 * "table.end -> target" with "*" for a list and "?" for an end that may lead to none. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "relata-test.h"
#include "schema/relata-relationship.h"

static RelataSnapshot *
parse (const char *text)
{
  return relata_snapshot_parse (text, strlen (text));
}

static const char *
get_name (RelataSnapshot *snapshot, guint id)
{
  const RelataItem *item = relata_snapshot_get (snapshot, id);

  return item != NULL ? item->def->name : "-";
}

/* All ends that stand on @table, in one line. */
static char *
describe (RelataSnapshot *snapshot, const char *table)
{
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);
  guint n;
  const RelataEndRef *ends = relata_relationships_get_ends (
      relationships, relata_snapshot_find_table (snapshot, table)->id, &n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const RelataEnd *end = relata_end_ref_get (&ends[i]);

      g_string_append_printf (text, "%s%s%s%s:%s", i > 0 ? " " : "", end->name,
                              end->list ? "*" : "", end->optional && !end->list ? "?" : "",
                              get_name (snapshot, end->target));
    }
  return g_string_free (text, FALSE);
}

static void
assert_ends (RelataSnapshot *snapshot, const char *table, const char *expected)
{
  g_autofree char *text = describe (snapshot, table);

  g_assert_cmpstr (text, ==, expected);
}

static const RelataRelationship *
get (RelataSnapshot *snapshot, guint index)
{
  return relata_relationships_get (relata_snapshot_get_relationships (snapshot), index);
}

static guint
count (RelataSnapshot *snapshot)
{
  return relata_relationships_get_n (relata_snapshot_get_relationships (snapshot));
}

static void
test_many_to_one (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE books (id INTEGER PRIMARY KEY,"
               " author_id INT NOT NULL REFERENCES authors, publisher_id REFERENCES publishers);"
               "CREATE TABLE authors (id INTEGER PRIMARY KEY);"
               "CREATE TABLE publishers (id INTEGER PRIMARY KEY);");
  const RelataRelationship *relationship;

  g_assert_cmpuint (count (snapshot), ==, 2);
  relationship = get (snapshot, 0);
  g_assert_cmpint (relationship->kind, ==, RELATA_MANY_TO_ONE);
  g_assert_cmpuint (relationship->child, ==, 1);
  g_assert_cmpuint (relationship->parent, ==, 2);
  g_assert_cmpuint (relationship->n_columns, ==, 1);
  g_assert_cmpint (relationship->child_columns[0], ==, 1);
  g_assert_cmpint (relationship->parent_columns[0], ==, 0);
  g_assert_false (relationship->identifying);
  assert_ends (snapshot, "books", "author:authors publisher?:publishers");
  assert_ends (snapshot, "authors", "books*:books");
  assert_ends (snapshot, "publishers", "books*:books");
}

static void
test_implicit_order (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE p (a, b, c, PRIMARY KEY (c, a));"
               "CREATE TABLE k (x, y, FOREIGN KEY (x, y) REFERENCES p);"
               "CREATE TABLE e (x, y, FOREIGN KEY (y, x) REFERENCES P (\"A\", [b]));"
               "CREATE TABLE w (x, FOREIGN KEY (x) REFERENCES p);"
               "CREATE TABLE u (x, FOREIGN KEY (x) REFERENCES p (nowhere));");

  g_assert_cmpint (get (snapshot, 0)->parent_columns[0], ==, 2);
  g_assert_cmpint (get (snapshot, 0)->parent_columns[1], ==, 0);
  g_assert_cmpint (get (snapshot, 1)->child_columns[0], ==, 1);
  g_assert_cmpint (get (snapshot, 1)->parent_columns[0], ==, 0);
  g_assert_cmpint (get (snapshot, 1)->parent_columns[1], ==, 1);
  g_assert_cmpint (get (snapshot, 2)->parent_columns[0], ==, -1);
  g_assert_cmpint (get (snapshot, 3)->parent_columns[0], ==, -1);
  g_assert_cmpuint (get (snapshot, 3)->parent, ==, 1);
}

static void
test_one_to_one (void)
{
  static const struct
  {
    const char *child;
    RelataRelationshipKind kind;
    gboolean identifying;
  } cases[] = {
    { "(p_id INTEGER PRIMARY KEY REFERENCES p)", RELATA_ONE_TO_ONE, TRUE },
    { "(id INTEGER PRIMARY KEY, p_id UNIQUE REFERENCES p)", RELATA_ONE_TO_ONE, FALSE },
    { "(p_id REFERENCES p, x, UNIQUE (p_id, x))", RELATA_MANY_TO_ONE, FALSE },
    { "(p_id REFERENCES p, x, PRIMARY KEY (p_id, x))", RELATA_MANY_TO_ONE, TRUE },
    { "(p_id, x UNIQUE, FOREIGN KEY (p_id, x) REFERENCES p)", RELATA_ONE_TO_ONE, FALSE },
    { "(a, b, UNIQUE (b, a), FOREIGN KEY (a, b) REFERENCES p)", RELATA_ONE_TO_ONE, FALSE },
    { "(p_id REFERENCES p); CREATE UNIQUE INDEX i ON c (p_id)", RELATA_ONE_TO_ONE, FALSE },
    { "(p_id REFERENCES p); CREATE UNIQUE INDEX i ON c (p_id) WHERE p_id > 1", RELATA_MANY_TO_ONE,
      FALSE },
    { "(p_id REFERENCES p); CREATE UNIQUE INDEX i ON c (abs (p_id))", RELATA_MANY_TO_ONE, FALSE },
    { "(p_id REFERENCES p); CREATE INDEX i ON c (p_id)", RELATA_MANY_TO_ONE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c %s;", cases[i].child);
      g_autoptr (RelataSnapshot) snapshot = parse (text);
      const RelataRelationship *relationship = get (snapshot, 0);

      g_assert_cmpint (relationship->kind, ==, cases[i].kind);
      g_assert_cmpint (relationship->identifying, ==, cases[i].identifying);
      g_assert_cmpint (relationship->ends[1].list, ==, cases[i].kind == RELATA_MANY_TO_ONE);
      assert_ends (snapshot, "p", cases[i].kind == RELATA_ONE_TO_ONE ? "c?:c" : "cs*:c");
    }
}

static void
test_one_to_one_name (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE authors (id INTEGER PRIMARY KEY);"
               "CREATE TABLE author_profiles (author_id INTEGER PRIMARY KEY REFERENCES authors);");

  assert_ends (snapshot, "authors", "author_profile?:author_profiles");
  assert_ends (snapshot, "author_profiles", "author:authors");
}

static void
test_many_to_many (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE books (id INTEGER PRIMARY KEY);"
               "CREATE TABLE genres (id INTEGER PRIMARY KEY);"
               "CREATE TABLE book_genres (book_id NOT NULL REFERENCES books,"
               " genre_id NOT NULL REFERENCES genres, PRIMARY KEY (genre_id, book_id));");
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);
  const RelataRelationship *association = get (snapshot, 2);
  RelataEndRef end;

  g_assert_cmpuint (count (snapshot), ==, 3);
  g_assert_cmpint (association->kind, ==, RELATA_MANY_TO_MANY);
  g_assert_true (association->pure);
  g_assert_true (association->identifying);
  g_assert_cmpuint (association->child, ==, 3);
  g_assert_cmpuint (association->foreign_key, ==, 0);
  g_assert_cmpuint (association->other_foreign_key, ==, 1);
  g_assert_cmpuint (association->ends[0].table, ==, 1);
  g_assert_cmpuint (association->ends[1].table, ==, 2);
  assert_ends (snapshot, "books", "book_genres*:book_genres genres*:genres");
  assert_ends (snapshot, "genres", "book_genres*:book_genres books*:books");
  assert_ends (snapshot, "book_genres", "book:books genre:genres");
  g_assert_true (relata_relationships_is_association (relationships, 3, TRUE));
  g_assert_false (relata_relationships_is_association (relationships, 1, FALSE));
  g_assert_true (relata_relationships_find_association (relationships, 3) == association);
  g_assert_true (relata_relationships_find_end (relationships, 1, "GENRES", &end));
  g_assert_true (end.relationship == association);
  g_assert_cmpuint (end.end, ==, 0);
  g_assert_false (relata_relationships_find_end (relationships, 1, "nothing", &end));
  g_assert_true (relata_relationships_find (relationships, 3, 1) == get (snapshot, 1));
  g_assert_null (relata_relationships_find (relationships, 3, 2));
}

static void
test_associations (void)
{
  static const struct
  {
    const char *columns;
    gboolean association, pure;
  } cases[] = {
    { "(a_id REFERENCES a, b_id REFERENCES b, PRIMARY KEY (a_id, b_id))", TRUE, TRUE },
    { "(a_id REFERENCES a, b_id REFERENCES b, note, PRIMARY KEY (a_id, b_id))", TRUE, FALSE },
    { "(id INTEGER PRIMARY KEY, a_id REFERENCES a, b_id REFERENCES b, UNIQUE (b_id, a_id))", TRUE,
      FALSE },
    { "(a_id REFERENCES a, b_id REFERENCES b); CREATE UNIQUE INDEX i ON c (a_id, b_id)", TRUE,
      TRUE },
    /* No key at all, and nothing else in it. */
    { "(a_id REFERENCES a, b_id REFERENCES b)", TRUE, TRUE },
    { "(a_id REFERENCES a, b_id REFERENCES b, note)", FALSE, FALSE },
    { "(id INTEGER PRIMARY KEY, a_id REFERENCES a, b_id REFERENCES b)", FALSE, FALSE },
    { "(a_id REFERENCES a, b_id REFERENCES b, at, PRIMARY KEY (a_id, b_id, at))", FALSE, FALSE },
    { "(a_id PRIMARY KEY REFERENCES a, b_id REFERENCES b)", FALSE, FALSE },
    { "(a_id UNIQUE REFERENCES a, b_id REFERENCES b, PRIMARY KEY (a_id, b_id))", FALSE, FALSE },
    { "(a_id REFERENCES a, b_id REFERENCES nowhere, PRIMARY KEY (a_id, b_id))", FALSE, FALSE },
    { "(a_id REFERENCES a, b_id REFERENCES b, c_id REFERENCES a, PRIMARY KEY (a_id, b_id, c_id))",
      FALSE, FALSE },
    /* A foreign key outside of the key does no harm. */
    { "(a_id REFERENCES a, b_id REFERENCES b, by REFERENCES a, PRIMARY KEY (a_id, b_id))", TRUE,
      FALSE },
    /* Composite foreign keys that share a column. */
    { "(t, x, y, PRIMARY KEY (t, x, y), FOREIGN KEY (t, x) REFERENCES a,"
      " FOREIGN KEY (t, y) REFERENCES b)",
      TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("CREATE TABLE a (id INTEGER PRIMARY KEY);"
                             "CREATE TABLE b (id INTEGER PRIMARY KEY); CREATE TABLE c %s;",
                             cases[i].columns);
      g_autoptr (RelataSnapshot) snapshot = parse (text);
      RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);

      g_test_message ("%s", cases[i].columns);
      g_assert_cmpint (relata_relationships_is_association (relationships, 3, FALSE), ==,
                       cases[i].association);
      g_assert_cmpint (relata_relationships_is_association (relationships, 3, TRUE), ==,
                       cases[i].pure);
    }
}

static void
test_self (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE categories (id INTEGER PRIMARY KEY, parent_id REFERENCES categories);"
               "CREATE TABLE emp (id INTEGER PRIMARY KEY, boss REFERENCES emp (id));"
               "CREATE TABLE nodes (id INTEGER PRIMARY KEY, node_id REFERENCES nodes);"
               "CREATE TABLE files (id INTEGER PRIMARY KEY, folder_id REFERENCES files,"
               " original_id REFERENCES files);"
               "CREATE TABLE users (id INTEGER PRIMARY KEY);"
               "CREATE TABLE follows (follower_id REFERENCES users, leader_id REFERENCES users,"
               " PRIMARY KEY (follower_id, leader_id));");

  assert_ends (snapshot, "categories", "parent?:categories children*:categories");
  assert_ends (snapshot, "emp", "parent?:emp children*:emp");
  assert_ends (snapshot, "nodes", "parent?:nodes children*:nodes");
  assert_ends (snapshot, "files",
               "folder?:files original?:files children_by_folder*:files"
               " children_by_original*:files");
  assert_ends (snapshot, "users",
               "follows_by_follower*:follows follows_by_leader*:follows leaders*:users"
               " followers*:users");
}

static void
test_clashes (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE places (id INTEGER PRIMARY KEY);"
               "CREATE TABLE authors (id INTEGER PRIMARY KEY, birth_place_id REFERENCES places,"
               " death_place_id REFERENCES places);"
               "CREATE TABLE users (id INTEGER PRIMARY KEY, posts INT);"
               "CREATE TABLE posts (id INTEGER PRIMARY KEY, created_by REFERENCES users,"
               " updated_by REFERENCES users, author, author_id REFERENCES authors);"
               "CREATE TABLE pages (x REFERENCES posts, y REFERENCES posts, z REFERENCES posts,"
               " post_x INT);");

  assert_ends (snapshot, "authors", "birth_place?:places death_place?:places posts*:posts");
  assert_ends (snapshot, "places",
               "authors_by_birth_place*:authors authors_by_death_place*:authors");
  assert_ends (snapshot, "users", "posts_created_by*:posts posts_updated_by*:posts");
  assert_ends (snapshot, "posts",
               "created_by_user?:users updated_by_user?:users author_ref?:authors"
               " pages_by_x*:pages pages_by_y*:pages pages_by_z*:pages");
  assert_ends (snapshot, "pages", "x_post?:posts y_post?:posts z_post?:posts");
}

static void
test_numbered (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE p (id INTEGER PRIMARY KEY);"
               "CREATE TABLE c (p_id REFERENCES p REFERENCES p REFERENCES p (id));");

  assert_ends (snapshot, "c", "p_ref?:p p_ref_2?:p p_ref_3?:p");
  assert_ends (snapshot, "p", "cs_by_p*:c cs_by_p_2*:c cs_by_p_3*:c");
}

static void
test_styles (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE [Order Details] (OrderID REFERENCES Orders, [class id] REFERENCES x);"
               "CREATE TABLE Orders (OrderID INTEGER PRIMARY KEY, author REFERENCES people (id),"
               " personid REFERENCES people);"
               "CREATE TABLE people (id INTEGER PRIMARY KEY);"
               "CREATE TABLE \"🚀\" (id INTEGER PRIMARY KEY, \"💥_id\" REFERENCES \"🚀\");"
               "CREATE TABLE \"class\" (id INTEGER PRIMARY KEY);"
               "CREATE TABLE pupils (class_id REFERENCES class);");

  assert_ends (snapshot, "Order Details", "order?:Orders class_?:-");
  assert_ends (snapshot, "Orders",
               "author_person?:people person_ref?:people order_details*:Order Details");
  assert_ends (snapshot, "🚀", "parent?:🚀 children*:🚀");
  assert_ends (snapshot, "pupils", "class_?:class");
}

static void
test_composite (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE copies (book_id, copy_no, PRIMARY KEY (book_id, copy_no));"
               "CREATE TABLE loans (book_id NOT NULL, copy_no NOT NULL,"
               " FOREIGN KEY (book_id, copy_no) REFERENCES copies (book_id, copy_no));"
               "CREATE TABLE people (tenant_id, id, PRIMARY KEY (tenant_id, id));"
               "CREATE TABLE papers (id INTEGER PRIMARY KEY, tenant_id, author_id, editor_id,"
               " FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id),"
               " FOREIGN KEY (tenant_id, editor_id) REFERENCES people (tenant_id, id));");

  assert_ends (snapshot, "loans", "copy:copies");
  assert_ends (snapshot, "copies", "loans*:loans");
  assert_ends (snapshot, "papers", "author?:people editor?:people");
  assert_ends (snapshot, "people", "papers_by_author*:papers papers_by_editor*:papers");
}

static void
test_given (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE places (id INTEGER PRIMARY KEY, name);\n"
               "-- relata: ends (\"birth_place_id\") \"born_in\" \"natives\"\n"
               "-- relata: ends (\"death_place_id\") \"class\" \"name\"\n"
               "CREATE TABLE authors (id INTEGER PRIMARY KEY, birth_place_id REFERENCES places,"
               " death_place_id REFERENCES places);"
               "CREATE TABLE books (id INTEGER PRIMARY KEY, author_id REFERENCES authors);\n"
               "-- relata: through (\"author_id\") \"works\" (\"book_id\") \"\"\n"
               "CREATE TABLE book_authors (book_id REFERENCES books, author_id REFERENCES authors,"
               " PRIMARY KEY (book_id, author_id));");
  const RelataRelationship *birth = get (snapshot, 0);

  /* A reserved word and a column's name are not taken. */
  assert_ends (snapshot, "places", "natives*:authors authors_by_death_place*:authors");
  assert_ends (snapshot, "authors",
               "born_in?:places death_place?:places books_by_author*:books"
               " book_authors*:book_authors works*:books");
  assert_ends (snapshot, "books", "author?:authors book_authors*:book_authors authors*:authors");
  g_assert_cmpstr (birth->ends[0].rule_name, ==, "birth_place");
  g_assert_cmpstr (birth->ends[1].rule_name, ==, "authors_by_birth_place");
}

static void
test_virtual (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE people (id INTEGER PRIMARY KEY, mail UNIQUE);\n"
               "-- relata: reference (\"owner\") \"people\" (\"mail\") \"\" \"possessions\"\n"
               "-- relata: reference (\"maker_id\") \"People\"\n"
               "-- relata: reference (\"nothing\") \"nowhere\"\n"
               "CREATE TABLE things (owner NOT NULL UNIQUE, maker_id);");
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);

  g_assert_cmpuint (count (snapshot), ==, 3);
  g_assert_true (get (snapshot, 0)->virtual_);
  g_assert_cmpint (get (snapshot, 0)->kind, ==, RELATA_ONE_TO_ONE);
  g_assert_cmpint (get (snapshot, 0)->parent_columns[0], ==, 1);
  g_assert_cmpint (get (snapshot, 1)->parent_columns[0], ==, 0);
  g_assert_cmpint (get (snapshot, 2)->child_columns[0], ==, -1);
  g_assert_cmpuint (get (snapshot, 2)->ends[1].table, ==, 0);
  assert_ends (snapshot, "things", "person:people maker?:people nowhere?:-");
  assert_ends (snapshot, "people", "possessions?:things things*:things");
  g_assert_true (relata_relationships_find_virtual (relationships, 2, 1) == get (snapshot, 1));
  g_assert_null (relata_relationships_find_virtual (relationships, 2, 3));
  g_assert_null (relata_relationships_find (relationships, 2, 0));
}

static void
test_no_parent (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE VIEW v AS SELECT 1 AS id;"
               "CREATE TEMP TABLE hidden (id INTEGER PRIMARY KEY);"
               "CREATE TABLE c (v_id REFERENCES v, hidden_id REFERENCES hidden, x REFERENCES y);");

  g_assert_cmpuint (count (snapshot), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (get (snapshot, i)->parent, ==, 0);
      g_assert_cmpuint (get (snapshot, i)->ends[1].table, ==, 0);
      g_assert_cmpstr (get (snapshot, i)->ends[1].name, ==, "cs");
    }
  assert_ends (snapshot, "c", "v?:- hidden?:- y?:-");
}

/* The names of the ends of a table differ, and none is a column's other than its own. */
static void
assert_unique_names (RelataSnapshot *snapshot)
{
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);

  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      const RelataItem *item = relata_snapshot_get_item (snapshot, i);
      g_autoptr (GHashTable) names
          = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
      guint n;
      const RelataEndRef *ends = relata_relationships_get_ends (relationships, item->id, &n);

      for (guint j = 0; j < n; j++)
        g_assert_true (g_hash_table_add (names, relata_end_ref_get (&ends[j])->name));
    }
}

static void
test_random_names (void)
{
  static const char *const tables[] = { "a", "as", "A_s", "b", "class", "child", "children" };
  static const char *const columns[] = { "a_id", "as", "b", "class", "parent", "children", "x_2" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (RelataSnapshot) snapshot = NULL;

      for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
        {
          g_string_append_printf (text, "CREATE TABLE \"%s\" (id INTEGER PRIMARY KEY", tables[t]);
          for (gsize c = 0; c < G_N_ELEMENTS (columns); c++)
            if (g_rand_boolean (rand))
              g_string_append_printf (text, ", \"%s\" REFERENCES \"%s\"", columns[c],
                                      tables[g_rand_int_range (rand, 0, G_N_ELEMENTS (tables))]);
          g_string_append (text, ");");
        }
      snapshot = parse (text->str);
      assert_unique_names (snapshot);
    }
}

static RelataSnapshot *
parse_corpus (const char *name)
{
  g_autofree char *path = relata_test_corpus_file (name);
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return NULL;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return relata_snapshot_parse (text, length);
}

static void
test_chinook (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse_corpus ("chinook.sql");

  if (snapshot == NULL)
    return;
  assert_unique_names (snapshot);
  assert_ends (snapshot, "Album", "artist:Artist tracks*:Track");
  assert_ends (snapshot, "Artist", "albums*:Album");
  assert_ends (snapshot, "Employee", "parent?:Employee customers*:Customer children*:Employee");
  assert_ends (snapshot, "Customer", "support_rep?:Employee invoices*:Invoice");
  assert_ends (snapshot, "Playlist", "playlist_tracks*:PlaylistTrack tracks*:Track");
  assert_ends (snapshot, "Track",
               "album?:Album genre?:Genre media_type:MediaType invoice_lines*:InvoiceLine"
               " playlist_tracks*:PlaylistTrack playlists*:Playlist");
}

static void
test_northwind (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse_corpus ("northwind.sql");

  if (snapshot == NULL)
    return;
  assert_unique_names (snapshot);
  assert_ends (snapshot, "Order Details", "order:Orders product:Products");
  assert_ends (snapshot, "Employees",
               "parent?:Employees children*:Employees employee_territories*:EmployeeTerritories"
               " territories*:Territories orders*:Orders");
  assert_ends (snapshot, "Products",
               "category?:Categories supplier?:Suppliers order_details*:Order Details"
               " orders*:Orders");
}

static void
test_sakila (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse_corpus ("sakila.sql");

  if (snapshot == NULL)
    return;
  assert_unique_names (snapshot);
  assert_ends (snapshot, "film",
               "language:language original_language?:language film_actors*:film_actor"
               " actors*:actor film_categories*:film_category categories*:category"
               " inventories*:inventory");
  assert_ends (snapshot, "language", "films_by_language*:film films_by_original_language*:film");
}

static void
test_library (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("RELATA_SOURCE_DIR"), "data", "samples", "library.sql", NULL);
  g_autofree char *text = NULL;
  g_autoptr (RelataSnapshot) snapshot = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  snapshot = relata_snapshot_parse (text, length);
  assert_unique_names (snapshot);
  assert_ends (snapshot, "places",
               "authors_born*:authors authors_died*:authors publishers*:publishers");
  assert_ends (snapshot, "languages", "books*:books");
  assert_ends (snapshot, "genres", "book_genres*:book_genres books*:books");
  assert_ends (snapshot, "categories", "parent?:categories children*:categories books*:books");
  assert_ends (snapshot, "authors",
               "birth_place?:places death_place?:places profile?:author_profiles books*:books");
  assert_ends (snapshot, "author_profiles", "author:authors");
  assert_ends (snapshot, "publishers", "place:places books*:books");
  assert_ends (snapshot, "books",
               "author:authors publisher?:publishers language:languages category:categories"
               " book_genres*:book_genres genres*:genres reviews*:reviews reviewers*:members"
               " copies*:copies");
  assert_ends (snapshot, "book_genres", "book:books genre:genres");
  assert_ends (snapshot, "members", "reviews*:reviews reviewed_books*:books loans*:loans");
  assert_ends (snapshot, "reviews", "book:books member:members");
  assert_ends (snapshot, "copies", "book:books loans*:loans");
  assert_ends (snapshot, "loans", "member:members copy:copies");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/relationship/many-to-one", test_many_to_one);
  g_test_add_func ("/core/schema/relationship/implicit-order", test_implicit_order);
  g_test_add_func ("/core/schema/relationship/one-to-one", test_one_to_one);
  g_test_add_func ("/core/schema/relationship/one-to-one-name", test_one_to_one_name);
  g_test_add_func ("/core/schema/relationship/many-to-many", test_many_to_many);
  g_test_add_func ("/core/schema/relationship/associations", test_associations);
  g_test_add_func ("/core/schema/relationship/self", test_self);
  g_test_add_func ("/core/schema/relationship/clashes", test_clashes);
  g_test_add_func ("/core/schema/relationship/numbered", test_numbered);
  g_test_add_func ("/core/schema/relationship/styles", test_styles);
  g_test_add_func ("/core/schema/relationship/composite", test_composite);
  g_test_add_func ("/core/schema/relationship/given", test_given);
  g_test_add_func ("/core/schema/relationship/virtual", test_virtual);
  g_test_add_func ("/core/schema/relationship/no-parent", test_no_parent);
  g_test_add_func ("/core/schema/relationship/random-names", test_random_names);
  g_test_add_func ("/core/schema/relationship/chinook", test_chinook);
  g_test_add_func ("/core/schema/relationship/northwind", test_northwind);
  g_test_add_func ("/core/schema/relationship/sakila", test_sakila);
  g_test_add_func ("/core/schema/relationship/library", test_library);
  return g_test_run ();
}
