/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* CREATE TABLE as a whole (lang_createtable.html): body, options, and the positions of the
 * columns its keys name. Owned by the thread that parses. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "sql/relata-parser-private.h"

/* Above this many columns names are looked up in a hash table. */
#define FEW_COLUMNS 16

/* ( columns, constraints ). Nothing at all is a table that is still being drawn, which SQLite
 * does not know. */
static gboolean
parse_body (RelataParser *self, RelataSpan *body)
{
  body->start = self->token.end;
  relata_parser_advance (self);
  if (!relata_parser_at (self, RELATA_TOKEN_RIGHT_PAREN))
    {
      gboolean comma;

      do
        {
          if (!relata_parse_column (self))
            return FALSE;
          comma = relata_parser_accept (self, RELATA_TOKEN_COMMA);
        }
      while (comma && !relata_parse_at_table_constraint (self));
      if (comma && !relata_parse_table_constraints (self))
        return FALSE;
    }
  body->end = self->token.start;
  return relata_parser_expect (self, RELATA_TOKEN_RIGHT_PAREN, N_ ("“,” or “)”"));
}

static gboolean
is_word (const RelataParser *self, const RelataToken *token, const char *word, guint32 length)
{
  return token->end - token->start == length
         && g_ascii_strncasecmp (self->text + token->start, word, length) == 0;
}

/* WITHOUT ROWID and STRICT, with commas between them; the first may be missing before a comma. */
static gboolean
parse_options (RelataParser *self, RelataTableDef *table)
{
  gboolean first = TRUE;

  for (;;)
    {
      RelataToken token = self->token;

      if (relata_parser_accept (self, RELATA_KEYWORD_WITHOUT))
        {
          token = self->token;
          if (!is_word (self, &token, "rowid", 5))
            return relata_parser_fail (self, N_ ("ROWID after WITHOUT"));
          relata_parser_advance (self);
          table->without_rowid = TRUE;
        }
      else if (is_word (self, &token, "strict", 6))
        {
          relata_parser_advance (self);
          table->strict = TRUE;
        }
      else if (!first || !relata_parser_at (self, RELATA_TOKEN_COMMA))
        return first || relata_parser_fail (self, N_ ("WITHOUT ROWID or STRICT"));
      first = FALSE;
      if (!relata_parser_accept (self, RELATA_TOKEN_COMMA))
        return TRUE;
    }
}

/* Name to position plus one, or %NULL where there are few columns. */
static GHashTable *
index_columns (const RelataTableDef *table)
{
  GHashTable *positions;

  if (table->n_columns <= FEW_COLUMNS || (table->n_keys == 0 && table->n_foreign_keys == 0))
    return NULL;
  positions = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
  for (guint i = table->n_columns; i > 0; i--)
    g_hash_table_insert (positions, table->columns[i - 1].name, GUINT_TO_POINTER (i));
  return positions;
}

static int
find_column (const RelataTableDef *table, GHashTable *positions, const char *name)
{
  if (positions == NULL)
    return relata_table_def_find_column (table, name);
  return GPOINTER_TO_INT (g_hash_table_lookup (positions, name)) - 1;
}

/* Sets the positions of all columns that keys and foreign keys name. */
static void
resolve_columns (RelataParser *self, RelataTableDef *table)
{
  g_autoptr (GHashTable) positions = index_columns (table);

  for (guint i = 0; i < table->n_keys; i++)
    if (table->keys[i].on_column < 0)
      for (guint j = 0; j < table->keys[i].n_columns; j++)
        {
          RelataIndexedColumn *column = &table->keys[i].columns[j];

          column->column = find_column (table, positions, column->name);
        }
  for (guint i = 0; i < table->n_foreign_keys; i++)
    {
      RelataForeignKeyDef *fk = &table->foreign_keys[i];

      fk->column_indexes = relata_arena_alloc (&self->arena, sizeof (int) * fk->n_columns);
      for (guint j = 0; j < fk->n_columns; j++)
        fk->column_indexes[j]
            = fk->on_column >= 0 ? fk->on_column : find_column (table, positions, fk->columns[j]);
    }
}

static gpointer
keep_array (RelataParser *self, GArray *array, guint *n)
{
  *n = array->len;
  return relata_arena_copy (&self->arena, array->data,
                            (gsize)array->len * g_array_get_element_size (array));
}

/* Affinities depend on STRICT, which stands at the end. */
static void
set_affinities (RelataTableDef *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    table->columns[i].affinity = relata_affinity_from_type (table->columns[i].type, table->strict);
}

static void
keep_parts (RelataParser *self, RelataTableDef *table)
{
  RelataParserScratch *scratch = self->scratch;

  table->columns = keep_array (self, scratch->columns, &table->n_columns);
  table->keys = keep_array (self, scratch->keys, &table->n_keys);
  table->foreign_keys = keep_array (self, scratch->foreign_keys, &table->n_foreign_keys);
  table->checks = keep_array (self, scratch->checks, &table->n_checks);
  relata_parser_keep_clauses (self, 0, &table->constraints, &table->n_constraints);
  resolve_columns (self, table);
  set_affinities (table);
}

/**
 * relata_parse_create_table:
 * @head: what is known already: name, TEMP, IF NOT EXISTS
 *
 * What follows the name of the table.
 *
 * Returns: (nullable): the definition, without a reference count
 */
RelataDef *
relata_parse_create_table (RelataParser *self, const RelataDef *head)
{
  RelataTableDef *table = relata_parser_new_def (self, head, sizeof *table);
  guint from = self->scratch->refs->len;

  table->base.kind = RELATA_DEF_TABLE;
  if (relata_parser_accept (self, RELATA_KEYWORD_AS))
    {
      table->as_select = TRUE;
      table->select.span.start = self->token.start;
      if (!relata_parse_select (self))
        return NULL;
      table->select.span.end = self->last_end;
      relata_parser_keep_refs (self, from, &table->select);
      return &table->base;
    }
  if (!relata_parser_at (self, RELATA_TOKEN_LEFT_PAREN))
    {
      relata_parser_fail (self, N_ ("“(” or AS after the name of the table"));
      return NULL;
    }
  if (!parse_body (self, &table->body) || !parse_options (self, table))
    return NULL;
  keep_parts (self, table);
  return &table->base;
}
