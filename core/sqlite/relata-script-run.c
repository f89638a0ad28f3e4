/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Running a script statement by statement; SQLite says where each one ends. What the script
 * says of transactions and of its own session is passed over, since all of it is one
 * transaction here; what would reach beyond the new file is refused. Thread of the
 * connection. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-script-run.h"
#include "sqlite/relata-virtual-table.h"

#define PROGRESS_STATEMENTS 256

/* What the lexer can count, rounded down. */
#define MAX_LENGTH (4000U * 1000 * 1000)

typedef enum
{
  VERDICT_RUN,
  VERDICT_RUN_BEFORE, /* before the transaction begins, if it has not begun */
  VERDICT_SKIP,
  VERDICT_WAL,
  VERDICT_REFUSE,
} Verdict;

/* What becomes of a PRAGMA with an argument. Those not listed hold for the session that reads
 * the script, or only ask: they are passed over. */
static const struct
{
  const char *name;
  Verdict verdict;
} pragmas[] = {
  { "application_id", VERDICT_RUN },
  { "auto_vacuum", VERDICT_RUN_BEFORE },
  { "data_store_directory", VERDICT_REFUSE },
  { "encoding", VERDICT_RUN_BEFORE },
  { "journal_mode", VERDICT_WAL },
  { "legacy_alter_table", VERDICT_RUN },
  { "page_size", VERDICT_RUN_BEFORE },
  { "recursive_triggers", VERDICT_RUN },
  { "schema_version", VERDICT_REFUSE },
  { "temp_store_directory", VERDICT_REFUSE },
  { "trusted_schema", VERDICT_REFUSE },
  { "user_version", VERDICT_RUN },
  { "writable_schema", VERDICT_REFUSE },
};

typedef struct
{
  RelataScriptRun *run;
  const char *script;
  gsize length;
  const char *counted; /* up to here lines were counted */
  guint line;          /* of that place, from 1 */
  gboolean begun;      /* the transaction */
} Runner;

static guint
count_lines (const char *text, const char *end)
{
  guint lines = 0;

  while ((text = memchr (text, '\n', end - text)) != NULL)
    {
      text++;
      lines++;
    }
  return lines;
}

/* The line of a place that is not before the last one asked for. */
static guint
line_at (Runner *self, const char *place)
{
  if (place > self->counted)
    {
      self->line += count_lines (self->counted, place);
      self->counted = place;
    }
  return self->line;
}

static void
set_line_error (Runner *self, const char *place, int code, const char *what, GError **error)
{
  g_set_error (error, RELATA_ERROR, code, _ ("Creating %s: line %u: %s"), self->run->name,
               line_at (self, place), what);
}

/* What SQLite says of the statement at @statement, with the line of the fault itself. A text in
 * double quotes is common in old scripts, and its error says little. */
static gboolean
check_code (Runner *self, const char *statement, int code, GError **error)
{
  RelataConnection *connection = self->run->connection;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *doing = NULL;
  int offset = sqlite3_error_offset (connection->db);
  const char *place = offset > 0 ? statement + offset : statement;

  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  doing = g_strdup_printf (_ ("Creating %s: line %u"), self->run->name, line_at (self, place));
  relata_connection_set_doing (connection, doing);
  relata_connection_check (connection, code, &local_error);
  relata_connection_set_doing (connection, NULL);
  if (g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_SQL) && offset >= 0 && *place == '"')
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_SQL,
                 _ ("%s (double quotes are for names; a text stands in single quotes)"),
                 local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Where the statement at or after @p begins: past space, comments and semicolons. */
static const char *
find_statement (const char *p)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, p, 0);
  do
    relata_lexer_next (&lexer, &token);
  while (token.type == RELATA_TOKEN_SEMICOLON);
  return p + token.start;
}

/* Where a statement that holds no others (unlike CREATE TRIGGER) ends. */
static const char *
find_end (const char *statement)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, statement, 0);
  do
    relata_lexer_next (&lexer, &token);
  while (token.type != RELATA_TOKEN_SEMICOLON && token.type != RELATA_TOKEN_END);
  return statement + token.end;
}

/* Moves past @type if it comes next. */
static gboolean
take (RelataLexer *lexer, RelataTokenType type)
{
  RelataLexer ahead = *lexer;
  RelataToken token;

  relata_lexer_next (&ahead, &token);
  if (token.type != type)
    return FALSE;
  *lexer = ahead;
  return TRUE;
}

