/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading seed rows. A plain INSERT ... VALUES is read token by token, since a script may hold
 * very many. Any other statement is read, and renamed, as the body of a trigger, which is what
 * the parser knows. */

#include "config.h"

#include <string.h>

#include "schema/relata-seed.h"
#include "sql/relata-index-def.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-splice.h"

/* No table is called so. */
#define WRAP_BEFORE "CREATE TRIGGER \"\x01\" AFTER INSERT ON \"\x01\" BEGIN "
#define WRAP_AFTER  "; END"

/* The start of a statement that changes rows. */
typedef struct
{
  const RelataDef *def;
  RelataLexer lexer;
  RelataToken token;  /* the next one */
  RelataSpan table;   /* the name of its table */
  gboolean is_insert; /* or REPLACE */
} Seed;

static void
advance (Seed *seed)
{
  relata_lexer_next (&seed->lexer, &seed->token);
}

static gboolean
accept (Seed *seed, RelataTokenType type)
{
  if (seed->token.type != type)
    return FALSE;
  advance (seed);
  return TRUE;
}

static char *
dup_name (const RelataDef *def, RelataSpan span)
{
  return relata_name_dequote (def->text + span.start, span.end - span.start);
}

static gboolean
names (const RelataDef *def, RelataSpan span, const char *name)
{
  g_autofree char *found = dup_name (def, span);

  return relata_name_equal (found, name);
}

/* INSERT [OR x] INTO, REPLACE INTO, UPDATE [OR x], DELETE FROM. */
static gboolean
read_verb (Seed *seed)
{
  gboolean update = seed->token.type == RELATA_KEYWORD_UPDATE;

  if (accept (seed, RELATA_KEYWORD_DELETE))
    return accept (seed, RELATA_KEYWORD_FROM);
  seed->is_insert = !update;
  if (accept (seed, RELATA_KEYWORD_REPLACE))
    return accept (seed, RELATA_KEYWORD_INTO);
  if (!accept (seed, RELATA_KEYWORD_INSERT) && !accept (seed, RELATA_KEYWORD_UPDATE))
    return FALSE;
  if (accept (seed, RELATA_KEYWORD_OR))
    advance (seed);
  return update || accept (seed, RELATA_KEYWORD_INTO);
}

/* Reads up to the name of the table. */
static gboolean
read_seed (Seed *seed, const RelataDef *def)
{
  *seed = (Seed){ .def = def };
  if (def->kind != RELATA_DEF_OTHER)
    return FALSE;
  relata_lexer_init (&seed->lexer, def->text, 0);
  advance (seed);
  if (!read_verb (seed))
    return FALSE;
  seed->table = (RelataSpan){ seed->token.start, seed->token.end };
  advance (seed);
  if (seed->token.type == RELATA_TOKEN_DOT)
    {
      if (!names (def, seed->table, "main"))
        return FALSE;
      advance (seed);
      seed->table = (RelataSpan){ seed->token.start, seed->token.end };
      advance (seed);
    }
  return TRUE;
}

/* The columns that an INSERT lists; none if it lists none. */
static GArray *
read_columns (Seed *seed)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (RelataSpan));

  if (!seed->is_insert || !accept (seed, RELATA_TOKEN_LEFT_PAREN))
    return columns;
  do
    {
      RelataSpan span = { seed->token.start, seed->token.end };

      g_array_append_val (columns, span);
      advance (seed);
    }
  while (accept (seed, RELATA_TOKEN_COMMA));
  accept (seed, RELATA_TOKEN_RIGHT_PAREN);
  return columns;
}

/* Whether values follow, in which no name can stand. */
static gboolean
is_plain (const Seed *seed)
{
  return seed->is_insert
         && (seed->token.type == RELATA_KEYWORD_VALUES
             || seed->token.type == RELATA_KEYWORD_DEFAULT);
}

/**
 * relata_seed_is_for:
 *
 * Returns: whether @def changes rows of @table
 */
gboolean
relata_seed_is_for (const RelataDef *def, const char *table)
{
  Seed seed;

  g_return_val_if_fail (def != NULL && table != NULL, FALSE);

  return read_seed (&seed, def) && names (def, seed.table, table);
}

/**
 * relata_seed_needs_column:
 *
 * Returns: whether @def would fail if @table did not have @column: it lists the column, or it
 *   lists none and so gives a value to each
 */
gboolean
relata_seed_needs_column (const RelataDef *def, const char *table, const char *column)
{
  g_autoptr (GArray) columns = NULL;
  Seed seed;

  g_return_val_if_fail (def != NULL && table != NULL && column != NULL, FALSE);

  if (!read_seed (&seed, def) || !seed.is_insert || !names (def, seed.table, table))
    return FALSE;
  if (seed.token.type == RELATA_KEYWORD_DEFAULT)
    return FALSE;
  columns = read_columns (&seed);
  for (guint i = 0; i < columns->len; i++)
    if (names (def, g_array_index (columns, RelataSpan, i), column))
      return TRUE;
  return columns->len == 0;
}

