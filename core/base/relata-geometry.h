/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Geometry of the diagram, in world units: one unit is one pixel at zoom 1, x grows to the
 * right and y down. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} RelataPoint;

typedef struct
{
  double x, y, width, height;
} RelataRect;

static inline double
relata_rect_right (const RelataRect *rect)
{
  return rect->x + rect->width;
}

static inline double
relata_rect_bottom (const RelataRect *rect)
{
  return rect->y + rect->height;
}

static inline gboolean
relata_rect_contains (const RelataRect *rect, double x, double y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

static inline gboolean
relata_rect_intersects (const RelataRect *a, const RelataRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* The smallest rectangle around both; an empty one (width and height 0) adds nothing. */
static inline RelataRect
relata_rect_union (const RelataRect *a, const RelataRect *b)
{
  double x0, y0, x1, y1;

  if (a->width <= 0 && a->height <= 0)
    return *b;
  if (b->width <= 0 && b->height <= 0)
    return *a;
  x0 = MIN (a->x, b->x);
  y0 = MIN (a->y, b->y);
  x1 = MAX (a->x + a->width, b->x + b->width);
  y1 = MAX (a->y + a->height, b->y + b->height);
  return (RelataRect){ x0, y0, x1 - x0, y1 - y0 };
}

static inline RelataRect
relata_rect_grow (const RelataRect *rect, double by)
{
  return (RelataRect){ rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

G_END_DECLS
