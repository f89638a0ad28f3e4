/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Changes that reach through the schema: each adds to an edit all that must follow, or fails
 * with RELATA_ERROR_INVALID_EDIT and leaves the edit as it was. Ids and column positions are
 * those of the edit's current snapshot. */

#pragma once

#include "schema/relata-edit.h"
#include "sql/relata-table-edit.h"

G_BEGIN_DECLS

guint relata_schema_add_table (RelataEdit *edit, const char *name, int x, int y, GError **error);
gboolean
relata_schema_rename_table (RelataEdit *edit, guint table, const char *name, GError **error);
gboolean relata_schema_rename_column (
    RelataEdit *edit, guint table, guint column, const char *name, GError **error);
gboolean relata_schema_delete_item (RelataEdit *edit, guint id, GError **error);
gboolean relata_schema_delete_column (RelataEdit *edit, guint table, guint column, GError **error);
gboolean relata_schema_set_table (RelataEdit *edit, guint table, RelataDef *def, GError **error);

int relata_schema_add_foreign_key (RelataEdit *edit,
                                   guint child,
                                   int child_column,
                                   guint parent,
                                   guint parent_column,
                                   GError **error);
guint relata_schema_add_association (
    RelataEdit *edit, guint first, guint second, const char *name, int x, int y, GError **error);

gboolean relata_schema_set_end_name (RelataEdit *edit,
                                     guint relationship_table,
                                     guint foreign_key,
                                     gboolean reverse,
                                     const char *name,
                                     GError **error);

char *relata_schema_free_name (RelataSnapshot *snapshot, const char *base);
char *relata_schema_free_column_name (const RelataTableDef *table, const char *base);
gboolean relata_schema_set_through_name (
    RelataEdit *edit, guint association, gboolean reverse, const char *name, GError **error);
gboolean relata_schema_set_reference_name (RelataEdit *edit,
                                           guint table,
                                           guint reference,
                                           gboolean reverse,
                                           const char *name,
                                           GError **error);

GPtrArray *relata_schema_find_dependents (RelataSnapshot *snapshot, guint id, int column);

G_END_DECLS
