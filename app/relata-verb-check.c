/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* relata check: the findings on a design or a database, in the order of its statements. */

#include "config.h"

#include <glib/gi18n.h>

#include "check/relata-check.h"
#include "relata-cli-file.h"
#include "relata-cli-json.h"
#include "relata-verbs.h"

#define JSON_VERSION 1

/* How a line begins in colour: red, yellow, cyan. */
static const char *const colors[] = { "\033[1;31m", "\033[1;33m", "\033[1;36m" };
static const char plain[] = "\033[0m";

static const char *const severities[] = { "error", "warning", "hint", NULL };

typedef struct
{
  RelataCli *cli;
  const char *file;
  char *shown_file;
  RelataSnapshot *snapshot;
  RelataFindings *findings;
  GArray *lines; /* of guint, NULL for a database */
  RelataSeverity least_shown, least_failing;
} Check;

static const char *
get_severity (guint index)
{
  return severities[MIN (index, G_N_ELEMENTS (severities) - 1)];
}

static const RelataSpan *
find_span (const RelataTableDef *table, const RelataPlace *place)
{
  guint i = place->index;

  if (table == NULL)
    return NULL;
  switch (place->kind)
    {
    case RELATA_PLACE_COLUMN:
      return i < table->n_columns ? &table->columns[i].span : NULL;
    case RELATA_PLACE_KEY:
      return i < table->n_keys ? &table->keys[i].span : NULL;
    case RELATA_PLACE_FOREIGN_KEY:
      return i < table->n_foreign_keys ? &table->foreign_keys[i].span : NULL;
    case RELATA_PLACE_CHECK:
      return i < table->n_checks ? &table->checks[i].span : NULL;
    default:
      return NULL;
    }
}

/* The line of the very place of the finding, from 1; 0 where there is no script. */
static guint
find_line (const Check *check, const RelataFinding *finding)
{
  int index = relata_snapshot_get_index (check->snapshot, finding->place.item);
  const RelataDef *def;
  const RelataSpan *span;
  guint line;

  if (check->lines == NULL || index < 0)
    return 0;
  def = relata_snapshot_get_item (check->snapshot, index)->def;
  line = g_array_index (check->lines, guint, index);
  span = find_span (relata_def_table (def), &finding->place);
  if (span == NULL)
    return def->fault != NULL ? line + def->fault->line - 1 : line;
  for (guint i = 0; i < span->start && i < def->length; i++)
    line += def->text[i] == '\n';
  return line;
}

static gboolean
is_shown (const Check *check, const RelataFinding *finding)
{
  return !finding->ignored && finding->severity <= check->least_shown;
}

static void
append_finding (const Check *check, const RelataFinding *finding)
{
  GString *out = check->cli->out;
  g_autofree char *place = relata_finding_dup_place (finding, check->snapshot);
  guint line = find_line (check, finding);
  const char *severity = severities[finding->severity];

  g_string_append (out, check->shown_file);
  if (line > 0)
    g_string_append_printf (out, ":%u", line);
  if (check->cli->color)
    g_string_append_printf (out, ": %s%s%s", colors[finding->severity], severity, plain);
  else
    g_string_append_printf (out, ": %s", severity);
  g_string_append_printf (out, ": %s: %s [%s]\n", place, finding->message, finding->rule);
}

static void
add_finding (RelataJson *json, const Check *check, const RelataFinding *finding)
{
  const RelataItem *item = relata_snapshot_get (check->snapshot, finding->place.item);
  g_autofree char *place = relata_finding_dup_place (finding, check->snapshot);
  guint line = find_line (check, finding);

  relata_json_begin_object (json, NULL);
  relata_json_add_text (json, "rule", finding->rule, -1);
  relata_json_add_text (json, "severity", severities[finding->severity], -1);
  relata_json_add_text (json, "object", item != NULL ? item->def->name : NULL, -1);
  relata_json_add_text (json, "place", place, -1);
  if (line > 0)
    relata_json_add_integer (json, "line", line);
  else
    relata_json_add_null (json, "line");
  relata_json_add_text (json, "message", finding->message, -1);
  relata_json_add_text (json, "fix", finding->fix, -1);
  relata_json_add_boolean (json, "ignored", finding->ignored);
  relata_json_end_object (json);
}

