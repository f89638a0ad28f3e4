/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of indexes, views and triggers. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "sql/relata-index-edit.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-table-edit-private.h"

/**
 * relata_def_rename:
 * @self: any definition that has a name
 *
 * Only the name itself changes; see relata_table_def_rename() for tables.
 *
 * Returns: (transfer full): the definition under @name
 */
RelataDef *
relata_def_rename (const RelataDef *self, const char *name, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };

  g_return_val_if_fail (self != NULL && self->kind != RELATA_DEF_OTHER && name != NULL, NULL);
  if (strcmp (self->name, name) == 0)
    return relata_def_ref ((RelataDef *)self);
  relata_splice_init (&splice, self);
  relata_splice_rename (&splice, self->name_span, name);
  return relata_splice_finish (&splice, error);
}

/* The CREATE that @text is, of @kind. */
static RelataDef *
parse_kind (RelataDefKind kind, const char *text, GError **error)
{
  g_autoptr (RelataDef) def = relata_parse_statement (text, strlen (text));

  if (def->kind == kind)
    return g_steal_pointer (&def);
  if (def->fault != NULL)
    relata_edit_fail (error, _ ("The statement cannot be read: line %u, column %u: %s"),
                      def->fault->line, def->fault->column, def->fault->message);
  else
    relata_edit_fail (error, _ ("It is another kind of statement."));
  return NULL;
}

/**
 * relata_def_set_text:
 * @self: any definition
 * @text: a whole statement of the same kind
 *
 * Returns: (transfer full): what @text says
 */
RelataDef *
relata_def_set_text (const RelataDef *self, const char *text, GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  return parse_kind (self->kind, text, error);
}

/* name COLLATE collation DESC, ... */
static char *
make_columns (const RelataIndexedColumnSpec *columns, guint n_columns)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *expr = relata_edit_dup_tokens (columns[i].expr);

      if (i > 0)
        g_string_append (sql, ", ");
      if (columns[i].name != NULL)
        relata_name_append (sql, columns[i].name);
      else
        g_string_append (sql, expr);
      if (columns[i].collation != NULL && *columns[i].collation != '\0')
        {
          g_string_append (sql, " COLLATE ");
          relata_name_append (sql, columns[i].collation);
        }
      if (columns[i].order != RELATA_ORDER_NONE)
        g_string_append (sql, columns[i].order == RELATA_ORDER_DESC ? " DESC" : " ASC");
    }
  return g_string_free (sql, FALSE);
}

/* @def (transfer full, nullable), if it is an index of @n_columns terms. */
static RelataDef *
check_index (RelataDef *def, guint n_columns, GError **error)
{
  if (def == NULL || relata_def_index (def)->n_columns == n_columns)
    return def;
  relata_def_unref (def);
  relata_edit_fail (error, _ ("The text says more than can stand in that place."));
  return NULL;
}

/**
 * relata_index_def_new:
 * @columns: (array length=n_columns): one at least
 * @where: (nullable): for which rows; %NULL or "" for all
 *
 * Returns: (transfer full): a new index
 */
RelataDef *
relata_index_def_new (const char *name,
                      const char *table,
                      const RelataIndexedColumnSpec *columns,
                      guint n_columns,
                      gboolean unique,
                      const char *where,
                      GError **error)
{
  g_autoptr (GString) sql = g_string_new (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
  g_autofree char *terms = make_columns (columns, n_columns);
  g_autofree char *condition = relata_edit_dup_tokens (where);

  g_return_val_if_fail (name != NULL && table != NULL, NULL);
  relata_name_append (sql, name);
  g_string_append (sql, " ON ");
  relata_name_append (sql, table);
  g_string_append_printf (sql, " (%s)", terms);
  if (*condition != '\0')
    g_string_append_printf (sql, " WHERE %s", condition);
  return check_index (parse_kind (RELATA_DEF_INDEX, sql->str, error), n_columns, error);
}

/**
 * relata_index_def_set_table:
 *
 * Returns: (transfer full): the index on @table
 */
RelataDef *
relata_index_def_set_table (const RelataIndexDef *self, const char *table, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };

  g_return_val_if_fail (self != NULL && table != NULL, NULL);
  relata_splice_init (&splice, &self->base);
  relata_splice_rename (&splice, self->table_span, table);
  return relata_splice_finish (&splice, error);
}

