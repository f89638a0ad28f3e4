/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the kinds of pens share. */

#pragma once

#include "export/relata-pen.h"

G_BEGIN_DECLS

/* Where the baseline of a text lies below the middle of its capitals, in parts of its size. */
#define RELATA_PEN_BASELINE 0.35

typedef struct
{
  void (*free) (RelataPen *self);
  void (*begin_group) (RelataPen *self, const char *title, double x, double y, double scale_x);
  void (*end_group) (RelataPen *self);
  void (*draw_path) (RelataPen *self,
                     const RelataPathStep *steps,
                     guint n_steps,
                     const RelataPenStyle *style);
  void (*draw_text) (RelataPen *self,
                     RelataFontRole role,
                     const char *text,
                     double x,
                     double baseline,
                     double align,
                     const RelataColor *color);
} RelataPenClass;

struct _RelataPen
{
  const RelataPenClass *klass;
};

G_END_DECLS
