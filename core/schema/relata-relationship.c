/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Deriving relationships from the tables of a snapshot, and looking them up. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "schema/relata-relationship-private.h"
#include "schema/relata-snapshot-private.h"
#include "sql/relata-name.h"

/* Columns of a table by position; -1 is unknown. */
typedef struct
{
  const int *columns;
  guint n;
} ColumnSet;

static gboolean
contains (ColumnSet set, int column)
{
  for (guint i = 0; i < set.n; i++)
    if (set.columns[i] == column && column >= 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_subset (ColumnSet inner, ColumnSet outer)
{
  for (guint i = 0; i < inner.n; i++)
    if (!contains (outer, inner.columns[i]))
      return FALSE;
  return TRUE;
}

/* A key of a table: what no two rows share. */
typedef struct
{
  int *columns;
  guint n;
} Key;

static void
clear_key (gpointer data)
{
  g_free (((Key *)data)->columns);
}

/* Adds the key if it is over plain columns that exist. */
static void
add_key (GArray *keys, const RelataTableDef *table, const RelataIndexedColumn *columns, guint n)
{
  Key key = { g_new (int, MAX (n, 1)), n };

  for (guint i = 0; i < n; i++)
    {
      key.columns[i]
          = columns[i].name != NULL ? relata_table_def_find_column (table, columns[i].name) : -1;
      if (key.columns[i] < 0)
        {
          g_free (key.columns);
          return;
        }
    }
  g_array_append_val (keys, key);
}

/* The primary key first, then unique constraints, then unique indexes. */
static GArray *
collect_keys (RelataSnapshot *snapshot, const RelataTableDef *table)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (snapshot, table->base.name);
  const RelataKeyDef *primary = relata_table_def_get_primary_key (table);

  g_array_set_clear_func (keys, clear_key);
  if (primary != NULL)
    add_key (keys, table, primary->columns, primary->n_columns);
  for (guint i = 0; i < table->n_keys; i++)
    if (&table->keys[i] != primary)
      add_key (keys, table, table->keys[i].columns, table->keys[i].n_columns);
  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataIndexDef *index = relata_def_index (((RelataItem *)indexes->pdata[i])->def);

      if (index->unique && relata_expr_is_empty (&index->where))
        add_key (keys, table, index->columns, index->n_columns);
    }
  return keys;
}

static ColumnSet
get_key_set (const GArray *keys, guint i)
{
  const Key *key = &g_array_index (keys, Key, i);

  return (ColumnSet){ key->columns, key->n };
}

static gboolean
contains_key (const GArray *keys, ColumnSet columns)
{
  for (guint i = 0; i < keys->len; i++)
    if (is_subset (get_key_set (keys, i), columns))
      return TRUE;
  return FALSE;
}

/* What one table adds, while it is looked at. */
typedef struct
{
  RelataSnapshot *snapshot;
  RelataItem *item;
  const RelataTableDef *table;
  GArray *keys;
  GPtrArray *list;
} Derivation;

static gboolean
is_temporary (const RelataDef *def)
{
  return def->temporary
         || (def->schema_name != NULL && relata_name_equal (def->schema_name, "temp"));
}

/* A foreign key never leaves the schema of its table. */
static RelataItem *
find_parent (const Derivation *derivation, const char *name)
{
  RelataItem *parent = relata_snapshot_find_table (derivation->snapshot, name);

  if (relata_item_table (parent) == NULL
      || is_temporary (parent->def) != is_temporary (derivation->item->def))
    return NULL;
  return parent;
}

static int *
resolve_parent_columns (const RelataTableDef *parent, char **names, guint n_names, guint n)
{
  int *columns = g_new (int, MAX (n, 1));
  const RelataKeyDef *key
      = parent != NULL && names == NULL ? relata_table_def_get_primary_key (parent) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *name = NULL;

      if (names != NULL && i < n_names)
        name = names[i];
      else if (key != NULL && key->n_columns == n)
        name = key->columns[i].name;
      columns[i]
          = parent != NULL && name != NULL ? relata_table_def_find_column (parent, name) : -1;
    }
  return columns;
}

