/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Editing text by spans. One thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-splice.h"

/**
 * Cut:
 * @order: in which it was asked for, so that insertions at one place keep their order
 */
typedef struct
{
  RelataSpan span;
  guint order;
  char *text;
} Cut;

static void
clear_cut (gpointer cut)
{
  g_free (((Cut *)cut)->text);
}

/* Begins an edit of the text of @def, which stays alive meanwhile. */
void
relata_splice_init (RelataSplice *self, const RelataDef *def)
{
  self->def = def;
  self->cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  g_array_set_clear_func (self->cuts, clear_cut);
}

void
relata_splice_clear (RelataSplice *self)
{
  g_clear_pointer (&self->cuts, g_array_unref);
}

/* Whether nothing is to change. */
gboolean
relata_splice_is_empty (const RelataSplice *self)
{
  return self->cuts->len == 0;
}

/* @text instead of @span. */
void
relata_splice_replace (RelataSplice *self, RelataSpan span, const char *text)
{
  Cut cut = { .span = span, .order = self->cuts->len, .text = g_strdup (text) };

  g_assert (span.start <= span.end && span.end <= self->def->length);
  g_array_append_val (self->cuts, cut);
}

/* @text before the byte at @offset. */
void
relata_splice_insert (RelataSplice *self, guint32 offset, const char *text)
{
  relata_splice_replace (self, (RelataSpan){ offset, offset }, text);
}

void
relata_splice_remove (RelataSplice *self, RelataSpan span)
{
  relata_splice_replace (self, span, "");
}

/* Whether the space and comments from @start to @end end with a comment that needs the end of its
 * line. */
static gboolean
ends_with_line_comment (const char *text, guint32 start, guint32 end)
{
  gboolean is_line = FALSE;
  guint32 i = start;

  while (i < end)
    {
      if (text[i] != '-' && text[i] != '/')
        {
          i++;
          continue;
        }
      is_line = text[i] == '-';
      i = strstr (text + i + 2, is_line ? "\n" : "*/") - text + 1;
    }
  return is_line;
}

/**
 * relata_splice_remove_word:
 * @span: a clause
 * @from: where a token before it begins
 *
 * Removes @span and the white space before it. After a comment that runs to the end of its line
 * that line's end stays.
 */
void
relata_splice_remove_word (RelataSplice *self, RelataSpan span, guint32 from)
{
  const char *text = self->def->text;
  guint32 start = span.start;
  guint32 last_end = from;
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, text, from);
  for (;;)
    {
      relata_lexer_next (&lexer, &token);
      if (token.start >= span.start || token.type == RELATA_TOKEN_END)
        break;
      last_end = token.end;
    }
  while (start > last_end && g_ascii_isspace (text[start - 1]))
    start--;
  if (ends_with_line_comment (text, last_end, start))
    start = strchr (text + start, '\n') + 1 - text;
  relata_splice_remove (self, (RelataSpan){ start, span.end });
}

/**
 * relata_name_quote_like:
 * @old_text: a name as it stands in SQL
 * @length: its bytes
 * @name: the one that shall stand there
 *
 * Returns: (transfer full): @name in the quotes @old_text has, where they can hold it; bare
 *   where that was bare and SQL allows it
 */
char *
relata_name_quote_like (const char *old_text, gsize length, const char *name)
{
  if (length > 0 && *old_text == '[' && strchr (name, ']') == NULL)
    return g_strdup_printf ("[%s]", name);
  if (length > 0 && *old_text == '`' && strchr (name, '`') == NULL)
    return g_strdup_printf ("`%s`", name);
  if (length > 0 && (*old_text == '"' || *old_text == '\''))
    return relata_name_quote (name);
  return relata_name_quote_if_needed (name);
}

/* The name @name at @span, quoted as the one there is. */
void
relata_splice_rename (RelataSplice *self, RelataSpan span, const char *name)
{
  g_autofree char *quoted
      = relata_name_quote_like (self->def->text + span.start, span.end - span.start, name);

  relata_splice_replace (self, span, quoted);
}

static int
compare_cuts (gconstpointer a, gconstpointer b)
{
  const Cut *first = a;
  const Cut *second = b;

  if (first->span.start != second->span.start)
    return first->span.start < second->span.start ? -1 : 1;
  if (first->span.end != second->span.end)
    return first->span.end < second->span.end ? -1 : 1;
  return first->order < second->order ? -1 : 1;
}

/**
 * relata_splice_to_text:
 *
 * Returns: (transfer full): the text with all edits applied. A span within one that came before
 *   it is passed over.
 */
char *
relata_splice_to_text (RelataSplice *self)
{
  GString *text = g_string_sized_new (self->def->length + 64);
  guint32 position = 0;

  g_array_sort (self->cuts, compare_cuts);
  for (guint i = 0; i < self->cuts->len; i++)
    {
      const Cut *cut = &g_array_index (self->cuts, Cut, i);

      if (cut->span.start < position)
        continue;
      g_string_append_len (text, self->def->text + position, cut->span.start - position);
      g_string_append (text, cut->text);
      position = cut->span.end;
    }
  g_string_append_len (text, self->def->text + position, self->def->length - position);
  return g_string_free (text, FALSE);
}

/**
 * relata_splice_finish:
 *
 * Returns: (transfer full): the definition that the edited text is, of the same kind as the
 *   old one; or %NULL with #RELATA_ERROR_INVALID_EDIT
 */
RelataDef *
relata_splice_finish (RelataSplice *self, GError **error)
{
  g_autofree char *text = relata_splice_to_text (self);
  g_autoptr (RelataDef) def = relata_parse_statement (text, strlen (text));

  if (def->kind == self->def->kind)
    return g_steal_pointer (&def);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT,
               _ ("The edit would leave a statement that cannot be read: %s"),
               def->fault != NULL ? def->fault->message : _ ("It is another kind of statement."));
  return NULL;
}
