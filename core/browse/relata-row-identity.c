/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Choosing the identity of a table's rows, and writing it into SQL. */

#include "config.h"

#include "browse/relata-row-identity.h"
#include "sql/relata-name.h"

/* https://www.sqlite.org/lang_createtable.html#rowid: a column of such a name hides the rowid. */
static const char *
find_rowid_name (const RelataTableDef *table)
{
  static const char *const names[] = { "rowid", "_rowid_", "oid" };
  int alias = relata_table_def_get_rowid_alias (table);

  if (alias >= 0)
    return table->columns[alias].name;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (relata_table_def_find_column (table, names[i]) < 0)
      return names[i];
  return NULL;
}

/**
 * relata_row_identity_get:
 * @table: a table of a database
 *
 * Returns: what tells its rows apart
 */
RelataRowIdentity
relata_row_identity_get (const RelataTableDef *table)
{
  RelataRowIdentity self = { NULL, NULL, 0 };

  g_return_val_if_fail (table != NULL, self);

  if (!table->without_rowid)
    {
      self.rowid_name = find_rowid_name (table);
      self.n_values = self.rowid_name != NULL ? 1 : 0;
      return self;
    }
  self.key = relata_table_def_get_primary_key (table);
  self.n_values = self.key != NULL ? self.key->n_columns : 0;
  return self;
}

/**
 * relata_row_identity_append:
 * @sql: where to
 * @alias: the table's name in the query
 * @index: which of the values
 *
 * Appends the expression of one value, with the collation the key has.
 */
void
relata_row_identity_append (const RelataRowIdentity *self,
                            GString *sql,
                            const char *alias,
                            guint index)
{
  const RelataIndexedColumn *column;

  g_return_if_fail (self != NULL && sql != NULL && alias != NULL && index < self->n_values);

  g_string_append (sql, alias);
  g_string_append_c (sql, '.');
  if (self->rowid_name != NULL)
    {
      relata_name_append (sql, self->rowid_name);
      return;
    }
  column = &self->key->columns[index];
  relata_name_append (sql, column->name);
  if (column->collation != NULL)
    {
      g_string_append (sql, " COLLATE ");
      relata_name_append (sql, column->collation);
    }
}

/**
 * relata_row_identity_append_all:
 *
 * Appends all of them, separated by commas.
 */
void
relata_row_identity_append_all (const RelataRowIdentity *self, GString *sql, const char *alias)
{
  g_return_if_fail (self != NULL && sql != NULL && alias != NULL);

  for (guint i = 0; i < self->n_values; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      relata_row_identity_append (self, sql, alias, i);
    }
}
