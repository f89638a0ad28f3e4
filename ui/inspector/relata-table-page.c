/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The page for one table. The list of columns is built anew when columns come or go; else the
 * rows are refreshed, so that the focus stays where a person works. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "inspector/relata-column-row.h"
#include "inspector/relata-field.h"
#include "inspector/relata-table-page.h"
#include "layout/relata-palette.h"
#include "schema/relata-label.h"
#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit.h"
#include "sql/relata-table-edit.h"

#define MAX_NAME_CHARS 60

struct _RelataTablePage
{
  AdwBin parent_instance;

  RelataViewState *view_state;
  guint table;
  GtkWidget *name;
  GtkWidget *label;
  GtkWidget *strict, *without_rowid;
  GPtrArray *columns; /* of RelataColumnRow, not owned */
  guint n_foreign_keys;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (RelataTablePage, relata_table_page, ADW_TYPE_BIN)

static RelataDesign *
get_design (RelataTablePage *self)
{
  return relata_view_state_get_design (self->view_state);
}

static RelataItem *
get_item (RelataTablePage *self)
{
  return relata_snapshot_get (relata_design_get_snapshot (get_design (self)), self->table);
}

static RelataEdit *
begin (RelataTablePage *self, const char *label)
{
  return relata_edit_new (relata_design_get_snapshot (get_design (self)), label);
}

static gboolean
set_name (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataTablePage *self = data;

  return relata_schema_rename_table (edit, self->table, text, error);
}

static gboolean
set_label (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataTablePage *self = data;
  RelataItem *item = relata_snapshot_get (relata_edit_get_snapshot (edit), self->table);
  g_autoptr (GArray) parts = NULL;
  g_autoptr (RelataDecor) decor = NULL;

  if (*text != '\0')
    {
      parts = relata_label_parse (text, relata_item_table (item), error);
      if (parts == NULL)
        return FALSE;
    }
  decor = relata_decor_with_label (item->decor, *text != '\0' ? text : NULL);
  relata_edit_set_decor (edit, self->table, decor);
  return TRUE;
}

static void
option_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  RelataTablePage *self = RELATA_TABLE_PAGE (user_data);
  g_autoptr (RelataEdit) edit = NULL;
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (GError) error = NULL;

  if (self->refreshing)
    return;
  edit = begin (self, _ ("Change Options"));
  def = relata_table_def_set_options (
      relata_item_table (get_item (self)), gtk_switch_get_active (GTK_SWITCH (self->strict)),
      gtk_switch_get_active (GTK_SWITCH (self->without_rowid)), &error);
  if (def != NULL)
    relata_schema_set_table (edit, self->table, def, &error);
  if (!relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error))
    relata_table_page_refresh (self);
}

static void
color_cb (GtkButton *button, gpointer user_data)
{
  RelataTablePage *self = RELATA_TABLE_PAGE (user_data);
  g_autoptr (RelataEdit) edit = begin (self, _ ("Change Color"));
  g_autoptr (RelataDecor) decor = relata_decor_with_color (
      get_item (self)->decor, g_object_get_data (G_OBJECT (button), "color"));

  relata_edit_set_decor (edit, self->table, decor);
  relata_field_apply (self->view_state, GTK_WIDGET (self), edit, NULL);
}

static GtkWidget *
make_color_button (RelataTablePage *self, const char *color, const char *title)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *css_class = g_strconcat ("relata-color-", color != NULL ? color : "none", NULL);

  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "relata-color");
  gtk_widget_add_css_class (button, css_class);
  gtk_widget_set_tooltip_text (button, title);
  g_object_set_data_full (G_OBJECT (button), "color", g_strdup (color), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (color_cb), self);
  return button;
}

static GtkWidget *
make_colors (RelataTablePage *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkWidget *row = gtk_list_box_row_new ();
  const char *const *colors = relata_palette_get_color_names ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 10);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 5);
  gtk_flow_box_append (GTK_FLOW_BOX (box), make_color_button (self, NULL, _ ("No color")));
  for (guint i = 0; colors[i] != NULL; i++)
    gtk_flow_box_append (
        GTK_FLOW_BOX (box),
        make_color_button (self, colors[i], relata_palette_get_color_label (colors[i])));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
