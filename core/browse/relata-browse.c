/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Finding records by text, and ends by name. */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "browse/relata-browse.h"
#include "browse/relata-browse-private.h"
#include "sql/relata-name.h"

#define SHOWN_CHARS 60

static const RelataTableDef *
find_table (RelataSnapshot *snapshot, const char *name, guint *id, GError **error)
{
  RelataItem *item = relata_snapshot_find_table (snapshot, name);
  g_autofree char *shown = NULL;

  if (relata_item_table (item) != NULL)
    {
      *id = item->id;
      return relata_item_table (item);
    }
  shown = relata_text_for_display (name, -1, SHOWN_CHARS);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND, _ ("There is no table “%s”"), shown);
  return NULL;
}

/* The names of the columns that a key is given by, quoted and qualified. */
static GPtrArray *
collect_key_columns (const RelataTableDef *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  const RelataKeyDef *key = relata_table_def_get_primary_key (table);
  RelataRowIdentity identity = relata_row_identity_get (table);

  for (guint i = 0; key != NULL && i < key->n_columns; i++)
    {
      GString *sql = g_string_new (NULL);

      relata_sql_append_column (sql, "t", table, (guint)MAX (key->columns[i].column, 0));
      g_ptr_array_add (columns, g_string_free (sql, FALSE));
    }
  for (guint i = 0; key == NULL && i < identity.n_values; i++)
    {
      GString *sql = g_string_new (NULL);

      relata_row_identity_append (&identity, sql, "t", i);
      g_ptr_array_add (columns, g_string_free (sql, FALSE));
    }
  return columns;
}

/* The text as a number, where it reads as one: what a column without a type may hold. */
static RelataValue *
parse_number (const char *text)
{
  char *end = NULL;
  gint64 integer;
  double real;

  errno = 0;
  integer = g_ascii_strtoll (text, &end, 10);
  if (*text != '\0' && *end == '\0' && errno == 0)
    return relata_value_new_integer (integer);
  real = g_ascii_strtod (text, &end);
  if (*text != '\0' && *end == '\0')
    return relata_value_new_real (real);
  return relata_value_new_text (text, -1);
}

/* SELECT identity FROM t WHERE key = ?; a row has 0 or more values, which go into @record. */
static gboolean
look_up (RelataConnection *connection,
         const char *sql,
         char **parts,
         gboolean as_numbers,
         RelataRecord *record,
         GError **error)
{
  g_autoptr (RelataStatement) statement = relata_statement_new (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (RelataValue) value
          = as_numbers ? parse_number (parts[i]) : relata_value_new_text (parts[i], -1);

      relata_statement_bind_value (statement, i + 1, value);
    }
  if (!relata_statement_step (statement, error))
    return FALSE;
  for (guint i = 0; i < record->n_identity; i++)
    record->identity[i] = relata_statement_get_value (statement, (int)i);
  return TRUE;
}

/* A record that is nothing but an identity. */
static RelataRecord *
find_identity (RelataConnection *connection,
               const RelataTableDef *table,
               guint id,
               char **parts,
               GError **error)
{
  g_autoptr (GPtrArray) columns = collect_key_columns (table);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (GError) local_error = NULL;
  RelataRowIdentity identity = relata_row_identity_get (table);
  g_autoptr (RelataRecord) record = relata_record_new (id, 0, identity.n_values, 0);

  relata_row_identity_append_all (&identity, sql, "t");
  g_string_append (sql, " FROM main.");
  relata_name_append (sql, table->base.name);
  g_string_append (sql, " AS t WHERE ");
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, "%s%s = ?", i > 0 ? " AND " : "", (char *)columns->pdata[i]);
  g_string_append (sql, " LIMIT 1");
  for (guint pass = 0; pass < 2 && local_error == NULL; pass++)
    if (look_up (connection, sql->str, parts, pass == 1, record, &local_error))
      return g_steal_pointer (&record);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static char **
split_key (const RelataTableDef *table, const char *key, GError **error)
{
  g_autoptr (GPtrArray) columns = collect_key_columns (table);
  g_auto (GStrv) parts = NULL;
  g_autofree char *shown = NULL;

  shown = relata_text_for_display (table->base.name, -1, SHOWN_CHARS);
  if (relata_row_identity_get (table).n_values == 0)
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED,
                   _ ("Nothing tells the records of “%s” apart, so none can be named"), shown);
      return NULL;
    }
  if (columns->len == 1)
    return g_strdupv ((char *[]){ (char *)key, NULL });
  parts = g_strsplit (key, ",", -1);
  if (g_strv_length (parts) == columns->len)
    return g_steal_pointer (&parts);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
               ngettext ("The key of “%s” has %u part; write the parts with commas between them",
                         "The key of “%s” has %u parts; write the parts with commas between them",
                         columns->len),
               shown, columns->len);
  return NULL;
}

