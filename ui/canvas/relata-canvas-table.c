/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The name says what a sighted person takes in at a glance (name, size, key), the description
 * what the lines tell: where one gets from here. Main thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "canvas/relata-canvas-table.h"

#define NAME_CHARS 80
#define MAX_ENDS   12 /* relationships that are told one by one */

struct _RelataCanvasTable
{
  GtkWidget parent_instance;

  guint id;
  gboolean selected;
};

G_DEFINE_FINAL_TYPE (RelataCanvasTable, relata_canvas_table, GTK_TYPE_WIDGET)

static char *
join_key (const RelataBox *box)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < box->n_rows; i++)
    if (box->rows[i].pk)
      g_string_append_printf (key, "%s%s", key->len > 0 ? ", " : "", box->rows[i].name);
  return g_string_free (key, FALSE);
}

static char *
describe_box (const RelataBox *box)
{
  g_autofree char *name = relata_text_for_display (box->def->name, -1, NAME_CHARS);
  g_autofree char *columns
      = g_strdup_printf (ngettext ("%u column", "%u columns", box->n_rows), box->n_rows);
  g_autofree char *key = join_key (box);

  if (box->kind == RELATA_BOX_VIEW)
    return g_strdup_printf (_ ("View %s"), name);
  if (box->kind == RELATA_BOX_VIRTUAL_TABLE)
    return g_strdup_printf (_ ("Virtual table %s"), name);
  if (*key == '\0')
    /* Translators: "Table authors, 7 columns" */
    return g_strdup_printf (_ ("Table %1$s, %2$s, no primary key"), name, columns);
  return g_strdup_printf (_ ("Table %1$s, %2$s, primary key %3$s"), name, columns, key);
}

static char *
describe_end (RelataSnapshot *snapshot, const RelataEndRef *ref)
{
  const RelataEnd *end = relata_end_ref_get (ref);
  RelataItem *target = relata_snapshot_get (snapshot, end->target);
  g_autofree char *name = relata_text_for_display (end->name, -1, NAME_CHARS);
  g_autofree char *table = target != NULL && target->def->name != NULL
                               ? relata_text_for_display (target->def->name, -1, NAME_CHARS)
                               : g_strdup (_ ("a missing table"));

  if (end->list)
    /* Translators: an end of a relationship and the table it leads to */
    return g_strdup_printf (_ ("%1$s: many of %2$s"), name, table);
  return g_strdup_printf (_ ("%1$s: one of %2$s"), name, table);
}

static char *
describe_relationships (RelataSnapshot *snapshot, guint id)
{
  guint n_ends;
  const RelataEndRef *ends
      = relata_relationships_get_ends (relata_snapshot_get_relationships (snapshot), id, &n_ends);
  GString *text = g_string_new (NULL);

  if (n_ends == 0)
    g_string_append (text, _ ("No relationships"));
  for (guint i = 0; i < MIN (n_ends, MAX_ENDS); i++)
    {
      g_autofree char *end = describe_end (snapshot, &ends[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", end);
    }
  if (n_ends > MAX_ENDS)
    g_string_append (text, "; …");
  return g_string_free (text, FALSE);
}

static void
relata_canvas_table_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, width,
                               height);
}

static void
relata_canvas_table_class_init (RelataCanvasTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = relata_canvas_table_snapshot;
  gtk_widget_class_set_css_name (widget_class, "canvastable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
relata_canvas_table_init (RelataCanvasTable *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

/* Returns: (transfer floating): a widget for no table yet */
GtkWidget *
relata_canvas_table_new (void)
{
  return g_object_new (RELATA_TYPE_CANVAS_TABLE, NULL);
}

/**
 * relata_canvas_table_bind:
 * @table: position in @diagram
 *
 * Makes it stand for a table, or for what became of it.
 */
void
relata_canvas_table_bind (RelataCanvasTable *self, RelataDiagram *diagram, guint table)
{
  const RelataBox *box;
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (RELATA_IS_CANVAS_TABLE (self) && diagram != NULL);
  box = relata_diagram_get_box (diagram, table);
  self->id = box->id;
  label = describe_box (box);
  description = describe_relationships (relata_diagram_get_snapshot (diagram), box->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* Returns: the item it stands for; 0 for none */
guint
relata_canvas_table_get_id (RelataCanvasTable *self)
{
  g_return_val_if_fail (RELATA_IS_CANVAS_TABLE (self), 0);
  return self->id;
}

/* Tells assistive technology whether the table is selected. */
void
relata_canvas_table_set_selected (RelataCanvasTable *self, gboolean selected)
{
  g_return_if_fail (RELATA_IS_CANVAS_TABLE (self));
  if (self->selected == selected)
    return;
  self->selected = selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
