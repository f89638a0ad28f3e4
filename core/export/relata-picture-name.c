/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Where the names of ends stand: above their line, or below it where only there is room, and
 * nowhere if they would cover a table, a line or another name. As on the canvas. */

#include "config.h"

#include <math.h>

#include "base/relata-text.h"
#include "export/relata-picture-private.h"
#include "layout/relata-spatial-index.h"

#define NAME_RISE   9.0 /* of the middle of a name over its line */
#define NAME_HEIGHT 13.0
#define NAME_SPACE  4.0 /* between the foot and the name */
#define NAME_MARGIN 3.0 /* left and right of it */
#define NAME_CHARS  60
#define CELL        200.0

struct _RelataPictureNames
{
  RelataSpatialIndex *taken;
};

static void
take (RelataPictureNames *self, const RelataRect *rect)
{
  relata_spatial_index_insert (self->taken, relata_spatial_index_get_size (self->taken), rect);
}

static gboolean
is_taken (RelataPictureNames *self, const RelataRect *rect)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  relata_spatial_index_query_rect (self->taken, rect, ids);
  return ids->len > 0;
}

static void
take_route (RelataPictureNames *self, const RelataRoute *route)
{
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      const RelataPoint *a = &route->points[i], *b = &route->points[i + 1];
      RelataRect piece = { MIN (a->x, b->x) - 1, MIN (a->y, b->y) - 1, fabs (a->x - b->x) + 2,
                           fabs (a->y - b->y) + 2 };

      take (self, &piece);
    }
}

/* How far a name may reach from the end of its line: one straight piece has two names on it. */
static double
get_room (const RelataRoute *route, guint segment)
{
  double length = fabs (route->points[segment + 1].x - route->points[segment].x);

  return route->n_points == 2 ? length / 2 - NAME_SPACE : length;
}

static gboolean
find_room (RelataPictureNames *self, RelataRect *rect)
{
  if (is_taken (self, rect))
    {
      rect->y += 2 * NAME_RISE;
      if (is_taken (self, rect))
        return FALSE;
    }
  take (self, rect);
  return TRUE;
}

static void
draw_name (RelataPictureNames *self,
           RelataDrawing *drawing,
           const char *name,
           const RelataPoint *end,
           const RelataPoint *next,
           double room)
{
  g_autofree char *text = relata_text_for_display (name, -1, NAME_CHARS);
  double width = relata_font_measure (RELATA_FONT_END, text);
  double offset = RELATA_ROUTE_STUB + NAME_SPACE;
  gboolean left = next->x < end->x;
  double x = left ? end->x - offset : end->x + offset;
  RelataRect rect = { (left ? x - width : x) - NAME_MARGIN, end->y - NAME_RISE - NAME_HEIGHT / 2,
                      width + 2 * NAME_MARGIN, NAME_HEIGHT };

  if (offset + width > room || !find_room (self, &rect))
    return;
  relata_pen_draw_text (drawing->pen, RELATA_FONT_END, text, x, rect.y + NAME_HEIGHT / 2,
                        left ? 1 : 0, &drawing->palette->dim_text);
}

RelataPictureNames *
relata_picture_names_new (RelataDiagram *diagram)
{
  RelataPictureNames *self = g_new0 (RelataPictureNames, 1);

  self->taken = relata_spatial_index_new (CELL);
  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    take (self, relata_diagram_get_rect (diagram, i));
  for (guint i = 0; i < relata_diagram_get_n_lines (diagram); i++)
    take_route (self, relata_diagram_get_route (diagram, i));
  return self;
}

void
relata_picture_names_free (RelataPictureNames *self)
{
  relata_spatial_index_free (self->taken);
  g_free (self);
}

/* Writes at both ends of the line the name of what one reaches there. */
void
relata_picture_names_draw (RelataPictureNames *self, RelataDrawing *drawing, guint line)
{
  const RelataEnd *ends = relata_diagram_get_line (drawing->diagram, line)->relationship->ends;
  const RelataRoute *route = relata_diagram_get_route (drawing->diagram, line);
  guint last = route->n_points - 1;

  draw_name (self, drawing, ends[1].name, &route->points[0], &route->points[1],
             get_room (route, 0));
  draw_name (self, drawing, ends[0].name, &route->points[last], &route->points[last - 1],
             get_room (route, last - 1));
}
