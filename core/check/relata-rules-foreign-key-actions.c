/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on what a foreign key does when its parent goes or changes, and the lines it adds to
 * the graph of tables. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/relata-item-check.h"

static gboolean
acts (const RelataForeignKeyDef *fk, RelataAction action)
{
  return fk->on_delete == action || fk->on_update == action;
}

/* Whether NULL cannot be written there; a generated column cannot be written at all. */
static gboolean
refuses_null (const RelataTableDef *table, guint column)
{
  return table->columns[column].generated == RELATA_GENERATED_NONE
         && relata_table_def_column_not_null (table, column);
}

/* The first column that refuses NULL, or -1. */
static int
find_not_null (const RelataTableDef *table, const RelataForeignKeyDef *fk)
{
  for (guint i = 0; i < fk->n_columns; i++)
    if (refuses_null (table, fk->column_indexes[i]))
      return fk->column_indexes[i];
  return -1;
}

static void
check_set_null (RelataItemCheck *check, guint index)
{
  const RelataForeignKeyDef *fk = &check->table->foreign_keys[index];
  int column = acts (fk, RELATA_ACTION_SET_NULL) ? find_not_null (check->table, fk) : -1;

  if (column >= 0)
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_SET_NULL, index,
        _ ("{child} is to become NULL with its parent, but {detail} refuses NULL: every DELETE or "
           "UPDATE that reaches a {parent} with children will fail"),
        check->table->columns[column].name);
}

static gboolean
writes (const RelataForeignKeyDef *fk)
{
  return fk->on_update == RELATA_ACTION_CASCADE || acts (fk, RELATA_ACTION_SET_NULL)
         || acts (fk, RELATA_ACTION_SET_DEFAULT);
}

static void
check_generated (RelataItemCheck *check, guint index)
{
  const RelataForeignKeyDef *fk = &check->table->foreign_keys[index];

  for (guint i = 0; writes (fk) && i < fk->n_columns; i++)
    {
      const RelataColumnDef *column = &check->table->columns[fk->column_indexes[i]];

      if (column->generated == RELATA_GENERATED_NONE)
        continue;
      relata_item_check_report_foreign_key (
          check, RELATA_RULE_FK_GENERATED, index,
          _ ("{child} is to change with its parent, but {detail} is generated: every DELETE or "
             "UPDATE of {parent} that is to do so will fail with “cannot UPDATE generated "
             "column”"),
          column->name);
      return;
    }
}

static gboolean
has_default (const RelataTableDef *table, guint column)
{
  const RelataExpr *expr = &table->columns[column].default_value;

  return !relata_expr_is_empty (expr) && !relata_check_is_null_text (&table->base, expr);
}

/* The first column that SET DEFAULT cannot be done on, or -1. */
static int
find_undefaultable (const RelataTableDef *table, const RelataForeignKeyDef *fk)
{
  for (guint i = 0; i < fk->n_columns; i++)
    {
      guint column = fk->column_indexes[i];

      if (!has_default (table, column) && refuses_null (table, column))
        return (int)column;
    }
  return -1;
}

static void
check_set_default (RelataItemCheck *check, guint index)
{
  const RelataForeignKeyDef *fk = &check->table->foreign_keys[index];
  gboolean any = FALSE;
  int column;

  if (!acts (fk, RELATA_ACTION_SET_DEFAULT))
    return;
  column = find_undefaultable (check->table, fk);
  for (guint i = 0; i < fk->n_columns; i++)
    any = any || has_default (check->table, fk->column_indexes[i]);
  if (column >= 0)
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_SET_DEFAULT, index,
        _ ("{child} is to get its default when its parent goes, but {detail} has none that it "
           "accepts: every DELETE or UPDATE that reaches a {parent} with children will fail"),
        check->table->columns[column].name);
  else if (!any)
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_SET_DEFAULT_NULL, index,
        _ ("{child} is to get its default when its parent goes, but there is none: it becomes "
           "NULL"),
        NULL);
}

static gboolean
is_required (const RelataTableDef *table, const RelataForeignKeyDef *fk)
{
  if (fk->deferral == RELATA_DEFERRAL_INITIALLY_DEFERRED)
    return FALSE;
  for (guint i = 0; i < fk->n_columns; i++)
    if (!relata_table_def_column_not_null (table, fk->column_indexes[i]))
      return FALSE;
  return TRUE;
}

static void
add_edge (RelataItemCheck *check, guint index)
{
  const RelataForeignKeyDef *fk = &check->table->foreign_keys[index];
  const RelataItem *parent = relata_snapshot_find_table (check->snapshot, fk->parent);
  RelataEdge edge = { 0, index, 0 };

  if (parent == NULL || parent == check->item || parent->def != check->searches[index].parent)
    return;
  edge.target = parent->id;
  if (is_required (check->table, fk))
    edge.flags |= RELATA_EDGE_REQUIRED;
  if (fk->on_delete == RELATA_ACTION_CASCADE)
    edge.flags |= RELATA_EDGE_CASCADE;
  if (edge.flags != 0)
    relata_item_check_add_edge (check, &edge);
}

/* What a foreign key is to do to its own columns is known whether or not it works. */
void
relata_rules_foreign_key_actions (RelataItemCheck *check)
{
  for (guint i = 0; i < check->table->n_foreign_keys; i++)
    {
      if (check->searches[i].match == RELATA_KEY_MATCH_CHILD_COLUMN)
        continue;
      check_set_null (check, i);
      check_set_default (check, i);
      check_generated (check, i);
      if (relata_key_match_works (check->searches[i].match))
        add_edge (check, i);
    }
}
