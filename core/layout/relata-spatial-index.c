/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A hash of grid cells, each a list of the ids whose rectangle touches the cell. A rectangle
 * that touches more than MAX_CELLS cells stands in one list of large ones, so that a huge one
 * costs no more than a small one. */

#include "config.h"

#include <math.h>

#include "layout/relata-spatial-index.h"

#define MAX_CELLS 256
#define FEW_SLOTS 64
#define LIMIT     1e12

typedef struct
{
  RelataRect rect;
  gboolean present;
  guint stamp; /* the last query that has seen it */
} Item;

typedef struct
{
  gint64 x0, y0, x1, y1; /* inclusive */
} CellRange;

/* A cell once used stays, empty or not. */
typedef struct
{
  gint64 x, y;
  GArray *ids; /* guint; %NULL: the slot is free */
} Cell;

struct _RelataSpatialIndex
{
  double cell_size;
  GArray *items; /* Item, by id */
  Cell *cells;   /* a hash table with open addressing */
  guint n_slots; /* a power of two */
  guint n_cells;
  GArray *large; /* guint */
  guint n_items;
  guint stamp;
};

static gboolean
is_valid (const RelataRect *rect)
{
  return fabs (rect->x) <= LIMIT && fabs (rect->y) <= LIMIT && rect->width >= 0
         && rect->width <= LIMIT && rect->height >= 0 && rect->height <= LIMIT;
}

static CellRange
cells_of (RelataSpatialIndex *self, const RelataRect *rect)
{
  return (CellRange){
    (gint64)floor (rect->x / self->cell_size),
    (gint64)floor (rect->y / self->cell_size),
    (gint64)floor (relata_rect_right (rect) / self->cell_size),
    (gint64)floor (relata_rect_bottom (rect) / self->cell_size),
  };
}

static gboolean
is_large (const CellRange *range, gint64 limit)
{
  gint64 columns = range->x1 - range->x0 + 1, rows = range->y1 - range->y0 + 1;

  return columns > limit || rows > limit || columns * rows > limit;
}

static Cell *
find_slot (Cell *cells, guint n_slots, gint64 x, gint64 y)
{
  guint64 hash = (guint64)x * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
                 ^ (guint64)y * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);
  guint slot = (guint)(hash >> 32) & (n_slots - 1);

  while (cells[slot].ids != NULL && (cells[slot].x != x || cells[slot].y != y))
    slot = (slot + 1) & (n_slots - 1);
  return &cells[slot];
}

static void
grow_cells (RelataSpatialIndex *self)
{
  guint n_slots = self->n_slots * 2;
  Cell *cells = g_new0 (Cell, n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->cells[i].ids != NULL)
      *find_slot (cells, n_slots, self->cells[i].x, self->cells[i].y) = self->cells[i];
  g_free (self->cells);
  self->cells = cells;
  self->n_slots = n_slots;
}

static GArray *
cell_at (RelataSpatialIndex *self, gint64 x, gint64 y, gboolean create)
{
  Cell *cell = find_slot (self->cells, self->n_slots, x, y);

  if (cell->ids != NULL || !create)
    return cell->ids;
  if (2 * ++self->n_cells > self->n_slots)
    {
      grow_cells (self);
      cell = find_slot (self->cells, self->n_slots, x, y);
    }
  *cell = (Cell){ x, y, g_array_new (FALSE, FALSE, sizeof (guint)) };
  return cell->ids;
}

static void
free_cells (RelataSpatialIndex *self)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (self->cells[i].ids != NULL)
      g_array_unref (self->cells[i].ids);
  g_free (self->cells);
}

static void
remove_id (GArray *list, guint id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, guint, i) == id)
      {
        g_array_remove_index_fast (list, i);
        return;
      }
  g_assert_not_reached ();
}

static void
link_item (RelataSpatialIndex *self, guint id, const RelataRect *rect)
{
  CellRange range = cells_of (self, rect);

  if (is_large (&range, MAX_CELLS))
    {
      g_array_append_val (self->large, id);
      return;
    }
  for (gint64 y = range.y0; y <= range.y1; y++)
    for (gint64 x = range.x0; x <= range.x1; x++)
      g_array_append_val (cell_at (self, x, y, TRUE), id);
}

static void
unlink_item (RelataSpatialIndex *self, guint id, const RelataRect *rect)
{
  CellRange range = cells_of (self, rect);

  if (is_large (&range, MAX_CELLS))
    {
      remove_id (self->large, id);
      return;
    }
  for (gint64 y = range.y0; y <= range.y1; y++)
    for (gint64 x = range.x0; x <= range.x1; x++)
      remove_id (cell_at (self, x, y, FALSE), id);
}

static Item *
item_at (RelataSpatialIndex *self, guint id)
{
  if (id >= self->items->len)
    return NULL;
  if (!g_array_index (self->items, Item, id).present)
    return NULL;
  return &g_array_index (self->items, Item, id);
}

