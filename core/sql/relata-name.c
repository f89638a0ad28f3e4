/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Names and how SQL writes them (lang_keywords.html). Any thread. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "sql/relata-keyword.h"
#include "sql/relata-name.h"

/* @text between two @quote, those inside it doubled. */
static char *
quote_with (const char *text, char quote)
{
  GString *quoted = g_string_sized_new (strlen (text) + 3);

  g_string_append_c (quoted, quote);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == quote)
        g_string_append_c (quoted, quote);
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, quote);
  return g_string_free (quoted, FALSE);
}

/* ASCII letters, digits and underscores, not beginning with a digit: bare in every SQL. */
static gboolean
is_plain (const char *name)
{
  if (!g_ascii_isalpha (*name) && *name != '_')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_' && *p != '$')
      return FALSE;
  return TRUE;
}

/**
 * relata_name_quote:
 * @name: any bytes but NUL
 *
 * Returns: (transfer full): @name in double quotes, fit for SQL
 */
char *
relata_name_quote (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  return quote_with (name, '"');
}

/**
 * relata_name_quote_if_needed:
 *
 * Returns: (transfer full): @name as it is, where every SQLite reads it as a name: ASCII
 *   letters, digits, "_" and "$", not first a digit or "$", and no keyword; else in double
 *   quotes
 */
char *
relata_name_quote_if_needed (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  if (is_plain (name) && !relata_name_is_keyword (name))
    return g_strdup (name);
  return quote_with (name, '"');
}

/* Appends relata_name_quote_if_needed() of @name to @sql. */
void
relata_name_append (GString *sql, const char *name)
{
  g_autofree char *quoted = NULL;

  if (is_plain (name) && !relata_name_is_keyword (name))
    {
      g_string_append (sql, name);
      return;
    }
  quoted = quote_with (name, '"');
  g_string_append (sql, quoted);
}

/**
 * relata_name_dequote:
 * @text: a name as it stands in SQL: bare, or in "", '', [] or ``
 * @length: its bytes
 *
 * Returns: (transfer full): the name itself. As in SQLite what follows the closing quote is
 *   ignored.
 */
char *
relata_name_dequote (const char *text, gsize length)
{
  char quote = length > 0 ? text[0] : '\0';
  GString *name;

  if (quote != '"' && quote != '\'' && quote != '`' && quote != '[')
    return g_strndup (text, length);
  if (quote == '[')
    quote = ']';
  name = g_string_sized_new (length);
  for (gsize i = 1; i < length; i++)
    {
      if (text[i] == quote && (i + 1 == length || text[i + 1] != quote))
        break;
      if (text[i] == quote)
        i++;
      g_string_append_c (name, text[i]);
    }
  return g_string_free (name, FALSE);
}

/* Whether SQLite takes @a and @b for one name: ASCII letters compare without case. */
gboolean
relata_name_equal (const char *a, const char *b)
{
  return relata_text_ascii_casecmp (a, b) == 0;
}

/* Whether @name is a keyword of some version of SQLite, be it one that may serve as a name. */
gboolean
relata_name_is_keyword (const char *name)
{
  return relata_keyword_find (name, strlen (name)) != RELATA_TOKEN_ID;
}

/**
 * relata_sql_quote_string:
 * @text: any bytes but NUL
 *
 * Returns: (transfer full): @text as a string of SQL, in single quotes
 */
char *
relata_sql_quote_string (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return quote_with (text, '\'');
}
