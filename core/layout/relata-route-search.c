/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The search for one line: A* over the grid of lines that pass beside the boxes near the
 * straight way, after M. Wybrow, K. Marriott and P. Stuckey, Orthogonal connector routing (Graph
 * Drawing 2009). A state is a crossing of two grid lines and the direction of arrival; length,
 * bends and crossings with other lines cost. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/relata-route-private.h"

#define PRICE_BEND     50.0f
#define PRICE_CROSSING 200.0f
#define PRICE_SHARED   0.2f   /* for each unit on top of another line */
#define ABOVE          12.0   /* distance of grid lines from the tops and bottoms of boxes */
#define NEAR           2.0    /* lines nearer than this to a grid line are on it */
#define FEW            400    /* with more lines than this, those longer than FAR do not mind */
#define FAR            2500.0 /* the others and take the first way */
#define HASTE          1.5f   /* then, how much the rest of the way counts */
#define MAX_LINES      1200   /* in one direction; beyond, the search is given up */

/* How far from the straight way to look, and how near to boxes a line may come, in turn. */
static const struct
{
  double reach, clearance;
} attempts[] = { { 300, 4 }, { 1000, 4 }, { 3000, 1 } };

enum
{
  LEVEL,
  STEEP,
};

/* One end of the way: where it may leave a box, to the left and to the right; or a point that it
 * passes. */
typedef struct
{
  RelataPoint port[2], knee[2];
  gboolean open[2];
  guint direction; /* at the knee */
  gboolean strict; /* the way must come to the knee in that direction, not turn there */
} End;

typedef struct
{
  float estimate;
  guint32 state;
} Entry;

struct _RelataRouteSearch
{
  GArray *boxes;   /* RelataRect near the way */
  GArray *xs, *ys; /* double, ascending */
  guint nx, ny;
  GArray *row_first, *row_last; /* guint: of each row, the crossings within reach */
  gsize capacity;
  guint8 *blocked[2];      /* by direction and crossing: the step to the next one */
  guint8 *crossed[2];      /* how many lines that step meets */
  guint8 *shared[2];       /* how many lines it runs on */
  float *cost;             /* by state */
  guint32 *came_from;      /* by state */
  guint8 *seen;            /* by state */
  GArray *heap;            /* Entry */
  GArray *ids;             /* guint */
  RelataPoint start, goal; /* of the straight way */
  double reach;
  float haste;
};

RelataRouteSearch *
relata_route_search_new (void)
{
  RelataRouteSearch *self = g_new0 (RelataRouteSearch, 1);

  self->boxes = g_array_new (FALSE, FALSE, sizeof (RelataRect));
  self->xs = g_array_new (FALSE, FALSE, sizeof (double));
  self->ys = g_array_new (FALSE, FALSE, sizeof (double));
  self->row_first = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row_last = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
relata_route_search_free (RelataRouteSearch *self)
{
  g_array_unref (self->boxes);
  g_array_unref (self->xs);
  g_array_unref (self->ys);
  g_array_unref (self->row_first);
  g_array_unref (self->row_last);
  g_array_unref (self->heap);
  g_array_unref (self->ids);
  for (guint d = 0; d < 2; d++)
    {
      g_free (self->blocked[d]);
      g_free (self->crossed[d]);
      g_free (self->shared[d]);
    }
  g_free (self->cost);
  g_free (self->came_from);
  g_free (self->seen);
  g_free (self);
}

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return (x > y) - (x < y);
}

/* The ids in @index within reach of the straight way, ascending, each once. */
static void
query_way (RelataRouteSearch *self, RelataSpatialIndex *index, GArray *found)
{
  double dx = self->goal.x - self->start.x, dy = self->goal.y - self->start.y;
  double reach = self->reach + RELATA_ROUTE_STUB;
  guint n = 1 + (guint)MIN (hypot (dx, dy) / (2 * reach), 200), kept = 0;

  g_array_set_size (self->ids, 0);
  for (guint k = 0; k < n; k++)
    {
      RelataPoint a = { self->start.x + dx * k / n, self->start.y + dy * k / n };
      RelataPoint b = { self->start.x + dx * (k + 1) / n, self->start.y + dy * (k + 1) / n };
      RelataRect area = { MIN (a.x, b.x) - reach, MIN (a.y, b.y) - reach,
                          fabs (a.x - b.x) + 2 * reach, fabs (a.y - b.y) + 2 * reach };

      relata_spatial_index_query_rect (index, &area, found);
      g_array_append_vals (self->ids, found->data, found->len);
    }
  if (n > 1)
    g_array_sort (self->ids, compare_ids_cb);
  for (guint i = 0; i < self->ids->len; i++)
    if (i == 0 || g_array_index (self->ids, guint, i) != g_array_index (self->ids, guint, i - 1))
      g_array_index (self->ids, guint, kept++) = g_array_index (self->ids, guint, i);
  g_array_set_size (self->ids, kept);
}

