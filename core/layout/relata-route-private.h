/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the parts of the router share: its data, and the three steps. A line is first searched
 * by itself (relata-route-search.c); then all are moved apart together (relata-route-nudge.c),
 * or, while a box is dragged, only the new ones, between the others that stay
 * (relata-route-settle.c). */

#pragma once

#include "layout/relata-route.h"
#include "layout/relata-spatial-index.h"

G_BEGIN_DECLS

/* The most points that a route may have; one that would need more is drawn simply. */
#define RELATA_ROUTE_MAX_POINTS 128

/* How far the ends of several lines at one row are spread from its middle. */
#define RELATA_ROUTE_SPREAD 8.0

typedef struct
{
  guint edge, segment;
} RelataRouteSegmentRef;

/* A point that a line must pass, upright or level. @back is a corner of the line on the far side
 * of it, on the same segment, or the point itself if that is open. */
typedef struct
{
  RelataPoint at, back;
  gboolean steep;
} RelataRouteVia;

/* What a search finds. A side says nothing where the way begins or ends at a via. */
typedef struct
{
  RelataPoint points[RELATA_ROUTE_MAX_POINTS];
  guint n_points;
  RelataSide from_side, to_side;
} RelataRoutePath;

typedef struct _RelataRouteSearch RelataRouteSearch;

struct _RelataRouter
{
  RelataRect *boxes;
  guint n_boxes;
  RelataSpatialIndex *box_index;
  guint *first, *incident; /* edges of box 0, of box 1, ...; loops once */

  RelataRouteEdge *edges;
  RelataRoute *routes;
  double (*spread)[2]; /* of each edge, what is added to the rows' y at child and parent */
  RelataRoutePin *pins;
  guint n_edges;

  RelataSpatialIndex *segment_index;
  GArray *segments;  /* RelataRouteSegmentRef, by id in the index */
  GArray *free_ids;  /* guint, ids not in use */
  GArray **edge_ids; /* of each edge, the ids of its segments in order */

  RelataRouteSearch *search;
  GArray *changed; /* guint */
  GArray *found;   /* guint, for queries */
};

static inline gboolean
relata_route_segment_is_steep (const RelataRoute *route, guint segment)
{
  /* The first is level and they alternate. */
  return segment % 2 == 1;
}

gboolean relata_router_draft (RelataRouter *self, guint n_refinements, GCancellable *cancellable);
double relata_router_end_y (const RelataRouter *self, guint edge, guint end);
void relata_router_set_points (RelataRouter *self,
                               guint edge,
                               const RelataPoint *points,
                               guint n_points,
                               RelataSide from_side,
                               RelataSide to_side);
void relata_router_index_edge (RelataRouter *self, guint edge);
void relata_router_unindex_edge (RelataRouter *self, guint edge);

RelataRouteSearch *relata_route_search_new (void);
void relata_route_search_free (RelataRouteSearch *search);
gboolean relata_route_search_run (RelataRouter *self,
                                  guint edge,
                                  const RelataRouteVia *from,
                                  const RelataRouteVia *to,
                                  RelataRoutePath *path);
gboolean relata_route_path_append (RelataRoutePath *path, RelataPoint point);

void relata_route_draw_simply (RelataRouter *self, guint edge);
void relata_route_redraw (RelataRouter *self, guint edge);
void relata_route_redraw_near (RelataRouter *self, guint edge, const RelataRect *area);
gboolean relata_route_is_pinned (RelataRouter *self, guint edge, guint segment);

void relata_route_spread (RelataRouter *self);
gboolean relata_route_nudge (RelataRouter *self, GCancellable *cancellable);
int relata_route_compare_sides (const RelataRoute *a, guint i, const RelataRoute *b, guint j);
void relata_route_window (
    RelataRouter *self, guint edge, guint segment, double *low, double *high, double *wanted);

void
relata_route_settle (RelataRouter *self, const guint *edges, guint n_edges, const RelataRect *area);
void relata_route_uncover (RelataRouter *self);

G_END_DECLS
