/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Walking over the text of an SQL script: what stands between statements, and which line a
 * place is on. What a statement is, SQLite itself decides. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *relata_script_skip_blank (const char *text, const char *end);
const char *relata_script_find_end (const char *text, const char *end);
guint relata_script_count_lines (const char *text, const char *end);

gboolean relata_script_take_word (const char **text, const char *end, const char *word);
gboolean relata_script_take_char (const char **text, const char *end, char c);
char *relata_script_take_name (const char **text, const char *end);

G_END_DECLS
