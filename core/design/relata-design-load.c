/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Loading, restoring and reloading a design, each in a job. The object a job makes belongs to
 * the main thread once it is handed over. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "design/relata-design-private.h"

static gpointer
load_cb (RelataJob *job, gpointer data, GError **error)
{
  RelataDesignContents *contents
      = relata_design_contents_read (data, relata_job_get_cancellable (job), error);

  return contents != NULL ? relata_design_new_from_contents (contents) : NULL;
}

static gpointer
restore_cb (RelataJob *job, gpointer data, GError **error)
{
  RelataDesignContents *contents = relata_design_contents_restore (data, error);

  return contents != NULL ? relata_design_new_from_contents (contents) : NULL;
}

static gpointer
read_cb (RelataJob *job, gpointer data, GError **error)
{
  return relata_design_contents_read (data, relata_job_get_cancellable (job), error);
}

static char *
make_title (const char *path)
{
  g_autofree char *shown = g_filename_display_basename (path);

  return g_strdup_printf (_ ("Opening %s"), shown);
}

/* relata_design_cancel_with:
 *
 * Cancels @job when @cancellable is, or already was. */
void
relata_design_cancel_with (RelataJob *job, GCancellable *cancellable)
{
  if (cancellable == NULL)
    return;
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (relata_job_cancel), job,
                           G_CONNECT_SWAPPED);
  if (g_cancellable_is_cancelled (cancellable))
    relata_job_cancel (job);
}

/* relata_design_run_job_sync:
 *
 * Runs @job to its end, or until @cancellable is cancelled. */
gpointer
relata_design_run_job_sync (RelataJob *job, GCancellable *cancellable, GError **error)
{
  relata_design_cancel_with (job, cancellable);
  return relata_job_run_sync (job, error);
}

/**
 * relata_design_load_job:
 * @path: a script or a database; which of them, its content decides
 *
 * Nothing in the file is run. A database whose design stands beside it (`shop.sql` by `shop.db`,
 * linked to it) has its diagram and names. Fails with RELATA_ERROR_NOT_FOUND, _NOT_A_FILE,
 * _PERMISSION, _NOT_A_DATABASE (neither a database nor SQL), _CORRUPT, _BUSY, _TOO_LARGE.
 *
 * Returns: (transfer full): a job whose result is a #RelataDesign, the caller's
 */
RelataJob *
relata_design_load_job (const char *path)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  title = make_title (path);
  return relata_job_new (title, load_cb, g_strdup (path), g_free, g_object_unref);
}

/**
 * relata_design_load:
 *
 * As relata_design_load_job(), waiting for it: for the command line.
 *
 * Returns: (transfer full) (nullable): the design
 */
RelataDesign *
relata_design_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataJob) job = relata_design_load_job (path);

  return relata_design_run_job_sync (job, cancellable, error);
}

/**
 * relata_design_restore_draft_job:
 * @draft: id of a draft, from relata_drafts_list()
 *
 * Fails with RELATA_ERROR_BUSY if another window has taken it.
 *
 * Returns: (transfer full): a job whose result is a #RelataDesign, modified, that keeps the draft
 *   as its own until it is saved or relata_design_discard_draft() is called
 */
RelataJob *
relata_design_restore_draft_job (const char *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return relata_job_new (_ ("Restoring a draft"), restore_cb, g_strdup (draft), g_free,
                         g_object_unref);
}

/**
 * relata_design_restore_draft:
 *
 * As relata_design_restore_draft_job(), waiting for it.
 *
 * Returns: (transfer full) (nullable): the design
 */
RelataDesign *
relata_design_restore_draft (const char *draft, GError **error)
{
  g_autoptr (RelataJob) job = relata_design_restore_draft_job (draft);

  return relata_design_run_job_sync (job, NULL, error);
}

/* Puts what was read in the place of what was there. A database says nothing of the diagram:
 * that stays as it is. */
static void
take_contents (RelataDesign *self, RelataDesignContents *contents)
{
  RelataSnapshot *now = relata_design_get_snapshot (self);
  g_autoptr (RelataSnapshot) same_ids = relata_snapshot_with_ids_of (contents->snapshot, now);
  g_autoptr (RelataSnapshot) snapshot = contents->origin == RELATA_DESIGN_DATABASE
                                            ? relata_snapshot_with_decor_of (same_ids, now)
                                            : relata_snapshot_ref (same_ids);

  relata_design_replace (self, _ ("Reload"), snapshot, NULL);
  if (contents->origin == RELATA_DESIGN_SCRIPT)
    relata_design_set_saved (self, self->path, &contents->identity,
                             relata_history_get_serial (self->history));
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RelataDesign *self = g_task_get_source_object (task);
  g_autoptr (RelataDesignContents) contents = NULL;
  g_autoptr (GError) error = NULL;

  contents = relata_job_run_finish (RELATA_JOB (source), result, &error);
  if (contents != NULL && contents->origin == self->origin)
    take_contents (self, contents);
  else if (error == NULL)
    error = g_error_new_literal (RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE,
                                 _ ("The file has become something else; open it anew"));
  relata_design_end_busy (self);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * relata_design_reload_async:
 * @cancellable: (nullable)
 *
 * Reads the script or the database again. What was there before can be had back by undo.
 */
void
relata_design_reload_async (RelataDesign *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *path;

  g_return_if_fail (RELATA_IS_DESIGN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, relata_design_reload_async);
  path = self->origin == RELATA_DESIGN_DATABASE ? self->database_path : self->path;
  if (path == NULL)
    g_task_return_new_error (task, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
                             _ ("The design has no file yet"));
  else if (self->busy > 0)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                             _ ("The design is being saved or reloaded"));
  else
    {
      g_autofree char *title = make_title (path);
      g_autoptr (RelataJob) job = relata_job_new (title, read_cb, g_strdup (path), g_free,
                                                  (GDestroyNotify)relata_design_contents_free);

      relata_design_begin_busy (self);
      relata_design_cancel_with (job, cancellable);
      relata_job_run_async (job, reloaded_cb, g_steal_pointer (&task));
    }
}

/**
 * relata_design_reload_finish:
 *
 * Returns: whether the design is now as its file; if not, it is as it was
 */
gboolean
relata_design_reload_finish (RelataDesign *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
