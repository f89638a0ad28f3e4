/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Moves lines apart that run together, after the ordering and nudging of M. Wybrow, K. Marriott
 * and P. Stuckey (Graph Drawing 2009): of two parallel segments side by side, the one whose line
 * turns off to the left first stands to the left. First all upright segments are moved, then
 * the level ones. */

#include "config.h"

#include <math.h>

#include "layout/relata-route-private.h"

#define MAX_WINDOW 160.0 /* how far a segment may be moved */
#define TOUCH      6.0   /* segments whose ends are nearer than this count as side by side */
#define MAX_TRIES  60
#define MIN_TRIES  6
#define MAX_WORK   20000 /* tries times segments */

/* The distances between lines that are tried, where there is less and less room. */
static const double gaps[] = { RELATA_ROUTE_MARGIN, 7, 5, 3, 1.5, 0.75, 0.25 };

/* A segment that may be moved across its direction. */
typedef struct
{
  guint edge, segment;
  double at;        /* where it is across */
  double low, high; /* where it may be */
  double wanted;
  double from, to; /* along, ascending */
  double least, most, placed;
  guint step; /* in gaps[] */
  guint n_before;
  gboolean done;
} Track;

/* @left must stay before @right, by @apart gaps. */
typedef struct
{
  guint left, right;
  gboolean apart;
  gboolean given_up; /* it contradicts what must hold */
} Order;

typedef struct
{
  RelataRouter *router;
  gboolean steep;
  GArray *tracks; /* Track, by from */
  GArray *orders; /* Order */
  guint *group;   /* of each track, a track that stands for its group */
} Nudge;

static void
limit_by_box (const RelataRect *box, gboolean steep, double at, double *low, double *high)
{
  double near = steep ? box->x : box->y;
  double far = steep ? relata_rect_right (box) : relata_rect_bottom (box);

  if (far <= at)
    *low = MAX (*low, far);
  else if (near >= at)
    *high = MIN (*high, near);
}

/* Keeps a margin from both sides, a smaller one if there is little room. */
static void
keep_margin (double at, double *low, double *high, gboolean low_is_box, gboolean high_is_box)
{
  double margin = RELATA_ROUTE_MARGIN;

  if (low_is_box && high_is_box)
    margin = MIN (margin, (*high - *low) / 3);
  if (low_is_box)
    *low = MIN (*low + margin, at);
  if (high_is_box)
    *high = MAX (*high - margin, at);
}

/* The lead at an end of the line must keep its length: @border is where the line leaves. */
static void
keep_lead (RelataSide side, double border, double at, double *low, double *high)
{
  if (side == RELATA_SIDE_RIGHT)
    *low = MAX (*low, MIN (border + RELATA_ROUTE_STUB, at));
  else
    *high = MIN (*high, MAX (border - RELATA_ROUTE_STUB, at));
}

static double
across (const RelataPoint *p, gboolean steep)
{
  return steep ? p->x : p->y;
}

/* A segment that steps from one side to the other stands best in the middle; one that turns
 * back stands best where the line is shortest. */
static double
wanted_place (const RelataRoute *route, guint segment, gboolean steep, double low, double high)
{
  double at = across (&route->points[segment], steep);
  double before = across (&route->points[segment - 1], steep) - at;
  double after = across (&route->points[segment + 2], steep) - at;

  if (before < 0 && after < 0)
    return low;
  if (before > 0 && after > 0)
    return high;
  low = MAX (low, at + MIN (before, after));
  high = MIN (high, at + MAX (before, after));
  return (low + high) / 2;
}