/**
 * relata_index_def_set_unique:
 *
 * Returns: (transfer full): the index as a unique one, or not
 */
RelataDef *
relata_index_def_set_unique (const RelataIndexDef *self, gboolean unique, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  RelataLexer lexer;
  RelataToken token;

  g_return_val_if_fail (self != NULL, NULL);
  if (!!unique == self->unique)
    return relata_def_ref ((RelataDef *)&self->base);
  relata_lexer_init (&lexer, self->base.text, 0);
  relata_lexer_next (&lexer, &token);
  relata_splice_init (&splice, &self->base);
  if (unique)
    relata_splice_insert (&splice, token.end, " UNIQUE");
  else
    {
      relata_lexer_next (&lexer, &token);
      relata_splice_remove_word (&splice, (RelataSpan){ token.start, token.end }, 0);
    }
  return relata_splice_finish (&splice, error);
}

/**
 * relata_index_def_set_columns:
 * @columns: (array length=n_columns): one at least
 *
 * Returns: (transfer full): the index over these
 */
RelataDef *
relata_index_def_set_columns (const RelataIndexDef *self,
                              const RelataIndexedColumnSpec *columns,
                              guint n_columns,
                              GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autofree char *terms = make_columns (columns, n_columns);

  g_return_val_if_fail (self != NULL, NULL);
  relata_splice_init (&splice, &self->base);
  relata_splice_replace (&splice, self->columns_span, terms);
  return check_index (relata_splice_finish (&splice, error), n_columns, error);
}

/**
 * relata_index_def_set_where:
 * @where: (nullable): for which rows; %NULL or "" for all
 *
 * Returns: (transfer full): the index with that condition
 */
RelataDef *
relata_index_def_set_where (const RelataIndexDef *self, const char *where, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autofree char *condition = relata_edit_dup_tokens (where);
  g_autofree char *clause = g_strdup_printf (" WHERE %s", condition);
  guint32 close;

  g_return_val_if_fail (self != NULL, NULL);
  close = self->columns_span.end + 1;
  relata_splice_init (&splice, &self->base);
  if (*condition != '\0' && !relata_expr_is_empty (&self->where))
    relata_splice_replace (&splice, self->where.span, condition);
  else
    relata_splice_replace (&splice, (RelataSpan){ close, self->base.length },
                           *condition != '\0' ? clause : "");
  return check_index (relata_splice_finish (&splice, error), self->n_columns, error);
}

/**
 * relata_view_def_new:
 * @select: a query
 *
 * Returns: (transfer full): a new view
 */
RelataDef *
relata_view_def_new (const char *name, const char *select, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE VIEW ");
  g_autofree char *query = relata_edit_dup_tokens (select);

  g_return_val_if_fail (name != NULL, NULL);
  relata_name_append (sql, name);
  g_string_append_printf (sql, " AS\n%s", query);
  return parse_kind (RELATA_DEF_VIEW, sql->str, error);
}

/**
 * relata_view_def_set_select:
 * @select: a query
 *
 * Returns: (transfer full): the view of that
 */
RelataDef *
relata_view_def_set_select (const RelataViewDef *self, const char *select, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autofree char *query = relata_edit_dup_tokens (select);

  g_return_val_if_fail (self != NULL, NULL);
  relata_splice_init (&splice, &self->base);
  relata_splice_replace (&splice, self->select.span, query);
  return relata_splice_finish (&splice, error);
}

/**
 * relata_trigger_def_new:
 * @event: "AFTER INSERT" and the like
 * @body: from WHEN or BEGIN to END
 *
 * Returns: (transfer full): a new trigger
 */
RelataDef *
relata_trigger_def_new (
    const char *name, const char *table, const char *event, const char *body, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TRIGGER ");
  g_autofree char *when = relata_edit_dup_tokens (event);
  g_autofree char *program = relata_edit_dup_tokens (body);

  g_return_val_if_fail (name != NULL && table != NULL, NULL);
  relata_name_append (sql, name);
  g_string_append_printf (sql, " %s ON ", when);
  relata_name_append (sql, table);
  g_string_append_printf (sql, "\n%s", program);
  return parse_kind (RELATA_DEF_TRIGGER, sql->str, error);
}
