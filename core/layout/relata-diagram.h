/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The diagram of a snapshot: which boxes stand where, and how the lines between them run. What
 * the canvas shows and what the exports draw. Tables that the design has not placed are placed
 * here, around those that it has; that is not written into the design until a person moves
 * something (relata_diagram_store_placements()).
 *
 * Made by any thread, then used by one at a time: moving boxes and taking over a new snapshot
 * change it in place, so that only what they touch is measured and routed again. Tables and
 * lines are addressed by their position, which holds until relata_diagram_update() or the end
 * of the diagram. */

#pragma once

#include "base/relata-geometry.h"
#include "base/relata-job.h"
#include "layout/relata-box.h"
#include "layout/relata-route.h"
#include "schema/relata-edit.h"
#include "schema/relata-relationship.h"

G_BEGIN_DECLS

/* Diagrams with more tables to be placed than this are made in a job. */
#define RELATA_DIAGRAM_SYNC_LIMIT 200

/**
 * RelataFoot:
 * @many: a crow's foot; otherwise one bar
 * @optional: a ring (may be none); otherwise a bar (at least one)
 *
 * How many records there are at an end of a line, for one record at the other end.
 */
typedef struct
{
  gboolean many, optional;
} RelataFoot;

/**
 * RelataLine:
 * @relationship: what it stands for; lives as long as the diagram's snapshot
 * @child: position of the table with the foreign key
 * @parent: position of the one it refers to, or -1 if there is none: the line is then a spur
 *   with a warning
 * @child_y: where it ends, from the top of the child's box
 * @parent_y: likewise
 * @child_span: the middles of the first and the last row of a key of several columns; equal
 *   otherwise
 * @parent_span: likewise
 * @child_foot: how many children a parent has
 * @parent_foot: how many parents a child has
 *
 * One relationship in the picture: a foreign key, or a virtual relationship.
 */
typedef struct
{
  const RelataRelationship *relationship;
  guint child;
  int parent;
  double child_y, parent_y;
  double child_span[2], parent_span[2];
  RelataFoot child_foot, parent_foot;
} RelataLine;

/**
 * RelataDiagramChanges:
 * @boxes: (element-type guint): tables that look different
 * @moved: (element-type guint): tables that stand elsewhere or have another size
 * @lines: (element-type guint): lines that run or look different
 *
 * What is no longer as it was drawn. Lists without repetition.
 */
typedef struct
{
  GArray *boxes;
  GArray *moved;
  GArray *lines;
} RelataDiagramChanges;

typedef struct _RelataDiagram RelataDiagram;

RelataDiagram *relata_diagram_new (RelataSnapshot *snapshot,
                                   RelataDiagram *previous,
                                   GCancellable *cancellable,
                                   GError **error);
RelataDiagram *
relata_diagram_new_arranged (RelataSnapshot *snapshot, GCancellable *cancellable, GError **error);
RelataJob *relata_diagram_job (RelataSnapshot *snapshot, RelataDiagram *previous, gboolean arrange);
void relata_diagram_free (RelataDiagram *self);
guint relata_diagram_count_unplaced (RelataSnapshot *snapshot, RelataDiagram *previous);

RelataSnapshot *relata_diagram_get_snapshot (RelataDiagram *self);
guint relata_diagram_get_n_tables (RelataDiagram *self);
int relata_diagram_find_table (RelataDiagram *self, guint id);
const RelataBox *relata_diagram_get_box (RelataDiagram *self, guint table);
const RelataRect *relata_diagram_get_rect (RelataDiagram *self, guint table);
const char *relata_diagram_get_color (RelataDiagram *self, guint table);
gboolean relata_diagram_get_bounds (RelataDiagram *self, RelataRect *bounds);

guint relata_diagram_get_n_lines (RelataDiagram *self);
const RelataLine *relata_diagram_get_line (RelataDiagram *self, guint line);
const RelataRoute *relata_diagram_get_route (RelataDiagram *self, guint line);
int
relata_diagram_find_line (RelataDiagram *self, guint child, guint foreign_key, gboolean virtual_);

gboolean relata_diagram_update (RelataDiagram *self,
                                RelataSnapshot *snapshot,
                                RelataDiagramChanges *changes);
void relata_diagram_move (RelataDiagram *self,
                          const guint *tables,
                          const RelataPoint *points,
                          guint n,
                          RelataDiagramChanges *changes);
void relata_diagram_store_placements (RelataDiagram *self,
                                      RelataEdit *edit,
                                      const guint *moved,
                                      guint n_moved);

void relata_diagram_changes_init (RelataDiagramChanges *self);
void relata_diagram_changes_clear (RelataDiagramChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDiagram, relata_diagram_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataDiagramChanges, relata_diagram_changes_clear)

G_END_DECLS
