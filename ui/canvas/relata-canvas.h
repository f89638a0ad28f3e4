/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The canvas: the diagram of a design as a widget, to look at and to edit. It observes the view
 * state of its window and the design behind it; nothing needs to tell it what changed. Main
 * thread.
 *
 * Properties: `view-state`, `zoom`, `arranging` (a diagram is being made in a job).
 * Signal: `message (text, undo)`: something a person should be told in passing, as in a toast;
 * `undo` when it was an edit that one may want to take back. Signal `diagram-changed`: what is
 * drawn is other than it was, or elsewhere.
 * Actions: canvas.zoom-in, zoom-out, zoom-normal, zoom-fit, select-all, add-table, add-column,
 * rename, delete, arrange, link, menu, color (a name, or "" for none). */

#pragma once

#include <gtk/gtk.h>

#include "canvas/relata-view-state.h"
#include "canvas/relata-viewport.h"

G_BEGIN_DECLS

#define RELATA_TYPE_CANVAS (relata_canvas_get_type ())

G_DECLARE_FINAL_TYPE (RelataCanvas, relata_canvas, RELATA, CANVAS, GtkWidget)

GtkWidget *relata_canvas_new (void);
void relata_canvas_set_view_state (RelataCanvas *self, RelataViewState *view_state);
RelataViewState *relata_canvas_get_view_state (RelataCanvas *self);
RelataViewport *relata_canvas_get_viewport (RelataCanvas *self);
gboolean relata_canvas_get_arranging (RelataCanvas *self);
gboolean relata_canvas_get_table_rect (RelataCanvas *self, guint table, RelataRect *rect);
void relata_canvas_fit (RelataCanvas *self);
void relata_canvas_reveal (RelataCanvas *self, guint table, int column);

G_END_DECLS
