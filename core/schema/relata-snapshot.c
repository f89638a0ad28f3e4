/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Snapshots: reading a script into items, writing them back, and the lookups, which are built
 * when first asked for and then shared by all threads. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "schema/relata-decor-private.h"
#include "schema/relata-snapshot-private.h"
#include "schema/relata-trivia.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"

/* Items by name. The keys belong to the definitions; the values are items without a reference,
 * since the snapshot has one. */
typedef struct
{
  GHashTable *tables;    /* and views and virtual tables */
  GHashTable *temporary; /* those among them that are temporary */
  GHashTable *indexes;
  GHashTable *triggers;
  GHashTable *indexes_of;  /* table name -> GPtrArray of items */
  GHashTable *triggers_of; /* the same */
} Names;

struct _RelataSnapshot
{
  gatomicrefcount ref_count;
  RelataFrame *frame;
  RelataItem **items;
  guint n_items;
  guint next_id;

  GMutex lock; /* while one of these is made; each is set once */
  Names *names;
  GHashTable *indexes_by_id; /* id -> index + 1 */
  RelataRelationships *relationships;
};

static RelataSnapshot *
new_snapshot (RelataFrame *frame, guint n_items)
{
  RelataSnapshot *self = g_new0 (RelataSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->frame = frame;
  self->items = g_new0 (RelataItem *, MAX (n_items, 1));
  self->n_items = n_items;
  self->next_id = n_items + 1;
  return self;
}

/* A new reference to @frame and to each of @items. */
RelataSnapshot *
relata_snapshot_new_from_parts (RelataFrame *frame, GPtrArray *items, guint next_id)
{
  RelataSnapshot *self = new_snapshot (relata_frame_ref (frame), items->len);

  for (guint i = 0; i < items->len; i++)
    self->items[i] = relata_item_ref (items->pdata[i]);
  self->next_id = next_id;
  return self;
}

/* Whether what relationships are derived from is the same in both. */
static gboolean
relates_alike (const RelataItem *a, const RelataItem *b)
{
  if (a == b)
    return TRUE;
  return a->id == b->id && a->def == b->def && relata_decor_same_relationships (a->decor, b->decor);
}

/* The same, where the items were made from those of @previous: takes over what was derived from
 * that where it still holds, as after a table was moved. */
RelataSnapshot *
relata_snapshot_new_after (RelataSnapshot *previous,
                           RelataFrame *frame,
                           GPtrArray *items,
                           guint next_id)
{
  RelataSnapshot *self = relata_snapshot_new_from_parts (frame, items, next_id);
  RelataRelationships *relationships = g_atomic_pointer_get (&previous->relationships);

  if (relationships == NULL || previous->n_items != self->n_items)
    return self;
  for (guint i = 0; i < self->n_items; i++)
    if (!relates_alike (previous->items[i], self->items[i]))
      return self;
  self->relationships = relata_relationships_ref (relationships);
  return self;
}

/* An id that no item has had since the design was opened. */
guint
relata_snapshot_get_next_id (RelataSnapshot *self)
{
  return self->next_id;
}

/**
 * relata_snapshot_new_empty:
 *
 * Returns: (transfer full): the design that says nothing; its text is empty
 */
RelataSnapshot *
relata_snapshot_new_empty (void)
{
  return relata_snapshot_parse ("", 0);
}

static const char *
find_newline (const char *text, gsize length)
{
  const char *newline = length > 0 ? memchr (text, '\n', length) : NULL;

  return newline != NULL && newline > text && newline[-1] == '\r' ? "\r\n" : "\n";
}

/* The decoration that the lines of @text say. */
static RelataDecor *
parse_decor_text (const char *text, gsize length)
{
  g_autoptr (GPtrArray) lines = NULL;
  const char *end = text + length;

  if (length == 0)
    return relata_decor_new ();
  lines = g_ptr_array_new_with_free_func (g_free);
  while (text < end)
    {
      const char *newline = memchr (text, '\n', (gsize)(end - text));
      const char *line_end = newline > text && newline[-1] == '\r' ? newline - 1 : newline;

      g_ptr_array_add (lines, g_strndup (text, (gsize)(line_end - text)));
      text = newline + 1;
    }
  g_ptr_array_add (lines, NULL);
  return relata_decor_parse ((const char *const *)lines->pdata);
}

static RelataItem *
make_item (const char *text, const RelataScriptStatement *statement, gsize lead_start, guint id)
{
  const char *lead_text = text + lead_start;
  gsize length = statement->start - lead_start;
  RelataLead lead = relata_trivia_split_lead (lead_text, length, id == 1);
  g_autoptr (RelataDecor) decor
      = parse_decor_text (lead_text + lead.decor_start, lead.decor_end - lead.decor_start);
  RelataItemText item_text = { .lead = lead_text,
                               .lead_length = lead.decor_start,
                               .tail = text + statement->end,
                               .tail_length = statement->tail_end - statement->end };

  if (lead.decor_start < length)
    {
      item_text.decor_text = lead_text + lead.decor_start;
      item_text.decor_length = length - lead.decor_start;
    }
  return relata_item_new_with_text (id, &item_text, decor, statement->def);
}

/**
 * relata_snapshot_parse:
 * @text: (array length=length): a script; any bytes at all
 * @length: how many
 *
 * Reads a script. Nothing in it is refused: what is no SQL is kept as it is.
 *
 * Returns: (transfer full): a snapshot that relata_snapshot_write() turns into @text again
 */
RelataSnapshot *
relata_snapshot_parse (const char *text, gsize length)
{
  g_autoptr (RelataScript) script = NULL;
  const RelataScriptStatement *statements;
  RelataSnapshot *self;
  RelataFrame *frame;
  gsize rest = 0, start_end, frame_end = 0;
  guint n;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (text == NULL)
    text = "";
  script = relata_parse_script (text, length);
  statements = script->statements;
  n = script->n_statements;
  rest = n > 0 ? statements[n - 1].tail_end : 0;
  start_end = n > 0 ? statements[0].start : length;
  frame = relata_frame_new (text, start_end, text + rest, length - rest,
                            find_newline (text, length), &frame_end);
  if (n == 0)
    {
      RelataFrame *whole = relata_frame_with_rest (frame, text + frame_end, length - frame_end);

      relata_frame_unref (frame);
      frame = whole;
    }
  self = new_snapshot (frame, n);
  for (guint i = 0; i < n; i++)
    self->items[i]
        = make_item (text, &statements[i], i == 0 ? frame_end : statements[i].lead_start, i + 1);
  return self;
}

/**
 * relata_snapshot_ref:
 *
 * Returns: (transfer full): @self
 */
RelataSnapshot *
relata_snapshot_ref (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
free_names (Names *names)
{
  g_hash_table_unref (names->tables);
  g_hash_table_unref (names->temporary);
  g_hash_table_unref (names->indexes);
  g_hash_table_unref (names->triggers);
  g_hash_table_unref (names->indexes_of);
  g_hash_table_unref (names->triggers_of);
  g_free (names);
}

/**
 * relata_snapshot_unref:
 * @self: (transfer full): a snapshot
 */
void
relata_snapshot_unref (RelataSnapshot *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->relationships, relata_relationships_unref);
  g_clear_pointer (&self->names, free_names);
  g_clear_pointer (&self->indexes_by_id, g_hash_table_unref);
  for (guint i = 0; i < self->n_items; i++)
    relata_item_unref (self->items[i]);
  g_free (self->items);
  relata_frame_unref (self->frame);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gsize
estimate_size (RelataSnapshot *self)
{
  gsize size = self->frame->preamble_length + self->frame->rest_length + 1024;

  for (guint i = 0; i < self->n_items; i++)
    {
      const RelataItem *item = self->items[i];

      size += item->lead_length + item->decor_length + item->def->length + item->tail_length;
    }
  return size;
}

/* The header, parted by an empty line from what follows if it was not there before. */
static void
write_header (RelataSnapshot *self, GByteArray *bytes)
{
  gsize length;
  g_autofree char *header = relata_frame_write_header (self->frame, &length);
  const char *next = self->n_items > 0 ? self->items[0]->lead : self->frame->rest;

  g_byte_array_append (bytes, (const guint8 *)header, (guint)length);
  if (self->frame->header == NULL && length > 0 && *next != '\n' && *next != '\r'
      && (self->n_items > 0 || self->frame->rest_length > 0))
    g_byte_array_append (bytes, (const guint8 *)self->frame->newline,
                         (guint)strlen (self->frame->newline));
}

static GBytes *
write_script (RelataSnapshot *self, gboolean with_decor)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint)estimate_size (self));
  const RelataFrame *frame = self->frame;

  g_byte_array_append (bytes, (const guint8 *)frame->preamble, (guint)frame->preamble_length);
  if (with_decor)
    write_header (self, bytes);
  for (guint i = 0; i < self->n_items; i++)
    relata_item_write (self->items[i], i == 0, with_decor, frame->newline, bytes);
  g_byte_array_append (bytes, (const guint8 *)frame->rest, (guint)frame->rest_length);
  if (!with_decor && relata_frame_has_header (frame) && frame->preamble_length == 0)
    g_byte_array_remove_range (
        bytes, 0, (guint)relata_trivia_skip_empty_lines ((const char *)bytes->data, bytes->len));
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * relata_snapshot_write:
 *
 * Returns: (transfer full): the script: what was not edited byte for byte as it was read
 */
