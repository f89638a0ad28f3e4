/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Tables made up at random; views and triggers are the matter of relata-test-query.c. */

#include "config.h"

#include <string.h>

#include "relata-test-schema-private.h"

/* Names that have broken programs. */
static const char *const nasty_names[] = {
  "a",
  "b",
  "id",
  "name",
  "A b",
  "select",
  "Order",
  "key",
  "rowid",
  "left",
  "end",
  "x\"y",
  "x'y",
  "x]y",
  "x`y",
  "\"",
  "''",
  "[",
  "]]",
  "new\nline",
  "tab\tstop",
  "naïve",
  "表",
  "🙂",
  "\xe2\x80\xae"
  "rtl",
  "%n%s",
  "<b>&amp;",
  "--",
  "/*",
  "*/",
  ";",
  "a.b",
  "1st",
  "$x",
  "_",
  "current_date",
  "(",
  ")",
  ",",
  "\\",
  " ",
  "strict",
  "generated",
  "always",
};

const char *
relata_test_pick (GRand *rand, const char *const *choices, guint n)
{
  return choices[g_rand_int_range (rand, 0, n)];
}

/* Whether something is to be, once in @n times. */
gboolean
relata_test_once_in (GRand *rand, guint n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static char *
random_name (GRand *rand)
{
  if (relata_test_once_in (rand, 3))
    return g_strdup_printf ("c%d", g_rand_int_range (rand, 0, 30));
  return g_strdup (relata_test_pick (rand, nasty_names, G_N_ELEMENTS (nasty_names)));
}

static gboolean
has_name (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

/* A name that no column of @table has. */
char *
relata_test_schema_free_name (RelataTestSchema *self, const RelataTestTable *table)
{
  for (;;)
    {
      g_autofree char *name = random_name (self->rand);

      if (!has_name (table->columns, name))
        return g_steal_pointer (&name);
    }
}

/* @name in one of the quotes that can hold it. */
char *
relata_test_schema_quote (RelataTestSchema *self, const char *name)
{
  g_autofree char *plain = relata_name_quote_if_needed (name);

  switch (g_rand_int_range (self->rand, 0, 5))
    {
    case 0:
      if (strchr (name, ']') == NULL)
        return g_strdup_printf ("[%s]", name);
      break;
    case 1:
      if (strchr (name, '`') == NULL)
        return g_strdup_printf ("`%s`", name);
      break;
    case 2:
      return relata_name_quote (name);
    default:
      break;
    }
  return g_steal_pointer (&plain);
}

/* White space, now and then with a comment. */
static void
append_space (RelataTestSchema *self, GString *sql)
{
  static const char *const spaces[]
      = { " ", " ", " ", " ", " ", "  ", "\n  ", "\t", " /* c, ) */ ", " -- d ' \" (\n ", "\r\n" };

  g_string_append (sql, relata_test_pick (self->rand, spaces, G_N_ELEMENTS (spaces)));
}

static void
append_words (RelataTestSchema *self, GString *sql, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      append_space (self, sql);
      g_string_append (sql, parts[i]);
    }
}

static void
append_name (RelataTestSchema *self, GString *sql, const char *name)
{
  g_autofree char *quoted = relata_test_schema_quote (self, name);

  append_space (self, sql);
  g_string_append (sql, quoted);
}

/* CONSTRAINT name, now and then. */
static void
append_constraint_name (RelataTestSchema *self, GString *sql)
{
  g_autofree char *name = random_name (self->rand);

  if (!relata_test_once_in (self->rand, 4))
    return;
  append_words (self, sql, "CONSTRAINT");
  append_name (self, sql, name);
}

static void
append_conflict (RelataTestSchema *self, GString *sql)
{
  static const char *const words[] = { "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE" };

  if (!relata_test_once_in (self->rand, 5))
    return;
  append_words (self, sql, "ON CONFLICT");
  append_words (self, sql, relata_test_pick (self->rand, words, G_N_ELEMENTS (words)));
}

static void
append_default (RelataTestSchema *self, GString *sql)
{
  static const char *const values[]
      = { "1",       "-1",  "+2.5",   "'it''s'", "x'00ff'",           "NULL",
          "(1 + 2)", "abc", "\"dq\"", "TRUE",    "CURRENT_TIMESTAMP", "(lower('X') || ')')" };

  append_words (self, sql, "DEFAULT");
  append_space (self, sql);
  g_string_append (sql, relata_test_pick (self->rand, values, G_N_ELEMENTS (values)));
}

/* REFERENCES a table, of which there need be none, and what can follow. */
static void
append_reference (RelataTestSchema *self, GString *sql, guint n_columns)
{
  static const char *const actions[]
      = { "ON DELETE CASCADE",  "ON DELETE SET NULL", "ON UPDATE SET DEFAULT",
          "ON DELETE RESTRICT", "ON UPDATE CASCADE",  "ON DELETE NO ACTION" };
  const RelataTestTable *parent
      = g_ptr_array_index (self->tables, g_rand_int_range (self->rand, 0, self->tables->len));

  append_words (self, sql, "REFERENCES");
  append_name (self, sql, parent->name);
  if (parent->columns->len >= n_columns && !relata_test_once_in (self->rand, 4))
    {
      append_space (self, sql);
      g_string_append_c (sql, '(');
      for (guint i = 0; i < n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (sql, ',');
          append_name (self, sql, g_ptr_array_index (parent->columns, i));
        }
      g_string_append_c (sql, ')');
    }
  for (guint i = 0; i < 2; i++)
    if (relata_test_once_in (self->rand, 2))
      append_words (self, sql, relata_test_pick (self->rand, actions, G_N_ELEMENTS (actions)));
  if (relata_test_once_in (self->rand, 5))
    append_words (self, sql, "MATCH FULL");
  if (relata_test_once_in (self->rand, 4))
    append_words (self, sql, "DEFERRABLE INITIALLY DEFERRED");
}

/* What names @column in an expression; in double quotes at least, where bare it would be the
 * current date. */
void
relata_test_append_column_ref (RelataTestSchema *self, GString *sql, const char *column)
{
  g_autofree char *quoted = g_ascii_strcasecmp (column, "current_date") == 0
                                ? relata_name_quote (column)
                                : relata_test_schema_quote (self, column);

  g_string_append (sql, quoted);
}

/* (column > 0), and the like. */
static void
append_check (RelataTestSchema *self, GString *sql, const RelataTestTable *table)
{
  static const char *const tests[]
      = { " > 0", " IS NOT NULL", " BETWEEN 1 AND 2 OR 1", " IN ('a', ')', 3)", " <> 'x''y'" };
  const char *column
      = g_ptr_array_index (table->columns, g_rand_int_range (self->rand, 0, table->columns->len));

  append_words (self, sql, "CHECK");
  append_space (self, sql);
  g_string_append_c (sql, '(');
  if (relata_test_once_in (self->rand, 4))
    {
      relata_test_append_column_ref (self, sql, table->name);
      g_string_append_c (sql, '.');
    }
  relata_test_append_column_ref (self, sql, column);
  g_string_append (sql, relata_test_pick (self->rand, tests, G_N_ELEMENTS (tests)));
  g_string_append_c (sql, ')');
}

static void
append_type (RelataTestSchema *self, GString *sql)
{
  static const char *const types[]
      = { "INTEGER",          "TEXT", "varchar(10)", "DECIMAL ( 10 , 2 )",
          "double precision", "BLOB", "[my type]",   "Int" };

  if (relata_test_once_in (self->rand, 5))
    return;
  append_space (self, sql);
  g_string_append (sql, relata_test_pick (self->rand, types, G_N_ELEMENTS (types)));
}

/* One clause of a column that can stand more than once or in any place. */
static void
append_clause (RelataTestSchema *self, GString *sql, const RelataTestTable *table)
{
  append_constraint_name (self, sql);
  switch (g_rand_int_range (self->rand, 0, 7))
    {
    case 0:
      append_words (self, sql, "NOT NULL");
      append_conflict (self, sql);
      break;
    case 1:
      append_words (self, sql, "UNIQUE");
      append_conflict (self, sql);
      break;
    case 2:
      append_default (self, sql);
      break;
    case 3:
      append_words (self, sql, "COLLATE NOCASE");
      break;
    case 4:
      append_check (self, sql, table);
      break;
    case 5:
      append_reference (self, sql, 1);
      break;
    default:
      append_words (self, sql,
                    relata_test_once_in (self->rand, 2) ? "NULL" : "DEFERRABLE INITIALLY DEFERRED");
      break;
    }
}

static void
append_column (RelataTestSchema *self, GString *sql, const RelataTestTable *table, guint i)
{
  append_name (self, sql, g_ptr_array_index (table->columns, i));
  if (i > 0 && relata_test_once_in (self->rand, 8))
    {
      append_words (self, sql, "GENERATED ALWAYS AS (");
      relata_test_append_column_ref (self, sql, g_ptr_array_index (table->columns, 0));
      g_string_append (sql, relata_test_once_in (self->rand, 2) ? " || 'x') STORED" : ")");
      return;
    }
  append_type (self, sql);
  for (guint n = g_rand_int_range (self->rand, 0, 4); n > 0; n--)
    append_clause (self, sql, table);
}

/* UNIQUE or FOREIGN KEY over two columns, or CHECK. */
static void
append_table_constraint (RelataTestSchema *self, GString *sql, const RelataTestTable *table)
{
  guint n = MIN (table->columns->len, 2);
  int kind = g_rand_int_range (self->rand, 0, 3);

  append_constraint_name (self, sql);
  if (kind == 0)
    {
      append_check (self, sql, table);
      return;
    }
  append_words (self, sql, kind == 1 ? "UNIQUE (" : "FOREIGN KEY (");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (sql, ',');
      append_name (self, sql, g_ptr_array_index (table->columns, table->columns->len - 1 - i));
      if (kind == 1 && relata_test_once_in (self->rand, 3))
        append_words (self, sql, "COLLATE NOCASE DESC");
    }
  g_string_append_c (sql, ')');
  if (kind == 2)
    append_reference (self, sql, n);
}

