/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the two files of a diagram share: the one that builds it and the one that keeps it. */

#pragma once

#include "layout/relata-diagram.h"

G_BEGIN_DECLS

/**
 * RelataDiagramTable:
 * @placed: the design says where it stands
 * @has_computed: @computed is set
 * @computed: where it stands as long as the design does not say so
 */
typedef struct
{
  RelataBox *box;
  RelataRect rect;
  gboolean placed;
  gboolean has_computed;
  RelataPoint computed;
} RelataDiagramTable;

/**
 * RelataDiagramLine:
 * @route: its number in the router, or -1 for a spur, which has points of its own
 */
typedef struct
{
  RelataLine line;
  int route;
  RelataPoint spur_points[2];
  RelataRoute spur;
} RelataDiagramLine;

/**
 * RelataDiagram:
 * @tables: (element-type RelataDiagramTable)
 * @positions: from item to position among @tables
 * @lines: (element-type RelataDiagramLine)
 * @route_lines: (element-type guint): the line of each route
 */
struct _RelataDiagram
{
  RelataSnapshot *snapshot;
  GArray *tables;
  GHashTable *positions;
  GArray *lines;
  GArray *route_lines;
  RelataRouter *router;
};

/**
 * RelataDiagramPlan:
 * @known: of an earlier diagram what may be used again, by item
 * @arrange: place all tables, whatever the design says
 *
 * What a diagram is built from. Holds copies, so it may go to another thread.
 */
typedef struct
{
  RelataSnapshot *snapshot;
  GHashTable *known;
  gboolean arrange;
} RelataDiagramPlan;

RelataDiagramPlan *
relata_diagram_plan_new (RelataSnapshot *snapshot, RelataDiagram *previous, gboolean arrange);
void relata_diagram_plan_free (RelataDiagramPlan *plan);
RelataDiagramTable relata_diagram_make_table (const RelataDiagramPlan *plan, RelataItem *item);
void relata_diagram_clear_table (gpointer table);
GArray *relata_diagram_make_lines (RelataDiagram *self, GArray *tables, RelataSnapshot *snapshot);
void relata_diagram_place_spur (RelataDiagram *self, RelataDiagramLine *line);

static inline RelataDiagramTable *
relata_diagram_table (RelataDiagram *self, guint table)
{
  return &g_array_index (self->tables, RelataDiagramTable, table);
}

static inline RelataDiagramLine *
relata_diagram_line (RelataDiagram *self, guint line)
{
  return &g_array_index (self->lines, RelataDiagramLine, line);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDiagramPlan, relata_diagram_plan_free)

G_END_DECLS