/* A segment at the end of a pinned one must not draw that away from its pin. */
static void
keep_pin (RelataRouter *self, guint edge, guint segment, double *low, double *high)
{
  const RelataRoute *route = &self->routes[edge];
  const RelataRoutePin *pin = &self->pins[edge];
  double at = pin->steep ? pin->at.y : pin->at.x;

  for (int side = -1; side <= 1; side += 2)
    {
      guint pinned = segment + (guint)side;
      const RelataPoint *p = &route->points[pinned];
      double near, far;

      if (!relata_route_is_pinned (self, edge, pinned))
        continue;
      near = pin->steep ? p[side < 0 ? 1 : 0].y : p[side < 0 ? 1 : 0].x;
      far = pin->steep ? p[side < 0 ? 0 : 1].y : p[side < 0 ? 0 : 1].x;
      if (near > at || (near == at && far < at))
        *low = MAX (*low, at);
      else
        *high = MIN (*high, at);
    }
}

/*
 * relata_route_window:
 * @low: (out): how far to the left, or up, the segment may be moved
 * @high: (out): how far to the right, or down
 * @wanted: (out): where it would stand best, were it alone
 *
 * @segment is neither the first nor the last of its line.
 */
void
relata_route_window (
    RelataRouter *self, guint edge, guint segment, double *low, double *high, double *wanted)
{
  const RelataRoute *route = &self->routes[edge];
  const RelataPoint *p = &route->points[segment];
  gboolean steep = relata_route_segment_is_steep (route, segment);
  double at = across (p, steep), from, to, left = at - MAX_WINDOW, right = at + MAX_WINDOW;
  RelataRect area;

  from = steep ? MIN (p[0].y, p[1].y) : MIN (p[0].x, p[1].x);
  to = steep ? MAX (p[0].y, p[1].y) : MAX (p[0].x, p[1].x);
  from -= RELATA_ROUTE_MARGIN / 2;
  to += RELATA_ROUTE_MARGIN / 2;
  area = steep ? (RelataRect){ left, from, right - left, to - from }
               : (RelataRect){ from, left, to - from, right - left };
  relata_spatial_index_query_rect (self->box_index, &area, self->found);
  *low = left;
  *high = right;
  for (guint i = 0; i < self->found->len; i++)
    limit_by_box (&self->boxes[g_array_index (self->found, guint, i)], steep, at, low, high);
  keep_margin (at, low, high, *low > left, *high < right);
  if (segment == 1)
    keep_lead (route->from_side, route->points[0].x, at, low, high);
  if (segment + 3 == route->n_points)
    keep_lead (route->to_side, route->points[route->n_points - 1].x, at, low, high);
  if (self->pins[edge].set)
    keep_pin (self, edge, segment, low, high);
  if (*low > *high)
    *low = *high = at;
  *wanted = CLAMP (wanted_place (route, segment, steep, *low, *high), *low, *high);
}

static int
compare_tracks_cb (gconstpointer a, gconstpointer b)
{
  const Track *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->edge != y->edge)
    return x->edge < y->edge ? -1 : 1;
  return (x->segment > y->segment) - (x->segment < y->segment);
}

static void
collect_tracks (Nudge *nudge)
{
  RelataRouter *router = nudge->router;

  for (guint e = 0; e < router->n_edges; e++)
    {
      const RelataRoute *route = &router->routes[e];

      for (guint s = nudge->steep ? 1 : 0; s + 1 < route->n_points; s += 2)
        {
          const RelataPoint *p = &route->points[s];
          Track track = { .edge = e, .segment = s, .at = across (p, nudge->steep) };

          track.from = nudge->steep ? MIN (p[0].y, p[1].y) : MIN (p[0].x, p[1].x);
          track.to = nudge->steep ? MAX (p[0].y, p[1].y) : MAX (p[0].x, p[1].x);
          track.low = track.high = track.wanted = track.at;
          if (s > 0 && s + 2 < route->n_points && !relata_route_is_pinned (router, e, s))
            relata_route_window (router, e, s, &track.low, &track.high, &track.wanted);
          g_array_append_val (nudge->tracks, track);
        }
    }
  g_array_sort (nudge->tracks, compare_tracks_cb);
}

#define TRACK(nudge, i) (&g_array_index ((nudge)->tracks, Track, (i)))

static gboolean
is_fixed (const Track *track)
{
  return track->low == track->high;
}

