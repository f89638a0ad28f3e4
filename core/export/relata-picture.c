/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Drawing the picture: the ground, then the lines, then the tables over them. */

#include "config.h"

#include <math.h>

#include "base/relata-text.h"
#include "export/relata-picture.h"

#define BEND_RADIUS  7.0
#define LINE_WIDTH   1.5
#define DASH         8.0
#define DASH_GAP     4.0
#define DOT          2.0
#define NAME_RISE    9.0
#define NAME_SPACE   4.0
#define NAME_CHARS   60
#define BRACKET_SIDE 5.0

typedef struct
{
  RelataDiagram *diagram;
  RelataPen *pen;
  RelataPaletteVariant variant;
  const RelataPalette *palette;
} Drawing;

/* The parts of an icon, in a square of RELATA_BOX_MARK, as the canvas draws them. */
static void
draw_strokes (
    Drawing *drawing, const RelataPathStep *steps, guint n, double width, const RelataColor *color)
{
  RelataPenStyle style = { .stroke = color, .width = width };

  relata_pen_draw_path (drawing->pen, steps, n, &style);
}

static void
draw_key (Drawing *drawing, double x, double y)
{
  const RelataPathStep ring[] = { { RELATA_PATH_CIRCLE, 4.2, 7, 2.6, 0 } };
  const RelataPathStep shaft[] = {
    { RELATA_PATH_MOVE, 6.8, 7, 0, 0 },  { RELATA_PATH_LINE, 13, 7, 0, 0 },
    { RELATA_PATH_MOVE, 9.6, 7, 0, 0 },  { RELATA_PATH_LINE, 9.6, 9.8, 0, 0 },
    { RELATA_PATH_MOVE, 12.1, 7, 0, 0 }, { RELATA_PATH_LINE, 12.1, 10.4, 0, 0 },
  };

  relata_pen_begin_group (drawing->pen, NULL, x, y, 1);
  draw_strokes (drawing, ring, G_N_ELEMENTS (ring), 1.9, &drawing->palette->key);
  draw_strokes (drawing, shaft, G_N_ELEMENTS (shaft), 1.9, &drawing->palette->key);
  relata_pen_end_group (drawing->pen);
}

static void
draw_link (Drawing *drawing, double x, double y)
{
  const RelataPathStep arrow[] = {
    { RELATA_PATH_MOVE, 2, 7, 0, 0 },    { RELATA_PATH_LINE, 11.5, 7, 0, 0 },
    { RELATA_PATH_MOVE, 8, 3.6, 0, 0 },  { RELATA_PATH_LINE, 11.6, 7, 0, 0 },
    { RELATA_PATH_LINE, 8, 10.4, 0, 0 },
  };

  relata_pen_begin_group (drawing->pen, NULL, x, y, 1);
  draw_strokes (drawing, arrow, G_N_ELEMENTS (arrow), 1.5, &drawing->palette->link);
  relata_pen_end_group (drawing->pen);
}

static void
draw_optional (Drawing *drawing, double x, double y)
{
  const RelataPathStep ring[] = { { RELATA_PATH_CIRCLE, x + 5, y + 5, 3, 0 } };

  draw_strokes (drawing, ring, G_N_ELEMENTS (ring), 1.2, &drawing->palette->dim_text);
}

static void
draw_warning (Drawing *drawing, double x, double y)
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

  relata_pen_begin_group (drawing->pen, NULL, x, y, 1);
  draw_strokes (drawing, triangle, G_N_ELEMENTS (triangle), 1.5, &drawing->palette->warning);
  draw_strokes (drawing, mark, G_N_ELEMENTS (mark), 1.5, &drawing->palette->warning);
  relata_pen_end_group (drawing->pen);
}

