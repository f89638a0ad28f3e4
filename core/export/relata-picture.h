/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The picture of a diagram, drawn with a pen: the same tables, lines and colours as the canvas
 * shows, without what is selected. Pure; any thread. */

#pragma once

#include "export/relata-pen.h"
#include "layout/relata-diagram.h"

G_BEGIN_DECLS

/* Room around the outermost tables and lines, in world units. */
#define RELATA_PICTURE_MARGIN 30.0

RelataRect relata_picture_get_bounds (RelataDiagram *diagram);
void relata_picture_draw (RelataDiagram *diagram, RelataPen *pen, RelataPaletteVariant variant);

G_END_DECLS
