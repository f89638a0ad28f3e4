/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The parser's frame: tokens, faults, names, and statements one by one. A parser lives on the
 * stack of the thread that calls; definitions may go to any. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "sql/relata-name.h"
#include "sql/relata-parser-private.h"
#include "sql/relata-parser.h"

/* A definition takes about this many times its text: for a column of thirty bytes a struct of
 * two hundred. */
#define ARENA_FACTOR 5

void
relata_parser_scratch_init (RelataParserScratch *self)
{
  self->refs = g_array_new (FALSE, FALSE, sizeof (RelataNameRef));
  self->names = g_array_new (FALSE, FALSE, sizeof (char *));
  self->spans = g_array_new (FALSE, FALSE, sizeof (RelataSpan));
  self->indexed = g_array_new (FALSE, FALSE, sizeof (RelataIndexedColumn));
  self->columns = g_array_new (FALSE, FALSE, sizeof (RelataColumnDef));
  self->keys = g_array_new (FALSE, FALSE, sizeof (RelataKeyDef));
  self->foreign_keys = g_array_new (FALSE, FALSE, sizeof (RelataForeignKeyDef));
  self->checks = g_array_new (FALSE, FALSE, sizeof (RelataCheckDef));
  self->clauses = g_array_new (FALSE, FALSE, sizeof (RelataClause));
}

void
relata_parser_scratch_clear (RelataParserScratch *self)
{
  g_array_unref (self->refs);
  g_array_unref (self->names);
  g_array_unref (self->spans);
  g_array_unref (self->indexed);
  g_array_unref (self->columns);
  g_array_unref (self->keys);
  g_array_unref (self->foreign_keys);
  g_array_unref (self->checks);
  g_array_unref (self->clauses);
}

static void
empty_scratch (RelataParserScratch *scratch)
{
  g_array_set_size (scratch->refs, 0);
  g_array_set_size (scratch->names, 0);
  g_array_set_size (scratch->spans, 0);
  g_array_set_size (scratch->indexed, 0);
  g_array_set_size (scratch->columns, 0);
  g_array_set_size (scratch->keys, 0);
  g_array_set_size (scratch->foreign_keys, 0);
  g_array_set_size (scratch->checks, 0);
  g_array_set_size (scratch->clauses, 0);
}

/* Whether SQLite, looking ahead, takes @type for a name. */
static gboolean
is_name_ahead (RelataTokenType type)
{
  return (relata_token_flags[type] & RELATA_TOKEN_IS_NAME) != 0 || type == RELATA_KEYWORD_WINDOW
         || type == RELATA_KEYWORD_OVER || type == RELATA_KEYWORD_FILTER;
}

/* WINDOW, OVER and FILTER are keywords only in certain company (tokenize.c, analyze...Keyword). */
static RelataTokenType
resolve_window_word (const RelataParser *self, RelataTokenType type, RelataTokenType before)
{
  RelataLexer ahead = self->lexer;
  RelataToken first, second;

  relata_lexer_next (&ahead, &first);
  if (type == RELATA_KEYWORD_WINDOW)
    {
      relata_lexer_next (&ahead, &second);
      if (is_name_ahead (first.type) && second.type == RELATA_KEYWORD_AS)
        return type;
    }
  else if (before == RELATA_TOKEN_RIGHT_PAREN
           && (first.type == RELATA_TOKEN_LEFT_PAREN
               || (type == RELATA_KEYWORD_OVER && is_name_ahead (first.type))))
    return type;
  return RELATA_TOKEN_ID;
}

/* Makes the next token the current one. */
void
relata_parser_advance (RelataParser *self)
{
  RelataTokenType before = self->token.type;

  self->last_end = self->token.end;
  relata_lexer_next (&self->lexer, &self->token);
  if (G_UNLIKELY (self->token.type == RELATA_KEYWORD_WINDOW
                  || self->token.type == RELATA_KEYWORD_OVER
                  || self->token.type == RELATA_KEYWORD_FILTER))
    self->token.type = resolve_window_word (self, self->token.type, before);
}

/* The type of the token after the current one; @second gets all of it. */
RelataTokenType
relata_parser_peek (const RelataParser *self, RelataToken *second)
{
  RelataLexer ahead = self->lexer;

  relata_lexer_next (&ahead, second);
  return second->type;
}

