/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* How good a diagram is, by brute force, and its picture. */

#include "config.h"

#include <math.h>

#include "relata-test-diagram.h"

typedef struct
{
  double x0, y0, x1, y1; /* ascending */
  guint edge;
} Segment;

static double
turn (RelataPoint a, RelataPoint b, RelataPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
lines_cross (RelataPoint a, RelataPoint b, RelataPoint c, RelataPoint d)
{
  return turn (a, b, c) * turn (a, b, d) < 0 && turn (c, d, a) * turn (c, d, b) < 0;
}

/* By clipping (Liang and Barsky). */
static gboolean
line_meets_box (RelataPoint a, RelataPoint b, const RelataLayoutNode *box)
{
  double p[4] = { a.x - b.x, b.x - a.x, a.y - b.y, b.y - a.y };
  double q[4]
      = { a.x - box->x, box->x + box->width - a.x, a.y - box->y, box->y + box->height - a.y };
  double t0 = 0, t1 = 1;

  for (guint k = 0; k < 4; k++)
    {
      if (p[k] == 0 && q[k] <= 0)
        return FALSE;
      if (p[k] < 0)
        t0 = MAX (t0, q[k] / p[k]);
      else if (p[k] > 0)
        t1 = MIN (t1, q[k] / p[k]);
    }
  return t0 < t1 - 1e-12;
}

static RelataPoint
centre (const RelataTestDiagram *self, guint node)
{
  return (RelataPoint){ self->nodes[node].x + self->nodes[node].width / 2,
                        self->nodes[node].y + self->nodes[node].height / 2 };
}

static void
measure_boxes (const RelataTestDiagram *self, RelataTestMeasures *measures)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const RelataLayoutNode *a = &self->nodes[i];

      x0 = MIN (x0, a->x);
      y0 = MIN (y0, a->y);
      x1 = MAX (x1, a->x + a->width);
      y1 = MAX (y1, a->y + a->height);
      for (guint j = i + 1; j < self->n_nodes; j++)
        {
          const RelataLayoutNode *b = &self->nodes[j];

          if (a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
              && b->y < a->y + a->height)
            measures->overlaps++;
        }
    }
  measures->area = self->n_nodes > 0 ? (x1 - x0) * (y1 - y0) : 0;
}

/**
 * relata_test_diagram_measure:
 * @self: a diagram whose tables are placed
 *
 * Returns: measures with straight lines from centre to centre
 */
RelataTestMeasures
relata_test_diagram_measure (const RelataTestDiagram *self)
{
  RelataTestMeasures measures = { 0 };

  measure_boxes (self, &measures);
  for (guint e = 0; e < self->n_edges; e++)
    {
      guint from = self->edges[e].from, to = self->edges[e].to;
      RelataPoint a = centre (self, from), b = centre (self, to);

      measures.length += hypot (a.x - b.x, a.y - b.y);
      for (guint i = 0; i < self->n_nodes; i++)
        if (i != from && i != to && line_meets_box (a, b, &self->nodes[i]))
          measures.through++;
      for (guint f = e + 1; f < self->n_edges; f++)
        {
          guint c = self->edges[f].from, d = self->edges[f].to;

          if (c != from && c != to && d != from && d != to
              && lines_cross (a, b, centre (self, c), centre (self, d)))
            measures.crossings++;
        }
    }
  return measures;
}

static GArray *
collect_segments (RelataRouter *router)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));

  for (guint e = 0; e < relata_router_get_n_edges (router); e++)
    {
      const RelataRoute *route = relata_router_get_route (router, e);

      for (guint k = 0; k + 1 < route->n_points; k++)
        {
          const RelataPoint *p = &route->points[k], *q = &route->points[k + 1];
          Segment segment
              = { MIN (p->x, q->x), MIN (p->y, q->y), MAX (p->x, q->x), MAX (p->y, q->y), e };

          g_array_append_val (segments, segment);
        }
    }
  return segments;
}

/* Segments of one direction on one line share a length; of two directions they cross. */
static void
measure_pair (const Segment *a, const Segment *b, RelataTestMeasures *measures)
{
  gboolean a_flat = a->y0 == a->y1, b_flat = b->y0 == b->y1;
  double width = MIN (a->x1, b->x1) - MAX (a->x0, b->x0);
  double height = MIN (a->y1, b->y1) - MAX (a->y0, b->y0);

  if (a_flat && b_flat && a->y0 == b->y0 && width > 0)
    measures->shared += width;
  else if (!a_flat && !b_flat && a->x0 == b->x0 && height > 0)
    measures->shared += height;
  else if (a_flat != b_flat)
    {
      const Segment *flat = a_flat ? a : b, *steep = a_flat ? b : a;

      if (steep->x0 > flat->x0 && steep->x0 < flat->x1 && flat->y0 > steep->y0
          && flat->y0 < steep->y1)
        measures->crossings++;
    }
}

