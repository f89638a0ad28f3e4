/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A GtkColumnView of inscriptions in columns of fixed width, which costs the same however many
 * rows there are. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "browser/relata-cell-text.h"
#include "browser/relata-column-sort.h"
#include "browser/relata-grid.h"

#define MAX_NAME_CHARS 60
#define FITTED_ROWS    64
#define CHAR_WIDTH     8
#define CELL_PADDING   26
#define MIN_WIDTH      56
#define MAX_WIDTH      260

struct _RelataGrid
{
  AdwBin parent_instance;

  RelataRowModel *model;
  GtkSingleSelection *selection;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  RelataColumnSort *sort;
  RelataRecord *record;
};

enum
{
  RECORD_CHANGED,
  ACTIVATE,
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataGrid, relata_grid, ADW_TYPE_BIN)

static gboolean
is_number (const RelataCell *cell)
{
  RelataValueKind kind = relata_value_get_kind (cell->value);

  return cell->label == NULL && (kind == RELATA_VALUE_INTEGER || kind == RELATA_VALUE_REAL);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 1);
  gtk_list_item_set_child (list_item, inscription);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *inscription = gtk_list_item_get_child (list_item);
  RelataRecord *record = relata_row_item_get_record (gtk_list_item_get_item (list_item));
  g_autofree char *markup = NULL;

  if (column >= record->n_cells)
    return;
  markup = relata_cell_dup_markup (&record->cells[column]);
  gtk_inscription_set_markup (GTK_INSCRIPTION (inscription), markup);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription),
                              is_number (&record->cells[column]) ? 1.0f : 0.0f);
}

static GtkColumnViewColumn *
make_column (RelataGrid *grid, const RelataTableDef *table, guint column)
{
  g_autofree char *name = relata_text_for_display (table->columns[column].name, -1, MAX_NAME_CHARS);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = relata_column_sort_make_sorter (grid->sort, column);
  GtkColumnViewColumn *self;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));
  self = gtk_column_view_column_new (name, factory);
  gtk_column_view_column_set_sorter (self, sorter);
  gtk_column_view_column_set_resizable (self, TRUE);
  gtk_column_view_column_set_fixed_width (self, MIN_WIDTH + 64);
  return self;
}

/**
 * relata_grid_set_table:
 * @table: what the records of the model are of; borrowed for the call
 *
 * Makes the columns.
 */
void
relata_grid_set_table (RelataGrid *self, const RelataTableDef *table)
{
  GListModel *columns;

  g_return_if_fail (RELATA_IS_GRID (self));
  g_return_if_fail (table != NULL);

  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
  for (guint i = 0; i < MIN (table->n_columns, RELATA_GRID_MAX_COLUMNS); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (self, table, i);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
    }
}

static glong
measure_column (RelataGrid *self, guint column, const char *title)
{
  glong chars = g_utf8_strlen (title, -1);

  for (guint row = 0; row < FITTED_ROWS; row++)
    {
      RelataRecord *record = relata_row_model_get_record (self->model, row);
      g_autofree char *text = NULL;

      if (record == NULL || column >= record->n_cells)
        break;
      text = relata_cell_dup_text (&record->cells[column]);
      chars = MAX (chars, g_utf8_strlen (text, -1));
    }
  return chars;
}

/**
 * relata_grid_fit_columns:
 *
 * Makes each column as wide as the first rows need, within bounds.
 */
void
relata_grid_fit_columns (RelataGrid *self)
{
  GListModel *columns;

  g_return_if_fail (RELATA_IS_GRID (self));

  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      glong chars = measure_column (self, i, gtk_column_view_column_get_title (column));

      gtk_column_view_column_set_fixed_width (
          column, (int)CLAMP (chars * CHAR_WIDTH + CELL_PADDING, MIN_WIDTH, MAX_WIDTH));
    }
}

static void
set_record (RelataGrid *self, RelataRecord *record)
{
  if (self->record == record)
    return;
  if (record != NULL)
    relata_record_ref (record);
  g_clear_pointer (&self->record, relata_record_unref);
  self->record = record;
  g_signal_emit (self, signals[RECORD_CHANGED], 0);
}

/* A row that is only let go of for being far away stays chosen. */
static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, gpointer user_data)
{
  RelataGrid *self = RELATA_GRID (user_data);
  guint position = gtk_single_selection_get_selected (selection);

  if (!relata_row_model_is_trimming (self->model))
    set_record (self, relata_row_model_get_record (self->model, position));
}

