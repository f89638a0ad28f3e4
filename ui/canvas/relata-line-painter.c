/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A line is cut into its straight pieces, between the feet and the bends, and each piece into
 * dashes by what the relationship is. Main thread. */

#include "config.h"

#include <math.h>

#include "base/relata-text.h"
#include "canvas/relata-line-painter.h"

#define BEND_RADIUS   7.0
#define DASH          8.0
#define DASH_GAP      4.0
#define DOT           2.0
#define DOT_GAP       4.0
#define NAME_RISE     9.0 /* of the middle of a name over its line */
#define NAME_HEIGHT   13.0
#define NAME_SPACE    4.0 /* between the foot and the name */
#define NAME_CHARS    60
#define BRACKET_SPACE 4.0

/* How what is drawn is interrupted: @on units of ink, @off of nothing; @off 0 for a solid line. */
typedef struct
{
  double on, off;
} Dashes;

static Dashes
get_dashes (const RelataLine *line, const RelataLineStyle *style)
{
  if (!style->detailed || (line->relationship->identifying && !line->relationship->virtual_))
    return (Dashes){ 0, 0 };
  if (line->relationship->virtual_)
    return (Dashes){ DOT, DOT_GAP };
  return (Dashes){ DASH, DASH_GAP };
}

static int
sign (double value)
{
  return (value > 0) - (value < 0);
}

static void
append_piece (GtkSnapshot *snapshot,
              const RelataLineStyle *style,
              const RelataPoint *a,
              const RelataPoint *b)
{
  double half = style->thickness / 2;
  RelataRect rect = { MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };

  if (a->y == b->y)
    {
      rect.y -= half;
      rect.height = style->thickness;
    }
  else
    {
      rect.x -= half;
      rect.width = style->thickness;
    }
  relata_painter_append_color (snapshot, style->color, &rect);
}

static void
append_straight (GtkSnapshot *snapshot,
                 const RelataLineStyle *style,
                 const Dashes *dashes,
                 const RelataPoint *a,
                 const RelataPoint *b)
{
  double length = fabs (b->x - a->x) + fabs (b->y - a->y);
  int dx = sign (b->x - a->x), dy = sign (b->y - a->y);

  if (length <= 0)
    return;
  if (dashes->off == 0)
    {
      append_piece (snapshot, style, a, b);
      return;
    }
  for (double from = 0; from < length; from += dashes->on + dashes->off)
    {
      double to = MIN (from + dashes->on, length);
      RelataPoint start = { a->x + dx * from, a->y + dy * from };
      RelataPoint end = { a->x + dx * to, a->y + dy * to };

      append_piece (snapshot, style, &start, &end);
    }
}

/* The bend at @at between an arm that goes @horizontal (-1 left, 1 right) and one that goes
 * @vertical: a rounded rectangle of which only two sides have a border. */
static void
append_bend (GtkSnapshot *snapshot,
             const RelataLineStyle *style,
             const RelataPoint *at,
             int horizontal,
             int vertical,
             double radius)
{
  float half = style->thickness / 2, side = radius + half;
  GdkRGBA rgba = relata_painter_rgba (style->color);
  const GdkRGBA colors[4] = { rgba, rgba, rgba, rgba };
  float widths[4] = { 0, 0, 0, 0 };
  graphene_size_t none = GRAPHENE_SIZE_INIT (0, 0), round = GRAPHENE_SIZE_INIT (side, side);
  gboolean right = horizontal<0, top = vertical> 0;
  GskRoundedRect rounded;

  gsk_rounded_rect_init (&rounded,
                         &GRAPHENE_RECT_INIT (right ? at->x - radius : at->x - half,
                                              top ? at->y - half : at->y - radius, side, side),
                         top && !right ? &round : &none, top && right ? &round : &none,
                         !top && right ? &round : &none, !top && !right ? &round : &none);
  widths[top ? 0 : 2] = style->thickness;
  widths[right ? 1 : 3] = style->thickness;
  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}

