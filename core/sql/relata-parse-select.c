/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Queries (lang_select.html, lang_with.html; "select" in parse.y), recognized. Owned by the
 * thread that parses. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

static gboolean
close_paren (RelataParser *self)
{
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

/* Whether a query begins here. */
gboolean
relata_parse_is_select (const RelataParser *self)
{
  return relata_parser_at (self, RELATA_KEYWORD_SELECT)
         || relata_parser_at (self, RELATA_KEYWORD_VALUES)
         || relata_parser_at (self, RELATA_KEYWORD_WITH);
}

/* AS name, or a bare word; both may be missing. */
static gboolean
parse_alias (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_AS))
    return relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a name after AS"), NULL, NULL);
  if (relata_parser_at_flag (self, RELATA_TOKEN_IS_WORD))
    relata_parser_advance (self);
  return TRUE;
}

/* table, or schema.table. */
gboolean
relata_parse_table_ref (RelataParser *self)
{
  RelataToken name = self->token;
  RelataToken schema;

  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name"), NULL, NULL))
    return FALSE;
  if (!relata_parser_accept (self, RELATA_TOKEN_DOT))
    {
      relata_parser_note_ref (self, &name, NULL, TRUE);
      return TRUE;
    }
  schema = name;
  name = self->token;
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name"), NULL, NULL))
    return FALSE;
  relata_parser_note_ref (self, &name, &schema, TRUE);
  return TRUE;
}

/* table.* as a result; FALSE, with nothing passed, if that is not what stands here. */
static gboolean
skip_table_star (RelataParser *self)
{
  RelataLexer ahead = self->lexer;
  RelataToken dot, star;

  if (!relata_parser_at_flag (self, RELATA_TOKEN_IS_NAME))
    return FALSE;
  relata_lexer_next (&ahead, &dot);
  if (dot.type != RELATA_TOKEN_DOT)
    return FALSE;
  relata_lexer_next (&ahead, &star);
  if (star.type != RELATA_TOKEN_STAR)
    return FALSE;
  relata_parser_note_ref (self, &self->token, NULL, TRUE);
  relata_parser_advance (self);
  relata_parser_advance (self);
  relata_parser_advance (self);
  return TRUE;
}

/* *, table.*, or expr [AS name]. */
static gboolean
parse_result_column (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_TOKEN_STAR) || skip_table_star (self))
    return TRUE;
  return relata_parse_expr (self) && parse_alias (self);
}

static gboolean
parse_result_columns (RelataParser *self)
{
  if (!relata_parser_accept (self, RELATA_KEYWORD_DISTINCT))
    relata_parser_accept (self, RELATA_KEYWORD_ALL);
  do
    {
      if (!parse_result_column (self))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/* The name list of USING, whose names are columns. */
static gboolean
parse_using (RelataParser *self)
{
  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after USING")))
    return FALSE;
  do
    {
      RelataToken name = self->token;

      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
        return FALSE;
      relata_parser_note_ref (self, &name, NULL, FALSE);
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return close_paren (self);
}

/* INDEXED BY name, or NOT INDEXED. */
static gboolean
parse_indexed_by (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_INDEXED))
    return relata_parser_expect (self, RELATA_KEYWORD_BY, N_ ("BY after INDEXED"))
           && relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("an index name"), NULL, NULL);
  if (relata_parser_accept (self, RELATA_KEYWORD_NOT))
    return relata_parser_expect (self, RELATA_KEYWORD_INDEXED, N_ ("INDEXED after NOT"));
  return TRUE;
}

/* A query or joined tables in parentheses; the current token is the parenthesis. */
static gboolean
parse_nested_source (RelataParser *self)
{
  gboolean ok;

  if (!relata_parser_enter (self))
    return FALSE;
  relata_parser_advance (self);
  ok = relata_parse_is_select (self) ? relata_parse_select (self) : relata_parse_from (self);
  self->depth--;
  return ok && close_paren (self) && parse_alias (self);
}

