/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of a table as a whole and of the list of its columns. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-rename.h"
#include "sql/relata-table-edit-private.h"

/**
 * relata_table_def_new:
 * @name: of the table
 *
 * Returns: (transfer full): a table without columns, which is to be drawn
 */
RelataDef *
relata_table_def_new (const char *name, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE ");

  g_return_val_if_fail (name != NULL, NULL);
  relata_name_append (sql, name);
  g_string_append (sql, " ()");
  return relata_parse_create (sql->str, sql->len, error);
}

/**
 * relata_table_def_rename:
 *
 * Foreign keys to the table itself, and checks and generated expressions that name it, follow.
 *
 * Returns: (transfer full): the table under @name
 */
RelataDef *
relata_table_def_rename (const RelataTableDef *self, const char *name, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  relata_splice_init (&splice, &self->base);
  if (strcmp (self->base.name, name) != 0)
    {
      relata_splice_rename (&splice, self->base.name_span, name);
      relata_rename_table_in (&splice, &self->base, self->base.name, name);
    }
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/* The text of a new column. */
static char *
make_column (const char *name, const char *type)
{
  GString *sql = g_string_new (NULL);

  relata_name_append (sql, name);
  if (type != NULL && *type != '\0')
    g_string_append_printf (sql, " %s", type);
  return g_string_free (sql, FALSE);
}

/**
 * relata_table_def_add_column:
 * @position: before which column it shall stand; their number for the end
 * @type: "" for none
 *
 * Returns: (transfer full): the table with one more column
 */
RelataDef *
relata_table_def_add_column (
    const RelataTableDef *self, guint position, const char *name, const char *type, GError **error)
{
  g_auto (RelataTableBody) body = { 0 };
  g_autofree char *text = NULL;
  g_autoptr (RelataDef) def = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  if (self->as_select)
    {
      relata_edit_fail (error, _ ("The columns of “%s” come from a query."), self->base.name);
      return NULL;
    }
  if (!relata_edit_need_free_name (self, -1, name, error))
    return NULL;
  text = make_column (name, type);
  relata_table_body_init (&body, self);
  relata_table_body_insert (&body, MIN (position, self->n_columns), text);
  def = relata_edit_check (self, relata_table_body_finish (&body, error),
                           (RelataShape){ .columns = 1 }, error);
  if (def == NULL)
    return NULL;
  return relata_table_def_set_type (relata_def_table (def), MIN (position, self->n_columns),
                                    type != NULL ? type : "", error);
}

/**
 * relata_table_def_move_column:
 * @position: where it shall stand, counted without it
 *
 * Returns: (transfer full): the table with its columns in another order
 */
RelataDef *
relata_table_def_move_column (const RelataTableDef *self,
                              guint column,
                              guint position,
                              GError **error)
{
  g_auto (RelataTableBody) body = { 0 };
  g_autoptr (RelataDef) attached = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error)
      || !relata_edit_need_column (self, position, error))
    return NULL;
  if (column == position)
    return relata_edit_same (self);
  attached = relata_edit_attach_deferrals (self, error);
  if (attached == NULL)
    return NULL;
  relata_table_body_init (&body, relata_def_table (attached));
  relata_table_body_move (&body, column, position);
  return relata_edit_check (self, relata_table_body_finish (&body, error), (RelataShape){ 0 },
                            error);
}

/**
 * relata_table_def_rename_column:
 *
 * Keys, foreign keys, checks and generated expressions of the table follow, as do foreign keys
 * to the table itself.
 *
 * Returns: (transfer full): the table with @column under @name
 */
RelataDef *
relata_table_def_rename_column (const RelataTableDef *self,
                                guint column,
                                const char *name,
                                GError **error)
{
  g_auto (RelataSplice) splice = { 0 };

  g_return_val_if_fail (self != NULL && name != NULL, NULL);
  if (!relata_edit_need_column (self, column, error)
      || !relata_edit_need_free_name (self, column, name, error))
    return NULL;
  relata_splice_init (&splice, &self->base);
  if (strcmp (self->columns[column].name, name) != 0)
    {
      relata_splice_rename (&splice, self->columns[column].name_span, name);
      relata_rename_column_in_table (&splice, self, self->base.name, self->columns[column].name,
                                     name);
    }
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/* Whether @expr mentions the column @name of @self. */
static gboolean
mentions (const RelataTableDef *self, const RelataExpr *expr, const char *name)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (!expr->refs[i].is_table && relata_name_equal (expr->refs[i].name, name)
        && (expr->refs[i].table == NULL
            || relata_name_equal (expr->refs[i].table, self->base.name)))
      return TRUE;
  return FALSE;
}

/* Refuses to remove @column while an expression elsewhere in the table mentions it. */
static gboolean
check_unmentioned (const RelataTableDef *self, guint column, GError **error)
{
  const char *name = self->columns[column].name;
  g_autofree char *shown = relata_text_for_display (name, -1, 80);

  for (guint i = 0; i < self->n_checks; i++)
    if (self->checks[i].on_column != (int)column && mentions (self, &self->checks[i].expr, name))
      {
        g_autofree char *text = relata_def_dup_span (&self->base, self->checks[i].span);
        g_autofree char *check = relata_text_for_display (text, -1, 80);

        return relata_edit_fail (error, _ ("The column “%s” is mentioned by %s."), shown, check);
      }
  for (guint i = 0; i < self->n_columns; i++)
    if (i != column && mentions (self, &self->columns[i].generated_expr, name))
      {
        g_autofree char *other = relata_text_for_display (self->columns[i].name, -1, 80);

        return relata_edit_fail (error, _ ("The column “%s” is what “%s” is generated from."),
                                 shown, other);
      }
  return TRUE;
}

