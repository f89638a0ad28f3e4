/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Keeping a diagram: what it holds, and taking over what changed. Building one stands in
 * relata-diagram-build.c. One thread at a time. */

#include "config.h"

#include <math.h>

#include "layout/relata-diagram-private.h"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *)a, y = *(const guint *)b;

  return x < y ? -1 : x > y;
}

static void
remove_repetition (GArray *numbers)
{
  guint n = 0;

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len; i++)
    if (i == 0 || g_array_index (numbers, guint, i) != g_array_index (numbers, guint, n - 1))
      g_array_index (numbers, guint, n++) = g_array_index (numbers, guint, i);
  g_array_set_size (numbers, n);
}

/* Adds the lines that the router drew anew, and the spurs at the tables that moved. */
static void
collect_rerouted (RelataDiagram *self, RelataDiagramChanges *changes)
{
  guint n_changed;
  const guint *changed = relata_router_get_changed (self->router, &n_changed);
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_changed; i++)
    g_array_append_val (changes->lines, g_array_index (self->route_lines, guint, changed[i]));
  for (guint i = 0; i < changes->moved->len; i++)
    g_hash_table_add (moved, GUINT_TO_POINTER (g_array_index (changes->moved, guint, i)));
  for (guint i = 0; i < self->lines->len; i++)
    {
      RelataDiagramLine *line = relata_diagram_line (self, i);

      if (line->route >= 0 || !g_hash_table_contains (moved, GUINT_TO_POINTER (line->line.child)))
        continue;
      relata_diagram_place_spur (self, line);
      g_array_append_val (changes->lines, i);
    }
}

/* Tells the router where the tables in @changes->moved are now. */
static void
route_moved (RelataDiagram *self, RelataDiagramChanges *changes)
{
  g_autofree RelataRect *rects = NULL;

  if (changes->moved->len == 0)
    return;
  rects = g_new (RelataRect, changes->moved->len);
  for (guint i = 0; i < changes->moved->len; i++)
    rects[i] = relata_diagram_table (self, g_array_index (changes->moved, guint, i))->rect;
  relata_router_move_boxes (self->router, (const guint *)(gpointer)changes->moved->data, rects,
                            changes->moved->len);
  collect_rerouted (self, changes);
}

static gboolean
foot_equal (const RelataFoot *a, const RelataFoot *b)
{
  return !a->many == !b->many && !a->optional == !b->optional;
}

/* Whether the router may keep what it knows of the line. */
static gboolean
line_runs_same (const RelataLine *a, const RelataLine *b)
{
  return a->child == b->child && a->parent == b->parent && a->child_y == b->child_y
         && a->parent_y == b->parent_y
         && a->relationship->foreign_key == b->relationship->foreign_key
         && !a->relationship->virtual_ == !b->relationship->virtual_;
}

static gboolean
line_looks_same (const RelataLine *a, const RelataLine *b)
{
  const RelataRelationship *x = a->relationship, *y = b->relationship;

  return foot_equal (&a->child_foot, &b->child_foot)
         && foot_equal (&a->parent_foot, &b->parent_foot) && a->child_span[0] == b->child_span[0]
         && a->child_span[1] == b->child_span[1] && a->parent_span[0] == b->parent_span[0]
         && a->parent_span[1] == b->parent_span[1] && !x->identifying == !y->identifying
         && g_strcmp0 (x->ends[0].name, y->ends[0].name) == 0
         && g_strcmp0 (x->ends[1].name, y->ends[1].name) == 0;
}

