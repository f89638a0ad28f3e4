/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* SQLite in memory as the oracle for tests of core/sql: what it takes for SQL, and what its
 * PRAGMAs tell of a schema. Main thread of a test. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *relata_test_sql_open (void);
gboolean relata_test_sql_run (sqlite3 *db, const char *sql, char **message);
void relata_test_sql_must_run (sqlite3 *db, const char *sql);
gboolean relata_test_sql_prepares (sqlite3 *db, const char *sql, char **message);
char *relata_test_sql_tokens (const char *sql);
char *relata_test_sql_schema (sqlite3 *db);
char *relata_test_sql_describe (sqlite3 *db, const char *table);
char *relata_test_sql_describe_all (sqlite3 *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close)

G_END_DECLS