static void
write_json (const Check *check)
{
  RelataJson json = { check->cli->out };

  relata_json_begin_object (&json, NULL);
  relata_json_add_text (&json, "format", "relata-check", -1);
  relata_json_add_integer (&json, "version", JSON_VERSION);
  relata_json_add_text (&json, "file", check->file, -1);
  for (guint i = 0; severities[i] != NULL; i++)
    relata_json_add_integer (&json, (const char *[]){ "errors", "warnings", "hints" }[i],
                             relata_findings_count (check->findings, i));
  relata_json_begin_array (&json, "findings");
  for (guint i = 0; i < relata_findings_get_n (check->findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (check->findings, i);

      if (finding->severity <= check->least_shown)
        add_finding (&json, check, finding);
    }
  relata_json_end_array (&json);
  relata_json_add_lossy (&json);
  relata_json_end_object (&json);
}

static void
write_text (const Check *check)
{
  for (guint i = 0; i < relata_findings_get_n (check->findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (check->findings, i);

      if (is_shown (check, finding))
        append_finding (check, finding);
    }
}

/* Without plurals, since there are three numbers. */
static void
tell (const Check *check)
{
  guint errors = relata_findings_count (check->findings, RELATA_SEVERITY_ERROR);
  guint warnings = relata_findings_count (check->findings, RELATA_SEVERITY_WARNING);
  guint hints = relata_findings_count (check->findings, RELATA_SEVERITY_HINT);

  if (errors + warnings + hints == 0)
    g_printerr (_ ("%s: nothing was found.\n"), check->shown_file);
  else
    g_printerr (_ ("%s: errors: %u, warnings: %u, hints: %u.\n"), check->shown_file, errors,
                warnings, hints);
}

static RelataExit
get_result (const Check *check)
{
  for (guint i = RELATA_SEVERITY_ERROR; i <= check->least_failing; i++)
    if (relata_findings_count (check->findings, i) > 0)
      return RELATA_EXIT_FINDINGS;
  return RELATA_EXIT_OK;
}

static void
read_severity (Check *check)
{
  const char *asked = relata_values_get (check->cli->values, "severity");

  check->least_shown = RELATA_SEVERITY_HINT;
  check->least_failing = RELATA_SEVERITY_WARNING;
  for (guint i = 0; asked != NULL && severities[i] != NULL; i++)
    if (g_str_equal (severities[i], asked))
      check->least_shown = check->least_failing = i;
}

static RelataExit
run (RelataCli *cli, GError **error)
{
  Check check = { cli, relata_values_get_operand (cli->values, 0) };
  g_autoptr (RelataDesignContents) contents = relata_cli_read (cli, check.file, error);
  g_autoptr (RelataFindings) findings = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autofree char *shown = relata_cli_dup_file_name (check.file);

  if (contents == NULL)
    return RELATA_EXIT_INVALID;
  findings = relata_check (contents->snapshot, NULL);
  if (contents->origin == RELATA_DESIGN_SCRIPT)
    lines = relata_cli_find_statements (contents->snapshot);
  check.shown_file = shown;
  check.snapshot = contents->snapshot;
  check.findings = findings;
  check.lines = lines;
  read_severity (&check);
  if (relata_values_has (cli->values, "json"))
    write_json (&check);
  else
    write_text (&check);
  if (!relata_values_has (cli->values, "quiet"))
    tell (&check);
  return get_result (&check);
}

static const RelataOption options[] = {
  { "severity", 0, N_ ("LEVEL"), get_severity,
    N_ ("Show only findings of this severity and above, and fail for these") },
  { "json", 0, NULL, NULL, N_ ("Print JSON") },
  { "quiet", 'q', NULL, NULL, N_ ("Do not tell the numbers at the end") },
};

static const char *const details[] = {
  N_ ("Foreign keys that SQLite would refuse or that do not fit, and whatever else of the schema "
      "is wrong or doubtful, a line each: FILE:LINE: SEVERITY: PLACE: MESSAGE [RULE]. A database "
      "has no lines. The file is only read, and nothing of it is run."),
  N_ ("The exit code is 1 if there are errors or warnings; hints alone do not fail, unless "
      "“--severity hint” is given. What the design says to ignore is not shown."),
  N_ ("The JSON is an object with format (“relata-check”), version (1), file, errors, warnings, "
      "hints (their numbers) and findings, each with rule, severity, object, place, line, message, "
      "fix and ignored; object, line and fix may be null. lossy tells whether a text was not "
      "UTF-8 and has U+FFFD in the place of each invalid byte."),
  NULL,
};

static const char *const examples[] = {
  "relata check shop.sql",
  "relata check --severity error shop.db",
  "git show HEAD:shop.sql | relata check --json -",
  NULL,
};

const RelataVerb relata_verb_check = {
  "check",
  "FILE",
  1,
  1,
  N_ ("Check the schema of a design or a database"),
  details,
  examples,
  options,
  G_N_ELEMENTS (options),
  run,
};