GBytes *
relata_snapshot_write (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_script (self, TRUE);
}

/**
 * relata_snapshot_write_sql:
 *
 * Returns: (transfer full): the script without its decoration lines, for those who want plain
 *   SQL; other comments stay
 */
GBytes *
relata_snapshot_write_sql (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return write_script (self, FALSE);
}

/**
 * relata_snapshot_get_n_items:
 *
 * Returns: how many statements there are
 */
guint
relata_snapshot_get_n_items (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items;
}

/**
 * relata_snapshot_get_item:
 * @index: position in the script
 *
 * Returns: (transfer none): the item there
 */
RelataItem *
relata_snapshot_get_item (RelataSnapshot *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_items, NULL);

  return self->items[index];
}

static GHashTable *
index_ids (RelataSnapshot *self)
{
  GHashTable *indexes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->n_items; i++)
    g_hash_table_insert (indexes, GUINT_TO_POINTER (self->items[i]->id), GUINT_TO_POINTER (i + 1));
  return indexes;
}

static GHashTable *
get_indexes_by_id (RelataSnapshot *self)
{
  GHashTable *indexes = g_atomic_pointer_get (&self->indexes_by_id);

  if (indexes != NULL)
    return indexes;
  g_mutex_lock (&self->lock);
  if (self->indexes_by_id == NULL)
    g_atomic_pointer_set (&self->indexes_by_id, index_ids (self));
  indexes = self->indexes_by_id;
  g_mutex_unlock (&self->lock);
  return indexes;
}

