/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Improving a placement by trying moves: what a reader minds (lines that cross, lines through
 * tables, long lines, overlaps, sprawl) has a price, and moves that lower the sum are kept.
 * Pure functions over a graph's boxes. */

#pragma once

#include "layout/relata-layout-graph.h"
#include "layout/relata-layout-random.h"

G_BEGIN_DECLS

gboolean relata_layout_search (RelataLayoutGraph *graph,
                               int *columns,
                               double pitch,
                               guint n_moves,
                               double heat,
                               RelataLayoutRandom *random,
                               GCancellable *cancellable);

double
relata_layout_search_price (const RelataLayoutGraph *graph, const int *columns, double pitch);

G_END_DECLS
