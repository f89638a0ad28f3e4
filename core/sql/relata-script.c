/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Cutting a script into statements, as sqlite3_complete() and the sqlite3 shell do: at
 * semicolons outside quotes and comments, except inside CREATE TRIGGER, which ends at the
 * "; END ;". A line that begins with a dot or "#" where a statement could begin is a command
 * of the shell and a statement of its own, to the end of the line. Any thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-parser-private.h"
#include "sql/relata-parser.h"

/* Bytes the scan stops at; all others belong to the token or space they stand in. */
/* clang-format off */
static const guint8 stops[256] = {
  [';'] = 1, ['\''] = 1, ['"'] = 1, ['`'] = 1, ['['] = 1, ['-'] = 1, ['/'] = 1,
};
/* clang-format on */

/**
 * Cutter:
 * @token_end: one past the last byte that is neither space nor comment
 * @line: line of @line_at, from 1
 */
typedef struct
{
  const char *text;
  gsize length;
  gsize position;
  gsize token_end;
  gsize line_at;
  guint line;
} Cutter;

static inline gboolean
is_space (char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether @a and @b stand at @position, one after the other. */
static inline gboolean
at_pair (const Cutter *self, gsize position, char a, char b)
{
  return position + 1 < self->length && self->text[position] == a && self->text[position + 1] == b;
}

/* Past the comment at @position, or @position if there is none. */
static gsize
skip_comment (const Cutter *self, gsize position)
{
  const char *start = self->text + position;
  const char *end;

  if (at_pair (self, position, '-', '-'))
    {
      end = memchr (start, '\n', self->length - position);
      return end != NULL ? (gsize)(end - self->text) : self->length;
    }
  if (!at_pair (self, position, '/', '*') || position + 2 == self->length)
    return position;
  for (gsize i = position + 2; i < self->length; i++)
    {
      end = memchr (self->text + i, '*', self->length - i);
      if (end == NULL)
        break;
      i = end - self->text;
      if (at_pair (self, i, '*', '/'))
        return i + 2;
    }
  return self->length;
}

static gsize
skip_trivia (const Cutter *self, gsize position)
{
  for (;;)
    {
      gsize next;

      while (position < self->length && is_space (self->text[position]))
        position++;
      if (self->length - position >= 3 && memcmp (self->text + position, "\xef\xbb\xbf", 3) == 0)
        next = position + 3;
      else
        next = skip_comment (self, position);
      if (next == position)
        return position;
      position = next;
    }
}

/* Past the quoted text at @position; a doubled quote is two of them, one after the other. */
static gsize
skip_quoted (const Cutter *self, gsize position)
{
  char quote = self->text[position] == '[' ? ']' : self->text[position];
  const char *end = memchr (self->text + position + 1, quote, self->length - position - 1);

  return end != NULL ? (gsize)(end - self->text) + 1 : self->length;
}

/* Notes that what stands from @start to @end are tokens and space. */
static void
note_tokens (Cutter *self, gsize start, gsize end)
{
  while (end > start && is_space (self->text[end - 1]))
    end--;
  if (end > start)
    self->token_end = end;
}

/* To the next semicolon outside quotes and comments, or to the end. */
static void
skip_to_semicolon (Cutter *self)
{
  gsize from = self->position;
  gsize i = from;

  while (i < self->length)
    {
      gsize after;

      if (!stops[(guchar)self->text[i]])
        {
          i++;
          continue;
        }
      if (self->text[i] == ';')
        break;
      if (self->text[i] != '-' && self->text[i] != '/')
        {
          i = skip_quoted (self, i);
          continue;
        }
      after = skip_comment (self, i);
      if (after > i)
        {
          note_tokens (self, from, i);
          from = after;
        }
      i = MAX (after, i + 1);
    }
  note_tokens (self, from, i);
  self->position = i;
}

/* The bare word at @position, if it is @word; then @end is past it. */
static gboolean
at_word (const Cutter *self, gsize position, const char *word, gsize *end)
{
  gsize n = strlen (word);

  if (self->length - position < n || g_ascii_strncasecmp (self->text + position, word, n) != 0)
    return FALSE;
  *end = position + n;
  return *end == self->length || !relata_lexer_is_id_char (self->text[*end]);
}

/* Whether the statement at @position is a CREATE TRIGGER, perhaps after EXPLAIN. */
static gboolean
is_trigger (const Cutter *self, gsize position)
{
  gsize end;

  if (at_word (self, position, "EXPLAIN", &end))
    position = skip_trivia (self, end);
  if (!at_word (self, position, "CREATE", &end))
    return FALSE;
  position = skip_trivia (self, end);
  if (at_word (self, position, "TEMP", &end) || at_word (self, position, "TEMPORARY", &end))
    position = skip_trivia (self, end);
  return at_word (self, position, "TRIGGER", &end);
}

/* Past the statement at the current position, which is left at its semicolon. */
static void
skip_statement (Cutter *self)
{
  gboolean trigger = is_trigger (self, self->position);

  skip_to_semicolon (self);
  while (trigger && self->position < self->length)
    {
      gsize end;

      self->token_end = ++self->position;
      if (at_word (self, skip_trivia (self, self->position), "END", &end)
          && (end = skip_trivia (self, end)) < self->length && self->text[end] == ';')
        trigger = FALSE;
      skip_to_semicolon (self);
    }
}

/* Whether a command of the shell begins at @position. */
static gboolean
is_shell_command (const Cutter *self, gsize position)
{
  char c = self->text[position];

  return (c == '.' || c == '#') && (position == 0 || self->text[position - 1] == '\n');
}

static void
skip_line (Cutter *self)
{
  const char *start = self->text + self->position;
  const char *end = memchr (start, '\n', self->length - self->position);
  gsize from = self->position;

  self->position = end != NULL ? (gsize)(end - self->text) : self->length;
  note_tokens (self, from, self->position);
}

/* Past trivia and lone semicolons. */
static void
skip_lead (Cutter *self)
{
  self->position = skip_trivia (self, self->position);
  while (self->position < self->length && self->text[self->position] == ';')
    self->position = skip_trivia (self, self->position + 1);
}

static guint
line_of (Cutter *self, gsize position)
{
  const char *p = self->text + self->line_at;
  const char *end = self->text + position;

  while ((p = memchr (p, '\n', end - p)) != NULL)
    {
      self->line++;
      p++;
    }
  self->line_at = position;
  return self->line;
}

/* Cuts out the next statement, its definition not made yet; FALSE if none is left. */
static gboolean
cut_statement (Cutter *self, RelataScriptStatement *statement)
{
  statement->def = NULL;
  statement->lead_start = self->position;
  skip_lead (self);
  if (self->position == self->length)
    {
      self->position = statement->lead_start;
      return FALSE;
    }
  statement->start = self->position;
  statement->line = line_of (self, self->position);
  self->token_end = self->position;
  if (is_shell_command (self, self->position))
    {
      skip_line (self);
      statement->end = statement->tail_end = self->token_end;
      self->position = self->token_end;
      return TRUE;
    }
  skip_statement (self);
  statement->end = self->token_end;
  if (self->position < self->length)
    self->position++;
  else
    self->position = self->token_end;
  statement->tail_end = self->position;
  return TRUE;
}

static Cutter
cutter_of (const char *text, gsize length)
{
  return (Cutter){ .text = text, .length = length, .line = 1 };
}

/**
 * relata_parse_script:
 * @text: a script, in any encoding that keeps ASCII
 * @length: its bytes
 *
 * Never fails: what cannot be read is a definition of kind %RELATA_DEF_OTHER. Takes time and
 * memory in proportion to @length.
 *
 * Returns: (transfer full): the script cut into statements
 */
RelataScript *
relata_parse_script (const char *text, gsize length)
{
  Cutter cutter = cutter_of (text, length);
  RelataScript *script = g_new0 (RelataScript, 1);
  GArray *statements = g_array_new (FALSE, FALSE, sizeof (RelataScriptStatement));
  RelataScriptStatement statement;
  RelataParserScratch scratch;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  relata_parser_scratch_init (&scratch);
  while (cut_statement (&cutter, &statement))
    {
      statement.def
          = relata_parser_read (&scratch, text + statement.start, statement.end - statement.start);
      g_array_append_val (statements, statement);
    }
  relata_parser_scratch_clear (&scratch);
  script->rest_start = cutter.position;
  script->n_statements = statements->len;
  script->statements = (RelataScriptStatement *)g_array_free (statements, FALSE);
  return script;
}

/**
 * relata_script_free:
 * @self: (transfer full) (nullable)
 */
void
relata_script_free (RelataScript *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_statements; i++)
    relata_def_unref (self->statements[i].def);
  g_free (self->statements);
  g_free (self);
}

/**
 * relata_parse_statement:
 * @text: one statement, perhaps with a semicolon, and white space and comments around it
 * @length: its bytes, less than 4 GiB
 *
 * Where there is more than one, or none, the definition is of kind %RELATA_DEF_OTHER and says
 * so in its fault.
 *
 * Returns: (transfer full): what it says
 */
RelataDef *
relata_parse_statement (const char *text, gsize length)
{
  Cutter cutter = cutter_of (text, length);
  RelataScriptStatement statement, second;
  RelataParserScratch scratch;
  RelataDef *def;

  g_return_val_if_fail (text != NULL && length < G_MAXUINT32, NULL);
  if (!cut_statement (&cutter, &statement))
    statement.start = statement.end = 0;
  else if (cut_statement (&cutter, &second))
    statement.end = second.end;
  relata_parser_scratch_init (&scratch);
  def = relata_parser_read (&scratch, text + statement.start, statement.end - statement.start);
  relata_parser_scratch_clear (&scratch);
  return def;
}
