/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of the foreign keys of a table. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-table-edit-private.h"
#include "sql/relata-writer.h"

/* What a clause after REFERENCES parent is. */
typedef enum
{
  ARGUMENT_OTHER, /* MATCH, ON INSERT */
  ARGUMENT_ON_DELETE,
  ARGUMENT_ON_UPDATE,
  ARGUMENT_DEFERRAL,
} ArgumentKind;

/**
 * Argument:
 * @span: all of it
 * @value: what follows ON DELETE or ON UPDATE
 */
typedef struct
{
  ArgumentKind kind;
  RelataSpan span;
  RelataSpan value;
} Argument;

/* Reads one argument, of which @token is the first token. */
static void
read_argument (RelataLexer *lexer, RelataToken token, Argument *argument)
{
  RelataLexer ahead;

  *argument = (Argument){ .kind = ARGUMENT_OTHER, .span = { token.start, token.end } };
  if (token.type == RELATA_KEYWORD_ON)
    {
      relata_lexer_next (lexer, &token);
      if (token.type == RELATA_KEYWORD_DELETE)
        argument->kind = ARGUMENT_ON_DELETE;
      else if (token.type == RELATA_KEYWORD_UPDATE)
        argument->kind = ARGUMENT_ON_UPDATE;
      relata_lexer_next (lexer, &token);
      argument->value.start = token.start;
      if (token.type == RELATA_KEYWORD_SET || token.type == RELATA_KEYWORD_NO)
        relata_lexer_next (lexer, &token);
      argument->value.end = token.end;
    }
  else if (token.type == RELATA_KEYWORD_MATCH)
    relata_lexer_next (lexer, &token);
  else
    {
      argument->kind = ARGUMENT_DEFERRAL;
      if (token.type == RELATA_KEYWORD_NOT)
        relata_lexer_next (lexer, &token);
      ahead = *lexer;
      argument->span.end = token.end;
      relata_lexer_next (&ahead, &token);
      if (token.type != RELATA_KEYWORD_INITIALLY)
        return;
      relata_lexer_next (lexer, &token);
      relata_lexer_next (lexer, &token);
    }
  argument->span.end = token.end;
}

/* Reads what follows the name of the parent of @fk. @parent_list is where the parent's columns
 * stand, parentheses included; empty where there are none. */
static GArray *
read_reference (const RelataTableDef *self, const RelataForeignKeyDef *fk, RelataSpan *parent_list)
{
  GArray *arguments = g_array_new (FALSE, FALSE, sizeof (Argument));
  RelataLexer lexer;
  RelataToken token;

  *parent_list = (RelataSpan){ fk->parent_span.end, fk->parent_span.end };
  relata_lexer_init (&lexer, self->base.text, fk->parent_span.end);
  relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_TOKEN_LEFT_PAREN && token.start < fk->span.end)
    {
      parent_list->start = token.start;
      while (token.type != RELATA_TOKEN_RIGHT_PAREN)
        relata_lexer_next (&lexer, &token);
      parent_list->end = token.end;
      relata_lexer_next (&lexer, &token);
    }
  while (token.start < fk->span.end && token.type != RELATA_TOKEN_END)
    {
      Argument argument;

      read_argument (&lexer, token, &argument);
      g_array_append_val (arguments, argument);
      relata_lexer_next (&lexer, &token);
    }
  return arguments;
}

static gboolean
same_names (char **a, guint n_a, const char *const *b)
{
  if (n_a == 0 || b == NULL || b[0] == NULL)
    return n_a == 0 && (b == NULL || b[0] == NULL);
  for (guint i = 0; i < n_a; i++)
    if (b[i] == NULL || strcmp (a[i], b[i]) != 0)
      return FALSE;
  return b[n_a] == NULL;
}

/* Whether @spec can be a foreign key of @self. */
static gboolean
check_spec (const RelataTableDef *self, const RelataForeignKeySpec *spec, GError **error)
{
  guint n = 0;

  for (; spec->columns[n] != NULL; n++)
    if (relata_table_def_find_column (self, spec->columns[n]) < 0)
      {
        g_autofree char *shown = relata_text_for_display (spec->columns[n], -1, 80);

        return relata_edit_fail (error, _ ("The table has no column “%s”."), shown);
      }
  if (n == 0)
    return relata_edit_fail (error, _ ("A foreign key needs a column."));
  if (spec->parent_columns != NULL && spec->parent_columns[0] != NULL
      && g_strv_length ((char **)spec->parent_columns) != n)
    return relata_edit_fail (
        error, _ ("A foreign key needs as many columns of the parent as of the child."));
  return TRUE;
}

