/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The start page. Its list of recent files follows GtkRecentManager, reduced to the files this
 * program registered. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "design/relata-draft.h"
#include "window/relata-recents.h"
#include "window/relata-start-page.h"

#define MAX_TITLE_CHARS 80

struct _RelataStartPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *recents;
  AdwPreferencesGroup *drafts;
  GPtrArray *rows;       /* of recents, GtkWidget, not owned */
  GPtrArray *draft_rows; /* likewise of drafts */
};

G_DEFINE_FINAL_TYPE (RelataStartPage, relata_start_page, ADW_TYPE_BIN)

static void fill_drafts (RelataStartPage *self);

static void
row_activated_cb (AdwActionRow *row, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.open-path", "s",
                              g_object_get_data (G_OBJECT (row), "path"));
}

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_row (RelataStartPage *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_name (folder_path);
  GtkWidget *row = make_row (name, folder);

  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  adw_preferences_group_add (self->recents, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
draft_activated_cb (AdwActionRow *row, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.restore-draft", "s",
                              g_object_get_data (G_OBJECT (row), "id"));
}

static void
discard_cb (GtkButton *button, gpointer user_data)
{
  RelataStartPage *self = RELATA_START_PAGE (user_data);
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (RelataDraft) draft = relata_draft_restore (id, NULL);

  if (draft != NULL)
    relata_draft_remove (draft);
  fill_drafts (self);
}

static GtkWidget *
make_draft_row (RelataStartPage *self, const RelataDraftInfo *info)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (info->when);
  g_autofree char *time = when != NULL ? g_date_time_format (when, "%x %X") : NULL;
  g_autofree char *title = relata_text_for_display (
      info->title != NULL ? info->title : _ ("Untitled"), -1, MAX_TITLE_CHARS);
  GtkWidget *row = make_row (title, time != NULL ? time : "");
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (discard, "flat");
  gtk_widget_set_tooltip_text (discard, _ ("Discard the Draft for Good"));
  g_object_set_data_full (G_OBJECT (discard), "id", g_strdup (info->id), g_free);
  g_signal_connect (discard, "clicked", G_CALLBACK (discard_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (info->id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (draft_activated_cb), NULL);
  return row;
}

static void
fill_drafts (RelataStartPage *self)
{
  g_autoptr (GPtrArray) drafts = relata_drafts_list ();

  clear_rows (self->drafts, self->draft_rows);
  for (guint i = 0; i < drafts->len; i++)
    {
      GtkWidget *row = make_draft_row (self, g_ptr_array_index (drafts, i));

      adw_preferences_group_add (self->drafts, row);
      g_ptr_array_add (self->draft_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->drafts), self->draft_rows->len > 0);
}

static void
map_cb (GtkWidget *widget, gpointer user_data)
{
  fill_drafts (RELATA_START_PAGE (widget));
}

static void
fill_recents (RelataStartPage *self)
{
  g_autoptr (GPtrArray) paths = relata_recents_list ();

  clear_rows (self->recents, self->rows);
  for (guint i = 0; i < paths->len; i++)
    add_row (self, g_ptr_array_index (paths, i));
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
  g_ptr_array_unref (RELATA_START_PAGE (object)->draft_rows);
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
  gtk_widget_class_bind_template_child (widget_class, RelataStartPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, RelataStartPage, recents);
}

static void
relata_start_page_init (RelataStartPage *self)
{
  self->rows = g_ptr_array_new ();
  self->draft_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (recents_changed_cb), self, 0);
  fill_recents (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}
