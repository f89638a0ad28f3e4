/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The statements of a trigger's body (lang_createtrigger.html; "trigger_cmd" in parse.y),
 * recognized. Owned by the thread that parses. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

/* Makes the table that was named last a source; INSERT calls it EXCLUDED as well. */
static void
note_target (RelataParser *self)
{
  GArray *refs = self->scopes->refs;
  RelataScopeSource source
      = { .name = g_array_index (refs, RelataScopeRef, refs->len - 1).ref.name, .query = -1 };

  relata_scopes_add_source (self->scopes, &source);
  source.alias = (char *)"excluded";
  source.qualified_only = TRUE;
  relata_scopes_add_source (self->scopes, &source);
}

/* The table of INSERT, UPDATE or DELETE; in a trigger it has no schema and no index. */
static gboolean
parse_target (RelataParser *self)
{
  RelataToken name = self->token;

  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a table name"), NULL, NULL))
    return FALSE;
  relata_parser_note_ref (self, &name, NULL, RELATA_SCOPE_REF_TABLE);
  if (self->scopes != NULL)
    note_target (self);
  return TRUE;
}

/* (name, name, ...), the names being columns; the current token is the parenthesis. */
static gboolean
parse_column_list (RelataParser *self)
{
  relata_parser_advance (self);
  do
    {
      RelataToken name = self->token;

      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
        return FALSE;
      relata_parser_note_ref (self, &name, NULL, RELATA_SCOPE_REF_TARGET);
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"));
}

/* OR ABORT and its kin. */
static gboolean
parse_or_conflict (RelataParser *self)
{
  if (!relata_parser_accept (self, RELATA_KEYWORD_OR))
    return TRUE;
  return relata_parser_accept (self, RELATA_KEYWORD_ROLLBACK)
         || relata_parser_accept (self, RELATA_KEYWORD_ABORT)
         || relata_parser_accept (self, RELATA_KEYWORD_FAIL)
         || relata_parser_accept (self, RELATA_KEYWORD_IGNORE)
         || relata_parser_expect (self, RELATA_KEYWORD_REPLACE,
                                  N_ ("ROLLBACK, ABORT, FAIL, IGNORE or REPLACE"));
}

/* column = expr, or (column, column) = expr; and so on. */
static gboolean
parse_set_list (RelataParser *self)
{
  do
    {
      if (relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
        {
          if (!parse_column_list (self))
            return FALSE;
        }
      else
        {
          RelataToken name = self->token;

          if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), NULL, NULL))
            return FALSE;
          relata_parser_note_ref (self, &name, NULL, RELATA_SCOPE_REF_TARGET);
        }
      if (!relata_parser_expect (self, RELATA_TOKEN_EQUAL, N_ ("“=”")) || !relata_parse_expr (self))
        return FALSE;
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

static gboolean
parse_where (RelataParser *self)
{
  return relata_parser_accept (self, RELATA_KEYWORD_WHERE) ? relata_parse_expr (self) : TRUE;
}

static gboolean
parse_update (RelataParser *self)
{
  if (!parse_or_conflict (self) || !parse_target (self)
      || !relata_parser_expect (self, RELATA_KEYWORD_SET, N_ ("SET")) || !parse_set_list (self))
    return FALSE;
  if (relata_parser_accept (self, RELATA_KEYWORD_FROM) && !relata_parse_from (self))
    return FALSE;
  return parse_where (self);
}

/* What follows DO. */
static gboolean
parse_upsert_action (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_NOTHING))
    return TRUE;
  return relata_parser_expect (self, RELATA_KEYWORD_UPDATE, N_ ("NOTHING or UPDATE"))
         && relata_parser_expect (self, RELATA_KEYWORD_SET, N_ ("SET")) && parse_set_list (self)
         && parse_where (self);
}

/* ON CONFLICT [(terms) [WHERE expr]] DO ...; only the last may be without terms. */
static gboolean
parse_upserts (RelataParser *self)
{
  gboolean has_target = TRUE;

  while (has_target && relata_parser_accept (self, RELATA_KEYWORD_ON))
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_CONFLICT, N_ ("CONFLICT")))
        return FALSE;
      has_target = relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN);
      if (has_target
          && (!relata_parse_sort_list (self)
              || !relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)”"))
              || !parse_where (self)))
        return FALSE;
      if (!relata_parser_expect (self, RELATA_KEYWORD_DO, N_ ("DO")) || !parse_upsert_action (self))
        return FALSE;
    }
  return TRUE;
}

/* The query of an INSERT, which does not see the table. */
static gboolean
parse_inserted_rows (RelataParser *self)
{
  int scope = self->scopes != NULL ? self->scopes->current : -1;
  gboolean ok;

  if (self->scopes != NULL)
    self->scopes->current = relata_scopes_get (self->scopes, scope)->parent;
  ok = relata_parse_select (self);
  if (self->scopes != NULL)
    self->scopes->current = scope;
  return ok;
}

static gboolean
parse_insert (RelataParser *self)
{
  if (!relata_parser_expect (self, RELATA_KEYWORD_INTO, N_ ("INTO")) || !parse_target (self))
    return FALSE;
  if (relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN) && !parse_column_list (self))
    return FALSE;
  return parse_inserted_rows (self) && parse_upserts (self);
}

static gboolean
parse_delete (RelataParser *self)
{
  return relata_parser_expect (self, RELATA_KEYWORD_FROM, N_ ("FROM after DELETE"))
         && parse_target (self) && parse_where (self);
}

static gboolean
parse_change (RelataParser *self)
{
  if (relata_parser_accept (self, RELATA_KEYWORD_UPDATE))
    return parse_update (self);
  if (relata_parser_accept (self, RELATA_KEYWORD_DELETE))
    return parse_delete (self);
  if (relata_parser_accept (self, RELATA_KEYWORD_REPLACE))
    return parse_insert (self);
  if (relata_parser_accept (self, RELATA_KEYWORD_INSERT))
    return parse_or_conflict (self) && parse_insert (self);
  return relata_parser_fail (self, N_ ("UPDATE, INSERT, DELETE or SELECT"));
}

static gboolean
parse_command (RelataParser *self)
{
  if (relata_parse_is_select (self))
    return relata_parse_select (self);
  if (self->scopes != NULL)
    relata_scopes_open (self->scopes);
  if (!parse_change (self))
    return FALSE;
  if (self->scopes != NULL)
    relata_scopes_close (self->scopes);
  return TRUE;
}

/* command; command; ... END, after BEGIN. */
gboolean
relata_parse_trigger_body (RelataParser *self)
{
  do
    {
      if (!parse_command (self)
          || !relata_parser_expect (self, RELATA_TOKEN_SEMICOLON, N_ ("“;” after the statement")))
        return FALSE;
    }
  while (!relata_parser_accept (self, RELATA_KEYWORD_END));
  return TRUE;
}
