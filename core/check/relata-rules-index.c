/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on indexes. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/relata-item-check.h"
#include "sql/relata-name.h"

/* More indexes than that on one table no person made, and comparing each with each takes long. */
#define MAX_INDEXES 500

/* An index or a key: what finds rows. */
typedef struct
{
  const RelataDef *def; /* where the text of its expressions stands */
  const char *name;
  const RelataIndexedColumn *columns;
  guint n_columns;
  gboolean unique;
  const RelataExpr *where;
} Finder;

static void
report (RelataItemCheck *check, RelataRuleIndex rule, const char *text, const char *detail)
{
  relata_item_check_report (check, rule, RELATA_PLACE_ITEM, 0, text, detail);
}

static gboolean
check_table (RelataItemCheck *check, const RelataIndexDef *index, const RelataItem *item)
{
  if (item == NULL)
    {
      if (g_ascii_strncasecmp (index->table, "sqlite_", 7) != 0)
        report (check, RELATA_RULE_INDEX_TABLE,
                _ ("{table} is an index on {detail}, but there is no such table: SQLite refuses "
                   "it"),
                index->table);
      return FALSE;
    }
  if (relata_item_table (item) == NULL)
    {
      report (check, RELATA_RULE_INDEX_TABLE,
              _ ("{table} is an index on {detail}, which is not a table: SQLite refuses it"),
              index->table);
      return FALSE;
    }
  if (relata_snapshot_get_index (check->snapshot, item->id)
      > relata_snapshot_get_index (check->snapshot, check->item->id))
    report (check, RELATA_RULE_STATEMENT_ORDER,
            _ ("{table} stands before {detail}, the table it is on: SQLite refuses it"),
            index->table);
  return TRUE;
}

/* The first name that means no column; see relata_check_find_unknown(). */
static const char *
find_unknown (const RelataIndexDef *index, RelataColumnSet *columns, gboolean quoted)
{
  const RelataNameRef *ref;

  for (guint i = 0; i < index->n_columns; i++)
    {
      const RelataIndexedColumn *column = &index->columns[i];

      /* A column in the quotes of a text is one. */
      if (column->name != NULL && column->expr.n_refs == 0)
        {
          if (!quoted && relata_table_def_find_column (columns->table, column->name) < 0)
            return column->name;
          continue;
        }
      ref = relata_column_set_find_unknown (columns, &index->base, &column->expr, FALSE, quoted);
      if (ref != NULL)
        return ref->name;
    }
  ref = relata_column_set_find_unknown (columns, &index->base, &index->where, FALSE, quoted);
  return ref != NULL ? ref->name : NULL;
}

/* The first word that gives another result each time. */
static char *
find_changing (const RelataIndexDef *index)
{
  char *changing = relata_check_dup_changing (&index->base, &index->where, FALSE);

  for (guint i = 0; changing == NULL && i < index->n_columns; i++)
    changing = relata_check_dup_changing (&index->base, &index->columns[i].expr, FALSE);
  return changing;
}

/* Reports the gravest fault only. */
static gboolean
check_columns (RelataItemCheck *check, const RelataIndexDef *index, const RelataTableDef *table)
{
  g_auto (RelataColumnSet) columns = { table };
  const char *name = find_unknown (index, &columns, FALSE);
  g_autofree char *changing = find_changing (index);

  if (changing != NULL)
    report (check, RELATA_RULE_EXPRESSION_CHANGES,
            _ ("The index {table} uses {detail}, which gives another result each time: SQLite "
               "refuses it, now or with the first row"),
            changing);
  else if (name != NULL)
    report (check, RELATA_RULE_INDEX_COLUMN,
            _ ("The index {table} names the column {detail}, which is not there: SQLite refuses "
               "it"),
            name);
  else if ((name = find_unknown (index, &columns, TRUE)) != NULL)
    report (check, RELATA_RULE_EXPRESSION_QUOTED_TEXT,
            _ ("The index {table} has {detail} in double quotes, which is no column: SQLite takes "
               "it for a text"),
            name);
  return name == NULL && changing == NULL;
}

static void
check_repeated (RelataItemCheck *check, const RelataIndexDef *index, const RelataTableDef *table)
{
  for (guint i = 1; i < MIN (index->n_columns, MAX_INDEXES); i++)
    for (guint j = 0; j < i; j++)
      if (index->columns[i].name != NULL && index->columns[j].name != NULL
          && relata_name_equal (index->columns[i].name, index->columns[j].name)
          && relata_name_equal (relata_check_get_indexed_collation (table, &index->columns[i]),
                                relata_check_get_indexed_collation (table, &index->columns[j])))
        {
          report (check, RELATA_RULE_INDEX_REPEATS_COLUMN,
                  _ ("The index {table} names {detail} twice"), index->columns[i].name);
          return;
        }
}

