/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Undo and redo of a design, exact to the byte: random edits on scripts with comments, odd names
 * and odd line ends. The texts of all states are kept beside, as bytes; with RELATA_TEST_SLOW
 * there are more of them. */

#include "config.h"

#include <string.h>

#include "relata-test-design.h"
#include "relata-test.h"
#include "schema/relata-schema-edit.h"
#include "sql/relata-parser.h"

#define N_EDITS 50

static const char *const scripts[] = {
  "",
  "-- A shop.\n\n-- relata: at 10,20\n-- relata: what is this\nCREATE TABLE customer (\n"
  "  id INTEGER PRIMARY KEY, -- the key\n  name TEXT /* in full */ NOT NULL\n); -- end\n"
  "CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, c REFERENCES customer);\n"
  "INSERT INTO customer VALUES (1, 'Ada');\n-- last words",
  "\xef\xbb\xbf-- relata: format 1\r\n-- relata: database \"a.db\"\r\n\r\n"
  "create table [a b] ([c d] text, e, f);\r\n\r\n;;create index i on [a b](e)\r\n;"
  "create view v as select 1;\r\n",
  "CREATE TABLE \"\xff\" (\"\xfe\" TEXT DEFAULT '\x80');CREATE TABLE b(c);CREATE TABEL x;\n\n\n",
};

/* Another definition of one table, or NULL; what others say of it is not looked at. */
static RelataDef *
edit_table (const RelataTableDef *table)
{
  guint column = (guint)g_test_rand_int_range (0, 4);

  if (column >= table->n_columns)
    return relata_table_def_add_column (table, table->n_columns, "more", "TEXT", NULL);
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return relata_table_def_add_column (table, column, "between", NULL, NULL);
    case 1:
      return relata_table_def_set_not_null (table, column, TRUE, NULL);
    case 2:
      return relata_table_def_set_type (table, column, "REAL", NULL);
    default:
      return relata_table_def_move_column (table, column, 0, NULL);
    }
}

/* A change that reaches through the schema; one that is refused leaves the edit as it was. */
static void
edit_schema (RelataEdit *edit, RelataItem *item)
{
  g_autofree char *name = g_strdup_printf ("n\"%d ", g_test_rand_int_range (0, 1000));
  guint column = (guint)g_test_rand_int_range (0, 3);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      relata_schema_rename_table (edit, item->id, name, NULL);
      break;
    case 1:
      relata_schema_rename_column (edit, item->id, column, name, NULL);
      break;
    case 2:
      relata_schema_delete_column (edit, item->id, column, NULL);
      break;
    case 3:
      relata_schema_add_foreign_key (edit, item->id, -1, item->id, 0, NULL);
      break;
    case 4:
      relata_schema_add_association (edit, item->id, item->id, name, 5, 6, NULL);
      break;
    default:
      relata_schema_add_table (edit, name, 1, 2, NULL);
    }
}

static void
edit_item (RelataEdit *edit, RelataItem *item)
{
  const RelataTableDef *table = relata_item_table (item);
  int dice = g_test_rand_int_range (0, 8);
  g_autoptr (RelataDecor) decor = NULL;
  g_autoptr (RelataDef) def = NULL;

  if (dice == 0)
    relata_edit_remove (edit, item->id);
  else if (dice == 1)
    relata_schema_delete_item (edit, item->id, NULL);
  else if (dice == 2 || table == NULL)
    {
      decor = relata_decor_with_position (item->decor, g_test_rand_int_range (-50, 50), 7);
      relata_edit_set_decor (edit, item->id, decor);
    }
  else if (dice < 6)
    edit_schema (edit, item);
  else if ((def = edit_table (table)) != NULL)
    relata_edit_set_def (edit, item->id, def);
}

