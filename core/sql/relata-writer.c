/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Statements as a whole, and indexes. Any thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-index-def.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-writer-private.h"

/* What follows ON DELETE or ON UPDATE; %NULL for %RELATA_ACTION_NONE. */
const char *
relata_action_to_sql (RelataAction action)
{
  static const char *const texts[]
      = { NULL, "NO ACTION", "RESTRICT", "SET NULL", "SET DEFAULT", "CASCADE" };

  g_return_val_if_fail ((guint)action < G_N_ELEMENTS (texts), NULL);
  return texts[action];
}

/* The clause that defers; %NULL for %RELATA_DEFERRAL_NONE. */
const char *
relata_deferral_to_sql (RelataDeferral deferral)
{
  static const char *const texts[] = { NULL, "DEFERRABLE", "DEFERRABLE INITIALLY DEFERRED",
                                       "DEFERRABLE INITIALLY IMMEDIATE", "NOT DEFERRABLE" };

  g_return_val_if_fail ((guint)deferral < G_N_ELEMENTS (texts), NULL);
  return texts[deferral];
}

/* What follows ON CONFLICT; %NULL for %RELATA_CONFLICT_NONE. */
const char *
relata_conflict_to_sql (RelataConflict conflict)
{
  static const char *const texts[] = { NULL, "ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE" };

  g_return_val_if_fail ((guint)conflict < G_N_ELEMENTS (texts), NULL);
  return texts[conflict];
}

/* Whether two bytes in @span look as a comment begins; most often none do. */
static gboolean
may_have_comment (const char *text, RelataSpan span)
{
  for (guint32 i = span.start; i + 1 < span.end; i++)
    if ((text[i] == '-' && text[i + 1] == '-') || (text[i] == '/' && text[i + 1] == '*'))
      return TRUE;
  return FALSE;
}

/* Whether a comment stands between the tokens in @span. */
gboolean
relata_writer_has_comment (const RelataDef *def, RelataSpan span)
{
  guint32 position = span.start;
  RelataLexer lexer;
  RelataToken token;

  if (!may_have_comment (def->text, span))
    return FALSE;
  relata_lexer_init (&lexer, def->text, span.start);
  while (position < span.end)
    {
      relata_lexer_next (&lexer, &token);
      for (; position < MIN (token.start, span.end); position++)
        if (def->text[position] == '-' || def->text[position] == '/')
          return TRUE;
      position = token.end;
    }
  return FALSE;
}

/* What stands at @span, as it is. */
void
relata_writer_append_span (GString *sql, const RelataDef *def, RelataSpan span)
{
  g_string_append_len (sql, def->text + span.start, span.end - span.start);
}

/* CREATE @kind schema.name */
void
relata_writer_append_head (GString *sql, const RelataDef *def, const char *kind)
{
  g_string_append (sql, def->temporary ? "CREATE TEMP " : "CREATE ");
  g_string_append (sql, kind);
  g_string_append_c (sql, ' ');
  if (def->if_not_exists)
    g_string_append (sql, "IF NOT EXISTS ");
  if (def->schema_name != NULL)
    {
      relata_name_append (sql, def->schema_name);
      g_string_append_c (sql, '.');
    }
  relata_name_append (sql, def->name);
}

/* a COLLATE x DESC, lower(b), ... */
void
relata_writer_append_indexed (GString *sql,
                              const RelataDef *def,
                              const RelataIndexedColumn *columns,
                              guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (sql, ", ");
      if (columns[i].name != NULL)
        relata_name_append (sql, columns[i].name);
      else
        relata_writer_append_span (sql, def, columns[i].expr.span);
      if (columns[i].collation != NULL)
        {
          g_string_append (sql, " COLLATE ");
          relata_name_append (sql, columns[i].collation);
        }
      if (columns[i].order != RELATA_ORDER_NONE)
        g_string_append (sql, columns[i].order == RELATA_ORDER_ASC ? " ASC" : " DESC");
    }
}

static void
append_index (GString *sql, const RelataIndexDef *index)
{
  const RelataDef *def = &index->base;

  relata_writer_append_head (sql, def, index->unique ? "UNIQUE INDEX" : "INDEX");
  g_string_append (sql, " ON ");
  relata_name_append (sql, index->table);
  g_string_append (sql, " (");
  relata_writer_append_indexed (sql, def, index->columns, index->n_columns);
  g_string_append_c (sql, ')');
  if (relata_expr_is_empty (&index->where))
    return;
  g_string_append (sql, " WHERE ");
  relata_writer_append_span (sql, def, index->where.span);
}

/* A statement of which only the beginning has one form. */
static void
append_rest (GString *sql, const RelataDef *def, const char *kind)
{
  relata_writer_append_head (sql, def, kind);
  relata_writer_append_span (sql, def, (RelataSpan){ def->name_span.end, def->length });
}

static void
append_def (GString *sql, const RelataDef *def)
{
  switch (def->kind)
    {
    case RELATA_DEF_TABLE:
      relata_writer_append_table (sql, relata_def_table (def));
      break;
    case RELATA_DEF_INDEX:
      append_index (sql, relata_def_index (def));
      break;
    case RELATA_DEF_VIEW:
      append_rest (sql, def, "VIEW");
      break;
    case RELATA_DEF_TRIGGER:
      append_rest (sql, def, "TRIGGER");
      break;
    case RELATA_DEF_VIRTUAL_TABLE:
      append_rest (sql, def, "VIRTUAL TABLE");
      break;
    default:
      g_string_append_len (sql, def->text, def->length);
      break;
    }
}

/* Whether the form would lose a comment that has no place in it. */
static gboolean
must_stay (const RelataDef *def)
{
  RelataSpan span = { 0, def->length };

  if (def->kind == RELATA_DEF_OTHER)
    return TRUE;
  if (def->kind != RELATA_DEF_INDEX)
    span.end = def->name_span.start;
  return relata_writer_has_comment (def, span);
}

/**
 * relata_def_write:
 * @def: any definition
 *
 * Returns: (transfer full): the statement in the form this file's header describes, without a
 *   semicolon. What is not modelled, and what has a comment where the form has no place for one,
 *   is returned as it stands.
 */
char *
relata_def_write (const RelataDef *def)
{
  GString *sql;

  g_return_val_if_fail (def != NULL, NULL);
  if (must_stay (def))
    return g_strndup (def->text, def->length);
  sql = g_string_sized_new (def->length + def->length / 4);
  append_def (sql, def);
  return g_string_free (sql, FALSE);
}

/**
 * relata_script_write:
 * @text: a script
 * @length: its bytes
 *
 * Returns: (transfer full): the script with each CREATE in the form of relata_def_write(), and
 *   all else, comments and blank lines between statements included, as it stands
 */
char *
relata_script_write (const char *text, gsize length)
{
  g_autoptr (RelataScript) script = relata_parse_script (text, length);
  GString *sql = g_string_sized_new (length + length / 8);

  for (guint i = 0; i < script->n_statements; i++)
    {
      const RelataScriptStatement *statement = &script->statements[i];

      g_string_append_len (sql, text + statement->lead_start,
                           statement->start - statement->lead_start);
      if (must_stay (statement->def))
        g_string_append_len (sql, statement->def->text, statement->def->length);
      else
        append_def (sql, statement->def);
      g_string_append_len (sql, text + statement->end, statement->tail_end - statement->end);
    }
  g_string_append_len (sql, text + script->rest_start, length - script->rest_start);
  return g_string_free (sql, FALSE);
}
