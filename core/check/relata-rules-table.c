/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on a table as a whole. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"

/* SQLITE_MAX_COLUMN as SQLite is built (limits.html). */
#define MAX_COLUMNS 2000

static void
report (RelataItemCheck *check, RelataRuleIndex rule, const char *text)
{
  relata_item_check_report (check, rule, RELATA_PLACE_ITEM, 0, text, NULL);
}

static gboolean
all_generated (const RelataTableDef *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].generated == RELATA_GENERATED_NONE)
      return FALSE;
  return TRUE;
}

static void
check_columns (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;

  if (table->n_columns == 0)
    report (check, RELATA_RULE_TABLE_NO_COLUMNS,
            _ ("{table} has no columns: SQLite refuses the table"));
  else if (all_generated (table))
    report (check, RELATA_RULE_TABLE_ALL_GENERATED,
            _ ("Every column of {table} is generated: SQLite refuses the table"));
  if (table->n_columns > MAX_COLUMNS)
    report (check, RELATA_RULE_TABLE_TOO_MANY_COLUMNS,
            _ ("{table} has more than 2000 columns: SQLite refuses the table"));
}

static void
check_duplicate_columns (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;
  g_autoptr (GHashTable) names
      = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);

  for (guint i = 0; i < table->n_columns; i++)
    if (!g_hash_table_add (names, table->columns[i].name))
      relata_item_check_report (check, RELATA_RULE_COLUMN_DUPLICATE, RELATA_PLACE_COLUMN, i,
                                _ ("{table} has another column {column}: SQLite refuses the "
                                   "table"),
                                NULL);
}

static gboolean
is_not_null_key (const RelataTableDef *table, const RelataIndexedColumn *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      int column = relata_indexed_column_find (&columns[i], table);

      if (column < 0 || !relata_table_def_column_not_null (table, column))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_key (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;

  for (guint i = 0; i < table->n_keys; i++)
    if (table->keys[i].kind == RELATA_KEY_PRIMARY
        || is_not_null_key (table, table->keys[i].columns, table->keys[i].n_columns))
      return TRUE;
  for (guint i = 0; i < check->indexes->len; i++)
    {
      const RelataItem *item = g_ptr_array_index (check->indexes, i);
      const RelataIndexDef *index = relata_def_index (item->def);

      if (index != NULL && index->unique && relata_expr_is_empty (&index->where)
          && is_not_null_key (table, index->columns, index->n_columns))
        return TRUE;
    }
  return FALSE;
}

/* Whether the columns are those of two foreign keys to other tables, and no others. */
static gboolean
is_association (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;

  if (table->n_foreign_keys != 2)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (!relata_key_match_works (check->searches[i].match) || check->searches[i].table == table)
      return FALSE;
  for (guint i = 0; i < table->n_columns; i++)
    if (!relata_table_def_column_in_foreign_key (table, i))
      return FALSE;
  return TRUE;
}

static void
check_key (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;

  if (table->without_rowid && relata_table_def_get_primary_key (table) == NULL)
    report (check, RELATA_RULE_TABLE_WITHOUT_ROWID_KEY,
            _ ("{table} is WITHOUT ROWID but has no primary key: SQLite refuses the table"));
  else if (table->n_columns == 0 || has_key (check))
    return;
  else if (is_association (check))
    report (check, RELATA_RULE_TABLE_ASSOCIATION_KEY,
            _ ("{table} links two tables but has no key: the same two rows can be linked any "
               "number of times"));
  else
    report (check, RELATA_RULE_TABLE_NO_PRIMARY_KEY,
            _ ("{table} has no primary key: two rows can be the same, and no reference to a row "
               "lasts"));
}

void
relata_rules_table (RelataItemCheck *check)
{
  if (check->table->as_select || check->shadow)
    return;
  check_columns (check);
  check_duplicate_columns (check);
  check_key (check);
}
