/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The scanner: from bytes to tokens with their place, as SQLite's tokenize.c cuts them. It
 * never recurses, looks at each byte a bounded number of times, and holds nothing but its
 * place in a text that the caller keeps. */

#pragma once

#include "sql/relata-keyword.h"

G_BEGIN_DECLS

/**
 * RelataToken:
 * @start: first byte
 * @end: one past the last
 */
typedef struct
{
  RelataTokenType type;
  guint32 start, end;
} RelataToken;

/**
 * RelataLexer:
 * @text: a NUL-terminated text, not owned
 * @position: where the next token is looked for
 */
typedef struct
{
  const char *text;
  guint32 position;
} RelataLexer;

void relata_lexer_init (RelataLexer *self, const char *text, guint32 position);
void relata_lexer_next (RelataLexer *self, RelataToken *token);
guint32 relata_lexer_skip_trivia (const char *text, guint32 position);
gboolean relata_lexer_is_id_char (char c);

G_END_DECLS
