/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What constraints of columns and of tables share: conflict clauses, lists of indexed columns,
 * foreign keys; and the constraints of tables (lang_createtable.html; "tcons" in parse.y).
 * Owned by the thread that parses. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

/* [ON CONFLICT resolution] */
gboolean
relata_parse_conflict (RelataParser *self, RelataConflict *conflict)
{
  *conflict = RELATA_CONFLICT_NONE;
  if (!relata_parser_accept (self, RELATA_KEYWORD_ON))
    return TRUE;
  if (!relata_parser_expect (self, RELATA_KEYWORD_CONFLICT, N_ ("CONFLICT after ON")))
    return FALSE;
  switch (self->token.type)
    {
    case RELATA_KEYWORD_ROLLBACK:
      *conflict = RELATA_CONFLICT_ROLLBACK;
      break;
    case RELATA_KEYWORD_ABORT:
      *conflict = RELATA_CONFLICT_ABORT;
      break;
    case RELATA_KEYWORD_FAIL:
      *conflict = RELATA_CONFLICT_FAIL;
      break;
    case RELATA_KEYWORD_IGNORE:
      *conflict = RELATA_CONFLICT_IGNORE;
      break;
    case RELATA_KEYWORD_REPLACE:
      *conflict = RELATA_CONFLICT_REPLACE;
      break;
    default:
      return relata_parser_fail (self, N_ ("ROLLBACK, ABORT, FAIL, IGNORE or REPLACE"));
    }
  relata_parser_advance (self);
  return TRUE;
}

/* If what was read is a mere name, perhaps in parentheses, in the quotes of a string, and with
 * COLLATE, that name; else %NULL. @collate_at gets where the outermost COLLATE begins. */
static char *
name_of_indexed (RelataParser *self, RelataIndexedColumn *column, guint32 *collate_at)
{
  RelataLexer lexer;
  RelataToken token, name;
  guint opened = 0;

  relata_lexer_init (&lexer, self->text, column->expr.span.start);
  relata_lexer_next (&lexer, &name);
  for (; name.type == RELATA_TOKEN_LEFT_PAREN; opened++)
    relata_lexer_next (&lexer, &name);
  if (name.type != RELATA_TOKEN_STRING
      && (column->expr.n_refs != 1 || name.start != column->expr.refs[0].span.start))
    return NULL;
  while (lexer.position < column->expr.span.end)
    {
      relata_lexer_next (&lexer, &token);
      if (token.type == RELATA_KEYWORD_COLLATE)
        {
          if (opened == 0)
            *collate_at = MIN (*collate_at, token.start);
          relata_lexer_next (&lexer, &token);
          column->collation = relata_parser_dequote (self, &token);
        }
      else if (token.type != RELATA_TOKEN_RIGHT_PAREN || opened-- == 0)
        return NULL;
    }
  return relata_parser_dequote (self, &name);
}

/* Takes COLLATE at the end of an indexed expression for the index's. */
static void
split_collation (RelataParser *self, RelataIndexedColumn *column, guint32 *collate_at)
{
  RelataLexer lexer;
  RelataToken before = { RELATA_TOKEN_END }, last = { RELATA_TOKEN_END };

  relata_lexer_init (&lexer, self->text, column->expr.span.start);
  while (lexer.position < column->expr.span.end)
    {
      before = last;
      relata_lexer_next (&lexer, &last);
    }
  if (before.type != RELATA_KEYWORD_COLLATE)
    return;
  *collate_at = before.start;
  column->collation = relata_parser_dequote (self, &last);
}

/* One entry of the list: an expression, COLLATE being the index's, and an order. */
static gboolean
parse_indexed_column (RelataParser *self, gboolean is_key)
{
  RelataIndexedColumn column = { .column = -1 };
  guint32 end;

  if (!relata_parse_expr_to (self, &column.expr))
    return FALSE;
  end = column.expr.span.end;
  column.name = name_of_indexed (self, &column, &end);
  if (column.name == NULL && is_key)
    return relata_parser_fail_at (self, column.expr.span.start, N_ ("the name of a column"));
  if (column.name == NULL)
    split_collation (self, &column, &end);
  while (end > column.expr.span.start && g_ascii_isspace (self->text[end - 1]))
    end--;
  column.span.start = column.expr.span.start;
  column.expr.span.end = end;
  if (relata_parser_accept (self, RELATA_KEYWORD_ASC))
    column.order = RELATA_ORDER_ASC;
  else if (relata_parser_accept (self, RELATA_KEYWORD_DESC))
    column.order = RELATA_ORDER_DESC;
  if (relata_parser_at (self, RELATA_KEYWORD_NULLS))
    return relata_parser_fail (self, N_ ("no NULLS in an index"));
  column.span.end = self->last_end;
  g_array_append_val (self->scratch->indexed, column);
  return TRUE;
}

