/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The private directories of the program. GLib answers where the XDG base directories are. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/relata-error.h"
#include "design/relata-user-dirs.h"

static char *
make_directory (const char *base, const char *name, const char *below, GError **error)
{
  g_autofree char *directory = g_build_filename (base, "relata", name, below, NULL);
  g_autofree char *shown = NULL;
  int error_number;

  if (g_mkdir_with_parents (directory, 0700) == 0)
    return g_steal_pointer (&directory);

  error_number = errno;
  shown = g_filename_display_name (directory);
  g_set_error (error, RELATA_ERROR, relata_error_from_errno (error_number),
               _ ("Could not make the directory “%s”: %s"), shown, g_strerror (error_number));
  return NULL;
}

/**
 * relata_user_dirs_drafts:
 *
 * Returns: (transfer full) (nullable): the directory of the drafts, which is there
 */
char *
relata_user_dirs_drafts (GError **error)
{
  return make_directory (g_get_user_data_dir (), "drafts", NULL, error);
}

/**
 * relata_user_dirs_backups:
 * @path: an absolute path
 *
 * Returns: (transfer full) (nullable): where the former versions of the file at @path stand. The
 *   name begins as that of the file, for a person to find, and ends in a hash of the whole path.
 */
char *
relata_user_dirs_backups (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strdup_printf ("%.100s-%.16s", base, hash);

  return make_directory (g_get_user_state_dir (), "backups", name, error);
}
