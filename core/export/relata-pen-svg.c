/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The pen that writes SVG 1.1: shapes as paths, text as text, so that it can be searched and
 * copied. Numbers are written with at most two decimals, whatever the locale. */

#include "config.h"

#include "export/relata-pen-private.h"

typedef struct
{
  RelataPen pen;
  GString *out; /* not owned */
} SvgPen;

static void
append_number (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.2f", value);
  /* "12.50" is "12.5", "12.00" is "12". */
  for (char *end = text + strlen (text) - 1; *end == '0' || *end == '.'; end--)
    {
      gboolean point = *end == '.';

      *end = '\0';
      if (point)
        break;
    }
  g_string_append (out, g_str_equal (text, "-0") || *text == '\0' ? "0" : text);
}

static void
append_attribute (GString *out, const char *name, double value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_number (out, value);
  g_string_append_c (out, '"');
}

static void
append_pair (GString *out, char op, double x, double y)
{
  g_string_append_c (out, op);
  append_number (out, x);
  g_string_append_c (out, ' ');
  append_number (out, y);
}

static void
append_color (GString *out, const char *name, const RelataColor *color)
{
  g_autofree char *hex = NULL;
  RelataColor opaque;

  if (color == NULL)
    {
      g_string_append_printf (out, " %s=\"none\"", name);
      return;
    }
  opaque = *color;
  opaque.alpha = 1;
  hex = relata_color_to_hex (&opaque);
  g_string_append_printf (out, " %s=\"%s\"", name, hex);
  if (color->alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      append_attribute (out, opacity, color->alpha);
    }
}

static void
append_style (GString *out, const RelataPenStyle *style)
{
  append_color (out, "fill", style->fill);
  if (style->stroke == NULL)
    return;
  append_color (out, "stroke", style->stroke);
  append_attribute (out, "stroke-width", style->width);
  if (style->dash > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      append_number (out, style->dash);
      g_string_append_c (out, ' ');
      append_number (out, style->gap);
      g_string_append_c (out, '"');
    }
}

static void
append_step (GString *out, const RelataPathStep *step)
{
  switch (step->op)
    {
    case RELATA_PATH_MOVE:
      append_pair (out, 'M', step->x, step->y);
      break;
    case RELATA_PATH_LINE:
      append_pair (out, 'L', step->x, step->y);
      break;
    case RELATA_PATH_BEND:
      append_pair (out, 'Q', step->corner_x, step->corner_y);
      append_pair (out, ' ', step->x, step->y);
      break;
    default:
      g_string_append_c (out, 'Z');
    }
}

static void
svg_draw_path (RelataPen *pen,
               const RelataPathStep *steps,
               guint n_steps,
               const RelataPenStyle *style)
{
  GString *out = ((SvgPen *)pen)->out;

  if (steps[0].op == RELATA_PATH_CIRCLE)
    {
      g_string_append (out, "<circle");
      append_attribute (out, "cx", steps[0].x);
      append_attribute (out, "cy", steps[0].y);
      append_attribute (out, "r", steps[0].corner_x);
    }
  else
    {
      g_string_append (out, "<path d=\"");
      for (guint i = 0; i < n_steps; i++)
        append_step (out, &steps[i]);
      g_string_append_c (out, '"');
    }
  append_style (out, style);
  g_string_append (out, "/>\n");
}

static void
svg_draw_text (RelataPen *pen,
               RelataFontRole role,
               const char *text,
               double x,
               double baseline,
               double align,
               const RelataColor *color)
{
  GString *out = ((SvgPen *)pen)->out;
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, "<text");
  append_attribute (out, "x", x);
  append_attribute (out, "y", baseline);
  append_attribute (out, "font-size", relata_font_get_size (role));
  if (relata_font_get_weight (role) != 400)
    append_attribute (out, "font-weight", relata_font_get_weight (role));
  if (align > 0)
    g_string_append (out, align < 1 ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
  append_color (out, "fill", color);
  g_string_append_printf (out, ">%s</text>\n", escaped);
}

static void
svg_begin_group (RelataPen *pen, const char *title, double x, double y, double scale_x)
{
  GString *out = ((SvgPen *)pen)->out;

  g_string_append (out, "<g");
  if (x != 0 || y != 0 || scale_x != 1)
    {
      append_pair (g_string_append (out, " transform=\"translate"), '(', x, y);
      g_string_append (out, scale_x != 1 ? ") scale(-1 1)\"" : ")\"");
    }
  g_string_append (out, ">\n");
  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      g_string_append_printf (out, "<title>%s</title>\n", escaped);
    }
}

static void
svg_end_group (RelataPen *pen)
{
  g_string_append (((SvgPen *)pen)->out, "</g>\n");
}

static void
svg_free (RelataPen *pen)
{
  g_free (pen);
}

/**
 * relata_pen_new_svg:
 * @out: where the elements are appended; it must outlive the pen
 *
 * Returns: (transfer full): the pen
 */
RelataPen *
relata_pen_new_svg (GString *out)
{
  static const RelataPenClass klass
      = { svg_free, svg_begin_group, svg_end_group, svg_draw_path, svg_draw_text };
  SvgPen *self = g_new0 (SvgPen, 1);

  self->pen.klass = &klass;
  self->out = out;
  return &self->pen;
}
