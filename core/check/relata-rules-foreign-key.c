/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on whether a foreign key works at all: what relata_key_search() found, in words. Any
 * thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/relata-item-check.h"

static void
report_column_count (RelataItemCheck *check, guint index)
{
  if (check->searches[index].foreign_key->parent_columns != NULL)
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_COLUMN_COUNT, index,
        _ ("{child} refers to {key}, but the two differ in the number of columns: SQLite refuses "
           "the table"),
        NULL);
  else
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_COLUMN_COUNT, index,
        _ ("{child} refers to the primary key of {parent}, which has another number of columns: "
           "every INSERT into {table} will fail with “foreign key mismatch”"),
        NULL);
}

static const char *
get_no_parent_message (RelataItemCheck *check, const RelataForeignKeyDef *fk)
{
  if (relata_snapshot_find_table (check->snapshot, fk->parent) == NULL)
    return _ ("{child} refers to {parent}, but there is no such table: every INSERT into {table} "
              "will fail with “no such table”");
  if (relata_check_is_temporary (&check->table->base))
    return _ ("{table} is temporary and {parent} is not: a foreign key never leaves its database, "
              "so every INSERT into {table} will fail with “no such table”");
  return _ ("{child} refers to {parent}, which is temporary: a foreign key never leaves its "
            "database, so every INSERT into {table} will fail with “no such table”");
}

static const char *
get_not_a_table_message (const RelataKeySearch *search)
{
  if (search->parent == NULL)
    return _ ("{child} refers to {parent}, a table of SQLite itself that has no key: every INSERT "
              "into {table} will fail with “foreign key mismatch”");
  if (search->parent->kind == RELATA_DEF_VIEW)
    return _ ("{child} refers to {parent}, which is a view and has no key: every INSERT into "
              "{table} will fail with “foreign key mismatch”");
  return _ ("{child} refers to {parent}, which is a virtual table and has no key: every INSERT "
            "into {table} will fail with “foreign key mismatch”");
}

static const char *
get_parent_column_message (const RelataKeySearch *search)
{
  if (relata_check_is_rowid_name (search->foreign_key->parent_columns[search->wrong_column])
      && !search->table->without_rowid)
    return _ ("{child} refers to {parent}.{wrong}, but the rowid cannot be a parent key: every "
              "INSERT into {table} will fail with “foreign key mismatch”");
  return _ ("{child} refers to {parent}.{wrong}, but {parent} has no such column: every INSERT "
            "into {table} will fail with “foreign key mismatch”");
}

static const char *
get_parent_key_message (RelataKeyMatch match)
{
  switch (match)
    {
    case RELATA_KEY_MATCH_NO_PRIMARY_KEY:
      return _ ("{child} refers to the primary key of {parent}, but there is none: every INSERT "
                "into {table} will fail with “foreign key mismatch”");
    case RELATA_KEY_MATCH_PARTIAL:
      return _ ("{child} refers to {key}, of which only a part is unique, by an index with WHERE: "
                "every INSERT into {table} will fail with “foreign key mismatch”");
    case RELATA_KEY_MATCH_COLLATION:
      return _ ("{child} refers to {key}, which is unique only by another collation than the "
                "column's own: every INSERT into {table} will fail with “foreign key mismatch”");
    default:
      return _ ("{child} refers to {key}, but no PRIMARY KEY, UNIQUE or unique index is over "
                "exactly that: every INSERT into {table} will fail with “foreign key mismatch”");
    }
}

static void
report_mismatch (RelataItemCheck *check, guint index)
{
  const RelataKeySearch *search = &check->searches[index];

  switch (search->match)
    {
    case RELATA_KEY_MATCH_ROWID:
    case RELATA_KEY_MATCH_UNIQUE:
    case RELATA_KEY_MATCH_UNKNOWN:
      return;
    case RELATA_KEY_MATCH_CHILD_COLUMN:
      relata_item_check_report_foreign_key (
          check, RELATA_RULE_FK_CHILD_COLUMN, index,
          _ ("The foreign key from {table} to {parent} is made of the column {wrong}, which "
             "{table} does not have: SQLite refuses the table"),
          NULL);
      return;
    case RELATA_KEY_MATCH_COLUMN_COUNT:
      report_column_count (check, index);
      return;
    case RELATA_KEY_MATCH_NO_PARENT:
      relata_item_check_report_foreign_key (check, RELATA_RULE_FK_PARENT_MISSING, index,
                                            get_no_parent_message (check, search->foreign_key),
                                            NULL);
      return;
    case RELATA_KEY_MATCH_NOT_A_TABLE:
      relata_item_check_report_foreign_key (check, RELATA_RULE_FK_PARENT_NOT_A_TABLE, index,
                                            get_not_a_table_message (search), NULL);
      return;
    case RELATA_KEY_MATCH_PARENT_COLUMN:
      relata_item_check_report_foreign_key (check, RELATA_RULE_FK_PARENT_COLUMN, index,
                                            get_parent_column_message (search), NULL);
      return;
    case RELATA_KEY_MATCH_NO_PRIMARY_KEY:
    case RELATA_KEY_MATCH_NOT_UNIQUE:
    case RELATA_KEY_MATCH_PARTIAL:
    case RELATA_KEY_MATCH_COLLATION:
      relata_item_check_report_foreign_key (check, RELATA_RULE_FK_PARENT_KEY, index,
                                            get_parent_key_message (search->match), NULL);
      return;
    }
}

/* Rules D1 to D3 and W1 to W12: every foreign key that does not find its parent key. */
void
relata_rules_foreign_key (RelataItemCheck *check)
{
  for (guint i = 0; i < check->table->n_foreign_keys; i++)
    report_mismatch (check, i);
}
