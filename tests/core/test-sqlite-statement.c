/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Statements: one at a time, values bound and read as they are stored. */

#include "config.h"

#include "base/relata-error.h"
#include "sqlite/relata-statement.h"

static RelataConnection *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  RelataConnection *connection
      = relata_connection_open (NULL, RELATA_CONNECTION_MEMORY, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
exec (RelataConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  relata_connection_exec (connection, sql, &error);
  g_assert_no_error (error);
}

static void
test_bind_and_read (void)
{
  g_autoptr (RelataConnection) connection = open_memory ();
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gconstpointer data;
  gsize length;

  statement = relata_statement_new (
      connection, "SELECT ?1 AS a, ?2, ?3, ?4, ?5, length(CAST(?3 AS BLOB))", &error);
  g_assert_no_error (error);
  g_assert_cmpint (relata_statement_get_n_parameters (statement), ==, 5);
  relata_statement_bind_int64 (statement, 1, G_MININT64);
  relata_statement_bind_double (statement, 2, 0.5);
  relata_statement_bind_text (statement, 3, "x\0\xff", 3);
  relata_statement_bind_blob (statement, 4, "\0\1", 2);
  relata_statement_bind_null (statement, 5);
  g_assert_true (relata_statement_step (statement, &error));
  g_assert_no_error (error);
  g_assert_cmpint (relata_statement_get_n_columns (statement), ==, 6);
  g_assert_cmpstr (relata_statement_get_column_name (statement, 0), ==, "a");
  g_assert_cmpint (relata_statement_get_int64 (statement, 0), ==, G_MININT64);
  g_assert_cmpfloat (relata_statement_get_double (statement, 1), ==, 0.5);
  data = relata_statement_get_text (statement, 2, &length);
  g_assert_cmpmem (data, length, "x\0\xff", 3);
  data = relata_statement_get_blob (statement, 3, &length);
  g_assert_cmpmem (data, length, "\0\1", 2);
  g_assert_cmpint (relata_statement_get_kind (statement, 4), ==, RELATA_VALUE_NULL);
  g_assert_null (relata_statement_get_text (statement, 4, &length));
  g_assert_cmpint (relata_statement_get_int64 (statement, 5), ==, 3);
  g_assert_false (relata_statement_step (statement, &error));
  g_assert_no_error (error);
}

static void
test_values_come_back (void)
{
  g_autoptr (RelataConnection) connection = open_memory ();
  g_autoptr (RelataStatement) statement = NULL;
  RelataValue *values[] = {
    relata_value_new_null (),        relata_value_new_integer (G_MAXINT64),
    relata_value_new_real (1),       relata_value_new_real (-0.0),
    relata_value_new_text ("", 0),   relata_value_new_text ("a\0b", 3),
    relata_value_new_blob (NULL, 0), relata_value_new_blob ("\xff\0", 2),
  };

  statement = relata_statement_new (connection, "SELECT ?", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (RelataValue) again = NULL;

      relata_statement_bind_value (statement, 1, values[i]);
      g_assert_true (relata_statement_step (statement, NULL));
      again = relata_statement_get_value (statement, 0);
      g_assert_true (relata_value_equal (values[i], again));
      relata_statement_reset (statement);
      relata_value_unref (values[i]);
    }
}

static void
test_rows (void)
{
  g_autoptr (RelataConnection) connection = open_memory ();
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sum = 0;

  exec (connection, "CREATE TABLE t (a)");
  exec (connection, "INSERT INTO t VALUES (1), (2), (4)");
  g_assert_cmpint (relata_connection_get_changes (connection), ==, 3);
  g_assert_cmpint (relata_connection_get_last_rowid (connection), ==, 3);
  statement = relata_statement_new (connection, "SELECT a FROM t; -- all", &error);
  g_assert_no_error (error);
  while (relata_statement_step (statement, &error))
    sum += relata_statement_get_int64 (statement, 0);
  g_assert_no_error (error);
  g_assert_cmpint (sum, ==, 7);
}

static void
test_transaction_state (void)
{
  g_autoptr (RelataConnection) connection = open_memory ();

  g_assert_false (relata_connection_get_in_transaction (connection));
  exec (connection, "BEGIN");
  g_assert_true (relata_connection_get_in_transaction (connection));
  exec (connection, "ROLLBACK");
  g_assert_false (relata_connection_get_in_transaction (connection));
}

static void
test_exactly_one (void)
{
  static const char *const bad[] = {
    "",  " -- nothing\n", "SELECT 1; SELECT 2", "SELECT 1; PRAGMA foreign_keys=1", "SELECT 1; x",
    NULL
  };
  static const char *const good[]
      = { "SELECT 1", "SELECT 1;", "SELECT 1 ; ; /* two */ -- one", "/**/SELECT 1/* open", NULL };
  g_autoptr (RelataConnection) connection = open_memory ();
  gint64 value;

  for (gsize i = 0; bad[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (relata_connection_exec (connection, bad[i], &error));
      g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
    }
  for (gsize i = 0; good[i] != NULL; i++)
    exec (connection, good[i]);
  g_assert_true (relata_connection_query_int64 (connection, "PRAGMA foreign_keys", &value, NULL));
  g_assert_cmpint (value, ==, 0);
}

static void
test_failures (void)
{
  g_autoptr (RelataConnection) connection = open_memory ();
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_null (relata_statement_new (connection, "SELEC 1", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
  g_assert_nonnull (strstr (error->message, "near \"SELEC\""));
  g_clear_error (&error);

  exec (connection, "CREATE TABLE t (a UNIQUE)");
  exec (connection, "INSERT INTO t VALUES (1)");
  g_assert_false (relata_connection_exec (connection, "INSERT INTO t VALUES (1)", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
  g_assert_nonnull (strstr (error->message, "UNIQUE constraint failed: t.a"));
  g_clear_error (&error);

  statement = relata_statement_new (connection, "SELECT ?", NULL);
  relata_statement_bind_int64 (statement, 2, 1);
  g_assert_false (relata_statement_step (statement, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_FAILED);
  g_clear_error (&error);

  g_assert_false (relata_connection_query_int64 (connection, "SELECT 1 WHERE 0", &value, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
}

/* A double-quoted name that is none is an error, not a text. */
static void
test_no_strings_in_double_quotes (void)
{
  g_autoptr (RelataConnection) connection = open_memory ();
  g_autoptr (GError) error = NULL;

  g_assert_false (relata_connection_exec (connection, "SELECT \"abc\"", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
  g_clear_error (&error);
  g_assert_false (
      relata_connection_exec (connection, "CREATE TABLE t (a CHECK (a <> \"abc\"))", &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_SQL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sqlite/statement/bind-and-read", test_bind_and_read);
  g_test_add_func ("/core/sqlite/statement/values-come-back", test_values_come_back);
  g_test_add_func ("/core/sqlite/statement/rows", test_rows);
  g_test_add_func ("/core/sqlite/statement/transaction-state", test_transaction_state);
  g_test_add_func ("/core/sqlite/statement/exactly-one", test_exactly_one);
  g_test_add_func ("/core/sqlite/statement/failures", test_failures);
  g_test_add_func ("/core/sqlite/statement/no-strings-in-double-quotes",
                   test_no_strings_in_double_quotes);
  return g_test_run ();
}
