/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The life of a record, and what a person calls it. */

#include "config.h"

#include "base/relata-text.h"
#include "browse/relata-record.h"

#define SHOWN_CHARS 80

/**
 * relata_record_new:
 *
 * Makes a record to be filled by who made it, before anybody else sees it.
 *
 * Returns: (transfer full): a record without values
 */
RelataRecord *
relata_record_new (guint table, guint n_cells, guint n_identity, guint n_sort_values)
{
  RelataRecord *self = g_atomic_rc_box_new0 (RelataRecord);

  self->table = table;
  self->n_cells = n_cells;
  self->n_identity = n_identity;
  self->n_sort_values = n_sort_values;
  self->cells = g_new0 (RelataCell, MAX (n_cells, 1));
  self->identity = g_new0 (RelataValue *, MAX (n_identity, 1));
  self->sort_values = g_new0 (RelataValue *, MAX (n_sort_values, 1));
  return self;
}

static void
free_values (RelataValue **values, guint n_values)
{
  for (guint i = 0; i < n_values; i++)
    g_clear_pointer (&values[i], relata_value_unref);
  g_free (values);
}

static void
record_clear (gpointer data)
{
  RelataRecord *self = data;

  for (guint i = 0; i < self->n_cells; i++)
    {
      g_clear_pointer (&self->cells[i].value, relata_value_unref);
      g_free (self->cells[i].label);
    }
  g_free (self->cells);
  free_values (self->identity, self->n_identity);
  free_values (self->sort_values, self->n_sort_values);
  g_free (self->label);
}

RelataRecord *
relata_record_ref (RelataRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
relata_record_unref (RelataRecord *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, record_clear);
}

/**
 * relata_record_is_same_row:
 *
 * Returns: whether both are the same row of the same table, whatever is in it now; %FALSE if
 *   nothing tells
 */
gboolean
relata_record_is_same_row (const RelataRecord *a, const RelataRecord *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->table != b->table || a->n_identity != b->n_identity || a->n_identity == 0)
    return FALSE;
  for (guint i = 0; i < a->n_identity; i++)
    if (!relata_value_equal (a->identity[i], b->identity[i]))
      return FALSE;
  return TRUE;
}

static void
append_value (GString *text, const RelataValue *value)
{
  g_autofree char *shown = relata_value_to_display (value, SHOWN_CHARS);

  if (text->len > 0)
    g_string_append_c (text, ',');
  g_string_append (text, shown);
}

/**
 * relata_record_dup_key:
 * @snapshot: the snapshot it was read by
 *
 * Returns: (transfer full): the values of its primary key as a person reads them, separated by
 *   commas; of a table without one the rowid; "" if there is none
 */
char *
relata_record_dup_key (const RelataRecord *self, RelataSnapshot *snapshot)
{
  const RelataTableDef *table;
  const RelataKeyDef *key;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && snapshot != NULL, NULL);

  table = relata_item_table (relata_snapshot_get (snapshot, self->table));
  key = table != NULL ? relata_table_def_get_primary_key (table) : NULL;
  for (guint i = 0; key != NULL && i < key->n_columns; i++)
    if (key->columns[i].column >= 0 && (guint)key->columns[i].column < self->n_cells)
      append_value (text, self->cells[key->columns[i].column].value);
  for (guint i = 0; key == NULL && i < self->n_identity; i++)
    append_value (text, self->identity[i]);
  return g_string_free (text, FALSE);
}

/**
 * relata_record_dup_title:
 * @snapshot: the snapshot it was read by
 *
 * Returns: (transfer full): its label, or the table and the key ("loans 7"); plain text on one
 *   line
 */
char *
relata_record_dup_title (const RelataRecord *self, RelataSnapshot *snapshot)
{
  g_autofree char *key = NULL;
  g_autofree char *name = NULL;
  RelataItem *item;

  g_return_val_if_fail (self != NULL && snapshot != NULL, NULL);

  if (self->label != NULL)
    return relata_text_for_display (self->label, -1, SHOWN_CHARS);
  item = relata_snapshot_get (snapshot, self->table);
  name = item != NULL && item->def->name != NULL
             ? relata_text_for_display (item->def->name, -1, SHOWN_CHARS)
             : g_strdup ("");
  key = relata_record_dup_key (self, snapshot);
  return g_strconcat (name, *key != '\0' ? " " : "", key, NULL);
}
