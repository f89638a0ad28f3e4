/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The pane derives all it shows from its source, its model and the chosen record. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "browser/relata-end-bar.h"
#include "browser/relata-grid.h"
#include "browser/relata-pane.h"
#include "browser/relata-record-card.h"

#define MAX_TITLE_CHARS 60
#define PANE_WIDTH      380

struct _RelataPane
{
  AdwBin parent_instance;

  RelataDatabase *database;
  RelataRowModel *model;
  RelataRowSource *source;
  RelataEndRef end; /* what leads here; no relationship for a table */
  guint table;      /* that the columns are made for */
  RelataRecord *wanted;
  gboolean selects_first;
  gboolean fitted;
  gboolean changing_table;

  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *spinner;
  GtkWidget *first_button;
  GtkWidget *last_button;
  GtkWidget *error_bar;
  GtkWidget *error_label;
  GtkWidget *stack;
  GtkWidget *grid;
  GtkWidget *card;
  GtkWidget *empty;
  GtkWidget *ends;
};

enum
{
  RECORD_CHANGED,
  FOLLOW,
  CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataPane, relata_pane, ADW_TYPE_BIN)

/* One record is shown as a card where there can be no other. */
static gboolean
is_card (RelataPane *self)
{
  return self->end.relationship != NULL && !relata_end_ref_get (&self->end)->list
         && g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 1;
}

static void
update_content (RelataPane *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  GtkWidget *child = n_rows == 0 ? self->empty : is_card (self) ? self->card : self->grid;
  const char *error = relata_row_model_get_error_message (self->model);
  gboolean loading = relata_row_model_get_loading (self->model);

  gtk_stack_set_visible_child (GTK_STACK (self->stack), child);
  gtk_widget_set_visible (self->empty, !loading && error == NULL);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), loading);
  gtk_widget_set_visible (self->first_button, relata_row_model_get_more_before (self->model));
  gtk_widget_set_visible (self->last_button, relata_row_model_get_more_after (self->model));
  gtk_label_set_label (GTK_LABEL (self->error_label), error != NULL ? error : "");
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->error_bar), error != NULL);
  gtk_widget_set_visible (self->error_bar, error != NULL);
}

/**
 * relata_pane_dup_title:
 *
 * Returns: (transfer full): the name of the table, or of the end that leads here; plain text
 */
char *
relata_pane_dup_title (RelataPane *self)
{
  RelataItem *item;

  g_return_val_if_fail (RELATA_IS_PANE (self), NULL);

  if (self->end.relationship != NULL)
    return relata_text_for_display (relata_end_ref_get (&self->end)->name, -1, MAX_TITLE_CHARS);
  if (self->source == NULL)
    return g_strdup ("");
  item = relata_snapshot_get (relata_row_source_get_snapshot (self->source),
                              relata_row_source_get_table (self->source));
  return relata_text_for_display (item->def->name, -1, MAX_TITLE_CHARS);
}

