/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The program's entry: sets the language up, then runs a verb of the command line or opens the
 * window. */

#include "config.h"

#include <glib.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "base/relata-paths.h"
#include "relata-application.h"
#include "relata-cli.h"

static void
set_language (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, relata_paths_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* A file that grows beyond what is allowed makes a write fail, not the process end; a pipe that
 * nobody reads any more ends it, as it should. */
static void
set_signals (void)
{
  signal (SIGXFSZ, SIG_IGN);
  signal (SIGPIPE, SIG_DFL);
}

static int
run_window (int argc, char **argv)
{
  g_autoptr (RelataApplication) application = NULL;

  if (!gtk_init_check ())
    {
      g_printerr ("relata: %s\n", _ ("There is no display to open a window on. The verbs work "
                                     "without one; “relata --help” lists them."));
      return RELATA_EXIT_INVALID;
    }
  application = relata_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int argc, char **argv)
{
  set_language ();
  set_signals ();
  return relata_cli_is_meant (argc, argv) ? relata_cli_run (argc, argv) : run_window (argc, argv);
}
