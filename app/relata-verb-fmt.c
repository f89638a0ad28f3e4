/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* relata fmt: the statements of a script in one form. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/relata-error.h"
#include "design/relata-file-save.h"
#include "relata-cli-file.h"
#include "relata-verbs.h"
#include "sql/relata-writer.h"

/* The writer's texts end at a NUL. */
static gboolean
check_writable (const char *text, gsize length, const char *file, GError **error)
{
  g_autofree char *shown = NULL;

  if (length == 0 || memchr (text, '\0', length) == NULL)
    return TRUE;
  shown = relata_cli_dup_file_name (file);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED,
               _ ("“%s” has a NUL character in it, and is left as it is"), shown);
  return FALSE;
}

static gboolean
check_options (const RelataValues *values, GError **error)
{
  guint n = relata_values_has (values, "check") + relata_values_has (values, "in-place")
            + relata_values_has (values, "output");

  if (n <= 1
      && !(relata_values_has (values, "in-place")
           && g_str_equal (relata_values_get_operand (values, 0), "-")))
    return TRUE;
  g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
               _ ("Only one of “--check”, “--in-place” and “--output” can be given, and "
                  "“--in-place” only with a file"));
  return FALSE;
}

static RelataExit
deliver (RelataCli *cli,
         const RelataDesignContents *contents,
         GBytes *before,
         GBytes *after,
         GError **error)
{
  const char *file = relata_values_get_operand (cli->values, 0);
  gboolean same = g_bytes_equal (before, after);
  RelataFileIdentity saved;

  if (relata_values_has (cli->values, "check"))
    return same ? RELATA_EXIT_OK : RELATA_EXIT_FINDINGS;
  if (!relata_values_has (cli->values, "in-place"))
    relata_cli_write (cli, file, after, error);
  else if (!same || contents->origin == RELATA_DESIGN_DATABASE)
    relata_file_save (file, after, &contents->identity, RELATA_FILE_SAVE_NONE, &saved, error);
  return RELATA_EXIT_OK;
}

static RelataExit
run (RelataCli *cli, GError **error)
{
  const char *file = relata_values_get_operand (cli->values, 0);
  g_autoptr (RelataDesignContents) contents = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  const char *text;
  char *written;
  gsize length;

  if (!check_options (cli->values, error))
    return RELATA_EXIT_USAGE;
  contents = relata_cli_read (cli, file, error);
  if (contents == NULL)
    return RELATA_EXIT_INVALID;
  before = relata_snapshot_write (contents->snapshot);
  text = g_bytes_get_data (before, &length);
  if (!check_writable (text, length, file, error))
    return RELATA_EXIT_INVALID;
  written = relata_script_write (text != NULL ? text : "", length);
  after = g_bytes_new_take (written, strlen (written));
  return deliver (cli, contents, before, after, error);
}

static const RelataOption options[] = {
  { "output", 'o', N_ ("FILE"), NULL, N_ ("Where to; without it, standard output") },
  { "force", 'f', NULL, NULL, N_ ("Replace the output if it is there") },
  { "in-place", 'i', NULL, NULL, N_ ("Write it into the file itself, if it is not in this form") },
  { "check", 0, NULL, NULL, N_ ("Only tell by the exit code 1 that it is not in this form") },
};

static const char *const details[] = {
  N_ ("Each CREATE TABLE, INDEX, VIEW and TRIGGER is written in one form: a column or constraint a "
      "line, two spaces of indentation, keywords in capitals, names quoted only where SQL needs "
      "it. Types, expressions, queries and bodies of triggers, all other statements, and comments "
      "stay as they are. What the script makes is the same."),
  NULL,
};

static const char *const examples[] = {
  "relata fmt shop.sql | diff shop.sql -",
  "relata fmt --in-place shop.sql",
  "relata fmt --check shop.sql",
  NULL,
};

const RelataVerb relata_verb_fmt = {
  "fmt",
  "FILE",
  1,
  1,
  N_ ("Write the statements of a script in one form"),
  details,
  examples,
  options,
  G_N_ELEMENTS (options),
  run,
};
