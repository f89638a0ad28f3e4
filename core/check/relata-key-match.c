/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The search SQLite makes for the parent key of a foreign key, over definitions. The order of
 * the tests and their oddities are those of sqlite3FkLocateIndex() in fkey.c. Any thread. */

#include "config.h"

#include "check/relata-key-match.h"
#include "sql/relata-name.h"

/* A candidate for the parent key: a PRIMARY KEY, a UNIQUE or a unique index. */
typedef struct
{
  const RelataIndexedColumn *columns;
  guint n_columns;
  gboolean primary;
  gboolean partial;
} Candidate;

static gboolean
is_temporary (const RelataDef *def)
{
  return def->temporary
         || (def->schema_name != NULL && relata_name_equal (def->schema_name, "temp"));
}

/* The table of that name in the schema of the child: a foreign key never leaves it. */
static const RelataDef *
find_parent (RelataSnapshot *snapshot, const RelataTableDef *child, const char *name)
{
  RelataItem *item;

  /* A table that is being edited finds itself, whatever the snapshot still says. */
  if (relata_name_equal (child->base.name, name))
    return &child->base;
  item = relata_snapshot_find_table (snapshot, name);
  if (item == NULL || is_temporary (item->def) != is_temporary (&child->base))
    return NULL;
  return item->def;
}

static const char *
effective_collation (const RelataTableDef *table, int column)
{
  const char *collation = column >= 0 ? table->columns[column].collation : NULL;

  return collation != NULL ? collation : "BINARY";
}

/* Whether the index compares the column as the column itself does. */
static gboolean
collation_agrees (const RelataTableDef *parent, const RelataIndexedColumn *column)
{
  return column->collation == NULL
         || relata_name_equal (column->collation, effective_collation (parent, column->column));
}

/* A WITHOUT ROWID table leaves out the repeated columns of its primary key; a table with
 * rowids counts them (build.c, convertToWithoutRowidTable()). */
static guint
count_key_columns (const RelataTableDef *parent, const Candidate *candidate)
{
  guint n = 0;

  if (!candidate->primary || !parent->without_rowid)
    return candidate->n_columns;
  for (guint i = 0; i < candidate->n_columns; i++)
    {
      gboolean repeated = FALSE;

      for (guint j = 0; j < i && !repeated; j++)
        repeated = candidate->columns[i].column == candidate->columns[j].column;
      n += repeated ? 0 : 1;
    }
  return n;
}

static gboolean
names_column (const RelataForeignKeyDef *foreign_key, const char *name)
{
  for (guint i = 0; i < foreign_key->n_parent_columns; i++)
    if (relata_name_equal (foreign_key->parent_columns[i], name))
      return TRUE;
  return FALSE;
}

/* Whether every column of the candidate is one the foreign key names. */
static gboolean
covers (const RelataForeignKeyDef *foreign_key,
        const RelataTableDef *parent,
        const Candidate *candidate)
{
  for (guint i = 0; i < candidate->n_columns; i++)
    {
      int column = candidate->columns[i].column;

      if (column < 0 || !names_column (foreign_key, parent->columns[column].name))
        return FALSE;
    }
  return TRUE;
}

/* What is to be said if nothing serves: the nearest miss. */
static RelataKeyMatch
nearer (RelataKeyMatch a, RelataKeyMatch b)
{
  return a == RELATA_KEY_MATCH_NOT_UNIQUE ? b : a;
}

static RelataKeyMatch
try_candidate (const RelataForeignKeyDef *foreign_key,
               const RelataTableDef *parent,
               const Candidate *candidate)
{
  if (count_key_columns (parent, candidate) != foreign_key->n_columns)
    return RELATA_KEY_MATCH_NOT_UNIQUE;
  if (foreign_key->parent_columns == NULL)
    return candidate->primary ? RELATA_KEY_MATCH_UNIQUE : RELATA_KEY_MATCH_NOT_UNIQUE;
  if (!covers (foreign_key, parent, candidate))
    return RELATA_KEY_MATCH_NOT_UNIQUE;
  if (candidate->partial)
    return RELATA_KEY_MATCH_PARTIAL;
  for (guint i = 0; i < candidate->n_columns; i++)
    if (!collation_agrees (parent, &candidate->columns[i]))
      return RELATA_KEY_MATCH_COLLATION;
  return RELATA_KEY_MATCH_UNIQUE;
}

static RelataKeyMatch
search_unique_indexes (RelataSnapshot *snapshot,
                       const RelataForeignKeyDef *foreign_key,
                       const RelataTableDef *parent)
{
  g_autoptr (GPtrArray) indexes = NULL;
  RelataKeyMatch result = RELATA_KEY_MATCH_NOT_UNIQUE;

  indexes = relata_snapshot_get_indexes_of (snapshot, parent->base.name);
  for (guint i = 0; i < indexes->len && result != RELATA_KEY_MATCH_UNIQUE; i++)
    {
      const RelataItem *item = g_ptr_array_index (indexes, i);
      const RelataIndexDef *index = relata_def_index (item->def);
      Candidate candidate = { 0 };
      RelataKeyMatch match;

      if (index == NULL || !index->unique)
        continue;
      candidate.columns = index->columns;
      candidate.n_columns = index->n_columns;
      candidate.partial = !relata_expr_is_empty (&index->where);
      match = try_candidate (foreign_key, parent, &candidate);
      result = match == RELATA_KEY_MATCH_UNIQUE ? match : nearer (result, match);
    }
  return result;
}

