/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the parts of the picture share. */

#pragma once

#include "export/relata-pen.h"
#include "layout/relata-diagram.h"

G_BEGIN_DECLS

typedef struct
{
  RelataDiagram *diagram;
  RelataPen *pen;
  RelataPaletteVariant variant;
  const RelataPalette *palette;
} RelataDrawing;

typedef struct _RelataPictureNames RelataPictureNames;

void relata_picture_draw_strokes (RelataDrawing *drawing,
                                  const RelataPathStep *steps,
                                  guint n,
                                  double width,
                                  const RelataColor *color);
void relata_picture_draw_lines (RelataDrawing *drawing);

RelataPictureNames *relata_picture_names_new (RelataDiagram *diagram);
void relata_picture_names_free (RelataPictureNames *self);
void relata_picture_names_draw (RelataPictureNames *self, RelataDrawing *drawing, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataPictureNames, relata_picture_names_free)

G_END_DECLS
