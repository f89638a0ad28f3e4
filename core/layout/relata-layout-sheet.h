/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A whole diagram, or some of its tables, on one sheet. */

#pragma once

#include "layout/relata-layout-graph.h"

G_BEGIN_DECLS

/* The diagram being placed; what is pointed to belongs to the caller. */
typedef struct
{
  RelataLayoutNode *nodes;
  guint n_nodes;
  const RelataLayoutEdge *edges;
  guint n_edges;
  const RelataLayoutOptions *options;
  GCancellable *cancellable;
} RelataLayoutTask;

RelataLayoutGraph *relata_layout_task_subgraph (const RelataLayoutTask *task, GArray *ids);
RelataRect relata_layout_task_bounds (const RelataLayoutTask *task, GArray *ids);
void relata_layout_task_shift (const RelataLayoutTask *task, GArray *ids, double dx, double dy);

gboolean relata_layout_sheet (const RelataLayoutTask *task, GArray *ids);
gboolean relata_layout_areas (const RelataLayoutTask *task, GArray *ids);

G_END_DECLS
