/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Questions about a table that its definition answers. Any thread. */

#include "config.h"

#include "base/relata-text.h"
#include "sql/relata-table-def.h"

/**
 * relata_table_def_find_column:
 *
 * Returns: the position of the column that SQLite takes @name for, or -1
 */
int
relata_table_def_find_column (const RelataTableDef *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);
  for (guint i = 0; i < self->n_columns; i++)
    if (relata_text_ascii_case_equal (self->columns[i].name, name))
      return i;
  return -1;
}

/**
 * relata_table_def_get_primary_key:
 *
 * Returns: (transfer none) (nullable): the PRIMARY KEY of @self; the first, should there be two
 */
const RelataKeyDef *
relata_table_def_get_primary_key (const RelataTableDef *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i].kind == RELATA_KEY_PRIMARY)
      return &self->keys[i];
  return NULL;
}

/**
 * relata_table_def_get_rowid_alias:
 *
 * Returns: the column that is another name of the rowid, or -1: a primary key of one column of
 *   type INTEGER in a rowid table; DESC prevents it only when written on the column
 *   (lang_createtable.html, "ROWIDs and the INTEGER PRIMARY KEY")
 */
int
relata_table_def_get_rowid_alias (const RelataTableDef *self)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (self);
  int column;

  if (key == NULL || self->without_rowid || key->n_columns != 1)
    return -1;
  column = key->columns[0].column;
  if (column < 0 || g_ascii_strcasecmp (self->columns[column].type, "INTEGER") != 0)
    return -1;
  if (key->on_column >= 0 && key->columns[0].order == RELATA_ORDER_DESC)
    return -1;
  return column;
}

static gboolean
key_has_column (const RelataKeyDef *key, guint column)
{
  for (guint i = 0; i < key->n_columns; i++)
    if (key->columns[i].column == (int)column)
      return TRUE;
  return FALSE;
}

/* Whether @column is, or is part of, the primary key. */
gboolean
relata_table_def_column_in_primary_key (const RelataTableDef *self, guint column)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (self);

  return key != NULL && key_has_column (key, column);
}

/* Whether @column by itself is a key of the table: a primary key, or UNIQUE. Indexes of their
 * own are not counted. */
gboolean
relata_table_def_column_is_unique (const RelataTableDef *self, guint column)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i].n_columns == 1 && key_has_column (&self->keys[i], column))
      return TRUE;
  return FALSE;
}

/* Whether @column is, or is part of, a foreign key. */
gboolean
relata_table_def_column_in_foreign_key (const RelataTableDef *self, guint column)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->n_foreign_keys; i++)
    for (guint j = 0; j < self->foreign_keys[i].n_columns; j++)
      if (self->foreign_keys[i].column_indexes[j] == (int)column)
        return TRUE;
  return FALSE;
}

/**
 * relata_table_def_column_not_null:
 *
 * Returns: whether no row can have NULL in @column: NOT NULL is written, or it is the rowid, or
 *   part of the primary key of a WITHOUT ROWID or STRICT table. Other primary keys may be NULL,
 *   by an old bug that SQLite keeps (quirks.html, 5).
 */
gboolean
relata_table_def_column_not_null (const RelataTableDef *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, FALSE);
  if (self->columns[column].not_null)
    return TRUE;
  if (relata_table_def_get_rowid_alias (self) == (int)column)
    return TRUE;
  return (self->without_rowid || self->strict)
         && relata_table_def_column_in_primary_key (self, column);
}