/* The whole record of an identity. */
static RelataRecord *
read_record (RelataConnection *connection,
             RelataSnapshot *snapshot,
             RelataRecord *record,
             GError **error)
{
  g_autoptr (RelataRowSource) source = relata_row_source_new_table (snapshot, record->table);
  g_autoptr (RelataRowQuery) query = relata_row_query_new (source);
  g_autoptr (RelataPage) page
      = relata_page_read (connection, query, RELATA_PAGE_FROM, record, 1, error);

  if (page == NULL)
    return NULL;
  if (page->records->len > 0 && relata_record_is_same_row (page->records->pdata[0], record))
    return relata_record_ref (page->records->pdata[0]);
  g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                       _ ("The record was deleted while it was read"));
  return NULL;
}

/**
 * relata_browse_find:
 * @table: its name
 * @key: the primary key as text, the parts of a composite one separated by commas; of a table
 *   without one the rowid. Compared as SQLite compares text with each column, then, if
 *   there is no such record, as numbers
 * @error: return location: RELATA_ERROR_NOT_FOUND for the table, the record or a key of the
 *   wrong number of parts; RELATA_ERROR_UNSUPPORTED if the rows have no identity; else as
 *   relata_page_read()
 *
 * Returns: (transfer full) (nullable): the record
 */
RelataRecord *
relata_browse_find (RelataConnection *connection,
                    RelataSnapshot *snapshot,
                    const char *table,
                    const char *key,
                    GError **error)
{
  const RelataTableDef *def;
  g_auto (GStrv) parts = NULL;
  g_autoptr (RelataRecord) record = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_table = NULL;
  guint id = 0;

  g_return_val_if_fail (connection != NULL && snapshot != NULL, NULL);
  g_return_val_if_fail (table != NULL && key != NULL, NULL);

  def = find_table (snapshot, table, &id, error);
  parts = def != NULL ? split_key (def, key, error) : NULL;
  if (parts == NULL)
    return NULL;
  record = find_identity (connection, def, id, parts, &local_error);
  if (record != NULL)
    return read_record (connection, snapshot, record, error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  shown = relata_text_for_display (key, -1, SHOWN_CHARS);
  shown_table = relata_text_for_display (def->base.name, -1, SHOWN_CHARS);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
               _ ("There is no record with the key “%s” in “%s”"), shown, shown_table);
  return NULL;
}

static void
set_no_end_error (RelataSnapshot *snapshot, guint table, const char *end, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *shown = relata_text_for_display (end, -1, SHOWN_CHARS);
  g_autofree char *name
      = relata_text_for_display (relata_snapshot_get (snapshot, table)->def->name, -1, SHOWN_CHARS);
  guint n_ends;
  const RelataEndRef *ends = relata_relationships_get_ends (
      relata_snapshot_get_relationships (snapshot), table, &n_ends);

  for (guint i = 0; i < n_ends; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", relata_end_ref_get (&ends[i])->name);
  if (n_ends == 0)
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                 _ ("“%s” has no end “%s”; it has no relationship"), name, shown);
  else
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                 _ ("“%s” has no end “%s”; it has: %s"), name, shown, names->str);
}

/**
 * relata_browse_follow:
 * @page: the records to start from; only the first RELATA_ROW_SOURCE_MAX_ORIGINS of them are
 *   followed
 * @end: name of an end of their table
 * @n_rows: at most so many
 * @error: return location: RELATA_ERROR_NOT_FOUND for the end, RELATA_ERROR_UNSUPPORTED if it
 *   cannot be followed; else as relata_page_read()
 *
 * Returns: (transfer full) (nullable): what the end leads to from all of them, each record once
 */
RelataPage *
relata_browse_follow (RelataConnection *connection,
                      RelataSnapshot *snapshot,
                      RelataPage *page,
                      const char *end,
                      guint n_rows,
                      GError **error)
{
  g_autoptr (RelataRowSource) source = NULL;
  g_autoptr (RelataRowQuery) query = NULL;
  RelataEndRef ref;

  g_return_val_if_fail (connection != NULL && snapshot != NULL, NULL);
  g_return_val_if_fail (page != NULL && end != NULL && n_rows > 0, NULL);

  if (!relata_relationships_find_end (relata_snapshot_get_relationships (snapshot), page->table,
                                      end, &ref))
    {
      set_no_end_error (snapshot, page->table, end, error);
      return NULL;
    }
  if (!relata_end_can_be_followed (snapshot, &ref))
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED,
                   _ ("“%s” cannot be followed: the relationship names a table or a column that "
                      "is not there"),
                   end);
      return NULL;
    }
  if (page->records->len == 0)
    return relata_page_new (relata_end_ref_get (&ref)->target);
  source = relata_row_source_new_end_of_all (
      snapshot, &ref, (RelataRecord *const *)page->records->pdata,
      MIN (page->records->len, RELATA_ROW_SOURCE_MAX_ORIGINS));
  query = relata_row_query_new (source);
  return relata_page_read (connection, query, RELATA_PAGE_FIRST, NULL, n_rows, error);
}

/**
 * relata_page_new_for_record:
 *
 * Returns: (transfer full): a page of that one record, to follow ends from
 */
RelataPage *
relata_page_new_for_record (RelataRecord *record)
{
  RelataPage *page;

  g_return_val_if_fail (record != NULL, NULL);

  page = relata_page_new (record->table);
  g_ptr_array_add (page->records, relata_record_ref (record));
  return page;
}
