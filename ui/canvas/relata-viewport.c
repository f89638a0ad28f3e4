/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The viewport is a centre in the world, a zoom and the size of the screen area. The origin,
 * where world (0, 0) is on the screen, is rounded to whole pixels so that panning moves what is
 * drawn without resampling it. Main thread. */

#include "config.h"

#include <math.h>

#include "canvas/relata-viewport.h"

/* A step of the zoom buttons: eight to an octave keep text sizes few, so their glyphs are
 * found in the renderer's cache; the buttons go two of them at a time. */
#define STEPS_PER_OCTAVE 4.0

struct _RelataViewport
{
  GObject parent_instance;

  RelataPoint centre;
  double zoom, min_zoom, max_zoom;
  double width, height;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataViewport, relata_viewport, G_TYPE_OBJECT)

static double
clamp_zoom (RelataViewport *self, double zoom)
{
  return CLAMP (zoom, self->min_zoom, self->max_zoom);
}

static void
change (RelataViewport *self, double x, double y, double zoom)
{
  gboolean zoomed = self->zoom != zoom;

  if (!zoomed && self->centre.x == x && self->centre.y == y)
    return;
  self->centre = (RelataPoint){ x, y };
  self->zoom = zoom;
  if (zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* How far to move so that [a, b] lies within [low, high]; what is too long is seen from its
 * beginning. */
static double
get_shift (double a, double b, double low, double high)
{
  if (a < low || b - a > high - low)
    return a - low;
  return b > high ? b - high : 0;
}

static void
relata_viewport_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RelataViewport *self = RELATA_VIEWPORT (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_viewport_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RelataViewport *self = RELATA_VIEWPORT (object);

  switch (id)
    {
    case PROP_ZOOM:
      relata_viewport_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_viewport_class_init (RelataViewportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relata_viewport_get_property;
  object_class->set_property = relata_viewport_set_property;

  properties[PROP_ZOOM] = g_param_spec_double (
      "zoom", NULL, NULL, RELATA_VIEWPORT_MIN_ZOOM, RELATA_VIEWPORT_MAX_ZOOM, 1,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
relata_viewport_init (RelataViewport *self)
{
  self->zoom = 1;
  self->min_zoom = RELATA_VIEWPORT_MIN_ZOOM;
  self->max_zoom = RELATA_VIEWPORT_MAX_ZOOM;
}

/**
 * relata_viewport_new:
 *
 * Returns: (transfer full): a viewport of no size, centred on the world's origin, at zoom 1
 */
RelataViewport *
relata_viewport_new (void)
{
  return g_object_new (RELATA_TYPE_VIEWPORT, NULL);
}

/* Returns: screen pixels for one world unit */
double
relata_viewport_get_zoom (RelataViewport *self)
{
  g_return_val_if_fail (RELATA_IS_VIEWPORT (self), 1);
  return self->zoom;
}

/* Returns: the world point in the middle of the screen area */
RelataPoint
relata_viewport_get_centre (RelataViewport *self)
{
  g_return_val_if_fail (RELATA_IS_VIEWPORT (self), (RelataPoint){ 0 });
  return self->centre;
}

/* Returns: the width of the screen area in pixels */
double
relata_viewport_get_width (RelataViewport *self)
{
  g_return_val_if_fail (RELATA_IS_VIEWPORT (self), 0);
  return self->width;
}

/* Returns: its height */
double
relata_viewport_get_height (RelataViewport *self)
{
  g_return_val_if_fail (RELATA_IS_VIEWPORT (self), 0);
  return self->height;
}

/**
 * relata_viewport_get_origin:
 *
 * Returns: where on the screen the world's origin is, in whole pixels
 */
RelataPoint
relata_viewport_get_origin (RelataViewport *self)
{
  g_return_val_if_fail (RELATA_IS_VIEWPORT (self), (RelataPoint){ 0 });
  return (RelataPoint){ round (self->width / 2 - self->centre.x * self->zoom),
                        round (self->height / 2 - self->centre.y * self->zoom) };
}

/* Returns: the part of the world that is seen */
RelataRect
relata_viewport_get_visible (RelataViewport *self)
{
  RelataPoint start = relata_viewport_to_world (self, 0, 0);

  return (RelataRect){ start.x, start.y, self->width / self->zoom, self->height / self->zoom };
}

/* Returns: the world point at a point of the screen area */
RelataPoint
relata_viewport_to_world (RelataViewport *self, double x, double y)
{
  RelataPoint origin = relata_viewport_get_origin (self);

  return (RelataPoint){ (x - origin.x) / self->zoom, (y - origin.y) / self->zoom };
}

/* Returns: where on the screen area a world point is */
RelataPoint
relata_viewport_to_screen (RelataViewport *self, double x, double y)
{
  RelataPoint origin = relata_viewport_get_origin (self);

  return (RelataPoint){ origin.x + x * self->zoom, origin.y + y * self->zoom };
}

/* Returns: where on the screen area a rectangle of the world is */
RelataRect
relata_viewport_rect_to_screen (RelataViewport *self, const RelataRect *rect)
{
  RelataPoint start = relata_viewport_to_screen (self, rect->x, rect->y);

  return (RelataRect){ start.x, start.y, rect->width * self->zoom, rect->height * self->zoom };
}

/**
 * relata_viewport_set_limits:
 * @min_zoom: the least zoom, above 0
 * @max_zoom: the most
 *
 * Other limits than RELATA_VIEWPORT_MIN_ZOOM and RELATA_VIEWPORT_MAX_ZOOM; the zoom is brought
 * within them.
 */
void
relata_viewport_set_limits (RelataViewport *self, double min_zoom, double max_zoom)
{
  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  g_return_if_fail (min_zoom > 0 && min_zoom <= max_zoom);
  self->min_zoom = min_zoom;
  self->max_zoom = max_zoom;
  relata_viewport_set_zoom (self, self->zoom);
}

/**
 * relata_viewport_set_size:
 * @width: of the screen area, in pixels
 * @height: likewise
 *
 * The centre stays where it is.
 */
void
relata_viewport_set_size (RelataViewport *self, double width, double height)
{
  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  if (self->width == width && self->height == height)
    return;
  self->width = width;
  self->height = height;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Brings a world point to the middle. */
void
relata_viewport_set_centre (RelataViewport *self, double x, double y)
{
  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  change (self, x, y, self->zoom);
}

/* Zooms about the middle. */
void
relata_viewport_set_zoom (RelataViewport *self, double zoom)
{
  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  change (self, self->centre.x, self->centre.y, clamp_zoom (self, zoom));
}

/**
 * relata_viewport_zoom_at:
 * @zoom: the new zoom, brought within the limits
 * @x: a point of the screen area
 * @y: likewise
 *
 * Zooms so that what is seen at that point stays there: the one way in which wheel, pinch and
 * keys zoom.
 */
void
relata_viewport_zoom_at (RelataViewport *self, double zoom, double x, double y)
{
  RelataPoint kept;

  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  zoom = clamp_zoom (self, zoom);
  kept.x = self->centre.x + (x - self->width / 2) / self->zoom;
  kept.y = self->centre.y + (y - self->height / 2) / self->zoom;
  change (self, kept.x - (x - self->width / 2) / zoom, kept.y - (y - self->height / 2) / zoom,
          zoom);
}

/**
 * relata_viewport_step_zoom:
 * @steps: how many steps of a fixed ladder to go, negative to zoom out
 *
 * Zooms about the middle to the next rungs of the ladder that has 1 as one of them.
 */
void
relata_viewport_step_zoom (RelataViewport *self, int steps)
{
  double rung;

  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  rung = log2 (self->zoom) * STEPS_PER_OCTAVE;
  rung = steps > 0 ? floor (rung + 1e-6) : ceil (rung - 1e-6);
  relata_viewport_set_zoom (self, exp2 ((rung + steps) / STEPS_PER_OCTAVE));
}

/**
 * relata_viewport_pan:
 * @dx: how many pixels what is seen moves to the right
 * @dy: how many it moves down
 */
void
relata_viewport_pan (RelataViewport *self, double dx, double dy)
{
  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  change (self, self->centre.x - dx / self->zoom, self->centre.y - dy / self->zoom, self->zoom);
}

/**
 * relata_viewport_fit:
 * @rect: in the world
 * @margin: pixels to leave around it
 * @max_zoom: the most to zoom in
 *
 * Shows all of @rect, as large as it goes.
 */
void
relata_viewport_fit (RelataViewport *self, const RelataRect *rect, double margin, double max_zoom)
{
  double x, y;

  g_return_if_fail (RELATA_IS_VIEWPORT (self));
  g_return_if_fail (rect != NULL);
  x = MAX (self->width - 2 * margin, 1) / MAX (rect->width, 1);
  y = MAX (self->height - 2 * margin, 1) / MAX (rect->height, 1);
  change (self, rect->x + rect->width / 2, rect->y + rect->height / 2,
          clamp_zoom (self, MIN (MIN (x, y), max_zoom)));
}

/**
 * relata_viewport_reveal:
 * @rect: in the world
 * @margin: pixels to leave around it
 *
 * Moves no farther than needed to bring @rect into sight.
 *
 * Returns: whether it moved
 */
gboolean
relata_viewport_reveal (RelataViewport *self, const RelataRect *rect, double margin)
{
  RelataRect seen;
  double dx, dy;

  g_return_val_if_fail (RELATA_IS_VIEWPORT (self), FALSE);
  g_return_val_if_fail (rect != NULL, FALSE);
  seen = relata_viewport_rect_to_screen (self, rect);
  margin = MIN (margin, MIN (self->width, self->height) / 4);
  dx = get_shift (seen.x, relata_rect_right (&seen), margin, self->width - margin);
  dy = get_shift (seen.y, relata_rect_bottom (&seen), margin, self->height - margin);
  if (fabs (dx) < 1 && fabs (dy) < 1)
    return FALSE;
  relata_viewport_pan (self, -dx, -dy);
  return TRUE;
}