/* The next token as a name, without its quotes. */
static char *
take_name (RelataLexer *lexer)
{
  RelataToken token;

  relata_lexer_next (lexer, &token);
  return relata_name_dequote (lexer->text + token.start, token.end - token.start);
}

static Verdict
find_pragma (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (g_ascii_strcasecmp (pragmas[i].name, name) == 0)
      return pragmas[i].verdict;
  return VERDICT_SKIP;
}

/* The PRAGMA whose name comes next. To switch off what is off is no harm. */
static Verdict
judge_pragma (RelataLexer *lexer)
{
  g_autofree char *name = take_name (lexer);
  g_autofree char *argument = NULL;
  Verdict verdict;

  if (take (lexer, RELATA_TOKEN_DOT))
    {
      g_free (name);
      name = take_name (lexer);
    }
  if (!take (lexer, RELATA_TOKEN_EQUAL) && !take (lexer, RELATA_TOKEN_LEFT_PAREN))
    return VERDICT_SKIP;
  argument = take_name (lexer);
  verdict = find_pragma (name);
  if (verdict == VERDICT_WAL && g_ascii_strcasecmp (argument, "wal") != 0)
    return VERDICT_SKIP;
  if (verdict == VERDICT_REFUSE
      && (g_ascii_strcasecmp (argument, "off") == 0 || g_str_equal (argument, "0")))
    return VERDICT_SKIP;
  return verdict;
}

/* Within a transaction ROLLBACK TO is at home; a bare one would take everything back. */
static Verdict
judge_rollback (RelataLexer *lexer)
{
  take (lexer, RELATA_KEYWORD_TRANSACTION);
  return take (lexer, RELATA_KEYWORD_TO) ? VERDICT_RUN : VERDICT_REFUSE;
}

/* VACUUM has nothing to do in a new file; VACUUM INTO writes another one. */
static Verdict
judge_vacuum (RelataLexer *lexer)
{
  if (take (lexer, RELATA_KEYWORD_INTO))
    return VERDICT_REFUSE;
  g_free (take_name (lexer));
  return take (lexer, RELATA_KEYWORD_INTO) ? VERDICT_REFUSE : VERDICT_SKIP;
}

static Verdict
judge (const char *statement)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, statement, 0);
  relata_lexer_next (&lexer, &token);
  switch (token.type)
    {
    case RELATA_KEYWORD_PRAGMA:
      return judge_pragma (&lexer);
    case RELATA_KEYWORD_BEGIN:
    case RELATA_KEYWORD_COMMIT:
    case RELATA_KEYWORD_END:
      return VERDICT_SKIP;
    case RELATA_KEYWORD_ROLLBACK:
      return judge_rollback (&lexer);
    case RELATA_KEYWORD_VACUUM:
      return judge_vacuum (&lexer);
    case RELATA_KEYWORD_ATTACH:
    case RELATA_KEYWORD_DETACH:
    case RELATA_TOKEN_DOT:
      return VERDICT_REFUSE;
    default:
      return VERDICT_RUN;
    }
}

static gboolean
begin (Runner *self, GError **error)
{
  if (self->begun)
    return TRUE;
  self->begun = relata_connection_exec (self->run->connection, "BEGIN", error);
  return self->begun;
}

/* A virtual table is looked at before its code runs: that is at the step, not at prepare. */
static gboolean
check_virtual_table (Runner *self, const char *statement, sqlite3_stmt *stmt, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (relata_virtual_table_check (sqlite3_sql (stmt), &local_error))
    return TRUE;
  set_line_error (self, statement, local_error->code, local_error->message, error);
  return FALSE;
}

static gboolean
step_to_end (Runner *self, const char *statement, sqlite3_stmt *stmt, GError **error)
{
  int code;

  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    continue;
  self->run->n_statements++;
  if (!check_code (self, statement, code, error))
    return FALSE;
  if (!self->begun || relata_connection_get_in_transaction (self->run->connection))
    return TRUE;
  set_line_error (self, statement, RELATA_ERROR_UNSUPPORTED,
                  _ ("the statement ended the transaction that all of the script is"), error);
  return FALSE;
}

