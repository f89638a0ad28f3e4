/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A file in the making: written beside the one it is to become, so that a crash leaves the old
 * file or the new one. Inside core/design only; any thread. */

#pragma once

#include "design/relata-file-private.h"

G_BEGIN_DECLS

typedef struct _RelataTempFile RelataTempFile;

RelataTempFile *relata_temp_file_new (const char *target, mode_t mode, int *error_number);
void relata_temp_file_free (RelataTempFile *self);
int relata_temp_file_keep_owner (RelataTempFile *self, const struct stat *like);
int relata_temp_file_write (RelataTempFile *self, GBytes *bytes, struct stat *status);
int relata_temp_file_rename (RelataTempFile *self, gboolean no_replace);
int relata_temp_file_sync_directory (RelataTempFile *self);

gboolean relata_temp_file_write_private (const char *path, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataTempFile, relata_temp_file_free)

G_END_DECLS
