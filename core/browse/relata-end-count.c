/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Counting what the ends of a record lead to, within bounds of number and time. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "browse/relata-browse-private.h"
#include "browse/relata-end-count.h"
#include "browse/relata-page.h"

#define SHOWN_CHARS 80

void
relata_end_count_free (RelataEndCount *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->record, relata_record_unref);
  g_free (self->problem);
  g_free (self);
}

static gboolean
count_rows (RelataConnection *connection,
            RelataRowSource *source,
            RelataEndCount *count,
            GError **error)
{
  RelataRowIdentity identity = relata_row_identity_get (relata_row_source_get_def (source));
  g_autoptr (GString) sql = g_string_new ("SELECT count(*) FROM (SELECT ");
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  if (relata_row_source_may_repeat (source) && identity.n_values > 0)
    {
      g_string_append (sql, "DISTINCT ");
      relata_row_identity_append_all (&identity, sql, "t");
    }
  else
    g_string_append_c (sql, '1');
  relata_row_source_append_from (source, sql);
  g_string_append_printf (sql, " LIMIT %d)", RELATA_END_COUNT_LIMIT + 1);
  statement = relata_statement_new (connection, sql->str, error);
  if (statement == NULL)
    return FALSE;
  relata_row_source_bind (source, statement);
  if (!relata_statement_step (statement, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  count->count = (guint)relata_statement_get_int64 (statement, 0);
  count->more = count->count > RELATA_END_COUNT_LIMIT;
  count->count = MIN (count->count, RELATA_END_COUNT_LIMIT);
  return TRUE;
}

static gboolean
has_key (const RelataEndRef *end, const RelataRecord *record)
{
  const RelataRelationship *relationship = end->relationship;

  for (guint i = 0; i < relationship->n_columns; i++)
    {
      guint column = (guint)relationship->child_columns[i];

      if (column >= record->n_cells || relata_value_is_null (record->cells[column].value))
        return FALSE;
    }
  return relationship->n_columns > 0;
}

static gboolean
find_one (RelataConnection *connection,
          RelataRowSource *source,
          RelataEndCount *count,
          GError **error)
{
  g_autoptr (RelataRowQuery) query = relata_row_query_new (source);
  g_autoptr (RelataPage) page
      = relata_page_read (connection, query, RELATA_PAGE_FIRST, NULL, 1, error);

  if (page == NULL)
    return FALSE;
  count->count = page->records->len;
  count->more = page->more_after;
  if (page->records->len > 0)
    count->record = relata_record_ref (page->records->pdata[0]);
  else
    count->dangling
        = count->end.end == 0 && has_key (&count->end, relata_row_source_get_origin (source));
  return TRUE;
}

/* Whether only this end is concerned, so that the others can still be counted. */
static gboolean
is_of_one_end (const GError *error)
{
  return g_error_matches (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE)
         || g_error_matches (error, RELATA_ERROR, RELATA_ERROR_SQL)
         || g_error_matches (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED);
}

/**
 * relata_end_count_read:
 * @record: of the table the end stands on
 * @end: any end of that table
 *
 * Errors: what concerns the whole database, as with relata_page_read(). That it took too long
 * or that the relationship cannot be followed is no error but told in the result.
 *
 * Returns: (transfer full) (nullable): what the end leads to
 */
RelataEndCount *
relata_end_count_read (RelataConnection *connection,
                       RelataSnapshot *snapshot,
                       RelataRecord *record,
                       const RelataEndRef *end,
                       GError **error)
{
  g_autoptr (RelataEndCount) self = g_new0 (RelataEndCount, 1);
  g_autoptr (RelataRowSource) source = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (connection != NULL && snapshot != NULL, NULL);
  g_return_val_if_fail (record != NULL && end != NULL, NULL);

  self->end = *end;
  if (record->n_identity == 0 || !relata_end_can_be_followed (snapshot, end))
    {
      self->problem = g_strdup (_ ("The relationship names a table or a column that is not there"));
      return g_steal_pointer (&self);
    }
  source = relata_row_source_new_end (snapshot, end, record);
  relata_connection_set_deadline (connection, RELATA_END_COUNT_MILLISECONDS);
  self->known = relata_end_ref_get (end)->list ? count_rows (connection, source, self, &local_error)
                                               : find_one (connection, source, self, &local_error);
  relata_connection_set_deadline (connection, 0);
  if (local_error == NULL)
    return g_steal_pointer (&self);
  if (is_of_one_end (local_error))
    {
      self->problem = g_strdup (local_error->message);
      return g_steal_pointer (&self);
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * relata_end_counts_read:
 * @record: any record
 *
 * Returns: (transfer full) (nullable) (element-type RelataEndCount): one for each end of its
 *   table, in the order of relata_relationships_get_ends(); errors as with
 *   relata_end_count_read()
 */
GPtrArray *
relata_end_counts_read (RelataConnection *connection,
                        RelataSnapshot *snapshot,
                        RelataRecord *record,
                        GError **error)
{
  g_autoptr (GPtrArray) counts
      = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_end_count_free);
  const RelataEndRef *ends;
  guint n_ends;

  g_return_val_if_fail (connection != NULL && snapshot != NULL && record != NULL, NULL);

  ends = relata_relationships_get_ends (relata_snapshot_get_relationships (snapshot), record->table,
                                        &n_ends);
  for (guint i = 0; i < n_ends; i++)
    {
      RelataEndCount *count = relata_end_count_read (connection, snapshot, record, &ends[i], error);

      if (count == NULL)
        return NULL;
      g_ptr_array_add (counts, count);
    }
  return g_steal_pointer (&counts);
}

static char *
describe_one (const RelataEndCount *self, const char *name, RelataSnapshot *snapshot)
{
  g_autofree char *title = NULL;

  if (self->dangling)
    /* Translators: an end of a foreign key whose record is missing, as "author: missing". */
    return g_strdup_printf (_ ("%s: missing"), name);
  if (self->record == NULL)
    /* Translators: an end that leads to no record, as "death_place: none". */
    return g_strdup_printf (_ ("%s: none"), name);
  title = relata_record_dup_title (self->record, snapshot);
  /* Translators: an end and the record it leads to, as "author: Machado de Assis". */
  return g_strdup_printf (_ ("%s: %s"), name, title);
}

/**
 * relata_end_count_describe:
 * @snapshot: the snapshot it was read by
 *
 * Returns: (transfer full): "books (5)", "books (> 1,000)", "books (?)" or "author: Machado de
 *   Assis"; plain text
 */
char *
relata_end_count_describe (const RelataEndCount *self, RelataSnapshot *snapshot)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL && snapshot != NULL, NULL);

  name = relata_text_for_display (relata_end_ref_get (&self->end)->name, -1, SHOWN_CHARS);
  if (!self->known)
    /* Translators: an end whose records could not be counted in time, as "books (?)". */
    return g_strdup_printf (_ ("%s (?)"), name);
  if (!relata_end_ref_get (&self->end)->list)
    return describe_one (self, name, snapshot);
  if (self->more)
    /* Translators: an end and the least number of records, as "reviews (> 1,000)". */
    return g_strdup_printf (_ ("%s (> %'u)"), name, self->count);
  /* Translators: an end and how many records it leads to, as "books (5)". */
  return g_strdup_printf (_ ("%s (%'u)"), name, self->count);
}
