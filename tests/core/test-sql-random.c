/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Properties that hold of every schema: made up at random from small to large, so that the first
 * one that fails is a small one. RELATA_TEST_SLOW makes many more; a seed that fails is printed,
 * and is tried alone when RELATA_TEST_SEED names it. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "relata-test-schema.h"
#include "relata-test-sql.h"
#include "sql/relata-index-def.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-rename.h"
#include "sql/relata-table-edit.h"
#include "sql/relata-writer.h"

typedef void (*Property) (RelataTestSchema *schema);

static guint
get_count (guint n)
{
  return g_getenv ("RELATA_TEST_SLOW") != NULL ? n * 50 : n;
}

/* Tries @property on @n schemas. */
static void
try_property (Property property, guint n)
{
  const char *only = g_getenv ("RELATA_TEST_SEED");
  guint count = get_count (n);

  for (guint i = 0; i < count; i++)
    {
      guint32 seed = only != NULL ? (guint32)strtoul (only, NULL, 10) : i;
      g_autoptr (RelataTestSchema) schema
          = relata_test_schema_new (seed, 1 + (only != NULL ? seed : i) % count * 6 / count);

      g_test_message ("seed %u", seed);
      property (schema);
      if (only != NULL)
        return;
    }
}

/* A database with the schema, or %NULL if SQLite does not take it. */
static sqlite3 *
run_schema (const RelataTestSchema *schema)
{
  g_autoptr (sqlite3) db = relata_test_sql_open ();
  g_autofree char *script = relata_test_schema_to_script (schema);
  g_autofree char *message = NULL;

  if (relata_test_sql_run (db, script, &message))
    return g_steal_pointer (&db);
  g_test_message ("SQLite: %s: %s", message, script);
  return NULL;
}

static guint n_run;

/* What is read is what SQLite tells; what is cut is the whole; what is written says the same. */
static void
check_round_trip (RelataTestSchema *schema)
{
  g_autofree char *text = relata_test_schema_to_script (schema);
  g_autoptr (RelataScript) script = relata_parse_script (text, strlen (text));
  g_autoptr (sqlite3) theirs = run_schema (schema);
  g_autoptr (sqlite3) ours = relata_test_sql_open ();
  g_autofree char *written = relata_script_write (text, strlen (text));
  g_autofree char *again = relata_script_write (written, strlen (written));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpuint (script->n_statements, ==, schema->statements->len);
  for (guint i = 0; i < script->n_statements; i++)
    {
      const RelataDef *def = script->statements[i].def;

      g_assert_cmpstr (def->text, ==, g_ptr_array_index (schema->statements, i));
      g_assert_null (def->fault);
    }
  g_assert_cmpstr (again, ==, written);
  if (theirs == NULL)
    return;
  n_run++;
  before = relata_test_sql_describe_all (theirs);
  relata_test_sql_must_run (ours, written);
  after = relata_test_sql_describe_all (ours);
  g_assert_cmpstr (after, ==, before);
}

static void
test_round_trip (void)
{
  n_run = 0;
  try_property (check_round_trip, 200);
  g_assert_cmpuint (n_run, >, get_count (200) / 2);
}

static const RelataDef *
find_def_cb (const char *name, gpointer data)
{
  const RelataScript *script = data;

  for (guint i = 0; i < script->n_statements; i++)
    if (script->statements[i].def->name != NULL
        && relata_name_equal (script->statements[i].def->name, name)
        && script->statements[i].def->kind != RELATA_DEF_INDEX
        && script->statements[i].def->kind != RELATA_DEF_TRIGGER)
      return script->statements[i].def;
  return NULL;
}

/* The script with a table (@column %NULL) or a column renamed. */
static char *
rename_in_script (const char *text, const char *table, const char *column, const char *name)
{
  g_autoptr (RelataScript) script = relata_parse_script (text, strlen (text));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < script->n_statements; i++)
    {
      RelataDef *def = script->statements[i].def;
      const RelataTableDef *own = relata_def_table (def);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelataDef) renamed = NULL;

      if (own != NULL && relata_name_equal (def->name, table))
        renamed = column == NULL ? relata_table_def_rename (own, name, &error)
                                 : relata_table_def_rename_column (
                                     own, relata_table_def_find_column (own, column), name, &error);
      else if (column == NULL)
        renamed = relata_def_rename_table_refs (def, table, name);
      else
        renamed = relata_def_rename_column_refs (def, table, column, name, find_def_cb, script);
      g_assert_no_error (error);
      g_string_append_printf (out, "%s;\n", renamed != NULL ? renamed->text : def->text);
    }
  return g_string_free (out, FALSE);
}

/* What SQLite itself makes of the rename; FALSE if it refuses. */
static gboolean
rename_in_sqlite (sqlite3 *db, const char *table, const char *column, const char *name)
{
  g_autofree char *quoted_table = relata_name_quote (table);
  g_autofree char *quoted_column = column != NULL ? relata_name_quote (column) : NULL;
  g_autofree char *quoted_name = relata_name_quote (name);
  g_autofree char *message = NULL;
  g_autofree char *sql
      = column != NULL ? g_strdup_printf ("ALTER TABLE %s RENAME COLUMN %s TO %s", quoted_table,
                                          quoted_column, quoted_name)
                       : g_strdup_printf ("ALTER TABLE %s RENAME TO %s", quoted_table, quoted_name);

  if (relata_test_sql_run (db, sql, &message))
    return TRUE;
  g_test_message ("SQLite: %s: %s", message, sql);
  return FALSE;
}

/* A rename does what SQLite's own does. */
static void
check_rename (RelataTestSchema *schema)
{
  const RelataTestTable *table;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *renamed = NULL;
  g_autoptr (sqlite3) theirs = NULL;
  g_autoptr (sqlite3) ours = relata_test_sql_open ();
  const char *column = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  for (guint i = 0; i < schema->tables->len; i++)
    {
      relata_test_schema_add_index (schema);
      relata_test_schema_add_view (schema);
      relata_test_schema_add_trigger (schema);
    }
  table
      = g_ptr_array_index (schema->tables, g_rand_int_range (schema->rand, 0, schema->tables->len));
  text = relata_test_schema_to_script (schema);
  theirs = run_schema (schema);
  if (g_rand_boolean (schema->rand))
    column = g_ptr_array_index (table->columns,
                                g_rand_int_range (schema->rand, 0, table->columns->len));
  name = relata_test_schema_free_name (schema, table);
  renamed = rename_in_script (text, table->name, column, name);
  if (theirs == NULL || !rename_in_sqlite (theirs, table->name, column, name))
    return;
  n_run++;
  g_test_message ("%s\n-- %s . %s -> %s\n%s", text, table->name, column, name, renamed);
  relata_test_sql_must_run (ours, renamed);
  expected = relata_test_sql_schema (theirs);
  found = relata_test_sql_schema (ours);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_rename (void)
{
  n_run = 0;
  try_property (check_rename, 150);
  g_test_message ("%u compared", n_run);
  g_assert_cmpuint (n_run, >, get_count (150) / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/random/round-trip", test_round_trip);
  g_test_add_func ("/core/sql/random/rename", test_rename);
  return g_test_run ();
}
