/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Fixes of foreign keys. Any thread. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "check/relata-fix-private.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-table-edit.h"

static const RelataForeignKeyDef *
get_foreign_key (const RelataFixTarget *self)
{
  return &self->table->foreign_keys[self->place.index];
}

/* A name ended with NULL, as a RelataForeignKeySpec wants them. */
static const char *const *
end_list (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return (const char *const *)names->pdata;
}

static GPtrArray *
list_names (char *const *names, guint n_names)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < n_names; i++)
    g_ptr_array_add (list, names[i]);
  return list;
}

/* Sets the foreign key to what it is, but for what @change does to it. */
typedef void (*ChangeSpec) (RelataForeignKeySpec *spec);

static gboolean
change_foreign_key (const RelataFixTarget *self,
                    RelataEdit *edit,
                    ChangeSpec change,
                    const char *const *parent_columns,
                    GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (GPtrArray) columns = list_names (fk->columns, fk->n_columns);
  g_autoptr (GPtrArray) parents = list_names (fk->parent_columns, fk->n_parent_columns);
  RelataForeignKeySpec spec = { .name = fk->name,
                                .columns = end_list (columns),
                                .parent = fk->parent,
                                .on_delete = fk->on_delete,
                                .on_update = fk->on_update,
                                .deferral = fk->deferral };

  if (fk->parent_columns != NULL)
    spec.parent_columns = end_list (parents);
  if (parent_columns != NULL)
    spec.parent_columns = parent_columns;
  if (change != NULL)
    change (&spec);
  return relata_fix_take_def (
      edit, self->item->id,
      relata_table_def_set_foreign_key (self->table, self->place.index, &spec, error));
}

static void
defer (RelataForeignKeySpec *spec)
{
  spec->deferral = RELATA_DEFERRAL_INITIALLY_DEFERRED;
}

static void
set_null (RelataForeignKeySpec *spec)
{
  if (spec->on_delete == RELATA_ACTION_SET_DEFAULT)
    spec->on_delete = RELATA_ACTION_SET_NULL;
  if (spec->on_update == RELATA_ACTION_SET_DEFAULT)
    spec->on_update = RELATA_ACTION_SET_NULL;
}

static gboolean
refer_to_key (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (self->search.table);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < key->n_columns; i++)
    g_ptr_array_add (names, self->search.table->columns[key->columns[i].column].name);
  return change_foreign_key (self, edit, NULL, end_list (names), error);
}

/* "books_by_author" for an index on author_id of books, with a number where that is taken. */
static char *
make_index_name (const RelataFixTarget *self)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (GString) base = g_string_new (self->table->base.name);
  char *name;

  for (guint i = 0; i < fk->n_columns; i++)
    {
      const char *column = fk->columns[i];
      gsize length = strlen (column);

      g_string_append (base, i == 0 ? "_by_" : "_");
      if (length > 3 && relata_text_ascii_casecmp (column + length - 3, "_id") == 0)
        length -= 3;
      g_string_append_len (base, column, length);
    }
  if (g_ascii_strncasecmp (base->str, "sqlite_", 7) == 0)
    g_string_prepend (base, "index_");
  name = g_strdup (base->str);
  for (guint i = 2; relata_snapshot_has_name (self->snapshot, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", base->str, i);
    }
  return name;
}

/* The columns of the foreign key, each once, as the parent compares them. */
static void
append_index_columns (const RelataFixTarget *self, GString *sql)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      int parent = relata_key_search_get_parent_column (&self->search, i);
      const char *own = relata_check_get_collation (self->table, fk->column_indexes[i]);
      const char *wanted
          = parent >= 0 ? relata_check_get_collation (self->search.table, parent) : own;
      gboolean repeated = FALSE;

      for (guint j = 0; j < i; j++)
        repeated = repeated || fk->column_indexes[j] == fk->column_indexes[i];
      if (repeated)
        continue;
      g_string_append (sql, i > 0 ? ", " : "");
      relata_name_append (sql, self->table->columns[fk->column_indexes[i]].name);
      if (relata_name_equal (own, wanted))
        continue;
      g_string_append (sql, " COLLATE ");
      relata_name_append (sql, wanted);
    }
}

