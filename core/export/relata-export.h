/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a design can be written as: one table of formats, used by the window, the command line
 * and the documentation. Each format is a module of its own, a function from a snapshot to
 * bytes; any thread. */

#pragma once

#include <gio/gio.h>

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

/**
 * RelataExportOptions:
 * @dark: pictures in the dark palette
 * @scale: of pictures made of pixels: device pixels a world unit, 0 for the format's own
 */
typedef struct
{
  gboolean dark;
  double scale;
} RelataExportOptions;

/**
 * RelataExportFunc:
 * @warnings: (element-type utf8): takes (translated) sentences on what the format cannot say
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
typedef GBytes *(*RelataExportFunc) (RelataSnapshot *snapshot,
                                     const RelataExportOptions *options,
                                     GPtrArray *warnings,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * RelataExportFormat:
 * @id: what the command line calls it ("svg")
 * @title: for a person, untranslated (N_())
 * @suffix: of a file, without the dot
 * @picture: shows the diagram, not text
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *suffix;
  gboolean picture;
  RelataExportFunc func;
} RelataExportFormat;

const RelataExportFormat *relata_export_get_formats (guint *n_formats);
const RelataExportFormat *relata_export_find_format (const char *id);
GBytes *relata_export_write (const RelataExportFormat *format,
                             RelataSnapshot *snapshot,
                             const RelataExportOptions *options,
                             GPtrArray *warnings,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
