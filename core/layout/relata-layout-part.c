/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A part is drawn by springs and charges, put into columns and improved by trying moves. A small
 * one is placed several times over, its lines are drawn, and the best drawing is kept. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/relata-layout-columns.h"
#include "layout/relata-layout-force.h"
#include "layout/relata-layout-pack.h"
#include "layout/relata-layout-part.h"
#include "layout/relata-layout-search.h"
#include "layout/relata-layout-straighten.h"
#include "layout/relata-route-private.h"

/* What the drawings of a small part are compared by, in hundreds of units of line. */
#define PRICE_BEND     0.4
#define PRICE_CROSSING 2.5
#define PRICE_SHEET    0.5

/* The points of the force model stretched so that boxes and gaps cover the part @density of
 * the sheet. */
static void
stretch (RelataLayoutGraph *graph, const RelataPoint *points, double pitch, double density)
{
  double area = 0, x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;
  double width, height, scale;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      area += pitch * (graph->boxes[i].height + graph->gap_y);
      x0 = MIN (x0, points[i].x);
      y0 = MIN (y0, points[i].y);
      x1 = MAX (x1, points[i].x);
      y1 = MAX (y1, points[i].y);
    }
  width = MAX (x1 - x0, 0.5);
  height = MAX (y1 - y0, 0.5);
  scale = sqrt (area / density / (width * height));
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      graph->boxes[i].x = (points[i].x - x0) * scale;
      graph->boxes[i].y = (points[i].y - y0) * scale - graph->boxes[i].height / 2;
    }
}

/* Turns the points so that they are widest from left to right. */
static void
turn_wide (RelataPoint *points, guint n)
{
  double mx = 0, my = 0, xx = 0, xy = 0, yy = 0, angle;

  for (guint i = 0; i < n; i++)
    {
      mx += points[i].x / n;
      my += points[i].y / n;
    }
  for (guint i = 0; i < n; i++)
    {
      double x = points[i].x - mx, y = points[i].y - my;

      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
  angle = 0.5 * atan2 (2 * xy, xx - yy);
  for (guint i = 0; i < n; i++)
    {
      double x = points[i].x - mx, y = points[i].y - my;

      points[i]
          = (RelataPoint){ x * cos (angle) + y * sin (angle), y * cos (angle) - x * sin (angle) };
    }
}

/* How a part is placed. The smaller it is, the more can be tried; the larger it is, the more
 * room its lines need. */
typedef struct
{
  guint n_tries;
  double density;
  RelataLayoutSearchOptions search;
} Effort;

static Effort
effort_for (guint n)
{
  if (n <= 16)
    return (Effort){ 10, 0.4, { 400 * n, 2, 4 } };
  if (n <= 24)
    return (Effort){ 6, 0.4, { 400 * n, 2, 4 } };
  if (n <= 42)
    return (Effort){ 2, 0.4, { 8000, 2, 4 } };
  if (n <= 80)
    return (Effort){ 1, 0.33, { 10000, 2, 5 } };
  return (Effort){ 1, 0.25, { n * CLAMP (45000 / n, 3, 28), 1, 6.5 } };
}

static gboolean
place_once (RelataLayoutGraph *graph,
            const Effort *effort,
            RelataLayoutRandom *random,
            GCancellable *cancellable)
{
  g_autofree RelataPoint *points = g_new (RelataPoint, graph->n_nodes + 1);
  g_autofree int *columns = g_new0 (int, graph->n_nodes + 1);
  double pitch = relata_layout_columns_pitch (graph);

  if (!relata_layout_force (graph, random, points, cancellable))
    return FALSE;
  turn_wide (points, graph->n_nodes);
  stretch (graph, points, pitch, effort->density);
  relata_layout_columns_assign (graph, pitch, columns);
  relata_layout_columns_spread (graph, columns);
  if (!relata_layout_search (graph, columns, pitch, &effort->search, random, cancellable))
    return FALSE;
  relata_layout_columns_turn (graph, columns);
  relata_layout_columns_finish (graph, columns);
  relata_layout_straighten (graph, columns);
  return TRUE;
}

typedef struct
{
  RelataPoint from, to;
  guint link;
} Segment;

static gboolean
segments_cross (const Segment *level, const Segment *steep)
{
  return steep->from.x > MIN (level->from.x, level->to.x)
         && steep->from.x < MAX (level->from.x, level->to.x)
         && level->from.y > MIN (steep->from.y, steep->to.y)
         && level->from.y < MAX (steep->from.y, steep->to.y);
}

static guint
count_crossings (GArray *segments)
{
  guint n = 0;

  for (guint i = 0; i < segments->len; i++)
    for (guint j = i + 1; j < segments->len; j++)
      {
        const Segment *a = &g_array_index (segments, Segment, i);
        const Segment *b = &g_array_index (segments, Segment, j);
        gboolean a_level = a->from.y == a->to.y, b_level = b->from.y == b->to.y;

        if (a->link != b->link && a_level != b_level)
          n += a_level ? segments_cross (a, b) : segments_cross (b, a);
      }
  return n;
}

/* What a reader minds in the drawing with its lines, in hundreds of units of line. */
static double
price_drawing (const RelataLayoutGraph *graph)
{
  g_autofree RelataRouteEdge *edges = g_new (RelataRouteEdge, graph->n_links + 1);
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_autoptr (RelataRouter) router = NULL;
  RelataRect bounds = relata_layout_graph_bounds (graph);
  double length = 0, bends = 0;

  for (guint l = 0; l < graph->n_links; l++)
    edges[l] = (RelataRouteEdge){ graph->links[l].from, graph->links[l].to, graph->links[l].from_y,
                                  graph->links[l].to_y };
  router = relata_router_new (graph->boxes, graph->n_nodes, edges, graph->n_links);
  relata_router_draft (router, 0, NULL);
  for (guint l = 0; l < graph->n_links; l++)
    {
      const RelataRoute *route = relata_router_get_route (router, l);

      bends += route->n_points - 2;
      for (guint k = 0; k + 1 < route->n_points; k++)
        {
          Segment segment = { route->points[k], route->points[k + 1], l };

          length += fabs (segment.from.x - segment.to.x) + fabs (segment.from.y - segment.to.y);
          g_array_append_val (segments, segment);
        }
    }
  return length / 100 + bends * PRICE_BEND + count_crossings (segments) * PRICE_CROSSING
         + sqrt (relata_layout_sheet_cost (bounds.width, bounds.height)) / 100 * PRICE_SHEET;
}

/*
 * relata_layout_part:
 * @graph: connected, with at least two nodes
 *
 * Gives each box a place, from the origin.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_part (RelataLayoutGraph *graph, RelataLayoutRandom *random, GCancellable *cancellable)
{
  Effort effort = effort_for (graph->n_nodes);
  g_autofree RelataRect *best = NULL;
  double best_price = G_MAXDOUBLE;

  for (guint k = 0; k < effort.n_tries; k++)
    {
      double price;

      if (!place_once (graph, &effort, random, cancellable))
        return FALSE;
      if (effort.n_tries == 1)
        return TRUE;
      price = price_drawing (graph);
      if (price >= best_price)
        continue;
      best_price = price;
      g_free (best);
      best = g_memdup2 (graph->boxes, sizeof *best * graph->n_nodes);
    }
  memcpy (graph->boxes, best, sizeof *best * graph->n_nodes);
  return TRUE;
}
