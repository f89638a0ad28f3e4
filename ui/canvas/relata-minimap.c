/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The tables are one node that is kept until the diagram changes; a frame adds only the outline
 * of what is seen. The minimap shows or hides itself when the viewport or the diagram changes.
 * Main thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "canvas/relata-canvas-private.h"
#include "canvas/relata-minimap.h"

#define WIDTH    168
#define HEIGHT   112
#define MARGIN   6.0
#define RADIUS   8.0
#define MIN_SIDE 1.5 /* screen pixels, of a table */

struct _RelataMinimap
{
  GtkWidget parent_instance;

  RelataCanvas *canvas;
  GskRenderNode *tables;
  RelataRect bounds;
};

G_DEFINE_FINAL_TYPE (RelataMinimap, relata_minimap, GTK_TYPE_WIDGET)

/* How the diagram is fitted into the widget. */
static RelataViewport *
make_viewport (RelataMinimap *self)
{
  RelataViewport *viewport = relata_viewport_new ();
  double x = (WIDTH - 2 * MARGIN) / MAX (self->bounds.width, 1);
  double y = (HEIGHT - 2 * MARGIN) / MAX (self->bounds.height, 1);

  relata_viewport_set_size (viewport, WIDTH, HEIGHT);
  relata_viewport_set_limits (viewport, MIN (x, y), MIN (x, y));
  relata_viewport_fit (viewport, &self->bounds, MARGIN, 1);
  return viewport;
}

static void
append_table (RelataMinimap *self, GtkSnapshot *snapshot, RelataViewport *viewport, guint table)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self->canvas);
  RelataPainter *painter = relata_scene_get_painter (self->canvas->scene);
  RelataRect rect
      = relata_viewport_rect_to_screen (viewport, relata_diagram_get_rect (diagram, table));
  const char *color = relata_diagram_get_color (diagram, table);
  RelataColor fill = relata_painter_get_palette (painter)->dim_text;

  if (color != NULL)
    fill = relata_palette_get_header (relata_painter_get_variant (painter), color).text;
  fill.alpha = .5f;
  rect.width = MAX (rect.width, MIN_SIDE);
  rect.height = MAX (rect.height, MIN_SIDE);
  relata_painter_append_color (snapshot, &fill, &rect);
}

static void
draw_tables (RelataMinimap *self, RelataViewport *viewport)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self->canvas);
  GtkSnapshot *snapshot;

  if (self->tables != NULL)
    return;
  snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    append_table (self, snapshot, viewport, i);
  self->tables = gtk_snapshot_free_to_node (snapshot);
}

/* Whether something of the diagram is out of sight. */
static gboolean
is_needed (RelataMinimap *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self->canvas);
  RelataRect seen = relata_viewport_get_visible (self->canvas->viewport);

  if (diagram == NULL || !relata_diagram_get_bounds (diagram, &self->bounds))
    return FALSE;
  return self->bounds.x < seen.x || self->bounds.y < seen.y
         || relata_rect_right (&self->bounds) > relata_rect_right (&seen)
         || relata_rect_bottom (&self->bounds) > relata_rect_bottom (&seen);
}

static void
update (RelataMinimap *self)
{
  gtk_widget_set_child_visible (GTK_WIDGET (self), is_needed (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
viewport_changed_cb (RelataViewport *viewport, gpointer user_data)
{
  update (RELATA_MINIMAP (user_data));
}

static void
diagram_changed_cb (RelataCanvas *canvas, gpointer user_data)
{
  RelataMinimap *self = RELATA_MINIMAP (user_data);

  g_clear_pointer (&self->tables, gsk_render_node_unref);
  update (self);
}

static void
go_to (RelataMinimap *self, double x, double y)
{
  g_autoptr (RelataViewport) viewport = make_viewport (self);
  RelataPoint world = relata_viewport_to_world (viewport, x, y);

  relata_viewport_set_centre (self->canvas->viewport, world.x, world.y);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  go_to (RELATA_MINIMAP (user_data), x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  go_to (RELATA_MINIMAP (user_data), x + dx, y + dy);
}

static void
relata_minimap_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
relata_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RelataMinimap *self = RELATA_MINIMAP (widget);
  const RelataPalette *palette
      = relata_painter_get_palette (relata_scene_get_painter (self->canvas->scene));
  RelataRect all = { 0, 0, WIDTH, HEIGHT };
  RelataRect seen = relata_viewport_get_visible (self->canvas->viewport);
  g_autoptr (RelataViewport) viewport = NULL;

  if (relata_canvas_get_diagram (self->canvas) == NULL)
    return;
  viewport = make_viewport (self);
  seen = relata_viewport_rect_to_screen (viewport, &seen);
  draw_tables (self, viewport);
  relata_painter_append_rounded (snapshot, &palette->card, &all, RADIUS);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (1, 1, WIDTH - 2, HEIGHT - 2));
  if (self->tables != NULL)
    gtk_snapshot_append_node (snapshot, self->tables);
  relata_painter_append_color (snapshot, &palette->selection_fill, &seen);
  relata_painter_append_outline (snapshot, &palette->selection, &seen, 2, 1.5);
  gtk_snapshot_pop (snapshot);
  relata_painter_append_outline (snapshot, &palette->border, &all, RADIUS, 1);
}

static void
relata_minimap_dispose (GObject *object)
{
  RelataMinimap *self = RELATA_MINIMAP (object);

  /* The last reference to the canvas may be this one: it says that its diagram goes. */
  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_pointer (&self->tables, gsk_render_node_unref);
  g_clear_object (&self->canvas);
  G_OBJECT_CLASS (relata_minimap_parent_class)->dispose (object);
}

static void
relata_minimap_class_init (RelataMinimapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relata_minimap_dispose;
  widget_class->measure = relata_minimap_measure;
  widget_class->snapshot = relata_minimap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
relata_minimap_init (RelataMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of the diagram"), -1);
}

/**
 * relata_minimap_new:
 * @canvas: the canvas it is of
 *
 * Returns: (transfer floating): its minimap, to be laid over it
 */
GtkWidget *
relata_minimap_new (RelataCanvas *canvas)
{
  RelataMinimap *self;

  g_return_val_if_fail (RELATA_IS_CANVAS (canvas), NULL);
  self = g_object_new (RELATA_TYPE_MINIMAP, NULL);
  self->canvas = g_object_ref (canvas);
  g_signal_connect_object (canvas->viewport, "changed", G_CALLBACK (viewport_changed_cb), self, 0);
  g_signal_connect_object (canvas, "diagram-changed", G_CALLBACK (diagram_changed_cb), self, 0);
  update (self);
  return GTK_WIDGET (self);
}
