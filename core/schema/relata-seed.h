/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Seed rows: the INSERT, REPLACE, UPDATE and DELETE statements of a script. They are kept as
 * they are, but when a table or a column is renamed they follow, since the script would fail
 * otherwise. Pure functions; any thread. */

#pragma once

#include "sql/relata-def.h"
#include "sql/relata-rename.h"

G_BEGIN_DECLS

gboolean relata_seed_is_for (const RelataDef *def, const char *table);
gboolean relata_seed_needs_column (const RelataDef *def, const char *table, const char *column);
RelataDef *
relata_seed_rename_table (const RelataDef *def, const char *old_name, const char *new_name);
RelataDef *relata_seed_rename_column (const RelataDef *def,
                                      const char *table,
                                      const char *old_name,
                                      const char *new_name,
                                      RelataFindDefFunc find,
                                      gpointer data);

G_END_DECLS
