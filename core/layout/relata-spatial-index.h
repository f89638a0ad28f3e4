/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A uniform grid over rectangles: what lies under the pointer, what is in view, what is
 * nearest. The index owns copies of the rectangles and nothing else. It may be used by one
 * thread at a time. */

#pragma once

#include "base/relata-geometry.h"

G_BEGIN_DECLS

/**
 * RelataSpatialIndex:
 *
 * Rectangles by id. Ids are chosen by the caller and should be small and dense, such as
 * positions in an array: memory is proportional to the largest one.
 */
typedef struct _RelataSpatialIndex RelataSpatialIndex;

RelataSpatialIndex *relata_spatial_index_new (double cell_size);
void relata_spatial_index_free (RelataSpatialIndex *self);

void relata_spatial_index_insert (RelataSpatialIndex *self, guint id, const RelataRect *rect);
gboolean relata_spatial_index_remove (RelataSpatialIndex *self, guint id);
void relata_spatial_index_move (RelataSpatialIndex *self, guint id, const RelataRect *rect);
void relata_spatial_index_clear (RelataSpatialIndex *self);

guint relata_spatial_index_get_size (RelataSpatialIndex *self);
gboolean relata_spatial_index_get_rect (RelataSpatialIndex *self, guint id, RelataRect *rect);
gboolean relata_spatial_index_get_bounds (RelataSpatialIndex *self, RelataRect *bounds);

void
relata_spatial_index_query_rect (RelataSpatialIndex *self, const RelataRect *rect, GArray *ids);
void relata_spatial_index_query_point (RelataSpatialIndex *self, double x, double y, GArray *ids);
gboolean relata_spatial_index_nearest (
    RelataSpatialIndex *self, double x, double y, double max_distance, guint *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataSpatialIndex, relata_spatial_index_free)

G_END_DECLS
