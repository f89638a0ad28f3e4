/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Whether a foreign key will work, decided as SQLite decides it when a statement that needs
 * the parent is prepared (fkey.c, sqlite3FkLocateIndex(); foreignkeys.html, section 3). Any
 * thread. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

/**
 * RelataKeyMatch:
 * @RELATA_KEY_MATCH_ROWID: the parent key is the rowid alias
 * @RELATA_KEY_MATCH_UNIQUE: a primary key or unique constraint or index serves
 * @RELATA_KEY_MATCH_COLUMN_COUNT: child and parent columns differ in number (refused when the
 *   table is created, if the parent columns are written)
 * @RELATA_KEY_MATCH_CHILD_COLUMN: a child column does not exist (refused likewise)
 * @RELATA_KEY_MATCH_NO_PARENT: no table of that name
 * @RELATA_KEY_MATCH_NOT_A_TABLE: the parent is a view or a virtual table
 * @RELATA_KEY_MATCH_PARENT_COLUMN: a parent column does not exist
 * @RELATA_KEY_MATCH_NO_PRIMARY_KEY: implicit key, and the parent has no primary key
 * @RELATA_KEY_MATCH_NOT_UNIQUE: no key or unique index over just these columns
 * @RELATA_KEY_MATCH_PARTIAL: only a partial unique index is over them
 * @RELATA_KEY_MATCH_COLLATION: only an index with another collation than the column's is
 * @RELATA_KEY_MATCH_UNKNOWN: cannot be told
 */
typedef enum
{
  RELATA_KEY_MATCH_ROWID,
  RELATA_KEY_MATCH_UNIQUE,
  RELATA_KEY_MATCH_COLUMN_COUNT,
  RELATA_KEY_MATCH_CHILD_COLUMN,
  RELATA_KEY_MATCH_NO_PARENT,
  RELATA_KEY_MATCH_NOT_A_TABLE,
  RELATA_KEY_MATCH_PARENT_COLUMN,
  RELATA_KEY_MATCH_NO_PRIMARY_KEY,
  RELATA_KEY_MATCH_NOT_UNIQUE,
  RELATA_KEY_MATCH_PARTIAL,
  RELATA_KEY_MATCH_COLLATION,
  RELATA_KEY_MATCH_UNKNOWN,
} RelataKeyMatch;

RelataKeyMatch relata_key_match (RelataSnapshot *snapshot,
                                 const RelataTableDef *child,
                                 guint foreign_key,
                                 int *wrong_column);

/* Whether SQLite can use the foreign key. */
static inline gboolean
relata_key_match_works (RelataKeyMatch match)
{
  return match == RELATA_KEY_MATCH_ROWID || match == RELATA_KEY_MATCH_UNIQUE
         || match == RELATA_KEY_MATCH_UNKNOWN;
}

/**
 * RelataKeySearch:
 * @match: what relata_key_match() returns
 * @wrong_column: position in the foreign key of the column that @match blames, or -1
 * @foreign_key: what was asked for
 * @parent: (nullable): what the parent's name names, in the schema of the child
 * @table: (nullable): @parent, if it is a table
 * @key: (nullable): the primary key or unique constraint that serves
 * @index: (nullable): the unique index that serves, where no constraint does
 *
 * All of what the search for a parent key finds. Borrows from the snapshot and the child.
 */
typedef struct
{
  RelataKeyMatch match;
  int wrong_column;
  const RelataForeignKeyDef *foreign_key;
  const RelataDef *parent;
  const RelataTableDef *table;
  const RelataKeyDef *key;
  const RelataIndexDef *index;
} RelataKeySearch;

void relata_key_search (RelataSnapshot *snapshot,
                        const RelataTableDef *child,
                        guint foreign_key,
                        RelataKeySearch *search);
int relata_key_search_get_parent_column (const RelataKeySearch *search, guint column);
gboolean relata_check_is_temporary (const RelataDef *def);
int relata_indexed_column_find (const RelataIndexedColumn *self, const RelataTableDef *table);

G_END_DECLS
