/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Expressions (lang_expr.html; "expr" in parse.y), recognized by precedence climbing so that
 * exactly those of SQLite pass. Owned by the thread that parses. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

/* How tightly operators bind; the values count, AND must lie below what BETWEEN's bounds take. */
enum
{
  LEVEL_NONE,
  LEVEL_OR,
  LEVEL_AND,
  LEVEL_EQUAL,
  LEVEL_LESS,
  LEVEL_ESCAPE,
  LEVEL_BIT,
  LEVEL_ADD,
  LEVEL_MULTIPLY,
  LEVEL_CONCAT,
  LEVEL_COLLATE,
};

static const guint8 levels[RELATA_N_TOKEN_TYPES] = {
  [RELATA_KEYWORD_OR] = LEVEL_OR,          [RELATA_KEYWORD_AND] = LEVEL_AND,
  [RELATA_KEYWORD_NOT] = LEVEL_EQUAL,      [RELATA_KEYWORD_IS] = LEVEL_EQUAL,
  [RELATA_KEYWORD_ISNULL] = LEVEL_EQUAL,   [RELATA_KEYWORD_NOTNULL] = LEVEL_EQUAL,
  [RELATA_KEYWORD_LIKE] = LEVEL_EQUAL,     [RELATA_KEYWORD_GLOB] = LEVEL_EQUAL,
  [RELATA_KEYWORD_REGEXP] = LEVEL_EQUAL,   [RELATA_KEYWORD_MATCH] = LEVEL_EQUAL,
  [RELATA_KEYWORD_BETWEEN] = LEVEL_EQUAL,  [RELATA_KEYWORD_IN] = LEVEL_EQUAL,
  [RELATA_TOKEN_EQUAL] = LEVEL_EQUAL,      [RELATA_TOKEN_NOT_EQUAL] = LEVEL_EQUAL,
  [RELATA_TOKEN_LESS] = LEVEL_LESS,        [RELATA_TOKEN_LESS_EQUAL] = LEVEL_LESS,
  [RELATA_TOKEN_GREATER] = LEVEL_LESS,     [RELATA_TOKEN_GREATER_EQUAL] = LEVEL_LESS,
  [RELATA_TOKEN_AMPERSAND] = LEVEL_BIT,    [RELATA_TOKEN_BAR] = LEVEL_BIT,
  [RELATA_TOKEN_SHIFT_LEFT] = LEVEL_BIT,   [RELATA_TOKEN_SHIFT_RIGHT] = LEVEL_BIT,
  [RELATA_TOKEN_PLUS] = LEVEL_ADD,         [RELATA_TOKEN_MINUS] = LEVEL_ADD,
  [RELATA_TOKEN_STAR] = LEVEL_MULTIPLY,    [RELATA_TOKEN_SLASH] = LEVEL_MULTIPLY,
  [RELATA_TOKEN_PERCENT] = LEVEL_MULTIPLY, [RELATA_TOKEN_CONCAT] = LEVEL_CONCAT,
  [RELATA_TOKEN_POINTER] = LEVEL_CONCAT,   [RELATA_KEYWORD_COLLATE] = LEVEL_COLLATE,
};

static gboolean parse_above (RelataParser *self, guint level, gboolean stop_at_and);

/* Notes @name, qualified by @table (nullable), among the names the expression mentions. */
void
relata_parser_note_ref (RelataParser *self,
                        const RelataToken *name,
                        const RelataToken *table,
                        RelataScopeRefKind kind)
{
  RelataNameRef ref = {
    .name = relata_parser_dequote (self, name),
    .span = relata_token_span (name),
    .is_table = kind == RELATA_SCOPE_REF_TABLE || kind == RELATA_SCOPE_REF_STAR,
  };

  if (table != NULL)
    {
      ref.table = relata_parser_dequote (self, table);
      ref.table_span = relata_token_span (table);
    }
  g_array_append_val (self->scratch->refs, ref);
  if (self->scopes != NULL)
    relata_scopes_add_ref (self->scopes, kind, &ref);
}

