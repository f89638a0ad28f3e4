/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Opening a gap for a new statement, closing the gap that a statement leaves. */

#include "config.h"

#include <string.h>

#include "schema/relata-gap.h"
#include "schema/relata-trivia.h"

static void
append (GString *string, const char *text, gsize length)
{
  g_string_append_len (string, text, (gssize)length);
}

/* How many newlines stand before the first thing that is not white space. */
static guint
count_newlines (const char *text, gsize length)
{
  RelataTrivia trivia;
  guint n = 0;

  for (gsize offset = 0; relata_trivia_next (text, length, offset, &trivia); offset = trivia.end)
    if (trivia.kind == RELATA_TRIVIA_NEWLINE)
      n++;
    else if (trivia.kind != RELATA_TRIVIA_BLANK)
      break;
  return n;
}

static void
append_newlines (const RelataGap *gap, GString *string, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (string, gap->newline);
}

static void
append_after_empty_line (const RelataGap *gap, GString *string, const char *text, gsize length)
{
  guint n = count_newlines (text, length);

  append_newlines (gap, string, n < 2 ? 2 - n : 0);
  append (string, text, length);
}

static void
append_after_newline (const RelataGap *gap, GString *string, const char *text, gsize length)
{
  append_newlines (gap, string, count_newlines (text, length) == 0);
  append (string, text, length);
}

static gboolean
is_open (const char *text, gsize length)
{
  RelataTrivia trivia;

  for (gsize offset = 0; relata_trivia_next (text, length, offset, &trivia); offset = trivia.end)
    if (trivia.unterminated)
      return TRUE;
  return FALSE;
}

/* In a script without a statement: after its comments, unless the last of them is open. */
static void
open_alone (const RelataGap *gap, const char *text, gsize length, GString *lead, GString *next)
{
  gsize end = is_open (text, length) ? 0 : relata_trivia_find_last_comment_end (text, length);

  append (lead, text, end);
  if (end > 0 || !gap->at_start)
    append_newlines (gap, lead, end > 0 ? 2 : 1);
  append_after_newline (gap, next, text + end, length - end);
}

/**
 * relata_gap_open:
 * @text: (array length=length): what stands in the gap
 * @lead: what is to stand before the new statement is appended to it
 * @next: what is to stand after it likewise
 */
void
relata_gap_open (const RelataGap *gap, const char *text, gsize length, GString *lead, GString *next)
{
  gsize end;

  g_return_if_fail (gap != NULL && lead != NULL && next != NULL);

  if (gap->is_first && gap->is_last)
    open_alone (gap, text, length, lead, next);
  else if (gap->is_first)
    {
      append_newlines (gap, lead, gap->at_start ? 0 : 1);
      append_after_empty_line (gap, next, text, length);
    }
  else
    {
      if (!relata_trivia_find_line_end (text, length, &end) || (end == length && !gap->is_last))
        end = 0;
      append (lead, text, end);
      append_newlines (gap, lead, 2);
      append_after_newline (gap, next, text + end, length - end);
    }
}

/* Without what stands behind the statement on its line. */
static gsize
find_own_line_end (const RelataGap *gap, const char *next, gsize length)
{
  gsize end;

  if (!relata_trivia_find_line_end (next, length, &end))
    return 0;
  return end == length && !gap->is_last ? 0 : end;
}

/* At the top of a script the empty lines there stay, and those after the statement go. */
static void
close_first (const RelataGap *gap,
             const char *lead,
             gsize lead_length,
             const char *next,
             gsize next_length,
             GString *text)
{
  gsize skipped = relata_trivia_skip_empty_lines (next, next_length);

  if (!gap->at_start && (!gap->is_last || skipped < next_length))
    {
      gsize empty = relata_trivia_skip_empty_lines (lead, lead_length);

      append (text, lead, empty);
      append_newlines (gap, text, empty == 0);
    }
  append (text, next + skipped, next_length - skipped);
}

/**
 * relata_gap_close:
 * @lead: (array length=lead_length): what stands before the statement that goes
 * @next: (array length=next_length): what stands after it
 *
 * Returns: (transfer full): what is to stand in the gap
 */
GString *
relata_gap_close (
    const RelataGap *gap, const char *lead, gsize lead_length, const char *next, gsize next_length)
{
  GString *text = g_string_new (NULL);
  gsize own_end, kept;

  g_return_val_if_fail (gap != NULL, text);

  kept = relata_trivia_split_lead (lead, lead_length, gap->is_first).attached_start;
  kept = relata_trivia_find_last_comment_end (lead, kept);
  own_end = find_own_line_end (gap, next, next_length);
  next += own_end;
  next_length -= own_end;
  append (text, lead, kept);
  if (kept > 0 && gap->is_last && next_length == 0)
    return text;
  if (kept > 0 && (gap->is_first || memchr (lead, '\n', kept) != NULL))
    append_after_empty_line (gap, text, next, next_length);
  else if (kept > 0)
    append_after_newline (gap, text, next, next_length);
  else if (kept == 0 && gap->is_first)
    close_first (gap, lead, lead_length, next, next_length, text);
  else
    append (text, next, next_length);
  return text;
}
