/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The page for one relationship: of a foreign key everything can be changed but its columns,
 * which the diagram does; of a virtual one the names of its ends. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "inspector/relata-field.h"
#include "inspector/relata-relationship-page.h"
#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit.h"
#include "sql/relata-table-edit.h"

#define MAX_NAME_CHARS 60

struct _RelataRelationshipPage
{
  AdwBin parent_instance;

  RelataViewState *view_state;
  guint child;
  guint foreign_key;
  gboolean is_virtual;
  GtkWidget *names[2];
  GtkWidget *joined, *kind;
  GtkWidget *on_delete, *on_update;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (RelataRelationshipPage, relata_relationship_page, ADW_TYPE_BIN)

static RelataSnapshot *
get_snapshot (RelataRelationshipPage *self)
{
  return relata_design_get_snapshot (relata_view_state_get_design (self->view_state));
}

static const RelataRelationship *
get_relationship (RelataRelationshipPage *self)
{
  RelataRelationships *all = relata_snapshot_get_relationships (get_snapshot (self));

  for (guint i = 0; i < relata_relationships_get_n (all); i++)
    {
      const RelataRelationship *one = relata_relationships_get (all, i);

      if (one->kind != RELATA_MANY_TO_MANY && one->child == self->child
          && one->foreign_key == self->foreign_key && one->virtual_ == self->is_virtual)
        return one;
    }
  return NULL;
}

static const RelataForeignKeyDef *
get_foreign_key (RelataRelationshipPage *self)
{
  const RelataTableDef *table
      = relata_item_table (relata_snapshot_get (get_snapshot (self), self->child));

  if (table == NULL || self->is_virtual || self->foreign_key >= table->n_foreign_keys)
    return NULL;
  return &table->foreign_keys[self->foreign_key];
}

static char *
get_name (RelataRelationshipPage *self, guint item)
{
  RelataItem *found = item != 0 ? relata_snapshot_get (get_snapshot (self), item) : NULL;

  if (found == NULL)
    return g_strdup (_ ("a missing table"));
  return relata_text_for_display (found->def->name, -1, MAX_NAME_CHARS);
}

static gboolean
set_end_name (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataRelationshipPage *self = data;

  return relata_schema_set_end_name (edit, self->child, self->foreign_key, FALSE,
                                     *text != '\0' ? text : NULL, error);
}

static gboolean
set_reverse_name (RelataEdit *edit, const char *text, gpointer data, GError **error)
{
  RelataRelationshipPage *self = data;

  return relata_schema_set_end_name (edit, self->child, self->foreign_key, TRUE,
                                     *text != '\0' ? text : NULL, error);
}

static const char *
get_kind_text (const RelataRelationship *relationship)
{
  if (relationship->kind == RELATA_ONE_TO_ONE)
    return _ ("One-to-one");
  return _ ("One-to-many");
}

/* In the order of RelataAction. */
static GtkWidget *
make_action_row (const char *title)
{
  const char *const actions[] = {
    _ ("Not said (no action)"), "NO ACTION", "RESTRICT", "SET NULL", "SET DEFAULT", "CASCADE", NULL
  };
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (actions);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  return row;
}

/* The names with a NULL after them; the names themselves stay the definition's. */
static const char **
terminate (char **names, guint n_names)
{
  const char **list = names != NULL ? g_new0 (const char *, n_names + 1) : NULL;

  for (guint i = 0; list != NULL && i < n_names; i++)
    list[i] = names[i];
  return list;
}

static void
action_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  RelataRelationshipPage *self = RELATA_RELATIONSHIP_PAGE (user_data);
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  RelataForeignKeySpec spec = { 0 };
  g_autofree const char **columns = NULL;
  g_autofree const char **parent_columns = NULL;
  g_autoptr (RelataEdit) edit = NULL;
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (GError) error = NULL;

  if (self->refreshing || fk == NULL)
    return;
  columns = terminate (fk->columns, fk->n_columns);
  parent_columns = terminate (fk->parent_columns, fk->n_parent_columns);
  spec.name = fk->name;
  spec.columns = columns;
  spec.parent = fk->parent;
  spec.parent_columns = parent_columns;
  spec.on_delete = (RelataAction)adw_combo_row_get_selected (ADW_COMBO_ROW (self->on_delete));
  spec.on_update = (RelataAction)adw_combo_row_get_selected (ADW_COMBO_ROW (self->on_update));
  spec.deferral = fk->deferral;
  edit = relata_edit_new (get_snapshot (self), _ ("Change Foreign Key"));
  def = relata_table_def_set_foreign_key (
      relata_item_table (relata_snapshot_get (get_snapshot (self), self->child)), self->foreign_key,
      &spec, &error);
  if (def != NULL)
    relata_schema_set_table (edit, self->child, def, &error);
  if (!relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error))
    relata_relationship_page_refresh (self);
}

static void
delete_cb (GtkButton *button, gpointer user_data)
{
  RelataRelationshipPage *self = RELATA_RELATIONSHIP_PAGE (user_data);
  g_autoptr (RelataEdit) edit = relata_edit_new (get_snapshot (self), _ ("Delete Relationship"));
  RelataItem *item = relata_snapshot_get (get_snapshot (self), self->child);
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (RelataDecor) decor = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_virtual)
    {
      decor = relata_decor_without_reference (item->decor, self->foreign_key);
      relata_edit_set_decor (edit, self->child, decor);
    }
  else
    {
      def = relata_table_def_remove_foreign_key (relata_item_table (item), self->foreign_key,
                                                 &error);
      if (def != NULL)
        relata_schema_set_table (edit, self->child, def, &error);
    }
  relata_field_apply (self->view_state, GTK_WIDGET (self), edit, error);
}

