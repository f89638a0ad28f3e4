/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The life of a query for rows. */

#include "config.h"

#include "browse/relata-browse-private.h"
#include "browse/relata-row-query.h"

struct _RelataRowQuery
{
  RelataRowSource *source;
  RelataSortKey *keys;
  guint n_keys;
};

/**
 * relata_row_query_new:
 *
 * Returns: (transfer full): the rows of @source in the order of their identity
 */
RelataRowQuery *
relata_row_query_new (RelataRowSource *source)
{
  return relata_row_query_new_sorted (source, NULL, 0);
}

/**
 * relata_row_query_new_sorted:
 * @keys: (array length=n_keys) (nullable): columns of the source's table, the most important
 *   first
 *
 * Returns: (transfer full): the rows of @source in that order
 */
RelataRowQuery *
relata_row_query_new_sorted (RelataRowSource *source, const RelataSortKey *keys, guint n_keys)
{
  RelataRowQuery *self;

  g_return_val_if_fail (source != NULL, NULL);
  for (guint i = 0; i < n_keys; i++)
    g_return_val_if_fail (keys[i].column < relata_row_source_get_def (source)->n_columns, NULL);

  self = g_atomic_rc_box_new0 (RelataRowQuery);
  self->source = relata_row_source_ref (source);
  self->keys = g_memdup2 (keys, sizeof (RelataSortKey) * n_keys);
  self->n_keys = n_keys;
  return self;
}

RelataRowQuery *
relata_row_query_ref (RelataRowQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
query_clear (gpointer data)
{
  RelataRowQuery *self = data;

  relata_row_source_unref (self->source);
  g_free (self->keys);
}

void
relata_row_query_unref (RelataRowQuery *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, query_clear);
}

RelataRowSource *
relata_row_query_get_source (RelataRowQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * relata_row_query_get_sort:
 * @n_keys: (out): their number
 *
 * Returns: (array length=n_keys) (nullable): the order asked for
 */
const RelataSortKey *
relata_row_query_get_sort (RelataRowQuery *self, guint *n_keys)
{
  g_return_val_if_fail (self != NULL && n_keys != NULL, NULL);

  *n_keys = self->n_keys;
  return self->keys;
}