/* A table, with an index perhaps, or a function. */
static gboolean
parse_named_source (RelataParser *self)
{
  if (!relata_parse_table_ref (self))
    return FALSE;
  if (!relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN))
    return parse_alias (self) && parse_indexed_by (self);
  if (!relata_parser_at (self, RELATA_TOKEN_RIGHT_PAREN) && !relata_parse_expr_list (self))
    return FALSE;
  return close_paren (self) && parse_alias (self);
}

/* One source, with ON or USING if it is not the @first. */
static gboolean
parse_source (RelataParser *self, gboolean first)
{
  gboolean ok;

  if (relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
    ok = parse_nested_source (self);
  else
    ok = parse_named_source (self);
  if (!ok)
    return FALSE;
  if (first
      && (relata_parser_at (self, RELATA_KEYWORD_ON)
          || relata_parser_at (self, RELATA_KEYWORD_USING)))
    return relata_parser_fail (self, N_ ("a join before ON or USING"));
  if (relata_parser_accept (self, RELATA_KEYWORD_ON))
    return relata_parse_expr (self);
  return relata_parser_accept (self, RELATA_KEYWORD_USING) ? parse_using (self) : TRUE;
}

/* Whether SQLite knows the join that the words passed make up (sqlite3JoinType). */
static gboolean
is_join_type (gboolean inner, gboolean outer, gboolean side)
{
  return !(inner && (outer || side)) && !(outer && !side);
}

/* The words before JOIN. */
static gboolean
parse_join_words (RelataParser *self)
{
  guint32 start = self->token.start;
  gboolean inner = FALSE, outer = FALSE, side = FALSE;

  for (guint n = 0; n < 3 && relata_parser_at_flag (self, RELATA_TOKEN_IS_JOIN); n++)
    {
      switch (self->token.type)
        {
        case RELATA_KEYWORD_INNER:
        case RELATA_KEYWORD_CROSS:
          inner = TRUE;
          break;
        case RELATA_KEYWORD_OUTER:
          outer = TRUE;
          break;
        case RELATA_KEYWORD_LEFT:
        case RELATA_KEYWORD_RIGHT:
        case RELATA_KEYWORD_FULL:
          side = TRUE;
          break;
        default:
          break;
        }
      relata_parser_advance (self);
    }
  if (!is_join_type (inner, outer, side))
    return relata_parser_fail_at (self, start, N_ ("a kind of join"));
  return relata_parser_expect (self, RELATA_KEYWORD_JOIN, N_ ("JOIN"));
}

/* source, source JOIN source ... */
gboolean
relata_parse_from (RelataParser *self)
{
  if (!parse_source (self, TRUE))
    return FALSE;
  for (;;)
    {
      if (relata_parser_at_flag (self, RELATA_TOKEN_IS_JOIN))
        {
          if (!parse_join_words (self))
            return FALSE;
        }
      else if (!relata_parser_accept (self, RELATA_TOKEN_COMMA)
               && !relata_parser_accept (self, RELATA_KEYWORD_JOIN))
        return TRUE;
      if (!parse_source (self, FALSE))
        return FALSE;
    }
}

/* WINDOW name AS (...), ... */
static gboolean
parse_window_clause (RelataParser *self)
{
  do
    {
      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a name of a window"), NULL, NULL)
          || !relata_parser_expect (self, RELATA_KEYWORD_AS, N_ ("AS"))
          || !relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(”"))
          || !relata_parse_window (self) || !close_paren (self))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/* What follows SELECT, up to ORDER BY. */
static gboolean
parse_core (RelataParser *self)
{
  if (!parse_result_columns (self))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_FROM) && !relata_parse_from (self))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_WHERE) && !relata_parse_expr (self))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_GROUP)
      && (!relata_parser_expect (self, RELATA_KEYWORD_BY, N_ ("BY after GROUP"))
          || !relata_parse_expr_list (self)))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_HAVING) && !relata_parse_expr (self))
    return FALSE;
  return relata_parser_accept (self, RELATA_KEYWORD_WINDOW) ? parse_window_clause (self) : TRUE;
}

