/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Words: from the names of tables and columns to names of attributes. English only; a name in
 * another language keeps its words and gets English endings where it needs a plural. Pure
 * functions; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relata_words_to_snake (const char *name);
char *relata_words_singular (const char *name);
char *relata_words_plural (const char *name);
char *relata_words_strip_key (const char *column);
gboolean relata_words_is_identifier (const char *name);
gboolean relata_words_is_reserved (const char *name);

G_END_DECLS
