/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Opening, reading a page, counting ends: the calls of core/browse as jobs. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "browser/relata-browse-job.h"
#include "sqlite/relata-reader.h"

void
relata_browse_schema_free (RelataBrowseSchema *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->database);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_free (self);
}

static gpointer
open_schema (RelataJob *job, gpointer data, GError **error)
{
  GCancellable *cancellable = relata_job_get_cancellable (job);
  g_autoptr (RelataBrowseSchema) schema = g_new0 (RelataBrowseSchema, 1);
  g_autoptr (RelataConnection) connection = NULL;
  g_autofree char *script = NULL;

  schema->database = relata_database_open (data, cancellable, error);
  if (schema->database == NULL)
    return NULL;
  connection = relata_database_acquire (schema->database, cancellable, error);
  if (connection == NULL)
    return NULL;
  script = relata_reader_read_script (connection, error);
  relata_database_release (schema->database, g_steal_pointer (&connection));
  if (script == NULL)
    return NULL;
  schema->snapshot = relata_snapshot_parse (script, strlen (script));
  return g_steal_pointer (&schema);
}

/**
 * relata_browse_job_open:
 * @path: a database
 *
 * Returns: (transfer full): a job whose result is a #RelataBrowseSchema
 */
RelataJob *
relata_browse_job_open (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return relata_job_new (_ ("Opening the Database"), open_schema, g_strdup (path), g_free,
                         (GDestroyNotify)relata_browse_schema_free);
}

/* What a job reads. */
typedef struct
{
  RelataDatabase *database;
  RelataSnapshot *snapshot;
  RelataRowQuery *query;
  RelataPagePlace place;
  RelataRecord *record;
  guint n_rows;
} Request;

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_object (&self->database);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->query, relata_row_query_unref);
  g_clear_pointer (&self->record, relata_record_unref);
  g_free (self);
}

static gpointer
read_page (RelataJob *job, gpointer data, GError **error)
{
  Request *self = data;
  RelataConnection *connection
      = relata_database_acquire (self->database, relata_job_get_cancellable (job), error);
  RelataPage *page;

  if (connection == NULL)
    return NULL;
  page = relata_page_read (connection, self->query, self->place, self->record, self->n_rows, error);
  relata_database_release (self->database, connection);
  return page;
}

/**
 * relata_browse_job_page:
 *
 * The parameters are those of relata_page_read().
 *
 * Returns: (transfer full): a job whose result is a #RelataPage
 */
RelataJob *
relata_browse_job_page (RelataDatabase *database,
                        RelataRowQuery *query,
                        RelataPagePlace place,
                        RelataRecord *record,
                        guint n_rows)
{
  Request *request;

  g_return_val_if_fail (RELATA_IS_DATABASE (database) && query != NULL, NULL);

  request = g_new0 (Request, 1);
  request->database = g_object_ref (database);
  request->query = relata_row_query_ref (query);
  request->place = place;
  request->record = record != NULL ? relata_record_ref (record) : NULL;
  request->n_rows = n_rows;
  return relata_job_new (_ ("Reading Records"), read_page, request, request_free,
                         (GDestroyNotify)relata_page_unref);
}

static gpointer
read_ends (RelataJob *job, gpointer data, GError **error)
{
  Request *self = data;
  RelataConnection *connection
      = relata_database_acquire (self->database, relata_job_get_cancellable (job), error);
  GPtrArray *counts;

  if (connection == NULL)
    return NULL;
  counts = relata_end_counts_read (connection, self->snapshot, self->record, error);
  relata_database_release (self->database, connection);
  return counts;
}

/**
 * relata_browse_job_ends:
 *
 * The parameters are those of relata_end_counts_read().
 *
 * Returns: (transfer full): a job whose result is a #GPtrArray of #RelataEndCount
 */
RelataJob *
relata_browse_job_ends (RelataDatabase *database, RelataSnapshot *snapshot, RelataRecord *record)
{
  Request *request;

  g_return_val_if_fail (RELATA_IS_DATABASE (database), NULL);
  g_return_val_if_fail (snapshot != NULL && record != NULL, NULL);

  request = g_new0 (Request, 1);
  request->database = g_object_ref (database);
  request->snapshot = relata_snapshot_ref (snapshot);
  request->record = relata_record_ref (record);
  return relata_job_new (_ ("Counting Related Records"), read_ends, request, request_free,
                         (GDestroyNotify)g_ptr_array_unref);
}
