/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The parser: from text to definitions. It reads what SQLite reads (lang.html of the newest
 * version), by recursive descent over relata-lexer.h, and never runs anything. */

#pragma once

#include "sql/relata-def.h"

G_BEGIN_DECLS

RelataDef *relata_parse_statement (const char *text, gsize length);
RelataDef *relata_parse_create (const char *text, gsize length, GError **error);

/**
 * RelataScriptStatement:
 * @def: what stands between @start and @end
 * @lead_start: where the text before the statement begins: comments and white space, right
 *   after the semicolon before it (or 0)
 * @start: first byte of the statement's first token
 * @end: one past the last byte of its last token
 * @tail_end: one past the semicolon, or @end where there is none
 * @line: line of @start in the script, from 1
 */
typedef struct
{
  RelataDef *def;
  gsize lead_start, start, end, tail_end;
  guint line;
} RelataScriptStatement;

/**
 * RelataScript:
 * @statements: (array length=n_statements)
 * @rest_start: where the text after the last semicolon begins
 *
 * A script cut into statements as the sqlite3 shell cuts it (a trigger's body is one
 * statement). The pieces, in order, are the whole text. Empty statements (a lone semicolon)
 * belong to the lead of the next one.
 */
typedef struct
{
  RelataScriptStatement *statements;
  guint n_statements;
  gsize rest_start;
} RelataScript;

RelataScript *relata_parse_script (const char *text, gsize length);
void relata_script_free (RelataScript *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataScript, relata_script_free)

G_END_DECLS
