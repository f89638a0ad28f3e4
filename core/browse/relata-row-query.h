/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What rows to show, and in which order. Immutable and atomically reference-counted; any
 * thread. */

#pragma once

#include "browse/relata-row-source.h"

G_BEGIN_DECLS

/**
 * RelataSortKey:
 * @column: position in the table
 * @descending: the largest first; NULL is the smallest of all, as in SQLite
 */
typedef struct
{
  guint column;
  gboolean descending;
} RelataSortKey;

/**
 * RelataRowQuery:
 *
 * A source of rows and an order. Rows that the order does not tell apart stand in the order
 * of their identity.
 */
typedef struct _RelataRowQuery RelataRowQuery;

RelataRowQuery *relata_row_query_new (RelataRowSource *source);
RelataRowQuery *
relata_row_query_new_sorted (RelataRowSource *source, const RelataSortKey *keys, guint n_keys);
RelataRowQuery *relata_row_query_ref (RelataRowQuery *self);
void relata_row_query_unref (RelataRowQuery *self);

RelataRowSource *relata_row_query_get_source (RelataRowQuery *self);
const RelataSortKey *relata_row_query_get_sort (RelataRowQuery *self, guint *n_keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataRowQuery, relata_row_query_unref)

G_END_DECLS
