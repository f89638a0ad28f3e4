/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The strip of linked panes: what is chosen in one decides what the next shows. It keeps the
 * path and its history. Main thread.
 *
 * Signal: path-changed. */

#pragma once

#include <adwaita.h>

#include "browser/relata-browse-history.h"
#include "browser/relata-pane.h"

G_BEGIN_DECLS

#define RELATA_TYPE_PANE_STRIP (relata_pane_strip_get_type ())

G_DECLARE_FINAL_TYPE (RelataPaneStrip, relata_pane_strip, RELATA, PANE_STRIP, AdwBin)

GtkWidget *relata_pane_strip_new (void);
void relata_pane_strip_set_database (RelataPaneStrip *self,
                                     RelataDatabase *database,
                                     RelataSnapshot *snapshot);
void relata_pane_strip_show_table (RelataPaneStrip *self, guint table);
void relata_pane_strip_set_show_associations (RelataPaneStrip *self, gboolean show);
guint relata_pane_strip_get_table (RelataPaneStrip *self);
guint relata_pane_strip_get_n_panes (RelataPaneStrip *self);
RelataPane *relata_pane_strip_get_pane (RelataPaneStrip *self, guint index);
char **relata_pane_strip_dup_crumbs (RelataPaneStrip *self);
void relata_pane_strip_go_to_crumb (RelataPaneStrip *self, guint crumb);
gboolean relata_pane_strip_can_go (RelataPaneStrip *self, int steps);
void relata_pane_strip_go (RelataPaneStrip *self, int steps);
gboolean relata_pane_strip_follow (RelataPaneStrip *self, guint n);

G_END_DECLS
