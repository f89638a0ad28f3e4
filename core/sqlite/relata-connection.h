/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The one safe way to open a SQLite database, and what a connection may do.
 *
 * A connection may wander from thread to thread but is used by one at a time; only its
 * cancellable may be cancelled from elsewhere. The thread that prepares statements needs a
 * stack of 8 MiB or more (#RelataJob gives 16). */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelataConnectionMode:
 * @RELATA_CONNECTION_VIEW: an existing file, to look at. Read-only, no trigger and no view runs
 *   (see relata_connection_set_views_enabled()), no virtual table can be reached, only queries
 *   are accepted
 * @RELATA_CONNECTION_WRITE: an existing file, to change its rows or its tables. No virtual
 *   table can be reached
 * @RELATA_CONNECTION_CREATE: a file that is not there yet and is made now, for a script of the
 *   user; refused if anything has that name. The limits are those SQLite ships with, and the
 *   virtual tables FTS3, FTS4, FTS5 and R*Tree can be made
 * @RELATA_CONNECTION_MEMORY: a database in memory without rows, to try a schema. No virtual
 *   table can be made
 */
typedef enum
{
  RELATA_CONNECTION_VIEW,
  RELATA_CONNECTION_WRITE,
  RELATA_CONNECTION_CREATE,
  RELATA_CONNECTION_MEMORY,
} RelataConnectionMode;

/**
 * RelataConnectionState:
 * @RELATA_CONNECTION_LIVE: sees what other programs commit
 * @RELATA_CONNECTION_IMMUTABLE: a database in WAL mode that nobody had open: read as a file
 *   that does not change, so that no -wal or -shm file is made beside it. Valid only while
 *   that holds; #RelataDatabase opens it anew when it does not
 * @RELATA_CONNECTION_WITHOUT_WAL: as above, in a place where the -wal file with the last
 *   changes can not be used: those changes are not seen. The interface says so
 */
typedef enum
{
  RELATA_CONNECTION_LIVE,
  RELATA_CONNECTION_IMMUTABLE,
  RELATA_CONNECTION_WITHOUT_WAL,
} RelataConnectionState;

/**
 * RelataConnection:
 *
 * An open database, reference-counted; it closes when the last reference goes. Statements
 * hold one.
 */
typedef struct _RelataConnection RelataConnection;

RelataConnection *relata_connection_open (const char *path,
                                          RelataConnectionMode mode,
                                          GCancellable *cancellable,
                                          GError **error);
RelataConnection *relata_connection_ref (RelataConnection *self);
void relata_connection_unref (RelataConnection *self);

RelataConnectionMode relata_connection_get_mode (RelataConnection *self);
RelataConnectionState relata_connection_get_state (RelataConnection *self);
const char *relata_connection_get_path (RelataConnection *self);
const char *relata_connection_get_display_name (RelataConnection *self);

void relata_connection_set_cancellable (RelataConnection *self, GCancellable *cancellable);
void relata_connection_set_deadline (RelataConnection *self, guint milliseconds);
void relata_connection_set_doing (RelataConnection *self, const char *doing);
void relata_connection_set_views_enabled (RelataConnection *self, gboolean enabled);
void relata_connection_set_value_limit (RelataConnection *self, gsize bytes);

gboolean relata_connection_exec (RelataConnection *self, const char *sql, GError **error);
gboolean relata_connection_query_int64 (RelataConnection *self,
                                        const char *sql,
                                        gint64 *value,
                                        GError **error);
gboolean relata_connection_get_in_transaction (RelataConnection *self);
gint64 relata_connection_get_changes (RelataConnection *self);
gint64 relata_connection_get_last_rowid (RelataConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataConnection, relata_connection_unref)

G_END_DECLS