/* parent(a, b) ON DELETE ... */
static void
append_reference (GString *sql, const RelataForeignKeySpec *spec)
{
  g_string_append (sql, "REFERENCES ");
  relata_name_append (sql, spec->parent);
  if (spec->parent_columns != NULL && spec->parent_columns[0] != NULL)
    relata_edit_append_names (sql, spec->parent_columns);
  if (spec->on_delete != RELATA_ACTION_NONE)
    g_string_append_printf (sql, " ON DELETE %s", relata_action_to_sql (spec->on_delete));
  if (spec->on_update != RELATA_ACTION_NONE)
    g_string_append_printf (sql, " ON UPDATE %s", relata_action_to_sql (spec->on_update));
  if (spec->deferral != RELATA_DEFERRAL_NONE)
    g_string_append_printf (sql, " %s", relata_deferral_to_sql (spec->deferral));
}

/**
 * relata_table_def_add_foreign_key:
 * @spec: what it is to be; the columns must exist, the parent need not
 *
 * Returns: (transfer full): the table with one more foreign key: on the column if it is one,
 *   else of the table
 */
RelataDef *
relata_table_def_add_foreign_key (const RelataTableDef *self,
                                  const RelataForeignKeySpec *spec,
                                  GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (RelataDef) attached = NULL;
  g_auto (RelataSplice) splice = { 0 };
  const RelataTableDef *table;
  int column;

  g_return_val_if_fail (self != NULL && spec != NULL && spec->parent != NULL, NULL);
  if (!check_spec (self, spec, error))
    return NULL;
  attached = relata_edit_attach_deferrals (self, error);
  if (attached == NULL)
    return NULL;
  table = relata_def_table (attached);
  if (spec->columns[1] != NULL)
    {
      g_string_append (sql, "FOREIGN KEY ");
      relata_edit_append_names (sql, spec->columns);
      g_string_append_c (sql, ' ');
      append_reference (sql, spec);
      return relata_edit_add_constraint (table, spec->name, sql->str,
                                         (RelataShape){ .foreign_keys = 1 }, error);
    }
  g_string_append_c (sql, ' ');
  if (spec->name != NULL)
    {
      g_string_append (sql, "CONSTRAINT ");
      relata_name_append (sql, spec->name);
      g_string_append_c (sql, ' ');
    }
  append_reference (sql, spec);
  column = relata_table_def_find_column (table, spec->columns[0]);
  relata_splice_init (&splice, attached);
  relata_splice_insert (&splice, relata_edit_column_end (table, &table->columns[column]), sql->str);
  return relata_edit_finish (&splice, (RelataShape){ .foreign_keys = 1 }, error);
}

/* Puts @names where those at @spans stand, of which there are @n. */
static void
replace_names (RelataSplice *splice,
               char **old_names,
               const RelataSpan *spans,
               guint n,
               const char *const *names)
{
  g_autoptr (GString) sql = NULL;

  if (g_strv_length ((char **)names) == n)
    {
      for (guint i = 0; i < n; i++)
        if (strcmp (old_names[i], names[i]) != 0)
          relata_splice_rename (splice, spans[i], names[i]);
      return;
    }
  sql = g_string_new (NULL);
  relata_edit_append_names (sql, names);
  g_string_truncate (sql, sql->len - 1);
  relata_splice_replace (splice, (RelataSpan){ spans[0].start, spans[n - 1].end }, sql->str + 1);
}

static void
change_parent (RelataSplice *splice,
               const RelataForeignKeyDef *fk,
               RelataSpan parent_list,
               const RelataForeignKeySpec *spec)
{
  g_autoptr (GString) sql = NULL;

  if (strcmp (fk->parent, spec->parent) != 0)
    relata_splice_rename (splice, fk->parent_span, spec->parent);
  if (same_names (fk->parent_columns, fk->n_parent_columns, spec->parent_columns))
    return;
  if (spec->parent_columns == NULL || spec->parent_columns[0] == NULL)
    relata_splice_remove_word (splice, parent_list, fk->parent_span.start);
  else if (fk->n_parent_columns > 0)
    replace_names (splice, fk->parent_columns, fk->parent_column_spans, fk->n_parent_columns,
                   spec->parent_columns);
  else
    {
      sql = g_string_new (NULL);
      relata_edit_append_names (sql, spec->parent_columns);
      relata_splice_insert (splice, fk->parent_span.end, sql->str);
    }
}

