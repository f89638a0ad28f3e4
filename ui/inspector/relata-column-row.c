/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A column in the inspector. Its edits name the column by table id and position, looked up in
 * the design at the moment they are made. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "inspector/relata-column-row.h"
#include "inspector/relata-field.h"
#include "schema/relata-schema-edit.h"
#include "sql/relata-table-edit.h"

#define MAX_NAME_CHARS 60

typedef enum
{
  FLAG_PRIMARY_KEY,
  FLAG_NOT_NULL,
  FLAG_UNIQUE,
  N_FLAGS
} Flag;

struct _RelataColumnRow
{
  AdwExpanderRow parent_instance;

  RelataViewState *view_state;
  guint table;
  guint column;
  GtkWidget *name, *type, *default_value, *collation; /* NULL until opened */
  GtkWidget *flags[N_FLAGS];
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (RelataColumnRow, relata_column_row, ADW_TYPE_EXPANDER_ROW)

static const RelataTableDef *
get_table (RelataColumnRow *self)
{
  RelataDesign *design = relata_view_state_get_design (self->view_state);

  return relata_item_table (relata_snapshot_get (relata_design_get_snapshot (design), self->table));
}

static const RelataTableDef *
table_of (RelataEdit *edit, RelataColumnRow *self)
{
  return relata_item_table (relata_snapshot_get (relata_edit_get_snapshot (edit), self->table));
}

/* Takes a new definition of the table into the edit; NULL means @error is set. */
static gboolean
take_def (RelataEdit *edit, RelataColumnRow *self, RelataDef *def, GError **error)
{
  g_autoptr (RelataDef) owned = def;

  return owned != NULL && relata_schema_set_table (edit, self->table, owned, error);
}

static gboolean
set_name (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataColumnRow *self = data;

  return relata_schema_rename_column (edit, self->table, self->column, text, error);
}

static gboolean
set_type (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataColumnRow *self = data;

  return take_def (edit, self,
                   relata_table_def_set_type (table_of (edit, self), self->column, text, error),
                   error);
}

static gboolean
set_default (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataColumnRow *self = data;
  const char *expr = *text != '\0' ? text : NULL;

  return take_def (edit, self,
                   relata_table_def_set_default (table_of (edit, self), self->column, expr, error),
                   error);
}

static gboolean
set_collation (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataColumnRow *self = data;
  const char *name = *text != '\0' ? text : NULL;

  return take_def (
      edit, self, relata_table_def_set_collation (table_of (edit, self), self->column, name, error),
      error);
}

/* The primary key with the column in it or out of it, the others in their order. */
static RelataDef *
toggle_primary_key (RelataColumnRow *self, const RelataTableDef *table, gboolean in, GError **error)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (table);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; key != NULL && i < key->n_columns; i++)
    if (key->columns[i].column >= 0 && key->columns[i].column != (int)self->column)
      g_array_append_val (columns, key->columns[i].column);
  if (in)
    g_array_append_val (columns, self->column);
  return relata_table_def_set_primary_key (table, (const guint *)columns->data, columns->len, FALSE,
                                           error);
}

static RelataDef *
set_flag (
    RelataColumnRow *self, const RelataTableDef *table, Flag flag, gboolean on, GError **error)
{
  switch (flag)
    {
    case FLAG_PRIMARY_KEY:
      return toggle_primary_key (self, table, on, error);
    case FLAG_NOT_NULL:
      return relata_table_def_set_not_null (table, self->column, on, error);
    default:
      return relata_table_def_set_unique (table, self->column, on, error);
    }
}

static gboolean
get_flag (const RelataTableDef *table, guint column, Flag flag)
{
  switch (flag)
    {
    case FLAG_PRIMARY_KEY:
      return relata_table_def_column_in_primary_key (table, column);
    case FLAG_NOT_NULL:
      return table->columns[column].not_null;
    default:
      return relata_table_def_column_is_unique (table, column);
    }
}

static void
flag_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  RelataColumnRow *self = RELATA_COLUMN_ROW (user_data);
  RelataDesign *design = relata_view_state_get_design (self->view_state);
  Flag flag = (Flag)GPOINTER_TO_INT (g_object_get_data (object, "flag"));
  const char *const labels[] = { _ ("Primary Key"), _ ("Not Null"), _ ("Unique") };
  g_autoptr (RelataEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (self->refreshing)
    return;
  edit = relata_edit_new (relata_design_get_snapshot (design), labels[flag]);
  take_def (edit, self,
            set_flag (self, table_of (edit, self), flag,
                      gtk_switch_get_active (GTK_SWITCH (object)), &error),
            &error);
  if (!relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error))
    relata_column_row_refresh (self);
}

static GtkWidget *
add_flag (RelataColumnRow *self, Flag flag, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_set_data (G_OBJECT (toggle), "flag", GINT_TO_POINTER (flag));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->flags[flag] = toggle;
  return toggle;
}

static void
move_by (RelataColumnRow *self, int by)
{
  RelataDesign *design = relata_view_state_get_design (self->view_state);
  const RelataTableDef *table = get_table (self);
  int position = (int)self->column + by;
  g_autoptr (RelataEdit) edit
      = relata_edit_new (relata_design_get_snapshot (design), _ ("Move Column"));
  g_autoptr (GError) error = NULL;

  if (position < 0 || position >= (int)table->n_columns)
    return;
  take_def (edit, self, relata_table_def_move_column (table, self->column, (guint)position, &error),
            &error);
  if (relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error))
    relata_view_state_select_column (self->view_state, self->table, position);
}

static void
up_cb (GtkButton *button, gpointer user_data)
{
  move_by (RELATA_COLUMN_ROW (user_data), -1);
}