/**
 * relata_parse_indexed_columns:
 * @is_key: of PRIMARY KEY or UNIQUE, where only columns may stand
 * @autoincrement: (out) (optional): whether AUTOINCREMENT ends the list; %NULL forbids it
 *
 * ( column, column ... ), appended to the scratch's indexed columns.
 */
gboolean
relata_parse_indexed_columns (RelataParser *self, gboolean is_key, gboolean *autoincrement)
{
  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” and columns")))
    return FALSE;
  do
    {
      if (!parse_indexed_column (self, is_key))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  if (autoincrement != NULL)
    *autoincrement = relata_parser_accept (self, RELATA_KEYWORD_AUTOINCREMENT);
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“,” or “)” after the column"));
}

/* Moves the indexed columns since there were @from of them to the arena. */
void
relata_parser_keep_indexed (RelataParser *self,
                            guint from,
                            RelataIndexedColumn **columns,
                            guint *n_columns)
{
  GArray *indexed = self->scratch->indexed;

  *n_columns = indexed->len - from;
  *columns = relata_arena_copy (&self->arena, &g_array_index (indexed, RelataIndexedColumn, from),
                                *n_columns * sizeof (RelataIndexedColumn));
  g_array_set_size (indexed, from);
}

/* ( name, name ... ), kept in the arena. */
static gboolean
parse_plain_columns (RelataParser *self, char ***names, RelataSpan **spans, guint *n_names)
{
  guint from = self->scratch->names->len;

  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” and columns"))
      || !relata_parser_take_name_list (self, N_ ("a column name"))
      || !relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“,” or “)” after the column")))
    return FALSE;
  relata_parser_keep_names (self, from, names, spans, n_names);
  return TRUE;
}

/* SET NULL, SET DEFAULT, CASCADE, RESTRICT or NO ACTION. */
static gboolean
parse_action (RelataParser *self, RelataAction *action)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_SET))
    {
      *action = RELATA_ACTION_SET_NULL;
      if (relata_parser_accept (self, RELATA_KEYWORD_NULL))
        return TRUE;
      *action = RELATA_ACTION_SET_DEFAULT;
      return relata_parser_expect (self, RELATA_KEYWORD_DEFAULT, N_ ("NULL or DEFAULT after SET"));
    }
  if (relata_parser_accept (self, RELATA_KEYWORD_NO))
    {
      *action = RELATA_ACTION_NO_ACTION;
      return relata_parser_expect (self, RELATA_KEYWORD_ACTION, N_ ("ACTION after NO"));
    }
  *action = RELATA_ACTION_CASCADE;
  if (relata_parser_accept (self, RELATA_KEYWORD_CASCADE))
    return TRUE;
  *action = RELATA_ACTION_RESTRICT;
  return relata_parser_expect (self, RELATA_KEYWORD_RESTRICT,
                               N_ ("SET, CASCADE, RESTRICT or NO ACTION"));
}

/* What follows ON. SQLite reads ON INSERT and forgets it. */
static gboolean
parse_on_event (RelataParser *self, RelataForeignKeyDef *fk)
{
  RelataAction ignored;

  if (relata_parser_accept (self, RELATA_KEYWORD_DELETE))
    return parse_action (self, &fk->on_delete);
  if (relata_parser_accept (self, RELATA_KEYWORD_UPDATE))
    return parse_action (self, &fk->on_update);
  return relata_parser_expect (self, RELATA_KEYWORD_INSERT, N_ ("DELETE or UPDATE after ON"))
         && parse_action (self, &ignored);
}

/* MATCH name and ON DELETE action, in any order and number; the last of each counts. */
static gboolean
parse_reference_arguments (RelataParser *self, RelataForeignKeyDef *fk)
{
  for (;;)
    {
      if (relata_parser_accept (self, RELATA_KEYWORD_MATCH))
        {
          if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a word after MATCH"), NULL,
                                   &fk->match))
            return FALSE;
        }
      else if (!relata_parser_accept (self, RELATA_KEYWORD_ON))
        return TRUE;
      else if (!parse_on_event (self, fk))
        return FALSE;
    }
}

