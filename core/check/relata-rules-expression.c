/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on the expressions of a table: what its checks and generated columns name. Any
 * thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

/* Where an expression stands. */
typedef struct
{
  RelataPlaceKind kind;
  guint index;
  const RelataExpr *expr;
  gboolean knows_rowid;
} Expression;

static gboolean
is_boolean (const char *name)
{
  return relata_name_equal (name, "true") || relata_name_equal (name, "false");
}

/* Whether an expression of @table can name a column so. */
static gboolean
knows_name (const RelataTableDef *table, const RelataNameRef *ref, gboolean knows_rowid)
{
  if (ref->table != NULL && !relata_name_equal (ref->table, table->base.name))
    return FALSE;
  if (relata_table_def_find_column (table, ref->name) >= 0)
    return TRUE;
  if (ref->table == NULL && is_boolean (ref->name))
    return TRUE;
  return knows_rowid && !table->without_rowid && relata_check_is_rowid_name (ref->name);
}

/* The first name in @expr, which stands in @def, that means no column of @table. One in double
 * quotes means a text then: those are looked for only if @quoted, and only those. */
const RelataNameRef *
relata_check_find_unknown (const RelataDef *def,
                           const RelataExpr *expr,
                           const RelataTableDef *table,
                           gboolean knows_rowid,
                           gboolean quoted)
{
  for (guint i = 0; i < expr->n_refs; i++)
    {
      const RelataNameRef *ref = &expr->refs[i];
      gboolean is_quoted = ref->table == NULL && def->text[ref->span.start] == '"';

      if (is_quoted == quoted && !knows_name (table, ref, knows_rowid))
        return ref;
    }
  return NULL;
}

static const RelataNameRef *
find_table (const RelataExpr *expr)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (expr->refs[i].is_table)
      return &expr->refs[i];
  return NULL;
}

/* Reports the gravest fault only: one expression, one finding. */
static void
check_expression (RelataItemCheck *check, const Expression *where)
{
  const RelataTableDef *table = check->table;
  const RelataNameRef *ref;

  if ((ref = find_table (where->expr)) != NULL)
    relata_item_check_report (check, RELATA_RULE_EXPRESSION_SUBQUERY, where->kind, where->index,
                              _ ("An expression of {table} asks {detail}: SQLite allows no query "
                                 "there and refuses the table"),
                              ref->name);
  else if ((ref = relata_check_find_unknown (&table->base, where->expr, table, where->knows_rowid,
                                             FALSE))
           != NULL)
    relata_item_check_report (check, RELATA_RULE_EXPRESSION_COLUMN, where->kind, where->index,
                              _ ("An expression of {table} names the column {detail}, which is "
                                 "not there: SQLite refuses the table"),
                              ref->name);
  else if ((ref = relata_check_find_unknown (&table->base, where->expr, table, where->knows_rowid,
                                             TRUE))
           != NULL)
    relata_item_check_report (check, RELATA_RULE_EXPRESSION_QUOTED_TEXT, where->kind, where->index,
                              _ ("An expression of {table} has {detail} in double quotes, which is "
                                 "no column: SQLite takes it for a text"),
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

/* Follows what @start needs; returns a column that needs itself, or -1. */
static int
find_loop (const RelataTableDef *table, guint start, guint8 *marks)
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
      column = relata_table_def_find_column (table, expr->refs[step->next_ref++].name);
      if (column < 0 || table->columns[column].generated == RELATA_GENERATED_NONE
          || marks[column] == DONE)
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
  g_autofree guint8 *marks = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    {
      int column;

      if (table->columns[i].generated == RELATA_GENERATED_NONE)
        continue;
      if (marks == NULL)
        marks = g_new0 (guint8, table->n_columns);
      column = marks[i] == NOT_SEEN ? find_loop (table, i, marks) : -1;
      if (column >= 0)
        {
          relata_item_check_report (check, RELATA_RULE_COLUMN_GENERATED_LOOP, RELATA_PLACE_COLUMN,
                                    column,
                                    _ ("{place} is generated from itself: every INSERT into "
                                       "{table} will fail with “generated column loop”"),
                                    NULL);
          return;
        }
    }
}

void
relata_rules_expression (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;

  if (table->as_select)
    return;
  for (guint i = 0; i < table->n_checks; i++)
    {
      Expression where = { RELATA_PLACE_CHECK, i, &table->checks[i].expr, TRUE };

      check_expression (check, &where);
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      Expression where = { RELATA_PLACE_COLUMN, i, &table->columns[i].generated_expr, FALSE };

      check_expression (check, &where);
    }
  check_loops (check);
}
