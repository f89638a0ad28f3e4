/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on the expressions of a table: what its checks and generated columns name. Any
 * thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"

/* Where an expression stands. */
typedef struct
{
  RelataPlaceKind kind;
  guint index;
  const RelataExpr *expr;
  gboolean knows_rowid;
} Expression;

static const RelataNameRef *
find_table (const RelataExpr *expr)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (expr->refs[i].is_table)
      return &expr->refs[i];
  return NULL;
}

static void
report (RelataItemCheck *check,
        RelataRuleIndex rule,
        const Expression *where,
        const char *text,
        const char *detail)
{
  relata_item_check_report (check, rule, where->kind, where->index, text, detail);
}

/* What SQLite refuses whatever the columns are. */
static gboolean
check_content (RelataItemCheck *check, const Expression *where)
{
  const RelataNameRef *ref = find_table (where->expr);
  g_autofree char *changing = NULL;

  if (ref != NULL)
    {
      report (check, RELATA_RULE_EXPRESSION_SUBQUERY, where,
              _ ("An expression of {table} asks {detail}: SQLite allows no query there and "
                 "refuses the table"),
              ref->name);
      return FALSE;
    }
  changing = relata_check_dup_changing (&check->table->base, where->expr,
                                        where->kind == RELATA_PLACE_CHECK);
  if (changing != NULL)
    report (check, RELATA_RULE_EXPRESSION_CHANGES, where,
            _ ("An expression of {table} uses {detail}, which gives another result each time: "
               "SQLite refuses it, now or with the first row"),
            changing);
  return changing == NULL;
}

/* Reports the gravest fault only: one expression, one finding. */
static void
check_expression (RelataItemCheck *check, const Expression *where, RelataColumnSet *columns)
{
  const RelataTableDef *table = check->table;
  const RelataNameRef *ref;

  if (relata_expr_is_empty (where->expr) || !check_content (check, where))
    return;
  ref = relata_column_set_find_unknown (columns, &table->base, where->expr, where->knows_rowid,
                                        FALSE);
  if (ref != NULL)
    {
      report (check, RELATA_RULE_EXPRESSION_COLUMN, where,
              _ ("An expression of {table} names the column {detail}, which is not there: SQLite "
                 "refuses the table"),
              ref->name);
      return;
    }
  ref = relata_column_set_find_unknown (columns, &table->base, where->expr, where->knows_rowid,
                                        TRUE);
  if (ref != NULL)
    report (check, RELATA_RULE_EXPRESSION_QUOTED_TEXT, where,
            _ ("An expression of {table} has {detail} in double quotes, which is no column: "
               "SQLite takes it for a text"),
            ref->name);
}

/* Depth-first search over the generated columns that generated columns need. */
enum
{
  NOT_SEEN,
  ON_PATH,
  DONE,
};

typedef struct
{
  guint column;
  guint next_ref;
} Step;

/* Name to position plus one, of the generated columns. */
static GHashTable *
map_generated (const RelataTableDef *table)
{
  GHashTable *map = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);

  for (guint i = table->n_columns; i-- > 0;)
    if (table->columns[i].generated != RELATA_GENERATED_NONE)
      g_hash_table_insert (map, table->columns[i].name, GUINT_TO_POINTER (i + 1));
  return map;
}

/* Follows what @start needs; returns a column that needs itself, or -1. */
static int
find_loop (const RelataTableDef *table, GHashTable *generated, guint start, guint8 *marks)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));
  Step first = { start, 0 };

  marks[start] = ON_PATH;
  g_array_append_val (path, first);
  while (path->len > 0)
    {
      Step *step = &g_array_index (path, Step, path->len - 1);
      const RelataExpr *expr = &table->columns[step->column].generated_expr;
      Step next = { 0, 0 };
      int column;

      if (step->next_ref == expr->n_refs)
        {
          marks[step->column] = DONE;
          g_array_set_size (path, path->len - 1);
          continue;
        }
      column = (int)GPOINTER_TO_UINT (
                   g_hash_table_lookup (generated, expr->refs[step->next_ref++].name))
               - 1;
      if (column < 0 || marks[column] == DONE)
        continue;
      if (marks[column] == ON_PATH)
        return column;
      next.column = column;
      marks[column] = ON_PATH;
      g_array_append_val (path, next);
    }
  return -1;
}

static void
check_loops (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;
  g_autoptr (GHashTable) generated = map_generated (table);
  g_autofree guint8 *marks = NULL;

  if (g_hash_table_size (generated) == 0)
    return;
  marks = g_new0 (guint8, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      int column = -1;

      if (table->columns[i].generated != RELATA_GENERATED_NONE && marks[i] == NOT_SEEN)
        column = find_loop (table, generated, i, marks);
      if (column < 0)
        continue;
      relata_item_check_report (check, RELATA_RULE_COLUMN_GENERATED_LOOP, RELATA_PLACE_COLUMN,
                                column,
                                _ ("{place} is generated from itself: every INSERT into {table} "
                                   "will fail with “generated column loop”"),
                                NULL);
      return;
    }
}

void
relata_rules_expression (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;
  g_auto (RelataColumnSet) columns = { table };

  if (table->as_select)
    return;
  for (guint i = 0; i < table->n_checks; i++)
    {
      Expression where = { RELATA_PLACE_CHECK, i, &table->checks[i].expr, TRUE };

      check_expression (check, &where, &columns);
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      Expression where = { RELATA_PLACE_COLUMN, i, &table->columns[i].generated_expr, FALSE };

      check_expression (check, &where, &columns);
    }
  check_loops (check);
}
