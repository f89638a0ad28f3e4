/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading the schema of a database: from sqlite_schema alone, nothing of it is run. Thread of
 * the connection. */

#pragma once

#include "sqlite/relata-connection.h"

G_BEGIN_DECLS

/**
 * RelataSchemaEntry:
 * @type: "table", "index", "view" or "trigger"; what the file says
 * @name: of the object
 * @tbl_name: the table it belongs to; for a table or a view its own name
 * @sql: the statement as SQLite keeps it, without a semicolon
 * @rowid: the order of creation
 * @is_shadow: whether it is storage of a virtual table, made by it
 *
 * One row of sqlite_schema. The texts are bytes of the file and need not be UTF-8.
 */
typedef struct
{
  char *type;
  char *name;
  char *tbl_name;
  char *sql;
  gint64 rowid;
  gboolean is_shadow;
} RelataSchemaEntry;

void relata_schema_entry_free (RelataSchemaEntry *self);

GPtrArray *relata_reader_read_schema (RelataConnection *connection, GError **error);
char *relata_reader_read_script (RelataConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataSchemaEntry, relata_schema_entry_free)

G_END_DECLS
