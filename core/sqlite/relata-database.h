/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A database file that is looked at: keeps a few idle connections for the jobs that read it.
 * Thread-safe. */

#pragma once

#include "sqlite/relata-connection.h"

G_BEGIN_DECLS

#define RELATA_TYPE_DATABASE (relata_database_get_type ())

G_DECLARE_FINAL_TYPE (RelataDatabase, relata_database, RELATA, DATABASE, GObject)

gboolean relata_database_is_database (const char *path);

RelataDatabase *relata_database_open (const char *path, GCancellable *cancellable, GError **error);
const char *relata_database_get_path (RelataDatabase *self);
char *relata_database_dup_display_name (RelataDatabase *self);
RelataConnectionState relata_database_get_state (RelataDatabase *self);

RelataConnection *
relata_database_acquire (RelataDatabase *self, GCancellable *cancellable, GError **error);
void relata_database_release (RelataDatabase *self, RelataConnection *connection);
void relata_database_close_idle (RelataDatabase *self);

G_END_DECLS
