/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The one place where a result code of SQLite becomes a GError: a code of RELATA_ERROR and a
 * message that says what was being done and what is the matter. Thread of the connection. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "sqlite/relata-connection-private.h"

#define MESSAGE_CHARS 500

static int
error_from_ioerr (int extended_code, int system_errno)
{
  int code;

  if (extended_code == SQLITE_IOERR_SHORT_READ || extended_code == SQLITE_IOERR_CORRUPTFS)
    return RELATA_ERROR_CORRUPT;
  if (extended_code == SQLITE_IOERR_NOMEM)
    return RELATA_ERROR_TOO_LARGE;
  code = relata_error_from_errno (system_errno);
  return code == RELATA_ERROR_NO_SPACE || code == RELATA_ERROR_PERMISSION ? code
                                                                          : RELATA_ERROR_FAILED;
}

static int
error_from_cantopen (int extended_code, int system_errno)
{
  int code;

  if (extended_code == SQLITE_CANTOPEN_ISDIR)
    return RELATA_ERROR_NOT_A_FILE;
  code = relata_error_from_errno (system_errno);
  return code == RELATA_ERROR_FAILED ? RELATA_ERROR_PERMISSION : code;
}

/* relata_error_from_sqlite:
 * @extended_code: https://www.sqlite.org/rescode.html
 * @system_errno: what sqlite3_system_errno() gave with it
 *
 * Returns: the #RelataError that says the same */
int
relata_error_from_sqlite (int extended_code, int system_errno)
{
  switch (extended_code & 0xff)
    {
    case SQLITE_NOTADB:
      return RELATA_ERROR_NOT_A_DATABASE;
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
      return RELATA_ERROR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return RELATA_ERROR_BUSY;
    case SQLITE_READONLY:
      return extended_code == SQLITE_READONLY_DBMOVED ? RELATA_ERROR_CHANGED_ON_DISK
                                                      : RELATA_ERROR_PERMISSION;
    case SQLITE_PERM:
      return RELATA_ERROR_PERMISSION;
    case SQLITE_CANTOPEN:
      return error_from_cantopen (extended_code, system_errno);
    case SQLITE_FULL:
      return RELATA_ERROR_NO_SPACE;
    case SQLITE_IOERR:
      return error_from_ioerr (extended_code, system_errno);
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM:
    case SQLITE_NOLFS:
    case SQLITE_INTERRUPT:
      return RELATA_ERROR_TOO_LARGE;
    case SQLITE_AUTH:
      return RELATA_ERROR_UNSUPPORTED;
    case SQLITE_SCHEMA:
      return RELATA_ERROR_CHANGED_ON_DISK;
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return RELATA_ERROR_SQL;
    default:
      return RELATA_ERROR_FAILED;
    }
}

static char *
describe_readonly (int extended_code)
{
  switch (extended_code)
    {
    case SQLITE_READONLY_ROLLBACK:
      return g_strdup (_ ("a change to it was cut off and has to be rolled back first; open it "
                          "once with the program that was changing it"));
    case SQLITE_READONLY_DBMOVED:
      return g_strdup (_ ("the file was moved or replaced meanwhile"));
    default:
      return g_strdup (_ ("the database can only be read, not written"));
    }
}

static char *
describe_busy (int extended_code)
{
  switch (extended_code)
    {
    case SQLITE_BUSY_RECOVERY:
      return g_strdup (_ ("another program is recovering the database; try again in a moment"));
    case SQLITE_BUSY_SNAPSHOT:
      return g_strdup (_ ("another program changed the database meanwhile; try again"));
    default:
      return g_strdup (_ ("another program holds the database locked; nothing was changed. "
                          "Finish there, then try again"));
    }
}

/* What is the matter, as part of a sentence; SQLite's own words where they say most. */
static char *
describe (sqlite3 *db, int extended_code)
{
  switch (extended_code & 0xff)
    {
    case SQLITE_NOTADB:
      return g_strdup (_ ("the file is not a SQLite database"));
    case SQLITE_BUSY:
      return describe_busy (extended_code);
    case SQLITE_READONLY:
      return describe_readonly (extended_code);
    case SQLITE_FULL:
      return g_strdup (_ ("the disk is full"));
    case SQLITE_NOMEM:
      return g_strdup (_ ("not enough memory"));
    case SQLITE_INTERRUPT:
      return g_strdup (_ ("it took too long and was stopped"));
    case SQLITE_CANTOPEN:
      /* errno says more than "unable to open database file", where it is known. */
      if (sqlite3_system_errno (db) != 0)
        return g_strdup (g_strerror (sqlite3_system_errno (db)));
      return g_strdup (sqlite3_errmsg (db));
    case SQLITE_CORRUPT:
      /* SQLite tells here which object is malformed, where it knows. */
      return g_strdup_printf (_ ("the database is damaged or incomplete (%s)"),
                              sqlite3_errmsg (db));
    default:
      return g_strdup (sqlite3_errmsg (db));
    }
}

static char *
describe_doing (RelataConnection *self)
{
  if (self->doing != NULL)
    return g_strdup (self->doing);
  switch (self->mode)
    {
    case RELATA_CONNECTION_WRITE:
      return g_strdup_printf (_ ("Writing %s"), self->display_name);
    case RELATA_CONNECTION_CREATE:
      return g_strdup_printf (_ ("Creating %s"), self->display_name);
    case RELATA_CONNECTION_MEMORY:
      return g_strdup (_ ("Trying the schema"));
    case RELATA_CONNECTION_VIEW:
    default:
      return g_strdup_printf (_ ("Reading %s"), self->display_name);
    }
}

/* A function that is denied is an SQLITE_ERROR like any other, not an SQLITE_AUTH. */
static int
error_code (RelataConnection *self, int extended_code)
{
  if (extended_code == SQLITE_ERROR && self->denied)
    return RELATA_ERROR_UNSUPPORTED;
  return relata_error_from_sqlite (extended_code, sqlite3_system_errno (self->db));
}

/* relata_connection_check:
 * @code: what SQLite returned
 *
 * Returns: whether @code says success; else sets @error, G_IO_ERROR_CANCELLED if the work was
 *   interrupted on request */
gboolean
relata_connection_check (RelataConnection *self, int code, GError **error)
{
  g_autofree char *what = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *doing = NULL;
  int extended;

  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  extended = sqlite3_extended_errcode (self->db);
  if ((extended & 0xff) != (code & 0xff))
    extended = code;
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  what = describe (self->db, extended);
  shown = relata_text_for_display (what, -1, MESSAGE_CHARS);
  doing = describe_doing (self);
  g_set_error (error, RELATA_ERROR, error_code (self, extended), "%s: %s", doing, shown);
  return FALSE;
}

/* relata_connection_check_cancelled:
 *
 * sqlite3_interrupt() forgets a request that came between two statements, so each begins here.
 *
 * Returns: %TRUE if work may go on */
gboolean
relata_connection_check_cancelled (RelataConnection *self, GError **error)
{
  if (!relata_connection_get_should_stop (self))
    return TRUE;
  return relata_connection_check (self, SQLITE_INTERRUPT, error);
}
