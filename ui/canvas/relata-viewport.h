/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The viewport: which part of the diagram is seen, and how large. World and screen coordinates
 * convert here and nowhere else. It knows no widget. Main thread.
 *
 * `changed` comes once a change of centre, zoom or size. */

#pragma once

#include <glib-object.h>

#include "base/relata-geometry.h"

G_BEGIN_DECLS

#define RELATA_TYPE_VIEWPORT (relata_viewport_get_type ())

G_DECLARE_FINAL_TYPE (RelataViewport, relata_viewport, RELATA, VIEWPORT, GObject)

#define RELATA_VIEWPORT_MIN_ZOOM 0.02
#define RELATA_VIEWPORT_MAX_ZOOM 4.0

RelataViewport *relata_viewport_new (void);

double relata_viewport_get_zoom (RelataViewport *self);
RelataPoint relata_viewport_get_centre (RelataViewport *self);
double relata_viewport_get_width (RelataViewport *self);
double relata_viewport_get_height (RelataViewport *self);
RelataRect relata_viewport_get_visible (RelataViewport *self);
RelataPoint relata_viewport_get_origin (RelataViewport *self);

RelataPoint relata_viewport_to_world (RelataViewport *self, double x, double y);
RelataPoint relata_viewport_to_screen (RelataViewport *self, double x, double y);
RelataRect relata_viewport_rect_to_screen (RelataViewport *self, const RelataRect *rect);

void relata_viewport_set_limits (RelataViewport *self, double min_zoom, double max_zoom);
void relata_viewport_set_size (RelataViewport *self, double width, double height);
void relata_viewport_set_centre (RelataViewport *self, double x, double y);
void relata_viewport_set_zoom (RelataViewport *self, double zoom);
void relata_viewport_zoom_at (RelataViewport *self, double zoom, double x, double y);
void relata_viewport_step_zoom (RelataViewport *self, int steps);
void relata_viewport_pan (RelataViewport *self, double dx, double dy);
void
relata_viewport_fit (RelataViewport *self, const RelataRect *rect, double margin, double max_zoom);
gboolean relata_viewport_reveal (RelataViewport *self, const RelataRect *rect, double margin);

G_END_DECLS
