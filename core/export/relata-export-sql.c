/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* SQL: the script of the design, byte for byte as it would be saved. */

#include "config.h"

#include "export/relata-export-formats.h"

GBytes *
relata_export_sql (RelataSnapshot *snapshot,
                   const RelataExportOptions *options,
                   GPtrArray *warnings,
                   GCancellable *cancellable,
                   GError **error)
{
  return relata_snapshot_write (snapshot);
}
