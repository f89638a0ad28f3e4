/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Columns of CREATE TABLE (lang_createtable.html; "columnname carglist" in parse.y). Owned by
 * the thread that parses. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sql/relata-parser-private.h"

/* The standard type that @text is, in capitals, as SQLite keeps it (sqlite3StdType); %NULL if it
 * is none. */
static const char *
find_standard_type (const char *text, guint32 length)
{
  static const char *const types[] = { NULL, NULL, NULL, "ANY", "BLOB", NULL, NULL, "INTEGER" };
  const char *first = length < 8 ? types[length] : NULL;

  if (first != NULL && g_ascii_strncasecmp (text, first, length) == 0)
    return first;
  if (length == 3 && g_ascii_strncasecmp (text, "INT", 3) == 0)
    return "INT";
  if (length == 4 && g_ascii_strncasecmp (text, "TEXT", 4) == 0)
    return "TEXT";
  if (length == 4 && g_ascii_strncasecmp (text, "REAL", 4) == 0)
    return "REAL";
  return NULL;
}

/* Whether the @length bytes at @text end with @word, which is cut off with the space before. */
static gboolean
cut_word (const char *text, guint32 *length, const char *word)
{
  gsize n = strlen (word);

  if (*length < n || g_ascii_strncasecmp (text + *length - n, word, n) != 0)
    return FALSE;
  *length -= n;
  while (*length > 0 && (text[*length - 1] == ' ' || g_ascii_isspace (text[*length - 1])))
    (*length)--;
  return TRUE;
}

/* The words GENERATED ALWAYS fall to the type when they stand right after it; SQLite cuts them
 * off again, by the letters (sqlite3AddColumn). */
static void
cut_generated (const char *text, RelataSpan *span)
{
  guint32 length = span->end - span->start;

  if (length < 16 || !cut_word (text + span->start, &length, "always"))
    return;
  cut_word (text + span->start, &length, "generated");
  span->end = span->start + length;
}

/* The type at @span as SQLite tells it: dequoted, standard types in capitals. */
static char *
read_type (RelataParser *self, RelataSpan span)
{
  const char *text = self->text + span.start;
  guint32 length = span.end - span.start;
  const char *standard = find_standard_type (text, length);
  RelataLexer lexer;
  RelataToken token;
  char *type;

  if (standard != NULL)
    return (char *)standard;
  if (*text != '"' && *text != '\'' && *text != '`' && *text != '[')
    return relata_arena_strndup (&self->arena, text, length);
  relata_lexer_init (&lexer, self->text, span.start);
  relata_lexer_next (&lexer, &token);
  type = relata_parser_dequote (self, &token);
  standard = token.end == span.end ? find_standard_type (type, strlen (type)) : NULL;
  return standard != NULL ? (char *)standard : type;
}

/* What follows DEFAULT: (expr), a literal, a signed literal or a bare word. */
static gboolean
parse_default (RelataParser *self, RelataColumnDef *column)
{
  RelataSpan *span = &column->default_value.span;

  column->default_value = (RelataExpr){ 0 };
  column->default_in_parentheses = relata_parser_accept (self, RELATA_TOKEN_LEFT_PAREN);
  if (column->default_in_parentheses)
    return relata_parse_expr_to (self, &column->default_value)
           && relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN,
                                    N_ ("“)” after the expression"));
  span->start = self->token.start;
  if (relata_parser_accept (self, RELATA_TOKEN_PLUS)
      || relata_parser_accept (self, RELATA_TOKEN_MINUS))
    {
      if (relata_parser_at_flag (self, RELATA_TOKEN_IS_ID)
          && !relata_parser_at (self, RELATA_KEYWORD_CURRENT_DATE)
          && !relata_parser_at (self, RELATA_KEYWORD_CURRENT_TIME)
          && !relata_parser_at (self, RELATA_KEYWORD_CURRENT_TIMESTAMP))
        return relata_parser_fail (self, N_ ("a literal after the sign"));
    }
  if (!relata_parser_at (self, RELATA_TOKEN_NUMBER) && !relata_parser_at (self, RELATA_TOKEN_STRING)
      && !relata_parser_at (self, RELATA_TOKEN_BLOB)
      && !relata_parser_at (self, RELATA_KEYWORD_NULL)
      && !relata_parser_at_flag (self, RELATA_TOKEN_IS_ID))
    return relata_parser_fail (self, N_ ("a literal or “(” after DEFAULT"));
  relata_parser_advance (self);
  span->end = self->last_end;
  return TRUE;
}

