/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The last touch to a placement in columns: lines that are nearly straight become straight.
 * Pure function over a graph's boxes. */

#pragma once

#include "layout/relata-layout-graph.h"

G_BEGIN_DECLS

void relata_layout_straighten (RelataLayoutGraph *graph, const int *columns);

G_END_DECLS
