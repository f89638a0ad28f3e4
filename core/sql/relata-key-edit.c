/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of primary key, unique constraints and checks of a table. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-table-edit-private.h"

/* The position of the primary key among the keys, or -1. */
static int
find_primary_key (const RelataTableDef *self)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (self);

  return key != NULL ? (int)(key - self->keys) : -1;
}

/* Whether AUTOINCREMENT may stand with the primary key @columns (autoinc.html). */
static gboolean
check_autoincrement (const RelataTableDef *self,
                     const guint *columns,
                     guint n_columns,
                     GError **error)
{
  if (n_columns == 1 && !self->without_rowid
      && g_ascii_strcasecmp (self->columns[columns[0]].type, "INTEGER") == 0)
    return TRUE;
  return relata_edit_fail (
      error, _ ("AUTOINCREMENT needs a primary key of one INTEGER column in a rowid table."));
}

static gboolean
check_columns (const RelataTableDef *self,
               const guint *columns,
               guint n_columns,
               gboolean autoincrement,
               GError **error)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *shown = NULL;

      if (!relata_edit_need_column (self, columns[i], error))
        return FALSE;
      if (self->columns[columns[i]].generated == RELATA_GENERATED_NONE)
        continue;
      shown = relata_text_for_display (self->columns[columns[i]].name, -1, 80);
      return relata_edit_fail (
          error, _ ("The generated column “%s” cannot be part of the primary key."), shown);
    }
  return !autoincrement || check_autoincrement (self, columns, n_columns, error);
}

/* The text of @column where @key has it already, with its collation and order; else its name. */
static void
append_key_column (GString *sql, const RelataTableDef *self, const RelataKeyDef *key, guint column)
{
  for (guint i = 0; key != NULL && i < key->n_columns; i++)
    if (key->columns[i].column == (int)column)
      {
        RelataSpan span = key->columns[i].span;

        g_string_append_len (sql, self->base.text + span.start, span.end - span.start);
        return;
      }
  relata_name_append (sql, self->columns[column].name);
}

/* a, b AUTOINCREMENT */
static char *
make_key_columns (const RelataTableDef *self,
                  const RelataKeyDef *key,
                  const guint *columns,
                  guint n_columns,
                  gboolean autoincrement)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      append_key_column (sql, self, key, columns[i]);
    }
  if (autoincrement)
    g_string_append (sql, " AUTOINCREMENT");
  return g_string_free (sql, FALSE);
}

/* Puts other columns between the parentheses of @key, a constraint of the table. */
static RelataDef *
change_key_columns (const RelataTableDef *self,
                    const RelataKeyDef *key,
                    const guint *columns,
                    guint n_columns,
                    gboolean autoincrement,
                    GError **error)
{
  g_autofree char *text = make_key_columns (self, key, columns, n_columns, autoincrement);
  g_auto (RelataSplice) splice = { 0 };
  RelataSpan span = { key->columns[0].span.start, key->columns[key->n_columns - 1].span.end };
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, self->base.text, span.end);
  relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_KEYWORD_AUTOINCREMENT)
    span.end = token.end;
  relata_splice_init (&splice, &self->base);
  relata_splice_replace (&splice, span, text);
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/* Sets AUTOINCREMENT of @key, which is written on a column. */
static RelataDef *
change_autoincrement (const RelataTableDef *self,
                      const RelataKeyDef *key,
                      gboolean autoincrement,
                      GError **error)
{
  g_auto (RelataSplice) splice = { 0 };

  if (key->autoincrement == autoincrement)
    return relata_edit_same (self);
  relata_splice_init (&splice, &self->base);
  if (autoincrement)
    relata_splice_insert (&splice, key->span.end, " AUTOINCREMENT");
  else
    relata_splice_remove_word (
        &splice, (RelataSpan){ key->span.end - strlen ("AUTOINCREMENT"), key->span.end },
        key->span.start);
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/* Adds a primary key where there is none: on the column if it is one, else to the table. */
static RelataDef *
add_primary_key (const RelataTableDef *self,
                 const char *name,
                 const guint *columns,
                 guint n_columns,
                 gboolean autoincrement,
                 GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *list = make_key_columns (self, NULL, columns, n_columns, FALSE);
  g_auto (RelataSplice) splice = { 0 };

  if (n_columns > 1)
    {
      g_string_append_printf (sql, "PRIMARY KEY (%s)", list);
      return relata_edit_add_constraint (self, name, sql->str, (RelataShape){ .keys = 1 }, error);
    }
  if (name != NULL)
    {
      g_string_append (sql, " CONSTRAINT ");
      relata_name_append (sql, name);
    }
  g_string_append (sql, autoincrement ? " PRIMARY KEY AUTOINCREMENT" : " PRIMARY KEY");
  relata_splice_init (&splice, &self->base);
  relata_splice_insert (&splice, relata_edit_after_type (self, &self->columns[columns[0]]),
                        sql->str);
  return relata_edit_finish (&splice, (RelataShape){ .keys = 1 }, error);
}

/* The table without any primary key. */
static RelataDef *
remove_primary_keys (const RelataTableDef *self, GError **error)
{
  RelataDef *def = relata_edit_same (self);
  int key;

  while ((key = find_primary_key (relata_def_table (def))) >= 0)
    {
      RelataDef *next = relata_table_def_remove_key (relata_def_table (def), key, error);

      relata_def_unref (def);
      if (next == NULL)
        return NULL;
      def = next;
    }
  return def;
}

/**
 * relata_table_def_set_primary_key:
 * @columns: (array length=n_columns): positions, in the order of the key
 * @n_columns: 0 for no primary key
 * @autoincrement: only with one INTEGER column of a rowid table
 *
 * A primary key that is a constraint of the table stays one, under its name; else one column
 * gets it as a constraint of its own, and several as one of the table.
 *
 * Returns: (transfer full): the table with that primary key
 */
RelataDef *
relata_table_def_set_primary_key (const RelataTableDef *self,
                                  const guint *columns,
                                  guint n_columns,
                                  gboolean autoincrement,
                                  GError **error)
{
  const RelataKeyDef *key;
  g_autoptr (RelataDef) bare = NULL;

  g_return_val_if_fail (self != NULL && (columns != NULL || n_columns == 0), NULL);
  if (!check_columns (self, columns, n_columns, autoincrement, error))
    return NULL;
  if (n_columns == 0)
    return remove_primary_keys (self, error);
  key = relata_table_def_get_primary_key (self);
  if (key != NULL && key->on_column < 0)
    return change_key_columns (self, key, columns, n_columns, autoincrement, error);
  if (key != NULL && n_columns == 1 && key->on_column == (int)columns[0])
    return change_autoincrement (self, key, autoincrement, error);
  bare = remove_primary_keys (self, error);
  if (bare == NULL)
    return NULL;
  return add_primary_key (relata_def_table (bare), key != NULL ? key->name : NULL, columns,
                          n_columns, autoincrement, error);
}

/**
 * relata_table_def_add_unique:
 * @name: (nullable): of the constraint
 * @columns: (array zero-terminated=1): one at least
 *
 * Returns: (transfer full): the table with one more UNIQUE constraint: on the column if it is
 *   one, else of the table
 */
RelataDef *
relata_table_def_add_unique (const RelataTableDef *self,
                             const char *name,
                             const char *const *columns,
                             GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (RelataSplice) splice = { 0 };
  int column = -1;

  g_return_val_if_fail (self != NULL && columns != NULL && columns[0] != NULL, NULL);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      column = relata_table_def_find_column (self, columns[i]);
      if (!relata_edit_need_column (self, column, error))
        return NULL;
    }
  if (columns[1] != NULL)
    {
      g_string_append (sql, "UNIQUE ");
      relata_edit_append_names (sql, columns);
      return relata_edit_add_constraint (self, name, sql->str, (RelataShape){ .keys = 1 }, error);
    }
  if (name != NULL)
    {
      g_string_append (sql, " CONSTRAINT ");
      relata_name_append (sql, name);
    }
  g_string_append (sql, " UNIQUE");
  relata_splice_init (&splice, &self->base);
  relata_splice_insert (&splice, relata_edit_after_keys (self, &self->columns[column]), sql->str);
  return relata_edit_finish (&splice, (RelataShape){ .keys = 1 }, error);
}