/* What follows AS: (expr) [VIRTUAL|STORED]. */
static gboolean
parse_generated (RelataParser *self, RelataColumnDef *column)
{
  const char *word;
  guint32 length;

  if (!relata_parser_expect (self, RELATA_TOKEN_LEFT_PAREN, N_ ("“(” after AS"))
      || !relata_parse_expr_to (self, &column->generated_expr)
      || !relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“)” after the expression")))
    return FALSE;
  column->generated = RELATA_GENERATED_VIRTUAL;
  if (!relata_parser_at_flag (self, RELATA_TOKEN_IS_WORD)
      || relata_parser_at (self, RELATA_TOKEN_STRING))
    return TRUE;
  word = self->text + self->token.start;
  length = self->token.end - self->token.start;
  if (length == 6 && g_ascii_strncasecmp (word, "stored", 6) == 0)
    column->generated = RELATA_GENERATED_STORED;
  else if (length != 7 || g_ascii_strncasecmp (word, "virtual", 7) != 0)
    return relata_parser_fail (self, N_ ("VIRTUAL or STORED"));
  relata_parser_advance (self);
  return TRUE;
}

/* PRIMARY KEY [order] [conflict] [AUTOINCREMENT], or UNIQUE [conflict]. */
static gboolean
parse_column_key (RelataParser *self, const RelataConstraintHead *head, RelataColumnDef *column)
{
  RelataIndexedColumn part = { .name = column->name,
                               .column = self->scratch->columns->len,
                               .expr.span = column->name_span,
                               .span = column->name_span };
  RelataKeyDef key = {
    .name = head->name, .on_column = part.column, .n_columns = 1, .name_span = head->name_span
  };

  key.kind
      = relata_parser_at (self, RELATA_KEYWORD_UNIQUE) ? RELATA_KEY_UNIQUE : RELATA_KEY_PRIMARY;
  relata_parser_advance (self);
  if (key.kind == RELATA_KEY_PRIMARY)
    {
      if (!relata_parser_expect (self, RELATA_KEYWORD_KEY, N_ ("KEY after PRIMARY")))
        return FALSE;
      if (relata_parser_accept (self, RELATA_KEYWORD_ASC))
        part.order = RELATA_ORDER_ASC;
      else if (relata_parser_accept (self, RELATA_KEYWORD_DESC))
        part.order = RELATA_ORDER_DESC;
    }
  if (!relata_parse_conflict (self, &key.conflict))
    return FALSE;
  if (key.kind == RELATA_KEY_PRIMARY)
    key.autoincrement = relata_parser_accept (self, RELATA_KEYWORD_AUTOINCREMENT);
  key.columns = relata_arena_copy (&self->arena, &part, sizeof part);
  key.span = (RelataSpan){ head->start, self->last_end };
  g_array_append_val (self->scratch->keys, key);
  return TRUE;
}

/* REFERENCES ... on a column. */
static gboolean
parse_column_reference (RelataParser *self,
                        const RelataConstraintHead *head,
                        RelataColumnDef *column)
{
  int index = self->scratch->columns->len;
  RelataSpan none = { 0, 0 };
  RelataForeignKeyDef fk = { .name = head->name,
                             .on_column = index,
                             .n_columns = 1,
                             .span.start = head->start,
                             .name_span = head->name_span };
  char *const names[] = { column->name, NULL };

  fk.columns = relata_arena_copy (&self->arena, names, sizeof names);
  fk.column_spans = relata_arena_copy (&self->arena, &none, sizeof none);
  return relata_parse_foreign_key (self, &fk);
}

/* DEFERRABLE away from REFERENCES: it speaks of the last foreign key of the table so far, or of
 * none (sqlite3DeferForeignKey). */
static gboolean
parse_loose_deferral (RelataParser *self, guint32 start)
{
  GArray *foreign_keys = self->scratch->foreign_keys;
  RelataDeferral deferral;
  int last = (int)foreign_keys->len - 1;

  if (!relata_parse_deferral (self, &deferral))
    return FALSE;
  if (last >= 0)
    g_array_index (foreign_keys, RelataForeignKeyDef, last).deferral = deferral;
  relata_parser_note_clause (self, RELATA_CLAUSE_DEFERRAL, last, start);
  return TRUE;
}

/* [NOT] NULL [conflict] */
static gboolean
parse_null (RelataParser *self, RelataColumnDef *column, guint32 start)
{
  gboolean not_null = relata_parser_accept (self, RELATA_KEYWORD_NOT);
  RelataConflict conflict;

  if (!relata_parser_expect (self, RELATA_KEYWORD_NULL, N_ ("NULL or DEFERRABLE after NOT"))
      || !relata_parse_conflict (self, &conflict))
    return FALSE;
  if (not_null)
    {
      column->not_null = TRUE;
      column->not_null_conflict = conflict;
    }
  relata_parser_note_clause (self, not_null ? RELATA_CLAUSE_NOT_NULL : RELATA_CLAUSE_NULL, -1,
                             start);
  return TRUE;
}

