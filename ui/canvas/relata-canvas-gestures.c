/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The pointer. One drag gesture of the primary button becomes, by where it begins and which
 * keys are held, panning, moving tables, a rubber band or a relationship; a press that does not
 * move is a click. Zooming always keeps the point under the pointer. Main thread. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/relata-text.h"
#include "canvas/relata-canvas-private.h"

#define DRAG_THRESHOLD 4.0
#define WHEEL_PIXELS   60.0  /* a click of the wheel pans as far */
#define ZOOM_PIXELS    160.0 /* so many pixels of a touchpad double the zoom */
#define ZOOM_CLICK     0.25  /* octaves to a click of the wheel */
#define SNAP           10.0
#define TIP_CHARS      60

static RelataHit
pick (RelataCanvas *self, double x, double y)
{
  RelataPoint at = relata_viewport_to_world (self->viewport, x, y);

  return relata_scene_pick (self->scene, at.x, at.y, relata_viewport_get_zoom (self->viewport));
}

static guint
get_hit_id (RelataCanvas *self, const RelataHit *hit)
{
  if (hit->kind == RELATA_HIT_NONE || hit->kind == RELATA_HIT_LINE)
    return 0;
  return relata_diagram_get_box (relata_canvas_get_diagram (self), hit->table)->id;
}

