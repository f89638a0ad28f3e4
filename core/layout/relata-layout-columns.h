/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Boxes in columns without overlaps: every box has a column and a place in it. Pure functions
 * over a graph's boxes. */

#pragma once

#include "layout/relata-layout-graph.h"

G_BEGIN_DECLS

double relata_layout_columns_pitch (const RelataLayoutGraph *graph);
void relata_layout_columns_assign (const RelataLayoutGraph *graph, double pitch, int *columns);
void relata_layout_columns_spread (RelataLayoutGraph *graph, const int *columns);
void relata_layout_columns_turn (const RelataLayoutGraph *graph, int *columns);
void relata_layout_columns_finish (RelataLayoutGraph *graph, const int *columns);

G_END_DECLS
