/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a file is, its first bytes decide and never its name; only of an empty file, which is an
 * empty database as well as an empty script, the name has to tell. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "design/relata-design-private.h"
#include "schema/relata-snapshot-private.h"
#include "sqlite/relata-database.h"
#include "sqlite/relata-reader.h"

/* A NUL in so many bytes and it is no text, as git decides. */
#define BINARY_CHECK_LENGTH 8000

static RelataDesignContents *
new_contents (RelataDesignOrigin origin)
{
  RelataDesignContents *self = g_new0 (RelataDesignContents, 1);

  self->origin = origin;
  self->identity = RELATA_FILE_IDENTITY_NONE;
  return self;
}

void
relata_design_contents_free (RelataDesignContents *self)
{
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->draft, relata_draft_free);
  g_free (self->path);
  g_free (self->database_path);
  g_free (self);
}

/* What is a script */

static gboolean
begins_with_utf16_mark (const char *data, gsize length)
{
  return length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
}

static gboolean
check_text (GBytes *bytes, const char *path, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *shown = NULL;

  if (length == 0 || memchr (data, '\0', MIN (length, BINARY_CHECK_LENGTH)) == NULL)
    return TRUE;
  shown = g_filename_display_name (path);
  if (begins_with_utf16_mark (data, length))
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
                 _ ("“%s” is text in UTF-16; SQL text is read in UTF-8"), shown);
  else
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
                 _ ("“%s” is neither a SQLite database nor SQL text"), shown);
  return FALSE;
}

static gboolean
begins_with_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (text, word, length) == 0 && !g_ascii_isalnum (text[length])
         && text[length] != '_';
}

/* The words a statement of SQLite begins with: https://www.sqlite.org/lang.html */
static gboolean
is_sql_statement (const RelataDef *def)
{
  static const char *const words[]
      = { "alter",    "analyze",   "attach",  "begin",  "commit", "create",  "delete",  "detach",
          "drop",     "end",       "explain", "insert", "pragma", "reindex", "release", "replace",
          "rollback", "savepoint", "select",  "update", "vacuum", "values",  "with" };

  if (def->kind != RELATA_DEF_OTHER)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (begins_with_word (def->text, words[i]))
      return TRUE;
  return FALSE;
}

/* A script of comments alone is one; prose is not. */
static gboolean
check_sql (RelataSnapshot *snapshot, const char *path, GError **error)
{
  guint n_items = relata_snapshot_get_n_items (snapshot);
  g_autofree char *shown = NULL;

  for (guint i = 0; i < n_items; i++)
    if (is_sql_statement (relata_snapshot_get_item (snapshot, i)->def))
      return TRUE;
  if (n_items == 0)
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
               _ ("“%s” is neither a SQLite database nor SQL text: there is no statement in it"),
               shown);
  return FALSE;
}

static RelataSnapshot *
parse_bytes (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return relata_snapshot_parse (data != NULL ? data : "", length);
}

static RelataSnapshot *
parse_script (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (RelataSnapshot) snapshot = NULL;

  if (!check_text (bytes, path, error))
    return NULL;
  snapshot = parse_bytes (bytes);
  if (!check_sql (snapshot, path, error))
    return NULL;
  return g_steal_pointer (&snapshot);
}

static RelataSnapshot *
read_script (const char *path,
             RelataFileIdentity *identity,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) bytes = relata_file_read (path, cancellable, identity, error);

  return bytes != NULL ? parse_script (bytes, path, error) : NULL;
}

/* What is a database */

