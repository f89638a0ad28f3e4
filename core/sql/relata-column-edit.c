/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of one column: type, NOT NULL, UNIQUE, default, collation, generated expression. Any
 * thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-table-edit-private.h"

/**
 * relata_table_def_set_type:
 * @type: "" for none
 *
 * Returns: (transfer full): the table with @column of that type
 */
RelataDef *
relata_table_def_set_type (const RelataTableDef *self,
                           guint column,
                           const char *type,
                           GError **error)
{
  g_autofree char *text = relata_edit_dup_tokens (type);
  g_autofree char *found = NULL;
  g_autoptr (RelataDef) def = NULL;
  g_auto (RelataSplice) splice = { 0 };
  const RelataColumnDef *old, *new;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  old = &self->columns[column];
  found = relata_def_dup_span (&self->base, old->type_span);
  if (strcmp (found, text) == 0)
    return relata_edit_same (self);
  relata_splice_init (&splice, &self->base);
  if (*text == '\0')
    relata_splice_remove_word (&splice, old->type_span, old->name_span.start);
  else if (*found != '\0')
    relata_splice_replace (&splice, old->type_span, text);
  else
    {
      g_autofree char *spaced = g_strconcat (" ", text, NULL);

      relata_splice_insert (&splice, old->name_span.end, spaced);
    }
  def = relata_edit_finish (&splice, (RelataShape){ 0 }, error);
  if (def == NULL)
    return NULL;
  new = &relata_def_table (def)->columns[column];
  g_free (found);
  found = relata_def_dup_span (def, new->type_span);
  if (strcmp (found, text) == 0 && new->n_clauses == old->n_clauses)
    return g_steal_pointer (&def);
  relata_edit_fail (error, _ ("“%s” is not a type."), text);
  return NULL;
}

/* Removes all clauses of @kind from @column. */
static void
remove_clauses (RelataSplice *splice, const RelataColumnDef *column, RelataClauseKind kind)
{
  for (guint i = 0; i < column->n_clauses; i++)
    if (column->clauses[i].kind == kind)
      relata_edit_remove_clause (splice, column, &column->clauses[i]);
}

/* The last clause of @kind on @column, which is the one that counts, or %NULL. */
static const RelataClause *
last_clause (const RelataColumnDef *column, RelataClauseKind kind)
{
  for (guint i = column->n_clauses; i > 0; i--)
    if (column->clauses[i - 1].kind == kind)
      return &column->clauses[i - 1];
  return NULL;
}

/**
 * relata_table_def_set_not_null:
 *
 * Returns: (transfer full): the table with NOT NULL on @column, or without
 */
RelataDef *
relata_table_def_set_not_null (const RelataTableDef *self,
                               guint column,
                               gboolean not_null,
                               GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  const RelataColumnDef *old;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  old = &self->columns[column];
  if (!!not_null == old->not_null)
    return relata_edit_same (self);
  relata_splice_init (&splice, &self->base);
  if (not_null)
    {
      relata_splice_insert (&splice, relata_edit_after_type (self, old), " NOT NULL");
      remove_clauses (&splice, old, RELATA_CLAUSE_NULL);
    }
  else
    remove_clauses (&splice, old, RELATA_CLAUSE_NOT_NULL);
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/* The first UNIQUE constraint over @column alone, or -1. */
static int
find_unique (const RelataTableDef *self, guint column)
{
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i].kind == RELATA_KEY_UNIQUE && self->keys[i].n_columns == 1
        && self->keys[i].columns[0].column == (int)column)
      return i;
  return -1;
}

/**
 * relata_table_def_set_unique:
 * @unique: whether a UNIQUE constraint over @column alone shall stand
 *
 * A column that is the primary key by itself may have one as well. Removing takes those of the
 * table too.
 *
 * Returns: (transfer full): the table with or without it
 */
