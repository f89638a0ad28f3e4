/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Which findings have one right answer, and what it is called. A fix is offered only where it
 * removes the finding and cannot bring an error of another rule. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-fix.h"
#include "sql/relata-name.h"

#define MAX_COLUMNS 300

static const RelataForeignKeyDef *
get_foreign_key (const RelataFixTarget *self)
{
  return &self->table->foreign_keys[self->place.index];
}

static gboolean
writes_null (const RelataForeignKeyDef *fk)
{
  return fk->on_delete == RELATA_ACTION_SET_NULL || fk->on_update == RELATA_ACTION_SET_NULL
         || fk->on_delete == RELATA_ACTION_SET_DEFAULT
         || fk->on_update == RELATA_ACTION_SET_DEFAULT;
}

/* Whether the actions of a foreign key may write NULL into the column. */
gboolean
relata_fix_may_become_null (const RelataTableDef *table, guint column)
{
  for (guint i = 0; i < table->n_foreign_keys; i++)
    for (guint j = 0; j < table->foreign_keys[i].n_columns; j++)
      if (table->foreign_keys[i].column_indexes[j] == (int)column
          && writes_null (&table->foreign_keys[i]))
        return TRUE;
  return FALSE;
}

/* Fills in what a fix is asked about; returns FALSE if the place is not there. */
gboolean
relata_fix_target_init (RelataFixTarget *self, RelataSnapshot *snapshot, RelataPlace place)
{
  self->snapshot = snapshot;
  self->place = place;
  self->item = relata_snapshot_get (snapshot, place.item);
  self->table = relata_item_table (self->item);
  if (self->item == NULL)
    return FALSE;
  switch (place.kind)
    {
    case RELATA_PLACE_ITEM:
      return TRUE;
    case RELATA_PLACE_COLUMN:
      return self->table != NULL && place.index < self->table->n_columns;
    case RELATA_PLACE_KEY:
      return self->table != NULL && place.index < self->table->n_keys;
    case RELATA_PLACE_CHECK:
      return self->table != NULL && place.index < self->table->n_checks;
    case RELATA_PLACE_FOREIGN_KEY:
      if (self->table == NULL || place.index >= self->table->n_foreign_keys)
        return FALSE;
      relata_key_search (snapshot, self->table, place.index, &self->search);
      return TRUE;
    }
  return FALSE;
}

/* Whether a type is words and numbers that can be written as they are. */
static gboolean
is_plain_type (const char *type)
{
  for (const char *p = type; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (" _(),", *p) == NULL)
      return FALSE;
  return g_ascii_isalpha (*type);
}

/* The child takes the parent's type, unless that would make it the rowid while an action may
 * write NULL, or the table is STRICT and does not know the type. */
gboolean
relata_fix_can_set_type (const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      int column = fk->column_indexes[i];
      int parent = relata_key_search_get_parent_column (&self->search, i);
      const char *type;

      if (column < 0 || parent < 0 || relata_table_def_get_rowid_alias (self->table) == column)
        return FALSE;
      type = self->search.table->columns[parent].type;
      if (!is_plain_type (type) || (self->table->strict && !relata_type_is_strict (type)))
        return FALSE;
      if (relata_table_def_column_in_primary_key (self->table, column)
          && relata_fix_may_become_null (self->table, column))
        return FALSE;
      /* A column that stands for two columns of different types cannot follow both. */
      for (guint j = 0; j < i; j++)
        if (fk->column_indexes[j] == column)
          return FALSE;
    }
  return self->search.table != self->table;
}

