/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Improving a placement by trying moves: what a reader minds (lines that cross, lines through
 * tables, long lines, overlaps, sprawl) has a price, and moves that lower the sum are kept.
 * Pure functions over a graph's boxes. */

#pragma once

#include "layout/relata-layout-graph.h"
#include "layout/relata-layout-random.h"

G_BEGIN_DECLS

/*
 * @n_moves: how many moves to try
 * @heat: at the start, moves that cost up to about this much more are kept at times; in
 *   hundreds of units of line
 * @price_through: what a line through a box costs, likewise
 */
typedef struct
{
  guint n_moves;
  double heat;
  double price_through;
} RelataLayoutSearchOptions;

gboolean relata_layout_search (RelataLayoutGraph *graph,
                               int *columns,
                               double pitch,
                               const RelataLayoutSearchOptions *options,
                               RelataLayoutRandom *random,
                               GCancellable *cancellable);

G_END_DECLS
