/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A table as SQLite sees it. */

#include "config.h"

#include <string.h>

#include "relata-test-model.h"

static void
free_column (gpointer data)
{
  RelataTestColumn *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column->default_value);
  g_free (column->collation);
  g_free (column);
}

static void
free_foreign_key (gpointer data)
{
  RelataTestForeignKey *fk = data;

  g_ptr_array_unref (fk->columns);
  g_ptr_array_unref (fk->parent_columns);
  g_free (fk->parent);
  g_free (fk->actions);
  g_free (fk);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql, const char *argument)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, argument, -1, SQLITE_TRANSIENT);
  return statement;
}

static char *
dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static void
read_columns (RelataTestModel *self, sqlite3 *db)
{
  sqlite3_stmt *statement = prepare (
      db, "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1)",
      self->name);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      RelataTestColumn *column = g_new0 (RelataTestColumn, 1);
      const char *collation = NULL;

      column->name = dup_text (statement, 0);
      column->type = dup_text (statement, 1);
      column->not_null = sqlite3_column_int (statement, 2);
      column->default_value = dup_text (statement, 3);
      column->primary_key = sqlite3_column_int (statement, 4);
      column->hidden = sqlite3_column_int (statement, 5);
      sqlite3_table_column_metadata (db, NULL, self->name, column->name, NULL, &collation, NULL,
                                     NULL, NULL);
      column->collation = g_strdup (collation);
      g_ptr_array_add (self->columns, column);
    }
  sqlite3_finalize (statement);
}

static RelataTestForeignKey *
new_foreign_key (const char *parent, char *actions)
{
  RelataTestForeignKey *fk = g_new0 (RelataTestForeignKey, 1);

  fk->columns = g_ptr_array_new_with_free_func (g_free);
  fk->parent_columns = g_ptr_array_new_with_free_func (g_free);
  fk->parent = g_strdup (parent);
  fk->actions = actions;
  return fk;
}

static void
read_foreign_keys (RelataTestModel *self, sqlite3 *db)
{
  sqlite3_stmt *statement
      = prepare (db,
                 "SELECT seq, \"table\", \"from\", \"to\", on_update || ' ' || on_delete FROM "
                 "pragma_foreign_key_list(?1) ORDER BY id, seq",
                 self->name);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      RelataTestForeignKey *fk;

      if (sqlite3_column_int (statement, 0) == 0)
        g_ptr_array_add (self->foreign_keys,
                         new_foreign_key ((const char *)sqlite3_column_text (statement, 1),
                                          dup_text (statement, 4)));
      fk = g_ptr_array_index (self->foreign_keys, self->foreign_keys->len - 1);
      g_ptr_array_add (fk->columns, dup_text (statement, 2));
      g_ptr_array_add (fk->parent_columns, dup_text (statement, 3));
    }
  sqlite3_finalize (statement);
}

static void
read_keys (RelataTestModel *self, sqlite3 *db)
{
  sqlite3_stmt *statement = prepare (
      db,
      "SELECT x.seqno, x.name FROM pragma_index_list(?1) l, pragma_index_xinfo(l.name) x WHERE "
      "x.key AND l.origin <> 'c' ORDER BY l.seq, x.seqno",
      self->name);
  GPtrArray *key = NULL;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      if (sqlite3_column_int (statement, 0) == 0)
        {
          key = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (self->keys, key);
        }
      g_ptr_array_add (key, dup_text (statement, 1));
    }
  sqlite3_finalize (statement);
}

/* What @db tells of @table. */
RelataTestModel *
relata_test_model_new (sqlite3 *db, const char *table)
{
  RelataTestModel *self = g_new0 (RelataTestModel, 1);

  self->name = g_strdup (table);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->foreign_keys = g_ptr_array_new_with_free_func (free_foreign_key);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  read_columns (self, db);
  read_foreign_keys (self, db);
  read_keys (self, db);
  return self;
}

void
relata_test_model_free (RelataTestModel *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->foreign_keys);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static char *
join_names (GPtrArray *names)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (line, "<%s>", (char *)g_ptr_array_index (names, i));
  return g_string_free (line, FALSE);
}

/* Sorted, each once. */
static void
append_lines (GString *out, GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    if (i == 0 || compare_lines (&lines->pdata[i - 1], &lines->pdata[i]) != 0)
      g_string_append_printf (out, "%s\n", (char *)g_ptr_array_index (lines, i));
}