/* The tables of the next snapshot, if they are the same ones and all have a place. */
static GArray *
make_updated_tables (RelataDiagram *self, RelataSnapshot *snapshot)
{
  g_autoptr (RelataDiagramPlan) plan = relata_diagram_plan_new (snapshot, self, FALSE);
  g_autoptr (GArray) tables = g_array_new (FALSE, TRUE, sizeof (RelataDiagramTable));

  g_array_set_clear_func (tables, relata_diagram_clear_table);
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (snapshot, i);
      RelataDiagramTable table;

      if (!relata_box_is_shown (item))
        continue;
      if (tables->len >= self->tables->len
          || relata_diagram_table (self, tables->len)->box->id != item->id)
        return NULL;
      table = relata_diagram_make_table (plan, item);
      g_array_append_val (tables, table);
      if (!table.placed && !table.has_computed)
        return NULL;
    }
  return tables->len == self->tables->len ? g_steal_pointer (&tables) : NULL;
}

static gboolean
lines_run_same (RelataDiagram *self, GArray *lines)
{
  if (lines->len != self->lines->len)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!line_runs_same (&relata_diagram_line (self, i)->line,
                         &g_array_index (lines, RelataLine, i)))
      return FALSE;
  return TRUE;
}

/* Takes over the lines of the next snapshot, which run as those before did. */
static void
take_lines (RelataDiagram *self, GArray *lines, RelataDiagramChanges *changes)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const RelataLine *line = &g_array_index (lines, RelataLine, i);

      if (!line_looks_same (&relata_diagram_line (self, i)->line, line))
        g_array_append_val (changes->lines, i);
      relata_diagram_line (self, i)->line = *line;
    }
}

static gboolean
color_equal (RelataSnapshot *a, RelataSnapshot *b, guint id)
{
  RelataItem *x = relata_snapshot_get (a, id), *y = relata_snapshot_get (b, id);

  return x == y || (x != NULL && y != NULL && g_strcmp0 (x->decor->color, y->decor->color) == 0);
}

static void
compare_tables (RelataDiagram *self,
                GArray *tables,
                RelataSnapshot *snapshot,
                RelataDiagramChanges *changes)
{
  for (guint i = 0; i < tables->len; i++)
    {
      const RelataDiagramTable *before = relata_diagram_table (self, i);
      const RelataDiagramTable *after = &g_array_index (tables, RelataDiagramTable, i);
      const RelataRect *a = &before->rect, *b = &after->rect;

      if (before->box != after->box || !color_equal (self->snapshot, snapshot, after->box->id))
        g_array_append_val (changes->boxes, i);
      if (a->x != b->x || a->y != b->y || a->width != b->width || a->height != b->height)
        g_array_append_val (changes->moved, i);
    }
}

/* Frees the diagram; %NULL is allowed. */
void
relata_diagram_free (RelataDiagram *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->router, relata_router_free);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->route_lines, g_array_unref);
  g_clear_pointer (&self->tables, g_array_unref);
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_free (self);
}

/**
 * relata_diagram_count_unplaced:
 * @previous: (nullable): as in relata_diagram_new()
 *
 * Returns: for how many tables of @snapshot a place would have to be found
 */
guint
relata_diagram_count_unplaced (RelataSnapshot *snapshot, RelataDiagram *previous)
{
  guint n = 0;

  g_return_val_if_fail (snapshot != NULL, 0);
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (snapshot, i);
      int known = previous != NULL ? relata_diagram_find_table (previous, item->id) : -1;

      n += relata_box_is_shown (item) && !item->decor->placed
           && (known < 0 || !relata_diagram_table (previous, known)->has_computed);
    }
  return n;
}

/* Returns: (transfer none): what the diagram shows */
RelataSnapshot *
relata_diagram_get_snapshot (RelataDiagram *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->snapshot;
}

/* How many boxes there are. */
guint
relata_diagram_get_n_tables (RelataDiagram *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->tables->len;
}

/**
 * relata_diagram_find_table:
 * @id: an item
 *
 * Returns: the position of its box, or -1 if it has none
 */
int
relata_diagram_find_table (RelataDiagram *self, guint id)
{
  gpointer position;

  g_return_val_if_fail (self != NULL, -1);
  if (!g_hash_table_lookup_extended (self->positions, GUINT_TO_POINTER (id), NULL, &position))
    return -1;
  return GPOINTER_TO_INT (position);
}

