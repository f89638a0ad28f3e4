/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The inspector: what is selected, to read and to change. One page for a table, one for a
 * relationship, one for several items, one for everything else. Every change is one edit of the
 * design; what SQL does not allow is said below the field and changes nothing. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"

G_BEGIN_DECLS

#define RELATA_TYPE_INSPECTOR (relata_inspector_get_type ())

G_DECLARE_FINAL_TYPE (RelataInspector, relata_inspector, RELATA, INSPECTOR, AdwBin)

GtkWidget *relata_inspector_new (RelataViewState *view_state);

G_END_DECLS
