/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of a table: functions from definition to definition. Each returns a new definition
 * (transfer full), or NULL with RELATA_ERROR_INVALID_EDIT and the old one untouched. Text that
 * an edit does not concern stays byte for byte; new text takes the indentation of its
 * neighbours and quotes names only where SQL needs it. Names are given dequoted. What an
 * edit means for other statements (a rename that children follow) is not decided here but in
 * schema/relata-schema-edit.h. */

#pragma once

#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataForeignKeySpec:
 * @columns: (array zero-terminated=1): child columns
 * @parent_columns: (array zero-terminated=1) (nullable): %NULL for the implicit parent key
 *
 * What a foreign key is to be.
 */
typedef struct
{
  const char *name;
  const char *const *columns;
  const char *parent;
  const char *const *parent_columns;
  RelataAction on_delete;
  RelataAction on_update;
  RelataDeferral deferral;
} RelataForeignKeySpec;

RelataDef *relata_table_def_new (const char *name, GError **error);
RelataDef *relata_table_def_rename (const RelataTableDef *self, const char *name, GError **error);

RelataDef *relata_table_def_add_column (
    const RelataTableDef *self, guint position, const char *name, const char *type, GError **error);
RelataDef *
relata_table_def_remove_column (const RelataTableDef *self, guint column, GError **error);
RelataDef *relata_table_def_move_column (const RelataTableDef *self,
                                         guint column,
                                         guint position,
                                         GError **error);
RelataDef *relata_table_def_rename_column (const RelataTableDef *self,
                                           guint column,
                                           const char *name,
                                           GError **error);
RelataDef *relata_table_def_set_type (const RelataTableDef *self,
                                      guint column,
                                      const char *type,
                                      GError **error);
RelataDef *relata_table_def_set_not_null (const RelataTableDef *self,
                                          guint column,
                                          gboolean not_null,
                                          GError **error);
RelataDef *relata_table_def_set_unique (const RelataTableDef *self,
                                        guint column,
                                        gboolean unique,
                                        GError **error);
RelataDef *relata_table_def_set_default (const RelataTableDef *self,
                                         guint column,
                                         const char *expr,
                                         GError **error);
RelataDef *relata_table_def_set_collation (const RelataTableDef *self,
                                           guint column,
                                           const char *collation,
                                           GError **error);
RelataDef *relata_table_def_set_generated (const RelataTableDef *self,
                                           guint column,
                                           RelataGenerated generated,
                                           const char *expr,
                                           GError **error);
RelataDef *relata_table_def_set_primary_key (const RelataTableDef *self,
                                             const guint *columns,
                                             guint n_columns,
                                             gboolean autoincrement,
                                             GError **error);
RelataDef *relata_table_def_add_unique (const RelataTableDef *self,
                                        const char *name,
                                        const char *const *columns,
                                        GError **error);
RelataDef *relata_table_def_remove_key (const RelataTableDef *self, guint key, GError **error);
RelataDef *relata_table_def_add_check (const RelataTableDef *self,
                                       const char *name,
                                       const char *expr,
                                       GError **error);
RelataDef *relata_table_def_set_check (
    const RelataTableDef *self, guint check, const char *name, const char *expr, GError **error);
RelataDef *relata_table_def_remove_check (const RelataTableDef *self, guint check, GError **error);
RelataDef *relata_table_def_add_foreign_key (const RelataTableDef *self,
                                             const RelataForeignKeySpec *spec,
                                             GError **error);
RelataDef *relata_table_def_set_foreign_key (const RelataTableDef *self,
                                             guint foreign_key,
                                             const RelataForeignKeySpec *spec,
                                             GError **error);
RelataDef *
relata_table_def_remove_foreign_key (const RelataTableDef *self, guint foreign_key, GError **error);
RelataDef *relata_table_def_set_options (const RelataTableDef *self,
                                         gboolean strict,
                                         gboolean without_rowid,
                                         GError **error);

G_END_DECLS
