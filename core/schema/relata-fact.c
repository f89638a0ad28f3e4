/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Facts: what leads from one snapshot to another, and back. */

#include "config.h"

#include "schema/relata-edit.h"
#include "schema/relata-snapshot-private.h"

static void
clear_fact (gpointer data)
{
  RelataFact *fact = data;

  g_clear_pointer (&fact->before, relata_item_unref);
  g_clear_pointer (&fact->after, relata_item_unref);
  g_clear_pointer (&fact->frame_before, relata_frame_unref);
  g_clear_pointer (&fact->frame_after, relata_frame_unref);
}

static RelataItem *
ref_or_null (RelataItem *item)
{
  return item != NULL ? relata_item_ref (item) : NULL;
}

static void
add_fact (
    GArray *facts, RelataItem *before, guint before_index, RelataItem *after, guint after_index)
{
  RelataFact fact = { .id = before != NULL ? before->id : after->id,
                      .before = ref_or_null (before),
                      .after = ref_or_null (after),
                      .before_index = before_index,
                      .after_index = after_index };

  g_array_append_val (facts, fact);
}

static void
add_frame_fact (GArray *facts, RelataSnapshot *before, RelataSnapshot *after)
{
  RelataFact fact = { 0 };

  if (relata_snapshot_get_frame (before) == relata_snapshot_get_frame (after))
    return;
  fact.frame_before = relata_frame_ref (relata_snapshot_get_frame (before));
  fact.frame_after = relata_frame_ref (relata_snapshot_get_frame (after));
  g_array_append_val (facts, fact);
}

static RelataItem *
get_or_null (RelataSnapshot *snapshot, guint index)
{
  return index < relata_snapshot_get_n_items (snapshot) ? relata_snapshot_get_item (snapshot, index)
                                                        : NULL;
}

/**
 * relata_facts_new:
 * @before: a snapshot
 * @after: one that edits have made from it
 *
 * Both have the items they share in the same order, since no edit changes it.
 *
 * Returns: (transfer full) (element-type RelataFact): what changed, in the order of the script
 */
GArray *
relata_facts_new (RelataSnapshot *before, RelataSnapshot *after)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (RelataFact));
  guint i = 0, j = 0;

  g_return_val_if_fail (before != NULL && after != NULL, facts);

  g_array_set_clear_func (facts, clear_fact);
  add_frame_fact (facts, before, after);
  for (;;)
    {
      RelataItem *old = get_or_null (before, i), *new = get_or_null (after, j);

      if (old == NULL && new == NULL)
        return facts;
      if (old == new)
        i++, j++;
      else if (old != NULL && new != NULL && old->id == new->id)
        add_fact (facts, old, i++, new, j++);
      else if (old != NULL && relata_snapshot_get_index (after, old->id) < 0)
        add_fact (facts, old, i++, NULL, 0);
      else if (new != NULL && relata_snapshot_get_index (before, new->id) < 0)
        add_fact (facts, NULL, 0, new, j++);
      else
        {
          g_critical ("%s: the items are not in the same order", G_STRFUNC);
          return facts;
        }
    }
}

/* A fact as seen from where one stands: from what to what. */
typedef struct
{
  RelataItem *from, *to;
  guint to_index;
} Step;

static Step
get_step (const RelataFact *fact, gboolean reverse)
{
  if (reverse)
    return (Step){ fact->after, fact->before, fact->before_index };
  return (Step){ fact->before, fact->after, fact->after_index };
}

/* The items that stay, changed or not. */
static GPtrArray *
keep_items (RelataSnapshot *self, const GArray *facts, gboolean reverse)
{
  guint n = relata_snapshot_get_n_items (self);
  GPtrArray *items = g_ptr_array_new_full (n + 1, (GDestroyNotify)relata_item_unref);
  g_autoptr (GHashTable) steps = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->len; i++)
    {
      const RelataFact *fact = &g_array_index (facts, RelataFact, i);

      if (fact->id != 0)
        g_hash_table_insert (steps, GUINT_TO_POINTER (fact->id), (gpointer)fact);
    }
  for (guint i = 0; i < n; i++)
    {
      RelataItem *item = relata_snapshot_get_item (self, i);
      const RelataFact *fact = g_hash_table_lookup (steps, GUINT_TO_POINTER (item->id));

      if (fact == NULL)
        g_ptr_array_add (items, relata_item_ref (item));
      else if (get_step (fact, reverse).to != NULL)
        g_ptr_array_add (items, relata_item_ref (get_step (fact, reverse).to));
    }
  return items;
}

/**
 * relata_snapshot_apply_facts:
 * @facts: (element-type RelataFact): of the edit that led to the snapshot (if @reverse) or that
 *   led away from it
 * @reverse: undo them
 *
 * Returns: (transfer full): the snapshot with the very items of the other side, so that it writes
 *   the very bytes
 */
RelataSnapshot *
relata_snapshot_apply_facts (RelataSnapshot *self, const GArray *facts, gboolean reverse)
{
  g_autoptr (GPtrArray) items = NULL;
  RelataFrame *frame;
  guint next_id;

  g_return_val_if_fail (self != NULL && facts != NULL, NULL);

  frame = relata_snapshot_get_frame (self);
  next_id = relata_snapshot_get_next_id (self);
  items = keep_items (self, facts, reverse);
  /* The facts are in the order of the script, so each place is right once those before it are. */
  for (guint i = 0; i < facts->len; i++)
    {
      const RelataFact *fact = &g_array_index (facts, RelataFact, i);
      Step step = get_step (fact, reverse);

      if (fact->id == 0)
        frame = reverse ? fact->frame_before : fact->frame_after;
      else if (step.from == NULL)
        g_ptr_array_insert (items, (int)MIN (step.to_index, items->len), relata_item_ref (step.to));
      next_id = MAX (next_id, fact->id + 1);
    }
  return relata_snapshot_new_after (self, frame, items, next_id);
}