static void
update_title (RelataPane *self)
{
  g_autofree char *title = relata_pane_dup_title (self);
  g_autofree char *subtitle = NULL;
  RelataRecord *origin = self->source != NULL ? relata_row_source_get_origin (self->source) : NULL;

  if (origin != NULL)
    subtitle = relata_record_dup_title (origin, relata_row_source_get_snapshot (self->source));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_tooltip_text (self->subtitle, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
record_changed_cb (RelataGrid *grid, gpointer user_data)
{
  RelataPane *self = RELATA_PANE (user_data);
  RelataRecord *record = relata_grid_get_record (grid);

  if (self->source != NULL)
    {
      RelataSnapshot *snapshot = relata_row_source_get_snapshot (self->source);

      relata_end_bar_set_record (RELATA_END_BAR (self->ends), snapshot, record);
      relata_record_card_set_record (RELATA_RECORD_CARD (self->card), snapshot,
                                     is_card (self) ? record : NULL);
    }
  g_signal_emit (self, signals[RECORD_CHANGED], 0);
}

/* Chooses what is to be chosen once the first rows are there. */
static void
choose (RelataPane *self)
{
  guint position = 0;

  if (self->wanted != NULL && relata_row_model_find (self->model, self->wanted, &position))
    relata_grid_select (RELATA_GRID (self->grid), position);
  else if (self->selects_first || is_card (self))
    relata_grid_select (RELATA_GRID (self->grid), 0);
  g_clear_pointer (&self->wanted, relata_record_unref);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  RelataPane *self = RELATA_PANE (user_data);

  update_content (self);
  if (self->fitted || added == 0)
    return;
  self->fitted = TRUE;
  relata_grid_fit_columns (RELATA_GRID (self->grid));
  choose (self);
}

static void
model_notify_cb (GObject *model, GParamSpec *pspec, gpointer user_data)
{
  update_content (RELATA_PANE (user_data));
}

static void
activate_cb (RelataGrid *grid, gpointer user_data)
{
  relata_pane_focus_ends (RELATA_PANE (user_data));
}

static void
show_query (RelataPane *self, RelataRecord *record)
{
  g_autoptr (GArray) keys = relata_grid_get_sort (RELATA_GRID (self->grid));
  g_autoptr (RelataRowQuery) query = relata_row_query_new_sorted (
      self->source, &g_array_index (keys, RelataSortKey, 0), keys->len);

  relata_row_model_set_query (self->model, query, keys->len == 0 ? record : NULL);
}

/* The chosen record stays so if it is among the first in the new order. */
static void
sort_changed_cb (RelataGrid *grid, gpointer user_data)
{
  RelataPane *self = RELATA_PANE (user_data);
  RelataRecord *record = relata_grid_get_record (grid);

  if (self->source == NULL || self->changing_table)
    return;
  g_clear_pointer (&self->wanted, relata_record_unref);
  self->wanted = record != NULL ? relata_record_ref (record) : NULL;
  self->fitted = FALSE;
  show_query (self, NULL);
}

/**
 * relata_pane_sort_by:
 * @column: position in the table
 *
 * Sorts by a column as a click on its title does.
 */
void
relata_pane_sort_by (RelataPane *self, guint column, gboolean descending)
{
  g_return_if_fail (RELATA_IS_PANE (self));

  relata_grid_sort_by (RELATA_GRID (self->grid), column, descending);
}

static void
follow_cb (RelataEndBar *bar, gpointer end, gpointer user_data)
{
  g_signal_emit (user_data, signals[FOLLOW], 0, end);
}

static void
first_cb (GtkButton *button, gpointer user_data)
{
  relata_row_model_jump (RELATA_PANE (user_data)->model, RELATA_PAGE_FIRST);
}

static void
last_cb (GtkButton *button, gpointer user_data)
{
  relata_row_model_jump (RELATA_PANE (user_data)->model, RELATA_PAGE_LAST);
}

static void
retry_cb (GtkButton *button, gpointer user_data)
{
  relata_row_model_retry (RELATA_PANE (user_data)->model);
}

static void
close_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[CLOSE], 0);
}

static void
show_source (RelataPane *self, RelataRowSource *source)
{
  guint table = source != NULL ? relata_row_source_get_table (source) : 0;

  if (source != NULL)
    relata_row_source_ref (source);
  g_clear_pointer (&self->source, relata_row_source_unref);
  self->source = source;
  if (source != NULL && table != self->table)
    {
      RelataItem *item = relata_snapshot_get (relata_row_source_get_snapshot (source), table);

      self->changing_table = TRUE;
      relata_grid_set_table (RELATA_GRID (self->grid), relata_item_table (item));
      self->changing_table = FALSE;
      self->table = table;
    }
  update_title (self);
}

/**
 * relata_pane_set_source:
 * @source: what to show
 * @record: (nullable): a record of it to choose
 *
 * Shows other records.
 */
void
relata_pane_set_source (RelataPane *self, RelataRowSource *source, RelataRecord *record)
{
  const RelataEndRef *end;
  RelataEndRef none = { NULL, 0 };

  g_return_if_fail (RELATA_IS_PANE (self) && source != NULL);

  end = relata_row_source_get_end (source);
  self->end = end != NULL ? *end : none;
  g_clear_pointer (&self->wanted, relata_record_unref);
  self->wanted = record != NULL ? relata_record_ref (record) : NULL;
  self->fitted = FALSE;
  show_source (self, source);
  relata_grid_unselect (RELATA_GRID (self->grid));
  relata_end_bar_set_record (RELATA_END_BAR (self->ends), relata_row_source_get_snapshot (source),
                             NULL);
  show_query (self, record);
  update_content (self);
}

