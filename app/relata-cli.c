/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Running a verb: reading its options, letting it work on the stack of a job, where it may be
 * interrupted, and saying how it went. */

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "base/relata-job.h"
#include "base/relata-text.h"
#include "relata-cli-help.h"
#include "relata-cli.h"

#define MAX_WORD 60

typedef struct
{
  RelataCli cli;
  RelataExit exit;
} Run;

static const int stopping_signals[] = { SIGINT, SIGTERM, SIGHUP };

static const char *
get_verb_name (guint index, gconstpointer data)
{
  const RelataVerb *verb = relata_verbs_get (index);

  return verb != NULL ? verb->name : NULL;
}

static RelataExit
get_exit (const GError *error)
{
  if (error->domain == RELATA_USAGE_ERROR)
    return RELATA_EXIT_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return RELATA_EXIT_INTERRUPTED;
  if (error->domain != RELATA_ERROR)
    return RELATA_EXIT_INVALID;
  switch (error->code)
    {
    case RELATA_ERROR_BUSY:
      return RELATA_EXIT_BUSY;
    case RELATA_ERROR_EXISTS:
    case RELATA_ERROR_CHANGED_ON_DISK:
    case RELATA_ERROR_WOULD_LOSE_DATA:
      return RELATA_EXIT_REFUSED;
    default:
      return RELATA_EXIT_INVALID;
    }
}

/* Tells the error on standard error, and how to get help if that would. */
static RelataExit
report (const char *verb, const GError *error)
{
  RelataExit exit = get_exit (error);

  if (exit == RELATA_EXIT_INTERRUPTED)
    return exit;
  if (verb != NULL)
    g_printerr ("relata %s: %s\n", verb, error->message);
  else
    g_printerr ("relata: %s\n", error->message);
  if (exit == RELATA_EXIT_USAGE && verb != NULL)
    g_printerr (_ ("“relata %s --help” says more.\n"), verb);
  else if (exit == RELATA_EXIT_USAGE)
    g_printerr ("%s\n", _ ("“relata --help” says more."));
  return exit;
}

/* Writes to standard output all or an error. */
static RelataExit
write_out (const GString *out, const char *verb)
{
  g_autoptr (GError) error = NULL;
  gsize done = 0;

  while (done < out->len && error == NULL)
    {
      gssize written = write (STDOUT_FILENO, out->str + done, out->len - done);

      if (written >= 0)
        done += written;
      else if (errno != EINTR)
        g_set_error (&error, RELATA_ERROR, relata_error_from_errno (errno),
                     _ ("Writing to standard output: %s"), g_strerror (errno));
    }
  return error != NULL ? report (verb, error) : RELATA_EXIT_OK;
}

static int
print_and_free (char *text)
{
  g_autoptr (GString) out = g_string_new (text);

  g_free (text);
  return write_out (out, NULL);
}

/* The name of the operand at @index, which is one of the first ones. */
static char *
dup_operand_name (const RelataVerb *verb, guint index)
{
  g_auto (GStrv) names = g_strsplit (verb->operands, " ", -1);

  return g_strdup (index < g_strv_length (names) ? names[index] : "");
}

static gboolean
check_operands (const RelataVerb *verb, const RelataValues *values, GError **error)
{
  guint n = relata_values_get_n_operands (values);
  g_autofree char *missing = NULL;

  if (n >= verb->min_operands && n <= verb->max_operands)
    return TRUE;
  if (n > verb->max_operands)
    {
      g_autofree char *shown = relata_text_for_display (
          relata_values_get_operand (values, verb->max_operands), -1, MAX_WORD);

      g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED, _ ("“%s” is too much"),
                   shown);
      return FALSE;
    }
  missing = dup_operand_name (verb, n);
  g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED, _ ("%s is missing"), missing);
  return FALSE;
}

static gboolean
may_be_colored (void)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (no_color == NULL || *no_color == '\0')
         && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

static gpointer
run_func (RelataJob *job, gpointer data, GError **error)
{
  Run *run = data;
  GError *local_error = NULL;

  run->cli.cancellable = relata_job_get_cancellable (job);
  run->exit = run->cli.verb->run (&run->cli, &local_error);
  if (local_error == NULL)
    return run;
  g_propagate_error (error, local_error);
  return NULL;
}