static void
set_cursor (RelataCanvas *self)
{
  const char *name = NULL;

  if (self->drag.kind == RELATA_DRAG_PAN)
    name = "grabbing";
  else if (self->space_held)
    name = "grab";
  else if (self->linking.active || self->hover.kind == RELATA_HIT_PORT)
    name = "crosshair";
  else if (self->hover.kind == RELATA_HIT_LINE)
    name = "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
select_line (RelataCanvas *self, guint line)
{
  const RelataRelationship *relationship
      = relata_diagram_get_line (relata_canvas_get_diagram (self), line)->relationship;

  relata_view_state_select_relationship (self->view_state, relationship->child,
                                         relationship->foreign_key, relationship->virtual_);
}

static void
select_hit (RelataCanvas *self, const RelataHit *hit)
{
  guint id = get_hit_id (self, hit);

  if (hit->kind == RELATA_HIT_LINE)
    select_line (self, hit->line);
  else if (hit->kind == RELATA_HIT_NONE)
    relata_view_state_clear (self->view_state);
  else if (hit->kind == RELATA_HIT_TABLE)
    relata_view_state_select (self->view_state, id, RELATA_SELECT_ONLY);
  else
    relata_view_state_select_column (self->view_state, id, hit->column);
  relata_canvas_focus_table (self, id);
}

/* A press selects at once, except in what is already selected, which may be about to be moved. */
static void
press (RelataCanvas *self)
{
  const RelataHit *hit = &self->drag.hit;
  guint id = get_hit_id (self, hit);
  gboolean extend = (self->drag.modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;
  guint n_selected;

  relata_view_state_get_selected (self->view_state, &n_selected);
  if (hit->kind == RELATA_HIT_NONE || (extend && id != 0))
    return;
  if (id != 0 && n_selected > 1 && relata_view_state_is_selected (self->view_state, id))
    return;
  select_hit (self, hit);
}

static void
click (RelataCanvas *self)
{
  const RelataHit *hit = &self->drag.hit;
  guint id = get_hit_id (self, hit);
  gboolean extend = (self->drag.modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0;

  if (extend && id != 0)
    relata_view_state_select (self->view_state, id, RELATA_SELECT_TOGGLE);
  else if (!extend)
    select_hit (self, hit);
}

static void
begin_move (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  guint id = get_hit_id (self, &self->drag.hit), n_selected;
  const guint *selected;

  if (!relata_view_state_is_selected (self->view_state, id))
    relata_view_state_select (self->view_state, id,
                              self->drag.modifiers & GDK_SHIFT_MASK ? RELATA_SELECT_ADD
                                                                    : RELATA_SELECT_ONLY);
  selected = relata_view_state_get_selected (self->view_state, &n_selected);
  g_array_set_size (self->drag.tables, 0);
  g_array_set_size (self->drag.origins, 0);
  for (guint i = 0; i < n_selected; i++)
    {
      int table = relata_diagram_find_table (diagram, selected[i]);
      const RelataRect *rect;
      RelataPoint origin;

      if (table < 0)
        continue;
      rect = relata_diagram_get_rect (diagram, table);
      origin = (RelataPoint){ rect->x, rect->y };
      g_array_append_val (self->drag.tables, table);
      g_array_append_val (self->drag.origins, origin);
    }
  self->drag.kind = RELATA_DRAG_MOVE;
}

static void
begin_band (RelataCanvas *self)
{
  guint n_selected;
  const guint *selected = relata_view_state_get_selected (self->view_state, &n_selected);

  g_array_set_size (self->drag.before, 0);
  if (self->drag.modifiers & (GDK_SHIFT_MASK | GDK_CONTROL_MASK))
    g_array_append_vals (self->drag.before, selected, n_selected);
  self->drag.kind = RELATA_DRAG_BAND;
}

/* The press has become a drag: of what kind? */
static void
begin_kind (RelataCanvas *self)
{
  const RelataHit *hit = &self->drag.hit;
  gboolean on_row = hit->kind == RELATA_HIT_ROW || hit->kind == RELATA_HIT_PORT;

  if (self->space_held)
    self->drag.kind = RELATA_DRAG_PAN;
  else if (hit->kind == RELATA_HIT_PORT || (on_row && (self->drag.modifiers & GDK_ALT_MASK) != 0))
    {
      relata_canvas_begin_link (self, get_hit_id (self, hit), hit->column, FALSE);
      self->drag.kind = RELATA_DRAG_LINK;
    }
  else if (get_hit_id (self, hit) != 0)
    begin_move (self);
  else
    begin_band (self);
}

static void
update_move (RelataCanvas *self)
{
  double zoom = relata_viewport_get_zoom (self->viewport);
  g_autofree RelataPoint *points = g_new (RelataPoint, self->drag.tables->len);
  g_auto (RelataDiagramChanges) changes;
  const RelataPoint *lead = NULL;
  double dx = (self->drag.at.x - self->drag.start.x) / zoom;
  double dy = (self->drag.at.y - self->drag.start.y) / zoom;

  for (guint i = 0; i < self->drag.tables->len; i++)
    if (lead == NULL || g_array_index (self->drag.tables, guint, i) == self->drag.hit.table)
      lead = &g_array_index (self->drag.origins, RelataPoint, i);
  if (lead == NULL)
    return;
  dx = round ((lead->x + dx) / SNAP) * SNAP - lead->x;
  dy = round ((lead->y + dy) / SNAP) * SNAP - lead->y;
  for (guint i = 0; i < self->drag.tables->len; i++)
    {
      const RelataPoint *origin = &g_array_index (self->drag.origins, RelataPoint, i);

      points[i] = (RelataPoint){ origin->x + dx, origin->y + dy };
    }
  relata_diagram_changes_init (&changes);
  relata_diagram_move (relata_canvas_get_diagram (self),
                       (const guint *)(gpointer)self->drag.tables->data, points,
                       self->drag.tables->len, &changes);
  relata_canvas_moved (self, &changes);
}

static void
update_band (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  RelataRect band = relata_canvas_get_band (self), world;
  RelataPoint start = relata_viewport_to_world (self->viewport, band.x, band.y);
  double zoom = relata_viewport_get_zoom (self->viewport);
  g_autoptr (GArray) tables = NULL;
  g_autoptr (GArray) ids = g_array_copy (self->drag.before);

  world = (RelataRect){ start.x, start.y, band.width / zoom, band.height / zoom };
  tables = relata_scene_find_tables (self->scene, &world);
  for (guint i = 0; i < tables->len; i++)
    {
      guint id = relata_diagram_get_box (diagram, g_array_index (tables, guint, i))->id;

      g_array_append_val (ids, id);
    }
  relata_view_state_select_many (self->view_state, (const guint *)(gpointer)ids->data, ids->len,
                                 RELATA_SELECT_ONLY);
}

static void
update_link (RelataCanvas *self)
{
  RelataHit hit = pick (self, self->pointer.x, self->pointer.y);
  gboolean on_row = hit.kind == RELATA_HIT_ROW || hit.kind == RELATA_HIT_PORT;

  relata_canvas_set_link_target (self, get_hit_id (self, &hit), on_row ? hit.column : -1);
}

static void
finish_move (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->drag.tables->len; i++)
    {
      guint table = g_array_index (self->drag.tables, guint, i);
      const RelataRect *rect = relata_diagram_get_rect (diagram, table);
      const RelataPoint *origin = &g_array_index (self->drag.origins, RelataPoint, i);
      guint id = relata_diagram_get_box (diagram, table)->id;

      if (rect->x != origin->x || rect->y != origin->y)
        g_array_append_val (ids, id);
    }
  self->drag.kind = RELATA_DRAG_NONE;
  if (ids->len > 0)
    relata_canvas_store_move (self, (const guint *)(gpointer)ids->data, ids->len);
}

static gboolean
is_ready (RelataCanvas *self)
{
  return self->view_state != NULL && relata_canvas_get_diagram (self) != NULL;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  if (!is_ready (self))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  relata_canvas_stop_editing (self, TRUE);
  self->pointer = (RelataPoint){ x, y };
  self->drag.kind = RELATA_DRAG_PRESS;
  self->drag.start = self->drag.at = self->pointer;
  self->drag.hit = pick (self, x, y);
  self->drag.modifiers
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  if (!self->space_held)
    press (self);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  RelataPoint before = self->drag.at;

  if (self->drag.kind == RELATA_DRAG_NONE)
    return;
  self->drag.at = (RelataPoint){ self->drag.start.x + dx, self->drag.start.y + dy };
  self->pointer = self->drag.at;
  if (self->drag.kind == RELATA_DRAG_PRESS && hypot (dx, dy) >= DRAG_THRESHOLD)
    {
      begin_kind (self);
      before = self->drag.start;
      set_cursor (self);
    }
  if (self->drag.kind == RELATA_DRAG_PAN)
    relata_viewport_pan (self->viewport, self->drag.at.x - before.x, self->drag.at.y - before.y);
  else if (self->drag.kind == RELATA_DRAG_MOVE)
    update_move (self);
  else if (self->drag.kind == RELATA_DRAG_BAND)
    update_band (self);
  else if (self->drag.kind == RELATA_DRAG_LINK)
    update_link (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  RelataDragKind kind = self->drag.kind;

  if (kind == RELATA_DRAG_NONE)
    return;
  drag_update_cb (gesture, dx, dy, self);
  kind = self->drag.kind;
  self->drag.kind = RELATA_DRAG_NONE;
  if (kind == RELATA_DRAG_PRESS)
    click (self);
  else if (kind == RELATA_DRAG_MOVE)
    finish_move (self);
  else if (kind == RELATA_DRAG_LINK)
    relata_canvas_end_link (self, TRUE);
  relata_canvas_update_hover (self);
  set_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  relata_canvas_cancel_drag (RELATA_CANVAS (user_data));
}

static void
pan_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  self->drag.kind = RELATA_DRAG_PAN;
  self->drag.start = self->drag.at = (RelataPoint){ x, y };
  set_cursor (self);
}

/* At the release, so that the drag gesture, whose press came with it, has nothing left to do. */
static void
double_click_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  RelataHit hit;

  if (n_press != 2 || !is_ready (self))
    return;
  relata_canvas_cancel_drag (self);
  hit = pick (self, x, y);
  if (hit.kind == RELATA_HIT_NONE)
    {
      RelataPoint at = relata_viewport_to_world (self->viewport, x, y);

      relata_canvas_add_table_at (self, at.x, at.y);
    }
  else if (hit.kind != RELATA_HIT_LINE)
    relata_canvas_edit_name (self, get_hit_id (self, &hit),
                             hit.kind == RELATA_HIT_TABLE ? -1 : hit.column);
}

static void
show_menu_at (RelataCanvas *self, double x, double y)
{
  RelataHit hit;
  guint id;

  if (!is_ready (self))
    return;
  relata_canvas_cancel_drag (self);
  hit = pick (self, x, y);
  id = get_hit_id (self, &hit);
  if (id == 0 || !relata_view_state_is_selected (self->view_state, id)
      || hit.kind == RELATA_HIT_ROW)
    select_hit (self, &hit);
  relata_canvas_show_menu (self, x, y);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (RELATA_CANVAS (user_data), x, y);
}

static void
long_press_cb (GtkGestureLongPress *gesture, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (RELATA_CANVAS (user_data), x, y);
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  self->pointer = (RelataPoint){ x, y };
  relata_canvas_update_hover (self);
}

static void
leave_cb (GtkEventControllerMotion *motion, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  self->pointer = (RelataPoint){ -1, -1 };
  relata_canvas_update_hover (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean wheel = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;

  if (state & GDK_CONTROL_MASK)
    {
      double octaves = wheel ? dy * ZOOM_CLICK : dy / ZOOM_PIXELS;

      relata_viewport_zoom_at (self->viewport,
                               relata_viewport_get_zoom (self->viewport) * exp2 (-octaves),
                               self->pointer.x, self->pointer.y);
      return GDK_EVENT_STOP;
    }
  if (wheel)
    {
      dx *= WHEEL_PIXELS;
      dy *= WHEEL_PIXELS;
    }
  if ((state & GDK_SHIFT_MASK) && dx == 0)
    relata_viewport_pan (self->viewport, -dy, 0);
  else
    relata_viewport_pan (self->viewport, -dx, -dy);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  self->pinch_zoom = relata_viewport_get_zoom (self->viewport);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  double x = self->pointer.x, y = self->pointer.y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  relata_viewport_zoom_at (self->viewport, self->pinch_zoom * scale, x, y);
}

static char *
describe_end (RelataSnapshot *snapshot, const RelataEnd *end)
{
  RelataItem *item = relata_snapshot_get (snapshot, end->table);
  g_autofree char *table = relata_text_for_display (
      item != NULL && item->def->name != NULL ? item->def->name : "?", -1, TIP_CHARS);
  g_autofree char *name = relata_text_for_display (end->name, -1, TIP_CHARS);

  return g_strdup_printf ("%s.%s", table, name);
}

static char *
describe_line (RelataCanvas *self, guint index)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  const RelataLine *line = relata_diagram_get_line (diagram, index);
  RelataSnapshot *snapshot = relata_diagram_get_snapshot (diagram);
  g_autofree char *child = describe_end (snapshot, &line->relationship->ends[0]);
  g_autofree char *parent = NULL;

  if (line->parent < 0)
    return g_strdup_printf (_ ("%s — refers to a table that is not there"), child);
  parent = describe_end (snapshot, &line->relationship->ends[1]);
  if (line->relationship->kind == RELATA_ONE_TO_ONE)
    return g_strdup_printf (_ ("%1$s — %2$s, one-to-one"), parent, child);
  return g_strdup_printf (_ ("%1$s — %2$s, one-to-many"), parent, child);
}

static gboolean
query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (widget);
  RelataHit hit;

  if (keyboard || !is_ready (self) || self->drag.kind > RELATA_DRAG_PRESS)
    return FALSE;
  hit = pick (self, x, y);
  if (hit.kind == RELATA_HIT_LINE)
    {
      g_autofree char *text = describe_line (self, hit.line);

      gtk_tooltip_set_text (tooltip, text);
    }
  else if (hit.kind == RELATA_HIT_PORT)
    gtk_tooltip_set_text (tooltip, _ ("Drag to a column to relate the two"));
  else
    return FALSE;
  return TRUE;
}

