/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Saving a design: the snapshot of the moment is written in a job, after what would be written
 * was read back and compared. Edits go on meanwhile; what is saved is known by its serial. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "design/relata-design-private.h"
#include "design/relata-file-save.h"

/* What a save takes with it, and what it brings back. That is not the job's result, since a
 * save that is cancelled too late has happened all the same. */
typedef struct
{
  RelataSnapshot *snapshot;
  char *path;
  RelataFileIdentity expected;
  RelataFileSaveFlags flags;
  guint64 serial;

  RelataFileIdentity saved; /* the file may be the new one even after an error */
  GError *error;
} Save;

static void
save_free (Save *self)
{
  relata_snapshot_unref (self->snapshot);
  g_free (self->path);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
says_the_same (RelataSnapshot *a, RelataSnapshot *b)
{
  guint n_items = relata_snapshot_get_n_items (a);

  if (n_items != relata_snapshot_get_n_items (b)
      || g_strcmp0 (relata_snapshot_get_database (a), relata_snapshot_get_database (b)) != 0)
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      RelataItem *x = relata_snapshot_get_item (a, i);
      RelataItem *y = relata_snapshot_get_item (b, i);

      if (!relata_def_equal (x->def, y->def) || !relata_decor_equal (x->decor, y->decor))
        return FALSE;
    }
  return TRUE;
}

/* What would be written, if reading it would give the design again. */
static GBytes *
write_checked (RelataSnapshot *snapshot, GError **error)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (snapshot);
  g_autoptr (RelataSnapshot) again = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  again = relata_snapshot_parse (text != NULL ? text : "", length);
  if (says_the_same (snapshot, again))
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_FAILED,
                       _ ("Nothing was saved: the script would not say what the design says. "
                          "This is a fault of Relata"));
  return NULL;
}

static gpointer
save_cb (RelataJob *job, gpointer data, GError **error)
{
  Save *save = data;
  g_autoptr (GBytes) bytes = write_checked (save->snapshot, &save->error);

  if (bytes != NULL
      && !g_cancellable_set_error_if_cancelled (relata_job_get_cancellable (job), &save->error))
    relata_file_save (save->path, bytes, &save->expected, save->flags, &save->saved, &save->error);
  return save;
}

/* The path of @to as seen from the directory @from, both absolute. */
static char *
make_relative_path (const char *from, const char *to)
{
  g_auto (GStrv) from_parts = g_strsplit (from, G_DIR_SEPARATOR_S, -1);
  g_auto (GStrv) to_parts = g_strsplit (to, G_DIR_SEPARATOR_S, -1);
  GString *path = g_string_new (NULL);
  guint common = 0;

  while (from_parts[common] != NULL && to_parts[common] != NULL
         && g_str_equal (from_parts[common], to_parts[common]))
    common++;
  for (guint i = common; from_parts[i] != NULL; i++)
    if (*from_parts[i] != '\0')
      g_string_append (path, "../");
  for (guint i = common; to_parts[i] != NULL; i++)
    g_string_append_printf (path, "%s%s", i > common ? "/" : "", to_parts[i]);
  return g_string_free (path, FALSE);
}

/* A script names its database relative to itself, so saving it elsewhere is an edit of it. */
static gboolean
relink_database (RelataDesign *self, const char *path, GError **error)
{
  RelataSnapshot *snapshot = relata_design_get_snapshot (self);
  const char *database = relata_snapshot_get_database (snapshot);
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *relative = NULL;
  g_autoptr (RelataEdit) edit = NULL;

  if (self->database_path == NULL || (database != NULL && g_path_is_absolute (database)))
    return TRUE;
  relative = make_relative_path (directory, self->database_path);
  if (g_strcmp0 (relative, database) == 0 || relata_design_get_read_only (self))
    return TRUE;
  edit = relata_edit_new (snapshot, _ ("Link Database"));
  relata_edit_set_database (edit, relative);
  return relata_design_apply (self, edit, error);
}

