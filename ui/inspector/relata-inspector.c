/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The inspector's frame: chooses the page for the selection and builds it anew when the
 * selection or what is selected changes. While a person types in a page, a change that leaves its
 * subject what it is only refreshes the page. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "inspector/relata-inspector.h"
#include "inspector/relata-relationship-page.h"
#include "inspector/relata-selection-page.h"
#include "inspector/relata-table-page.h"

struct _RelataInspector
{
  AdwBin parent_instance;

  RelataViewState *view_state;
  GtkWidget *scroller;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (RelataInspector, relata_inspector, ADW_TYPE_BIN)

static RelataItem *
get_primary (RelataInspector *self)
{
  RelataDesign *design = relata_view_state_get_design (self->view_state);

  return relata_snapshot_get (relata_design_get_snapshot (design),
                              relata_view_state_get_primary (self->view_state));
}

static GtkWidget *
make_page (RelataInspector *self)
{
  guint n_selected;

  if (relata_view_state_get_relationship (self->view_state, NULL, NULL, NULL))
    return relata_relationship_page_new (self->view_state);
  relata_view_state_get_selected (self->view_state, &n_selected);
  if (n_selected == 1 && relata_item_table (get_primary (self)) != NULL)
    return relata_table_page_new (self->view_state);
  return relata_selection_page_new (self->view_state);
}

/* Whether the page shown can take the change in itself. */
static gboolean
refresh_page (GtkWidget *page)
{
  if (RELATA_IS_TABLE_PAGE (page))
    return relata_table_page_refresh (RELATA_TABLE_PAGE (page));
  if (RELATA_IS_RELATIONSHIP_PAGE (page))
    return relata_relationship_page_refresh (RELATA_RELATIONSHIP_PAGE (page));
  return FALSE;
}

static void
update (RelataInspector *self)
{
  GtkWidget *page = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller));

  /* A page that scrolls stands in a viewport the scrolled window made. */
  if (GTK_IS_VIEWPORT (page))
    page = gtk_viewport_get_child (GTK_VIEWPORT (page));
  if (page == NULL || !refresh_page (page))
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), make_page (self));
}

static gboolean
update_cb (gpointer user_data)
{
  RelataInspector *self = RELATA_INSPECTOR (user_data);

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A page must not go while it handles the signal that made it go. */
static void
queue_update (RelataInspector *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
design_changed_cb (RelataDesign *design, GArray *ids, gpointer user_data)
{
  queue_update (RELATA_INSPECTOR (user_data));
}

static void
selection_changed_cb (RelataViewState *view_state, gpointer user_data)
{
  queue_update (RELATA_INSPECTOR (user_data));
}

static void
relata_inspector_dispose (GObject *object)
{
  RelataInspector *self = RELATA_INSPECTOR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->view_state);
  G_OBJECT_CLASS (relata_inspector_parent_class)->dispose (object);
}

static void
relata_inspector_class_init (RelataInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_inspector_dispose;
}

static void
relata_inspector_init (RelataInspector *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
}

/**
 * relata_inspector_new:
 *
 * Returns: (transfer floating): an inspector of what @view_state selects
 */
GtkWidget *
relata_inspector_new (RelataViewState *view_state)
{
  RelataInspector *self;

  g_return_val_if_fail (RELATA_IS_VIEW_STATE (view_state), NULL);

  self = g_object_new (RELATA_TYPE_INSPECTOR, NULL);
  self->view_state = g_object_ref (view_state);
  g_signal_connect_object (relata_view_state_get_design (view_state), "changed",
                           G_CALLBACK (design_changed_cb), self, 0);
  g_signal_connect_object (view_state, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           0);
  update (self);
  return GTK_WIDGET (self);
}
