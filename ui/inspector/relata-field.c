/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Fields of the inspector: entry rows that turn what was entered into one edit. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inspector/relata-field.h"

#define FIELD_KEY "relata-field"

typedef struct
{
  RelataViewState *view_state;
  char *label;   /* of the edit */
  char *text;    /* what the design says */
  char *refused; /* what it did not take, so that it is said once */
  RelataFieldFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  if (field->data_free != NULL)
    field->data_free (field->data);
  g_object_unref (field->view_state);
  g_free (field->label);
  g_free (field->text);
  g_free (field->refused);
  g_free (field);
}

/**
 * relata_field_apply:
 * @origin: the widget it was entered in, for the refusal
 * @edit: what to apply
 * @refusal: (nullable): why it cannot be
 *
 * Applies an edit, or tells why not: the widget turns red and a toast says it.
 *
 * Returns: whether the design took it
 */
gboolean
relata_field_apply (RelataViewState *view_state,
                    GtkWidget *origin,
                    RelataEdit *edit,
                    GError *refusal)
{
  g_autoptr (GError) error = NULL;

  if (refusal == NULL
      && relata_design_apply (relata_view_state_get_design (view_state), edit, &error))
    {
      gtk_widget_remove_css_class (origin, "error");
      return TRUE;
    }
  gtk_widget_add_css_class (origin, "error");
  gtk_widget_activate_action (origin, "win.show-toast", "s",
                              refusal != NULL ? refusal->message : error->message);
  return FALSE;
}

static void
commit (GtkWidget *widget)
{
  Field *field = g_object_get_data (G_OBJECT (widget), FIELD_KEY);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
  RelataDesign *design = relata_view_state_get_design (field->view_state);
  g_autoptr (RelataEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (text, field->refused) == 0)
    return;
  g_clear_pointer (&field->refused, g_free);
  if (g_str_equal (text, field->text))
    {
      gtk_widget_remove_css_class (widget, "error");
      return;
    }
  edit = relata_edit_new (relata_design_get_snapshot (design), field->label);
  field->func (edit, text, field->data, &error);
  if (relata_field_apply (field->view_state, widget, edit, error))
    {
      g_free (field->text);
      field->text = g_steal_pointer (&text);
    }
  else
    field->refused = g_steal_pointer (&text);
}

static void
activated_cb (GtkWidget *widget, gpointer user_data)
{
  commit (widget);
}

static void
leave_cb (GtkEventControllerFocus *focus, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));

  /* A field that goes away with its page has been told nothing new. */
  if (gtk_widget_get_root (widget) != NULL)
    commit (widget);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  Field *field = g_object_get_data (G_OBJECT (widget), FIELD_KEY);

  if (key != GDK_KEY_Escape
      || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), field->text))
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (widget), field->text);
  gtk_widget_remove_css_class (widget, "error");
  return GDK_EVENT_STOP;
}

/**
 * relata_field_new:
 * @title: what it holds
 * @text: what the design says now
 * @label: of the edit, as the undo button names it
 * @func: makes the edit
 * @data: (transfer full): for @func
 *
 * A field that commits on Enter and when it is left, and goes back on Escape.
 *
 * Returns: (transfer floating): an #AdwEntryRow
 */
GtkWidget *
relata_field_new (RelataViewState *view_state,
                  const char *title,
                  const char *text,
                  const char *label,
                  RelataFieldFunc func,
                  gpointer data,
                  GDestroyNotify data_free)
{
  GtkWidget *widget = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Field *field = g_new0 (Field, 1);

  field->view_state = g_object_ref (view_state);
  field->label = g_strdup (label);
  field->text = g_utf8_make_valid (text, -1);
  field->func = func;
  field->data = data;
  field->data_free = data_free;
  g_object_set_data_full (G_OBJECT (widget), FIELD_KEY, field, field_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  gtk_editable_set_text (GTK_EDITABLE (widget), field->text);
  g_signal_connect (widget, "entry-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, keys);
  return widget;
}

/**
 * relata_field_set_text:
 * @text: what the design says now
 *
 * Shows it, unless the person is in the middle of entering something else.
 */
void
relata_field_set_text (GtkWidget *widget, const char *text)
{
  Field *field = g_object_get_data (G_OBJECT (widget), FIELD_KEY);
  gboolean untouched = g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), field->text);

  g_free (field->text);
  field->text = g_utf8_make_valid (text, -1);
  if (untouched && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), field->text))
    gtk_editable_set_text (GTK_EDITABLE (widget), field->text);
}

static void
suggestion_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (user_data);

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  gtk_editable_set_text (GTK_EDITABLE (widget),
                         gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  commit (widget);
}

/**
 * relata_field_set_suggestions:
 * @suggestions: (array zero-terminated=1): what is often entered
 *
 * Adds a button that opens them to choose from.
 */
void
relata_field_set_suggestions (GtkWidget *widget, const char *const *suggestions)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *list = gtk_list_box_new ();

  for (guint i = 0; suggestions[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (suggestions[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (suggestion_cb), widget, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_add_css_class (popover, "menu");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Choose"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (widget), button);
}
