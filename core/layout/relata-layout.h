/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Placing tables. A pure function over plain structs: the same input gives the same places,
 * on any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelataLayoutNode:
 * @width: size in world units, at least 0
 * @height: size in world units, at least 0
 * @x: left border; read of a fixed node, written of the others
 * @y: top border; read of a fixed node, written of the others
 * @fixed: stays where it is
 * @group: 0, or the number of the area that owns it; an area's tables are placed as one block
 *
 * A table to be placed.
 */
typedef struct
{
  double width, height;
  double x, y;
  gboolean fixed;
  guint32 group;
} RelataLayoutNode;

/**
 * RelataLayoutEdge:
 * @from: position of the child in the array of nodes
 * @to: position of the parent; may be @from
 * @from_y: the referencing column's row, from the top of the child's box
 * @to_y: the referenced column's row, from the top of the parent's box
 * @weak: counts little, such as a virtual relationship
 *
 * A relationship.
 */
typedef struct
{
  guint from, to;
  double from_y, to_y;
  gboolean weak;
} RelataLayoutEdge;

/**
 * RelataLayoutOptions:
 * @gap_x: least horizontal distance between two boxes, where lines run; at least 0
 * @gap_y: least vertical distance between two boxes; at least 0
 * @seed: another seed may give another, equally valid placement
 */
typedef struct
{
  double gap_x, gap_y;
  guint32 seed;
} RelataLayoutOptions;

/* The largest size and coordinate, in world units, that the functions here accept. */
#define RELATA_LAYOUT_LIMIT 1e8

/* The room left around the tables of an area, and above them for its name. */
#define RELATA_LAYOUT_AREA_MARGIN 24.0
#define RELATA_LAYOUT_AREA_HEADER 32.0

RelataLayoutOptions relata_layout_options_default (void);

gboolean relata_layout_place (RelataLayoutNode *nodes,
                              guint n_nodes,
                              const RelataLayoutEdge *edges,
                              guint n_edges,
                              const RelataLayoutOptions *options,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