/* How much a bend at an inner corner takes of both its segments; nothing of the feet. */
static double
get_radius (const RelataRoute *route,
            guint corner,
            const double feet[2],
            const RelataLineStyle *style)
{
  const RelataPoint *before = &route->points[corner - 1], *at = &route->points[corner],
                    *after = &route->points[corner + 1];
  double in = fabs (at->x - before->x) + fabs (at->y - before->y);
  double out = fabs (after->x - at->x) + fabs (after->y - at->y);

  if (!style->detailed || (before->x == after->x || before->y == after->y))
    return 0;
  in = corner == 1 ? in - feet[0] : in / 2;
  out = corner + 2 == route->n_points ? out - feet[1] : out / 2;
  return CLAMP (MIN (in, out), 0, BEND_RADIUS);
}

static RelataPoint
move_towards (const RelataPoint *from, const RelataPoint *to, double by)
{
  return (RelataPoint){ from->x + by * sign (to->x - from->x),
                        from->y + by * sign (to->y - from->y) };
}

/* How long the piece at an end is that the foot draws; @segment is the first or the last. */
static double
get_foot_length (const RelataLine *line,
                 const RelataRoute *route,
                 guint segment,
                 const RelataLineStyle *style)
{
  double length = fabs (route->points[segment + 1].x - route->points[segment].x);

  if (!style->detailed || line->parent < 0)
    return 0;
  return MIN (RELATA_ROUTE_STUB, route->n_points == 2 ? length / 2 : length);
}

static void
append_path (GtkSnapshot *snapshot,
             const RelataLine *line,
             const RelataRoute *route,
             const RelataLineStyle *style)
{
  Dashes dashes = get_dashes (line, style);
  guint last = route->n_points - 1;
  const double feet[2]
      = { get_foot_length (line, route, 0, style), get_foot_length (line, route, last - 1, style) };
  RelataPoint from = move_towards (&route->points[0], &route->points[1], feet[0]), end;

  for (guint i = 1; i < last; i++)
    {
      const RelataPoint *before = &route->points[i - 1], *at = &route->points[i],
                        *after = &route->points[i + 1];
      double radius = get_radius (route, i, feet, style);
      RelataPoint to = move_towards (at, before, radius > 0 ? radius : -style->thickness / 2);

      append_straight (snapshot, style, &dashes, &from, &to);
      if (radius > 0)
        append_bend (snapshot, style, at, sign (before->x - at->x) + sign (after->x - at->x),
                     sign (before->y - at->y) + sign (after->y - at->y), radius);
      from = move_towards (at, after, radius);
    }
  end = move_towards (&route->points[last], &route->points[last - 1], feet[1]);
  append_straight (snapshot, style, &dashes, &from, &end);
}

/* A bar beside a box that joins the rows of a key of several columns. */
static void
append_bracket (GtkSnapshot *snapshot,
                const RelataLineStyle *style,
                const RelataRect *box,
                const double span[2],
                RelataSide side)
{
  double edge = side == RELATA_SIDE_LEFT ? box->x : relata_rect_right (box);
  double bar = side == RELATA_SIDE_LEFT ? edge - BRACKET_SPACE : edge + BRACKET_SPACE;
  RelataPoint top = { bar, box->y + span[0] }, bottom = { bar, box->y + span[1] };
  RelataPoint top_end = { edge, top.y }, bottom_end = { edge, bottom.y };

  if (span[0] == span[1])
    return;
  append_piece (snapshot, style, &top, &bottom);
  append_piece (snapshot, style, &top, &top_end);
  append_piece (snapshot, style, &bottom, &bottom_end);
}

/* How far a name may reach from the end of its line: one straight piece has two names on it. */
static double
get_room (const RelataRoute *route, guint segment)
{
  double length = fabs (route->points[segment + 1].x - route->points[segment].x);

  return route->n_points == 2 ? length / 2 - NAME_SPACE : length;
}

static gboolean
is_taken (GArray *taken, const RelataRect *rect)
{
  for (guint i = 0; i < taken->len; i++)
    if (relata_rect_intersects (&g_array_index (taken, RelataRect, i), rect))
      return TRUE;
  return FALSE;
}

/* Puts the name above its line, or below it where only there is room. */
static gboolean
find_room (GArray *taken, RelataRect *rect)
{
  if (is_taken (taken, rect))
    {
      rect->y += 2 * NAME_RISE;
      if (is_taken (taken, rect))
        return FALSE;
    }
  g_array_append_vals (taken, rect, 1);
  return TRUE;
}

