/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What all pens do alike. */

#include "config.h"

#include "export/relata-pen-private.h"

void
relata_pen_free (RelataPen *self)
{
  g_return_if_fail (self != NULL);

  self->klass->free (self);
}

/**
 * relata_pen_begin_group:
 * @title: (nullable): what it shows, for readers of the picture who do not see it
 * @x: origin of what follows, until the group ends
 * @y: likewise
 * @scale_x: -1 turns it over from left to right
 */
void
relata_pen_begin_group (RelataPen *self, const char *title, double x, double y, double scale_x)
{
  self->klass->begin_group (self, title, x, y, scale_x);
}

void
relata_pen_end_group (RelataPen *self)
{
  self->klass->end_group (self);
}

/**
 * relata_pen_draw_path:
 * @steps: (array length=n_steps): the path; a circle stands for itself
 */
void
relata_pen_draw_path (RelataPen *self,
                      const RelataPathStep *steps,
                      guint n_steps,
                      const RelataPenStyle *style)
{
  if (n_steps > 0)
    self->klass->draw_path (self, steps, n_steps, style);
}

/**
 * relata_pen_draw_text:
 * @text: valid UTF-8 on one line
 * @x: where it is held
 * @middle: half the height of its capitals
 * @align: 0 holds it at the left, 0.5 in the middle, 1 at the right
 */
void
relata_pen_draw_text (RelataPen *self,
                      RelataFontRole role,
                      const char *text,
                      double x,
                      double middle,
                      double align,
                      const RelataColor *color)
{
  if (*text != '\0')
    self->klass->draw_text (self, role, text, x,
                            middle + RELATA_PEN_BASELINE * relata_font_get_size (role), align,
                            color);
}

/**
 * relata_pen_draw_rect:
 * @radius: of the corners
 */
void
relata_pen_draw_rect (RelataPen *self,
                      const RelataRect *rect,
                      double radius,
                      const RelataPenStyle *style)
{
  double x0 = rect->x, y0 = rect->y, x1 = relata_rect_right (rect), y1 = relata_rect_bottom (rect);
  double r = MIN (radius, MIN (rect->width, rect->height) / 2);
  const RelataPathStep steps[] = {
    { RELATA_PATH_MOVE, x0 + r, y0, 0, 0 },   { RELATA_PATH_LINE, x1 - r, y0, 0, 0 },
    { RELATA_PATH_BEND, x1, y0 + r, x1, y0 }, { RELATA_PATH_LINE, x1, y1 - r, 0, 0 },
    { RELATA_PATH_BEND, x1 - r, y1, x1, y1 }, { RELATA_PATH_LINE, x0 + r, y1, 0, 0 },
    { RELATA_PATH_BEND, x0, y1 - r, x0, y1 }, { RELATA_PATH_LINE, x0, y0 + r, 0, 0 },
    { RELATA_PATH_BEND, x0 + r, y0, x0, y0 }, { RELATA_PATH_CLOSE, 0, 0, 0, 0 },
  };
  const RelataPathStep square[] = {
    { RELATA_PATH_MOVE, x0, y0, 0, 0 }, { RELATA_PATH_LINE, x1, y0, 0, 0 },
    { RELATA_PATH_LINE, x1, y1, 0, 0 }, { RELATA_PATH_LINE, x0, y1, 0, 0 },
    { RELATA_PATH_CLOSE, 0, 0, 0, 0 },
  };

  if (r > 0)
    relata_pen_draw_path (self, steps, G_N_ELEMENTS (steps), style);
  else
    relata_pen_draw_path (self, square, G_N_ELEMENTS (square), style);
}
