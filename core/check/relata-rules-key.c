/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on primary keys and unique constraints. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

/* Comparing wider keys takes long, and no person made them. */
#define MAX_COLUMNS 100

static void
report (
    RelataItemCheck *check, RelataRuleIndex rule, guint key, const char *text, const char *detail)
{
  relata_item_check_report (check, rule, RELATA_PLACE_KEY, key, text, detail);
}

static void
check_columns (RelataItemCheck *check, guint index)
{
  const RelataKeyDef *key = &check->table->keys[index];

  for (guint i = 0; i < key->n_columns; i++)
    if (key->columns[i].column < 0)
      {
        report (check, RELATA_RULE_KEY_COLUMN, index,
                _ ("A key of {table} names the column {detail}, which is not there: SQLite "
                   "refuses the table"),
                key->columns[i].name);
        return;
      }
}

static void
check_repeated (RelataItemCheck *check, guint index)
{
  const RelataKeyDef *key = &check->table->keys[index];
  g_autoptr (GHashTable) columns = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < key->n_columns; i++)
    if (key->columns[i].column >= 0
        && !g_hash_table_add (columns, GINT_TO_POINTER (key->columns[i].column)))
      {
        report (check, RELATA_RULE_KEY_REPEATS_COLUMN, index,
                _ ("The key {place} names {detail} twice"), key->columns[i].name);
        return;
      }
}

static const RelataIndexedColumn *
find_in_key (const RelataTableDef *table,
             const RelataKeyDef *key,
             const RelataIndexedColumn *column)
{
  for (guint i = 0; i < key->n_columns; i++)
    if (key->columns[i].column == column->column
        && relata_name_equal (relata_check_get_indexed_collation (table, &key->columns[i]),
                              relata_check_get_indexed_collation (table, column)))
      return &key->columns[i];
  return NULL;
}

/* Whether both are unique over the same columns. */
static gboolean
is_same_key (const RelataTableDef *table, const RelataKeyDef *a, const RelataKeyDef *b)
{
  if (a->n_columns != b->n_columns)
    return FALSE;
  for (guint i = 0; i < a->n_columns; i++)
    if (a->columns[i].column < 0 || find_in_key (table, b, &a->columns[i]) == NULL
        || find_in_key (table, a, &b->columns[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Equal for keys that are the same, in whatever order their columns stand. */
static guint
hash_key (const RelataTableDef *table, const RelataKeyDef *key)
{
  guint hash = key->n_columns;

  for (guint i = 0; i < key->n_columns; i++)
    hash += (relata_text_ascii_case_hash (
                 relata_check_get_indexed_collation (table, &key->columns[i]))
             ^ (guint)key->columns[i].column)
            * 2654435761u;
  return hash;
}

/* Of two that are the same the unique constraint, or the later one, is too many. @keys has the
 * keys that were seen by their hash, the primary key first. */
static void
check_redundant (RelataItemCheck *check, guint index, GHashTable *keys)
{
  const RelataTableDef *table = check->table;
  const RelataKeyDef *key = &table->keys[index];
  gpointer hash = GUINT_TO_POINTER (hash_key (table, key));
  const RelataKeyDef *other = g_hash_table_lookup (keys, hash);

  if (other == NULL)
    g_hash_table_insert (keys, hash, (gpointer)key);
  else if (key != other && key->kind == RELATA_KEY_UNIQUE && key->conflict == other->conflict
           && key->n_columns <= MAX_COLUMNS && is_same_key (table, key, other))
    report (check, RELATA_RULE_KEY_REDUNDANT, index,
            _ ("{place} is unique already by another key of the same columns"), NULL);
}

static void
check_several (RelataItemCheck *check, guint index)
{
  if (check->table->keys[index].kind == RELATA_KEY_PRIMARY
      && relata_table_def_get_primary_key (check->table) != &check->table->keys[index])
    report (check, RELATA_RULE_PK_SEVERAL, index,
            _ ("{table} has more than one primary key: SQLite refuses the table"), NULL);
}

static void
check_autoincrement (RelataItemCheck *check, guint index)
{
  if (check->table->keys[index].autoincrement
      && relata_table_def_get_rowid_alias (check->table) < 0)
    report (check, RELATA_RULE_PK_AUTOINCREMENT, index,
            _ ("{place} is AUTOINCREMENT, which only an INTEGER PRIMARY KEY of a table with "
               "rowids can be: SQLite refuses the table"),
            NULL);
}

static void
check_generated (RelataItemCheck *check, guint index)
{
  const RelataKeyDef *key = &check->table->keys[index];

  for (guint i = 0; key->kind == RELATA_KEY_PRIMARY && i < key->n_columns; i++)
    if (key->columns[i].column >= 0
        && check->table->columns[key->columns[i].column].generated != RELATA_GENERATED_NONE)
      {
        report (check, RELATA_RULE_PK_GENERATED, index,
                _ ("{detail} is generated and in the primary key of {table}: SQLite refuses the "
                   "table"),
                key->columns[i].name);
        return;
      }
}

static gboolean
is_integer_by_another_name (const RelataTableDef *table, const RelataKeyDef *key)
{
  return !table->without_rowid && key->n_columns == 1 && key->columns[0].column >= 0
         && table->columns[key->columns[0].column].affinity == RELATA_AFFINITY_INTEGER
         && relata_table_def_get_rowid_alias (table) < 0;
}

static void
check_nullable (RelataItemCheck *check, const RelataKeyDef *key)
{
  for (guint i = 0; i < key->n_columns; i++)
    {
      int column = key->columns[i].column;

      if (column < 0 || relata_table_def_column_not_null (check->table, column)
          || check->table->columns[column].generated != RELATA_GENERATED_NONE)
        continue;
      if (is_integer_by_another_name (check->table, key))
        relata_item_check_report (
            check, RELATA_RULE_PK_NULLABLE, RELATA_PLACE_COLUMN, column,
            _ ("{place} is a primary key, but not the rowid, as its type is {detail}: it accepts "
               "NULL any number of times, and new rows get no number"),
            check->table->columns[column].type);
      else
        relata_item_check_report (
            check, RELATA_RULE_PK_NULLABLE, RELATA_PLACE_COLUMN, column,
            _ ("{place} is in the primary key but not NOT NULL: SQLite accepts NULL there, any "
               "number of times"),
            NULL);
    }
}

static void
check_not_rowid (RelataItemCheck *check, const RelataKeyDef *key)
{
  int column = key->columns[0].column;

  if (is_integer_by_another_name (check->table, key)
      && relata_table_def_column_not_null (check->table, column))
    relata_item_check_report (
        check, RELATA_RULE_PK_NOT_ROWID, RELATA_PLACE_COLUMN, column,
        _ ("{place} is an integer primary key, but not the rowid, as its type is {detail}: it "
           "costs a second index, and new rows get no number"),
        check->table->columns[column].type);
}

static void
check_style (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;
  const RelataKeyDef *primary = relata_table_def_get_primary_key (table);
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);

  if (primary != NULL)
    {
      g_hash_table_insert (keys, GUINT_TO_POINTER (hash_key (table, primary)), (gpointer)primary);
      check_nullable (check, primary);
      check_not_rowid (check, primary);
    }
  for (guint i = 0; i < table->n_keys; i++)
    {
      check_repeated (check, i);
      check_redundant (check, i, keys);
    }
}

void
relata_rules_key (RelataItemCheck *check)
{
  for (guint i = 0; i < check->table->n_keys; i++)
    {
      check_columns (check, i);
      check_several (check, i);
      check_autoincrement (check, i);
      check_generated (check, i);
    }
  if (!check->shadow)
    check_style (check);
}
