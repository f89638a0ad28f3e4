/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Tables as render nodes, in three levels of detail. Each is drawn once, at the box's own
 * origin, and then only moved and scaled. Main thread. */

#pragma once

#include "canvas/relata-painter.h"

G_BEGIN_DECLS

GskRenderNode *
relata_table_painter_draw (RelataPainter *painter, const RelataBox *box, const char *color);
GskRenderNode *
relata_table_painter_draw_card (RelataPainter *painter, const RelataBox *box, const char *color);
GskRenderNode *
relata_table_painter_draw_block (RelataPainter *painter, const RelataBox *box, const char *color);
GskRenderNode *relata_table_painter_draw_label (
    RelataPainter *painter, const RelataBox *box, const char *color, int width, int height);

G_END_DECLS
