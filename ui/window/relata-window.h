/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The window: header bar, the start page, and the three views on one design. It owns the
 * design and its view state; views observe these and never each other. Main thread. */

#pragma once

#include <adwaita.h>

#include "design/relata-design.h"

G_BEGIN_DECLS

#define RELATA_TYPE_WINDOW (relata_window_get_type ())

G_DECLARE_FINAL_TYPE (RelataWindow, relata_window, RELATA, WINDOW, AdwApplicationWindow)

RelataWindow *relata_window_new (GtkApplication *application);
void relata_window_open (RelataWindow *self, const char *path);
void relata_window_set_design (RelataWindow *self, RelataDesign *design);
RelataDesign *relata_window_get_design (RelataWindow *self);
gboolean relata_window_is_empty (RelataWindow *self);
void relata_window_show_toast (RelataWindow *self, const char *text);
void relata_window_show_error (RelataWindow *self, const char *heading, const GError *error);

G_END_DECLS