/* A box that lies on one of the line's own boxes hides a part of it and is no obstacle. */
static void
collect_boxes (RelataRouteSearch *self, RelataRouter *router, const RelataRouteEdge *edge)
{
  g_array_set_size (self->boxes, 0);
  query_way (self, router->box_index, router->found);
  for (guint i = 0; i < self->ids->len; i++)
    {
      guint id = g_array_index (self->ids, guint, i);
      const RelataRect *box = &router->boxes[id];

      if (id != edge->from && id != edge->to
          && (relata_rect_intersects (box, &router->boxes[edge->from])
              || relata_rect_intersects (box, &router->boxes[edge->to])))
        continue;
      g_array_append_vals (self->boxes, box, 1);
    }
}

/* The distance from a box's border, at the row, to the next box on that side. */
static double
free_way (const RelataRouteSearch *self, const RelataPoint *port, int direction, double clearance)
{
  double way = G_MAXDOUBLE;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const RelataRect *box = &g_array_index (self->boxes, RelataRect, i);
      double d = direction < 0 ? port->x - relata_rect_right (box) : box->x - port->x;

      if (d >= -0.01 && port->y > box->y - clearance
          && port->y < relata_rect_bottom (box) + clearance)
        way = MIN (way, d);
    }
  return way;
}

static End
end_at (const RelataRouteSearch *self, const RelataRect *box, double y, double clearance)
{
  End end = { .direction = LEVEL };

  for (int side = 0; side < 2; side++)
    {
      int direction = side == RELATA_SIDE_LEFT ? -1 : 1;
      double way, lead = RELATA_ROUTE_STUB;

      end.port[side]
          = (RelataPoint){ side == RELATA_SIDE_LEFT ? box->x : relata_rect_right (box), y };
      way = free_way (self, &end.port[side], direction, clearance);
      if (way < lead + clearance)
        lead = MIN (lead, way / 2);
      end.open[side] = lead > clearance;
      end.knee[side] = (RelataPoint){ end.port[side].x + direction * lead, y };
    }
  return end;
}

static End
end_via (const RelataRouteVia *via)
{
  return (End){
    { via->back, via->back }, { via->at, via->at }, { TRUE, FALSE }, via->steep ? STEEP : LEVEL
  };
}

static void
add_line (GArray *lines, double at)
{
  g_array_append_val (lines, at);
}

static void
sort_lines (GArray *lines)
{
  guint kept = 0;

  g_array_sort (lines, compare_doubles_cb);
  for (guint i = 0; i < lines->len; i++)
    if (kept == 0 || g_array_index (lines, double, i) > g_array_index (lines, double, kept - 1))
      g_array_index (lines, double, kept++) = g_array_index (lines, double, i);
  g_array_set_size (lines, kept);
}

static gboolean
make_lines (RelataRouteSearch *self, const End *from, const End *to)
{
  g_array_set_size (self->xs, 0);
  g_array_set_size (self->ys, 0);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const RelataRect *box = &g_array_index (self->boxes, RelataRect, i);

      add_line (self->xs, box->x - RELATA_ROUTE_STUB);
      add_line (self->xs, relata_rect_right (box) + RELATA_ROUTE_STUB);
      add_line (self->ys, box->y - ABOVE);
      add_line (self->ys, relata_rect_bottom (box) + ABOVE);
    }
  for (guint side = 0; side < 2; side++)
    {
      add_line (self->xs, from->knee[side].x);
      add_line (self->xs, to->knee[side].x);
    }
  add_line (self->ys, from->knee[0].y);
  add_line (self->ys, to->knee[0].y);
  sort_lines (self->xs);
  sort_lines (self->ys);
  self->nx = self->xs->len;
  self->ny = self->ys->len;
  return self->nx <= MAX_LINES && self->ny <= MAX_LINES;
}

