/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Children side by side in their natural width, in as many lines as that takes, like the words
 * of a text. Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RELATA_TYPE_WRAP_LAYOUT (relata_wrap_layout_get_type ())

G_DECLARE_FINAL_TYPE (RelataWrapLayout, relata_wrap_layout, RELATA, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *relata_wrap_layout_new (int spacing);

G_END_DECLS
