/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on the types and defaults of columns. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"

static void
report (RelataItemCheck *check,
        RelataRuleIndex rule,
        guint column,
        const char *text,
        const char *detail)
{
  relata_item_check_report (check, rule, RELATA_PLACE_COLUMN, column, text, detail);
}

static void
check_strict_type (RelataItemCheck *check, guint index)
{
  const RelataColumnDef *column = &check->table->columns[index];

  if (*column->type == '\0')
    report (check, RELATA_RULE_TYPE_MISSING, index,
            _ ("{place} has no type, but {table} is STRICT: SQLite refuses the table"), NULL);
  else if (!relata_type_is_strict (column->type))
    report (check, RELATA_RULE_TYPE_STRICT, index,
            _ ("{place} is of type {detail}, which a STRICT table does not know: SQLite refuses "
               "the table"),
            column->type);
}

/* Words by which a type means integers. Any other word with INT in it means something else to
 * the person who wrote it. */
static gboolean
is_integer_word (const char *word)
{
  static const char *const words[]
      = { "INT",    "INTEGER", "BIGINT", "TINYINT", "SMALLINT", "MEDIUMINT",  "INT2",
          "INT4",   "INT8",    "INT16",  "INT32",   "INT64",    "UINT",       "UINT8",
          "UINT16", "UINT32",  "UINT64", "LONGINT", "HUGEINT",  "BIGINTEGER", "SMALLINTEGER" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (relata_text_ascii_casecmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
means_integer (const char *type)
{
  g_auto (GStrv) words = g_strsplit_set (type, " (),_", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_integer_word (words[i]))
      return TRUE;
  return FALSE;
}

/* Types whose names say text, or text in some format, and which SQLite takes for numbers. */
static gboolean
means_text (const char *type)
{
  static const char *const words[]
      = { "STRING", "STR", "JSON", "JSONB", "UUID", "GUID", "XML", "ENUM", "NAME" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (g_ascii_strncasecmp (type, words[i], length) == 0 && !g_ascii_isalpha (type[length]))
        return TRUE;
    }
  return FALSE;
}

static void
check_affinity (RelataItemCheck *check, guint index)
{
  const RelataColumnDef *column = &check->table->columns[index];

  if (column->affinity == RELATA_AFFINITY_INTEGER && !means_integer (column->type))
    report (check, RELATA_RULE_TYPE_AFFINITY, index,
            _ ("{place} is of type {detail}, which SQLite takes for integers, as it has INT in "
               "it"),
            column->type);
  else if (column->affinity == RELATA_AFFINITY_NUMERIC && means_text (column->type))
    report (check, RELATA_RULE_TYPE_AFFINITY, index,
            _ ("{place} is of type {detail}, which SQLite takes for numbers: the text 007 is "
               "stored as 7"),
            column->type);
}

/* The one token that a default is, or RELATA_TOKEN_END if it is more. */
static RelataToken
get_default_token (const RelataTableDef *table, const RelataColumnDef *column)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, table->base.text, column->default_value.span.start);
  relata_lexer_next (&lexer, &token);
  if (token.end != column->default_value.span.end)
    token.type = RELATA_TOKEN_END;
  return token;
}

static gboolean
is_constant (const RelataTableDef *table, const RelataExpr *expr)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (expr->refs[i].table != NULL || !relata_check_is_boolean (expr->refs[i].name))
      return FALSE;
  return !relata_check_has_query (&table->base, expr);
}

static void
check_default_name (RelataItemCheck *check, guint index, const RelataToken *token)
{
  const RelataColumnDef *column = &check->table->columns[index];
  const char *text = check->table->base.text;
  g_autofree char *name = relata_name_dequote (text + token->start, token->end - token->start);

  if (column->default_in_parentheses || token->type == RELATA_KEYWORD_CURRENT_DATE
      || token->type == RELATA_KEYWORD_CURRENT_TIME
      || token->type == RELATA_KEYWORD_CURRENT_TIMESTAMP
      || (relata_token_flags[token->type] & (RELATA_TOKEN_IS_ID | RELATA_TOKEN_IS_NAME)) == 0)
    return;
  if (token->type == RELATA_TOKEN_ID && relata_check_is_boolean (name))
    return;
  report (check, RELATA_RULE_COLUMN_DEFAULT_NAME, index,
          _ ("The default of {place} is the text {detail}, written as a name"), name);
}

static gboolean
is_number (const char *text)
{
  char *end = NULL;

  g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  while (g_ascii_isspace (*end))
    end++;
  return *end == '\0';
}

static void
check_default_text (RelataItemCheck *check, guint index, const RelataToken *token)
{
  const RelataColumnDef *column = &check->table->columns[index];
  const char *text = check->table->base.text;
  g_autofree char *value = relata_name_dequote (text + token->start, token->end - token->start);

  if (relata_text_ascii_casecmp (value, "NULL") == 0)
    report (check, RELATA_RULE_COLUMN_DEFAULT_NULL_TEXT, index,
            _ ("The default of {place} is the text “NULL”, not the absence of a value"), NULL);
  else if ((column->affinity == RELATA_AFFINITY_INTEGER || column->affinity == RELATA_AFFINITY_REAL)
           && !is_number (value))
    report (check, RELATA_RULE_COLUMN_DEFAULT_TYPE, index,
            check->table->strict
                ? _ ("The default of {place} is a text, not a number: SQLite refuses each row "
                     "that relies on it")
                : _ ("The default of {place} is a text, not a number: it is stored among numbers"),
            NULL);
}

static void
check_default (RelataItemCheck *check, guint index)
{
  const RelataColumnDef *column = &check->table->columns[index];
  RelataToken token;

  if (relata_expr_is_empty (&column->default_value))
    return;
  if (column->generated != RELATA_GENERATED_NONE)
    {
      report (check, RELATA_RULE_COLUMN_GENERATED_DEFAULT, index,
              _ ("{place} is generated and has a default: SQLite refuses the table"), NULL);
      return;
    }
  if (column->default_in_parentheses && !is_constant (check->table, &column->default_value))
    report (check, RELATA_RULE_COLUMN_DEFAULT_CONSTANT, index,
            _ ("The default of {place} asks a column or a table: SQLite refuses the table"), NULL);
  token = get_default_token (check->table, column);
  if (token.type == RELATA_TOKEN_END)
    return;
  if (token.type == RELATA_KEYWORD_NULL)
    {
      if (column->not_null)
        report (check, RELATA_RULE_COLUMN_DEFAULT_NULL, index,
                _ ("{place} is NOT NULL and has NULL as its default: the default is always "
                   "refused"),
                NULL);
    }
  else if (token.type == RELATA_TOKEN_STRING)
    check_default_text (check, index, &token);
  else
    check_default_name (check, index, &token);
}

void
relata_rules_column (RelataItemCheck *check)
{
  for (guint i = 0; i < check->table->n_columns; i++)
    {
      if (check->table->strict)
        check_strict_type (check, i);
      else if (!check->shadow)
        check_affinity (check, i);
      if (!check->shadow)
        check_default (check, i);
    }
}
