/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* CREATE INDEX, CREATE VIEW, CREATE TRIGGER and CREATE VIRTUAL TABLE as values. */

#pragma once

#include "sql/relata-def.h"
#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataIndexDef:
 * @table: the table's name, dequoted
 * @where: the condition of a partial index, else empty
 * @columns_span: what stands between the parentheses
 */
typedef struct
{
  RelataDef base;
  gboolean unique;
  char *table;
  RelataSpan table_span;
  RelataIndexedColumn *columns;
  guint n_columns;
  RelataExpr where;
  RelataSpan columns_span;
} RelataIndexDef;

/**
 * RelataViewDef:
 * @columns: (array length=n_columns) (nullable): the column list, where written
 * @column_spans: where they stand
 * @select: the query, with every table and column name it mentions
 */
typedef struct
{
  RelataDef base;
  char **columns;
  RelataSpan *column_spans;
  guint n_columns;
  RelataExpr select;
} RelataViewDef;

/**
 * RelataTriggerDef:
 * @table: the table or view it is on, dequoted
 * @event: "DELETE", "INSERT" or "UPDATE"
 * @update_of: the columns of UPDATE OF, else empty
 * @body: from WHEN (or BEGIN) to END, with every table and column name it mentions
 */
typedef struct
{
  RelataDef base;
  char *table;
  RelataSpan table_span;
  const char *event;
  RelataExpr update_of;
  RelataExpr body;
} RelataTriggerDef;

/**
 * RelataVirtualTableDef:
 * @module: what follows USING, dequoted ("fts5")
 * @arguments: the text between the parentheses
 */
typedef struct
{
  RelataDef base;
  char *module;
  RelataSpan arguments;
} RelataVirtualTableDef;

static inline const RelataIndexDef *
relata_def_index (const RelataDef *def)
{
  return def != NULL && def->kind == RELATA_DEF_INDEX ? (const RelataIndexDef *)def : NULL;
}

static inline const RelataVirtualTableDef *
relata_def_virtual_table (const RelataDef *def)
{
  return def != NULL && def->kind == RELATA_DEF_VIRTUAL_TABLE ? (const RelataVirtualTableDef *)def
                                                              : NULL;
}

static inline const RelataViewDef *
relata_def_view (const RelataDef *def)
{
  return def != NULL && def->kind == RELATA_DEF_VIEW ? (const RelataViewDef *)def : NULL;
}

static inline const RelataTriggerDef *
relata_def_trigger (const RelataDef *def)
{
  return def != NULL && def->kind == RELATA_DEF_TRIGGER ? (const RelataTriggerDef *)def : NULL;
}

G_END_DECLS