/* Whether @a can stand a little before @b. */
static gboolean
can_precede (const Track *a, const Track *b)
{
  return a->low + 1 <= b->high;
}

static int
choose_order (const Nudge *nudge, const Track *a, const Track *b)
{
  int order = 0;

  if (a->edge == b->edge)
    return a->at < b->at || (a->at == b->at && a->segment < b->segment) ? -1 : 1;
  if (!can_precede (a, b))
    return 1;
  if (!can_precede (b, a))
    return -1;
  order = relata_route_compare_sides (&nudge->router->routes[a->edge], a->segment,
                                      &nudge->router->routes[b->edge], b->segment);
  if (order == 0)
    order = a->at < b->at ? -1 : a->at > b->at ? 1 : a->edge < b->edge ? -1 : 1;
  return order;
}

static void
add_order (Nudge *nudge, guint i, guint j)
{
  Track *a = TRACK (nudge, i), *b = TRACK (nudge, j);
  gboolean beside = MIN (a->to, b->to) - MAX (a->from, b->from) > -TOUCH;
  gboolean neighbours
      = a->edge == b->edge && MAX (a->segment, b->segment) - MIN (a->segment, b->segment) == 2;
  int order;

  if (!beside && !neighbours)
    return;
  if (is_fixed (a) && is_fixed (b))
    return;
  if (a->high + RELATA_ROUTE_MARGIN <= b->low || b->high + RELATA_ROUTE_MARGIN <= a->low)
    return;
  order = choose_order (nudge, a, b);
  g_array_append_vals (nudge->orders,
                       &(Order){ order < 0 ? i : j, order < 0 ? j : i, beside, FALSE }, 1);
}

static guint
find_group (Nudge *nudge, guint i)
{
  while (nudge->group[i] != i)
    i = nudge->group[i] = nudge->group[nudge->group[i]];
  return i;
}

static void
collect_orders (Nudge *nudge)
{
  guint n = nudge->tracks->len;

  nudge->group = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    nudge->group[i] = i;
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && TRACK (nudge, j)->from < TRACK (nudge, i)->to + TOUCH; j++)
      add_order (nudge, i, j);
  for (guint k = 0; k < nudge->orders->len; k++)
    {
      const Order *order = &g_array_index (nudge->orders, Order, k);
      guint a = find_group (nudge, order->left), b = find_group (nudge, order->right);

      if (!is_fixed (TRACK (nudge, order->left)) && !is_fixed (TRACK (nudge, order->right)))
        nudge->group[MAX (a, b)] = MIN (a, b);
    }
}

/* The members of one group in the order in which they will stand, and what binds them. */
typedef struct
{
  guint *sequence; /* tracks */
  guint n;
  guint *position;            /* of each track, in its sequence; fixed ones have none */
  guint *rank;                /* of each track, where it would be by place alone */
  guint *first_left, *left;   /* orders in which a track is the right one */
  guint *first_right, *right; /* orders in which it is the left one */
} Groups;

static void
index_orders (const Nudge *nudge, gboolean by_right, guint **first, guint **list)
{
  guint n = nudge->tracks->len;
  g_autofree guint *next = g_new0 (guint, n + 2);

  *first = g_new0 (guint, n + 2);
  *list = g_new (guint, nudge->orders->len + 1);
  for (guint k = 0; k < nudge->orders->len; k++)
    {
      const Order *order = &g_array_index (nudge->orders, Order, k);

      (*first)[(by_right ? order->right : order->left) + 1]++;
    }
  for (guint i = 0; i < n; i++)
    (*first)[i + 1] += (*first)[i];
  for (guint i = 0; i < n; i++)
    next[i] = (*first)[i];
  for (guint k = 0; k < nudge->orders->len; k++)
    {
      const Order *order = &g_array_index (nudge->orders, Order, k);

      (*list)[next[by_right ? order->right : order->left]++] = k;
    }
}

static Order *
order_at (const Nudge *nudge, guint k)
{
  return &g_array_index (nudge->orders, Order, k);
}