/* Returns: (transfer none): the box of the table at a position */
const RelataBox *
relata_diagram_get_box (RelataDiagram *self, guint table)
{
  g_return_val_if_fail (self != NULL && table < self->tables->len, NULL);
  return relata_diagram_table (self, table)->box;
}

/* Returns: (transfer none): where it stands; valid until the diagram changes */
const RelataRect *
relata_diagram_get_rect (RelataDiagram *self, guint table)
{
  g_return_val_if_fail (self != NULL && table < self->tables->len, NULL);
  return &relata_diagram_table (self, table)->rect;
}

/**
 * relata_diagram_get_color:
 *
 * Returns: (nullable) (transfer none): the name of the table's colour, see relata-palette.h
 */
const char *
relata_diagram_get_color (RelataDiagram *self, guint table)
{
  RelataItem *item;

  g_return_val_if_fail (self != NULL && table < self->tables->len, NULL);
  item = relata_snapshot_get (self->snapshot, relata_diagram_table (self, table)->box->id);
  return item != NULL ? item->decor->color : NULL;
}

/**
 * relata_diagram_get_bounds:
 * @bounds: (out): the smallest rectangle around all boxes and lines
 *
 * Returns: %FALSE if there is no table
 */
gboolean
relata_diagram_get_bounds (RelataDiagram *self, RelataRect *bounds)
{
  g_return_val_if_fail (self != NULL, FALSE);
  *bounds = (RelataRect){ 0 };
  for (guint i = 0; i < self->tables->len; i++)
    *bounds = relata_rect_union (bounds, &relata_diagram_table (self, i)->rect);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RelataRoute *route = relata_diagram_get_route (self, i);

      for (guint j = 0; j + 1 < route->n_points; j++)
        {
          const RelataPoint *a = &route->points[j], *b = &route->points[j + 1];
          RelataRect segment
              = { MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x), fabs (a->y - b->y) };

          *bounds = relata_rect_union (bounds, &segment);
        }
    }
  return self->tables->len > 0;
}

/* How many lines there are. */
guint
relata_diagram_get_n_lines (RelataDiagram *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->lines->len;
}

/* Returns: (transfer none): the line at a position */
const RelataLine *
relata_diagram_get_line (RelataDiagram *self, guint line)
{
  g_return_val_if_fail (self != NULL && line < self->lines->len, NULL);
  return &relata_diagram_line (self, line)->line;
}

/**
 * relata_diagram_get_route:
 *
 * Returns: (transfer none): how the line runs, from the child; valid until the diagram changes
 */
const RelataRoute *
relata_diagram_get_route (RelataDiagram *self, guint line)
{
  RelataDiagramLine *found;

  g_return_val_if_fail (self != NULL && line < self->lines->len, NULL);
  found = relata_diagram_line (self, line);
  if (found->route >= 0)
    return relata_router_get_route (self->router, found->route);
  found->spur.points = found->spur_points;
  return &found->spur;
}

/**
 * relata_diagram_find_line:
 * @child: item of the table with the foreign key
 * @foreign_key: as in #RelataRelationship
 *
 * Returns: the position of its line, or -1
 */
int
relata_diagram_find_line (RelataDiagram *self, guint child, guint foreign_key, gboolean virtual_)
{
  g_return_val_if_fail (self != NULL, -1);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const RelataRelationship *relationship = relata_diagram_line (self, i)->line.relationship;

      if (relationship->child == child && relationship->foreign_key == foreign_key
          && !relationship->virtual_ == !virtual_)
        return i;
    }
  return -1;
}

/**
 * relata_diagram_update:
 * @snapshot: the next one of the same design
 * @changes: gets what no longer looks as it was drawn
 *
 * Takes over @snapshot if it has the same tables, with the same lines at the same rows: then
 * only what changed is measured and routed.
 *
 * Returns: %FALSE, with the diagram as it was, if a new one has to be made
 */
