/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the canvas shows: the grid, the scene, and over it what is selected, under the pointer
 * or being drawn. Main thread. */

#include "config.h"

#include <math.h>

#include "canvas/relata-canvas-private.h"

#define GRID_STEP      20.0 /* world units between dots */
#define MIN_GRID_STEP  26.0 /* screen pixels between them */
#define GRID_ZOOM      0.3
#define OUTLINE        2.0 /* screen pixels */
#define PORT_RADIUS    4.5
#define LINK_WIDTH     2.0
#define LINK_BEND      30.0
#define MAX_EMPHASISED 5
#define EDITOR_RADIUS  6.0
#define DIMMED         0.72f
#define FLASH_SECONDS  0.9

static const RelataPalette *
get_palette (RelataCanvas *self)
{
  return relata_painter_get_palette (relata_scene_get_painter (self->scene));
}

static void
draw_grid (RelataCanvas *self, GtkSnapshot *snapshot)
{
  const RelataPalette *palette = get_palette (self);
  double zoom = relata_viewport_get_zoom (self->viewport), step = GRID_STEP * zoom;
  double width = relata_viewport_get_width (self->viewport);
  double height = relata_viewport_get_height (self->viewport);
  RelataPoint origin = relata_viewport_get_origin (self->viewport);
  double start_x;

  if (zoom < GRID_ZOOM)
    return;
  while (step < MIN_GRID_STEP)
    step *= 2;
  start_x = fmod (origin.x, step);
  for (double y = fmod (origin.y, step); y < height; y += step)
    for (double x = start_x; x < width; x += step)
      relata_painter_append_color (snapshot, &palette->grid,
                                   &(RelataRect){ round (x) - 1, round (y) - 1, 2, 2 });
}

static void
draw_outline (
    RelataCanvas *self, GtkSnapshot *snapshot, guint table, const RelataColor *color, double alpha)
{
  double zoom = relata_viewport_get_zoom (self->viewport), thickness = OUTLINE / zoom;
  RelataRect rect = relata_rect_grow (
      relata_diagram_get_rect (relata_canvas_get_diagram (self), table), thickness);
  RelataColor faded = *color;

  faded.alpha *= alpha;
  relata_painter_append_outline (snapshot, &faded, &rect, RELATA_BOX_RADIUS + thickness, thickness);
}

/* The row of a column, in world coordinates; the header for column -1. */
static RelataRect
get_row_rect (RelataCanvas *self, guint table, int column)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  const RelataRect *rect = relata_diagram_get_rect (diagram, table);
  double height = column < 0 ? RELATA_BOX_HEADER_HEIGHT : RELATA_BOX_ROW_HEIGHT;
  double middle = relata_box_get_row_y (relata_diagram_get_box (diagram, table), column);

  return (RelataRect){ rect->x + 1, rect->y + middle - height / 2, rect->width - 2, height };
}

static gboolean
shows_rows (RelataCanvas *self)
{
  return relata_viewport_get_zoom (self->viewport) >= RELATA_SCENE_TEXT_ZOOM;
}

static void
fill_row (
    RelataCanvas *self, GtkSnapshot *snapshot, guint table, int column, const RelataColor *color)
{
  const RelataRect *box = relata_diagram_get_rect (relata_canvas_get_diagram (self), table);
  RelataRect row = get_row_rect (self, table, column);
  GskRoundedRect rounded;

  if (!shows_rows (self))
    return;
  gsk_rounded_rect_init_from_rect (
      &rounded, &GRAPHENE_RECT_INIT (box->x, box->y, box->width, box->height), RELATA_BOX_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  relata_painter_append_color (snapshot, color, &row);
  gtk_snapshot_pop (snapshot);
}

static gboolean
is_selected_line (RelataCanvas *self, const RelataLine *line)
{
  guint child, foreign_key;
  gboolean is_virtual;

  return relata_view_state_get_relationship (self->view_state, &child, &foreign_key, &is_virtual)
         && line->relationship->child == child && line->relationship->foreign_key == foreign_key
         && !line->relationship->virtual_ == !is_virtual;
}

static gboolean
touches_selection (RelataCanvas *self, const RelataLine *line)
{
  return relata_view_state_is_selected (self->view_state, line->relationship->child)
         || (line->parent >= 0
             && relata_view_state_is_selected (self->view_state, line->relationship->parent));
}

static RelataEmphasis
choose_emphasis (RelataCanvas *self, guint index, const RelataLine *line, gboolean tables)
{
  if (is_selected_line (self, line))
    return RELATA_EMPHASIS_STRONG;
  if (self->hover.kind == RELATA_HIT_LINE && self->hover.line == index)
    return RELATA_EMPHASIS_NAMED;
  return tables && touches_selection (self, line) ? RELATA_EMPHASIS_LIGHT : RELATA_EMPHASIS_NONE;
}

/* Emphasises the selected line, the one under the pointer, and those of the selected tables,
 * while these are few enough to be told apart by it. */
static void
emphasise_lines (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  guint n_selected;

  relata_view_state_get_selected (self->view_state, &n_selected);
  relata_scene_clear_emphasis (self->scene);
  for (guint i = 0; i < relata_diagram_get_n_lines (diagram); i++)
    {
      RelataEmphasis emphasis = choose_emphasis (self, i, relata_diagram_get_line (diagram, i),
                                                 n_selected > 0 && n_selected <= MAX_EMPHASISED);

      if (emphasis != RELATA_EMPHASIS_NONE)
        relata_scene_emphasise (self->scene, i, emphasis);
    }
}

static void
draw_selection (RelataCanvas *self, GtkSnapshot *snapshot)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  const RelataPalette *palette = get_palette (self);
  RelataRect visible = relata_viewport_get_visible (self->viewport);
  guint n_selected;
  const guint *selected = relata_view_state_get_selected (self->view_state, &n_selected);
  int column = relata_view_state_get_column (self->view_state);

  for (guint i = 0; i < n_selected; i++)
    {
      int table = relata_diagram_find_table (diagram, selected[i]);

      if (table < 0 || !relata_rect_intersects (relata_diagram_get_rect (diagram, table), &visible))
        continue;
      draw_outline (self, snapshot, table, &palette->selection, 1);
      if (column >= 0 && selected[i] == relata_view_state_get_primary (self->view_state))
        fill_row (self, snapshot, table, column, &palette->selection_fill);
    }
}

