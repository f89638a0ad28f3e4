/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Text that came from a file or a database, made fit to be shown. Names and values may hold
 * any bytes at all; nothing of them reaches a label without passing here. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relata_text_for_display (const char *text, gssize length, gsize max_chars);

int relata_text_ascii_casecmp (const char *a, const char *b);

guint relata_text_ascii_case_hash (gconstpointer text);
gboolean relata_text_ascii_case_equal (gconstpointer a, gconstpointer b);

G_END_DECLS
