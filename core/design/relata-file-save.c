/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The save: find the target behind symbolic links, compare it with what was read, keep the
 * former version, write beside it and rename. Where no file can be made beside it (a directory
 * that is not ours, one file granted by a portal, another owner), the new content is kept as a
 * draft while the file is written in place. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "design/relata-backup.h"
#include "design/relata-draft.h"
#include "design/relata-file-save.h"
#include "design/relata-temp-file.h"

/* One save under way. */
typedef struct
{
  char *target;
  GBytes *bytes;
  GBytes *old_bytes; /* NULL if there was no file */
  struct stat old_status;
  RelataFileIdentity old;
  gboolean overwrite;
  RelataFileIdentity *saved;
} Save;

static void
save_clear (Save *self)
{
  g_free (self->target);
  g_clear_pointer (&self->old_bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

/* By default the system ends the process that grows a file beyond its limit; ignored, the write
 * fails with EFBIG like any other. */
static void
ignore_file_size_signal (void)
{
  struct sigaction now;

  if (sigaction (SIGXFSZ, NULL, &now) == 0 && now.sa_handler == SIG_DFL)
    signal (SIGXFSZ, SIG_IGN);
}

static void
set_write_error (GError **error, int error_number, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *what = g_strdup_printf (_ ("Could not save “%s”"), shown);

  relata_file_set_error (error, error_number, what);
}

/* The file behind the links, or the name a new file has in the real directory. */
static char *
resolve_target (const char *path, GError **error)
{
  g_autofree char *directory = NULL;
  g_autofree char *base = NULL;
  char *real = realpath (path, NULL);
  char *target;

  if (real == NULL && errno == ENOENT && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      directory = g_path_get_dirname (path);
      base = g_path_get_basename (path);
      real = realpath (directory, NULL);
      target = real != NULL ? g_build_filename (real, base, NULL) : NULL;
    }
  else
    target = g_strdup (real);
  if (target == NULL)
    set_write_error (error, errno, path);
  free (real);
  return target;
}

static gboolean
read_regular (Save *self, GError **error)
{
  int fd = relata_file_open_regular (self->target, &self->old_status, error);

  if (fd < 0)
    return FALSE;
  self->old_bytes = relata_file_read_fd (fd, &self->old_status, self->target, NULL, error);
  relata_file_ops_get ()->close (fd);
  if (self->old_bytes != NULL)
    relata_file_identity_set (&self->old, &self->old_status, self->old_bytes);
  return self->old_bytes != NULL;
}

/* Reads the file that is to be replaced, if there is one. */
static gboolean
read_old (Save *self, GError **error)
{
  const RelataFileOps *ops = relata_file_ops_get ();

  if (ops->stat (self->target, &self->old_status) == 0)
    {
      if (!read_regular (self, error))
        return FALSE;
      if (ops->access (self->target, W_OK) == 0)
        return TRUE;
    }
  else if (errno == ENOENT)
    return TRUE;
  set_write_error (error, errno, self->target);
  return FALSE;
}

static gboolean
is_database (GBytes *bytes)
{
  static const char magic[16] = "SQLite format 3";
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length >= sizeof magic && memcmp (data, magic, sizeof magic) == 0;
}

static void
set_changed_error (GError **error, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, RELATA_ERROR, RELATA_ERROR_CHANGED_ON_DISK,
               _ ("“%s” was changed by another program since it was read"), shown);
}

/* Whether the file that is there may be replaced. */
static gboolean
check_old (Save *self, const RelataFileIdentity *expected, GError **error)
{
  g_autofree char *shown = NULL;

  if (self->old_bytes == NULL)
    return TRUE;
  shown = g_filename_display_name (self->target);
  if (is_database (self->old_bytes))
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_WOULD_LOSE_DATA,
                   _ ("“%s” is a database; a script is not saved over it"), shown);
      return FALSE;
    }
  if (self->overwrite)
    return TRUE;
  if (expected == NULL || expected->size < 0)
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS, _ ("“%s” is there already"), shown);
      return FALSE;
    }
  if (relata_file_identity_equal (&self->old, expected))
    return TRUE;
  set_changed_error (error, self->target);
  return FALSE;
}

/* Whether the target is still what read_old() found: somebody may have saved since. */
static gboolean
is_unchanged (Save *self)
{
  struct stat now;

  if (self->overwrite || self->old_bytes == NULL)
    return TRUE;
  return relata_file_ops_get ()->stat (self->target, &now) < 0
         || relata_file_identity_has_stat (&self->old, &now);
}

static void
keep_backup (Save *self)
{
  g_autoptr (GError) error = NULL;

  if (self->old_bytes == NULL || g_bytes_get_size (self->old_bytes) == 0)
    return;
  /* A full state directory is no reason to refuse the save. */
  if (!relata_backup_keep (self->target, self->old_bytes, &error))
    g_info ("%s", error->message);
}

static gboolean
must_write_in_place (int error_number)
{
  return error_number == EACCES || error_number == EPERM || error_number == EROFS
         || error_number == EBUSY;
}

static int
overwrite_fd (int fd, GBytes *bytes, struct stat *status)
{
  const RelataFileOps *ops = relata_file_ops_get ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (ops->lseek (fd, 0) < 0 || relata_file_ops_write_all (fd, data, length) < 0
      || ops->ftruncate (fd, length) < 0 || relata_file_ops_fsync (fd) < 0
      || ops->fstat (fd, status) < 0)
    return errno;
  return 0;
}

