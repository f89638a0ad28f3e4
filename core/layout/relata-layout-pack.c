/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Packing by the skyline rule: the largest first, each as high up and then as far left as it
 * goes, for several widths of sheet, of which the one nearest the wanted shape is kept. */

#include "config.h"

#include <math.h>

#include "layout/relata-layout-pack.h"

#define N_WIDTHS 24

/* The skyline: where the next rectangle may stand, from left to right. */
typedef struct
{
  double x, width, y;
} Step;

static int
compare_by_height_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const RelataRect *rects = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (rects[i].height != rects[j].height)
    return rects[i].height > rects[j].height ? -1 : 1;
  if (rects[i].width != rects[j].width)
    return rects[i].width > rects[j].width ? -1 : 1;
  return (i > j) - (i < j);
}

/* The top of a rectangle of @width whose left border is that of step @s; infinite if it would
 * leave the sheet. */
static double
top_at (const GArray *skyline, guint s, double width, double sheet_width)
{
  double right = g_array_index (skyline, Step, s).x + width, y = 0;

  if (right > sheet_width + 0.5)
    return G_MAXDOUBLE;
  for (guint i = s; i < skyline->len && g_array_index (skyline, Step, i).x < right - 0.5; i++)
    y = MAX (y, g_array_index (skyline, Step, i).y);
  return y;
}

static void
raise_skyline (GArray *skyline, guint s, double width, double y)
{
  Step raised = { g_array_index (skyline, Step, s).x, width, y };
  double right = raised.x + width;

  g_array_insert_val (skyline, s, raised);
  while (s + 1 < skyline->len)
    {
      Step *next = &g_array_index (skyline, Step, s + 1);
      double end = next->x + next->width;

      if (next->x >= right - 0.5)
        return;
      if (end > right + 0.5)
        {
          next->width = end - right;
          next->x = right;
          return;
        }
      g_array_remove_index (skyline, s + 1);
    }
}

static void
pack_into (RelataRect *rects,
           const guint *order,
           guint n_rects,
           double sheet_width,
           double gap_x,
           double gap_y)
{
  g_autoptr (GArray) skyline = g_array_new (FALSE, FALSE, sizeof (Step));
  Step floor_step = { 0, sheet_width, 0 };

  g_array_append_val (skyline, floor_step);
  for (guint k = 0; k < n_rects; k++)
    {
      RelataRect *rect = &rects[order[k]];
      double width = ceil (rect->width + gap_x), best_y = G_MAXDOUBLE;
      guint best = 0;

      for (guint s = 0; s < skyline->len; s++)
        {
          double y = top_at (skyline, s, width, sheet_width);

          if (y < best_y)
            {
              best_y = y;
              best = s;
            }
        }
      rect->x = g_array_index (skyline, Step, best).x;
      rect->y = best_y;
      raise_skyline (skyline, best, width, best_y + ceil (rect->height + gap_y));
    }
}

static RelataRect
bounds_of (const RelataRect *rects, guint n_rects)
{
  RelataRect bounds = { 0, 0, 0, 0 };

  for (guint i = 0; i < n_rects; i++)
    {
      bounds.width = MAX (bounds.width, relata_rect_right (&rects[i]));
      bounds.height = MAX (bounds.height, relata_rect_bottom (&rects[i]));
    }
  return bounds;
}

/*
 * relata_layout_sheet_cost:
 *
 * Returns: the area of the smallest sheet of the wanted shape that holds @width by @height,
 *   leaning towards those that fill it
 */
double
relata_layout_sheet_cost (double width, double height)
{
  double w = MAX (width, height * RELATA_LAYOUT_ASPECT);

  return w * w / RELATA_LAYOUT_ASPECT + width * height * 0.5;
}

/*
 * relata_layout_pack:
 * @rects: sizes in, places out, from the origin
 *
 * Returns: what they cover
 */
RelataRect
relata_layout_pack (RelataRect *rects, guint n_rects, double gap_x, double gap_y)
{
  g_autofree guint *order = g_new (guint, n_rects + 1);
  double area = 0, widest = 0, best_width = 0, best_cost = G_MAXDOUBLE;

  for (guint i = 0; i < n_rects; i++)
    {
      order[i] = i;
      area += (rects[i].width + gap_x) * (rects[i].height + gap_y);
      widest = MAX (widest, ceil (rects[i].width + gap_x));
    }
  g_qsort_with_data (order, (int)n_rects, sizeof *order, compare_by_height_cb, rects);
  for (guint k = 0; k < N_WIDTHS; k++)
    {
      double width = MAX (widest, ceil (sqrt (area * RELATA_LAYOUT_ASPECT) * (0.6 + k * 0.06)));
      RelataRect bounds;
      double cost;

      pack_into (rects, order, n_rects, width, gap_x, gap_y);
      bounds = bounds_of (rects, n_rects);
      cost = relata_layout_sheet_cost (bounds.width, bounds.height);
      if (cost < best_cost)
        {
          best_cost = cost;
          best_width = width;
        }
    }
  pack_into (rects, order, n_rects, best_width, gap_x, gap_y);
  return bounds_of (rects, n_rects);
}

/*
 * relata_layout_pack_grid:
 * @rects: sizes in, places out, from the origin
 * @n_columns: 0 for the number that gives the wanted shape
 *
 * Rows of equal columns, the tallest boxes first, so that a row holds boxes of one height.
 *
 * Returns: what they cover
 */
RelataRect
relata_layout_pack_grid (
    RelataRect *rects, guint n_rects, double gap_x, double gap_y, guint n_columns)
{
  g_autofree guint *order = g_new (guint, n_rects + 1);
  double pitch = 0, y = 0, row_height = 0, area = 0;

  for (guint i = 0; i < n_rects; i++)
    {
      order[i] = i;
      pitch = MAX (pitch, ceil (rects[i].width + gap_x));
      area += rects[i].height + gap_y;
    }
  area *= pitch;
  if (n_columns == 0)
    n_columns = (guint)CLAMP (ceil (sqrt (area * RELATA_LAYOUT_ASPECT) / MAX (pitch, 1) - 0.25), 1,
                              MAX (n_rects, 1));
  g_qsort_with_data (order, (int)n_rects, sizeof *order, compare_by_height_cb, rects);
  for (guint k = 0; k < n_rects; k++)
    {
      RelataRect *rect = &rects[order[k]];

      if (k % n_columns == 0)
        {
          y += row_height;
          row_height = ceil (rect->height + gap_y);
        }
      rect->x = (k % n_columns) * pitch;
      rect->y = y;
    }
  return bounds_of (rects, n_rects);
}
