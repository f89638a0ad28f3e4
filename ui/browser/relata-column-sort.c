/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* With all columns calling everything equal, GTK asks all of them, the most important first.
 * With one that says larger, the answer is larger or, if that column is descending, smaller. */

#include "config.h"

#include "browser/relata-column-sort.h"

#define NO_COLUMN G_MAXUINT

struct _RelataColumnSort
{
  GArray *asked; /* of guint: the columns GTK asked, in order */
  guint larger;  /* the column that does not call everything equal */
};

/* What one column's sorter knows. */
typedef struct
{
  RelataColumnSort *sort;
  guint column;
} Listener;

RelataColumnSort *
relata_column_sort_new (void)
{
  RelataColumnSort *self = g_new0 (RelataColumnSort, 1);

  self->asked = g_array_new (FALSE, FALSE, sizeof (guint));
  self->larger = NO_COLUMN;
  return self;
}

void
relata_column_sort_free (RelataColumnSort *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->asked);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Listener *listener = user_data;

  g_array_append_val (listener->sort->asked, listener->column);
  return listener->column == listener->sort->larger ? 1 : 0;
}

/**
 * relata_column_sort_make_sorter:
 * @column: number of the column
 *
 * Returns: (transfer full): a sorter for gtk_column_view_column_set_sorter()
 */
GtkSorter *
relata_column_sort_make_sorter (RelataColumnSort *self, guint column)
{
  Listener *listener;

  g_return_val_if_fail (self != NULL, NULL);

  listener = g_new (Listener, 1);
  listener->sort = self;
  listener->column = column;
  return GTK_SORTER (gtk_custom_sorter_new (compare, listener, g_free));
}

/**
 * relata_column_sort_read:
 * @view: whose columns have the sorters
 *
 * Returns: (transfer full) (element-type RelataSortKey): the order asked for, the most
 *   important first
 */
GArray *
relata_column_sort_read (RelataColumnSort *self, GtkColumnView *view)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (RelataSortKey));
  g_autoptr (GArray) asked = NULL;
  GtkSorter *sorter;

  g_return_val_if_fail (self != NULL && GTK_IS_COLUMN_VIEW (view), keys);

  sorter = gtk_column_view_get_sorter (view);
  g_array_set_size (self->asked, 0);
  gtk_sorter_compare (sorter, view, sorter);
  asked = g_array_copy (self->asked);
  for (guint i = 0; i < asked->len; i++)
    {
      RelataSortKey key = { g_array_index (asked, guint, i), FALSE };

      self->larger = key.column;
      key.descending = gtk_sorter_compare (sorter, view, sorter) == GTK_ORDERING_SMALLER;
      g_array_append_val (keys, key);
    }
  self->larger = NO_COLUMN;
  return keys;
}
