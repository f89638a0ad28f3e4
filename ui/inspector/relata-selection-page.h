/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The inspector's page for everything that has no page of its own: nothing selected (what the
 * design holds), several items (what can be done to all), a view, index, trigger or other
 * statement (its SQL). Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"

G_BEGIN_DECLS

GtkWidget *relata_selection_page_new (RelataViewState *view_state);

G_END_DECLS
