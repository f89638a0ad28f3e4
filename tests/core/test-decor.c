/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Decorations: the line grammar, both ways; changing; following renames. */

#include "config.h"

#include <string.h>

#include "schema/relata-decor.h"

#define COLUMNS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static RelataDecor *
parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return relata_decor_parse ((const char *const *)lines);
}

static void
test_read (void)
{
  g_autoptr (RelataDecor) decor
      = parse ("-- relata: at 120,-40\n"
               "-- relata: color blue\n"
               "-- relata: label '{title} ({year}) it''s'\n"
               "-- relata: ends (\"author_id\") \"author\" \"books\"\n"
               "-- relata: through (\"book_id\") \"genres\" (\"genre_id\") \"books\"\n"
               "-- relata: reference (\"owner\") \"people\" (\"id\") \"owner\" \"things\"\n"
               "-- relata: ignore \"fk-no-index\" (\"a\", \"b\") 'three rows, ever'\n"
               "-- relata: sparkle 3");
  const RelataEndsDecor *ends;
  const RelataThroughDecor *through;
  const RelataReferenceDecor *reference;
  const RelataIgnoreDecor *ignore;

  g_assert_true (decor->placed);
  g_assert_cmpint (decor->x, ==, 120);
  g_assert_cmpint (decor->y, ==, -40);
  g_assert_cmpstr (decor->color, ==, "blue");
  g_assert_cmpstr (decor->label, ==, "{title} ({year}) it's");
  g_assert_cmpuint (decor->ends->len, ==, 1);
  ends = decor->ends->pdata[0];
  g_assert_cmpstr (ends->columns[0], ==, "author_id");
  g_assert_null (ends->columns[1]);
  g_assert_cmpstr (ends->name, ==, "author");
  g_assert_cmpstr (ends->reverse_name, ==, "books");
  g_assert_cmpuint (decor->through->len, ==, 1);
  through = decor->through->pdata[0];
  g_assert_cmpstr (through->columns[0], ==, "book_id");
  g_assert_cmpstr (through->name, ==, "genres");
  g_assert_cmpstr (through->other_columns[0], ==, "genre_id");
  g_assert_cmpstr (through->other_name, ==, "books");
  g_assert_cmpuint (decor->references->len, ==, 1);
  reference = decor->references->pdata[0];
  g_assert_cmpstr (reference->parent, ==, "people");
  g_assert_cmpstr (reference->parent_columns[0], ==, "id");
  g_assert_cmpstr (reference->reverse_name, ==, "things");
  g_assert_cmpuint (decor->ignores->len, ==, 1);
  ignore = decor->ignores->pdata[0];
  g_assert_cmpstr (ignore->rule, ==, "fk-no-index");
  g_assert_cmpstr (ignore->columns[1], ==, "b");
  g_assert_cmpstr (ignore->reason, ==, "three rows, ever");
  g_assert_cmpuint (decor->unknown->len, ==, 1);
  g_assert_cmpstr (decor->unknown->pdata[0], ==, "-- relata: sparkle 3");
}

