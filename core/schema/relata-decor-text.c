/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Decorations as text: the grammar of relata-decor.h, read with tolerance (spaces, bare words,
 * any of SQL's quotings) and written in one form. */

#include "config.h"

#include <errno.h>
#include <string.h>

#include "schema/relata-decor-private.h"
#include "sql/relata-name.h"

#define MARK "relata:"

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t')
    p++;
  return p;
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || (guchar)c >= 0x80;
}

/* A bare word: letters, digits, "_", "-", and every byte that is no ASCII. */
char *
relata_decor_read_word (const char **cursor)
{
  const char *start = skip_blanks (*cursor), *p = start;

  while (is_word_char (*p))
    p++;
  if (p == start)
    return NULL;
  *cursor = p;
  return g_strndup (start, (gsize)(p - start));
}

static const char *
find_closing_quote (const char *start)
{
  char quote = *start == '[' ? ']' : *start;
  const char *p = start + 1;

  for (; *p != '\0'; p++)
    {
      if (*p != quote)
        continue;
      if (quote == ']' || p[1] != quote)
        return p;
      p++;
    }
  return NULL;
}

/* Undoes the escapes of the SQL standard's U& form: \XXXX, \+XXXXXX, \\. */
static char *
unescape_unicode (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gsize digits = p[0] == '\\' && p[1] == '+' ? 6 : 4;
      const char *first = p + (digits == 6 ? 2 : 1);
      gunichar c = 0;

      if (*p != '\\' || p[1] == '\\')
        {
          p += *p == '\\';
          g_string_append_c (plain, *p);
          continue;
        }
      for (gsize i = 0; i < digits; i++)
        {
          if (!g_ascii_isxdigit (first[i]))
            return NULL;
          c = c * 16 + (gunichar)g_ascii_xdigit_value (first[i]);
        }
      if (c == 0 || !g_unichar_validate (c))
        return NULL;
      g_string_append_unichar (plain, c);
      p = first + digits - 1;
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* A word, or a name in any of SQL's quotings or in the U& form. */
char *
relata_decor_read_name (const char **cursor)
{
  const char *start = skip_blanks (*cursor);
  gboolean unicode = (*start == 'U' || *start == 'u') && start[1] == '&'
                     && (start[2] == '"' || start[2] == '\'');
  const char *close;
  g_autofree char *name = NULL;

  if (unicode)
    start += 2;
  if (*start == '\0' || strchr ("\"'`[", *start) == NULL)
    return relata_decor_read_word (cursor);
  close = find_closing_quote (start);
  if (close == NULL)
    return NULL;
  name = relata_name_dequote (start, (gsize)(close + 1 - start));
  if (unicode)
    {
      char *plain = unescape_unicode (name);

      if (plain == NULL)
        return NULL;
      g_free (name);
      name = plain;
    }
  *cursor = close + 1;
  return g_steal_pointer (&name);
}

static gboolean
read_char (const char **cursor, char c)
{
  const char *p = skip_blanks (*cursor);

  if (*p != c)
    return FALSE;
  *cursor = p + 1;
  return TRUE;
}

static char **
read_names (const char **cursor)
{
  const char *p = *cursor;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!read_char (&p, '('))
    return NULL;
  do
    {
      char *name = relata_decor_read_name (&p);

      if (name == NULL)
        return NULL;
      g_ptr_array_add (names, name);
    }
  while (read_char (&p, ','));
  if (!read_char (&p, ')'))
    return NULL;
  *cursor = p;
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static gboolean
read_int (const char **cursor, int *value)
{
  const char *start = skip_blanks (*cursor);
  char *end;
  gint64 number;

  if (!g_ascii_isdigit (*start) && !(*start == '-' && g_ascii_isdigit (start[1])))
    return FALSE;
  number = g_ascii_strtoll (start, &end, 10);
  if (number < G_MININT || number > G_MAXINT)
    return FALSE;
  *value = (int)number;
  *cursor = end;
  return TRUE;
}

/* Nothing but blanks follows. */
gboolean
relata_decor_at_end (const char *cursor)
{
  return *skip_blanks (cursor) == '\0';
}

static gboolean
parse_at (RelataDecor *self, const char *p)
{
  int x, y;

  if (!read_int (&p, &x) || !read_char (&p, ',') || !read_int (&p, &y) || !relata_decor_at_end (p))
    return FALSE;
  self->placed = TRUE;
  self->x = x;
  self->y = y;
  return TRUE;
}

static gboolean
parse_color (RelataDecor *self, const char *p)
{
  g_autofree char *color = relata_decor_read_name (&p);

  if (color == NULL || *color == '\0' || !relata_decor_at_end (p))
    return FALSE;
  relata_decor_put_color (self, color);
  return TRUE;
}

static gboolean
parse_label (RelataDecor *self, const char *p)
{
  g_autofree char *label = relata_decor_read_name (&p);

  if (label == NULL || *label == '\0' || !relata_decor_at_end (p))
    return FALSE;
  relata_decor_put_label (self, label);
  return TRUE;
}

static gboolean
parse_ends (RelataDecor *self, const char *p)
{
  g_auto (GStrv) columns = read_names (&p);
  g_autofree char *name = columns != NULL ? relata_decor_read_name (&p) : NULL;
  g_autofree char *reverse_name = name != NULL ? relata_decor_read_name (&p) : NULL;

  if (name == NULL || !relata_decor_at_end (p))
    return FALSE;
  if (*name == '\0' && (reverse_name == NULL || *reverse_name == '\0'))
    return FALSE;
  relata_decor_put_ends (self, (const char *const *)columns, name, reverse_name);
  return TRUE;
}

static gboolean
parse_through (RelataDecor *self, const char *p)
{
  g_auto (GStrv) columns = read_names (&p);
  g_autofree char *name = columns != NULL ? relata_decor_read_name (&p) : NULL;
  g_auto (GStrv) other_columns = name != NULL ? read_names (&p) : NULL;
  g_autofree char *other_name = other_columns != NULL ? relata_decor_read_name (&p) : NULL;

  if (other_columns == NULL || !relata_decor_at_end (p))
    return FALSE;
  if (*name == '\0' && (other_name == NULL || *other_name == '\0'))
    return FALSE;
  relata_decor_put_through (self, (const char *const *)columns, name,
                            (const char *const *)other_columns, other_name);
  return TRUE;
}

static gboolean
parse_reference (RelataDecor *self, const char *p)
{
  g_auto (GStrv) columns = read_names (&p);
  g_autofree char *parent = columns != NULL ? relata_decor_read_name (&p) : NULL;
  g_auto (GStrv) parent_columns = parent != NULL ? read_names (&p) : NULL;
  g_autofree char *name = parent != NULL ? relata_decor_read_name (&p) : NULL;
  g_autofree char *reverse_name = name != NULL ? relata_decor_read_name (&p) : NULL;
  RelataReferenceDecor reference = { columns, parent, parent_columns, name, reverse_name };

  if (parent == NULL || !relata_decor_at_end (p))
    return FALSE;
  relata_decor_put_reference (self, &reference);
  return TRUE;
}

static gboolean
parse_ignore (RelataDecor *self, const char *p)
{
  g_autofree char *rule = relata_decor_read_name (&p);
  g_auto (GStrv) columns = rule != NULL ? read_names (&p) : NULL;
  g_autofree char *reason = rule != NULL ? relata_decor_read_name (&p) : NULL;

  if (rule == NULL || *rule == '\0' || !relata_decor_at_end (p))
    return FALSE;
  relata_decor_put_ignore (self, rule, (const char *const *)columns, reason);
  return TRUE;
}

static const struct
{
  const char *keyword;
  gboolean (*parse) (RelataDecor *self, const char *p);
} facts[] = {
  { "at", parse_at },         { "color", parse_color },     { "label", parse_label },
  { "ends", parse_ends },     { "through", parse_through }, { "reference", parse_reference },
  { "ignore", parse_ignore },
};

/* Where the fact begins, or NULL if the line is no decoration. */
const char *
relata_decor_find_fact (const char *line)
{
  const char *p = skip_blanks (line);

  if (p[0] != '-' || p[1] != '-')
    return NULL;
  p = skip_blanks (p + 2);
  return g_str_has_prefix (p, MARK) ? p + strlen (MARK) : NULL;
}

static gboolean
parse_line (RelataDecor *self, const char *line)
{
  const char *p = relata_decor_find_fact (line);
  g_autofree char *keyword = p != NULL ? relata_decor_read_word (&p) : NULL;

  if (keyword == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (facts[i].keyword, keyword))
      return facts[i].parse (self, p);
  return FALSE;
}

/**
 * relata_decor_is_line:
 * @line: a line, without its newline
 * @length: its bytes
 *
 * Returns: whether it is a comment that begins with "-- relata:". One that holds a NUL is not:
 *   it could not be written back.
 */
gboolean
relata_decor_is_line (const char *line, gsize length)
{
  const char *p = line, *end = line + length;

  g_return_val_if_fail (line != NULL, FALSE);

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  if (end - p < 2 || p[0] != '-' || p[1] != '-')
    return FALSE;
  for (p += 2; p < end && (*p == ' ' || *p == '\t');)
    p++;
  return (gsize)(end - p) >= strlen (MARK) && memcmp (p, MARK, strlen (MARK)) == 0
         && memchr (line, '\0', length) == NULL;
}

/**
 * relata_decor_parse:
 * @lines: (array zero-terminated=1): comment lines, without their newlines
 *
 * Reads the decoration of one statement. Of two lines that say the same of the same thing the
 * last one counts. A line that is not understood is kept whole.
 *
 * Returns: (transfer full): what they say
 */
RelataDecor *
relata_decor_parse (const char *const *lines)
{
  RelataDecor *self;

  g_return_val_if_fail (lines != NULL, NULL);

  if (*lines == NULL)
    return relata_decor_new ();
  self = relata_decor_new_blank ();
  for (; *lines != NULL; lines++)
    if (!parse_line (self, *lines))
      g_ptr_array_add (self->unknown, g_strdup (*lines));
  return self;
}

/* Writes a name between quotes; in the U& form if it holds a line break. */
void
relata_decor_append_quoted (GString *text, const char *name, char quote)
{
  if (strpbrk (name, "\r\n") == NULL)
    {
      g_autofree char *quoted
          = quote == '"' ? relata_name_quote (name) : relata_sql_quote_string (name);

      g_string_append (text, quoted);
      return;
    }
  g_string_append_printf (text, "U&%c", quote);
  for (const char *p = name; *p != '\0'; p++)
    if (*p == '\r' || *p == '\n')
      g_string_append_printf (text, "\\%04X", (guint)*p);
    else if (*p == quote || *p == '\\')
      g_string_append_printf (text, "%c%c", *p, *p);
    else
      g_string_append_c (text, *p);
  g_string_append_c (text, quote);
}

static void
append_names (GString *text, char **names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_string_append (text, i == 0 ? " (" : ", ");
      relata_decor_append_quoted (text, names[i], '"');
    }
  g_string_append_c (text, ')');
}