/* A heap of ranks, the smallest on top. */
static void
push_rank (GArray *heap, guint rank)
{
  guint i = heap->len;

  g_array_append_val (heap, rank);
  for (; i > 0 && g_array_index (heap, guint, (i - 1) / 2) > rank; i = (i - 1) / 2)
    g_array_index (heap, guint, i) = g_array_index (heap, guint, (i - 1) / 2);
  g_array_index (heap, guint, i) = rank;
}

static guint
pop_rank (GArray *heap)
{
  guint *ranks = (guint *)(void *)heap->data;
  guint top = ranks[0], n = heap->len - 1, last = ranks[n], i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && ranks[child + 1] < ranks[child])
        child++;
      if (ranks[child] >= last)
        break;
      ranks[i] = ranks[child];
      i = child;
    }
  ranks[i] = last;
  g_array_set_size (heap, n);
  return top;
}

static int
compare_places_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Nudge *nudge = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (TRACK (nudge, i)->at != TRACK (nudge, j)->at)
    return TRACK (nudge, i)->at < TRACK (nudge, j)->at ? -1 : 1;
  return (i > j) - (i < j);
}

/* Puts @track next, which may free others to follow. */
static void
append_track (const Nudge *nudge, Groups *groups, guint track, GArray *ready)
{
  TRACK (nudge, track)->done = TRUE;
  groups->position[track] = groups->n;
  groups->sequence[groups->n++] = track;
  for (guint o = groups->first_right[track]; o < groups->first_right[track + 1]; o++)
    {
      guint right = order_at (nudge, groups->right[o])->right;

      if (TRACK (nudge, right)->n_before > 0 && --TRACK (nudge, right)->n_before == 0
          && !TRACK (nudge, right)->done && !is_fixed (TRACK (nudge, right)))
        push_rank (ready, groups->rank[right]);
    }
}

/* Of those that none must precede, the leftmost comes next; in a circle, the leftmost of all. */
static void
put_in_sequence (Nudge *nudge, Groups *groups, guint *members, guint n)
{
  g_autoptr (GArray) ready = g_array_new (FALSE, FALSE, sizeof (guint));
  guint k = 0;

  g_qsort_with_data (members, (int)n, sizeof *members, compare_places_cb, nudge);
  for (guint i = 0; i < n; i++)
    {
      groups->rank[members[i]] = i;
      if (TRACK (nudge, members[i])->n_before == 0)
        push_rank (ready, i);
    }
  groups->n = 0;
  while (groups->n < n)
    {
      guint track;

      if (ready->len > 0)
        track = members[pop_rank (ready)];
      else
        {
          while (TRACK (nudge, members[k])->done)
            k++;
          track = members[k];
        }
      if (!TRACK (nudge, track)->done)
        append_track (nudge, groups, track, ready);
    }
}

/* Whether an order counts: those that a circle has broken do not. */
static gboolean
holds (const Nudge *nudge, const Groups *groups, const Order *order)
{
  if (order->given_up)
    return FALSE;
  return is_fixed (TRACK (nudge, order->left)) || is_fixed (TRACK (nudge, order->right))
         || groups->position[order->left] < groups->position[order->right];
}

static double
gap_of (const Nudge *nudge, const Order *order)
{
  guint step = MAX (TRACK (nudge, order->left)->step, TRACK (nudge, order->right)->step);

  return order->apart ? gaps[step] : 0;
}

/* The least place that the tracks before leave, by what @value says of each of them. */
static double
push_right (const Nudge *nudge, const Groups *groups, guint track, gsize value, double place)
{
  for (guint o = groups->first_left[track]; o < groups->first_left[track + 1]; o++)
    {
      const Order *order = order_at (nudge, groups->left[o]);

      if (holds (nudge, groups, order))
        place = MAX (place, G_STRUCT_MEMBER (double, TRACK (nudge, order->left), value)
                                + gap_of (nudge, order));
    }
  return place;
}

