/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The CREATE statements: what they have in common, and those of indexes, views, triggers and
 * virtual tables (lang_createindex.html and its neighbours). Owned by the thread that parses. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

/* A definition of @size bytes in the arena that begins as @head. */
gpointer
relata_parser_new_def (RelataParser *self, const RelataDef *head, gsize size)
{
  RelataDef *def = relata_arena_alloc (&self->arena, size);

  memset (def, 0, size);
  *def = *head;
  return def;
}

/* [IF NOT EXISTS] [schema.]name */
static gboolean
parse_object_name (RelataParser *self, RelataDef *head, const char *what)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_IF))
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_NOT, N_ ("NOT EXISTS after IF"))
          || !relata_parser_expect (self, RELATA_KEYWORD_EXISTS, N_ ("EXISTS")))
        return FALSE;
      head->if_not_exists = TRUE;
    }
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, what, &head->name_span, &head->name))
    return FALSE;
  if (!relata_parser_accept (self, RELATA_TOKEN_DOT))
    return TRUE;
  head->schema_name = head->name;
  return relata_parser_take (self, RELATA_TOKEN_IS_NAME, what, &head->name_span, &head->name);
}

/* ON table, after the name of an index or the event of a trigger. */
static gboolean
parse_on_table (RelataParser *self, RelataSpan *span, char **table)
{
  return relata_parser_expect (self, RELATA_KEYWORD_ON, N_ ("ON"))
         && relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name"), span, table);
}

/* What follows INDEX. */
static RelataDef *
parse_index (RelataParser *self, RelataDef *head, gboolean unique)
{
  RelataIndexDef *index;
  guint from = self->scratch->indexed->len;

  if (!parse_object_name (self, head, N_ ("a name for the index")))
    return NULL;
  index = relata_parser_new_def (self, head, sizeof *index);
  index->base.kind = RELATA_DEF_INDEX;
  index->unique = unique;
  if (!parse_on_table (self, &index->table_span, &index->table))
    return NULL;
  index->columns_span.start = self->token.end;
  if (!relata_parse_indexed_columns (self, FALSE, NULL))
    return NULL;
  index->columns_span.end = self->last_end - 1;
  relata_parser_keep_indexed (self, from, &index->columns, &index->n_columns);
  if (relata_parser_accept (self, RELATA_KEYWORD_WHERE)
      && !relata_parse_expr_to (self, &index->where))
    return NULL;
  return &index->base;
}

/* What follows VIEW. */
static RelataDef *
parse_view (RelataParser *self, RelataDef *head)
{
  RelataViewDef *view;
  guint from = self->scratch->names->len;

  if (!parse_object_name (self, head, N_ ("a name for the view")))
    return NULL;
  view = relata_parser_new_def (self, head, sizeof *view);
  view->base.kind = RELATA_DEF_VIEW;
  if (relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN))
    {
      if (!relata_parser_take_name_list (self, N_ ("a column name"))
          || !relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN,
                                    N_ ("“,” or “)” after the column")))
        return NULL;
      relata_parser_keep_names (self, from, &view->columns, &view->column_spans, &view->n_columns);
    }
  if (!relata_parser_expect (self, RELATA_KEYWORD_AS, N_ ("AS and a query")))
    return NULL;
  view->select.span.start = self->token.start;
  if (!relata_parse_select (self))
    return NULL;
  view->select.span.end = self->last_end;
  relata_parser_keep_refs (self, 0, &view->select);
  return &view->base;
}

/* OF column, column, ... after UPDATE. */
static gboolean
parse_update_of (RelataParser *self, RelataExpr *columns)
{
  guint from = self->scratch->refs->len;

  columns->span.start = self->token.start;
  do
    {
      RelataToken name = self->token;

      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
        return FALSE;
      relata_parser_note_ref (self, &name, NULL, RELATA_SCOPE_REF_TARGET);
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  columns->span.end = self->last_end;
  relata_parser_keep_refs (self, from, columns);
  return TRUE;
}

/* [BEFORE|AFTER|INSTEAD OF] DELETE|INSERT|UPDATE [OF columns] */
static gboolean
parse_event (RelataParser *self, RelataTriggerDef *trigger)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_INSTEAD))
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_OF, N_ ("OF after INSTEAD")))
        return FALSE;
    }
  else if (!relata_parser_accept (self, RELATA_KEYWORD_BEFORE))
    relata_parser_accept (self, RELATA_KEYWORD_AFTER);
  trigger->event = "DELETE";
  if (relata_parser_accept (self, RELATA_KEYWORD_DELETE))
    return TRUE;
  trigger->event = "INSERT";
  if (relata_parser_accept (self, RELATA_KEYWORD_INSERT))
    return TRUE;
  trigger->event = "UPDATE";
  if (!relata_parser_expect (self, RELATA_KEYWORD_UPDATE, N_ ("DELETE, INSERT or UPDATE")))
    return FALSE;
  return relata_parser_accept (self, RELATA_KEYWORD_OF)
             ? parse_update_of (self, &trigger->update_of)
             : TRUE;
}

/* [FOR EACH ROW] [WHEN expr] BEGIN ... END */
static gboolean
parse_trigger_program (RelataParser *self, RelataExpr *body)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_FOR)
      && (!relata_parser_expect (self, RELATA_KEYWORD_EACH, N_ ("EACH ROW after FOR"))
          || !relata_parser_expect (self, RELATA_KEYWORD_ROW, N_ ("ROW"))))
    return FALSE;
  body->span.start = self->token.start;
  if (relata_parser_accept (self, RELATA_KEYWORD_WHEN) && !relata_parse_expr (self))
    return FALSE;
  if (!relata_parser_expect (self, RELATA_KEYWORD_BEGIN, N_ ("BEGIN"))
      || !relata_parse_trigger_body (self))
    return FALSE;
  body->span.end = self->last_end;
  relata_parser_keep_refs (self, 0, body);
  return TRUE;
}