/* @name, or "" to hold its place if @needed. */
static void
append_end_name (GString *text, const char *name, gboolean needed)
{
  if (name == NULL && !needed)
    return;
  g_string_append_c (text, ' ');
  relata_decor_append_quoted (text, name != NULL ? name : "", '"');
}

static void
begin_line (GString *text, const char *keyword)
{
  g_string_append_printf (text, "-- " MARK " %s", keyword);
}

static gboolean
is_word (const char *text)
{
  while (is_word_char (*text))
    text++;
  return *text == '\0';
}

static void
write_look (GString *text, const RelataDecor *self, const char *newline)
{
  if (self->placed)
    {
      begin_line (text, "at");
      g_string_append_printf (text, " %d,%d%s", self->x, self->y, newline);
    }
  if (self->color != NULL)
    {
      begin_line (text, "color");
      g_string_append_c (text, ' ');
      if (is_word (self->color))
        g_string_append (text, self->color);
      else
        relata_decor_append_quoted (text, self->color, '\'');
      g_string_append (text, newline);
    }
  if (self->label != NULL)
    {
      begin_line (text, "label");
      g_string_append_c (text, ' ');
      relata_decor_append_quoted (text, self->label, '\'');
      g_string_append (text, newline);
    }
}

static void
write_names (GString *text, const RelataDecor *self, const char *newline)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const RelataEndsDecor *ends = self->ends->pdata[i];

      begin_line (text, "ends");
      append_names (text, ends->columns);
      append_end_name (text, ends->name, TRUE);
      append_end_name (text, ends->reverse_name, FALSE);
      g_string_append (text, newline);
    }
  for (guint i = 0; i < self->through->len; i++)
    {
      const RelataThroughDecor *through = self->through->pdata[i];

      begin_line (text, "through");
      append_names (text, through->columns);
      append_end_name (text, through->name, TRUE);
      append_names (text, through->other_columns);
      append_end_name (text, through->other_name, FALSE);
      g_string_append (text, newline);
    }
}

