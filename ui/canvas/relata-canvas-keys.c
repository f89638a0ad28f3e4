/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The keyboard. Arrows go from table to table, with Shift they extend the selection, with
 * Control they move what is selected, with Alt they choose a column; [ and ] walk the
 * relationships of a table; while a relationship is drawn the arrows choose its target. What
 * has an action has its key there. Main thread. */

#include "config.h"

#include <math.h>

#include "canvas/relata-canvas-private.h"

#define MOVE_STEP     10
#define MOVE_FAR      100
#define SIDE_WEIGHT   2.0 /* how much worse it is to be aside than to be far */
#define REVEAL_MARGIN 48

static RelataPoint
get_middle (const RelataRect *rect)
{
  return (RelataPoint){ rect->x + rect->width / 2, rect->y + rect->height / 2 };
}

/* How far a table is in a direction; infinite if it is not there at all. */
static double
get_distance (const RelataPoint *from, const RelataPoint *to, int dx, int dy)
{
  double along = (to->x - from->x) * dx + (to->y - from->y) * dy;
  double aside = fabs ((to->x - from->x) * dy) + fabs ((to->y - from->y) * dx);

  if (dx == 0 && dy == 0)
    return hypot (to->x - from->x, to->y - from->y);
  return along <= 0 ? INFINITY : along + SIDE_WEIGHT * aside;
}

static void
reveal_table (RelataCanvas *self, guint id)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  int table = relata_diagram_find_table (diagram, id);

  if (table >= 0)
    relata_viewport_reveal (self->viewport, relata_diagram_get_rect (diagram, table),
                            REVEAL_MARGIN);
}

static void
go (RelataCanvas *self, int dx, int dy, gboolean extend)
{
  guint from = relata_view_state_get_primary (self->view_state);
  guint to = relata_canvas_find_neighbour (self, from, dx, dy);

  if (to == 0)
    return;
  relata_view_state_select (self->view_state, to, extend ? RELATA_SELECT_ADD : RELATA_SELECT_ONLY);
  reveal_table (self, to);
  relata_canvas_focus_table (self, to);
}

static void
go_link_target (RelataCanvas *self, int dx, int dy)
{
  guint from = self->linking.target != 0 ? self->linking.target : self->linking.from;
  guint to = relata_canvas_find_neighbour (self, from, dx, dy);

  if (to == 0)
    return;
  relata_canvas_set_link_target (self, to, -1);
  reveal_table (self, to);
}

static void
choose_column (RelataCanvas *self, int dy)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  guint id = relata_view_state_get_primary (self->view_state);
  int table = relata_diagram_find_table (diagram, id);
  int column = relata_view_state_get_column (self->view_state) + dy;

  if (table >= 0)
    relata_view_state_select_column (
        self->view_state, id,
        CLAMP (column, -1, (int)relata_diagram_get_box (diagram, table)->n_rows - 1));
}

static gboolean
is_at (const RelataLine *line, guint id)
{
  return line->relationship->child == id || (line->parent >= 0 && line->relationship->parent == id);
}

static int
find_selected_line (RelataCanvas *self)
{
  guint child, foreign_key;
  gboolean is_virtual;

  if (!relata_view_state_get_relationship (self->view_state, &child, &foreign_key, &is_virtual))
    return -1;
  return relata_diagram_find_line (relata_canvas_get_diagram (self), child, foreign_key,
                                   is_virtual);
}

/* Selects the next or previous relationship of the table the walk began at. */
static void
walk_lines (RelataCanvas *self, int step)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  guint primary = relata_view_state_get_primary (self->view_state);
  int n = relata_diagram_get_n_lines (diagram), at = find_selected_line (self);

  if (primary != 0)
    self->walk_table = primary;
  if (at < 0)
    at = step > 0 ? -1 : n;
  for (int i = 0; i < n; i++)
    {
      const RelataLine *line;

      at = (at + step + n) % n;
      line = relata_diagram_get_line (diagram, at);
      if (!is_at (line, self->walk_table))
        continue;
      relata_view_state_select_relationship (self->view_state, line->relationship->child,
                                             line->relationship->foreign_key,
                                             line->relationship->virtual_);
      return;
    }
}

/* From a selected relationship to the table at its other end. */
static gboolean
follow_line (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  int index = find_selected_line (self);
  const RelataLine *line = index >= 0 ? relata_diagram_get_line (diagram, index) : NULL;
  guint to;

  if (line == NULL || line->parent < 0)
    return FALSE;
  to = line->relationship->child == self->walk_table ? line->relationship->parent
                                                     : line->relationship->child;
  relata_view_state_select (self->view_state, to, RELATA_SELECT_ONLY);
  reveal_table (self, to);
  relata_canvas_focus_table (self, to);
  return TRUE;
}

static void
escape (RelataCanvas *self)
{
  if (self->linking.active || self->drag.kind != RELATA_DRAG_NONE)
    relata_canvas_cancel_drag (self);
  else
    relata_view_state_clear (self->view_state);
}

static gboolean
arrow (RelataCanvas *self, int dx, int dy, GdkModifierType state)
{
  if (self->linking.active)
    go_link_target (self, dx, dy);
  else if (state & GDK_CONTROL_MASK)
    {
      int by = state & GDK_SHIFT_MASK ? MOVE_FAR : MOVE_STEP;

      relata_canvas_move_selected (self, dx * by, dy * by);
    }
  else if (state & GDK_ALT_MASK)
    choose_column (self, dy);
  else
    go (self, dx, dy, (state & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static gboolean
enter (RelataCanvas *self)
{
  if (self->linking.active)
    relata_canvas_end_link (self, TRUE);
  else if (!follow_line (self))
    relata_canvas_edit_name (self, relata_view_state_get_primary (self->view_state),
                             relata_view_state_get_column (self->view_state));
  return GDK_EVENT_STOP;
}

static gboolean
other_key (RelataCanvas *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return enter (self);
    case GDK_KEY_Escape:
      escape (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_bracketleft:
      walk_lines (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_bracketright:
      walk_lines (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      self->space_held = TRUE;
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  if (self->editor != NULL || self->view_state == NULL || relata_canvas_get_diagram (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return arrow (self, -1, 0, state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return arrow (self, 1, 0, state);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow (self, 0, -1, state);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow (self, 0, 1, state);
    default:
      return other_key (self, key);
    }
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType state,
                 gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  if (key != GDK_KEY_space)
    return;
  self->space_held = FALSE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  RELATA_CANVAS (user_data)->space_held = FALSE;
}

/* Makes the controllers. */
void
relata_canvas_add_keys (RelataCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * relata_canvas_find_neighbour:
 * @from: an item; 0 for the middle of what is seen
 * @dx: -1, 0 or 1
 * @dy: likewise; not both other than 0
 *
 * Returns: the table to go to in that direction, or 0
 */
guint
relata_canvas_find_neighbour (RelataCanvas *self, guint from, int dx, int dy)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  int start = relata_diagram_find_table (diagram, from);
  RelataPoint here = start >= 0 ? get_middle (relata_diagram_get_rect (diagram, start))
                                : relata_viewport_get_centre (self->viewport);
  double best = INFINITY;
  guint found = 0;

  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    {
      RelataPoint there = get_middle (relata_diagram_get_rect (diagram, i));
      double distance = get_distance (&here, &there, start >= 0 ? dx : 0, start >= 0 ? dy : 0);

      if ((int)i == start || distance >= best)
        continue;
      best = distance;
      found = relata_diagram_get_box (diagram, i)->id;
    }
  return found;
}
