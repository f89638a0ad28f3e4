/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A page: some neighbouring rows of a query, read in one go. No statement stays open and no
 * lock is held between pages: the next one begins at a record that is known (keyset paging),
 * so rows that come and go meanwhile neither repeat nor hide others, and a page deep in a
 * table costs what the first one does. Only the rows of a table without identity are counted
 * off. Immutable and atomically reference-counted; reading is the connection's thread's. */

#pragma once

#include "browse/relata-record.h"
#include "browse/relata-row-query.h"
#include "sqlite/relata-connection.h"

G_BEGIN_DECLS

/**
 * RelataPagePlace:
 * @RELATA_PAGE_FIRST: from the beginning
 * @RELATA_PAGE_LAST: up to the end
 * @RELATA_PAGE_AFTER: what follows a record
 * @RELATA_PAGE_BEFORE: what stands before a record
 * @RELATA_PAGE_FROM: a record and what follows it
 */
typedef enum
{
  RELATA_PAGE_FIRST,
  RELATA_PAGE_LAST,
  RELATA_PAGE_AFTER,
  RELATA_PAGE_BEFORE,
  RELATA_PAGE_FROM,
} RelataPagePlace;

/**
 * RelataPage:
 * @table: id of the table the rows are of
 * @records: (element-type RelataRecord): in the order of the query, whatever the place
 * @more_before: rows stand before them
 * @more_after: rows follow them
 *
 * For reading only.
 */
typedef struct
{
  guint table;
  GPtrArray *records;
  gboolean more_before;
  gboolean more_after;
} RelataPage;

/* How many rows a page has unless somebody says otherwise: a screenful of GtkColumnView. */
#define RELATA_PAGE_ROWS 256

RelataPage *relata_page_new (guint table);
RelataPage *relata_page_read (RelataConnection *connection,
                              RelataRowQuery *query,
                              RelataPagePlace place,
                              RelataRecord *record,
                              guint n_rows,
                              GError **error);
RelataPage *relata_page_ref (RelataPage *self);
void relata_page_unref (RelataPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataPage, relata_page_unref)

G_END_DECLS
