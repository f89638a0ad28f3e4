/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Names, keywords and types, against SQLite's own answers. */

#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "sql/relata-keyword.h"
#include "sql/relata-name.h"
#include "sql/relata-type.h"

static void
test_quote (void)
{
  static const struct
  {
    const char *name, *quoted, *if_needed;
  } cases[] = {
    { "a", "\"a\"", "a" },
    { "a b", "\"a b\"", "\"a b\"" },
    { "", "\"\"", "\"\"" },
    { "a\"b", "\"a\"\"b\"", "\"a\"\"b\"" },
    { "\"", "\"\"\"\"", "\"\"\"\"" },
    { "1a", "\"1a\"", "\"1a\"" },
    { "_1$", "\"_1$\"", "_1$" },
    { "$a", "\"$a\"", "\"$a\"" },
    { "order", "\"order\"", "\"order\"" },
    { "Key", "\"Key\"", "\"Key\"" },
    { "keys", "\"keys\"", "keys" },
    { "é", "\"é\"", "\"é\"" },
    { "a\nb", "\"a\nb\"", "\"a\nb\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = relata_name_quote (cases[i].name);
      g_autofree char *if_needed = relata_name_quote_if_needed (cases[i].name);
      g_autofree char *back = relata_name_dequote (if_needed, strlen (if_needed));

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
      g_assert_cmpstr (if_needed, ==, cases[i].if_needed);
      g_assert_cmpstr (back, ==, cases[i].name);
    }
}

static void
test_dequote (void)
{
  static const struct
  {
    const char *text, *name;
  } cases[] = {
    { "a", "a" },        { "\"a\"", "a" },      { "[a b]", "a b" },
    { "`a``b`", "a`b" }, { "'it''s'", "it's" }, { "\"a\"\"b\"", "a\"b" },
    { "[a[b]", "a[b" },  { "\"\"", "" },        { "\"a\" b", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = relata_name_dequote (cases[i].text, strlen (cases[i].text));

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_string (void)
{
  g_autofree char *text = relata_sql_quote_string ("it's \"so\"");

  g_assert_cmpstr (text, ==, "'it''s \"so\"'");
}

static void
test_equal (void)
{
  g_assert_true (relata_name_equal ("Author_Id", "aUTHOR_iD"));
  g_assert_false (relata_name_equal ("É", "é"));
  g_assert_false (relata_name_equal ("a", "ab"));
}

/* SQLite's own list of keywords is the oracle. */
static void
test_keywords (void)
{
  int n = sqlite3_keyword_count ();

  for (int i = 0; i < n; i++)
    {
      const char *word;
      int length;
      g_autofree char *name = NULL;
      RelataTokenType type;

      sqlite3_keyword_name (i, &word, &length);
      name = g_ascii_strdown (word, length);
      type = relata_keyword_find (name, length);
      g_assert_cmpint (type, !=, RELATA_TOKEN_ID);
      g_assert_cmpint (strncmp (relata_keyword_to_string (type), word, length), ==, 0);
      g_assert_true (relata_name_is_keyword (name));
      name[0] ^= 0x03;
      g_assert_true (relata_name_is_keyword (name) == (sqlite3_keyword_check (name, length) != 0));
    }
  g_assert_true (relata_name_is_keyword ("within"));
  g_assert_false (relata_name_is_keyword (""));
  g_assert_false (relata_name_is_keyword ("a_much_too_long_word"));
}

/* The keyword list names no word that is none, nor misses one. */
static void
test_keyword_table (void)
{
  guint n = relata_keyword_get_count ();
  guint known = 0;

  for (guint i = RELATA_N_TOKEN_TYPES - n; i < RELATA_N_TOKEN_TYPES; i++)
    {
      const char *word = relata_keyword_to_string (i);

      g_assert_cmpint (relata_keyword_find (word, strlen (word)), ==, i);
      known += sqlite3_keyword_check (word, strlen (word)) != 0;
    }
  g_assert_cmpuint (known, ==, (guint)sqlite3_keyword_count ());
}

static void
test_affinity (void)
{
  static const struct
  {
    const char *type;
    RelataAffinity affinity;
  } cases[] = {
    /* datatype3.html, section 3.1.1 */
    { "INT", RELATA_AFFINITY_INTEGER },
    { "UNSIGNED BIG INT", RELATA_AFFINITY_INTEGER },
    { "CHARACTER(20)", RELATA_AFFINITY_TEXT },
    { "VARYING CHARACTER(255)", RELATA_AFFINITY_TEXT },
    { "CLOB", RELATA_AFFINITY_TEXT },
    { "BLOB", RELATA_AFFINITY_BLOB },
    { "", RELATA_AFFINITY_BLOB },
    { "DOUBLE PRECISION", RELATA_AFFINITY_REAL },
    { "FLOAT", RELATA_AFFINITY_REAL },
    { "DECIMAL(10,5)", RELATA_AFFINITY_NUMERIC },
    { "BOOLEAN", RELATA_AFFINITY_NUMERIC },
    { "DATETIME", RELATA_AFFINITY_NUMERIC },
    { "FLOATING POINT", RELATA_AFFINITY_INTEGER },
    { "STRING", RELATA_AFFINITY_NUMERIC },
    { "CHARINT", RELATA_AFFINITY_INTEGER },
    { "ANY", RELATA_AFFINITY_NUMERIC },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (relata_affinity_from_type (cases[i].type, FALSE), ==, cases[i].affinity);
  g_assert_cmpint (relata_affinity_from_type ("any", TRUE), ==, RELATA_AFFINITY_BLOB);
  g_assert_cmpstr (relata_affinity_to_string (RELATA_AFFINITY_REAL), ==, "REAL");
}

static void
test_strict (void)
{
  g_assert_true (relata_type_is_strict ("integer"));
  g_assert_true (relata_type_is_strict ("Any"));
  g_assert_false (relata_type_is_strict ("VARCHAR"));
  g_assert_false (relata_type_is_strict (""));
  for (const char *const *type = relata_type_get_suggestions (TRUE); *type != NULL; type++)
    g_assert_true (relata_type_is_strict (*type));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/name/quote", test_quote);
  g_test_add_func ("/core/sql/name/dequote", test_dequote);
  g_test_add_func ("/core/sql/name/string", test_string);
  g_test_add_func ("/core/sql/name/equal", test_equal);
  g_test_add_func ("/core/sql/name/keywords", test_keywords);
  g_test_add_func ("/core/sql/name/keyword-table", test_keyword_table);
  g_test_add_func ("/core/sql/type/affinity", test_affinity);
  g_test_add_func ("/core/sql/type/strict", test_strict);
  return g_test_run ();
}