/* Whether the foreign key @fk has @column among its own columns or, referring to the table
 * itself, among those of the parent. */
static gboolean
foreign_key_needs (const RelataTableDef *self, const RelataForeignKeyDef *fk, guint column)
{
  gboolean to_itself = relata_name_equal (fk->parent, self->base.name);

  for (guint i = 0; i < fk->n_columns; i++)
    if (fk->column_indexes[i] == (int)column)
      return TRUE;
  for (guint i = 0; to_itself && i < fk->n_parent_columns; i++)
    if (relata_name_equal (fk->parent_columns[i], self->columns[column].name))
      return TRUE;
  return FALSE;
}

static gboolean
key_needs (const RelataKeyDef *key, guint column)
{
  for (guint i = 0; i < key->n_columns; i++)
    if (key->columns[i].column == (int)column)
      return TRUE;
  return FALSE;
}

/* The first key or foreign key, not written on @column, that cannot be without it; it is
 * removed. %NULL without @error if there is none. */
static RelataDef *
remove_one_dependent (const RelataTableDef *self, guint column, GError **error)
{
  for (guint i = 0; i < self->n_foreign_keys; i++)
    if (self->foreign_keys[i].on_column != (int)column
        && foreign_key_needs (self, &self->foreign_keys[i], column))
      return relata_table_def_remove_foreign_key (self, i, error);
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i].on_column < 0 && key_needs (&self->keys[i], column))
      return relata_table_def_remove_key (self, i, error);
  return NULL;
}

/* Removes all parts of @self that cannot be without @column, and what is loose. */
static RelataDef *
remove_dependents (const RelataTableDef *self, guint column, GError **error)
{
  g_autoptr (RelataDef) def = relata_edit_attach_deferrals (self, error);

  while (def != NULL)
    {
      GError *failure = NULL;
      RelataDef *next = remove_one_dependent (relata_def_table (def), column, &failure);

      if (next == NULL)
        {
          if (failure == NULL)
            return g_steal_pointer (&def);
          g_propagate_error (error, failure);
          return NULL;
        }
      relata_def_unref (def);
      def = next;
    }
  return NULL;
}

/* The table with nothing between its parentheses. */
static RelataDef *
remove_all (const RelataTableDef *self, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };

  relata_splice_init (&splice, &self->base);
  relata_splice_remove (&splice, self->body);
  return relata_splice_finish (&splice, error);
}

/**
 * relata_table_def_remove_column:
 *
 * Keys and foreign keys of the table that have the column among theirs go with it. A check, or
 * the expression of another column, that mentions it makes the edit fail. With the last column
 * goes all that stands between the parentheses.
 *
 * Returns: (transfer full): the table without @column
 */
RelataDef *
relata_table_def_remove_column (const RelataTableDef *self, guint column, GError **error)
{
  g_auto (RelataTableBody) body = { 0 };
  g_autoptr (RelataDef) def = NULL;
  const RelataTableDef *table;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  if (self->n_columns == 1)
    return remove_all (self, error);
  if (!check_unmentioned (self, column, error))
    return NULL;
  def = remove_dependents (self, column, error);
  if (def == NULL)
    return NULL;
  table = relata_def_table (def);
  relata_table_body_init (&body, table);
  relata_table_body_remove (&body, column);
  return relata_table_body_finish (&body, error);
}

/* Whether the options of @self can be told from its tokens to be those given. */
static void
append_options (GString *sql, gboolean strict, gboolean without_rowid)
{
  if (without_rowid)
    g_string_append (sql, "WITHOUT ROWID");
  if (strict)
    g_string_append (sql, without_rowid ? ", STRICT" : "STRICT");
}

/**
 * relata_table_def_set_options:
 *
 * Returns: (transfer full): the table with these options and no others
 */
RelataDef *
relata_table_def_set_options (const RelataTableDef *self,
                              gboolean strict,
                              gboolean without_rowid,
                              GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autoptr (GString) sql = g_string_new (NULL);
  guint32 close, start;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->as_select)
    {
      relata_edit_fail (error, _ ("A table made from a query has no options."));
      return NULL;
    }
  if (!!strict == self->strict && !!without_rowid == self->without_rowid)
    return relata_edit_same (self);
  close = self->body.end + 1;
  start = relata_lexer_skip_trivia (self->base.text, close);
  append_options (sql, strict, without_rowid);
  if (start == self->base.length || sql->len == 0)
    {
      if (sql->len > 0)
        g_string_prepend_c (sql, ' ');
      start = close;
    }
  relata_splice_init (&splice, &self->base);
  relata_splice_replace (&splice, (RelataSpan){ start, self->base.length }, sql->str);
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}