static void
draw_port (RelataCanvas *self, GtkSnapshot *snapshot, double x, double y)
{
  const RelataPalette *palette = get_palette (self);
  double radius = PORT_RADIUS / MAX (relata_viewport_get_zoom (self->viewport), 1);
  RelataRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

  relata_painter_append_rounded (snapshot, &palette->card, &rect, radius);
  relata_painter_append_outline (snapshot, &palette->selection, &rect, radius, radius * .4);
}

static void
draw_hover (RelataCanvas *self, GtkSnapshot *snapshot)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  RelataRect row;

  if (self->hover.kind != RELATA_HIT_ROW && self->hover.kind != RELATA_HIT_PORT)
    return;
  fill_row (self, snapshot, self->hover.table, self->hover.column, &get_palette (self)->row_hover);
  if (relata_diagram_get_box (diagram, self->hover.table)->kind != RELATA_BOX_TABLE)
    return;
  row = get_row_rect (self, self->hover.table, self->hover.column);
  draw_port (self, snapshot, row.x - 1, row.y + row.height / 2);
  draw_port (self, snapshot, row.x + row.width + 1, row.y + row.height / 2);
}

static gboolean
can_link_to (RelataCanvas *self, const RelataBox *from, const RelataBox *to, int column)
{
  RelataLink link;

  return relata_link_resolve (relata_diagram_get_snapshot (relata_canvas_get_diagram (self)), from,
                              self->linking.from_column, to, column, &link, NULL);
}

/* Fades the rows a relationship cannot end at. */
static void
dim_impossible (RelataCanvas *self, GtkSnapshot *snapshot, const RelataBox *from)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  RelataRect visible = relata_viewport_get_visible (self->viewport);
  g_autoptr (GArray) tables = relata_scene_find_tables (self->scene, &visible);
  RelataColor dim = get_palette (self)->card;

  dim.alpha = DIMMED;
  for (guint i = 0; i < tables->len; i++)
    {
      guint table = g_array_index (tables, guint, i);
      const RelataBox *to = relata_diagram_get_box (diagram, table);

      for (int column = -1; column < (int)to->n_rows; column++)
        if (!can_link_to (self, from, to, column)
            && !(to == from && column == self->linking.from_column))
          fill_row (self, snapshot, table, column, &dim);
    }
}

static void
draw_segment (GtkSnapshot *snapshot,
              const RelataColor *color,
              double x0,
              double y0,
              double x1,
              double y1,
              double width)
{
  RelataRect rect = { MIN (x0, x1) - width / 2, MIN (y0, y1) - width / 2, fabs (x1 - x0) + width,
                      fabs (y1 - y0) + width };

  relata_painter_append_color (snapshot, color, &rect);
}

/* Where the line that is drawn runs: from @start across to @middle, up or down, and to @end. */
typedef struct
{
  RelataPoint start, end;
  double middle;
} LinkPath;

/* Leaves the side that faces what it goes to; past both, on the right, where they are above each
 * other. */
static LinkPath
find_link_path (const RelataRect *from, const RelataRect *to)
{
  double from_y = from->y + from->height / 2, to_y = to->y + to->height / 2;
  double right = relata_rect_right (from), to_right = relata_rect_right (to);

  if (to->x > right)
    return (LinkPath){ { right, from_y }, { to->x, to_y }, (right + to->x) / 2 };
  if (to_right < from->x)
    return (LinkPath){ { from->x, from_y }, { to_right, to_y }, (from->x + to_right) / 2 };
  return (LinkPath){ { right, from_y }, { to_right, to_y }, MAX (right, to_right) + LINK_BEND };
}

