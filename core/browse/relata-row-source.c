/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Sources of rows, and the FROM and WHERE they become. */

#include "config.h"

#include "browse/relata-browse-private.h"
#include "sql/relata-name.h"

struct _RelataRowSource
{
  RelataSnapshot *snapshot;
  guint table;
  RelataEndRef end; /* no relationship for a table */
  RelataRecord **origins;
  guint n_origins;
};

static RelataRowSource *
new_source (RelataSnapshot *snapshot, guint table)
{
  RelataRowSource *self = g_atomic_rc_box_new0 (RelataRowSource);

  self->snapshot = relata_snapshot_ref (snapshot);
  self->table = table;
  return self;
}

/**
 * relata_row_source_new_table:
 * @table: a table of @snapshot
 *
 * Returns: (transfer full): all its rows
 */
RelataRowSource *
relata_row_source_new_table (RelataSnapshot *snapshot, guint table)
{
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (relata_item_table (relata_snapshot_get (snapshot, table)) != NULL, NULL);

  return new_source (snapshot, table);
}

/**
 * relata_row_source_new_end:
 * @end: an end that can be followed, of a relationship of @snapshot
 * @origin: a record of the table the end stands on, with an identity
 *
 * Returns: (transfer full): what the end leads to
 */
RelataRowSource *
relata_row_source_new_end (RelataSnapshot *snapshot, const RelataEndRef *end, RelataRecord *origin)
{
  return relata_row_source_new_end_of_all (snapshot, end, &origin, 1);
}

/**
 * relata_row_source_new_end_of_all:
 * @origins: (array length=n_origins): records of the table the end stands on, with an identity
 * @n_origins: from 1 to RELATA_ROW_SOURCE_MAX_ORIGINS
 *
 * Returns: (transfer full): what the end leads to from any of them, each row once
 */
RelataRowSource *
relata_row_source_new_end_of_all (RelataSnapshot *snapshot,
                                  const RelataEndRef *end,
                                  RelataRecord *const *origins,
                                  guint n_origins)
{
  RelataRowSource *self;

  g_return_val_if_fail (snapshot != NULL && end != NULL && origins != NULL, NULL);
  g_return_val_if_fail (n_origins > 0 && n_origins <= RELATA_ROW_SOURCE_MAX_ORIGINS, NULL);
  g_return_val_if_fail (relata_end_can_be_followed (snapshot, end), NULL);
  for (guint i = 0; i < n_origins; i++)
    g_return_val_if_fail (
        origins[i]->n_identity > 0 && origins[i]->table == relata_end_ref_get (end)->table, NULL);

  self = new_source (snapshot, relata_end_ref_get (end)->target);
  self->end = *end;
  self->n_origins = n_origins;
  self->origins = g_new (RelataRecord *, n_origins);
  for (guint i = 0; i < n_origins; i++)
    self->origins[i] = relata_record_ref (origins[i]);
  return self;
}

RelataRowSource *
relata_row_source_ref (RelataRowSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  RelataRowSource *self = data;

  for (guint i = 0; i < self->n_origins; i++)
    relata_record_unref (self->origins[i]);
  g_free (self->origins);
  relata_snapshot_unref (self->snapshot);
}

void
relata_row_source_unref (RelataRowSource *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, source_clear);
}

RelataSnapshot *
relata_row_source_get_snapshot (RelataRowSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->snapshot;
}

/**
 * relata_row_source_get_table:
 *
 * Returns: id of the table the rows are of
 */
guint
relata_row_source_get_table (RelataRowSource *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table;
}

/**
 * relata_row_source_get_end:
 *
 * Returns: (nullable): the end that leads to the rows; %NULL for all rows of a table
 */
const RelataEndRef *
relata_row_source_get_end (RelataRowSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->end.relationship != NULL ? &self->end : NULL;
}

/**
 * relata_row_source_get_origin:
 *
 * Returns: (nullable) (transfer none): the first record it begins at; %NULL for a table
 */
RelataRecord *
relata_row_source_get_origin (RelataRowSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->n_origins > 0 ? self->origins[0] : NULL;
}

static gboolean
has_columns (const RelataRelationship *relationship)
{
  if (relationship == NULL || relationship->parent == 0 || relationship->n_columns == 0)
    return FALSE;
  for (guint i = 0; i < relationship->n_columns; i++)
    if (relationship->child_columns[i] < 0 || relationship->parent_columns[i] < 0)
      return FALSE;
  return TRUE;
}

/* The foreign key of an association that leads to where the end stands (0), or to where it
 * leads (1). */
