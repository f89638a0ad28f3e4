/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* New indexes, views and triggers, and edits of them: functions from definition to definition,
 * as relata-table-edit.h has them for tables. Each returns a new definition (transfer full), or
 * %NULL with RELATA_ERROR_INVALID_EDIT. */

#pragma once

#include "sql/relata-index-def.h"

G_BEGIN_DECLS

/**
 * RelataIndexedColumnSpec:
 * @name: (nullable): the column; %NULL for an expression
 * @expr: (nullable): what is indexed, where @name is %NULL
 * @collation: (nullable): COLLATE
 *
 * What one term of an index is to be.
 */
typedef struct
{
  const char *name;
  const char *expr;
  const char *collation;
  RelataOrder order;
} RelataIndexedColumnSpec;

RelataDef *relata_def_rename (const RelataDef *self, const char *name, GError **error);
RelataDef *relata_def_set_text (const RelataDef *self, const char *text, GError **error);

RelataDef *relata_index_def_new (const char *name,
                                 const char *table,
                                 const RelataIndexedColumnSpec *columns,
                                 guint n_columns,
                                 gboolean unique,
                                 const char *where,
                                 GError **error);
RelataDef *
relata_index_def_set_table (const RelataIndexDef *self, const char *table, GError **error);
RelataDef *
relata_index_def_set_unique (const RelataIndexDef *self, gboolean unique, GError **error);
RelataDef *relata_index_def_set_columns (const RelataIndexDef *self,
                                         const RelataIndexedColumnSpec *columns,
                                         guint n_columns,
                                         GError **error);
RelataDef *
relata_index_def_set_where (const RelataIndexDef *self, const char *where, GError **error);

RelataDef *relata_view_def_new (const char *name, const char *select, GError **error);
RelataDef *
relata_view_def_set_select (const RelataViewDef *self, const char *select, GError **error);
RelataDef *relata_trigger_def_new (
    const char *name, const char *table, const char *event, const char *body, GError **error);

G_END_DECLS
