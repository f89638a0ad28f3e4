/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Writing the query of a page. Any thread. */

#pragma once

#include "browse/relata-browse-private.h"
#include "browse/relata-page.h"

G_BEGIN_DECLS

/* A text is shown up to this many characters, a blob kept up to this many bytes. */
#define RELATA_PAGE_TEXT_CHARS 1000
#define RELATA_PAGE_BLOB_BYTES 1024

/**
 * RelataPageSql:
 * @sql: the statement
 * @n_cells: columns of the table that are read: two results each, value and size
 * @n_identity: results after them
 * @n_sort_values: results after those
 * @has_label: one result after those
 * @labels: (element-type guint): the columns that labels of other records follow for
 * @backward: the rows come in the reverse order
 * @offset: rows passed over, where nothing tells them apart
 */
typedef struct
{
  GString *sql;
  guint n_cells;
  guint n_identity;
  guint n_sort_values;
  gboolean has_label;
  GArray *labels;
  gboolean backward;
  gint64 offset;
} RelataPageSql;

void relata_page_sql_init (RelataPageSql *self,
                           RelataRowQuery *query,
                           RelataPagePlace place,
                           RelataRecord *record,
                           guint n_rows);
void relata_page_sql_bind (RelataPageSql *self,
                           RelataRowQuery *query,
                           RelataPagePlace place,
                           RelataRecord *record,
                           RelataStatement *statement);
void relata_page_sql_clear (RelataPageSql *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataPageSql, relata_page_sql_clear)

G_END_DECLS