static void
add_drag (RelataCanvas *self, guint button, GCallback begin)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin, self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
add_click (RelataCanvas *self, guint button, const char *signal, GCallback callback)
{
  GtkGesture *click_gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click_gesture), button);
  g_signal_connect (click_gesture, signal, callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click_gesture));
}

/* Makes the gestures. */
void
relata_canvas_add_gestures (RelataCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  add_drag (self, GDK_BUTTON_PRIMARY, G_CALLBACK (drag_begin_cb));
  add_drag (self, GDK_BUTTON_MIDDLE, G_CALLBACK (pan_begin_cb));
  add_click (self, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (double_click_cb));
  add_click (self, GDK_BUTTON_SECONDARY, "pressed", G_CALLBACK (menu_pressed_cb));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_press_cb), self);
  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (long_press));
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/* Ends what is being dragged without effect: tables go back, no relationship is made. */
void
relata_canvas_cancel_drag (RelataCanvas *self)
{
  RelataDragKind kind = self->drag.kind;

  self->drag.kind = RELATA_DRAG_NONE;
  if (self->linking.active)
    relata_canvas_end_link (self, FALSE);
  if (kind == RELATA_DRAG_MOVE)
    {
      g_auto (RelataDiagramChanges) changes;

      relata_diagram_changes_init (&changes);
      relata_diagram_move (relata_canvas_get_diagram (self),
                           (const guint *)(gpointer)self->drag.tables->data,
                           (const RelataPoint *)(gpointer)self->drag.origins->data,
                           self->drag.tables->len, &changes);
      relata_canvas_moved (self, &changes);
    }
  if (kind != RELATA_DRAG_NONE)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Finds what is under the pointer now. */
void
relata_canvas_update_hover (RelataCanvas *self)
{
  RelataHit hit = { .kind = RELATA_HIT_NONE, .column = -1 };

  if (self->pointer.x >= 0 && is_ready (self) && self->drag.kind <= RELATA_DRAG_PRESS)
    hit = pick (self, self->pointer.x, self->pointer.y);
  if (relata_hit_equal (&hit, &self->hover))
    return;
  self->hover = hit;
  set_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
