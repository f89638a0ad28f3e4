/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Words: identifiers, English number, keys. */

#include "config.h"

#include <string.h>

#include "schema/relata-words.h"

typedef struct
{
  const char *from, *to;
} Case;

static void
test_snake (void)
{
  static const Case cases[] = {
    { "author_id", "author_id" },
    { "AuthorId", "author_id" },
    { "authorID", "author_id" },
    { "HTTPServer", "http_server" },
    { "Order Details", "order_details" },
    { "ORDER_ITEMS", "order_items" },
    { "  a--b  ", "a_b" },
    { "year2date", "year2date" },
    { "2020 sales", "_2020_sales" },
    { "Straße", "straße" },
    { "Ação", "ação" },
    { "Á", "á" },
    { "名前", "名前" },
    { "\xff\xfe", "" },
    { "🚀", "" },
    { "", "" },
    { "__x__", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *snake = relata_words_to_snake (cases[i].from);

      g_assert_cmpstr (snake, ==, cases[i].to);
    }
}

static void
test_long (void)
{
  g_autofree char *name = g_strnfill (100000, 'x');
  g_autofree char *snake = relata_words_to_snake (name);

  g_assert_cmpuint (strlen (snake), ==, 64);
}

static void
test_number (void)
{
  static const Case cases[] = {
    { "book", "books" },
    { "category", "categories" },
    { "box", "boxes" },
    { "person", "people" },
    { "child", "children" },
    { "author_profile", "author_profiles" },
    { "day", "days" },
    { "class", "classes" },
    { "address", "addresses" },
    { "status", "statuses" },
    { "bus", "buses" },
    { "house", "houses" },
    { "branch", "branches" },
    { "dish", "dishes" },
    { "movie", "movies" },
    { "analysis", "analyses" },
    { "index", "indexes" },
    { "leaf", "leaves" },
    { "photo", "photos" },
    { "hero", "heroes" },
    { "company", "companies" },
    { "series", "series" },
    { "order_detail", "order_details" },
    { "database", "databases" },
    { "purchase", "purchases" },
    { "copy", "copies" },
    { "review", "reviews" },
    { "inventory", "inventories" },
    { "language", "languages" },
    { "film_actor", "film_actors" },
    { "woman", "women" },
    { "media", "media" },
    { "quiz", "quizzes" },
    { "virus", "viruses" },
    { "clause", "clauses" },
    { "tie", "ties" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plural = relata_words_plural (cases[i].from);
      g_autofree char *again = relata_words_plural (plural);
      g_autofree char *singular = relata_words_singular (cases[i].to);
      g_autofree char *single = relata_words_singular (cases[i].from);

      g_assert_cmpstr (plural, ==, cases[i].to);
      g_assert_cmpstr (again, ==, cases[i].to);
      g_assert_cmpstr (singular, ==, cases[i].from);
      g_assert_cmpstr (single, ==, cases[i].from);
    }
}

static void
test_strip_key (void)
{
  static const Case cases[] = {
    { "author_id", "author" }, { "author_fk", "author" }, { "id_author", "author" },
    { "fk_author", "author" }, { "author", NULL },        { "id", NULL },
    { "_id", NULL },           { "paid", NULL },          { "grid", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = relata_words_strip_key (cases[i].from);

      g_assert_cmpstr (stem, ==, cases[i].to);
    }
}

static void
test_identifiers (void)
{
  static const char *const good[] = { "a", "_a", "a1", "ação", "名前", "Books" };
  static const char *const bad[] = { "", "1a", "__a", "a b", "a-b", "\xff", "a.b", "🚀", "a\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (relata_words_is_identifier (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (relata_words_is_identifier (bad[i]));
  g_assert_true (relata_words_is_reserved ("class"));
  g_assert_true (relata_words_is_reserved ("metadata"));
  g_assert_false (relata_words_is_reserved ("books"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/words/snake", test_snake);
  g_test_add_func ("/core/schema/words/long", test_long);
  g_test_add_func ("/core/schema/words/number", test_number);
  g_test_add_func ("/core/schema/words/strip-key", test_strip_key);
  g_test_add_func ("/core/schema/words/identifiers", test_identifiers);
  return g_test_run ();
}