/* A clause of @column that makes no constraint; @found says whether there was one. */
static gboolean
parse_plain_clause (RelataParser *self, RelataColumnDef *column, guint32 start, gboolean *found)
{
  *found = TRUE;
  switch (self->token.type)
    {
    case RELATA_KEYWORD_DEFAULT:
      relata_parser_advance (self);
      if (!parse_default (self, column))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_DEFAULT, -1, start);
      return TRUE;
    case RELATA_KEYWORD_COLLATE:
      relata_parser_advance (self);
      if (!relata_parser_take (self, RELATA_TOKEN_IS_WORD, N_ ("a collation"), NULL,
                               &column->collation))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_COLLATE, -1, start);
      return TRUE;
    case RELATA_KEYWORD_GENERATED:
      relata_parser_advance (self);
      if (!relata_parser_expect (self, RELATA_KEYWORD_ALWAYS, N_ ("ALWAYS after GENERATED")))
        return FALSE;
      if (!relata_parser_at (self, RELATA_KEYWORD_AS))
        return relata_parser_fail (self, N_ ("AS"));
      G_GNUC_FALLTHROUGH;
    case RELATA_KEYWORD_AS:
      relata_parser_advance (self);
      if (!parse_generated (self, column))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_GENERATED, -1, start);
      return TRUE;
    default:
      *found = FALSE;
      return TRUE;
    }
}

/* A clause of @column after its names; @found says whether there was one. */
static gboolean
parse_clause (RelataParser *self,
              RelataColumnDef *column,
              const RelataConstraintHead *head,
              gboolean *found)
{
  RelataParserScratch *scratch = self->scratch;

  *found = TRUE;
  switch (self->token.type)
    {
    case RELATA_KEYWORD_PRIMARY:
    case RELATA_KEYWORD_UNIQUE:
      if (!parse_column_key (self, head, column))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_KEY, scratch->keys->len - 1, head->start);
      return TRUE;
    case RELATA_KEYWORD_CHECK:
      if (!relata_parse_check (self, head, scratch->columns->len))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_CHECK, scratch->checks->len - 1, head->start);
      return TRUE;
    case RELATA_KEYWORD_REFERENCES:
      if (!parse_column_reference (self, head, column))
        return FALSE;
      relata_parser_note_clause (self, RELATA_CLAUSE_FOREIGN_KEY, scratch->foreign_keys->len - 1,
                                 head->start);
      return TRUE;
    case RELATA_KEYWORD_NOT:
    case RELATA_KEYWORD_NULL:
    case RELATA_KEYWORD_DEFERRABLE:
      if (relata_parse_at_deferral (self))
        return parse_loose_deferral (self, head->start);
      return parse_null (self, column, head->start);
    default:
      return parse_plain_clause (self, column, head->start, found);
    }
}

/* All that follows the type. */
static gboolean
parse_clauses (RelataParser *self, RelataColumnDef *column)
{
  GArray *clauses = self->scratch->clauses;
  guint from = clauses->len;
  gboolean found = TRUE;

  while (found)
    {
      RelataConstraintHead head;

      if (!relata_parse_constraint_names (self, &head)
          || !parse_clause (self, column, &head, &found))
        return FALSE;
      if (!found && head.name != NULL)
        relata_parser_note_clause (self, RELATA_CLAUSE_NAME, -1, head.start);
    }
  relata_parser_keep_clauses (self, from, &column->clauses, &column->n_clauses);
  return TRUE;
}

/* Gives the words GENERATED ALWAYS that fell to the type back to the clause they belong to. */
static void
extend_generated (RelataParser *self, RelataColumnDef *column, guint32 type_end)
{
  guint32 end = column->type_span.end;

  if (end < type_end && column->n_clauses > 0 && column->clauses[0].kind == RELATA_CLAUSE_GENERATED)
    column->clauses[0].span.start = relata_lexer_skip_trivia (self->text, end);
}

/* name [type] clauses, appended to the scratch's columns. */
gboolean
relata_parse_column (RelataParser *self)
{
  RelataColumnDef column = { .type = (char *)"" };
  RelataSpan type;

  column.span.start = self->token.start;
  if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, N_ ("a column name"), &column.name_span,
                           &column.name)
      || !relata_parse_type (self, &type))
    return FALSE;
  column.type_span = type;
  cut_generated (self->text, &column.type_span);
  if (column.type_span.start < column.type_span.end)
    column.type = read_type (self, column.type_span);
  if (!parse_clauses (self, &column))
    return FALSE;
  extend_generated (self, &column, type.end);
  column.span.end = self->last_end;
  g_array_append_val (self->scratch->columns, column);
  return TRUE;
}
