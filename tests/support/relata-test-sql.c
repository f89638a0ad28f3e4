/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* SQLite in memory as an oracle. */

#include "config.h"

#include <string.h>

#include "relata-test-sql.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"

/* A database of its own, in memory. */
sqlite3 *
relata_test_sql_open (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  return db;
}

/* Runs a script; @message (optional) gets what SQLite says if it fails. */
gboolean
relata_test_sql_run (sqlite3 *db, const char *sql, char **message)
{
  char *text = NULL;
  int status = sqlite3_exec (db, sql, NULL, NULL, &text);

  if (message != NULL)
    *message = g_strdup (text);
  sqlite3_free (text);
  return status == SQLITE_OK;
}

void
relata_test_sql_must_run (sqlite3 *db, const char *sql)
{
  g_autofree char *message = NULL;

  if (!relata_test_sql_run (db, sql, &message))
    g_error ("%s: %s", message, sql);
}

/* Whether SQLite compiles @sql. */
gboolean
relata_test_sql_prepares (sqlite3 *db, const char *sql, char **message)
{
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (message != NULL)
    *message = g_strdup (status == SQLITE_OK ? "" : sqlite3_errmsg (db));
  sqlite3_finalize (statement);
  return status == SQLITE_OK;
}

/* The tokens of @sql, one a line, without comments and with all names and strings dequoted: what
 * two texts have in common that say the same. */
char *
relata_test_sql_tokens (const char *sql)
{
  GString *tokens = g_string_new (NULL);
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, sql, 0);
  for (relata_lexer_next (&lexer, &token); token.type != RELATA_TOKEN_END;
       relata_lexer_next (&lexer, &token))
    {
      g_autofree char *text = relata_name_dequote (sql + token.start, token.end - token.start);

      g_string_append_printf (tokens, "%s\n", text);
    }
  return g_string_free (tokens, FALSE);
}

static int
append_row_cb (void *data, int n, char **values, char **names)
{
  GString *out = data;

  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (out, '\n');
  return 0;
}

static void
append_query (sqlite3 *db, GString *out, char *sql)
{
  char *message = NULL;

  g_string_append_printf (out, "-- %s\n", sql);
  if (sqlite3_exec (db, sql, append_row_cb, out, &message) != SQLITE_OK)
    g_error ("%s: %s", message, sql);
  sqlite3_free (sql);
}

static void
append_metadata (sqlite3 *db, GString *out, const char *table)
{
  sqlite3_stmt *statement = NULL;
  char *sql = sqlite3_mprintf ("SELECT name FROM pragma_table_xinfo(%Q)", table);

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *column = (const char *)sqlite3_column_text (statement, 0);
      const char *type = NULL, *collation = NULL;
      int not_null = 0, primary_key = 0, autoincrement = 0;

      sqlite3_table_column_metadata (db, NULL, table, column, &type, &collation, &not_null,
                                     &primary_key, &autoincrement);
      g_string_append_printf (out, "%s: %s %s %d %d %d\n", column, type != NULL ? type : "NULL",
                              collation, not_null, primary_key, autoincrement);
    }
  sqlite3_finalize (statement);
  sqlite3_free (sql);
}

/* All that SQLite tells of @table: table_xinfo, foreign_key_list, index_list, index_xinfo, and
 * sqlite3_table_column_metadata(). */
char *
relata_test_sql_describe (sqlite3 *db, const char *table)
{
  GString *out = g_string_new (NULL);

  append_query (db, out, sqlite3_mprintf ("SELECT * FROM pragma_table_xinfo(%Q)", table));
  append_query (db, out, sqlite3_mprintf ("SELECT * FROM pragma_foreign_key_list(%Q)", table));
  append_query (db, out, sqlite3_mprintf ("SELECT * FROM pragma_index_list(%Q)", table));
  append_query (db, out,
                sqlite3_mprintf ("SELECT l.name, x.* FROM pragma_index_list(%Q) l, "
                                 "pragma_index_xinfo(l.name) x",
                                 table));
  append_query (db, out,
                sqlite3_mprintf ("SELECT type, wr, strict FROM pragma_table_list WHERE name = %Q "
                                 "AND schema = 'main'",
                                 table));
  append_metadata (db, out, table);
  return g_string_free (out, FALSE);
}

/* The same of every table. */
char *
relata_test_sql_describe_all (sqlite3 *db)
{
  GString *out = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                       "ORDER BY name",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *table
          = relata_test_sql_describe (db, (const char *)sqlite3_column_text (statement, 0));

      g_string_append (out, table);
    }
  sqlite3_finalize (statement);
  return g_string_free (out, FALSE);
}

/* What stands in sqlite_schema, the SQL as tokens. */
char *
relata_test_sql_schema (sqlite3 *db)
{
  GString *out = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql NOT NULL "
                          "AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
                          -1, &statement, NULL),
      ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *tokens
          = relata_test_sql_tokens ((const char *)sqlite3_column_text (statement, 3));

      g_string_append_printf (out, "%s %s %s\n%s\n", sqlite3_column_text (statement, 0),
                              sqlite3_column_text (statement, 1),
                              sqlite3_column_text (statement, 2), tokens);
    }
  sqlite3_finalize (statement);
  return g_string_free (out, FALSE);
}
