/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What tells the rows of a table apart: the rowid, or the primary key of a WITHOUT ROWID table.
 * A rowid table whose columns take all three names of the rowid, without being an alias of it,
 * has no identity: its rows can be listed but nothing can be followed from them. Any thread. */

#pragma once

#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataRowIdentity:
 * @rowid_name: (nullable): the name under which the rowid can be reached, unquoted
 * @key: (nullable): the primary key of a WITHOUT ROWID table
 * @n_values: how many values tell a row from the others; 0 if nothing does
 *
 * Borrowed from the table's definition, and valid as long.
 */
typedef struct
{
  const char *rowid_name;
  const RelataKeyDef *key;
  guint n_values;
} RelataRowIdentity;

RelataRowIdentity relata_row_identity_get (const RelataTableDef *table);
void relata_row_identity_append (const RelataRowIdentity *self,
                                 GString *sql,
                                 const char *alias,
                                 guint index);
void
relata_row_identity_append_all (const RelataRowIdentity *self, GString *sql, const char *alias);

G_END_DECLS
