/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Caches are arrays parallel to the diagram's tables and lines. Going through all rectangles
 * to find what is in view takes half a millisecond for 5,000 tables, so there is no index.
 * Main thread. */

#include "config.h"

#include <math.h>

#include "canvas/relata-line-painter.h"
#include "canvas/relata-scene.h"
#include "canvas/relata-table-painter.h"

#define NAME_ZOOM       0.1 /* below it, tables are flat */
#define FOOT_ZOOM       0.25
#define NAMES_ZOOM      0.85 /* above it, ends are named where there is room */
#define MAX_TEXT_TABLES 300
#define MAX_NAME_TABLES 1500
#define MAX_DETAILED    400 /* lines with feet and bends in one frame */
#define LABEL_STEP      8   /* labels are laid out anew when their room changes by this */
#define MIN_LABEL       24
#define TEXTS_A_FRAME   40 /* tables whose texts are laid out in one frame */
#define LABELS_A_FRAME  30
#define LINE_THICKNESS  1.5
#define STRONG          1.6 /* times as thick */
#define PICK_DISTANCE   6.0 /* screen pixels */
#define PORT_DISTANCE   8.0

typedef struct
{
  GskRenderNode *nodes[RELATA_N_DETAILS];
  GskRenderNode *label;
  int label_width, label_height;
} TableCache;

typedef struct
{
  GskRenderNode *node;
  double thickness;
  gboolean detailed;
  RelataRect bounds;
  RelataEmphasis emphasis;
} LineCache;

struct _RelataScene
{
  RelataPainter *painter;
  RelataDiagram *diagram;
  GArray *tables;
  GArray *lines;
  GArray *in_view;
  GArray *emphasised;
  GskRenderNode *far; /* everything as it is seen from afar */
  double far_thickness;
  guint texts_left, labels_left; /* of what one frame may lay out */
  gboolean complete;
};

static void
clear_table (gpointer data)
{
  TableCache *cache = data;

  for (int i = 0; i < RELATA_N_DETAILS; i++)
    g_clear_pointer (&cache->nodes[i], gsk_render_node_unref);
  g_clear_pointer (&cache->label, gsk_render_node_unref);
}

static void
clear_line (gpointer data)
{
  LineCache *cache = data;

  g_clear_pointer (&cache->node, gsk_render_node_unref);
}

static void
forget_far (RelataScene *self)
{
  g_clear_pointer (&self->far, gsk_render_node_unref);
}

static void
measure_line (RelataScene *self, guint line)
{
  LineCache *cache = &g_array_index (self->lines, LineCache, line);

  cache->bounds = relata_line_painter_get_bounds (relata_diagram_get_route (self->diagram, line));
}

static void
forget_all (RelataScene *self)
{
  forget_far (self);
  g_array_set_size (self->emphasised, 0);
  g_array_set_size (self->tables, 0);
  g_array_set_size (self->lines, 0);
  if (self->diagram == NULL)
    return;
  g_array_set_size (self->tables, relata_diagram_get_n_tables (self->diagram));
  g_array_set_size (self->lines, relata_diagram_get_n_lines (self->diagram));
  for (guint i = 0; i < self->lines->len; i++)
    measure_line (self, i);
}

static const RelataBox *
get_box (RelataScene *self, guint table)
{
  return relata_diagram_get_box (self->diagram, table);
}

/* Collects the tables that @rect touches into @self->in_view. */
static void
find_in_view (RelataScene *self, const RelataRect *rect)
{
  g_array_set_size (self->in_view, 0);
  for (guint i = 0; i < self->tables->len; i++)
    if (relata_rect_intersects (relata_diagram_get_rect (self->diagram, i), rect))
      g_array_append_val (self->in_view, i);
}

static RelataDetail
choose_detail (double zoom, guint n_tables)
{
  if (zoom >= RELATA_SCENE_TEXT_ZOOM && n_tables <= MAX_TEXT_TABLES)
    return RELATA_DETAIL_TEXT;
  return zoom >= NAME_ZOOM && n_tables <= MAX_NAME_TABLES ? RELATA_DETAIL_NAME
                                                          : RELATA_DETAIL_BLOCK;
}

