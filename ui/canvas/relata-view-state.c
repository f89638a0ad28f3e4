/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The view state of a window. Ids of items that an edit deletes leave the selection before
 * anybody is told of it. */

#include "config.h"

#include "canvas/relata-view-state.h"

struct _RelataViewState
{
  GObject parent_instance;

  RelataDesign *design;
  GArray *selected; /* of guint; the last one is the primary one */
  int column;
  guint child; /* of the selected relationship, or 0 */
  guint foreign_key;
  gboolean is_virtual;
};

enum
{
  SELECTION_CHANGED,
  REVEAL,
  EDIT_NAME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataViewState, relata_view_state, G_TYPE_OBJECT)

static int
find (RelataViewState *self, guint item)
{
  for (guint i = 0; i < self->selected->len; i++)
    if (g_array_index (self->selected, guint, i) == item)
      return (int)i;
  return -1;
}

static void
forget_relationship (RelataViewState *self)
{
  self->child = 0;
  self->foreign_key = 0;
  self->is_virtual = FALSE;
}

static void
add (RelataViewState *self, guint item, RelataSelectMode mode)
{
  int position = find (self, item);

  if (position >= 0)
    g_array_remove_index (self->selected, (guint)position);
  if (position < 0 || mode != RELATA_SELECT_TOGGLE)
    g_array_append_val (self->selected, item);
}

static gboolean
column_is_gone (RelataViewState *self)
{
  RelataSnapshot *snapshot = relata_design_get_snapshot (self->design);
  const RelataTableDef *table
      = relata_item_table (relata_snapshot_get (snapshot, relata_view_state_get_primary (self)));

  return self->column >= 0 && (table == NULL || self->column >= (int)table->n_columns);
}

static gboolean
relationship_is_gone (RelataViewState *self)
{
  RelataSnapshot *snapshot = relata_design_get_snapshot (self->design);
  RelataItem *item = self->child != 0 ? relata_snapshot_get (snapshot, self->child) : NULL;
  const RelataTableDef *table = relata_item_table (item);

  if (self->child == 0)
    return FALSE;
  if (item == NULL)
    return TRUE;
  if (self->is_virtual)
    return self->foreign_key >= item->decor->references->len;
  return table == NULL || self->foreign_key >= table->n_foreign_keys;
}

