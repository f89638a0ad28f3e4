/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The private directories of the program below the XDG base directories: drafts are the
 * user's data, backups are state. They are made, readable by the user alone,
 * when they are first asked for. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *relata_user_dirs_drafts (GError **error);
char *relata_user_dirs_backups (const char *path, GError **error);

G_END_DECLS