/**
 * relata_snapshot_get_index:
 * @id: of an item
 *
 * Returns: its position in the script; -1 if there is no such item
 */
int
relata_snapshot_get_index (RelataSnapshot *self, guint id)
{
  g_return_val_if_fail (self != NULL, -1);

  if (id > 0 && id <= self->n_items && self->items[id - 1]->id == id)
    return (int)id - 1;
  return (int)GPOINTER_TO_UINT (
             g_hash_table_lookup (get_indexes_by_id (self), GUINT_TO_POINTER (id)))
         - 1;
}

/**
 * relata_snapshot_get:
 * @id: of an item
 *
 * Returns: (nullable) (transfer none): the item
 */
RelataItem *
relata_snapshot_get (RelataSnapshot *self, guint id)
{
  int index;

  g_return_val_if_fail (self != NULL, NULL);

  index = relata_snapshot_get_index (self, id);
  return index >= 0 ? self->items[index] : NULL;
}

static gboolean
is_temporary (const RelataDef *def)
{
  return def->temporary
         || (def->schema_name != NULL && relata_name_equal (def->schema_name, "temp"));
}

/* Of two of a name the first counts, as in SQLite; but a temporary one is in a schema of its
   own and counts only where there is no other. */
static void
add_name (GHashTable *items, RelataItem *item)
{
  const RelataItem *other = g_hash_table_lookup (items, item->def->name);

  if (other == NULL || (is_temporary (other->def) && !is_temporary (item->def)))
    g_hash_table_replace (items, item->def->name, item);
}

static void
add_to_table (GHashTable *arrays, char *table, RelataItem *item)
{
  GPtrArray *items = g_hash_table_lookup (arrays, table);

  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (arrays, table, items);
    }
  g_ptr_array_add (items, item);
}

static GHashTable *
new_name_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (relata_text_ascii_case_hash, relata_text_ascii_case_equal, NULL,
                                free_value);
}

