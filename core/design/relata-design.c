/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The document: its state and history, and what it tells of them. Loading stands in
 * relata-design-load.c, saving in relata-design-save.c, drafts and the watching of the file in
 * relata-design-watch.c. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "design/relata-design-private.h"
#include "schema/relata-snapshot-private.h"

enum
{
  PROP_0,
  PROP_ORIGIN,
  PROP_PATH,
  PROP_DATABASE_PATH,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_READ_ONLY,
  PROP_BUSY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_CHANGED_ON_DISK,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* clang-format off */
G_DEFINE_ENUM_TYPE (RelataDesignOrigin, relata_design_origin,
                    G_DEFINE_ENUM_VALUE (RELATA_DESIGN_SCRIPT, "script"),
                    G_DEFINE_ENUM_VALUE (RELATA_DESIGN_DATABASE, "database"))
/* clang-format on */

G_DEFINE_FINAL_TYPE (RelataDesign, relata_design, G_TYPE_OBJECT)

/* Snapshots as states of a history */

static gpointer
ref_snapshot (gpointer snapshot)
{
  return relata_snapshot_ref (snapshot);
}

static void
unref_snapshot (gpointer snapshot)
{
  relata_snapshot_unref (snapshot);
}

static GPtrArray *
list_items (RelataSnapshot *snapshot)
{
  guint n_items = relata_snapshot_get_n_items (snapshot);
  GPtrArray *items = g_ptr_array_sized_new (n_items);

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, relata_snapshot_get_item (snapshot, i));
  return items;
}

/* The same without the relationships and names that were derived from it. */
static gpointer
store_snapshot (gpointer snapshot)
{
  g_autoptr (GPtrArray) items = list_items (snapshot);

  return relata_snapshot_new_from_parts (relata_snapshot_get_frame (snapshot), items,
                                         relata_snapshot_get_next_id (snapshot));
}

static gboolean
equal_items (const RelataItem *a, const RelataItem *b)
{
  return a == b
         || (a->id == b->id && relata_def_equal (a->def, b->def)
             && relata_decor_equal (a->decor, b->decor));
}