static double
push_left (const Nudge *nudge, const Groups *groups, guint track, gsize value, double place)
{
  for (guint o = groups->first_right[track]; o < groups->first_right[track + 1]; o++)
    {
      const Order *order = order_at (nudge, groups->right[o]);

      if (holds (nudge, groups, order))
        place = MIN (place, G_STRUCT_MEMBER (double, TRACK (nudge, order->right), value)
                                - gap_of (nudge, order));
    }
  return place;
}

static void
find_limits (const Nudge *nudge, const Groups *groups)
{
  for (guint k = 0; k < groups->n; k++)
    {
      Track *track = TRACK (nudge, groups->sequence[k]);

      track->least = push_right (nudge, groups, groups->sequence[k], G_STRUCT_OFFSET (Track, least),
                                 track->low);
    }
  for (guint k = groups->n; k > 0; k--)
    {
      Track *track = TRACK (nudge, groups->sequence[k - 1]);

      track->most = push_left (nudge, groups, groups->sequence[k - 1],
                               G_STRUCT_OFFSET (Track, most), track->high);
    }
}

static gboolean
fits (const Track *track)
{
  return track->least <= track->most + 0.01;
}

/* Lets those that do not fit stand nearer to their neighbours; returns whether any did. */
static gboolean
tighten (const Nudge *nudge, const Groups *groups)
{
  gboolean tightened = FALSE;

  for (guint k = 0; k < groups->n; k++)
    {
      Track *track = TRACK (nudge, groups->sequence[k]);

      if (fits (track) || track->step + 1 == G_N_ELEMENTS (gaps))
        continue;
      track->step++;
      tightened = TRUE;
    }
  return tightened;
}

/* Gives up the order that pushes @track out of its place, if there is one. */
static gboolean
give_up_order (const Nudge *nudge, const Groups *groups, guint track)
{
  for (guint o = groups->first_left[track]; o < groups->first_left[track + 1]; o++)
    {
      Order *order = order_at (nudge, groups->left[o]);

      if (!holds (nudge, groups, order)
          || TRACK (nudge, order->left)->least + gap_of (nudge, order)
                 < TRACK (nudge, track)->least - 1e-6)
        continue;
      order->given_up = TRUE;
      return TRUE;
    }
  return FALSE;
}

static void
set_steps (const Nudge *nudge, const Groups *groups, guint step)
{
  for (guint k = 0; k < groups->n; k++)
    TRACK (nudge, groups->sequence[k])->step = step;
}

static guint
tries_for (const Groups *groups)
{
  return CLAMP (MAX_WORK / MAX (groups->n, 1), MIN_TRIES, MAX_TRIES);
}

/* Gives up orders until all fit with nearly no gap: those were contradictions. */
static void
resolve (const Nudge *nudge, const Groups *groups)
{
  gboolean changed = TRUE;

  set_steps (nudge, groups, G_N_ELEMENTS (gaps) - 1);
  for (guint k = 0; k < tries_for (groups) && changed; k++)
    {
      find_limits (nudge, groups);
      changed = FALSE;
      for (guint i = 0; i < groups->n; i++)
        if (!fits (TRACK (nudge, groups->sequence[i])))
          changed |= give_up_order (nudge, groups, groups->sequence[i]);
    }
  set_steps (nudge, groups, 0);
}

/* Pushes from the left and from the right, and takes the middle: both keep the gaps, so the
 * middle does, and a bundle ends up around the place that its members want. */
static void
place_group (const Nudge *nudge, const Groups *groups)
{
  for (guint k = 0; k < groups->n; k++)
    {
      Track *track = TRACK (nudge, groups->sequence[k]);

      track->placed = push_right (nudge, groups, groups->sequence[k],
                                  G_STRUCT_OFFSET (Track, placed), MAX (track->wanted, track->low));
      track->placed = CLAMP (track->placed, track->low, MAX (track->most, track->low));
    }
  for (guint k = groups->n; k > 0; k--)
    {
      Track *track = TRACK (nudge, groups->sequence[k - 1]);

      track->at = push_left (nudge, groups, groups->sequence[k - 1], G_STRUCT_OFFSET (Track, at),
                             MIN (track->wanted, track->high));
      track->at = CLAMP (track->at, MIN (track->least, track->high), track->high);
    }
  for (guint k = 0; k < groups->n; k++)
    {
      Track *track = TRACK (nudge, groups->sequence[k]);
      double middle = (track->placed + track->at) / 2;

      track->placed = CLAMP (track->step < 3 ? round (middle) : middle, track->low, track->high);
    }
}

