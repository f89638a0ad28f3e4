/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The scanner. Every rule here is one of SQLite's sqlite3GetToken(), its oddities included: a
 * vertical tab is white space only after other white space, "/" and "*" at the very end are
 * an operator, a comment that does not end runs to the end. Any thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-lexer.h"

/* Classes of bytes. */
enum
{
  IS_ID_START = 1 << 0,
  IS_ID = 1 << 1,
  IS_DIGIT = 1 << 2,
  IS_SPACE_START = 1 << 3,
  IS_SPACE = 1 << 4,
  IS_HEX = 1 << 5,
  IS_TRIVIA = 1 << 6, /* may begin white space, a comment, or a byte order mark */
};

/* clang-format off */
static const guint8 classes[256] = {
  ['\t'] = IS_SPACE_START | IS_SPACE | IS_TRIVIA,
  ['\n'] = IS_SPACE_START | IS_SPACE | IS_TRIVIA,
  ['\v'] = IS_SPACE,
  ['\f'] = IS_SPACE_START | IS_SPACE | IS_TRIVIA,
  ['\r'] = IS_SPACE_START | IS_SPACE | IS_TRIVIA,
  [' '] = IS_SPACE_START | IS_SPACE | IS_TRIVIA,
  ['$'] = IS_ID,
  ['-'] = IS_TRIVIA,
  ['/'] = IS_TRIVIA,
  ['0' ... '9'] = IS_ID | IS_DIGIT | IS_HEX,
  ['A' ... 'F'] = IS_ID_START | IS_ID | IS_HEX,
  ['G' ... 'Z'] = IS_ID_START | IS_ID,
  ['_'] = IS_ID_START | IS_ID,
  ['a' ... 'f'] = IS_ID_START | IS_ID | IS_HEX,
  ['g' ... 'z'] = IS_ID_START | IS_ID,
  [0x80 ... 0xee] = IS_ID_START | IS_ID,
  [0xef] = IS_ID_START | IS_ID | IS_TRIVIA,
  [0xf0 ... 0xff] = IS_ID_START | IS_ID,
};
/* clang-format on */

static inline gboolean
is_class (char c, guint8 class)
{
  return (classes[(guchar)c] & class) != 0;
}

static inline gboolean
is_byte_order_mark (const char *text)
{
  return (guchar)text[0] == 0xef && (guchar)text[1] == 0xbb && (guchar)text[2] == 0xbf;
}

/* Past the comment that begins at @p. */
static const char *
skip_comment (const char *p)
{
  const char *end;

  if (*p == '-')
    {
      end = strchr (p, '\n');
      return end != NULL ? end : p + strlen (p);
    }
  end = strstr (p + 2, "*/");
  return end != NULL ? end + 2 : p + strlen (p);
}

static inline gboolean
is_comment (const char *p)
{
  return (p[0] == '-' && p[1] == '-') || (p[0] == '/' && p[1] == '*' && p[2] != '\0');
}

static inline const char *
skip_trivia (const char *p)
{
  while (is_class (*p, IS_TRIVIA))
    {
      if (is_class (*p, IS_SPACE_START))
        {
          while (is_class (*p, IS_SPACE))
            p++;
        }
      else if (is_comment (p))
        p = skip_comment (p);
      else if (is_byte_order_mark (p))
        p += 3;
      else
        break;
    }
  return p;
}

/* Past the quoted text that begins at @p; %NULL if it does not end. Two quotes stand for one. */
static const char *
skip_quoted (const char *p)
{
  char quote = *p++;

  for (;;)
    {
      p = strchr (p, quote);
      if (p == NULL)
        return NULL;
      if (p[1] != quote)
        return p + 1;
      p += 2;
    }
}

static const char *
scan_quoted (const char *p, RelataTokenType type, RelataToken *token)
{
  const char *end = skip_quoted (p);

  token->type = end != NULL ? type : RELATA_TOKEN_ILLEGAL;
  return end != NULL ? end : p + strlen (p);
}

static const char *
scan_bracketed (const char *p, RelataToken *token)
{
  const char *end = strchr (p, ']');

  token->type = end != NULL ? RELATA_TOKEN_ID : RELATA_TOKEN_ILLEGAL;
  return end != NULL ? end + 1 : p + strlen (p);
}

