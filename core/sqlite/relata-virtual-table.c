/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Virtual tables by their statement. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sqlite/relata-virtual-table.h"

/* The storage of a virtual table t is called t_SUFFIX: the answers of xShadowName in the
 * modules of SQLite (https://www.sqlite.org/vtab.html, 2.18). */
static const struct
{
  const char *module;
  const char *suffixes[6];
} modules[] = {
  { "fts3", { "content", "docsize", "segdir", "segments", "stat" } },
  { "fts4", { "content", "docsize", "segdir", "segments", "stat" } },
  { "fts5", { "config", "content", "data", "docsize", "idx" } },
  { "rtree", { "node", "parent", "rowid" } },
  { "rtree_i32", { "node", "parent", "rowid" } },
  { "geopoly", { "node", "parent", "rowid" } },
};

/* Words of a tokenizer are set apart by these; quotes nest freely there. */
static gboolean
is_separator (char c)
{
  return g_ascii_isspace (c) || c == '\'' || c == '"';
}

static const char *
skip_separators (const char *p)
{
  while (is_separator (*p))
    p++;
  return p;
}

/* Past "case_sensitive 0" or "case_sensitive 1", or NULL. */
static const char *
skip_case_sensitive (const char *p)
{
  static const char word[] = "case_sensitive";

  if (g_ascii_strncasecmp (p, word, strlen (word)) != 0)
    return NULL;
  p += strlen (word);
  if (!is_separator (*p))
    return NULL;
  p = skip_separators (p);
  return *p == '0' || *p == '1' ? p + 1 : NULL;
}

/* Whether what follows the word trigram is nothing, or options with their values. */
static gboolean
trigram_is_complete (const char *p)
{
  for (;;)
    {
      const char *after = skip_separators (p);

      if (*after == '\0' || *after == ',' || *after == ')')
        return TRUE;
      if (after == p)
        return FALSE;
      p = skip_case_sensitive (after);
      if (p == NULL)
        return FALSE;
    }
}

/* Where @word begins in @text, in any case of letters, or NULL. */
static const char *
find_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (; *text != '\0'; text++)
    if (g_ascii_strncasecmp (text, word, length) == 0)
      return text;
  return NULL;
}

/* Moves past @type if it comes next. */
static gboolean
take (RelataLexer *lexer, RelataTokenType type)
{
  RelataLexer ahead = *lexer;
  RelataToken token;

  relata_lexer_next (&ahead, &token);
  if (token.type != type)
    return FALSE;
  *lexer = ahead;
  return TRUE;
}

static gboolean
take_create_virtual_table (RelataLexer *lexer, const char *sql)
{
  relata_lexer_init (lexer, sql, 0);
  return take (lexer, RELATA_KEYWORD_CREATE) && take (lexer, RELATA_KEYWORD_VIRTUAL)
         && take (lexer, RELATA_KEYWORD_TABLE);
}

/**
 * relata_virtual_table_is_statement:
 *
 * Returns: whether @sql is a CREATE VIRTUAL TABLE
 */
gboolean
relata_virtual_table_is_statement (const char *sql)
{
  RelataLexer lexer;

  return take_create_virtual_table (&lexer, sql);
}

/**
 * relata_virtual_table_get_module:
 * @sql: a statement
 *
 * Returns: (transfer full) (nullable): the name of the module as it is written; %NULL if @sql is
 *   no CREATE VIRTUAL TABLE
 */
char *
relata_virtual_table_get_module (const char *sql)
{
  RelataLexer lexer;
  RelataToken token;

  if (!take_create_virtual_table (&lexer, sql))
    return NULL;
  if (take (&lexer, RELATA_KEYWORD_IF))
    {
      take (&lexer, RELATA_KEYWORD_NOT);
      take (&lexer, RELATA_KEYWORD_EXISTS);
    }
  relata_lexer_next (&lexer, &token);
  if (take (&lexer, RELATA_TOKEN_DOT))
    relata_lexer_next (&lexer, &token);
  if (!take (&lexer, RELATA_KEYWORD_USING))
    return NULL;
  relata_lexer_next (&lexer, &token);
  return relata_name_dequote (sql + token.start, token.end - token.start);
}

/**
 * relata_virtual_table_owns:
 * @module: (nullable): the module of a virtual table
 * @name: its name
 * @table: the name of another table
 *
 * Returns: whether @table is storage of the virtual table ("shadow table"), which its CREATE
 *   VIRTUAL TABLE makes. Known for the modules that come with SQLite
 */
gboolean
relata_virtual_table_owns (const char *module, const char *name, const char *table)
{
  gsize length = strlen (name);

  if (module == NULL || g_ascii_strncasecmp (name, table, length) != 0 || table[length] != '_')
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (modules); i++)
    if (g_ascii_strcasecmp (modules[i].module, module) == 0)
      for (const char *const *suffix = modules[i].suffixes; *suffix != NULL; suffix++)
        if (g_ascii_strcasecmp (*suffix, table + length + 1) == 0)
          return TRUE;
  return FALSE;
}

/**
 * relata_virtual_table_check:
 * @sql: a CREATE VIRTUAL TABLE
 *
 * SQLite 3.40.1 reads beyond its memory when the trigram tokenizer of FTS5 gets an option
 * without a value, as in `tokenize='trigram case_sensitive'`. Such a statement is refused, and
 * so is any spelling of its options that is not plainly complete.
 *
 * Returns: %FALSE with RELATA_ERROR_UNSUPPORTED if making the table may crash
 */
gboolean
relata_virtual_table_check (const char *sql, GError **error)
{
  static const char word[] = "trigram";
  g_autofree char *module = relata_virtual_table_get_module (sql);

  if (module == NULL || g_ascii_strcasecmp (module, "fts5") != 0)
    return TRUE;
  for (const char *p = find_word (sql, word); p != NULL; p = find_word (p + 1, word))
    if (!trigram_is_complete (p + strlen (word)))
      {
        g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED,
                             _ ("the tokenizer “trigram” has an option without a value; write "
                                "“case_sensitive 0” or “case_sensitive 1”"));
        return FALSE;
      }
  return TRUE;
}
