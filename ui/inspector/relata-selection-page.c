/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The page for what has no page of its own. It is made anew for every change. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "inspector/relata-selection-page.h"
#include "schema/relata-relationship.h"

#define MAX_NAME_CHARS 80

static GtkWidget *
make_status (const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), escaped);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static guint
count_tables (RelataSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    n += relata_item_table (relata_snapshot_get_item (snapshot, i)) != NULL ? 1 : 0;
  return n;
}

static GtkWidget *
make_summary (RelataSnapshot *snapshot)
{
  guint n_tables = count_tables (snapshot);
  guint n = relata_relationships_get_n (relata_snapshot_get_relationships (snapshot));
  g_autofree char *tables
      = g_strdup_printf (ngettext ("%u table", "%u tables", n_tables), n_tables);
  g_autofree char *relationships
      = g_strdup_printf (ngettext ("%u relationship", "%u relationships", n), n);
  /* Translators: both are counts, as in "12 tables, 9 relationships" */
  g_autofree char *both = g_strdup_printf (_ ("%s, %s"), tables, relationships);
  g_autofree char *text
      = g_strdup_printf (_ ("%s.\nChoose a table or a line to see and change it here."), both);

  return make_status (_ ("Nothing Selected"), text);
}

/* A view, an index, a trigger: what it says. */
static GtkWidget *
make_statement (RelataItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *name = relata_text_for_display (item->def->name != NULL ? item->def->name : "",
                                                   -1, MAX_NAME_CHARS);
  g_autofree char *sql = g_utf8_make_valid (item->def->text, (gssize)item->def->length);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *text = gtk_label_new (sql);

  gtk_widget_add_css_class (box, "relata-page");
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (text, "monospace");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

/**
 * relata_selection_page_new:
 *
 * Returns: (transfer floating): a page for what @view_state has selected
 */
GtkWidget *
relata_selection_page_new (RelataViewState *view_state)
{
  RelataSnapshot *snapshot = relata_design_get_snapshot (relata_view_state_get_design (view_state));
  RelataItem *item = relata_snapshot_get (snapshot, relata_view_state_get_primary (view_state));
  guint n_selected;
  g_autofree char *title = NULL;

  relata_view_state_get_selected (view_state, &n_selected);
  if (n_selected == 1 && item != NULL)
    return make_statement (item);
  if (n_selected == 0)
    return make_summary (snapshot);
  title = g_strdup_printf (ngettext ("%u Item Selected", "%u Items Selected", n_selected),
                           n_selected);
  return make_status (title, _ ("Drag them together, give them a color from their menu, or delete "
                                "them with the Delete key."));
}
