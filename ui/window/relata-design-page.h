/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The Design view: outline, canvas, inspector and problems on one view state, and the checking
 * of the design after each edit. Emits `findings-changed`, and `message (text, undo)` for what a
 * person should be told in passing. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"
#include "check/relata-check.h"

G_BEGIN_DECLS

#define RELATA_TYPE_DESIGN_PAGE (relata_design_page_get_type ())

G_DECLARE_FINAL_TYPE (RelataDesignPage, relata_design_page, RELATA, DESIGN_PAGE, AdwBin)

GtkWidget *relata_design_page_new (RelataViewState *view_state, GSettings *settings);
RelataFindings *relata_design_page_get_findings (RelataDesignPage *self);
void relata_design_page_add_table (RelataDesignPage *self);
void relata_design_page_search (RelataDesignPage *self);
void relata_design_page_step_problem (RelataDesignPage *self, int by);

G_END_DECLS
