/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* By which columns a GtkColumnView is sorted, and in which direction. GTK 4.8 does not tell, but
 * it compares: its sorter is given two objects and asks the sorter of each column in turn, and
 * these listen. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "browse/relata-row-query.h"

G_BEGIN_DECLS

/**
 * RelataColumnSort:
 *
 * What the sorters of one view's columns share. It must live as long as the view.
 */
typedef struct _RelataColumnSort RelataColumnSort;

RelataColumnSort *relata_column_sort_new (void);
void relata_column_sort_free (RelataColumnSort *self);
GtkSorter *relata_column_sort_make_sorter (RelataColumnSort *self, guint column);
GArray *relata_column_sort_read (RelataColumnSort *self, GtkColumnView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataColumnSort, relata_column_sort_free)

G_END_DECLS
