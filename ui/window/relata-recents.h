/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The files a person opened or saved last, as the desktop remembers them, reduced to those of
 * this program. Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELATA_RECENTS_MAX 6

void relata_recents_add (const char *path);
GPtrArray *relata_recents_list (void);
void relata_recents_fill_menu (GMenu *menu);

G_END_DECLS
