/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Renames in random scripts, with names that break what is not careful. The oracle is SQLite: the
 * renamed script must make the database that ALTER TABLE RENAME makes of the old script's. And
 * random changes of a schema are undone to the byte. */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit.h"
#include "sql/relata-name.h"

#define MAX_TABLES  4
#define MAX_COLUMNS 4

/* A random script, and the names in it. */
typedef struct
{
  GRand *rand;
  GHashTable *names; /* all that have been given, in small letters */
  char *tables[MAX_TABLES];
  char *columns[MAX_TABLES][MAX_COLUMNS];
  guint n_tables;
  guint n_columns[MAX_TABLES];
  GString *text;
} Script;

static char *
make_name (Script *script)
{
  static const char *const pieces[] = { "a",   "b",  "order", "Group", "\"",          "'", "`",
                                        "]",   "[",  " ",     "\n",    "é",           "🚀", "%n",
                                        "<b>", "--", ";",     "\\",    "/*",          "1", "x",
                                        ".",   ",",  ")",     "(",     "\xe2\x80\xae" };

  for (;;)
    {
      g_autoptr (GString) name = g_string_new (NULL);

      for (int n = g_rand_int_range (script->rand, 1, 5); n > 0; n--)
        g_string_append (name,
                         pieces[g_rand_int_range (script->rand, 0, (gint32)G_N_ELEMENTS (pieces))]);
      if (g_hash_table_add (script->names, g_ascii_strdown (name->str, -1)))
        return g_string_free (g_steal_pointer (&name), FALSE);
    }
}

