/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A pool of viewing connections to one file. What is idle holds no lock. A connection that no
 * longer sees the file (replaced, or read as immutable and changed since) is not handed out
 * again. Thread-safe by a mutex, which is not held while a file is opened. */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-database-file.h"
#include "sqlite/relata-database.h"

#define MAX_IDLE 4

/* What tells that a file is no longer the one that was opened. */
typedef struct
{
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec changed;
} FileStamp;

typedef struct
{
  RelataConnection *connection;
  FileStamp stamp;
} Pooled;

struct _RelataDatabase
{
  GObject parent_instance;

  char *path; /* absolute, without links */

  GMutex lock; /* guards what follows */
  GArray *idle;
  GArray *busy;
  RelataConnectionState state;
};

G_DEFINE_FINAL_TYPE (RelataDatabase, relata_database, G_TYPE_OBJECT)

static void
pooled_clear (gpointer data)
{
  Pooled *pooled = data;

  g_clear_pointer (&pooled->connection, relata_connection_unref);
}

static FileStamp
take_stamp (const char *path)
{
  FileStamp stamp = { 0 };
  GStatBuf info;

  if (g_stat (path, &info) == 0)
    {
      stamp.device = info.st_dev;
      stamp.inode = info.st_ino;
      stamp.size = info.st_size;
      stamp.changed = info.st_ctim;
    }
  return stamp;
}

/* Whether the connection still reads what stands at the path. One that is live follows the
 * changes of the file by itself. */
static gboolean
is_current (const Pooled *pooled, const char *path)
{
  FileStamp now = take_stamp (path);
  const FileStamp *then = &pooled->stamp;

  if (now.device != then->device || now.inode != then->inode)
    return FALSE;
  if (relata_connection_get_state (pooled->connection) == RELATA_CONNECTION_LIVE)
    return TRUE;
  return now.size == then->size && now.changed.tv_sec == then->changed.tv_sec
         && now.changed.tv_nsec == then->changed.tv_nsec
         && (relata_connection_get_state (pooled->connection) == RELATA_CONNECTION_WITHOUT_WAL
             || !relata_database_file_has_wal (path));
}

/* Lets go of every lock, also that of a statement someone forgot, and of all settings. */
static void
settle (RelataConnection *connection)
{
  sqlite3_stmt *stmt = NULL;

  while ((stmt = sqlite3_next_stmt (connection->db, stmt)) != NULL)
    if (sqlite3_stmt_busy (stmt))
      sqlite3_reset (stmt);
  relata_connection_set_cancellable (connection, NULL);
  relata_connection_set_deadline (connection, 0);
  if (relata_connection_get_in_transaction (connection))
    sqlite3_exec (connection->db, "ROLLBACK", NULL, NULL, NULL);
  relata_connection_reset_policy (connection);
  relata_connection_set_doing (connection, NULL);
}

static gboolean
open_pooled (RelataDatabase *self, Pooled *pooled, GCancellable *cancellable, GError **error)
{
  pooled->stamp = take_stamp (self->path);
  pooled->connection
      = relata_connection_open (self->path, RELATA_CONNECTION_VIEW, cancellable, error);
  return pooled->connection != NULL;
}

/* Takes an idle connection that is current; the others among the idle are closed. */
static gboolean
take_idle (RelataDatabase *self, Pooled *pooled)
{
  while (self->idle->len > 0)
    {
      *pooled = g_array_index (self->idle, Pooled, self->idle->len - 1);
      g_array_index (self->idle, Pooled, self->idle->len - 1).connection = NULL;
      g_array_set_size (self->idle, self->idle->len - 1);
      if (is_current (pooled, self->path))
        return TRUE;
      pooled_clear (pooled);
    }
  return FALSE;
}

/* Takes @connection from those in use. */
static gboolean
take_busy (RelataDatabase *self, RelataConnection *connection, Pooled *pooled)
{
  for (guint i = 0; i < self->busy->len; i++)
    if (g_array_index (self->busy, Pooled, i).connection == connection)
      {
        *pooled = g_array_index (self->busy, Pooled, i);
        g_array_remove_index_fast (self->busy, i);
        return TRUE;
      }
  return FALSE;
}

static void
relata_database_finalize (GObject *object)
{
  RelataDatabase *self = RELATA_DATABASE (object);

  g_clear_pointer (&self->idle, g_array_unref);
  g_clear_pointer (&self->busy, g_array_unref);
  g_free (self->path);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (relata_database_parent_class)->finalize (object);
}

static void
relata_database_class_init (RelataDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relata_database_finalize;
}

static void
relata_database_init (RelataDatabase *self)
{
  g_mutex_init (&self->lock);
  self->idle = g_array_new (FALSE, TRUE, sizeof (Pooled));
  self->busy = g_array_new (FALSE, TRUE, sizeof (Pooled));
  g_array_set_clear_func (self->idle, pooled_clear);
}