static gboolean
has_own_collation (const RelataTableDef *table,
                   const RelataIndexedColumn *columns,
                   guint n_columns,
                   int column)
{
  for (guint i = 0; i < n_columns; i++)
    if (relata_indexed_column_find (&columns[i], table) == column && columns[i].collation != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a key or index names a collation for the column: one that may be a parent key just
 * because the column has the collation it has now. */
static gboolean
is_collated_elsewhere (const RelataFixTarget *self, int column)
{
  const RelataTableDef *table = self->table;
  g_autoptr (GPtrArray) indexes = NULL;

  for (guint i = 0; i < table->n_keys; i++)
    if (has_own_collation (table, table->keys[i].columns, table->keys[i].n_columns, column))
      return TRUE;
  indexes = relata_snapshot_get_indexes_of (self->snapshot, table->base.name);
  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataItem *item = g_ptr_array_index (indexes, i);
      const RelataIndexDef *index = relata_def_index (item->def);

      if (index != NULL && has_own_collation (table, index->columns, index->n_columns, column))
        return TRUE;
    }
  return FALSE;
}

gboolean
relata_fix_can_set_collation (const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      if (fk->column_indexes[i] < 0 || is_collated_elsewhere (self, fk->column_indexes[i]))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (fk->column_indexes[j] == fk->column_indexes[i])
          return FALSE;
    }
  return self->search.table != self->table;
}

/* Whether NOT NULL is all that refuses NULL in the columns of the foreign key. */
gboolean
relata_fix_can_allow_null (const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      int column = fk->column_indexes[i];

      if (column < 0 || self->table->columns[column].generated != RELATA_GENERATED_NONE
          || relata_table_def_column_in_primary_key (self->table, column))
        return FALSE;
    }
  return TRUE;
}

/* Whether the primary key of the parent is what a foreign key to an unknown column must mean:
 * it has as many columns, of the same types. */
gboolean
relata_fix_can_refer_to_key (const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  const RelataTableDef *parent = self->search.table;
  const RelataKeyDef *key;

  if (parent == NULL || (key = relata_table_def_get_primary_key (parent)) == NULL
      || key->n_columns != fk->n_columns)
    return FALSE;
  for (guint i = 0; i < key->n_columns; i++)
    {
      int column = key->columns[i].column;

      if (column < 0 || fk->column_indexes[i] < 0 || key->columns[i].collation != NULL
          || !relata_check_compares_alike (parent->columns[column].affinity,
                                           self->table->columns[fk->column_indexes[i]].affinity))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (key->columns[j].column == column)
          return FALSE;
      /* A foreign key to itself would say nothing. */
      if (parent == self->table && column == fk->column_indexes[i])
        return FALSE;
    }
  return TRUE;
}

/* Whether a UNIQUE constraint over the columns that are written makes the foreign key work. */
gboolean
relata_fix_can_make_unique (const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);

  if (fk->parent_columns == NULL || self->search.table == NULL || self->search.table->as_select)
    return FALSE;
  for (guint i = 0; i < fk->n_parent_columns; i++)
    {
      if (relata_table_def_find_column (self->search.table, fk->parent_columns[i]) < 0)
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (relata_name_equal (fk->parent_columns[i], fk->parent_columns[j]))
          return FALSE;
    }
  return TRUE;
}

/* Whether two foreign keys that join the same columns also do the same. */
static gboolean
has_equal (const RelataTableDef *table, guint index)
{
  const RelataForeignKeyDef *fk = &table->foreign_keys[index];

  for (guint i = 0; i < index; i++)
    {
      const RelataForeignKeyDef *other = &table->foreign_keys[i];

      if (relata_name_equal (other->parent, fk->parent) && other->n_columns == fk->n_columns
          && other->on_delete == fk->on_delete && other->on_update == fk->on_update
          && other->deferral == fk->deferral)
        return TRUE;
    }
  return FALSE;
}

/* The type by which a STRICT table says what the type says elsewhere; NULL if there is none. */
const char *
relata_fix_get_strict_type (const RelataColumnDef *column)
{
  if (*column->type == '\0')
    return "ANY";
  switch (column->affinity)
    {
    case RELATA_AFFINITY_INTEGER:
      return "INTEGER";
    case RELATA_AFFINITY_TEXT:
      return "TEXT";
    case RELATA_AFFINITY_REAL:
      return "REAL";
    case RELATA_AFFINITY_BLOB:
      return "BLOB";
    case RELATA_AFFINITY_NUMERIC:
      break;
    }
  return NULL;
}

