/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* relata create: a database from a design. */

#include "config.h"

#include <glib/gi18n.h>

#include "relata-cli-file.h"
#include "relata-verbs.h"
#include "sqlite/relata-create.h"

static RelataCreateFlags
get_flags (const RelataValues *values)
{
  RelataCreateFlags flags = RELATA_CREATE_NONE;

  if (relata_values_has (values, "force"))
    flags |= RELATA_CREATE_REPLACE;
  if (relata_values_has (values, "allow-violations"))
    flags |= RELATA_CREATE_ALLOW_VIOLATIONS;
  return flags;
}

/* In two sentences, since each has its own plural. */
static void
tell (const char *database, const RelataCreateResult *result)
{
  g_autofree char *shown = relata_cli_dup_file_name (database);
  g_autofree char *changes = g_strdup_printf ("%" G_GINT64_FORMAT, result->n_changes);
  g_autofree char *violations = g_strdup_printf ("%" G_GINT64_FORMAT, result->n_violations);

  g_printerr (ngettext ("Created %s by %u statement.\n", "Created %s by %u statements.\n",
                        result->n_statements),
              shown, result->n_statements);
  g_printerr (
      ngettext ("%s row was written.\n", "%s rows were written.\n", (gulong)result->n_changes),
      changes);
  if (result->n_violations > 0)
    g_printerr (ngettext ("%s record refers to a record that is not there.\n",
                          "%s records refer to records that are not there.\n",
                          (gulong)result->n_violations),
                violations);
}

static RelataExit
run (RelataCli *cli, GError **error)
{
  const char *database = relata_values_get_operand (cli->values, 1);
  g_autoptr (RelataDesignContents) contents
      = relata_cli_read (cli, relata_values_get_operand (cli->values, 0), error);
  g_autoptr (GBytes) script = NULL;
  RelataCreateResult result;
  const char *text;
  gsize length;

  if (contents == NULL)
    return RELATA_EXIT_INVALID;
  script = relata_snapshot_write (contents->snapshot);
  text = g_bytes_get_data (script, &length);
  if (!relata_create_database (text != NULL ? text : "", length, database, get_flags (cli->values),
                               NULL, NULL, cli->cancellable, &result, error))
    return RELATA_EXIT_INVALID;
  if (!relata_values_has (cli->values, "quiet"))
    tell (database, &result);
  return RELATA_EXIT_OK;
}

static const RelataOption options[] = {
  { "force", 'f', NULL, NULL, N_ ("Put the new database in the place of a file that is there") },
  { "allow-violations", 0, NULL, NULL,
    N_ ("Create it although records refer to records that are not there") },
  { "quiet", 'q', NULL, NULL, N_ ("Say nothing if it went well") },
};

static const char *const details[] = {
  N_ ("Runs the script in a new file beside DB, checks every reference and the whole file, and "
      "only then gives it its name. If anything fails there is no new file, and one that was "
      "there is as it was."),
  N_ ("A file that is there is refused with exit code 5. With --force it is replaced once the new "
      "one is whole, unless another program has it locked. Of a DESIGN that is a database the "
      "schema is taken, without rows."),
  NULL,
};

static const char *const examples[] = {
  "relata create shop.sql shop.db",
  "relata create --force shop.sql shop.db",
  NULL,
};

const RelataVerb relata_verb_create = {
  "create",
  "DESIGN DB",
  2,
  2,
  N_ ("Create a database from a design"),
  details,
  examples,
  options,
  G_N_ELEMENTS (options),
  run,
};
