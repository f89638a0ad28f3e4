/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The diagram as SVG 1.1, with text as text. */

#include "config.h"

#include "export/relata-export-formats.h"
#include "export/relata-picture.h"

static void
append_head (GString *out, const RelataRect *bounds)
{
  g_string_append_printf (out,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                          "viewBox=\"%d %d %d %d\" font-family=\"%s\" stroke-linecap=\"butt\" "
                          "stroke-linejoin=\"round\">\n",
                          (int)bounds->width, (int)bounds->height, (int)bounds->x, (int)bounds->y,
                          (int)bounds->width, (int)bounds->height, RELATA_FONT_FAMILY);
}

GBytes *
relata_export_svg (RelataSnapshot *snapshot,
                   const RelataExportOptions *options,
                   GPtrArray *warnings,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RelataDiagram) diagram = relata_diagram_new (snapshot, NULL, cancellable, error);
  g_autoptr (RelataPen) pen = NULL;
  RelataRect bounds;
  GString *out;

  if (diagram == NULL)
    return NULL;
  out = g_string_new (NULL);
  pen = relata_pen_new_svg (out);
  bounds = relata_picture_get_bounds (diagram);
  append_head (out, &bounds);
  relata_picture_draw (diagram, pen, options->dark ? RELATA_PALETTE_DARK : RELATA_PALETTE_LIGHT);
  g_string_append (out, "</svg>\n");
  return g_string_free_to_bytes (out);
}
