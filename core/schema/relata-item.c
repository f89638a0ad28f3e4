/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Items: a struct and its texts in one block of memory, since a script has very many. */

#include "config.h"

#include <string.h>

#include "schema/relata-item.h"

static char *
place_text (char **end, const char *text, gsize length)
{
  char *start = *end;

  if (length > 0)
    memcpy (start, text, length);
  start[length] = '\0';
  *end = start + length + 1;
  return start;
}

/**
 * relata_item_new_with_text:
 * @id: not 0
 * @text: what stands around the statement; copied
 * @decor: what @text.decor_text says, or is to be written
 * @def: the statement
 *
 * Returns: (transfer full): an item
 */
RelataItem *
relata_item_new_with_text (guint id, const RelataItemText *text, RelataDecor *decor, RelataDef *def)
{
  gsize decor_size = text->decor_text != NULL ? text->decor_length + 1 : 0;
  gsize size = sizeof (RelataItem) + text->lead_length + 1 + decor_size + text->tail_length + 1;
  RelataItem *self;
  char *end;

  g_return_val_if_fail (id != 0 && decor != NULL && def != NULL, NULL);

  self = g_malloc0 (size);
  end = (char *)(self + 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = id;
  self->lead = place_text (&end, text->lead, text->lead_length);
  self->lead_length = text->lead_length;
  if (text->decor_text != NULL)
    {
      self->decor_text = place_text (&end, text->decor_text, text->decor_length);
      self->decor_length = text->decor_length;
    }
  self->tail = place_text (&end, text->tail, text->tail_length);
  self->tail_length = text->tail_length;
  self->decor = relata_decor_ref (decor);
  self->def = relata_def_ref (def);
  return self;
}

/**
 * relata_item_new:
 * @id: not 0
 * @lead: what stands before the decoration lines
 * @decor: its decoration; written anew
 * @def: the statement
 * @tail: ";" or ""
 *
 * Returns: (transfer full): an item
 */
RelataItem *
relata_item_new (guint id, const char *lead, RelataDecor *decor, RelataDef *def, const char *tail)
{
  RelataItemText text = { lead, NULL, tail, strlen (lead), 0, strlen (tail) };

  return relata_item_new_with_text (id, &text, decor, def);
}

/**
 * relata_item_ref:
 *
 * Returns: (transfer full): @self
 */
RelataItem *
relata_item_ref (RelataItem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * relata_item_unref:
 * @self: (transfer full): an item
 */
void
relata_item_unref (RelataItem *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  relata_decor_unref (self->decor);
  relata_def_unref (self->def);
  g_free (self);
}

static RelataItemText
get_text (const RelataItem *self)
{
  return (RelataItemText){ self->lead,        self->decor_text,   self->tail,
                           self->lead_length, self->decor_length, self->tail_length };
}

/**
 * relata_item_with_def:
 *
 * Returns: (transfer full): @self saying @def
 */
RelataItem *
relata_item_with_def (const RelataItem *self, RelataDef *def)
{
  RelataItemText text;

  g_return_val_if_fail (self != NULL && def != NULL, NULL);

  text = get_text (self);
  return relata_item_new_with_text (self->id, &text, self->decor, def);
}

/* What stands between the decoration lines and the statement. */
static gsize
find_indent (const RelataItem *self)
{
  gsize start = self->decor_length;

  while (start > 0 && self->decor_text[start - 1] != '\n')
    start--;
  return start;
}

/**
 * relata_item_with_decor:
 *
 * Returns: (transfer full): @self with @decor, to be written anew
 */
RelataItem *
relata_item_with_decor (const RelataItem *self, RelataDecor *decor)
{
  g_autoptr (GString) lead = NULL;
  RelataItemText text;

  g_return_val_if_fail (self != NULL && decor != NULL, NULL);

  text = get_text (self);
  if (self->decor_text != NULL)
    {
      gsize indent = find_indent (self);

      lead = g_string_new_len (self->lead, (gssize)self->lead_length);
      g_string_append_len (lead, self->decor_text + indent, (gssize)(self->decor_length - indent));
      text.lead = lead->str;
      text.lead_length = lead->len;
    }
  text.decor_text = NULL;
  text.decor_length = 0;
  return relata_item_new_with_text (self->id, &text, decor, self->def);
}

/**
 * relata_item_with_lead:
 *
 * Returns: (transfer full): @self with @lead before its decoration
 */
RelataItem *
relata_item_with_lead (const RelataItem *self, const char *lead, gsize length)
{
  RelataItemText text;

  g_return_val_if_fail (self != NULL && lead != NULL, NULL);

  text = get_text (self);
  text.lead = lead;
  text.lead_length = length;
  return relata_item_new_with_text (self->id, &text, self->decor, self->def);
}

/**
 * relata_item_with_tail:
 * @tail: ";" or ""
 *
 * Returns: (transfer full): @self ending so
 */
RelataItem *
relata_item_with_tail (const RelataItem *self, const char *tail)
{
  RelataItemText text;

  g_return_val_if_fail (self != NULL && tail != NULL, NULL);

  text = get_text (self);
  text.tail = tail;
  text.tail_length = strlen (tail);
  return relata_item_new_with_text (self->id, &text, self->decor, self->def);
}

static void
append (GByteArray *bytes, const char *text, gsize length)
{
  g_byte_array_append (bytes, (const guint8 *)text, (guint)length);
}

/* Writes the decoration between @lead and its indentation, on lines of its own. */
static void
write_decor (const RelataItem *self, gboolean is_first, const char *newline, GByteArray *bytes)
{
  g_autofree char *lines = relata_decor_write (self->decor, newline);
  gsize indent = self->lead_length;
  gboolean at_line_start;

  while (indent > 0 && (self->lead[indent - 1] == ' ' || self->lead[indent - 1] == '\t'))
    indent--;
  at_line_start = indent > 0 ? self->lead[indent - 1] == '\n' : is_first;
  if (!at_line_start)
    indent = self->lead_length;
  append (bytes, self->lead, indent);
  if (!at_line_start)
    append (bytes, newline, strlen (newline));
  append (bytes, lines, strlen (lines));
  append (bytes, self->lead + indent, self->lead_length - indent);
}

/**
 * relata_item_write:
 * @is_first: nothing stands before it on its line
 * @with_decor: with the decoration lines
 * @newline: what ends lines that are written anew
 * @bytes: where to
 *
 * Appends the text of @self.
 */
void
relata_item_write (const RelataItem *self,
                   gboolean is_first,
                   gboolean with_decor,
                   const char *newline,
                   GByteArray *bytes)
{
  g_return_if_fail (self != NULL && newline != NULL && bytes != NULL);

  if (with_decor && self->decor_text == NULL && !relata_decor_is_empty (self->decor))
    write_decor (self, is_first, newline, bytes);
  else
    {
      append (bytes, self->lead, self->lead_length);
      if (self->decor_text != NULL)
        {
          gsize start = with_decor ? 0 : find_indent (self);

          append (bytes, self->decor_text + start, self->decor_length - start);
        }
    }
  append (bytes, self->def->text, self->def->length);
  append (bytes, self->tail, self->tail_length);
}
