/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The command line: verbs, each a file relata-verb-NAME.c with its options, its help and what it
 * does, and the one way they are run: off the main thread, interruptible, with an output that is
 * written only if all went well. GTK is never initialised here. */

#pragma once

#include <gio/gio.h>

#include "relata-cli-option.h"

G_BEGIN_DECLS

/**
 * RelataExit:
 * @RELATA_EXIT_OK: done, and nothing found
 * @RELATA_EXIT_FINDINGS: done, and something was found
 * @RELATA_EXIT_USAGE: the command line is not understood
 * @RELATA_EXIT_INVALID: a file cannot be read or written, or does not hold what it should
 * @RELATA_EXIT_BUSY: another program holds the database locked
 * @RELATA_EXIT_REFUSED: something would be lost
 * @RELATA_EXIT_INTERRUPTED: by a signal
 */
typedef enum
{
  RELATA_EXIT_OK = 0,
  RELATA_EXIT_FINDINGS = 1,
  RELATA_EXIT_USAGE = 2,
  RELATA_EXIT_INVALID = 3,
  RELATA_EXIT_BUSY = 4,
  RELATA_EXIT_REFUSED = 5,
  RELATA_EXIT_INTERRUPTED = 130,
} RelataExit;

typedef struct _RelataVerb RelataVerb;

/**
 * RelataCli:
 * @verb: which one runs
 * @values: its options and operands
 * @cancellable: cancelled when the user interrupts
 * @out: takes what goes to standard output
 * @on_terminal: standard output is a terminal
 * @color: and it may be coloured
 *
 * One run of a verb. Belongs to the thread of the verb while that runs.
 */
typedef struct
{
  const RelataVerb *verb;
  RelataValues *values;
  GCancellable *cancellable;
  GString *out;
  gboolean on_terminal;
  gboolean color;
} RelataCli;

/**
 * RelataVerb:
 * @name: as it is typed
 * @operands: names of the operands, one in brackets may be left out, one with an ellipsis may be
 *   repeated
 * @min_operands: how many there must be
 * @max_operands: how many there may be
 * @summary: one line, untranslated (N_()), without a full stop
 * @details: (array zero-terminated=1): paragraphs, untranslated
 * @examples: (array zero-terminated=1): commands
 * @options: (array length=n_options): besides --help
 * @run: does it, on a thread of its own; returns the exit code, or anything with its error set
 */
struct _RelataVerb
{
  const char *name;
  const char *operands;
  guint min_operands, max_operands;
  const char *summary;
  const char *const *details;
  const char *const *examples;
  const RelataOption *options;
  guint n_options;
  RelataExit (*run) (RelataCli *cli, GError **error);
};

gboolean relata_cli_is_meant (int argc, char **argv);
int relata_cli_run (int argc, char **argv);

const RelataVerb *relata_verbs_get (guint index);
const RelataVerb *relata_verbs_find (const char *name);

G_END_DECLS
