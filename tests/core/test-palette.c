/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The palette: every text can be read on what it stands on, every line can be seen. */

#include "config.h"

#include "layout/relata-palette.h"

static void
assert_contrast (const char *what,
                 RelataPaletteVariant variant,
                 RelataColor front,
                 RelataColor back,
                 double least)
{
  double contrast = relata_color_get_contrast (&front, &back);

  if (contrast < least)
    g_test_fail_printf ("%s in variant %d: %.2f is less than %.1f", what, (int)variant, contrast,
                        least);
}

static void
test_contrast_ratio (void)
{
  const RelataColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  const RelataColor gray = { 0x76 / 255.f, 0x76 / 255.f, 0x76 / 255.f, 1 };

  /* #767676 on white is the example of the limit, 4.54. */
  g_assert_cmpfloat_with_epsilon (relata_color_get_contrast (&black, &white), 21, .001);
  g_assert_cmpfloat_with_epsilon (relata_color_get_contrast (&gray, &white), 4.54, .01);
  g_assert_cmpfloat_with_epsilon (relata_color_get_contrast (&gray, &gray), 1, .001);
}

static void
test_contrast (void)
{
  for (int i = RELATA_PALETTE_LIGHT; i <= RELATA_PALETTE_HIGH_CONTRAST_DARK; i++)
    {
      RelataPaletteVariant variant = (RelataPaletteVariant)i;
      const RelataPalette *palette = relata_palette_get (variant);
      const char *const *names = relata_palette_get_color_names ();

      assert_contrast ("text", variant, palette->text, palette->card, 4.5);
      assert_contrast ("dim text", variant, palette->dim_text, palette->card, 4.5);
      assert_contrast ("dim text on canvas", variant, palette->dim_text, palette->canvas, 4.5);
      assert_contrast ("key", variant, palette->key, palette->card, 4.5);
      assert_contrast ("link", variant, palette->link, palette->card, 4.5);
      assert_contrast ("line", variant, palette->line, palette->canvas, 3);
      assert_contrast ("selection", variant, palette->selection, palette->canvas, 3);
      assert_contrast ("warning", variant, palette->warning, palette->canvas, 4.5);
      for (int j = -1; j < 0 || names[j] != NULL; j++)
        {
          RelataHeaderColors header = relata_palette_get_header (variant, j < 0 ? NULL : names[j]);

          assert_contrast (j < 0 ? "neutral header" : names[j], variant, header.text, header.fill,
                           4.5);
        }
    }
}

static void
test_names (void)
{
  RelataHeaderColors blue = relata_palette_get_header (RELATA_PALETTE_LIGHT, "blue");
  RelataHeaderColors upper = relata_palette_get_header (RELATA_PALETTE_LIGHT, "BLUE");
  RelataHeaderColors none = relata_palette_get_header (RELATA_PALETTE_LIGHT, NULL);
  RelataHeaderColors other = relata_palette_get_header (RELATA_PALETTE_LIGHT, "mauve");
  g_autofree char *hex = relata_color_to_hex (&blue.fill);

  g_assert_cmpuint (g_strv_length ((char **)relata_palette_get_color_names ()), ==, 9);
  g_assert_true (relata_palette_has_color ("gray"));
  g_assert_false (relata_palette_has_color ("mauve"));
  g_assert_false (relata_palette_has_color (NULL));
  g_assert_nonnull (relata_palette_get_color_label ("teal"));
  g_assert_null (relata_palette_get_color_label ("mauve"));
  g_assert_cmpmem (&blue, sizeof blue, &upper, sizeof upper);
  g_assert_cmpmem (&none, sizeof none, &other, sizeof other);
  g_assert_cmpstr (hex, ==, "#cfe2fb");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/palette/contrast-ratio", test_contrast_ratio);
  g_test_add_func ("/core/layout/palette/contrast", test_contrast);
  g_test_add_func ("/core/layout/palette/names", test_names);
  return g_test_run ();
}
