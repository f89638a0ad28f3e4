/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits: what they do to the text, and that their facts lead there and back to the byte. */

#include "config.h"

#include <string.h>

#include "schema/relata-edit.h"
#include "sql/relata-parser.h"

static RelataSnapshot *
parse (const char *text)
{
  return relata_snapshot_parse (text, strlen (text));
}

static RelataDef *
define (const char *sql)
{
  return relata_parse_statement (sql, strlen (sql));
}

static char *
write_text (RelataSnapshot *snapshot)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (snapshot);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_bytes_equal (RelataSnapshot *a, RelataSnapshot *b)
{
  g_autoptr (GBytes) one = relata_snapshot_write (a);
  g_autoptr (GBytes) other = relata_snapshot_write (b);

  g_assert_true (g_bytes_equal (one, other));
}

/* The text after the edit, having made sure that its facts undo and redo it. */
static void
assert_result (RelataEdit *edit, const char *expected)
{
  RelataSnapshot *after = relata_edit_get_snapshot (edit);
  GArray *facts = relata_edit_get_facts (edit);
  g_autoptr (RelataSnapshot) undone = relata_snapshot_apply_facts (after, facts, TRUE);
  g_autoptr (RelataSnapshot) redone = relata_snapshot_apply_facts (undone, facts, FALSE);
  g_autofree char *text = write_text (after);

  g_assert_cmpstr (text, ==, expected);
  assert_bytes_equal (undone, relata_edit_get_base (edit));
  assert_bytes_equal (redone, after);
}

static void
test_set_def (void)
{
  g_autoptr (RelataSnapshot) base
      = parse ("-- relata: at 1,2\nCREATE TABLE a (b); -- x\nCREATE TABLE c (d)\n");
  g_autoptr (RelataEdit) edit = relata_edit_new (base, "Change");
  g_autoptr (RelataDef) same = define ("CREATE TABLE a (b)");
  g_autoptr (RelataDef) def = define ("CREATE TABLE a (b, c)");

  relata_edit_set_def (edit, 1, same);
  g_assert_true (relata_edit_get_snapshot (edit) == base);
  g_assert_cmpuint (relata_edit_get_facts (edit)->len, ==, 0);
  relata_edit_set_def (edit, 1, def);
  g_assert_cmpuint (relata_edit_get_facts (edit)->len, ==, 1);
  assert_result (edit, "-- relata: at 1,2\nCREATE TABLE a (b, c); -- x\nCREATE TABLE c (d)\n");
  g_assert_cmpstr (relata_edit_get_label (edit), ==, "Change");
}

static void
test_set_decor (void)
{
  static const struct
  {
    const char *before, *after;
  } cases[] = {
    { "CREATE TABLE a (b);", "-- relata: at 3,4\nCREATE TABLE a (b);" },
    { "-- Words.\nCREATE TABLE a (b);", "-- Words.\n-- relata: at 3,4\nCREATE TABLE a (b);" },
    { "\n  CREATE TABLE a (b);", "\n-- relata: at 3,4\n  CREATE TABLE a (b);" },
    { "\r\n\tCREATE TABLE a (b);\r\n", "\r\n-- relata: at 3,4\r\n\tCREATE TABLE a (b);\r\n" },
    { "/* c */ CREATE TABLE a (b);", "/* c */ \n-- relata: at 3,4\nCREATE TABLE a (b);" },
    { "-- relata: at 1,2\nCREATE TABLE a (b);", "-- relata: at 3,4\nCREATE TABLE a (b);" },
    { "-- relata: at 1,2\n  CREATE TABLE a (b);", "-- relata: at 3,4\n  CREATE TABLE a (b);" },
    { "  -- relata:  at 1,2\n  -- relata: what\n  CREATE TABLE a (b);",
      "-- relata: at 3,4\n  -- relata: what\n  CREATE TABLE a (b);" },
    { "\xef\xbb\xbf"
      "CREATE TABLE a (b);",
      "\xef\xbb\xbf-- relata: at 3,4\nCREATE TABLE a (b);" },
    { "-- relata: format 1\nCREATE TABLE a (b);",
      "-- relata: format 1\n-- relata: at 3,4\nCREATE TABLE a (b);" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataSnapshot) base = parse (cases[i].before);
      g_autoptr (RelataEdit) edit = relata_edit_new (base, "Move");
      g_autoptr (RelataDecor) decor
          = relata_decor_with_position (relata_snapshot_get (base, 1)->decor, 3, 4);
      g_autoptr (RelataSnapshot) again = NULL;
      g_autofree char *text = NULL;

      relata_edit_set_decor (edit, 1, decor);
      assert_result (edit, cases[i].after);
      text = write_text (relata_edit_get_snapshot (edit));
      again = parse (text);
      g_assert_true (relata_decor_equal (relata_snapshot_get (again, 1)->decor, decor));
    }
}

