/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Relationships as render nodes: straight pieces are coloured rectangles, since a curve would
 * be rasterised over its whole extent; bends are borders of rounded rectangles. World units.
 * Main thread. */

#pragma once

#include "canvas/relata-painter.h"

G_BEGIN_DECLS

/**
 * RelataLineStyle:
 * @color: of the line and its feet
 * @thickness: in world units
 * @detailed: with feet, dashes, round bends; otherwise a plain line
 */
typedef struct
{
  const RelataColor *color;
  double thickness;
  gboolean detailed;
} RelataLineStyle;

GskRenderNode *relata_line_painter_draw (RelataPainter *painter,
                                         const RelataLine *line,
                                         const RelataRoute *route,
                                         const RelataRect *child,
                                         const RelataRect *parent,
                                         const RelataLineStyle *style);
void relata_line_painter_append_names (RelataPainter *painter,
                                       GtkSnapshot *snapshot,
                                       const RelataLine *line,
                                       const RelataRoute *route,
                                       GArray *taken,
                                       const RelataColor *color);
RelataRect relata_line_painter_get_bounds (const RelataRoute *route);

G_END_DECLS
