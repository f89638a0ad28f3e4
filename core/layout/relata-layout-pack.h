/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rectangles side by side: the parts of a diagram on one sheet, and tables without
 * relationships in a grid. Pure functions. */

#pragma once

#include "base/relata-geometry.h"

G_BEGIN_DECLS

/* The shape of sheet aimed at: width to height. */
#define RELATA_LAYOUT_ASPECT 1.6

double relata_layout_sheet_cost (double width, double height);
RelataRect relata_layout_pack (RelataRect *rects, guint n_rects, double gap_x, double gap_y);
RelataRect relata_layout_pack_grid (
    RelataRect *rects, guint n_rects, double gap_x, double gap_y, guint n_columns);

G_END_DECLS
