/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Prepared statements: bind, step, read columns. Thread of the connection. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "sql/relata-lexer.h"
#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-statement.h"

struct _RelataStatement
{
  RelataConnection *connection;
  sqlite3_stmt *stmt;
  int bind_code; /* of the first bind that failed; the next step tells */
};

static void
note_bind (RelataStatement *self, int code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

/* Not asked of SQLite, since some PRAGMAs take effect when they are prepared. */
static gboolean
tail_is_empty (const char *tail)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, tail, 0);
  do
    relata_lexer_next (&lexer, &token);
  while (token.type == RELATA_TOKEN_SEMICOLON);
  return token.type == RELATA_TOKEN_END;
}

static RelataValueKind
kind_from_sqlite (int type)
{
  switch (type)
    {
    case SQLITE_INTEGER:
      return RELATA_VALUE_INTEGER;
    case SQLITE_FLOAT:
      return RELATA_VALUE_REAL;
    case SQLITE_TEXT:
      return RELATA_VALUE_TEXT;
    case SQLITE_BLOB:
      return RELATA_VALUE_BLOB;
    default:
      return RELATA_VALUE_NULL;
    }
}

/**
 * relata_statement_new:
 * @sql: exactly one statement; space, comments and a semicolon may follow it
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with RELATA_ERROR_SQL (what
 *   SQLite says, or more or less than one statement), _BUSY, _CORRUPT, _UNSUPPORTED (forbidden
 *   by the policy), _TOO_LARGE, or G_IO_ERROR_CANCELLED
 */
RelataStatement *
relata_statement_new (RelataConnection *connection, const char *sql, GError **error)
{
  g_autoptr (RelataStatement) self = NULL;
  const char *tail = NULL;
  int code;

  g_return_val_if_fail (connection != NULL && sql != NULL, NULL);

  if (!relata_connection_check_cancelled (connection, error))
    return NULL;
  self = g_new0 (RelataStatement, 1);
  self->connection = relata_connection_ref (connection);
  connection->denied = FALSE;
  code = sqlite3_prepare_v2 (connection->db, sql, -1, &self->stmt, &tail);
  if (!relata_connection_check (connection, code, error))
    return NULL;
  if (self->stmt == NULL || !tail_is_empty (tail))
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_SQL,
                           self->stmt == NULL ? _ ("There is no SQL statement to run")
                                              : _ ("There is more than one SQL statement"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
relata_statement_free (RelataStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_finalize (self->stmt);
  relata_connection_unref (self->connection);
  g_free (self);
}

/**
 * relata_statement_bind_null:
 * @parameter: from 1
 *
 * This and the other ways to bind: what cannot be bound (no such parameter, a value that is too
 * large) is reported by the next relata_statement_step().
 */
void
relata_statement_bind_null (RelataStatement *self, int parameter)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_null (self->stmt, parameter));
}

void
relata_statement_bind_int64 (RelataStatement *self, int parameter, gint64 value)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_int64 (self->stmt, parameter, value));
}

void
relata_statement_bind_double (RelataStatement *self, int parameter, double value)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_double (self->stmt, parameter, value));
}

/**
 * relata_statement_bind_text:
 * @text: the bytes, which are copied
 * @length: their number, or -1 if @text ends with a NUL
 */
void
relata_statement_bind_text (RelataStatement *self, int parameter, const char *text, gssize length)
{
  g_return_if_fail (self != NULL && text != NULL);

  note_bind (self, sqlite3_bind_text64 (self->stmt, parameter, text,
                                        length < 0 ? strlen (text) : (gsize)length,
                                        SQLITE_TRANSIENT, SQLITE_UTF8));
}

/**
 * relata_statement_bind_blob:
 * @data: the bytes, which are copied
 * @length: their number
 */
void
relata_statement_bind_blob (RelataStatement *self, int parameter, gconstpointer data, gsize length)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_blob64 (self->stmt, parameter, length > 0 ? data : "", length,
                                        SQLITE_TRANSIENT));
}

/**
 * relata_statement_bind_value:
 * @value: any value
 */
void
relata_statement_bind_value (RelataStatement *self, int parameter, const RelataValue *value)
{
  const char *data;
  gsize length;

  g_return_if_fail (self != NULL && value != NULL);

  data = relata_value_get_data (value, &length);
  switch (relata_value_get_kind (value))
    {
    case RELATA_VALUE_INTEGER:
      relata_statement_bind_int64 (self, parameter, relata_value_get_integer (value));
      break;
    case RELATA_VALUE_REAL:
      relata_statement_bind_double (self, parameter, relata_value_get_real (value));
      break;
    case RELATA_VALUE_TEXT:
      relata_statement_bind_text (self, parameter, data, length);
      break;
    case RELATA_VALUE_BLOB:
      relata_statement_bind_blob (self, parameter, data, length);
      break;
    case RELATA_VALUE_NULL:
    default:
      relata_statement_bind_null (self, parameter);
    }
}