/* The last of the arguments of @kind, or %NULL. */
static const Argument *
last_argument (GArray *arguments, ArgumentKind kind)
{
  for (guint i = arguments->len; i > 0; i--)
    if (g_array_index (arguments, Argument, i - 1).kind == kind)
      return &g_array_index (arguments, Argument, i - 1);
  return NULL;
}

static void
remove_arguments (RelataSplice *splice,
                  const RelataForeignKeyDef *fk,
                  GArray *arguments,
                  ArgumentKind kind)
{
  for (guint i = 0; i < arguments->len; i++)
    if (g_array_index (arguments, Argument, i).kind == kind)
      relata_splice_remove_word (splice, g_array_index (arguments, Argument, i).span,
                                 fk->parent_span.start);
}

/* Sets an action; a new one is put before the first argument. */
static void
change_action (RelataSplice *splice,
               const RelataForeignKeyDef *fk,
               GArray *arguments,
               guint32 parent_end,
               ArgumentKind kind,
               RelataAction action)
{
  const Argument *last = last_argument (arguments, kind);
  const Argument *before
      = kind == ARGUMENT_ON_UPDATE ? last_argument (arguments, ARGUMENT_ON_DELETE) : NULL;
  g_autofree char *text = NULL;

  if ((kind == ARGUMENT_ON_DELETE ? fk->on_delete : fk->on_update) == action)
    return;
  if (action == RELATA_ACTION_NONE)
    remove_arguments (splice, fk, arguments, kind);
  else if (last != NULL)
    relata_splice_replace (splice, last->value, relata_action_to_sql (action));
  else
    {
      text = g_strdup_printf (kind == ARGUMENT_ON_DELETE ? " ON DELETE %s" : " ON UPDATE %s",
                              relata_action_to_sql (action));
      relata_splice_insert (splice, before != NULL ? before->span.end : parent_end, text);
    }
}

static void
change_deferral (RelataSplice *splice,
                 const RelataForeignKeyDef *fk,
                 GArray *arguments,
                 const char *deferral)
{
  const Argument *last = last_argument (arguments, ARGUMENT_DEFERRAL);
  g_autofree char *text = NULL;

  if (deferral == NULL)
    remove_arguments (splice, fk, arguments, ARGUMENT_DEFERRAL);
  else if (last != NULL)
    relata_splice_replace (splice, last->span, deferral);
  else
    {
      text = g_strconcat (" ", deferral, NULL);
      relata_splice_insert (splice, fk->span.end, text);
    }
}

/* Changes @fk where it stands; its level stays. */
static RelataDef *
change_in_place (const RelataTableDef *self,
                 const RelataForeignKeyDef *fk,
                 const RelataForeignKeySpec *spec,
                 GError **error)
{
  RelataSpan parent_list;
  g_autoptr (GArray) arguments = read_reference (self, fk, &parent_list);
  g_auto (RelataSplice) splice = { 0 };

  relata_splice_init (&splice, &self->base);
  relata_edit_set_name (&splice, fk->span, fk->name_span, fk->name, spec->name);
  if (fk->on_column < 0 && !same_names (fk->columns, fk->n_columns, spec->columns))
    replace_names (&splice, fk->columns, fk->column_spans, fk->n_columns, spec->columns);
  change_parent (&splice, fk, parent_list, spec);
  change_action (&splice, fk, arguments, parent_list.end, ARGUMENT_ON_DELETE, spec->on_delete);
  change_action (&splice, fk, arguments, parent_list.end, ARGUMENT_ON_UPDATE, spec->on_update);
  if (fk->deferral != spec->deferral)
    change_deferral (&splice, fk, arguments, relata_deferral_to_sql (spec->deferral));
  return relata_edit_finish (&splice, (RelataShape){ 0 }, error);
}

/**
 * relata_table_def_set_foreign_key:
 * @foreign_key: position among the foreign keys
 * @spec: what it is to be
 *
 * What @spec does not change stays as it is written, MATCH included. A foreign key that is
 * written on a column and shall have others is written anew.
 *
 * Returns: (transfer full): the table with that foreign key changed
 */