static const RelataRelationship *
get_half (RelataSnapshot *snapshot, const RelataEndRef *end, guint half)
{
  const RelataRelationship *relationship = end->relationship;
  guint position = end->end == half ? relationship->foreign_key : relationship->other_foreign_key;

  return relata_relationships_find (relata_snapshot_get_relationships (snapshot),
                                    relationship->child, position);
}

/**
 * relata_end_can_be_followed:
 *
 * Returns: %FALSE if the table or a column that the relationship names is missing, or if the
 *   rows of the table the end stands on have no identity
 */
gboolean
relata_end_can_be_followed (RelataSnapshot *snapshot, const RelataEndRef *end)
{
  const RelataTableDef *table;

  g_return_val_if_fail (snapshot != NULL && end != NULL, FALSE);

  table = relata_item_table (relata_snapshot_get (snapshot, relata_end_ref_get (end)->table));
  if (table == NULL || relata_row_identity_get (table).n_values == 0)
    return FALSE;
  if (relata_item_table (relata_snapshot_get (snapshot, relata_end_ref_get (end)->target)) == NULL)
    return FALSE;
  if (end->relationship->kind != RELATA_MANY_TO_MANY)
    return has_columns (end->relationship);
  return has_columns (get_half (snapshot, end, 0)) && has_columns (get_half (snapshot, end, 1));
}

/* relata_row_source_get_def:
 *
 * Returns: (transfer none): the table the rows are of */
const RelataTableDef *
relata_row_source_get_def (RelataRowSource *self)
{
  return relata_item_table (relata_snapshot_get (self->snapshot, self->table));
}

static const char *
get_collation (RelataSnapshot *snapshot, guint table, int column)
{
  const RelataTableDef *def = relata_item_table (relata_snapshot_get (snapshot, table));
  const char *collation = def->columns[column].collation;

  return collation != NULL ? collation : "BINARY";
}

/* Whether two keys of the child may be one of the parent: 'a' and 'A', 1 and '1'. */
static gboolean
may_merge (RelataSnapshot *snapshot, const RelataRelationship *relationship)
{
  const RelataTableDef *child
      = relata_item_table (relata_snapshot_get (snapshot, relationship->child));
  const RelataTableDef *parent
      = relata_item_table (relata_snapshot_get (snapshot, relationship->parent));

  for (guint i = 0; i < relationship->n_columns; i++)
    {
      int child_column = relationship->child_columns[i];
      int parent_column = relationship->parent_columns[i];

      if (child->columns[child_column].affinity != parent->columns[parent_column].affinity
          || !relata_name_equal (get_collation (snapshot, relationship->child, child_column),
                                 get_collation (snapshot, relationship->parent, parent_column)))
        return TRUE;
    }
  return FALSE;
}

/* relata_row_source_may_repeat:
 *
 * Returns: whether the joins may give a row more than once */
gboolean
relata_row_source_may_repeat (RelataRowSource *self)
{
  const RelataTableDef *association;

  if (self->n_origins > 1)
    return TRUE;
  if (self->n_origins == 0 || self->end.relationship->kind != RELATA_MANY_TO_MANY)
    return FALSE;
  association
      = relata_item_table (relata_snapshot_get (self->snapshot, self->end.relationship->child));
  return association->n_keys == 0
         || may_merge (self->snapshot, get_half (self->snapshot, &self->end, 0))
         || may_merge (self->snapshot, get_half (self->snapshot, &self->end, 1));
}

/* Which column of the association equals the value of the target's identity, or -1. */
static int
find_association_column (RelataRowSource *self, guint index)
{
  const RelataTableDef *target = relata_row_source_get_def (self);
  const RelataRelationship *half = get_half (self->snapshot, &self->end, 1);
  RelataRowIdentity identity = relata_row_identity_get (target);
  int column = identity.key != NULL ? identity.key->columns[index].column
                                    : relata_table_def_get_rowid_alias (target);

  if (identity.n_values != half->n_columns
      || (identity.key != NULL && identity.key->columns[index].collation != NULL))
    return -1;
  for (guint i = 0; i < half->n_columns; i++)
    if (column >= 0 && half->parent_columns[i] == column)
      return half->child_columns[i];
  return -1;
}

/* relata_row_source_append_order:
 *
 * Appends an expression that orders the rows as a value of their identity does. Through an
 * association it is the association's own column where that is the same: its key then gives the
 * rows in order, and SQLite need not read all of them to sort. */
