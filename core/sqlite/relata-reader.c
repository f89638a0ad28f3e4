/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* sqlite_schema as rows, and as one script. Thread of the connection. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "sqlite/relata-reader.h"
#include "sqlite/relata-statement.h"
#include "sqlite/relata-virtual-table.h"

/* Rows without SQL are the indexes that SQLite makes by itself; names that begin so are its
 * own tables (https://www.sqlite.org/fileformat2.html, 2.6). */
#define INTERNAL_PREFIX "sqlite_"
#define READ_SCHEMA                                                                                \
  "SELECT type, name, tbl_name, sql, rowid FROM sqlite_schema"                                     \
  " WHERE sql IS NOT NULL ORDER BY rowid"

static char *
dup_column (RelataStatement *statement, int column)
{
  const char *text = relata_statement_get_text (statement, column, NULL);

  return g_strdup (text != NULL ? text : "");
}

static RelataSchemaEntry *
read_entry (RelataStatement *statement)
{
  RelataSchemaEntry *entry = g_new0 (RelataSchemaEntry, 1);

  entry->type = dup_column (statement, 0);
  entry->name = dup_column (statement, 1);
  entry->tbl_name = dup_column (statement, 2);
  entry->sql = dup_column (statement, 3);
  entry->rowid = relata_statement_get_int64 (statement, 4);
  return entry;
}

static gboolean
is_internal (const RelataSchemaEntry *entry)
{
  return g_ascii_strncasecmp (entry->name, INTERNAL_PREFIX, strlen (INTERNAL_PREFIX)) == 0;
}

/* What hangs on a shadow table (there is seldom anything) is a matter of the module too. */
static void
mark_shadows_of (GPtrArray *entries, const RelataSchemaEntry *virtual_table, const char *module)
{
  for (guint i = 0; i < entries->len; i++)
    {
      RelataSchemaEntry *entry = entries->pdata[i];

      entry->is_shadow |= relata_virtual_table_owns (module, virtual_table->name, entry->tbl_name);
    }
}

static void
mark_shadows (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      RelataSchemaEntry *entry = entries->pdata[i];
      g_autofree char *module = relata_virtual_table_get_module (entry->sql);

      if (module != NULL)
        mark_shadows_of (entries, entry, module);
    }
}

/* The text of a view may end in a comment, which must not swallow the semicolon. */
static void
append_statement (GString *script, const char *sql)
{
  static const char *const ends[] = { ";", "\n;", "*/\n;" };

  if (script->len > 0)
    g_string_append_c (script, '\n');
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *statement = g_strconcat (sql, ends[i], NULL);

      if (sqlite3_complete (statement) || i + 1 == G_N_ELEMENTS (ends))
        {
          g_string_append (script, statement);
          break;
        }
    }
  g_string_append_c (script, '\n');
}

void
relata_schema_entry_free (RelataSchemaEntry *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->type);
  g_free (self->name);
  g_free (self->tbl_name);
  g_free (self->sql);
  g_free (self);
}

/**
 * relata_reader_read_schema:
 *
 * Reads what is in the database, in order of creation, without the indexes and tables that
 * SQLite makes by itself (sqlite_sequence, sqlite_stat1, automatic indexes).
 *
 * Returns: (transfer full) (element-type RelataSchemaEntry) (nullable): the entries
 */
GPtrArray *
relata_reader_read_schema (RelataConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (RelataStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (connection != NULL, NULL);

  statement = relata_statement_new (connection, READ_SCHEMA, error);
  if (statement == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_schema_entry_free);
  while (relata_statement_step (statement, &local_error))
    {
      g_autoptr (RelataSchemaEntry) entry = read_entry (statement);

      if (!is_internal (entry))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  mark_shadows (entries);
  return g_steal_pointer (&entries);
}

/**
 * relata_reader_read_script:
 *
 * The schema as one SQL script: every statement as SQLite keeps it, in order of creation, a
 * blank line between. Run on an empty database it makes the same schema: SQLite itself reads a
 * file in this order, and not at all if an index stands before its table. Virtual tables are
 * kept, the tables they store themselves in are left to them. Rows are not in it.
 *
 * Returns: (transfer full) (nullable): the script; empty for an empty database
 */
char *
relata_reader_read_script (RelataConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries = relata_reader_read_schema (connection, error);
  GString *script;

  if (entries == NULL)
    return NULL;
  script = g_string_new (NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const RelataSchemaEntry *entry = entries->pdata[i];

      if (!entry->is_shadow)
        append_statement (script, entry->sql);
    }
  return g_string_free (script, FALSE);
}
