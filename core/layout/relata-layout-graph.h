/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the placing algorithms work on: one connected part of the diagram, with the links of
 * each node at hand. Loops are left out and the relationships of one pair are one link. Owns
 * its arrays; used by one thread at a time. */

#pragma once

#include "base/relata-geometry.h"
#include "layout/relata-layout.h"

G_BEGIN_DECLS

typedef struct
{
  guint from, to; /* child, parent */
  double from_y, to_y;
  double weight; /* the number of relationships; weak ones count a quarter */
} RelataLayoutLink;

typedef struct
{
  guint n_nodes;
  RelataRect *boxes;
  guint *ids; /* of each node, its position in the caller's array */

  guint n_links;
  RelataLayoutLink *links;
  guint *first;    /* n_nodes + 1 positions in incident */
  guint *incident; /* links of node 0, of node 1, ... */

  double gap_x, gap_y;
} RelataLayoutGraph;

RelataLayoutGraph *relata_layout_graph_new (const RelataLayoutNode *nodes,
                                            const guint *ids,
                                            guint n_ids,
                                            guint n_nodes,
                                            const RelataLayoutEdge *edges,
                                            guint n_edges,
                                            const RelataLayoutOptions *options);
void relata_layout_graph_free (RelataLayoutGraph *self);
RelataRect relata_layout_graph_bounds (const RelataLayoutGraph *self);

static inline guint
relata_layout_graph_degree (const RelataLayoutGraph *self, guint node)
{
  return self->first[node + 1] - self->first[node];
}

static inline guint
relata_layout_graph_other (const RelataLayoutGraph *self, guint link, guint node)
{
  const RelataLayoutLink *l = &self->links[link];

  return l->from == node ? l->to : l->from;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataLayoutGraph, relata_layout_graph_free)

G_END_DECLS