static void
insert_item (RelataEdit *edit, guint n_items)
{
  static const char *const sqls[] = { "CREATE TABLE new (id INTEGER PRIMARY KEY)",
                                      "CREATE INDEX i ON new (id)", "DELETE FROM new" };
  const char *sql = sqls[g_test_rand_int_range (0, G_N_ELEMENTS (sqls))];
  g_autoptr (RelataDef) def = relata_parse_statement (sql, strlen (sql));

  relata_edit_insert (edit, (guint)g_test_rand_int_range (0, (gint32)n_items + 1), def, NULL);
}

static void
edit_design (RelataDesign *design)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Edit");
  g_autoptr (GError) error = NULL;
  guint n_changes = (guint)g_test_rand_int_range (1, 4);

  for (guint i = 0; i < n_changes; i++)
    {
      RelataSnapshot *snapshot = relata_edit_get_snapshot (edit);
      guint n_items = relata_snapshot_get_n_items (snapshot);

      if (n_items == 0 || g_test_rand_int_range (0, 8) == 0)
        insert_item (edit, n_items);
      else if (g_test_rand_int_range (0, 20) == 0)
        relata_edit_set_database (edit, g_test_rand_bit () ? "b.db" : NULL);
      else
        edit_item (edit, relata_snapshot_get_item (
                             snapshot, (guint)g_test_rand_int_range (0, (gint32)n_items)));
    }
  relata_design_apply_merged (design, edit, g_test_rand_bit () ? "gesture" : NULL, &error);
  g_assert_no_error (error);
}

static void
assert_text (RelataDesign *design, GPtrArray *texts, guint at)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_design_get_snapshot (design));

  g_assert_true (g_bytes_equal (bytes, texts->pdata[at]));
}

/* A save reads back what it is to write, and refuses if that says something else. */
static void
assert_can_be_saved (RelataDesign *design, const char *path)
{
  g_autofree char *text = relata_test_design_dup_text (design);
  g_autoptr (GError) error = NULL;

  if (!relata_design_save (design, path, TRUE, NULL, &error))
    g_test_message ("%s", text);
  g_assert_no_error (error);
}

/* Edits, and keeps the text after every group that can be undone. A group that was merged into
 * the one before it takes its place, one that led back to where it began is none. */
static void
edit_and_keep (RelataDesign *design, GPtrArray *texts)
{
  g_ptr_array_add (texts, relata_snapshot_write (relata_design_get_snapshot (design)));
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit_design (design);
      if (g_test_rand_int_range (0, 3) == 0)
        relata_design_end_merge (design);
    }
  while (relata_design_can_undo (design))
    {
      g_ptr_array_insert (texts, 1, relata_snapshot_write (relata_design_get_snapshot (design)));
      relata_design_undo (design);
    }
}

static void
run_sequence (const char *path, const char *script)
{
  g_autoptr (RelataDesign) design = relata_test_design_load (path);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GBytes) original = g_bytes_new_static (script, strlen (script));
  guint last;

  edit_and_keep (design, texts);
  last = texts->len - 1;
  assert_text (design, texts, 0);
  g_assert_true (g_bytes_equal (texts->pdata[0], original));
  g_assert_false (relata_design_get_modified (design));
  for (guint at = 1; at <= last; at++)
    {
      relata_design_redo (design);
      assert_text (design, texts, at);
    }
  g_assert_false (relata_design_can_redo (design));
  for (guint at = last; at > 0; at--)
    {
      assert_text (design, texts, at);
      relata_design_undo (design);
    }
  assert_text (design, texts, 0);
}

static void
test_random (gconstpointer data)
{
  const char *script = data;
  g_autoptr (RelataTestPlace) place = relata_test_place_new (script);
  g_autofree char *other = relata_test_place_get (place, "other.sql");
  guint n = g_getenv ("RELATA_TEST_SLOW") != NULL ? 25000 : 40;

  for (guint i = 0; i < n; i++)
    run_sequence (place->path, script);
  for (guint i = 0; i < MIN (n, 1000); i++)
    {
      g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

      for (guint j = 0; j < 10; j++)
        edit_design (design);
      assert_can_be_saved (design, other);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/design/undo/random/%u", i);

      g_test_add_data_func (path, scripts[i], test_random);
    }
  return g_test_run ();
}
