/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading, changing and writing the frame of a script. */

#include "config.h"

#include <string.h>

#include "schema/relata-decor-private.h"
#include "schema/relata-frame.h"
#include "schema/relata-trivia.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef enum
{
  LINE_NONE,
  LINE_DESIGN,
  LINE_STATEMENT,
  LINE_UNKNOWN,
} LineKind;

static LineKind
classify (const char *line)
{
  static const char *const design[] = { "format", "database", "area", "note", "diagram", NULL };
  static const char *const statement[]
      = { "at", "color", "label", "ends", "through", "reference", "ignore", NULL };
  const char *p = relata_decor_find_fact (line);
  g_autofree char *word = p != NULL ? relata_decor_read_word (&p) : NULL;

  if (word == NULL)
    return LINE_UNKNOWN;
  if (g_strv_contains (design, word))
    return LINE_DESIGN;
  return g_strv_contains (statement, word) ? LINE_STATEMENT : LINE_UNKNOWN;
}

/* A format that cannot be read is taken for a newer one. */
static void
read_format (RelataFrame *self, const char *p)
{
  g_autofree char *word = relata_decor_read_word (&p);
  guint64 format = 0;

  if (word == NULL || !relata_decor_at_end (p)
      || !g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT, &format, NULL))
    format = G_MAXINT;
  self->format = (int)format;
}

static void
read_line (RelataFrame *self, const char *line)
{
  const char *p = relata_decor_find_fact (line);
  g_autofree char *word = p != NULL ? relata_decor_read_word (&p) : NULL;
  g_autofree char *path = NULL;

  if (g_strcmp0 (word, "format") == 0)
    {
      read_format (self, p);
      return;
    }
  if (g_strcmp0 (word, "database") == 0 && (path = relata_decor_read_name (&p)) != NULL
      && *path != '\0' && relata_decor_at_end (p))
    {
      g_free (self->database);
      self->database = g_steal_pointer (&path);
      return;
    }
  g_ptr_array_add (self->others, g_strdup (line));
}

/* The line at @trivia, if it is a "-- relata:" comment that is a line of its own. */
static char *
dup_line (const char *text, const RelataTrivia *trivia, gboolean line_is_empty)
{
  gsize length = trivia->end - trivia->start;

  if (trivia->kind != RELATA_TRIVIA_LINE_COMMENT || !line_is_empty
      || !relata_decor_is_line (text + trivia->start, length))
    return NULL;
  return g_strndup (text + trivia->start, length);
}

/* Finds the run and reads it; returns where it begins and ends. */
static void
read_header (RelataFrame *self, const char *text, gsize length, gsize *start, gsize *end)
{
  gboolean line_is_empty = TRUE, in_run = FALSE;
  gsize line_start = 0;
  RelataTrivia trivia;

  *start = *end = 0;
  for (gsize offset = 0; relata_trivia_next (text, length, offset, &trivia); offset = trivia.end)
    {
      g_autofree char *line = dup_line (text, &trivia, line_is_empty);
      LineKind kind = line != NULL ? classify (line) : LINE_NONE;

      if (!in_run && kind == LINE_DESIGN)
        {
          *start = line_start;
          in_run = TRUE;
        }
      else if (in_run && line_is_empty && (kind == LINE_NONE || kind == LINE_STATEMENT)
               && trivia.kind != RELATA_TRIVIA_BLANK)
        return;
      if (in_run && line != NULL)
        {
          read_line (self, line);
          *end = trivia.end;
        }
      if (trivia.kind == RELATA_TRIVIA_NEWLINE)
        {
          *end = in_run ? trivia.end : 0;
          line_start = trivia.end;
        }
      line_is_empty = trivia.kind == RELATA_TRIVIA_NEWLINE
                      || (line_is_empty && trivia.kind == RELATA_TRIVIA_BLANK);
    }
}

static void
keep_bytes (char **bytes, gsize *length, const char *source, gsize source_length)
{
  *bytes = g_malloc (source_length + 1);
  if (source_length > 0)
    memcpy (*bytes, source, source_length);
  (*bytes)[source_length] = '\0';
  *length = source_length;
}

