/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Write beside, sync, rename, sync the directory. Each step answers 0, or the errno of what
 * failed, and then the target is as it was. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>

#include "design/relata-temp-file.h"

#define MAX_TRIES 100

/* Freed without having been renamed, it removes what it wrote. */
struct _RelataTempFile
{
  char *target;
  char *directory;
  char *path;
  int fd; /* -1 once it is closed, and then it is renamed or removed */
};

static char *
make_path (const char *directory)
{
  g_autofree char *name
      = g_strdup_printf (".relata-%08x%08x.tmp", g_random_int (), g_random_int ());

  return g_build_filename (directory, name, NULL);
}

/* The file is there, new and empty; or fd is -1 and errno says why. */
static void
create_file (RelataTempFile *self, mode_t mode)
{
  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_free (self->path);
      self->path = make_path (self->directory);
      self->fd = relata_file_ops_open (self->path, O_WRONLY | O_CREAT | O_EXCL, mode);
      if (self->fd >= 0 || errno != EEXIST)
        return;
    }
}

/**
 * relata_temp_file_new:
 * @target: what the file is to become
 * @mode: its permissions, less the umask
 * @error_number: (out): where %NULL is answered, an errno
 *
 * Returns: (transfer full) (nullable): an empty file in the directory of @target
 */
RelataTempFile *
relata_temp_file_new (const char *target, mode_t mode, int *error_number)
{
  g_autoptr (RelataTempFile) self = g_new0 (RelataTempFile, 1);

  self->target = g_strdup (target);
  self->directory = g_path_get_dirname (target);
  create_file (self, mode);
  if (self->fd >= 0)
    return g_steal_pointer (&self);

  *error_number = errno;
  return NULL;
}

void
relata_temp_file_free (RelataTempFile *self)
{
  const RelataFileOps *ops = relata_file_ops_get ();

  if (self->fd >= 0)
    {
      ops->close (self->fd);
      ops->unlink (self->path);
    }
  g_free (self->target);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

/**
 * relata_temp_file_keep_owner:
 * @like: the file that is to be replaced
 *
 * Gives the owner, group and permissions of @like.
 *
 * Returns: 0 or an errno
 */
int
relata_temp_file_keep_owner (RelataTempFile *self, const struct stat *like)
{
  const RelataFileOps *ops = relata_file_ops_get ();
  struct stat status;

  if (ops->fstat (self->fd, &status) < 0)
    return errno;
  if ((status.st_uid != like->st_uid || status.st_gid != like->st_gid)
      && ops->fchown (self->fd, like->st_uid, like->st_gid) < 0)
    return errno;
  return ops->fchmod (self->fd, like->st_mode & 07777) < 0 ? errno : 0;
}

/**
 * relata_temp_file_write:
 * @status: (out): what the file is, which a rename leaves
 *
 * Writes @bytes and waits until the disk has them.
 *
 * Returns: 0 or an errno
 */
int
relata_temp_file_write (RelataTempFile *self, GBytes *bytes, struct stat *status)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (relata_file_ops_write_all (self->fd, data, length) < 0 || relata_file_ops_fsync (self->fd) < 0
      || relata_file_ops_get ()->fstat (self->fd, status) < 0)
    return errno;
  return 0;
}

/**
 * relata_temp_file_rename:
 * @no_replace: fail with EEXIST if the target is there
 *
 * Returns: 0 or an errno
 */
int
relata_temp_file_rename (RelataTempFile *self, gboolean no_replace)
{
  const RelataFileOps *ops = relata_file_ops_get ();

  /* Network file systems report a failed write here. Another close would hit a stranger's
   * descriptor, even after a failure. */
  int result = ops->close (self->fd);
  int error_number;

  self->fd = -1;
  if (result == 0)
    result = ops->rename (self->path, self->target, no_replace);
  if (result == 0)
    return 0;
  error_number = errno;
  ops->unlink (self->path);
  return error_number;
}

/**
 * relata_temp_file_sync_directory:
 *
 * Waits until the disk has the new name. A directory that cannot be opened for reading is left
 * to the system.
 *
 * Returns: 0 or an errno; the target is the new file either way
 */
int
relata_temp_file_sync_directory (RelataTempFile *self)
{
  int fd = relata_file_ops_open (self->directory, O_RDONLY | O_DIRECTORY, 0);
  int error_number = 0;

  if (fd < 0)
    return errno == EACCES ? 0 : errno;
  if (relata_file_ops_fsync (fd) < 0)
    error_number = errno;
  relata_file_ops_get ()->close (fd);
  return error_number;
}

/**
 * relata_temp_file_write_private:
 * @path: a file of the program's own
 *
 * Makes or replaces, atomically, a file only the user can read.
 *
 * Returns: whether the disk has it
 */
gboolean
relata_temp_file_write_private (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (RelataTempFile) file = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *what = NULL;
  struct stat status;
  int error_number = 0;

  file = relata_temp_file_new (path, 0600, &error_number);
  if (file != NULL)
    error_number = relata_temp_file_write (file, bytes, &status);
  if (error_number == 0)
    error_number = relata_temp_file_rename (file, FALSE);
  if (error_number == 0)
    error_number = relata_temp_file_sync_directory (file);
  if (error_number == 0)
    return TRUE;

  shown = g_filename_display_name (path);
  what = g_strdup_printf (_ ("Could not write “%s”"), shown);
  relata_file_set_error (error, error_number, what);
  return FALSE;
}