/* Touching counts, so that a rectangle without an extent can be found. */
static gboolean
touches (const RelataRect *a, const RelataRect *b)
{
  return a->x <= relata_rect_right (b) && b->x <= relata_rect_right (a)
         && a->y <= relata_rect_bottom (b) && b->y <= relata_rect_bottom (a);
}

static void
collect (RelataSpatialIndex *self, GArray *list, const RelataRect *rect, GArray *ids)
{
  for (guint i = 0; i < list->len; i++)
    {
      guint id = g_array_index (list, guint, i);
      Item *item = &g_array_index (self->items, Item, id);

      if (item->stamp == self->stamp)
        continue;
      item->stamp = self->stamp;
      if (touches (&item->rect, rect))
        g_array_append_val (ids, id);
    }
}

static void
collect_from_all (RelataSpatialIndex *self, const RelataRect *rect, GArray *ids)
{
  for (guint id = 0; id < self->items->len; id++)
    {
      Item *item = &g_array_index (self->items, Item, id);

      if (item->present && touches (&item->rect, rect))
        g_array_append_val (ids, id);
    }
}

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return (x > y) - (x < y);
}

static void
start_query (RelataSpatialIndex *self)
{
  if (++self->stamp != 0)
    return;
  for (guint id = 0; id < self->items->len; id++)
    g_array_index (self->items, Item, id).stamp = 0;
  self->stamp = 1;
}

static double
distance_to (const RelataRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - relata_rect_right (rect)), 0);
  double dy = MAX (MAX (rect->y - y, y - relata_rect_bottom (rect)), 0);

  return sqrt (dx * dx + dy * dy);
}

/**
 * relata_spatial_index_new:
 * @cell_size: side of a grid cell in world units, at least 1; about the size of a typical
 *   rectangle serves best
 *
 * Returns: (transfer full): an empty index
 */
RelataSpatialIndex *
relata_spatial_index_new (double cell_size)
{
  RelataSpatialIndex *self;

  g_return_val_if_fail (cell_size >= 1 && cell_size <= LIMIT, NULL);

  self = g_new0 (RelataSpatialIndex, 1);
  self->cell_size = cell_size;
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  self->n_slots = FEW_SLOTS;
  self->cells = g_new0 (Cell, FEW_SLOTS);
  self->large = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * relata_spatial_index_free:
 * @self: (transfer full): an index
 */
void
relata_spatial_index_free (RelataSpatialIndex *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  free_cells (self);
  g_array_unref (self->large);
  g_free (self);
}

/**
 * relata_spatial_index_insert:
 * @self: an index
 * @id: the id; one that is present already takes the new rectangle
 * @rect: finite, width and height at least 0
 */
void
relata_spatial_index_insert (RelataSpatialIndex *self, guint id, const RelataRect *rect)
{
  Item *item;

  g_return_if_fail (self != NULL && id < G_MAXUINT);
  g_return_if_fail (rect != NULL && is_valid (rect));

  if (id >= self->items->len)
    g_array_set_size (self->items, id + 1);
  item = &g_array_index (self->items, Item, id);
  if (item->present)
    unlink_item (self, id, &item->rect);
  else
    self->n_items++;
  item->present = TRUE;
  item->rect = *rect;
  link_item (self, id, rect);
}

/**
 * relata_spatial_index_remove:
 * @self: an index
 * @id: an id
 *
 * Returns: whether @id was present
 */
gboolean
relata_spatial_index_remove (RelataSpatialIndex *self, guint id)
{
  Item *item;

  g_return_val_if_fail (self != NULL, FALSE);

  item = item_at (self, id);
  if (item == NULL)
    return FALSE;
  unlink_item (self, id, &item->rect);
  item->present = FALSE;
  self->n_items--;
  return TRUE;
}

/**
 * relata_spatial_index_move:
 * @self: an index
 * @id: an id that is present
 * @rect: its new rectangle
 */
void
relata_spatial_index_move (RelataSpatialIndex *self, guint id, const RelataRect *rect)
{
  Item *item;
  CellRange before, after;

  g_return_if_fail (self != NULL);
  g_return_if_fail (rect != NULL && is_valid (rect));
  item = item_at (self, id);
  g_return_if_fail (item != NULL);

  before = cells_of (self, &item->rect);
  after = cells_of (self, rect);
  if (before.x0 == after.x0 && before.y0 == after.y0 && before.x1 == after.x1
      && before.y1 == after.y1)
    item->rect = *rect;
  else
    relata_spatial_index_insert (self, id, rect);
}

/**
 * relata_spatial_index_clear:
 * @self: an index
 *
 * Removes everything.
 */
void
relata_spatial_index_clear (RelataSpatialIndex *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->items, 0);
  free_cells (self);
  self->n_slots = FEW_SLOTS;
  self->n_cells = 0;
  self->cells = g_new0 (Cell, FEW_SLOTS);
  g_array_set_size (self->large, 0);
  self->n_items = 0;
}

