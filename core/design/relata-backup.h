/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Former versions of the files that were saved, in the user's state directory: the last
 * RELATA_BACKUP_KEEP of each, numbered, the highest the newest. Any thread, one file at a time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELATA_BACKUP_KEEP 10

gboolean relata_backup_keep (const char *path, GBytes *bytes, GError **error);
GPtrArray *relata_backup_list (const char *path);

G_END_DECLS
