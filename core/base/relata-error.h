/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The one error domain of the engine. One code a kind of failure, so that the
 * interface and the command line decide by code and never by message. A
 * cancelled operation is reported as G_IO_ERROR_CANCELLED. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELATA_ERROR (relata_error_quark ())

/**
 * RelataError:
 * @RELATA_ERROR_FAILED: none of the others
 * @RELATA_ERROR_SYNTAX: a text is not the SQL it was to be
 * @RELATA_ERROR_INVALID_EDIT: an edit that would leave a text that is no SQL, or that names
 *   something that is not there; the design is as it was
 * @RELATA_ERROR_NOT_A_DATABASE: the file is no SQLite database, nor a script
 * @RELATA_ERROR_CORRUPT: the database is damaged or truncated
 * @RELATA_ERROR_NOT_FOUND: no such file, table, record or end
 * @RELATA_ERROR_NOT_A_FILE: a directory, FIFO, socket or device
 * @RELATA_ERROR_PERMISSION: the system forbids reading or writing there
 * @RELATA_ERROR_BUSY: another program holds the database locked
 * @RELATA_ERROR_EXISTS: the file to be made is there already
 * @RELATA_ERROR_CHANGED_ON_DISK: the file is not the one that was read
 * @RELATA_ERROR_NO_SPACE: the disk is full
 * @RELATA_ERROR_SQL: SQLite refused a statement
 * @RELATA_ERROR_TOO_LARGE: beyond a limit that guards the program
 * @RELATA_ERROR_WOULD_LOSE_DATA: refused, since data would be lost
 * @RELATA_ERROR_UNSUPPORTED: cannot be done here, by design
 */
typedef enum
{
  RELATA_ERROR_FAILED,
  RELATA_ERROR_SYNTAX,
  RELATA_ERROR_INVALID_EDIT,
  RELATA_ERROR_NOT_A_DATABASE,
  RELATA_ERROR_CORRUPT,
  RELATA_ERROR_NOT_FOUND,
  RELATA_ERROR_NOT_A_FILE,
  RELATA_ERROR_PERMISSION,
  RELATA_ERROR_BUSY,
  RELATA_ERROR_EXISTS,
  RELATA_ERROR_CHANGED_ON_DISK,
  RELATA_ERROR_NO_SPACE,
  RELATA_ERROR_SQL,
  RELATA_ERROR_TOO_LARGE,
  RELATA_ERROR_WOULD_LOSE_DATA,
  RELATA_ERROR_UNSUPPORTED,
} RelataError;

GQuark relata_error_quark (void);

int relata_error_from_errno (int error_number);

G_END_DECLS
