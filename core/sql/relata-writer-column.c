/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Columns and constraints in the form of the writer. Any thread. */

#include "config.h"

#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-writer-private.h"

static void
append_name (GString *sql, const char *name)
{
  if (name == NULL)
    return;
  g_string_append (sql, "CONSTRAINT ");
  relata_name_append (sql, name);
  g_string_append_c (sql, ' ');
}

/* The name after CONSTRAINT of a clause that keeps none. */
static void
append_clause_name (GString *sql, const RelataDef *def, const RelataClause *clause)
{
  g_autofree char *name = NULL;
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, def->text, clause->span.start);
  for (relata_lexer_next (&lexer, &token); token.type == RELATA_KEYWORD_CONSTRAINT;
       relata_lexer_next (&lexer, &token))
    {
      relata_lexer_next (&lexer, &token);
      g_free (name);
      name = relata_name_dequote (def->text + token.start, token.end - token.start);
    }
  append_name (sql, name);
}

static void
append_conflict (GString *sql, RelataConflict conflict)
{
  if (conflict != RELATA_CONFLICT_NONE)
    g_string_append_printf (sql, " ON CONFLICT %s", relata_conflict_to_sql (conflict));
}

static void
append_column_key (GString *sql, const RelataKeyDef *key)
{
  append_name (sql, key->name);
  g_string_append (sql, key->kind == RELATA_KEY_PRIMARY ? "PRIMARY KEY" : "UNIQUE");
  if (key->columns[0].order != RELATA_ORDER_NONE)
    g_string_append (sql, key->columns[0].order == RELATA_ORDER_ASC ? " ASC" : " DESC");
  append_conflict (sql, key->conflict);
  if (key->autoincrement)
    g_string_append (sql, " AUTOINCREMENT");
}

static void
append_names (GString *sql, char **names, guint n)
{
  g_string_append_c (sql, '(');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      relata_name_append (sql, names[i]);
    }
  g_string_append_c (sql, ')');
}

static void
append_reference (GString *sql, const RelataForeignKeyDef *fk)
{
  g_string_append (sql, "REFERENCES ");
  relata_name_append (sql, fk->parent);
  if (fk->n_parent_columns > 0)
    append_names (sql, fk->parent_columns, fk->n_parent_columns);
  if (fk->match != NULL)
    {
      g_string_append (sql, " MATCH ");
      relata_name_append (sql, fk->match);
    }
  if (fk->on_delete != RELATA_ACTION_NONE)
    g_string_append_printf (sql, " ON DELETE %s", relata_action_to_sql (fk->on_delete));
  if (fk->on_update != RELATA_ACTION_NONE)
    g_string_append_printf (sql, " ON UPDATE %s", relata_action_to_sql (fk->on_update));
  if (fk->deferral != RELATA_DEFERRAL_NONE)
    {
      g_string_append_c (sql, ' ');
      g_string_append (sql, relata_deferral_to_sql (fk->deferral));
    }
}

static void
append_check (GString *sql, const RelataDef *def, const RelataCheckDef *check)
{
  append_name (sql, check->name);
  g_string_append (sql, "CHECK (");
  relata_writer_append_span (sql, def, check->expr.span);
  g_string_append_c (sql, ')');
}

static void
append_default (GString *sql, const RelataDef *def, const RelataColumnDef *column)
{
  g_string_append (sql, column->default_in_parentheses ? "DEFAULT (" : "DEFAULT ");
  relata_writer_append_span (sql, def, column->default_value.span);
  if (column->default_in_parentheses)
    g_string_append_c (sql, ')');
}

static void
append_generated (GString *sql, const RelataDef *def, const RelataColumnDef *column)
{
  g_string_append (sql, "GENERATED ALWAYS AS (");
  relata_writer_append_span (sql, def, column->generated_expr.span);
  g_string_append (sql, column->generated == RELATA_GENERATED_STORED ? ") STORED" : ") VIRTUAL");
}