gboolean
relata_diagram_update (RelataDiagram *self, RelataSnapshot *snapshot, RelataDiagramChanges *changes)
{
  g_autoptr (GArray) tables = NULL;
  g_autoptr (GArray) lines = NULL;

  g_return_val_if_fail (self != NULL && snapshot != NULL && changes != NULL, FALSE);
  tables = make_updated_tables (self, snapshot);
  if (tables == NULL)
    return FALSE;
  lines = relata_diagram_make_lines (self, tables, snapshot);
  if (!lines_run_same (self, lines))
    return FALSE;
  compare_tables (self, tables, snapshot, changes);
  g_array_unref (self->tables);
  self->tables = g_steal_pointer (&tables);
  take_lines (self, lines, changes);
  relata_snapshot_ref (snapshot);
  relata_snapshot_unref (self->snapshot);
  self->snapshot = snapshot;
  route_moved (self, changes);
  remove_repetition (changes->lines);
  return TRUE;
}

/**
 * relata_diagram_move:
 * @tables: (array length=n): positions of tables, each once
 * @points: (array length=n): where their top left corners go
 * @changes: gets what no longer looks as it was drawn
 *
 * Moves boxes in the picture only, for as long as a drag lasts: the design is told by an edit
 * with relata_diagram_store_placements().
 */
void
relata_diagram_move (RelataDiagram *self,
                     const guint *tables,
                     const RelataPoint *points,
                     guint n,
                     RelataDiagramChanges *changes)
{
  g_return_if_fail (self != NULL && changes != NULL);
  for (guint i = 0; i < n; i++)
    {
      RelataRect *rect;

      g_return_if_fail (tables[i] < self->tables->len);
      rect = &relata_diagram_table (self, tables[i])->rect;
      if (rect->x == points[i].x && rect->y == points[i].y)
        continue;
      rect->x = points[i].x;
      rect->y = points[i].y;
      g_array_append_val (changes->moved, tables[i]);
    }
  route_moved (self, changes);
  remove_repetition (changes->lines);
}

/**
 * relata_diagram_store_placements:
 * @edit: an edit of the design the diagram shows
 * @moved: (array length=n_moved): items whose place is to be stored as it is here
 *
 * Adds to @edit the places of the @moved tables and, since the picture is now a person's work,
 * of all tables that had none in the design. Whole numbers are stored.
 */
void
relata_diagram_store_placements (RelataDiagram *self,
                                 RelataEdit *edit,
                                 const guint *moved,
                                 guint n_moved)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  g_autoptr (RelataSnapshot) snapshot = NULL;

  g_return_if_fail (self != NULL && edit != NULL);
  snapshot = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  for (guint i = 0; i < n_moved; i++)
    g_hash_table_add (set, GUINT_TO_POINTER (moved[i]));
  for (guint i = 0; i < self->tables->len; i++)
    {
      const RelataDiagramTable *table = relata_diagram_table (self, i);
      RelataItem *item = relata_snapshot_get (snapshot, table->box->id);
      int x = (int)lround (table->rect.x), y = (int)lround (table->rect.y);
      g_autoptr (RelataDecor) decor = NULL;

      if (item == NULL)
        continue;
      if (item->decor->placed
          && (!g_hash_table_contains (set, GUINT_TO_POINTER (item->id))
              || (item->decor->x == x && item->decor->y == y)))
        continue;
      decor = relata_decor_with_position (item->decor, x, y);
      relata_edit_set_decor (edit, item->id, decor);
    }
}

/* Makes the lists, empty. */
void
relata_diagram_changes_init (RelataDiagramChanges *self)
{
  g_return_if_fail (self != NULL);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->moved = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Frees the lists. */
void
relata_diagram_changes_clear (RelataDiagramChanges *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->moved, g_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
}