/* Digits of @class; since 3.46 single underscores may stand between two of them. */
static const char *
skip_digits (const char *p, guint8 class)
{
  while (is_class (*p, class) || (*p == '_' && is_class (p[-1], class) && is_class (p[1], class)))
    p++;
  return p;
}

static const char *
scan_number (const char *p, RelataToken *token)
{
  token->type = RELATA_TOKEN_NUMBER;
  if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && is_class (p[2], IS_HEX))
    p = skip_digits (p + 2, IS_HEX);
  else
    {
      p = skip_digits (p, IS_DIGIT);
      if (*p == '.')
        p = skip_digits (p + 1, IS_DIGIT);
      if ((*p == 'e' || *p == 'E')
          && (is_class (p[1], IS_DIGIT)
              || ((p[1] == '+' || p[1] == '-') && is_class (p[2], IS_DIGIT))))
        p = skip_digits (p + 2, IS_DIGIT);
    }
  for (; is_class (*p, IS_ID); p++)
    token->type = RELATA_TOKEN_ILLEGAL;
  return p;
}

/* x'...': an even number of hexadecimal digits. */
static const char *
scan_blob (const char *p, RelataToken *token)
{
  const char *start = p += 2;

  while (is_class (*p, IS_HEX))
    p++;
  token->type = RELATA_TOKEN_BLOB;
  if (*p != '\'' || (p - start) % 2 != 0)
    {
      token->type = RELATA_TOKEN_ILLEGAL;
      while (*p != '\0' && *p != '\'')
        p++;
    }
  return *p == '\'' ? p + 1 : p;
}

/* :a @a #a $a, and Tcl's $a::b(c). */
static const char *
scan_variable (const char *p, RelataToken *token)
{
  guint n = 0;

  token->type = RELATA_TOKEN_VARIABLE;
  for (p++; *p != '\0'; p++)
    {
      if (is_class (*p, IS_ID))
        n++;
      else if (*p == '(' && n > 0)
        {
          const char *end = p + 1;

          while (*end != '\0' && *end != ')' && !is_class (*end, IS_SPACE))
            end++;
          if (*end == ')')
            p = end + 1;
          else
            token->type = RELATA_TOKEN_ILLEGAL;
          break;
        }
      else if (p[0] == ':' && p[1] == ':')
        p++;
      else
        break;
    }
  if (n == 0)
    token->type = RELATA_TOKEN_ILLEGAL;
  return p;
}

static const char *
scan_word (const char *p, RelataToken *token)
{
  const char *start = p;

  while (is_class (*p, IS_ID))
    p++;
  token->type = relata_keyword_find (start, p - start);
  return p;
}

/* An operator of one byte, or of two if the second is @second. */
static inline const char *
scan_pair (const char *p, RelataTokenType one, char second, RelataTokenType two, RelataToken *token)
{
  token->type = p[1] == second ? two : one;
  return p[1] == second ? p + 2 : p + 1;
}

static const char *
scan_minus (const char *p, RelataToken *token)
{
  token->type = p[1] == '>' ? RELATA_TOKEN_POINTER : RELATA_TOKEN_MINUS;
  if (p[1] != '>')
    return p + 1;
  return p[2] == '>' ? p + 3 : p + 2;
}

static const char *
scan_less (const char *p, RelataToken *token)
{
  switch (p[1])
    {
    case '=':
      token->type = RELATA_TOKEN_LESS_EQUAL;
      return p + 2;
    case '>':
      token->type = RELATA_TOKEN_NOT_EQUAL;
      return p + 2;
    case '<':
      token->type = RELATA_TOKEN_SHIFT_LEFT;
      return p + 2;
    default:
      token->type = RELATA_TOKEN_LESS;
      return p + 1;
    }
}

static const char *
scan_greater (const char *p, RelataToken *token)
{
  if (p[1] == '=')
    token->type = RELATA_TOKEN_GREATER_EQUAL;
  else if (p[1] == '>')
    token->type = RELATA_TOKEN_SHIFT_RIGHT;
  else
    token->type = RELATA_TOKEN_GREATER;
  return token->type == RELATA_TOKEN_GREATER ? p + 1 : p + 2;
}

