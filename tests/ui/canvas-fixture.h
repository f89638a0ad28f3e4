/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A canvas in a window, with a design, and the hands to work it: gestures and keys are driven
 * through the controllers, as the toolkit drives them. For tests, main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-canvas.h"

G_BEGIN_DECLS

typedef struct
{
  char *directory;
  RelataDesign *design;
  RelataViewState *view_state;
  GtkWidget *window;
  RelataCanvas *canvas;
  char *message;
} CanvasFixture;

void canvas_fixture_set_up (CanvasFixture *self, gconstpointer script);
void canvas_fixture_tear_down (CanvasFixture *self, gconstpointer script);

guint canvas_fixture_find (CanvasFixture *self, const char *table);
const RelataTableDef *canvas_fixture_table (CanvasFixture *self, const char *table);
RelataPoint canvas_fixture_header (CanvasFixture *self, const char *table);
RelataPoint canvas_fixture_row (CanvasFixture *self, const char *table, const char *column);
RelataPoint canvas_fixture_port (CanvasFixture *self, const char *table, const char *column);

void canvas_fixture_drag (CanvasFixture *self, RelataPoint from, RelataPoint to);
void canvas_fixture_click (CanvasFixture *self, RelataPoint at);
void canvas_fixture_double_click (CanvasFixture *self, RelataPoint at);
gboolean canvas_fixture_key (CanvasFixture *self, guint key, GdkModifierType modifiers);
GtkEventController *canvas_fixture_controller (CanvasFixture *self, GType type, guint button);
GtkWidget *canvas_fixture_child (CanvasFixture *self, GType type, guint index);
void canvas_fixture_settle (CanvasFixture *self);
void canvas_fixture_save_picture (CanvasFixture *self, const char *name);

G_END_DECLS
