/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The diagram as PNG, two pixels a world unit unless told otherwise. */

#include "config.h"

#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/relata-error.h"
#include "export/relata-export-formats.h"
#include "export/relata-picture.h"

#define DEFAULT_SCALE 2.0

/* cairo's own limit for a side of an image. */
#define MAX_SIDE 32767

/* 1 GiB of pixels: more is refused rather than left to the memory. */
#define MAX_PIXELS ((double)256 * 1024 * 1024)

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
draw (RelataDiagram *diagram, const RelataRect *bounds, double scale, gboolean dark)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)ceil (bounds->width * scale), (int)ceil (bounds->height * scale));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (RelataPen) pen = NULL;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -bounds->x, -bounds->y);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  pen = relata_pen_new_cairo (cr);
  cairo_destroy (cr);
  relata_picture_draw (diagram, pen, dark ? RELATA_PALETTE_DARK : RELATA_PALETTE_LIGHT);
  return surface;
}

GBytes *
relata_export_png (RelataSnapshot *snapshot,
                   const RelataExportOptions *options,
                   GPtrArray *warnings,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (RelataDiagram) diagram = relata_diagram_new (snapshot, NULL, cancellable, error);
  double scale = options->scale > 0 ? options->scale : DEFAULT_SCALE;
  GByteArray *png;
  cairo_surface_t *surface;
  cairo_status_t status;
  RelataRect bounds;

  if (diagram == NULL)
    return NULL;
  bounds = relata_picture_get_bounds (diagram);
  if (bounds.width * scale > MAX_SIDE || bounds.height * scale > MAX_SIDE
      || bounds.width * scale * bounds.height * scale > MAX_PIXELS)
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE,
                   _ ("The diagram is too large for a PNG at this scale (%.0f × %.0f pixels). Use "
                      "a smaller scale, or SVG."),
                   bounds.width * scale, bounds.height * scale);
      return NULL;
    }
  surface = draw (diagram, &bounds, scale, options->dark);
  png = g_byte_array_new ();
  status = cairo_surface_write_to_png_stream (surface, append_png, png);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (png);
  g_byte_array_unref (png);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_FAILED, _ ("Drawing the PNG failed: %s"),
               cairo_status_to_string (status));
  return NULL;
}
