/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The tables of a database by name, to be searched. Main thread.
 *
 * Signal: chosen (guint table): the id of the table a person chose. */

#pragma once

#include <adwaita.h>

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

#define RELATA_TYPE_TABLE_LIST (relata_table_list_get_type ())

G_DECLARE_FINAL_TYPE (RelataTableList, relata_table_list, RELATA, TABLE_LIST, AdwBin)

GtkWidget *relata_table_list_new (void);
void relata_table_list_set_snapshot (RelataTableList *self,
                                     RelataSnapshot *snapshot,
                                     gboolean show_associations);
void relata_table_list_set_current (RelataTableList *self, guint table);

G_END_DECLS
