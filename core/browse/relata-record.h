/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A record: one row as it was read. Immutable and atomically reference-counted; any thread. */

#pragma once

#include "schema/relata-snapshot.h"
#include "sqlite/relata-value.h"

G_BEGIN_DECLS

/**
 * RelataCell:
 * @value: what is stored; of a long text its beginning, of a long blob nothing
 * @size: characters of a text (up to a NUL in it), bytes of a blob, else 0
 * @cut: @value is not all of it
 * @label: (nullable): of a foreign key's column: how the record it leads to is named
 */
typedef struct
{
  RelataValue *value;
  gint64 size;
  gboolean cut;
  char *label;
} RelataCell;

/**
 * RelataRecord:
 * @table: id of the table
 * @cells: (array length=n_cells): the columns of the table in order, up to
 *   RELATA_RECORD_MAX_COLUMNS
 * @identity: (array length=n_identity): tells it from the other rows, see
 *   #RelataRowIdentity; empty if nothing does
 * @sort_values: (array length=n_sort_values): whole values of what it was sorted by
 * @offset: its place in the order it was read in, if it has no identity
 * @label: (nullable): how a person calls it, by the label of its table
 *
 * For reading only.
 */
typedef struct
{
  guint table;
  guint n_cells;
  guint n_identity;
  guint n_sort_values;
  RelataCell *cells;
  RelataValue **identity;
  RelataValue **sort_values;
  gint64 offset;
  char *label;
} RelataRecord;

#define RELATA_RECORD_MAX_COLUMNS 400

RelataRecord *relata_record_new (guint table, guint n_cells, guint n_identity, guint n_sort_values);
RelataRecord *relata_record_ref (RelataRecord *self);
void relata_record_unref (RelataRecord *self);

gboolean relata_record_is_same_row (const RelataRecord *a, const RelataRecord *b);
char *relata_record_dup_key (const RelataRecord *self, RelataSnapshot *snapshot);
char *relata_record_dup_title (const RelataRecord *self, RelataSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataRecord, relata_record_unref)

G_END_DECLS