static gboolean
is_optional (const RelataTableDef *table, ColumnSet columns)
{
  for (guint i = 0; i < columns.n; i++)
    if (columns.columns[i] < 0
        || !relata_table_def_column_not_null (table, (guint)columns.columns[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_identifying (const RelataTableDef *table, ColumnSet columns)
{
  for (guint i = 0; i < columns.n; i++)
    if (columns.columns[i] < 0
        || !relata_table_def_column_in_primary_key (table, (guint)columns.columns[i]))
      return FALSE;
  return columns.n > 0;
}

/* Takes @child_columns and @parent_columns. */
static RelataRelationship *
add_reference (
    Derivation *derivation, RelataItem *parent, int *child_columns, int *parent_columns, guint n)
{
  RelataRelationship *self = g_new0 (RelataRelationship, 1);
  ColumnSet columns = { child_columns, n };

  self->child = derivation->item->id;
  self->parent = parent != NULL ? parent->id : 0;
  self->n_columns = n;
  self->child_columns = child_columns;
  self->parent_columns = parent_columns;
  self->kind = contains_key (derivation->keys, columns) ? RELATA_ONE_TO_ONE : RELATA_MANY_TO_ONE;
  self->identifying = is_identifying (derivation->table, columns);
  self->ends[0].table = self->child;
  self->ends[0].target = self->parent;
  self->ends[0].optional = is_optional (derivation->table, columns);
  self->ends[1].table = self->parent;
  self->ends[1].target = self->child;
  self->ends[1].list = self->kind == RELATA_MANY_TO_ONE;
  self->ends[1].optional = TRUE;
  g_ptr_array_add (derivation->list, self);
  return self;
}

static void
add_foreign_key (Derivation *derivation, guint position)
{
  const RelataForeignKeyDef *fk = &derivation->table->foreign_keys[position];
  RelataItem *parent = find_parent (derivation, fk->parent);
  int *child_columns = g_memdup2 (fk->column_indexes, sizeof (int) * fk->n_columns);
  int *parent_columns = resolve_parent_columns (relata_item_table (parent), fk->parent_columns,
                                                fk->n_parent_columns, fk->n_columns);
  RelataRelationship *relationship
      = add_reference (derivation, parent, child_columns, parent_columns, fk->n_columns);

  relationship->foreign_key = position;
}

static void
add_virtual (Derivation *derivation, guint position)
{
  const RelataReferenceDecor *reference = derivation->item->decor->references->pdata[position];
  RelataItem *parent = find_parent (derivation, reference->parent);
  guint n = g_strv_length (reference->columns);
  guint n_names = reference->parent_columns != NULL ? g_strv_length (reference->parent_columns) : 0;
  int *child_columns = g_new (int, MAX (n, 1));
  RelataRelationship *relationship;

  for (guint i = 0; i < n; i++)
    child_columns[i] = relata_table_def_find_column (derivation->table, reference->columns[i]);
  relationship = add_reference (
      derivation, parent, child_columns,
      resolve_parent_columns (relata_item_table (parent), reference->parent_columns, n_names, n),
      n);
  relationship->foreign_key = position;
  relationship->virtual_ = TRUE;
}

static gboolean
has_other_columns (const RelataTableDef *table, ColumnSet one, ColumnSet other)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (!contains (one, (int)i) && !contains (other, (int)i))
      return TRUE;
  return FALSE;
}

static ColumnSet
get_columns (const RelataRelationship *relationship)
{
  return (ColumnSet){ relationship->child_columns, relationship->n_columns };
}

static gboolean
make_up (ColumnSet one, ColumnSet other, ColumnSet key)
{
  for (guint i = 0; i < key.n; i++)
    if (!contains (one, key.columns[i]) && !contains (other, key.columns[i]))
      return FALSE;
  return TRUE;
}

/* The two foreign keys that lie within @key and make it up; %FALSE unless it is just two. */
static gboolean
find_pair (const Derivation *derivation,
           guint first,
           ColumnSet key,
           const RelataRelationship *pair[2])
{
  guint n = 0;

  for (guint i = 0; i < derivation->table->n_foreign_keys; i++)
    {
      const RelataRelationship *relationship = derivation->list->pdata[first + i];

      if (relationship->parent == 0 || !is_subset (get_columns (relationship), key))
        continue;
      if (n == 2 || relationship->kind == RELATA_ONE_TO_ONE)
        return FALSE;
      pair[n++] = relationship;
    }
  return n == 2 && make_up (get_columns (pair[0]), get_columns (pair[1]), key);
}

static gboolean
find_association (const Derivation *derivation, guint first, const RelataRelationship *pair[2])
{
  const RelataTableDef *table = derivation->table;

  for (guint i = 0; i < derivation->keys->len; i++)
    if (find_pair (derivation, first, get_key_set (derivation->keys, i), pair))
      return TRUE;
  if (derivation->keys->len > 0 || table->n_foreign_keys != 2)
    return FALSE;
  pair[0] = derivation->list->pdata[first];
  pair[1] = derivation->list->pdata[first + 1];
  return pair[0]->parent != 0 && pair[1]->parent != 0
         && !is_subset (get_columns (pair[0]), get_columns (pair[1]))
         && !is_subset (get_columns (pair[1]), get_columns (pair[0]))
         && !has_other_columns (table, get_columns (pair[0]), get_columns (pair[1]));
}

static RelataRelationship *
add_many_to_many (Derivation *derivation, guint first)
{
  const RelataRelationship *pair[2];
  RelataRelationship *self;

  if (derivation->table->n_foreign_keys < 2 || !find_association (derivation, first, pair))
    return NULL;
  self = g_new0 (RelataRelationship, 1);
  self->kind = RELATA_MANY_TO_MANY;
  self->child = derivation->item->id;
  self->parent = pair[1]->parent;
  self->foreign_key = pair[0]->foreign_key;
  self->other_foreign_key = pair[1]->foreign_key;
  self->identifying = pair[0]->identifying && pair[1]->identifying;
  self->pure = !has_other_columns (derivation->table, get_columns (pair[0]), get_columns (pair[1]));
  for (guint i = 0; i < 2; i++)
    {
      self->ends[i].table = pair[i]->parent;
      self->ends[i].target = pair[1 - i]->parent;
      self->ends[i].list = TRUE;
      self->ends[i].optional = TRUE;
    }
  g_ptr_array_add (derivation->list, self);
  return self;
}

static void
derive_table (RelataRelationships *self, RelataItem *item, guint index)
{
  const RelataTableDef *table = relata_item_table (item);
  Derivation derivation = { self->snapshot, item, table, NULL, self->list };

  if (table == NULL || (table->n_foreign_keys == 0 && item->decor->references->len == 0))
    return;
  derivation.keys = collect_keys (self->snapshot, table);
  for (guint i = 0; i < table->n_foreign_keys; i++)
    add_foreign_key (&derivation, i);
  for (guint i = 0; i < item->decor->references->len; i++)
    add_virtual (&derivation, i);
  self->associations[index] = add_many_to_many (&derivation, self->first[index]);
  g_array_unref (derivation.keys);
}

static void
free_relationship (gpointer data)
{
  RelataRelationship *self = data;

  g_free (self->child_columns);
  g_free (self->parent_columns);
  for (guint i = 0; i < 2; i++)
    {
      g_free (self->ends[i].name);
      g_free (self->ends[i].rule_name);
    }
  g_free (self);
}

static void
keep_ids (RelataRelationships *self)
{
  gboolean counts_up = TRUE;

  self->ids = g_new (guint, self->n_items + 1);
  for (guint i = 0; i < self->n_items; i++)
    {
      self->ids[i] = relata_snapshot_get_item (self->snapshot, i)->id;
      counts_up &= self->ids[i] == i + 1;
    }
  if (counts_up)
    return;
  self->positions = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->n_items; i++)
    g_hash_table_insert (self->positions, GUINT_TO_POINTER (self->ids[i]),
                         GUINT_TO_POINTER (i + 1));
}

/* The position of an item in the script; -1 if there is none of that id. */
static int
find_position (RelataRelationships *self, guint id)
{
  if (id > 0 && id <= self->n_items && self->ids[id - 1] == id)
    return (int)id - 1;
  if (self->positions == NULL)
    return -1;
  return (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, GUINT_TO_POINTER (id))) - 1;
}

static void
count_ends (RelataRelationships *self, guint *counts)
{
  for (guint i = 0; i < self->list->len; i++)
    for (guint end = 0; end < 2; end++)
      {
        const RelataRelationship *relationship = self->list->pdata[i];
        int index = find_position (self, relationship->ends[end].table);

        if (index >= 0)
          counts[index]++;
      }
}

/* Puts the ends of each table side by side: those of its own foreign keys first. */
static void
place_ends (RelataRelationships *self, gboolean own, guint *next)
{
  for (guint i = 0; i < self->list->len; i++)
    for (guint end = 0; end < 2; end++)
      {
        const RelataRelationship *relationship = self->list->pdata[i];
        gboolean is_own = end == 0 && relationship->kind != RELATA_MANY_TO_MANY;
        int index = find_position (self, relationship->ends[end].table);

        if (index >= 0 && is_own == own)
          self->ends[next[index]++] = (RelataEndRef){ relationship, end };
      }
}

static void
collect_ends (RelataRelationships *self, guint n_items)
{
  g_autofree guint *next = NULL;

  self->end_starts = g_new0 (guint, n_items + 1);
  self->ends = g_new (RelataEndRef, 2 * self->list->len + 1);
  count_ends (self, self->end_starts + 1);
  for (guint i = 0; i < n_items; i++)
    self->end_starts[i + 1] += self->end_starts[i];
  next = g_memdup2 (self->end_starts, sizeof (guint) * (n_items + 1));
  place_ends (self, TRUE, next);
  place_ends (self, FALSE, next);
}

/* Derives the relationships of @snapshot. */
RelataRelationships *
relata_relationships_new (RelataSnapshot *snapshot)
{
  RelataRelationships *self = g_new0 (RelataRelationships, 1);
  guint n = relata_snapshot_get_n_items (snapshot);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = snapshot;
  self->n_items = n;
  keep_ids (self);
  self->list = g_ptr_array_new_with_free_func (free_relationship);
  self->first = g_new (guint, n + 1);
  self->associations = g_new0 (const RelataRelationship *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->first[i] = self->list->len;
      derive_table (self, relata_snapshot_get_item (snapshot, i), i);
    }
  self->first[n] = self->list->len;
  collect_ends (self, n);
  relata_relationships_name_ends (self);
  self->snapshot = NULL;
  return self;
}

RelataRelationships *
relata_relationships_ref (RelataRelationships *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
relata_relationships_unref (RelataRelationships *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->positions, g_hash_table_unref);
  g_free (self->ids);
  g_ptr_array_unref (self->list);
  g_free (self->first);
  g_free (self->associations);
  g_free (self->end_starts);
  g_free (self->ends);
  g_free (self);
}

/**
 * relata_relationships_get_n:
 *
 * Returns: how many relationships there are
 */
guint
relata_relationships_get_n (RelataRelationships *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

/**
 * relata_relationships_get:
 * @index: less than their number
 *
 * They are in the order of the script: a table's foreign keys as written, then its virtual
 * relationships, then its many-to-many.
 *
 * Returns: (transfer none): a relationship
 */
const RelataRelationship *
relata_relationships_get (RelataRelationships *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->list->len, NULL);

  return self->list->pdata[index];
}

/**
 * relata_relationships_get_ends:
 * @table: id of an item
 * @n_ends: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_ends): the ends that stand on @table: those of its own
 *   foreign keys, then the others, in the order of the script
 */
const RelataEndRef *
relata_relationships_get_ends (RelataRelationships *self, guint table, guint *n_ends)
{
  int index;

  g_return_val_if_fail (self != NULL && n_ends != NULL, NULL);

  *n_ends = 0;
  index = find_position (self, table);
  if (index < 0)
    return NULL;
  *n_ends = self->end_starts[index + 1] - self->end_starts[index];
  return self->ends + self->end_starts[index];
}

/**
 * relata_relationships_find_end:
 * @table: id of an item
 * @name: of an end; A to Z are a to z
 * @end: (out): that end
 *
 * Returns: whether there is one of that name on @table
 */
gboolean
relata_relationships_find_end (RelataRelationships *self,
                               guint table,
                               const char *name,
                               RelataEndRef *end)
{
  const RelataEndRef *ends;
  guint n;

  g_return_val_if_fail (self != NULL && name != NULL && end != NULL, FALSE);

  ends = relata_relationships_get_ends (self, table, &n);
  for (guint i = 0; i < n; i++)
    if (relata_text_ascii_case_equal (relata_end_ref_get (&ends[i])->name, name))
      {
        *end = ends[i];
        return TRUE;
      }
  return FALSE;
}

/* The relationships that @table adds itself, from @position on; %NULL beyond the last. */
static const RelataRelationship *
get_own (RelataRelationships *self, guint table, guint position)
{
  int index = find_position (self, table);

  if (index < 0 || position >= self->first[index + 1] - self->first[index])
    return NULL;
  return self->list->pdata[self->first[index] + position];
}

/**
 * relata_relationships_find:
 * @child: id of a table
 * @foreign_key: position among its foreign keys
 *
 * Returns: (nullable) (transfer none): the relationship that the foreign key is
 */
const RelataRelationship *
relata_relationships_find (RelataRelationships *self, guint child, guint foreign_key)
{
  const RelataRelationship *found;

  g_return_val_if_fail (self != NULL, NULL);

  found = get_own (self, child, foreign_key);
  if (found == NULL || found->virtual_ || found->kind == RELATA_MANY_TO_MANY)
    return NULL;
  return found;
}

/**
 * relata_relationships_find_virtual:
 * @child: id of a table
 * @reference: position among the references of its decoration
 *
 * Returns: (nullable) (transfer none): that virtual relationship
 */
const RelataRelationship *
relata_relationships_find_virtual (RelataRelationships *self, guint child, guint reference)
{
  const RelataRelationship *found;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; (found = get_own (self, child, i)) != NULL; i++)
    if (found->virtual_ && found->foreign_key == reference)
      return found;
  return NULL;
}

/**
 * relata_relationships_find_association:
 * @table: id of a table
 *
 * Returns: (nullable) (transfer none): the many-to-many that @table stands in the middle of
 */
const RelataRelationship *
relata_relationships_find_association (RelataRelationships *self, guint table)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);

  index = find_position (self, table);
  return index >= 0 ? self->associations[index] : NULL;
}

/**
 * relata_relationships_is_association:
 * @table: id of a table
 * @pure: only if it has no other columns
 *
 * Returns: whether @table stands in the middle of a many-to-many
 */
gboolean
relata_relationships_is_association (RelataRelationships *self, guint table, gboolean pure)
{
  const RelataRelationship *association = relata_relationships_find_association (self, table);

  return association != NULL && (association->pure || !pure);
}