/**
 * relata_pane_set_nothing:
 * @end: what would lead here
 *
 * Shows no record, since none is chosen to lead here.
 */
void
relata_pane_set_nothing (RelataPane *self, const RelataEndRef *end)
{
  g_return_if_fail (RELATA_IS_PANE (self) && end != NULL);

  self->end = *end;
  relata_grid_unselect (RELATA_GRID (self->grid));
  relata_row_model_set_query (self->model, NULL, NULL);
  show_source (self, NULL);
  update_content (self);
}

/**
 * relata_pane_get_source:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RelataRowSource *
relata_pane_get_source (RelataPane *self)
{
  g_return_val_if_fail (RELATA_IS_PANE (self), NULL);

  return self->source;
}

/**
 * relata_pane_get_record:
 *
 * Returns: (transfer none) (nullable): the record that is chosen, or will be once it was read
 */
RelataRecord *
relata_pane_get_record (RelataPane *self)
{
  RelataRecord *record;

  g_return_val_if_fail (RELATA_IS_PANE (self), NULL);

  record = relata_grid_get_record (RELATA_GRID (self->grid));
  return record != NULL ? record : self->wanted;
}

/**
 * relata_pane_get_end:
 *
 * Returns: (nullable): the end that leads here; %NULL for a table
 */
const RelataEndRef *
relata_pane_get_end (RelataPane *self)
{
  g_return_val_if_fail (RELATA_IS_PANE (self), NULL);

  return self->end.relationship != NULL ? &self->end : NULL;
}

/**
 * relata_pane_get_loading:
 *
 * Returns: whether records are being read or counted
 */
gboolean
relata_pane_get_loading (RelataPane *self)
{
  g_return_val_if_fail (RELATA_IS_PANE (self), FALSE);

  return relata_row_model_get_loading (self->model)
         || relata_end_bar_get_loading (RELATA_END_BAR (self->ends));
}

/**
 * relata_pane_get_n_rows:
 *
 * Returns: how many records were read so far
 */
