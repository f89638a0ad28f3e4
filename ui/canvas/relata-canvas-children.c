/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The child widgets of the canvas: one for each table in view, while tables are large enough
 * to be read and few enough. They are bound in an idle, since no child may come or go while
 * sizes are allocated. Main thread. */

#include "config.h"

#include "canvas/relata-canvas-private.h"
#include "canvas/relata-canvas-table.h"

#define MAX_CHILDREN 150

static gboolean
is_stale (RelataCanvas *self, GHashTable *wanted, gpointer id, GtkWidget *child)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);

  if (g_hash_table_contains (wanted, id))
    return FALSE;
  if (diagram == NULL || relata_diagram_find_table (diagram, GPOINTER_TO_UINT (id)) < 0)
    return TRUE;
  return !gtk_widget_has_focus (child);
}

/* Takes the children away that are not wanted, and answers with them, to be used again. */
static GPtrArray *
take_stale (RelataCanvas *self, GHashTable *wanted)
{
  GPtrArray *stale = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id, child;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, &id, &child))
    if (is_stale (self, wanted, id, child))
      {
        g_ptr_array_add (stale, child);
        g_hash_table_iter_remove (&iter);
      }
  return stale;
}

static GtkWidget *
get_child (RelataCanvas *self, guint id, GPtrArray *stale)
{
  GtkWidget *child = g_hash_table_lookup (self->children, GUINT_TO_POINTER (id));

  if (child != NULL)
    return child;
  if (stale->len > 0)
    child = g_ptr_array_steal_index_fast (stale, stale->len - 1);
  else
    {
      child = relata_canvas_table_new ();
      gtk_widget_set_parent (child, GTK_WIDGET (self));
    }
  g_hash_table_insert (self->children, GUINT_TO_POINTER (id), child);
  return child;
}

/* The tables in view, by item; empty where tables have no children. */
static GHashTable *
find_wanted (RelataCanvas *self)
{
  GHashTable *wanted = g_hash_table_new (NULL, NULL);
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  RelataRect visible = relata_viewport_get_visible (self->viewport);
  g_autoptr (GArray) tables = NULL;

  if (diagram == NULL || relata_viewport_get_zoom (self->viewport) < RELATA_SCENE_TEXT_ZOOM)
    return wanted;
  tables = relata_scene_find_tables (self->scene, &visible);
  for (guint i = 0; tables->len <= MAX_CHILDREN && i < tables->len; i++)
    {
      guint table = g_array_index (tables, guint, i);

      g_hash_table_insert (wanted, GUINT_TO_POINTER (relata_diagram_get_box (diagram, table)->id),
                           GUINT_TO_POINTER (table));
    }
  return wanted;
}

static void
bind_children (RelataCanvas *self, GHashTable *wanted, GPtrArray *stale)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  GHashTableIter iter;
  gpointer id, table;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &id, &table))
    {
      RelataCanvasTable *child
          = RELATA_CANVAS_TABLE (get_child (self, GPOINTER_TO_UINT (id), stale));

      if (self->children_outdated || relata_canvas_table_get_id (child) != GPOINTER_TO_UINT (id))
        relata_canvas_table_bind (child, diagram, GPOINTER_TO_UINT (table));
      relata_canvas_table_set_selected (
          child, relata_view_state_is_selected (self->view_state, GPOINTER_TO_UINT (id)));
    }
}

static gboolean
update_children_cb (gpointer user_data)
{
  relata_canvas_update_children (RELATA_CANVAS (user_data));
  return G_SOURCE_REMOVE;
}

static void
allocate_child (RelataCanvas *self, guint id, GtkWidget *child)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  int table = diagram != NULL ? relata_diagram_find_table (diagram, id) : -1;
  double zoom = relata_viewport_get_zoom (self->viewport);
  const RelataRect *rect;
  RelataPoint at;
  GskTransform *transform;

  if (table < 0)
    return;
  rect = relata_diagram_get_rect (diagram, table);
  at = relata_viewport_to_screen (self->viewport, rect->x, rect->y);
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (at.x, at.y));
  gtk_widget_allocate (child, rect->width, rect->height, -1,
                       gsk_transform_scale (transform, zoom, zoom));
}

/* Asks for relata_canvas_update_children() before the next frame. */
void
relata_canvas_queue_children (RelataCanvas *self)
{
  if (self->children_source == 0)
    self->children_source
        = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, update_children_cb, self, NULL);
}

/* Gives each table in view a child, and each child what its table now is. */
void
relata_canvas_update_children (RelataCanvas *self)
{
  g_autoptr (GHashTable) wanted = find_wanted (self);
  g_autoptr (GPtrArray) stale = take_stale (self, wanted);

  g_clear_handle_id (&self->children_source, g_source_remove);
  bind_children (self, wanted, stale);
  for (guint i = 0; i < stale->len; i++)
    gtk_widget_unparent (stale->pdata[i]);
  self->children_outdated = FALSE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Puts the children where their tables are drawn. */
void
relata_canvas_allocate_children (RelataCanvas *self)
{
  GHashTableIter iter;
  gpointer id, child;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, &id, &child))
    allocate_child (self, GPOINTER_TO_UINT (id), child);
}

/* Removes all children. */
void
relata_canvas_remove_children (RelataCanvas *self)
{
  GHashTableIter iter;
  gpointer child;

  g_hash_table_iter_init (&iter, self->children);
  while (g_hash_table_iter_next (&iter, NULL, &child))
    gtk_widget_unparent (child);
  g_hash_table_remove_all (self->children);
}

/**
 * relata_canvas_focus_table:
 * @table: an item
 *
 * Moves the keyboard focus to the table's child, where it has one, else to the canvas.
 */
void
relata_canvas_focus_table (RelataCanvas *self, guint table)
{
  GtkWidget *child;

  relata_canvas_update_children (self);
  child = g_hash_table_lookup (self->children, GUINT_TO_POINTER (table));
  gtk_widget_grab_focus (child != NULL ? child : GTK_WIDGET (self));
}
