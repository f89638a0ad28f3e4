/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The outline: every table, view and other statement with a name, its columns below it, in a
 * list that can be searched and walked with the keyboard and a screen reader. It follows the
 * view state's selection and sets it. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"

G_BEGIN_DECLS

#define RELATA_TYPE_OUTLINE (relata_outline_get_type ())

G_DECLARE_FINAL_TYPE (RelataOutline, relata_outline, RELATA, OUTLINE, AdwBin)

GtkWidget *relata_outline_new (RelataViewState *view_state);
void relata_outline_focus_search (RelataOutline *self);

G_END_DECLS