static gboolean
same_text (const Finder *a, RelataSpan a_span, const Finder *b, RelataSpan b_span)
{
  return a_span.end - a_span.start == b_span.end - b_span.start
         && memcmp (a->def->text + a_span.start, b->def->text + b_span.start,
                    a_span.end - a_span.start)
                == 0;
}

static gboolean
same_column (const RelataTableDef *table, const Finder *a, const Finder *b, guint index)
{
  const RelataIndexedColumn *x = &a->columns[index];
  const RelataIndexedColumn *y = &b->columns[index];

  if ((x->order == RELATA_ORDER_DESC) != (y->order == RELATA_ORDER_DESC))
    return FALSE;
  if (x->name == NULL || y->name == NULL)
    return x->name == NULL && y->name == NULL && same_text (a, x->expr.span, b, y->expr.span);
  return relata_name_equal (x->name, y->name)
         && relata_name_equal (relata_check_get_indexed_collation (table, x),
                               relata_check_get_indexed_collation (table, y));
}

static gboolean
same_where (const Finder *a, const Finder *b)
{
  if (a->where == NULL || b->where == NULL)
    return a->where == b->where;
  return same_text (a, a->where->span, b, b->where->span);
}

/* Whether @other finds all that @self finds, and if @self is unique keeps that too. */
static gboolean
replaces (const RelataTableDef *table, const Finder *other, const Finder *self)
{
  if (self->n_columns > other->n_columns || !same_where (self, other))
    return FALSE;
  if (self->unique && !(other->unique && other->n_columns == self->n_columns))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    if (!same_column (table, self, other, i))
      return FALSE;
  return TRUE;
}

static Finder
finder_from_index (const RelataIndexDef *index)
{
  Finder finder = { &index->base,     index->base.name, index->columns,
                    index->n_columns, index->unique,    &index->where };

  if (relata_expr_is_empty (&index->where))
    finder.where = NULL;
  return finder;
}

static gboolean
is_replaced_by_key (RelataItemCheck *check, const RelataTableDef *table, const Finder *self)
{
  int alias = relata_table_def_get_rowid_alias (table);

  for (guint i = 0; i < MIN (table->n_keys, MAX_INDEXES); i++)
    {
      const RelataKeyDef *key = &table->keys[i];
      Finder other = { &table->base, NULL, key->columns, key->n_columns, TRUE, NULL };

      if (key->kind == RELATA_KEY_PRIMARY && alias >= 0 && self->n_columns > 1)
        continue;
      if (replaces (table, &other, self))
        return TRUE;
    }
  return FALSE;
}

/* Of two that are the same the later one is too many. */
static void
check_redundant (RelataItemCheck *check, const RelataIndexDef *index, const RelataTableDef *table)
{
  Finder self = finder_from_index (index);
  g_autoptr (GPtrArray) indexes = NULL;
  int place = relata_snapshot_get_index (check->snapshot, check->item->id);

  if (is_replaced_by_key (check, table, &self))
    {
      report (check, RELATA_RULE_INDEX_REDUNDANT,
              _ ("The index {table} finds nothing that a key of {detail} does not find"),
              table->base.name);
      return;
    }
  indexes = relata_snapshot_get_indexes_of (check->snapshot, table->base.name);
  if (indexes->len > MAX_INDEXES)
    return;
  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataItem *item = g_ptr_array_index (indexes, i);
      const RelataIndexDef *def = relata_def_index (item->def);
      Finder other;

      if (def == NULL || def == index)
        continue;
      other = finder_from_index (def);
      if (!replaces (table, &other, &self)
          || (replaces (table, &self, &other)
              && relata_snapshot_get_index (check->snapshot, item->id) > place))
        continue;
      report (check, RELATA_RULE_INDEX_REDUNDANT,
              _ ("The index {table} finds nothing that {detail} does not find"), other.name);
      return;
    }
}

void
relata_rules_index (RelataItemCheck *check)
{
  const RelataIndexDef *index = relata_def_index (check->item->def);
  const RelataTableDef *table;
  const RelataItem *item;

  if (index == NULL)
    return;
  relata_item_check_depend (check, index->table);
  item = relata_snapshot_find_table (check->snapshot, index->table);
  if (!check_table (check, index, item))
    return;
  table = relata_item_table (item);
  if (table->as_select || !check_columns (check, index, table))
    return;
  check_repeated (check, index, table);
  check_redundant (check, index, table);
}
