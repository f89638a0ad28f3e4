/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the edits of tables have in common. Any thread. */

#include "config.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-table-edit-private.h"

/* Sets #RELATA_ERROR_INVALID_EDIT. Returns: %FALSE */
gboolean
relata_edit_fail (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (RELATA_ERROR, RELATA_ERROR_INVALID_EDIT, format, args);
  va_end (args);
  return FALSE;
}

/* Whether @self has a column at position @column. */
gboolean
relata_edit_need_column (const RelataTableDef *self, guint column, GError **error)
{
  if (column < self->n_columns)
    return TRUE;
  return relata_edit_fail (error, _ ("The table “%s” has no column number %u."), self->base.name,
                           column + 1);
}

/* Whether no column but the one at @except has @name. */
gboolean
relata_edit_need_free_name (const RelataTableDef *self,
                            int except,
                            const char *name,
                            GError **error)
{
  int found = relata_table_def_find_column (self, name);
  g_autofree char *shown = NULL;

  if (found < 0 || found == except)
    return TRUE;
  shown = relata_text_for_display (name, -1, 80);
  return relata_edit_fail (error, _ ("The table has a column “%s” already."), shown);
}

/**
 * relata_edit_check:
 * @def: (transfer full) (nullable): what an edit made of @self
 * @change: what the edit was to do
 *
 * Guards against a text that says more than its place allows, as "INT, b TEXT" for a type.
 *
 * Returns: (transfer full) (nullable): @def, if it differs from @self as @change says
 */
RelataDef *
relata_edit_check (const RelataTableDef *self, RelataDef *def, RelataShape change, GError **error)
{
  const RelataTableDef *table = relata_def_table (def);

  if (def == NULL)
    return NULL;
  if ((int)table->n_columns == (int)self->n_columns + change.columns
      && (int)table->n_keys == (int)self->n_keys + change.keys
      && (int)table->n_foreign_keys == (int)self->n_foreign_keys + change.foreign_keys
      && (int)table->n_checks == (int)self->n_checks + change.checks)
    return def;
  relata_def_unref (def);
  relata_edit_fail (error, _ ("The text says more than can stand in that place."));
  return NULL;
}

/* The result of @splice, checked; the same definition if nothing was to change. */
RelataDef *
relata_edit_finish (RelataSplice *splice, RelataShape change, GError **error)
{
  const RelataTableDef *self = relata_def_table (splice->def);

  if (relata_splice_is_empty (splice))
    return relata_edit_same (self);
  return relata_edit_check (self, relata_splice_finish (splice, error), change, error);
}

/* Whether the type of @column ends where a token does. SQLite cuts GENERATED ALWAYS off a type by
 * the letters, so that it may end inside a word or a comment. */
static gboolean
type_ends_token (const RelataTableDef *self, const RelataColumnDef *column)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, self->base.text, column->type_span.start);
  do
    relata_lexer_next (&lexer, &token);
  while (token.end < column->type_span.end);
  return token.end == column->type_span.end;
}

/* Where the first clause of @column may be put. */
guint32
relata_edit_after_type (const RelataTableDef *self, const RelataColumnDef *column)
{
  if (column->type_span.end == column->type_span.start)
    return column->name_span.end;
  if (column->n_clauses > 0 && !type_ends_token (self, column))
    return column->clauses[0].span.end;
  return column->type_span.end;
}

/* Where a clause may be put that is to follow PRIMARY KEY and NOT NULL. */
guint32
relata_edit_after_keys (const RelataTableDef *self, const RelataColumnDef *column)
{
  guint32 end = relata_edit_after_type (self, column);

  for (guint i = 0; i < column->n_clauses; i++)
    {
      const RelataClause *clause = &column->clauses[i];

      if (clause->kind != RELATA_CLAUSE_NULL && clause->kind != RELATA_CLAUSE_NOT_NULL
          && !(clause->kind == RELATA_CLAUSE_KEY
               && self->keys[clause->index].kind == RELATA_KEY_PRIMARY))
        break;
      end = MAX (end, clause->span.end);
    }
  return end;
}

/* Where a clause may be put that is to be the last: before a CONSTRAINT that names nothing. */
guint32
relata_edit_column_end (const RelataTableDef *self, const RelataColumnDef *column)
{
  for (guint i = column->n_clauses; i > 0; i--)
    if (column->clauses[i - 1].kind != RELATA_CLAUSE_NAME)
      return column->clauses[i - 1].span.end;
  return relata_edit_after_type (self, column);
}

/* Removes a clause and the space before it. */
void
relata_edit_remove_clause (RelataSplice *splice,
                           const RelataColumnDef *column,
                           const RelataClause *clause)
{
  relata_splice_remove_word (splice, clause->span, column->name_span.start);
}