/* Items tell quickly that snapshots differ; that they do not, only their texts tell. */
static gboolean
equal_snapshots (gconstpointer first, gconstpointer second)
{
  RelataSnapshot *a = (RelataSnapshot *)first;
  RelataSnapshot *b = (RelataSnapshot *)second;
  guint n_items = relata_snapshot_get_n_items (a);
  g_autoptr (GBytes) bytes_a = NULL;
  g_autoptr (GBytes) bytes_b = NULL;

  if (a == b)
    return TRUE;
  if (n_items != relata_snapshot_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if (!equal_items (relata_snapshot_get_item (a, i), relata_snapshot_get_item (b, i)))
      return FALSE;
  bytes_a = relata_snapshot_write (a);
  bytes_b = relata_snapshot_write (b);
  return g_bytes_equal (bytes_a, bytes_b);
}

static const RelataHistoryClass snapshot_states
    = { ref_snapshot, unref_snapshot, store_snapshot, equal_snapshots };

/* What is told */

/* Where the linked database is: said relative to the script. */
static void
update_database_path (RelataDesign *self)
{
  const char *database = relata_snapshot_get_database (relata_design_get_snapshot (self));
  g_autofree char *directory = NULL;

  if (self->origin == RELATA_DESIGN_DATABASE)
    return;
  g_clear_pointer (&self->database_path, g_free);
  if (database == NULL || self->path == NULL)
    return;
  directory = g_path_get_dirname (self->path);
  self->database_path = g_canonicalize_filename (database, directory);
}

static void
publish_string (RelataDesign *self, char **published, const char *value, guint prop_id)
{
  if (g_strcmp0 (*published, value) == 0)
    return;
  g_free (*published);
  *published = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
publish_boolean (RelataDesign *self, gboolean *published, gboolean value, guint prop_id)
{
  if (*published == value)
    return;
  *published = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

/* Whether there is something to undo goes with its label. */
static void
publish_label (
    RelataDesign *self, char **published, const char *value, guint label_prop_id, guint can_prop_id)
{
  gboolean could = *published != NULL;

  publish_string (self, published, value, label_prop_id);
  if (could != (value != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[can_prop_id]);
}

static void
publish_origin (RelataDesign *self)
{
  if (self->published.origin == self->origin)
    return;
  self->published.origin = self->origin;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORIGIN]);
}

/* relata_design_publish:
 *
 * Notifies the properties whose values are others than they were. */
void
relata_design_publish (RelataDesign *self)
{
  RelataDesignPublished *published = &self->published;
  g_autofree char *title = relata_design_dup_title (self);

  g_object_freeze_notify (G_OBJECT (self));
  update_database_path (self);
  publish_origin (self);
  publish_string (self, &published->path, self->path, PROP_PATH);
  publish_string (self, &published->database_path, self->database_path, PROP_DATABASE_PATH);
  publish_string (self, &published->title, title, PROP_TITLE);
  publish_boolean (self, &published->modified, relata_design_get_modified (self), PROP_MODIFIED);
  publish_boolean (self, &published->changed_on_disk, relata_design_get_changed_on_disk (self),
                   PROP_CHANGED_ON_DISK);
  publish_label (self, &published->undo_label, relata_design_get_undo_label (self), PROP_UNDO_LABEL,
                 PROP_CAN_UNDO);
  publish_label (self, &published->redo_label, relata_design_get_redo_label (self), PROP_REDO_LABEL,
                 PROP_CAN_REDO);
  g_object_thaw_notify (G_OBJECT (self));
}

/* The state is another: tells it, and sees to the draft. */
static void
state_changed (RelataDesign *self, const GArray *ids)
{
  g_object_freeze_notify (G_OBJECT (self));
  relata_design_publish (self);
  g_signal_emit (self, signals[CHANGED], 0, ids);
  g_object_thaw_notify (G_OBJECT (self));
  relata_design_queue_draft (self);
}

/* relata_design_begin_busy: */
void
relata_design_begin_busy (RelataDesign *self)
{
  if (self->monitor != NULL)
    relata_file_monitor_pause (self->monitor);
  if (++self->busy == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* relata_design_end_busy: */
void
relata_design_end_busy (RelataDesign *self)
{
  g_assert (self->busy > 0);

  if (self->monitor != NULL)
    relata_file_monitor_unpause (self->monitor);
  if (--self->busy == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* relata_design_replace:
 * @ids: (nullable): what is touched
 *
 * Makes @snapshot the state, as an edit that can be undone. */
void
relata_design_replace (RelataDesign *self,
                       const char *label,
                       RelataSnapshot *snapshot,
                       const GArray *ids)
{
  if (relata_history_record (self->history, label, NULL, snapshot, ids))
    state_changed (self, ids);
}

/* relata_design_set_saved:
 * @serial: of the state that is in the file */
void
relata_design_set_saved (RelataDesign *self,
                         const char *path,
                         const RelataFileIdentity *identity,
                         guint64 serial)
{
  relata_history_set_saved (self->history, serial);
  self->origin = RELATA_DESIGN_SCRIPT;
  self->identity = *identity;
  if (g_strcmp0 (self->path, path) != 0)
    {
      g_free (self->path);
      self->path = g_strdup (path);
      g_clear_pointer (&self->title, g_free);
      relata_design_watch_file (self);
    }
  else if (self->monitor != NULL)
    relata_file_monitor_set_known (self->monitor, identity);
  relata_design_queue_draft (self);
  relata_design_publish (self);
}

static void
relata_design_dispose (GObject *object)
{
  RelataDesign *self = RELATA_DESIGN (object);

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  g_clear_handle_id (&self->settle_timeout, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (relata_design_parent_class)->dispose (object);
}

static void
relata_design_finalize (GObject *object)
{
  RelataDesign *self = RELATA_DESIGN (object);

  if (self->draft != NULL)
    relata_draft_settle (self->draft);
  g_clear_pointer (&self->draft, relata_draft_free);
  g_clear_pointer (&self->history, relata_history_free);
  g_free (self->path);
  g_free (self->database_path);
  g_free (self->title);
  g_free (self->published.undo_label);
  g_free (self->published.redo_label);
  g_free (self->published.title);
  g_free (self->published.path);
  g_free (self->published.database_path);
  G_OBJECT_CLASS (relata_design_parent_class)->finalize (object);
}

static void
relata_design_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelataDesign *self = RELATA_DESIGN (object);

  switch (prop_id)
    {
    case PROP_ORIGIN:
      g_value_set_enum (value, self->origin);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_DATABASE_PATH:
      g_value_set_string (value, self->database_path);
      break;
    case PROP_TITLE:
      g_value_take_string (value, relata_design_dup_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, relata_design_get_modified (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, relata_design_get_read_only (self));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, relata_design_get_busy (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, relata_design_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, relata_design_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, relata_design_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, relata_design_get_redo_label (self));
      break;
    case PROP_CHANGED_ON_DISK:
      g_value_set_boolean (value, relata_design_get_changed_on_disk (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  static const struct
  {
    guint prop_id;
    const char *name;
  } strings[] = { { PROP_PATH, "path" },
                  { PROP_DATABASE_PATH, "database-path" },
                  { PROP_TITLE, "title" },
                  { PROP_UNDO_LABEL, "undo-label" },
                  { PROP_REDO_LABEL, "redo-label" } },
    booleans[] = { { PROP_MODIFIED, "modified" }, { PROP_READ_ONLY, "read-only" },
                   { PROP_BUSY, "busy" },         { PROP_CAN_UNDO, "can-undo" },
                   { PROP_CAN_REDO, "can-redo" }, { PROP_CHANGED_ON_DISK, "changed-on-disk" } };

  properties[PROP_ORIGIN] = g_param_spec_enum ("origin", NULL, NULL, RELATA_TYPE_DESIGN_ORIGIN,
                                               RELATA_DESIGN_SCRIPT, flags);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].prop_id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    properties[booleans[i].prop_id]
        = g_param_spec_boolean (booleans[i].name, NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relata_design_class_init (RelataDesignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = relata_design_dispose;
  object_class->finalize = relata_design_finalize;
  object_class->get_property = relata_design_get_property;
  install_properties (object_class);

  /**
   * RelataDesign::changed:
   * @ids: (nullable) (element-type guint): the items touched, and 0 where what the design says
   *   apart from its items is another; %NULL where everything may be
   *
   * The snapshot is another one: after an edit, undo, redo or reload, once for each.
   */
  signals[CHANGED] = g_signal_new ("changed", RELATA_TYPE_DESIGN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
relata_design_init (RelataDesign *self)
{
  self->identity = RELATA_FILE_IDENTITY_NONE;
}

/* relata_design_new_from_contents:
 * @contents: (transfer full) */
RelataDesign *
relata_design_new_from_contents (RelataDesignContents *contents)
{
  RelataDesign *self = g_object_new (RELATA_TYPE_DESIGN, NULL);

  self->history = relata_history_new (&snapshot_states, contents->snapshot);
  self->origin = contents->origin;
  self->path = g_steal_pointer (&contents->path);
  self->database_path = g_steal_pointer (&contents->database_path);
  self->identity = contents->identity;
  self->draft = g_steal_pointer (&contents->draft);
  if (self->draft != NULL)
    {
      self->title = g_strdup (relata_draft_get_info (self->draft)->title);
      relata_history_set_unsaved (self->history);
    }
  relata_design_contents_free (contents);
  relata_design_publish (self);
  return self;
}

/**
 * relata_design_new:
 *
 * Returns: (transfer full): a design that says nothing and has no file
 */
RelataDesign *
relata_design_new (void)
{
  RelataDesignContents *contents = g_new0 (RelataDesignContents, 1);

  contents->snapshot = relata_snapshot_new_empty ();
  contents->identity = RELATA_FILE_IDENTITY_NONE;
  return relata_design_new_from_contents (contents);
}

/**
 * relata_design_get_snapshot:
 *
 * Returns: (transfer none): what the design says now; take a reference to keep it
 */
RelataSnapshot *
relata_design_get_snapshot (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  return relata_history_get_state (self->history);
}

RelataDesignOrigin
relata_design_get_origin (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), RELATA_DESIGN_SCRIPT);

  return self->origin;
}

/**
 * relata_design_get_path:
 *
 * Returns: (nullable): the script it is saved in, absolute; %NULL while it has none
 */
const char *
relata_design_get_path (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  return self->path;
}

/**
 * relata_design_get_database_path:
 *
 * Returns: (nullable): the database it was read from or is linked to, absolute; it need not
 *   exist
 */
const char *
relata_design_get_database_path (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  return self->database_path;
}

/**
 * relata_design_dup_title:
 *
 * Returns: (transfer full): what the design is called, valid UTF-8: the name of its file
 */
char *
relata_design_dup_title (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  if (self->path != NULL)
    return g_filename_display_basename (self->path);
  if (self->origin == RELATA_DESIGN_DATABASE)
    return g_filename_display_basename (self->database_path);
  return g_strdup (self->title != NULL ? self->title : _ ("Untitled"));
}

/* relata_design_make_script_path:
 *
 * Returns: (transfer full): where the design of the database at @database_path is looked for */
char *
relata_design_make_script_path (const char *database_path)
{
  const char *base = strrchr (database_path, G_DIR_SEPARATOR);
  const char *dot = strrchr (base != NULL ? base + 1 : database_path, '.');
  g_autofree char *stem = NULL;

  if (dot == NULL || (base != NULL && dot == base + 1) || dot == database_path)
    return g_strconcat (database_path, ".sql", NULL);
  stem = g_strndup (database_path, dot - database_path);
  return g_strconcat (stem, ".sql", NULL);
}

/**
 * relata_design_dup_suggested_path:
 *
 * Returns: (transfer full) (nullable): where to save it if it was never saved: of a database,
 *   beside it, where its diagram is found again
 */
char *
relata_design_dup_suggested_path (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  if (self->path != NULL)
    return g_strdup (self->path);
  return self->database_path != NULL ? relata_design_make_script_path (self->database_path) : NULL;
}

/**
 * relata_design_get_modified:
 *
 * Returns: whether it says something else than its file, or than the database it was read from
 */
gboolean
relata_design_get_modified (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);

  return relata_history_get_modified (self->history);
}

/**
 * relata_design_get_read_only:
 *
 * Returns: whether edits are refused, since a newer Relata wrote the script
 */
gboolean
relata_design_get_read_only (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);

  return relata_snapshot_is_read_only (relata_design_get_snapshot (self));
}

/**
 * relata_design_get_busy:
 *
 * Returns: whether it is being saved or reloaded
 */
gboolean
relata_design_get_busy (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);

  return self->busy > 0;
}

static GArray *
list_touched (RelataEdit *edit)
{
  const GArray *facts = relata_edit_get_facts (edit);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < facts->len; i++)
    g_array_append_val (ids, g_array_index (facts, RelataFact, i).id);
  return ids;
}

static gboolean
check_edit (RelataDesign *self, RelataEdit *edit, GError **error)
{
  if (relata_design_get_read_only (self))
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED,
                           _ ("This design was written by a newer version of Relata; it can be "
                              "looked at but not changed"));
      return FALSE;
    }
  if (relata_edit_get_base (edit) != relata_design_get_snapshot (self))
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT,
                           _ ("The design has changed since this edit was begun"));
      return FALSE;
    }
  return TRUE;
}

/**
 * relata_design_apply:
 * @edit: begun with the current snapshot; the caller's
 *
 * Makes what @edit led to the current snapshot, under its label. An edit that changes nothing is
 * dropped. Fails with RELATA_ERROR_INVALID_EDIT if the design changed meanwhile, or
 * RELATA_ERROR_UNSUPPORTED if it is read-only; the design is then as it was.
 *
 * Returns: whether the edit is applied
 */
gboolean
relata_design_apply (RelataDesign *self, RelataEdit *edit, GError **error)
{
  return relata_design_apply_merged (self, edit, NULL, error);
}

/**
 * relata_design_apply_merged:
 * @edit: begun with the current snapshot; the caller's
 * @merge_key: (nullable): names a gesture, such as typing in one entry or one drag
 *
 * As relata_design_apply(), but edits with the same key that follow each other are undone as
 * one, until relata_design_end_merge(), a save, undo or redo.
 *
 * Returns: whether the edit is applied
 */
gboolean
relata_design_apply_merged (RelataDesign *self,
                            RelataEdit *edit,
                            const char *merge_key,
                            GError **error)
{
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (!check_edit (self, edit, error))
    return FALSE;
  ids = list_touched (edit);
  if (relata_history_record (self->history, relata_edit_get_label (edit), merge_key,
                             relata_edit_get_snapshot (edit), ids))
    state_changed (self, ids);
  return TRUE;
}

/**
 * relata_design_end_merge:
 *
 * The gesture is over.
 */
void
relata_design_end_merge (RelataDesign *self)
{
  g_return_if_fail (RELATA_IS_DESIGN (self));

  relata_history_end_merge (self->history);
}

gboolean
relata_design_can_undo (RelataDesign *self)
{
  return relata_design_get_undo_label (self) != NULL;
}

gboolean
relata_design_can_redo (RelataDesign *self)
{
  return relata_design_get_redo_label (self) != NULL;
}

/**
 * relata_design_get_undo_label:
 *
 * Returns: (nullable): what would be undone, translated
 */
const char *
relata_design_get_undo_label (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  return relata_history_get_undo_label (self->history);
}

/**
 * relata_design_get_redo_label:
 *
 * Returns: (nullable): what would be done again, translated
 */
const char *
relata_design_get_redo_label (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), NULL);

  return relata_history_get_redo_label (self->history);
}

/**
 * relata_design_undo:
 *
 * Takes the last edit back, if there is one.
 */
void
relata_design_undo (RelataDesign *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (RELATA_IS_DESIGN (self));

  if (relata_history_undo (self->history, &ids))
    state_changed (self, ids);
}

/**
 * relata_design_redo:
 *
 * Does the edit that was taken back last again, if there is one.
 */
void
relata_design_redo (RelataDesign *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (RELATA_IS_DESIGN (self));

  if (relata_history_redo (self->history, &ids))
    state_changed (self, ids);
}
