/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of the canvas share: relata-canvas.c (the widget and its diagram), -draw.c,
 * -children.c (what is accessible), -gestures.c, -keys.c, -edits.c, -actions.c, -menu.c. */

#pragma once

#include "canvas/relata-canvas.h"
#include "canvas/relata-link.h"
#include "canvas/relata-scene.h"

G_BEGIN_DECLS

/**
 * RelataDragKind:
 * @RELATA_DRAG_PRESS: the button is down and has not moved
 */
typedef enum
{
  RELATA_DRAG_NONE,
  RELATA_DRAG_PRESS,
  RELATA_DRAG_PAN,
  RELATA_DRAG_MOVE,
  RELATA_DRAG_BAND,
  RELATA_DRAG_LINK,
} RelataDragKind;

/**
 * RelataDrag:
 * @start: where it began, in screen coordinates
 * @at: where the pointer is
 * @hit: what was under it when it began
 * @modifiers: keys held then
 * @tables: (element-type guint): what is moved
 * @origins: (element-type RelataPoint): where these stood
 * @before: (element-type guint): what was selected when a rubber band began
 */
typedef struct
{
  RelataDragKind kind;
  RelataPoint start, at;
  RelataHit hit;
  GdkModifierType modifiers;
  GArray *tables;
  GArray *origins;
  GArray *before;
} RelataDrag;

/**
 * RelataLinking:
 * @active: a relationship is being drawn
 * @by_keys: without the pointer: the target is @target
 * @from: item it starts at
 * @from_column: column, or -1 for one to be made
 * @target: item under the pointer or chosen by keys, or 0
 * @target_column: column, or -1 for the table
 * @possible: dropping there would work
 * @reason: (nullable): why not
 */
typedef struct
{
  gboolean active, by_keys;
  guint from;
  int from_column;
  guint target;
  int target_column;
  gboolean possible;
  char *reason;
} RelataLinking;

struct _RelataCanvas
{
  GtkWidget parent_instance;

  RelataViewState *view_state;
  RelataViewport *viewport;
  RelataScene *scene;
  GSignalGroup *design_signals;
  GSignalGroup *view_signals;
  RelataJob *job;
  guint generation;
  gboolean fit_wanted;
  guint wanted; /* a table to go to once the diagram has it */
  int wanted_column;
  gboolean wanted_edit;

  RelataHit hover;
  RelataPoint pointer;
  gboolean space_held;
  double pinch_zoom;
  RelataDrag drag;
  RelataLinking linking;

  GHashTable *children;
  guint children_source;
  gboolean children_outdated;
  guint walk_table;
  GtkWidget *menu;
  RelataPoint menu_at;
  gboolean menu_open;
  GtkWidget *editor;
  guint edited;
  int edited_column;

  guint flash_table;
  int flash_column;
  gint64 flash_start;
  guint flash_tick;
  guint rest_tick;
};

/**
 * RelataDiagramDone:
 * @diagram: (transfer full): what the job made
 */
typedef void (*RelataDiagramDone) (RelataCanvas *self, RelataDiagram *diagram);

double relata_canvas_get_natural_zoom (RelataCanvas *self);
RelataDesign *relata_canvas_get_design (RelataCanvas *self);
RelataDiagram *relata_canvas_get_diagram (RelataCanvas *self);
void relata_canvas_sync (RelataCanvas *self);
gboolean relata_canvas_want (RelataCanvas *self, guint table, int column, gboolean edit);
void relata_canvas_start_job (RelataCanvas *self, RelataJob *job, RelataDiagramDone done);
void relata_canvas_moved (RelataCanvas *self, const RelataDiagramChanges *changes);
void relata_canvas_message (RelataCanvas *self, const char *text, gboolean undo);

void relata_canvas_draw (RelataCanvas *self, GtkSnapshot *snapshot);
RelataRect relata_canvas_get_band (RelataCanvas *self);

void relata_canvas_queue_children (RelataCanvas *self);
void relata_canvas_update_children (RelataCanvas *self);
void relata_canvas_allocate_children (RelataCanvas *self);
void relata_canvas_remove_children (RelataCanvas *self);
void relata_canvas_focus_table (RelataCanvas *self, guint table);

void relata_canvas_add_gestures (RelataCanvas *self);
void relata_canvas_cancel_drag (RelataCanvas *self);
void relata_canvas_update_hover (RelataCanvas *self);
void relata_canvas_add_keys (RelataCanvas *self);

void relata_canvas_begin_link (RelataCanvas *self, guint table, int column, gboolean by_keys);
void relata_canvas_set_link_target (RelataCanvas *self, guint table, int column);
void relata_canvas_end_link (RelataCanvas *self, gboolean commit);
guint relata_canvas_find_neighbour (RelataCanvas *self, guint from, int dx, int dy);

gboolean relata_canvas_apply (RelataCanvas *self, RelataEdit *edit);
void relata_canvas_move_selected (RelataCanvas *self, int dx, int dy);
void relata_canvas_store_move (RelataCanvas *self, const guint *tables, guint n_tables);
void relata_canvas_add_table_at (RelataCanvas *self, double x, double y);
void relata_canvas_add_column (RelataCanvas *self);
void relata_canvas_delete_selected (RelataCanvas *self);
void relata_canvas_arrange (RelataCanvas *self);
void relata_canvas_set_color (RelataCanvas *self, const char *color);
void relata_canvas_select_all (RelataCanvas *self);

void relata_canvas_edit_name (RelataCanvas *self, guint table, int column);
void relata_canvas_allocate_editor (RelataCanvas *self);
void relata_canvas_stop_editing (RelataCanvas *self, gboolean commit);

void relata_canvas_install_actions (GtkWidgetClass *widget_class);
void relata_canvas_update_actions (RelataCanvas *self);
void relata_canvas_show_menu (RelataCanvas *self, double x, double y);

G_END_DECLS