RelataDef *
relata_table_def_set_unique (const RelataTableDef *self,
                             guint column,
                             gboolean unique,
                             GError **error)
{
  g_autoptr (RelataDef) def = NULL;
  g_auto (RelataSplice) splice = { 0 };
  int key;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  key = find_unique (self, column);
  if (unique && key < 0)
    {
      relata_splice_init (&splice, &self->base);
      relata_splice_insert (&splice, relata_edit_after_keys (self, &self->columns[column]),
                            " UNIQUE");
      return relata_edit_finish (&splice, (RelataShape){ .keys = 1 }, error);
    }
  def = relata_edit_same (self);
  while (!unique && key >= 0)
    {
      RelataDef *next = relata_table_def_remove_key (relata_def_table (def), key, error);

      if (next == NULL)
        return NULL;
      relata_def_unref (def);
      def = next;
      key = find_unique (relata_def_table (def), column);
    }
  return g_steal_pointer (&def);
}

/* Whether @text can follow DEFAULT without parentheses: a literal, perhaps with a sign, or a
 * bare word. Text that is in parentheses altogether can, too. */
static gboolean
is_plain_default (const char *text)
{
  RelataLexer lexer;
  RelataToken token;
  gboolean is_signed = FALSE;

  relata_lexer_init (&lexer, text, 0);
  relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_TOKEN_PLUS || token.type == RELATA_TOKEN_MINUS)
    {
      is_signed = TRUE;
      relata_lexer_next (&lexer, &token);
    }
  if (token.type != RELATA_TOKEN_NUMBER && token.type != RELATA_TOKEN_STRING
      && token.type != RELATA_TOKEN_BLOB && token.type != RELATA_KEYWORD_NULL
      && (is_signed || (relata_token_flags[token.type] & RELATA_TOKEN_IS_ID) == 0))
    return FALSE;
  relata_lexer_next (&lexer, &token);
  return token.type == RELATA_TOKEN_END;
}

/* Whether the first token of @text is a parenthesis that the last one closes. */
static gboolean
is_parenthesized (const char *text)
{
  RelataLexer lexer;
  RelataToken token;
  guint depth = 0;

  relata_lexer_init (&lexer, text, 0);
  for (relata_lexer_next (&lexer, &token); token.type != RELATA_TOKEN_END;
       relata_lexer_next (&lexer, &token))
    {
      if (token.type == RELATA_TOKEN_LEFT_PAREN)
        depth++;
      else if (depth == 0)
        return FALSE;
      else if (token.type == RELATA_TOKEN_RIGHT_PAREN && --depth == 0)
        {
          relata_lexer_next (&lexer, &token);
          return token.type == RELATA_TOKEN_END;
        }
    }
  return FALSE;
}

/* Where the value of a DEFAULT clause begins, parenthesis included. */
static guint32
default_value_start (const RelataDef *def, const RelataClause *clause)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, def->text, clause->span.start);
  do
    relata_lexer_next (&lexer, &token);
  while (token.type != RELATA_KEYWORD_DEFAULT);
  return relata_lexer_skip_trivia (def->text, token.end);
}

/**
 * relata_table_def_set_default:
 * @expr: (nullable): what follows DEFAULT; an expression gets the parentheses it needs. %NULL
 *   or "" removes the clause
 *
 * Returns: (transfer full): the table with that default
 */
