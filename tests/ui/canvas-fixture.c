/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The window is 1200 x 800 and the diagram at zoom 1 with the world's origin at the top left,
 * so that coordinates of a script are coordinates of the widget. */

#include "config.h"

#include <string.h>

#include "canvas-fixture.h"
#include "canvas/relata-canvas-table.h"
#include "layout/relata-box.h"
#include "relata-test.h"

static void
message_cb (RelataCanvas *canvas, const char *text, gboolean undo, gpointer user_data)
{
  CanvasFixture *self = user_data;

  g_free (self->message);
  self->message = g_strdup (text);
}

static gboolean
is_allocated (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

static void
open_script (CanvasFixture *self, const char *script)
{
  g_autofree char *path = g_build_filename (self->directory, "design.sql", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, script, strlen (script), &error));
  self->design = relata_design_load (path, NULL, &error);
  g_assert_no_error (error);
}

/* The widget's own box, so that a row can be found without asking the code under test. */
static RelataRect
get_rect (CanvasFixture *self, const char *table)
{
  RelataRect rect;

  g_assert_true (
      relata_canvas_get_table_rect (self->canvas, canvas_fixture_find (self, table), &rect));
  return rect;
}

/* Makes the window and opens the script. */
void
canvas_fixture_set_up (CanvasFixture *self, gconstpointer script)
{
  RelataViewport *viewport;

  self->directory = relata_test_make_directory ();
  open_script (self, script);
  self->view_state = relata_view_state_new (self->design);
  self->window = gtk_window_new ();
  self->canvas = RELATA_CANVAS (relata_canvas_new ());
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->canvas));
  g_signal_connect (self->canvas, "message", G_CALLBACK (message_cb), self);
  relata_canvas_set_view_state (self->canvas, self->view_state);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (relata_test_wait_for (is_allocated, self->canvas, 10));
  viewport = relata_canvas_get_viewport (self->canvas);
  relata_viewport_set_zoom (viewport, 1);
  relata_viewport_set_centre (viewport, gtk_widget_get_width (GTK_WIDGET (self->canvas)) / 2,
                              gtk_widget_get_height (GTK_WIDGET (self->canvas)) / 2);
  canvas_fixture_settle (self);
}

/* Closes the window; nothing may be left of it. */
void
canvas_fixture_tear_down (CanvasFixture *self, gconstpointer script)
{
  g_object_add_weak_pointer (G_OBJECT (self->canvas), (gpointer *)&self->canvas);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->canvas);
  g_assert_finalize_object (self->view_state);
  g_assert_finalize_object (self->design);
  relata_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->message);
}

/* The id of a table or view. */
guint
canvas_fixture_find (CanvasFixture *self, const char *table)
{
  RelataItem *item = relata_snapshot_find_table (relata_design_get_snapshot (self->design), table);

  g_assert_nonnull (item);
  return item->id;
}

/* What the design says of a table now. */
const RelataTableDef *
canvas_fixture_table (CanvasFixture *self, const char *table)
{
  return relata_item_table (relata_snapshot_get (relata_design_get_snapshot (self->design),
                                                 canvas_fixture_find (self, table)));
}

/* A point on the header of a table. */
RelataPoint
canvas_fixture_header (CanvasFixture *self, const char *table)
{
  RelataRect rect = get_rect (self, table);
  double zoom = relata_viewport_get_zoom (relata_canvas_get_viewport (self->canvas));

  return (RelataPoint){ rect.x + rect.width / 2, rect.y + 15 * zoom };
}

/* The middle of a row: rows are 22 high and begin 34 under the top. */
RelataPoint
canvas_fixture_row (CanvasFixture *self, const char *table, const char *column)
{
  RelataRect rect = get_rect (self, table);
  double zoom = relata_viewport_get_zoom (relata_canvas_get_viewport (self->canvas));
  int index = relata_table_def_find_column (canvas_fixture_table (self, table), column);

  g_assert_cmpint (index, >=, 0);
  return (RelataPoint){ rect.x + rect.width / 2, rect.y + (34 + 22 * (index + .5)) * zoom };
}

/* The right end of a row. */
RelataPoint
canvas_fixture_port (CanvasFixture *self, const char *table, const char *column)
{
  RelataRect rect = get_rect (self, table);
  RelataPoint point = canvas_fixture_row (self, table, column);

  point.x = rect.x + rect.width - 2;
  return point;
}

/* The controller of a type; for a gesture also of a button. */
GtkEventController *
canvas_fixture_controller (CanvasFixture *self, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!g_type_is_a (G_OBJECT_TYPE (controller), type))
        continue;
      if (button == 0 || gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return controller;
    }
  g_assert_not_reached ();
}

/* Drags with the primary button, in three steps. */
void
canvas_fixture_drag (CanvasFixture *self, RelataPoint from, RelataPoint to)
{
  GtkEventController *drag
      = canvas_fixture_controller (self, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  double dx = to.x - from.x, dy = to.y - from.y;

  g_signal_emit_by_name (drag, "drag-begin", from.x, from.y);
  for (int i = 1; i <= 3; i++)
    g_signal_emit_by_name (drag, "drag-update", dx * i / 3, dy * i / 3);
  g_signal_emit_by_name (drag, "drag-end", dx, dy);
  canvas_fixture_settle (self);
}

/* Presses and lets go of the primary button. */
void
canvas_fixture_click (CanvasFixture *self, RelataPoint at)
{
  GtkEventController *drag
      = canvas_fixture_controller (self, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);

  g_signal_emit_by_name (drag, "drag-begin", at.x, at.y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
}

/* Does so twice. */
void
canvas_fixture_double_click (CanvasFixture *self, RelataPoint at)
{
  GtkEventController *click
      = canvas_fixture_controller (self, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);

  GtkEventController *drag
      = canvas_fixture_controller (self, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);

  canvas_fixture_click (self, at);
  g_signal_emit_by_name (drag, "drag-begin", at.x, at.y);
  g_signal_emit_by_name (click, "released", 2, at.x, at.y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  canvas_fixture_settle (self);
}

/* Presses a key; answers whether it was used. */
gboolean
canvas_fixture_key (CanvasFixture *self, guint key, GdkModifierType modifiers)
{
  GtkEventController *keys = canvas_fixture_controller (self, GTK_TYPE_EVENT_CONTROLLER_KEY, 0);
  gboolean used = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", key, 0, modifiers, &used);
  canvas_fixture_settle (self);
  return used;
}

/* The nth child widget of a type, or %NULL. */
GtkWidget *
canvas_fixture_child (CanvasFixture *self, GType type, guint index)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type) && index-- == 0)
      return child;
  return NULL;
}

/* Lets idles and pending sizes happen, and a frame be drawn. */
void
canvas_fixture_settle (CanvasFixture *self)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->canvas));
  for (guint i = 0; i < 20 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* What was drawn last; %NULL while something is to be drawn anew. */
static GskRenderNode *
get_drawn (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  return gtk_snapshot_free_to_node (snapshot);
}

/* Draws the canvas, and saves the picture where RELATA_TEST_PICTURES says, to be looked at. */
void
canvas_fixture_save_picture (CanvasFixture *self, const char *name)
{
  const char *directory = g_getenv ("RELATA_TEST_PICTURES");
  GtkWidget *widget = GTK_WIDGET (self->canvas);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 10 && node == NULL; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
      node = get_drawn (widget);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), >, 500);
  if (directory == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", directory, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
