/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Views and triggers made up at random. Names of columns that come out of a subquery get an
 * alias, since SQLite cannot follow a rename through them. */

#include "config.h"

#include "relata-test-schema-private.h"

static const RelataTestTable *
pick_table (RelataTestSchema *self)
{
  return g_ptr_array_index (self->tables, g_rand_int_range (self->rand, 0, self->tables->len));
}

static const char *
pick_column (RelataTestSchema *self, const RelataTestTable *table)
{
  return g_ptr_array_index (table->columns, g_rand_int_range (self->rand, 0, table->columns->len));
}

/* alias.column */
static void
append_ref (RelataTestSchema *self, GString *sql, const char *alias, const char *column)
{
  g_string_append_printf (sql, "%s.", alias);
  relata_test_append_column_ref (self, sql, column);
}

static void
append_table (RelataTestSchema *self, GString *sql, const RelataTestTable *table)
{
  g_autofree char *name = relata_test_schema_quote (self, table->name);

  g_string_append (sql, name);
}

/* SELECT ... FROM @table, in which columns stand bare. */
static void
append_bare_select (RelataTestSchema *self, GString *sql, const RelataTestTable *table)
{
  g_string_append (sql, "SELECT ");
  relata_test_append_column_ref (self, sql, pick_column (self, table));
  g_string_append (sql, " AS r1, max(");
  relata_test_append_column_ref (self, sql, pick_column (self, table));
  g_string_append (sql, ", 'x') AS r2 FROM ");
  append_table (self, sql, table);
  g_string_append (sql, " WHERE ");
  relata_test_append_column_ref (self, sql, pick_column (self, table));
  g_string_append (sql, " > 0");
}

/* A join of two tables under aliases, with a subquery that looks out. */
static void
append_join_select (RelataTestSchema *self, GString *sql)
{
  const RelataTestTable *first = pick_table (self);
  const RelataTestTable *second = pick_table (self);

  g_string_append (sql, "SELECT ");
  append_ref (self, sql, "p", pick_column (self, first));
  g_string_append (sql, " AS r1, (SELECT count(*) FROM ");
  append_table (self, sql, second);
  g_string_append (sql, " AS s WHERE ");
  append_ref (self, sql, "s", pick_column (self, second));
  g_string_append (sql, " = ");
  append_ref (self, sql, "p", pick_column (self, first));
  g_string_append (sql, ") AS r2 FROM ");
  append_table (self, sql, first);
  g_string_append (sql, " p LEFT JOIN ");
  append_table (self, sql, second);
  g_string_append (sql, " AS q ON ");
  append_ref (self, sql, "p", pick_column (self, first));
  g_string_append (sql, " = ");
  append_ref (self, sql, "q", pick_column (self, second));
  g_string_append (sql, " GROUP BY ");
  append_ref (self, sql, "q", pick_column (self, second));
}

static void
append_select (RelataTestSchema *self, GString *sql)
{
  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      append_bare_select (self, sql, pick_table (self));
      break;
    case 1:
      append_join_select (self, sql);
      break;
    case 2:
      g_string_append (sql, "SELECT z.r1 AS r1, z.r2 AS r2 FROM (");
      append_bare_select (self, sql, pick_table (self));
      g_string_append (sql, ") AS z WHERE z.r1 = 'a'");
      break;
    default:
      append_bare_select (self, sql, pick_table (self));
      g_string_append (sql, " UNION ALL ");
      append_join_select (self, sql);
      break;
    }
}

/* A view upon some tables. */
void
relata_test_schema_add_view (RelataTestSchema *self)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE VIEW \"view %u\" AS ", self->statements->len);
  append_select (self, sql);
  g_ptr_array_add (self->statements, g_string_free (sql, FALSE));
}

static void
append_command (RelataTestSchema *self, GString *sql, const RelataTestTable *table)
{
  const RelataTestTable *target = pick_table (self);

  switch (g_rand_int_range (self->rand, 0, 3))
    {
    case 0:
      g_string_append (sql, " UPDATE ");
      append_table (self, sql, target);
      g_string_append (sql, " SET ");
      relata_test_append_column_ref (self, sql, g_ptr_array_index (target->columns, 0));
      g_string_append (sql, " = ");
      append_ref (self, sql, "new", pick_column (self, table));
      g_string_append (sql, " WHERE ");
      relata_test_append_column_ref (self, sql, pick_column (self, target));
      g_string_append (sql, " = 1;");
      break;
    case 1:
      g_string_append (sql, " DELETE FROM ");
      append_table (self, sql, target);
      g_string_append (sql, " WHERE ");
      relata_test_append_column_ref (self, sql, pick_column (self, target));
      g_string_append (sql, " IN (");
      append_bare_select (self, sql, table);
      g_string_append (sql, ");");
      break;
    default:
      g_string_append (sql, " INSERT INTO ");
      append_table (self, sql, target);
      g_string_append (sql, " (");
      relata_test_append_column_ref (self, sql, g_ptr_array_index (target->columns, 0));
      g_string_append (sql, ") SELECT ");
      append_ref (self, sql, "old", pick_column (self, table));
      g_string_append_c (sql, ';');
      break;
    }
}

/* A trigger on some table. */
void
relata_test_schema_add_trigger (RelataTestSchema *self)
{
  const RelataTestTable *table = pick_table (self);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TRIGGER \"trigger %u\" AFTER UPDATE", self->statements->len);
  if (relata_test_once_in (self->rand, 2))
    {
      g_string_append (sql, " OF ");
      relata_test_append_column_ref (self, sql, pick_column (self, table));
    }
  g_string_append (sql, " ON ");
  append_table (self, sql, table);
  g_string_append (sql, " WHEN ");
  append_ref (self, sql, "new", pick_column (self, table));
  g_string_append (sql, " IS NOT ");
  append_ref (self, sql, "old", pick_column (self, table));
  g_string_append (sql, " BEGIN");
  for (guint i = 0; i < 2; i++)
    append_command (self, sql, table);
  g_string_append (sql, " END");
  g_ptr_array_add (self->statements, g_string_free (sql, FALSE));
}
