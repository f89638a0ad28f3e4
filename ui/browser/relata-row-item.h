/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A record as an item of a list model. Main thread. */

#pragma once

#include <glib-object.h>

#include "browse/relata-record.h"

G_BEGIN_DECLS

#define RELATA_TYPE_ROW_ITEM (relata_row_item_get_type ())

G_DECLARE_FINAL_TYPE (RelataRowItem, relata_row_item, RELATA, ROW_ITEM, GObject)

RelataRowItem *relata_row_item_new (RelataRecord *record);
RelataRecord *relata_row_item_get_record (RelataRowItem *self);

G_END_DECLS