/* A foot at a border: a crow's foot or a bar for the most, a ring or a bar for the least. */
static void
draw_foot (Drawing *drawing, const RelataFoot *foot, RelataSide side, const RelataPoint *end)
{
  double mark = foot->many ? 14 : 11;
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
  RelataPenStyle style = { .fill = &drawing->palette->canvas,
                           .stroke = &drawing->palette->line,
                           .width = LINE_WIDTH };

  relata_pen_begin_group (drawing->pen, NULL, end->x, end->y, side == RELATA_SIDE_LEFT ? -1 : 1);
  if (foot->many)
    draw_strokes (drawing, many, G_N_ELEMENTS (many), LINE_WIDTH, &drawing->palette->line);
  else
    draw_strokes (drawing, one, G_N_ELEMENTS (one), LINE_WIDTH, &drawing->palette->line);
  if (foot->optional)
    relata_pen_draw_path (drawing->pen, ring, G_N_ELEMENTS (ring), &style);
  else
    draw_strokes (drawing, bar, G_N_ELEMENTS (bar), LINE_WIDTH, &drawing->palette->line);
  relata_pen_end_group (drawing->pen);
}

static RelataPoint
move_towards (const RelataPoint *from, const RelataPoint *to, double by)
{
  double dx = to->x - from->x, dy = to->y - from->y;

  return (RelataPoint){ from->x
                            + (dx > 0   ? by
                               : dx < 0 ? -by
                                        : 0),
                        from->y
                            + (dy > 0   ? by
                               : dy < 0 ? -by
                                        : 0) };
}

static double
get_radius (const RelataRoute *route, guint corner)
{
  const RelataPoint *at = &route->points[corner];
  const RelataPoint *before = at - 1, *after = at + 1;
  double in = fabs (at->x - before->x) + fabs (at->y - before->y);
  double out = fabs (after->x - at->x) + fabs (after->y - at->y);

  if (before->x == after->x || before->y == after->y)
    return 0;
  return MIN (BEND_RADIUS, MIN (in, out) / 2);
}

static void
draw_path (Drawing *drawing, const RelataLine *line, const RelataRoute *route)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (RelataPathStep));
  RelataPathStep step = { RELATA_PATH_MOVE, route->points[0].x, route->points[0].y, 0, 0 };
  RelataPenStyle style = { .stroke = &drawing->palette->line, .width = LINE_WIDTH };
  gboolean is_virtual = line->relationship->virtual_;

  g_array_append_val (steps, step);
  for (guint i = 1; i < route->n_points; i++)
    {
      const RelataPoint *at = &route->points[i];
      double radius = i + 1 < route->n_points ? get_radius (route, i) : 0;
      RelataPoint to = move_towards (at, at - 1, radius);

      step = (RelataPathStep){ RELATA_PATH_LINE, to.x, to.y, 0, 0 };
      g_array_append_val (steps, step);
      if (radius > 0)
        {
          to = move_towards (at, at + 1, radius);
          step = (RelataPathStep){ RELATA_PATH_BEND, to.x, to.y, at->x, at->y };
          g_array_append_val (steps, step);
        }
    }
  if (is_virtual || !line->relationship->identifying)
    {
      style.dash = is_virtual ? DOT : DASH;
      style.gap = DASH_GAP;
    }
  relata_pen_draw_path (drawing->pen, (const RelataPathStep *)steps->data, steps->len, &style);
}

/* The name of what one reaches at an end, over the line, if the line has room for it. */
static void
draw_name (Drawing *drawing, const char *name, const RelataPoint *end, const RelataPoint *next)
{
  g_autofree char *text = relata_text_for_display (name, -1, NAME_CHARS);
  double offset = RELATA_ROUTE_STUB + NAME_SPACE;
  gboolean left = next->x < end->x;

  if (fabs (next->x - end->x) < offset + relata_font_measure (RELATA_FONT_END, text))
    return;
  relata_pen_draw_text (drawing->pen, RELATA_FONT_END, text,
                        left ? end->x - offset : end->x + offset, end->y - NAME_RISE, left ? 1 : 0,
                        &drawing->palette->dim_text);
}

/* Inside a box, over the rows of a key of several columns. */
static void
draw_bracket (Drawing *drawing, const RelataRect *box, const double span[2], RelataSide side)
{
  double inward = side == RELATA_SIDE_LEFT ? 1 : -1;
  double edge = side == RELATA_SIDE_LEFT ? box->x : relata_rect_right (box);
  double near = edge + inward * BRACKET_SIDE / 2, far = edge + inward * 1.5 * BRACKET_SIDE;
  const RelataPathStep steps[] = {
    { RELATA_PATH_MOVE, far, box->y + span[0], 0, 0 },
    { RELATA_PATH_LINE, near, box->y + span[0], 0, 0 },
    { RELATA_PATH_LINE, near, box->y + span[1], 0, 0 },
    { RELATA_PATH_LINE, far, box->y + span[1], 0, 0 },
  };

  if (span[0] != span[1])
    draw_strokes (drawing, steps, G_N_ELEMENTS (steps), LINE_WIDTH, &drawing->palette->line);
}