/* While a frame has no time left for texts, a table is shown without them. */
static RelataDetail
limit_detail (RelataScene *self, guint table, RelataDetail detail)
{
  if (detail != RELATA_DETAIL_TEXT
      || g_array_index (self->tables, TableCache, table).nodes[detail] != NULL)
    return detail;
  if (self->texts_left > 0)
    {
      self->texts_left--;
      return detail;
    }
  self->complete = FALSE;
  return RELATA_DETAIL_NAME;
}

static GskRenderNode *
get_table_node (RelataScene *self, guint table, RelataDetail detail)
{
  static GskRenderNode *(*const draw[RELATA_N_DETAILS]) (RelataPainter *, const RelataBox *,
                                                         const char *)
      = { relata_table_painter_draw, relata_table_painter_draw_card,
          relata_table_painter_draw_block };
  TableCache *cache = &g_array_index (self->tables, TableCache, table);

  if (cache->nodes[detail] == NULL)
    cache->nodes[detail] = draw[detail](self->painter, get_box (self, table),
                                        relata_diagram_get_color (self->diagram, table));
  return cache->nodes[detail];
}

static void
append_table (RelataScene *self, GtkSnapshot *snapshot, guint table, RelataDetail detail)
{
  const RelataRect *rect = relata_diagram_get_rect (self->diagram, table);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect->x, rect->y));
  gtk_snapshot_append_node (snapshot,
                            get_table_node (self, table, limit_detail (self, table, detail)));
  gtk_snapshot_restore (snapshot);
}

/* The label of a table for a room of about that size; an older one while this frame has no time
 * left, or %NULL. */
static GskRenderNode *
get_label (RelataScene *self, guint table, int width, int height)
{
  TableCache *cache = &g_array_index (self->tables, TableCache, table);

  if (cache->label != NULL && cache->label_width == width && cache->label_height == height)
    return cache->label;
  if (self->labels_left == 0)
    {
      self->complete = FALSE;
      return cache->label;
    }
  self->labels_left--;
  g_clear_pointer (&cache->label, gsk_render_node_unref);
  cache->label = relata_table_painter_draw_label (self->painter, get_box (self, table),
                                                  relata_diagram_get_color (self->diagram, table),
                                                  width, height);
  cache->label_width = width;
  cache->label_height = height;
  return cache->label;
}

/* Writes a table's name in the middle of its box, in screen coordinates. */
static void
append_label (RelataScene *self, GtkSnapshot *snapshot, guint table, RelataViewport *viewport)
{
  const TableCache *cache = &g_array_index (self->tables, TableCache, table);
  RelataRect rect
      = relata_viewport_rect_to_screen (viewport, relata_diagram_get_rect (self->diagram, table));
  int width = (int)rect.width / LABEL_STEP * LABEL_STEP;
  int height = (int)rect.height / LABEL_STEP * LABEL_STEP;
  GskRenderNode *label;

  if (width < MIN_LABEL || height < 2 * LABEL_STEP)
    return;
  label = get_label (self, table, width, height);
  if (label == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (round (rect.x + (rect.width - cache->label_width) / 2),
                                      round (rect.y + (rect.height - cache->label_height) / 2)));
  gtk_snapshot_append_node (snapshot, label);
  gtk_snapshot_restore (snapshot);
}

static RelataEmphasis
get_emphasis (RelataScene *self, guint line)
{
  return g_array_index (self->lines, LineCache, line).emphasis;
}

static GskRenderNode *
make_line_node (RelataScene *self, guint index, const RelataLineStyle *style)
{
  const RelataLine *line = relata_diagram_get_line (self->diagram, index);

  return relata_line_painter_draw (
      self->painter, line, relata_diagram_get_route (self->diagram, index),
      relata_diagram_get_rect (self->diagram, line->child),
      line->parent < 0 ? NULL : relata_diagram_get_rect (self->diagram, line->parent), style);
}

