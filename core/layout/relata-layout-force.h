/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A first picture of a connected graph: points that repel each other, links that pull. Pure
 * function of its arguments. */

#pragma once

#include "layout/relata-layout-graph.h"
#include "layout/relata-layout-random.h"

G_BEGIN_DECLS

gboolean relata_layout_force (const RelataLayoutGraph *graph,
                              RelataLayoutRandom *random,
                              RelataPoint *points,
                              GCancellable *cancellable);

G_END_DECLS