/* A draft from which the new content can be had should the process end in the middle. */
static RelataDraft *
make_recovery_draft (Save *self, GError **error)
{
  g_autoptr (RelataDraft) draft = relata_draft_new ();
  g_autofree char *title = g_filename_display_basename (self->target);

  if (!relata_draft_write (draft, relata_draft_next (draft),
                           relata_draft_info_new (self->target, NULL, title, self->old.hash),
                           self->bytes, error))
    return NULL;
  return g_steal_pointer (&draft);
}

static void
set_in_place_error (GError **error, int error_number, const char *target)
{
  g_autofree char *shown = g_filename_display_name (target);

  g_set_error (error, RELATA_ERROR, relata_error_from_errno (error_number),
               _ ("Saving “%s” failed half-way: %s. What was to be saved is kept as a draft"),
               shown, g_strerror (error_number));
}

static gboolean
write_in_place (Save *self, int fd, GError **error)
{
  g_autoptr (RelataDraft) draft = make_recovery_draft (self, error);
  struct stat status;
  int error_number;

  if (draft == NULL)
    return FALSE;
  error_number = overwrite_fd (fd, self->bytes, &status);
  if (error_number == 0)
    relata_file_identity_set (self->saved, &status, self->bytes);
  else if (overwrite_fd (fd, self->old_bytes, &status) == 0)
    set_write_error (error, error_number, self->target);
  else
    {
      set_in_place_error (error, error_number, self->target);
      return FALSE;
    }
  relata_draft_remove (draft);
  return error_number == 0;
}

static gboolean
save_in_place (Save *self, GError **error)
{
  int fd = relata_file_ops_open (self->target, O_WRONLY, 0);
  gboolean done;

  if (fd < 0)
    {
      set_write_error (error, errno, self->target);
      return FALSE;
    }
  done = write_in_place (self, fd, error);
  if (relata_file_ops_get ()->close (fd) == 0 || !done)
    return done;
  set_write_error (error, errno, self->target);
  return FALSE;
}

/* Writes beside the target and renames; 0, an errno, or -1 if the target changed meanwhile. */
static int
save_by_rename (Save *self)
{
  g_autoptr (RelataTempFile) file = NULL;
  struct stat status;
  int error_number = 0;

  file = relata_temp_file_new (self->target, self->old_bytes != NULL ? 0600 : 0666, &error_number);
  if (file == NULL)
    return error_number;
  if (self->old_bytes != NULL)
    error_number = relata_temp_file_keep_owner (file, &self->old_status);
  if (error_number == 0)
    error_number = relata_temp_file_write (file, self->bytes, &status);
  if (error_number != 0)
    return error_number;
  if (!is_unchanged (self))
    return -1;
  error_number = relata_temp_file_rename (file, self->old_bytes == NULL && !self->overwrite);
  if (error_number != 0)
    return error_number;
  relata_file_identity_set (self->saved, &status, self->bytes);
  return relata_temp_file_sync_directory (file);
}

static gboolean
write_new (Save *self, GError **error)
{
  int error_number = save_by_rename (self);

  if (error_number == 0)
    return TRUE;
  if (self->old_bytes != NULL && self->saved->size < 0 && must_write_in_place (error_number))
    return save_in_place (self, error);
  if (error_number < 0 || error_number == EEXIST)
    set_changed_error (error, self->target);
  else
    set_write_error (error, error_number, self->target);
  return FALSE;
}

/**
 * relata_file_save:
 * @path: where to; a symbolic link stays one, and the file it leads to is replaced
 * @bytes: what to write
 * @expected: (nullable): what the file was when it was read or saved last; %NULL if it is to be
 *   new
 * @flags: see #RelataFileSaveFlags
 * @saved: (out): what the file is now; its size is -1 as long as the file is the old one
 *
 * Keeps permissions and owner. Where a file can be made beside the target, a crash at any moment
 * leaves the old file or the new one. Otherwise the file is written in place, after
 * @bytes were kept as a draft, which is removed once the file is safe. Of a hard
 * linked file the other names keep the old content.
 *
 * Fails with RELATA_ERROR_CHANGED_ON_DISK if the content is not the one @expected,
 * RELATA_ERROR_EXISTS if none was expected, RELATA_ERROR_WOULD_LOSE_DATA if a database stands
 * there, RELATA_ERROR_NOT_A_FILE, RELATA_ERROR_PERMISSION, RELATA_ERROR_NO_SPACE, or as the
 * system says. A failure to make the new name durable is an error with @saved set.
 *
 * Returns: whether the disk has the new file
 */
gboolean
relata_file_save (const char *path,
                  GBytes *bytes,
                  const RelataFileIdentity *expected,
                  RelataFileSaveFlags flags,
                  RelataFileIdentity *saved,
                  GError **error)
{
  g_auto (Save) save = { 0 };

  g_return_val_if_fail (path != NULL && bytes != NULL && saved != NULL, FALSE);

  *saved = RELATA_FILE_IDENTITY_NONE;
  ignore_file_size_signal ();
  save.target = resolve_target (path, error);
  save.bytes = bytes;
  save.overwrite = (flags & RELATA_FILE_SAVE_OVERWRITE) != 0;
  save.saved = saved;
  if (save.target == NULL || !read_old (&save, error) || !check_old (&save, expected, error))
    return FALSE;
  if (save.old_bytes != NULL && g_bytes_equal (save.old_bytes, bytes))
    {
      relata_file_identity_set (saved, &save.old_status, bytes);
      return TRUE;
    }
  keep_backup (&save);
  return write_new (&save, error);
}
