/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A list box of names with a search entry above it. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-text.h"
#include "browser/relata-table-list.h"
#include "schema/relata-relationship.h"

#define MAX_NAME_CHARS 60

struct _RelataTableList
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkWidget *list;
  char *folded; /* what is searched, or NULL */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataTableList, relata_table_list, ADW_TYPE_BIN)

static guint
get_table (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "table"));
}

static GtkWidget *
make_row (const RelataItem *item)
{
  g_autofree char *name = relata_text_for_display (item->def->name, -1, MAX_NAME_CHARS);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (row, name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "table", GUINT_TO_POINTER (item->id));
  g_object_set_data_full (G_OBJECT (row), "folded", g_utf8_casefold (name, -1), g_free);
  return row;
}

static gboolean
is_listed (RelataSnapshot *snapshot, const RelataItem *item, gboolean show_associations)
{
  const RelataTableDef *table = relata_item_table (item);

  return table != NULL && table->n_columns > 0
         && (show_associations
             || !relata_relationships_is_association (relata_snapshot_get_relationships (snapshot),
                                                      item->id, TRUE));
}

/**
 * relata_table_list_set_snapshot:
 * @snapshot: whose tables to list
 * @show_associations: also the pure association tables
 */
void
relata_table_list_set_snapshot (RelataTableList *self,
                                RelataSnapshot *snapshot,
                                gboolean show_associations)
{
  GtkListBoxRow *row;

  g_return_if_fail (RELATA_IS_TABLE_LIST (self) && snapshot != NULL);

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (snapshot, i);

      if (is_listed (snapshot, item, show_associations))
        gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (item));
    }
}

/**
 * relata_table_list_set_current:
 * @table: the table shown, or 0
 */
void
relata_table_list_set_current (RelataTableList *self, guint table)
{
  GtkListBoxRow *row;

  g_return_if_fail (RELATA_IS_TABLE_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (get_table (row) == table)
      {
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
        return;
      }
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  g_signal_emit (user_data, signals[CHOSEN], 0, get_table (row));
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  RelataTableList *self = RELATA_TABLE_LIST (user_data);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_free (self->folded);
  self->folded = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static gboolean
filter_row (GtkListBoxRow *row, gpointer user_data)
{
  RelataTableList *self = RELATA_TABLE_LIST (user_data);

  return self->folded == NULL
         || strstr (g_object_get_data (G_OBJECT (row), "folded"), self->folded) != NULL;
}

/* Enter in the search shows the first table found. */
static void
search_activate_cb (GtkSearchEntry *entry, gpointer user_data)
{
  RelataTableList *self = RELATA_TABLE_LIST (user_data);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    if (filter_row (row, self))
      {
        g_signal_emit (self, signals[CHOSEN], 0, get_table (row));
        return;
      }
}

static void
relata_table_list_finalize (GObject *object)
{
  g_free (RELATA_TABLE_LIST (object)->folded);
  G_OBJECT_CLASS (relata_table_list_parent_class)->finalize (object);
}

static void
relata_table_list_class_init (RelataTableListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relata_table_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", RELATA_TYPE_TABLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_ ("No Tables"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_show (label);
  return label;
}

static void
relata_table_list_init (RelataTableList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search Tables"), "margin-start", 6,
                "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Tables"), -1);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), make_placeholder ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tables"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * relata_table_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
relata_table_list_new (void)
{
  return g_object_new (RELATA_TYPE_TABLE_LIST, NULL);
}
