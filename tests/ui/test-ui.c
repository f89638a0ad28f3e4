/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The library's resources and the application's icon are found, and the settings are there. */

#include "config.h"

#include <adwaita.h>

#include "relata-ui.h"

static void
test_resources (void)
{
  g_autoptr (GBytes) style = NULL;

  relata_ui_init ();
  relata_ui_init ();
  style = g_resources_lookup_data ("/app/relata/Relata/style.css", 0, NULL);
  g_assert_nonnull (style);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (style, NULL), -1, "SPDX-License-Identifier"));
}

static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, "app.relata.Relata"));
  g_assert_true (gtk_icon_theme_has_icon (theme, "app.relata.Relata-symbolic"));
}

static void
test_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("app.relata.Relata");
  g_autofree char *view = g_settings_get_string (settings, "view");
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");

  g_assert_cmpstr (view, ==, "design");
  g_assert_cmpstr (scheme, ==, "follow");
  g_assert_cmpint (g_settings_get_enum (settings, "color-scheme"), ==, 0);
  g_assert_true (g_settings_get_boolean (settings, "sidebar-visible"));
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/ui/resources", test_resources);
  g_test_add_func ("/ui/ui/icons", test_icons);
  g_test_add_func ("/ui/ui/settings", test_settings);
  return g_test_run ();
}
