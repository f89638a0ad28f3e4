/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* relata export: a design or a database in another format. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/relata-export.h"
#include "relata-cli-file.h"
#include "relata-verbs.h"

#define MAX_SCALE 64

static const char *
get_format_id (guint index)
{
  guint n_formats;
  const RelataExportFormat *formats = relata_export_get_formats (&n_formats);

  return index < n_formats ? formats[index].id : NULL;
}

/* The format asked for, else the one that the name of the output ends in. */
static const RelataExportFormat *
find_format (const RelataValues *values, GError **error)
{
  const char *id = relata_values_get (values, "format");
  const char *output = relata_values_get (values, "output");
  const char *dot = output != NULL ? strrchr (output, '.') : NULL;
  guint n_formats;
  const RelataExportFormat *formats = relata_export_get_formats (&n_formats);

  if (id != NULL)
    return relata_export_find_format (id);
  for (guint i = 0; dot != NULL && i < n_formats; i++)
    if (g_ascii_strcasecmp (formats[i].suffix, dot + 1) == 0)
      return &formats[i];
  g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
               _ ("“--format” is missing, and “--output” does not tell it"));
  return NULL;
}

/* Text is fit for a terminal, SVG as well. */
static gboolean
is_binary (const RelataExportFormat *format)
{
  return g_str_equal (format->id, "png");
}

static gboolean
check_terminal (const RelataCli *cli, const RelataExportFormat *format, GError **error)
{
  const char *output = relata_values_get (cli->values, "output");

  if (!cli->on_terminal || !is_binary (format) || (output != NULL && !g_str_equal (output, "-")))
    return TRUE;
  g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
               _ ("%s is not written to a terminal. “--output” names a file"), format->suffix);
  return FALSE;
}

static GBytes *
export_file (RelataCli *cli,
             const char *file,
             const RelataExportFormat *format,
             const RelataExportOptions *options,
             GError **error)
{
  g_autoptr (RelataDesignContents) contents = relata_cli_read (cli, file, error);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  GBytes *bytes;

  if (contents == NULL)
    return NULL;
  bytes = relata_export_write (format, contents->snapshot, options, warnings, cli->cancellable,
                               error);
  for (guint i = 0; bytes != NULL && i < warnings->len; i++)
    g_printerr ("relata export: %s\n", (const char *)g_ptr_array_index (warnings, i));
  return bytes;
}

static RelataExit
run (RelataCli *cli, GError **error)
{
  const char *file = relata_values_get_operand (cli->values, 0);
  const RelataExportFormat *format = find_format (cli->values, error);
  RelataExportOptions options = { .dark = relata_values_has (cli->values, "dark") };
  g_autoptr (GBytes) bytes = NULL;

  if (format == NULL || !check_terminal (cli, format, error)
      || !relata_values_get_number (cli->values, "scale", 0.01, MAX_SCALE, &options.scale, error))
    return RELATA_EXIT_USAGE;
  bytes = export_file (cli, file, format, &options, error);
  if (bytes == NULL || !relata_cli_write (cli, file, bytes, error))
    return RELATA_EXIT_INVALID;
  return RELATA_EXIT_OK;
}

static const RelataOption options[] = {
  { "format", 0, N_ ("FORMAT"), get_format_id,
    N_ ("Which format; without it, the one in which the name of the output ends") },
  { "output", 'o', N_ ("FILE"), NULL, N_ ("Where to; without it, standard output") },
  { "force", 'f', NULL, NULL, N_ ("Replace the output if it is there") },
  { "dark", 0, NULL, NULL, N_ ("Draw light lines on a dark ground") },
  { "scale", 0, N_ ("NUMBER"), NULL, N_ ("Pixels for a unit of the diagram (2)") },
};

static const char *const details[] = {
  N_ ("sql is the script of the design, byte for byte as it would be saved, and for a database a "
      "script that makes the same schema. svg and png show the diagram; tables without a place "
      "are placed."),
  N_ ("What a format cannot say is told on standard error. Nothing is written to a file that is "
      "there, unless with --force, and never to the one that is read."),
  NULL,
};

static const char *const examples[] = {
  "relata export shop.db --output shop.svg",
  "relata export shop.sql --format png --dark --scale 3 > shop.png",
  "relata export shop.db --format sql | sqlite3 empty-shop.db",
  NULL,
};

const RelataVerb relata_verb_export = {
  "export",
  "FILE",
  1,
  1,
  N_ ("Write a design in another format"),
  details,
  examples,
  options,
  G_N_ELEMENTS (options),
  run,
};
