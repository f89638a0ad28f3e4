/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Renaming in tables and indexes, where the place alone says what a name is. Queries are the
 * matter of relata-rename-query.c. Any thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-index-def.h"
#include "sql/relata-name.h"
#include "sql/relata-rename-private.h"

/* Renames the qualifiers @old_name of the names in @expr. */
static void
rename_qualifiers (RelataSplice *splice,
                   const RelataExpr *expr,
                   const char *old_name,
                   const char *new_name)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (!expr->refs[i].is_table && expr->refs[i].table != NULL
        && relata_name_equal (expr->refs[i].table, old_name))
      relata_splice_rename (splice, expr->refs[i].table_span, new_name);
}

static void
rename_in_table (RelataSplice *splice,
                 const RelataTableDef *table,
                 const char *old_name,
                 const char *new_name)
{
  for (guint i = 0; i < table->n_foreign_keys; i++)
    if (relata_name_equal (table->foreign_keys[i].parent, old_name))
      relata_splice_rename (splice, table->foreign_keys[i].parent_span, new_name);
  if (!relata_name_equal (table->base.name, old_name))
    return;
  for (guint i = 0; i < table->n_checks; i++)
    rename_qualifiers (splice, &table->checks[i].expr, old_name, new_name);
  for (guint i = 0; i < table->n_columns; i++)
    rename_qualifiers (splice, &table->columns[i].generated_expr, old_name, new_name);
}

static void
rename_in_index (RelataSplice *splice,
                 const RelataIndexDef *index,
                 const char *old_name,
                 const char *new_name)
{
  if (!relata_name_equal (index->table, old_name))
    return;
  relata_splice_rename (splice, index->table_span, new_name);
  for (guint i = 0; i < index->n_columns; i++)
    rename_qualifiers (splice, &index->columns[i].expr, old_name, new_name);
  rename_qualifiers (splice, &index->where, old_name, new_name);
}

/**
 * relata_rename_table_in:
 * @splice: an edit of @def
 *
 * Renames the table @old_name wherever @def mentions it, but not as its own name.
 */
void
relata_rename_table_in (RelataSplice *splice,
                        const RelataDef *def,
                        const char *old_name,
                        const char *new_name)
{
  switch (def->kind)
    {
    case RELATA_DEF_TABLE:
      rename_in_table (splice, relata_def_table (def), old_name, new_name);
      relata_rename_table_in_query (splice, def, old_name, new_name);
      break;
    case RELATA_DEF_INDEX:
      rename_in_index (splice, relata_def_index (def), old_name, new_name);
      break;
    case RELATA_DEF_VIEW:
    case RELATA_DEF_TRIGGER:
      relata_rename_table_in_query (splice, def, old_name, new_name);
      break;
    default:
      break;
    }
}

/**
 * relata_def_rename_table_refs:
 * @old_name: of a table or view
 * @new_name: what it is to be called
 *
 * What mentions the table follows: foreign keys, indexes, views and triggers. The definition's
 * own name does not.
 *
 * Returns: (transfer full) (nullable): @def with the table renamed; %NULL if it does not
 *   mention it
 */
RelataDef *
relata_def_rename_table_refs (const RelataDef *def, const char *old_name, const char *new_name)
{
  g_auto (RelataSplice) splice = { 0 };

  g_return_val_if_fail (def != NULL && old_name != NULL && new_name != NULL, NULL);
  relata_splice_init (&splice, def);
  relata_rename_table_in (&splice, def, old_name, new_name);
  return relata_splice_is_empty (&splice) ? NULL : relata_splice_finish (&splice, NULL);
}

/* Whether the text at @span is in double quotes, and so may be a string if no column has that
 * name (quirks.html, 8). */
static gboolean
may_be_string (const RelataDef *def, RelataSpan span)
{
  return def->text[span.start] == '"';
}

/* Puts the name @ref in the quotes of a string. */
void
relata_rename_to_string (RelataSplice *splice, const RelataNameRef *ref)
{
  g_autofree char *string = relata_sql_quote_string (ref->name);

  relata_splice_replace (splice, ref->span, string);
}

/* Renames the column in an expression of @table. A string in double quotes that is spelled as
 * the new name would become the column; it gets the quotes of a string. */
