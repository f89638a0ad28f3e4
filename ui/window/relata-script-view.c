/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The SQL view. Its text is a copy for the eye: what is not UTF-8 is shown as U+FFFD, and
 * copying the whole script takes the real bytes' valid form. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>

#include "window/relata-script-view.h"

/* More than this is cut in the view (never in a file): GtkTextView slows down beyond. */
#define MAX_SHOWN_BYTES (2 * 1024 * 1024)

struct _RelataScriptView
{
  AdwBin parent_instance;

  RelataDesign *design;
  GtkSourceBuffer *buffer;
  GtkWidget *view;
  GtkLabel *cut_label;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (RelataScriptView, relata_script_view, ADW_TYPE_BIN)

static void
show_cut (RelataScriptView *self, gsize shown, gsize whole)
{
  g_autofree char *shown_size = g_format_size (shown);
  g_autofree char *whole_size = g_format_size (whole);
  g_autofree char *text = g_strdup_printf (_ ("The first %s of %s are shown; files get all of it."),
                                           shown_size, whole_size);

  gtk_label_set_label (self->cut_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->cut_label), shown < whole);
}

static void
refresh (RelataScriptView *self)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_design_get_snapshot (self->design));
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize shown = MIN (size, MAX_SHOWN_BYTES);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", (gssize)shown);

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), valid, -1);
  show_cut (self, shown, size);
  self->stale = FALSE;
}

static void
design_changed_cb (RelataDesign *design, GArray *ids, gpointer user_data)
{
  RelataScriptView *self = RELATA_SCRIPT_VIEW (user_data);

  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
map_cb (GtkWidget *widget, gpointer user_data)
{
  RelataScriptView *self = RELATA_SCRIPT_VIEW (widget);

  if (self->stale)
    refresh (self);
}

static void
style_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  RelataScriptView *self = RELATA_SCRIPT_VIEW (user_data);
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *id = adw_style_manager_get_dark (manager) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, id));
}

static void
copy_cb (GtkButton *button, gpointer user_data)
{
  RelataScriptView *self = RELATA_SCRIPT_VIEW (user_data);
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_design_get_snapshot (self->design));
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", (gssize)size);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), valid);
}

static GtkWidget *
make_bar (RelataScriptView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_ ("_Save As SQL…"));
  GtkWidget *create = gtk_button_new_with_mnemonic (_ ("Create _Database…"));

  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_tooltip_text (copy, _ ("Copy the Whole Script"));
  gtk_widget_set_tooltip_text (export, _ ("Save the Script to a File"));
  gtk_widget_set_tooltip_text (create, _ ("Run the Script in a New Database"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (export), "win.export::sql");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (create), "win.create-database");
  gtk_label_set_xalign (self->cut_label, 0);
  gtk_label_set_ellipsize (self->cut_label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->cut_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->cut_label), "dim-label");
  gtk_box_append (GTK_BOX (bar), copy);
  gtk_box_append (GTK_BOX (bar), export);
  gtk_box_append (GTK_BOX (bar), create);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->cut_label));
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), self);
  return bar;
}

static void
relata_script_view_dispose (GObject *object)
{
  RelataScriptView *self = RELATA_SCRIPT_VIEW (object);

  g_clear_object (&self->design);
  G_OBJECT_CLASS (relata_script_view_parent_class)->dispose (object);
}

static void
relata_script_view_class_init (RelataScriptViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_script_view_dispose;
}

static void
relata_script_view_init (RelataScriptView *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->buffer = gtk_source_buffer_new_with_language (
      gtk_source_language_manager_get_language (languages, "sql"));
  self->view = gtk_source_view_new_with_buffer (self->buffer);
  g_object_unref (self->buffer);
  self->cut_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 6);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Script of the Design"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_cb),
                           self, 0);
  style_cb (adw_style_manager_get_default (), NULL, self);
}

/**
 * relata_script_view_new:
 *
 * Returns: (transfer floating): a view of the script of @design
 */
GtkWidget *
relata_script_view_new (RelataDesign *design)
{
  RelataScriptView *self;

  g_return_val_if_fail (RELATA_IS_DESIGN (design), NULL);

  self = g_object_new (RELATA_TYPE_SCRIPT_VIEW, NULL);
  self->design = g_object_ref (design);
  self->stale = TRUE;
  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
