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
  char *ignored;
  char **alias = self->scopes != NULL ? &self->scopes->alias : &ignored;

  *alias = NULL;
  if (relata_parser_accept (self, RELATA_KEYWORD_AS))
    return relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a name after AS"), NULL, alias);
  if (relata_parser_at_flag (self, RELATA_TOKEN_IS_WORD))
    return relata_parser_take (self, RELATA_TOKEN_IS_WORD, NULL, NULL, alias);
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
      relata_parser_note_ref (self, &name, NULL, RELATA_SCOPE_REF_TABLE);
      return TRUE;
    }
  schema = name;
  name = self->token;
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name"), NULL, NULL))
    return FALSE;
  relata_parser_note_ref (self, &name, &schema, RELATA_SCOPE_REF_TABLE);
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
  relata_parser_note_ref (self, &self->token, NULL, RELATA_SCOPE_REF_STAR);
  relata_parser_advance (self);
  relata_parser_advance (self);
  relata_parser_advance (self);
  return TRUE;
}

/* Notes a result, before which there were @n_refs names. */
static void
note_result (RelataParser *self, gboolean star, guint n_refs, gboolean mere_name)
{
  GArray *refs = self->scopes->refs;
  RelataScopeResult result = { .star = star, .ref = mere_name ? (int)n_refs : -1 };

  if (star && refs->len > n_refs)
    result.table = g_array_index (refs, RelataScopeRef, n_refs).ref.name;
  if (!star)
    result.alias = self->scopes->alias;
  relata_scopes_add_result (self->scopes, &result);
}

/* *, table.*, or expr [AS name]. */
static gboolean
parse_result_column (RelataParser *self)
{
  guint32 start = self->token.start;
  guint n_refs = self->scopes != NULL ? self->scopes->refs->len : 0;
  gboolean star = relata_parser_accept (self, RELATA_TOKEN_STAR) || skip_table_star (self);
  gboolean mere_name = FALSE;

  if (!star)
    {
      if (!relata_parse_expr (self))
        return FALSE;
      mere_name = self->scopes != NULL && relata_parse_is_mere_name (self, start, n_refs);
      if (!parse_alias (self))
        return FALSE;
    }
  if (self->scopes != NULL)
    note_result (self, star, n_refs, mere_name);
  return TRUE;
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
      relata_parser_note_ref (self, &name, NULL, RELATA_SCOPE_REF_USING);
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
  RelataScopeSource source = { .query = -1 };
  gboolean is_select;

  if (!relata_parser_enter (self))
    return FALSE;
  relata_parser_advance (self);
  is_select = relata_parse_is_select (self);
  if (self->scopes != NULL)
    source.from = relata_scopes_get (self->scopes, self->scopes->current)->sources->len;
  if (!(is_select ? relata_parse_select (self) : relata_parse_from (self)) || !close_paren (self))
    return FALSE;
  self->depth--;
  if (self->scopes != NULL)
    {
      source.to = relata_scopes_get (self->scopes, self->scopes->current)->sources->len;
      source.query = is_select ? self->scopes->last_query : -1;
    }
  if (!parse_alias (self))
    return FALSE;
  if (self->scopes != NULL && (is_select || self->scopes->alias != NULL))
    {
      source.alias = self->scopes->alias;
      source.qualified_only = !is_select;
      relata_scopes_add_source (self->scopes, &source);
    }
  return TRUE;
}

/* Calls @source what was named last. */
static void
name_source (RelataParser *self, RelataScopeSource *source)
{
  GArray *refs = self->scopes->refs;
  const RelataNameRef *ref = &g_array_index (refs, RelataScopeRef, refs->len - 1).ref;

  source->name = ref->name;
  source->schema = ref->table;
}

/* A table, with an index perhaps, or a function. */
static gboolean
parse_named_source (RelataParser *self)
{
  RelataScopeSource source = { .query = -1 };
  gboolean is_call;

  if (!relata_parse_table_ref (self))
    return FALSE;
  if (self->scopes != NULL)
    name_source (self, &source);
  is_call = relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN);
  if (is_call
      && ((!relata_parser_at (self, RELATA_TOKEN_RIGHT_PAREN) && !relata_parse_expr_list (self))
          || !close_paren (self)))
    return FALSE;
  if (!parse_alias (self))
    return FALSE;
  if (self->scopes != NULL)
    {
      source.alias = self->scopes->alias;
      relata_scopes_add_source (self->scopes, &source);
    }
  return is_call || parse_indexed_by (self);
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
      if (self->scopes != NULL)
        self->scopes->order_terms = TRUE;
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
  int query = self->scopes != NULL ? self->scopes->current : -1;

  for (;;)
    {
      if (self->scopes != NULL)
        relata_scopes_open_part (self->scopes, query);
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
      if (self->scopes != NULL)
        relata_scopes_close (self->scopes);
      if (!accept_compound (self))
        return TRUE;
    }
}

/* name [(columns)] AS [[NOT] MATERIALIZED] (SELECT ...) */
static gboolean
parse_common_table (RelataParser *self)
{
  RelataScopeCte cte = { .query = -1 };
  guint from = self->scratch->names->len;
  RelataSpan *spans;

  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a name after WITH"), NULL, &cte.name))
    return FALSE;
  if (relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN)
      && (!relata_parser_take_name_list (self, N_ ("a column name")) || !close_paren (self)))
    return FALSE;
  relata_parser_keep_names (self, from, &cte.columns, &spans, &cte.n_columns);
  if (!relata_parser_expect (self, RELATA_KEYWORD_AS, N_ ("AS")))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_NOT))
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_MATERIALIZED, N_ ("MATERIALIZED")))
        return FALSE;
    }
  else
    relata_parser_accept (self, RELATA_KEYWORD_MATERIALIZED);
  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(”"))
      || !relata_parse_select (self) || !close_paren (self))
    return FALSE;
  if (self->scopes != NULL)
    {
      cte.query = self->scopes->last_query;
      relata_scopes_add_cte (self->scopes, &cte);
    }
  return TRUE;
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
  if (self->scopes != NULL)
    relata_scopes_open (self->scopes);
  if (relata_parser_accept (self, RELATA_KEYWORD_WITH) && !parse_with (self))
    return FALSE;
  if (!parse_compound (self))
    return FALSE;
  if (self->scopes != NULL)
    relata_scopes_close (self->scopes);
  self->depth--;
  return TRUE;
}
