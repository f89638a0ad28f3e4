/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading a file whole, refusing what is no regular file without waiting for it, and the
 * identity by which a change by somebody else is noticed. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "design/relata-file-private.h"

#define READ_STEP ((gsize)1024 * 1024)

/**
 * relata_file_set_error:
 * @error_number: a value of errno
 * @what: (translated): what was being done
 */
void
relata_file_set_error (GError **error, int error_number, const char *what)
{
  /* Translators: what was being done, and what the system answered. */
  g_set_error (error, RELATA_ERROR, relata_error_from_errno (error_number), _ ("%s: %s"), what,
               g_strerror (error_number));
}

static void
set_read_error (GError **error, int error_number, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *what = g_strdup_printf (_ ("Could not read “%s”"), shown);

  relata_file_set_error (error, error_number, what);
}

static gboolean
check_regular (const struct stat *status, const char *path, GError **error)
{
  g_autofree char *shown = NULL;

  if (S_ISREG (status->st_mode))
    return TRUE;

  shown = g_filename_display_name (path);
  if (S_ISDIR (status->st_mode))
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE, _ ("“%s” is a folder, not a file"),
                 shown);
  else
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE,
                 _ ("“%s” is a pipe, a socket or a device, not a file"), shown);
  return FALSE;
}

/**
 * relata_file_open_regular:
 * @status: (out): what the file is
 *
 * Opens for reading, without waiting for the other end of a FIFO.
 *
 * Returns: a file descriptor, or -1 with @error set
 */
int
relata_file_open_regular (const char *path, struct stat *status, GError **error)
{
  const RelataFileOps *ops = relata_file_ops_get ();
  int fd = relata_file_ops_open (path, O_RDONLY | O_NONBLOCK, 0);

  if (fd < 0)
    {
      set_read_error (error, errno, path);
      return -1;
    }
  if (ops->fstat (fd, status) < 0)
    set_read_error (error, errno, path);
  else if (check_regular (status, path, error))
    return fd;
  ops->close (fd);
  return -1;
}

static gboolean
check_size (gsize size, const char *path, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *limit = NULL;

  if (size <= RELATA_FILE_MAX_SIZE)
    return TRUE;

  shown = g_filename_display_name (path);
  limit = g_format_size_full (RELATA_FILE_MAX_SIZE, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE,
               _ ("“%s” is too large: a script of up to %s can be read"), shown, limit);
  return FALSE;
}

/* One step of reading; -1 after an error, 0 at the end. */
static gssize
read_step (int fd, GByteArray *bytes, const char *path, GError **error)
{
  gsize length = bytes->len;
  ssize_t n;

  g_byte_array_set_size (bytes, length + READ_STEP);
  do
    n = relata_file_ops_get ()->read (fd, bytes->data + length, READ_STEP);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_read_error (error, errno, path);
  g_byte_array_set_size (bytes, length + MAX (n, 0));
  return n;
}

/**
 * relata_file_read_fd:
 * @fd: what relata_file_open_regular() gave; stays open
 * @status: what it said
 *
 * Returns: (transfer full) (nullable): the whole content, followed by a NUL that is not counted
 */
GBytes *
relata_file_read_fd (
    int fd, const struct stat *status, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  gssize n;
  gsize size;

  if (!check_size (status->st_size, path, error))
    return NULL;
  bytes = g_byte_array_sized_new (status->st_size + READ_STEP);
  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      n = read_step (fd, bytes, path, error);
      if (n < 0 || !check_size (bytes->len, path, error))
        return NULL;
    }
  while (n > 0);
  size = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return g_bytes_new_take (g_byte_array_free (g_steal_pointer (&bytes), FALSE), size);
}

static gint64
modification_time (const struct stat *status)
{
  return (gint64)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

/**
 * relata_file_identity_set:
 * @bytes: what the file holds
 */
void
relata_file_identity_set (RelataFileIdentity *self, const struct stat *status, GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  self->device = status->st_dev;
  self->inode = status->st_ino;
  self->mtime_ns = modification_time (status);
  self->size = g_bytes_get_size (bytes);
  g_strlcpy (self->hash, hash, sizeof self->hash);
}

/**
 * relata_file_identity_has_stat:
 *
 * Returns: whether the system would say the same of the file that @self describes
 */
gboolean
relata_file_identity_has_stat (const RelataFileIdentity *self, const struct stat *status)
{
  return self->device == status->st_dev && self->inode == status->st_ino
         && self->mtime_ns == modification_time (status) && self->size == status->st_size;
}

/**
 * relata_file_read:
 * @path: any path
 * @cancellable: (nullable)
 * @identity: (out) (optional): what the file is now
 *
 * Fails with RELATA_ERROR_NOT_FOUND, RELATA_ERROR_NOT_A_FILE, RELATA_ERROR_PERMISSION,
 * RELATA_ERROR_TOO_LARGE beyond %RELATA_FILE_MAX_SIZE, or as the system says.
 *
 * Returns: (transfer full) (nullable): the whole content, followed by a NUL that is not counted
 */
GBytes *
relata_file_read (const char *path,
                  GCancellable *cancellable,
                  RelataFileIdentity *identity,
                  GError **error)
{
  struct stat status;
  int fd;
  GBytes *bytes;

  g_return_val_if_fail (path != NULL, NULL);

  fd = relata_file_open_regular (path, &status, error);
  if (fd < 0)
    return NULL;
  bytes = relata_file_read_fd (fd, &status, path, cancellable, error);
  relata_file_ops_get ()->close (fd);
  if (bytes != NULL && identity != NULL)
    relata_file_identity_set (identity, &status, bytes);
  return bytes;
}

/**
 * relata_file_identity_look:
 * @self: (out): what the file is now
 * @known: what it was
 * @path: where it was
 *
 * Reads the file only if the system says something else of it than it did. A file that may
 * not be read, or whose reading is cancelled, is taken for the one that is known.
 */
void
relata_file_identity_look (RelataFileIdentity *self,
                           const RelataFileIdentity *known,
                           const char *path,
                           GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  *self = *known;
  if (relata_file_ops_get ()->stat (path, &status) == 0
      && relata_file_identity_has_stat (known, &status))
    return;
  bytes = relata_file_read (path, cancellable, self, &error);
  if (g_error_matches (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND)
      || g_error_matches (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE))
    *self = RELATA_FILE_IDENTITY_NONE;
}

/**
 * relata_file_identity_equal:
 *
 * Returns: whether both say the same, or neither is there
 */
gboolean
relata_file_identity_equal (const RelataFileIdentity *a, const RelataFileIdentity *b)
{
  return strcmp (a->hash, b->hash) == 0;
}
