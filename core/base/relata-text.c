/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Text made fit to be shown, and the comparison SQLite uses for names. Any thread. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"

/* Characters that would break a line of a label, or turn the reading order of what stands
 * around it: controls, line and paragraph separators, and the bidirectional overrides. */
static gboolean
is_disruptive (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* The character at *p, which moves past it; an invalid byte is U+FFFD by itself. */
static gunichar
next_char (const char **p, const char *end)
{
  gunichar c;

  if (**p == '\0')
    {
      (*p)++;
      return 0;
    }
  c = g_utf8_get_char_validated (*p, end - *p);
  if (c >= 0x110000)
    {
      (*p)++;
      return 0xfffd;
    }
  *p = g_utf8_next_char (*p);
  return c;
}

/* Whether the text shows as it is: printable ASCII, as most names are. */
static gboolean
is_plain (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] < 0x20 || text[i] > 0x7e)
      return FALSE;
  return TRUE;
}

/**
 * relata_text_for_display:
 * @text: (nullable): bytes, possibly not UTF-8, possibly with NULs inside
 * @length: their number, or -1 if @text ends with a NUL
 * @max_chars: the most characters to return, with an ellipsis as the last one where it was cut;
 *   0 for no limit
 *
 * Invalid bytes become U+FFFD, line breaks a return symbol, other controls their picture
 * (U+2400 and on) or U+FFFD. The result is plain text, not markup.
 *
 * Returns: (transfer full): valid UTF-8 on one line
 */
char *
relata_text_for_display (const char *text, gssize length, gsize max_chars)
{
  GString *out;
  const char *end;
  gsize n = 0;

  if (text == NULL)
    return g_strdup ("");
  if (length < 0)
    length = strlen (text);
  if ((max_chars == 0 || (gsize)length <= max_chars) && is_plain (text, length))
    return g_strndup (text, length);
  out = g_string_new (NULL);
  end = text + length;
  for (const char *p = text; p < end; n++)
    {
      gunichar c = next_char (&p, end);

      if (max_chars > 0 && n + 1 == max_chars && p < end)
        {
          g_string_append (out, "…");
          break;
        }
      if (c == '\n')
        g_string_append (out, "⏎");
      else if (c < 0x20)
        g_string_append_unichar (out, 0x2400 + c);
      else if (is_disruptive (c))
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * relata_text_ascii_casecmp:
 *
 * Compares as SQLite compares names: the letters A to Z without case, every other byte by
 * its value. "É" and "é" are two names.
 */
int
relata_text_ascii_casecmp (const char *a, const char *b)
{
  return g_ascii_strcasecmp (a, b);
}

static inline guchar
fold (char c)
{
  return (guchar)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* A GHashFunc that agrees with relata_text_ascii_case_equal(): FNV-1a over the folded bytes. */
guint
relata_text_ascii_case_hash (gconstpointer text)
{
  guint32 hash = 2166136261u;

  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ fold (*p)) * 16777619u;
  return hash;
}

/* A GEqualFunc that agrees with relata_text_ascii_casecmp(); names are looked up so often that
 * the calls in there count. */
gboolean
relata_text_ascii_case_equal (gconstpointer a, gconstpointer b)
{
  const char *p = a;
  const char *q = b;

  while (*p != '\0' && fold (*p) == fold (*q))
    p++, q++;
  return *p == *q;
}