/* Whether NOT DEFERRABLE or DEFERRABLE begins here. */
gboolean
relata_parse_at_deferral (const RelataParser *self)
{
  RelataToken second;

  return relata_parser_at (self, RELATA_KEYWORD_DEFERRABLE)
         || (relata_parser_at (self, RELATA_KEYWORD_NOT)
             && relata_parser_peek (self, &second) == RELATA_KEYWORD_DEFERRABLE);
}

/* [NOT] DEFERRABLE [INITIALLY DEFERRED|IMMEDIATE] */
gboolean
relata_parse_deferral (RelataParser *self, RelataDeferral *deferral)
{
  gboolean negated = relata_parser_accept (self, RELATA_KEYWORD_NOT);

  relata_parser_advance (self);
  *deferral = RELATA_DEFERRAL_DEFERRABLE;
  if (relata_parser_accept (self, RELATA_KEYWORD_INITIALLY))
    {
      *deferral = RELATA_DEFERRAL_INITIALLY_DEFERRED;
      if (!relata_parser_accept (self, RELATA_KEYWORD_DEFERRED))
        {
          *deferral = RELATA_DEFERRAL_INITIALLY_IMMEDIATE;
          if (!relata_parser_expect (self, RELATA_KEYWORD_IMMEDIATE,
                                     N_ ("DEFERRED or IMMEDIATE after INITIALLY")))
            return FALSE;
        }
    }
  if (negated)
    *deferral = RELATA_DEFERRAL_NOT_DEFERRABLE;
  return TRUE;
}

/* REFERENCES parent [(columns)] arguments, and [deferral] right after it. */
static gboolean
parse_references (RelataParser *self, RelataForeignKeyDef *fk)
{
  relata_parser_advance (self);
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name after REFERENCES"),
                           &fk->parent_span, &fk->parent))
    return FALSE;
  if (relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN)
      && !parse_plain_columns (self, &fk->parent_columns, &fk->parent_column_spans,
                               &fk->n_parent_columns))
    return FALSE;
  if (!parse_reference_arguments (self, fk))
    return FALSE;
  return relata_parse_at_deferral (self) ? relata_parse_deferral (self, &fk->deferral) : TRUE;
}

/**
 * relata_parse_foreign_key:
 * @fk: (inout): what is known of it; its columns, if it is written on one
 *
 * [FOREIGN KEY (columns)] REFERENCES ..., appended to the scratch's foreign keys.
 */
gboolean
relata_parse_foreign_key (RelataParser *self, RelataForeignKeyDef *fk)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_FOREIGN))
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_KEY, N_ ("KEY after FOREIGN"))
          || !parse_plain_columns (self, &fk->columns, &fk->column_spans, &fk->n_columns))
        return FALSE;
      if (!relata_parser_at (self, RELATA_KEYWORD_REFERENCES))
        return relata_parser_fail (self, N_ ("REFERENCES"));
    }
  if (!parse_references (self, fk))
    return FALSE;
  fk->span.end = self->last_end;
  g_array_append_val (self->scratch->foreign_keys, *fk);
  return TRUE;
}

/* CONSTRAINT name, as often as it stands here; the last name counts. */
gboolean
relata_parse_constraint_names (RelataParser *self, RelataConstraintHead *head)
{
  *head = (RelataConstraintHead){ .start = self->token.start };
  while (relata_parser_accept (self, RELATA_KEYWORD_CONSTRAINT))
    if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a name after CONSTRAINT"),
                             &head->name_span, &head->name))
      return FALSE;
  return TRUE;
}

/* Moves the clauses since there were @from of them to the arena. */
void
relata_parser_keep_clauses (RelataParser *self, guint from, RelataClause **clauses, guint *n)
{
  GArray *array = self->scratch->clauses;

  *n = array->len - from;
  *clauses = relata_arena_copy (&self->arena, &g_array_index (array, RelataClause, from),
                                *n * sizeof (RelataClause));
  g_array_set_size (array, from);
}

/* Notes the clause that ends before the current token. */
void
relata_parser_note_clause (RelataParser *self, RelataClauseKind kind, int index, guint32 start)
{
  RelataClause clause = { kind, index, { start, self->last_end } };

  g_array_append_val (self->scratch->clauses, clause);
}