static void
solve_group (Nudge *nudge, Groups *groups, guint *members, guint n)
{
  put_in_sequence (nudge, groups, members, n);
  resolve (nudge, groups);
  find_limits (nudge, groups);
  for (guint k = 0; k < tries_for (groups) && tighten (nudge, groups); k++)
    find_limits (nudge, groups);
  place_group (nudge, groups);
}

static void
apply (const Nudge *nudge)
{
  for (guint i = 0; i < nudge->tracks->len; i++)
    {
      const Track *track = TRACK (nudge, i);
      RelataPoint *p = &nudge->router->routes[track->edge].points[track->segment];

      if (is_fixed (track))
        continue;
      if (nudge->steep)
        p[0].x = p[1].x = track->placed;
      else
        p[0].y = p[1].y = track->placed;
    }
}

static int
compare_groups_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *group = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (group[i] != group[j])
    return group[i] < group[j] ? -1 : 1;
  return (i > j) - (i < j);
}

static void
solve (Nudge *nudge)
{
  guint n = nudge->tracks->len, n_free = 0;
  g_autofree guint *members = g_new (guint, n + 1);
  Groups groups = { .sequence = g_new (guint, n + 1),
                    .position = g_new0 (guint, n + 1),
                    .rank = g_new0 (guint, n + 1) };

  index_orders (nudge, TRUE, &groups.first_left, &groups.left);
  index_orders (nudge, FALSE, &groups.first_right, &groups.right);
  for (guint i = 0; i < n; i++)
    {
      Track *track = TRACK (nudge, i);

      track->least = track->most = track->placed = track->at;
      nudge->group[i] = find_group (nudge, i);
      if (!is_fixed (track))
        members[n_free++] = i;
      for (guint o = groups.first_left[i]; o < groups.first_left[i + 1]; o++)
        track->n_before += !is_fixed (TRACK (nudge, order_at (nudge, groups.left[o])->left));
    }
  g_qsort_with_data (members, (int)n_free, sizeof *members, compare_groups_cb, nudge->group);
  for (guint start = 0, end; start < n_free; start = end)
    {
      for (end = start + 1;
           end < n_free && nudge->group[members[end]] == nudge->group[members[start]];)
        end++;
      solve_group (nudge, &groups, members + start, end - start);
    }
  g_free (groups.sequence);
  g_free (groups.position);
  g_free (groups.rank);
  g_free (groups.first_left);
  g_free (groups.left);
  g_free (groups.first_right);
  g_free (groups.right);
}

static void
nudge_direction (RelataRouter *router, gboolean steep)
{
  Nudge nudge = { .router = router, .steep = steep };

  nudge.tracks = g_array_new (FALSE, FALSE, sizeof (Track));
  nudge.orders = g_array_new (FALSE, FALSE, sizeof (Order));
  collect_tracks (&nudge);
  collect_orders (&nudge);
  solve (&nudge);
  apply (&nudge);
  g_array_unref (nudge.tracks);
  g_array_unref (nudge.orders);
  g_free (nudge.group);
}

/*
 * relata_route_nudge:
 *
 * Moves all lines apart. Their ends and the order of their corners stay. The index of segments
 * does not follow.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_route_nudge (RelataRouter *self, GCancellable *cancellable)
{
  static const gboolean steep[] = { TRUE, FALSE, TRUE };

  for (guint k = 0; k < G_N_ELEMENTS (steep); k++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      nudge_direction (self, steep[k]);
    }
  return TRUE;
}
