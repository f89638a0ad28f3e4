/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Recent files, over GtkRecentManager, which honours a person's wish to remember nothing. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "window/relata-recents.h"

#define MAX_NAME_CHARS 60

static int
compare_modified (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *)b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *)a));
}

/**
 * relata_recents_add:
 * @path: what was opened or saved
 */
void
relata_recents_add (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);

  if (uri != NULL)
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

/**
 * relata_recents_list:
 *
 * Returns: (transfer full) (element-type filename): at most %RELATA_RECENTS_MAX paths of files
 *   that are there, the latest first
 */
GPtrArray *
relata_recents_list (void)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  items = g_list_sort (items, compare_modified);
  for (GList *l = items; l != NULL && paths->len < RELATA_RECENTS_MAX; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);

      if (path != NULL && gtk_recent_info_has_application (l->data, g_get_application_name ())
          && g_file_test (path, G_FILE_TEST_EXISTS))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  return paths;
}

/* A label of a menu: an underscore is written twice, or it would mark an access key. */
static char *
make_label (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *shown = relata_text_for_display (name, -1, MAX_NAME_CHARS);
  g_auto (GStrv) parts = g_strsplit (shown, "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * relata_recents_fill_menu:
 *
 * Makes @menu offer the recent files, by the action win.open-path.
 */
void
relata_recents_fill_menu (GMenu *menu)
{
  g_autoptr (GPtrArray) paths = relata_recents_list ();

  g_menu_remove_all (menu);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *label = make_label (path);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-path", "s", path);
      g_menu_append_item (menu, item);
    }
  if (paths->len == 0)
    g_menu_append (menu, _ ("No recent files"), "win.none");
}
