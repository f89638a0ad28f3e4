/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What deriving relationships and naming their ends share. */

#pragma once

#include "schema/relata-relationship.h"

G_BEGIN_DECLS

/**
 * RelataRelationships:
 * @snapshot: while they are derived
 * @ids: (array length=n_items): of the items, by position
 * @positions: (nullable): id -> position + 1, where the ids do not simply count up
 * @list: (element-type RelataRelationship): in the order of the script; a table's foreign keys,
 *   then its virtual ones, then its many-to-many
 * @first: (array length=n_items): by position of the item, where its own begin in @list
 * @associations: by position of the item, its many-to-many
 * @end_starts: (array length=n_items+1): by position of the item, where its ends begin in @ends
 * @ends: all ends, by table
 *
 * Snapshots that do not differ in what is derived from share one.
 */
struct _RelataRelationships
{
  gatomicrefcount ref_count;
  RelataSnapshot *snapshot;
  guint n_items;
  guint *ids;
  GHashTable *positions;
  GPtrArray *list;
  guint *first;
  const RelataRelationship **associations;
  guint *end_starts;
  RelataEndRef *ends;
};

void relata_relationships_name_ends (RelataRelationships *self);

G_END_DECLS