static void
append_line (
    RelataScene *self, GtkSnapshot *snapshot, guint index, double thickness, gboolean detailed)
{
  const RelataPalette *palette = relata_painter_get_palette (self->painter);
  LineCache *cache = &g_array_index (self->lines, LineCache, index);
  RelataLineStyle style = { &palette->line, thickness, detailed };

  if (relata_diagram_get_line (self->diagram, index)->parent < 0)
    style.color = &palette->warning;
  if (cache->node == NULL || cache->thickness != thickness || cache->detailed != detailed)
    {
      g_clear_pointer (&cache->node, gsk_render_node_unref);
      cache->node = make_line_node (self, index, &style);
      cache->thickness = thickness;
      cache->detailed = detailed;
    }
  gtk_snapshot_append_node (snapshot, cache->node);
}

/* What names of ends must not cover: the tables in view and the pieces of the lines. */
static GArray *
collect_obstacles (RelataScene *self, GArray *lines)
{
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (RelataRect));

  for (guint i = 0; i < self->in_view->len; i++)
    g_array_append_vals (
        obstacles, relata_diagram_get_rect (self->diagram, g_array_index (self->in_view, guint, i)),
        1);
  for (guint i = 0; i < lines->len; i++)
    {
      const RelataRoute *route
          = relata_diagram_get_route (self->diagram, g_array_index (lines, guint, i));

      for (guint j = 0; j + 1 < route->n_points; j++)
        {
          const RelataPoint *a = &route->points[j], *b = &route->points[j + 1];
          RelataRect piece = { MIN (a->x, b->x) - 1, MIN (a->y, b->y) - 1, fabs (a->x - b->x) + 2,
                               fabs (a->y - b->y) + 2 };

          g_array_append_val (obstacles, piece);
        }
    }
  return obstacles;
}

static void
append_names (RelataScene *self, GtkSnapshot *snapshot, guint line, GArray *taken)
{
  const RelataPalette *palette = relata_painter_get_palette (self->painter);
  RelataEmphasis emphasis = get_emphasis (self, line);

  relata_line_painter_append_names (
      self->painter, snapshot, relata_diagram_get_line (self->diagram, line),
      relata_diagram_get_route (self->diagram, line),
      emphasis >= RELATA_EMPHASIS_NAMED ? NULL : taken,
      emphasis != RELATA_EMPHASIS_NONE ? &palette->selection : &palette->dim_text);
}

/* Names what is emphasised first, since it has the first choice of room; what is named whatever
 * it covers comes last, over the others. */
static void
append_all_names (RelataScene *self, GtkSnapshot *snapshot, GArray *lines, double zoom)
{
  g_autoptr (GArray) taken = collect_obstacles (self, lines);

  for (guint i = 0; i < self->emphasised->len; i++)
    if (get_emphasis (self, g_array_index (self->emphasised, guint, i)) == RELATA_EMPHASIS_LIGHT)
      append_names (self, snapshot, g_array_index (self->emphasised, guint, i), taken);
  for (guint i = 0; zoom >= NAMES_ZOOM && i < lines->len; i++)
    if (get_emphasis (self, g_array_index (lines, guint, i)) == RELATA_EMPHASIS_NONE)
      append_names (self, snapshot, g_array_index (lines, guint, i), taken);
  for (guint i = 0; i < self->emphasised->len; i++)
    if (get_emphasis (self, g_array_index (self->emphasised, guint, i)) >= RELATA_EMPHASIS_NAMED)
      append_names (self, snapshot, g_array_index (self->emphasised, guint, i), taken);
}

static void
append_emphasised (RelataScene *self, GtkSnapshot *snapshot, double zoom)
{
  const RelataPalette *palette = relata_painter_get_palette (self->painter);

  for (guint i = 0; i < self->emphasised->len; i++)
    {
      guint line = g_array_index (self->emphasised, guint, i);
      double times = get_emphasis (self, line) == RELATA_EMPHASIS_STRONG ? STRONG : 1;
      RelataLineStyle style
          = { &palette->selection, times * relata_scene_get_thickness (zoom), zoom >= FOOT_ZOOM };
      GskRenderNode *node = make_line_node (self, line, &style);

      gtk_snapshot_append_node (snapshot, node);
      gsk_render_node_unref (node);
    }
}