static void
draw_link_path (RelataCanvas *self,
                GtkSnapshot *snapshot,
                const LinkPath *path,
                const RelataColor *color)
{
  double width = LINK_WIDTH / MIN (relata_viewport_get_zoom (self->viewport), 1);

  draw_segment (snapshot, color, path->start.x, path->start.y, path->middle, path->start.y, width);
  draw_segment (snapshot, color, path->middle, path->start.y, path->middle, path->end.y, width);
  draw_segment (snapshot, color, path->middle, path->end.y, path->end.x, path->end.y, width);
  draw_port (self, snapshot, path->start.x, path->start.y);
  draw_port (self, snapshot, path->end.x, path->end.y);
}

static void
draw_link (RelataCanvas *self, GtkSnapshot *snapshot)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  const RelataPalette *palette = get_palette (self);
  int from = relata_diagram_find_table (diagram, self->linking.from);
  int target = relata_diagram_find_table (diagram, self->linking.target);
  RelataRect start, end = { 0 };
  LinkPath path;

  if (from < 0)
    return;
  dim_impossible (self, snapshot, relata_diagram_get_box (diagram, from));
  start = get_row_rect (self, from, self->linking.from_column);
  if (target >= 0)
    {
      end = get_row_rect (self, target, self->linking.target_column);
      fill_row (self, snapshot, target, self->linking.target_column, &palette->selection_fill);
    }
  else if (!self->linking.by_keys)
    {
      RelataPoint at = relata_viewport_to_world (self->viewport, self->pointer.x, self->pointer.y);

      end = (RelataRect){ at.x, at.y, 0, 0 };
    }
  else
    return;
  path = find_link_path (&start, &end);
  draw_link_path (self, snapshot, &path,
                  target >= 0 && !self->linking.possible ? &palette->warning : &palette->selection);
}

static void
draw_flash (RelataCanvas *self, GtkSnapshot *snapshot)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  RelataColor color = get_palette (self)->selection;
  int table = relata_diagram_find_table (relata_canvas_get_diagram (self), self->flash_table);
  double age;

  if (self->flash_table == 0 || table < 0 || clock == NULL)
    return;
  age = (gdk_frame_clock_get_frame_time (clock) - self->flash_start)
        / (FLASH_SECONDS * G_TIME_SPAN_SECOND);
  draw_outline (self, snapshot, table, &color, CLAMP (1 - age, 0, 1));
  color.alpha = .35f * CLAMP (1 - age, 0, 1);
  fill_row (self, snapshot, table, self->flash_column, &color);
}

static void
draw_over_scene (RelataCanvas *self, GtkSnapshot *snapshot)
{
  double zoom = relata_viewport_get_zoom (self->viewport);
  RelataPoint origin = relata_viewport_get_origin (self->viewport);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (origin.x, origin.y));
  gtk_snapshot_scale (snapshot, zoom, zoom);
  draw_selection (self, snapshot);
  if (self->linking.active)
    draw_link (self, snapshot);
  else
    draw_hover (self, snapshot);
  draw_flash (self, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
draw_band (RelataCanvas *self, GtkSnapshot *snapshot)
{
  const RelataPalette *palette = get_palette (self);
  RelataRect band = relata_canvas_get_band (self);

  if (self->drag.kind != RELATA_DRAG_BAND)
    return;
  relata_painter_append_color (snapshot, &palette->selection_fill, &band);
  relata_painter_append_outline (snapshot, &palette->selection, &band, 0, 1);
}

/* What an entry lets through must not be the name it stands on. */
static void
draw_behind_editor (RelataCanvas *self, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds;
  RelataRect rect;

  if (self->editor == NULL || !gtk_widget_compute_bounds (self->editor, GTK_WIDGET (self), &bounds))
    return;
  rect = (RelataRect){ bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
  relata_painter_append_rounded (snapshot, &get_palette (self)->card, &rect, EDITOR_RADIUS);
}

/* Returns: the rubber band, in screen coordinates */
RelataRect
relata_canvas_get_band (RelataCanvas *self)
{
  const RelataPoint *a = &self->drag.start, *b = &self->drag.at;

  return (RelataRect){ MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };
}

static gboolean
draw_rest_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RELATA_CANVAS (widget)->rest_tick = 0;
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

/* Asks for another frame, since this one has no time for all texts. */
static void
queue_rest (RelataCanvas *self)
{
  if (self->rest_tick == 0)
    self->rest_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), draw_rest_cb, NULL, NULL);
}

/* Draws the canvas and, last, its child widgets. */
void
relata_canvas_draw (RelataCanvas *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RelataRect all = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };

  relata_painter_append_color (snapshot, &get_palette (self)->canvas, &all);
  draw_grid (self, snapshot);
  if (relata_canvas_get_diagram (self) != NULL)
    {
      emphasise_lines (self);
      if (!relata_scene_draw (self->scene, snapshot, self->viewport))
        queue_rest (self);
      draw_over_scene (self, snapshot);
    }
  draw_band (self, snapshot);
  draw_behind_editor (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_snapshot_child (widget, child, snapshot);
}
