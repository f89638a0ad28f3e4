/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A pen: what a picture is drawn with, so that one drawing makes an SVG with real text as well
 * as pixels. Two kinds: relata_pen_new_svg() and relata_pen_new_cairo(). Coordinates are world
 * units. Not shared between threads. */

#pragma once

#include <cairo.h>

#include "base/relata-geometry.h"
#include "layout/relata-font.h"
#include "layout/relata-palette.h"

G_BEGIN_DECLS

/**
 * RelataPathOp:
 * @RELATA_PATH_MOVE: to @x, @y
 * @RELATA_PATH_LINE: to @x, @y
 * @RELATA_PATH_BEND: a quarter turn to @x, @y around the corner @corner_x, @corner_y
 * @RELATA_PATH_CIRCLE: around @x, @y with radius @corner_x
 * @RELATA_PATH_CLOSE: back to where the last move went
 */
typedef enum
{
  RELATA_PATH_MOVE,
  RELATA_PATH_LINE,
  RELATA_PATH_BEND,
  RELATA_PATH_CIRCLE,
  RELATA_PATH_CLOSE,
} RelataPathOp;

typedef struct
{
  RelataPathOp op;
  double x, y;
  double corner_x, corner_y;
} RelataPathStep;

/**
 * RelataPenStyle:
 * @fill: (nullable): inside the path
 * @stroke: (nullable): along it
 * @width: of the stroke
 * @dash: units of ink, 0 for a solid line
 * @gap: units of nothing between
 */
typedef struct
{
  const RelataColor *fill;
  const RelataColor *stroke;
  double width;
  double dash, gap;
} RelataPenStyle;

typedef struct _RelataPen RelataPen;

RelataPen *relata_pen_new_svg (GString *out);
RelataPen *relata_pen_new_cairo (cairo_t *cr);
void relata_pen_free (RelataPen *self);

void
relata_pen_begin_group (RelataPen *self, const char *title, double x, double y, double scale_x);
void relata_pen_end_group (RelataPen *self);
void relata_pen_draw_path (RelataPen *self,
                           const RelataPathStep *steps,
                           guint n_steps,
                           const RelataPenStyle *style);
void relata_pen_draw_text (RelataPen *self,
                           RelataFontRole role,
                           const char *text,
                           double x,
                           double middle,
                           double align,
                           const RelataColor *color);
void relata_pen_draw_rect (RelataPen *self,
                           const RelataRect *rect,
                           double radius,
                           const RelataPenStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataPen, relata_pen_free)

G_END_DECLS