static void
append_lines (RelataScene *self, GtkSnapshot *snapshot, const RelataRect *visible, double zoom)
{
  double thickness = relata_scene_get_thickness (zoom);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean detailed;

  for (guint i = 0; i < self->lines->len; i++)
    if (relata_rect_intersects (&g_array_index (self->lines, LineCache, i).bounds, visible))
      g_array_append_val (seen, i);
  detailed = zoom >= FOOT_ZOOM && seen->len <= MAX_DETAILED;
  for (guint i = 0; i < seen->len; i++)
    if (get_emphasis (self, g_array_index (seen, guint, i)) == RELATA_EMPHASIS_NONE)
      append_line (self, snapshot, g_array_index (seen, guint, i), thickness, detailed);
  append_emphasised (self, snapshot, zoom);
  if (detailed && zoom >= RELATA_SCENE_TEXT_ZOOM)
    append_all_names (self, snapshot, seen, zoom);
}

static void
append_near (RelataScene *self,
             GtkSnapshot *snapshot,
             const RelataRect *visible,
             double zoom,
             RelataDetail detail)
{
  append_lines (self, snapshot, visible, zoom);
  for (guint i = 0; i < self->in_view->len; i++)
    append_table (self, snapshot, g_array_index (self->in_view, guint, i), detail);
}

/* From afar nearly everything is in view, so it is one node, which costs nothing to move. */
static void
append_far (RelataScene *self, GtkSnapshot *snapshot, double zoom)
{
  double thickness = relata_scene_get_thickness (zoom);
  GtkSnapshot *all;

  if (self->far == NULL || self->far_thickness != thickness)
    {
      forget_far (self);
      all = gtk_snapshot_new ();
      for (guint i = 0; i < self->lines->len; i++)
        append_line (self, all, i, thickness, FALSE);
      for (guint i = 0; i < self->tables->len; i++)
        append_table (self, all, i, RELATA_DETAIL_BLOCK);
      self->far = gtk_snapshot_free_to_node (all);
      self->far_thickness = thickness;
    }
  if (self->far != NULL)
    gtk_snapshot_append_node (snapshot, self->far);
  append_emphasised (self, snapshot, zoom);
}

static double
get_segment_distance (const RelataPoint *a, const RelataPoint *b, double x, double y)
{
  double dx = MAX (MAX (MIN (a->x, b->x) - x, x - MAX (a->x, b->x)), 0);
  double dy = MAX (MAX (MIN (a->y, b->y) - y, y - MAX (a->y, b->y)), 0);

  return hypot (dx, dy);
}

static double
get_route_distance (const RelataRoute *route, double x, double y)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < route->n_points; i++)
    least = MIN (least, get_segment_distance (&route->points[i], &route->points[i + 1], x, y));
  return least;
}

static int
pick_table (RelataScene *self, double x, double y)
{
  for (guint i = self->tables->len; i > 0; i--)
    if (relata_rect_contains (relata_diagram_get_rect (self->diagram, i - 1), x, y))
      return i - 1;
  return -1;
}

static int
pick_line (RelataScene *self, double x, double y, double reach)
{
  double best = reach;
  int found = -1;

  for (guint i = 0; i < self->lines->len; i++)
    {
      RelataRect bounds
          = relata_rect_grow (&g_array_index (self->lines, LineCache, i).bounds, reach);
      double distance;

      if (!relata_rect_contains (&bounds, x, y))
        continue;
      distance = get_route_distance (relata_diagram_get_route (self->diagram, i), x, y);
      if (distance <= best)
        {
          best = distance;
          found = i;
        }
    }
  return found;
}

/* The row, or the port at its end, of a table that covers the point or nearly does. */
static RelataHit
pick_in_table (RelataScene *self, guint table, double x, double y, double port)
{
  const RelataRect *rect = relata_diagram_get_rect (self->diagram, table);
  const RelataBox *box = get_box (self, table);
  RelataHit hit = { .kind = RELATA_HIT_TABLE, .table = table };

  hit.column = relata_box_find_row (box, y - rect->y);
  if (hit.column < 0)
    return hit;
  hit.kind = RELATA_HIT_ROW;
  if (box->kind != RELATA_BOX_TABLE)
    return hit;
  hit.side = x < rect->x + rect->width / 2 ? RELATA_SIDE_LEFT : RELATA_SIDE_RIGHT;
  if (fabs (x - rect->x) <= port || fabs (x - relata_rect_right (rect)) <= port)
    hit.kind = RELATA_HIT_PORT;
  return hit;
}

