/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Paths, headers and the -wal beside a database. Any thread. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "sqlite/relata-database-file.h"

#define NAME_CHARS    80
#define MAGIC         "SQLite format 3"
#define HEADER_SIZE   100
#define WRITE_VERSION 18
#define READ_VERSION  19
#define VERSION_WAL   2

/* Of 1,024 random bytes about 251 values are different ones; of text or of most formats, far
 * fewer. */
#define RANDOM_VALUES 230

static void
set_errno_error (const char *path, int error_number, GError **error)
{
  g_autofree char *name = relata_database_file_get_display_name (path);

  if (error_number == ENOENT)
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                 _ ("Opening %s: there is no such file"), name);
  else
    g_set_error (error, RELATA_ERROR, relata_error_from_errno (error_number), _ ("Opening %s: %s"),
                 name, g_strerror (error_number));
}

static gboolean
check_regular (const char *path, GError **error)
{
  g_autofree char *name = relata_database_file_get_display_name (path);
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      set_errno_error (path, errno, error);
      return FALSE;
    }
  if (S_ISREG (info.st_mode))
    return TRUE;
  if (S_ISDIR (info.st_mode))
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE,
                 _ ("Opening %s: it is a folder, not a file"), name);
  else
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE,
                 _ ("Opening %s: it is a device, a pipe or a socket, not a file"), name);
  return FALSE;
}

static gboolean
stat_sibling (const char *path, const char *suffix, GStatBuf *info)
{
  g_autofree char *sibling = g_strconcat (path, suffix, NULL);

  return g_stat (sibling, info) == 0;
}

static gboolean
looks_encrypted (const RelataDatabaseHeader *self)
{
  gboolean seen[256] = { FALSE };
  guint values = 0;

  if (self->size < (gint64)sizeof self->bytes || self->size % 512 != 0)
    return FALSE;
  for (gsize i = 0; i < sizeof self->bytes; i++)
    {
      values += !seen[self->bytes[i]];
      seen[self->bytes[i]] = TRUE;
    }
  return values >= RANDOM_VALUES;
}

/**
 * relata_database_file_resolve:
 * @path: a file name; whatever it looks like ("file:x?mode=memory", "-rf") it is one
 *
 * Nothing is opened, so a FIFO does not block.
 *
 * Returns: (transfer full) (nullable): the absolute path of an existing regular file, without
 *   symbolic links, so that SQLite takes it for a path and for nothing else; %NULL with
 *   RELATA_ERROR_NOT_FOUND, _NOT_A_FILE or _PERMISSION
 */
char *
relata_database_file_resolve (const char *path, GError **error)
{
  char *resolved;
  char *copy;

  g_return_val_if_fail (path != NULL, NULL);

  resolved = realpath (path, NULL);
  if (resolved == NULL)
    {
      set_errno_error (path, errno, error);
      return NULL;
    }
  copy = check_regular (resolved, error) ? g_strdup (resolved) : NULL;
  free (resolved);
  return copy;
}

/**
 * relata_database_file_resolve_new:
 * @path: the name of a file to be made
 *
 * Returns: (transfer full) (nullable): its absolute path, the folder without symbolic links;
 *   %NULL if the folder is not there
 */
char *
relata_database_file_resolve_new (const char *path, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *resolved;
  char *joined;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  resolved = realpath (folder, NULL);
  if (resolved == NULL)
    {
      set_errno_error (folder, errno, error);
      return NULL;
    }
  joined = g_build_filename (resolved, name, NULL);
  free (resolved);
  return joined;
}

/**
 * relata_database_file_get_display_name:
 *
 * Returns: (transfer full): the last part of @path, to be shown; plain text
 */
char *
relata_database_file_get_display_name (const char *path)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (path);
  return relata_text_for_display (name, -1, NAME_CHARS);
}

/**
 * relata_database_file_get_immutable_uri:
 * @path: absolute
 *
 * Returns: (transfer full): the URI that makes SQLite read the file without a lock and without
 *   looking for a journal (https://www.sqlite.org/uri.html, "immutable")
 */
char *
relata_database_file_get_immutable_uri (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_return_val_if_fail (uri != NULL, NULL);

  return g_strconcat (uri, "?immutable=1", NULL);
}

/**
 * relata_database_file_has_wal:
 *
 * Returns: whether a write-ahead log beside @path is in use: reading through it makes no new
 *   file, except the -shm of one that a crash left behind
 */
gboolean
relata_database_file_has_wal (const char *path)
{
  GStatBuf wal, shm;

  if (!stat_sibling (path, "-wal", &wal))
    return FALSE;
  return wal.st_size > 0 || stat_sibling (path, "-shm", &shm);
}

/**
 * relata_database_file_has_wal_changes:
 *
 * Returns: whether the write-ahead log beside @path holds anything
 */
gboolean
relata_database_file_has_wal_changes (const char *path)
{
  GStatBuf wal;

  return stat_sibling (path, "-wal", &wal) && wal.st_size > 0;
}

/**
 * relata_database_header_read:
 * @sqlite: a sqlite3 handle
 *
 * Returns: whether the file of @sqlite could be read, without a lock
 */
gboolean
relata_database_header_read (RelataDatabaseHeader *self, gpointer sqlite)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int code;

  memset (self, 0, sizeof *self);
  if (sqlite3_file_control (sqlite, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return FALSE;
  self->size = size;
  code = file->pMethods->xRead (file, self->bytes, sizeof self->bytes, 0);
  return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
}

/**
 * relata_database_header_has_magic:
 *
 * Returns: whether the file begins as a SQLite 3 database does. An empty file does not, though
 *   SQLite takes it for an empty database
 */
gboolean
relata_database_header_has_magic (const RelataDatabaseHeader *self)
{
  return memcmp (self->bytes, MAGIC, sizeof MAGIC) == 0;
}

/**
 * relata_database_header_is_wal:
 *
 * Returns: whether it is a database in write-ahead log mode
 */
gboolean
relata_database_header_is_wal (const RelataDatabaseHeader *self)
{
  return relata_database_header_has_magic (self) && self->bytes[WRITE_VERSION] == VERSION_WAL
         && self->bytes[READ_VERSION] == VERSION_WAL;
}

/**
 * relata_database_header_set_error:
 *
 * Says why SQLite did not take the file for a database.
 */
void
relata_database_header_set_error (const RelataDatabaseHeader *self,
                                  const char *display_name,
                                  GError **error)
{
  if (relata_database_header_has_magic (self) && self->bytes[READ_VERSION] > VERSION_WAL)
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED,
                 _ ("Opening %s: the database was made by a newer version of SQLite"),
                 display_name);
  else if (relata_database_header_has_magic (self))
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_CORRUPT,
                 self->size < HEADER_SIZE ? _ ("Opening %s: the database is cut off")
                                          : _ ("Opening %s: the database is damaged"),
                 display_name);
  else if (looks_encrypted (self))
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
                 _ ("Opening %s: the file is not a SQLite database, or it is an encrypted one, "
                    "which cannot be read here"),
                 display_name);
  else
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
                 _ ("Opening %s: the file is not a SQLite database"), display_name);
}