/* After the table and the indexes it has. */
static guint
find_index_place (const RelataFixTarget *self)
{
  g_autoptr (GPtrArray) indexes
      = relata_snapshot_get_indexes_of (self->snapshot, self->table->base.name);
  int place = relata_snapshot_get_index (self->snapshot, self->item->id);

  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataItem *item = g_ptr_array_index (indexes, i);

      place = MAX (place, relata_snapshot_get_index (self->snapshot, item->id));
    }
  return (guint)place + 1;
}

static gboolean
add_index (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE INDEX ");
  g_autofree char *name = make_index_name (self);
  g_autoptr (RelataDef) def = NULL;

  if (self->table->base.schema_name != NULL)
    {
      relata_name_append (sql, self->table->base.schema_name);
      g_string_append_c (sql, '.');
    }
  relata_name_append (sql, name);
  g_string_append (sql, " ON ");
  relata_name_append (sql, self->table->base.name);
  g_string_append (sql, " (");
  append_index_columns (self, sql);
  g_string_append_c (sql, ')');
  def = relata_parse_create (sql->str, sql->len, error);
  if (def == NULL)
    return FALSE;
  relata_edit_insert (edit, find_index_place (self), def, NULL);
  return TRUE;
}

static gboolean
take_types (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (RelataDef) def = relata_def_ref (self->item->def);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      int parent = relata_key_search_get_parent_column (&self->search, i);
      const RelataColumnDef *from = &self->search.table->columns[parent];
      const RelataColumnDef *to = &self->table->columns[fk->column_indexes[i]];
      RelataDef *next;

      if (relata_check_compares_alike (from->affinity, to->affinity))
        continue;
      next = relata_table_def_set_type (relata_def_table (def), fk->column_indexes[i], from->type,
                                        error);
      if (next == NULL)
        return FALSE;
      relata_def_unref (def);
      def = next;
    }
  relata_edit_set_def (edit, self->item->id, def);
  return TRUE;
}

static gboolean
take_collations (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (RelataDef) def = relata_def_ref (self->item->def);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      int parent = relata_key_search_get_parent_column (&self->search, i);
      const char *wanted = self->search.table->columns[parent].collation;
      RelataDef *next;

      if (relata_check_is_number (self->search.table->columns[parent].affinity)
          || relata_name_equal (relata_check_get_collation (self->search.table, parent),
                                relata_check_get_collation (self->table, fk->column_indexes[i])))
        continue;
      next = relata_table_def_set_collation (relata_def_table (def), fk->column_indexes[i], wanted,
                                             error);
      if (next == NULL)
        return FALSE;
      relata_def_unref (def);
      def = next;
    }
  relata_edit_set_def (edit, self->item->id, def);
  return TRUE;
}

static gboolean
allow_null (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (RelataDef) def = relata_def_ref (self->item->def);

  for (guint i = 0; i < fk->n_columns; i++)
    {
      RelataDef *next = relata_table_def_set_not_null (relata_def_table (def),
                                                       fk->column_indexes[i], FALSE, error);

      if (next == NULL)
        return FALSE;
      relata_def_unref (def);
      def = next;
    }
  relata_edit_set_def (edit, self->item->id, def);
  return TRUE;
}

static guint
get_parent_item (const RelataFixTarget *self)
{
  guint n_items = relata_snapshot_get_n_items (self->snapshot);
  RelataItem *item = relata_snapshot_find_table (self->snapshot, self->search.table->base.name);

  for (guint i = 0; item->def != self->search.parent && i < n_items; i++)
    item = relata_snapshot_get_item (self->snapshot, i);
  return item->id;
}

static gboolean
make_unique (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (GPtrArray) names = list_names (fk->parent_columns, fk->n_parent_columns);

  return relata_fix_take_def (
      edit, get_parent_item (self),
      relata_table_def_add_unique (self->search.table, NULL, end_list (names), error));
}

static RelataItem *
find_parent_index (const RelataFixTarget *self)
{
  g_autoptr (GPtrArray) indexes
      = relata_snapshot_get_indexes_of (self->snapshot, self->search.table->base.name);

  for (guint i = 0; i < indexes->len; i++)
    {
      RelataItem *item = g_ptr_array_index (indexes, i);

      if (item->def == &self->search.index->base)
        return item;
    }
  return NULL;
}

