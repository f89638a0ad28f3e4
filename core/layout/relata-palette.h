/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The colours of the diagram, on the screen and in every export. Text has a contrast of 4.5:1
 * or more against what it stands on, lines and marks 3:1 (WCAG 2.1, 1.4.3 and 1.4.11).
 * Constants; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataColor:
 *
 * Red, green, blue and opacity from 0 to 1, in sRGB, not premultiplied.
 */
typedef struct
{
  float red, green, blue, alpha;
} RelataColor;

typedef enum
{
  RELATA_PALETTE_LIGHT,
  RELATA_PALETTE_DARK,
  RELATA_PALETTE_HIGH_CONTRAST_LIGHT,
  RELATA_PALETTE_HIGH_CONTRAST_DARK,
} RelataPaletteVariant;

/**
 * RelataHeaderColors:
 * @fill: of the header strip
 * @text: on it
 */
typedef struct
{
  RelataColor fill, text;
} RelataHeaderColors;

/**
 * RelataPalette:
 * @canvas: behind everything
 * @grid: the dots of the grid
 * @card: behind the rows of a box
 * @border: around a box
 * @shadow: under it
 * @text: names of columns
 * @dim_text: types, kinds, names of ends
 * @key: the mark of a primary key
 * @link: the mark of a foreign key
 * @row_hover: over the row under the pointer
 * @line: a relationship
 * @selection: lines, boxes and rows that are selected
 * @selection_fill: inside a rubber band and under a selected row
 * @warning: what leads nowhere
 */
typedef struct
{
  RelataColor canvas, grid, card, border, shadow, text, dim_text, key, link, row_hover, line,
      selection, selection_fill, warning;
} RelataPalette;

const RelataPalette *relata_palette_get (RelataPaletteVariant variant);
const char *const *relata_palette_get_color_names (void);
const char *relata_palette_get_color_label (const char *name);
gboolean relata_palette_has_color (const char *name);
RelataHeaderColors relata_palette_get_header (RelataPaletteVariant variant, const char *name);
char *relata_color_to_hex (const RelataColor *color);
double relata_color_get_contrast (const RelataColor *a, const RelataColor *b);

G_END_DECLS
