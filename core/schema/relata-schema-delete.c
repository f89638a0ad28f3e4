/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Deleting, and what a deletion leaves broken. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "schema/relata-schema-edit-private.h"
#include "schema/relata-seed.h"
#include "sql/relata-name.h"

static gboolean
expr_names_column (const RelataExpr *expr, const char *table, const char *column)
{
  for (guint i = 0; i < expr->n_refs; i++)
    {
      const RelataNameRef *ref = &expr->refs[i];

      if (!ref->is_table && relata_name_equal (ref->name, column)
          && (ref->table == NULL || relata_name_equal (ref->table, table)))
        return TRUE;
    }
  return FALSE;
}

/* NEW.column and OLD.column in a trigger. */
static gboolean
expr_names_row_column (const RelataExpr *expr, const char *column)
{
  for (guint i = 0; i < expr->n_refs; i++)
    {
      const RelataNameRef *ref = &expr->refs[i];

      if (ref->table != NULL && relata_name_equal (ref->name, column)
          && (relata_name_equal (ref->table, "new") || relata_name_equal (ref->table, "old")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
expr_names_table (const RelataExpr *expr, const char *table)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if ((expr->refs[i].is_table && relata_name_equal (expr->refs[i].name, table))
        || (expr->refs[i].table != NULL && relata_name_equal (expr->refs[i].table, table)))
      return TRUE;
  return FALSE;
}

/* A name in a query may belong to any of its tables or to an alias, so a column counts as named
 * where its table is and any column is called so. */
static gboolean
query_names (const RelataExpr *expr, const char *table, const char *column)
{
  if (!expr_names_table (expr, table))
    return FALSE;
  if (column == NULL)
    return TRUE;
  for (guint i = 0; i < expr->n_refs; i++)
    if (!expr->refs[i].is_table && relata_name_equal (expr->refs[i].name, column))
      return TRUE;
  return FALSE;
}

static gboolean
index_names_column (const RelataIndexDef *index, const char *column)
{
  for (guint i = 0; i < index->n_columns; i++)
    if (index->columns[i].name != NULL
            ? relata_name_equal (index->columns[i].name, column)
            : expr_names_column (&index->columns[i].expr, index->table, column))
      return TRUE;
  return expr_names_column (&index->where, index->table, column);
}

/* What goes with a table: its indexes, its triggers, the rows that the script gives it. */
static gboolean
goes_with (const RelataDef *def, const char *table)
{
  const RelataIndexDef *index = relata_def_index (def);
  const RelataTriggerDef *trigger = relata_def_trigger (def);

  if (index != NULL)
    return relata_name_equal (index->table, table);
  if (trigger != NULL)
    return relata_name_equal (trigger->table, table);
  return def->kind == RELATA_DEF_OTHER && relata_seed_is_for (def, table);
}

static gboolean
is_named (const RelataDef *def)
{
  return def->kind == RELATA_DEF_TABLE || def->kind == RELATA_DEF_VIEW
         || def->kind == RELATA_DEF_VIRTUAL_TABLE;
}

static void
remove_what_goes_with (RelataEdit *edit, RelataSnapshot *before, const RelataItem *item)
{
  /* Of two of a name the other keeps what is found by it. */
  if (relata_snapshot_find_table (before, item->def->name) != item)
    return;
  for (guint i = relata_snapshot_get_n_items (before); i-- > 0;)
    {
      const RelataItem *other = relata_snapshot_get_item (before, i);

      if (goes_with (other->def, item->def->name))
        relata_edit_remove (edit, other->id);
    }
}

/**
 * relata_schema_delete_item:
 * @edit: an edit
 * @id: of an item
 * @error: return location
 *
 * Deletes a statement. With a table or view go its indexes, its triggers and the seed rows of
 * the script. Foreign keys that lead to it stay, and so does all that
 * relata_schema_find_dependents() lists: they become findings. What the edit has deleted already
 * may be deleted again.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_delete_item (RelataEdit *edit, guint id, GError **error)
{
  g_autoptr (RelataSnapshot) before = NULL;
  const RelataItem *item;

  g_return_val_if_fail (edit != NULL, FALSE);

  before = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  item = relata_snapshot_get (before, id);
  if (item == NULL && relata_snapshot_get (relata_edit_get_base (edit), id) != NULL)
    return TRUE;
  if (item == NULL)
    return relata_schema_fail (error, _ ("What is to be deleted is no longer there."));
  if (is_named (item->def))
    remove_what_goes_with (edit, before, item);
  relata_edit_remove (edit, id);
  return TRUE;
}

static void
remove_indexes_over (RelataEdit *edit,
                     RelataSnapshot *before,
                     const char *table,
                     const char *column)
{
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (before, table);

  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataItem *index = indexes->pdata[i];

      if (index_names_column (relata_def_index (index->def), column))
        relata_edit_remove (edit, index->id);
    }
}

/**
 * relata_schema_delete_column:
 * @edit: an edit
 * @table: id of a table
 * @column: position in it
 * @error: return location
 *
 * Deletes a column with the keys and foreign keys it is part of, the indexes over it, and the
 * facts of the decorations about it. A check or a generated column that needs it forbids that.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_delete_column (RelataEdit *edit, guint table, guint column, GError **error)
{
  g_autoptr (RelataSnapshot) before = NULL;
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (RelataDecor) decor = NULL;
  const RelataTableDef *old;
  const char *name;

  g_return_val_if_fail (edit != NULL, FALSE);

  before = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  old = relata_schema_need_table (before, table, error);
  if (old == NULL || !relata_schema_need_column (old, (int)column, error))
    return FALSE;
  def = relata_table_def_remove_column (old, column, error);
  if (def == NULL)
    return FALSE;
  name = old->columns[column].name;
  decor = relata_decor_remove_column (relata_snapshot_get (before, table)->decor, name);
  remove_indexes_over (edit, before, old->base.name, name);
  relata_edit_set_def (edit, table, def);
  relata_edit_set_decor (edit, table, decor);
  return TRUE;
}

static gboolean
references_column (const RelataForeignKeyDef *fk, const RelataTableDef *parent, const char *column)
{
  if (fk->parent_columns == NULL)
    {
      int position = relata_table_def_find_column (parent, column);

      return position >= 0 && relata_table_def_column_in_primary_key (parent, (guint)position);
    }
  for (guint i = 0; i < fk->n_parent_columns; i++)
    if (relata_name_equal (fk->parent_columns[i], column))
      return TRUE;
  return FALSE;
}

static gboolean
table_depends (const RelataTableDef *table, const RelataDef *parent, const char *column)
{
  for (guint i = 0; i < table->n_foreign_keys; i++)
    {
      const RelataForeignKeyDef *fk = &table->foreign_keys[i];

      if (relata_name_equal (fk->parent, parent->name)
          && (column == NULL || relata_def_table (parent) == NULL
              || references_column (fk, relata_def_table (parent), column)))
        return TRUE;
    }
  return table->as_select && query_names (&table->select, parent->name, column);
}

/* Whether @def would be broken without @column of @parent, or without @parent if it is %NULL. */
static gboolean
depends (const RelataDef *def, const RelataDef *parent, const char *column)
{
  const RelataTriggerDef *trigger = relata_def_trigger (def);

  if (column == NULL && goes_with (def, parent->name))
    return FALSE;
  if (relata_def_table (def) != NULL)
    return table_depends (relata_def_table (def), parent, column);
  if (relata_def_view (def) != NULL)
    return query_names (&relata_def_view (def)->select, parent->name, column);
  if (trigger != NULL)
    {
      gboolean own = relata_name_equal (trigger->table, parent->name);

      return query_names (&trigger->body, parent->name, column)
             || (own && expr_names_column (&trigger->update_of, parent->name, column))
             || (own && expr_names_row_column (&trigger->body, column));
    }
  return column != NULL && def->kind == RELATA_DEF_OTHER
         && relata_seed_needs_column (def, parent->name, column);
}

/**
 * relata_schema_find_dependents:
 * @snapshot: a snapshot
 * @id: of an item
 * @column: position of a column, or -1 for the whole item
 *
 * Finds what a deletion would leave broken: tables whose foreign keys lead there, views and
 * triggers that mention it, and for a column seed rows that give it a value. What goes with it
 * (its indexes, its triggers) is not among them, nor the table itself. In a query whose names
 * can be of several tables, a column of that name counts.
 *
 * Returns: (transfer full) (element-type RelataItem): the items, in the order of the script
 */
GPtrArray *
relata_schema_find_dependents (RelataSnapshot *snapshot, guint id, int column)
{
  GPtrArray *dependents = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_item_unref);
  const RelataItem *item;
  const RelataTableDef *table;
  const char *name = NULL;

  g_return_val_if_fail (snapshot != NULL, dependents);

  item = relata_snapshot_get (snapshot, id);
  table = relata_item_table (item);
  if (item == NULL || !is_named (item->def))
    return dependents;
  if (column >= 0 && (table == NULL || (guint)column >= table->n_columns))
    return dependents;
  if (column >= 0)
    name = table->columns[column].name;
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      RelataItem *other = relata_snapshot_get_item (snapshot, i);

      if (other != item && depends (other->def, item->def, name))
        g_ptr_array_add (dependents, relata_item_ref (other));
    }
  return dependents;
}
