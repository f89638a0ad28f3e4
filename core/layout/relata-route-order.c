/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Which of two lines that run side by side goes on which side: the one that turns off to the left
 * first stands to the left, so that they do not cross. The ends of several lines at one row are
 * put in this order too. */

#include "config.h"

#include <math.h>

#include "layout/relata-route-private.h"

#define SAME     0.5 /* corners nearer than this are level with each other */
#define MAX_WALK 32

/* Along the direction that the walk has, one step of a line: where its segment ends, and where
 * it goes from there: -1 to the left hand, 1 to the right, 0 if the line ends. */
typedef struct
{
  const RelataRoute *route;
  guint segment;
  int sense; /* 1: towards the parent */
} Walk;

static RelataPoint
walk_end (const Walk *walk)
{
  return walk->route->points[walk->sense > 0 ? walk->segment + 1 : walk->segment];
}

static RelataPoint
walk_start (const Walk *walk)
{
  return walk->route->points[walk->sense > 0 ? walk->segment : walk->segment + 1];
}

static gboolean
walk_on (Walk *walk)
{
  if (walk->sense > 0 ? walk->segment + 2 >= walk->route->n_points : walk->segment == 0)
    return FALSE;
  walk->segment += (guint)walk->sense;
  return TRUE;
}

static int
turn_at_end (const Walk *walk)
{
  RelataPoint a = walk_start (walk), b = walk_end (walk), c;
  Walk next = *walk;
  double t;

  if (!walk_on (&next))
    return 0;
  c = walk_end (&next);
  t = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
  /* With y down, a positive turn is to the right hand. */
  return t > 0 ? 1 : t < 0 ? -1 : 0;
}

/* Two lines walked in the same direction: -1 if @a should be on the left hand of @b. */
static int
compare_walks (Walk a, Walk b)
{
  for (guint k = 0; k < MAX_WALK; k++)
    {
      RelataPoint start = walk_start (&a), end_a = walk_end (&a), end_b = walk_end (&b);
      gboolean level = !relata_route_segment_is_steep (a.route, a.segment);
      double forward = level ? (end_a.x > start.x ? 1 : -1) : (end_a.y > start.y ? 1 : -1);
      double ahead = forward * (level ? end_a.x - end_b.x : end_a.y - end_b.y);
      int turn_a = turn_at_end (&a), turn_b = turn_at_end (&b);

      if (ahead < -SAME)
        return turn_a;
      if (ahead > SAME)
        return -turn_b;
      if (turn_a != turn_b)
        return turn_a < turn_b ? -1 : 1;
      if (turn_a == 0 || !walk_on (&a) || !walk_on (&b))
        return 0;
    }
  return 0;
}

static int
sense_towards (const RelataRoute *route, guint segment, gboolean steep)
{
  const RelataPoint *p = &route->points[segment];

  return (steep ? p[1].y > p[0].y : p[1].x > p[0].x) ? 1 : -1;
}

/*
 * relata_route_compare_sides:
 *
 * Compares two parallel segments that lie side by side.
 *
 * Returns: negative if the segment @i of @a should be to the left of, or above, the segment @j
 *   of @b, so that the lines do not cross; 0 if that does not matter or cannot be had
 */
int
relata_route_compare_sides (const RelataRoute *a, guint i, const RelataRoute *b, guint j)
{
  gboolean steep = relata_route_segment_is_steep (a, i);
  int sense_a = sense_towards (a, i, steep), sense_b = sense_towards (b, j, steep);
  int ahead = compare_walks ((Walk){ a, i, sense_a }, (Walk){ b, j, sense_b });
  int back = compare_walks ((Walk){ a, i, -sense_a }, (Walk){ b, j, -sense_b });

  /* The walk ahead goes down or to the right: its left hand is at greater x, or above. The walk
   * back has its left hand on the other side. */
  if (steep)
    ahead = -ahead;
  else
    back = -back;
  if (ahead != 0 && back != 0 && ahead != back)
    return 0;
  return ahead != 0 ? ahead : back;
}

/* One end of a line at a box. */
typedef struct
{
  guint edge, end;
  guint box;
  RelataSide side;
  double y;
} Port;

static Walk
walk_from (RelataRouter *self, const Port *port)
{
  const RelataRoute *route = &self->routes[port->edge];

  return (Walk){ route, port->end == 0 ? 0 : route->n_points - 2, port->end == 0 ? 1 : -1 };
}

static int
compare_ports_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Port *p = a, *q = b;
  RelataRouter *self = data;
  int order;

  if (p->box != q->box)
    return p->box < q->box ? -1 : 1;
  if (p->side != q->side)
    return p->side < q->side ? -1 : 1;
  if (p->y != q->y)
    return p->y < q->y ? -1 : 1;
  order = compare_walks (walk_from (self, p), walk_from (self, q));
  if (order != 0)
    return p->side == RELATA_SIDE_RIGHT ? order : -order;
  return p->edge != q->edge ? (p->edge < q->edge ? -1 : 1) : (p->end > q->end) - (p->end < q->end);
}

static void
shift_end (RelataRouter *self, const Port *port, double by)
{
  RelataRoute *route = &self->routes[port->edge];
  RelataPoint *p = port->end == 0 ? route->points : route->points + route->n_points - 2;

  self->spread[port->edge][port->end] = by;
  if (route->n_points == 2)
    return;
  p[0].y += by;
  p[1].y += by;
}

/* Around the middle of the row, or around a straight line, since that cannot be shifted. */
static void
spread_row (RelataRouter *self, const Port *ports, guint n)
{
  double middle = (n - 1) / 2.0, most, gap;

  for (guint k = 0; k < n; k++)
    if (self->routes[ports[k].edge].n_points == 2)
      middle = k;
  most = MAX (middle, n - 1 - middle);
  gap = MIN (6, RELATA_ROUTE_SPREAD / MAX (most, 1));
  for (guint k = 0; k < n; k++)
    shift_end (self, &ports[k], gap * (k - middle));
}

/*
 * relata_route_spread:
 *
 * Lines that end at one row are given ends side by side, in the order in which they part.
 */
void
relata_route_spread (RelataRouter *self)
{
  g_autofree Port *ports = g_new (Port, 2 * self->n_edges + 1);
  guint n = 2 * self->n_edges;

  for (guint e = 0; e < self->n_edges; e++)
    {
      const RelataRoute *route = &self->routes[e];

      ports[2 * e] = (Port){ e, 0, self->edges[e].from, route->from_side, route->points[0].y };
      ports[2 * e + 1]
          = (Port){ e, 1, self->edges[e].to, route->to_side, route->points[route->n_points - 1].y };
    }
  g_qsort_with_data (ports, (int)n, sizeof *ports, compare_ports_cb, self);
  for (guint start = 0, end; start < n; start = end)
    {
      for (end = start + 1; end < n && ports[end].box == ports[start].box
                            && ports[end].side == ports[start].side
                            && ports[end].y == ports[start].y;)
        end++;
      spread_row (self, ports + start, end - start);
    }
}
