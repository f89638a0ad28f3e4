/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* CREATE TABLE as a value: columns, keys, foreign keys, checks, options, each with the span
 * of its text. See relata-def.h for what all definitions have in common. */

#pragma once

#include "sql/relata-def.h"
#include "sql/relata-expr.h"
#include "sql/relata-type.h"

G_BEGIN_DECLS

typedef enum
{
  RELATA_CONFLICT_NONE, /* not written; SQLite aborts */
  RELATA_CONFLICT_ROLLBACK,
  RELATA_CONFLICT_ABORT,
  RELATA_CONFLICT_FAIL,
  RELATA_CONFLICT_IGNORE,
  RELATA_CONFLICT_REPLACE,
} RelataConflict;

typedef enum
{
  RELATA_ORDER_NONE, /* not written; ascending */
  RELATA_ORDER_ASC,
  RELATA_ORDER_DESC,
} RelataOrder;

typedef enum
{
  RELATA_GENERATED_NONE,
  RELATA_GENERATED_VIRTUAL,
  RELATA_GENERATED_STORED,
} RelataGenerated;

/* What follows ON DELETE or ON UPDATE; NONE is not written and means NO ACTION. */
typedef enum
{
  RELATA_ACTION_NONE,
  RELATA_ACTION_NO_ACTION,
  RELATA_ACTION_RESTRICT,
  RELATA_ACTION_SET_NULL,
  RELATA_ACTION_SET_DEFAULT,
  RELATA_ACTION_CASCADE,
} RelataAction;

/* The deferral clause of a foreign key; only DEFERRABLE INITIALLY DEFERRED defers. */
typedef enum
{
  RELATA_DEFERRAL_NONE,
  RELATA_DEFERRAL_DEFERRABLE,          /* DEFERRABLE, and nothing after it */
  RELATA_DEFERRAL_INITIALLY_DEFERRED,  /* DEFERRABLE INITIALLY DEFERRED */
  RELATA_DEFERRAL_INITIALLY_IMMEDIATE, /* DEFERRABLE INITIALLY IMMEDIATE */
  RELATA_DEFERRAL_NOT_DEFERRABLE,      /* NOT DEFERRABLE, with or without INITIALLY */
} RelataDeferral;

/* What a clause of a column, or a constraint of a table, is. */
typedef enum
{
  RELATA_CLAUSE_NAME, /* CONSTRAINT name with nothing after it */
  RELATA_CLAUSE_NULL,
  RELATA_CLAUSE_NOT_NULL,
  RELATA_CLAUSE_KEY,
  RELATA_CLAUSE_CHECK,
  RELATA_CLAUSE_FOREIGN_KEY,
  RELATA_CLAUSE_DEFERRAL, /* away from the foreign key it speaks of */
  RELATA_CLAUSE_DEFAULT,
  RELATA_CLAUSE_COLLATE,
  RELATA_CLAUSE_GENERATED,
} RelataClauseKind;

/**
 * RelataClause:
 * @index: which of the table's keys, checks or foreign keys it is (or, for
 *   @RELATA_CLAUSE_DEFERRAL, speaks of), else -1
 * @span: all of it, CONSTRAINT name included
 */
typedef struct
{
  RelataClauseKind kind;
  int index;
  RelataSpan span;
} RelataClause;

/**
 * RelataColumnDef:
 * @name: dequoted
 * @type: the type as SQLite's PRAGMAs tell it; "" where none is written
 * @affinity: by the rules of datatype3.html, section 3.1
 * @not_null: NOT NULL is written on it
 * @collation: (nullable): the last COLLATE on it; %NULL is BINARY
 * @default_value: empty where there is none
 * @default_in_parentheses: DEFAULT (expression)
 * @generated_expr: empty unless @generated
 * @span: the whole column, constraints included
 * @name_span: quotes included
 * @type_span: empty where there is no type
 * @clauses: (array length=n_clauses): what follows the type, in order
 */
typedef struct
{
  char *name;
  char *type;
  RelataAffinity affinity;
  gboolean not_null;
  RelataConflict not_null_conflict;
  char *collation;
  RelataExpr default_value;
  gboolean default_in_parentheses;
  RelataGenerated generated;
  RelataExpr generated_expr;
  RelataSpan span;
  RelataSpan name_span;
  RelataSpan type_span;
  RelataClause *clauses;
  guint n_clauses;
} RelataColumnDef;