/* Runs the statement at @statement; @tail is where it ended. */
static gboolean
run_statement (Runner *self, const char *statement, const char **tail, GError **error)
{
  RelataConnection *connection = self->run->connection;
  sqlite3_stmt *stmt = NULL;
  gboolean done;
  int code;

  connection->denied = FALSE;
  /* Without a length: with one, SQLite copies the rest of the script each time. */
  code = sqlite3_prepare_v2 (connection->db, statement, -1, &stmt, tail);
  if (!check_code (self, statement, code, error))
    return FALSE;
  if (stmt == NULL)
    {
      set_line_error (self, statement, RELATA_ERROR_SQL, _ ("there is no SQL statement here"),
                      error);
      return FALSE;
    }
  done = check_virtual_table (self, statement, stmt, error)
         && step_to_end (self, statement, stmt, error);
  sqlite3_finalize (stmt);
  return done;
}

static gboolean
refuse (Runner *self, const char *statement, GError **error)
{
  RelataLexer lexer = { statement, 0 };
  g_autofree char *word = take_name (&lexer);
  g_autofree char *second = take_name (&lexer);
  g_autofree char *what = NULL;

  if (*statement == '.')
    what = g_strdup (_ ("this is a command of the sqlite3 shell, not SQL"));
  else
    what = g_strdup_printf (_ ("“%s %s” is not run when a database is made, since it reaches "
                               "beyond the new file or could damage it"),
                            word, second);
  set_line_error (self, statement, RELATA_ERROR_UNSUPPORTED, what, error);
  return FALSE;
}

static gboolean
run_next (Runner *self, const char *statement, const char **tail, GError **error)
{
  switch (judge (statement))
    {
    case VERDICT_RUN:
      return begin (self, error) && run_statement (self, statement, tail, error);
    case VERDICT_RUN_BEFORE:
      return run_statement (self, statement, tail, error);
    case VERDICT_WAL:
      self->run->wants_wal = TRUE;
      *tail = find_end (statement);
      return TRUE;
    case VERDICT_SKIP:
      *tail = find_end (statement);
      return TRUE;
    case VERDICT_REFUSE:
    default:
      return refuse (self, statement, error);
    }
}

static gboolean
run_all (Runner *self, GError **error)
{
  RelataScriptRun *run = self->run;
  const char *p = find_statement (self->script);

  for (guint i = 0; *p != '\0'; i++)
    {
      if (!relata_connection_check_cancelled (run->connection, error)
          || !run_next (self, p, &p, error))
        return FALSE;
      p = find_statement (p);
      if (run->progress != NULL && i % PROGRESS_STATEMENTS == 0)
        run->progress ((double)(p - self->script) / self->length, run->progress_data);
    }
  return begin (self, error);
}

/**
 * relata_script_run:
 * @script: (array length=length): SQL, ending with a NUL that is not counted
 * @length: its bytes
 *
 * Runs the statements of a script. The script is one transaction, which is left open for the
 * caller to check and commit: its own BEGIN, COMMIT and END are passed over, a ROLLBACK is
 * refused. Of the PRAGMAs, those that belong to the file (page_size, encoding, auto_vacuum,
 * user_version, application_id) are run and journal_mode=WAL is noted; those of the session
 * (foreign_keys, synchronous, ...) are passed over; those that could damage the file are
 * refused, as are ATTACH, VACUUM INTO, commands of the sqlite3 shell, and a virtual table whose
 * making is known to crash (relata_virtual_table_check()). Foreign keys are left off.
 *
 * Errors name the line: RELATA_ERROR_SQL, _UNSUPPORTED, _NO_SPACE, _TOO_LARGE, or
 * G_IO_ERROR_CANCELLED.
 *
 * Returns: whether all of it ran
 */
gboolean
relata_script_run (RelataScriptRun *self, const char *script, gsize length, GError **error)
{
  Runner runner = { self, script, length, script, 1, FALSE };
  const char *nul;

  g_return_val_if_fail (self != NULL && script != NULL && script[length] == '\0', FALSE);

  nul = memchr (script, '\0', length);
  if (nul != NULL)
    {
      set_line_error (&runner, nul, RELATA_ERROR_SQL, _ ("a NUL byte cannot stand in SQL"), error);
      return FALSE;
    }
  if (length > MAX_LENGTH)
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE,
                   _ ("Creating %s: the script is larger than can be run"), self->name);
      return FALSE;
    }
  return run_all (&runner, error);
}