/**
 * relata_test_diagram_measure_routes:
 * @self: a diagram
 * @router: its lines
 *
 * Returns: measures of the routed lines
 */
RelataTestMeasures
relata_test_diagram_measure_routes (const RelataTestDiagram *self, RelataRouter *router)
{
  g_autoptr (GArray) segments = collect_segments (router);
  RelataTestMeasures measures = { 0 };

  measure_boxes (self, &measures);
  for (guint i = 0; i < segments->len; i++)
    {
      const Segment *a = &g_array_index (segments, Segment, i);

      measures.length += a->x1 - a->x0 + a->y1 - a->y0;
      if (i > 0 && g_array_index (segments, Segment, i - 1).edge == a->edge)
        measures.bends++;
      for (guint n = 0; n < self->n_nodes; n++)
        {
          const RelataLayoutNode *box = &self->nodes[n];

          if (a->x0 < box->x + box->width && a->x1 > box->x && a->y0 < box->y + box->height
              && a->y1 > box->y)
            measures.through++;
        }
      for (guint j = i + 1; j < segments->len; j++)
        if (g_array_index (segments, Segment, j).edge != a->edge)
          measure_pair (a, &g_array_index (segments, Segment, j), &measures);
    }
  return measures;
}

static void
append_number (GString *svg, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (svg, " %s=\"%s\"", name,
                          g_ascii_formatd (number, sizeof number, "%.1f", value));
}

static void
append_box (GString *svg, const RelataTestDiagram *self, guint i)
{
  const RelataLayoutNode *node = &self->nodes[i];
  double header = MIN (28, node->height);

  g_string_append (svg, "<rect fill=\"#fff\" stroke=\"#888\"");
  append_number (svg, "x", node->x);
  append_number (svg, "y", node->y);
  append_number (svg, "width", node->width);
  append_number (svg, "height", node->height);
  g_string_append (svg, "/><rect fill=\"#d5e3f5\" stroke=\"#888\"");
  append_number (svg, "x", node->x);
  append_number (svg, "y", node->y);
  append_number (svg, "width", node->width);
  append_number (svg, "height", header);
  g_string_append (svg, "/><text font-family=\"sans\" font-size=\"15\"");
  append_number (svg, "x", node->x + 8);
  append_number (svg, "y", node->y + 20);
  g_string_append_printf (svg, ">%s</text>\n", self->names[i] != NULL ? self->names[i] : "");
}

static void
append_line (GString *svg, const RelataPoint *points, guint n_points, guint e)
{
  static const char *colours[]
      = { "#1b6ac9", "#b3261e", "#2a7d3f", "#8a4fbf", "#a86400", "#00798c" };

  g_string_append_printf (svg,
                          "<polyline fill=\"none\" stroke-width=\"1.5\" stroke=\"%s\" points=\"",
                          colours[e % G_N_ELEMENTS (colours)]);
  for (guint k = 0; k < n_points; k++)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (svg, "%s,%s ", g_ascii_formatd (x, sizeof x, "%.1f", points[k].x),
                              g_ascii_formatd (y, sizeof y, "%.1f", points[k].y));
    }
  g_string_append (svg, "\"/>");
  g_string_append_printf (svg, "<circle r=\"3.5\" fill=\"%s\"",
                          colours[e % G_N_ELEMENTS (colours)]);
  append_number (svg, "cx", points[0].x);
  append_number (svg, "cy", points[0].y);
  g_string_append (svg, "/>\n");
}

/**
 * relata_test_diagram_to_svg:
 * @self: a diagram whose tables are placed
 * @router: (nullable): its lines; without, they go from centre to centre
 *
 * Returns: (transfer full): the picture; a dot marks the child's end of a line
 */
char *
relata_test_diagram_to_svg (const RelataTestDiagram *self, RelataRouter *router)
{
  GString *svg = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\"");
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      x0 = MIN (x0, self->nodes[i].x);
      y0 = MIN (y0, self->nodes[i].y);
      x1 = MAX (x1, self->nodes[i].x + self->nodes[i].width);
      y1 = MAX (y1, self->nodes[i].y + self->nodes[i].height);
    }
  g_string_append_printf (svg, " viewBox=\"%d %d %d %d\">\n", (int)x0 - 60, (int)y0 - 60,
                          (int)(x1 - x0) + 120, (int)(y1 - y0) + 120);
  g_string_append (svg, "<rect x=\"-9999\" y=\"-9999\" width=\"99999\" height=\"99999\" "
                        "fill=\"#f4f4f4\"/>\n");
  for (guint i = 0; i < self->n_nodes; i++)
    append_box (svg, self, i);
  for (guint e = 0; e < self->n_edges; e++)
    {
      RelataPoint ends[2]
          = { centre (self, self->edges[e].from), centre (self, self->edges[e].to) };

      if (router != NULL)
        append_line (svg, relata_router_get_route (router, e)->points,
                     relata_router_get_route (router, e)->n_points, e);
      else
        append_line (svg, ends, 2, e);
    }
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}