static char *
name_line (const RelataLine *line)
{
  const RelataEnd *ends = line->relationship->ends;

  return g_strdup_printf ("%s – %s", ends[1].name != NULL ? ends[1].name : "?",
                          ends[0].name != NULL ? ends[0].name : "?");
}

static void
draw_line (Drawing *drawing, guint index)
{
  const RelataLine *line = relata_diagram_get_line (drawing->diagram, index);
  const RelataRoute *route = relata_diagram_get_route (drawing->diagram, index);
  const RelataPoint *last = &route->points[route->n_points - 1];
  g_autofree char *raw = name_line (line);
  g_autofree char *title = relata_text_for_display (raw, -1, 2 * NAME_CHARS);

  relata_pen_begin_group (drawing->pen, title, 0, 0, 1);
  draw_path (drawing, line, route);
  if (line->parent < 0)
    draw_warning (drawing, last->x + 2, last->y - RELATA_BOX_MARK / 2);
  else
    {
      draw_foot (drawing, &line->child_foot, route->from_side, &route->points[0]);
      draw_foot (drawing, &line->parent_foot, route->to_side, last);
      draw_name (drawing, line->relationship->ends[1].name, &route->points[0], &route->points[1]);
      draw_name (drawing, line->relationship->ends[0].name, last, last - 1);
    }
  relata_pen_end_group (drawing->pen);
}

/* Brackets stand inside the boxes, so they come after them. */
static void
draw_brackets (Drawing *drawing, guint index)
{
  const RelataLine *line = relata_diagram_get_line (drawing->diagram, index);
  const RelataRoute *route = relata_diagram_get_route (drawing->diagram, index);

  draw_bracket (drawing, relata_diagram_get_rect (drawing->diagram, line->child), line->child_span,
                route->from_side);
  if (line->parent >= 0)
    draw_bracket (drawing, relata_diagram_get_rect (drawing->diagram, (guint)line->parent),
                  line->parent_span, route->to_side);
}

static void
draw_row (Drawing *drawing, const RelataBox *box, guint index)
{
  const RelataBoxRow *row = &box->rows[index];
  double middle = relata_box_get_row_y (box, (int)index);
  const RelataPalette *palette = drawing->palette;

  if (row->pk)
    draw_key (drawing, box->pk_x, middle - RELATA_BOX_MARK / 2);
  if (row->fk)
    draw_link (drawing, row->pk ? box->fk_x : box->pk_x, middle - RELATA_BOX_MARK / 2);
  relata_pen_draw_text (drawing->pen, RELATA_FONT_NAME, row->name, box->name_x, middle, 0,
                        row->generated ? &palette->dim_text : &palette->text);
  relata_pen_draw_text (drawing->pen, RELATA_FONT_TYPE, row->type, box->type_right, middle, 1,
                        &palette->dim_text);
  if (row->unique && !row->pk)
    relata_pen_draw_text (drawing->pen, RELATA_FONT_TYPE, "U",
                          box->unique_x + RELATA_BOX_SMALL_MARK / 2, middle, .5,
                          &palette->dim_text);
  if (!row->not_null)
    draw_optional (drawing, box->optional_x, middle - RELATA_BOX_SMALL_MARK / 2);
}

/* The strip at the top: round above, straight below. */
static void
draw_header (Drawing *drawing, const RelataBox *box, const RelataColor *fill)
{
  double w = box->width, h = RELATA_BOX_HEADER_HEIGHT, r = RELATA_BOX_RADIUS;
  const RelataPathStep strip[] = {
    { RELATA_PATH_MOVE, 0, h, 0, 0 },  { RELATA_PATH_LINE, 0, r, 0, 0 },
    { RELATA_PATH_BEND, r, 0, 0, 0 },  { RELATA_PATH_LINE, w - r, 0, 0, 0 },
    { RELATA_PATH_BEND, w, r, w, 0 },  { RELATA_PATH_LINE, w, h, 0, 0 },
    { RELATA_PATH_CLOSE, 0, 0, 0, 0 },
  };
  const RelataPathStep rule[]
      = { { RELATA_PATH_MOVE, 0, h - .5, 0, 0 }, { RELATA_PATH_LINE, w, h - .5, 0, 0 } };
  RelataPenStyle style = { .fill = fill };

  relata_pen_draw_path (drawing->pen, strip, G_N_ELEMENTS (strip), &style);
  draw_strokes (drawing, rule, G_N_ELEMENTS (rule), 1, &drawing->palette->border);
}

