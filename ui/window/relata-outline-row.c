/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A row of the outline. Texts are made fit for display once, when the row is made. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "window/relata-outline-row.h"

#define MAX_NAME_CHARS 120

struct _RelataOutlineRow
{
  GObject parent_instance;

  RelataItem *item;
  int column; /* or -1 */
  char *name;
  char *detail;
  char *folded; /* the name for comparing */
};

G_DEFINE_FINAL_TYPE (RelataOutlineRow, relata_outline_row, G_TYPE_OBJECT)

static void
relata_outline_row_finalize (GObject *object)
{
  RelataOutlineRow *self = RELATA_OUTLINE_ROW (object);

  relata_item_unref (self->item);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->folded);
  G_OBJECT_CLASS (relata_outline_row_parent_class)->finalize (object);
}

static void
relata_outline_row_class_init (RelataOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relata_outline_row_finalize;
}

static void
relata_outline_row_init (RelataOutlineRow *self)
{
}

/**
 * relata_outline_row_new:
 * @column: position of a column of the item, or -1 for the item itself
 *
 * Returns: (transfer full): the row
 */
RelataOutlineRow *
relata_outline_row_new (RelataItem *item, int column)
{
  RelataOutlineRow *self;
  const RelataTableDef *table;

  g_return_val_if_fail (item != NULL && item->def->name != NULL, NULL);

  self = g_object_new (RELATA_TYPE_OUTLINE_ROW, NULL);
  table = relata_item_table (item);
  self->item = relata_item_ref (item);
  self->column = column;
  if (column >= 0)
    {
      self->name = relata_text_for_display (table->columns[column].name, -1, MAX_NAME_CHARS);
      self->detail = relata_text_for_display (table->columns[column].type, -1, MAX_NAME_CHARS);
    }
  else
    {
      self->name = relata_text_for_display (item->def->name, -1, MAX_NAME_CHARS);
      self->detail = g_strdup ("");
    }
  self->folded = g_utf8_casefold (self->name, -1);
  return self;
}

guint
relata_outline_row_get_item (RelataOutlineRow *self)
{
  return self->item->id;
}

int
relata_outline_row_get_column (RelataOutlineRow *self)
{
  return self->column;
}

const char *
relata_outline_row_get_name (RelataOutlineRow *self)
{
  return self->name;
}

/* The type of a column; "" for others. */
const char *
relata_outline_row_get_detail (RelataOutlineRow *self)
{
  return self->detail;
}

const char *
relata_outline_row_get_icon (RelataOutlineRow *self)
{
  const RelataTableDef *table = relata_item_table (self->item);

  if (self->column >= 0)
    return relata_table_def_column_in_primary_key (table, (guint)self->column)
               ? "relata-key-symbolic"
           : relata_table_def_column_in_foreign_key (table, (guint)self->column)
               ? "relata-foreign-key-symbolic"
               : "relata-column-symbolic";
  switch (self->item->def->kind)
    {
    case RELATA_DEF_VIEW:
      return "relata-view-symbolic";
    case RELATA_DEF_INDEX:
      return "relata-index-symbolic";
    case RELATA_DEF_TRIGGER:
      return "relata-trigger-symbolic";
    default:
      return "relata-table-symbolic";
    }
}

/**
 * relata_outline_row_matches:
 * @folded: g_utf8_casefold() of what is searched
 *
 * Returns: whether the row's name, or that of one of its columns, contains it
 */
gboolean
relata_outline_row_matches (RelataOutlineRow *self, const char *folded)
{
  const RelataTableDef *table = relata_item_table (self->item);

  if (strstr (self->folded, folded) != NULL)
    return TRUE;
  for (guint i = 0; self->column < 0 && table != NULL && i < table->n_columns; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (table->columns[i].name, -1);
      g_autofree char *column = g_utf8_casefold (valid, -1);

      if (strstr (column, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * relata_outline_row_get_columns:
 *
 * Returns: (transfer full) (nullable): the rows of a table's columns; %NULL for others
 */
GListModel *
relata_outline_row_get_columns (RelataOutlineRow *self)
{
  const RelataTableDef *table = relata_item_table (self->item);
  GListStore *columns;

  if (self->column >= 0 || table == NULL || table->n_columns == 0)
    return NULL;
  columns = g_list_store_new (RELATA_TYPE_OUTLINE_ROW);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (RelataOutlineRow) row = relata_outline_row_new (self->item, (int)i);

      g_list_store_append (columns, row);
    }
  return G_LIST_MODEL (columns);
}
