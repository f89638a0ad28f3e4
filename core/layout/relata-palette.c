/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The colours of the diagram as tables: one row a variant, one row a named colour. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/relata-palette.h"

#define RGB(hex) RGBA (hex, 1)
#define RGBA(hex, a)                                                                               \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.f, ((hex) >> 8 & 0xff) / 255.f, ((hex)&0xff) / 255.f, (a)           \
  }

static const RelataPalette palettes[] = {
  [RELATA_PALETTE_LIGHT] = {
    .canvas = RGB (0xf6f7f9),
    .grid = RGB (0xd5d9df),
    .card = RGB (0xffffff),
    .border = RGB (0xc6ccd5),
    .shadow = RGBA (0x1b2430, .09f),
    .text = RGB (0x262b32),
    .dim_text = RGB (0x626a75),
    .key = RGB (0x9a6700),
    .link = RGB (0x1a66c4),
    .row_hover = RGBA (0x1b2430, .06f),
    .line = RGB (0x68727f),
    .selection = RGB (0x1c71d8),
    .selection_fill = RGBA (0x3584e4, .16f),
    .warning = RGB (0xb84300),
  },
  [RELATA_PALETTE_DARK] = {
    .canvas = RGB (0x1d1e21),
    .grid = RGB (0x37393f),
    .card = RGB (0x2a2c30),
    .border = RGB (0x4a4e56),
    .shadow = RGBA (0x000000, .35f),
    .text = RGB (0xe8eaee),
    .dim_text = RGB (0xa6acb6),
    .key = RGB (0xf2c558),
    .link = RGB (0x84b6f2),
    .row_hover = RGBA (0xffffff, .07f),
    .line = RGB (0x909aa8),
    .selection = RGB (0x78aeed),
    .selection_fill = RGBA (0x78aeed, .2f),
    .warning = RGB (0xffa348),
  },
  [RELATA_PALETTE_HIGH_CONTRAST_LIGHT] = {
    .canvas = RGB (0xffffff),
    .grid = RGB (0xb8b8b8),
    .card = RGB (0xffffff),
    .border = RGB (0x1a1a1a),
    .shadow = RGBA (0x000000, 0),
    .text = RGB (0x000000),
    .dim_text = RGB (0x303030),
    .key = RGB (0x5c3d00),
    .link = RGB (0x003d8f),
    .row_hover = RGBA (0x000000, .12f),
    .line = RGB (0x1a1a1a),
    .selection = RGB (0x0b4ba3),
    .selection_fill = RGBA (0x0b4ba3, .22f),
    .warning = RGB (0x8a2d00),
  },
  [RELATA_PALETTE_HIGH_CONTRAST_DARK] = {
    .canvas = RGB (0x000000),
    .grid = RGB (0x5c5c5c),
    .card = RGB (0x0d0d0d),
    .border = RGB (0xf0f0f0),
    .shadow = RGBA (0x000000, 0),
    .text = RGB (0xffffff),
    .dim_text = RGB (0xd8d8d8),
    .key = RGB (0xffd86b),
    .link = RGB (0xa8d0ff),
    .row_hover = RGBA (0xffffff, .16f),
    .line = RGB (0xf0f0f0),
    .selection = RGB (0x99c9ff),
    .selection_fill = RGBA (0x99c9ff, .3f),
    .warning = RGB (0xffc07a),
  },
};

typedef struct
{
  RelataHeaderColors light, dark;
} HeaderRow;

/* The colour of a table that has been given none, then those of color_names in order. */
static const HeaderRow headers[] = {
  { { RGB (0xe3e8f0), RGB (0x27313f) }, { RGB (0x373d49), RGB (0xe4e9f2) } },
  { { RGB (0xcfe2fb), RGB (0x123f77) }, { RGB (0x1f4272), RGB (0xd6e6fc) } },
  { { RGB (0xc4ebec), RGB (0x0b4a4f) }, { RGB (0x14494d), RGB (0xc9f0f1) } },
  { { RGB (0xcdeccf), RGB (0x14511d) }, { RGB (0x1e4b27), RGB (0xd0f0d3) } },
  { { RGB (0xfbecb0), RGB (0x5a4300) }, { RGB (0x57450f), RGB (0xfbeebc) } },
  { { RGB (0xfddcc0), RGB (0x6e2f00) }, { RGB (0x643613), RGB (0xfde0c8) } },
  { { RGB (0xfbd3d3), RGB (0x7c1219) }, { RGB (0x692428), RGB (0xfcd9d9) } },
  { { RGB (0xe8d6f4), RGB (0x4d2266) }, { RGB (0x4a2e5e), RGB (0xecdcf8) } },
  { { RGB (0xe8dace), RGB (0x4f331b) }, { RGB (0x4c3928), RGB (0xeee0d4) } },
  { { RGB (0xdcdee2), RGB (0x33373d) }, { RGB (0x46494f), RGB (0xe4e6ea) } },
};

