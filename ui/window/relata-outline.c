/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The outline: a list store of items, filtered, as a tree of items and columns, in a list view.
 * After an edit only the rows of the items it touched are replaced; what was expanded stays so. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "window/relata-outline-row.h"
#include "window/relata-outline.h"

struct _RelataOutline
{
  AdwBin parent_instance;

  RelataViewState *view_state;
  GListStore *rows; /* of RelataOutlineRow, one an item with a name */
  GtkCustomFilter *filter;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkWidget *search;
  GtkWidget *stack;
  char *folded;       /* what is searched, or NULL */
  gboolean following; /* the selection is being set from the view state */
};

G_DEFINE_FINAL_TYPE (RelataOutline, relata_outline, ADW_TYPE_BIN)

static RelataSnapshot *
get_snapshot (RelataOutline *self)
{
  return relata_design_get_snapshot (relata_view_state_get_design (self->view_state));
}

/* Tables and views first, then what belongs to them. */
static int
rank (const RelataItem *item)
{
  switch (item->def->kind)
    {
    case RELATA_DEF_TABLE:
    case RELATA_DEF_VIRTUAL_TABLE:
      return 0;
    case RELATA_DEF_VIEW:
      return 1;
    case RELATA_DEF_INDEX:
      return 2;
    default:
      return 3;
    }
}

static GPtrArray *
make_rows (RelataSnapshot *snapshot)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (int wanted = 0; wanted < 4; wanted++)
    for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
      {
        RelataItem *item = relata_snapshot_get_item (snapshot, i);

        if (item->def->name != NULL && rank (item) == wanted)
          g_ptr_array_add (rows, relata_outline_row_new (item, -1));
      }
  return rows;
}

static RelataOutlineRow *
get_row (GtkTreeListModel *tree, guint position, GtkTreeListRow **tree_row)
{
  g_autoptr (GtkTreeListRow) found = gtk_tree_list_model_get_row (tree, position);
  g_autoptr (GObject) row = found != NULL ? gtk_tree_list_row_get_item (found) : NULL;

  if (tree_row != NULL)
    *tree_row = found != NULL ? g_object_ref (found) : NULL;
  return row != NULL ? RELATA_OUTLINE_ROW (row) : NULL;
}

/* Position in the tree of an item or one of its columns, or -1 while it is not shown. */
static int
find_position (RelataOutline *self, guint item, int column, GtkTreeListRow **tree_row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) found = NULL;
      RelataOutlineRow *row = get_row (self->tree, i, &found);

      if (relata_outline_row_get_item (row) == item
          && relata_outline_row_get_column (row) == column)
        {
          if (tree_row != NULL)
            *tree_row = g_steal_pointer (&found);
          return (int)i;
        }
    }
  return -1;
}

static void
follow_selection (RelataOutline *self)
{
  guint item = relata_view_state_get_primary (self->view_state);
  int column = relata_view_state_get_column (self->view_state);
  int position = item != 0 ? find_position (self, item, column, NULL) : -1;

  if (position < 0 && column >= 0)
    position = find_position (self, item, -1, NULL);
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position >= 0 ? (guint)position : GTK_INVALID_LIST_POSITION);
  if (position >= 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", (guint)position);
  self->following = FALSE;
}

static void
update_empty (RelataOutline *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->tree)) > 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), any                    ? "list"
                                                             : self->folded != NULL ? "no-results"
                                                                                    : "empty");
}

static void
refill (RelataOutline *self)
{
  g_autoptr (GPtrArray) rows = make_rows (get_snapshot (self));

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

static gboolean
replace_row (RelataOutline *self, guint position, guint id)
{
  g_autoptr (GtkTreeListRow) old_tree_row = NULL;
  g_autoptr (GtkTreeListRow) tree_row = NULL;
  g_autoptr (RelataOutlineRow) row = NULL;
  RelataItem *item = relata_snapshot_get (get_snapshot (self), id);
  gboolean expanded;

  if (item == NULL || item->def->name == NULL)
    return FALSE;
  find_position (self, id, -1, &old_tree_row);
  expanded = old_tree_row != NULL && gtk_tree_list_row_get_expanded (old_tree_row);
  row = relata_outline_row_new (item, -1);
  g_list_store_splice (self->rows, position, 1, (gpointer *)&row, 1);
  if (expanded && find_position (self, id, -1, &tree_row) >= 0)
    gtk_tree_list_row_set_expanded (tree_row, TRUE);
  return TRUE;
}

/* Replaces the rows of the items touched; FALSE where rows come or go. */
static gboolean
replace_rows (RelataOutline *self, GArray *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint found = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RelataOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      guint id = relata_outline_row_get_item (row);

      for (guint k = 0; k < ids->len; k++)
        if (g_array_index (ids, guint, k) == id)
          {
            if (!replace_row (self, i, id))
              return FALSE;
            found++;
          }
    }
  return found == ids->len;
}

static void
design_changed_cb (RelataDesign *design, GArray *ids, gpointer user_data)
{
  RelataOutline *self = RELATA_OUTLINE (user_data);

  if (ids == NULL || ids->len > 32 || !replace_rows (self, ids))
    refill (self);
  follow_selection (self);
  update_empty (self);
}

