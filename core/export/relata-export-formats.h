/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The formats Relata writes, one function each; relata-export.c lists them. See
 * RelataExportFunc for what they take and return. */

#pragma once

#include "export/relata-export.h"

G_BEGIN_DECLS

GBytes *relata_export_sql (RelataSnapshot *snapshot,
                           const RelataExportOptions *options,
                           GPtrArray *warnings,
                           GCancellable *cancellable,
                           GError **error);
GBytes *relata_export_svg (RelataSnapshot *snapshot,
                           const RelataExportOptions *options,
                           GPtrArray *warnings,
                           GCancellable *cancellable,
                           GError **error);
GBytes *relata_export_png (RelataSnapshot *snapshot,
                           const RelataExportOptions *options,
                           GPtrArray *warnings,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