make_table_group (RelataTablePage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Table"));
  self->name = relata_field_new (self->view_state, _ ("Name"), get_item (self)->def->name,
                                 _ ("Rename Table"), set_name, self, NULL);
  self->label = relata_field_new (self->view_state, _ ("Label of a record, as {name}"), "",
                                  _ ("Change Label"), set_label, self, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_colors (self));
  return group;
}

static void
add_column_cb (GtkButton *button, gpointer user_data)
{
  RelataTablePage *self = RELATA_TABLE_PAGE (user_data);
  const RelataTableDef *table = relata_item_table (get_item (self));
  guint position = table->n_columns;
  g_autofree char *name = relata_schema_free_column_name (table, _ ("column"));
  g_autoptr (RelataEdit) edit = begin (self, _ ("Add Column"));
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (GError) error = NULL;

  def = relata_table_def_add_column (table, position, name, "TEXT", &error);
  if (def != NULL)
    relata_schema_set_table (edit, self->table, def, &error);
  if (relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error))
    relata_view_state_select_column (self->view_state, self->table, (int)position);
}

static GtkWidget *
make_columns_group (RelataTablePage *self)
{
  const RelataTableDef *table = relata_item_table (get_item (self));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Columns"));
  gtk_widget_set_tooltip_text (add, _ ("Add Column"));
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect (add, "clicked", G_CALLBACK (add_column_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  for (guint i = 0; i < table->n_columns; i++)
    {
      GtkWidget *row = relata_column_row_new (self->view_state, self->table, i);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->columns, row);
    }
  return group;
}

static void
foreign_key_cb (AdwActionRow *row, gpointer user_data)
{
  RelataTablePage *self = RELATA_TABLE_PAGE (user_data);

  relata_view_state_select_relationship (
      self->view_state, self->table,
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "foreign-key")), FALSE);
}

static char *
join_names (char **names, guint n_names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", names[i]);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_foreign_key_row (RelataTablePage *self, const RelataForeignKeyDef *fk, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *columns = join_names (fk->columns, fk->n_columns);
  g_autofree char *shown = relata_text_for_display (columns, -1, MAX_NAME_CHARS);
  g_autofree char *parent = relata_text_for_display (fk->parent, -1, MAX_NAME_CHARS);
  g_autofree char *target = g_strdup_printf ("→ %s", parent);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "foreign-key", GUINT_TO_POINTER (index));
  g_signal_connect (row, "activated", G_CALLBACK (foreign_key_cb), self);
  return row;
}

static GtkWidget *
make_foreign_keys_group (RelataTablePage *self)
{
  const RelataTableDef *table = relata_item_table (get_item (self));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Foreign Keys"));
  if (table->n_foreign_keys == 0)
    adw_preferences_group_set_description (
        ADW_PREFERENCES_GROUP (group),
        _ ("None. Drag from a column in the diagram to the column it refers to."));
  for (guint i = 0; i < table->n_foreign_keys; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_foreign_key_row (self, &table->foreign_keys[i], i));
  return group;
}

static GtkWidget *
make_switch_row (const char *title, const char *subtitle, GtkWidget **toggle)
{
  GtkWidget *row = adw_action_row_new ();

  *toggle = gtk_switch_new ();
  gtk_widget_set_valign (*toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (*toggle, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), *toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *toggle);
  return row;
}

static GtkWidget *
make_options_group (RelataTablePage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Options"));
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      make_switch_row ("STRICT", _ ("Values must be of the column's type"), &self->strict));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             make_switch_row ("WITHOUT ROWID",
                                              _ ("Stored by the primary key alone"),
                                              &self->without_rowid));
  return group;
}