static gboolean
is_named_as_database (const char *path)
{
  static const char *const suffixes[] = { ".db", ".db3", ".sqlite", ".sqlite3", ".s3db" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static RelataSnapshot *
read_schema (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataConnection) connection
      = relata_connection_open (path, RELATA_CONNECTION_VIEW, cancellable, error);
  g_autofree char *script = NULL;

  if (connection == NULL)
    return NULL;
  script = relata_reader_read_script (connection, error);
  return script != NULL ? relata_snapshot_parse (script, strlen (script)) : NULL;
}

static gboolean
is_linked_to (RelataSnapshot *snapshot, const char *directory, const char *database_path)
{
  const char *database = relata_snapshot_get_database (snapshot);
  g_autofree char *linked = NULL;

  if (database == NULL)
    return FALSE;
  linked = g_canonicalize_filename (database, directory);
  return g_str_equal (linked, database_path);
}

/* The design NAME.sql beside NAME.db, if it says that it is linked to it. */
static RelataSnapshot *
read_linked_design (const char *database_path, GCancellable *cancellable)
{
  g_autofree char *directory = g_path_get_dirname (database_path);
  g_autofree char *path = relata_design_make_script_path (database_path);
  g_autoptr (RelataSnapshot) snapshot = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  snapshot = read_script (path, NULL, cancellable, NULL);
  if (snapshot == NULL || !is_linked_to (snapshot, directory, database_path))
    return NULL;
  return g_steal_pointer (&snapshot);
}

static RelataSnapshot *
link_to_database (RelataSnapshot *snapshot, const char *database_path)
{
  g_autofree char *name = g_path_get_basename (database_path);
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "");

  relata_edit_set_database (edit, name);
  return relata_snapshot_ref (relata_edit_get_snapshot (edit));
}

static RelataDesignContents *
read_database (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataSnapshot) snapshot = read_schema (path, cancellable, error);
  g_autoptr (RelataSnapshot) linked = NULL;
  g_autoptr (RelataDesignContents) self = NULL;

  if (snapshot == NULL)
    return NULL;
  self = new_contents (RELATA_DESIGN_DATABASE);
  self->database_path = g_strdup (path);
  linked = read_linked_design (path, cancellable);
  if (linked != NULL)
    self->snapshot = relata_snapshot_with_decor_of (snapshot, linked);
  else
    self->snapshot = link_to_database (snapshot, path);
  return g_steal_pointer (&self);
}

/* Taking over */

static RelataItem *
find_same (RelataSnapshot *snapshot, const RelataDef *def)
{
  RelataItem *item;

  if (def->name == NULL)
    return NULL;
  if (def->kind == RELATA_DEF_INDEX)
    item = relata_snapshot_find_index (snapshot, def->name);
  else if (def->kind == RELATA_DEF_TRIGGER)
    item = relata_snapshot_find_trigger (snapshot, def->name);
  else
    item = relata_snapshot_find_table (snapshot, def->name);
  return item != NULL && item->def->kind == def->kind ? item : NULL;
}

/**
 * relata_snapshot_with_decor_of:
 * @self: a schema
 * @other: a design of the same database
 *
 * Returns: (transfer full): @self with the decorations that objects of the same kind and name
 *   have in @other, and with what @other says of the whole design
 */
RelataSnapshot *
relata_snapshot_with_decor_of (RelataSnapshot *self, RelataSnapshot *other)
{
  RelataFrame *frame = relata_snapshot_get_frame (self);
  g_autoptr (RelataFrame) merged = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_item_unref);
  guint n_items = relata_snapshot_get_n_items (self);

  for (guint i = 0; i < n_items; i++)
    {
      RelataItem *item = relata_snapshot_get_item (self, i);
      RelataItem *same = find_same (other, item->def);

      g_ptr_array_add (items, same != NULL ? relata_item_with_decor (item, same->decor)
                                           : relata_item_ref (item));
    }
  merged
      = relata_frame_with_rest (relata_snapshot_get_frame (other), frame->rest, frame->rest_length);
  return relata_snapshot_new_from_parts (merged, items, relata_snapshot_get_next_id (self));
}

static RelataItem *
copy_item_with_id (const RelataItem *item, guint id)
{
  const RelataItemText text = { .lead = item->lead,
                                .decor_text = item->decor_text,
                                .tail = item->tail,
                                .lead_length = item->lead_length,
                                .decor_length = item->decor_length,
                                .tail_length = item->tail_length };

  return relata_item_new_with_text (id, &text, item->decor, item->def);
}

