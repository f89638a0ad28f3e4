/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Records as rows of a grid, one of them chosen or none. It asks its model for more as one
 * scrolls. Main thread.
 *
 * Signals: record-changed (another record is chosen, or none); activate (Enter or a double
 * click on the chosen one); sort-changed (a person asked for another order). */

#pragma once

#include <adwaita.h>

#include "browser/relata-row-model.h"

G_BEGIN_DECLS

#define RELATA_TYPE_GRID (relata_grid_get_type ())

G_DECLARE_FINAL_TYPE (RelataGrid, relata_grid, RELATA, GRID, AdwBin)

/* The most columns shown; a record's card shows all. */
#define RELATA_GRID_MAX_COLUMNS 60

GtkWidget *relata_grid_new (RelataRowModel *model);
void relata_grid_set_table (RelataGrid *self, const RelataTableDef *table);
RelataRecord *relata_grid_get_record (RelataGrid *self);
gboolean relata_grid_select (RelataGrid *self, guint position);
void relata_grid_unselect (RelataGrid *self);
GArray *relata_grid_get_sort (RelataGrid *self);
void relata_grid_sort_by (RelataGrid *self, guint column, gboolean descending);
void relata_grid_fit_columns (RelataGrid *self);

G_END_DECLS