/**
 * relata_database_is_database:
 * @path: a file name
 *
 * Tells a database from a script by its first 16 bytes. A file that is not there, is empty, is
 * no regular file or cannot be read is none; an empty file is both an empty database and an
 * empty script, and its name has to tell.
 *
 * Returns: whether @path begins as a SQLite database does
 */
gboolean
relata_database_is_database (const char *path)
{
  g_autofree char *resolved = NULL;
  RelataDatabaseHeader header;
  sqlite3 *db = NULL;
  gboolean is_database;

  g_return_val_if_fail (path != NULL, FALSE);

  resolved = relata_database_file_resolve (path, NULL);
  if (resolved == NULL)
    return FALSE;
  is_database = sqlite3_open_v2 (resolved, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                && relata_database_header_read (&header, db)
                && relata_database_header_has_magic (&header);
  sqlite3_close (db);
  return is_database;
}

/**
 * relata_database_open:
 * @path: a file name
 *
 * Opens a database to look at it. Not for the main thread: it may wait for a lock.
 *
 * Returns: (transfer full) (nullable): the database; errors as of relata_connection_open()
 */
RelataDatabase *
relata_database_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataDatabase) self = NULL;
  RelataConnection *connection;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (RELATA_TYPE_DATABASE, NULL);
  self->path = relata_database_file_resolve (path, error);
  if (self->path == NULL)
    return NULL;
  connection = relata_database_acquire (self, cancellable, error);
  if (connection == NULL)
    return NULL;
  relata_database_release (self, connection);
  return g_steal_pointer (&self);
}

/**
 * relata_database_get_path:
 *
 * Returns: (transfer none): the absolute path, without symbolic links
 */
const char *
relata_database_get_path (RelataDatabase *self)
{
  g_return_val_if_fail (RELATA_IS_DATABASE (self), NULL);

  return self->path;
}

/**
 * relata_database_dup_display_name:
 *
 * Returns: (transfer full): the name of the file, to be shown; plain text
 */
char *
relata_database_dup_display_name (RelataDatabase *self)
{
  g_return_val_if_fail (RELATA_IS_DATABASE (self), NULL);

  return relata_database_file_get_display_name (self->path);
}

/**
 * relata_database_get_state:
 *
 * Returns: how the connection opened last sees the file; a window says so if it is
 *   RELATA_CONNECTION_WITHOUT_WAL
 */
RelataConnectionState
relata_database_get_state (RelataDatabase *self)
{
  RelataConnectionState state;

  g_return_val_if_fail (RELATA_IS_DATABASE (self), RELATA_CONNECTION_LIVE);

  g_mutex_lock (&self->lock);
  state = self->state;
  g_mutex_unlock (&self->lock);
  return state;
}

/**
 * relata_database_acquire:
 * @cancellable: (nullable): what stops the statements of the connection until it is released
 *
 * Gives a viewing connection, for one job. It may be opened for this, so not on the main
 * thread.
 *
 * Returns: (transfer full) (nullable): the connection; hand it to relata_database_release()
 */
RelataConnection *
relata_database_acquire (RelataDatabase *self, GCancellable *cancellable, GError **error)
{
  Pooled pooled = { NULL };
  gboolean found;

  g_return_val_if_fail (RELATA_IS_DATABASE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_mutex_lock (&self->lock);
  found = take_idle (self, &pooled);
  g_mutex_unlock (&self->lock);
  if (found)
    relata_connection_set_cancellable (pooled.connection, cancellable);
  else if (!open_pooled (self, &pooled, cancellable, error))
    return NULL;
  g_mutex_lock (&self->lock);
  self->state = relata_connection_get_state (pooled.connection);
  g_array_append_val (self->busy, pooled);
  g_mutex_unlock (&self->lock);
  return pooled.connection;
}

/**
 * relata_database_release:
 * @connection: (transfer full): from relata_database_acquire()
 *
 * Gives a connection back. Statements of it must be freed by now; what they held is let go.
 */
void
relata_database_release (RelataDatabase *self, RelataConnection *connection)
{
  Pooled pooled = { NULL };

  g_return_if_fail (RELATA_IS_DATABASE (self));
  g_return_if_fail (connection != NULL);

  settle (connection);
  g_mutex_lock (&self->lock);
  if (!take_busy (self, connection, &pooled))
    g_critical ("A connection was released that the database did not give");
  else if (self->idle->len < MAX_IDLE)
    {
      g_array_append_val (self->idle, pooled);
      pooled.connection = NULL;
    }
  g_mutex_unlock (&self->lock);
  pooled_clear (&pooled);
}

/**
 * relata_database_close_idle:
 *
 * Closes the connections that are not in use: before the file is migrated or replaced.
 */
void
relata_database_close_idle (RelataDatabase *self)
{
  g_return_if_fail (RELATA_IS_DATABASE (self));

  g_mutex_lock (&self->lock);
  g_array_set_size (self->idle, 0);
  g_mutex_unlock (&self->lock);
}
