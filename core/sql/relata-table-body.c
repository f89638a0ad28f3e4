/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The parts of a table's body. One thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-lexer.h"
#include "sql/relata-splice.h"
#include "sql/relata-table-body.h"

/**
 * Item:
 * @lead: space and comments before it
 * @text: the column or constraint
 * @before_comma: what stands between @text and the comma; for the last item the comment on its
 *   line
 * @after_comma: the comment on its line, if the comma comes before that
 */
typedef struct
{
  char *lead;
  char *text;
  char *before_comma;
  gboolean has_comma;
  char *after_comma;
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->lead);
  g_free (item->text);
  g_free (item->before_comma);
  g_free (item->after_comma);
  g_free (item);
}

static inline char *
dup_range (const char *text, guint32 start, guint32 end)
{
  return g_strndup (text + start, end - start);
}

static void
take_string (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

/* Where the comments end that stand on the rest of the line at @position. On a line that goes on
 * with another item they are that item's, unless there is none: this is the @last. */
static guint32
end_of_line_comment (const char *text, guint32 position, guint32 limit, gboolean last)
{
  guint32 end = position;
  guint32 i = position;

  while (i < limit && text[i] != '\n')
    {
      if (text[i] == '-')
        {
          const char *newline = memchr (text + i, '\n', limit - i);

          end = newline != NULL ? (guint32)(newline - text) : limit;
          return text[end - 1] == '\r' ? end - 1 : end;
        }
      if (text[i] == '/')
        {
          guint32 close = strstr (text + i + 2, "*/") + 2 - text;

          if (memchr (text + i, '\n', close - i) != NULL)
            return end;
          end = i = close;
        }
      else
        i++;
    }
  return i < limit || last ? end : position;
}

/* Where the comma stands between @start and @end, which hold nothing else but space and
 * comments; @end if there is none. */
static guint32
find_comma (const char *text, guint32 start, guint32 end)
{
  guint32 position = relata_lexer_skip_trivia (text, start);

  return position < end && text[position] == ',' ? position : end;
}

/* Reads the item at @span; what comes before it begins at @from, and the next one at @next
 * (or, for the @last, the parenthesis there). Returns where the lead of the next begins. */
static guint32
read_item (RelataTableBody *self, RelataSpan span, guint32 from, guint32 next, gboolean last)
{
  const char *text = self->table->base.text;
  Item *item = g_new0 (Item, 1);
  guint32 comma = last ? next : find_comma (text, span.end, next);
  guint32 end;

  item->lead = dup_range (text, from, span.start);
  item->text = dup_range (text, span.start, span.end);
  if (comma < next)
    {
      item->has_comma = TRUE;
      item->before_comma = dup_range (text, span.end, comma);
      end = end_of_line_comment (text, comma + 1, next, FALSE);
      item->after_comma = dup_range (text, comma + 1, end);
      if (strchr (item->before_comma, '\n') != NULL)
        self->comma_first = TRUE;
    }
  else
    {
      end = end_of_line_comment (text, span.end, next, last);
      item->before_comma = dup_range (text, span.end, end);
      item->after_comma = g_strdup ("");
    }
  g_ptr_array_add (self->items, item);
  return end;
}

static RelataSpan
span_of_item (const RelataTableDef *table, guint i)
{
  return i < table->n_columns ? table->columns[i].span
                              : table->constraints[i - table->n_columns].span;
}

/* Takes the body of @table apart; @table stays alive meanwhile. */
void
relata_table_body_init (RelataTableBody *self, const RelataTableDef *table)
{
  const char *text = table->base.text;
  guint n = table->n_columns + table->n_constraints;
  guint32 from = table->body.start;

  self->table = table;
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->comma_first = FALSE;
  self->newline = strstr (text, "\r\n") != NULL ? "\r\n" : "\n";
  for (guint i = 0; i < n; i++)
    {
      guint32 next = i + 1 < n ? span_of_item (table, i + 1).start : table->body.end;

      from = read_item (self, span_of_item (table, i), from, next, i + 1 == n);
    }
  self->tail = dup_range (text, from, table->body.end);
}

void
relata_table_body_clear (RelataTableBody *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->tail, g_free);
}

