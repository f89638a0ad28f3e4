/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What stands between statements: white space, comments, lone semicolons. Finds where a
 * statement's decorations begin, which comments belong to it, and where its line ends. Pure
 * functions over bytes; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RELATA_TRIVIA_BLANK,         /* spaces, tabs, a byte order mark; a CR before a newline too */
  RELATA_TRIVIA_NEWLINE,       /* one LF */
  RELATA_TRIVIA_LINE_COMMENT,  /* from "--" to before the newline, or its CR */
  RELATA_TRIVIA_BLOCK_COMMENT, /* up to its end, or to the end of the text */
  RELATA_TRIVIA_OTHER,         /* one byte of anything else */
} RelataTriviaKind;

/**
 * RelataTrivia:
 * @start: first byte
 * @end: one past the last
 * @unterminated: a block comment that the text ends in
 */
typedef struct
{
  RelataTriviaKind kind;
  gsize start, end;
  gboolean unterminated;
} RelataTrivia;

gboolean relata_trivia_next (const char *text, gsize length, gsize offset, RelataTrivia *trivia);

/**
 * RelataLead:
 * @decor_start: where the decoration lines directly above the statement begin; the length of
 *   the text if there are none
 * @decor_end: where they end; what follows is the statement's indentation
 * @attached_start: where the comments begin that stand above the statement without a blank line
 *   between
 *
 * The parts of the text before a statement.
 */
typedef struct
{
  gsize decor_start, decor_end, attached_start;
} RelataLead;

RelataLead relata_trivia_split_lead (const char *text, gsize length, gboolean at_line_start);
gboolean relata_trivia_find_line_end (const char *text, gsize length, gsize *end);
gsize relata_trivia_find_last_comment_end (const char *text, gsize length);
gsize relata_trivia_skip_empty_lines (const char *text, gsize length);

G_END_DECLS