/**
 * relata_parser_fail_at:
 * @offset: where
 * @what: (untranslated): what was expected there, a constant
 *
 * Notes a fault, unless there is one already.
 *
 * Returns: %FALSE
 */
gboolean
relata_parser_fail_at (RelataParser *self, guint32 offset, const char *what)
{
  if (self->what == NULL)
    {
      self->what = what;
      self->fault_offset = offset;
    }
  return FALSE;
}

/* Notes that the current token is not @what was expected. */
gboolean
relata_parser_fail (RelataParser *self, const char *what)
{
  return relata_parser_fail_at (self, self->token.start, what);
}

/* Passes a token of @type, or notes a fault. */
gboolean
relata_parser_expect (RelataParser *self, RelataTokenType type, const char *what)
{
  if (relata_parser_accept (self, type))
    return TRUE;
  return relata_parser_fail (self, what);
}

/* One level deeper; the caller counts @depth down again. */
gboolean
relata_parser_enter (RelataParser *self)
{
  if (++self->depth > RELATA_PARSER_MAX_DEPTH)
    return relata_parser_fail (self, N_ ("less nesting"));
  return TRUE;
}

/* The name that @token is, in the arena. */
char *
relata_parser_dequote (RelataParser *self, const RelataToken *token)
{
  const char *start = self->text + token->start;
  guint32 length = token->end - token->start;
  char quote = *start == '[' ? ']' : *start;
  char *name;
  guint32 n = 0;

  if (quote != '"' && quote != '\'' && quote != '`' && *start != '[')
    return relata_arena_strndup (&self->arena, start, length);
  name = relata_arena_alloc (&self->arena, length);
  for (guint32 i = 1; i + 1 < length; i++)
    {
      if (start[i] == quote)
        i++;
      name[n++] = start[i];
    }
  name[n] = '\0';
  return name;
}

/**
 * relata_parser_take:
 * @flags: which tokens will do
 * @what: (untranslated): what they are
 * @span: (out) (optional): where it stands
 * @name: (out) (optional): what it says, in the arena
 *
 * Passes one token that is a name.
 */
gboolean
relata_parser_take (
    RelataParser *self, guint8 flags, const char *what, RelataSpan *span, char **name)
{
  if (!relata_parser_at_flag (self, flags))
    return relata_parser_fail (self, what);
  if (span != NULL)
    *span = relata_token_span (&self->token);
  if (name != NULL)
    *name = relata_parser_dequote (self, &self->token);
  relata_parser_advance (self);
  return TRUE;
}

/* name, name, ... appended to the scratch's names and spans. */
gboolean
relata_parser_take_name_list (RelataParser *self, const char *what)
{
  do
    {
      RelataSpan span;
      char *name;

      if (!relata_parser_take (self, RELATA_TOKEN_IS_NAME, what, &span, &name))
        return FALSE;
      g_array_append_val (self->scratch->names, name);
      g_array_append_val (self->scratch->spans, span);
    }
  while (relata_parser_accept (self, RELATA_TOKEN_COMMA));
  return TRUE;
}

/* Moves the names since there were @from of them to the arena. */
void
relata_parser_keep_names (
    RelataParser *self, guint from, char ***names, RelataSpan **spans, guint *n_names)
{
  RelataParserScratch *scratch = self->scratch;
  guint n = scratch->names->len - from;
  char *end = NULL;

  *n_names = n;
  g_array_append_val (scratch->names, end);
  *names = relata_arena_copy (&self->arena, &g_array_index (scratch->names, char *, from),
                              (n + 1) * sizeof (char *));
  *spans = relata_arena_copy (&self->arena, &g_array_index (scratch->spans, RelataSpan, from),
                              n * sizeof (RelataSpan));
  g_array_set_size (scratch->names, from);
  g_array_set_size (scratch->spans, from);
}

static void
place_of (const char *text, guint32 offset, guint32 *line, guint32 *column)
{
  const char *start = text;

  *line = 1;
  for (const char *p = text; (p = memchr (p, '\n', text + offset - p)) != NULL; start = ++p)
    (*line)++;
  *column = 1;
  for (const char *p = start; p < text + offset; p++)
    *column += ((guchar)*p & 0xc0) != 0x80;
}

/* What stands at the fault, fit for a message. */
static char *
describe_found (const RelataParser *self)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, self->text, self->fault_offset);
  relata_lexer_next (&lexer, &token);
  if (token.type == RELATA_TOKEN_END && token.start < self->length)
    return relata_text_for_display (self->text + token.start, 1, 0);
  return relata_text_for_display (self->text + token.start, token.end - token.start, 40);
}

