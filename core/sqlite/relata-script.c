/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Walking over the text of an SQL script. Any thread. */

#include "config.h"

#include <string.h>

#include "sqlite/relata-script.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
starts_with (const char *text, const char *end, const char *what)
{
  gsize length = strlen (what);

  return (gsize)(end - text) >= length && memcmp (text, what, length) == 0;
}

/* After the comment at @text; one that is not closed ends with the text, as SQLite has it. */
static const char *
skip_comment (const char *text, const char *end)
{
  const char *close;

  if (*text == '-')
    {
      close = memchr (text, '\n', end - text);
      return close != NULL ? close + 1 : end;
    }
  close = g_strstr_len (text + 2, end - text - 2, "*/");
  return close != NULL ? close + 2 : end;
}

/* https://www.sqlite.org/c3ref/keyword_check.html: letters, digits, _, $ and all beyond ASCII. */
static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar)c >= 0x80;
}

/* The name in quotes at *@text, whose closing quote is @close; a doubled one is one of it. */
static char *
take_quoted (const char **text, const char *end, char close)
{
  GString *name = g_string_new (NULL);
  const char *p = *text + 1;

  while (p < end && (*p != close || (close != ']' && p + 1 < end && p[1] == close)))
    {
      p += *p == close ? 1 : 0;
      g_string_append_c (name, *p++);
    }
  *text = MIN (p + 1, end);
  return g_string_free (name, FALSE);
}

/**
 * relata_script_skip_blank:
 * @text: a place between two statements
 * @end: the end of the script
 *
 * Returns: where the next statement begins: past space, comments, semicolons and a byte order
 *   mark; @end if there is none
 */
const char *
relata_script_skip_blank (const char *text, const char *end)
{
  while (text < end)
    {
      if (g_ascii_isspace (*text) || *text == ';')
        text++;
      else if (starts_with (text, end, "--") || starts_with (text, end, "/*"))
        text = skip_comment (text, end);
      else if (starts_with (text, end, BYTE_ORDER_MARK))
        text += strlen (BYTE_ORDER_MARK);
      else
        break;
    }
  return text;
}

/**
 * relata_script_find_end:
 * @text: the beginning of a statement that is no CREATE TRIGGER
 *
 * Returns: where it ends: past its semicolon, which is not in quotes or in a comment; or @end
 */
const char *
relata_script_find_end (const char *text, const char *end)
{
  while (text < end)
    {
      if (*text == ';')
        return text + 1;
      if (starts_with (text, end, "--") || starts_with (text, end, "/*"))
        text = skip_comment (text, end);
      else if (*text == '\'' || *text == '"' || *text == '`' || *text == '[')
        g_free (take_quoted (&text, end, *text == '[' ? ']' : *text));
      else
        text++;
    }
  return end;
}

/**
 * relata_script_count_lines:
 *
 * Returns: the number of line ends in a text
 */
guint
relata_script_count_lines (const char *text, const char *end)
{
  guint lines = 0;

  while ((text = memchr (text, '\n', end - text)) != NULL)
    {
      text++;
      lines++;
    }
  return lines;
}

/**
 * relata_script_take_word:
 * @text: (inout): moved past the word and what is blank before it, if it is there
 * @word: a keyword; letters match in any case
 *
 * Returns: whether @word comes next
 */
gboolean
relata_script_take_word (const char **text, const char *end, const char *word)
{
  const char *p = relata_script_skip_blank (*text, end);
  gsize length = strlen (word);

  if ((gsize)(end - p) < length || g_ascii_strncasecmp (p, word, length) != 0
      || (p + length < end && is_name_char (p[length])))
    return FALSE;
  *text = p + length;
  return TRUE;
}

/**
 * relata_script_take_char:
 * @text: (inout): moved past the character and what is blank before it, if it is there
 *
 * Returns: whether @c comes next
 */
gboolean
relata_script_take_char (const char **text, const char *end, char c)
{
  const char *p = relata_script_skip_blank (*text, end);

  if (p == end || *p != c)
    return FALSE;
  *text = p + 1;
  return TRUE;
}

/**
 * relata_script_take_name:
 * @text: (inout): moved past the name and what is blank before it
 *
 * Returns: (transfer full): the name that comes next, without its quotes; empty if none does
 */
char *
relata_script_take_name (const char **text, const char *end)
{
  const char *p = relata_script_skip_blank (*text, end);
  const char *start = p;

  *text = p;
  if (p < end && strchr ("\"'`[", *p) != NULL && *p != '\0')
    return take_quoted (text, end, *p == '[' ? ']' : *p);
  while (p < end && is_name_char (*p))
    p++;
  *text = p;
  return g_strndup (start, p - start);
}
