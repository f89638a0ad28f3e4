/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The jobs of the browser: each takes a connection of the database for the time of one read and
 * gives it back, so nothing is locked while a person looks. Made on the main thread. */

#pragma once

#include "base/relata-job.h"
#include "browse/relata-end-count.h"
#include "browse/relata-page.h"
#include "sqlite/relata-database.h"

G_BEGIN_DECLS

/**
 * RelataBrowseSchema:
 * @database: open
 * @snapshot: what it says of its tables; no decorations
 */
typedef struct
{
  RelataDatabase *database;
  RelataSnapshot *snapshot;
} RelataBrowseSchema;

RelataJob *relata_browse_job_open (const char *path);
RelataJob *relata_browse_job_page (RelataDatabase *database,
                                   RelataRowQuery *query,
                                   RelataPagePlace place,
                                   RelataRecord *record,
                                   guint n_rows);
RelataJob *
relata_browse_job_ends (RelataDatabase *database, RelataSnapshot *snapshot, RelataRecord *record);
void relata_browse_schema_free (RelataBrowseSchema *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataBrowseSchema, relata_browse_schema_free)

G_END_DECLS
