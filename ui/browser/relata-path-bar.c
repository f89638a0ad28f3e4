/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A row of flat buttons that scrolls to its end. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "browser/relata-path-bar.h"

#define MAX_CRUMB_CHARS 28

struct _RelataPathBar
{
  AdwBin parent_instance;

  GtkWidget *scrolled;
  GtkWidget *box;
  char **crumbs;
};

enum
{
  CRUMB,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataPathBar, relata_path_bar, ADW_TYPE_BIN)

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  g_signal_emit (user_data, signals[CRUMB], 0, index);
}

static GtkWidget *
make_crumb (RelataPathBar *self, const char *text, guint index, gboolean is_last)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *tooltip = g_strdup_printf (_ ("Go to %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CRUMB_CHARS);
  if (!is_last)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
scroll_to_end_cb (GtkAdjustment *adjustment, gpointer user_data)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

/**
 * relata_path_bar_set_crumbs:
 * @crumbs: (array zero-terminated=1): plain texts, from the table on
 */
void
relata_path_bar_set_crumbs (RelataPathBar *self, const char *const *crumbs)
{
  GtkWidget *child;

  g_return_if_fail (RELATA_IS_PATH_BAR (self) && crumbs != NULL);

  if (self->crumbs != NULL && g_strv_equal ((const char *const *)self->crumbs, crumbs))
    return;
  g_strfreev (self->crumbs);
  self->crumbs = g_strdupv ((char **)crumbs);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; crumbs[i] != NULL; i++)
    {
      if (i > 0)
        {
          GtkWidget *mark = gtk_label_new ("›");

          gtk_widget_add_css_class (mark, "dim-label");
          gtk_box_append (GTK_BOX (self->box), mark);
        }
      gtk_box_append (GTK_BOX (self->box), make_crumb (self, crumbs[i], i, crumbs[i + 1] == NULL));
    }
}

/**
 * relata_path_bar_dup_text:
 *
 * Returns: (transfer full): "authors › Machado de Assis › books"; plain text
 */
char *
relata_path_bar_dup_text (RelataPathBar *self)
{
  g_return_val_if_fail (RELATA_IS_PATH_BAR (self), NULL);

  return self->crumbs != NULL ? g_strjoinv (" › ", self->crumbs) : g_strdup ("");
}

static void
relata_path_bar_finalize (GObject *object)
{
  g_strfreev (RELATA_PATH_BAR (object)->crumbs);
  G_OBJECT_CLASS (relata_path_bar_parent_class)->finalize (object);
}

static void
relata_path_bar_class_init (RelataPathBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relata_path_bar_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_NAVIGATION);
  signals[CRUMB] = g_signal_new ("crumb", RELATA_TYPE_PATH_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
relata_path_bar_init (RelataPathBar *self)
{
  GtkAdjustment *adjustment;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scroll_to_end_cb), self, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Path"),
                                  -1);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

/**
 * relata_path_bar_new:
 *
 * Returns: (transfer floating): an empty path bar
 */
GtkWidget *
relata_path_bar_new (void)
{
  return g_object_new (RELATA_TYPE_PATH_BAR, NULL);
}
