/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A row of the outline: a table (or view, index, trigger) or one of its columns, as a value a
 * list model can hold. Immutable. */

#pragma once

#include <gio/gio.h>

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

#define RELATA_TYPE_OUTLINE_ROW (relata_outline_row_get_type ())

G_DECLARE_FINAL_TYPE (RelataOutlineRow, relata_outline_row, RELATA, OUTLINE_ROW, GObject)

RelataOutlineRow *relata_outline_row_new (RelataItem *item, int column);
guint relata_outline_row_get_item (RelataOutlineRow *self);
int relata_outline_row_get_column (RelataOutlineRow *self);
const char *relata_outline_row_get_name (RelataOutlineRow *self);
const char *relata_outline_row_get_detail (RelataOutlineRow *self);
const char *relata_outline_row_get_icon (RelataOutlineRow *self);
gboolean relata_outline_row_matches (RelataOutlineRow *self, const char *folded);
GListModel *relata_outline_row_get_columns (RelataOutlineRow *self);

G_END_DECLS