static void append (Script *script, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (Script *script, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (script->text, format, arguments);
  va_end (arguments);
}

/* In any of SQL's quotings that can hold it. */
static void
append_name (Script *script, const char *name)
{
  if (g_rand_int_range (script->rand, 0, 3) == 0 && strchr (name, ']') == NULL)
    append (script, "[%s]", name);
  else
    relata_name_append (script->text, name);
}

static void
append_table (Script *script, guint table)
{
  append (script, "CREATE TABLE ");
  append_name (script, script->tables[table]);
  append (script, " (");
  for (guint i = 0; i < script->n_columns[table]; i++)
    {
      append (script, i > 0 ? ",\n  " : "\n  ");
      append_name (script, script->columns[table][i]);
      append (script, i == 0 ? " INTEGER PRIMARY KEY" : " INT");
      if (i > 0 && g_rand_boolean (script->rand))
        {
          guint parent = (guint)g_rand_int_range (script->rand, 0, (gint32)script->n_tables);

          append (script, " REFERENCES ");
          append_name (script, script->tables[parent]);
          append (script, " (");
          append_name (script, script->columns[parent][0]);
          append (script, ")");
        }
    }
  append (script, ",\n  CHECK (");
  append_name (script, script->columns[table][0]);
  append (script, " > 0)\n);\n");
}

static void
append_use (Script *script, guint table)
{
  const char *last = script->columns[table][script->n_columns[table] - 1];
  g_autofree char *name = make_name (script);

  switch (g_rand_int_range (script->rand, 0, 4))
    {
    case 0:
      append (script, "CREATE INDEX ");
      append_name (script, name);
      append (script, " ON ");
      append_name (script, script->tables[table]);
      append (script, " (");
      append_name (script, last);
      append (script, ");\n");
      break;
    case 1:
      append (script, "CREATE VIEW ");
      append_name (script, name);
      append (script, " AS SELECT t.");
      append_name (script, last);
      append (script, " AS v FROM ");
      append_name (script, script->tables[table]);
      append (script, " AS t;\n");
      break;
    case 2:
      append (script, "CREATE TRIGGER ");
      append_name (script, name);
      append (script, " AFTER DELETE ON ");
      append_name (script, script->tables[table]);
      append (script, " BEGIN DELETE FROM ");
      append_name (script, script->tables[table]);
      append (script, " WHERE ");
      append_name (script, last);
      append (script, " = old.");
      append_name (script, last);
      append (script, "; END;\n");
      break;
    default:
      append (script, "INSERT INTO ");
      append_name (script, script->tables[table]);
      append (script, " (");
      append_name (script, script->columns[table][0]);
      append (script, ") VALUES (%d);\n", g_rand_int_range (script->rand, 1, 1000000));
      break;
    }
}

static void
make_script (Script *script, GRand *rand)
{
  *script = (Script){ .rand = rand };
  script->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  script->text = g_string_new (NULL);
  script->n_tables = (guint)g_rand_int_range (rand, 1, MAX_TABLES + 1);
  for (guint i = 0; i < script->n_tables; i++)
    {
      script->tables[i] = make_name (script);
      script->n_columns[i] = (guint)g_rand_int_range (rand, 1, MAX_COLUMNS + 1);
      for (guint j = 0; j < script->n_columns[i]; j++)
        script->columns[i][j] = make_name (script);
    }
  for (guint i = 0; i < script->n_tables; i++)
    append_table (script, i);
  for (int n = g_rand_int_range (rand, 0, 6); n > 0; n--)
    append_use (script, (guint)g_rand_int_range (rand, 0, (gint32)script->n_tables));
}

static void
clear_script (Script *script)
{
  for (guint i = 0; i < script->n_tables; i++)
    {
      g_free (script->tables[i]);
      for (guint j = 0; j < script->n_columns[i]; j++)
        g_free (script->columns[i][j]);
    }
  g_hash_table_unref (script->names);
  g_string_free (script->text, TRUE);
}

static sqlite3 *
open_script (const char *text)
{
  sqlite3 *database;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  if (sqlite3_exec (database, text, NULL, NULL, &message) != SQLITE_OK)
    g_test_message ("%s in:\n%s", message, text);
  g_assert_cmpstr (message, ==, NULL);
  return database;
}

static void
append_rows (GString *dump, sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (dump, "%s|", (const char *)sqlite3_column_text (statement, i));
      g_string_append_c (dump, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

/* All that the PRAGMAs tell, and that every view and trigger can be compiled. */
static char *
dump_database (sqlite3 *database)
{
  GString *dump = g_string_new (NULL);

  append_rows (dump, database, "SELECT type, name, tbl_name FROM sqlite_schema ORDER BY 1, 2");
  append_rows (dump, database,
               "SELECT s.name, x.* FROM sqlite_schema AS s, pragma_table_xinfo (s.name) AS x"
               " WHERE s.type = 'table' ORDER BY 1, 2");
  append_rows (dump, database,
               "SELECT s.name, f.* FROM sqlite_schema AS s, pragma_foreign_key_list (s.name) AS f"
               " WHERE s.type = 'table' ORDER BY 1, 2, 3");
  append_rows (dump, database,
               "SELECT s.name, i.seqno, i.cid, i.name FROM sqlite_schema AS s,"
               " pragma_index_xinfo (s.name) AS i WHERE s.type = 'index' ORDER BY 1, 2");
  return g_string_free (dump, FALSE);
}

static void
append_contents (GString *dump, sqlite3 *database, const char *type)
{
  g_autofree char *list
      = g_strdup_printf ("SELECT name FROM sqlite_schema WHERE type = '%s' ORDER BY 1", type);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (database, list, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *name = relata_name_quote ((const char *)sqlite3_column_text (statement, 0));
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", name);

      append_rows (dump, database, sql);
    }
  sqlite3_finalize (statement);
}

static char *
dump_all (sqlite3 *database)
{
  g_autofree char *schema = dump_database (database);
  GString *dump = g_string_new (schema);

  append_contents (dump, database, "table");
  append_contents (dump, database, "view");
  return g_string_free (dump, FALSE);
}

static void
assert_same_database (const char *before, const char *alter, const char *after)
{
  sqlite3 *expected = open_script (before), *made = open_script (after);
  g_autofree char *expected_dump = NULL, *made_dump = NULL;
  char *message = NULL;

  sqlite3_exec (expected, alter, NULL, NULL, &message);
  if (message != NULL)
    g_test_message ("%s: %s in:\n%s", message, alter, before);
  g_assert_cmpstr (message, ==, NULL);
  expected_dump = dump_all (expected);
  made_dump = dump_all (made);
  if (!g_str_equal (expected_dump, made_dump))
    g_test_message ("%s:\n%s\nbecame:\n%s", alter, before, after);
  g_assert_cmpstr (made_dump, ==, expected_dump);
  sqlite3_close (expected);
  sqlite3_close (made);
}

static char *
write_text (RelataSnapshot *snapshot)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (snapshot);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
rename_once (GRand *rand, gboolean column)
{
  Script script;
  g_autoptr (RelataSnapshot) base = NULL;
  g_autoptr (RelataEdit) edit = NULL;
  g_autofree char *name = NULL, *after = NULL, *quoted = NULL, *quoted_table = NULL;
  g_autofree char *alter = NULL;
  guint table, position;

  make_script (&script, rand);
  name = make_name (&script);
  quoted = relata_name_quote (name);
  table = (guint)g_rand_int_range (rand, 0, (gint32)script.n_tables);
  quoted_table = relata_name_quote (script.tables[table]);
  position = (guint)g_rand_int_range (rand, 0, (gint32)script.n_columns[table]);
  base = relata_snapshot_parse (script.text->str, script.text->len);
  edit = relata_edit_new (base, "Rename");
  if (column)
    {
      g_autofree char *old = relata_name_quote (script.columns[table][position]);

      alter = g_strdup_printf ("ALTER TABLE %s RENAME COLUMN %s TO %s", quoted_table, old, quoted);
      g_assert_true (relata_schema_rename_column (edit, table + 1, position, name, NULL));
    }
  else
    {
      alter = g_strdup_printf ("ALTER TABLE %s RENAME TO %s", quoted_table, quoted);
      g_assert_true (relata_schema_rename_table (edit, table + 1, name, NULL));
    }
  after = write_text (relata_edit_get_snapshot (edit));
  assert_same_database (script.text->str, alter, after);
  clear_script (&script);
}

static guint
get_rounds (guint rounds)
{
  return g_getenv ("RELATA_TEST_SLOW") != NULL ? 30 * rounds : rounds;
}

static void
test_table (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < get_rounds (150); i++)
    rename_once (rand, FALSE);
}

static void
test_column (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint i = 0; i < get_rounds (150); i++)
    rename_once (rand, TRUE);
}

static guint
pick_table (RelataSnapshot *snapshot, GRand *rand)
{
  guint n = relata_snapshot_get_n_items (snapshot);
  guint start = n > 0 ? (guint)g_rand_int_range (rand, 0, (gint32)n) : 0;

  for (guint i = 0; i < n; i++)
    {
      RelataItem *item = relata_snapshot_get_item (snapshot, (start + i) % n);

      if (relata_item_table (item) != NULL)
        return item->id;
    }
  return 0;
}

/* A change at random; that it may be refused is part of it. */
static void
change_at_random (RelataEdit *edit, Script *script)
{
  RelataSnapshot *now = relata_edit_get_snapshot (edit);
  guint one = pick_table (now, script->rand), other = pick_table (now, script->rand);
  g_autofree char *name = make_name (script);
  int column = g_rand_int_range (script->rand, -1, 3);

  switch (g_rand_int_range (script->rand, 0, 9))
    {
    case 0:
      relata_schema_add_table (edit, name, 1, 2, NULL);
      break;
    case 1:
      relata_schema_rename_table (edit, one, name, NULL);
      break;
    case 2:
      relata_schema_rename_column (edit, one, (guint)MAX (column, 0), name, NULL);
      break;
    case 3:
      relata_schema_delete_item (edit, one, NULL);
      break;
    case 4:
      relata_schema_delete_column (edit, one, (guint)MAX (column, 0), NULL);
      break;
    case 5:
      relata_schema_add_association (edit, one, other, NULL, 3, 4, NULL);
      break;
    case 6:
      relata_schema_set_end_name (edit, one, 0, column > 0, "renamed", NULL);
      break;
    default:
      relata_schema_add_foreign_key (edit, one, column, other, 0, NULL);
      break;
    }
}

static void
undo_once (GRand *rand)
{
  Script script;
  g_autoptr (RelataSnapshot) base = NULL, now = NULL;
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autofree char *start = NULL, *end = NULL;

  make_script (&script, rand);
  base = relata_snapshot_parse (script.text->str, script.text->len);
  now = relata_snapshot_ref (base);
  for (int n = g_rand_int_range (rand, 1, 10); n > 0; n--)
    {
      g_autoptr (RelataEdit) edit = relata_edit_new (now, "Change");

      change_at_random (edit, &script);
      g_ptr_array_add (history, g_array_ref (relata_edit_get_facts (edit)));
      relata_snapshot_unref (now);
      now = relata_snapshot_ref (relata_edit_get_snapshot (edit));
      g_assert_nonnull (relata_snapshot_get_relationships (now));
    }
  end = write_text (now);
  for (guint i = 2 * history->len; i-- > 0;)
    {
      gboolean reverse = i >= history->len;
      guint position = reverse ? i - history->len : history->len - 1 - i;
      RelataSnapshot *next = relata_snapshot_apply_facts (now, history->pdata[position], reverse);

      relata_snapshot_unref (now);
      now = next;
      if (i == history->len)
        start = write_text (now);
    }
  g_assert_cmpstr (start, ==, script.text->str);
  g_clear_pointer (&start, g_free);
  start = write_text (now);
  g_assert_cmpstr (start, ==, end);
  clear_script (&script);
}

static void
test_undo (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);

  for (guint i = 0; i < get_rounds (150); i++)
    undo_once (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/schema-rename/table", test_table);
  g_test_add_func ("/core/schema/schema-rename/column", test_column);
  g_test_add_func ("/core/schema/schema-rename/undo", test_undo);
  return g_test_run ();
}