/**
 * relata_table_def_remove_key:
 * @key: position among the keys
 *
 * Returns: (transfer full): the table without it
 */
RelataDef *
relata_table_def_remove_key (const RelataTableDef *self, guint key, GError **error)
{
  g_return_val_if_fail (self != NULL && key < self->n_keys, NULL);
  return relata_edit_remove_part (self, RELATA_CLAUSE_KEY, key, self->keys[key].on_column, error);
}

/**
 * relata_table_def_add_check:
 * @name: (nullable): of the constraint
 * @expr: what must hold, without the parentheses
 *
 * Returns: (transfer full): the table with one more CHECK
 */
RelataDef *
relata_table_def_add_check (const RelataTableDef *self,
                            const char *name,
                            const char *expr,
                            GError **error)
{
  g_autofree char *text = relata_edit_dup_tokens (expr);
  g_autofree char *check = g_strdup_printf ("CHECK (%s)", text);

  g_return_val_if_fail (self != NULL, NULL);
  return relata_edit_add_constraint (self, name, check, (RelataShape){ .checks = 1 }, error);
}

/**
 * relata_table_def_set_check:
 * @check: position among the checks
 * @name: (nullable): what it shall be called
 * @expr: what must hold, without the parentheses
 *
 * Returns: (transfer full): the table with that check changed
 */
RelataDef *
relata_table_def_set_check (
    const RelataTableDef *self, guint check, const char *name, const char *expr, GError **error)
{
  g_autofree char *text = relata_edit_dup_tokens (expr);
  g_autofree char *found = NULL;
  g_auto (RelataSplice) splice = { 0 };
  const RelataCheckDef *old;

  g_return_val_if_fail (self != NULL && check < self->n_checks, NULL);
  old = &self->checks[check];
  found = relata_def_dup_span (&self->base, old->expr.span);
  relata_splice_init (&splice, &self->base);
  relata_edit_set_name (&splice, old->span, old->name_span, old->name, name);
  if (strcmp (found, text) != 0)
    relata_splice_replace (&splice, old->expr.span, text);
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/**
 * relata_table_def_remove_check:
 * @check: position among the checks
 *
 * Returns: (transfer full): the table without it
 */
RelataDef *
relata_table_def_remove_check (const RelataTableDef *self, guint check, GError **error)
{
  g_return_val_if_fail (self != NULL && check < self->n_checks, NULL);
  return relata_edit_remove_part (self, RELATA_CLAUSE_CHECK, check, self->checks[check].on_column,
                                  error);
}
