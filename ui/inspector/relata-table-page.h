/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The inspector's page for one table: name, colour, label, columns, foreign keys, options.
 * Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"

G_BEGIN_DECLS

#define RELATA_TYPE_TABLE_PAGE (relata_table_page_get_type ())

G_DECLARE_FINAL_TYPE (RelataTablePage, relata_table_page, RELATA, TABLE_PAGE, AdwBin)

GtkWidget *relata_table_page_new (RelataViewState *view_state);
gboolean relata_table_page_refresh (RelataTablePage *self);

G_END_DECLS
