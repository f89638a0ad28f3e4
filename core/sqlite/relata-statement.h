/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* One prepared SQL statement of a connection. Values are bound, never pasted into the text.
 * Thread of the connection. */

#pragma once

#include "sqlite/relata-connection.h"
#include "sqlite/relata-value.h"

G_BEGIN_DECLS

/**
 * RelataStatement:
 *
 * A prepared statement; holds its connection.
 */
typedef struct _RelataStatement RelataStatement;

RelataStatement *
relata_statement_new (RelataConnection *connection, const char *sql, GError **error);
void relata_statement_free (RelataStatement *self);

void relata_statement_bind_null (RelataStatement *self, int parameter);
void relata_statement_bind_int64 (RelataStatement *self, int parameter, gint64 value);
void relata_statement_bind_double (RelataStatement *self, int parameter, double value);
void
relata_statement_bind_text (RelataStatement *self, int parameter, const char *text, gssize length);
void
relata_statement_bind_blob (RelataStatement *self, int parameter, gconstpointer data, gsize length);
void relata_statement_bind_value (RelataStatement *self, int parameter, const RelataValue *value);
int relata_statement_get_n_parameters (RelataStatement *self);

gboolean relata_statement_step (RelataStatement *self, GError **error);
gboolean relata_statement_run (RelataStatement *self, GError **error);
void relata_statement_reset (RelataStatement *self);

int relata_statement_get_n_columns (RelataStatement *self);
const char *relata_statement_get_column_name (RelataStatement *self, int column);
RelataValueKind relata_statement_get_kind (RelataStatement *self, int column);
gint64 relata_statement_get_int64 (RelataStatement *self, int column);
double relata_statement_get_double (RelataStatement *self, int column);
const char *relata_statement_get_text (RelataStatement *self, int column, gsize *length);
gconstpointer relata_statement_get_blob (RelataStatement *self, int column, gsize *length);
RelataValue *relata_statement_get_value (RelataStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataStatement, relata_statement_free)

G_END_DECLS