/* What a misleading type was to say; NULL if that is not clear. */
const char *
relata_fix_get_plain_type (const RelataColumnDef *column)
{
  if (column->affinity == RELATA_AFFINITY_NUMERIC)
    return "TEXT";
  return g_ascii_strncasecmp (column->type, "FLOAT", 5) == 0 ? "REAL" : NULL;
}

/* Whether writing INTEGER makes the column the rowid, and nothing writes NULL there. */
gboolean
relata_fix_can_be_rowid (const RelataTableDef *table, guint column)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (table);

  return key != NULL && !table->without_rowid && key->n_columns == 1
         && table->columns[column].affinity == RELATA_AFFINITY_INTEGER
         && !(key->on_column >= 0 && key->columns[0].order == RELATA_ORDER_DESC)
         && !relata_fix_may_become_null (table, column);
}

/* The column called "id", if it can become the primary key, or -1. */
int
relata_fix_find_id (const RelataTableDef *table)
{
  int column = relata_table_def_find_column (table, "id");

  if (column < 0 || table->columns[column].generated != RELATA_GENERATED_NONE
      || relata_text_ascii_casecmp (table->columns[column].type, "INTEGER") != 0
      || relata_table_def_column_in_foreign_key (table, column))
    return -1;
  return column;
}

static char *
describe_columns (const char *text, const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autofree char *columns = relata_check_dup_columns (fk->columns, fk->n_columns);
  g_autofree char *key = relata_check_dup_parent_key (&self->search);
  const RelataWord words[] = { { "columns", columns }, { "key", key } };

  return relata_check_fill (text, words, G_N_ELEMENTS (words));
}

static char *
describe_type (const char *type)
{
  const RelataWord words[] = { { "type", type } };

  return type != NULL ? relata_check_fill (_ ("Set Type to {type}"), words, 1) : NULL;
}

static char *
describe_primary_key (const RelataFixTarget *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (relata_fix_may_become_null (self->table, i)
        || self->table->columns[i].generated != RELATA_GENERATED_NONE)
      return NULL;
  return g_strdup (_ ("Make Both the Primary Key"));
}

static char *
describe_not_null (const RelataFixTarget *self)
{
  if (relata_fix_can_be_rowid (self->table, self->place.index))
    return describe_type ("INTEGER");
  if (relata_fix_may_become_null (self->table, self->place.index))
    return NULL;
  return g_strdup (_ ("Set NOT NULL"));
}

static char *
describe_foreign_key (const RelataFixTarget *self, RelataRuleIndex rule)
{
  switch (rule)
    {
    case RELATA_RULE_FK_NO_INDEX:
      return describe_columns (_ ("Add Index on {columns}"), self);
    case RELATA_RULE_FK_AFFINITY:
      return relata_fix_can_set_type (self) ? describe_columns (_ ("Take Type of {key}"), self)
                                            : NULL;
    case RELATA_RULE_FK_COLLATION:
      return relata_fix_can_set_collation (self)
                 ? describe_columns (_ ("Take Collation of {key}"), self)
                 : NULL;
    case RELATA_RULE_FK_SET_NULL:
    case RELATA_RULE_FK_SELF_NOT_NULL:
      return relata_fix_can_allow_null (self)
                 ? describe_columns (_ ("Allow NULL in {columns}"), self)
                 : NULL;
    case RELATA_RULE_FK_SET_DEFAULT_NULL:
      return self->search.match != RELATA_KEY_MATCH_COLUMN_COUNT ? g_strdup (_ ("Write SET NULL"))
                                                                 : NULL;
    case RELATA_RULE_FK_DUPLICATE:
      return has_equal (self->table, self->place.index) ? g_strdup (_ ("Remove Foreign Key"))
                                                        : NULL;
    case RELATA_RULE_FK_SELF_IDENTITY:
      return g_strdup (_ ("Remove Foreign Key"));
    case RELATA_RULE_FK_PARENT_KEY:
      return relata_fix_can_make_unique (self) ? describe_columns (_ ("Make {key} Unique"), self)
                                               : NULL;
    case RELATA_RULE_FK_PARENT_COLUMN:
      return relata_fix_can_refer_to_key (self) ? g_strdup (_ ("Refer to the Primary Key")) : NULL;
    case RELATA_RULE_FK_MATCH_IGNORED:
      return g_strdup (_ ("Remove MATCH"));
    case RELATA_RULE_FK_CYCLE_NOT_NULL:
      return g_strdup (_ ("Check at the End of the Transaction"));
    case RELATA_RULE_FK_HALF_NULL:
      return g_strdup (_ ("Add CHECK"));
    case RELATA_RULE_FK_PARENT_KEY_BY_INDEX:
      return g_strdup (_ ("Make It a UNIQUE Constraint"));
    default:
      return NULL;
    }
}

