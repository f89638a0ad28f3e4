/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A pane: records of one source, the chosen one, and what it is related to. Records are a grid;
 * the one record that an end to at most one leads to is a card. Main thread.
 *
 * Signals: record-changed (another record is chosen, or none); follow (gpointer end): a const
 * RelataEndRef *, valid for the call; close. */

#pragma once

#include <adwaita.h>

#include "browse/relata-row-source.h"
#include "sqlite/relata-database.h"

G_BEGIN_DECLS

#define RELATA_TYPE_PANE (relata_pane_get_type ())

G_DECLARE_FINAL_TYPE (RelataPane, relata_pane, RELATA, PANE, AdwBin)

GtkWidget *relata_pane_new (RelataDatabase *database);
void relata_pane_set_source (RelataPane *self, RelataRowSource *source, RelataRecord *record);
void relata_pane_set_nothing (RelataPane *self, const RelataEndRef *end);
RelataRowSource *relata_pane_get_source (RelataPane *self);
RelataRecord *relata_pane_get_record (RelataPane *self);
const RelataEndRef *relata_pane_get_end (RelataPane *self);
char *relata_pane_dup_title (RelataPane *self);
gboolean relata_pane_get_loading (RelataPane *self);
guint relata_pane_get_n_rows (RelataPane *self);
gboolean relata_pane_select (RelataPane *self, guint position);
void relata_pane_sort_by (RelataPane *self, guint column, gboolean descending);
void relata_pane_unselect (RelataPane *self);
void relata_pane_set_selects_first (RelataPane *self, gboolean selects_first);
void relata_pane_set_show_associations (RelataPane *self, gboolean show);
void relata_pane_set_open_end (RelataPane *self, const RelataEndRef *end);
gboolean relata_pane_follow (RelataPane *self, guint n);
void relata_pane_focus_ends (RelataPane *self);

G_END_DECLS
