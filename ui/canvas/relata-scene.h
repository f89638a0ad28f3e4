/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The scene: a diagram with what was drawn of it, kept as long as it is right. Draws what is in
 * view in the detail the zoom allows, and tells what stands at a point. It knows no widget and
 * no selection. Main thread.
 *
 * The cap on tables drawn with their texts is no tuning option: GTK's GL renderer aborts on a
 * frame with more than 32,767 batches. */

#pragma once

#include "canvas/relata-painter.h"
#include "canvas/relata-viewport.h"

G_BEGIN_DECLS

/* Below this zoom texts are not drawn. */
#define RELATA_SCENE_TEXT_ZOOM 0.4

/**
 * RelataDetail:
 * @RELATA_DETAIL_TEXT: tables with their columns
 * @RELATA_DETAIL_NAME: tables with their names, of one size at every zoom
 * @RELATA_DETAIL_BLOCK: flat rectangles
 */
typedef enum
{
  RELATA_DETAIL_TEXT,
  RELATA_DETAIL_NAME,
  RELATA_DETAIL_BLOCK,
  RELATA_N_DETAILS,
} RelataDetail;

/**
 * RelataHitKind:
 * @RELATA_HIT_NONE: the empty canvas
 * @RELATA_HIT_TABLE: a table, but no row of it
 * @RELATA_HIT_ROW: the row of a column
 * @RELATA_HIT_PORT: the end of a row, from which a relationship is drawn
 * @RELATA_HIT_LINE: a relationship
 */
typedef enum
{
  RELATA_HIT_NONE,
  RELATA_HIT_TABLE,
  RELATA_HIT_ROW,
  RELATA_HIT_PORT,
  RELATA_HIT_LINE,
} RelataHitKind;

/**
 * RelataHit:
 * @table: position in the diagram, unless a line is hit or nothing
 * @column: of a row or port, else -1
 * @side: of a port
 * @line: position in the diagram, if a line is hit
 */
typedef struct
{
  RelataHitKind kind;
  guint table;
  int column;
  RelataSide side;
  guint line;
} RelataHit;

/**
 * RelataEmphasis:
 * @RELATA_EMPHASIS_NONE: in its own colour
 * @RELATA_EMPHASIS_LIGHT: in the colour of the selection; its ends are named where there is room
 * @RELATA_EMPHASIS_NAMED: likewise, and its ends are named whatever that covers
 * @RELATA_EMPHASIS_STRONG: likewise, and thick
 */
typedef enum
{
  RELATA_EMPHASIS_NONE,
  RELATA_EMPHASIS_LIGHT,
  RELATA_EMPHASIS_NAMED,
  RELATA_EMPHASIS_STRONG,
} RelataEmphasis;

typedef struct _RelataScene RelataScene;

RelataScene *relata_scene_new (void);
void relata_scene_free (RelataScene *self);
void relata_scene_set_painter (RelataScene *self, RelataPainter *painter);
RelataPainter *relata_scene_get_painter (RelataScene *self);
void relata_scene_take_diagram (RelataScene *self, RelataDiagram *diagram);
RelataDiagram *relata_scene_get_diagram (RelataScene *self);
void relata_scene_forget (RelataScene *self, const RelataDiagramChanges *changes);

RelataDetail relata_scene_get_detail (RelataScene *self, RelataViewport *viewport);
GArray *relata_scene_find_tables (RelataScene *self, const RelataRect *rect);
RelataHit relata_scene_pick (RelataScene *self, double x, double y, double zoom);
gboolean relata_hit_equal (const RelataHit *a, const RelataHit *b);

void relata_scene_clear_emphasis (RelataScene *self);
void relata_scene_emphasise (RelataScene *self, guint line, RelataEmphasis emphasis);
gboolean relata_scene_draw (RelataScene *self, GtkSnapshot *snapshot, RelataViewport *viewport);
double relata_scene_get_thickness (double zoom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataScene, relata_scene_free)

G_END_DECLS
