/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The lines of the picture: paths with round bends, their feet, the bars that join the rows of a
 * key. As on the canvas. */

#include "config.h"

#include <math.h>

#include "base/relata-text.h"
#include "export/relata-picture-private.h"

#define BEND_RADIUS   7.0
#define LINE_WIDTH    1.5
#define DASH          8.0
#define DASH_GAP      4.0
#define DOT           2.0
#define BRACKET_SPACE 4.0
#define TITLE_CHARS   120

static void
draw_warning (RelataDrawing *drawing, double x, double y)
{
  const RelataPathStep triangle[] = {
    { RELATA_PATH_MOVE, 7, 1.8, 0, 0 },
    { RELATA_PATH_LINE, 13, 12.2, 0, 0 },
    { RELATA_PATH_LINE, 1, 12.2, 0, 0 },
    { RELATA_PATH_CLOSE, 0, 0, 0, 0 },
  };
  const RelataPathStep mark[] = {
    { RELATA_PATH_MOVE, 7, 5.2, 0, 0 },
    { RELATA_PATH_LINE, 7, 8.6, 0, 0 },
    { RELATA_PATH_MOVE, 7, 9.8, 0, 0 },
    { RELATA_PATH_LINE, 7, 11.1, 0, 0 },
  };
  const RelataColor *color = &drawing->palette->warning;

  relata_pen_begin_group (drawing->pen, NULL, x, y, 1);
  relata_picture_draw_strokes (drawing, triangle, G_N_ELEMENTS (triangle), 1.5, color);
  relata_picture_draw_strokes (drawing, mark, G_N_ELEMENTS (mark), 1.5, color);
  relata_pen_end_group (drawing->pen);
}

/* The last piece of a line at a border: a crow's foot or a bar for the most, a ring or a bar for
 * the least. */
static void
draw_foot (RelataDrawing *drawing, const RelataFoot *foot, RelataSide side, const RelataPoint *end)
{
  double mark = foot->many ? 14 : 11;
  const RelataColor *color = &drawing->palette->line;
  const RelataPathStep stem[]
      = { { RELATA_PATH_MOVE, 0, 0, 0, 0 }, { RELATA_PATH_LINE, RELATA_ROUTE_STUB, 0, 0, 0 } };
  const RelataPathStep many[] = {
    { RELATA_PATH_MOVE, 0, -5.5, 0, 0 },
    { RELATA_PATH_LINE, 10, 0, 0, 0 },
    { RELATA_PATH_LINE, 0, 5.5, 0, 0 },
  };
  const RelataPathStep one[]
      = { { RELATA_PATH_MOVE, 6, -5, 0, 0 }, { RELATA_PATH_LINE, 6, 5, 0, 0 } };
  const RelataPathStep bar[]
      = { { RELATA_PATH_MOVE, mark - 1, -5, 0, 0 }, { RELATA_PATH_LINE, mark - 1, 5, 0, 0 } };
  const RelataPathStep ring[] = { { RELATA_PATH_CIRCLE, mark, 0, 3.4, 0 } };
  RelataPenStyle style
      = { .fill = &drawing->palette->canvas, .stroke = color, .width = LINE_WIDTH };

  relata_pen_begin_group (drawing->pen, NULL, end->x, end->y, side == RELATA_SIDE_LEFT ? -1 : 1);
  relata_picture_draw_strokes (drawing, stem, G_N_ELEMENTS (stem), LINE_WIDTH, color);
  if (foot->many)
    relata_picture_draw_strokes (drawing, many, G_N_ELEMENTS (many), LINE_WIDTH, color);
  else
    relata_picture_draw_strokes (drawing, one, G_N_ELEMENTS (one), LINE_WIDTH, color);
  if (foot->optional)
    relata_pen_draw_path (drawing->pen, ring, G_N_ELEMENTS (ring), &style);
  else
    relata_picture_draw_strokes (drawing, bar, G_N_ELEMENTS (bar), LINE_WIDTH, color);
  relata_pen_end_group (drawing->pen);
}

static int
sign (double value)
{
  return (value > 0) - (value < 0);
}

static RelataPoint
move_towards (const RelataPoint *from, const RelataPoint *to, double by)
{
  return (RelataPoint){ from->x + by * sign (to->x - from->x),
                        from->y + by * sign (to->y - from->y) };
}

/* How long the piece at an end is that the foot draws; @segment is the first or the last. */
static double
get_foot_length (const RelataLine *line, const RelataRoute *route, guint segment)
{
  double length = fabs (route->points[segment + 1].x - route->points[segment].x);

  if (line->parent < 0)
    return 0;
  return MIN (RELATA_ROUTE_STUB, route->n_points == 2 ? length / 2 : length);
}

/* How much a bend at an inner corner takes of both its segments; nothing of the feet. */
static double
get_radius (const RelataRoute *route, guint corner, const double feet[2])
{
  const RelataPoint *before = &route->points[corner - 1], *at = &route->points[corner],
                    *after = &route->points[corner + 1];
  double in = fabs (at->x - before->x) + fabs (at->y - before->y);
  double out = fabs (after->x - at->x) + fabs (after->y - at->y);

  if (before->x == after->x || before->y == after->y)
    return 0;
  in = corner == 1 ? in - feet[0] : in / 2;
  out = corner + 2 == route->n_points ? out - feet[1] : out / 2;
  return CLAMP (MIN (in, out), 0, BEND_RADIUS);
}

