/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Layouts are made once a role and given text after text. Icons and feet are cairo nodes of
 * tiny bounds. Main thread. */

#include "config.h"

#include <math.h>

#include "canvas/relata-painter.h"

#define LABEL_SIZE 11.5 /* of the names of tables seen from afar, in screen pixels */
#define FOOT_HALF  7.0  /* half the height of a crow's foot */

struct _RelataPainter
{
  RelataPaletteVariant variant;
  const RelataPalette *palette;
  PangoContext *context;
  PangoLayout *layouts[RELATA_N_FONT_ROLES];
  PangoLayout *label_layout;
  GskRenderNode *icons[RELATA_N_ICONS];
  GHashTable *feet;
};

static void
set_source (cairo_t *cr, const RelataColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
draw_key (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.9);
  cairo_arc (cr, 4.2, 7, 2.6, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, 6.8, 7);
  cairo_line_to (cr, 13, 7);
  cairo_move_to (cr, 9.6, 7);
  cairo_line_to (cr, 9.6, 9.8);
  cairo_move_to (cr, 12.1, 7);
  cairo_line_to (cr, 12.1, 10.4);
  cairo_stroke (cr);
}

static void
draw_link (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 2, 7);
  cairo_line_to (cr, 11.5, 7);
  cairo_move_to (cr, 8, 3.6);
  cairo_line_to (cr, 11.6, 7);
  cairo_line_to (cr, 8, 10.4);
  cairo_stroke (cr);
}

static void
draw_optional (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.2);
  cairo_arc (cr, 5, 5, 3, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_warning (cairo_t *cr)
{
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, 7, 1.8);
  cairo_line_to (cr, 13, 12.2);
  cairo_line_to (cr, 1, 12.2);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_move_to (cr, 7, 5.2);
  cairo_line_to (cr, 7, 8.6);
  cairo_move_to (cr, 7, 9.8);
  cairo_line_to (cr, 7, 11.1);
  cairo_stroke (cr);
}

static GskRenderNode *
make_icon (RelataPainter *self, RelataIcon icon)
{
  static void (*const draw[RELATA_N_ICONS]) (cairo_t *)
      = { draw_key, draw_link, draw_optional, draw_warning };
  const RelataColor *const colors[RELATA_N_ICONS]
      = { &self->palette->key, &self->palette->link, &self->palette->dim_text,
          &self->palette->warning };
  GskRenderNode *node
      = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, RELATA_BOX_MARK, RELATA_BOX_MARK));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  set_source (cr, colors[icon]);
  draw[icon](cr);
  cairo_destroy (cr);
  return node;
}

/* A foot that stands at x 0 and reaches to x RELATA_ROUTE_STUB, the line included. */
static void
draw_foot (cairo_t *cr, const RelataFoot *foot, const RelataColor *color, const RelataColor *back)
{
  double mark = foot->many ? 14 : 11;

  set_source (cr, color);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, RELATA_ROUTE_STUB, 0);
  if (foot->many)
    {
      cairo_move_to (cr, 0, -5.5);
      cairo_line_to (cr, 10, 0);
      cairo_line_to (cr, 0, 5.5);
    }
  else
    {
      cairo_move_to (cr, 6, -5);
      cairo_line_to (cr, 6, 5);
    }
  if (!foot->optional)
    {
      cairo_move_to (cr, mark - 1, -5);
      cairo_line_to (cr, mark - 1, 5);
    }
  cairo_stroke (cr);
  if (!foot->optional)
    return;
  cairo_arc (cr, mark, 0, 3.4, 0, 2 * G_PI);
  set_source (cr, back);
  cairo_fill_preserve (cr);
  set_source (cr, color);
  cairo_stroke (cr);
}

static GskRenderNode *
make_foot (RelataPainter *self, const RelataFoot *foot, RelataSide side, const RelataColor *color)
{
  gboolean left = side == RELATA_SIDE_LEFT;
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (
      left ? -RELATA_ROUTE_STUB : 0, -FOOT_HALF, RELATA_ROUTE_STUB, 2 * FOOT_HALF));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  if (left)
    cairo_scale (cr, -1, 1);
  draw_foot (cr, foot, color, &self->palette->canvas);
  cairo_destroy (cr);
  return node;
}

static guint32
pack_color (const RelataColor *color)
{
  return (guint32)lroundf (color->red * 255) << 16 | (guint32)lroundf (color->green * 255) << 8
         | (guint32)lroundf (color->blue * 255);
}

static GskRoundedRect
make_rounded (const RelataRect *rect, double radius)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (
      &rounded, &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height), radius);
  return rounded;
}

static PangoLayout *
make_layout (PangoContext *context, RelataFontRole role)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = relata_font_dup_description (role);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_font_description_free (description);
  return layout;
}

static PangoLayout *
make_label_layout (PangoContext *context)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *description = relata_font_dup_description (RELATA_FONT_TITLE);

  pango_font_description_set_absolute_size (description, LABEL_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_font_description_free (description);
  return layout;
}

/**
 * relata_painter_new:
 * @context: (transfer full): the font settings of the screen; the painter alters it
 */