/* Without @taken the name is to be read over whatever it covers. */
static void
append_name (RelataPainter *painter,
             GtkSnapshot *snapshot,
             const char *name,
             const RelataPoint *end,
             const RelataPoint *next,
             double room,
             GArray *taken,
             const RelataColor *color)
{
  g_autofree char *text = relata_text_for_display (name, -1, NAME_CHARS);
  double width = relata_font_measure (RELATA_FONT_END, text);
  double offset = RELATA_ROUTE_STUB + NAME_SPACE;
  gboolean left = next->x < end->x;
  double x = left ? end->x - offset - width : end->x + offset;
  RelataRect back = { x - 3, end->y - NAME_RISE - NAME_HEIGHT / 2, width + 6, NAME_HEIGHT };
  RelataColor behind = relata_painter_get_palette (painter)->canvas;

  if (taken != NULL && (offset + width > room || !find_room (taken, &back)))
    return;
  behind.alpha = .9f;
  if (taken == NULL)
    relata_painter_append_rounded (snapshot, &behind, &back, 4);
  relata_painter_append_text (painter, snapshot, RELATA_FONT_END, text, x, back.y + NAME_HEIGHT / 2,
                              0, color);
}

/**
 * relata_line_painter_draw:
 * @child: the child's box
 * @parent: (nullable): the parent's box
 *
 * Returns: (transfer full): the line with its feet, in world coordinates
 */
GskRenderNode *
relata_line_painter_draw (RelataPainter *painter,
                          const RelataLine *line,
                          const RelataRoute *route,
                          const RelataRect *child,
                          const RelataRect *parent,
                          const RelataLineStyle *style)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  const RelataPoint *last = &route->points[route->n_points - 1];
  GskRenderNode *node;

  append_path (snapshot, line, route, style);
  if (style->detailed && parent != NULL)
    {
      relata_painter_append_foot (painter, snapshot, &line->child_foot, route->from_side,
                                  &route->points[0], style->color);
      relata_painter_append_foot (painter, snapshot, &line->parent_foot, route->to_side, last,
                                  style->color);
      append_bracket (snapshot, style, parent, line->parent_span, route->to_side);
    }
  else if (parent == NULL)
    relata_painter_append_icon (painter, snapshot, RELATA_ICON_WARNING, last->x + 2,
                                last->y - RELATA_BOX_MARK / 2);
  if (style->detailed)
    append_bracket (snapshot, style, child, line->child_span, route->from_side);
  node = gtk_snapshot_free_to_node (snapshot);
  return node != NULL ? node : gsk_container_node_new (NULL, 0);
}

/**
 * relata_line_painter_append_names:
 * @taken: (nullable) (element-type RelataRect): what names must not cover; one that finds no room
 *   is left out, others are added. %NULL to write both, over whatever they cover
 *
 * Writes at each end the name of what one reaches there.
 */
void
relata_line_painter_append_names (RelataPainter *painter,
                                  GtkSnapshot *snapshot,
                                  const RelataLine *line,
                                  const RelataRoute *route,
                                  GArray *taken,
                                  const RelataColor *color)
{
  const RelataEnd *ends = line->relationship->ends;
  guint last = route->n_points - 1;

  if (line->parent < 0)
    return;
  append_name (painter, snapshot, ends[1].name, &route->points[0], &route->points[1],
               get_room (route, 0), taken, color);
  append_name (painter, snapshot, ends[0].name, &route->points[last], &route->points[last - 1],
               get_room (route, last - 1), taken, color);
}

/**
 * relata_line_painter_get_bounds:
 *
 * Returns: what a line with its feet and names may cover, in world coordinates
 */
RelataRect
relata_line_painter_get_bounds (const RelataRoute *route)
{
  double x0 = route->points[0].x, x1 = x0, y0 = route->points[0].y, y1 = y0;

  for (guint i = 1; i < route->n_points; i++)
    {
      x0 = MIN (x0, route->points[i].x);
      x1 = MAX (x1, route->points[i].x);
      y0 = MIN (y0, route->points[i].y);
      y1 = MAX (y1, route->points[i].y);
    }
  return (RelataRect){ x0 - RELATA_ROUTE_STUB, y0 - RELATA_ROUTE_STUB,
                       x1 - x0 + 2 * RELATA_ROUTE_STUB, y1 - y0 + 2 * RELATA_ROUTE_STUB };
}
