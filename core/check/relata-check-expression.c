/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What several rules ask of an expression. Linear in its text. Any thread. */

#include "config.h"

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"

/* From so many columns on a set of their names pays. */
#define MANY 16

gboolean
relata_check_is_boolean (const char *name)
{
  return relata_name_equal (name, "true") || relata_name_equal (name, "false");
}

/* Whether the table has a column of that name. */
static gboolean
has_column (RelataColumnSet *self, const char *name)
{
  if (self->table->n_columns < MANY)
    return relata_table_def_find_column (self->table, name) >= 0;
  if (self->names == NULL)
    {
      self->names = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
      for (guint i = 0; i < self->table->n_columns; i++)
        g_hash_table_add (self->names, self->table->columns[i].name);
    }
  return g_hash_table_contains (self->names, name);
}

void
relata_column_set_clear (RelataColumnSet *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
}

/* Whether an expression of the table can name a column so. */
static gboolean
knows_name (RelataColumnSet *columns, const RelataNameRef *ref, gboolean knows_rowid)
{
  if (ref->table != NULL && !relata_name_equal (ref->table, columns->table->base.name))
    return FALSE;
  if (has_column (columns, ref->name))
    return TRUE;
  if (ref->table == NULL && relata_check_is_boolean (ref->name))
    return TRUE;
  return knows_rowid && !columns->table->without_rowid && relata_check_is_rowid_name (ref->name);
}

/* The first name in @expr, which stands in @def, that means no column. One in double quotes
 * means a text then: those are looked for only if @quoted, and only those. */
const RelataNameRef *
relata_column_set_find_unknown (RelataColumnSet *self,
                                const RelataDef *def,
                                const RelataExpr *expr,
                                gboolean knows_rowid,
                                gboolean quoted)
{
  for (guint i = 0; i < expr->n_refs; i++)
    {
      const RelataNameRef *ref = &expr->refs[i];
      gboolean is_quoted = ref->table == NULL && def->text[ref->span.start] == '"';

      if (is_quoted == quoted && !knows_name (self, ref, knows_rowid))
        return ref;
    }
  return NULL;
}

gboolean
relata_check_has_query (const RelataDef *def, const RelataExpr *expr)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, def->text, expr->span.start);
  for (relata_lexer_next (&lexer, &token);
       token.type != RELATA_TOKEN_END && token.start < expr->span.end;
       relata_lexer_next (&lexer, &token))
    if (token.type == RELATA_KEYWORD_SELECT)
      return TRUE;
  return FALSE;
}

static gboolean
is_word (const RelataDef *def, const RelataToken *token, const char *const *words, guint n_words)
{
  g_autofree char *text = NULL;

  if (token->type != RELATA_TOKEN_ID)
    return FALSE;
  text = relata_name_dequote (def->text + token->start, token->end - token->start);
  for (guint i = 0; i < n_words; i++)
    if (relata_name_equal (text, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether the call, whose function is passed, asks for the present time: without arguments, or
 * with the text 'now' among them (lang_datefunc.html). */
static gboolean
asks_now (const RelataDef *def, RelataLexer lexer)
{
  RelataToken token;

  relata_lexer_next (&lexer, &token);
  do
    {
      g_autofree char *text = NULL;

      relata_lexer_next (&lexer, &token);
      if (token.type != RELATA_TOKEN_STRING)
        continue;
      text = relata_name_dequote (def->text + token.start, token.end - token.start);
      if (relata_text_ascii_casecmp (text, "now") == 0)
        return TRUE;
    }
  while (token.type == RELATA_TOKEN_STRING || token.type == RELATA_TOKEN_COMMA);
  return FALSE;
}

static gboolean
is_call (RelataLexer lexer, gboolean empty)
{
  RelataToken token;

  relata_lexer_next (&lexer, &token);
  if (token.type != RELATA_TOKEN_LEFT_PAREN)
    return FALSE;
  relata_lexer_next (&lexer, &token);
  return !empty || token.type == RELATA_TOKEN_RIGHT_PAREN;
}

/* Whether the token begins what gives another result each time (deterministic.html). In a CHECK
 * SQLite minds only functions of the time. */
static gboolean
changes (const RelataDef *def, const RelataToken *token, RelataLexer after, gboolean is_check)
{
  static const char *const chances[]
      = { "random", "randomblob", "changes", "total_changes", "last_insert_rowid" };
  static const char *const times[]
      = { "date", "time", "datetime", "julianday", "unixepoch", "strftime" };

  if (!is_check
      && (token->type == RELATA_KEYWORD_CURRENT_DATE || token->type == RELATA_KEYWORD_CURRENT_TIME
          || token->type == RELATA_KEYWORD_CURRENT_TIMESTAMP))
    return TRUE;
  if (!is_call (after, FALSE))
    return FALSE;
  if (!is_check && is_word (def, token, chances, G_N_ELEMENTS (chances)))
    return TRUE;
  return is_word (def, token, times, G_N_ELEMENTS (times))
         && (is_call (after, TRUE) || asks_now (def, after));
}

/* The word in @expr that gives another result each time and is refused for it, or NULL. */
char *
relata_check_dup_changing (const RelataDef *def, const RelataExpr *expr, gboolean is_check)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, def->text, expr->span.start);
  for (relata_lexer_next (&lexer, &token);
       token.type != RELATA_TOKEN_END && token.start < expr->span.end;
       relata_lexer_next (&lexer, &token))
    if (changes (def, &token, lexer, is_check))
      return g_strndup (def->text + token.start, token.end - token.start);
  return NULL;
}
