/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Where a person stands, as crumbs: "authors › Machado de Assis › books › Dom Casmurro". Each
 * goes back there. Main thread.
 *
 * Signal: crumb (guint index): one was chosen. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELATA_TYPE_PATH_BAR (relata_path_bar_get_type ())

G_DECLARE_FINAL_TYPE (RelataPathBar, relata_path_bar, RELATA, PATH_BAR, AdwBin)

GtkWidget *relata_path_bar_new (void);
void relata_path_bar_set_crumbs (RelataPathBar *self, const char *const *crumbs);
char *relata_path_bar_dup_text (RelataPathBar *self);

G_END_DECLS
