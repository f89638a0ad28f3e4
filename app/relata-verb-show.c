/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* relata show: a record of a database, and what one reaches from it. */

#include "config.h"

#include <glib/gi18n.h>

#include "base/relata-error.h"
#include "relata-cli-file.h"
#include "relata-show.h"
#include "relata-verbs.h"

#define DEFAULT_LIMIT 50
#define MAX_LIMIT     1000

static const char *const *
dup_ends (const RelataValues *values)
{
  guint n = relata_values_get_n_operands (values);
  const char **ends = g_new0 (const char *, n);

  for (guint i = 3; i < n; i++)
    ends[i - 3] = relata_values_get_operand (values, i);
  return ends;
}

static RelataDesignContents *
read_database (RelataCli *cli, const char *file, GError **error)
{
  g_autoptr (RelataDesignContents) contents = relata_cli_read (cli, file, error);
  g_autofree char *shown = NULL;

  if (contents == NULL || contents->origin == RELATA_DESIGN_DATABASE)
    return g_steal_pointer (&contents);
  shown = relata_cli_dup_file_name (file);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
               _ ("“%s” is a design, which has no records. “relata create” makes a database of it"),
               shown);
  return NULL;
}

static RelataConnection *
connect_to (RelataCli *cli, const RelataDesignContents *contents, GError **error)
{
  RelataConnection *connection = relata_connection_open (
      contents->database_path, RELATA_CONNECTION_VIEW, cli->cancellable, error);

  if (connection != NULL
      && relata_connection_get_state (connection) == RELATA_CONNECTION_WITHOUT_WAL)
    g_printerr ("relata show: %s\n",
                _ ("The last changes, which stand in a file beside the database, cannot be read."));
  return connection;
}

/* Follows the ends; of the records on the way at most so many as can be followed. */
static gboolean
walk (RelataShow *show, RelataConnection *connection, guint limit, GError **error)
{
  show->page = relata_page_new_for_record (show->record);
  for (guint i = 0; show->ends[i] != NULL; i++)
    {
      gboolean is_last = show->ends[i + 1] == NULL;
      RelataPage *next
          = relata_browse_follow (connection, show->snapshot, show->page, show->ends[i],
                                  is_last ? limit : RELATA_ROW_SOURCE_MAX_ORIGINS, error);

      g_clear_pointer (&show->page, relata_page_unref);
      if (next == NULL)
        return FALSE;
      show->page = next;
      if (next->more_after && !is_last)
        g_printerr (_ ("relata show: Only the first %u records of “%s” are followed.\n"),
                    next->records->len, show->ends[i]);
    }
  if (show->page->more_after)
    g_printerr ("relata show: %s\n", _ ("More records follow. “--limit” shows more."));
  return TRUE;
}

static gboolean
read_all (RelataShow *show, RelataCli *cli, const RelataDesignContents *contents, GError **error)
{
  g_autoptr (RelataConnection) connection = NULL;
  double limit = DEFAULT_LIMIT;

  if (!relata_values_get_number (cli->values, "limit", 1, MAX_LIMIT, &limit, error))
    return FALSE;
  connection = connect_to (cli, contents, error);
  if (connection == NULL)
    return FALSE;
  show->snapshot = contents->snapshot;
  show->record
      = relata_browse_find (connection, show->snapshot, relata_values_get_operand (cli->values, 1),
                            relata_values_get_operand (cli->values, 2), error);
  if (show->record == NULL || !walk (show, connection, (guint)limit, error))
    return FALSE;
  if (show->ends[0] == NULL)
    show->counts = relata_end_counts_read (connection, show->snapshot, show->record, error);
  return show->ends[0] != NULL || show->counts != NULL;
}

static RelataExit
run (RelataCli *cli, GError **error)
{
  g_autoptr (RelataDesignContents) contents
      = read_database (cli, relata_values_get_operand (cli->values, 0), error);
  g_autofree const char *const *ends = dup_ends (cli->values);
  RelataShow show = { .ends = ends };
  gboolean done = contents != NULL && read_all (&show, cli, contents, error);

  if (done && relata_values_has (cli->values, "json"))
    relata_show_write_json (&show, cli->out);
  else if (done)
    relata_show_write_text (&show, cli);
  g_clear_pointer (&show.counts, g_ptr_array_unref);
  g_clear_pointer (&show.page, relata_page_unref);
  g_clear_pointer (&show.record, relata_record_unref);
  return done ? RELATA_EXIT_OK : RELATA_EXIT_INVALID;
}

static const RelataOption options[] = {
  { "limit", 0, N_ ("NUMBER"), NULL, N_ ("At most so many records, up to 1000 (50)") },
  { "json", 0, NULL, NULL, N_ ("Print JSON") },
};

static const char *const details[] = {
  N_ ("KEY is the primary key of the record, the parts of a composite one with commas between "
      "them; of a table without one, the rowid. Without END the record is shown, and of each end "
      "the number of records it leads to, or which. Each END is followed from all the records "
      "reached so far, and an association table is passed in one step. The ends are named as the "
      "design beside the database says, or by rule; “relata inspect” lists them."),
  N_ ("A terminal gets aligned columns cut to its width. Elsewhere the values are separated by "
      "tabs, NULL is empty, and characters that would break a line are replaced. Text beyond 1000 "
      "characters and the content of blobs are not read."),
  N_ ("The JSON is an object with format (“relata-show”), version (1), path (a table, a key and "
      "ends), table, records, more (there are more than --limit) and, if no END is given, ends, "
      "else null. A record has key, label, values (by column; a blob is an object with "
      "blob_bytes), labels (of the records that foreign keys lead to, by column) and cut (columns "
      "whose value is not whole). An end has name, target, list, count (null if it took too "
      "long), more (there are more than count), dangling, key and label (of the one record there "
      "is). lossy is as in the other verbs."),
  NULL,
};

static const char *const examples[] = {
  "relata show library.db authors 1",
  "relata show library.db authors 1 books genres",
  "relata show library.db loans 7 --json",
  NULL,
};

const RelataVerb relata_verb_show = {
  "show",
  "DB TABLE KEY [END…]",
  3,
  G_MAXUINT,
  N_ ("Show a record and what it is related to"),
  details,
  examples,
  options,
  G_N_ELEMENTS (options),
  run,
};
