/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Saving a file so that at any moment the old or the new one is there: never neither, never a
 * mixture, and never over what somebody else wrote meanwhile. Any thread, one file at a time. */

#pragma once

#include "design/relata-file.h"

G_BEGIN_DECLS

/**
 * RelataFileSaveFlags:
 * @RELATA_FILE_SAVE_NONE: none of the following
 * @RELATA_FILE_SAVE_OVERWRITE: also over a file that changed since it was read, or that was never
 *   read; a former version is kept all the same
 */
typedef enum
{
  RELATA_FILE_SAVE_NONE = 0,
  RELATA_FILE_SAVE_OVERWRITE = 1 << 0,
} RelataFileSaveFlags;

gboolean relata_file_save (const char *path,
                           GBytes *bytes,
                           const RelataFileIdentity *expected,
                           RelataFileSaveFlags flags,
                           RelataFileIdentity *saved,
                           GError **error);

G_END_DECLS