/* Keeps the order of the columns, in which the index serves other questions too. */
static gboolean
make_constraint (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataIndexDef *index = self->search.index;
  const RelataItem *item = find_parent_index (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint parent = get_parent_item (self);

  for (guint i = 0; i < index->n_columns; i++)
    g_ptr_array_add (names, index->columns[i].name);
  if (!relata_fix_take_def (
          edit, parent,
          relata_table_def_add_unique (self->search.table, NULL, end_list (names), error)))
    return FALSE;
  relata_edit_remove (edit, item->id);
  return TRUE;
}

/* (a IS NULL) = (b IS NULL), and so on for more columns than two. */
static gboolean
add_check (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  g_autoptr (GString) expr = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < fk->n_columns; i++)
    {
      g_autofree char *name = relata_name_quote_if_needed (fk->columns[i]);

      if (relata_table_def_column_not_null (self->table, fk->column_indexes[i]))
        continue;
      if (first != NULL)
        g_string_append_printf (expr, "%s(%s IS NULL) = (%s IS NULL)", expr->len > 0 ? " AND " : "",
                                first, name);
      else
        first = g_steal_pointer (&name);
    }
  return relata_fix_take_def (edit, self->item->id,
                              relata_table_def_add_check (self->table, NULL, expr->str, error));
}

/* Cuts every MATCH and its word out of the foreign key. */
static gboolean
remove_match (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (self);
  const RelataDef *def = &self->table->base;
  g_autoptr (GString) sql = g_string_new_len (def->text, fk->span.start);
  guint32 kept = fk->span.start;
  guint32 last_end = fk->span.start;
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, def->text, fk->span.start);
  for (relata_lexer_next (&lexer, &token); token.start < fk->span.end;
       relata_lexer_next (&lexer, &token))
    {
      if (token.type == RELATA_KEYWORD_MATCH)
        {
          g_string_append_len (sql, def->text + kept, last_end - kept);
          relata_lexer_next (&lexer, &token);
          kept = token.end;
        }
      last_end = token.end;
      if (token.type == RELATA_TOKEN_END)
        break;
    }
  g_string_append_len (sql, def->text + kept, def->length - kept);
  return relata_fix_take_def (edit, self->item->id,
                              relata_parse_create (sql->str, sql->len, error));
}

gboolean
relata_fix_foreign_key (const RelataFixTarget *self,
                        RelataRuleIndex rule,
                        RelataEdit *edit,
                        GError **error)
{
  switch (rule)
    {
    case RELATA_RULE_FK_NO_INDEX:
      return add_index (self, edit, error);
    case RELATA_RULE_FK_AFFINITY:
      return take_types (self, edit, error);
    case RELATA_RULE_FK_COLLATION:
      return take_collations (self, edit, error);
    case RELATA_RULE_FK_SET_NULL:
    case RELATA_RULE_FK_SELF_NOT_NULL:
      return allow_null (self, edit, error);
    case RELATA_RULE_FK_SET_DEFAULT_NULL:
      return change_foreign_key (self, edit, set_null, NULL, error);
    case RELATA_RULE_FK_DUPLICATE:
    case RELATA_RULE_FK_SELF_IDENTITY:
      return relata_fix_take_def (
          edit, self->item->id,
          relata_table_def_remove_foreign_key (self->table, self->place.index, error));
    case RELATA_RULE_FK_PARENT_KEY:
      return make_unique (self, edit, error);
    case RELATA_RULE_FK_PARENT_COLUMN:
      return refer_to_key (self, edit, error);
    case RELATA_RULE_FK_MATCH_IGNORED:
      return remove_match (self, edit, error);
    case RELATA_RULE_FK_CYCLE_NOT_NULL:
      return change_foreign_key (self, edit, defer, NULL, error);
    case RELATA_RULE_FK_HALF_NULL:
      return add_check (self, edit, error);
    case RELATA_RULE_FK_PARENT_KEY_BY_INDEX:
      return make_constraint (self, edit, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