static Names *
make_names (RelataSnapshot *self)
{
  Names *names = g_new0 (Names, 1);

  names->tables = new_name_table (NULL);
  names->temporary = new_name_table (NULL);
  names->indexes = new_name_table (NULL);
  names->triggers = new_name_table (NULL);
  names->indexes_of = new_name_table ((GDestroyNotify)g_ptr_array_unref);
  names->triggers_of = new_name_table ((GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < self->n_items; i++)
    {
      RelataItem *item = self->items[i];
      const RelataIndexDef *index = relata_def_index (item->def);
      const RelataTriggerDef *trigger = relata_def_trigger (item->def);

      if (index != NULL)
        {
          add_name (names->indexes, item);
          add_to_table (names->indexes_of, index->table, item);
        }
      else if (trigger != NULL)
        {
          add_name (names->triggers, item);
          add_to_table (names->triggers_of, trigger->table, item);
        }
      else if (item->def->name != NULL)
        {
          add_name (names->tables, item);
          if (is_temporary (item->def))
            add_name (names->temporary, item);
        }
    }
  return names;
}

static const Names *
get_names (RelataSnapshot *self)
{
  Names *names = g_atomic_pointer_get (&self->names);

  if (names != NULL)
    return names;
  g_mutex_lock (&self->lock);
  if (self->names == NULL)
    g_atomic_pointer_set (&self->names, make_names (self));
  names = self->names;
  g_mutex_unlock (&self->lock);
  return names;
}

/**
 * relata_snapshot_find_table:
 * @name: without quotes; A to Z are a to z
 *
 * Finds what a foreign key or a query finds under @name: a table, but also a view or a virtual
 * table. Whether it is a table says relata_item_table().
 *
 * Returns: (nullable) (transfer none): the item
 */
RelataItem *
relata_snapshot_find_table (RelataSnapshot *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (get_names (self)->tables, name);
}

/**
 * relata_snapshot_find_temporary_table:
 * @name: without quotes; A to Z are a to z
 *
 * Finds what relata_snapshot_find_table() does, but in the temporary schema.
 *
 * Returns: (nullable) (transfer none): the item
 */
RelataItem *
relata_snapshot_find_temporary_table (RelataSnapshot *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (get_names (self)->temporary, name);
}

/**
 * relata_snapshot_find_index:
 *
 * Returns: (nullable) (transfer none): the index of that name
 */
RelataItem *
relata_snapshot_find_index (RelataSnapshot *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (get_names (self)->indexes, name);
}

/**
 * relata_snapshot_find_trigger:
 *
 * Returns: (nullable) (transfer none): the trigger of that name
 */
RelataItem *
relata_snapshot_find_trigger (RelataSnapshot *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_hash_table_lookup (get_names (self)->triggers, name);
}

/**
 * relata_snapshot_has_name:
 *
 * Returns: whether a table, view, virtual table or index is called so, so that no new one can be
 */
gboolean
relata_snapshot_has_name (RelataSnapshot *self, const char *name)
{
  return relata_snapshot_find_table (self, name) != NULL
         || relata_snapshot_find_index (self, name) != NULL;
}

static GPtrArray *
get_items_of (GHashTable *arrays, const char *table)
{
  GPtrArray *items = g_hash_table_lookup (arrays, table);

  return items != NULL ? g_ptr_array_ref (items) : g_ptr_array_new ();
}

/**
 * relata_snapshot_get_indexes_of:
 * @table: name of a table
 *
 * Returns: (transfer container) (element-type RelataItem): the indexes on it, in the order of
 *   the script; not to be changed, and not to be used after the snapshot
 */
GPtrArray *
relata_snapshot_get_indexes_of (RelataSnapshot *self, const char *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  return get_items_of (get_names (self)->indexes_of, table);
}

/**
 * relata_snapshot_get_triggers_of:
 * @table: name of a table or view
 *
 * Returns: (transfer container) (element-type RelataItem): the triggers on it, in the order of
 *   the script; not to be changed, and not to be used after the snapshot
 */
GPtrArray *
relata_snapshot_get_triggers_of (RelataSnapshot *self, const char *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  return get_items_of (get_names (self)->triggers_of, table);
}

/**
 * relata_snapshot_get_frame:
 *
 * Returns: (transfer none): what the script says apart from its statements
 */
RelataFrame *
relata_snapshot_get_frame (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->frame;
}

/**
 * relata_snapshot_get_format:
 *
 * Returns: the version of the format the script is in
 */
int
relata_snapshot_get_format (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->frame->format > 0 ? self->frame->format : 1;
}

/**
 * relata_snapshot_is_read_only:
 *
 * Returns: whether the format is newer than this program knows, so that an edit might damage
 *   what the script says
 */
gboolean
relata_snapshot_is_read_only (RelataSnapshot *self)
{
  return relata_snapshot_get_format (self) > RELATA_FORMAT_VERSION;
}

/**
 * relata_snapshot_get_database:
 *
 * Returns: (nullable): the linked database, as the script names it
 */
const char *
relata_snapshot_get_database (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->frame->database;
}

/**
 * relata_snapshot_get_newline:
 *
 * Returns: how the script ends its lines: "\n" or "\r\n"
 */
const char *
relata_snapshot_get_newline (RelataSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->frame->newline;
}

/**
 * relata_snapshot_get_relationships:
 *
 * Derives the relationships when first asked for; may be called on any thread.
 *
 * Returns: (transfer none): the relationships; they live as long as the snapshot
 */
RelataRelationships *
relata_snapshot_get_relationships (RelataSnapshot *self)
{
  RelataRelationships *relationships;

  g_return_val_if_fail (self != NULL, NULL);

  relationships = g_atomic_pointer_get (&self->relationships);
  if (relationships != NULL)
    return relationships;
  relationships = relata_relationships_new (self);
  if (!g_atomic_pointer_compare_and_exchange (&self->relationships, NULL, relationships))
    relata_relationships_unref (relationships);
  return g_atomic_pointer_get (&self->relationships);
}