static RelataDef *
finish (RelataSplice *splice)
{
  g_autofree char *text = NULL;

  if (relata_splice_is_empty (splice))
    return NULL;
  text = relata_splice_to_text (splice);
  return relata_parse_statement (text, strlen (text));
}

/* The statement as a trigger; %NULL if it cannot be one. */
static RelataDef *
wrap (const RelataDef *def)
{
  g_autoptr (GString) text = g_string_new (WRAP_BEFORE);
  g_autoptr (RelataDef) trigger = NULL;

  g_string_append_len (text, def->text, def->length);
  g_string_append (text, WRAP_AFTER);
  trigger = relata_parse_statement (text->str, text->len);
  return relata_def_trigger (trigger) != NULL ? g_steal_pointer (&trigger) : NULL;
}

static RelataDef *
unwrap (const RelataDef *trigger)
{
  gsize before = strlen (WRAP_BEFORE), after = strlen (WRAP_AFTER);

  return relata_parse_statement (trigger->text + before, trigger->length - before - after);
}

/* Whether @def can mention @name at all: a quick look that spares reading it. */
static gboolean
may_mention (const RelataDef *def, const char *name)
{
  gsize length = strlen (name);
  const char *end = def->text + def->length - MIN (length, def->length);

  if (length == 0 || strpbrk (name, "\"'`]") != NULL)
    return TRUE;
  for (const char *p = def->text; p <= end; p++)
    if (g_ascii_tolower (*p) == g_ascii_tolower (*name)
        && g_ascii_strncasecmp (p, name, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
changes_rows (const RelataDef *def)
{
  RelataLexer lexer;
  RelataToken token;

  if (def->kind != RELATA_DEF_OTHER || memchr (def->text, '\0', def->length) != NULL)
    return FALSE;
  relata_lexer_init (&lexer, def->text, 0);
  relata_lexer_next (&lexer, &token);
  return token.type == RELATA_KEYWORD_INSERT || token.type == RELATA_KEYWORD_REPLACE
         || token.type == RELATA_KEYWORD_UPDATE || token.type == RELATA_KEYWORD_DELETE
         || token.type == RELATA_KEYWORD_WITH;
}

/**
 * relata_seed_rename_table:
 * @old_name: of a table
 * @new_name: what it is to be called
 *
 * Returns: (transfer full) (nullable): @def with the table renamed; %NULL if it does not mention
 *   it, or is no statement that changes rows
 */
RelataDef *
relata_seed_rename_table (const RelataDef *def, const char *old_name, const char *new_name)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autoptr (RelataDef) trigger = NULL, renamed = NULL;
  g_autoptr (GArray) columns = NULL;
  gboolean is_seed;
  Seed seed;

  g_return_val_if_fail (def != NULL && old_name != NULL && new_name != NULL, NULL);

  if (!changes_rows (def) || !may_mention (def, old_name))
    return NULL;
  is_seed = read_seed (&seed, def);
  relata_splice_init (&splice, def);
  if (is_seed && names (def, seed.table, old_name))
    relata_splice_rename (&splice, seed.table, new_name);
  columns = read_columns (&seed);
  if ((is_seed && is_plain (&seed)) || (trigger = wrap (def)) == NULL)
    return finish (&splice);
  renamed = relata_def_rename_table_refs (trigger, old_name, new_name);
  return renamed != NULL ? unwrap (renamed) : NULL;
}

/**
 * relata_seed_rename_column:
 * @table: the table whose column is renamed
 * @old_name: of the column
 * @new_name: what it is to be called
 * @find: definitions as they were before the rename
 * @data: for @find
 *
 * Returns: (transfer full) (nullable): @def with the column renamed; %NULL if it does not mention
 *   it, or is no statement that changes rows
 */
RelataDef *
relata_seed_rename_column (const RelataDef *def,
                           const char *table,
                           const char *old_name,
                           const char *new_name,
                           RelataFindDefFunc find,
                           gpointer data)
{
  g_auto (RelataSplice) splice = { 0 };
  g_autoptr (RelataDef) trigger = NULL, renamed = NULL;
  g_autoptr (GArray) columns = NULL;
  gboolean is_seed;
  Seed seed;

  g_return_val_if_fail (def != NULL && table != NULL && old_name != NULL, NULL);
  g_return_val_if_fail (new_name != NULL && find != NULL, NULL);

  if (!changes_rows (def) || !may_mention (def, table) || !may_mention (def, old_name))
    return NULL;
  is_seed = read_seed (&seed, def);
  columns = read_columns (&seed);
  relata_splice_init (&splice, def);
  for (guint i = 0; is_seed && i < columns->len && names (def, seed.table, table); i++)
    if (names (def, g_array_index (columns, RelataSpan, i), old_name))
      relata_splice_rename (&splice, g_array_index (columns, RelataSpan, i), new_name);
  if ((is_seed && is_plain (&seed)) || (trigger = wrap (def)) == NULL)
    return finish (&splice);
  renamed = relata_def_rename_column_refs (trigger, table, old_name, new_name, find, data);
  return renamed != NULL ? unwrap (renamed) : NULL;
}