RelataPainter *
relata_painter_new (PangoContext *context, RelataPaletteVariant variant)
{
  RelataPainter *self;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  self = g_new0 (RelataPainter, 1);
  self->variant = variant;
  self->palette = relata_palette_get (variant);
  self->context = context;
  pango_context_set_round_glyph_positions (context, FALSE);
  for (int i = 0; i < RELATA_N_FONT_ROLES; i++)
    self->layouts[i] = make_layout (context, i);
  self->label_layout = make_label_layout (context);
  self->feet = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                      (GDestroyNotify)gsk_render_node_unref);
  return self;
}

/* Frees the painter; %NULL is allowed. */
void
relata_painter_free (RelataPainter *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < RELATA_N_FONT_ROLES; i++)
    g_clear_object (&self->layouts[i]);
  for (int i = 0; i < RELATA_N_ICONS; i++)
    g_clear_pointer (&self->icons[i], gsk_render_node_unref);
  g_clear_object (&self->label_layout);
  g_clear_object (&self->context);
  g_clear_pointer (&self->feet, g_hash_table_unref);
  g_free (self);
}

/* Returns: (transfer none): the colours */
const RelataPalette *
relata_painter_get_palette (RelataPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->palette;
}

/* Which variant the colours are of. */
RelataPaletteVariant
relata_painter_get_variant (RelataPainter *self)
{
  g_return_val_if_fail (self != NULL, RELATA_PALETTE_LIGHT);
  return self->variant;
}

/* A colour as GTK has it. */
GdkRGBA
relata_painter_rgba (const RelataColor *color)
{
  return (GdkRGBA){ color->red, color->green, color->blue, color->alpha };
}

/**
 * relata_painter_append_text:
 * @x: where the text stands
 * @middle: the y of the middle of the line
 * @align: which part of the text is at @x: 0 its left edge, 0.5 its middle, 1 its right edge
 */
void
relata_painter_append_text (RelataPainter *self,
                            GtkSnapshot *snapshot,
                            RelataFontRole role,
                            const char *text,
                            double x,
                            double middle,
                            double align,
                            const RelataColor *color)
{
  PangoLayout *layout = self->layouts[role];
  GdkRGBA rgba = relata_painter_rgba (color);
  PangoRectangle logical;

  if (*text == '\0')
    return;
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (x - align * logical.width / PANGO_SCALE,
                                                middle - .5 * logical.height / PANGO_SCALE));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

/* Returns: (transfer none): the layout of a role, to measure with */
PangoLayout *
relata_painter_get_layout (RelataPainter *self, RelataFontRole role)
{
  g_return_val_if_fail (self != NULL && role < RELATA_N_FONT_ROLES, NULL);
  return self->layouts[role];
}

/* Returns: (transfer none): the layout of names seen from afar, in screen pixels */
PangoLayout *
relata_painter_get_label_layout (RelataPainter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->label_layout;
}

/**
 * relata_painter_append_icon:
 * @x: left edge of the icon's square, of RELATA_BOX_MARK or RELATA_BOX_SMALL_MARK
 * @y: top edge
 */
void
relata_painter_append_icon (
    RelataPainter *self, GtkSnapshot *snapshot, RelataIcon icon, double x, double y)
{
  g_return_if_fail (self != NULL && icon < RELATA_N_ICONS);
  if (self->icons[icon] == NULL)
    self->icons[icon] = make_icon (self, icon);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_node (snapshot, self->icons[icon]);
  gtk_snapshot_restore (snapshot);
}

/**
 * relata_painter_append_foot:
 * @side: of the box at which the line ends
 * @end: the point on the box's border
 *
 * Draws the foot and the piece of line it stands on, RELATA_ROUTE_STUB long.
 */
void
relata_painter_append_foot (RelataPainter *self,
                            GtkSnapshot *snapshot,
                            const RelataFoot *foot,
                            RelataSide side,
                            const RelataPoint *end,
                            const RelataColor *color)
{
  gint64 key = (gint64)pack_color (color) << 3 | (side == RELATA_SIDE_LEFT) << 2
               | (foot->many != FALSE) << 1 | (foot->optional != FALSE);
  GskRenderNode *node = g_hash_table_lookup (self->feet, &key);

  if (node == NULL)
    {
      node = make_foot (self, foot, side, color);
      g_hash_table_insert (self->feet, g_memdup2 (&key, sizeof key), node);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (end->x, end->y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* Fills a rectangle. */
void
relata_painter_append_color (GtkSnapshot *snapshot,
                             const RelataColor *color,
                             const RelataRect *rect)
{
  GdkRGBA rgba = relata_painter_rgba (color);

  gtk_snapshot_append_color (snapshot, &rgba,
                             &GRAPHENE_RECT_INIT (rect->x, rect->y, rect->width, rect->height));
}

/* Fills a rectangle with round corners. */
void
relata_painter_append_rounded (GtkSnapshot *snapshot,
                               const RelataColor *color,
                               const RelataRect *rect,
                               double radius)
{
  GskRoundedRect rounded = make_rounded (rect, radius);

  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  relata_painter_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

/* Draws the border of a rectangle with round corners, inside of it. */
void
relata_painter_append_outline (GtkSnapshot *snapshot,
                               const RelataColor *color,
                               const RelataRect *rect,
                               double radius,
                               double thickness)
{
  GskRoundedRect rounded = make_rounded (rect, radius);
  GdkRGBA rgba = relata_painter_rgba (color);
  const float widths[4] = { thickness, thickness, thickness, thickness };
  const GdkRGBA colors[4] = { rgba, rgba, rgba, rgba };

  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}