/* CHECK (expr) */
gboolean
relata_parse_check (RelataParser *self, const RelataConstraintHead *head, int column)
{
  RelataCheckDef check = { .name = head->name, .on_column = column, .name_span = head->name_span };

  relata_parser_advance (self);
  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after CHECK"))
      || !relata_parse_expr_to (self, &check.expr)
      || !relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)” after the expression")))
    return FALSE;
  check.span = (RelataSpan){ head->start, self->last_end };
  g_array_append_val (self->scratch->checks, check);
  return TRUE;
}

/* PRIMARY KEY (...) or UNIQUE (...) of a table. */
static gboolean
parse_table_key (RelataParser *self, const RelataConstraintHead *head)
{
  RelataKeyDef key = { .name = head->name, .on_column = -1, .name_span = head->name_span };
  guint from = self->scratch->indexed->len;

  key.kind = RELATA_KEY_UNIQUE;
  if (relata_parser_accept (self, RELATA_KEYWORD_PRIMARY))
    {
      key.kind = RELATA_KEY_PRIMARY;
      if (!relata_parser_expect (self, RELATA_KEYWORD_KEY, N_ ("KEY after PRIMARY")))
        return FALSE;
    }
  else
    relata_parser_advance (self);
  if (!relata_parse_indexed_columns (self, TRUE,
                                     key.kind == RELATA_KEY_PRIMARY ? &key.autoincrement : NULL)
      || !relata_parse_conflict (self, &key.conflict))
    return FALSE;
  relata_parser_keep_indexed (self, from, &key.columns, &key.n_columns);
  key.span = (RelataSpan){ head->start, self->last_end };
  g_array_append_val (self->scratch->keys, key);
  return TRUE;
}

/* One constraint of a table; after names alone there may be none. */
static gboolean
parse_table_constraint (RelataParser *self, const RelataConstraintHead *head)
{
  RelataParserScratch *scratch = self->scratch;
  RelataForeignKeyDef fk = {
    .name = head->name, .on_column = -1, .span.start = head->start, .name_span = head->name_span
  };
  RelataConflict ignored;

  switch (self->token.type)
    {
    case RELATA_KEYWORD_PRIMARY:
    case RELATA_KEYWORD_UNIQUE:
      if (!parse_table_key (self, head))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_KEY, scratch->keys->len - 1, head->start);
      return TRUE;
    case RELATA_KEYWORD_CHECK:
      if (!relata_parse_check (self, head, -1) || !relata_parse_conflict (self, &ignored))
        return FALSE;
      g_array_index (scratch->checks, RelataCheckDef, scratch->checks->len - 1).span.end
          = self->last_end;
      relata_parser_note_clause (self, RELATA_CLAUSE_CHECK, scratch->checks->len - 1, head->start);
      return TRUE;
    case RELATA_KEYWORD_FOREIGN:
      if (!relata_parse_foreign_key (self, &fk))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_FOREIGN_KEY, scratch->foreign_keys->len - 1,
                                 head->start);
      return TRUE;
    default:
      if (head->name == NULL)
        return relata_parser_fail (self, N_ ("a column or a constraint"));
      relata_parser_note_clause (self, RELATA_CLAUSE_NAME, -1, head->start);
      return TRUE;
    }
}

/* Whether a constraint of a table begins here, and not a column. */
gboolean
relata_parse_at_table_constraint (const RelataParser *self)
{
  switch (self->token.type)
    {
    case RELATA_KEYWORD_CONSTRAINT:
    case RELATA_KEYWORD_PRIMARY:
    case RELATA_KEYWORD_UNIQUE:
    case RELATA_KEYWORD_CHECK:
    case RELATA_KEYWORD_FOREIGN:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Constraints up to the closing parenthesis; commas between them may be missing. */
gboolean
relata_parse_table_constraints (RelataParser *self)
{
  do
    {
      RelataConstraintHead head;

      if (!relata_parse_constraint_names (self, &head) || !parse_table_constraint (self, &head))
        return FALSE;
      if (relata_parser_accept (self, RELATA_TOKEN_COMMA)
          && !relata_parse_at_table_constraint (self))
        return relata_parser_fail (self, N_ ("a constraint, after which no column may follow"));
    }
  while (relata_parse_at_table_constraint (self));
  return TRUE;
}