static void
delete_cb (GtkButton *button, gpointer user_data)
{
  RelataTablePage *self = RELATA_TABLE_PAGE (user_data);
  g_autoptr (RelataEdit) edit = begin (self, _ ("Delete Table"));
  g_autoptr (GError) error = NULL;

  relata_schema_delete_item (edit, self->table, &error);
  relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error);
}

static GtkWidget *
make_delete_button (RelataTablePage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Delete Table"));

  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_set_tooltip_text (button, _ ("Delete the Table; Undo Brings It Back"));
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  return button;
}

/* Opens the row of the column that is selected. */
static void
open_selected (RelataTablePage *self)
{
  int column = relata_view_state_get_column (self->view_state);

  if (column >= 0 && column < (int)self->columns->len)
    adw_expander_row_set_expanded (g_ptr_array_index (self->columns, column), TRUE);
}

/**
 * relata_table_page_refresh:
 *
 * Shows what the design says now.
 *
 * Returns: %FALSE if another page must be made
 */
gboolean
relata_table_page_refresh (RelataTablePage *self)
{
  RelataItem *item;
  const RelataTableDef *table;
  guint n_selected;

  g_return_val_if_fail (RELATA_IS_TABLE_PAGE (self), FALSE);

  item = get_item (self);
  table = relata_item_table (item);
  relata_view_state_get_selected (self->view_state, &n_selected);
  if (table == NULL || n_selected != 1
      || relata_view_state_get_primary (self->view_state) != self->table
      || table->n_columns != self->columns->len || table->n_foreign_keys != self->n_foreign_keys)
    return FALSE;
  relata_field_set_text (self->name, item->def->name);
  relata_field_set_text (self->label, item->decor->label != NULL ? item->decor->label : "");
  for (guint i = 0; i < self->columns->len; i++)
    relata_column_row_refresh (g_ptr_array_index (self->columns, i));
  self->refreshing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->strict), table->strict);
  gtk_switch_set_active (GTK_SWITCH (self->without_rowid), table->without_rowid);
  self->refreshing = FALSE;
  open_selected (self);
  return TRUE;
}

static void
relata_table_page_dispose (GObject *object)
{
  g_clear_object (&RELATA_TABLE_PAGE (object)->view_state);
  G_OBJECT_CLASS (relata_table_page_parent_class)->dispose (object);
}

static void
relata_table_page_finalize (GObject *object)
{
  g_ptr_array_unref (RELATA_TABLE_PAGE (object)->columns);
  G_OBJECT_CLASS (relata_table_page_parent_class)->finalize (object);
}

static void
relata_table_page_class_init (RelataTablePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_table_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = relata_table_page_finalize;
}

static void
relata_table_page_init (RelataTablePage *self)
{
  self->columns = g_ptr_array_new ();
}

/**
 * relata_table_page_new:
 *
 * Returns: (transfer floating): a page for the primary item of @view_state, which is a table
 */
GtkWidget *
relata_table_page_new (RelataViewState *view_state)
{
  RelataTablePage *self = g_object_new (RELATA_TYPE_TABLE_PAGE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->view_state = g_object_ref (view_state);
  self->table = relata_view_state_get_primary (view_state);
  self->n_foreign_keys = relata_item_table (get_item (self))->n_foreign_keys;
  gtk_box_append (GTK_BOX (box), make_table_group (self));
  gtk_box_append (GTK_BOX (box), make_columns_group (self));
  gtk_box_append (GTK_BOX (box), make_foreign_keys_group (self));
  gtk_box_append (GTK_BOX (box), make_options_group (self));
  gtk_box_append (GTK_BOX (box), make_delete_button (self));
  gtk_widget_add_css_class (box, "relata-page");
  adw_bin_set_child (ADW_BIN (self), box);
  relata_table_page_refresh (self);
  g_signal_connect (self->strict, "notify::active", G_CALLBACK (option_cb), self);
  g_signal_connect (self->without_rowid, "notify::active", G_CALLBACK (option_cb), self);
  return GTK_WIDGET (self);
}
