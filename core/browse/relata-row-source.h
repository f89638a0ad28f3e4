/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Where rows come from: a table, or what an end leads to from one or more records. Immutable
 * and atomically reference-counted; any thread.
 *
 * A query begins at the records by their identity and joins from there, so the collation and the
 * affinity of the parent's columns decide what belongs together, as SQLite does when it
 * enforces a foreign key (https://www.sqlite.org/foreignkeys.html, section 3), and no value is
 * converted on its way through the program. A NULL in a key leads nowhere. */

#pragma once

#include "browse/relata-record.h"
#include "schema/relata-relationship.h"

G_BEGIN_DECLS

/**
 * RelataRowSource:
 *
 * An immutable origin of rows.
 */
typedef struct _RelataRowSource RelataRowSource;

/* The most records a source begins at. */
#define RELATA_ROW_SOURCE_MAX_ORIGINS 200

RelataRowSource *relata_row_source_new_table (RelataSnapshot *snapshot, guint table);
RelataRowSource *
relata_row_source_new_end (RelataSnapshot *snapshot, const RelataEndRef *end, RelataRecord *origin);
RelataRowSource *relata_row_source_new_end_of_all (RelataSnapshot *snapshot,
                                                   const RelataEndRef *end,
                                                   RelataRecord *const *origins,
                                                   guint n_origins);
RelataRowSource *relata_row_source_ref (RelataRowSource *self);
void relata_row_source_unref (RelataRowSource *self);

RelataSnapshot *relata_row_source_get_snapshot (RelataRowSource *self);
guint relata_row_source_get_table (RelataRowSource *self);
const RelataEndRef *relata_row_source_get_end (RelataRowSource *self);
RelataRecord *relata_row_source_get_origin (RelataRowSource *self);
gboolean relata_end_can_be_followed (RelataSnapshot *snapshot, const RelataEndRef *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataRowSource, relata_row_source_unref)

G_END_DECLS