/* The position among the constraints of the table of the key, check or foreign key @index, or
 * -1. */
int
relata_edit_find_constraint (const RelataTableDef *self, RelataClauseKind kind, guint index)
{
  for (guint i = 0; i < self->n_constraints; i++)
    if (self->constraints[i].kind == kind && self->constraints[i].index == (int)index)
      return i;
  return -1;
}

/* The clause of @column that is the key, check or foreign key @index. */
const RelataClause *
relata_edit_find_clause (const RelataColumnDef *column, RelataClauseKind kind, guint index)
{
  for (guint i = 0; i < column->n_clauses; i++)
    if (column->clauses[i].kind == kind && column->clauses[i].index == (int)index)
      return &column->clauses[i];
  return NULL;
}

/* Removes the key, check or foreign key @index, wherever it is written. */
RelataDef *
relata_edit_remove_part (
    const RelataTableDef *self, RelataClauseKind kind, guint index, int on_column, GError **error)
{
  RelataShape change = { .keys = kind == RELATA_CLAUSE_KEY ? -1 : 0,
                         .checks = kind == RELATA_CLAUSE_CHECK ? -1 : 0,
                         .foreign_keys = kind == RELATA_CLAUSE_FOREIGN_KEY ? -1 : 0 };
  g_auto (RelataTableBody) body = { 0 };
  g_auto (RelataSplice) splice = { 0 };

  if (on_column >= 0)
    {
      const RelataColumnDef *column = &self->columns[on_column];

      relata_splice_init (&splice, &self->base);
      relata_edit_remove_clause (&splice, column, relata_edit_find_clause (column, kind, index));
      return relata_edit_finish (&splice, change, error);
    }
  relata_table_body_init (&body, self);
  relata_table_body_remove (&body,
                            self->n_columns + relata_edit_find_constraint (self, kind, index));
  return relata_edit_check (self, relata_table_body_finish (&body, error), change, error);
}

/* Adds @text, with CONSTRAINT @name (nullable) before it, after all constraints. */
RelataDef *
relata_edit_add_constraint (const RelataTableDef *self,
                            const char *name,
                            const char *text,
                            RelataShape change,
                            GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_auto (RelataTableBody) body = { 0 };

  if (self->n_columns == 0)
    {
      relata_edit_fail (error, _ ("The table “%s” has no columns yet."), self->base.name);
      return NULL;
    }
  if (name != NULL)
    {
      g_string_append (sql, "CONSTRAINT ");
      relata_name_append (sql, name);
      g_string_append_c (sql, ' ');
    }
  g_string_append (sql, text);
  relata_table_body_init (&body, self);
  relata_table_body_insert (&body, self->n_columns + self->n_constraints, sql->str);
  return relata_edit_check (self, relata_table_body_finish (&body, error), change, error);
}

/**
 * relata_edit_set_name:
 * @span: a constraint, its name included
 * @name_span: its name
 * @old_name: (nullable): its name
 * @name: (nullable): what it shall be; %NULL removes CONSTRAINT
 */
void
relata_edit_set_name (RelataSplice *splice,
                      RelataSpan span,
                      RelataSpan name_span,
                      const char *old_name,
                      const char *name)
{
  g_autoptr (GString) prefix = NULL;

  if (g_strcmp0 (old_name, name) == 0)
    return;
  if (name == NULL)
    relata_splice_remove (
        splice,
        (RelataSpan){ span.start, relata_lexer_skip_trivia (splice->def->text, name_span.end) });
  else if (old_name != NULL)
    relata_splice_rename (splice, name_span, name);
  else
    {
      prefix = g_string_new ("CONSTRAINT ");
      relata_name_append (prefix, name);
      g_string_append_c (prefix, ' ');
      relata_splice_insert (splice, span.start, prefix->str);
    }
}

/* (a, "b c") */
void
relata_edit_append_names (GString *sql, const char *const *names)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      relata_name_append (sql, names[i]);
    }
  g_string_append_c (sql, ')');
}

/**
 * relata_edit_dup_tokens:
 * @text: (nullable): what a person wrote for a part of a statement
 *
 * Returns: (transfer full): @text from its first token to its last, without the space and
 *   comments around them; "" for %NULL
 */
char *
relata_edit_dup_tokens (const char *text)
{
  RelataLexer lexer;
  RelataToken token;
  guint32 start, end;

  if (text == NULL)
    return g_strdup ("");
  relata_lexer_init (&lexer, text, 0);
  relata_lexer_next (&lexer, &token);
  for (start = end = token.start; token.type != RELATA_TOKEN_END;)
    {
      end = token.end;
      relata_lexer_next (&lexer, &token);
    }
  return g_strndup (text + start, end - start);
}
