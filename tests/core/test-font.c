/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Widths of texts, against Pango shaping the whole text. */

#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "layout/relata-font.h"

static double
shape (RelataFontRole role, const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *description = relata_font_dup_description (role);
  PangoRectangle logical;

  pango_context_set_round_glyph_positions (context, FALSE);
  layout = pango_layout_new (context);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_extents (layout, NULL, &logical);
  pango_font_description_free (description);
  g_object_unref (context);
  return (double)logical.width / PANGO_SCALE;
}

static void
test_measure (void)
{
  static const char *const texts[] = { "id",
                                       "first_name",
                                       "INTEGER",
                                       "NVARCHAR(160)",
                                       "Ünïcödé",
                                       "Κατάλογος",
                                       "a rather long name, for a column" };

  g_assert_cmpfloat (relata_font_measure (RELATA_FONT_NAME, ""), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int role = 0; role < RELATA_N_FONT_ROLES; role++)
      {
        double measured = relata_font_measure (role, texts[i]), shaped = shape (role, texts[i]);

        /* Kerning and hinting make small differences; a box has a margin of 10. */
        g_assert_cmpfloat (fabs (measured - shaped), <=, 2 + .04 * shaped);
      }
}

static void
test_fit (void)
{
  g_autofree char *whole = relata_font_fit (RELATA_FONT_NAME, "id", 100);
  g_autofree char *cut = relata_font_fit (RELATA_FONT_NAME, "a_very_long_name", 60);
  g_autofree char *wide = relata_font_fit (RELATA_FONT_NAME, "éééééééééééééééééé", 60);
  g_autofree char *none = relata_font_fit (RELATA_FONT_NAME, "name", 0);

  g_assert_cmpstr (whole, ==, "id");
  g_assert_true (g_str_has_prefix (cut, "a_ver"));
  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpfloat (relata_font_measure (RELATA_FONT_NAME, cut), <=, 60);
  g_assert_cmpfloat (relata_font_measure (RELATA_FONT_NAME, wide), <=, 60);
  g_assert_true (g_utf8_validate (wide, -1, NULL));
  g_assert_true (g_str_has_prefix (wide, "ééé"));
  g_assert_cmpstr (none, ==, "…");
}

/* What 5,000 tables of 17 columns ask for takes a moment, not a second. */
static void
test_speed (void)
{
  double seconds;

  relata_font_measure (RELATA_FONT_NAME, "x");
  g_test_timer_start ();
  for (guint i = 0; i < 5000 * 17; i++)
    {
      relata_font_measure (RELATA_FONT_NAME, "customer_address_id");
      relata_font_measure (RELATA_FONT_TYPE, "INTEGER");
    }
  seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "170,000 texts in %.3f s", seconds);
  g_assert_cmpfloat (seconds, <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/font/measure", test_measure);
  g_test_add_func ("/core/layout/font/fit", test_fit);
  g_test_add_func ("/core/layout/font/speed", test_speed);
  return g_test_run ();
}
