/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a design in a window does by itself: it notices that its file was changed, and keeps a
 * draft of what is not saved. The first change after a draft starts a timer that later changes
 * do not restart, so that a crash loses three seconds at most. */

#include "config.h"

#include "design/relata-design-private.h"

/* Half a second of the three is for the writing. */
#define DRAFT_INTERVAL_MS 2500

/* What the writing of a draft takes with it. */
typedef struct
{
  RelataDraft *draft; /* the design's, which lives until the job is done */
  guint64 number;
  RelataDraftInfo *info;
  RelataSnapshot *snapshot;
} DraftWrite;

static void
draft_write_free (DraftWrite *self)
{
  g_clear_pointer (&self->info, relata_draft_info_free);
  relata_snapshot_unref (self->snapshot);
  g_free (self);
}

static DraftWrite *
draft_write_new (RelataDesign *self)
{
  DraftWrite *write = g_new0 (DraftWrite, 1);
  g_autofree char *title = relata_design_dup_title (self);

  if (self->draft == NULL)
    self->draft = relata_draft_new ();
  self->draft_serial = relata_history_get_serial (self->history);
  write->draft = self->draft;
  write->number = relata_draft_next (self->draft);
  write->info = relata_draft_info_new (self->path, self->database_path, title,
                                       self->identity.size >= 0 ? self->identity.hash : NULL);
  write->snapshot = relata_snapshot_ref (relata_design_get_snapshot (self));
  return write;
}

static gboolean
write_draft (DraftWrite *write, GError **error)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (write->snapshot);

  return relata_draft_write (write->draft, write->number, g_steal_pointer (&write->info), bytes,
                             error);
}

static gpointer
write_draft_cb (RelataJob *job, gpointer data, GError **error)
{
  return write_draft (data, error) ? data : NULL;
}

static void
draft_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelataDesign) self = user_data;
  g_autoptr (GError) error = NULL;

  if (relata_job_run_finish (RELATA_JOB (source), result, &error) == NULL)
    g_info ("%s", error->message);
  self->writing_draft = FALSE;
  if (relata_history_get_serial (self->history) != self->draft_serial)
    relata_design_queue_draft (self);
}

static gboolean
draft_due_cb (gpointer user_data)
{
  RelataDesign *self = user_data;
  g_autoptr (RelataJob) job = NULL;

  self->draft_timeout = 0;
  if (!relata_design_get_modified (self) || self->writing_draft)
    return G_SOURCE_REMOVE;
  self->writing_draft = TRUE;
  job = relata_job_new ("", write_draft_cb, draft_write_new (self),
                        (GDestroyNotify)draft_write_free, NULL);
  relata_job_run_async (job, draft_written_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static gboolean
settled_cb (gpointer user_data)
{
  RelataDesign *self = user_data;

  self->settle_timeout = 0;
  if (self->draft != NULL)
    relata_draft_settle (self->draft);
  return G_SOURCE_REMOVE;
}

/* relata_design_queue_draft:
 *
 * To be called when the state, or what is saved of it, is another. */
void
relata_design_queue_draft (RelataDesign *self)
{
  if (!relata_design_get_modified (self))
    relata_design_discard_draft (self);
  else if (self->watching && self->draft_timeout == 0 && !self->writing_draft)
    self->draft_timeout = g_timeout_add (DRAFT_INTERVAL_MS, draft_due_cb, self);
}

/* relata_design_watch_file:
 *
 * To be called when the design has another file. */
void
relata_design_watch_file (RelataDesign *self)
{
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (!self->watching || self->path == NULL)
    return;
  self->monitor = relata_file_monitor_new (self->path, &self->identity);
  for (guint i = 0; i < self->busy; i++)
    relata_file_monitor_pause (self->monitor);
  g_signal_connect_swapped (self->monitor, "notify::changed", G_CALLBACK (relata_design_publish),
                            self);
}

/**
 * relata_design_watch:
 *
 * From now on the design notices that another program changed its script, and keeps a draft of
 * what is not saved, at most three seconds old. For a design in a window.
 */
void
relata_design_watch (RelataDesign *self)
{
  g_return_if_fail (RELATA_IS_DESIGN (self));

  if (self->watching)
    return;
  self->watching = TRUE;
  relata_design_watch_file (self);
  if (self->draft != NULL)
    self->settle_timeout = g_timeout_add_seconds (RELATA_DRAFT_SETTLE_SECONDS, settled_cb, self);
  else
    relata_design_queue_draft (self);
}

/**
 * relata_design_get_changed_on_disk:
 *
 * Returns: whether the script is not the one that was read or saved; see relata_design_watch()
 */
gboolean
relata_design_get_changed_on_disk (RelataDesign *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);

  return self->monitor != NULL && relata_file_monitor_get_changed (self->monitor);
}

/**
 * relata_design_check_disk:
 *
 * Looks whether the script has changed, as when the window gets the focus: not every place
 * tells of changes.
 */
void
relata_design_check_disk (RelataDesign *self)
{
  g_return_if_fail (RELATA_IS_DESIGN (self));

  if (self->monitor != NULL)
    relata_file_monitor_check (self->monitor);
}

/**
 * relata_design_ignore_disk:
 *
 * The user keeps what is in the window. Nothing is said until the script changes again; saving
 * still fails with RELATA_ERROR_CHANGED_ON_DISK unless it is to overwrite.
 */
void
relata_design_ignore_disk (RelataDesign *self)
{
  g_return_if_fail (RELATA_IS_DESIGN (self));

  if (self->monitor != NULL)
    relata_file_monitor_accept (self->monitor);
}

/**
 * relata_design_keep_draft:
 *
 * Writes the draft now, as when the session ends. Without anything unsaved there is none.
 *
 * Returns: whether nothing unsaved would be lost
 */
gboolean
relata_design_keep_draft (RelataDesign *self, GError **error)
{
  DraftWrite *write;
  gboolean kept;

  g_return_val_if_fail (RELATA_IS_DESIGN (self), FALSE);

  if (!relata_design_get_modified (self))
    {
      relata_design_discard_draft (self);
      return TRUE;
    }
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  write = draft_write_new (self);
  kept = write_draft (write, error);
  draft_write_free (write);
  return kept;
}

/**
 * relata_design_discard_draft:
 *
 * Removes the draft: the user closes without saving. A further edit begins another one.
 */
void
relata_design_discard_draft (RelataDesign *self)
{
  g_return_if_fail (RELATA_IS_DESIGN (self));

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  if (self->draft != NULL)
    relata_draft_remove (self->draft);
}
