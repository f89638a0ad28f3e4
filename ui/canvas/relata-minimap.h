/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The minimap of a canvas: all tables, small, and what part of them is seen. Pressing or
 * dragging in it moves what is seen. It is there only while something is out of sight. Main
 * thread. */

#pragma once

#include "canvas/relata-canvas.h"

G_BEGIN_DECLS

#define RELATA_TYPE_MINIMAP (relata_minimap_get_type ())

G_DECLARE_FINAL_TYPE (RelataMinimap, relata_minimap, RELATA, MINIMAP, GtkWidget)

GtkWidget *relata_minimap_new (RelataCanvas *canvas);

G_END_DECLS