/* What a person may write, and what is written for it. */
static void
test_write (void)
{
  static const struct
  {
    const char *read, *written;
  } cases[] = {
    { "", "" },
    { "--relata:at  1 , 2 ", "-- relata: at 1,2\n" },
    { "  --   relata: color 'deep blue'", "-- relata: color 'deep blue'\n" },
    { "-- relata: ends (author_id) author", "-- relata: ends (\"author_id\") \"author\"\n" },
    { "-- relata: ends ([a b],`c`) \"\" books",
      "-- relata: ends (\"a b\", \"c\") \"\" \"books\"\n" },
    { "-- relata: ends (\"say \"\"x\"\"\") \"a\" \"b\"",
      "-- relata: ends (\"say \"\"x\"\"\") \"a\" \"b\"\n" },
    { "-- relata: through (a) '' (b) c", "-- relata: through (\"a\") \"\" (\"b\") \"c\"\n" },
    { "-- relata: through (a) c (b)", "-- relata: through (\"a\") \"c\" (\"b\")\n" },
    { "-- relata: reference (a) t", "-- relata: reference (\"a\") \"t\"\n" },
    { "-- relata: reference (a) t \"\" many",
      "-- relata: reference (\"a\") \"t\" \"\" \"many\"\n" },
    { "-- relata: ignore x", "-- relata: ignore \"x\"\n" },
    { "-- relata: ignore x 'why'", "-- relata: ignore \"x\" 'why'\n" },
    { "-- relata: ends (U&\"two\\000Alines \\\\ \"\"q\"\"\") a",
      "-- relata: ends (U&\"two\\000Alines \\\\ \"\"q\"\"\") \"a\"\n" },
    { "-- relata: ends (U&\"plain\\+01F600\") a",
      "-- relata: ends (\"plain\xf0\x9f\x98\x80\") \"a\"\n" },
    /* The last of two that say the same counts. */
    { "-- relata: at 1,2\n-- relata: at 3,4", "-- relata: at 3,4\n" },
    { "-- relata: ends (A) x y\n-- relata: ends (a) z", "-- relata: ends (\"a\") \"z\"\n" },
    { "-- relata: through (a) x (b) y\n-- relata: through (b) z (a)",
      "-- relata: through (\"b\") \"z\" (\"a\")\n" },
    /* Fixed order; what is not understood follows. */
    { "-- relata: future 1\n-- relata: color red\n-- relata: at 0,0",
      "-- relata: at 0,0\n-- relata: color red\n-- relata: future 1\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataDecor) decor
          = *cases[i].read != '\0' ? parse (cases[i].read) : relata_decor_new ();
      g_autofree char *written = relata_decor_write (decor, "\n");

      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_not_understood (void)
{
  static const char *const lines[] = {
    "-- relata:",
    "-- relata: at",
    "-- relata: at 1",
    "-- relata: at 1,2,3",
    "-- relata: at 1,2 x",
    "-- relata: at 99999999999,0",
    "-- relata: at 1.5,2",
    "-- relata: color",
    "-- relata: color ''",
    "-- relata: color a b",
    "-- relata: label 'open",
    "-- relata: ends () \"a\"",
    "-- relata: ends (\"a\"",
    "-- relata: ends (\"a\") \"\"",
    "-- relata: ends (\"a\") \"\" \"\"",
    "-- relata: ends (\"a\") \"x\" \"y\" \"z\"",
    "-- relata: ends (U&\"\\00\") \"x\"",
    "-- relata: ends (U&\"\\0000\") \"x\"",
    "-- relata: ends (U&\"\\D800\") \"x\"",
    "-- relata: through (\"a\") \"x\"",
    "-- relata: reference (\"a\")",
    "-- relata: ignore",
    "-- relata: AT 1,2",
    "-- relata: \xff\xfe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (RelataDecor) decor = parse (lines[i]);
      g_autofree char *written = relata_decor_write (decor, "");

      g_assert_cmpuint (decor->unknown->len, ==, 1);
      g_assert_cmpstr (written, ==, lines[i]);
    }
}

static void
test_newline (void)
{
  g_autoptr (RelataDecor) decor = parse ("-- relata: at 1,2\n-- relata: color red");
  g_autofree char *written = relata_decor_write (decor, "\r\n");

  g_assert_cmpstr (written, ==, "-- relata: at 1,2\r\n-- relata: color red\r\n");
}

static void
test_changes (void)
{
  g_autoptr (RelataDecor) empty = relata_decor_new ();
  g_autoptr (RelataDecor) placed = relata_decor_with_position (empty, 5, 6);
  g_autoptr (RelataDecor) colored = relata_decor_with_color (placed, "red");
  g_autoptr (RelataDecor) named = relata_decor_with_ends (colored, COLUMNS ("a"), "x", NULL);
  g_autoptr (RelataDecor) renamed = relata_decor_with_ends (named, COLUMNS ("a"), "z", "y");
  g_autoptr (RelataDecor) unnamed = relata_decor_with_ends (renamed, COLUMNS ("A"), NULL, NULL);
  g_autoptr (RelataDecor) ignoring
      = relata_decor_with_ignore (unnamed, "rule", COLUMNS ("a"), NULL);
  g_autoptr (RelataDecor) heeding = relata_decor_without_ignore (ignoring, 0);
  g_autoptr (RelataDecor) unplaced = relata_decor_without_position (heeding);
  g_autoptr (RelataDecor) plain = relata_decor_with_color (unplaced, NULL);
  g_autofree char *text = relata_decor_write (renamed, "\n");

  g_assert_true (relata_decor_is_empty (empty));
  g_assert_cmpstr (text, ==,
                   "-- relata: at 5,6\n-- relata: color red\n"
                   "-- relata: ends (\"a\") \"z\" \"y\"\n");
  g_assert_true (relata_decor_equal (unnamed, colored));
  g_assert_true (relata_decor_equal (heeding, unnamed));
  g_assert_false (relata_decor_equal (ignoring, unnamed));
  g_assert_false (relata_decor_equal (placed, colored));
  g_assert_true (relata_decor_is_empty (plain));
  g_assert_true (relata_decor_equal (plain, empty));
}

static void
test_references (void)
{
  RelataReferenceDecor reference
      = { (char **)COLUMNS ("owner"), (char *)"people", NULL, NULL, (char *)"things" };
  g_autoptr (RelataDecor) empty = relata_decor_new ();
  g_autoptr (RelataDecor) one = relata_decor_with_reference (empty, &reference);
  g_autoptr (RelataDecor) none = relata_decor_without_reference (one, 0);
  g_autofree char *text = relata_decor_write (one, "\n");

  g_assert_cmpstr (text, ==, "-- relata: reference (\"owner\") \"people\" \"\" \"things\"\n");
  g_assert_true (relata_decor_is_empty (none));
}

static void
test_rename (void)
{
  g_autoptr (RelataDecor) decor = parse ("-- relata: label '{a} {{a}} {b}{a}'\n"
                                         "-- relata: ends (a, b) x\n"
                                         "-- relata: through (a) x (b) y\n"
                                         "-- relata: reference (a) t (a) o\n"
                                         "-- relata: ignore r (b)");
  g_autoptr (RelataDecor) column = relata_decor_rename_column (decor, "A", "new \"a\"");
  g_autoptr (RelataDecor) parent = relata_decor_rename_parent (decor, "T", "u");
  g_autoptr (RelataDecor) parent_column = relata_decor_rename_parent_column (decor, "t", "a", "c");
  g_autoptr (RelataDecor) other = relata_decor_rename_parent_column (decor, "x", "a", "c");
  g_autoptr (RelataDecor) removed = relata_decor_remove_column (decor, "a");
  g_autofree char *column_text = relata_decor_write (column, "\n");
  g_autofree char *parent_text = relata_decor_write (parent, "\n");
  g_autofree char *parent_column_text = relata_decor_write (parent_column, "\n");
  g_autofree char *removed_text = relata_decor_write (removed, "\n");

  g_assert_cmpstr (column_text, ==,
                   "-- relata: label '{new \"a\"} {{a}} {b}{new \"a\"}'\n"
                   "-- relata: ends (\"new \"\"a\"\"\", \"b\") \"x\"\n"
                   "-- relata: through (\"new \"\"a\"\"\") \"x\" (\"b\") \"y\"\n"
                   "-- relata: reference (\"new \"\"a\"\"\") \"t\" (\"a\") \"o\"\n"
                   "-- relata: ignore \"r\" (\"b\")\n");
  g_assert_nonnull (strstr (parent_text, "reference (\"a\") \"u\" (\"a\") \"o\""));
  g_assert_nonnull (strstr (parent_column_text, "reference (\"a\") \"t\" (\"c\") \"o\""));
  g_assert_true (relata_decor_equal (other, decor));
  g_assert_cmpstr (removed_text, ==, "-- relata: ignore \"r\" (\"b\")\n");
}

static char *
make_nasty_name (GRand *rand)
{
  static const char *const pieces[] = { "a",
                                        "\"",
                                        "'",
                                        "`",
                                        "]",
                                        "[",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "\\",
                                        "U&",
                                        " ",
                                        "(",
                                        ",",
                                        ")",
                                        "-- relata:",
                                        "\xff",
                                        "é",
                                        "\xf0\x9f\x98\x80",
                                        "\xe2\x80\xae",
                                        "%n",
                                        "<b>",
                                        "{",
                                        "\t" };
  GString *name = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
    g_string_append (name, pieces[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (pieces))]);
  return g_string_free (name, FALSE);
}

/* Whatever the names hold, the lines say the same again, and are comment lines. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *a = make_nasty_name (rand);
      g_autofree char *b = make_nasty_name (rand);
      g_autofree char *c = make_nasty_name (rand);
      RelataReferenceDecor reference
          = { (char **)COLUMNS (a, c), b, (char **)COLUMNS (b, a), c, a };
      g_autoptr (RelataDecor) empty = relata_decor_new ();
      g_autoptr (RelataDecor) one = relata_decor_with_ends (empty, COLUMNS (a, b), c, b);
      g_autoptr (RelataDecor) two
          = relata_decor_with_through (one, COLUMNS (a), b, COLUMNS (c), NULL);
      g_autoptr (RelataDecor) three = relata_decor_with_reference (two, &reference);
      g_autoptr (RelataDecor) four = relata_decor_with_ignore (three, a, COLUMNS (b), c);
      g_autoptr (RelataDecor) five = relata_decor_with_label (four, b);
      g_autoptr (RelataDecor) all = relata_decor_with_color (five, c);
      g_autofree char *text = relata_decor_write (all, "\n");
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      guint n = g_strv_length (lines);
      g_autoptr (RelataDecor) again = NULL;

      g_assert_cmpuint (n, ==, 7);
      g_clear_pointer (&lines[n - 1], g_free);
      for (guint j = 0; j < n - 1; j++)
        g_assert_true (relata_decor_is_line (lines[j], strlen (lines[j])));
      again = relata_decor_parse ((const char *const *)lines);
      g_assert_true (relata_decor_equal (all, again));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/decor/read", test_read);
  g_test_add_func ("/core/schema/decor/write", test_write);
  g_test_add_func ("/core/schema/decor/not-understood", test_not_understood);
  g_test_add_func ("/core/schema/decor/newline", test_newline);
  g_test_add_func ("/core/schema/decor/changes", test_changes);
  g_test_add_func ("/core/schema/decor/references", test_references);
  g_test_add_func ("/core/schema/decor/rename", test_rename);
  g_test_add_func ("/core/schema/decor/round-trip", test_round_trip);
  return g_test_run ();
}
