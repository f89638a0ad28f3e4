/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits: a working copy of a snapshot's list of items. How the text between statements gives
 * way when one comes or goes stands in relata-gap.h. */

#include "config.h"

#include <string.h>

#include "schema/relata-edit.h"
#include "schema/relata-gap.h"
#include "schema/relata-snapshot-private.h"
#include "sql/relata-parser.h"

struct _RelataEdit
{
  RelataSnapshot *base;
  char *label;
  GPtrArray *items;         /* of the result; NULL while nothing has changed */
  RelataFrame *frame;       /* of the result */
  RelataSnapshot *snapshot; /* the result, once asked for; NULL after a change */
  GArray *facts;            /* likewise */
  guint next_id;
};

/**
 * relata_edit_new:
 * @base: the snapshot to begin with; its own reference is taken
 * @label: (translated): what the edit does, for "Undo %s"
 *
 * Returns: (transfer full): an edit that has changed nothing yet
 */
RelataEdit *
relata_edit_new (RelataSnapshot *base, const char *label)
{
  RelataEdit *self;

  g_return_val_if_fail (base != NULL && label != NULL, NULL);

  self = g_new0 (RelataEdit, 1);
  self->base = relata_snapshot_ref (base);
  self->label = g_strdup (label);
  self->frame = relata_frame_ref (relata_snapshot_get_frame (base));
  self->next_id = relata_snapshot_get_next_id (base);
  return self;
}

/**
 * relata_edit_free:
 * @self: (transfer full): an edit
 */
void
relata_edit_free (RelataEdit *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->facts, g_array_unref);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  relata_frame_unref (self->frame);
  relata_snapshot_unref (self->base);
  g_free (self->label);
  g_free (self);
}

/**
 * relata_edit_get_label:
 *
 * Returns: (translated): what the edit does
 */