RelataDef *
relata_table_def_set_default (const RelataTableDef *self,
                              guint column,
                              const char *expr,
                              GError **error)
{
  g_autofree char *text = relata_edit_dup_tokens (expr);
  g_autofree char *value = NULL;
  g_autofree char *clause_text = NULL;
  g_auto (RelataSplice) splice = { 0 };
  const RelataClause *clause;
  const RelataColumnDef *old;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  old = &self->columns[column];
  clause = last_clause (old, RELATA_CLAUSE_DEFAULT);
  relata_splice_init (&splice, &self->base);
  value = is_plain_default (text) || is_parenthesized (text) ? g_strdup (text)
                                                             : g_strdup_printf ("(%s)", text);
  if (*text == '\0')
    remove_clauses (&splice, old, RELATA_CLAUSE_DEFAULT);
  else if (clause != NULL)
    relata_splice_replace (
        &splice, (RelataSpan){ default_value_start (&self->base, clause), clause->span.end },
        value);
  else
    {
      clause_text = g_strconcat (" DEFAULT ", value, NULL);
      relata_splice_insert (&splice, relata_edit_after_keys (self, old), clause_text);
    }
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/**
 * relata_table_def_set_collation:
 * @collation: (nullable): %NULL or "" removes the clause
 *
 * Returns: (transfer full): the table with @column in that collation
 */
RelataDef *
relata_table_def_set_collation (const RelataTableDef *self,
                                guint column,
                                const char *collation,
                                GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autoptr (GString) text = g_string_new (" COLLATE ");
  const RelataColumnDef *old;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  old = &self->columns[column];
  if (g_strcmp0 (old->collation, collation) == 0)
    return relata_edit_same (self);
  relata_splice_init (&splice, &self->base);
  if (collation != NULL && *collation != '\0')
    {
      relata_name_append (text, collation);
      relata_splice_insert (&splice, relata_edit_column_end (self, old), text->str);
    }
  remove_clauses (&splice, old, RELATA_CLAUSE_COLLATE);
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/* Sets the expression and the word after it of the generated column @old in place. */
static void
change_generated (RelataSplice *splice,
                  const RelataColumnDef *old,
                  RelataGenerated generated,
                  const char *expr)
{
  const RelataClause *clause = last_clause (old, RELATA_CLAUSE_GENERATED);
  guint32 close = relata_lexer_skip_trivia (splice->def->text, old->generated_expr.span.end);
  g_autofree char *found = relata_def_dup_span (splice->def, old->generated_expr.span);

  if (strcmp (found, expr) != 0)
    relata_splice_replace (splice, old->generated_expr.span, expr);
  if (old->generated == generated)
    return;
  if (clause->span.end > close + 1)
    relata_splice_replace (
        splice,
        (RelataSpan){ relata_lexer_skip_trivia (splice->def->text, close + 1), clause->span.end },
        generated == RELATA_GENERATED_STORED ? "STORED" : "VIRTUAL");
  else
    relata_splice_insert (splice, close + 1,
                          generated == RELATA_GENERATED_STORED ? " STORED" : " VIRTUAL");
}

/**
 * relata_table_def_set_generated:
 * @expr: (nullable): from what; %NULL or "" with %RELATA_GENERATED_NONE
 *
 * A generated column has no default (gencol.html, 2.3), so that is removed.
 *
 * Returns: (transfer full): the table with @column generated that way, or not at all
 */
RelataDef *
relata_table_def_set_generated (const RelataTableDef *self,
                                guint column,
                                RelataGenerated generated,
                                const char *expr,
                                GError **error)
{
  g_autofree char *text = relata_edit_dup_tokens (expr);
  g_autofree char *clause = NULL;
  g_auto (RelataSplice) splice = { 0 };
  const RelataColumnDef *old;

  g_return_val_if_fail (self != NULL, NULL);
  if (!relata_edit_need_column (self, column, error))
    return NULL;
  old = &self->columns[column];
  if (generated != RELATA_GENERATED_NONE && relata_table_def_column_in_primary_key (self, column))
    {
      relata_edit_fail (error, _ ("A generated column cannot be part of the primary key."));
      return NULL;
    }
  relata_splice_init (&splice, &self->base);
  if (generated == RELATA_GENERATED_NONE)
    remove_clauses (&splice, old, RELATA_CLAUSE_GENERATED);
  else if (old->generated != RELATA_GENERATED_NONE)
    change_generated (&splice, old, generated, text);
  else
    {
      clause = g_strdup_printf (" GENERATED ALWAYS AS (%s) %s", text,
                                generated == RELATA_GENERATED_STORED ? "STORED" : "VIRTUAL");
      remove_clauses (&splice, old, RELATA_CLAUSE_DEFAULT);
      relata_splice_insert (&splice, relata_edit_column_end (self, old), clause);
    }
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}