guint
relata_pane_get_n_rows (RelataPane *self)
{
  g_return_val_if_fail (RELATA_IS_PANE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/**
 * relata_pane_select:
 * @position: of a record that was read
 *
 * Returns: whether there is one; it is chosen
 */
gboolean
relata_pane_select (RelataPane *self, guint position)
{
  g_return_val_if_fail (RELATA_IS_PANE (self), FALSE);

  return relata_grid_select (RELATA_GRID (self->grid), position);
}

/**
 * relata_pane_unselect:
 *
 * Chooses no record.
 */
void
relata_pane_unselect (RelataPane *self)
{
  g_return_if_fail (RELATA_IS_PANE (self));

  relata_grid_unselect (RELATA_GRID (self->grid));
}

/**
 * relata_pane_set_selects_first:
 * @selects_first: choose the first record of what is shown next
 */
void
relata_pane_set_selects_first (RelataPane *self, gboolean selects_first)
{
  g_return_if_fail (RELATA_IS_PANE (self));

  self->selects_first = selects_first;
}

void
relata_pane_set_show_associations (RelataPane *self, gboolean show)
{
  g_return_if_fail (RELATA_IS_PANE (self));

  relata_end_bar_set_show_associations (RELATA_END_BAR (self->ends), show);
}

/**
 * relata_pane_set_open_end:
 * @end: (nullable): the end that the next pane shows
 */
void
relata_pane_set_open_end (RelataPane *self, const RelataEndRef *end)
{
  g_return_if_fail (RELATA_IS_PANE (self));

  relata_end_bar_set_open_end (RELATA_END_BAR (self->ends), end);
}

/**
 * relata_pane_follow:
 * @n: which of the ends shown, from 0
 *
 * Returns: whether there is one
 */
gboolean
relata_pane_follow (RelataPane *self, guint n)
{
  g_return_val_if_fail (RELATA_IS_PANE (self), FALSE);

  return relata_end_bar_follow (RELATA_END_BAR (self->ends), n);
}

/**
 * relata_pane_focus_ends:
 *
 * Puts the keyboard on the first end of the chosen record.
 */
void
relata_pane_focus_ends (RelataPane *self)
{
  g_return_if_fail (RELATA_IS_PANE (self));

  gtk_widget_grab_focus (self->ends);
}

static gboolean
relata_pane_grab_focus (GtkWidget *widget)
{
  RelataPane *self = RELATA_PANE (widget);

  if (gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->grid)
    return gtk_widget_grab_focus (self->grid);
  return gtk_widget_grab_focus (self->ends);
}

static GtkWidget *
make_button (const char *icon, const char *tooltip, GCallback callback, RelataPane *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_header (RelataPane *self)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = make_label ("heading");
  self->subtitle = make_label ("dim-label");
  gtk_widget_set_hexpand (self->subtitle, TRUE);
  self->spinner = gtk_spinner_new ();
  self->first_button
      = make_button ("go-top-symbolic", _ ("Go to the First Record"), G_CALLBACK (first_cb), self);
  self->last_button
      = make_button ("go-bottom-symbolic", _ ("Go to the Last Record"), G_CALLBACK (last_cb), self);
  gtk_box_append (GTK_BOX (header), self->title);
  gtk_box_append (GTK_BOX (header), self->subtitle);
  gtk_box_append (GTK_BOX (header), self->spinner);
  gtk_box_append (GTK_BOX (header), self->first_button);
  gtk_box_append (GTK_BOX (header), self->last_button);
  gtk_box_append (GTK_BOX (header), make_button ("window-close-symbolic", _ ("Close This Pane"),
                                                 G_CALLBACK (close_cb), self));
  gtk_widget_add_css_class (header, "relata-pane-header");
  return header;
}

static GtkWidget *
make_error_bar (RelataPane *self)
{
  GtkWidget *button;

  self->error_bar = gtk_info_bar_new ();
  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->error_bar), GTK_MESSAGE_ERROR);
  self->error_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->error_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->error_label), 0.0f);
  gtk_widget_set_hexpand (self->error_label, TRUE);
  button = gtk_button_new_with_mnemonic (_ ("_Retry"));
  gtk_widget_set_tooltip_text (button, _ ("Read the Records Again"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (retry_cb), self);
  gtk_info_bar_add_child (GTK_INFO_BAR (self->error_bar), self->error_label);
  gtk_info_bar_add_action_widget (GTK_INFO_BAR (self->error_bar), button, GTK_RESPONSE_OK);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->error_bar), FALSE);
  return self->error_bar;
}

static void
make_content (RelataPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->grid = relata_grid_new (self->model);
  self->card = relata_record_card_new ();
  self->empty = gtk_label_new (_ ("No Records"));
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->grid);
  gtk_stack_add_child (GTK_STACK (self->stack), self->card);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  self->ends = relata_end_bar_new (self->database);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_error_bar (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->ends);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
relata_pane_dispose (GObject *object)
{
  RelataPane *self = RELATA_PANE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->database);
  g_clear_pointer (&self->source, relata_row_source_unref);
  g_clear_pointer (&self->wanted, relata_record_unref);
  G_OBJECT_CLASS (relata_pane_parent_class)->dispose (object);
}

static void
relata_pane_class_init (RelataPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relata_pane_dispose;
  widget_class->grab_focus = relata_pane_grab_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "relatapane");
  signals[RECORD_CHANGED] = g_signal_new ("record-changed", RELATA_TYPE_PANE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FOLLOW] = g_signal_new ("follow", RELATA_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CLOSE] = g_signal_new ("close", RELATA_TYPE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
relata_pane_init (RelataPane *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), PANE_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * relata_pane_new:
 *
 * Returns: (transfer floating): a pane that shows nothing yet
 */
GtkWidget *
relata_pane_new (RelataDatabase *database)
{
  RelataPane *self = g_object_new (RELATA_TYPE_PANE, NULL);

  g_return_val_if_fail (RELATA_IS_DATABASE (database), NULL);

  self->database = g_object_ref (database);
  self->model = relata_row_model_new (database);
  make_content (self);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (self->model, "notify", G_CALLBACK (model_notify_cb), self);
  g_signal_connect (self->grid, "record-changed", G_CALLBACK (record_changed_cb), self);
  g_signal_connect (self->grid, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->grid, "sort-changed", G_CALLBACK (sort_changed_cb), self);
  g_signal_connect (self->ends, "follow", G_CALLBACK (follow_cb), self);
  update_content (self);
  return GTK_WIDGET (self);
}
