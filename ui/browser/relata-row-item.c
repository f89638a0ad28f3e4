/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The wrapping of a record. */

#include "config.h"

#include "browser/relata-row-item.h"

struct _RelataRowItem
{
  GObject parent_instance;

  RelataRecord *record;
};

G_DEFINE_FINAL_TYPE (RelataRowItem, relata_row_item, G_TYPE_OBJECT)

static void
relata_row_item_finalize (GObject *object)
{
  RelataRowItem *self = RELATA_ROW_ITEM (object);

  g_clear_pointer (&self->record, relata_record_unref);
  G_OBJECT_CLASS (relata_row_item_parent_class)->finalize (object);
}

static void
relata_row_item_class_init (RelataRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relata_row_item_finalize;
}

static void
relata_row_item_init (RelataRowItem *self)
{
}

/**
 * relata_row_item_new:
 *
 * Returns: (transfer full): an item for @record
 */
RelataRowItem *
relata_row_item_new (RelataRecord *record)
{
  RelataRowItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (RELATA_TYPE_ROW_ITEM, NULL);
  self->record = relata_record_ref (record);
  return self;
}

/**
 * relata_row_item_get_record:
 *
 * Returns: (transfer none): its record
 */
RelataRecord *
relata_row_item_get_record (RelataRowItem *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_ITEM (self), NULL);

  return self->record;
}
