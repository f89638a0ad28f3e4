/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The scanner of what stands between statements; see tokenize.c of SQLite for what a comment
 * and a space is. */

#include "config.h"

#include <string.h>

#include "schema/relata-decor.h"
#include "schema/relata-trivia.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\f';
}

static gsize
find_blanks_end (const char *text, gsize length, gsize offset)
{
  for (;;)
    if (offset < length && is_blank (text[offset]))
      offset++;
    else if (length - offset >= 3 && memcmp (text + offset, BYTE_ORDER_MARK, 3) == 0)
      offset += 3;
    else
      return offset;
}

static gsize
find_line_comment_end (const char *text, gsize length, gsize offset)
{
  const char *newline = memchr (text + offset, '\n', length - offset);
  gsize end = newline != NULL ? (gsize)(newline - text) : length;

  return newline != NULL && end > offset && text[end - 1] == '\r' ? end - 1 : end;
}

static void
scan_block_comment (const char *text, gsize length, RelataTrivia *trivia)
{
  gsize p = trivia->start + 2;

  /* As in SQLite, the star of the opening does not close it. */
  while (p + 1 < length && !(text[p] == '*' && text[p + 1] == '/'))
    p++;
  trivia->kind = RELATA_TRIVIA_BLOCK_COMMENT;
  trivia->unterminated = p + 1 >= length;
  trivia->end = trivia->unterminated ? length : p + 2;
}

/**
 * relata_trivia_next:
 * @text: bytes
 * @length: how many
 * @offset: where to read on
 * @trivia: (out): what stands there
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
relata_trivia_next (const char *text, gsize length, gsize offset, RelataTrivia *trivia)
{
  char next = offset + 1 < length ? text[offset + 1] : '\0';
  gsize blanks_end;

  g_return_val_if_fail (trivia != NULL, FALSE);

  if (offset >= length)
    return FALSE;
  *trivia = (RelataTrivia){ RELATA_TRIVIA_OTHER, offset, offset + 1, FALSE };
  blanks_end = find_blanks_end (text, length, offset);
  if (blanks_end > offset)
    {
      trivia->kind = RELATA_TRIVIA_BLANK;
      trivia->end = blanks_end;
    }
  else if (text[offset] == '\n')
    trivia->kind = RELATA_TRIVIA_NEWLINE;
  else if (text[offset] == '-' && next == '-')
    {
      trivia->kind = RELATA_TRIVIA_LINE_COMMENT;
      trivia->end = find_line_comment_end (text, length, offset);
    }
  else if (text[offset] == '/' && next == '*')
    scan_block_comment (text, length, trivia);
  return TRUE;
}

/* What a line of a lead is, as far as decorations and attached comments go. */
typedef enum
{
  LINE_EMPTY,
  LINE_DECOR,
  LINE_COMMENT,
  LINE_OTHER,
} LineKind;

typedef struct
{
  gsize start; /* of the line */
  LineKind kind;
} Line;

static void
see_trivia (Line *line, const char *text, const RelataTrivia *trivia)
{
  switch (trivia->kind)
    {
    case RELATA_TRIVIA_LINE_COMMENT:
      if (line->kind == LINE_EMPTY)
        line->kind = relata_decor_is_line (text + trivia->start, trivia->end - trivia->start)
                         ? LINE_DECOR
                         : LINE_COMMENT;
      break;
    case RELATA_TRIVIA_BLOCK_COMMENT:
      if (line->kind == LINE_EMPTY)
        line->kind = LINE_COMMENT;
      break;
    case RELATA_TRIVIA_OTHER:
      line->kind = LINE_OTHER;
      break;
    default:
      break;
    }
}

/**
 * relata_trivia_split_lead:
 * @text: what stands before a statement
 * @length: its bytes
 * @at_line_start: @text begins a line; %FALSE after another statement
 *
 * Returns: its parts
 */
RelataLead
relata_trivia_split_lead (const char *text, gsize length, gboolean at_line_start)
{
  RelataLead lead = { length, length, length };
  Line line = { 0, at_line_start ? LINE_EMPTY : LINE_OTHER };
  gsize decor_start = length, attached_start = length;
  RelataTrivia trivia;

  for (gsize offset = 0; relata_trivia_next (text, length, offset, &trivia); offset = trivia.end)
    {
      see_trivia (&line, text, &trivia);
      if (trivia.kind != RELATA_TRIVIA_NEWLINE)
        continue;
      if (line.kind != LINE_DECOR)
        decor_start = length;
      else if (decor_start == length)
        decor_start = line.start;
      if (line.kind == LINE_EMPTY || line.kind == LINE_OTHER)
        attached_start = length;
      else if (attached_start == length)
        attached_start = line.start;
      line = (Line){ trivia.end, LINE_EMPTY };
    }
  /* A comment before the statement on its own line belongs to it, but parts it from the
     decorations above. */
  lead.attached_start = MIN (attached_start, line.kind == LINE_OTHER ? length : line.start);
  if (line.kind == LINE_EMPTY && decor_start < length)
    {
      lead.decor_start = decor_start;
      lead.decor_end = line.start;
    }
  return lead;
}

/**
 * relata_trivia_find_line_end:
 * @text: what stands after a statement
 * @length: its bytes
 * @end: (out): the end of the statement's line, before its newline
 *
 * Returns: %FALSE if the text ends in an open comment, so that nothing can be put after it
 */
gboolean
relata_trivia_find_line_end (const char *text, gsize length, gsize *end)
{
  RelataTrivia trivia;

  g_return_val_if_fail (end != NULL, FALSE);

  for (gsize offset = 0; relata_trivia_next (text, length, offset, &trivia); offset = trivia.end)
    {
      if (trivia.unterminated)
        return FALSE;
      if (trivia.kind != RELATA_TRIVIA_NEWLINE)
        continue;
      *end = trivia.start > 0 && text[trivia.start - 1] == '\r' ? trivia.start - 1 : trivia.start;
      return TRUE;
    }
  *end = length;
  return TRUE;
}

/**
 * relata_trivia_find_last_comment_end:
 * @text: what stands between statements
 * @length: its bytes
 *
 * Returns: the end of the last thing in it that is not white space; 0 if there is none
 */
gsize
relata_trivia_find_last_comment_end (const char *text, gsize length)
{
  RelataTrivia trivia;
  gsize end = 0;

  for (gsize offset = 0; relata_trivia_next (text, length, offset, &trivia); offset = trivia.end)
    if (trivia.kind != RELATA_TRIVIA_BLANK && trivia.kind != RELATA_TRIVIA_NEWLINE)
      end = trivia.end;
  return end;
}

/**
 * relata_trivia_skip_empty_lines:
 *
 * Returns: where the first line of @text begins that is not empty
 */
gsize
relata_trivia_skip_empty_lines (const char *text, gsize length)
{
  gsize line_start = 0;

  for (gsize p = 0; p < length && (is_blank (text[p]) || text[p] == '\n'); p++)
    if (text[p] == '\n')
      line_start = p + 1;
  return line_start;
}