/* Moves the names noted since there were @from of them to @expr. */
void
relata_parser_keep_refs (RelataParser *self, guint from, RelataExpr *expr)
{
  GArray *refs = self->scratch->refs;

  expr->n_refs = refs->len - from;
  expr->refs = relata_arena_copy (&self->arena, &g_array_index (refs, RelataNameRef, from),
                                  sizeof (RelataNameRef) * expr->n_refs);
  g_array_set_size (refs, from);
}

/* One expression, kept with its span and names. */
gboolean
relata_parse_expr_to (RelataParser *self, RelataExpr *expr)
{
  guint from = self->scratch->refs->len;

  expr->span.start = self->token.start;
  if (!relata_parse_expr (self))
    return FALSE;
  expr->span.end = self->last_end;
  relata_parser_keep_refs (self, from, expr);
  return TRUE;
}

/* expr, expr, ...: one at least. */
gboolean
relata_parse_expr_list (RelataParser *self)
{
  do
    {
      if (!relata_parse_expr (self))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/**
 * relata_parse_is_mere_name:
 * @start: where the expression before the current token begins
 * @n_refs: how many names had been noted in the scopes before it
 *
 * Returns: whether that expression is nothing but the name of a column, perhaps in parentheses
 *   and with COLLATE
 */
gboolean
relata_parse_is_mere_name (const RelataParser *self, guint32 start, guint n_refs)
{
  RelataTokenType before = RELATA_TOKEN_DOT;
  RelataLexer lexer;
  RelataToken token;

  if (self->scopes->refs->len != n_refs + 1)
    return FALSE;
  relata_lexer_init (&lexer, self->text, start);
  while (lexer.position < self->last_end)
    {
      gboolean is_name;

      relata_lexer_next (&lexer, &token);
      is_name = (relata_token_flags[token.type] & RELATA_TOKEN_IS_NAME) != 0;
      if (is_name && before != RELATA_TOKEN_DOT && before != RELATA_KEYWORD_COLLATE
          && before != RELATA_TOKEN_LEFT_PAREN)
        return FALSE;
      if (!is_name && token.type != RELATA_TOKEN_DOT && token.type != RELATA_KEYWORD_COLLATE
          && token.type != RELATA_TOKEN_RIGHT_PAREN
          && !(token.type == RELATA_TOKEN_LEFT_PAREN
               && (before == RELATA_TOKEN_DOT || before == RELATA_TOKEN_LEFT_PAREN)))
        return FALSE;
      before = token.type;
    }
  return TRUE;
}

/* Marks the term that was read last, if it is a mere name. */
static void
note_order_term (RelataParser *self, guint32 start, guint n_refs)
{
  if (relata_parse_is_mere_name (self, start, n_refs))
    g_array_index (self->scopes->refs, RelataScopeRef, n_refs).order_term = TRUE;
}

/* expr [ASC|DESC] [NULLS FIRST|LAST], ... */
gboolean
relata_parse_sort_list (RelataParser *self)
{
  gboolean order_terms = self->scopes != NULL && self->scopes->order_terms;

  if (order_terms)
    self->scopes->order_terms = FALSE;
  do
    {
      guint32 start = self->token.start;
      guint n_refs = order_terms ? self->scopes->refs->len : 0;

      if (!relata_parse_expr (self))
        return FALSE;
      if (order_terms)
        note_order_term (self, start, n_refs);
      if (!relata_parser_accept (self, RELATA_KEYWORD_ASC))
        relata_parser_accept (self, RELATA_KEYWORD_DESC);
      if (relata_parser_accept (self, RELATA_KEYWORD_NULLS)
          && !relata_parser_accept (self, RELATA_KEYWORD_FIRST)
          && !relata_parser_expect (self, RELATA_KEYWORD_LAST, N_ ("FIRST or LAST")))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

static gboolean
parse_signed_number (RelataParser *self)
{
  if (!relata_parser_accept (self, RELATA_TOKEN_PLUS))
    relata_parser_accept (self, RELATA_TOKEN_MINUS);
  return relata_parser_expect (self, RELATA_TOKEN_NUMBER, N_ ("a number"));
}

/* A type: any words, then perhaps one or two numbers in parentheses. @span is empty if none. */
gboolean
relata_parse_type (RelataParser *self, RelataSpan *span)
{
  span->start = span->end = self->last_end;
  if (!relata_parser_at_flag (self, RELATA_TOKEN_IS_WORD))
    return TRUE;
  span->start = self->token.start;
  while (relata_parser_at_flag (self, RELATA_TOKEN_IS_WORD))
    relata_parser_advance (self);
  if (relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN))
    {
      if (!parse_signed_number (self))
        return FALSE;
      if (relata_parser_accept (self, RELATA_TOKEN_COMMA) && !parse_signed_number (self))
        return FALSE;
      if (!relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)” after the type")))
        return FALSE;
    }
  span->end = self->last_end;
  return TRUE;
}

/* (SELECT ...), (expr) or (expr, expr, ...). */
static gboolean
parse_parenthesized (RelataParser *self)
{
  gboolean ok;

  if (!relata_parser_enter (self))
    return FALSE;
  relata_parser_advance (self);
  ok = relata_parse_is_select (self) ? relata_parse_select (self) : relata_parse_expr_list (self);
  self->depth--;
  return ok && relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

static gboolean
parse_exists (RelataParser *self)
{
  relata_parser_advance (self);
  if (!relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
    return relata_parser_fail (self, N_ ("“(” after EXISTS"));
  if (!relata_parser_enter (self))
    return FALSE;
  relata_parser_advance (self);
  if (!relata_parse_select (self))
    return FALSE;
  self->depth--;
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

static gboolean
parse_cast (RelataParser *self)
{
  RelataSpan type;

  relata_parser_advance (self);
  if (!relata_parser_enter (self)
      || !relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after CAST"))
      || !relata_parse_expr (self) || !relata_parser_expect (self, RELATA_KEYWORD_AS, N_ ("AS"))
      || !relata_parse_type (self, &type))
    return FALSE;
  self->depth--;
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

static gboolean
parse_case (RelataParser *self)
{
  relata_parser_advance (self);
  if (!relata_parser_enter (self))
    return FALSE;
  if (!relata_parser_at (self, RELATA_KEYWORD_WHEN) && !relata_parse_expr (self))
    return FALSE;
  do
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_WHEN, N_ ("WHEN"))
          || !relata_parse_expr (self)
          || !relata_parser_expect (self, RELATA_KEYWORD_THEN, N_ ("THEN"))
          || !relata_parse_expr (self))
        return FALSE;
    }
  while (relata_parser_at (self, RELATA_KEYWORD_WHEN));
  if (relata_parser_accept (self, RELATA_KEYWORD_ELSE) && !relata_parse_expr (self))
    return FALSE;
  self->depth--;
  return relata_parser_expect (self, RELATA_KEYWORD_END, N_ ("END of CASE"));
}

/* RAISE (IGNORE) or RAISE (ABORT, message); the message is an expression since 3.47, before
 * that a name. */
static gboolean
parse_raise (RelataParser *self)
{
  RelataToken second;

  relata_parser_advance (self);
  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after RAISE")))
    return FALSE;
  if (!relata_parser_accept (self, RELATA_KEYWORD_IGNORE))
    {
      if (!relata_parser_accept (self, RELATA_KEYWORD_ROLLBACK)
          && !relata_parser_accept (self, RELATA_KEYWORD_ABORT)
          && !relata_parser_expect (self, RELATA_KEYWORD_FAIL,
                                    N_ ("IGNORE, ROLLBACK, ABORT or FAIL")))
        return FALSE;
      if (!relata_parser_expect (self, RELATA_TOKEN_COMMA, N_ ("“,” and a message")))
        return FALSE;
      if (relata_parser_at_flag (self, RELATA_TOKEN_IS_NAME)
          && relata_parser_peek (self, &second) == RELATA_TOKEN_RIGHT_PAREN)
        relata_parser_advance (self);
      else if (!relata_parse_expr (self))
        return FALSE;
    }
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

/* name, table.name or schema.table.name, of which @first is passed already. */
static gboolean
parse_qualified (RelataParser *self, RelataToken first)
{
  RelataToken table = first;
  RelataToken name;

  relata_parser_advance (self);
  name = self->token;
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
    return FALSE;
  if (relata_parser_accept (self, RELATA_TOKEN_DOT))
    {
      table = name;
      name = self->token;
      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
        return FALSE;
    }
  relata_parser_note_ref (self, &name, &table, RELATA_SCOPE_REF_COLUMN);
  return TRUE;
}

/* A column, or a call. */
static gboolean
parse_name (RelataParser *self)
{
  RelataToken first = self->token;

  relata_parser_advance (self);
  if (relata_parser_at (self, RELATA_TOKEN_DOT))
    return parse_qualified (self, first);
  if (relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
    return relata_parse_call (self);
  relata_parser_note_ref (self, &first, NULL, RELATA_SCOPE_REF_COLUMN);
  return TRUE;
}

/* A string, or the name of a table in the quotes of one. */
static gboolean
parse_string (RelataParser *self)
{
  RelataToken first = self->token;

  relata_parser_advance (self);
  return relata_parser_at (self, RELATA_TOKEN_DOT) ? parse_qualified (self, first) : TRUE;
}

/* Prefix operators and what they stand before. Their precedence decides nothing about whether
 * a text is an expression, so they are passed one by one. */
static gboolean
parse_operand (RelataParser *self)
{
  while (relata_parser_at (self, RELATA_KEYWORD_NOT) || relata_parser_at (self, RELATA_TOKEN_MINUS)
         || relata_parser_at (self, RELATA_TOKEN_PLUS)
         || relata_parser_at (self, RELATA_TOKEN_TILDE))
    relata_parser_advance (self);

  switch (self->token.type)
    {
    case RELATA_TOKEN_NUMBER:
    case RELATA_TOKEN_BLOB:
    case RELATA_TOKEN_VARIABLE:
    case RELATA_KEYWORD_NULL:
    case RELATA_KEYWORD_CURRENT_DATE:
    case RELATA_KEYWORD_CURRENT_TIME:
    case RELATA_KEYWORD_CURRENT_TIMESTAMP:
      relata_parser_advance (self);
      return TRUE;
    case RELATA_TOKEN_STRING:
      return parse_string (self);
    case RELATA_TOKEN_LEFT_PAREN:
      return parse_parenthesized (self);
    case RELATA_KEYWORD_EXISTS:
      return parse_exists (self);
    case RELATA_KEYWORD_CAST:
      return parse_cast (self);
    case RELATA_KEYWORD_CASE:
      return parse_case (self);
    case RELATA_KEYWORD_RAISE:
      return parse_raise (self);
    default:
      if (relata_parser_at_flag (self, RELATA_TOKEN_IS_ID | RELATA_TOKEN_IS_JOIN))
        return parse_name (self);
      return relata_parser_fail (self, N_ ("an expression"));
    }
}

/* IN (...), IN table or IN function (...). */
static gboolean
parse_in (RelataParser *self)
{
  if (!relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
    {
      if (!relata_parse_table_ref (self))
        return FALSE;
      if (!relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
        return TRUE;
    }
  if (!relata_parser_enter (self))
    return FALSE;
  relata_parser_advance (self);
  if (relata_parse_is_select (self))
    {
      if (!relata_parse_select (self))
        return FALSE;
    }
  else if (!relata_parser_at (self, RELATA_TOKEN_RIGHT_PAREN) && !relata_parse_expr_list (self))
    return FALSE;
  self->depth--;
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

static gboolean
parse_between (RelataParser *self)
{
  return parse_above (self, LEVEL_NONE, TRUE)
         && relata_parser_expect (self, RELATA_KEYWORD_AND, N_ ("AND of BETWEEN"))
         && parse_above (self, LEVEL_EQUAL, FALSE);
}

static gboolean
parse_like (RelataParser *self)
{
  if (!parse_above (self, LEVEL_EQUAL, FALSE))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_ESCAPE))
    return parse_above (self, LEVEL_ESCAPE - 1, FALSE);
  return TRUE;
}

/* What follows IS: [NOT] [DISTINCT FROM] expr. */
static gboolean
parse_is (RelataParser *self)
{
  relata_parser_accept (self, RELATA_KEYWORD_NOT);
  if (relata_parser_accept (self, RELATA_KEYWORD_DISTINCT)
      && !relata_parser_expect (self, RELATA_KEYWORD_FROM, N_ ("FROM after DISTINCT")))
    return FALSE;
  return parse_above (self, LEVEL_EQUAL, FALSE);
}

/* BETWEEN, IN, and LIKE with its kin: what follows @word. */
static gboolean
parse_word_operator (RelataParser *self, RelataTokenType word)
{
  if (word == RELATA_KEYWORD_BETWEEN)
    return parse_between (self);
  if (word == RELATA_KEYWORD_IN)
    return parse_in (self);
  return parse_like (self);
}

static gboolean
parse_negated (RelataParser *self)
{
  RelataTokenType word = self->token.type;

  switch (word)
    {
    case RELATA_KEYWORD_NULL:
      relata_parser_advance (self);
      return TRUE;
    case RELATA_KEYWORD_BETWEEN:
    case RELATA_KEYWORD_IN:
    case RELATA_KEYWORD_LIKE:
    case RELATA_KEYWORD_GLOB:
    case RELATA_KEYWORD_REGEXP:
    case RELATA_KEYWORD_MATCH:
      relata_parser_advance (self);
      return parse_word_operator (self, word);
    default:
      return relata_parser_fail (self, N_ ("NULL, LIKE, IN or BETWEEN after NOT"));
    }
}

/* What follows @word, which is passed already. */
static gboolean
parse_right_side (RelataParser *self, RelataTokenType word)
{
  switch (word)
    {
    case RELATA_KEYWORD_ISNULL:
    case RELATA_KEYWORD_NOTNULL:
      return TRUE;
    case RELATA_KEYWORD_NOT:
      return parse_negated (self);
    case RELATA_KEYWORD_IS:
      return parse_is (self);
    case RELATA_KEYWORD_BETWEEN:
    case RELATA_KEYWORD_IN:
    case RELATA_KEYWORD_LIKE:
    case RELATA_KEYWORD_GLOB:
    case RELATA_KEYWORD_REGEXP:
    case RELATA_KEYWORD_MATCH:
      return parse_word_operator (self, word);
    case RELATA_KEYWORD_COLLATE:
      return relata_parser_take (self, RELATA_TOKEN_IS_WORD, N_ ("a collation"), NULL, NULL);
    default:
      return parse_above (self, levels[word], FALSE);
    }
}

/* An operand and the operators after it that bind tighter than @level. With @stop_at_and an
 * AND between whole operands ends it: that is BETWEEN's own. */
static gboolean
parse_above (RelataParser *self, guint level, gboolean stop_at_and)
{
  if (!parse_operand (self))
    return FALSE;
  for (;;)
    {
      RelataTokenType word = self->token.type;

      if (levels[word] <= level || (stop_at_and && word == RELATA_KEYWORD_AND))
        return TRUE;
      relata_parser_advance (self);
      if (!parse_right_side (self, word))
        return FALSE;
    }
}

gboolean
relata_parse_expr (RelataParser *self)
{
  return parse_above (self, LEVEL_NONE, FALSE);
}