/* All of it as text, foreign keys and keys in no order. */
char *
relata_test_model_to_string (const RelataTestModel *self, gboolean with_keys)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const RelataTestColumn *column = g_ptr_array_index (self->columns, i);

      g_string_append_printf (out, "column <%s> <%s> <%s> %s %d %d %d\n", column->name,
                              column->type, column->default_value, column->collation,
                              column->not_null, column->primary_key, column->hidden);
    }
  for (guint i = 0; i < self->foreign_keys->len; i++)
    {
      const RelataTestForeignKey *fk = g_ptr_array_index (self->foreign_keys, i);
      g_autofree char *columns = join_names (fk->columns);
      g_autofree char *parent_columns = join_names (fk->parent_columns);

      g_ptr_array_add (lines, g_strdup_printf ("fk %s -> %s %s %s", columns, fk->parent,
                                               parent_columns, fk->actions));
    }
  append_lines (out, lines);
  for (guint i = 0; with_keys && i < self->keys->len; i++)
    g_ptr_array_add (keys, join_names (g_ptr_array_index (self->keys, i)));
  append_lines (out, keys);
  return g_string_free (out, FALSE);
}

void
relata_test_model_add_column (RelataTestModel *self,
                              guint position,
                              const char *name,
                              const char *type)
{
  RelataTestColumn *column = g_new0 (RelataTestColumn, 1);

  column->name = g_strdup (name);
  column->type = g_strdup (type);
  column->default_value = g_strdup ("");
  column->collation = g_strdup ("BINARY");
  g_ptr_array_insert (self->columns, position, column);
}

static gboolean
has_name (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_self_reference (const RelataTestModel *self, const RelataTestForeignKey *fk)
{
  return g_ascii_strcasecmp (fk->parent, self->name) == 0;
}

/* A column and all keys it is part of. */
void
relata_test_model_remove_column (RelataTestModel *self, guint position)
{
  RelataTestColumn *column = g_ptr_array_index (self->columns, position);
  gboolean in_primary_key = column->primary_key > 0;

  for (guint i = self->foreign_keys->len; i > 0; i--)
    {
      const RelataTestForeignKey *fk = g_ptr_array_index (self->foreign_keys, i - 1);

      if (has_name (fk->columns, column->name)
          || (is_self_reference (self, fk) && has_name (fk->parent_columns, column->name)))
        g_ptr_array_remove_index (self->foreign_keys, i - 1);
    }
  for (guint i = self->keys->len; i > 0; i--)
    if (has_name (g_ptr_array_index (self->keys, i - 1), column->name))
      g_ptr_array_remove_index (self->keys, i - 1);
  g_ptr_array_remove_index (self->columns, position);
  for (guint i = 0; in_primary_key && i < self->columns->len; i++)
    ((RelataTestColumn *)g_ptr_array_index (self->columns, i))->primary_key = 0;
}

void
relata_test_model_move_column (RelataTestModel *self, guint from, guint to)
{
  g_ptr_array_insert (self->columns, to, g_ptr_array_steal_index (self->columns, from));
}

static void
rename_in (GPtrArray *names, const char *old_name, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (names, i), old_name) == 0)
      {
        g_free (names->pdata[i]);
        names->pdata[i] = g_strdup (name);
      }
}

void
relata_test_model_rename_column (RelataTestModel *self, guint position, const char *name)
{
  RelataTestColumn *column = g_ptr_array_index (self->columns, position);

  for (guint i = 0; i < self->foreign_keys->len; i++)
    {
      const RelataTestForeignKey *fk = g_ptr_array_index (self->foreign_keys, i);

      rename_in (fk->columns, column->name, name);
      if (is_self_reference (self, fk))
        rename_in (fk->parent_columns, column->name, name);
    }
  for (guint i = 0; i < self->keys->len; i++)
    rename_in (g_ptr_array_index (self->keys, i), column->name, name);
  g_free (column->name);
  column->name = g_strdup (name);
}

/* @actions is what ON UPDATE and ON DELETE do, with a space between. */
void
relata_test_model_add_foreign_key (RelataTestModel *self,
                                   const char *column,
                                   const char *parent,
                                   const char *parent_column,
                                   const char *actions)
{
  RelataTestForeignKey *fk = new_foreign_key (parent, g_strdup (actions));

  g_ptr_array_add (fk->columns, g_strdup (column));
  g_ptr_array_add (fk->parent_columns, g_strdup (parent_column));
  g_ptr_array_add (self->foreign_keys, fk);
}