/**
 * RelataIndexedColumn:
 * @name: (nullable): the column's name; %NULL for an expression
 * @column: its position in the table, or -1 if it is an expression or unknown
 * @expr: what is indexed; for a plain column its name
 * @collation: (nullable): COLLATE, where written
 */
typedef struct
{
  char *name;
  int column;
  RelataExpr expr;
  char *collation;
  RelataOrder order;
  RelataSpan span;
} RelataIndexedColumn;

typedef enum
{
  RELATA_KEY_PRIMARY,
  RELATA_KEY_UNIQUE,
} RelataKeyKind;

/**
 * RelataKeyDef:
 * @name: (nullable): CONSTRAINT name
 * @on_column: the column it is written on, or -1 for a table constraint
 * @columns: (array length=n_columns): one, if written on a column
 * @span: all of it, CONSTRAINT name included
 *
 * A PRIMARY KEY or UNIQUE constraint. Unique indexes are definitions of their own.
 */
typedef struct
{
  RelataKeyKind kind;
  char *name;
  int on_column;
  RelataIndexedColumn *columns;
  guint n_columns;
  RelataConflict conflict;
  gboolean autoincrement;
  RelataSpan span;
  RelataSpan name_span;
} RelataKeyDef;

/**
 * RelataForeignKeyDef:
 * @name: (nullable): CONSTRAINT name
 * @on_column: the column it is written on, or -1 for a table constraint
 * @columns: (array length=n_columns zero-terminated=1): names of the child columns, dequoted
 * @column_indexes: their positions in the table, -1 where there is no such column
 * @parent: name of the parent table, dequoted
 * @parent_columns: (nullable) (array length=n_parent_columns zero-terminated=1): as many names
 *   as are written; %NULL where the parent key is implicit
 * @match: (nullable): the word after MATCH
 * @span: all of it, CONSTRAINT name, actions and deferral included
 */
typedef struct
{
  char *name;
  int on_column;
  char **columns;
  int *column_indexes;
  guint n_columns;
  char *parent;
  char **parent_columns;
  guint n_parent_columns;
  RelataAction on_delete;
  RelataAction on_update;
  char *match;
  RelataDeferral deferral;
  RelataSpan span;
  RelataSpan name_span;
  RelataSpan parent_span;
  RelataSpan *column_spans;        /* empty spans where @on_column gives the column */
  RelataSpan *parent_column_spans; /* n_parent_columns of them */
} RelataForeignKeyDef;

typedef struct
{
  char *name;
  int on_column;
  RelataExpr expr;
  RelataSpan span;
  RelataSpan name_span;
} RelataCheckDef;

/**
 * RelataTableDef:
 * @columns: in order; none in a table that is still being drawn
 * @keys: primary key and unique constraints in the order written
 * @foreign_keys: in the order written, those on columns and those of the table together
 * @constraints: the table's own constraints, in order
 * @as_select: CREATE TABLE ... AS SELECT: the columns are not known from the text
 * @select: that query, else empty
 * @body: what stands between the parentheses
 */
typedef struct
{
  RelataDef base;
  RelataColumnDef *columns;
  guint n_columns;
  RelataKeyDef *keys;
  guint n_keys;
  RelataForeignKeyDef *foreign_keys;
  guint n_foreign_keys;
  RelataCheckDef *checks;
  guint n_checks;
  RelataClause *constraints;
  guint n_constraints;
  gboolean without_rowid;
  gboolean strict;
  gboolean as_select;
  RelataExpr select;
  RelataSpan body;
} RelataTableDef;

/* The definition as a table, or NULL if it is none. */
static inline const RelataTableDef *
relata_def_table (const RelataDef *def)
{
  return def != NULL && def->kind == RELATA_DEF_TABLE ? (const RelataTableDef *)def : NULL;
}

int relata_table_def_find_column (const RelataTableDef *self, const char *name);
const RelataKeyDef *relata_table_def_get_primary_key (const RelataTableDef *self);
int relata_table_def_get_rowid_alias (const RelataTableDef *self);
gboolean relata_table_def_column_in_primary_key (const RelataTableDef *self, guint column);
gboolean relata_table_def_column_is_unique (const RelataTableDef *self, guint column);
gboolean relata_table_def_column_in_foreign_key (const RelataTableDef *self, guint column);
gboolean relata_table_def_column_not_null (const RelataTableDef *self, guint column);

G_END_DECLS
