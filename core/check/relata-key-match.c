/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The search SQLite makes for the parent key of a foreign key, over definitions. The order of
 * the tests and their oddities are those of sqlite3FkLocateIndex() in fkey.c. Any thread. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "check/relata-key-match.h"
#include "sql/relata-name.h"

/* From so many columns on a set of names pays. */
#define MANY 16

/* SQLite refuses keys of more columns (limits.html, SQLITE_MAX_COLUMN). */
#define MAX_KEY_COLUMNS 2000

/* In how many columns of a primary key repeated ones are looked for. */
#define MAX_REPEATED 64

/* A candidate for the parent key: a PRIMARY KEY, a UNIQUE or a unique index. */
typedef struct
{
  const RelataIndexedColumn *columns;
  guint n_columns;
  gboolean primary;
  gboolean partial;
} Candidate;

/* The table of that name in the schema of the child: a foreign key never leaves it. */
static const RelataDef *
find_parent (RelataSnapshot *snapshot, const RelataTableDef *child, const char *name)
{
  gboolean temporary = relata_check_is_temporary (&child->base);
  const RelataItem *item;

  /* A table that is being edited finds itself, whatever the snapshot still says. */
  if (relata_name_equal (child->base.name, name))
    return &child->base;
  item = temporary ? relata_snapshot_find_temporary_table (snapshot, name)
                   : relata_snapshot_find_table (snapshot, name);
  return item != NULL && relata_check_is_temporary (item->def) == temporary ? item->def : NULL;
}

static gboolean
is_schema_table (const char *name)
{
  return relata_name_equal (name, "sqlite_schema") || relata_name_equal (name, "sqlite_master")
         || relata_name_equal (name, "sqlite_temp_schema")
         || relata_name_equal (name, "sqlite_temp_master");
}

/**
 * relata_indexed_column_find:
 * @table: the table that is indexed
 *
 * An index is read without its table, so its columns are known by name only.
 *
 * Returns: the position of the column in @table, or -1 for an expression or an unknown name
 */
int
relata_indexed_column_find (const RelataIndexedColumn *self, const RelataTableDef *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, -1);

  if (self->column >= 0)
    return self->column;
  return self->name != NULL ? relata_table_def_find_column (table, self->name) : -1;
}

static const char *
effective_collation (const char *collation, const RelataTableDef *table, int column)
{
  if (collation == NULL && column >= 0)
    collation = table->columns[column].collation;
  return collation != NULL ? collation : "BINARY";
}

/* Whether the index compares the column as the column itself does. */
static gboolean
collation_agrees (const RelataTableDef *parent, const RelataIndexedColumn *column)
{
  int position = relata_indexed_column_find (column, parent);

  return relata_name_equal (effective_collation (column->collation, parent, position),
                            effective_collation (NULL, parent, position));
}

/* Whether the column stands in the key before, with the same collation. */
static gboolean
is_repeated (const RelataTableDef *parent, const RelataIndexedColumn *columns, guint index)
{
  int column = columns[index].column;

  for (guint i = 0; i < index; i++)
    if (columns[i].column == column
        && relata_name_equal (effective_collation (columns[i].collation, parent, column),
                              effective_collation (columns[index].collation, parent, column)))
      return TRUE;
  return FALSE;
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
    n += is_repeated (parent, candidate->columns, i) ? 0 : 1;
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

/* The names of the parent columns, if there are many of them. */
static GHashTable *
make_name_set (const RelataForeignKeyDef *foreign_key)
{
  GHashTable *names;

  if (foreign_key->n_parent_columns < MANY)
    return NULL;
  names = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
  for (guint i = 0; i < foreign_key->n_parent_columns; i++)
    g_hash_table_add (names, foreign_key->parent_columns[i]);
  return names;
}

/* Whether every column of the candidate is one the foreign key names. */
static gboolean
covers (const RelataForeignKeyDef *foreign_key,
        const RelataTableDef *parent,
        const Candidate *candidate)
{
  g_autoptr (GHashTable) names = make_name_set (foreign_key);

  for (guint i = 0; i < candidate->n_columns; i++)
    {
      int column = relata_indexed_column_find (&candidate->columns[i], parent);
      const char *name = column >= 0 ? parent->columns[column].name : NULL;

      if (name == NULL
          || !(names != NULL ? g_hash_table_contains (names, name)
                             : names_column (foreign_key, name)))
        return FALSE;
    }
  return TRUE;
}

/* Of a WITHOUT ROWID table, INTEGER PRIMARY KEY becomes an index of the bare column, whatever
 * collation the constraint names (build.c, convertToWithoutRowidTable()). */
static gboolean
forgets_collation (const RelataTableDef *parent, const Candidate *candidate)
{
  return candidate->primary && parent->without_rowid && candidate->n_columns == 1
         && relata_text_ascii_casecmp (parent->columns[candidate->columns[0].column].type,
                                       "INTEGER")
                == 0;
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
  if (candidate->n_columns > MAX_KEY_COLUMNS
      || count_key_columns (parent, candidate) != foreign_key->n_columns)
    return RELATA_KEY_MATCH_NOT_UNIQUE;
  if (foreign_key->parent_columns == NULL)
    return candidate->primary ? RELATA_KEY_MATCH_UNIQUE : RELATA_KEY_MATCH_NOT_UNIQUE;
  if (!covers (foreign_key, parent, candidate))
    return RELATA_KEY_MATCH_NOT_UNIQUE;
  if (candidate->partial)
    return RELATA_KEY_MATCH_PARTIAL;
  if (forgets_collation (parent, candidate))
    return RELATA_KEY_MATCH_UNIQUE;
  for (guint i = 0; i < candidate->n_columns; i++)
    if (!collation_agrees (parent, &candidate->columns[i]))
      return RELATA_KEY_MATCH_COLLATION;
  return RELATA_KEY_MATCH_UNIQUE;
}

static RelataKeyMatch
search_unique_indexes (RelataSnapshot *snapshot, RelataKeySearch *search)
{
  const RelataTableDef *parent = search->table;
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
      match = try_candidate (search->foreign_key, parent, &candidate);
      if (match == RELATA_KEY_MATCH_UNIQUE)
        search->index = index;
      result = match == RELATA_KEY_MATCH_UNIQUE ? match : nearer (result, match);
    }
  return result;
}

