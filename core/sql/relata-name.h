/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Names: quoting, dequoting, comparing. Every piece of SQL that carries a name, wherever it
 * is made, takes it from relata_name_quote(). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relata_name_quote (const char *name);
char *relata_name_quote_if_needed (const char *name);
void relata_name_append (GString *sql, const char *name);
char *relata_name_dequote (const char *text, gsize length);
gboolean relata_name_equal (const char *a, const char *b);
gboolean relata_name_is_keyword (const char *name);
char *relata_sql_quote_string (const char *text);

G_END_DECLS
