/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A table on the canvas as a widget of its own: what assistive technology and the keyboard
 * focus meet. The canvas draws the table; this draws the ring of the focus. Used again for
 * another table when its own leaves the view. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "layout/relata-diagram.h"

G_BEGIN_DECLS

#define RELATA_TYPE_CANVAS_TABLE (relata_canvas_table_get_type ())

G_DECLARE_FINAL_TYPE (RelataCanvasTable, relata_canvas_table, RELATA, CANVAS_TABLE, GtkWidget)

GtkWidget *relata_canvas_table_new (void);
void relata_canvas_table_bind (RelataCanvasTable *self, RelataDiagram *diagram, guint table);
guint relata_canvas_table_get_id (RelataCanvasTable *self);
void relata_canvas_table_set_selected (RelataCanvasTable *self, gboolean selected);

G_END_DECLS