static void
append_step (GArray *steps, RelataPathOp op, RelataPoint to, const RelataPoint *corner)
{
  RelataPathStep step = { op, to.x, to.y, 0, 0 };

  if (corner != NULL)
    {
      step.corner_x = corner->x;
      step.corner_y = corner->y;
    }
  g_array_append_val (steps, step);
}

/* From foot to foot. */
static GArray *
make_steps (const RelataLine *line, const RelataRoute *route)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (RelataPathStep));
  const RelataPoint *points = route->points;
  guint last = route->n_points - 1;
  const double feet[2]
      = { get_foot_length (line, route, 0), get_foot_length (line, route, last - 1) };

  append_step (steps, RELATA_PATH_MOVE, move_towards (&points[0], &points[1], feet[0]), NULL);
  for (guint i = 1; i < last; i++)
    {
      double radius = get_radius (route, i, feet);

      append_step (steps, RELATA_PATH_LINE, move_towards (&points[i], &points[i - 1], radius),
                   NULL);
      if (radius > 0)
        append_step (steps, RELATA_PATH_BEND, move_towards (&points[i], &points[i + 1], radius),
                     &points[i]);
    }
  append_step (steps, RELATA_PATH_LINE, move_towards (&points[last], &points[last - 1], feet[1]),
               NULL);
  return steps;
}

static void
draw_path (RelataDrawing *drawing, const RelataLine *line, const RelataRoute *route)
{
  g_autoptr (GArray) steps = make_steps (line, route);
  const RelataPalette *palette = drawing->palette;
  RelataPenStyle style
      = { .stroke = line->parent < 0 ? &palette->warning : &palette->line, .width = LINE_WIDTH };
  gboolean is_virtual = line->relationship->virtual_;

  if (is_virtual || !line->relationship->identifying)
    {
      style.dash = is_virtual ? DOT : DASH;
      style.gap = DASH_GAP;
    }
  relata_pen_draw_path (drawing->pen, (const RelataPathStep *)steps->data, steps->len, &style);
}

/* A bar beside a box that joins the rows of a key of several columns. */
static void
draw_bracket (RelataDrawing *drawing,
              const RelataRect *box,
              const double span[2],
              RelataSide side,
              const RelataColor *color)
{
  double edge = side == RELATA_SIDE_LEFT ? box->x : relata_rect_right (box);
  double bar = side == RELATA_SIDE_LEFT ? edge - BRACKET_SPACE : edge + BRACKET_SPACE;
  const RelataPathStep steps[] = {
    { RELATA_PATH_MOVE, edge, box->y + span[0], 0, 0 },
    { RELATA_PATH_LINE, bar, box->y + span[0], 0, 0 },
    { RELATA_PATH_LINE, bar, box->y + span[1], 0, 0 },
    { RELATA_PATH_LINE, edge, box->y + span[1], 0, 0 },
  };

  if (span[0] != span[1])
    relata_picture_draw_strokes (drawing, steps, G_N_ELEMENTS (steps), LINE_WIDTH, color);
}

static char *
dup_title (const RelataLine *line)
{
  const RelataEnd *ends = line->relationship->ends;
  g_autofree char *title = g_strdup_printf ("%s – %s", ends[1].name != NULL ? ends[1].name : "?",
                                            ends[0].name != NULL ? ends[0].name : "?");

  return relata_text_for_display (title, -1, TITLE_CHARS);
}

static void
draw_line (RelataDrawing *drawing, RelataPictureNames *names, guint index)
{
  RelataDiagram *diagram = drawing->diagram;
  const RelataLine *line = relata_diagram_get_line (diagram, index);
  const RelataRoute *route = relata_diagram_get_route (diagram, index);
  const RelataPoint *last = &route->points[route->n_points - 1];
  const RelataPalette *palette = drawing->palette;
  const RelataColor *color = line->parent < 0 ? &palette->warning : &palette->line;
  g_autofree char *title = dup_title (line);

  relata_pen_begin_group (drawing->pen, title, 0, 0, 1);
  draw_path (drawing, line, route);
  draw_bracket (drawing, relata_diagram_get_rect (diagram, line->child), line->child_span,
                route->from_side, color);
  if (line->parent < 0)
    draw_warning (drawing, last->x + 2, last->y - RELATA_BOX_MARK / 2);
  else
    {
      draw_foot (drawing, &line->child_foot, route->from_side, &route->points[0]);
      draw_foot (drawing, &line->parent_foot, route->to_side, last);
      draw_bracket (drawing, relata_diagram_get_rect (diagram, (guint)line->parent),
                    line->parent_span, route->to_side, color);
      relata_picture_names_draw (names, drawing, index);
    }
  relata_pen_end_group (drawing->pen);
}

void
relata_picture_draw_lines (RelataDrawing *drawing)
{
  g_autoptr (RelataPictureNames) names = relata_picture_names_new (drawing->diagram);

  for (guint i = 0; i < relata_diagram_get_n_lines (drawing->diagram); i++)
    draw_line (drawing, names, i);
}