static Item *
item_at (const RelataTableBody *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

/* The end of line and indentation in @lead, or %NULL if it has none. */
static const char *
find_break (const char *lead)
{
  const char *newline = strrchr (lead, '\n');

  if (newline == NULL)
    return NULL;
  return newline > lead && newline[-1] == '\r' ? newline - 1 : newline;
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/* What stands before a new item at @position, which is not 0: what stands before its neighbour,
 * comments left out. */
static char *
lead_like (const RelataTableBody *self, guint position)
{
  const Item *neighbour
      = item_at (self, position > 1 ? position - 1 : MIN (1, self->items->len - 1));
  const char *line = find_break (neighbour->lead);

  if (line != NULL)
    return g_strdup (line);
  return g_strdup (self->items->len > 1 && is_blank (neighbour->lead) ? neighbour->lead : " ");
}

/* What stands before a new first item. */
static char *
first_lead (const RelataTableBody *self)
{
  const char *lead = item_at (self, 0)->lead;
  const char *line = find_break (lead);

  if (line != NULL)
    return g_strdup (line);
  return g_strdup (is_blank (lead) ? lead : "");
}

/* Where commas come first: the line end and indentation before one. */
static char *
break_before_comma (const RelataTableBody *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = item_at (self, i);
      const char *line = item->has_comma ? find_break (item->before_comma) : NULL;

      if (line != NULL)
        return g_strdup (line);
    }
  return g_strdup (self->newline);
}

/* Gives the last item a comma, so that another can follow. */
static void
add_comma (RelataTableBody *self, Item *item)
{
  if (item->has_comma)
    return;
  item->has_comma = TRUE;
  if (self->comma_first)
    {
      g_autofree char *line = break_before_comma (self);

      take_string (&item->before_comma, g_strconcat (item->before_comma, line, NULL));
      return;
    }
  take_string (&item->after_comma, g_steal_pointer (&item->before_comma));
  item->before_comma = g_strdup ("");
}

/* Takes the comma from what is now the last item. */
static void
drop_comma (Item *item)
{
  if (!item->has_comma)
    return;
  item->has_comma = FALSE;
  g_strchomp (item->before_comma);
  take_string (&item->before_comma, g_strconcat (item->before_comma, item->after_comma, NULL));
  take_string (&item->after_comma, g_strdup (""));
}

/* The first item of an empty body. */
static void
begin_body (RelataTableBody *self, Item *item)
{
  item->lead = g_strconcat (self->newline, "  ", NULL);
  if (strchr (self->tail, '\n') == NULL)
    take_string (&self->tail, g_strconcat (self->tail, self->newline, NULL));
}

/* Makes the item that was first follow another on its line. */
static void
demote_first (RelataTableBody *self, Item *item)
{
  if (self->comma_first)
    take_string (&item->lead, g_strdup (" "));
  else if (find_break (item->lead) == NULL)
    take_string (&item->lead, g_strconcat (" ", g_strchug (item->lead), NULL));
}

/**
 * relata_table_body_insert:
 * @position: before which item, or their number
 * @text: a column or a constraint
 */
void
relata_table_body_insert (RelataTableBody *self, guint position, const char *text)
{
  Item *item = g_new0 (Item, 1);
  guint n = self->items->len;

  item->text = g_strdup (text);
  item->before_comma = g_strdup ("");
  item->after_comma = g_strdup ("");
  if (n == 0)
    begin_body (self, item);
  else if (position == 0)
    {
      item->lead = first_lead (self);
      demote_first (self, item_at (self, 0));
      add_comma (self, item);
    }
  else
    {
      item->lead = lead_like (self, position);
      add_comma (self, item_at (self, position - 1));
      if (position < n)
        add_comma (self, item);
    }
  g_ptr_array_insert (self->items, position, item);
}

/* Puts the comments on lines of their own above @removed before what follows it, which begins a
 * new line in any case. */
static void
keep_comments_above (RelataTableBody *self, const Item *removed, guint position)
{
  const char *line = find_break (removed->lead);
  g_autofree char *above = line != NULL ? dup_range (removed->lead, 0, line - removed->lead) : NULL;
  char **place = position < self->items->len ? &item_at (self, position)->lead : &self->tail;
  char first = (*place)[strspn (*place, " \t")];

  if (above == NULL || is_blank (above))
    return;
  if (first == '\n' || first == '\r')
    take_string (place, g_strconcat (above, *place, NULL));
  else
    take_string (place, g_strconcat (removed->lead, g_strchug (*place), NULL));
}

/* Removes an item, its comment and its line; comments on lines above it stay. */
void
relata_table_body_remove (RelataTableBody *self, guint position)
{
  Item *removed = item_at (self, position);

  g_ptr_array_steal_index (self->items, position);
  if (self->items->len > 0)
    {
      if (position == 0 && (self->comma_first || find_break (removed->lead) == NULL))
        take_string (&item_at (self, 0)->lead, g_strdup (removed->lead));
      else
        keep_comments_above (self, removed, position);
      if (position == self->items->len)
        drop_comma (item_at (self, position - 1));
    }
  free_item (removed);
}

/**
 * relata_table_body_move:
 * @from: a column
 * @to: where it shall stand, counted without it
 */
void
relata_table_body_move (RelataTableBody *self, guint from, guint to)
{
  guint n = self->items->len;
  Item *item = item_at (self, from);
  Item *front = item_at (self, 0);
  Item *new_front;

  if (from == to)
    return;
  add_comma (self, item_at (self, n - 1));
  g_ptr_array_steal_index (self->items, from);
  g_ptr_array_insert (self->items, to, item);
  new_front = item_at (self, 0);
  if (new_front != front && (self->comma_first || find_break (front->lead) == NULL))
    {
      char *lead = front->lead;

      front->lead = new_front->lead;
      new_front->lead = lead;
    }
  drop_comma (item_at (self, n - 1));
}

/* Whether @text ends inside a comment that runs to the end of the line. */
static gboolean
ends_in_comment (const char *text)
{
  const char *line = strrchr (text, '\n');
  RelataLexer lexer;
  RelataToken token = { RELATA_TOKEN_END };
  guint32 last_end = 0;

  if (strstr (line != NULL ? line : text, "--") == NULL)
    return FALSE;
  relata_lexer_init (&lexer, text, 0);
  for (relata_lexer_next (&lexer, &token); token.type != RELATA_TOKEN_END;
       relata_lexer_next (&lexer, &token))
    last_end = token.end;
  line = strstr (text + last_end, "--");
  return line != NULL && strchr (line, '\n') == NULL;
}

/* Appends @next to @body, on a new line if it would be swallowed by a comment. */
static void
append_guarded (const RelataTableBody *self, GString *body, const char *piece, const char *next)
{
  g_string_append (body, piece);
  if (*next != '\n' && *next != '\r' && ends_in_comment (piece))
    g_string_append (body, self->newline);
}

/**
 * relata_table_body_finish:
 *
 * Returns: (transfer full): the table with this body; or %NULL with #RELATA_ERROR_INVALID_EDIT
 */
RelataDef *
relata_table_body_finish (RelataTableBody *self, GError **error)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_auto (RelataSplice) splice = { 0 };

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = item_at (self, i);
      const char *next = i + 1 < self->items->len ? item_at (self, i + 1)->lead : self->tail;

      g_string_append (body, item->lead);
      g_string_append (body, item->text);
      append_guarded (self, body, item->before_comma, item->has_comma ? "," : next);
      if (item->has_comma)
        g_string_append_c (body, ',');
      append_guarded (self, body, item->after_comma, next);
    }
  g_string_append (body, self->tail);
  relata_splice_init (&splice, &self->table->base);
  relata_splice_replace (&splice, self->table->body, body->str);
  return relata_splice_finish (&splice, error);
}