static void
rename_in_expr (RelataSplice *splice,
                const RelataExpr *expr,
                const char *table,
                const char *old_name,
                const char *new_name)
{
  for (guint i = 0; i < expr->n_refs; i++)
    {
      const RelataNameRef *ref = &expr->refs[i];

      if (ref->is_table || (ref->table != NULL && !relata_name_equal (ref->table, table)))
        continue;
      if (relata_name_equal (ref->name, old_name))
        relata_splice_rename (splice, ref->span, new_name);
      else if (ref->table == NULL && relata_name_equal (ref->name, new_name)
               && may_be_string (splice->def, ref->span))
        relata_rename_to_string (splice, ref);
    }
}

/* Renames columns in a list of a key or index, whose strings are names. */
static void
rename_in_indexed (RelataSplice *splice,
                   const RelataIndexedColumn *columns,
                   guint n,
                   const char *table,
                   const char *old_name,
                   const char *new_name)
{
  for (guint i = 0; i < n; i++)
    if (columns[i].name != NULL && columns[i].expr.n_refs == 0)
      {
        if (relata_name_equal (columns[i].name, old_name))
          relata_splice_rename (splice, columns[i].expr.span, new_name);
      }
    else
      rename_in_expr (splice, &columns[i].expr, table, old_name, new_name);
}

static void
rename_in_names (RelataSplice *splice,
                 char **names,
                 const RelataSpan *spans,
                 guint n,
                 const char *old_name,
                 const char *new_name)
{
  for (guint i = 0; i < n; i++)
    if (spans[i].end > spans[i].start && relata_name_equal (names[i], old_name))
      relata_splice_rename (splice, spans[i], new_name);
}

/**
 * relata_rename_column_in_table:
 * @splice: an edit of @self
 * @table: the table whose column is renamed; @self or another
 *
 * Renames the column wherever @self mentions it, but not where it is declared.
 */
void
relata_rename_column_in_table (RelataSplice *splice,
                               const RelataTableDef *self,
                               const char *table,
                               const char *old_name,
                               const char *new_name)
{
  gboolean own = relata_name_equal (self->base.name, table);

  for (guint i = 0; i < self->n_foreign_keys; i++)
    {
      const RelataForeignKeyDef *fk = &self->foreign_keys[i];

      if (own)
        rename_in_names (splice, fk->columns, fk->column_spans, fk->n_columns, old_name, new_name);
      if (relata_name_equal (fk->parent, table))
        rename_in_names (splice, fk->parent_columns, fk->parent_column_spans, fk->n_parent_columns,
                         old_name, new_name);
    }
  if (!own)
    return;
  for (guint i = 0; i < self->n_keys; i++)
    if (self->keys[i].on_column < 0)
      rename_in_indexed (splice, self->keys[i].columns, self->keys[i].n_columns, table, old_name,
                         new_name);
  for (guint i = 0; i < self->n_checks; i++)
    rename_in_expr (splice, &self->checks[i].expr, table, old_name, new_name);
  for (guint i = 0; i < self->n_columns; i++)
    rename_in_expr (splice, &self->columns[i].generated_expr, table, old_name, new_name);
}

/**
 * relata_def_rename_column_refs:
 * @table: the table whose column is renamed
 * @old_name: of the column
 * @new_name: what it is to be called
 * @find: definitions as they were before the rename, @table among them
 * @data: for @find
 *
 * What mentions the column follows. The table itself is renamed in by
 * relata_table_def_rename_column().
 *
 * Returns: (transfer full) (nullable): @def with the column renamed; %NULL if it does not
 *   mention it
 */
RelataDef *
relata_def_rename_column_refs (const RelataDef *def,
                               const char *table,
                               const char *old_name,
                               const char *new_name,
                               RelataFindDefFunc find,
                               gpointer data)
{
  g_auto (RelataSplice) splice = { 0 };
  const RelataIndexDef *index = relata_def_index (def);
  g_auto (RelataResolver) resolver = { 0 };

  g_return_val_if_fail (def != NULL && table != NULL && old_name != NULL, NULL);
  g_return_val_if_fail (new_name != NULL && find != NULL, NULL);
  relata_splice_init (&splice, def);
  if (def->kind == RELATA_DEF_TABLE)
    relata_rename_column_in_table (&splice, relata_def_table (def), table, old_name, new_name);
  else if (index != NULL && relata_name_equal (index->table, table))
    {
      rename_in_indexed (&splice, index->columns, index->n_columns, table, old_name, new_name);
      rename_in_expr (&splice, &index->where, table, old_name, new_name);
    }
  if (def->kind != RELATA_DEF_INDEX)
    {
      relata_resolver_init (&resolver, table, old_name, find, data);
      relata_rename_column_in_query (&splice, def, &resolver, new_name);
    }
  return relata_splice_is_empty (&splice) ? NULL : relata_splice_finish (&splice, NULL);
}
