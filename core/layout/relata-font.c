/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Fonts and widths. The advances of ASCII are measured once and added up: Pango shapes a
 * hundred thousand names in seconds, the sums take milliseconds. What kerning takes off is
 * less than the margin a box leaves. Other texts are shaped by Pango, in a context each thread
 * has of its own. */

#include "config.h"

#include <string.h>

#include <pango/pangocairo.h>

#include "layout/relata-font.h"

#define FIRST_ASCII 0x20
#define N_ASCII     (0x7f - FIRST_ASCII)

static const struct
{
  double size;
  int weight;
} fonts[RELATA_N_FONT_ROLES] = {
  [RELATA_FONT_TITLE] = { 13.5, PANGO_WEIGHT_SEMIBOLD },
  [RELATA_FONT_NAME] = { 13, PANGO_WEIGHT_NORMAL },
  [RELATA_FONT_TYPE] = { 11.5, PANGO_WEIGHT_NORMAL },
  [RELATA_FONT_END] = { 11.5, PANGO_WEIGHT_NORMAL },
};

static GPrivate thread_context = G_PRIVATE_INIT (g_object_unref);
static double ascii_advances[RELATA_N_FONT_ROLES][N_ASCII];

/* Unhinted and unrounded, so that a width is the same at every zoom and on every device. */
static PangoContext *
get_context (void)
{
  PangoContext *context = g_private_get (&thread_context);
  cairo_font_options_t *options;

  if (context != NULL)
    return context;
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  g_private_set (&thread_context, context);
  return context;
}

static double
shape (RelataFontRole role, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (get_context ());
  PangoFontDescription *description = relata_font_dup_description (role);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  pango_font_description_free (description);
  return (double)logical.width / PANGO_SCALE;
}

static const double *
get_ascii_advances (RelataFontRole role)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < RELATA_N_FONT_ROLES; i++)
        for (guint c = 0; c < N_ASCII; c++)
          {
            char text[2] = { (char)(FIRST_ASCII + c), '\0' };

            ascii_advances[i][c] = shape (i, text);
          }
      g_once_init_leave (&ready, 1);
    }
  return ascii_advances[role];
}

/* The length of @text if all of it is printable ASCII, else -1. */
static gssize
get_ascii_length (const char *text)
{
  const char *p = text;

  while (*p >= FIRST_ASCII && *p < 0x7f)
    p++;
  return *p == '\0' ? p - text : -1;
}

static char *
cut (const char *text, gsize length)
{
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return g_strdup_printf ("%.*s…", (int)length, text);
}

static char *
fit_ascii (RelataFontRole role, const char *text, double max_width)
{
  const double *advances = get_ascii_advances (role);
  double width = shape (role, "…");
  gsize n = 0;

  while (text[n] != '\0' && width + advances[text[n] - FIRST_ASCII] <= max_width)
    width += advances[text[n++] - FIRST_ASCII];
  return cut (text, n);
}

static char *
fit_other (RelataFontRole role, const char *text, double max_width)
{
  glong low = 0, high = g_utf8_strlen (text, -1);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *candidate = cut (text, g_utf8_offset_to_pointer (text, middle) - text);

      if (shape (role, candidate) <= max_width)
        low = middle;
      else
        high = middle - 1;
    }
  return cut (text, g_utf8_offset_to_pointer (text, low) - text);
}

/**
 * relata_font_get_size:
 *
 * Returns: the em in world units, which are pixels at zoom 1
 */
double
relata_font_get_size (RelataFontRole role)
{
  g_return_val_if_fail (role < RELATA_N_FONT_ROLES, 0);
  return fonts[role].size;
}

/**
 * relata_font_get_weight:
 *
 * Returns: the weight as CSS, SVG and Pango count it: 400 is regular
 */
int
relata_font_get_weight (RelataFontRole role)
{
  g_return_val_if_fail (role < RELATA_N_FONT_ROLES, 0);
  return fonts[role].weight;
}

/**
 * relata_font_dup_description:
 *
 * Returns: (transfer full): family, weight and absolute size
 */
PangoFontDescription *
relata_font_dup_description (RelataFontRole role)
{
  PangoFontDescription *description;

  g_return_val_if_fail (role < RELATA_N_FONT_ROLES, NULL);
  description = pango_font_description_new ();
  pango_font_description_set_family_static (description, RELATA_FONT_FAMILY);
  pango_font_description_set_weight (description, fonts[role].weight);
  pango_font_description_set_absolute_size (description, fonts[role].size * PANGO_SCALE);
  return description;
}

/**
 * relata_font_measure:
 * @text: valid UTF-8 on one line
 *
 * Returns: the advance of @text in world units
 */
double
relata_font_measure (RelataFontRole role, const char *text)
{
  const double *advances;
  double width = 0;

  g_return_val_if_fail (role < RELATA_N_FONT_ROLES, 0);
  g_return_val_if_fail (text != NULL, 0);
  if (get_ascii_length (text) < 0)
    return shape (role, text);
  advances = get_ascii_advances (role);
  for (const char *p = text; *p != '\0'; p++)
    width += advances[*p - FIRST_ASCII];
  return width;
}

/**
 * relata_font_fit:
 * @text: valid UTF-8 on one line
 * @max_width: in world units
 *
 * Cuts @text so that it fits, with an ellipsis where it was cut. One ellipsis is the least
 * that is returned, whatever the width.
 *
 * Returns: (transfer full): @text, or its beginning and an ellipsis
 */
char *
relata_font_fit (RelataFontRole role, const char *text, double max_width)
{
  g_return_val_if_fail (role < RELATA_N_FONT_ROLES, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  if (relata_font_measure (role, text) <= max_width)
    return g_strdup (text);
  if (get_ascii_length (text) >= 0)
    return fit_ascii (role, text, max_width);
  return fit_other (role, text, max_width);
}
