/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Adding, replacing and renaming, with all that follows. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "schema/relata-schema-edit-private.h"
#include "schema/relata-seed.h"
#include "sql/relata-name.h"
#include "sql/relata-rename.h"

#define MAX_SHOWN_CHARS 60

/* Sets the error; for `return relata_schema_fail (...)`. */
gboolean
relata_schema_fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT, message);
  return FALSE;
}

/* The table @table, or an error. */
const RelataTableDef *
relata_schema_need_table (RelataSnapshot *snapshot, guint table, GError **error)
{
  const RelataTableDef *def = relata_item_table (relata_snapshot_get (snapshot, table));

  if (def == NULL)
    relata_schema_fail (error, _ ("The table is no longer there."));
  return def;
}

gboolean
relata_schema_need_column (const RelataTableDef *table, int column, GError **error)
{
  if (column >= 0 && (guint)column < table->n_columns)
    return TRUE;
  return relata_schema_fail (error, _ ("The column is no longer there."));
}

/* Whether a table can be called @name: it says something, is not kept for SQLite, and is free
 * but for the item @except. */
gboolean
relata_schema_check_name (RelataSnapshot *snapshot, const char *name, guint except, GError **error)
{
  const RelataItem *table, *index;
  g_autofree char *shown = relata_text_for_display (name, -1, MAX_SHOWN_CHARS);

  if (*name == '\0')
    return relata_schema_fail (error, _ ("A table needs a name."));
  if (g_ascii_strncasecmp (name, "sqlite_", 7) == 0)
    return relata_schema_fail (error, _ ("SQLite keeps names such as “%s” for itself."), shown);
  table = relata_snapshot_find_table (snapshot, name);
  index = relata_snapshot_find_index (snapshot, name);
  if (index != NULL)
    return relata_schema_fail (error, _ ("There is an index called “%s” already."), shown);
  if (table != NULL && table->id != except)
    return relata_schema_fail (error, _ ("There is a table or view called “%s” already."), shown);
  return TRUE;
}

/**
 * relata_schema_add_table:
 * @edit: an edit
 * @name: what the table is to be called
 * @x: left edge of its box, world units
 * @y: top edge
 * @error: return location
 *
 * Adds a table without columns.
 *
 * Returns: its id; 0 on error
 */
guint
relata_schema_add_table (RelataEdit *edit, const char *name, int x, int y, GError **error)
{
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (RelataDecor) nothing = relata_decor_new ();
  g_autoptr (RelataDecor) decor = relata_decor_with_position (nothing, x, y);

  g_return_val_if_fail (edit != NULL && name != NULL, 0);

  if (!relata_schema_check_name (relata_edit_get_snapshot (edit), name, 0, error))
    return 0;
  def = relata_table_def_new (name, error);
  return def != NULL ? relata_edit_append (edit, def, decor) : 0;
}

/* Whether @table is what others find under its name, so that they follow it. */
static gboolean
is_found_by_name (RelataSnapshot *before, guint table)
{
  const RelataItem *item = relata_snapshot_get (before, table);

  return relata_snapshot_find_table (before, item->def->name) == item;
}

/* All items but the table itself. */
static void
rename_table_refs (
    RelataEdit *edit, RelataSnapshot *before, guint table, const char *old_name, const char *name)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (before); i++)
    {
      const RelataItem *item = relata_snapshot_get_item (before, i);
      g_autoptr (RelataDef) def = NULL;

      if (item->decor->references->len > 0)
        {
          g_autoptr (RelataDecor) decor = relata_decor_rename_parent (item->decor, old_name, name);

          relata_edit_set_decor (edit, item->id, decor);
        }
      if (item->id == table)
        continue;
      def = item->def->kind == RELATA_DEF_OTHER
                ? relata_seed_rename_table (item->def, old_name, name)
                : relata_def_rename_table_refs (item->def, old_name, name);
      if (def != NULL)
        relata_edit_set_def (edit, item->id, def);
    }
}

/**
 * relata_schema_rename_table:
 * @edit: an edit
 * @table: id of a table
 * @name: what it is to be called
 * @error: return location
 *
 * Foreign keys, indexes, views, triggers, seed rows and virtual relationships follow.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_rename_table (RelataEdit *edit, guint table, const char *name, GError **error)
{
  g_autoptr (RelataSnapshot) before = NULL;
  g_autoptr (RelataDef) def = NULL;
  const RelataTableDef *old;

  g_return_val_if_fail (edit != NULL && name != NULL, FALSE);

  before = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  old = relata_schema_need_table (before, table, error);
  if (old == NULL)
    return FALSE;
  if (g_str_equal (old->base.name, name))
    return TRUE;
  if (!relata_schema_check_name (before, name, table, error))
    return FALSE;
  def = relata_table_def_rename (old, name, error);
  if (def == NULL)
    return FALSE;
  relata_edit_set_def (edit, table, def);
  if (is_found_by_name (before, table))
    rename_table_refs (edit, before, table, old->base.name, name);
  return TRUE;
}

static const RelataDef *
find_def (const char *name, gpointer data)
{
  const RelataItem *item = relata_snapshot_find_table (data, name);

  return item != NULL ? item->def : NULL;
}

/* What is renamed, and how. */
typedef struct
{
  RelataSnapshot *before;
  const RelataTableDef *table;
  const char *old_name;
  const char *name;
} ColumnRename;

static RelataDef *
rename_column_in (const ColumnRename *rename, const RelataItem *item)
{
  const char *table = rename->table->base.name;

  if (item->def->kind == RELATA_DEF_OTHER)
    return relata_seed_rename_column (item->def, table, rename->old_name, rename->name, find_def,
                                      rename->before);
  return relata_def_rename_column_refs (item->def, table, rename->old_name, rename->name, find_def,
                                        rename->before);
}