static void
test_same_line (void)
{
  g_autoptr (RelataSnapshot) base = parse ("CREATE TABLE a (b); CREATE TABLE c (d);");
  g_autoptr (RelataEdit) edit = relata_edit_new (base, "Move");
  g_autoptr (RelataDecor) nothing = relata_decor_new ();
  g_autoptr (RelataDecor) decor = relata_decor_with_position (nothing, 3, 4);

  relata_edit_set_decor (edit, 2, decor);
  assert_result (edit, "CREATE TABLE a (b); \n-- relata: at 3,4\nCREATE TABLE c (d);");
}

static void
test_append (void)
{
  static const struct
  {
    const char *before, *after;
  } cases[] = {
    { "", "CREATE TABLE n (x);\n" },
    { "\n\n", "CREATE TABLE n (x);\n\n" },
    { "-- My shop", "-- My shop\n\nCREATE TABLE n (x);\n" },
    { "-- My shop\n", "-- My shop\n\nCREATE TABLE n (x);\n" },
    { "/* open", "CREATE TABLE n (x);\n/* open" },
    { "-- relata: format 1\n", "-- relata: format 1\n\nCREATE TABLE n (x);\n" },
    { "CREATE TABLE a (b);\n", "CREATE TABLE a (b);\n\nCREATE TABLE n (x);\n" },
    { "CREATE TABLE a (b);", "CREATE TABLE a (b);\n\nCREATE TABLE n (x);\n" },
    { "CREATE TABLE a (b)\n", "CREATE TABLE a (b);\n\nCREATE TABLE n (x);\n" },
    { "CREATE TABLE a (b); -- a\n-- end\n",
      "CREATE TABLE a (b); -- a\n\nCREATE TABLE n (x);\n-- end\n" },
    { "CREATE TABLE a (b);\r\n", "CREATE TABLE a (b);\r\n\r\nCREATE TABLE n (x);\r\n" },
    { "CREATE TABLE a (b); /* open\n", "CREATE TABLE a (b);\n\nCREATE TABLE n (x);\n /* open\n" },
    /* Nothing can follow an open string. */
    { "CREATE TABLE a (b);\nSELECT 'open\n",
      "CREATE TABLE a (b);\n\nCREATE TABLE n (x);\nSELECT 'open\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataSnapshot) base = parse (cases[i].before);
      g_autoptr (RelataEdit) edit = relata_edit_new (base, "Add");
      g_autoptr (RelataDef) def = define ("CREATE TABLE n (x)");
      guint id = relata_edit_append (edit, def, NULL);

      assert_result (edit, cases[i].after);
      g_assert_cmpstr (relata_edit_get_item (edit, id)->def->name, ==, "n");
    }
}

static void
test_insert (void)
{
  static const struct
  {
    const char *before;
    guint index;
    const char *after;
  } cases[] = {
    { "CREATE TABLE a (b);\n", 0, "CREATE TABLE n (x);\n\nCREATE TABLE a (b);\n" },
    { "\n-- a\nCREATE TABLE a (b);\n", 0, "CREATE TABLE n (x);\n\n-- a\nCREATE TABLE a (b);\n" },
    { "-- relata: format 1\n\nCREATE TABLE a (b);\n", 0,
      "-- relata: format 1\n\nCREATE TABLE n (x);\n\nCREATE TABLE a (b);\n" },
    { "CREATE TABLE a (b); -- a\n\nCREATE TABLE c (d);\n", 1,
      "CREATE TABLE a (b); -- a\n\nCREATE TABLE n (x);\n\nCREATE TABLE c (d);\n" },
    { "CREATE TABLE a (b); CREATE TABLE c (d);", 1,
      "CREATE TABLE a (b);\n\nCREATE TABLE n (x);\n CREATE TABLE c (d);" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataSnapshot) base = parse (cases[i].before);
      g_autoptr (RelataEdit) edit = relata_edit_new (base, "Add");
      g_autoptr (RelataDef) def = define ("CREATE TABLE n (x)");

      relata_edit_insert (edit, cases[i].index, def, NULL);
      assert_result (edit, cases[i].after);
    }
}

static void
test_remove (void)
{
  static const struct
  {
    const char *before;
    guint id;
    const char *after;
  } cases[] = {
    { "CREATE TABLE a (b);\n", 1, "" },
    { "CREATE TABLE a (b)", 1, "" },
    { "-- Shop\n\n-- a\n-- relata: at 1,2\nCREATE TABLE a (b); -- the a\n\nCREATE TABLE c (d);\n",
      1, "-- Shop\n\nCREATE TABLE c (d);\n" },
    { "CREATE TABLE a (b);\n\n-- c\nCREATE TABLE c (d);\n\nCREATE TABLE e (f);\n", 2,
      "CREATE TABLE a (b);\n\nCREATE TABLE e (f);\n" },
    { "CREATE TABLE a (b);\n\n-- Part two\n\nCREATE TABLE c (d);\n\nCREATE TABLE e (f);\n", 2,
      "CREATE TABLE a (b);\n\n-- Part two\n\nCREATE TABLE e (f);\n" },
    { "CREATE TABLE a (b); -- a\nCREATE TABLE c (d); -- c\nCREATE TABLE e (f);\n", 2,
      "CREATE TABLE a (b); -- a\nCREATE TABLE e (f);\n" },
    { "CREATE TABLE a (b); CREATE TABLE c (d); CREATE TABLE e (f);", 2,
      "CREATE TABLE a (b); CREATE TABLE e (f);" },
    { "-- relata: format 1\n\nCREATE TABLE a (b);\n\nCREATE TABLE c (d);\n", 1,
      "-- relata: format 1\n\nCREATE TABLE c (d);\n" },
    /* A stray decoration line stays astray. */
    { "-- relata: at 1,2\n\nCREATE TABLE a (b);\nCREATE TABLE c (d);\n", 1,
      "-- relata: at 1,2\n\nCREATE TABLE c (d);\n" },
    { "CREATE TABLE a (b);\n\nCREATE TABLE c (d);\n-- end\n", 2, "CREATE TABLE a (b);\n-- end\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataSnapshot) base = parse (cases[i].before);
      g_autoptr (RelataEdit) edit = relata_edit_new (base, "Delete");

      relata_edit_remove (edit, cases[i].id);
      g_assert_null (relata_edit_get_item (edit, cases[i].id));
      assert_result (edit, cases[i].after);
    }
}

static void
test_database (void)
{
  static const struct
  {
    const char *before, *path, *after;
  } cases[] = {
    { "CREATE TABLE a (b);\n", "a.db",
      "-- relata: format 1\n-- relata: database \"a.db\"\n\nCREATE TABLE a (b);\n" },
    { "", "a.db", "-- relata: format 1\n-- relata: database \"a.db\"\n" },
    { "-- relata: database \"a.db\"\n\nCREATE TABLE a (b);\n", NULL, "\n" },
    { "-- relata: format 1\n-- relata: note \"x\"\n-- relata: database \"a.db\"\n\nSELECT 1;",
      "b.db",
      "-- relata: format 1\n-- relata: database \"b.db\"\n-- relata: note \"x\"\n\nSELECT 1;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RelataSnapshot) base = parse (cases[i].before);
      g_autoptr (RelataEdit) edit = relata_edit_new (base, "Link");

      relata_edit_set_database (edit, cases[i].path);
      if (cases[i].path != NULL)
        assert_result (edit, cases[i].after);
      g_assert_cmpstr (relata_snapshot_get_database (relata_edit_get_snapshot (edit)), ==,
                       cases[i].path);
      g_assert_cmpuint (relata_edit_get_facts (edit)->len, ==, 1);
      g_assert_cmpuint (g_array_index (relata_edit_get_facts (edit), RelataFact, 0).id, ==, 0);
    }
}

/* An id is never given twice, also not after an undo. */
static void
test_ids (void)
{
  g_autoptr (RelataSnapshot) base = parse ("CREATE TABLE a (b);");
  g_autoptr (RelataEdit) edit = relata_edit_new (base, "Add");
  g_autoptr (RelataDef) def = define ("CREATE TABLE n (x)");
  guint first = relata_edit_append (edit, def, NULL);
  g_autoptr (RelataSnapshot) undone = relata_snapshot_apply_facts (
      relata_edit_get_snapshot (edit), relata_edit_get_facts (edit), TRUE);
  g_autoptr (RelataEdit) next = relata_edit_new (undone, "Add");
  guint second = relata_edit_append (next, def, NULL);

  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (second, ==, 3);
}

static char *
make_script (GRand *rand)
{
  static const char *const pieces[] = {
    "CREATE TABLE a (b);",
    "CREATE TABLE c (d)",
    ";",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "-- words\n",
    "-- relata: at 1,2\n",
    "/* c */",
    "INSERT INTO a VALUES ('x;y');\n",
    "CREATE INDEX i ON a (b);\n",
    "nonsense;",
    "/* open",
    "'open",
    "-- relata: zoom\n",
    "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;\n",
    "\xef\xbb\xbf",
  };
  GString *text = g_string_new (g_rand_boolean (rand) ? "" : "-- relata: format 1\n");

  for (int n = g_rand_int_range (rand, 0, 25); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (pieces) - 1)]);
  return g_string_free (text, FALSE);
}

static void
edit_at_random (RelataEdit *edit, GRand *rand)
{
  RelataSnapshot *now = relata_edit_get_snapshot (edit);
  guint n = relata_snapshot_get_n_items (now);
  guint index = (guint)g_rand_int_range (rand, 0, (gint32)n + 1);
  RelataItem *item = index < n ? relata_snapshot_get_item (now, index) : NULL;
  g_autoptr (RelataDef) def = define ("CREATE TABLE n (x)");
  g_autoptr (RelataDecor) nothing = relata_decor_new ();
  g_autoptr (RelataDecor) decor
      = relata_decor_with_position (nothing, g_rand_int_range (rand, 0, 9), 0);
  int choice = g_rand_int_range (rand, 0, item != NULL ? 6 : 2);

  if (choice == 0)
    relata_edit_insert (edit, index, def, g_rand_boolean (rand) ? decor : NULL);
  else if (choice == 1)
    relata_edit_set_database (edit, g_rand_boolean (rand) ? "x.db" : NULL);
  else if (choice == 2)
    relata_edit_remove (edit, item->id);
  else if (choice == 3 && item->def->fault == NULL)
    relata_edit_set_def (edit, item->id, def);
  else
    relata_edit_set_decor (edit, item->id, choice == 4 ? nothing : decor);
}

/* What is written is read again as the same statements with the same decorations. */
static void
assert_reads_again (RelataSnapshot *snapshot)
{
  g_autofree char *text = write_text (snapshot);
  g_autoptr (RelataSnapshot) again = parse (text);
  guint n = relata_snapshot_get_n_items (snapshot);

  if (relata_snapshot_get_n_items (again) != n)
    g_test_message ("%s", text);
  g_assert_cmpuint (relata_snapshot_get_n_items (again), ==, n);
  g_assert_cmpstr (relata_snapshot_get_database (again), ==,
                   relata_snapshot_get_database (snapshot));
  for (guint i = 0; i < n; i++)
    {
      const RelataItem *one = relata_snapshot_get_item (snapshot, i);
      const RelataItem *other = relata_snapshot_get_item (again, i);

      if (!relata_decor_equal (one->decor, other->decor))
        g_test_message ("%u of:\n%s", i, text);
      g_assert_cmpstr (one->def->text, ==, other->def->text);
      g_assert_true (relata_decor_equal (one->decor, other->decor));
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *text = make_script (rand);
      g_autoptr (RelataSnapshot) base = parse (text);
      g_autoptr (RelataSnapshot) now = relata_snapshot_ref (base);
      g_autoptr (GPtrArray) history
          = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
      g_autofree char *last = NULL, *end = NULL;

      for (int n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        {
          g_autoptr (RelataEdit) edit = relata_edit_new (now, "Random");

          for (int m = g_rand_int_range (rand, 1, 4); m > 0; m--)
            edit_at_random (edit, rand);
          g_ptr_array_add (history, g_array_ref (relata_edit_get_facts (edit)));
          relata_snapshot_unref (now);
          now = relata_snapshot_ref (relata_edit_get_snapshot (edit));
        }
      assert_reads_again (now);
      last = write_text (now);
      for (guint j = history->len; j-- > 0;)
        {
          RelataSnapshot *undone = relata_snapshot_apply_facts (now, history->pdata[j], TRUE);

          relata_snapshot_unref (now);
          now = undone;
        }
      assert_bytes_equal (now, base);
      for (guint j = 0; j < history->len; j++)
        {
          RelataSnapshot *redone = relata_snapshot_apply_facts (now, history->pdata[j], FALSE);

          relata_snapshot_unref (now);
          now = redone;
        }
      end = write_text (now);
      g_assert_cmpstr (end, ==, last);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/edit/set-def", test_set_def);
  g_test_add_func ("/core/schema/edit/set-decor", test_set_decor);
  g_test_add_func ("/core/schema/edit/same-line", test_same_line);
  g_test_add_func ("/core/schema/edit/append", test_append);
  g_test_add_func ("/core/schema/edit/insert", test_insert);
  g_test_add_func ("/core/schema/edit/remove", test_remove);
  g_test_add_func ("/core/schema/edit/database", test_database);
  g_test_add_func ("/core/schema/edit/ids", test_ids);
  g_test_add_func ("/core/schema/edit/random", test_random);
  return g_test_run ();
}
