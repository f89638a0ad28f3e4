/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The start page. Its list of recent files follows GtkRecentManager, reduced to the files this
 * program registered. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "window/relata-start-page.h"

#define MAX_RECENTS 6

struct _RelataStartPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *recents;
  GPtrArray *rows; /* of GtkWidget, not owned */
};

G_DEFINE_FINAL_TYPE (RelataStartPage, relata_start_page, ADW_TYPE_BIN)

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *)b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *)a));
}

static void
row_activated_cb (AdwActionRow *row, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-path", "s",
                              g_object_get_data (G_OBJECT (row), "path"));
}

static void
add_row (RelataStartPage *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_name (folder_path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  adw_preferences_group_add (self->recents, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill_recents (RelataStartPage *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recents, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  items = g_list_sort (items, compare_visited);
  for (GList *l = items; l != NULL && self->rows->len < MAX_RECENTS; l = l->next)
    {
      GtkRecentInfo *info = l->data;
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (info), NULL, NULL);

      if (path != NULL && gtk_recent_info_has_application (info, g_get_application_name ())
          && g_file_test (path, G_FILE_TEST_EXISTS))
        add_row (self, path);
    }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->recents), self->rows->len > 0);
}

static void
recents_changed_cb (GtkRecentManager *manager, gpointer user_data)
{
  fill_recents (RELATA_START_PAGE (user_data));
}

static void
relata_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RELATA_TYPE_START_PAGE);
  G_OBJECT_CLASS (relata_start_page_parent_class)->dispose (object);
}

static void
relata_start_page_finalize (GObject *object)
{
  g_ptr_array_unref (RELATA_START_PAGE (object)->rows);
  G_OBJECT_CLASS (relata_start_page_parent_class)->finalize (object);
}

static void
relata_start_page_class_init (RelataStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relata_start_page_dispose;
  object_class->finalize = relata_start_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/relata/Relata/ui/relata-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RelataStartPage, recents);
}

static void
relata_start_page_init (RelataStartPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (recents_changed_cb), self, 0);
  fill_recents (self);
}
