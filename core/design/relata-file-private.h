/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What reading and saving a file share. Inside core/design only; any thread. */

#pragma once

#include "design/relata-file-ops.h"
#include "design/relata-file.h"

G_BEGIN_DECLS

int relata_file_open_regular (const char *path, struct stat *status, GError **error);
GBytes *relata_file_read_fd (
    int fd, const struct stat *status, const char *path, GCancellable *cancellable, GError **error);
void relata_file_identity_set (RelataFileIdentity *self, const struct stat *status, GBytes *bytes);
gboolean relata_file_identity_has_stat (const RelataFileIdentity *self, const struct stat *status);
void relata_file_set_error (GError **error, int error_number, const char *what);

G_END_DECLS
