/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Running a whole SQL script on a new database, in one transaction. Thread of the
 * connection. */

#pragma once

#include "sqlite/relata-connection.h"

G_BEGIN_DECLS

/**
 * RelataScriptProgress:
 * @fraction: 0 to 1
 * @user_data: what was given with the function
 *
 * Told every now and then, on the thread that runs the script.
 */
typedef void (*RelataScriptProgress) (double fraction, gpointer user_data);

/**
 * RelataScriptRun:
 * @connection: an empty database that may be written
 * @name: what it is called in errors; plain text
 * @progress: (nullable): told how far it is
 * @progress_data: given to @progress
 * @n_statements: (out): the statements that were run
 * @wants_wal: (out): whether the script asked for the write-ahead log, which the database can
 *   have only after the transaction
 */
typedef struct
{
  RelataConnection *connection;
  const char *name;
  RelataScriptProgress progress;
  gpointer progress_data;

  guint n_statements;
  gboolean wants_wal;
} RelataScriptRun;

gboolean
relata_script_run (RelataScriptRun *self, const char *script, gsize length, GError **error);

G_END_DECLS
