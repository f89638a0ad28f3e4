/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A job: a GTask whose function runs on a thread of its own with a large stack. Progress is
 * written under a lock by that thread and notified, at most every 50 ms, in the context the
 * job was started from. */

#include "config.h"

#include <pthread.h>

#include "base/relata-error.h"
#include "base/relata-job.h"

#define STACK_SIZE         (16 * 1024 * 1024)
#define NOTIFY_INTERVAL_MS 50

struct _RelataJob
{
  GObject parent_instance;

  char *title;
  RelataJobFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GCancellable *cancellable;
  GMainContext *context;
  gboolean running;

  GMutex lock; /* guards what follows */
  double fraction;
  char *what;
  GSource *notify_source;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  PROP_WHAT,
  PROP_RUNNING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelataJob, relata_job, G_TYPE_OBJECT)

static gboolean
notify_progress_cb (gpointer user_data)
{
  RelataJob *self = user_data;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->notify_source, g_source_unref);
  g_mutex_unlock (&self->lock);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHAT]);
  return G_SOURCE_REMOVE;
}

static void
complete_task (GTask *task)
{
  RelataJob *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  gpointer result;

  result = self->func (self, self->data, &error);
  if (result == NULL && error == NULL)
    error = g_error_new (RELATA_ERROR, RELATA_ERROR_FAILED, "%s: no result", self->title);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, self->result_free);
}

static void *
thread_main (void *data)
{
  g_autoptr (GTask) task = data;

  complete_task (task);
  return NULL;
}

/* Starts thread_main() with STACK_SIZE; GLib has no way to ask for a stack. */
static gboolean
start_thread (GTask *task)
{
  pthread_attr_t attributes;
  pthread_t thread;
  int failed;

  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, STACK_SIZE);
  pthread_attr_setdetachstate (&attributes, PTHREAD_CREATE_DETACHED);
  g_object_ref (task);
  failed = pthread_create (&thread, &attributes, thread_main, task);
  pthread_attr_destroy (&attributes);
  if (failed != 0)
    g_object_unref (task);
  return failed == 0;
}

static void
completed_cb (GTask *task, GParamSpec *pspec, gpointer user_data)
{
  RelataJob *self = g_task_get_source_object (task);

  self->running = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
relata_job_finalize (GObject *object)
{
  RelataJob *self = RELATA_JOB (object);

  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->title);
  g_free (self->what);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->notify_source, g_source_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (relata_job_parent_class)->finalize (object);
}

static void
relata_job_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelataJob *self = RELATA_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, relata_job_get_fraction (self));
      break;
    case PROP_WHAT:
      g_value_take_string (value, relata_job_dup_what (self));
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relata_job_class_init (RelataJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = relata_job_finalize;
  object_class->get_property = relata_job_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, flags);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relata_job_init (RelataJob *self)
{
  g_mutex_init (&self->lock);
  self->cancellable = g_cancellable_new ();
  self->fraction = -1;
}

/**
 * relata_job_new:
 * @title: what is done, as a person is told ("Opening shop.db")
 * @func: the work; see #RelataJobFunc
 * @data: (transfer full): its input, immutable from now on
 * @data_free: (nullable): frees @data when the job goes
 * @result_free: (nullable): frees a result nobody took
 *
 * Returns: (transfer full): a job that does not run yet and can run once
 */
RelataJob *
relata_job_new (const char *title,
                RelataJobFunc func,
                gpointer data,
                GDestroyNotify data_free,
                GDestroyNotify result_free)
{
  RelataJob *self = g_object_new (RELATA_TYPE_JOB, NULL);

  g_return_val_if_fail (func != NULL, self);

  self->title = g_strdup (title);
  self->func = func;
  self->data = data;
  self->data_free = data_free;
  self->result_free = result_free;
  return self;
}

/**
 * relata_job_run_async:
 *
 * Starts the job; @callback comes in the thread-default main context of the caller. A job
 * that is cancelled answers G_IO_ERROR_CANCELLED, whatever its function returned.
 */
void
relata_job_run_async (RelataJob *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RELATA_IS_JOB (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_main_context_ref_thread_default ();
  self->running = TRUE;
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, relata_job_run_async);
  g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
  if (!start_thread (task))
    g_task_return_new_error (task, RELATA_ERROR, RELATA_ERROR_FAILED,
                             "%s: the system gave no thread", self->title);
}

/**
 * relata_job_run_finish:
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with @error set
 */
gpointer
relata_job_run_finish (RelataJob *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
sync_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **out = user_data;

  *out = g_object_ref (result);
}

/**
 * relata_job_run_sync:
 *
 * Runs the job on its thread and waits for it: for the command line and for tests.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with @error set
 */
gpointer
relata_job_run_sync (RelataJob *self, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_main_context_push_thread_default (context);
  relata_job_run_async (self, sync_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  return relata_job_run_finish (self, result, error);
}

/**
 * relata_job_cancel:
 *
 * Asks the job to stop. The function sees it in its cancellable; a connection it uses is
 * interrupted.
 */
void
relata_job_cancel (RelataJob *self)
{
  g_return_if_fail (RELATA_IS_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

const char *
relata_job_get_title (RelataJob *self)
{
  g_return_val_if_fail (RELATA_IS_JOB (self), NULL);

  return self->title;
}

/**
 * relata_job_get_cancellable:
 *
 * Returns: (transfer none): what the job's function hands to whatever can be interrupted
 */
GCancellable *
relata_job_get_cancellable (RelataJob *self)
{
  g_return_val_if_fail (RELATA_IS_JOB (self), NULL);

  return self->cancellable;
}

/**
 * relata_job_set_progress:
 * @fraction: 0 to 1, or -1 while it cannot be said
 * @what: (nullable): what is being done now; %NULL leaves it
 *
 * For the job's function, on its thread.
 */
void
relata_job_set_progress (RelataJob *self, double fraction, const char *what)
{
  g_return_if_fail (RELATA_IS_JOB (self));

  g_mutex_lock (&self->lock);
  self->fraction = CLAMP (fraction, -1.0, 1.0);
  if (what != NULL)
    {
      g_free (self->what);
      self->what = g_strdup (what);
    }
  if (self->notify_source == NULL && self->context != NULL)
    {
      self->notify_source = g_timeout_source_new (NOTIFY_INTERVAL_MS);
      g_source_set_callback (self->notify_source, notify_progress_cb, g_object_ref (self),
                             g_object_unref);
      g_source_attach (self->notify_source, self->context);
    }
  g_mutex_unlock (&self->lock);
}

double
relata_job_get_fraction (RelataJob *self)
{
  double fraction;

  g_return_val_if_fail (RELATA_IS_JOB (self), -1);

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  g_mutex_unlock (&self->lock);
  return fraction;
}

/**
 * relata_job_dup_what:
 *
 * Returns: (transfer full) (nullable): what is being done now
 */
char *
relata_job_dup_what (RelataJob *self)
{
  char *what;

  g_return_val_if_fail (RELATA_IS_JOB (self), NULL);

  g_mutex_lock (&self->lock);
  what = g_strdup (self->what);
  g_mutex_unlock (&self->lock);
  return what;
}

gboolean
relata_job_get_running (RelataJob *self)
{
  g_return_val_if_fail (RELATA_IS_JOB (self), FALSE);

  return self->running;
}