static void
selection_changed_cb (RelataViewState *view_state, gpointer user_data)
{
  follow_selection (RELATA_OUTLINE (user_data));
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, gpointer user_data)
{
  RelataOutline *self = RELATA_OUTLINE (user_data);
  guint position = gtk_single_selection_get_selected (selection);
  RelataOutlineRow *row;

  if (self->following || position == GTK_INVALID_LIST_POSITION)
    return;
  row = get_row (self->tree, position, NULL);
  if (relata_outline_row_get_column (row) >= 0)
    relata_view_state_select_column (self->view_state, relata_outline_row_get_item (row),
                                     relata_outline_row_get_column (row));
  else
    relata_view_state_select (self->view_state, relata_outline_row_get_item (row),
                              RELATA_SELECT_ONLY);
  relata_view_state_reveal (self->view_state, relata_outline_row_get_item (row),
                            relata_outline_row_get_column (row));
}

static void
activate_cb (GtkListView *list, guint position, gpointer user_data)
{
  RelataOutline *self = RELATA_OUTLINE (user_data);
  RelataOutlineRow *row = get_row (self->tree, position, NULL);

  relata_view_state_edit_name (self->view_state, relata_outline_row_get_item (row),
                               relata_outline_row_get_column (row));
}

static gboolean
filter_row (gpointer object, gpointer user_data)
{
  RelataOutline *self = RELATA_OUTLINE (user_data);

  return self->folded == NULL || relata_outline_row_matches (object, self->folded);
}

static void
search_cb (GtkSearchEntry *entry, gpointer user_data)
{
  RelataOutline *self = RELATA_OUTLINE (user_data);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_clear_pointer (&self->folded, g_free);
  if (*text != '\0')
    self->folded = g_utf8_casefold (text, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_empty (self);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 12);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (list_item);
  g_autoptr (RelataOutlineRow) row = gtk_tree_list_row_get_item (tree_row);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget *image = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  GtkWidget *name = gtk_widget_get_next_sibling (image);

  gtk_tree_expander_set_list_row (expander, tree_row);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), relata_outline_row_get_icon (row));
  gtk_label_set_label (GTK_LABEL (name), relata_outline_row_get_name (row));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)),
                       relata_outline_row_get_detail (row));
}

static GListModel *
create_columns (gpointer object, gpointer user_data)
{
  return relata_outline_row_get_columns (object);
}

static GtkWidget *
make_list (RelataOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  self->rows = g_list_store_new (RELATA_TYPE_OUTLINE_ROW);
  self->filter = gtk_custom_filter_new (filter_row, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  self->tree
      = gtk_tree_list_model_new (G_LIST_MODEL (filtered), FALSE, FALSE, create_columns, NULL, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Outline of the Design"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  return self->list;
}

static GtkWidget *
make_stack (RelataOutline *self)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = adw_status_page_new ();
  GtkWidget *no_results = adw_status_page_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No Tables Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _ ("Add one with the plus button."));
  adw_status_page_set_title (ADW_STATUS_PAGE (no_results), _ ("No Results"));
  gtk_widget_add_css_class (empty, "compact");
  gtk_widget_add_css_class (no_results, "compact");
  gtk_stack_add_named (GTK_STACK (stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (stack), no_results, "no-results");
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}

static void
relata_outline_dispose (GObject *object)
{
  RelataOutline *self = RELATA_OUTLINE (object);

  g_clear_object (&self->view_state);
  g_clear_object (&self->rows);
  g_clear_object (&self->filter);
  g_clear_object (&self->tree);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (relata_outline_parent_class)->dispose (object);
}

static void
relata_outline_finalize (GObject *object)
{
  g_free (RELATA_OUTLINE (object)->folded);
  G_OBJECT_CLASS (relata_outline_parent_class)->finalize (object);
}

static void
relata_outline_class_init (RelataOutlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = relata_outline_finalize;
}

static void
relata_outline_init (RelataOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search tables and columns"), "margin-top", 6,
                "margin-start", 6, "margin-end", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search tables and columns"), -1);
  self->stack = make_stack (self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_cb), self);
}

/**
 * relata_outline_new:
 *
 * Returns: (transfer floating): an outline of the design of @view_state
 */
GtkWidget *
relata_outline_new (RelataViewState *view_state)
{
  RelataOutline *self;

  g_return_val_if_fail (RELATA_IS_VIEW_STATE (view_state), NULL);

  self = g_object_new (RELATA_TYPE_OUTLINE, NULL);
  self->view_state = g_object_ref (view_state);
  refill (self);
  update_empty (self);
  g_signal_connect_object (relata_view_state_get_design (view_state), "changed",
                           G_CALLBACK (design_changed_cb), self, 0);
  g_signal_connect_object (view_state, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           0);
  return GTK_WIDGET (self);
}

/**
 * relata_outline_focus_search:
 *
 * Puts the cursor into the search entry.
 */
void
relata_outline_focus_search (RelataOutline *self)
{
  g_return_if_fail (RELATA_IS_OUTLINE (self));

  gtk_widget_grab_focus (self->search);
}
