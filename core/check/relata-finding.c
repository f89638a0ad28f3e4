/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Findings, kept item by item, so that checking again after an edit can take over the lists
 * of the items the edit did not concern. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/relata-item-check.h"

/* A finding with the number of its owners, as findings of the graph are taken over one by
 * one. */
typedef struct
{
  RelataFinding finding;
  gatomicrefcount ref_count;
} CountedFinding;

RelataFinding *
relata_finding_new (RelataRuleIndex rule, RelataPlace place, char *message, char *fix)
{
  CountedFinding *counted = g_new0 (CountedFinding, 1);
  RelataFinding *self = &counted->finding;

  g_atomic_ref_count_init (&counted->ref_count);
  self->rule = relata_rule_get_id (rule);
  self->severity = relata_rule_get_severity (rule);
  self->place = place;
  self->message = message;
  self->fix = fix;
  return self;
}

RelataFinding *
relata_finding_ref (RelataFinding *self)
{
  g_atomic_ref_count_inc (&((CountedFinding *)self)->ref_count);
  return self;
}

void
relata_finding_unref (RelataFinding *self)
{
  if (!g_atomic_ref_count_dec (&((CountedFinding *)self)->ref_count))
    return;
  g_free (self->message);
  g_free (self->fix);
  g_free (self);
}

RelataItemFindings *
relata_item_findings_new (guint item)
{
  RelataItemFindings *self = g_new0 (RelataItemFindings, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->item = item;
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
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_free (self->edges);
  g_free (self->names);
  g_free (self);
}

RelataFindings *
relata_findings_new (RelataSnapshot *snapshot)
{
  RelataFindings *self = g_new0 (RelataFindings, 1);
  guint n_items = relata_snapshot_get_n_items (snapshot);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = relata_snapshot_ref (snapshot);
  self->items = g_ptr_array_new_full (n_items, (GDestroyNotify)relata_item_findings_unref);
  self->graph = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_finding_unref);
  self->all = g_ptr_array_new ();
  self->offsets = g_new0 (guint, n_items + 1);
  self->graph_offsets = g_new0 (guint, n_items + 1);
  return self;
}

static void
add_finding (RelataFindings *self, RelataFinding *finding)
{
  g_ptr_array_add (self->all, finding);
  if (!finding->ignored)
    self->counts[finding->severity]++;
}

/* Puts the findings in order once all items and the graph are checked. */
void
relata_findings_seal (RelataFindings *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      RelataItemFindings *item = g_ptr_array_index (self->items, i);

      self->offsets[i] = self->all->len;
      for (guint j = 0; item->list != NULL && j < item->list->len; j++)
        add_finding (self, g_ptr_array_index (item->list, j));
      for (guint j = self->graph_offsets[i]; j < self->graph_offsets[i + 1]; j++)
        add_finding (self, g_ptr_array_index (self->graph, j));
    }
  self->offsets[self->items->len] = self->all->len;
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
  g_ptr_array_unref (self->graph);
  g_ptr_array_unref (self->items);
  g_free (self->offsets);
  g_free (self->graph_offsets);
  relata_snapshot_unref (self->snapshot);
  g_free (self);
}

/**
 * relata_findings_get_snapshot:
 *
 * Returns: (transfer none): the one that was checked
 */
RelataSnapshot *
relata_findings_get_snapshot (RelataFindings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->snapshot;
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
  int index;

  g_return_val_if_fail (self != NULL && n_findings != NULL, NULL);

  index = relata_snapshot_get_index (self->snapshot, item);
  *n_findings = index >= 0 ? self->offsets[index + 1] - self->offsets[index] : 0;
  if (*n_findings == 0)
    return NULL;
  return (const RelataFinding *const *)&self->all->pdata[self->offsets[index]];
}

static char *
name_key_columns (const RelataKeyDef *key)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < key->n_columns; i++)
    g_ptr_array_add (names, key->columns[i].name != NULL ? key->columns[i].name : (char *)"…");
  return relata_check_dup_columns ((char *const *)names->pdata, names->len);
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
  name = relata_check_dup_name (item->def->name);
  table = relata_item_table (item);
  if (table == NULL)
    return g_steal_pointer (&name);
  if (finding->place.kind == RELATA_PLACE_COLUMN && finding->place.index < table->n_columns)
    part = relata_check_dup_columns (&table->columns[finding->place.index].name, 1);
  if (finding->place.kind == RELATA_PLACE_KEY && finding->place.index < table->n_keys)
    {
      part = name_key_columns (&table->keys[finding->place.index]);
      return g_strdup_printf ("%s (%s)", name, part);
    }
  if (finding->place.kind == RELATA_PLACE_FOREIGN_KEY
      && finding->place.index < table->n_foreign_keys)
    {
      const RelataForeignKeyDef *fk = &table->foreign_keys[finding->place.index];

      part = relata_check_dup_columns (fk->columns, fk->n_columns);
      if (fk->n_columns != 1)
        return g_strdup_printf ("%s (%s)", name, part);
    }
  return part != NULL ? g_strdup_printf ("%s.%s", name, part) : g_steal_pointer (&name);
}
