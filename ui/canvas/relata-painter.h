/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What drawing tables and lines has in common: the palette, laid-out text, and small pictures
 * (key marks, crow's feet) that are drawn once and shared, since the renderer keeps one texture
 * for each. Replaced as a whole when the theme or the font settings change. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "base/relata-geometry.h"
#include "layout/relata-diagram.h"
#include "layout/relata-font.h"
#include "layout/relata-palette.h"

G_BEGIN_DECLS

/**
 * RelataIcon:
 * @RELATA_ICON_KEY: part of the primary key
 * @RELATA_ICON_LINK: part of a foreign key
 * @RELATA_ICON_OPTIONAL: may be NULL
 * @RELATA_ICON_WARNING: leads nowhere
 */
typedef enum
{
  RELATA_ICON_KEY,
  RELATA_ICON_LINK,
  RELATA_ICON_OPTIONAL,
  RELATA_ICON_WARNING,
  RELATA_N_ICONS,
} RelataIcon;

typedef struct _RelataPainter RelataPainter;

RelataPainter *relata_painter_new (PangoContext *context, RelataPaletteVariant variant);
void relata_painter_free (RelataPainter *self);

const RelataPalette *relata_painter_get_palette (RelataPainter *self);
RelataPaletteVariant relata_painter_get_variant (RelataPainter *self);
GdkRGBA relata_painter_rgba (const RelataColor *color);

void relata_painter_append_text (RelataPainter *self,
                                 GtkSnapshot *snapshot,
                                 RelataFontRole role,
                                 const char *text,
                                 double x,
                                 double middle,
                                 double align,
                                 const RelataColor *color);
PangoLayout *relata_painter_get_layout (RelataPainter *self, RelataFontRole role);
PangoLayout *relata_painter_get_label_layout (RelataPainter *self);
void relata_painter_append_icon (
    RelataPainter *self, GtkSnapshot *snapshot, RelataIcon icon, double x, double y);
void relata_painter_append_foot (RelataPainter *self,
                                 GtkSnapshot *snapshot,
                                 const RelataFoot *foot,
                                 RelataSide side,
                                 const RelataPoint *end,
                                 const RelataColor *color);
void relata_painter_append_color (GtkSnapshot *snapshot,
                                  const RelataColor *color,
                                  const RelataRect *rect);
void relata_painter_append_rounded (GtkSnapshot *snapshot,
                                    const RelataColor *color,
                                    const RelataRect *rect,
                                    double radius);
void relata_painter_append_outline (GtkSnapshot *snapshot,
                                    const RelataColor *color,
                                    const RelataRect *rect,
                                    double radius,
                                    double thickness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataPainter, relata_painter_free)

G_END_DECLS
