/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* One column in the inspector: a row that tells its name, type and marks, and opens to the
 * fields that change it, which are made when it is first opened. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"

G_BEGIN_DECLS

#define RELATA_TYPE_COLUMN_ROW (relata_column_row_get_type ())

G_DECLARE_FINAL_TYPE (RelataColumnRow, relata_column_row, RELATA, COLUMN_ROW, AdwExpanderRow)

GtkWidget *relata_column_row_new (RelataViewState *view_state, guint table, guint column);
void relata_column_row_refresh (RelataColumnRow *self);

G_END_DECLS
