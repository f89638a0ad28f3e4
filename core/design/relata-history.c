/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Two stacks of groups around the current state. */

#include "config.h"

#include <string.h>

#include "design/relata-history.h"

/* What lies between two states. On the undo stack @other is the state before it, on the redo
 * stack the one after it; @other_serial is that state's number. */
typedef struct
{
  char *label;
  char *merge_key; /* NULL: never merged into */
  GArray *ids;     /* of guint; NULL: everything may have been touched */
  gpointer other;
  guint64 other_serial;
} Group;

struct _RelataHistory
{
  const RelataHistoryClass *klass;
  GQueue undo; /* of Group, the newest at the tail */
  GQueue redo; /* likewise */
  gpointer state;
  guint64 serial;
  guint64 last_serial;
  guint64 saved_serial;
  gboolean merging; /* the newest group may take another one in */
};

static void
free_group (RelataHistory *self, Group *group)
{
  g_free (group->label);
  g_free (group->merge_key);
  g_clear_pointer (&group->ids, g_array_unref);
  self->klass->unref (group->other);
  g_free (group);
}

static void
clear_queue (RelataHistory *self, GQueue *queue)
{
  Group *group;

  while ((group = g_queue_pop_tail (queue)) != NULL)
    free_group (self, group);
}

/* Exchanges the current state with that of the group. */
static void
swap_state (RelataHistory *self, Group *group)
{
  gpointer state = self->state;
  guint64 serial = self->serial;

  self->state = group->other;
  self->serial = group->other_serial;
  group->other = self->klass->store (state);
  group->other_serial = serial;
  self->klass->unref (state);
}

static void
set_state (RelataHistory *self, gpointer state, guint64 serial)
{
  gpointer old = self->state;

  self->state = self->klass->ref (state);
  self->serial = serial;
  self->klass->unref (old);
}

static gboolean
equal_ids (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

static void
add_missing_ids (GArray *ids, const GArray *more)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (ids, guint, i)));
  for (guint i = 0; i < more->len; i++)
    {
      guint id = g_array_index (more, guint, i);

      if (g_hash_table_add (seen, GUINT_TO_POINTER (id)))
        g_array_append_val (ids, id);
    }
}

static void
merge_ids (Group *group, const GArray *ids)
{
  if (group->ids == NULL)
    return;
  if (ids == NULL)
    g_clear_pointer (&group->ids, g_array_unref);
  else if (!equal_ids (group->ids, ids))
    add_missing_ids (group->ids, ids);
}

static GArray *
copy_ids (const GArray *ids)
{
  GArray *copy;

  if (ids == NULL)
    return NULL;
  copy = g_array_sized_new (FALSE, FALSE, sizeof (guint), ids->len);
  return g_array_append_vals (copy, ids->data, ids->len);
}

static gboolean
can_merge (RelataHistory *self, const char *merge_key)
{
  Group *group = g_queue_peek_tail (&self->undo);

  return self->merging && merge_key != NULL && group != NULL
         && g_strcmp0 (group->merge_key, merge_key) == 0 && self->serial != self->saved_serial;
}

/* The newest group now leads to @state; if that is where it began, there is no such group. */
static void
merge (RelataHistory *self, gpointer state, const GArray *ids)
{
  Group *group = g_queue_peek_tail (&self->undo);

  if (self->klass->equal (group->other, state))
    {
      g_queue_pop_tail (&self->undo);
      swap_state (self, group);
      free_group (self, group);
      self->merging = FALSE;
      return;
    }
  merge_ids (group, ids);
  set_state (self, state, ++self->last_serial);
}

static void
push (RelataHistory *self,
      const char *label,
      const char *merge_key,
      gpointer state,
      const GArray *ids)
{
  Group *group = g_new0 (Group, 1);

  group->label = g_strdup (label);
  group->merge_key = g_strdup (merge_key);
  group->ids = copy_ids (ids);
  group->other = self->klass->store (self->state);
  group->other_serial = self->serial;
  g_queue_push_tail (&self->undo, group);
  set_state (self, state, ++self->last_serial);
  self->merging = merge_key != NULL;
}

/* Takes the newest group of @from back, and puts it on @to. */
static gboolean
move_group (RelataHistory *self, GQueue *from, GQueue *to, GArray **ids)
{
  Group *group = g_queue_pop_tail (from);

  self->merging = FALSE;
  if (group == NULL)
    return FALSE;
  swap_state (self, group);
  g_queue_push_tail (to, group);
  if (ids != NULL)
    *ids = group->ids != NULL ? g_array_ref (group->ids) : NULL;
  return TRUE;
}