/**
 * relata_spatial_index_get_size:
 * @self: an index
 *
 * Returns: how many ids are present
 */
guint
relata_spatial_index_get_size (RelataSpatialIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

/**
 * relata_spatial_index_get_rect:
 * @self: an index
 * @id: an id
 * @rect: (out): its rectangle
 *
 * Returns: whether @id is present
 */
gboolean
relata_spatial_index_get_rect (RelataSpatialIndex *self, guint id, RelataRect *rect)
{
  Item *item;

  g_return_val_if_fail (self != NULL && rect != NULL, FALSE);

  item = item_at (self, id);
  if (item != NULL)
    *rect = item->rect;
  return item != NULL;
}

/**
 * relata_spatial_index_get_bounds:
 * @self: an index
 * @bounds: (out): the smallest rectangle around all
 *
 * Returns: %FALSE if the index is empty
 */
gboolean
relata_spatial_index_get_bounds (RelataSpatialIndex *self, RelataRect *bounds)
{
  double x0 = LIMIT * 3, y0 = LIMIT * 3, x1 = -LIMIT * 3, y1 = -LIMIT * 3;

  g_return_val_if_fail (self != NULL && bounds != NULL, FALSE);

  for (guint id = 0; id < self->items->len; id++)
    {
      const Item *item = &g_array_index (self->items, Item, id);

      if (!item->present)
        continue;
      x0 = MIN (x0, item->rect.x);
      y0 = MIN (y0, item->rect.y);
      x1 = MAX (x1, relata_rect_right (&item->rect));
      y1 = MAX (y1, relata_rect_bottom (&item->rect));
    }
  if (self->n_items > 0)
    *bounds = (RelataRect){ x0, y0, x1 - x0, y1 - y0 };
  return self->n_items > 0;
}

/**
 * relata_spatial_index_query_rect:
 * @self: an index
 * @rect: where to look
 * @ids: (element-type guint): emptied, then filled with the ids of the rectangles that overlap
 *   or touch @rect, ascending
 */
void
relata_spatial_index_query_rect (RelataSpatialIndex *self, const RelataRect *rect, GArray *ids)
{
  CellRange range;

  g_return_if_fail (self != NULL && ids != NULL);
  g_return_if_fail (rect != NULL && is_valid (rect));

  g_array_set_size (ids, 0);
  range = cells_of (self, rect);
  if (is_large (&range, MAX (16, (gint64)self->n_items)))
    {
      collect_from_all (self, rect, ids);
      return;
    }
  start_query (self);
  collect (self, self->large, rect, ids);
  for (gint64 y = range.y0; y <= range.y1; y++)
    for (gint64 x = range.x0; x <= range.x1; x++)
      {
        GArray *cell = cell_at (self, x, y, FALSE);

        if (cell != NULL)
          collect (self, cell, rect, ids);
      }
  g_array_sort (ids, compare_ids_cb);
}

/**
 * relata_spatial_index_query_point:
 * @self: an index
 * @x: where to look
 * @y: where to look
 * @ids: (element-type guint): emptied, then filled with the ids of the rectangles that hold the
 *   point, their borders included, ascending
 */
void
relata_spatial_index_query_point (RelataSpatialIndex *self, double x, double y, GArray *ids)
{
  relata_spatial_index_query_rect (self, &(RelataRect){ x, y, 0, 0 }, ids);
}

/**
 * relata_spatial_index_nearest:
 * @self: an index
 * @x: where to look
 * @y: where to look
 * @max_distance: how far, in world units, at least 0
 * @id: (out): the nearest; of several the smallest
 *
 * The distance to a rectangle is that to its nearest point, 0 inside.
 *
 * Returns: whether there is one within @max_distance
 */
gboolean
relata_spatial_index_nearest (
    RelataSpatialIndex *self, double x, double y, double max_distance, guint *id)
{
  g_autoptr (GArray) ids = NULL;
  double best = max_distance, reach;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);
  g_return_val_if_fail (fabs (x) <= LIMIT && fabs (y) <= LIMIT, FALSE);
  g_return_val_if_fail (max_distance >= 0 && max_distance <= LIMIT / 4, FALSE);

  ids = g_array_new (FALSE, FALSE, sizeof (guint));
  reach = MIN (self->cell_size, max_distance);
  while (TRUE)
    {
      relata_spatial_index_query_rect (
          self, &(RelataRect){ x - reach, y - reach, 2 * reach, 2 * reach }, ids);
      for (guint i = 0; i < ids->len; i++)
        {
          guint candidate = g_array_index (ids, guint, i);
          double distance = distance_to (&item_at (self, candidate)->rect, x, y);

          if (distance < best || (!found && distance <= best))
            {
              best = distance;
              *id = candidate;
              found = TRUE;
            }
        }
      if ((found && best <= reach) || reach >= max_distance)
        return found;
      reach = MIN (reach * 4, max_distance);
    }
}