static void
clear_grid (RelataRouteSearch *self)
{
  gsize n = (gsize)self->nx * self->ny;

  if (n > self->capacity)
    {
      self->capacity = n + n / 2;
      for (guint d = 0; d < 2; d++)
        {
          self->blocked[d] = g_realloc (self->blocked[d], self->capacity);
          self->crossed[d] = g_realloc (self->crossed[d], self->capacity);
          self->shared[d] = g_realloc (self->shared[d], self->capacity);
        }
      self->cost = g_renew (float, self->cost, 2 * self->capacity);
      self->came_from = g_renew (guint32, self->came_from, 2 * self->capacity);
      self->seen = g_realloc (self->seen, 2 * self->capacity);
    }
  for (guint d = 0; d < 2; d++)
    {
      memset (self->blocked[d], 0, n);
      memset (self->crossed[d], 0, n);
      memset (self->shared[d], 0, n);
    }
  memset (self->seen, 0, 2 * n);
}

/* The first line at or above @at. */
static guint
line_from (const GArray *lines, double at)
{
  guint low = 0, high = lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (lines, double, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Within reach is what a square that is drawn along the straight way covers. */
static void
limit_rows (RelataRouteSearch *self)
{
  double dx = self->goal.x - self->start.x, dy = self->goal.y - self->start.y;

  g_array_set_size (self->row_first, self->ny);
  g_array_set_size (self->row_last, self->ny);
  for (guint j = 0; j < self->ny; j++)
    {
      double y = g_array_index (self->ys, double, j) - self->start.y, t0 = 0, t1 = 1, x0, x1;

      if (fabs (dy) > 1)
        {
          t0 = CLAMP ((y - copysign (self->reach, dy)) / dy, 0, 1);
          t1 = CLAMP ((y + copysign (self->reach, dy)) / dy, 0, 1);
        }
      x0 = self->start.x + MIN (t0 * dx, t1 * dx) - self->reach;
      x1 = self->start.x + MAX (t0 * dx, t1 * dx) + self->reach;
      g_array_index (self->row_first, guint, j) = line_from (self->xs, x0);
      g_array_index (self->row_last, guint, j) = line_from (self->xs, x1);
    }
}

static void
block_box (RelataRouteSearch *self, const RelataRect *box, double clearance)
{
  double x0 = box->x - clearance, x1 = relata_rect_right (box) + clearance;
  double y0 = box->y - clearance, y1 = relata_rect_bottom (box) + clearance;
  guint i0 = line_from (self->xs, x0 + 1e-6), i1 = line_from (self->xs, x1);
  guint j0 = line_from (self->ys, y0 + 1e-6), j1 = line_from (self->ys, y1);

  /* A step is named by the crossing where it begins, so one begins before the box. */
  for (guint j = j0; j < j1; j++)
    for (guint i = i0 > 0 ? i0 - 1 : 0; i < i1; i++)
      self->blocked[LEVEL][j * self->nx + i] = 1;
  for (guint j = j0 > 0 ? j0 - 1 : 0; j < j1; j++)
    for (guint i = i0; i < i1; i++)
      self->blocked[STEEP][j * self->nx + i] = 1;
}

/* Blocks the steps between two points that are level with each other, or upright. */
static void
block_between (RelataRouteSearch *self, guint direction, const RelataPoint *a, const RelataPoint *b)
{
  GArray *along = direction == LEVEL ? self->xs : self->ys;
  gsize width = direction == LEVEL ? 1 : self->nx;
  gsize base = direction == LEVEL ? (gsize)line_from (self->ys, a->y) * self->nx
                                  : line_from (self->xs, a->x);
  double low = direction == LEVEL ? MIN (a->x, b->x) : MIN (a->y, b->y);
  double high = direction == LEVEL ? MAX (a->x, b->x) : MAX (a->y, b->y);
  guint first = line_from (along, low + 1e-6);

  for (guint k = first > 0 ? first - 1 : 0; k < line_from (along, high); k++)
    self->blocked[direction][base + k * width] = 1;
}

/* The leads are drawn as they are: a line must not come to a knee from the side of its box. */
static void
block_leads (RelataRouteSearch *self, const End *end)
{
  for (guint side = 0; side < 2; side++)
    if (end->open[side])
      block_between (self, end->direction, &end->port[side], &end->knee[side]);
}

static void
count (guint8 *counter)
{
  if (*counter < 255)
    (*counter)++;
}

/* Another line, at @at across the lines of @across, from @low to @high along the others. */
static void
mark_segment (RelataRouteSearch *self, guint direction, double at, double low, double high)
{
  GArray *across = direction == STEEP ? self->xs : self->ys;
  GArray *along = direction == STEEP ? self->ys : self->xs;
  gsize step_across = direction == STEEP ? 1 : self->nx;
  gsize step_along = direction == STEEP ? self->nx : 1;
  guint line = line_from (across, at), near = line_from (across, at - NEAR);
  guint first = line_from (along, low + 1e-6), last = line_from (along, high);

  if (line > 0 && line < across->len)
    for (guint k = first; k < last; k++)
      count (&self->crossed[1 - direction][(line - 1) * step_across + k * step_along]);
  for (; near < across->len && g_array_index (across, double, near) < at + NEAR; near++)
    for (guint k = first > 0 ? first - 1 : 0; k < last; k++)
      count (&self->shared[direction][near * step_across + k * step_along]);
}

static void
mark_segments (RelataRouteSearch *self, RelataRouter *router, guint edge)
{
  query_way (self, router->segment_index, router->found);
  for (guint i = 0; i < self->ids->len; i++)
    {
      guint id = g_array_index (self->ids, guint, i);
      const RelataRouteSegmentRef *ref
          = &g_array_index (router->segments, RelataRouteSegmentRef, id);
      const RelataPoint *p = &router->routes[ref->edge].points[ref->segment];

      if (ref->edge == edge)
        continue;
      if (relata_route_segment_is_steep (&router->routes[ref->edge], ref->segment))
        mark_segment (self, STEEP, p[0].x, MIN (p[0].y, p[1].y), MAX (p[0].y, p[1].y));
      else
        mark_segment (self, LEVEL, p[0].y, MIN (p[0].x, p[1].x), MAX (p[0].x, p[1].x));
    }
}

static gboolean
entry_before (const Entry *a, const Entry *b)
{
  return a->estimate < b->estimate || (a->estimate == b->estimate && a->state < b->state);
}

static void
push (GArray *heap, Entry entry)
{
  Entry *entries;
  guint i = heap->len;

  g_array_append_val (heap, entry);
  entries = (Entry *)(void *)heap->data;
  while (i > 0 && entry_before (&entry, &entries[(i - 1) / 2]))
    {
      entries[i] = entries[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  entries[i] = entry;
}

static Entry
pop (GArray *heap)
{
  Entry *entries = (Entry *)(void *)heap->data;
  Entry top = entries[0], last = entries[heap->len - 1];
  guint n = heap->len - 1, i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && entry_before (&entries[child + 1], &entries[child]))
        child++;
      if (!entry_before (&entries[child], &last))
        break;
      entries[i] = entries[child];
      i = child;
    }
  entries[i] = last;
  g_array_set_size (heap, n);
  return top;
}

static guint32
crossing_at (const RelataRouteSearch *self, const RelataPoint *p)
{
  return line_from (self->ys, p->y) * self->nx + line_from (self->xs, p->x);
}

static RelataPoint
point_at (const RelataRouteSearch *self, guint32 crossing)
{
  return (RelataPoint){ g_array_index (self->xs, double, crossing % self->nx),
                        g_array_index (self->ys, double, crossing / self->nx) };
}

/* What is left at least: the way, and the bends to come to the line of the goal and then to run
 * along it. */
static float
estimate (const RelataRouteSearch *self, const End *to, const RelataPoint *p, guint direction)
{
  gboolean same = direction == to->direction;
  gboolean there = to->direction == LEVEL ? p->y == to->knee[0].y : p->x == to->knee[0].x;
  float way = G_MAXFLOAT, bends = same ? 2 : 1;

  for (guint side = 0; side < 2; side++)
    if (to->open[side])
      way = MIN (way, (float)fabs (p->x - to->knee[side].x));
  way += (float)fabs (p->y - to->knee[0].y);
  if (there)
    bends = same ? 0 : 1;
  return self->haste * (way + bends * PRICE_BEND);
}

static void
reach_state (RelataRouteSearch *self, const End *to, guint32 state, guint32 from, float cost)
{
  RelataPoint p;

  if (self->seen[state] == 2 || (self->seen[state] == 1 && self->cost[state] <= cost))
    return;
  p = point_at (self, state / 2);
  self->seen[state] = 1;
  self->cost[state] = cost;
  self->came_from[state] = from;
  push (self->heap, (Entry){ cost + estimate (self, to, &p, state % 2), state });
}

static void
step_level (RelataRouteSearch *self, const End *to, guint32 state, guint i, guint j, int sign)
{
  const double *xs = (const double *)(const void *)self->xs->data;
  guint32 crossing = state / 2, begin = sign > 0 ? crossing : crossing - 1;
  float price;

  if (sign > 0 ? i + 1 >= g_array_index (self->row_last, guint, j)
               : i <= g_array_index (self->row_first, guint, j))
    return;
  if (self->blocked[LEVEL][begin])
    return;
  price = (float)fabs (xs[i] - xs[i + (guint)sign])
          * (1 + PRICE_SHARED * MIN (self->shared[LEVEL][begin], 3));
  price += PRICE_CROSSING * self->crossed[LEVEL][begin];
  price += state % 2 != LEVEL ? PRICE_BEND : 0;
  reach_state (self, to, (crossing + (guint32)sign) * 2 + LEVEL, state, self->cost[state] + price);
}

static void
step_steep (RelataRouteSearch *self, const End *to, guint32 state, guint i, guint j, int sign)
{
  const double *ys = (const double *)(const void *)self->ys->data;
  guint32 crossing = state / 2, begin = sign > 0 ? crossing : crossing - self->nx;
  guint next = j + (guint)sign;
  float price;

  if (sign > 0 ? next >= self->ny : j == 0)
    return;
  if (i < g_array_index (self->row_first, guint, next)
      || i >= g_array_index (self->row_last, guint, next) || self->blocked[STEEP][begin])
    return;
  price = (float)fabs (ys[j] - ys[next]) * (1 + PRICE_SHARED * MIN (self->shared[STEEP][begin], 3));
  price += PRICE_CROSSING * self->crossed[STEEP][begin];
  price += state % 2 != STEEP ? PRICE_BEND : 0;
  reach_state (self, to, (next * self->nx + i) * 2 + STEEP, state, self->cost[state] + price);
}

/* Returns the state at the goal, or G_MAXUINT32. */
static guint32
explore (RelataRouteSearch *self, const End *from, const End *to)
{
  guint32 goal[2];

  g_array_set_size (self->heap, 0);
  for (guint side = 0; side < 2; side++)
    {
      goal[side] = to->open[side] ? crossing_at (self, &to->knee[side]) : G_MAXUINT32;
      if (from->open[side])
        reach_state (self, to, crossing_at (self, &from->knee[side]) * 2 + from->direction,
                     G_MAXUINT32, 0);
    }
  while (self->heap->len > 0)
    {
      guint32 state = pop (self->heap).state;
      guint i, j;

      if (self->seen[state] == 2)
        continue;
      self->seen[state] = 2;
      if (state / 2 == goal[0] || state / 2 == goal[1])
        {
          /* Arriving across takes one more bend. */
          if (state % 2 == to->direction)
            return state;
          if (!to->strict)
            reach_state (self, to, state ^ 1, state, self->cost[state] + PRICE_BEND);
        }
      i = state / 2 % self->nx;
      j = state / 2 / self->nx;
      for (int sign = -1; sign <= 1; sign += 2)
        {
          step_level (self, to, state, i, j, sign);
          step_steep (self, to, state, i, j, sign);
        }
    }
  return G_MAXUINT32;
}

/*
 * relata_route_path_append:
 *
 * Adds a point, leaving out the one before it if that is on the way.
 *
 * Returns: %FALSE if the path is full
 */
gboolean
relata_route_path_append (RelataRoutePath *path, RelataPoint point)
{
  RelataPoint *points = path->points;
  guint n = path->n_points;

  if (n >= 1 && points[n - 1].x == point.x && points[n - 1].y == point.y)
    return TRUE;
  if (n >= 2
      && ((points[n - 2].x == point.x && points[n - 1].x == point.x)
          || (points[n - 2].y == point.y && points[n - 1].y == point.y)))
    n--;
  if (n == RELATA_ROUTE_MAX_POINTS)
    return FALSE;
  points[n++] = point;
  path->n_points = n;
  return TRUE;
}

static RelataSide
side_of (const RelataRouteSearch *self, const End *end, guint32 state)
{
  if (end->open[RELATA_SIDE_RIGHT]
      && state / 2 == crossing_at (self, &end->knee[RELATA_SIDE_RIGHT]))
    return RELATA_SIDE_RIGHT;
  return RELATA_SIDE_LEFT;
}

static gboolean
trace_back (
    RelataRouteSearch *self, const End *from, const End *to, guint32 state, RelataRoutePath *path)
{
  path->n_points = 0;
  path->to_side = side_of (self, to, state);
  relata_route_path_append (path, to->port[path->to_side]);
  while (TRUE)
    {
      if (!relata_route_path_append (path, point_at (self, state / 2)))
        return FALSE;
      if (self->came_from[state] == G_MAXUINT32)
        break;
      state = self->came_from[state];
    }
  path->from_side = side_of (self, from, state);
  if (!relata_route_path_append (path, from->port[path->from_side]))
    return FALSE;
  for (guint i = 0, k = path->n_points - 1; i < k; i++, k--)
    {
      RelataPoint kept = path->points[i];

      path->points[i] = path->points[k];
      path->points[k] = kept;
    }
  return TRUE;
}

static RelataPoint
begin_of (const RelataRouter *router, guint e, guint end, const RelataRouteVia *via)
{
  const RelataRouteEdge *edge = &router->edges[e];
  const RelataRect *box = &router->boxes[end == 0 ? edge->from : edge->to];

  if (via != NULL)
    return via->at;
  return (RelataPoint){ box->x + box->width / 2, relata_router_end_y (router, e, end) };
}

static gboolean
attempt (RelataRouter *router,
         guint e,
         const RelataRouteVia *from_via,
         const RelataRouteVia *to_via,
         double clearance,
         RelataRoutePath *path)
{
  RelataRouteSearch *self = router->search;
  const RelataRouteEdge *edge = &router->edges[e];
  End from, to;
  guint32 state;

  collect_boxes (self, router, edge);
  from = from_via != NULL ? end_via (from_via)
                          : end_at (self, &router->boxes[edge->from], self->start.y, clearance);
  to = to_via != NULL ? end_via (to_via)
                      : end_at (self, &router->boxes[edge->to], self->goal.y, clearance);
  if (!make_lines (self, &from, &to))
    return FALSE;
  clear_grid (self);
  limit_rows (self);
  for (guint i = 0; i < self->boxes->len; i++)
    block_box (self, &g_array_index (self->boxes, RelataRect, i), clearance);
  block_leads (self, &from);
  block_leads (self, &to);
  self->haste = HASTE;
  if (router->n_edges <= FEW
      || hypot (self->start.x - self->goal.x, self->start.y - self->goal.y) <= FAR)
    {
      self->haste = 1;
      mark_segments (self, router, e);
    }
  state = explore (self, &from, &to);
  return state != G_MAXUINT32 && trace_back (self, &from, &to, state, path);
}

/*
 * relata_route_search_run:
 * @from: (nullable): where the way begins, if not at the child's box
 * @to: (nullable): where it ends, if not at the parent's box
 * @path: (out): the way; where there is a via it begins or ends with its @back
 *
 * Searches a way for the line @edge around the boxes, with regard to the other lines as they run
 * now.
 *
 * Returns: %FALSE if there is none
 */
gboolean
relata_route_search_run (RelataRouter *router,
                         guint edge,
                         const RelataRouteVia *from,
                         const RelataRouteVia *to,
                         RelataRoutePath *path)
{
  RelataRouteSearch *self = router->search;
  double width = MAX (router->boxes[router->edges[edge].from].width,
                      router->boxes[router->edges[edge].to].width);

  self->start = begin_of (router, edge, 0, from);
  self->goal = begin_of (router, edge, 1, to);
  for (guint k = 0; k < G_N_ELEMENTS (attempts); k++)
    {
      self->reach = attempts[k].reach + width;
      if (attempt (router, edge, from, to, attempts[k].clearance, path))
        return TRUE;
    }
  return FALSE;
}
