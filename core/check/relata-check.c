/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The driver. Checks every item by itself, or takes over what was found before where neither
 * the item changed nor a name that it depends on, and then what needs the whole schema, which
 * is linear in it. Any thread. */

#include "config.h"

#include "base/relata-text.h"
#include "check/relata-check.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

#define NOT_KEPT -1

/* What an edit touched. */
typedef struct
{
  RelataSnapshot *before;
  RelataSnapshot *after;
  GHashTable *names; /* set of hashes of the names that may mean something else */
  int *kept;         /* for each item after, its place before, or NOT_KEPT */
  gboolean reordered;
} Difference;

static void
touch_name (Difference *self, const char *name)
{
  g_hash_table_add (self->names, GUINT_TO_POINTER (relata_text_ascii_case_hash (name)));
}

/* An index stands for its table, whose parent keys it makes. */
static void
touch_item (Difference *self, const RelataItem *item)
{
  const RelataIndexDef *index = relata_def_index (item->def);

  if (item->def->name != NULL)
    touch_name (self, item->def->name);
  if (index != NULL)
    touch_name (self, index->table);
}

/* Touches the items from @start up to @end that are no longer there; one that is has moved. */
static void
touch_removed (Difference *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      RelataItem *item = relata_snapshot_get_item (self->before, i);

      if (relata_snapshot_get_index (self->after, item->id) >= 0)
        self->reordered = TRUE;
      touch_item (self, item);
    }
}

/* Compares the snapshots item by item. @next is where the item is most likely found before. */
static void
compare_items (Difference *self)
{
  guint n_before = relata_snapshot_get_n_items (self->before);
  guint n_after = relata_snapshot_get_n_items (self->after);
  guint next = 0;

  for (guint i = 0; i < n_after && !self->reordered; i++)
    {
      RelataItem *item = relata_snapshot_get_item (self->after, i);
      RelataItem *old = next < n_before ? relata_snapshot_get_item (self->before, next) : NULL;
      int place = (int)next;

      self->kept[i] = NOT_KEPT;
      if (old == NULL || old->id != item->id)
        place = relata_snapshot_get_index (self->before, item->id);
      if (place < 0)
        {
          touch_item (self, item);
          continue;
        }
      if ((guint)place > next)
        touch_removed (self, next, place);
      else if ((guint)place < next)
        self->reordered = TRUE;
      old = relata_snapshot_get_item (self->before, place);
      next = place + 1;
      if (old == item)
        {
          self->kept[i] = place;
          continue;
        }
      touch_item (self, old);
      touch_item (self, item);
    }
  if (!self->reordered)
    touch_removed (self, next, n_before);
}

static gboolean
depends_on_touched (const Difference *self, const RelataItemFindings *findings)
{
  for (guint i = 0; i < findings->n_names; i++)
    if (g_hash_table_contains (self->names, GUINT_TO_POINTER (findings->names[i])))
      return TRUE;
  return FALSE;
}

static void
check_all (RelataFindings *self)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (self->snapshot); i++)
    g_ptr_array_add (self->items, relata_item_check_run (self->snapshot, relata_snapshot_get_item (
                                                                             self->snapshot, i)));
}

static void
check_touched (RelataFindings *self, RelataFindings *previous, const Difference *difference)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (self->snapshot); i++)
    {
      RelataItemFindings *old = NULL;

      if (difference->kept[i] != NOT_KEPT)
        old = g_ptr_array_index (previous->items, difference->kept[i]);
      if (old != NULL && !depends_on_touched (difference, old))
        g_ptr_array_add (self->items, relata_item_findings_ref (old));
      else
        g_ptr_array_add (
            self->items,
            relata_item_check_run (self->snapshot, relata_snapshot_get_item (self->snapshot, i)));
    }
}

static void
check_again (RelataFindings *self, RelataFindings *previous)
{
  Difference difference = { previous->snapshot, self->snapshot };

  difference.names = g_hash_table_new (NULL, NULL);
  difference.kept = g_new (int, relata_snapshot_get_n_items (self->snapshot));
  compare_items (&difference);
  if (difference.reordered)
    check_all (self);
  else
    check_touched (self, previous, &difference);
  g_hash_table_unref (difference.names);
  g_free (difference.kept);
}

/**
 * relata_check:
 * @snapshot: what to check
 * @previous: (nullable): the findings of an earlier snapshot of the same design
 *
 * Checks a schema. With @previous, only what depends on the definitions that changed since is
 * checked again; the result is the same.
 *
 * Returns: (transfer full): the findings
 */
RelataFindings *
relata_check (RelataSnapshot *snapshot, RelataFindings *previous)
{
  RelataFindings *self;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = relata_findings_new (snapshot);
  if (previous != NULL)
    check_again (self, previous);
  else
    check_all (self);
  relata_rules_graph (self, previous);
  relata_findings_seal (self);
  return self;
}
