/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What can be told of a virtual table from its statement alone, without running its module:
 * which module, which tables are its storage, and whether making it would crash. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean relata_virtual_table_is_statement (const char *sql);
char *relata_virtual_table_get_module (const char *sql);
gboolean relata_virtual_table_owns (const char *module, const char *name, const char *table);
gboolean relata_virtual_table_check (const char *sql, GError **error);

G_END_DECLS
