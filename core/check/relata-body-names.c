/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The names in a body. Linear in its text, whatever that is. Belongs to one thread. */

#include "config.h"

#include "base/relata-text.h"
#include "check/relata-body-names.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"

static gboolean
is_name (const RelataToken *token)
{
  return (relata_token_flags[token->type] & RELATA_TOKEN_IS_NAME) != 0;
}

/* Passes a list of names in parentheses, of which the first is passed already; stops at the
 * first token that is no name, so that nested parentheses are not read again and again. */
static gboolean
skip_name_list (RelataLexer *lexer)
{
  RelataToken token;

  do
    {
      relata_lexer_next (lexer, &token);
      if (!is_name (&token))
        return FALSE;
      relata_lexer_next (lexer, &token);
    }
  while (token.type == RELATA_TOKEN_COMMA);
  return token.type == RELATA_TOKEN_RIGHT_PAREN;
}

/* Whether AS [NOT] [MATERIALIZED] ( follows, perhaps after a list of columns: then the name
 * before it is one that WITH defines (lang_with.html). */
static gboolean
is_defined_here (RelataLexer lexer)
{
  RelataToken token;

  relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_TOKEN_LEFT_PAREN)
    {
      if (!skip_name_list (&lexer))
        return FALSE;
      relata_lexer_next (&lexer, &token);
    }
  if (token.type != RELATA_KEYWORD_AS)
    return FALSE;
  relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_KEYWORD_NOT)
    relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_KEYWORD_MATERIALIZED)
    relata_lexer_next (&lexer, &token);
  return token.type == RELATA_TOKEN_LEFT_PAREN;
}

/* Reads the tokens of @def once. */
void
relata_body_names_init (RelataBodyNames *self, const RelataDef *def)
{
  gboolean after_into = FALSE;
  RelataLexer lexer;
  RelataToken token;

  self->def = def;
  self->common_tables = g_hash_table_new_full (relata_text_ascii_case_hash,
                                               relata_text_ascii_case_equal, g_free, NULL);
  self->targets = g_hash_table_new (NULL, NULL);
  relata_lexer_init (&lexer, def->text, 0);
  for (relata_lexer_next (&lexer, &token); token.type != RELATA_TOKEN_END;
       relata_lexer_next (&lexer, &token))
    {
      if (token.type == RELATA_KEYWORD_INTO)
        after_into = TRUE;
      else if (after_into && is_name (&token))
        g_hash_table_add (self->targets, GUINT_TO_POINTER (token.start));
      else if (token.type != RELATA_TOKEN_DOT)
        after_into = FALSE;
      if (is_name (&token) && is_defined_here (lexer))
        g_hash_table_add (self->common_tables,
                          relata_name_dequote (def->text + token.start, token.end - token.start));
    }
}

void
relata_body_names_clear (RelataBodyNames *self)
{
  g_clear_pointer (&self->common_tables, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
}

/* Whether the name must be that of a table or view of the schema: it stands after FROM and the
 * like, and is no function, no qualifier of a star, and not defined by WITH. */
gboolean
relata_body_names_is_table (const RelataBodyNames *self, const RelataNameRef *ref)
{
  RelataLexer lexer;
  RelataToken next;

  if (!ref->is_table)
    return FALSE;
  if (ref->table == NULL)
    {
      if (g_hash_table_contains (self->common_tables, ref->name))
        return FALSE;
    }
  else if (!relata_name_equal (ref->table, "main") && !relata_name_equal (ref->table, "temp"))
    return FALSE;
  relata_lexer_init (&lexer, self->def->text, ref->span.end);
  relata_lexer_next (&lexer, &next);
  if (next.type == RELATA_TOKEN_LEFT_PAREN)
    return g_hash_table_contains (self->targets, GUINT_TO_POINTER (ref->span.start));
  return next.type != RELATA_TOKEN_DOT;
}
