/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on the values of a foreign key that works: whether child and parent are compared alike
 * wherever they are compared, and found fast. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

/* A pair of columns that a foreign key joins. */
typedef struct
{
  const RelataColumnDef *child;
  const RelataColumnDef *parent;
  int child_column;
  int parent_column;
} Pair;

static gboolean
get_pair (RelataItemCheck *check, guint index, guint column, Pair *pair)
{
  const RelataKeySearch *search = &check->searches[index];

  pair->child_column = search->foreign_key->column_indexes[column];
  pair->parent_column = relata_key_search_get_parent_column (search, column);
  if (pair->child_column < 0 || pair->parent_column < 0)
    return FALSE;
  pair->child = &check->table->columns[pair->child_column];
  pair->parent = &search->table->columns[pair->parent_column];
  return TRUE;
}

static void
check_affinity (RelataItemCheck *check, guint index)
{
  for (guint i = 0; i < check->searches[index].foreign_key->n_columns; i++)
    {
      g_autofree char *detail = NULL;
      Pair pair;

      if (!get_pair (check, index, i, &pair)
          || relata_check_compares_alike (pair.child->affinity, pair.parent->affinity))
        continue;
      detail = g_strdup_printf ("%s ≠ %s", relata_affinity_to_string (pair.child->affinity),
                                relata_affinity_to_string (pair.parent->affinity));
      relata_item_check_report_foreign_key (
          check, RELATA_RULE_FK_AFFINITY, index,
          _ ("{child} and {key} differ in type ({detail}): the check of the foreign key and a "
             "join of the two can disagree on which rows belong together"),
          detail);
      return;
    }
}

/* Numbers are the same in every collation. */
static void
check_collation (RelataItemCheck *check, guint index)
{
  for (guint i = 0; i < check->searches[index].foreign_key->n_columns; i++)
    {
      g_autofree char *detail = NULL;
      const char *child_collation, *parent_collation;
      Pair pair;

      if (!get_pair (check, index, i, &pair) || relata_check_is_number (pair.parent->affinity))
        continue;
      child_collation = relata_check_get_collation (check->table, pair.child_column);
      parent_collation
          = relata_check_get_collation (check->searches[index].table, pair.parent_column);
      if (relata_name_equal (child_collation, parent_collation))
        continue;
      detail = g_strdup_printf ("%s ≠ %s", child_collation, parent_collation);
      relata_item_check_report_foreign_key (
          check, RELATA_RULE_FK_COLLATION, index,
          _ ("{child} and {key} differ in collation ({detail}): the check of the foreign key and "
             "a comparison of the two can disagree on which texts are the same"),
          detail);
      return;
    }
}

/* The hole in SQLite: an implicit parent key is taken whatever its collation (fkey.c). */
static void
check_key_collation (RelataItemCheck *check, guint index)
{
  const RelataKeySearch *search = &check->searches[index];

  if (search->match != RELATA_KEY_MATCH_UNIQUE || search->foreign_key->parent_columns != NULL
      || search->key == NULL)
    return;
  for (guint i = 0; i < search->key->n_columns; i++)
    {
      const RelataIndexedColumn *column = &search->key->columns[i];

      if (relata_check_is_number (search->table->columns[column->column].affinity)
          || relata_name_equal (relata_check_get_indexed_collation (search->table, column),
                                relata_check_get_collation (search->table, column->column)))
        continue;
      relata_item_check_report_foreign_key (
          check, RELATA_RULE_FK_KEY_COLLATION, index,
          _ ("{child} refers to the primary key of {parent}, which compares {detail} by another "
             "collation than the column's own: deleting a parent can leave its children behind"),
          column->name);
      return;
    }
}

/* The position in the foreign key of a column of the child, or -1. */
static int
find_in_foreign_key (const RelataForeignKeyDef *fk, int column)
{
  for (guint i = 0; i < fk->n_columns; i++)
    if (fk->column_indexes[i] == column)
      return (int)i;
  return -1;
}

static guint
count_columns (const RelataForeignKeyDef *fk)
{
  guint n = 0;

  for (guint i = 0; i < fk->n_columns; i++)
    n += find_in_foreign_key (fk, fk->column_indexes[i]) == (int)i ? 1 : 0;
  return n;
}

/* Whether SQLite can look up children by these indexed columns: they begin with all columns of
 * the foreign key, in any order, each in the collation of the parent; or they are unique and
 * all among them. */