static RelataTestTable *
new_table (RelataTestSchema *self, guint n_columns)
{
  RelataTestTable *table = g_new0 (RelataTestTable, 1);

  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->name = g_strdup_printf ("%s %u", nasty_names[g_rand_int_range (self->rand, 0, 20)],
                                 self->tables->len);
  if (relata_test_once_in (self->rand, 2))
    g_strdelimit (table->name, " ", '_');
  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (table->columns, relata_test_schema_free_name (self, table));
  return table;
}

/* A table of @n_columns that SQLite takes. */
void
relata_test_schema_add_table (RelataTestSchema *self, guint n_columns)
{
  RelataTestTable *table = new_table (self, n_columns);
  GString *sql = g_string_new ("CREATE TABLE");
  guint n_constraints = g_rand_int_range (self->rand, 0, 3);

  g_ptr_array_add (self->tables, table);
  append_name (self, sql, table->name);
  append_space (self, sql);
  g_string_append_c (sql, '(');
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (sql, ',');
      append_column (self, sql, table, i);
      if (i == 0 && relata_test_once_in (self->rand, 2))
        append_words (self, sql, "PRIMARY KEY");
    }
  for (guint i = 0; i < n_constraints; i++)
    {
      if (i == 0 || relata_test_once_in (self->rand, 2))
        g_string_append_c (sql, ',');
      append_table_constraint (self, sql, table);
    }
  append_space (self, sql);
  g_string_append_c (sql, ')');
  g_ptr_array_add (self->statements, g_string_free (sql, FALSE));
}