/**
 * relata_history_new:
 * @klass: static; how states are held and compared
 * @state: the first state, which counts as saved
 *
 * Returns: (transfer full): a history that is empty
 */
RelataHistory *
relata_history_new (const RelataHistoryClass *klass, gpointer state)
{
  RelataHistory *self;

  g_return_val_if_fail (klass != NULL && state != NULL, NULL);

  self = g_new0 (RelataHistory, 1);
  self->klass = klass;
  self->state = klass->ref (state);
  self->serial = self->last_serial = self->saved_serial = 1;
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
  return self;
}

void
relata_history_free (RelataHistory *self)
{
  clear_queue (self, &self->undo);
  clear_queue (self, &self->redo);
  self->klass->unref (self->state);
  g_free (self);
}

/**
 * relata_history_get_state:
 *
 * Returns: (transfer none): the current state
 */
gpointer
relata_history_get_state (RelataHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->state;
}

/**
 * relata_history_get_serial:
 *
 * Returns: the number of the current state, for relata_history_set_saved() once it is written
 */
guint64
relata_history_get_serial (RelataHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->serial;
}

/**
 * relata_history_get_modified:
 *
 * Returns: whether the current state is not the saved one
 */
gboolean
relata_history_get_modified (RelataHistory *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->serial != self->saved_serial;
}

/**
 * relata_history_set_saved:
 * @serial: the number of the state that was written, which need not be the current one any more
 */
void
relata_history_set_saved (RelataHistory *self, guint64 serial)
{
  g_return_if_fail (self != NULL);

  self->saved_serial = serial;
}

/**
 * relata_history_set_unsaved:
 *
 * No state is the saved one: that of the file is not among them.
 */
void
relata_history_set_unsaved (RelataHistory *self)
{
  g_return_if_fail (self != NULL);

  self->saved_serial = 0;
}

/**
 * relata_history_record:
 * @label: (translated): what was done, for the menu
 * @merge_key: (nullable): groups with the same key that follow each other become one, until
 *   relata_history_end_merge(), undo, redo or the save point
 * @state: what came of it
 * @ids: (nullable) (element-type guint): what was touched; %NULL where it may be everything
 *
 * Makes @state the current one. What could be redone is gone. A group that changes nothing is
 * dropped; one that is merged and leads back to where it began vanishes.
 *
 * Returns: whether the current state is another
 */
gboolean
relata_history_record (RelataHistory *self,
                       const char *label,
                       const char *merge_key,
                       gpointer state,
                       const GArray *ids)
{
  g_return_val_if_fail (self != NULL && state != NULL, FALSE);

  if (self->klass->equal (self->state, state))
    return FALSE;
  clear_queue (self, &self->redo);
  if (can_merge (self, merge_key))
    merge (self, state, ids);
  else
    push (self, label, merge_key, state, ids);
  return TRUE;
}

/**
 * relata_history_end_merge:
 *
 * The gesture is over: the next group is one of its own, whatever its key.
 */
void
relata_history_end_merge (RelataHistory *self)
{
  g_return_if_fail (self != NULL);

  self->merging = FALSE;
}

static const char *
get_label (GQueue *queue)
{
  Group *group = g_queue_peek_tail (queue);

  return group != NULL ? group->label : NULL;
}

/**
 * relata_history_get_undo_label:
 *
 * Returns: (nullable): what would be undone; %NULL if there is nothing
 */
const char *
relata_history_get_undo_label (RelataHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_label (&self->undo);
}

/**
 * relata_history_get_redo_label:
 *
 * Returns: (nullable): what would be done again; %NULL if there is nothing
 */
const char *
relata_history_get_redo_label (RelataHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_label (&self->redo);
}

/**
 * relata_history_undo:
 * @ids: (out) (optional) (transfer full) (nullable): what is touched
 *
 * Returns: whether there was anything to undo
 */
gboolean
relata_history_undo (RelataHistory *self, GArray **ids)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return move_group (self, &self->undo, &self->redo, ids);
}

/**
 * relata_history_redo:
 * @ids: (out) (optional) (transfer full) (nullable): what is touched
 *
 * Returns: whether there was anything to do again
 */
gboolean
relata_history_redo (RelataHistory *self, GArray **ids)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return move_group (self, &self->redo, &self->undo, ids);
}
