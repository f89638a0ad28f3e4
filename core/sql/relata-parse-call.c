/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Calls of functions, FILTER, OVER and windows (lang_aggfunc.html, windowfunctions.html).
 * Owned by the thread that parses. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

static gboolean
close_paren (RelataParser *self)
{
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

static gboolean
parse_order_by (RelataParser *self)
{
  return relata_parser_expect (self, RELATA_KEYWORD_BY, N_ ("BY after ORDER"))
         && relata_parse_sort_list (self);
}

/* What stands between the parentheses: *, or [DISTINCT] arguments [ORDER BY terms]. */
static gboolean
parse_arguments (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_TOKEN_STAR))
    return TRUE;
  if (!relata_parser_accept (self, RELATA_KEYWORD_DISTINCT))
    relata_parser_accept (self, RELATA_KEYWORD_ALL);
  if (relata_parser_at (self, RELATA_TOKEN_RIGHT_PAREN))
    return TRUE;
  if (!relata_parse_expr_list (self))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_ORDER))
    return parse_order_by (self);
  return TRUE;
}

/* WITHIN GROUP (ORDER BY term), since 3.47. */
static gboolean
parse_within_group (RelataParser *self)
{
  relata_parser_advance (self);
  relata_parser_advance (self);
  return relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after WITHIN GROUP"))
         && relata_parser_expect (self, RELATA_KEYWORD_ORDER, N_ ("ORDER BY"))
         && parse_order_by (self) && close_paren (self);
}

static gboolean
parse_filter (RelataParser *self)
{
  relata_parser_advance (self);
  return relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after FILTER"))
         && relata_parser_expect (self, RELATA_KEYWORD_WHERE, N_ ("WHERE"))
         && relata_parse_expr (self) && close_paren (self);
}

static gboolean
parse_over (RelataParser *self)
{
  relata_parser_advance (self);
  if (relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN))
    return relata_parse_window (self) && close_paren (self);
  return relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a window"), NULL, NULL);
}

/* The arguments of a call and its clauses; the current token is the parenthesis. */
gboolean
relata_parse_call (RelataParser *self)
{
  RelataToken second;

  if (!relata_parser_enter (self))
    return FALSE;
  relata_parser_advance (self);
  if (!parse_arguments (self) || !close_paren (self))
    return FALSE;
  if (relata_parser_at (self, RELATA_KEYWORD_WITHIN)
      && relata_parser_peek (self, &second) == RELATA_KEYWORD_GROUP && !parse_within_group (self))
    return FALSE;
  if (relata_parser_at (self, RELATA_KEYWORD_FILTER) && !parse_filter (self))
    return FALSE;
  if (relata_parser_at (self, RELATA_KEYWORD_OVER) && !parse_over (self))
    return FALSE;
  self->depth--;
  return TRUE;
}

/* UNBOUNDED @edge, CURRENT ROW, or expr PRECEDING|FOLLOWING. */
static gboolean
parse_frame_bound (RelataParser *self, RelataTokenType edge)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_UNBOUNDED))
    return relata_parser_expect (self, edge, N_ ("PRECEDING or FOLLOWING"));
  if (relata_parser_accept (self, RELATA_KEYWORD_CURRENT))
    return relata_parser_expect (self, RELATA_KEYWORD_ROW, N_ ("ROW after CURRENT"));
  if (!relata_parse_expr (self))
    return FALSE;
  return relata_parser_accept (self, RELATA_KEYWORD_PRECEDING)
         || relata_parser_expect (self, RELATA_KEYWORD_FOLLOWING, N_ ("PRECEDING or FOLLOWING"));
}

static gboolean
parse_frame_exclude (RelataParser *self)
{
  if (!relata_parser_accept (self, RELATA_KEYWORD_EXCLUDE))
    return TRUE;
  if (relata_parser_accept (self, RELATA_KEYWORD_NO))
    return relata_parser_expect (self, RELATA_KEYWORD_OTHERS, N_ ("OTHERS"));
  if (relata_parser_accept (self, RELATA_KEYWORD_CURRENT))
    return relata_parser_expect (self, RELATA_KEYWORD_ROW, N_ ("ROW after CURRENT"));
  return relata_parser_accept (self, RELATA_KEYWORD_GROUP)
         || relata_parser_expect (self, RELATA_KEYWORD_TIES,
                                  N_ ("NO OTHERS, CURRENT ROW, GROUP or TIES"));
}

static gboolean
at_frame (const RelataParser *self)
{
  return relata_parser_at (self, RELATA_KEYWORD_RANGE)
         || relata_parser_at (self, RELATA_KEYWORD_ROWS)
         || relata_parser_at (self, RELATA_KEYWORD_GROUPS);
}

static gboolean
parse_frame (RelataParser *self)
{
  relata_parser_advance (self);
  if (relata_parser_accept (self, RELATA_KEYWORD_BETWEEN))
    {
      if (!parse_frame_bound (self, RELATA_KEYWORD_PRECEDING)
          || !relata_parser_expect (self, RELATA_KEYWORD_AND, N_ ("AND"))
          || !parse_frame_bound (self, RELATA_KEYWORD_FOLLOWING))
        return FALSE;
    }
  else if (!parse_frame_bound (self, RELATA_KEYWORD_PRECEDING))
    return FALSE;
  return parse_frame_exclude (self);
}

/* What stands between the parentheses of OVER and WINDOW: [base] [PARTITION BY exprs]
 * [ORDER BY terms] [frame]. */
gboolean
relata_parse_window (RelataParser *self)
{
  if (!relata_parser_at (self, RELATA_KEYWORD_PARTITION) && !at_frame (self)
      && relata_parser_at_flag (self, RELATA_TOKEN_IS_NAME))
    relata_parser_advance (self);
  if (relata_parser_accept (self, RELATA_KEYWORD_PARTITION)
      && (!relata_parser_expect (self, RELATA_KEYWORD_BY, N_ ("BY after PARTITION"))
          || !relata_parse_expr_list (self)))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_ORDER) && !parse_order_by (self))
    return FALSE;
  return at_frame (self) ? parse_frame (self) : TRUE;
}