static char *
describe_table (const RelataFixTarget *self, RelataRuleIndex rule)
{
  const RelataColumnDef *column = NULL;

  if (self->place.kind == RELATA_PLACE_COLUMN)
    column = &self->table->columns[self->place.index];
  switch (rule)
    {
    case RELATA_RULE_TABLE_ASSOCIATION_KEY:
      return describe_primary_key (self);
    case RELATA_RULE_TABLE_NO_PRIMARY_KEY:
      return relata_fix_find_id (self->table) >= 0 ? g_strdup (_ ("Make id the Primary Key"))
                                                   : NULL;
    case RELATA_RULE_PK_NULLABLE:
      return describe_not_null (self);
    case RELATA_RULE_PK_NOT_ROWID:
      return relata_fix_can_be_rowid (self->table, self->place.index) ? describe_type ("INTEGER")
                                                                      : NULL;
    case RELATA_RULE_KEY_REDUNDANT:
      return g_strdup (_ ("Remove UNIQUE"));
    case RELATA_RULE_COLUMN_DEFAULT_NAME:
      return g_strdup (_ ("Put in Single Quotes"));
    case RELATA_RULE_COLUMN_DEFAULT_NULL_TEXT:
      return relata_fix_may_become_null (self->table, self->place.index)
                 ? NULL
                 : g_strdup (_ ("Remove Default"));
    case RELATA_RULE_COLUMN_DEFAULT_NULL:
    case RELATA_RULE_COLUMN_GENERATED_DEFAULT:
      return g_strdup (_ ("Remove Default"));
    case RELATA_RULE_TYPE_STRICT:
    case RELATA_RULE_TYPE_MISSING:
      return describe_type (relata_fix_get_strict_type (column));
    case RELATA_RULE_TYPE_AFFINITY:
      return describe_type (relata_fix_get_plain_type (column));
    default:
      return NULL;
    }
}

/* Asked again for each finding, so not of a table wider than any person made. */
static gboolean
has_unique_names (const RelataTableDef *table)
{
  g_autoptr (GHashTable) names
      = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);

  if (table != NULL && table->n_columns > MAX_COLUMNS)
    return FALSE;
  for (guint i = 0; table != NULL && i < table->n_columns; i++)
    if (!g_hash_table_add (names, table->columns[i].name))
      return FALSE;
  return TRUE;
}

/* Whether each name means one table and one column; before that is put right, no edit by name
 * is safe. */
static gboolean
is_named_well (const RelataFixTarget *self)
{
  return relata_snapshot_find_table (self->snapshot, self->table->base.name) == self->item
         && has_unique_names (self->table) && has_unique_names (self->search.table);
}

/* Returns what relata_finding_fix() would do, or NULL if there is no one right answer. */
char *
relata_fix_describe (RelataSnapshot *snapshot, RelataRuleIndex rule, RelataPlace place)
{
  RelataFixTarget self = { NULL };

  if (!relata_fix_target_init (&self, snapshot, place))
    return NULL;
  if (rule == RELATA_RULE_INDEX_REDUNDANT)
    return g_strdup (_ ("Delete Index"));
  if (self.table == NULL || !is_named_well (&self))
    return NULL;
  if (place.kind == RELATA_PLACE_FOREIGN_KEY)
    return describe_foreign_key (&self, rule);
  return describe_table (&self, rule);
}