/* An index on some table. */
void
relata_test_schema_add_index (RelataTestSchema *self)
{
  const RelataTestTable *table
      = g_ptr_array_index (self->tables, g_rand_int_range (self->rand, 0, self->tables->len));
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE INDEX \"index %u\" ON", self->statements->len);
  append_name (self, sql, table->name);
  g_string_append (sql, " (");
  relata_test_append_column_ref (self, sql, g_ptr_array_index (table->columns, 0));
  if (relata_test_once_in (self->rand, 2))
    {
      g_string_append (sql, " COLLATE nocase DESC, lower(");
      relata_test_append_column_ref (self, sql,
                                     g_ptr_array_index (table->columns, table->columns->len - 1));
      g_string_append_c (sql, ')');
    }
  g_string_append_c (sql, ')');
  if (relata_test_once_in (self->rand, 2))
    {
      g_string_append (sql, " WHERE ");
      relata_test_append_column_ref (self, sql, g_ptr_array_index (table->columns, 0));
      g_string_append (sql, " > 0");
    }
  g_ptr_array_add (self->statements, g_string_free (sql, FALSE));
}

static void
free_table (gpointer data)
{
  RelataTestTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

/* A schema of @size tables, of about that many columns each. */
RelataTestSchema *
relata_test_schema_new (guint32 seed, guint size)
{
  RelataTestSchema *self = g_new0 (RelataTestSchema, 1);

  self->rand = g_rand_new_with_seed (seed);
  self->tables = g_ptr_array_new_with_free_func (free_table);
  self->statements = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < size; i++)
    relata_test_schema_add_table (self, 1 + g_rand_int_range (self->rand, 0, size + 1));
  return self;
}

void
relata_test_schema_free (RelataTestSchema *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->tables);
  g_ptr_array_unref (self->statements);
  g_free (self);
}

/* All statements, each with a semicolon. */
char *
relata_test_schema_to_script (const RelataTestSchema *self)
{
  GString *script = g_string_new (NULL);

  for (guint i = 0; i < self->statements->len; i++)
    g_string_append_printf (script, "%s;\n", (char *)g_ptr_array_index (self->statements, i));
  return g_string_free (script, FALSE);
}