RelataDef *
relata_table_def_set_foreign_key (const RelataTableDef *self,
                                  guint foreign_key,
                                  const RelataForeignKeySpec *spec,
                                  GError **error)
{
  g_autoptr (RelataDef) attached = NULL;
  g_autoptr (RelataDef) without = NULL;
  const RelataForeignKeyDef *fk;

  g_return_val_if_fail (self != NULL && foreign_key < self->n_foreign_keys && spec != NULL, NULL);
  g_return_val_if_fail (spec->parent != NULL, NULL);
  if (!check_spec (self, spec, error))
    return NULL;
  attached = relata_edit_attach_deferrals (self, error);
  if (attached == NULL)
    return NULL;
  fk = &relata_def_table (attached)->foreign_keys[foreign_key];
  if (fk->on_column < 0
      || (spec->columns[1] == NULL && relata_name_equal (fk->columns[0], spec->columns[0])))
    return change_in_place (relata_def_table (attached), fk, spec, error);
  without = relata_table_def_remove_foreign_key (relata_def_table (attached), foreign_key, error);
  if (without == NULL)
    return NULL;
  return relata_table_def_add_foreign_key (relata_def_table (without), spec, error);
}

/**
 * relata_table_def_remove_foreign_key:
 * @foreign_key: position among the foreign keys
 *
 * Returns: (transfer full): the table without it
 */
RelataDef *
relata_table_def_remove_foreign_key (const RelataTableDef *self, guint foreign_key, GError **error)
{
  g_autoptr (RelataDef) attached = NULL;

  g_return_val_if_fail (self != NULL && foreign_key < self->n_foreign_keys, NULL);
  attached = relata_edit_attach_deferrals (self, error);
  if (attached == NULL)
    return NULL;
  return relata_edit_remove_part (relata_def_table (attached), RELATA_CLAUSE_FOREIGN_KEY,
                                  foreign_key, self->foreign_keys[foreign_key].on_column, error);
}

/* A clause without the names before it. */
static char *
dup_without_names (const RelataDef *def, RelataSpan span)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, def->text, span.start);
  for (relata_lexer_next (&lexer, &token); token.type == RELATA_KEYWORD_CONSTRAINT;
       relata_lexer_next (&lexer, &token))
    relata_lexer_next (&lexer, &token);
  return relata_def_dup_span (def, (RelataSpan){ token.start, span.end });
}

/* Removes the loose deferrals of @column; @texts gets the last one of each foreign key. */
static guint
collect_deferrals (RelataSplice *splice, const RelataColumnDef *column, char **texts)
{
  guint n = 0;

  for (guint i = 0; i < column->n_clauses; i++)
    {
      const RelataClause *clause = &column->clauses[i];

      if (clause->kind != RELATA_CLAUSE_DEFERRAL)
        continue;
      n++;
      relata_edit_remove_clause (splice, column, clause);
      if (clause->index < 0)
        continue;
      g_free (texts[clause->index]);
      texts[clause->index] = dup_without_names (splice->def, clause->span);
    }
  return n;
}

/**
 * relata_edit_attach_deferrals:
 *
 * DEFERRABLE on a column speaks of the last foreign key of the table so far. Before foreign
 * keys are added, removed or moved, such clauses are put behind the foreign key each speaks of.
 *
 * Returns: (transfer full): the table with no deferral away from its foreign key
 */
RelataDef *
relata_edit_attach_deferrals (const RelataTableDef *self, GError **error)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autofree char **texts = g_new0 (char *, self->n_foreign_keys + 1);
  guint n = 0;

  relata_splice_init (&splice, &self->base);
  for (guint i = 0; i < self->n_columns; i++)
    n += collect_deferrals (&splice, &self->columns[i], texts);
  for (guint i = 0; i < self->n_foreign_keys; i++)
    {
      RelataSpan parent_list;
      g_autofree char *text = texts[i];
      g_autoptr (GArray) arguments = NULL;

      if (text == NULL)
        continue;
      arguments = read_reference (self, &self->foreign_keys[i], &parent_list);
      change_deferral (&splice, &self->foreign_keys[i], arguments, text);
    }
  return n > 0 ? relata_edit_finish (&splice, (RelataShape){ 0 }, error) : relata_edit_same (self);
}
