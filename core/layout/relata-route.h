/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Orthogonal lines between the column rows of tables, around all tables. A router owns copies
 * of the boxes and the lines; when a box moves it draws anew only the lines that this touches.
 * One thread at a time may use it. */

#pragma once

#include <gio/gio.h>

#include "base/relata-geometry.h"

G_BEGIN_DECLS

/**
 * RelataSide:
 * @RELATA_SIDE_LEFT: the line leaves its box to the left
 * @RELATA_SIDE_RIGHT: the line leaves its box to the right
 */
typedef enum
{
  RELATA_SIDE_LEFT,
  RELATA_SIDE_RIGHT,
} RelataSide;

/* The least length of the first and the last segment, in world units, so that the feet and
 * bars of the notation have room. Only boxes that stand closer to each other leave less. */
#define RELATA_ROUTE_STUB 18.0

/* The distance that lines keep from boxes and, where there is room, from each other. */
#define RELATA_ROUTE_MARGIN 9.0

/* The largest size and coordinate, in world units, that the functions here accept. */
#define RELATA_ROUTE_LIMIT 1e10

/**
 * RelataRouteEdge:
 * @from: position of the child in the array of boxes
 * @to: position of the parent; may be @from
 * @from_y: the row where the line ends, from the top of the child's box, so that it stays
 *   valid while the box moves
 * @to_y: likewise for the parent
 */
typedef struct
{
  guint from, to;
  double from_y, to_y;
} RelataRouteEdge;

/**
 * RelataRoute:
 * @points: (array length=n_points): corners, each differing from the one before in exactly one
 *   coordinate, in world units. The first is on the border of the child's box, the last on
 *   that of the parent's; the first and the last segment are horizontal
 * @n_points: at least 2
 * @from_side: where the line leaves the child
 * @to_side: where it leaves the parent
 */
typedef struct
{
  RelataPoint *points;
  guint n_points;
  RelataSide from_side, to_side;
} RelataRoute;

/**
 * RelataRoutePin:
 * @at: a point that the line passes, in world units
 * @steep: whether it passes upright; else level
 * @set: whether there is a pin at all
 *
 * Where a person has put a segment of a line. It stays there as long as there is a way.
 */
typedef struct
{
  RelataPoint at;
  gboolean steep;
  gboolean set;
} RelataRoutePin;

/**
 * RelataRouter:
 *
 * Boxes, the lines between them, and how the lines run.
 */
typedef struct _RelataRouter RelataRouter;

RelataRouter *relata_router_new (const RelataRect *boxes,
                                 guint n_boxes,
                                 const RelataRouteEdge *edges,
                                 guint n_edges);
void relata_router_free (RelataRouter *self);

gboolean relata_router_route_all (RelataRouter *self, GCancellable *cancellable, GError **error);
void relata_router_move_box (RelataRouter *self, guint box, const RelataRect *rect);
void
relata_router_move_boxes (RelataRouter *self, const guint *boxes, const RelataRect *rects, guint n);

void relata_router_set_pin (RelataRouter *self, guint edge, const RelataRoutePin *pin);
RelataRoutePin relata_router_get_pin (RelataRouter *self, guint edge);

const RelataRoute *relata_router_get_route (RelataRouter *self, guint edge);
const guint *relata_router_get_changed (RelataRouter *self, guint *n_changed);
guint relata_router_get_n_edges (RelataRouter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataRouter, relata_router_free)

G_END_DECLS