/* What a clause of @column says. */
static void
append_clause (GString *sql,
               const RelataTableDef *table,
               const RelataColumnDef *column,
               const RelataClause *clause)
{
  const RelataDef *def = &table->base;

  g_string_append_c (sql, ' ');
  switch (clause->kind)
    {
    case RELATA_CLAUSE_KEY:
      append_column_key (sql, &table->keys[clause->index]);
      return;
    case RELATA_CLAUSE_CHECK:
      append_check (sql, def, &table->checks[clause->index]);
      return;
    case RELATA_CLAUSE_FOREIGN_KEY:
      append_name (sql, table->foreign_keys[clause->index].name);
      append_reference (sql, &table->foreign_keys[clause->index]);
      return;
    default:
      break;
    }
  append_clause_name (sql, def, clause);
  if (clause->kind == RELATA_CLAUSE_NOT_NULL)
    {
      g_string_append (sql, "NOT NULL");
      append_conflict (sql, column->not_null_conflict);
    }
  else if (clause->kind == RELATA_CLAUSE_DEFAULT)
    append_default (sql, def, column);
  else if (clause->kind == RELATA_CLAUSE_COLLATE)
    {
      g_string_append (sql, "COLLATE ");
      relata_name_append (sql, column->collation);
    }
  else
    append_generated (sql, def, column);
}

/* The clauses of @kind; of those that exclude one another only the last, which counts. */
static void
append_clauses (GString *sql,
                const RelataTableDef *table,
                const RelataColumnDef *column,
                RelataClauseKind kind)
{
  gboolean all = kind == RELATA_CLAUSE_KEY || kind == RELATA_CLAUSE_CHECK
                 || kind == RELATA_CLAUSE_FOREIGN_KEY;
  const RelataClause *last = NULL;

  for (guint i = 0; i < column->n_clauses; i++)
    {
      if (column->clauses[i].kind != kind)
        continue;
      last = &column->clauses[i];
      if (all)
        append_clause (sql, table, column, last);
    }
  if (!all && last != NULL)
    append_clause (sql, table, column, last);
}

/* name type clauses */
void
relata_writer_append_column (GString *sql, const RelataTableDef *table, guint column)
{
  static const RelataClauseKind order[]
      = { RELATA_CLAUSE_NOT_NULL,   RELATA_CLAUSE_KEY,   RELATA_CLAUSE_DEFAULT,
          RELATA_CLAUSE_COLLATE,    RELATA_CLAUSE_CHECK, RELATA_CLAUSE_GENERATED,
          RELATA_CLAUSE_FOREIGN_KEY };
  const RelataColumnDef *self = &table->columns[column];

  relata_name_append (sql, self->name);
  if (self->type_span.end > self->type_span.start)
    {
      g_string_append_c (sql, ' ');
      relata_writer_append_span (sql, &table->base, self->type_span);
    }
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    append_clauses (sql, table, self, order[i]);
}

static void
append_table_key (GString *sql, const RelataDef *def, const RelataKeyDef *key)
{
  append_name (sql, key->name);
  g_string_append (sql, key->kind == RELATA_KEY_PRIMARY ? "PRIMARY KEY (" : "UNIQUE (");
  relata_writer_append_indexed (sql, def, key->columns, key->n_columns);
  g_string_append (sql, key->autoincrement ? " AUTOINCREMENT)" : ")");
  append_conflict (sql, key->conflict);
}

/* A constraint of the table, which is no mere name. */
void
relata_writer_append_constraint (GString *sql,
                                 const RelataTableDef *table,
                                 const RelataClause *constraint)
{
  const RelataForeignKeyDef *fk;

  switch (constraint->kind)
    {
    case RELATA_CLAUSE_KEY:
      append_table_key (sql, &table->base, &table->keys[constraint->index]);
      break;
    case RELATA_CLAUSE_CHECK:
      append_check (sql, &table->base, &table->checks[constraint->index]);
      break;
    default:
      g_assert (constraint->kind == RELATA_CLAUSE_FOREIGN_KEY);
      fk = &table->foreign_keys[constraint->index];
      append_name (sql, fk->name);
      g_string_append (sql, "FOREIGN KEY ");
      append_names (sql, fk->columns, fk->n_columns);
      g_string_append_c (sql, ' ');
      append_reference (sql, fk);
      break;
    }
}