/* A port reaches a little out of its table, where a line begins. */
static gboolean
pick_outer_port (RelataScene *self, double x, double y, double port, RelataHit *hit)
{
  for (guint i = self->tables->len; i > 0; i--)
    {
      RelataRect rect = relata_rect_grow (relata_diagram_get_rect (self->diagram, i - 1), port);

      if (!relata_rect_contains (&rect, x, y))
        continue;
      *hit = pick_in_table (self, i - 1, x, y, port);
      if (hit->kind == RELATA_HIT_PORT)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (transfer full): a scene with no painter and no diagram */
RelataScene *
relata_scene_new (void)
{
  RelataScene *self = g_new0 (RelataScene, 1);

  self->tables = g_array_new (FALSE, TRUE, sizeof (TableCache));
  g_array_set_clear_func (self->tables, clear_table);
  self->lines = g_array_new (FALSE, TRUE, sizeof (LineCache));
  g_array_set_clear_func (self->lines, clear_line);
  self->in_view = g_array_new (FALSE, FALSE, sizeof (guint));
  self->emphasised = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/* Frees the scene, its painter and its diagram; %NULL is allowed. */
void
relata_scene_free (RelataScene *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tables, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->in_view, g_array_unref);
  g_clear_pointer (&self->emphasised, g_array_unref);
  forget_far (self);
  g_clear_pointer (&self->painter, relata_painter_free);
  g_clear_pointer (&self->diagram, relata_diagram_free);
  g_free (self);
}

/**
 * relata_scene_set_painter:
 * @painter: (transfer full): what to draw with from now on
 */
void
relata_scene_set_painter (RelataScene *self, RelataPainter *painter)
{
  g_return_if_fail (self != NULL && painter != NULL);
  forget_all (self);
  g_clear_pointer (&self->painter, relata_painter_free);
  self->painter = painter;
}

/* Returns: (transfer none) (nullable): what it draws with */
RelataPainter *
relata_scene_get_painter (RelataScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->painter;
}

/**
 * relata_scene_take_diagram:
 * @diagram: (transfer full) (nullable): what to draw from now on
 */
void
relata_scene_take_diagram (RelataScene *self, RelataDiagram *diagram)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->diagram, relata_diagram_free);
  self->diagram = diagram;
  forget_all (self);
}

/* Returns: (transfer none) (nullable): the diagram */
RelataDiagram *
relata_scene_get_diagram (RelataScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->diagram;
}

/**
 * relata_scene_forget:
 * @changes: what relata_diagram_update() or relata_diagram_move() reported
 *
 * Forgets what was drawn of these.
 */
void
relata_scene_forget (RelataScene *self, const RelataDiagramChanges *changes)
{
  g_return_if_fail (self != NULL && changes != NULL);
  forget_far (self);
  for (guint i = 0; i < changes->boxes->len; i++)
    clear_table (
        &g_array_index (self->tables, TableCache, g_array_index (changes->boxes, guint, i)));
  for (guint i = 0; i < changes->lines->len; i++)
    {
      guint line = g_array_index (changes->lines, guint, i);

      clear_line (&g_array_index (self->lines, LineCache, line));
      measure_line (self, line);
    }
}

/* Returns: in which detail the tables in view are drawn */
RelataDetail
relata_scene_get_detail (RelataScene *self, RelataViewport *viewport)
{
  RelataRect visible = relata_viewport_get_visible (viewport);

  g_return_val_if_fail (self != NULL, RELATA_DETAIL_BLOCK);
  find_in_view (self, &visible);
  return choose_detail (relata_viewport_get_zoom (viewport), self->in_view->len);
}

/**
 * relata_scene_find_tables:
 * @rect: in the world
 *
 * Returns: (transfer full) (element-type guint): positions of the tables that @rect touches
 */
GArray *
relata_scene_find_tables (RelataScene *self, const RelataRect *rect)
{
  g_return_val_if_fail (self != NULL && rect != NULL, NULL);
  find_in_view (self, rect);
  return g_array_copy (self->in_view);
}