static RelataKeyMatch
search_keys (RelataSnapshot *snapshot,
             const RelataForeignKeyDef *foreign_key,
             const RelataTableDef *parent)
{
  RelataKeyMatch result = RELATA_KEY_MATCH_NOT_UNIQUE;

  for (guint i = 0; i < parent->n_keys; i++)
    {
      const RelataKeyDef *key = &parent->keys[i];
      Candidate candidate
          = { key->columns, key->n_columns, key->kind == RELATA_KEY_PRIMARY, FALSE };
      RelataKeyMatch match;

      /* The rowid alias has no index. */
      if (candidate.primary && relata_table_def_get_rowid_alias (parent) >= 0)
        continue;
      match = try_candidate (foreign_key, parent, &candidate);
      if (match == RELATA_KEY_MATCH_UNIQUE)
        return match;
      result = nearer (result, match);
    }
  return result;
}

/* Whether the one column meant is the rowid alias. */
static gboolean
is_rowid_alias (const RelataForeignKeyDef *foreign_key, const RelataTableDef *parent)
{
  int alias = relata_table_def_get_rowid_alias (parent);

  return foreign_key->n_columns == 1 && alias >= 0
         && (foreign_key->parent_columns == NULL
             || relata_name_equal (foreign_key->parent_columns[0], parent->columns[alias].name));
}

/* What a foreign key whose parent is a table lacks, where no key was found. */
static RelataKeyMatch
explain_miss (const RelataForeignKeyDef *foreign_key,
              const RelataTableDef *parent,
              RelataKeyMatch nearest,
              int *wrong_column)
{
  const RelataKeyDef *key;

  for (guint i = 0; i < foreign_key->n_parent_columns; i++)
    if (relata_table_def_find_column (parent, foreign_key->parent_columns[i]) < 0)
      {
        *wrong_column = (int)i;
        return RELATA_KEY_MATCH_PARENT_COLUMN;
      }
  if (foreign_key->parent_columns != NULL)
    return nearest;
  key = relata_table_def_get_primary_key (parent);
  return key == NULL ? RELATA_KEY_MATCH_NO_PRIMARY_KEY : RELATA_KEY_MATCH_COLUMN_COUNT;
}

static RelataKeyMatch
match_table (RelataSnapshot *snapshot,
             const RelataForeignKeyDef *foreign_key,
             const RelataTableDef *parent,
             int *wrong_column)
{
  RelataKeyMatch result;

  if (parent->as_select)
    return RELATA_KEY_MATCH_UNKNOWN;
  if (is_rowid_alias (foreign_key, parent))
    return RELATA_KEY_MATCH_ROWID;
  result = search_keys (snapshot, foreign_key, parent);
  if (result != RELATA_KEY_MATCH_UNIQUE)
    {
      RelataKeyMatch other = search_unique_indexes (snapshot, foreign_key, parent);

      result = other == RELATA_KEY_MATCH_UNIQUE ? other : nearer (result, other);
    }
  if (result == RELATA_KEY_MATCH_UNIQUE)
    return result;
  return explain_miss (foreign_key, parent, result, wrong_column);
}

/**
 * relata_key_match:
 * @snapshot: where the parent and its indexes are looked up
 * @child: the table with the foreign key; it need not be the one in @snapshot
 * @foreign_key: position among @child's foreign keys
 * @wrong_column: (out) (optional): for the matches that blame one column, its position in the
 *   foreign key; else -1
 *
 * Returns: whether and how SQLite finds the parent key
 */
RelataKeyMatch
relata_key_match (RelataSnapshot *snapshot,
                  const RelataTableDef *child,
                  guint foreign_key,
                  int *wrong_column)
{
  const RelataForeignKeyDef *fk;
  const RelataDef *parent;
  int ignored;

  g_return_val_if_fail (snapshot != NULL, RELATA_KEY_MATCH_UNKNOWN);
  g_return_val_if_fail (child != NULL && foreign_key < child->n_foreign_keys,
                        RELATA_KEY_MATCH_UNKNOWN);

  fk = &child->foreign_keys[foreign_key];
  wrong_column = wrong_column != NULL ? wrong_column : &ignored;
  *wrong_column = -1;
  for (guint i = 0; i < fk->n_columns; i++)
    if (fk->column_indexes[i] < 0)
      {
        *wrong_column = (int)i;
        return RELATA_KEY_MATCH_CHILD_COLUMN;
      }
  if (fk->parent_columns != NULL && fk->n_parent_columns != fk->n_columns)
    return RELATA_KEY_MATCH_COLUMN_COUNT;
  parent = find_parent (snapshot, child, fk->parent);
  if (parent == NULL)
    return RELATA_KEY_MATCH_NO_PARENT;
  if (parent->kind != RELATA_DEF_TABLE)
    return RELATA_KEY_MATCH_NOT_A_TABLE;
  return match_table (snapshot, fk, (const RelataTableDef *)parent, wrong_column);
}