static gboolean
knows_columns (const RelataKeyDef *key)
{
  for (guint i = 0; i < key->n_columns; i++)
    if (key->columns[i].column < 0)
      return FALSE;
  return TRUE;
}

/* Whether a UNIQUE names just what the PRIMARY KEY does: SQLite makes one index of the two, and
 * in a WITHOUT ROWID table leaves out its repeated columns (build.c, sqlite3CreateIndex()). */
static gboolean
is_merged (const RelataTableDef *parent, const RelataKeyDef *key)
{
  const RelataKeyDef *primary = relata_table_def_get_primary_key (parent);

  if (!parent->without_rowid || primary == NULL || primary == key
      || primary->n_columns != key->n_columns)
    return FALSE;
  for (guint i = 0; i < key->n_columns; i++)
    {
      const RelataIndexedColumn *a = &primary->columns[i];
      const RelataIndexedColumn *b = &key->columns[i];

      if (a->column != b->column
          || !relata_name_equal (effective_collation (a->collation, parent, a->column),
                                 effective_collation (b->collation, parent, b->column)))
        return FALSE;
    }
  return TRUE;
}

static RelataKeyMatch
search_keys (RelataKeySearch *search)
{
  const RelataTableDef *parent = search->table;
  RelataKeyMatch result = RELATA_KEY_MATCH_NOT_UNIQUE;

  for (guint i = 0; i < parent->n_keys; i++)
    {
      const RelataKeyDef *key = &parent->keys[i];
      Candidate candidate
          = { key->columns, key->n_columns, key->kind == RELATA_KEY_PRIMARY, FALSE };
      RelataKeyMatch match;

      /* The rowid alias has no index. */
      if (!knows_columns (key) || is_merged (parent, key)
          || (candidate.primary && relata_table_def_get_rowid_alias (parent) >= 0))
        continue;
      match = try_candidate (search->foreign_key, parent, &candidate);
      if (match == RELATA_KEY_MATCH_UNIQUE)
        {
          search->key = key;
          return match;
        }
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
explain_miss (RelataKeySearch *search, RelataKeyMatch nearest)
{
  const RelataForeignKeyDef *foreign_key = search->foreign_key;

  for (guint i = 0; i < foreign_key->n_parent_columns; i++)
    if (relata_table_def_find_column (search->table, foreign_key->parent_columns[i]) < 0)
      {
        search->wrong_column = (int)i;
        return RELATA_KEY_MATCH_PARENT_COLUMN;
      }
  if (foreign_key->parent_columns != NULL)
    return nearest;
  return relata_table_def_get_primary_key (search->table) == NULL ? RELATA_KEY_MATCH_NO_PRIMARY_KEY
                                                                  : RELATA_KEY_MATCH_COLUMN_COUNT;
}

/* CREATE TABLE ... AS SELECT makes columns that the text does not tell, without any key: only
 * a unique index, which tells the names of its columns, can serve. */
static RelataKeyMatch
match_made_by_select (RelataSnapshot *snapshot, RelataKeySearch *search)
{
  const RelataForeignKeyDef *fk = search->foreign_key;
  g_autoptr (GPtrArray) indexes
      = relata_snapshot_get_indexes_of (snapshot, search->table->base.name);

  if (fk->parent_columns == NULL)
    return RELATA_KEY_MATCH_NO_PRIMARY_KEY;
  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataIndexDef *index
          = relata_def_index (((RelataItem *)g_ptr_array_index (indexes, i))->def);
      gboolean serves = index != NULL && index->unique && relata_expr_is_empty (&index->where)
                        && index->n_columns == fk->n_columns;

      for (guint j = 0; serves && j < index->n_columns; j++)
        serves
            = index->columns[j].name != NULL && names_column (fk, index->columns[j].name)
              && relata_name_equal (
                  effective_collation (index->columns[j].collation, search->table, -1), "BINARY");
      if (serves)
        return RELATA_KEY_MATCH_UNKNOWN;
    }
  return RELATA_KEY_MATCH_NOT_UNIQUE;
}

static RelataKeyMatch
match_table (RelataSnapshot *snapshot, RelataKeySearch *search)
{
  RelataKeyMatch result;

  if (search->table->as_select)
    return match_made_by_select (snapshot, search);
  if (is_rowid_alias (search->foreign_key, search->table))
    {
      search->key = relata_table_def_get_primary_key (search->table);
      return RELATA_KEY_MATCH_ROWID;
    }
  result = search_keys (search);
  if (result != RELATA_KEY_MATCH_UNIQUE)
    {
      RelataKeyMatch other = search_unique_indexes (snapshot, search);

      result = other == RELATA_KEY_MATCH_UNIQUE ? other : nearer (result, other);
    }
  if (result == RELATA_KEY_MATCH_UNIQUE)
    return result;
  return explain_miss (search, result);
}

static RelataKeyMatch
match_parent (RelataSnapshot *snapshot, RelataKeySearch *search)
{
  const RelataForeignKeyDef *fk = search->foreign_key;

  if (fk->parent_columns != NULL && fk->n_parent_columns != fk->n_columns)
    return RELATA_KEY_MATCH_COLUMN_COUNT;
  if (search->parent == NULL)
    return is_schema_table (fk->parent) ? RELATA_KEY_MATCH_NOT_A_TABLE : RELATA_KEY_MATCH_NO_PARENT;
  if (search->table == NULL)
    return RELATA_KEY_MATCH_NOT_A_TABLE;
  return match_table (snapshot, search);
}

/**
 * relata_key_search:
 * @snapshot: where the parent and its indexes are looked up
 * @child: the table with the foreign key; it need not be the one in @snapshot
 * @foreign_key: position among @child's foreign keys
 * @search: (out caller-allocates): what was found
 */
void
relata_key_search (RelataSnapshot *snapshot,
                   const RelataTableDef *child,
                   guint foreign_key,
                   RelataKeySearch *search)
{
  const RelataForeignKeyDef *fk;

  g_return_if_fail (snapshot != NULL && search != NULL);
  g_return_if_fail (child != NULL && foreign_key < child->n_foreign_keys);

  fk = &child->foreign_keys[foreign_key];
  memset (search, 0, sizeof *search);
  search->foreign_key = fk;
  search->wrong_column = -1;
  search->parent = find_parent (snapshot, child, fk->parent);
  search->table = relata_def_table (search->parent);
  for (guint i = 0; i < fk->n_columns; i++)
    if (fk->column_indexes[i] < 0)
      {
        search->wrong_column = (int)i;
        search->match = RELATA_KEY_MATCH_CHILD_COLUMN;
        return;
      }
  search->match = match_parent (snapshot, search);
}

/* The column at that place of a primary key, with repeated columns left out where SQLite leaves
 * them out: where the key has more of them than the foreign key. */
static int
get_key_column (const RelataTableDef *table, const RelataKeyDef *key, guint n_columns, guint column)
{
  if (!table->without_rowid || key->n_columns == n_columns)
    return column < key->n_columns ? key->columns[column].column : -1;
  for (guint i = 0; i < MIN (key->n_columns, MAX_REPEATED); i++)
    if (!is_repeated (table, key->columns, i) && column-- == 0)
      return key->columns[i].column;
  return -1;
}

/**
 * relata_key_search_get_parent_column:
 * @column: position in the foreign key
 *
 * Returns: the position in the parent table of the column it stands for, with an implicit key
 *   resolved, or -1 if there is none
 */
int
relata_key_search_get_parent_column (const RelataKeySearch *search, guint column)
{
  const RelataForeignKeyDef *fk;
  const RelataKeyDef *key;

  g_return_val_if_fail (search != NULL && column < search->foreign_key->n_columns, -1);

  fk = search->foreign_key;
  if (search->table == NULL || (fk->parent_columns != NULL && column >= fk->n_parent_columns))
    return -1;
  if (fk->parent_columns != NULL)
    return relata_table_def_find_column (search->table, fk->parent_columns[column]);
  key = relata_table_def_get_primary_key (search->table);
  return key != NULL ? get_key_column (search->table, key, fk->n_columns, column) : -1;
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
  RelataKeySearch search = { RELATA_KEY_MATCH_UNKNOWN, -1 };

  relata_key_search (snapshot, child, foreign_key, &search);
  if (wrong_column != NULL)
    *wrong_column = search.wrong_column;
  return search.match;
}
