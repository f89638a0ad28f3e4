/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Expressions, as the definitions keep them: where they stand and which names they mention.
 * Nothing is evaluated here. */

#pragma once

#include "sql/relata-def.h"

G_BEGIN_DECLS

/**
 * RelataNameRef:
 * @name: the name, dequoted
 * @table: (nullable): the qualifier before the dot, dequoted
 * @span: where @name stands, quotes included
 * @table_span: where @table stands
 * @is_table: @name is that of a table, and @table that of its schema
 *
 * A name in an expression or a body that may be a column (or, in FROM and INTO, a table).
 * Function names, types after AS, collations and literals are not among them; a name in
 * double quotes is, although SQLite may take it for a string.
 */
typedef struct
{
  char *name;
  char *table;
  RelataSpan span;
  RelataSpan table_span;
  gboolean is_table;
} RelataNameRef;

/**
 * RelataExpr:
 * @span: the expression, without the parentheses its clause demands around it
 * @refs: (array length=n_refs): the names it mentions, in order
 */
typedef struct
{
  RelataSpan span;
  RelataNameRef *refs;
  guint n_refs;
} RelataExpr;

static inline gboolean
relata_expr_is_empty (const RelataExpr *expr)
{
  return expr->span.start == expr->span.end;
}

G_END_DECLS
