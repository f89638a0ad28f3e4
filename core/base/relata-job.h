/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A job: one piece of work off the main thread, with progress and cancel.
 *
 * The function gets immutable inputs and answers with an immutable result. It runs on a
 * thread of its own with a stack of 16 MiB, since SQLite's parser recurses (preparing a
 * statement over chained views needs more than a pool thread has). Everything else of the
 * object belongs to the thread that made it; signals and the callback come there. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELATA_TYPE_JOB (relata_job_get_type ())

G_DECLARE_FINAL_TYPE (RelataJob, relata_job, RELATA, JOB, GObject)

/**
 * RelataJobFunc:
 * @job: the job, for progress and for its cancellable
 * @data: what relata_job_new() was given
 * @error: return location
 *
 * Runs on the job's thread. A function that is cancelled returns %NULL with
 * G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with @error set
 */
typedef gpointer (*RelataJobFunc) (RelataJob *job, gpointer data, GError **error);

RelataJob *relata_job_new (const char *title,
                           RelataJobFunc func,
                           gpointer data,
                           GDestroyNotify data_free,
                           GDestroyNotify result_free);
void relata_job_run_async (RelataJob *self, GAsyncReadyCallback callback, gpointer user_data);
gpointer relata_job_run_finish (RelataJob *self, GAsyncResult *result, GError **error);
gpointer relata_job_run_sync (RelataJob *self, GError **error);
void relata_job_cancel (RelataJob *self);
const char *relata_job_get_title (RelataJob *self);
GCancellable *relata_job_get_cancellable (RelataJob *self);
void relata_job_set_progress (RelataJob *self, double fraction, const char *what);
double relata_job_get_fraction (RelataJob *self);
char *relata_job_dup_what (RelataJob *self);
gboolean relata_job_get_running (RelataJob *self);

G_END_DECLS