const char *
relata_edit_get_label (RelataEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

/**
 * relata_edit_get_base:
 *
 * Returns: (transfer none): the snapshot the edit began with
 */
RelataSnapshot *
relata_edit_get_base (RelataEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

static void
fill_items (RelataEdit *self)
{
  guint n = relata_snapshot_get_n_items (self->base);

  self->items = g_ptr_array_new_full (n + 1, (GDestroyNotify)relata_item_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->items, relata_item_ref (relata_snapshot_get_item (self->base, i)));
}

/* Before any change. */
static void
begin_change (RelataEdit *self)
{
  if (self->items == NULL)
    fill_items (self);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->facts, g_array_unref);
}

static gboolean
is_unchanged (RelataEdit *self)
{
  return self->items == NULL && self->frame == relata_snapshot_get_frame (self->base);
}

/**
 * relata_edit_get_snapshot:
 *
 * Returns: (transfer none): what the edit has led to so far; valid until the next change. While
 *   nothing has changed it is the base itself.
 */
RelataSnapshot *
relata_edit_get_snapshot (RelataEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (is_unchanged (self))
    return self->base;
  if (self->snapshot == NULL)
    {
      if (self->items == NULL)
        fill_items (self);
      self->snapshot
          = relata_snapshot_new_after (self->base, self->frame, self->items, self->next_id);
    }
  return self->snapshot;
}

/* The position of an item in the result; it seldom is not the one in the base. */
static int
find_position (RelataEdit *self, guint id)
{
  int hint = relata_snapshot_get_index (self->base, id);

  if (self->items == NULL)
    return hint;
  if (hint >= 0 && (guint)hint < self->items->len
      && ((RelataItem *)self->items->pdata[hint])->id == id)
    return hint;
  for (guint i = self->items->len; i-- > 0;)
    if (((RelataItem *)self->items->pdata[i])->id == id)
      return (int)i;
  return -1;
}

/**
 * relata_edit_get_item:
 * @id: of an item
 *
 * Returns: (nullable) (transfer none): the item as the edit has it now; cheaper than asking a
 *   snapshot for it
 */
RelataItem *
relata_edit_get_item (RelataEdit *self, guint id)
{
  int position;

  g_return_val_if_fail (self != NULL, NULL);

  position = find_position (self, id);
  if (position < 0)
    return NULL;
  return self->items != NULL ? self->items->pdata[position]
                             : relata_snapshot_get_item (self->base, (guint)position);
}

/* Takes @item. */
static void
replace_item (RelataEdit *self, guint position, RelataItem *item)
{
  begin_change (self);
  relata_item_unref (self->items->pdata[position]);
  self->items->pdata[position] = item;
}

/* Takes @frame. */
static void
replace_frame (RelataEdit *self, RelataFrame *frame)
{
  begin_change (self);
  relata_frame_unref (self->frame);
  self->frame = frame;
}

/**
 * relata_edit_set_def:
 * @id: of an item
 * @def: what it is to say
 *
 * Changes a statement; does nothing if it says that already.
 */
void
relata_edit_set_def (RelataEdit *self, guint id, RelataDef *def)
{
  int position;
  RelataItem *item;

  g_return_if_fail (self != NULL && def != NULL);

  position = find_position (self, id);
  g_return_if_fail (position >= 0);
  item = relata_edit_get_item (self, id);
  if (item->def == def || relata_def_equal (item->def, def))
    return;
  replace_item (self, (guint)position, relata_item_with_def (item, def));
}

/**
 * relata_edit_set_decor:
 * @id: of an item
 * @decor: what its decoration lines are to say
 *
 * Changes a decoration; does nothing if it says that already.
 */
void
relata_edit_set_decor (RelataEdit *self, guint id, RelataDecor *decor)
{
  int position;
  RelataItem *item;

  g_return_if_fail (self != NULL && decor != NULL);

  position = find_position (self, id);
  g_return_if_fail (position >= 0);
  item = relata_edit_get_item (self, id);
  if (relata_decor_equal (item->decor, decor))
    return;
  replace_item (self, (guint)position, relata_item_with_decor (item, decor));
}

/* Whether a statement without a semicolon would swallow one: it ends in an open string, name,
 * comment or trigger. */
static gboolean
is_open (const RelataItem *item)
{
  g_autoptr (GString) text = g_string_new_len (item->def->text, item->def->length);
  g_autoptr (RelataScript) script = NULL;

  g_string_append_c (text, ';');
  script = relata_parse_script (text->str, text->len);
  return script->n_statements != 1 || script->statements[0].tail_end != text->len
         || script->statements[0].end == script->statements[0].tail_end;
}

/* Sees to it that a statement can follow the one at @position; if none can, returns %FALSE. */
static gboolean
close_statement (RelataEdit *self, guint position)
{
  const RelataItem *item = self->items->pdata[position];

  if (item->tail_length > 0)
    return TRUE;
  if (is_open (item))
    return FALSE;
  replace_item (self, position, relata_item_with_tail (item, ";"));
  return TRUE;
}

static void
describe_gap (RelataEdit *self, guint position, RelataGap *gap)
{
  gap->is_first = position == 0;
  gap->is_last = position == self->items->len;
  gap->at_start = gap->is_first && !relata_frame_has_header (self->frame);
  gap->newline = self->frame->newline;
}

/* What stands before the item at @position, or after the last one. */
static const char *
get_gap_text (RelataEdit *self, guint position, gsize *length)
{
  const RelataItem *item;

  if (position == self->items->len)
    {
      *length = self->frame->rest_length;
      return self->frame->rest;
    }
  item = self->items->pdata[position];
  *length = item->lead_length;
  return item->lead;
}

static void
set_gap_text (RelataEdit *self, guint position, const GString *text)
{
  gsize length;
  const char *old = get_gap_text (self, position, &length);

  if (length == text->len && memcmp (old, text->str, length) == 0)
    return;
  if (position == self->items->len)
    replace_frame (self, relata_frame_with_rest (self->frame, text->str, text->len));
  else
    replace_item (self, position,
                  relata_item_with_lead (self->items->pdata[position], text->str, text->len));
}

/**
 * relata_edit_insert:
 * @index: the position it is to have; beyond the end means last
 * @def: a statement
 * @decor: (nullable): its decoration
 *
 * Adds a statement. It stands after an empty line; a statement before it that has no semicolon
 * gets one. If the last statement is broken so that nothing can follow it (an open string), the
 * new one stands before it.
 *
 * Returns: the id of the new item
 */
guint
relata_edit_insert (RelataEdit *self, guint index, RelataDef *def, RelataDecor *decor)
{
  g_autoptr (GString) lead = g_string_new (NULL);
  g_autoptr (GString) next = g_string_new (NULL);
  g_autoptr (RelataDecor) nothing = relata_decor_new ();
  RelataItemText text = { .tail = ";", .tail_length = 1 };
  const char *gap_text;
  gsize length;
  RelataGap gap;

  g_return_val_if_fail (self != NULL && def != NULL, 0);

  begin_change (self);
  index = MIN (index, self->items->len);
  if (index > 0 && !close_statement (self, index - 1))
    index--;
  describe_gap (self, index, &gap);
  gap_text = get_gap_text (self, index, &length);
  relata_gap_open (&gap, gap_text, length, lead, next);
  set_gap_text (self, index, next);
  text.lead = lead->str;
  text.lead_length = lead->len;
  g_ptr_array_insert (
      self->items, (int)index,
      relata_item_new_with_text (self->next_id, &text, decor != NULL ? decor : nothing, def));
  return self->next_id++;
}

/**
 * relata_edit_append:
 *
 * Adds a statement at the end, as relata_edit_insert() does.
 *
 * Returns: the id of the new item
 */
guint
relata_edit_append (RelataEdit *self, RelataDef *def, RelataDecor *decor)
{
  return relata_edit_insert (self, G_MAXUINT, def, decor);
}

/**
 * relata_edit_remove:
 * @id: of an item
 *
 * Deletes a statement, with its decorations, the comments directly above it and the comment
 * behind it on its line.
 */
void
relata_edit_remove (RelataEdit *self, guint id)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (RelataItem) item = NULL;
  const char *next;
  gsize length;
  RelataGap gap;
  int position;

  g_return_if_fail (self != NULL);

  position = find_position (self, id);
  g_return_if_fail (position >= 0);
  begin_change (self);
  item = g_ptr_array_steal_index (self->items, (guint)position);
  describe_gap (self, (guint)position, &gap);
  next = get_gap_text (self, (guint)position, &length);
  text = relata_gap_close (&gap, item->lead, item->lead_length, next, length);
  set_gap_text (self, (guint)position, text);
}

/**
 * relata_edit_set_database:
 * @path: (nullable): the linked database, relative to the script
 *
 * Links the design to a database, or to none.
 */
void
relata_edit_set_database (RelataEdit *self, const char *path)
{
  g_return_if_fail (self != NULL);

  if (path != NULL && *path == '\0')
    path = NULL;
  if (g_strcmp0 (self->frame->database, path) == 0)
    return;
  replace_frame (self, relata_frame_with_database (self->frame, path));
}

/**
 * relata_edit_get_facts:
 *
 * Returns: (transfer none) (element-type RelataFact): what the edit did, in the order of the
 *   script; valid until the next change, unless a reference is taken
 */
GArray *
relata_edit_get_facts (RelataEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->facts == NULL)
    self->facts = relata_facts_new (self->base, relata_edit_get_snapshot (self));
  return self->facts;
}
