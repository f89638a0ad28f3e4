/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Help for the command line: for a person who asks, the man page and the completion of bash, all
 * from the table of the verbs. Any thread. */

#pragma once

#include "relata-cli.h"

G_BEGIN_DECLS

/**
 * RelataExitHelp:
 * @code: an exit code
 * @text: what it means, untranslated
 */
typedef struct
{
  RelataExit code;
  const char *text;
} RelataExitHelp;

const RelataExitHelp *relata_help_get_exits (guint *n_exits);
const char *const *relata_help_get_about (void);
const char *const *relata_help_get_examples (void);
const RelataOption *relata_help_get_options (guint *n_options);

char *relata_help_write (void);
char *relata_help_write_verb (const RelataVerb *verb);
char *relata_help_write_man_page (void);
char *relata_help_write_completion (void);

G_END_DECLS
