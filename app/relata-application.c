/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The application object. */

#include "config.h"

#include <glib/gi18n.h>
#include <sqlite3.h>

#include "relata-application.h"
#include "relata-ui.h"
#include "window/relata-window.h"

struct _RelataApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (RelataApplication, relata_application, ADW_TYPE_APPLICATION)

/* What stands here stands in the shortcuts window (ui/window/help-overlay.ui), and the reverse. */
static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.new", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.add-table", { "<Control>t" } },
  { "win.create-database", { "<Control>e" } },
  { "win.search", { "<Control>f" } },
  { "win.view::design", { "<Alt>1" } },
  { "win.view::data", { "<Alt>2" } },
  { "win.view::sql", { "<Alt>3" } },
  { "win.sidebar-visible", { "F9" } },
  { "win.inspector-visible", { "<Shift>F9" } },
  { "win.problems-visible", { "F8" } },
  { "win.next-problem", { "<Control>period" } },
  { "win.previous-problem", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
};

static RelataWindow *
get_empty_window (RelataApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (RELATA_IS_WINDOW (l->data) && relata_window_is_empty (l->data))
      return l->data;
  return relata_window_new (GTK_APPLICATION (self));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RelataWindow *window = get_empty_window (RELATA_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
}

/* Closes window by window, so that each can ask for what is not saved. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
  g_list_free (windows);
}

static char *
describe_system (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "Relata %s\n", RELATA_VERSION);
  g_string_append_printf (text, "SQLite %s\n", sqlite3_libversion ());
  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  for (int i = 0; sqlite3_compileoption_get (i) != NULL; i++)
    g_string_append_printf (text, "%s\n", sqlite3_compileoption_get (i));
  return g_string_free (text, FALSE);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autofree char *debug_info = describe_system ();

  adw_show_about_window (parent, "application-name", _ ("Relata"), "application-icon",
                         RELATA_APPLICATION_ID, "version", RELATA_VERSION, "developer-name",
                         _ ("The Relata developers"), "license-type", GTK_LICENSE_MIT_X11,
                         "comments",
                         _ ("Draw tables and relationships, and walk from record to "
                            "record."),
                         "debug-info", debug_info, "debug-info-filename", "relata.txt",
                         "translator-credits", _ ("translator-credits"), NULL);
}

static void
color_scheme_cb (GSettings *settings, const char *key, gpointer user_data)
{
  const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

static void
add_actions (RelataApplication *self)
{
  const GActionEntry entries[] = {
    { .name = "new", .activate = new_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "about", .activate = about_cb },
  };
  g_autoptr (GAction) scheme = g_settings_create_action (self->settings, "color-scheme");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), scheme);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *const *)shortcuts[i].accels);
}

static void
relata_application_startup (GApplication *application)
{
  RelataApplication *self = RELATA_APPLICATION (application);

  /* The styles must be there when libadwaita looks for them. */
  relata_ui_init ();
  G_APPLICATION_CLASS (relata_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (RELATA_APPLICATION_ID);
  self->settings = g_settings_new (RELATA_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb),
                           self, 0);
  color_scheme_cb (self->settings, NULL, self);
  add_actions (self);
}

static void
relata_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_empty_window (RELATA_APPLICATION (application))));
}

static void
relata_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      RelataWindow *window = get_empty_window (RELATA_APPLICATION (application));
      g_autofree char *path = g_file_get_path (files[i]);

      gtk_window_present (GTK_WINDOW (window));
      if (path != NULL)
        relata_window_open (window, path);
    }
}

static void
relata_application_dispose (GObject *object)
{
  g_clear_object (&RELATA_APPLICATION (object)->settings);
  G_OBJECT_CLASS (relata_application_parent_class)->dispose (object);
}

static void
relata_application_class_init (RelataApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relata_application_dispose;
  application_class->startup = relata_application_startup;
  application_class->activate = relata_application_activate;
  application_class->open = relata_application_open;
}

static void
relata_application_init (RelataApplication *self)
{
}

/**
 * relata_application_new:
 *
 * Returns: (transfer full): the application, not running yet
 */
RelataApplication *
relata_application_new (void)
{
  return g_object_new (RELATA_TYPE_APPLICATION, "application-id", RELATA_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/app/relata/Relata",
                       NULL);
}
