/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The statements of tests/corpus/sql: SQLite says whether their labels are right, and the parser
 * must agree. Then all SQL of the databases in the corpus. */

#include "config.h"

#include <string.h>

#include "relata-test-corpus.h"
#include "relata-test-sql.h"
#include "relata-test.h"
#include "sql/relata-parser.h"

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

/* "accept" or "refuse" for a case of an i_ file. */
static char *
read_verdict (const char *file, const char *name)
{
  g_autofree char *manifest = relata_test_corpus_read ("MANIFEST");
  g_autofree char *wanted = g_strdup_printf ("\n%s\t%s\t", file, name);
  const char *line = strstr (manifest, wanted);

  if (line == NULL)
    g_error ("%s: %s does not stand in the manifest", file, name);
  line += strlen (wanted);
  return g_strndup (line, strcspn (line, "\t\n"));
}

/* Fails the test, and goes on to say what else is wrong. */
static void G_GNUC_PRINTF (1, 2) fail_case (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", message);
  g_test_fail ();
}

/* What SQLite says of the statement, after the prelude. */
static gboolean
sqlite_takes (const char *prelude, const char *sql, char **message)
{
  g_autoptr (sqlite3) db = relata_test_sql_open ();

  relata_test_sql_must_run (db, prelude);
  return relata_test_sql_prepares (db, sql, message);
}

static void
check_case_cb (
    const char *file, const char *prelude, const char *name, const char *sql, gpointer data)
{
  guint *n = data;
  g_autoptr (RelataDef) def = relata_parse_statement (sql, strlen (sql));
  g_autofree char *message = NULL;
  gboolean taken = sqlite_takes (prelude, sql, &message);
  gboolean expected = file[0] == 'y';

  (*n)++;
  if (file[0] == 'i')
    {
      g_autofree char *verdict = read_verdict (file, name);

      expected = strcmp (verdict, "accept") == 0;
      g_assert_true (expected || strcmp (verdict, "refuse") == 0);
    }
  else if (taken != expected)
    fail_case ("%s: %s is labelled wrongly: SQLite says “%s”", file, name, message);
  if ((def->kind != RELATA_DEF_OTHER) != expected)
    fail_case ("%s: %s: expected to %s it, but %s (SQLite: %s)", file, name,
               expected ? "accept" : "refuse", def->fault != NULL ? def->fault->message : "did not",
               message);
  if (def->fault != NULL)
    {
      g_assert_cmpuint (def->fault->offset, <=, def->length);
      g_assert_cmpuint (def->fault->line, >=, 1);
      g_assert_cmpuint (def->fault->column, >=, 1);
    }
}

static void
test_statements (void)
{
  guint total = 0;

  relata_test_corpus_for_each (check_case_cb, &total);
  g_test_message ("%u statements", total);
  g_assert_cmpuint (total, >=, 400);
}

static sqlite3 *
open_database (const char *name)
{
  g_autofree char *path = relata_test_corpus_file (name);
  sqlite3 *db = NULL;

  if (path == NULL)
    return NULL;
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  return db;
}

/* Every statement in the schema of a real database can be read. */
static void
test_database (gconstpointer data)
{
  g_autoptr (sqlite3) db = open_database (data);
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  if (db == NULL)
    {
      g_test_skip ("the databases of the corpus are not there");
      return;
    }
  sqlite3_prepare_v2 (db, "SELECT sql FROM sqlite_schema WHERE sql NOT NULL", -1, &statement, NULL);
  for (; sqlite3_step (statement) == SQLITE_ROW; n++)
    {
      const char *sql = (const char *)sqlite3_column_text (statement, 0);
      g_autoptr (GError) error = NULL;
      g_autoptr (RelataDef) def = relata_parse_create (sql, strlen (sql), &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (sql, def->text));
    }
  sqlite3_finalize (statement);
  g_assert_cmpuint (n, >, 10);
}

/* The pieces of a dump are the dump, and each begins and ends where it should. */
static void
test_dump (gconstpointer data)
{
  g_autofree char *path = relata_test_corpus_file (data);
  g_autofree char *text = NULL;
  g_autoptr (RelataScript) script = NULL;
  gsize length, position = 0;
  guint creates = 0;

  if (path == NULL)
    {
      g_test_skip ("the scripts of the corpus are not there");
      return;
    }
  text = read_file (path, &length);
  script = relata_parse_script (text, length);
  for (guint i = 0; i < script->n_statements; i++)
    {
      const RelataScriptStatement *statement = &script->statements[i];

      g_assert_cmpuint (statement->lead_start, ==, position);
      g_assert_cmpmem (statement->def->text, statement->def->length, text + statement->start,
                       statement->end - statement->start);
      g_assert_null (statement->def->fault);
      g_assert_cmpint (text[statement->tail_end - 1], ==, ';');
      creates += statement->def->kind != RELATA_DEF_OTHER;
      position = statement->tail_end;
    }
  g_assert_cmpuint (position, ==, script->rest_start);
  g_assert_cmpstr (text + script->rest_start, ==, "\n");
  g_assert_cmpuint (creates, >, 10);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "chinook", "northwind", "sakila" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/corpus/statements", test_statements);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *database = g_strconcat ("/core/sql/corpus/database/", names[i], NULL);
      g_autofree char *dump = g_strconcat ("/core/sql/corpus/dump/", names[i], NULL);
      g_autofree char *db = g_strconcat (names[i], ".db", NULL);
      g_autofree char *sql = g_strconcat (names[i], ".sql", NULL);

      g_test_add_data_func_full (database, g_steal_pointer (&db), test_database, g_free);
      g_test_add_data_func_full (dump, g_steal_pointer (&sql), test_dump, g_free);
    }
  return g_test_run ();
}