static void
rename_column_refs (RelataEdit *edit, const ColumnRename *rename, guint table)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (rename->before); i++)
    {
      const RelataItem *item = relata_snapshot_get_item (rename->before, i);
      g_autoptr (RelataDef) def = NULL;

      if (item->decor->references->len > 0)
        {
          g_autoptr (RelataDecor) decor = relata_decor_rename_parent_column (
              relata_edit_get_item (edit, item->id)->decor, rename->table->base.name,
              rename->old_name, rename->name);

          relata_edit_set_decor (edit, item->id, decor);
        }
      if (item->id == table)
        continue;
      def = rename_column_in (rename, item);
      if (def != NULL)
        relata_edit_set_def (edit, item->id, def);
    }
}

static gboolean
check_column_name (const RelataTableDef *table, guint column, const char *name, GError **error)
{
  int other = relata_table_def_find_column (table, name);
  g_autofree char *shown = relata_text_for_display (name, -1, MAX_SHOWN_CHARS);

  if (*name == '\0')
    return relata_schema_fail (error, _ ("A column needs a name."));
  if (other >= 0 && (guint)other != column)
    return relata_schema_fail (error, _ ("The table has a column called “%s” already."), shown);
  return TRUE;
}

/**
 * relata_schema_rename_column:
 * @edit: an edit
 * @table: id of a table
 * @column: position in it
 * @name: what it is to be called
 * @error: return location
 *
 * Keys, foreign keys, checks, generated columns, indexes, views, triggers, seed rows, and the
 * decorations that name the column follow.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_rename_column (
    RelataEdit *edit, guint table, guint column, const char *name, GError **error)
{
  g_autoptr (RelataSnapshot) before = NULL;
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (RelataDecor) decor = NULL;
  const RelataTableDef *old;
  ColumnRename rename;

  g_return_val_if_fail (edit != NULL && name != NULL, FALSE);

  before = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  old = relata_schema_need_table (before, table, error);
  if (old == NULL || !relata_schema_need_column (old, (int)column, error)
      || !check_column_name (old, column, name, error))
    return FALSE;
  if (g_str_equal (old->columns[column].name, name))
    return TRUE;
  def = relata_table_def_rename_column (old, column, name, error);
  if (def == NULL)
    return FALSE;
  rename = (ColumnRename){ before, old, old->columns[column].name, name };
  decor = relata_decor_rename_column (relata_snapshot_get (before, table)->decor, rename.old_name,
                                      name);
  relata_edit_set_def (edit, table, def);
  relata_edit_set_decor (edit, table, decor);
  if (is_found_by_name (before, table))
    rename_column_refs (edit, &rename, table);
  return TRUE;
}

/* Without the facts about columns that are gone. */
static void
prune_decor (RelataEdit *edit, guint table, const RelataTableDef *old, const RelataTableDef *new)
{
  for (guint i = 0; i < old->n_columns; i++)
    {
      g_autoptr (RelataDecor) decor = NULL;

      if (relata_table_def_find_column (new, old->columns[i].name) >= 0)
        continue;
      decor = relata_decor_remove_column (relata_edit_get_item (edit, table)->decor,
                                          old->columns[i].name);
      relata_edit_set_decor (edit, table, decor);
    }
}

/**
 * relata_schema_set_table:
 * @edit: an edit
 * @table: id of a table
 * @def: what it is to say; one of relata-table-edit.h
 * @error: return location
 *
 * Replaces a table's definition. If it has another name, what mentions the table follows. Facts
 * of the decorations about columns that are gone go too; a column that is to be renamed with all
 * that mentions it is renamed by relata_schema_rename_column().
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_set_table (RelataEdit *edit, guint table, RelataDef *def, GError **error)
{
  g_autoptr (RelataSnapshot) before = NULL;
  const RelataTableDef *old, *new;

  g_return_val_if_fail (edit != NULL && def != NULL, FALSE);

  before = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  old = relata_schema_need_table (before, table, error);
  new = relata_def_table (def);
  if (old == NULL)
    return FALSE;
  if (new == NULL)
    return relata_schema_fail (error, _ ("The statement is not a CREATE TABLE."));
  if (!g_str_equal (old->base.name, def->name)
      && !relata_schema_check_name (before, def->name, table, error))
    return FALSE;
  relata_edit_set_def (edit, table, def);
  prune_decor (edit, table, old, new);
  if (!g_str_equal (old->base.name, def->name) && is_found_by_name (before, table))
    rename_table_refs (edit, before, table, old->base.name, def->name);
  return TRUE;
}

/**
 * relata_schema_free_name:
 * @base: what something new might be called
 *
 * Returns: (transfer full): @base, or with a number if a table, view or index is called so
 */
char *
relata_schema_free_name (RelataSnapshot *snapshot, const char *base)
{
  g_return_val_if_fail (snapshot != NULL && base != NULL, NULL);

  if (!relata_snapshot_has_name (snapshot, base))
    return g_strdup (base);
  for (guint i = 2;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%u", base, i);

      if (!relata_snapshot_has_name (snapshot, name))
        return g_steal_pointer (&name);
    }
}

/**
 * relata_schema_free_column_name:
 * @base: what a new column might be called
 *
 * Returns: (transfer full): @base, or with a number if a column of @table is called so
 */
char *
relata_schema_free_column_name (const RelataTableDef *table, const char *base)
{
  g_return_val_if_fail (table != NULL && base != NULL, NULL);

  if (relata_table_def_find_column (table, base) < 0)
    return g_strdup (base);
  for (guint i = 2;; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%u", base, i);

      if (relata_table_def_find_column (table, name) < 0)
        return g_steal_pointer (&name);
    }
}
