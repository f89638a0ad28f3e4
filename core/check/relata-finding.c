/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Findings, kept item by item, so that checking again after an edit can take over the lists
 * of the items the edit did not concern. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-finding-private.h"

#define MAX_NAME_CHARS 60

static void
finding_free (gpointer data)
{
  RelataFinding *finding = data;

  g_free (finding->message);
  g_free (finding->fix);
  g_free (finding);
}

/* What one item has; shared by the findings of several snapshots. */
RelataItemFindings *
relata_item_findings_new (guint item)
{
  RelataItemFindings *self = g_new0 (RelataItemFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->item = item;
  self->list = g_ptr_array_new_with_free_func (finding_free);
  return self;
}

RelataItemFindings *
relata_item_findings_ref (RelataItemFindings *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relata_item_findings_unref (RelataItemFindings *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->list);
  g_free (self);
}

static void
item_findings_free (gpointer data)
{
  relata_item_findings_unref (data);
}

RelataFindings *
relata_findings_new (RelataSnapshot *snapshot)
{
  RelataFindings *self = g_new0 (RelataFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = relata_snapshot_ref (snapshot);
  self->by_item = g_hash_table_new_full (NULL, NULL, NULL, item_findings_free);
  self->all = g_ptr_array_new ();
  return self;
}

/* Takes the findings of the next item, in the order of the items. */
void
relata_findings_take (RelataFindings *self, RelataItemFindings *item_findings)
{
  for (guint i = 0; i < item_findings->list->len; i++)
    {
      RelataFinding *finding = g_ptr_array_index (item_findings->list, i);

      g_ptr_array_add (self->all, finding);
      if (!finding->ignored)
        self->counts[finding->severity]++;
    }
  g_hash_table_insert (self->by_item, GUINT_TO_POINTER (item_findings->item), item_findings);
}

RelataFindings *
relata_findings_ref (RelataFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relata_findings_unref (RelataFindings *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->all);
  g_hash_table_unref (self->by_item);
  relata_snapshot_unref (self->snapshot);
  g_free (self);
}

/**
 * relata_findings_get_n:
 *
 * Returns: how many there are, ignored ones included
 */
guint
relata_findings_get_n (RelataFindings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->all->len;
}

/**
 * relata_findings_get:
 *
 * Returns: (transfer none): the one at @index, in the order of the items
 */
const RelataFinding *
relata_findings_get (RelataFindings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->all->len, NULL);

  return g_ptr_array_index (self->all, index);
}

/**
 * relata_findings_count:
 *
 * Returns: how many of that severity are not ignored
 */
guint
relata_findings_count (RelataFindings *self, RelataSeverity severity)
{
  g_return_val_if_fail (self != NULL && severity <= RELATA_SEVERITY_HINT, 0);

  return self->counts[severity];
}

/**
 * relata_findings_get_of:
 * @item: id of an item
 * @n_findings: (out): their number
 *
 * Returns: (array length=n_findings) (transfer none) (nullable): what that item has
 */
const RelataFinding *const *
relata_findings_get_of (RelataFindings *self, guint item, guint *n_findings)
{
  RelataItemFindings *item_findings;

  g_return_val_if_fail (self != NULL && n_findings != NULL, NULL);

  item_findings = g_hash_table_lookup (self->by_item, GUINT_TO_POINTER (item));
  *n_findings = item_findings != NULL ? item_findings->list->len : 0;
  return *n_findings > 0 ? (const RelataFinding *const *)item_findings->list->pdata : NULL;
}

static char *
name_columns (char **columns, guint n_columns)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", columns[i]);
  return relata_text_for_display (names->str, -1, MAX_NAME_CHARS);
}

/**
 * relata_finding_dup_place:
 * @snapshot: the one that was checked
 *
 * Returns: (transfer full): the place as a person names it: "books", "books.author_id",
 *   "loans (book_id, copy_no)"; plain text
 */
char *
relata_finding_dup_place (const RelataFinding *finding, RelataSnapshot *snapshot)
{
  RelataItem *item;
  const RelataTableDef *table;
  g_autofree char *name = NULL;
  g_autofree char *part = NULL;

  g_return_val_if_fail (finding != NULL && snapshot != NULL, NULL);

  item = relata_snapshot_get (snapshot, finding->place.item);
  if (item == NULL)
    return g_strdup ("");
  if (item->def->name == NULL)
    return g_strdup (_ ("statement"));
  name = relata_text_for_display (item->def->name, -1, MAX_NAME_CHARS);
  table = relata_item_table (item);
  if (table == NULL)
    return g_steal_pointer (&name);
  if (finding->place.kind == RELATA_PLACE_COLUMN && finding->place.index < table->n_columns)
    part = name_columns (&table->columns[finding->place.index].name, 1);
  if (finding->place.kind == RELATA_PLACE_FOREIGN_KEY
      && finding->place.index < table->n_foreign_keys)
    {
      const RelataForeignKeyDef *fk = &table->foreign_keys[finding->place.index];

      part = name_columns (fk->columns, fk->n_columns);
      if (fk->n_columns != 1)
        return g_strdup_printf ("%s (%s)", name, part);
    }
  return part != NULL ? g_strdup_printf ("%s.%s", name, part) : g_steal_pointer (&name);
}
