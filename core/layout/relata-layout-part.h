/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Places one connected part of a diagram. Pure function over a graph's boxes. */

#pragma once

#include "layout/relata-layout-graph.h"
#include "layout/relata-layout-random.h"

G_BEGIN_DECLS

gboolean relata_layout_part (RelataLayoutGraph *graph,
                             RelataLayoutRandom *random,
                             GCancellable *cancellable);

G_END_DECLS
