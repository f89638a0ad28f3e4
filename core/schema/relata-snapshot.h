/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A snapshot: everything a design says at one moment. Immutable, reference-counted, shares its
 * items with the snapshots before and after it; any thread may read it. What the engine
 * computes it computes from snapshots. */

#pragma once

#include "schema/relata-frame.h"
#include "schema/relata-item.h"

G_BEGIN_DECLS

typedef struct _RelataSnapshot RelataSnapshot;
typedef struct _RelataRelationships RelataRelationships;

#define RELATA_FORMAT_VERSION 1

RelataSnapshot *relata_snapshot_new_empty (void);
RelataSnapshot *relata_snapshot_parse (const char *text, gsize length);
RelataSnapshot *relata_snapshot_ref (RelataSnapshot *self);
void relata_snapshot_unref (RelataSnapshot *self);

GBytes *relata_snapshot_write (RelataSnapshot *self);
GBytes *relata_snapshot_write_sql (RelataSnapshot *self);

guint relata_snapshot_get_n_items (RelataSnapshot *self);
RelataItem *relata_snapshot_get_item (RelataSnapshot *self, guint index);
RelataItem *relata_snapshot_get (RelataSnapshot *self, guint id);
int relata_snapshot_get_index (RelataSnapshot *self, guint id);
RelataItem *relata_snapshot_find_table (RelataSnapshot *self, const char *name);
RelataItem *relata_snapshot_find_temporary_table (RelataSnapshot *self, const char *name);
RelataItem *relata_snapshot_find_index (RelataSnapshot *self, const char *name);
RelataItem *relata_snapshot_find_trigger (RelataSnapshot *self, const char *name);
gboolean relata_snapshot_has_name (RelataSnapshot *self, const char *name);
GPtrArray *relata_snapshot_get_indexes_of (RelataSnapshot *self, const char *table);
GPtrArray *relata_snapshot_get_triggers_of (RelataSnapshot *self, const char *table);

RelataFrame *relata_snapshot_get_frame (RelataSnapshot *self);
int relata_snapshot_get_format (RelataSnapshot *self);
gboolean relata_snapshot_is_read_only (RelataSnapshot *self);
const char *relata_snapshot_get_database (RelataSnapshot *self);
const char *relata_snapshot_get_newline (RelataSnapshot *self);

RelataRelationships *relata_snapshot_get_relationships (RelataSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataSnapshot, relata_snapshot_unref)

G_END_DECLS
