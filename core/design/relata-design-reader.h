/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading what a design is made of, from a script or from a database. Nothing of it is run. Off
 * the main thread: the content may be large, and a database may be locked. */

#pragma once

#include "design/relata-design.h"
#include "design/relata-draft.h"
#include "design/relata-file.h"

G_BEGIN_DECLS

/**
 * RelataDesignContents:
 * @snapshot: what it says
 * @origin: where from
 * @path: (nullable): the script, absolute; %NULL for a database
 * @database_path: (nullable): if @origin is RELATA_DESIGN_DATABASE, the database, absolute
 * @identity: what the script was when it was read
 * @draft: (nullable): the draft it was restored from
 */
typedef struct
{
  RelataSnapshot *snapshot;
  RelataDesignOrigin origin;
  char *path;
  char *database_path;
  RelataFileIdentity identity;
  RelataDraft *draft;
} RelataDesignContents;

RelataDesignContents *
relata_design_contents_read (const char *path, GCancellable *cancellable, GError **error);
RelataDesignContents *
relata_design_contents_parse (GBytes *bytes, const char *name, GError **error);
RelataDesignContents *relata_design_contents_restore (const char *draft, GError **error);
void relata_design_contents_free (RelataDesignContents *self);

RelataSnapshot *relata_snapshot_with_decor_of (RelataSnapshot *self, RelataSnapshot *other);
RelataSnapshot *relata_snapshot_with_ids_of (RelataSnapshot *self, RelataSnapshot *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDesignContents, relata_design_contents_free)

G_END_DECLS