/**
 * relata_scene_pick:
 * @x: in the world
 * @y: likewise
 * @zoom: decides how near is near enough, and whether there are rows
 *
 * Returns: what is there
 */
RelataHit
relata_scene_pick (RelataScene *self, double x, double y, double zoom)
{
  gboolean rows = zoom >= RELATA_SCENE_TEXT_ZOOM;
  double port = rows ? PORT_DISTANCE / MAX (zoom, 1) : 0;
  RelataHit hit = { .kind = RELATA_HIT_NONE, .column = -1 };
  int found;

  g_return_val_if_fail (self != NULL, hit);
  if (self->diagram == NULL)
    return hit;
  found = pick_table (self, x, y);
  if (found >= 0 && rows)
    return pick_in_table (self, found, x, y, port);
  if (found >= 0)
    return (RelataHit){ .kind = RELATA_HIT_TABLE, .table = found, .column = -1 };
  if (rows && pick_outer_port (self, x, y, port, &hit))
    return hit;
  hit = (RelataHit){ .kind = RELATA_HIT_NONE, .column = -1 };
  found = pick_line (self, x, y, PICK_DISTANCE / zoom);
  if (found >= 0)
    {
      hit.kind = RELATA_HIT_LINE;
      hit.line = found;
    }
  return hit;
}

/* Whether both are the same place. */
gboolean
relata_hit_equal (const RelataHit *a, const RelataHit *b)
{
  return a->kind == b->kind && a->table == b->table && a->column == b->column && a->side == b->side
         && a->line == b->line;
}

/* How thick lines are, in world units: never under a pixel, and few different ones, since each
 * needs the lines to be drawn anew; from afar these are all there are. */
double
relata_scene_get_thickness (double zoom)
{
  double rungs = zoom < NAME_ZOOM ? 1 : 2;

  if (zoom * LINE_THICKNESS >= 1)
    return LINE_THICKNESS;
  return exp2 (ceil (-log2 (zoom) * rungs) / rungs);
}

/* No line is emphasised any more. */
void
relata_scene_clear_emphasis (RelataScene *self)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < self->emphasised->len; i++)
    g_array_index (self->lines, LineCache, g_array_index (self->emphasised, guint, i)).emphasis
        = RELATA_EMPHASIS_NONE;
  g_array_set_size (self->emphasised, 0);
}

/* Emphasises a line that was not, until relata_scene_clear_emphasis() or another diagram. */
void
relata_scene_emphasise (RelataScene *self, guint line, RelataEmphasis emphasis)
{
  g_return_if_fail (self != NULL && line < self->lines->len);
  g_return_if_fail (get_emphasis (self, line) == RELATA_EMPHASIS_NONE);
  g_array_index (self->lines, LineCache, line).emphasis = emphasis;
  g_array_append_val (self->emphasised, line);
}

/**
 * relata_scene_draw:
 *
 * Draws the lines and tables in view, in screen coordinates. One frame lays out only so many
 * texts.
 *
 * Returns: %FALSE if the next frame will show more
 */
gboolean
relata_scene_draw (RelataScene *self, GtkSnapshot *snapshot, RelataViewport *viewport)
{
  double zoom = relata_viewport_get_zoom (viewport);
  RelataRect visible = relata_viewport_get_visible (viewport);
  RelataPoint origin = relata_viewport_get_origin (viewport);
  RelataDetail detail;

  g_return_val_if_fail (self != NULL && self->painter != NULL, TRUE);
  if (self->diagram == NULL)
    return TRUE;
  self->complete = TRUE;
  self->texts_left = TEXTS_A_FRAME;
  self->labels_left = LABELS_A_FRAME;
  find_in_view (self, &visible);
  detail = choose_detail (zoom, self->in_view->len);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (origin.x, origin.y));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  if (detail == RELATA_DETAIL_BLOCK)
    append_far (self, snapshot, zoom);
  else
    append_near (self, snapshot, &visible, zoom, detail);
  gtk_snapshot_restore (snapshot);
  for (guint i = 0; detail == RELATA_DETAIL_NAME && i < self->in_view->len; i++)
    append_label (self, snapshot, g_array_index (self->in_view, guint, i), viewport);
  return self->complete;
}
