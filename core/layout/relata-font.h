/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The type of the diagram: which fonts its texts are set in, and how wide a text is. One
 * place for the screen, the layout and every export, so that a box that fits its text fits it
 * everywhere. Sizes are in world units and do not depend on the resolution. Any thread. */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The families to look for, in this order. */
#define RELATA_FONT_FAMILY "Cantarell,Adwaita Sans,Inter,Ubuntu,DejaVu Sans,Sans"

/**
 * RelataFontRole:
 * @RELATA_FONT_TITLE: the name of a table
 * @RELATA_FONT_NAME: the name of a column
 * @RELATA_FONT_TYPE: its type
 * @RELATA_FONT_END: the name of an end, beside a line
 */
typedef enum
{
  RELATA_FONT_TITLE,
  RELATA_FONT_NAME,
  RELATA_FONT_TYPE,
  RELATA_FONT_END,
  RELATA_N_FONT_ROLES,
} RelataFontRole;

double relata_font_get_size (RelataFontRole role);
int relata_font_get_weight (RelataFontRole role);
PangoFontDescription *relata_font_dup_description (RelataFontRole role);
double relata_font_measure (RelataFontRole role, const char *text);
char *relata_font_fit (RelataFontRole role, const char *text, double max_width);

G_END_DECLS
