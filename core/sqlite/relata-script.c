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