/* Drops what is no longer there. */
static void
design_changed_cb (RelataDesign *design, GArray *ids, gpointer user_data)
{
  RelataViewState *self = RELATA_VIEW_STATE (user_data);
  RelataSnapshot *snapshot = relata_design_get_snapshot (design);
  gboolean dropped = FALSE;

  for (guint i = self->selected->len; i > 0; i--)
    if (relata_snapshot_get (snapshot, g_array_index (self->selected, guint, i - 1)) == NULL)
      {
        g_array_remove_index (self->selected, i - 1);
        dropped = TRUE;
      }
  if (column_is_gone (self))
    {
      self->column = -1;
      dropped = TRUE;
    }
  if (relationship_is_gone (self))
    {
      forget_relationship (self);
      dropped = TRUE;
    }
  if (dropped)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
relata_view_state_dispose (GObject *object)
{
  RelataViewState *self = RELATA_VIEW_STATE (object);

  g_clear_object (&self->design);
  G_OBJECT_CLASS (relata_view_state_parent_class)->dispose (object);
}

static void
relata_view_state_finalize (GObject *object)
{
  RelataViewState *self = RELATA_VIEW_STATE (object);

  g_array_unref (self->selected);
  G_OBJECT_CLASS (relata_view_state_parent_class)->finalize (object);
}

static void
relata_view_state_class_init (RelataViewStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = relata_view_state_dispose;
  object_class->finalize = relata_view_state_finalize;

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[REVEAL] = g_signal_new ("reveal", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  signals[EDIT_NAME] = g_signal_new ("edit-name", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
}

static void
relata_view_state_init (RelataViewState *self)
{
  self->selected = g_array_new (FALSE, FALSE, sizeof (guint));
  self->column = -1;
}

/**
 * relata_view_state_new:
 *
 * Returns: (transfer full): the state of a view on @design, with nothing selected
 */
RelataViewState *
relata_view_state_new (RelataDesign *design)
{
  RelataViewState *self;

  g_return_val_if_fail (RELATA_IS_DESIGN (design), NULL);

  self = g_object_new (RELATA_TYPE_VIEW_STATE, NULL);
  self->design = g_object_ref (design);
  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, 0);
  return self;
}

/**
 * relata_view_state_get_design:
 *
 * Returns: (transfer none): the design it is a view on
 */
RelataDesign *
relata_view_state_get_design (RelataViewState *self)
{
  g_return_val_if_fail (RELATA_IS_VIEW_STATE (self), NULL);

  return self->design;
}

/**
 * relata_view_state_get_selected:
 * @n_selected: (out): their number
 *
 * Returns: (array length=n_selected) (transfer none): ids of the selected items, the primary
 *   one last; none while a relationship is selected
 */
const guint *
relata_view_state_get_selected (RelataViewState *self, guint *n_selected)
{
  g_return_val_if_fail (RELATA_IS_VIEW_STATE (self) && n_selected != NULL, NULL);

  *n_selected = self->selected->len;
  return (const guint *)self->selected->data;
}

gboolean
relata_view_state_is_selected (RelataViewState *self, guint item)
{
  g_return_val_if_fail (RELATA_IS_VIEW_STATE (self), FALSE);

  return find (self, item) >= 0;
}

/**
 * relata_view_state_get_primary:
 *
 * Returns: the item selected last, or 0
 */
guint
relata_view_state_get_primary (RelataViewState *self)
{
  g_return_val_if_fail (RELATA_IS_VIEW_STATE (self), 0);

  return self->selected->len > 0 ? g_array_index (self->selected, guint, self->selected->len - 1)
                                 : 0;
}

/**
 * relata_view_state_get_column:
 *
 * Returns: position of the selected column in the primary item, or -1
 */
int
relata_view_state_get_column (RelataViewState *self)
{
  g_return_val_if_fail (RELATA_IS_VIEW_STATE (self), -1);

  return self->column;
}

/**
 * relata_view_state_get_relationship:
 * @child: (out) (optional): the table with the foreign key
 * @foreign_key: (out) (optional): its position there
 * @is_virtual: (out) (optional): whether it is among the references of the decoration instead
 *
 * Returns: whether a relationship is selected
 */
gboolean
relata_view_state_get_relationship (RelataViewState *self,
                                    guint *child,
                                    guint *foreign_key,
                                    gboolean *is_virtual)
{
  g_return_val_if_fail (RELATA_IS_VIEW_STATE (self), FALSE);

  if (child != NULL)
    *child = self->child;
  if (foreign_key != NULL)
    *foreign_key = self->foreign_key;
  if (is_virtual != NULL)
    *is_virtual = self->is_virtual;
  return self->child != 0;
}

void
relata_view_state_select (RelataViewState *self, guint item, RelataSelectMode mode)
{
  relata_view_state_select_many (self, &item, 1, mode);
}

/**
 * relata_view_state_select_many:
 * @items: (array length=n_items): ids; the last one becomes the primary one
 *
 * Selects items; a column or a relationship is selected no longer.
 */
void
relata_view_state_select_many (RelataViewState *self,
                               const guint *items,
                               guint n_items,
                               RelataSelectMode mode)
{
  g_return_if_fail (RELATA_IS_VIEW_STATE (self));

  if (mode == RELATA_SELECT_ONLY)
    g_array_set_size (self->selected, 0);
  for (guint i = 0; i < n_items; i++)
    add (self, items[i], mode);
  self->column = -1;
  forget_relationship (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/**
 * relata_view_state_select_column:
 * @column: its position in @table
 *
 * Selects the table alone, and in it the column.
 */
void
relata_view_state_select_column (RelataViewState *self, guint table, int column)
{
  g_return_if_fail (RELATA_IS_VIEW_STATE (self));

  g_array_set_size (self->selected, 0);
  g_array_append_val (self->selected, table);
  self->column = column;
  forget_relationship (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/**
 * relata_view_state_select_relationship:
 * @child: the table with the foreign key
 * @foreign_key: its position there
 * @is_virtual: it is among the references of the decoration
 *
 * Selects the relationship and nothing else.
 */
void
relata_view_state_select_relationship (RelataViewState *self,
                                       guint child,
                                       guint foreign_key,
                                       gboolean is_virtual)
{
  g_return_if_fail (RELATA_IS_VIEW_STATE (self));

  g_array_set_size (self->selected, 0);
  self->column = -1;
  self->child = child;
  self->foreign_key = foreign_key;
  self->is_virtual = is_virtual;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
relata_view_state_clear (RelataViewState *self)
{
  relata_view_state_select_many (self, NULL, 0, RELATA_SELECT_ONLY);
}

/**
 * relata_view_state_reveal:
 * @column: position in the item, or -1
 *
 * Asks the views to bring the place into sight. It does not change the selection.
 */
void
relata_view_state_reveal (RelataViewState *self, guint item, int column)
{
  g_return_if_fail (RELATA_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[REVEAL], 0, item, column);
}

/**
 * relata_view_state_edit_name:
 * @column: position in the item, or -1 for the item's own name
 *
 * Asks the view that shows it to begin renaming.
 */
void
relata_view_state_edit_name (RelataViewState *self, guint item, int column)
{
  g_return_if_fail (RELATA_IS_VIEW_STATE (self));

  g_signal_emit (self, signals[EDIT_NAME], 0, item, column);
}
