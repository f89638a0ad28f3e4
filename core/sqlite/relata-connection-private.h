/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The inside of a connection, for the files of core/sqlite and for those of the engine that
 * need an interface of SQLite which has no wrapper here (backup). */

#pragma once

#include <sqlite3.h>

#include "sqlite/relata-connection.h"

G_BEGIN_DECLS

struct _RelataConnection
{
  sqlite3 *db;
  RelataConnectionMode mode;
  RelataConnectionState state;
  char *path;         /* absolute and without links; NULL in memory */
  char *display_name; /* its last part, fit to be shown */
  char *doing;        /* what an error says was being done; NULL for the default */

  GCancellable *cancellable;
  gulong cancelled_handler;
  gint64 deadline; /* monotonic microseconds, 0 for none */
  gint64 busy_since;
  gboolean denied; /* the authorizer refused something since the last prepare */
};

gboolean relata_connection_apply_policy (RelataConnection *self, GError **error);
void relata_connection_reset_policy (RelataConnection *self);
gboolean relata_connection_get_should_stop (RelataConnection *self);

gboolean relata_connection_check (RelataConnection *self, int code, GError **error);
gboolean relata_connection_check_cancelled (RelataConnection *self, GError **error);
int relata_error_from_sqlite (int extended_code, int system_errno);

G_END_DECLS
