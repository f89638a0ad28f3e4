/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Names and values in two columns, to be read and copied. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "browser/relata-cell-text.h"
#include "browser/relata-record-card.h"

#define MAX_NAME_CHARS  40
#define MAX_VALUE_CHARS 46

struct _RelataRecordCard
{
  AdwBin parent_instance;

  GtkWidget *scrolled;
};

G_DEFINE_FINAL_TYPE (RelataRecordCard, relata_record_card, ADW_TYPE_BIN)

static GtkWidget *
make_name (const char *name)
{
  g_autofree char *shown = relata_text_for_display (name, -1, MAX_NAME_CHARS);
  GtkWidget *label = gtk_label_new (shown);

  gtk_label_set_xalign (GTK_LABEL (label), 1.0f);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_value (const RelataCell *cell, GtkWidget *name)
{
  g_autofree char *markup = relata_cell_dup_markup (cell);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_VALUE_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  return label;
}

/**
 * relata_record_card_set_record:
 * @snapshot: the snapshot it was read by
 * @record: (nullable): what to show
 */
void
relata_record_card_set_record (RelataRecordCard *self,
                               RelataSnapshot *snapshot,
                               RelataRecord *record)
{
  GtkWidget *grid;
  const RelataTableDef *table;

  g_return_if_fail (RELATA_IS_RECORD_CARD (self));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
  if (record == NULL)
    return;
  table = relata_item_table (relata_snapshot_get (snapshot, record->table));
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "relata-page");
  for (guint i = 0; table != NULL && i < MIN (record->n_cells, table->n_columns); i++)
    {
      GtkWidget *name = make_name (table->columns[i].name);

      gtk_grid_attach (GTK_GRID (grid), name, 0, (int)i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), make_value (&record->cells[i], name), 1, (int)i, 1, 1);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), grid);
}

static void
relata_record_card_class_init (RelataRecordCardClass *klass)
{
}

static void
relata_record_card_init (RelataRecordCard *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

/**
 * relata_record_card_new:
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
relata_record_card_new (void)
{
  return g_object_new (RELATA_TYPE_RECORD_CARD, NULL);
}
