/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Renaming what a definition mentions: a table or a column of another one, as SQLite's ALTER
 * TABLE RENAME does. */

#pragma once

#include "sql/relata-splice.h"
#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataFindDefFunc:
 * @name: of a table or view, as it was before the rename
 *
 * Returns: (nullable): its definition, which stays alive until the next call
 */
typedef const RelataDef *(*RelataFindDefFunc) (const char *name, gpointer data);

RelataDef *
relata_def_rename_table_refs (const RelataDef *def, const char *old_name, const char *new_name);
RelataDef *relata_def_rename_column_refs (const RelataDef *def,
                                          const char *table,
                                          const char *old_name,
                                          const char *new_name,
                                          RelataFindDefFunc find,
                                          gpointer data);

void relata_rename_table_in (RelataSplice *splice,
                             const RelataDef *def,
                             const char *old_name,
                             const char *new_name);
void relata_rename_column_in_table (RelataSplice *splice,
                                    const RelataTableDef *self,
                                    const char *table,
                                    const char *old_name,
                                    const char *new_name);

G_END_DECLS