static void
activate_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  RelataGrid *self = RELATA_GRID (user_data);

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
sorted_cb (GtkSorter *sorter, GtkSorterChange change, gpointer user_data)
{
  g_signal_emit (user_data, signals[SORT_CHANGED], 0);
}

/**
 * relata_grid_get_sort:
 *
 * Returns: (transfer full) (element-type RelataSortKey): by which columns a person sorted
 */
GArray *
relata_grid_get_sort (RelataGrid *self)
{
  g_return_val_if_fail (RELATA_IS_GRID (self), NULL);

  return relata_column_sort_read (self->sort, GTK_COLUMN_VIEW (self->view));
}

/**
 * relata_grid_sort_by:
 * @column: position in the table
 *
 * Sorts by a column as a click on its title does.
 */
void
relata_grid_sort_by (RelataGrid *self, guint column, gboolean descending)
{
  g_autoptr (GtkColumnViewColumn) found = NULL;

  g_return_if_fail (RELATA_IS_GRID (self));

  found
      = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)), column);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), found,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
scrolled_cb (GtkAdjustment *adjustment, gpointer user_data)
{
  RelataGrid *self = RELATA_GRID (user_data);
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  double after = gtk_adjustment_get_upper (adjustment) - value - page;

  if (page <= 0)
    return;
  if (after < 2 * page)
    relata_row_model_load_after (self->model);
  else if (value - gtk_adjustment_get_lower (adjustment) < page)
    relata_row_model_load_before (self->model);
}

/**
 * relata_grid_get_record:
 *
 * Returns: (transfer none) (nullable): the record that is chosen
 */
RelataRecord *
relata_grid_get_record (RelataGrid *self)
{
  g_return_val_if_fail (RELATA_IS_GRID (self), NULL);

  return self->record;
}

/**
 * relata_grid_select:
 * @position: of a row of the model
 *
 * Returns: whether there is such a row; it is chosen, and scrolled to
 */
gboolean
relata_grid_select (RelataGrid *self, guint position)
{
  g_return_val_if_fail (RELATA_IS_GRID (self), FALSE);

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (gtk_widget_get_last_child (self->view), "list.scroll-to-item", "u",
                              position);
  return TRUE;
}

/**
 * relata_grid_unselect:
 *
 * Chooses none.
 */
void
relata_grid_unselect (RelataGrid *self)
{
  g_return_if_fail (RELATA_IS_GRID (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  set_record (self, NULL);
}

static gboolean
relata_grid_grab_focus (GtkWidget *widget)
{
  RelataGrid *self = RELATA_GRID (widget);

  return gtk_widget_grab_focus (gtk_widget_get_last_child (self->view));
}

static void
relata_grid_dispose (GObject *object)
{
  RelataGrid *self = RELATA_GRID (object);

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)),
                                          self);
  self->view = NULL;
  g_clear_object (&self->adjustment);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->record, relata_record_unref);
  G_OBJECT_CLASS (relata_grid_parent_class)->dispose (object);
}

static void
relata_grid_finalize (GObject *object)
{
  relata_column_sort_free (RELATA_GRID (object)->sort);
  G_OBJECT_CLASS (relata_grid_parent_class)->finalize (object);
}

static void
relata_grid_class_init (RelataGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = relata_grid_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = relata_grid_grab_focus;
  signals[RECORD_CHANGED] = g_signal_new ("record-changed", RELATA_TYPE_GRID, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", RELATA_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", RELATA_TYPE_GRID, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relata_grid_init (RelataGrid *self)
{
  self->sort = relata_column_sort_new ();
}

/**
 * relata_grid_new:
 * @model: whose rows to show
 *
 * Returns: (transfer floating): a grid without columns
 */
GtkWidget *
relata_grid_new (RelataRowModel *model)
{
  RelataGrid *self = g_object_new (RELATA_TYPE_GRID, NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_return_val_if_fail (RELATA_IS_ROW_MODEL (model), NULL);

  self->model = g_object_ref (model);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)));
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Records"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                    G_CALLBACK (sorted_cb), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->adjustment
      = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
  g_signal_connect (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (self->adjustment, "changed", G_CALLBACK (scrolled_cb), self);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  return GTK_WIDGET (self);
}