static void
down_cb (GtkButton *button, gpointer user_data)
{
  move_by (RELATA_COLUMN_ROW (user_data), 1);
}

static void
delete_cb (GtkButton *button, gpointer user_data)
{
  RelataColumnRow *self = RELATA_COLUMN_ROW (user_data);
  RelataDesign *design = relata_view_state_get_design (self->view_state);
  g_autoptr (RelataEdit) edit
      = relata_edit_new (relata_design_get_snapshot (design), _ ("Delete Column"));
  g_autoptr (GError) error = NULL;

  relata_schema_delete_column (edit, self->table, self->column, &error);
  relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error);
}

static void
add_button (
    GtkWidget *box, const char *icon, const char *tooltip, GCallback callback, gpointer data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, data);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (RelataColumnRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_end (box, 6);
  add_button (box, "go-up-symbolic", _ ("Move Up"), G_CALLBACK (up_cb), self);
  add_button (box, "go-down-symbolic", _ ("Move Down"), G_CALLBACK (down_cb), self);
  add_button (box, "user-trash-symbolic", _ ("Delete Column"), G_CALLBACK (delete_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static char *
get_default (const RelataTableDef *table, guint column)
{
  const RelataColumnDef *def = &table->columns[column];

  if (relata_expr_is_empty (&def->default_value))
    return g_strdup ("");
  return relata_def_dup_span (&table->base, def->default_value.span);
}

static GtkWidget *
add_field (RelataColumnRow *self, const char *title, const char *label, RelataFieldFunc func)
{
  GtkWidget *field = relata_field_new (self->view_state, title, "", label, func, self, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), field);
  return field;
}

static void
open (RelataColumnRow *self)
{
  const RelataTableDef *table = get_table (self);
  const char *const collations[] = { "BINARY", "NOCASE", "RTRIM", NULL };

  self->name = add_field (self, _ ("Name"), _ ("Rename Column"), set_name);
  self->type = add_field (self, _ ("Type"), _ ("Change Type"), set_type);
  relata_field_set_suggestions (self->type, relata_type_get_suggestions (table->strict));
  add_flag (self, FLAG_PRIMARY_KEY, _ ("Primary key"), _ ("Names a record"));
  add_flag (self, FLAG_NOT_NULL, _ ("Not null"), _ ("Every record has a value"));
  add_flag (self, FLAG_UNIQUE, _ ("Unique"), _ ("No two records have the same value"));
  self->default_value = add_field (self, _ ("Default"), _ ("Change Default"), set_default);
  self->collation = add_field (self, _ ("Collation"), _ ("Change Collation"), set_collation);
  relata_field_set_suggestions (self->collation, collations);
  add_buttons (self);
  relata_column_row_refresh (self);
  for (guint i = 0; i < N_FLAGS; i++)
    g_signal_connect (self->flags[i], "notify::active", G_CALLBACK (flag_cb), self);
}

static void
expanded_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  RelataColumnRow *self = RELATA_COLUMN_ROW (object);

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->name == NULL)
    open (self);
}

static char *
describe (const RelataTableDef *table, guint column)
{
  const RelataColumnDef *def = &table->columns[column];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *type = relata_text_for_display (def->type, -1, MAX_NAME_CHARS);

  g_string_append (text, type);
  if (relata_table_def_column_in_primary_key (table, column))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("primary key"));
  if (def->not_null)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("not null"));
  if (relata_table_def_column_is_unique (table, column)
      && !relata_table_def_column_in_primary_key (table, column))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ ("unique"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
refresh_fields (RelataColumnRow *self, const RelataTableDef *table)
{
  const RelataColumnDef *def = &table->columns[self->column];
  g_autofree char *value = get_default (table, self->column);

  relata_field_set_text (self->name, def->name);
  relata_field_set_text (self->type, def->type);
  relata_field_set_text (self->default_value, value);
  relata_field_set_text (self->collation, def->collation != NULL ? def->collation : "");
  self->refreshing = TRUE;
  for (guint i = 0; i < N_FLAGS; i++)
    gtk_switch_set_active (GTK_SWITCH (self->flags[i]), get_flag (table, self->column, (Flag)i));
  self->refreshing = FALSE;
}

/**
 * relata_column_row_refresh:
 *
 * Shows what the design says now.
 */
void
relata_column_row_refresh (RelataColumnRow *self)
{
  const RelataTableDef *table;
  g_autofree char *name = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (RELATA_IS_COLUMN_ROW (self));

  table = get_table (self);
  if (table == NULL || self->column >= table->n_columns)
    return;
  name = relata_text_for_display (table->columns[self->column].name, -1, MAX_NAME_CHARS);
  details = describe (table, self->column);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), details);
  if (self->name != NULL)
    refresh_fields (self, table);
}

static void
relata_column_row_dispose (GObject *object)
{
  g_clear_object (&RELATA_COLUMN_ROW (object)->view_state);
  G_OBJECT_CLASS (relata_column_row_parent_class)->dispose (object);
}

static void
relata_column_row_class_init (RelataColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_column_row_dispose;
}

static void
relata_column_row_init (RelataColumnRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * relata_column_row_new:
 * @table: id of the table
 * @column: position of the column
 *
 * Returns: (transfer floating): a closed row
 */
GtkWidget *
relata_column_row_new (RelataViewState *view_state, guint table, guint column)
{
  RelataColumnRow *self = g_object_new (RELATA_TYPE_COLUMN_ROW, NULL);

  self->view_state = g_object_ref (view_state);
  self->table = table;
  self->column = column;
  relata_column_row_refresh (self);
  return GTK_WIDGET (self);
}