/**
 * relata_snapshot_with_ids_of:
 * @self: what was read anew
 * @other: what it was before
 *
 * Returns: (transfer full): @self, its objects known by the ids that those of the same kind and
 *   name have in @other, and the rest by new ones
 */
RelataSnapshot *
relata_snapshot_with_ids_of (RelataSnapshot *self, RelataSnapshot *other)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_item_unref);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  guint n_items = relata_snapshot_get_n_items (self);
  guint next_id = relata_snapshot_get_next_id (other);

  for (guint i = 0; i < n_items; i++)
    {
      RelataItem *item = relata_snapshot_get_item (self, i);
      RelataItem *same = find_same (other, item->def);
      guint id;

      if (same != NULL && g_hash_table_add (used, GUINT_TO_POINTER (same->id)))
        id = same->id;
      else
        id = next_id++;
      g_ptr_array_add (items, copy_item_with_id (item, id));
    }
  return relata_snapshot_new_from_parts (relata_snapshot_get_frame (self), items, next_id);
}

/* Reading */

static RelataDesignContents *
read_script_contents (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataDesignContents) self = new_contents (RELATA_DESIGN_SCRIPT);

  self->path = g_strdup (path);
  self->snapshot = read_script (path, &self->identity, cancellable, error);
  return self->snapshot != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * relata_design_contents_read:
 * @path: any path
 *
 * Fails with RELATA_ERROR_NOT_A_DATABASE if the file is neither a database nor SQL text, and
 * otherwise as relata_file_read() and relata_connection_open() do.
 *
 * Returns: (transfer full) (nullable): what the file says
 */
RelataDesignContents *
relata_design_contents_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (RelataDesignContents) self = NULL;

  if (relata_database_is_database (absolute))
    return read_database (absolute, cancellable, error);
  self = read_script_contents (absolute, cancellable, error);
  if (self != NULL && self->identity.size == 0 && is_named_as_database (absolute))
    return read_database (absolute, cancellable, error);
  return g_steal_pointer (&self);
}

/**
 * relata_design_contents_parse:
 * @bytes: a script that comes from elsewhere than a file
 * @name: what it is called in an error
 *
 * Fails with RELATA_ERROR_NOT_A_DATABASE if it is no SQL text.
 *
 * Returns: (transfer full) (nullable): what the script says; its path is %NULL
 */
RelataDesignContents *
relata_design_contents_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (RelataDesignContents) self = new_contents (RELATA_DESIGN_SCRIPT);

  self->snapshot = parse_script (bytes, name, error);
  return self->snapshot != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * relata_design_contents_restore:
 * @draft: id of a draft
 *
 * Returns: (transfer full) (nullable): what the draft says, with the draft itself
 */
RelataDesignContents *
relata_design_contents_restore (const char *draft, GError **error)
{
  g_autoptr (RelataDesignContents) self = new_contents (RELATA_DESIGN_SCRIPT);
  g_autoptr (GBytes) bytes = NULL;
  const RelataDraftInfo *info;

  self->draft = relata_draft_restore (draft, error);
  if (self->draft == NULL)
    return NULL;
  bytes = relata_draft_read (self->draft, error);
  if (bytes == NULL)
    return NULL;
  info = relata_draft_get_info (self->draft);
  self->snapshot = parse_bytes (bytes);
  self->path = g_strdup (info->path);
  if (info->path == NULL && info->database_path != NULL)
    {
      self->origin = RELATA_DESIGN_DATABASE;
      self->database_path = g_strdup (info->database_path);
    }
  if (info->path != NULL && info->base_hash != NULL)
    {
      self->identity.size = 0;
      g_strlcpy (self->identity.hash, info->base_hash, sizeof self->identity.hash);
    }
  return g_steal_pointer (&self);
}
