/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* New tables among tables that stay. Pure function over a graph. */

#pragma once

#include "layout/relata-layout-graph.h"

G_BEGIN_DECLS

gboolean
relata_layout_insert (RelataLayoutGraph *graph, gboolean *placed, GCancellable *cancellable);

G_END_DECLS
