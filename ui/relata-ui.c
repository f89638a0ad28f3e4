/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Makes the toolkit and this library's own resources (templates, styles, icons) ready. The
 * resources stay registered for the life of the process. Main thread. */

#include "config.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "relata-ui-resources.h"
#include "relata-ui.h"

/**
 * relata_ui_init:
 *
 * Initialises GTK, libadwaita and GtkSourceView and registers the templates, styles and icons.
 * To be called on the main thread, with a display, before the first widget; again is harmless.
 */
void
relata_ui_init (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  adw_init ();
  gtk_source_init ();
  relata_ui_register_resource ();
  g_once_init_leave (&done, 1);
}
