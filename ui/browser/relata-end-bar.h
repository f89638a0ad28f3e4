/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a record is related to: one button for each end by its name, with how many records it
 * leads to or which one, counted in a job. Main thread.
 *
 * Signal: follow (gpointer end): a const RelataEndRef *, valid for the call. */

#pragma once

#include <adwaita.h>

#include "browse/relata-end-count.h"
#include "sqlite/relata-database.h"

G_BEGIN_DECLS

#define RELATA_TYPE_END_BAR (relata_end_bar_get_type ())

G_DECLARE_FINAL_TYPE (RelataEndBar, relata_end_bar, RELATA, END_BAR, AdwBin)

GtkWidget *relata_end_bar_new (RelataDatabase *database);
void relata_end_bar_set_record (RelataEndBar *self, RelataSnapshot *snapshot, RelataRecord *record);
void relata_end_bar_set_show_associations (RelataEndBar *self, gboolean show);
void relata_end_bar_set_open_end (RelataEndBar *self, const RelataEndRef *end);
gboolean relata_end_bar_follow (RelataEndBar *self, guint n);
gboolean relata_end_bar_get_loading (RelataEndBar *self);

G_END_DECLS
