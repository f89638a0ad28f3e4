/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The one table of formats. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/relata-export-formats.h"

static const RelataExportFormat formats[] = {
  { "sql", N_ ("SQL script"), "sql", FALSE, relata_export_sql },
  { "svg", N_ ("Diagram as SVG"), "svg", TRUE, relata_export_svg },
  { "png", N_ ("Diagram as PNG"), "png", TRUE, relata_export_png },
};

/**
 * relata_export_get_formats:
 * @n_formats: (out): their number
 *
 * Returns: (array length=n_formats) (transfer none): all formats
 */
const RelataExportFormat *
relata_export_get_formats (guint *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

/**
 * relata_export_find_format:
 *
 * Returns: (transfer none) (nullable): the format called @id
 */
const RelataExportFormat *
relata_export_find_format (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  return NULL;
}

/**
 * relata_export_write:
 * @format: one of relata_export_get_formats()
 * @options: (nullable): %NULL for the usual ones
 * @warnings: (element-type utf8): takes what the format cannot say
 *
 * Returns: (transfer full) (nullable): the bytes of the file, the same for the same snapshot and
 *   options; %NULL with @error set
 */
GBytes *
relata_export_write (const RelataExportFormat *format,
                     RelataSnapshot *snapshot,
                     const RelataExportOptions *options,
                     GPtrArray *warnings,
                     GCancellable *cancellable,
                     GError **error)
{
  const RelataExportOptions usual = { 0 };

  g_return_val_if_fail (format != NULL && snapshot != NULL && warnings != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return format->func (snapshot, options != NULL ? options : &usual, warnings, cancellable, error);
}
