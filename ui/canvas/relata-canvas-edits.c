/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the canvas changes in the design: each is one edit with one label, applied at once, and
 * taken back by undo. What cannot be done is told, never asked. Main thread. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/relata-text.h"
#include "canvas/relata-canvas-private.h"
#include "schema/relata-schema-edit.h"

#define SNAP       10.0
#define NAME_CHARS 40

static RelataSnapshot *
get_snapshot (RelataCanvas *self)
{
  return relata_design_get_snapshot (relata_canvas_get_design (self));
}

static char *
dup_name (RelataCanvas *self, guint id)
{
  RelataItem *item = relata_snapshot_get (get_snapshot (self), id);

  return relata_text_for_display (item != NULL && item->def->name != NULL ? item->def->name : "",
                                  -1, NAME_CHARS);
}

/* "Move authors", or "Move 3 Tables". */
static char *
make_move_label (RelataCanvas *self, const guint *tables, guint n_tables)
{
  g_autofree char *name = NULL;

  if (n_tables != 1)
    return g_strdup_printf (ngettext ("Move %u Table", "Move %u Tables", n_tables), n_tables);
  name = dup_name (self, tables[0]);
  return g_strdup_printf (_ ("Move %s"), name);
}

static RelataEdit *
begin (RelataCanvas *self, const char *label)
{
  return relata_edit_new (get_snapshot (self), label);
}

static gboolean
report (RelataCanvas *self, const GError *error)
{
  if (error != NULL)
    relata_canvas_message (self, error->message, FALSE);
  return error == NULL;
}

static gboolean
delete_relationship (RelataCanvas *self, RelataEdit *edit, GError **error)
{
  guint child, foreign_key;
  gboolean is_virtual;
  RelataItem *item;
  g_autoptr (RelataDef) def = NULL;

  relata_view_state_get_relationship (self->view_state, &child, &foreign_key, &is_virtual);
  item = relata_snapshot_get (get_snapshot (self), child);
  if (is_virtual)
    {
      g_autoptr (RelataDecor) decor = relata_decor_without_reference (item->decor, foreign_key);

      relata_edit_set_decor (edit, child, decor);
      return TRUE;
    }
  def = relata_table_def_remove_foreign_key (relata_item_table (item), foreign_key, error);
  return def != NULL && relata_schema_set_table (edit, child, def, error);
}

