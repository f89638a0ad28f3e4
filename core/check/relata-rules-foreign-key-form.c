/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on how a foreign key is written: what says nothing, says it twice, or says something
 * else than it seems to. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

static gboolean
has_repeated_name (char *const *names, guint n_names)
{
  g_autoptr (GHashTable) seen = NULL;

  if (n_names < 2)
    return FALSE;
  seen = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
  for (guint i = 0; i < n_names; i++)
    if (!g_hash_table_add (seen, names[i]))
      return TRUE;
  return FALSE;
}

static void
check_repeated (RelataItemCheck *check, guint index)
{
  const RelataForeignKeyDef *fk = &check->table->foreign_keys[index];

  if (has_repeated_name (fk->columns, fk->n_columns)
      || (fk->parent_columns != NULL
          && has_repeated_name (fk->parent_columns, fk->n_parent_columns)))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_REPEATED_COLUMN, index,
        _ ("{child} refers to {key} with a column named twice: SQLite does not check every pair"),
        NULL);
}

/* Whether both join the same pairs of columns, in whatever order. */
static gboolean
is_same_join (const RelataKeySearch *a, const RelataKeySearch *b)
{
  if (a->foreign_key->n_columns != b->foreign_key->n_columns
      || !relata_name_equal (a->foreign_key->parent, b->foreign_key->parent))
    return FALSE;
  for (guint i = 0; i < a->foreign_key->n_columns; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < b->foreign_key->n_columns && !found; j++)
        found = a->foreign_key->column_indexes[i] == b->foreign_key->column_indexes[j]
                && relata_key_search_get_parent_column (a, i)
                       == relata_key_search_get_parent_column (b, j);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Equal for foreign keys that join the same columns, in whatever order. */
static guint
hash_join (const RelataKeySearch *search)
{
  guint hash = relata_text_ascii_case_hash (search->foreign_key->parent);

  for (guint i = 0; i < search->foreign_key->n_columns; i++)
    hash += ((guint)search->foreign_key->column_indexes[i] * 40503u
             ^ (guint)relata_key_search_get_parent_column (search, i))
            * 2654435761u;
  return hash;
}

/* @joins has the foreign keys that were seen by their hash. */
static void
check_duplicate (RelataItemCheck *check, guint index, GHashTable *joins)
{
  RelataKeySearch *search = &check->searches[index];
  gpointer hash = GUINT_TO_POINTER (hash_join (search));
  const RelataKeySearch *other = g_hash_table_lookup (joins, hash);

  if (other == NULL)
    g_hash_table_insert (joins, hash, search);
  else if (is_same_join (other, search))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_DUPLICATE, index,
        _ ("{table} declares twice that {child} refers to {key}: SQLite checks it twice with "
           "every write"),
        NULL);
}

static gboolean
is_identity (const RelataKeySearch *search)
{
  for (guint i = 0; i < search->foreign_key->n_columns; i++)
    if (search->foreign_key->column_indexes[i] != relata_key_search_get_parent_column (search, i))
      return FALSE;
  return TRUE;
}

static gboolean
refuses_null (const RelataTableDef *table, const RelataForeignKeyDef *fk)
{
  for (guint i = 0; i < fk->n_columns; i++)
    if (!relata_table_def_column_not_null (table, fk->column_indexes[i]))
      return FALSE;
  return TRUE;
}

static void
check_self (RelataItemCheck *check, guint index)
{
  const RelataKeySearch *search = &check->searches[index];

  if (search->table != check->table)
    return;
  if (is_identity (search))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_SELF_IDENTITY, index,
        _ ("{child} refers to itself: every row satisfies the foreign key, so it checks nothing"),
        NULL);
  else if (refuses_null (check->table, search->foreign_key))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_SELF_NOT_NULL, index,
        _ ("{child} refers to its own table and refuses NULL: the first row, and every root, has "
           "to refer to itself"),
        NULL);
}

static void
check_match (RelataItemCheck *check, guint index)
{
  const char *match = check->table->foreign_keys[index].match;

  if (match != NULL && !relata_name_equal (match, "SIMPLE"))
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_MATCH_IGNORED, index,
        _ ("{child} says MATCH {detail}, which SQLite ignores: it is checked as MATCH SIMPLE"),
        match);
}

static void
check_deferral (RelataItemCheck *check, guint index)
{
  RelataDeferral deferral = check->table->foreign_keys[index].deferral;

  if (deferral == RELATA_DEFERRAL_DEFERRABLE || deferral == RELATA_DEFERRAL_INITIALLY_IMMEDIATE)
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_DEFERRAL_IGNORED, index,
        _ ("{child} is DEFERRABLE but not INITIALLY DEFERRED: SQLite checks it at once"), NULL);
}

static void
check_key_by_index (RelataItemCheck *check, guint index)
{
  const RelataKeySearch *search = &check->searches[index];

  if (search->index != NULL)
    relata_item_check_report_foreign_key (
        check, RELATA_RULE_FK_PARENT_KEY_BY_INDEX, index,
        _ ("{child} refers to {key}, which is unique only by the index {detail}: without it every "
           "write to {table} fails"),
        search->index->base.name);
}

/* A deferral clause away from a foreign key speaks of the one before it in the table. */
static void
check_misplaced (RelataItemCheck *check)
{
  for (guint i = 0; i < check->table->n_columns; i++)
    for (guint j = 0; j < check->table->columns[i].n_clauses; j++)
      {
        const RelataClause *clause = &check->table->columns[i].clauses[j];

        if (clause->kind != RELATA_CLAUSE_DEFERRAL)
          continue;
        if (clause->index < 0)
          relata_item_check_report (
              check, RELATA_RULE_FK_DEFERRAL_MISPLACED, RELATA_PLACE_COLUMN, i,
              _ ("{place} says DEFERRABLE before any foreign key: SQLite ignores it"), NULL);
        else if (check->table->foreign_keys[clause->index].on_column != (int)i)
          {
            g_autofree char *other = relata_check_dup_foreign_key (check->table, clause->index);

            relata_item_check_report (
                check, RELATA_RULE_FK_DEFERRAL_MISPLACED, RELATA_PLACE_COLUMN, i,
                _ ("{place} says DEFERRABLE, but SQLite applies it to the foreign key {detail}"),
                other);
          }
      }
}

void
relata_rules_foreign_key_form (RelataItemCheck *check)
{
  g_autoptr (GHashTable) joins = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < check->table->n_foreign_keys; i++)
    {
      check_repeated (check, i);
      check_match (check, i);
      check_deferral (check, i);
      if (!relata_key_match_works (check->searches[i].match))
        continue;
      check_duplicate (check, i, joins);
      check_self (check, i);
      check_key_by_index (check, i);
    }
  check_misplaced (check);
}