void
relata_row_source_append_order (RelataRowSource *self, GString *sql, guint index)
{
  RelataRowIdentity identity = relata_row_identity_get (relata_row_source_get_def (self));
  int column = -1;

  if (self->n_origins == 1 && self->end.relationship->kind == RELATA_MANY_TO_MANY
      && !relata_row_source_may_repeat (self))
    column = find_association_column (self, index);
  if (column < 0)
    {
      relata_row_identity_append (&identity, sql, "t", index);
      return;
    }
  relata_sql_append_column (
      sql, "x",
      relata_item_table (relata_snapshot_get (self->snapshot, self->end.relationship->child)),
      (guint)column);
}

static void
append_table (GString *sql, RelataSnapshot *snapshot, guint table, const char *alias)
{
  g_string_append (sql, "main.");
  relata_name_append (sql, relata_snapshot_get (snapshot, table)->def->name);
  g_string_append_printf (sql, " AS %s", alias);
}

/* CROSS JOIN keeps SQLite to the order in which they stand
 * (https://www.sqlite.org/optoverview.html, section 8.2): from the few to the many. */
static void
append_joins (RelataRowSource *self, GString *sql)
{
  const RelataRelationship *relationship = self->end.relationship;

  if (relationship->kind == RELATA_MANY_TO_MANY)
    {
      g_string_append (sql, " CROSS JOIN ");
      append_table (sql, self->snapshot, relationship->child, "x");
      g_string_append (sql, " ON ");
      relata_sql_append_join (sql, self->snapshot, get_half (self->snapshot, &self->end, 0), "o",
                              "x");
    }
  g_string_append (sql, " CROSS JOIN ");
  append_table (sql, self->snapshot, self->table, "t");
  g_string_append (sql, " ON ");
  if (relationship->kind == RELATA_MANY_TO_MANY)
    relata_sql_append_join (sql, self->snapshot, get_half (self->snapshot, &self->end, 1), "t",
                            "x");
  else if (self->end.end == 0)
    relata_sql_append_join (sql, self->snapshot, relationship, "t", "o");
  else
    relata_sql_append_join (sql, self->snapshot, relationship, "o", "t");
}

/* o.id = ? AND ..., or, for several, that in parentheses with OR between. */
static void
append_origins (RelataRowSource *self, GString *sql)
{
  const RelataTableDef *table
      = relata_item_table (relata_snapshot_get (self->snapshot, self->origins[0]->table));
  RelataRowIdentity identity = relata_row_identity_get (table);

  g_string_append_c (sql, '(');
  relata_row_identity_append_all (&identity, sql, "o");
  g_string_append (sql, ") IN (VALUES ");
  for (guint i = 0; i < self->n_origins; i++)
    {
      g_string_append (sql, i > 0 ? ", (" : "(");
      for (guint part = 0; part < identity.n_values; part++)
        g_string_append (sql, part > 0 ? ", ?" : "?");
      g_string_append_c (sql, ')');
    }
  g_string_append_c (sql, ')');
}

static void
append_origin (RelataRowSource *self, GString *sql)
{
  const RelataTableDef *table
      = relata_item_table (relata_snapshot_get (self->snapshot, self->origins[0]->table));
  RelataRowIdentity identity = relata_row_identity_get (table);

  for (guint part = 0; part < identity.n_values; part++)
    {
      if (part > 0)
        g_string_append (sql, " AND ");
      relata_row_identity_append (&identity, sql, "o", part);
      g_string_append (sql, " = ?");
    }
}

/* relata_row_source_append_from:
 *
 * Appends " FROM ... WHERE ...", whose parameters come first. */
void
relata_row_source_append_from (RelataRowSource *self, GString *sql)
{
  g_string_append (sql, " FROM ");
  if (self->n_origins == 0)
    {
      append_table (sql, self->snapshot, self->table, "t");
      g_string_append (sql, " WHERE 1");
      return;
    }
  append_table (sql, self->snapshot, self->origins[0]->table, "o");
  append_joins (self, sql);
  g_string_append (sql, " WHERE ");
  if (self->n_origins == 1)
    append_origin (self, sql);
  else
    append_origins (self, sql);
}

/* relata_row_source_get_n_parameters:
 *
 * Returns: how many parameters relata_row_source_append_from() writes */
int
relata_row_source_get_n_parameters (RelataRowSource *self)
{
  return self->n_origins > 0 ? (int)(self->n_origins * self->origins[0]->n_identity) : 0;
}

/* relata_row_source_bind:
 *
 * Binds the parameters of what relata_row_source_append_from() wrote.
 *
 * Returns: the number of the next parameter */
int
relata_row_source_bind (RelataRowSource *self, RelataStatement *statement)
{
  int parameter = 1;

  for (guint i = 0; i < self->n_origins; i++)
    for (guint part = 0; part < self->origins[i]->n_identity; part++)
      relata_statement_bind_value (statement, parameter++, self->origins[i]->identity[part]);
  return parameter;
}
