/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The one thing to call before a widget of this library is made. Main thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void relata_ui_init (void);

G_END_DECLS
