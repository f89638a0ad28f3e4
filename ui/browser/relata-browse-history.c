/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A list of paths with a place in it. */

#include "config.h"

#include "browser/relata-browse-history.h"

#define MAX_PATHS 200

struct _RelataBrowseHistory
{
  GPtrArray *paths; /* of GArray of RelataBrowseStep */
  guint position;   /* of the current one */
};

static void
clear_step (gpointer data)
{
  RelataBrowseStep *step = data;

  relata_row_source_unref (step->source);
  g_clear_pointer (&step->record, relata_record_unref);
}

/**
 * relata_browse_path_new:
 *
 * Returns: (transfer full) (element-type RelataBrowseStep): a path without a step
 */
GArray *
relata_browse_path_new (void)
{
  GArray *path = g_array_new (FALSE, FALSE, sizeof (RelataBrowseStep));

  g_array_set_clear_func (path, clear_step);
  return path;
}

/**
 * relata_browse_path_add:
 * @record: (nullable): the record chosen
 *
 * Adds a step at the end.
 */
void
relata_browse_path_add (GArray *path, RelataRowSource *source, RelataRecord *record)
{
  RelataBrowseStep step;

  g_return_if_fail (path != NULL && source != NULL);

  step.source = relata_row_source_ref (source);
  step.record = record != NULL ? relata_record_ref (record) : NULL;
  g_array_append_val (path, step);
}

RelataBrowseHistory *
relata_browse_history_new (void)
{
  RelataBrowseHistory *self = g_new0 (RelataBrowseHistory, 1);

  self->paths = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return self;
}

void
relata_browse_history_free (RelataBrowseHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->paths);
  g_free (self);
}

/**
 * relata_browse_history_push:
 * @path: where one is now
 *
 * Goes there from where one was; what was forward of it is forgotten.
 */
void
relata_browse_history_push (RelataBrowseHistory *self, GArray *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  if (self->position + 1 < self->paths->len)
    g_ptr_array_set_size (self->paths, (int)self->position + 1);
  g_ptr_array_add (self->paths, g_array_ref (path));
  if (self->paths->len > MAX_PATHS)
    g_ptr_array_remove_index (self->paths, 0);
  self->position = self->paths->len - 1;
}

/**
 * relata_browse_history_replace:
 * @path: where one is now
 *
 * Says what the current path has become, as when another record was chosen.
 */
void
relata_browse_history_replace (RelataBrowseHistory *self, GArray *path)
{
  g_return_if_fail (self != NULL && path != NULL);

  if (self->paths->len == 0)
    return;
  g_array_unref (self->paths->pdata[self->position]);
  self->paths->pdata[self->position] = g_array_ref (path);
}

/**
 * relata_browse_history_can_go:
 * @steps: -1 for back, 1 for forward
 *
 * Returns: whether there is a path there
 */
gboolean
relata_browse_history_can_go (RelataBrowseHistory *self, int steps)
{
  gint64 position;

  g_return_val_if_fail (self != NULL, FALSE);

  position = (gint64)self->position + steps;
  return position >= 0 && position < self->paths->len;
}

/**
 * relata_browse_history_go:
 * @steps: -1 for back, 1 for forward
 *
 * Returns: (transfer none) (nullable): the path that is current then
 */
GArray *
relata_browse_history_go (RelataBrowseHistory *self, int steps)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!relata_browse_history_can_go (self, steps))
    return NULL;
  self->position = (guint)((int)self->position + steps);
  return self->paths->pdata[self->position];
}

void
relata_browse_history_clear (RelataBrowseHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->paths, 0);
  self->position = 0;
}
