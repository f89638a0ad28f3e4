/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Diagrams for the tests and benches of core/layout: made from a seed or read from a database,
 * measured by brute force, drawn as SVG to be looked at. Main thread of a test. */

#pragma once

#include "layout/relata-layout.h"
#include "layout/relata-route.h"

G_BEGIN_DECLS

/**
 * RelataTestDiagram:
 * @names: (array length=n_nodes): the tables
 * @rows: (array length=n_nodes): how many columns each has
 *
 * Tables and the relationships between them.
 */
typedef struct
{
  RelataLayoutNode *nodes;
  char **names;
  guint *rows;
  guint n_nodes;
  RelataLayoutEdge *edges;
  guint n_edges;
} RelataTestDiagram;

/**
 * RelataTestMeasures:
 * @overlaps: pairs of boxes that share area
 * @crossings: pairs of lines that cross
 * @through: pairs of a line and a box, not at its ends, that the line passes through
 * @length: the sum of the lines
 * @shared: the length that pairs of lines run on top of each other
 * @bends: corners of lines
 * @area: that of the picture
 */
typedef struct
{
  guint overlaps, crossings, through, bends;
  double length, shared, area;
} RelataTestMeasures;

RelataTestDiagram *relata_test_diagram_new (guint n_nodes, guint n_edges);
RelataTestDiagram *relata_test_diagram_new_random (guint32 seed, guint n_nodes, guint n_edges);
RelataTestDiagram *relata_test_diagram_new_near (guint32 seed, guint n_nodes, guint n_edges);
RelataTestDiagram *relata_test_diagram_new_from_database (const char *path, GError **error);
RelataTestDiagram *relata_test_diagram_copy (const RelataTestDiagram *self);
void relata_test_diagram_free (RelataTestDiagram *self);

void
relata_test_diagram_set_table (RelataTestDiagram *self, guint node, const char *name, guint rows);
void relata_test_diagram_set_edge (
    RelataTestDiagram *self, guint edge, guint from, guint from_row, guint to, guint to_row);
void relata_test_diagram_scatter (RelataTestDiagram *self, guint32 seed);

RelataTestMeasures relata_test_diagram_measure (const RelataTestDiagram *self);
RelataRouter *relata_test_diagram_route (const RelataTestDiagram *self);
RelataTestMeasures relata_test_diagram_measure_routes (const RelataTestDiagram *self,
                                                       RelataRouter *router);
char *relata_test_diagram_to_svg (const RelataTestDiagram *self, RelataRouter *router);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataTestDiagram, relata_test_diagram_free)

G_END_DECLS