/* (expr, ...), (expr, ...) */
static gboolean
parse_values (RelataParser *self)
{
  do
    {
      if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after VALUES"))
          || !relata_parse_expr_list (self) || !close_paren (self))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/* [ORDER BY terms] [LIMIT expr [OFFSET expr]]; @any says whether one was there. */
static gboolean
parse_order_and_limit (RelataParser *self, gboolean *any)
{
  *any = FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_ORDER))
    {
      *any = TRUE;
      if (!relata_parser_expect (self, RELATA_KEYWORD_BY, N_ ("BY after ORDER"))
          || !relata_parse_sort_list (self))
        return FALSE;
    }
  if (relata_parser_accept (self, RELATA_KEYWORD_LIMIT))
    {
      *any = TRUE;
      if (!relata_parse_expr (self))
        return FALSE;
      if (relata_parser_accept (self, RELATA_KEYWORD_OFFSET)
          || relata_parser_accept (self, RELATA_TOKEN_COMMA))
        return relata_parse_expr (self);
    }
  return TRUE;
}

static gboolean
accept_compound (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_UNION))
    {
      relata_parser_accept (self, RELATA_KEYWORD_ALL);
      return TRUE;
    }
  return relata_parser_accept (self, RELATA_KEYWORD_EXCEPT)
         || relata_parser_accept (self, RELATA_KEYWORD_INTERSECT);
}

/* SELECT ... or VALUES ..., joined by UNION and its kin, then ORDER BY and LIMIT. */
static gboolean
parse_compound (RelataParser *self)
{
  gboolean ordered = FALSE;

  for (;;)
    {
      if (relata_parser_accept (self, RELATA_KEYWORD_VALUES))
        {
          if (!parse_values (self))
            return FALSE;
        }
      else if (!relata_parser_expect (self, RELATA_KEYWORD_SELECT, N_ ("SELECT or VALUES"))
               || !parse_core (self) || !parse_order_and_limit (self, &ordered))
        return FALSE;
      if (ordered
          && (relata_parser_at (self, RELATA_KEYWORD_UNION)
              || relata_parser_at (self, RELATA_KEYWORD_EXCEPT)
              || relata_parser_at (self, RELATA_KEYWORD_INTERSECT)))
        return relata_parser_fail (self, N_ ("ORDER BY and LIMIT after the last SELECT"));
      if (!accept_compound (self))
        return TRUE;
    }
}

static gboolean
skip_names (RelataParser *self)
{
  do
    {
      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/* name [(columns)] AS [[NOT] MATERIALIZED] (SELECT ...) */
static gboolean
parse_common_table (RelataParser *self)
{
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a name after WITH"), NULL, NULL))
    return FALSE;
  if (relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN)
      && (!skip_names (self) || !close_paren (self)))
    return FALSE;
  if (!relata_parser_expect (self, RELATA_KEYWORD_AS, N_ ("AS")))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_NOT))
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_MATERIALIZED, N_ ("MATERIALIZED")))
        return FALSE;
    }
  else
    relata_parser_accept (self, RELATA_KEYWORD_MATERIALIZED);
  return relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(”"))
         && relata_parse_select (self) && close_paren (self);
}

static gboolean
parse_with (RelataParser *self)
{
  relata_parser_accept (self, RELATA_KEYWORD_RECURSIVE);
  do
    {
      if (!parse_common_table (self))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/* A whole query, WITH included. */
gboolean
relata_parse_select (RelataParser *self)
{
  if (!relata_parser_enter (self))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_WITH) && !parse_with (self))
    return FALSE;
  if (!parse_compound (self))
    return FALSE;
  self->depth--;
  return TRUE;
}