static RelataFrame *
new_frame (void)
{
  RelataFrame *self = g_new0 (RelataFrame, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->others = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * relata_frame_new:
 * @start: (array length=start_length): what stands before the first statement
 * @rest: (array length=rest_length): what stands after the last one
 * @newline: (transfer none): a static string
 * @end: (out): the end of the part of @start that is the frame's; the rest is the first
 *   statement's
 *
 * Returns: (transfer full): a frame
 */
RelataFrame *
relata_frame_new (const char *start,
                  gsize start_length,
                  const char *rest,
                  gsize rest_length,
                  const char *newline,
                  gsize *end)
{
  RelataFrame *self;
  gsize header_start;

  g_return_val_if_fail (newline != NULL && end != NULL, NULL);

  self = new_frame ();
  self->newline = newline;
  read_header (self, start, start_length, &header_start, end);
  if (*end == 0 && start_length >= 3 && memcmp (start, BYTE_ORDER_MARK, 3) == 0)
    *end = header_start = 3;
  keep_bytes (&self->preamble, &self->preamble_length, start, header_start);
  keep_bytes (&self->header, &self->header_length, start + header_start, *end - header_start);
  keep_bytes (&self->rest, &self->rest_length, rest, rest_length);
  return self;
}

/**
 * relata_frame_ref:
 *
 * Returns: (transfer full): @self
 */
RelataFrame *
relata_frame_ref (RelataFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * relata_frame_unref:
 * @self: (transfer full): a frame
 */
void
relata_frame_unref (RelataFrame *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->preamble);
  g_free (self->header);
  g_free (self->database);
  g_ptr_array_unref (self->others);
  g_free (self->rest);
  g_free (self);
}

static RelataFrame *
copy_frame (const RelataFrame *self)
{
  RelataFrame *copy = new_frame ();

  keep_bytes (&copy->preamble, &copy->preamble_length, self->preamble, self->preamble_length);
  if (self->header != NULL)
    keep_bytes (&copy->header, &copy->header_length, self->header, self->header_length);
  copy->format = self->format;
  copy->database = g_strdup (self->database);
  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (copy->others, g_strdup (self->others->pdata[i]));
  copy->newline = self->newline;
  return copy;
}

/**
 * relata_frame_with_rest:
 *
 * Returns: (transfer full): @self with @rest after the last statement
 */
RelataFrame *
relata_frame_with_rest (const RelataFrame *self, const char *rest, gsize rest_length)
{
  RelataFrame *copy;

  g_return_val_if_fail (self != NULL && rest != NULL, NULL);

  copy = copy_frame (self);
  keep_bytes (&copy->rest, &copy->rest_length, rest, rest_length);
  return copy;
}

/**
 * relata_frame_with_database:
 * @path: (nullable): the linked database, relative to the script
 *
 * Returns: (transfer full): @self linked to @path
 */
RelataFrame *
relata_frame_with_database (const RelataFrame *self, const char *path)
{
  RelataFrame *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_frame (self);
  keep_bytes (&copy->rest, &copy->rest_length, self->rest, self->rest_length);
  g_clear_pointer (&copy->header, g_free);
  copy->header_length = 0;
  g_free (copy->database);
  copy->database = path != NULL && *path != '\0' ? g_strdup (path) : NULL;
  return copy;
}

/**
 * relata_frame_has_header:
 *
 * Returns: whether any line speaks of the whole design
 */
gboolean
relata_frame_has_header (const RelataFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->header != NULL)
    return self->header_length > 0;
  return self->format != 0 || self->database != NULL || self->others->len > 0;
}

/**
 * relata_frame_write_header:
 * @length: (out): its bytes
 *
 * Returns: (transfer full): the lines that speak of the whole design
 */
char *
relata_frame_write_header (const RelataFrame *self, gsize *length)
{
  GString *text;

  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  if (self->header != NULL)
    {
      *length = self->header_length;
      return g_memdup2 (self->header, self->header_length + 1);
    }
  text = g_string_new (NULL);
  if (relata_frame_has_header (self))
    g_string_append_printf (text, "-- relata: format %d%s", MAX (self->format, 1), self->newline);
  if (self->database != NULL)
    {
      g_string_append (text, "-- relata: database ");
      relata_decor_append_quoted (text, self->database, '"');
      g_string_append (text, self->newline);
    }
  for (guint i = 0; i < self->others->len; i++)
    {
      g_string_append (text, self->others->pdata[i]);
      g_string_append (text, self->newline);
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}
