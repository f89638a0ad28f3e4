/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Drawing the picture: the ground, then the lines, then the tables over them. */

#include "config.h"

#include <math.h>

#include "export/relata-picture-private.h"
#include "export/relata-picture.h"

/* The parts of an icon, in a square of RELATA_BOX_MARK, as the canvas draws them. */
void
relata_picture_draw_strokes (RelataDrawing *drawing,
                             const RelataPathStep *steps,
                             guint n,
                             double width,
                             const RelataColor *color)
{
  RelataPenStyle style = { .stroke = color, .width = width };

  relata_pen_draw_path (drawing->pen, steps, n, &style);
}

static void
draw_key (RelataDrawing *drawing, double x, double y)
{
  const RelataPathStep ring[] = { { RELATA_PATH_CIRCLE, 4.2, 7, 2.6, 0 } };
  const RelataPathStep shaft[] = {
    { RELATA_PATH_MOVE, 6.8, 7, 0, 0 },  { RELATA_PATH_LINE, 13, 7, 0, 0 },
    { RELATA_PATH_MOVE, 9.6, 7, 0, 0 },  { RELATA_PATH_LINE, 9.6, 9.8, 0, 0 },
    { RELATA_PATH_MOVE, 12.1, 7, 0, 0 }, { RELATA_PATH_LINE, 12.1, 10.4, 0, 0 },
  };

  relata_pen_begin_group (drawing->pen, NULL, x, y, 1);
  relata_picture_draw_strokes (drawing, ring, G_N_ELEMENTS (ring), 1.9, &drawing->palette->key);
  relata_picture_draw_strokes (drawing, shaft, G_N_ELEMENTS (shaft), 1.9, &drawing->palette->key);
  relata_pen_end_group (drawing->pen);
}

static void
draw_link (RelataDrawing *drawing, double x, double y)
{
  const RelataPathStep arrow[] = {
    { RELATA_PATH_MOVE, 2, 7, 0, 0 },    { RELATA_PATH_LINE, 11.5, 7, 0, 0 },
    { RELATA_PATH_MOVE, 8, 3.6, 0, 0 },  { RELATA_PATH_LINE, 11.6, 7, 0, 0 },
    { RELATA_PATH_LINE, 8, 10.4, 0, 0 },
  };

  relata_pen_begin_group (drawing->pen, NULL, x, y, 1);
  relata_picture_draw_strokes (drawing, arrow, G_N_ELEMENTS (arrow), 1.5, &drawing->palette->link);
  relata_pen_end_group (drawing->pen);
}

static void
draw_optional (RelataDrawing *drawing, double x, double y)
{
  const RelataPathStep ring[] = { { RELATA_PATH_CIRCLE, x + 5, y + 5, 3, 0 } };

  relata_picture_draw_strokes (drawing, ring, G_N_ELEMENTS (ring), 1.2,
                               &drawing->palette->dim_text);
}

static void
draw_row (RelataDrawing *drawing, const RelataBox *box, guint index)
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

/* The strip at the top: round above, straight below; the whole box if nothing is below. */
static void
draw_header (RelataDrawing *drawing, const RelataBox *box, const RelataColor *fill)
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
  const RelataRect all = { 0, 0, w, h };
  RelataPenStyle style = { .fill = fill };

  if (box->height <= h)
    {
      relata_pen_draw_rect (drawing->pen, &all, r, &style);
      return;
    }
  relata_pen_draw_path (drawing->pen, strip, G_N_ELEMENTS (strip), &style);
  relata_picture_draw_strokes (drawing, rule, G_N_ELEMENTS (rule), 1, &drawing->palette->border);
}

static void
draw_table (RelataDrawing *drawing, guint index)
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
  RelataDrawing drawing = { diagram, pen, variant, relata_palette_get (variant) };
  RelataRect bounds = relata_picture_get_bounds (diagram);
  RelataPenStyle ground = { .fill = &drawing.palette->canvas };

  g_return_if_fail (diagram != NULL && pen != NULL);

  relata_pen_draw_rect (pen, &bounds, 0, &ground);
  relata_picture_draw_lines (&drawing);
  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    draw_table (&drawing, i);
}
