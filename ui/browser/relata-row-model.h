/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The rows of a query as a list that grows as one scrolls: a window of neighbouring rows, read
 * page by page in jobs, forward and backward. Asking for an item never waits. What was asked
 * for before the latest query or jump is dropped when it comes. Main thread.
 *
 * Properties, read-only and notified: loading, error-message (NULL unless the last read
 * failed). */

#pragma once

#include <gio/gio.h>

#include "browse/relata-page.h"
#include "browser/relata-row-item.h"
#include "sqlite/relata-database.h"

G_BEGIN_DECLS

#define RELATA_TYPE_ROW_MODEL (relata_row_model_get_type ())

G_DECLARE_FINAL_TYPE (RelataRowModel, relata_row_model, RELATA, ROW_MODEL, GObject)

/* The most rows kept; those farthest from where one scrolls to are let go. */
#define RELATA_ROW_MODEL_MAX_ROWS 8192

RelataRowModel *relata_row_model_new (RelataDatabase *database);

void relata_row_model_set_query (RelataRowModel *self, RelataRowQuery *query, RelataRecord *record);
RelataRowQuery *relata_row_model_get_query (RelataRowModel *self);

void relata_row_model_load_after (RelataRowModel *self);
void relata_row_model_load_before (RelataRowModel *self);
void relata_row_model_jump (RelataRowModel *self, RelataPagePlace place);
void relata_row_model_retry (RelataRowModel *self);

RelataRecord *relata_row_model_get_record (RelataRowModel *self, guint position);
gboolean relata_row_model_find (RelataRowModel *self, const RelataRecord *record, guint *position);
gboolean relata_row_model_get_loading (RelataRowModel *self);
gboolean relata_row_model_get_more_before (RelataRowModel *self);
gboolean relata_row_model_get_more_after (RelataRowModel *self);
gboolean relata_row_model_is_trimming (RelataRowModel *self);
const char *relata_row_model_get_error_message (RelataRowModel *self);

G_END_DECLS
