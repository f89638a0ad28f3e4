/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Fixes of tables, keys and columns. Any thread. */

#include "config.h"

#include "check/relata-fix-private.h"
#include "sql/relata-name.h"
#include "sql/relata-table-edit.h"

static gboolean
set_type (const RelataFixTarget *self, RelataEdit *edit, const char *type, GError **error)
{
  return relata_fix_take_def (
      edit, self->item->id,
      relata_table_def_set_type (self->table, self->place.index, type, error));
}

static gboolean
remove_default (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  return relata_fix_take_def (
      edit, self->item->id,
      relata_table_def_set_default (self->table, self->place.index, NULL, error));
}

static gboolean
quote_default (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  RelataSpan span = self->table->columns[self->place.index].default_value.span;
  g_autofree char *text
      = relata_name_dequote (self->table->base.text + span.start, span.end - span.start);
  g_autofree char *quoted = relata_sql_quote_string (text);

  return relata_fix_take_def (
      edit, self->item->id,
      relata_table_def_set_default (self->table, self->place.index, quoted, error));
}

static gboolean
refuse_null (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  if (relata_fix_can_be_rowid (self->table, self->place.index))
    return set_type (self, edit, "INTEGER", error);
  return relata_fix_take_def (
      edit, self->item->id,
      relata_table_def_set_not_null (self->table, self->place.index, TRUE, error));
}

/* All columns become the primary key, and NOT NULL. */
static gboolean
make_association_key (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  guint n_columns = self->table->n_columns;
  g_autofree guint *columns = g_new (guint, n_columns);
  g_autoptr (RelataDef) def = NULL;

  for (guint i = 0; i < n_columns; i++)
    columns[i] = i;
  def = relata_table_def_set_primary_key (self->table, columns, n_columns, FALSE, error);
  for (guint i = 0; def != NULL && i < n_columns; i++)
    {
      RelataDef *next = relata_table_def_set_not_null (relata_def_table (def), i, TRUE, error);

      relata_def_unref (def);
      def = next;
    }
  if (def == NULL)
    return FALSE;
  relata_edit_set_def (edit, self->item->id, def);
  return TRUE;
}

static gboolean
make_id_key (const RelataFixTarget *self, RelataEdit *edit, GError **error)
{
  guint column = (guint)relata_fix_find_id (self->table);

  return relata_fix_take_def (
      edit, self->item->id,
      relata_table_def_set_primary_key (self->table, &column, 1, FALSE, error));
}

gboolean
relata_fix_table (const RelataFixTarget *self,
                  RelataRuleIndex rule,
                  RelataEdit *edit,
                  GError **error)
{
  const RelataColumnDef *column = NULL;

  if (self->place.kind == RELATA_PLACE_COLUMN)
    column = &self->table->columns[self->place.index];
  switch (rule)
    {
    case RELATA_RULE_TABLE_ASSOCIATION_KEY:
      return make_association_key (self, edit, error);
    case RELATA_RULE_TABLE_NO_PRIMARY_KEY:
      return make_id_key (self, edit, error);
    case RELATA_RULE_PK_NULLABLE:
      return refuse_null (self, edit, error);
    case RELATA_RULE_PK_NOT_ROWID:
      return set_type (self, edit, "INTEGER", error);
    case RELATA_RULE_KEY_REDUNDANT:
      return relata_fix_take_def (
          edit, self->item->id,
          relata_table_def_remove_key (self->table, self->place.index, error));
    case RELATA_RULE_COLUMN_DEFAULT_NAME:
      return quote_default (self, edit, error);
    case RELATA_RULE_COLUMN_DEFAULT_NULL_TEXT:
    case RELATA_RULE_COLUMN_DEFAULT_NULL:
    case RELATA_RULE_COLUMN_GENERATED_DEFAULT:
      return remove_default (self, edit, error);
    case RELATA_RULE_TYPE_STRICT:
    case RELATA_RULE_TYPE_MISSING:
      return set_type (self, edit, relata_fix_get_strict_type (column), error);
    case RELATA_RULE_TYPE_AFFINITY:
      return set_type (self, edit, relata_fix_get_plain_type (column), error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
