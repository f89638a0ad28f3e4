/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Opening a database, and the life of the connection. What it may do is in
 * relata-connection-policy.c, what its errors say in relata-connection-error.c. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-database-file.h"
#include "sqlite/relata-statement.h"

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  sqlite3_interrupt (user_data);
}

static void
connection_clear (gpointer data)
{
  RelataConnection *self = data;

  if (self->db != NULL)
    {
      relata_connection_set_cancellable (self, NULL);
      sqlite3_close_v2 (self->db);
    }
  g_free (self->path);
  g_free (self->display_name);
  g_free (self->doing);
}

/* Makes the empty file that a creating connection owns, and refuses one that is there. */
static gboolean
make_file (RelataConnection *self, GError **error)
{
  int fd = g_open (self->path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);

  if (fd >= 0)
    {
      g_close (fd, NULL);
      return TRUE;
    }
  if (errno == EEXIST || errno == EISDIR)
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS,
                 _ ("Creating %s: there is something of that name already"), self->display_name);
  else
    g_set_error (error, RELATA_ERROR, relata_error_from_errno (errno), _ ("Creating %s: %s"),
                 self->display_name, g_strerror (errno));
  return FALSE;
}

static gboolean
find_file (RelataConnection *self, const char *path, GError **error)
{
  switch (self->mode)
    {
    case RELATA_CONNECTION_MEMORY:
      return TRUE;
    case RELATA_CONNECTION_CREATE:
      self->path = relata_database_file_resolve_new (path, error);
      return self->path != NULL && make_file (self, error);
    case RELATA_CONNECTION_VIEW:
    case RELATA_CONNECTION_WRITE:
    default:
      self->path = relata_database_file_resolve (path, error);
      return self->path != NULL;
    }
}

/* Opens @name, replacing the handle there was, and binds the policy to it. */
static gboolean
open_handle (RelataConnection *self, const char *name, int flags, GError **error)
{
  int code;

  g_clear_pointer (&self->db, sqlite3_close_v2);
  code = sqlite3_open_v2 (name, &self->db, flags | SQLITE_OPEN_EXRESCODE, NULL);
  if (self->db == NULL)
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE, _ ("Not enough memory"));
      return FALSE;
    }
  return relata_connection_check (self, code, error)
         && relata_connection_apply_policy (self, error);
}