static void
draw_table (Drawing *drawing, guint index)
{
  const RelataBox *box = relata_diagram_get_box (drawing->diagram, index);
  const RelataRect *rect = relata_diagram_get_rect (drawing->diagram, index);
  const char *color = relata_diagram_get_color (drawing->diagram, index);
  RelataRect shadow = { -1, 1, box->width + 2, box->height + 2 };
  RelataRect card = { 0, 0, box->width, box->height };
  RelataRect border = { .5, .5, box->width - 1, box->height - 1 };
  RelataHeaderColors header = { drawing->palette->card, drawing->palette->dim_text };
  RelataPenStyle style = { .fill = &drawing->palette->shadow };

  if (box->kind == RELATA_BOX_TABLE || color != NULL)
    header = relata_palette_get_header (drawing->variant, color);
  relata_pen_begin_group (drawing->pen, box->title, rect->x, rect->y, 1);
  relata_pen_draw_rect (drawing->pen, &shadow, RELATA_BOX_RADIUS + 1, &style);
  style.fill = &drawing->palette->card;
  relata_pen_draw_rect (drawing->pen, &card, RELATA_BOX_RADIUS, &style);
  draw_header (drawing, box, &header.fill);
  style = (RelataPenStyle){ .stroke = &drawing->palette->border, .width = 1 };
  relata_pen_draw_rect (drawing->pen, &border, RELATA_BOX_RADIUS - .5, &style);
  relata_pen_draw_text (drawing->pen, RELATA_FONT_TITLE, box->title, RELATA_BOX_MARGIN,
                        RELATA_BOX_HEADER_HEIGHT / 2, 0, &header.text);
  if (box->kind_text != NULL)
    relata_pen_draw_text (drawing->pen, RELATA_FONT_TYPE, box->kind_text,
                          box->width - RELATA_BOX_MARGIN, RELATA_BOX_HEADER_HEIGHT / 2, 1,
                          &header.text);
  for (guint i = 0; i < box->n_rows; i++)
    draw_row (drawing, box, i);
  relata_pen_end_group (drawing->pen);
}

/**
 * relata_picture_get_bounds:
 *
 * Returns: what the picture covers, in world units, its margin included; whole numbers
 */
RelataRect
relata_picture_get_bounds (RelataDiagram *diagram)
{
  RelataRect bounds = { 0, 0, 200, 100 };

  if (relata_diagram_get_bounds (diagram, &bounds))
    bounds = relata_rect_grow (&bounds, RELATA_PICTURE_MARGIN);
  bounds.width = ceil (bounds.width + bounds.x - floor (bounds.x));
  bounds.height = ceil (bounds.height + bounds.y - floor (bounds.y));
  bounds.x = floor (bounds.x);
  bounds.y = floor (bounds.y);
  return bounds;
}

/**
 * relata_picture_draw:
 * @pen: whose origin is that of the diagram
 * @variant: light or dark
 *
 * Draws the ground and all that stands on it.
 */
void
relata_picture_draw (RelataDiagram *diagram, RelataPen *pen, RelataPaletteVariant variant)
{
  Drawing drawing = { diagram, pen, variant, relata_palette_get (variant) };
  RelataRect bounds = relata_picture_get_bounds (diagram);
  RelataPenStyle ground = { .fill = &drawing.palette->canvas };

  g_return_if_fail (diagram != NULL && pen != NULL);

  relata_pen_draw_rect (pen, &bounds, 0, &ground);
  for (guint i = 0; i < relata_diagram_get_n_lines (diagram); i++)
    draw_line (&drawing, i);
  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    draw_table (&drawing, i);
  for (guint i = 0; i < relata_diagram_get_n_lines (diagram); i++)
    draw_brackets (&drawing, i);
}