/* Once: the second signal ends the process, as it would without us. */
static gboolean
interrupt_cb (gpointer user_data)
{
  relata_job_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Waits for the job in the default context, where the signals arrive as well. */
static gboolean
run_job (Run *run, GError **error)
{
  g_autoptr (RelataJob) job = relata_job_new (run->cli.verb->name, run_func, run, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GSource *sources[G_N_ELEMENTS (stopping_signals)];

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      sources[i] = g_unix_signal_source_new (stopping_signals[i]);
      g_source_set_callback (sources[i], interrupt_cb, job, NULL);
      g_source_attach (sources[i], NULL);
    }
  relata_job_run_async (job, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_source_destroy (sources[i]);
      g_source_unref (sources[i]);
    }
  return relata_job_run_finish (job, result, error) != NULL;
}

static RelataExit
run_verb (const RelataVerb *verb, RelataValues *values)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Run run
      = { { verb, values, NULL, out, isatty (STDOUT_FILENO), may_be_colored () }, RELATA_EXIT_OK };
  RelataExit exit;

  if (!run_job (&run, &error))
    return report (verb->name, error);
  exit = write_out (out, verb->name);
  return exit != RELATA_EXIT_OK ? exit : run.exit;
}

static RelataExit
parse_and_run (const RelataVerb *verb, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataValues) values
      = relata_values_parse (verb->options, verb->n_options, argc, argv, &error);

  if (values != NULL && relata_values_has (values, "help"))
    return print_and_free (relata_help_write_verb (verb));
  if (values == NULL || !check_operands (verb, values, &error))
    return report (verb->name, error);
  return run_verb (verb, values);
}

static RelataExit
refuse (const char *word)
{
  const char *meant = relata_option_suggest (word, get_verb_name, NULL);
  g_autofree char *shown = relata_text_for_display (word, -1, MAX_WORD);
  g_autoptr (GError) error = NULL;

  if (*word == '-')
    g_set_error (&error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                 _ ("There is no option “%s”"), shown);
  else if (meant != NULL)
    g_set_error (&error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                 _ ("“%s” is neither a file nor a verb. Did you mean “%s”?"), shown, meant);
  else
    g_set_error (&error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                 _ ("“%s” is neither a file nor a verb"), shown);
  return report (NULL, error);
}

/* What may name a file that is not there, rather than be a verb with a typing mistake. */
static gboolean
looks_like_file (const char *word)
{
  return strpbrk (word, "./:") != NULL || g_file_test (word, G_FILE_TEST_EXISTS);
}

/**
 * relata_cli_is_meant:
 * @argc: number of the arguments
 * @argv: (array length=argc): the command line, the program's name first
 *
 * Returns: whether the command line is for relata_cli_run(), and not a list of files for the
 *   window, or an option by which the desktop starts it
 */
gboolean
relata_cli_is_meant (int argc, char **argv)
{
  const char *first = argc > 1 ? argv[1] : NULL;

  if (first == NULL || g_str_equal (first, "--") || g_str_has_prefix (first, "--gapplication-"))
    return FALSE;
  if (*first == '-' || relata_verbs_find (first) != NULL)
    return TRUE;
  return !looks_like_file (first);
}

/**
 * relata_cli_run:
 * @argc: number of the arguments
 * @argv: (array length=argc): the command line, the program's name first
 *
 * Returns: the exit code, see #RelataExit
 */
int
relata_cli_run (int argc, char **argv)
{
  const char *first = argc > 1 ? argv[1] : "--help";
  const RelataVerb *verb = relata_verbs_find (first);

  if (verb != NULL)
    return parse_and_run (verb, argc - 2, argv + 2);
  if (g_str_equal (first, "--help") || g_str_equal (first, "-h"))
    return print_and_free (relata_help_write ());
  if (g_str_equal (first, "--version"))
    return print_and_free (g_strdup_printf ("relata %s\n", RELATA_VERSION));
  if (g_str_equal (first, "--man-page"))
    return print_and_free (relata_help_write_man_page ());
  if (g_str_equal (first, "--bash-completion"))
    return print_and_free (relata_help_write_completion ());
  return refuse (first);
}
