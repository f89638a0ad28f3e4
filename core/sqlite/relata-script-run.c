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
#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-script-run.h"
#include "sqlite/relata-script.h"
#include "sqlite/relata-virtual-table.h"

#define PROGRESS_STATEMENTS 256

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
  const char *start; /* of the script */
  const char *end;
  const char *counted; /* up to here lines were counted */
  guint line;          /* of that place, from 1 */
  gboolean begun;      /* the transaction */
} Runner;

/* The line of a place that is not before the last one asked for. */
static guint
line_at (Runner *self, const char *place)
{
  if (place > self->counted)
    {
      self->line += relata_script_count_lines (self->counted, place);
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
  const char *place = offset > 0 && offset < self->end - statement ? statement + offset : statement;

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

/* The PRAGMA whose name follows at @p. Switching something off that is off is no harm. */
static Verdict
judge_pragma (const char *p, const char *end)
{
  g_autofree char *name = relata_script_take_name (&p, end);
  g_autofree char *argument = NULL;

  if (relata_script_take_char (&p, end, '.'))
    {
      g_free (name);
      name = relata_script_take_name (&p, end);
    }
  if (!relata_script_take_char (&p, end, '=') && !relata_script_take_char (&p, end, '('))
    return VERDICT_SKIP;
  argument = relata_script_take_name (&p, end);
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (g_ascii_strcasecmp (pragmas[i].name, name) == 0)
      {
        if (pragmas[i].verdict == VERDICT_WAL)
          return g_ascii_strcasecmp (argument, "wal") == 0 ? VERDICT_WAL : VERDICT_SKIP;
        if (pragmas[i].verdict == VERDICT_REFUSE
            && (g_ascii_strcasecmp (argument, "off") == 0 || g_str_equal (argument, "0")))
          return VERDICT_SKIP;
        return pragmas[i].verdict;
      }
  return VERDICT_SKIP;
}

/* Within a transaction ROLLBACK TO is at home; a bare one would take everything back. */
static Verdict
judge_rollback (const char *p, const char *end)
{
  relata_script_take_word (&p, end, "TRANSACTION");
  return relata_script_take_word (&p, end, "TO") ? VERDICT_RUN : VERDICT_REFUSE;
}

/* VACUUM has nothing to do in a new file; VACUUM INTO writes another one. */
static Verdict
judge_vacuum (const char *p, const char *end)
{
  if (relata_script_take_word (&p, end, "INTO"))
    return VERDICT_REFUSE;
  g_free (relata_script_take_name (&p, end));
  return relata_script_take_word (&p, end, "INTO") ? VERDICT_REFUSE : VERDICT_SKIP;
}

static Verdict
judge (const char *statement, const char *end)
{
  const char *p = statement;

  if (relata_script_take_word (&p, end, "PRAGMA"))
    return judge_pragma (p, end);
  if (relata_script_take_word (&p, end, "BEGIN") || relata_script_take_word (&p, end, "COMMIT")
      || relata_script_take_word (&p, end, "END"))
    return VERDICT_SKIP;
  if (relata_script_take_word (&p, end, "ROLLBACK"))
    return judge_rollback (p, end);
  if (relata_script_take_word (&p, end, "VACUUM"))
    return judge_vacuum (p, end);
  if (relata_script_take_word (&p, end, "ATTACH") || relata_script_take_word (&p, end, "DETACH"))
    return VERDICT_REFUSE;
  return VERDICT_RUN;
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
  const char *p = statement;
  g_autofree char *word = relata_script_take_name (&p, self->end);
  g_autofree char *second = relata_script_take_name (&p, self->end);
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
  switch (*statement == '.' ? VERDICT_REFUSE : judge (statement, self->end))
    {
    case VERDICT_RUN:
      return begin (self, error) && run_statement (self, statement, tail, error);
    case VERDICT_RUN_BEFORE:
      return run_statement (self, statement, tail, error);
    case VERDICT_WAL:
      self->run->wants_wal = TRUE;
      *tail = relata_script_find_end (statement, self->end);
      return TRUE;
    case VERDICT_SKIP:
      *tail = relata_script_find_end (statement, self->end);
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
  const char *p = relata_script_skip_blank (self->start, self->end);

  for (guint i = 0; p < self->end; i++)
    {
      if (!relata_connection_check_cancelled (run->connection, error)
          || !run_next (self, p, &p, error))
        return FALSE;
      p = relata_script_skip_blank (p, self->end);
      if (run->progress != NULL && i % PROGRESS_STATEMENTS == 0)
        run->progress ((double)(p - self->start) / (self->end - self->start), run->progress_data);
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
  Runner runner = { self, script, script + length, script, 1, FALSE };
  const char *nul;

  g_return_val_if_fail (self != NULL && script != NULL && script[length] == '\0', FALSE);

  nul = memchr (script, '\0', length);
  if (nul != NULL)
    {
      set_line_error (&runner, nul, RELATA_ERROR_SQL, _ ("a NUL byte cannot stand in SQL"), error);
      return FALSE;
    }
  return run_all (&runner, error);
}