int
relata_statement_get_n_parameters (RelataStatement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_bind_parameter_count (self->stmt);
}

/**
 * relata_statement_step:
 * @error: return location; needed to tell the end from a failure
 *
 * Returns: %TRUE if there is a row to read, %FALSE at the end (then the statement is reset, the
 *   bound values kept) and on an error
 */
gboolean
relata_statement_step (RelataStatement *self, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!relata_connection_check_cancelled (self->connection, error))
    {
      sqlite3_reset (self->stmt);
      return FALSE;
    }
  code = self->bind_code != SQLITE_OK ? self->bind_code : sqlite3_step (self->stmt);
  if (code == SQLITE_ROW)
    return TRUE;
  relata_connection_check (self->connection, code, error);
  sqlite3_reset (self->stmt);
  return FALSE;
}

/**
 * relata_statement_run:
 *
 * Steps to the end, passing over rows.
 *
 * Returns: whether it succeeded
 */
gboolean
relata_statement_run (RelataStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  while (relata_statement_step (self, &local_error))
    continue;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * relata_statement_reset:
 *
 * Back to the start, letting go of locks; bound values stay.
 */
void
relata_statement_reset (RelataStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->stmt);
  self->bind_code = SQLITE_OK;
}

int
relata_statement_get_n_columns (RelataStatement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_count (self->stmt);
}

/**
 * relata_statement_get_column_name:
 * @column: from 0
 *
 * Returns: (transfer none): the name of a column of the result
 */
const char *
relata_statement_get_column_name (RelataStatement *self, int column)
{
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  name = sqlite3_column_name (self->stmt, column);
  return name != NULL ? name : "";
}

/**
 * relata_statement_get_kind:
 * @column: from 0
 *
 * Ask before reading the column in another way, which may convert it.
 */
RelataValueKind
relata_statement_get_kind (RelataStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, RELATA_VALUE_NULL);

  return kind_from_sqlite (sqlite3_column_type (self->stmt, column));
}

gint64
relata_statement_get_int64 (RelataStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_int64 (self->stmt, column);
}

double
relata_statement_get_double (RelataStatement *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_double (self->stmt, column);
}

/**
 * relata_statement_get_text:
 * @length: (out) (optional): the number of bytes, NULs inside included
 *
 * Returns: (transfer none) (nullable): the bytes until the next step; %NULL for NULL
 */
const char *
relata_statement_get_text (RelataStatement *self, int column, gsize *length)
{
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = (const char *)sqlite3_column_text (self->stmt, column);
  if (length != NULL)
    *length = text != NULL ? (gsize)sqlite3_column_bytes (self->stmt, column) : 0;
  return text;
}

/**
 * relata_statement_get_blob:
 * @length: (out): the number of bytes
 *
 * Returns: (transfer none) (nullable): the bytes until the next step; %NULL if there are none
 */
gconstpointer
relata_statement_get_blob (RelataStatement *self, int column, gsize *length)
{
  gconstpointer data;

  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  data = sqlite3_column_blob (self->stmt, column);
  *length = (gsize)sqlite3_column_bytes (self->stmt, column);
  return data;
}

/**
 * relata_statement_get_value:
 *
 * Returns: (transfer full): the column of the row, as it is stored
 */
RelataValue *
relata_statement_get_value (RelataStatement *self, int column)
{
  gconstpointer data;
  gsize length = 0;

  g_return_val_if_fail (self != NULL, NULL);

  switch (relata_statement_get_kind (self, column))
    {
    case RELATA_VALUE_INTEGER:
      return relata_value_new_integer (relata_statement_get_int64 (self, column));
    case RELATA_VALUE_REAL:
      return relata_value_new_real (relata_statement_get_double (self, column));
    case RELATA_VALUE_TEXT:
      data = relata_statement_get_text (self, column, &length);
      return relata_value_new_text (data, length);
    case RELATA_VALUE_BLOB:
      data = relata_statement_get_blob (self, column, &length);
      return relata_value_new_blob (data, length);
    case RELATA_VALUE_NULL:
    default:
      return relata_value_new_null ();
    }
}
