/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading a page. */

#include "config.h"

#include <string.h>

#include "browse/relata-page-sql.h"

/* What a text is cut to that has a NUL in it, so that SQLite did not. */
#define MAX_TEXT_BYTES (4 * RELATA_PAGE_TEXT_CHARS)

static void
page_clear (gpointer data)
{
  RelataPage *self = data;

  g_clear_pointer (&self->records, g_ptr_array_unref);
}

/**
 * relata_page_new:
 * @table: id of a table
 *
 * Makes a page to be filled by who made it, before anybody else sees it.
 *
 * Returns: (transfer full): a page without rows
 */
RelataPage *
relata_page_new (guint table)
{
  RelataPage *self = g_atomic_rc_box_new0 (RelataPage);

  self->table = table;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_record_unref);
  return self;
}

RelataPage *
relata_page_ref (RelataPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
relata_page_unref (RelataPage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, page_clear);
}

static void
read_cell (RelataStatement *statement, guint index, RelataCell *cell)
{
  int column = (int)(2 * index);
  gsize length = 0;
  const char *text;

  cell->size = relata_statement_get_int64 (statement, column + 1);
  switch (relata_statement_get_kind (statement, column))
    {
    case RELATA_VALUE_TEXT:
      text = relata_statement_get_text (statement, column, &length);
      cell->cut = cell->size > RELATA_PAGE_TEXT_CHARS || length > MAX_TEXT_BYTES;
      cell->value = relata_value_new_text (text, (gssize)MIN (length, MAX_TEXT_BYTES));
      break;
    case RELATA_VALUE_BLOB:
      cell->cut = cell->size > RELATA_PAGE_BLOB_BYTES;
      cell->value = relata_statement_get_value (statement, column);
      break;
    case RELATA_VALUE_NULL:
    case RELATA_VALUE_INTEGER:
    case RELATA_VALUE_REAL:
    default:
      cell->value = relata_statement_get_value (statement, column);
    }
}

static char *
read_label (RelataStatement *statement, int column)
{
  gsize length;
  const char *text = relata_statement_get_text (statement, column, &length);

  return text != NULL ? g_utf8_make_valid (text, (gssize)length) : NULL;
}

static RelataRecord *
read_record (RelataStatement *statement, const RelataPageSql *sql, guint table)
{
  RelataRecord *record
      = relata_record_new (table, sql->n_cells, sql->n_identity, sql->n_sort_values);
  int column = (int)(2 * sql->n_cells);

  for (guint i = 0; i < sql->n_cells; i++)
    read_cell (statement, i, &record->cells[i]);
  for (guint i = 0; i < sql->n_identity; i++)
    record->identity[i] = relata_statement_get_value (statement, column++);
  for (guint i = 0; i < sql->n_sort_values; i++)
    record->sort_values[i] = relata_statement_get_value (statement, column++);
  if (sql->has_label)
    record->label = read_label (statement, column++);
  for (guint i = 0; i < sql->labels->len; i++)
    record->cells[g_array_index (sql->labels, guint, i)].label = read_label (statement, column++);
  return record;
}

static gboolean
read_records (RelataStatement *statement,
              const RelataPageSql *sql,
              RelataPage *page,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (relata_statement_step (statement, &local_error))
    {
      RelataRecord *record = read_record (statement, sql, page->table);

      record->offset = sql->offset + page->records->len;
      g_ptr_array_add (page->records, record);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
reverse (GPtrArray *records)
{
  for (guint i = 0; i < records->len / 2; i++)
    {
      gpointer record = records->pdata[i];

      records->pdata[i] = records->pdata[records->len - 1 - i];
      records->pdata[records->len - 1 - i] = record;
    }
}

/* Takes off the row too many that says there are more. */
static void
finish_page (RelataPage *page, const RelataPageSql *sql, RelataPagePlace place, guint n_rows)
{
  gboolean more = page->records->len > n_rows;

  if (more)
    g_ptr_array_set_size (page->records, (int)n_rows);
  if (sql->backward)
    {
      reverse (page->records);
      page->more_before = more;
      page->more_after = place == RELATA_PAGE_BEFORE;
      return;
    }
  page->more_after = more;
  page->more_before = sql->n_identity > 0 ? place == RELATA_PAGE_AFTER || place == RELATA_PAGE_FROM
                                          : sql->offset > 0;
}

/**
 * relata_page_read:
 * @connection: to the database
 * @query: what to read
 * @place: where from
 * @record: (nullable): a record of the same query, or of the same source if @query is in no
 *   special order; needed unless @place is RELATA_PAGE_FIRST or _LAST. It may be gone from the
 *   table meanwhile
 * @n_rows: at most so many
 *
 * Before the rows of RELATA_PAGE_FROM there may be none although @more_before says so. Where
 * nothing tells the rows of a table apart, RELATA_PAGE_LAST reads the first page, and a record
 * before which fewer than @n_rows rows stand is itself on the page before it.
 *
 * Errors: RELATA_ERROR_BUSY, _CORRUPT, _SQL (the table is not what the snapshot says),
 * _TOO_LARGE, G_IO_ERROR_CANCELLED and what else relata_statement_new() and
 * relata_statement_step() tell.
 *
 * Returns: (transfer full) (nullable): the rows there
 */
RelataPage *
relata_page_read (RelataConnection *connection,
                  RelataRowQuery *query,
                  RelataPagePlace place,
                  RelataRecord *record,
                  guint n_rows,
                  GError **error)
{
  g_auto (RelataPageSql) sql = { NULL };
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (RelataPage) page = NULL;
  guint n_keys = 0;

  g_return_val_if_fail (connection != NULL && query != NULL && n_rows > 0, NULL);
  g_return_val_if_fail (record != NULL || place == RELATA_PAGE_FIRST || place == RELATA_PAGE_LAST,
                        NULL);

  if (place == RELATA_PAGE_FIRST || place == RELATA_PAGE_LAST)
    record = NULL;
  relata_row_query_get_sort (query, &n_keys);
  g_return_val_if_fail (record == NULL || record->n_sort_values >= n_keys, NULL);
  relata_page_sql_init (&sql, query, place, record, n_rows);
  statement = relata_statement_new (connection, sql.sql->str, error);
  if (statement == NULL)
    return NULL;
  relata_page_sql_bind (&sql, query, place, record, statement);
  page = relata_page_new (relata_row_source_get_table (relata_row_query_get_source (query)));
  if (!read_records (statement, &sql, page, error))
    return NULL;
  finish_page (page, &sql, place, n_rows);
  return g_steal_pointer (&page);
}
