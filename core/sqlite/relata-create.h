/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Making a database from a script: all of it in a new file that is checked, or no file. Any
 * thread but the main one.
 *
 * The script is the user's. Where it makes virtual tables, the code of FTS or R*Tree runs in
 * this process; the one statement known to crash SQLite 3.40.1 (FTS5 with `tokenize='trigram
 * case_sensitive'`) is refused. */

#pragma once

#include "sqlite/relata-script-run.h"

G_BEGIN_DECLS

/**
 * RelataCreateFlags:
 * @RELATA_CREATE_NONE: refuse what is not in order
 * @RELATA_CREATE_REPLACE: put the new database in the place of a file that is there, which
 *   stays as it is until the new one is whole
 * @RELATA_CREATE_ALLOW_VIOLATIONS: make it although records refer to records that are not
 *   there, or foreign keys to what is no key
 */
typedef enum
{
  RELATA_CREATE_NONE = 0,
  RELATA_CREATE_REPLACE = 1 << 0,
  RELATA_CREATE_ALLOW_VIOLATIONS = 1 << 1,
} RelataCreateFlags;

/**
 * RelataCreateResult:
 * @n_statements: the statements that were run
 * @n_changes: the rows they inserted, updated or deleted
 * @n_violations: the records that refer to nothing; 0 unless they were allowed
 */
typedef struct
{
  guint n_statements;
  gint64 n_changes;
  gint64 n_violations;
} RelataCreateResult;

gboolean relata_create_database (const char *script,
                                 gsize length,
                                 const char *path,
                                 RelataCreateFlags flags,
                                 RelataScriptProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 RelataCreateResult *result,
                                 GError **error);

G_END_DECLS