static void
write_rest (GString *text, const RelataDecor *self, const char *newline)
{
  for (guint i = 0; i < self->references->len; i++)
    {
      const RelataReferenceDecor *reference = self->references->pdata[i];

      begin_line (text, "reference");
      append_names (text, reference->columns);
      append_end_name (text, reference->parent, TRUE);
      if (reference->parent_columns != NULL)
        append_names (text, reference->parent_columns);
      append_end_name (text, reference->name, reference->reverse_name != NULL);
      append_end_name (text, reference->reverse_name, FALSE);
      g_string_append (text, newline);
    }
  for (guint i = 0; i < self->ignores->len; i++)
    {
      const RelataIgnoreDecor *ignore = self->ignores->pdata[i];

      begin_line (text, "ignore");
      append_end_name (text, ignore->rule, TRUE);
      if (ignore->columns != NULL)
        append_names (text, ignore->columns);
      if (ignore->reason != NULL)
        {
          g_string_append_c (text, ' ');
          relata_decor_append_quoted (text, ignore->reason, '\'');
        }
      g_string_append (text, newline);
    }
  for (guint i = 0; i < self->unknown->len; i++)
    g_string_append_printf (text, "%s%s", (const char *)self->unknown->pdata[i], newline);
}

/**
 * relata_decor_write:
 * @newline: what ends each line
 *
 * Returns: (transfer full): the decoration lines of @self, each with its newline; "" if it says
 *   nothing
 */
char *
relata_decor_write (const RelataDecor *self, const char *newline)
{
  GString *text;

  g_return_val_if_fail (self != NULL && newline != NULL, NULL);

  text = g_string_new (NULL);
  write_look (text, self, newline);
  write_names (text, self, newline);
  write_rest (text, self, newline);
  return g_string_free (text, FALSE);
}
