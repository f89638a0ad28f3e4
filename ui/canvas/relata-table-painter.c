/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A table is a card: a soft shadow, a header strip in the table's colour, rows, a border. A
 * view is the same without the strip. Main thread. */

#include "config.h"

#include "canvas/relata-table-painter.h"

#define LABEL_MARGIN 3

static RelataRect
get_bounds (const RelataBox *box)
{
  return (RelataRect){ 0, 0, box->width, box->height };
}

static RelataHeaderColors
get_header (RelataPainter *painter, const RelataBox *box, const char *color)
{
  const RelataPalette *palette = relata_painter_get_palette (painter);

  if (box->kind != RELATA_BOX_TABLE && color == NULL)
    return (RelataHeaderColors){ palette->card, palette->dim_text };
  return relata_palette_get_header (relata_painter_get_variant (painter), color);
}

/* Two rounded rectangles instead of a blur: a blur costs the software renderer more than all
 * the rest of the card. */
static void
append_shadow (RelataPainter *painter, GtkSnapshot *snapshot, const RelataBox *box)
{
  const RelataColor *color = &relata_painter_get_palette (painter)->shadow;
  RelataRect near = { 0, 1, box->width, box->height };
  RelataRect far = { -1, 1, box->width + 2, box->height + 2 };

  if (color->alpha == 0)
    return;
  relata_painter_append_rounded (snapshot, color, &far, RELATA_BOX_RADIUS + 1);
  relata_painter_append_rounded (snapshot, color, &near, RELATA_BOX_RADIUS);
}

static void
append_card (RelataPainter *painter,
             GtkSnapshot *snapshot,
             const RelataBox *box,
             const RelataColor *header)
{
  const RelataPalette *palette = relata_painter_get_palette (painter);
  RelataRect bounds = get_bounds (box);
  RelataRect strip = { 0, 0, box->width, RELATA_BOX_HEADER_HEIGHT };
  RelataRect rule = { 0, RELATA_BOX_HEADER_HEIGHT - 1, box->width, 1 };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (
      &rounded, &GRAPHENE_RECT_INIT (0, 0, bounds.width, bounds.height), RELATA_BOX_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  relata_painter_append_color (snapshot, &palette->card, &bounds);
  relata_painter_append_color (snapshot, header, &strip);
  if (box->height > RELATA_BOX_HEADER_HEIGHT)
    relata_painter_append_color (snapshot, &palette->border, &rule);
  gtk_snapshot_pop (snapshot);
  relata_painter_append_outline (snapshot, &palette->border, &bounds, RELATA_BOX_RADIUS, 1);
}

static void
append_row (RelataPainter *painter, GtkSnapshot *snapshot, const RelataBox *box, guint column)
{
  const RelataPalette *palette = relata_painter_get_palette (painter);
  const RelataBoxRow *row = &box->rows[column];
  double middle = relata_box_get_row_y (box, column);

  if (row->pk)
    relata_painter_append_icon (painter, snapshot, RELATA_ICON_KEY, box->pk_x,
                                middle - RELATA_BOX_MARK / 2);
  if (row->fk)
    relata_painter_append_icon (painter, snapshot, RELATA_ICON_LINK,
                                row->pk ? box->fk_x : box->pk_x, middle - RELATA_BOX_MARK / 2);
  relata_painter_append_text (painter, snapshot, RELATA_FONT_NAME, row->name, box->name_x, middle,
                              0, row->generated ? &palette->dim_text : &palette->text);
  relata_painter_append_text (painter, snapshot, RELATA_FONT_TYPE, row->type, box->type_right,
                              middle, 1, &palette->dim_text);
  if (row->unique && !row->pk)
    relata_painter_append_text (painter, snapshot, RELATA_FONT_TYPE, "U",
                                box->unique_x + RELATA_BOX_SMALL_MARK / 2, middle, .5,
                                &palette->dim_text);
  if (!row->not_null)
    relata_painter_append_icon (painter, snapshot, RELATA_ICON_OPTIONAL, box->optional_x,
                                middle - RELATA_BOX_SMALL_MARK / 2);
}

static GskRenderNode *
finish (GtkSnapshot *snapshot)
{
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);

  return node != NULL ? node : gsk_container_node_new (NULL, 0);
}

/**
 * relata_table_painter_draw:
 * @color: (nullable): the name of the table's colour
 *
 * Returns: (transfer full): the table with all its texts, in world units
 */
GskRenderNode *
relata_table_painter_draw (RelataPainter *painter, const RelataBox *box, const char *color)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  RelataHeaderColors header = get_header (painter, box, color);

  append_shadow (painter, snapshot, box);
  append_card (painter, snapshot, box, &header.fill);
  relata_painter_append_text (painter, snapshot, RELATA_FONT_TITLE, box->title, RELATA_BOX_MARGIN,
                              RELATA_BOX_HEADER_HEIGHT / 2, 0, &header.text);
  if (box->kind_text != NULL)
    relata_painter_append_text (painter, snapshot, RELATA_FONT_TYPE, box->kind_text,
                                box->width - RELATA_BOX_MARGIN, RELATA_BOX_HEADER_HEIGHT / 2, 1,
                                &header.text);
  for (guint i = 0; i < box->n_rows; i++)
    append_row (painter, snapshot, box, i);
  return finish (snapshot);
}

/**
 * relata_table_painter_draw_card:
 * @color: (nullable): the name of the table's colour
 *
 * Returns: (transfer full): the table without texts, filled with its colour, in world units
 */
GskRenderNode *
relata_table_painter_draw_card (RelataPainter *painter, const RelataBox *box, const char *color)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  RelataHeaderColors header = get_header (painter, box, color);
  RelataRect bounds = get_bounds (box);

  relata_painter_append_rounded (snapshot, &header.fill, &bounds, RELATA_BOX_RADIUS);
  relata_painter_append_outline (snapshot, &relata_painter_get_palette (painter)->border, &bounds,
                                 RELATA_BOX_RADIUS, 2);
  return finish (snapshot);
}

/**
 * relata_table_painter_draw_block:
 * @color: (nullable): the name of the table's colour
 *
 * Returns: (transfer full): the table as two flat rectangles, in world units
 */
GskRenderNode *
relata_table_painter_draw_block (RelataPainter *painter, const RelataBox *box, const char *color)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  RelataHeaderColors header = get_header (painter, box, color);
  RelataRect bounds = get_bounds (box);
  RelataRect inner = relata_rect_grow (&bounds, -4);

  relata_painter_append_color (snapshot, &relata_painter_get_palette (painter)->border, &bounds);
  relata_painter_append_color (snapshot, &header.fill, &inner);
  return finish (snapshot);
}

/**
 * relata_table_painter_draw_label:
 * @color: (nullable): the name of the table's colour
 * @width: room for the label, in screen pixels
 * @height: likewise
 *
 * Its size does not depend on the zoom, so its glyphs are found in the renderer's cache.
 *
 * Returns: (transfer full): the table's name in the middle of that room, in screen pixels
 */
GskRenderNode *
relata_table_painter_draw_label (
    RelataPainter *painter, const RelataBox *box, const char *color, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  PangoLayout *layout = relata_painter_get_label_layout (painter);
  RelataHeaderColors header = get_header (painter, box, color);
  GdkRGBA rgba = relata_painter_rgba (&header.text);
  int text_height;

  pango_layout_set_text (layout, box->title, -1);
  pango_layout_set_width (layout, MAX (width - 2 * LABEL_MARGIN, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, MAX (height - 2 * LABEL_MARGIN, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (LABEL_MARGIN, (height - text_height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  return finish (snapshot);
}