/* NEW and OLD, which are rows of @table. */
static void
note_trigger_rows (RelataParser *self, char *table)
{
  RelataScopeSource row = { .name = table, .query = -1, .qualified_only = TRUE };

  row.alias = (char *)"new";
  relata_scopes_add_source (self->scopes, &row);
  row.alias = (char *)"old";
  relata_scopes_add_source (self->scopes, &row);
}

/* What follows TRIGGER. */
static RelataDef *
parse_trigger (RelataParser *self, RelataDef *head)
{
  RelataTriggerDef *trigger;

  if (!parse_object_name (self, head, N_ ("a name for the trigger")))
    return NULL;
  trigger = relata_parser_new_def (self, head, sizeof *trigger);
  trigger->base.kind = RELATA_DEF_TRIGGER;
  if (self->scopes != NULL)
    relata_scopes_open (self->scopes);
  if (!parse_event (self, trigger) || !parse_on_table (self, &trigger->table_span, &trigger->table))
    return NULL;
  if (relata_parser_accept (self, RELATA_TOKEN_DOT)
      && !relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name"), &trigger->table_span,
                              &trigger->table))
    return NULL;
  if (self->scopes != NULL)
    note_trigger_rows (self, trigger->table);
  return parse_trigger_program (self, &trigger->body) ? &trigger->base : NULL;
}

/* Any tokens, parentheses in pairs, up to the one that closes. */
static gboolean
parse_module_arguments (RelataParser *self)
{
  for (guint depth = 0;; relata_parser_advance (self))
    switch (self->token.type)
      {
      case RELATA_TOKEN_LEFT_PAREN:
        depth++;
        break;
      case RELATA_TOKEN_RIGHT_PAREN:
        if (depth-- == 0)
          return TRUE;
        break;
      case RELATA_TOKEN_END:
      case RELATA_TOKEN_ILLEGAL:
        return relata_parser_fail (self, N_ ("“)” after the arguments"));
      default:
        break;
      }
}

/* What follows VIRTUAL TABLE. */
static RelataDef *
parse_virtual_table (RelataParser *self, RelataDef *head)
{
  RelataVirtualTableDef *table;

  if (!parse_object_name (self, head, N_ ("a name for the table")))
    return NULL;
  table = relata_parser_new_def (self, head, sizeof *table);
  table->base.kind = RELATA_DEF_VIRTUAL_TABLE;
  if (!relata_parser_expect (self, RELATA_KEYWORD_USING, N_ ("USING"))
      || !relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("the name of a module"), NULL,
                              &table->module))
    return NULL;
  table->arguments.start = table->arguments.end = self->last_end;
  if (relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN))
    {
      table->arguments.start = self->last_end;
      if (!parse_module_arguments (self))
        return NULL;
      table->arguments.end = self->token.start;
      relata_parser_advance (self);
    }
  return &table->base;
}

/* What follows CREATE TEMP. */
static RelataDef *
parse_temporary (RelataParser *self, RelataDef *head)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_TABLE))
    return parse_object_name (self, head, N_ ("a name for the table"))
               ? relata_parse_create_table (self, head)
               : NULL;
  if (relata_parser_accept (self, RELATA_KEYWORD_VIEW))
    return parse_view (self, head);
  if (relata_parser_accept (self, RELATA_KEYWORD_TRIGGER))
    return parse_trigger (self, head);
  if (!head->temporary)
    relata_parser_fail (self, N_ ("TABLE, INDEX, VIEW, TRIGGER or VIRTUAL TABLE after CREATE"));
  relata_parser_fail (self, N_ ("TABLE, VIEW or TRIGGER after TEMP"));
  return NULL;
}

/* What follows CREATE. */
static RelataDef *
parse_kind (RelataParser *self, RelataDef *head)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_UNIQUE))
    return relata_parser_expect (self, RELATA_KEYWORD_INDEX, N_ ("INDEX after UNIQUE"))
               ? parse_index (self, head, TRUE)
               : NULL;
  if (relata_parser_accept (self, RELATA_KEYWORD_INDEX))
    return parse_index (self, head, FALSE);
  if (relata_parser_accept (self, RELATA_KEYWORD_VIRTUAL))
    return relata_parser_expect (self, RELATA_KEYWORD_TABLE, N_ ("TABLE after VIRTUAL"))
               ? parse_virtual_table (self, head)
               : NULL;
  head->temporary = relata_parser_accept (self, RELATA_KEYWORD_TEMP)
                    || relata_parser_accept (self, RELATA_KEYWORD_TEMPORARY);
  return parse_temporary (self, head);
}

/**
 * relata_parse_create_any:
 *
 * A whole CREATE statement, of which the first word is the current token.
 *
 * Returns: (nullable): its definition, without a reference count; %NULL once a fault is noted
 */
RelataDef *
relata_parse_create_any (RelataParser *self)
{
  RelataDef head = { .text = (char *)self->text, .length = self->length };
  RelataDef *def;

  relata_parser_advance (self);
  def = parse_kind (self, &head);
  if (def == NULL)
    return NULL;
  if (!relata_parser_at (self, RELATA_TOKEN_END))
    {
      relata_parser_fail (self, N_ ("the end of the statement"));
      return NULL;
    }
  return def;
}