static const char *const color_names[]
    = { "blue", "teal", "green", "yellow", "orange", "red", "purple", "brown", "gray", NULL };

static const char *const color_labels[]
    = { N_ ("Blue"), N_ ("Teal"),   N_ ("Green"), N_ ("Yellow"), N_ ("Orange"),
        N_ ("Red"),  N_ ("Purple"), N_ ("Brown"), N_ ("Gray") };

static int
find_color (const char *name)
{
  for (int i = 0; name != NULL && color_names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, color_names[i]) == 0)
      return i;
  return -1;
}

/* Relative luminance, WCAG 2.1. */
static double
get_luminance (const RelataColor *color)
{
  const float channels[3] = { color->red, color->green, color->blue };
  const double weights[3] = { .2126, .7152, .0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += weights[i]
           * (channels[i] <= .03928 ? channels[i] / 12.92
                                    : pow ((channels[i] + .055) / 1.055, 2.4));
  return sum;
}

/**
 * relata_palette_get:
 *
 * Returns: (transfer none): the colours of @variant
 */
const RelataPalette *
relata_palette_get (RelataPaletteVariant variant)
{
  g_return_val_if_fail (variant < G_N_ELEMENTS (palettes), NULL);
  return &palettes[variant];
}

/**
 * relata_palette_get_color_names:
 *
 * Returns: (array zero-terminated=1): the names a table's colour may have, as they are written
 *   in a design
 */
const char *const *
relata_palette_get_color_names (void)
{
  return color_names;
}

/**
 * relata_palette_get_color_label:
 * @name: one of relata_palette_get_color_names()
 *
 * Returns: (nullable): what a person is told it is called, or %NULL if there is no such colour
 */
const char *
relata_palette_get_color_label (const char *name)
{
  int color = find_color (name);

  return color < 0 ? NULL : _ (color_labels[color]);
}

/**
 * relata_palette_has_color:
 * @name: (nullable): a name
 */
gboolean
relata_palette_has_color (const char *name)
{
  return find_color (name) >= 0;
}

/**
 * relata_palette_get_header:
 * @name: (nullable): the table's colour; %NULL and names that are not known give the neutral one
 *
 * Returns: what the header of a table of that colour is drawn in
 */
RelataHeaderColors
relata_palette_get_header (RelataPaletteVariant variant, const char *name)
{
  const HeaderRow *row = &headers[find_color (name) + 1];

  switch (variant)
    {
    case RELATA_PALETTE_DARK:
      return row->dark;
    case RELATA_PALETTE_HIGH_CONTRAST_LIGHT:
      return (RelataHeaderColors){ row->light.fill, RGB (0x000000) };
    case RELATA_PALETTE_HIGH_CONTRAST_DARK:
      return (RelataHeaderColors){ row->dark.fill, RGB (0xffffff) };
    case RELATA_PALETTE_LIGHT:
    default:
      return row->light;
    }
}

/**
 * relata_color_to_hex:
 *
 * Returns: (transfer full): "#rrggbb"; the opacity is left out
 */
char *
relata_color_to_hex (const RelataColor *color)
{
  g_return_val_if_fail (color != NULL, NULL);
  return g_strdup_printf ("#%02x%02x%02x", (guint)lroundf (color->red * 255),
                          (guint)lroundf (color->green * 255), (guint)lroundf (color->blue * 255));
}

/**
 * relata_color_get_contrast:
 *
 * Returns: the contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.1)
 */
double
relata_color_get_contrast (const RelataColor *a, const RelataColor *b)
{
  double la = get_luminance (a), lb = get_luminance (b);

  return (MAX (la, lb) + .05) / (MIN (la, lb) + .05);
}