static gboolean
finds_children (RelataItemCheck *check,
                guint index,
                const RelataIndexedColumn *columns,
                guint n_columns,
                gboolean unique)
{
  const RelataKeySearch *search = &check->searches[index];
  guint n_wanted = count_columns (search->foreign_key);

  if (n_columns < n_wanted && !unique)
    return FALSE;
  for (guint i = 0; i < MIN (n_columns, n_wanted); i++)
    {
      int column = relata_indexed_column_find (&columns[i], check->table);
      int place = column >= 0 ? find_in_foreign_key (search->foreign_key, column) : -1;
      int parent = place >= 0 ? relata_key_search_get_parent_column (search, place) : -1;

      if (place < 0)
        return FALSE;
      if (parent >= 0
          && !relata_name_equal (relata_check_get_indexed_collation (check->table, &columns[i]),
                                 relata_check_get_collation (search->table, parent)))
        return FALSE;
    }
  return TRUE;
}

/* Whether a key or index finds the children of a parent, as the shell's `.lint fkey-indexes`
 * asks. */
static gboolean
has_child_index (RelataItemCheck *check, guint index)
{
  const RelataTableDef *table = check->table;
  const RelataForeignKeyDef *fk = check->searches[index].foreign_key;
  int alias = relata_table_def_get_rowid_alias (table);

  if (alias >= 0 && find_in_foreign_key (fk, alias) >= 0)
    return TRUE;
  for (guint i = 0; i < table->n_keys; i++)
    {
      const RelataKeyDef *key = &table->keys[i];

      if ((key->kind != RELATA_KEY_PRIMARY || alias < 0)
          && finds_children (check, index, key->columns, key->n_columns, TRUE))
        return TRUE;
    }
  for (guint i = 0; i < check->indexes->len; i++)
    {
      const RelataItem *item = g_ptr_array_index (check->indexes, i);
      const RelataIndexDef *def = relata_def_index (item->def);

      if (def != NULL && relata_expr_is_empty (&def->where)
          && finds_children (check, index, def->columns, def->n_columns, def->unique))
        return TRUE;
    }
  return FALSE;
}

/* Beyond that looking at each index for each foreign key takes long, and no person made it. */
#define MAX_LOOKS 1000000

static void
check_index (RelataItemCheck *check, guint index)
{
  gsize n_indexes = check->indexes->len + check->table->n_keys;

  if (n_indexes * check->table->n_foreign_keys > MAX_LOOKS)
    return;
  if (!has_child_index (check, index))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_NO_INDEX, index,
        _ ("No index begins with {child}: each DELETE from {parent}, and each question for the "
           "children of a row, reads all of {table}"),
        NULL);
}

static gboolean
mentions (const RelataExpr *expr, const char *name)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (relata_name_equal (expr->refs[i].name, name))
      return TRUE;
  return FALSE;
}

/* Whether a CHECK speaks of all the columns of the foreign key that may be NULL. */
static gboolean
is_guarded (const RelataTableDef *table, const RelataForeignKeyDef *fk)
{
  for (guint i = 0; i < table->n_checks; i++)
    {
      gboolean all = TRUE;

      for (guint j = 0; j < fk->n_columns && all; j++)
        all = relata_table_def_column_not_null (table, fk->column_indexes[j])
              || mentions (&table->checks[i].expr, fk->columns[j]);
      if (all)
        return TRUE;
    }
  return FALSE;
}

/* One column that may be NULL beside others that may not is the usual way to say "none". */
static void
check_half_null (RelataItemCheck *check, guint index)
{
  const RelataForeignKeyDef *fk = check->searches[index].foreign_key;
  guint n_nullable = 0;

  for (guint i = 0; i < fk->n_columns; i++)
    n_nullable += relata_table_def_column_not_null (check->table, fk->column_indexes[i]) ? 0 : 1;
  if (n_nullable >= 2 && !is_guarded (check->table, fk))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_HALF_NULL, index,
        _ ("{child} can be half NULL: where one of {columns} is NULL, SQLite accepts anything in "
           "the others"),
        NULL);
}

/* Rules of section "Value semantics", for every foreign key that works. */
void
relata_rules_foreign_key_values (RelataItemCheck *check)
{
  for (guint i = 0; i < check->table->n_foreign_keys; i++)
    {
      if (!relata_key_match_works (check->searches[i].match))
        continue;
      check_affinity (check, i);
      check_collation (check, i);
      check_key_collation (check, i);
      check_index (check, i);
      check_half_null (check, i);
    }
}