static gboolean
reopen_immutable (RelataConnection *self, GError **error)
{
  g_autofree char *uri = relata_database_file_get_immutable_uri (self->path);

  self->state = relata_database_file_has_wal_changes (self->path) ? RELATA_CONNECTION_WITHOUT_WAL
                                                                  : RELATA_CONNECTION_IMMUTABLE;
  return open_handle (self, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* Reads the header under a lock, which is where SQLite finds out what kind of file it is. The
 * schema is not parsed. */
static gboolean
read_header (RelataConnection *self, GError **error)
{
  gint64 version;

  return relata_connection_query_int64 (self, "PRAGMA schema_version", &version, error);
}

/* Why the -wal of a database may fail: the folder cannot be written, or the file beside it is
 * not ours to read. */
static gboolean
is_wal_failure (const GError *error)
{
  return g_error_matches (error, RELATA_ERROR, RELATA_ERROR_PERMISSION)
         || g_error_matches (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND)
         || g_error_matches (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE);
}

/* Opens for viewing. A WAL database whose -wal is not in use is read as an immutable file,
 * since SQLite would make a -wal and a -shm beside it and leave them there. */
static gboolean
open_for_viewing (RelataConnection *self, RelataDatabaseHeader *header, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!open_handle (self, self->path, SQLITE_OPEN_READONLY, error))
    return FALSE;
  relata_database_header_read (header, self->db);
  if (relata_database_header_is_wal (header) && !relata_database_file_has_wal (self->path))
    return reopen_immutable (self, error) && read_header (self, error);
  if (read_header (self, &local_error))
    return TRUE;
  if (relata_database_header_is_wal (header) && is_wal_failure (local_error))
    return reopen_immutable (self, error) && read_header (self, error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
open_for_writing (RelataConnection *self, RelataDatabaseHeader *header, GError **error)
{
  if (!open_handle (self, self->path, SQLITE_OPEN_READWRITE, error))
    return FALSE;
  relata_database_header_read (header, self->db);
  if (sqlite3_db_readonly (self->db, "main") == 1)
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_PERMISSION,
                   _ ("Opening %s: the file can only be read, not written"), self->display_name);
      return FALSE;
    }
  return read_header (self, error);
}

static gboolean
open_existing (RelataConnection *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  RelataDatabaseHeader header = { { 0 }, 0 };
  gboolean opened;

  opened = self->mode == RELATA_CONNECTION_VIEW ? open_for_viewing (self, &header, &local_error)
                                                : open_for_writing (self, &header, &local_error);
  if (opened)
    return TRUE;
  if (g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE))
    relata_database_header_set_error (&header, self->display_name, error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
open_database (RelataConnection *self, GError **error)
{
  switch (self->mode)
    {
    case RELATA_CONNECTION_MEMORY:
      return open_handle (self, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, error);
    case RELATA_CONNECTION_CREATE:
      if (open_handle (self, self->path, SQLITE_OPEN_READWRITE, error))
        return TRUE;
      g_unlink (self->path);
      return FALSE;
    case RELATA_CONNECTION_VIEW:
    case RELATA_CONNECTION_WRITE:
    default:
      return open_existing (self, error);
    }
}

/**
 * relata_connection_open:
 * @path: (nullable): a file name, taken literally; ignored in memory
 * @mode: what it is opened for
 * @cancellable: (nullable): as with relata_connection_set_cancellable()
 * @error: return location
 *
 * Opens a database under the one policy: defensive, schema untrusted, no extensions, no
 * strings in double quotes, limits on every size, an authorizer that refuses ATTACH, unlisted
 * PRAGMAs and dangerous functions. A file of 0 bytes (and of 1) is an empty
 * database, as it is to SQLite.
 * Waits up to 2 s for a lock. Does not parse the schema.
 *
 * Errors: RELATA_ERROR_NOT_FOUND, _NOT_A_FILE, _PERMISSION, _NOT_A_DATABASE, _CORRUPT, _BUSY,
 * _EXISTS, _UNSUPPORTED (a newer file format), and G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the connection
 */
RelataConnection *
relata_connection_open (const char *path,
                        RelataConnectionMode mode,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (RelataConnection) self = NULL;

  g_return_val_if_fail (path != NULL || mode == RELATA_CONNECTION_MEMORY, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self = g_atomic_rc_box_new0 (RelataConnection);
  self->mode = mode;
  self->display_name = mode == RELATA_CONNECTION_MEMORY
                           ? g_strdup (":memory:")
                           : relata_database_file_get_display_name (path);
  self->doing = g_strdup_printf (
      mode == RELATA_CONNECTION_CREATE ? _ ("Creating %s") : _ ("Opening %s"), self->display_name);
  if (!find_file (self, path, error))
    return NULL;
  self->cancellable = cancellable; /* borrowed until the handle is the final one */
  if (!open_database (self, error))
    {
      self->cancellable = NULL;
      return NULL;
    }
  self->cancellable = NULL;
  relata_connection_set_cancellable (self, cancellable);
  g_clear_pointer (&self->doing, g_free);
  return g_steal_pointer (&self);
}

RelataConnection *
relata_connection_ref (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
relata_connection_unref (RelataConnection *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, connection_clear);
}

RelataConnectionMode
relata_connection_get_mode (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, RELATA_CONNECTION_VIEW);

  return self->mode;
}

RelataConnectionState
relata_connection_get_state (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, RELATA_CONNECTION_LIVE);

  return self->state;
}

/**
 * relata_connection_get_path:
 *
 * Returns: (transfer none) (nullable): the absolute path, without symbolic links; %NULL for a
 *   database in memory
 */
const char *
relata_connection_get_path (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * relata_connection_get_display_name:
 *
 * Returns: (transfer none): the name of the file, to be shown; plain text
 */
const char *
relata_connection_get_display_name (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->display_name;
}

/**
 * relata_connection_set_cancellable:
 * @cancellable: (nullable): what stops the statements of this connection from now on
 *
 * A statement that is stopped fails with G_IO_ERROR_CANCELLED, within milliseconds while it
 * runs; SQLite 3.40 does not look while it prepares one.
 */
void
relata_connection_set_cancellable (RelataConnection *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  if (self->cancellable != NULL)
    g_cancellable_disconnect (self->cancellable, self->cancelled_handler);
  self->cancelled_handler = 0;
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    self->cancelled_handler
        = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->db, NULL);
}

/**
 * relata_connection_set_deadline:
 * @milliseconds: the time from now after which statements fail with RELATA_ERROR_TOO_LARGE; 0
 *   for none
 */
void
relata_connection_set_deadline (RelataConnection *self, guint milliseconds)
{
  g_return_if_fail (self != NULL);

  self->deadline = milliseconds == 0 ? 0 : g_get_monotonic_time () + milliseconds * 1000LL;
}

/**
 * relata_connection_set_doing:
 * @doing: (nullable): how an error message begins: what is being done, as a person is told
 *   ("Reading the tables of shop.db"); %NULL for a default by the mode
 */
void
relata_connection_set_doing (RelataConnection *self, const char *doing)
{
  g_return_if_fail (self != NULL);

  g_free (self->doing);
  self->doing = g_strdup (doing);
}

/**
 * relata_connection_exec:
 * @sql: one statement
 *
 * Runs a statement to its end; rows are passed over.
 *
 * Returns: whether it succeeded
 */
gboolean
relata_connection_exec (RelataConnection *self, const char *sql, GError **error)
{
  g_autoptr (RelataStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  statement = relata_statement_new (self, sql, error);
  return statement != NULL && relata_statement_run (statement, error);
}

/**
 * relata_connection_query_int64:
 * @sql: one query whose first row begins with a number
 * @value: (out): it
 *
 * Returns: whether there was such a row; RELATA_ERROR_NOT_FOUND if there was none
 */
gboolean
relata_connection_query_int64 (RelataConnection *self,
                               const char *sql,
                               gint64 *value,
                               GError **error)
{
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && sql != NULL && value != NULL, FALSE);

  statement = relata_statement_new (self, sql, error);
  if (statement == NULL)
    return FALSE;
  if (relata_statement_step (statement, &local_error))
    {
      *value = relata_statement_get_int64 (statement, 0);
      return TRUE;
    }
  if (local_error == NULL)
    g_set_error (&local_error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                 _ ("Reading %s: the query has no answer"), self->display_name);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * relata_connection_get_in_transaction:
 *
 * Returns: whether a transaction is open. A full disk may have rolled it back
 *   (https://www.sqlite.org/lang_transaction.html, 3), so look after every statement
 */
gboolean
relata_connection_get_in_transaction (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !sqlite3_get_autocommit (self->db);
}

/**
 * relata_connection_get_changes:
 *
 * Returns: the rows that the last INSERT, UPDATE or DELETE changed
 */
gint64
relata_connection_get_changes (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_changes64 (self->db);
}

/**
 * relata_connection_get_last_rowid:
 *
 * Returns: the rowid of the last INSERT
 */
gint64
relata_connection_get_last_rowid (RelataConnection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_last_insert_rowid (self->db);
}