static char *
join_columns (RelataRelationshipPage *self, const RelataRelationship *relationship)
{
  const RelataTableDef *child
      = relata_item_table (relata_snapshot_get (get_snapshot (self), relationship->child));
  const RelataTableDef *parent
      = relata_item_table (relata_snapshot_get (get_snapshot (self), relationship->parent));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < relationship->n_columns; i++)
    {
      int from = relationship->child_columns[i];
      int to = relationship->parent_columns[i];

      g_string_append_printf (text, "%s%s → %s", i > 0 ? "\n" : "",
                              child != NULL && from >= 0 ? child->columns[from].name : "?",
                              parent != NULL && to >= 0 ? parent->columns[to].name : "?");
    }
  return g_utf8_make_valid (text->str, -1);
}

static GtkWidget *
make_ends_group (RelataRelationshipPage *self, const RelataRelationship *relationship)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *child = get_name (self, relationship->child);
  g_autofree char *parent = get_name (self, relationship->parent);
  g_autofree char *on_child = NULL;
  g_autofree char *on_parent = NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Relationship"));
  self->kind = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->kind), FALSE);
  self->joined = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->joined), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->joined), _ ("Columns"));
  /* Translators: %s is a table: the name by which its records lead to the other table */
  on_child = g_strdup_printf (_ ("Name on %s"), child);
  on_parent = g_strdup_printf (_ ("Name on %s"), parent);
  self->names[0] = relata_field_new (self->view_state, on_child, "", _ ("Rename End"), set_end_name,
                                     self, NULL);
  self->names[1] = relata_field_new (self->view_state, on_parent, "", _ ("Rename End"),
                                     set_reverse_name, self, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kind);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->joined);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->names[0]);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->names[1]);
  return group;
}

static GtkWidget *
make_actions_group (RelataRelationshipPage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("When the Parent Changes"));
  self->on_delete = make_action_row (_ ("On delete"));
  self->on_update = make_action_row (_ ("On update"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->on_delete);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->on_update);
  return group;
}

/**
 * relata_relationship_page_refresh:
 *
 * Shows what the design says now.
 *
 * Returns: %FALSE if another page must be made
 */
gboolean
relata_relationship_page_refresh (RelataRelationshipPage *self)
{
  const RelataRelationship *relationship;
  const RelataForeignKeyDef *fk;
  guint child, foreign_key;
  gboolean is_virtual;
  g_autofree char *columns = NULL;
  g_autofree char *names = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (RELATA_IS_RELATIONSHIP_PAGE (self), FALSE);

  relationship = get_relationship (self);
  if (relationship == NULL || self->kind == NULL
      || !relata_view_state_get_relationship (self->view_state, &child, &foreign_key, &is_virtual)
      || child != self->child || foreign_key != self->foreign_key || is_virtual != self->is_virtual)
    return FALSE;
  from = get_name (self, relationship->parent);
  to = get_name (self, relationship->child);
  names = g_strdup_printf ("%s – %s", from, to);
  columns = join_columns (self, relationship);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kind), get_kind_text (relationship));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind), names);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->joined), columns);
  relata_field_set_text (self->names[0], relationship->ends[0].name);
  relata_field_set_text (self->names[1], relationship->ends[1].name);
  fk = get_foreign_key (self);
  if (fk != NULL && self->on_delete != NULL)
    {
      self->refreshing = TRUE;
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->on_delete), fk->on_delete);
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->on_update), fk->on_update);
      self->refreshing = FALSE;
    }
  return TRUE;
}

static void
relata_relationship_page_dispose (GObject *object)
{
  g_clear_object (&RELATA_RELATIONSHIP_PAGE (object)->view_state);
  G_OBJECT_CLASS (relata_relationship_page_parent_class)->dispose (object);
}

static void
relata_relationship_page_class_init (RelataRelationshipPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_relationship_page_dispose;
}

static void
relata_relationship_page_init (RelataRelationshipPage *self)
{
}

static void
build (RelataRelationshipPage *self, const RelataRelationship *relationship)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *delete = gtk_button_new_with_mnemonic (_ ("_Delete Relationship"));

  gtk_widget_add_css_class (box, "relata-page");
  gtk_box_append (GTK_BOX (box), make_ends_group (self, relationship));
  if (!self->is_virtual)
    {
      gtk_box_append (GTK_BOX (box), make_actions_group (self));
    }
  gtk_widget_add_css_class (delete, "destructive-action");
  gtk_widget_set_tooltip_text (delete, _ ("Delete the Foreign Key; the Columns Stay"));
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_cb), self);
  gtk_box_append (GTK_BOX (box), delete);
  adw_bin_set_child (ADW_BIN (self), box);
  relata_relationship_page_refresh (self);
  if (self->on_delete != NULL)
    {
      g_signal_connect (self->on_delete, "notify::selected", G_CALLBACK (action_cb), self);
      g_signal_connect (self->on_update, "notify::selected", G_CALLBACK (action_cb), self);
    }
}

/**
 * relata_relationship_page_new:
 *
 * Returns: (transfer floating): a page for the relationship @view_state has selected
 */
GtkWidget *
relata_relationship_page_new (RelataViewState *view_state)
{
  RelataRelationshipPage *self = g_object_new (RELATA_TYPE_RELATIONSHIP_PAGE, NULL);
  const RelataRelationship *relationship;

  self->view_state = g_object_ref (view_state);
  relata_view_state_get_relationship (view_state, &self->child, &self->foreign_key,
                                      &self->is_virtual);
  relationship = get_relationship (self);
  if (relationship != NULL)
    build (self, relationship);
  return GTK_WIDGET (self);
}