static RelataFault *
make_fault (RelataParser *self)
{
  RelataFault *fault = relata_arena_alloc (&self->arena, sizeof *fault);
  g_autofree char *message = NULL;

  fault->offset = self->fault_offset;
  place_of (self->text, fault->offset, &fault->line, &fault->column);
  if (fault->offset >= self->length)
    message = g_strdup_printf (_ ("Expected %s, but the statement ends here."), _ (self->what));
  else
    {
      g_autofree char *found = describe_found (self);

      message = g_strdup_printf (_ ("Expected %s, but found “%s”."), _ (self->what), found);
    }
  fault->message = relata_arena_strndup (&self->arena, message, strlen (message));
  return fault;
}

/* A definition of a statement that is not modelled, or has a fault. */
static RelataDef *
make_other (RelataParser *self)
{
  RelataDef *def = relata_arena_alloc (&self->arena, sizeof *def);

  *def
      = (RelataDef){ .kind = RELATA_DEF_OTHER, .text = (char *)self->text, .length = self->length };
  if (self->what != NULL)
    def->fault = make_fault (self);
  return def;
}

/* Whether the statement is to be a CREATE; only those are read. */
static gboolean
begins_with_create (const char *text, gsize length)
{
  return length >= 6 && g_ascii_strncasecmp (text, "CREATE", 6) == 0
         && (length == 6 || !relata_lexer_is_id_char (text[6]));
}

/**
 * relata_parser_read:
 * @scratch: arrays to work with
 * @text: one statement, from its first token to its last
 *
 * Returns: (transfer full): its definition
 */
RelataDef *
relata_parser_read (RelataParserScratch *scratch, const char *text, gsize length)
{
  gboolean is_create = begins_with_create (text, length);
  RelataParser self = { .scratch = scratch, .length = length };
  const char *nul = is_create ? memchr (text, '\0', length) : NULL;
  RelataDef *def = NULL;

  relata_arena_init (&self.arena, is_create ? 256 + length * ARENA_FACTOR
                                            : sizeof (RelataDef) + (length + 8) / 8 * 8);
  self.text = relata_arena_strndup (&self.arena, text, length);
  if (nul != NULL)
    relata_parser_fail_at (&self, nul - text, N_ ("no NUL byte"));
  else if (is_create)
    {
      empty_scratch (scratch);
      relata_lexer_init (&self.lexer, self.text, 0);
      relata_parser_advance (&self);
      def = relata_parse_create_any (&self);
    }
  if (def == NULL)
    def = make_other (&self);
  g_atomic_ref_count_init (&def->ref_count);
  def->storage = self.arena.chunks;
  return def;
}

/**
 * relata_parser_read_scopes:
 * @def: what has been read once already
 * @scopes: what is to be told of its queries
 *
 * Returns: (transfer full): what holds the names in @scopes
 */
RelataArenaChunk *
relata_parser_read_scopes (const RelataDef *def, RelataScopes *scopes)
{
  RelataParserScratch scratch;
  RelataParser self
      = { .text = def->text, .length = def->length, .scratch = &scratch, .scopes = scopes };

  relata_parser_scratch_init (&scratch);
  relata_arena_init (&self.arena, 256 + def->length * 2);
  relata_lexer_init (&self.lexer, def->text, 0);
  relata_parser_advance (&self);
  relata_parse_create_any (&self);
  relata_parser_scratch_clear (&scratch);
  return self.arena.chunks;
}

/**
 * relata_parse_create:
 * @text: a CREATE statement, as in `sqlite_schema.sql`
 * @length: its bytes
 *
 * Returns: (transfer full): a definition that is not %RELATA_DEF_OTHER, or %NULL with
 *   #RELATA_ERROR_SYNTAX
 */
RelataDef *
relata_parse_create (const char *text, gsize length, GError **error)
{
  g_autoptr (RelataDef) def = relata_parse_statement (text, length);

  if (def->fault != NULL)
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_SYNTAX,
                 _ ("Reading a CREATE statement failed at line %u, column %u: %s"),
                 def->fault->line, def->fault->column, def->fault->message);
  else if (def->kind == RELATA_DEF_OTHER)
    g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_SYNTAX,
                         _ ("The text is not a CREATE statement."));
  else
    return g_steal_pointer (&def);
  return NULL;
}
