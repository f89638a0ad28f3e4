/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Jobs: results, errors, cancel, progress and the stack they run on. */

#include "config.h"

#include "base/relata-error.h"
#include "base/relata-job.h"

static gpointer
double_it (RelataJob *job, gpointer data, GError **error)
{
  int *result = g_new (int, 1);

  relata_job_set_progress (job, 0.5, "half");
  *result = 2 * *(int *)data;
  return result;
}

static gpointer
fail (RelataJob *job, gpointer data, GError **error)
{
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_BUSY, "busy");
  return NULL;
}

static gpointer
wait_for_cancel (RelataJob *job, gpointer data, GError **error)
{
  GCancellable *cancellable = relata_job_get_cancellable (job);
  GPollFD poll_fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &poll_fd));
  g_poll (&poll_fd, 1, 20000);
  g_cancellable_release_fd (cancellable);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return NULL;
}

static gpointer
use_stack (RelataJob *job, gpointer data, GError **error)
{
  volatile char space[12 * 1024 * 1024];

  for (gsize i = 0; i < sizeof space; i += 4096)
    space[i] = 1;
  return g_memdup2 ((const char *)space, 1);
}

static void
test_result (void)
{
  int *input = g_new (int, 1);
  g_autoptr (RelataJob) job = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree int *result = NULL;
  g_autofree char *what = NULL;

  *input = 21;
  job = relata_job_new ("Doubling", double_it, input, g_free, g_free);
  result = relata_job_run_sync (job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*result, ==, 42);
  g_assert_cmpfloat (relata_job_get_fraction (job), ==, 0.5);
  what = relata_job_dup_what (job);
  g_assert_cmpstr (what, ==, "half");
  g_assert_false (relata_job_get_running (job));
}

static void
test_error (void)
{
  g_autoptr (RelataJob) job = relata_job_new ("Failing", fail, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (relata_job_run_sync (job, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_BUSY);
}

static gboolean
cancel_cb (gpointer user_data)
{
  relata_job_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relata_job_run_finish (RELATA_JOB (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (user_data);
}

static void
test_cancel (void)
{
  g_autoptr (RelataJob) job = relata_job_new ("Waiting", wait_for_cancel, NULL, NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  relata_job_run_async (job, done_cb, loop);
  g_assert_true (relata_job_get_running (job));
  g_idle_add (cancel_cb, job);
  g_main_loop_run (loop);
}

static void
test_stack (void)
{
  g_autoptr (RelataJob) job = relata_job_new ("Deep", use_stack, NULL, NULL, g_free);
  g_autofree char *result = relata_job_run_sync (job, NULL);

  g_assert_cmpint (result[0], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/base/job/result", test_result);
  g_test_add_func ("/core/base/job/error", test_error);
  g_test_add_func ("/core/base/job/cancel", test_cancel);
  g_test_add_func ("/core/base/job/stack", test_stack);
  return g_test_run ();
}
