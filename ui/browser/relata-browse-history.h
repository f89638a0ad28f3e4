/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Where a person has been: a path a step, to go back and forward. Main thread. */

#pragma once

#include "browse/relata-row-source.h"

G_BEGIN_DECLS

/**
 * RelataBrowseStep:
 * @source: what one pane shows
 * @record: (nullable): the record chosen in it
 */
typedef struct
{
  RelataRowSource *source;
  RelataRecord *record;
} RelataBrowseStep;

/**
 * RelataBrowseHistory:
 *
 * Paths, and which of them one stands at. A path is an array of #RelataBrowseStep, one a pane.
 */
typedef struct _RelataBrowseHistory RelataBrowseHistory;

RelataBrowseHistory *relata_browse_history_new (void);
void relata_browse_history_free (RelataBrowseHistory *self);

GArray *relata_browse_path_new (void);
void relata_browse_path_add (GArray *path, RelataRowSource *source, RelataRecord *record);

void relata_browse_history_push (RelataBrowseHistory *self, GArray *path);
void relata_browse_history_replace (RelataBrowseHistory *self, GArray *path);
gboolean relata_browse_history_can_go (RelataBrowseHistory *self, int steps);
GArray *relata_browse_history_go (RelataBrowseHistory *self, int steps);
void relata_browse_history_clear (RelataBrowseHistory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataBrowseHistory, relata_browse_history_free)

G_END_DECLS