static gboolean
delete_items (RelataCanvas *self, RelataEdit *edit, GError **error)
{
  guint n_selected;
  const guint *selected = relata_view_state_get_selected (self->view_state, &n_selected);

  for (guint i = 0; i < n_selected; i++)
    if (!relata_schema_delete_item (edit, selected[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_column (RelataCanvas *self, RelataEdit *edit, GError **error)
{
  return relata_schema_delete_column (edit, relata_view_state_get_primary (self->view_state),
                                      relata_view_state_get_column (self->view_state), error);
}

typedef gboolean (*Deletion) (RelataCanvas *self, RelataEdit *edit, GError **error);

static Deletion
choose_deletion (RelataCanvas *self, const char **label, const char **done)
{
  guint n_selected;

  relata_view_state_get_selected (self->view_state, &n_selected);
  if (relata_view_state_get_relationship (self->view_state, NULL, NULL, NULL))
    {
      *label = _ ("Delete Relationship");
      *done = _ ("Relationship deleted");
      return delete_relationship;
    }
  if (n_selected == 0)
    return NULL;
  if (relata_view_state_get_column (self->view_state) >= 0)
    {
      *label = _ ("Delete Column");
      *done = _ ("Column deleted");
      return delete_column;
    }
  *label = n_selected == 1 ? _ ("Delete Table") : _ ("Delete Tables");
  *done = n_selected == 1 ? _ ("Table deleted") : _ ("Tables deleted");
  return delete_items;
}

static void
arranged_cb (RelataCanvas *self, RelataDiagram *arranged)
{
  g_autoptr (RelataEdit) edit = begin (self, _ ("Arrange Tables"));
  guint n = relata_diagram_get_n_tables (arranged);
  g_autofree guint *ids = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    ids[i] = relata_diagram_get_box (arranged, i)->id;
  relata_diagram_store_placements (arranged, edit, ids, n);
  relata_diagram_free (arranged);
  if (relata_canvas_apply (self, edit))
    relata_canvas_fit (self);
}

static gboolean
link_tables (RelataCanvas *self, const RelataLink *link)
{
  g_autofree char *child = dup_name (self, link->child);
  g_autofree char *parent = dup_name (self, link->parent);
  /* Translators: names of two tables */
  g_autofree char *label = g_strdup_printf (_ ("Relate %1$s to %2$s"), child, parent);
  g_autoptr (RelataEdit) edit = begin (self, label);
  g_autoptr (GError) error = NULL;

  if (relata_schema_add_foreign_key (edit, link->child, link->child_column, link->parent,
                                     link->parent_column, &error)
      < 0)
    return report (self, error);
  return relata_canvas_apply (self, edit);
}

/* Whether the relationship being drawn may end at its target. */
static gboolean
resolve_link (RelataCanvas *self, RelataLink *link, char **reason)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  int from = relata_diagram_find_table (diagram, self->linking.from);
  int to = relata_diagram_find_table (diagram, self->linking.target);

  if (from < 0 || to < 0)
    return FALSE;
  return relata_link_resolve (get_snapshot (self), relata_diagram_get_box (diagram, from),
                              self->linking.from_column, relata_diagram_get_box (diagram, to),
                              self->linking.target_column, link, reason);
}

/* Applies the edit, or tells why not. */
gboolean
relata_canvas_apply (RelataCanvas *self, RelataEdit *edit)
{
  g_autoptr (GError) error = NULL;

  relata_design_apply (relata_canvas_get_design (self), edit, &error);
  return report (self, error);
}

/**
 * relata_canvas_store_move:
 * @tables: (array length=n_tables): items that stand elsewhere in the diagram than in the design
 *
 * Makes one edit of it.
 */
void
relata_canvas_store_move (RelataCanvas *self, const guint *tables, guint n_tables)
{
  g_autofree char *label = make_move_label (self, tables, n_tables);
  g_autoptr (RelataEdit) edit = begin (self, label);

  relata_diagram_store_placements (relata_canvas_get_diagram (self), edit, tables, n_tables);
  if (!relata_canvas_apply (self, edit))
    relata_canvas_sync (self);
}

/**
 * relata_canvas_move_selected:
 * @dx: world units to the right
 * @dy: world units down
 */
void
relata_canvas_move_selected (RelataCanvas *self, int dx, int dy)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  guint n_selected, n = 0;
  const guint *selected = relata_view_state_get_selected (self->view_state, &n_selected);
  g_autofree guint *ids = g_memdup2 (selected, n_selected * sizeof (guint));
  g_autofree guint *tables = g_new (guint, n_selected);
  g_autofree RelataPoint *points = g_new (RelataPoint, n_selected);
  g_auto (RelataDiagramChanges) changes;

  for (guint i = 0; i < n_selected; i++)
    {
      int table = relata_diagram_find_table (diagram, ids[i]);

      if (table < 0)
        continue;
      points[n].x = relata_diagram_get_rect (diagram, table)->x + dx;
      points[n].y = relata_diagram_get_rect (diagram, table)->y + dy;
      ids[n] = ids[i];
      tables[n++] = table;
    }
  if (n == 0)
    return;
  relata_diagram_changes_init (&changes);
  relata_diagram_move (diagram, tables, points, n, &changes);
  relata_canvas_moved (self, &changes);
  relata_canvas_store_move (self, ids, n);
}

/* A new table begins with what nearly every table has: a number for a primary key. */
static gboolean
add_id_column (RelataEdit *edit, guint table, GError **error)
{
  const RelataTableDef *empty
      = relata_item_table (relata_snapshot_get (relata_edit_get_snapshot (edit), table));
  g_autoptr (RelataDef) with_column
      = relata_table_def_add_column (empty, 0, "id", "INTEGER", error);
  g_autoptr (RelataDef) with_key = NULL;
  const guint columns[] = { 0 };

  if (with_column == NULL)
    return FALSE;
  with_key
      = relata_table_def_set_primary_key (relata_def_table (with_column), columns, 1, FALSE, error);
  return with_key != NULL && relata_schema_set_table (edit, table, with_key, error);
}

/**
 * relata_canvas_add_table_at:
 * @x: where the table's left edge goes, in the world
 * @y: its top edge
 *
 * Adds a table with a primary key and begins naming it.
 */
void
relata_canvas_add_table_at (RelataCanvas *self, double x, double y)
{
  g_autoptr (RelataEdit) edit = begin (self, _ ("Add Table"));
  g_autofree char *name = relata_schema_free_name (get_snapshot (self), _ ("new_table"));
  g_autoptr (GError) error = NULL;
  guint id = relata_schema_add_table (edit, name, (int)(round (x / SNAP) * SNAP),
                                      (int)(round (y / SNAP) * SNAP), &error);

  if (id == 0 || !add_id_column (edit, id, &error))
    {
      report (self, error);
      return;
    }
  relata_diagram_store_placements (relata_canvas_get_diagram (self), edit, NULL, 0);
  if (!relata_canvas_apply (self, edit))
    return;
  relata_view_state_select (self->view_state, id, RELATA_SELECT_ONLY);
  relata_canvas_edit_name (self, id, -1);
}

/* Adds a column to the selected table, after the selected column, and begins naming it. */
void
relata_canvas_add_column (RelataCanvas *self)
{
  guint id = relata_view_state_get_primary (self->view_state);
  const RelataTableDef *table = relata_item_table (relata_snapshot_get (get_snapshot (self), id));
  int after = relata_view_state_get_column (self->view_state);
  g_autoptr (RelataEdit) edit = begin (self, _ ("Add Column"));
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataDef) def = NULL;
  g_autofree char *name = NULL;
  guint position;

  if (table == NULL)
    return;
  position = after < 0 ? table->n_columns : (guint)after + 1;
  name = relata_schema_free_column_name (table, _ ("column"));
  def = relata_table_def_add_column (table, position, name, "TEXT", &error);
  if (def == NULL || !relata_schema_set_table (edit, id, def, &error))
    {
      report (self, error);
      return;
    }
  if (!relata_canvas_apply (self, edit))
    return;
  relata_view_state_select_column (self->view_state, id, position);
  relata_canvas_edit_name (self, id, position);
}

/* Deletes what is selected: the relationship, the column, or the tables. */
void
relata_canvas_delete_selected (RelataCanvas *self)
{
  const char *label = NULL, *done = NULL;
  Deletion deletion = choose_deletion (self, &label, &done);
  g_autoptr (RelataEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (deletion == NULL)
    return;
  edit = begin (self, label);
  if (!deletion (self, edit, &error))
    report (self, error);
  else if (relata_canvas_apply (self, edit))
    relata_canvas_message (self, done, TRUE);
}

/* Places all tables anew, in a job if they are many. */
void
relata_canvas_arrange (RelataCanvas *self)
{
  RelataSnapshot *snapshot = get_snapshot (self);

  if (relata_diagram_get_n_tables (relata_canvas_get_diagram (self)) > RELATA_DIAGRAM_SYNC_LIMIT)
    relata_canvas_start_job (self, relata_diagram_job (snapshot, NULL, TRUE), arranged_cb);
  else
    arranged_cb (self, relata_diagram_new_arranged (snapshot, NULL, NULL));
}

/**
 * relata_canvas_set_color:
 * @color: (nullable): a name of the palette; %NULL for none
 */
void
relata_canvas_set_color (RelataCanvas *self, const char *color)
{
  g_autoptr (RelataEdit) edit = begin (self, _ ("Change Color"));
  guint n_selected;
  const guint *selected = relata_view_state_get_selected (self->view_state, &n_selected);

  for (guint i = 0; i < n_selected; i++)
    {
      RelataItem *item = relata_snapshot_get (get_snapshot (self), selected[i]);
      g_autoptr (RelataDecor) decor
          = item != NULL ? relata_decor_with_color (item->decor, color) : NULL;

      if (decor != NULL)
        relata_edit_set_decor (edit, selected[i], decor);
    }
  relata_canvas_apply (self, edit);
}

/* Selects all tables. */
void
relata_canvas_select_all (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  guint n = relata_diagram_get_n_tables (diagram);
  g_autofree guint *ids = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    ids[i] = relata_diagram_get_box (diagram, i)->id;
  relata_view_state_select_many (self->view_state, ids, n, RELATA_SELECT_ONLY);
}

/**
 * relata_canvas_begin_link:
 * @table: item where the relationship begins
 * @column: its column, or -1 for one to be made
 * @by_keys: the target is chosen by keys, not by the pointer
 *
 * Begins drawing a relationship.
 */
void
relata_canvas_begin_link (RelataCanvas *self, guint table, int column, gboolean by_keys)
{
  g_clear_pointer (&self->linking.reason, g_free);
  self->linking = (RelataLinking){
    .active = TRUE, .by_keys = by_keys, .from = table, .from_column = column, .target_column = -1
  };
  if (by_keys)
    relata_canvas_message (self, _ ("Choose a table with the arrow keys, then press Enter"), FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relata_canvas_set_link_target:
 * @table: item where it would end; 0 for none
 * @column: its column, or -1
 */
void
relata_canvas_set_link_target (RelataCanvas *self, guint table, int column)
{
  RelataLink link;

  if (self->linking.target == table && self->linking.target_column == column)
    return;
  g_clear_pointer (&self->linking.reason, g_free);
  self->linking.target = table;
  self->linking.target_column = column;
  self->linking.possible = table != 0 && resolve_link (self, &link, &self->linking.reason);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * relata_canvas_end_link:
 * @commit: make the foreign key, if it has a target
 */
void
relata_canvas_end_link (RelataCanvas *self, gboolean commit)
{
  RelataLinking linking = self->linking;
  g_autofree char *reason = g_steal_pointer (&self->linking.reason);
  RelataLink link;
  gboolean possible
      = linking.active && commit && linking.possible && resolve_link (self, &link, NULL);

  self->linking = (RelataLinking){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (possible)
    link_tables (self, &link);
  else if (commit && reason != NULL
           && !(linking.target == linking.from && linking.target_column == linking.from_column))
    relata_canvas_message (self, reason, FALSE);
}