/* The byte at @p begins no token; what it takes with it is at least itself. */
static const char *
scan_illegal (const char *p, RelataToken *token)
{
  token->type = RELATA_TOKEN_ILLEGAL;
  return p + 1;
}

static const char *
scan_operator (const char *p, RelataToken *token)
{
  static const guint8 single[128] = {
    [';'] = RELATA_TOKEN_SEMICOLON,   ['('] = RELATA_TOKEN_LEFT_PAREN,
    [')'] = RELATA_TOKEN_RIGHT_PAREN, [','] = RELATA_TOKEN_COMMA,
    ['+'] = RELATA_TOKEN_PLUS,        ['*'] = RELATA_TOKEN_STAR,
    ['/'] = RELATA_TOKEN_SLASH,       ['%'] = RELATA_TOKEN_PERCENT,
    ['&'] = RELATA_TOKEN_AMPERSAND,   ['~'] = RELATA_TOKEN_TILDE,
  };

  switch (*p)
    {
    case '-':
      return scan_minus (p, token);
    case '<':
      return scan_less (p, token);
    case '>':
      return scan_greater (p, token);
    case '=':
      return scan_pair (p, RELATA_TOKEN_EQUAL, '=', RELATA_TOKEN_EQUAL, token);
    case '!':
      return scan_pair (p, RELATA_TOKEN_ILLEGAL, '=', RELATA_TOKEN_NOT_EQUAL, token);
    case '|':
      return scan_pair (p, RELATA_TOKEN_BAR, '|', RELATA_TOKEN_CONCAT, token);
    default:
      token->type = (guchar)*p < 128 ? single[(guchar)*p] : 0;
      if (token->type == RELATA_TOKEN_END)
        return scan_illegal (p, token);
      return p + 1;
    }
}

/* A token that is no bare word. */
static const char *
scan_other (const char *p, RelataToken *token)
{
  switch (*p)
    {
    case '\0':
      token->type = RELATA_TOKEN_END;
      return p;
    case '\'':
      return scan_quoted (p, RELATA_TOKEN_STRING, token);
    case '"':
    case '`':
      return scan_quoted (p, RELATA_TOKEN_ID, token);
    case '[':
      return scan_bracketed (p, token);
    case '.':
      if (is_class (p[1], IS_DIGIT))
        return scan_number (p, token);
      token->type = RELATA_TOKEN_DOT;
      return p + 1;
    case '?':
      token->type = RELATA_TOKEN_VARIABLE;
      for (p++; is_class (*p, IS_DIGIT);)
        p++;
      return p;
    case ':':
    case '@':
    case '#':
    case '$':
      return scan_variable (p, token);
    default:
      return is_class (*p, IS_DIGIT) ? scan_number (p, token) : scan_operator (p, token);
    }
}

/**
 * relata_lexer_init:
 * @text: NUL-terminated, and kept by the caller as long as @self is used
 * @position: where to begin
 */
void
relata_lexer_init (RelataLexer *self, const char *text, guint32 position)
{
  self->text = text;
  self->position = position;
}

/**
 * relata_lexer_next:
 * @token: (out): the next token
 *
 * Passes white space and comments and reads one token. At the end, and ever after, that is
 * #RELATA_TOKEN_END.
 */
void
relata_lexer_next (RelataLexer *self, RelataToken *token)
{
  const char *p = skip_trivia (self->text + self->position);
  const char *start = p;

  if (is_class (*p, IS_ID_START))
    {
      if ((*p == 'x' || *p == 'X') && p[1] == '\'')
        p = scan_blob (p, token);
      else
        p = scan_word (p, token);
    }
  else
    p = scan_other (p, token);
  token->start = start - self->text;
  token->end = p - self->text;
  self->position = token->end;
}

/**
 * relata_lexer_skip_trivia:
 * @text: NUL-terminated
 *
 * Returns: where the first byte at or after @position stands that is neither white space nor
 *   part of a comment
 */
guint32
relata_lexer_skip_trivia (const char *text, guint32 position)
{
  return skip_trivia (text + position) - text;
}

/* Whether @c may stand inside a bare name: ASCII letters, digits, _, $, and bytes above 0x7f. */
gboolean
relata_lexer_is_id_char (char c)
{
  return is_class (c, IS_ID);
}
