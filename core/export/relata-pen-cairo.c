/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The pen that draws on a cairo context, with Pango's text. */

#include "config.h"

#include <pango/pangocairo.h>

#include "export/relata-pen-private.h"

typedef struct
{
  RelataPen pen;
  cairo_t *cr;
  PangoLayout *layouts[RELATA_N_FONT_ROLES];
} CairoPen;

static void
set_color (cairo_t *cr, const RelataColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
add_step (cairo_t *cr, const RelataPathStep *step)
{
  double x, y;

  switch (step->op)
    {
    case RELATA_PATH_MOVE:
      cairo_move_to (cr, step->x, step->y);
      break;
    case RELATA_PATH_LINE:
      cairo_line_to (cr, step->x, step->y);
      break;
    case RELATA_PATH_BEND:
      /* A quadratic curve as a cubic one. */
      cairo_get_current_point (cr, &x, &y);
      cairo_curve_to (cr, x + 2 * (step->corner_x - x) / 3, y + 2 * (step->corner_y - y) / 3,
                      step->x + 2 * (step->corner_x - step->x) / 3,
                      step->y + 2 * (step->corner_y - step->y) / 3, step->x, step->y);
      break;
    case RELATA_PATH_CIRCLE:
      cairo_new_sub_path (cr);
      cairo_arc (cr, step->x, step->y, step->corner_x, 0, 2 * G_PI);
      break;
    default:
      cairo_close_path (cr);
    }
}

static void
cairo_draw_path (RelataPen *pen,
                 const RelataPathStep *steps,
                 guint n_steps,
                 const RelataPenStyle *style)
{
  cairo_t *cr = ((CairoPen *)pen)->cr;

  cairo_new_path (cr);
  for (guint i = 0; i < n_steps; i++)
    add_step (cr, &steps[i]);
  if (style->fill != NULL)
    {
      set_color (cr, style->fill);
      cairo_fill_preserve (cr);
    }
  if (style->stroke != NULL)
    {
      cairo_set_dash (cr, (double[]){ style->dash, style->gap }, style->dash > 0 ? 2 : 0, 0);
      cairo_set_line_width (cr, style->width);
      set_color (cr, style->stroke);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static PangoLayout *
get_layout (CairoPen *self, RelataFontRole role)
{
  if (self->layouts[role] == NULL)
    {
      g_autoptr (PangoFontDescription) font = relata_font_dup_description (role);

      self->layouts[role] = pango_cairo_create_layout (self->cr);
      pango_layout_set_font_description (self->layouts[role], font);
      pango_layout_set_single_paragraph_mode (self->layouts[role], TRUE);
    }
  return self->layouts[role];
}

static void
cairo_draw_text (RelataPen *pen,
                 RelataFontRole role,
                 const char *text,
                 double x,
                 double baseline,
                 double align,
                 const RelataColor *color)
{
  CairoPen *self = (CairoPen *)pen;
  PangoLayout *layout = get_layout (self, role);
  PangoRectangle extents;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &extents);
  cairo_move_to (self->cr, x - align * extents.width / PANGO_SCALE,
                 baseline - (double)pango_layout_get_baseline (layout) / PANGO_SCALE);
  set_color (self->cr, color);
  pango_cairo_show_layout (self->cr, layout);
}

static void
cairo_begin_group (RelataPen *pen, const char *title, double x, double y, double scale_x)
{
  cairo_t *cr = ((CairoPen *)pen)->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale_x, 1);
}

static void
cairo_end_group (RelataPen *pen)
{
  cairo_restore (((CairoPen *)pen)->cr);
}

static void
cairo_free (RelataPen *pen)
{
  CairoPen *self = (CairoPen *)pen;

  for (guint i = 0; i < RELATA_N_FONT_ROLES; i++)
    g_clear_object (&self->layouts[i]);
  cairo_destroy (self->cr);
  g_free (self);
}

/**
 * relata_pen_new_cairo:
 * @cr: the context, scaled to world units
 *
 * Returns: (transfer full): the pen, which holds a reference on @cr
 */
RelataPen *
relata_pen_new_cairo (cairo_t *cr)
{
  static const RelataPenClass klass
      = { cairo_free, cairo_begin_group, cairo_end_group, cairo_draw_path, cairo_draw_text };
  CairoPen *self = g_new0 (CairoPen, 1);

  self->pen.klass = &klass;
  self->cr = cairo_reference (cr);
  return &self->pen;
}
