/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* How snapshots are made from parts: by parsing, by edits, by the history. */

#pragma once

#include "schema/relata-frame.h"
#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

RelataSnapshot *
relata_snapshot_new_from_parts (RelataFrame *frame, GPtrArray *items, guint next_id);
RelataSnapshot *relata_snapshot_new_after (RelataSnapshot *previous,
                                           RelataFrame *frame,
                                           GPtrArray *items,
                                           guint next_id);
guint relata_snapshot_get_next_id (RelataSnapshot *self);

RelataRelationships *relata_relationships_new (RelataSnapshot *snapshot);
RelataRelationships *relata_relationships_ref (RelataRelationships *self);
void relata_relationships_unref (RelataRelationships *self);

G_END_DECLS
