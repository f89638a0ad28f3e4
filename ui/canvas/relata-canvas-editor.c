/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Renaming in place: an entry over the name of a table or column. Enter and leaving it keep
 * what was typed, Escape does not; Tab goes on to the next column. Main thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "canvas/relata-canvas-private.h"
#include "schema/relata-schema-edit.h"

#define MIN_WIDTH 150
#define PADDING   9 /* of an entry, so that the text begins where the name did */

static const char *
get_name (RelataCanvas *self)
{
  RelataItem *item = relata_snapshot_get (
      relata_design_get_snapshot (relata_canvas_get_design (self)), self->edited);
  const RelataTableDef *table = relata_item_table (item);

  if (self->edited_column < 0)
    return item != NULL ? item->def->name : NULL;
  if (table == NULL || (guint)self->edited_column >= table->n_columns)
    return NULL;
  return table->columns[self->edited_column].name;
}

static void
rename_to (RelataCanvas *self, guint id, int column, const char *name)
{
  g_autoptr (RelataEdit) edit
      = relata_edit_new (relata_design_get_snapshot (relata_canvas_get_design (self)),
                         column < 0 ? _ ("Rename Table") : _ ("Rename Column"));
  g_autoptr (GError) error = NULL;
  gboolean done = column < 0 ? relata_schema_rename_table (edit, id, name, &error)
                             : relata_schema_rename_column (edit, id, column, name, &error);

  if (done)
    relata_canvas_apply (self, edit);
  else
    relata_canvas_message (self, error->message, FALSE);
}

static void
activate_cb (GtkEntry *entry, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  guint id = self->edited;

  relata_canvas_stop_editing (self, TRUE);
  relata_canvas_focus_table (self, id);
}

static void
go_on (RelataCanvas *self, int step)
{
  guint id = self->edited;
  int column = self->edited_column + step;
  const RelataTableDef *table;

  relata_canvas_stop_editing (self, TRUE);
  table = relata_item_table (
      relata_snapshot_get (relata_design_get_snapshot (relata_canvas_get_design (self)), id));
  if (table == NULL || column < -1 || column >= (int)table->n_columns)
    {
      relata_canvas_focus_table (self, id);
      return;
    }
  relata_view_state_select_column (self->view_state, id, column);
  relata_canvas_edit_name (self, id, column);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);
  guint id = self->edited;

  switch (key)
    {
    case GDK_KEY_Escape:
      relata_canvas_stop_editing (self, FALSE);
      relata_canvas_focus_table (self, id);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      go_on (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      go_on (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  relata_canvas_stop_editing (RELATA_CANVAS (user_data), TRUE);
}

static GtkWidget *
make_entry (RelataCanvas *self, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
      self->edited_column < 0 ? _ ("Name of the table") : _ ("Name of the column"), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

/* Where the name stands, in coordinates of the widget. */
static gboolean
get_name_rect (RelataCanvas *self, RelataRect *rect)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  int table = diagram != NULL ? relata_diagram_find_table (diagram, self->edited) : -1;
  const RelataBox *box;
  RelataRect world;
  double indent;

  if (table < 0)
    return FALSE;
  box = relata_diagram_get_box (diagram, table);
  world = *relata_diagram_get_rect (diagram, table);
  world.y += relata_box_get_row_y (box, self->edited_column) - RELATA_BOX_ROW_HEIGHT / 2;
  world.height = RELATA_BOX_ROW_HEIGHT;
  indent = self->edited_column >= 0 ? box->name_x : RELATA_BOX_MARGIN;
  world.x += indent;
  world.width -= indent;
  *rect = relata_viewport_rect_to_screen (self->viewport, &world);
  return TRUE;
}

/**
 * relata_canvas_edit_name:
 * @table: an item; where it cannot be edited nothing happens
 * @column: its column, or -1 for the name of the item itself
 *
 * Begins renaming in place.
 */
void
relata_canvas_edit_name (RelataCanvas *self, guint table, int column)
{
  RelataRect rect;

  relata_canvas_stop_editing (self, TRUE);
  if (relata_canvas_get_design (self) == NULL
      || relata_design_get_read_only (relata_canvas_get_design (self))
      || !relata_canvas_want (self, table, column, TRUE))
    return;
  self->edited = table;
  self->edited_column = column;
  if (get_name (self) == NULL || !get_name_rect (self, &rect))
    return;
  if (relata_viewport_get_zoom (self->viewport) < RELATA_SCENE_TEXT_ZOOM)
    relata_canvas_reveal (self, table, column);
  self->editor = make_entry (self, get_name (self));
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);
}

/* Puts the entry over the name. */
void
relata_canvas_allocate_editor (RelataCanvas *self)
{
  RelataRect rect;
  int width, height;

  if (self->editor == NULL || !get_name_rect (self, &rect))
    return;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (MAX (width, MIN_WIDTH), rect.width + PADDING);
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  height = MAX (height, rect.height);
  gtk_widget_size_allocate (
      self->editor,
      &(GtkAllocation){ rect.x - PADDING, rect.y + rect.height / 2 - height / 2.0, width, height },
      -1);
}

/**
 * relata_canvas_stop_editing:
 * @commit: rename to what was typed
 */
void
relata_canvas_stop_editing (RelataCanvas *self, gboolean commit)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  g_autofree char *text = NULL;
  const char *name;

  if (editor == NULL)
    return;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  gtk_widget_unparent (editor);
  name = commit ? get_name (self) : NULL;
  if (name != NULL && *text != '\0' && strcmp (name, text) != 0)
    rename_to (self, self->edited, self->edited_column, text);
}