static Save *
save_new (RelataDesign *self, const char *path, gboolean overwrite)
{
  Save *save = g_new0 (Save, 1);

  save->snapshot = relata_snapshot_ref (relata_design_get_snapshot (self));
  save->path = g_strdup (path);
  save->expected = g_strcmp0 (path, self->path) == 0 ? self->identity : RELATA_FILE_IDENTITY_NONE;
  save->flags = overwrite ? RELATA_FILE_SAVE_OVERWRITE : RELATA_FILE_SAVE_NONE;
  save->serial = relata_history_get_serial (self->history);
  save->saved = RELATA_FILE_IDENTITY_NONE;
  return save;
}

/* The job that saves, with @save as its data; the design is busy from here on. */
static RelataJob *
begin_save (RelataDesign *self, const char *path, gboolean overwrite, Save **save, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *title = NULL;

  if (self->busy > 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PENDING,
                           _ ("The design is being saved or reloaded"));
      return NULL;
    }
  if (path == NULL && self->path == NULL)
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                           _ ("The design has no file yet"));
      return NULL;
    }
  absolute = path != NULL ? g_canonicalize_filename (path, NULL) : g_strdup (self->path);
  if (!relink_database (self, absolute, error))
    return NULL;
  title = g_filename_display_basename (absolute);
  *save = save_new (self, absolute, overwrite);
  relata_history_end_merge (self->history);
  relata_design_begin_busy (self);
  return relata_job_new (title, save_cb, *save, (GDestroyNotify)save_free, NULL);
}

/* Takes over what came of it, once the job has ended. */
static gboolean
end_save (RelataDesign *self, Save *save, GError **error)
{
  gboolean saved = save->error == NULL && save->saved.size >= 0;

  if (saved)
    relata_design_set_saved (self, save->path, &save->saved, save->serial);
  else if (save->saved.size >= 0 && g_strcmp0 (save->path, self->path) == 0)
    {
      self->identity = save->saved;
      if (self->monitor != NULL)
        relata_file_monitor_set_known (self->monitor, &self->identity);
    }
  relata_design_end_busy (self);
  if (save->error != NULL)
    g_propagate_error (error, g_steal_pointer (&save->error));
  return saved;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RelataDesign *self = g_task_get_source_object (task);
  GError *error = NULL;

  relata_job_run_finish (RELATA_JOB (source), result, NULL);
  if (end_save (self, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * relata_design_save_async:
 * @path: (nullable): where to; %NULL for where it was read from or saved last
 * @overwrite: also over a file that another program changed, or that is there already
 * @cancellable: (nullable)
 *
 * Saves what the design says now; see relata_file_save() for how, and for the errors. Of these
 * the window has an answer to RELATA_ERROR_CHANGED_ON_DISK and RELATA_ERROR_EXISTS (overwrite),
 * and RELATA_ERROR_PERMISSION (save elsewhere). A design that was read from a database becomes
 * that of the script, linked to the database.
 */
void
relata_design_save_async (RelataDesign *self,
                          const char *path,
                          gboolean overwrite,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (RelataJob) job = NULL;
  Save *save = NULL;
  GError *error = NULL;

  g_return_if_fail (RELATA_IS_DESIGN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, relata_design_save_async);
  job = begin_save (self, path, overwrite, &save, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, save, NULL); /* the job's, which is there until saved_cb() ends */
  relata_design_cancel_with (job, cancellable);
  relata_job_run_async (job, saved_cb, g_steal_pointer (&task));
}

/**
 * relata_design_save_finish:
 *
 * Returns: whether the design is saved; if not, it is still modified
 */
gboolean
relata_design_save_finish (RelataDesign *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * relata_design_save:
 *
 * As relata_design_save_async(), waiting for it: for the command line.
 *
 * Returns: whether the design is saved
 */
gboolean
relata_design_save (RelataDesign *self,
                    const char *path,
                    gboolean overwrite,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (RelataJob) job = NULL;
  Save *save = NULL;

  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);

  job = begin_save (self, path, overwrite, &save, error);
  if (job == NULL)
    return FALSE;
  relata_design_run_job_sync (job, cancellable, NULL);
  return end_save (self, save, error);
}
