/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The progress dialog of a job. Its state hangs on the job: when that stops running, the dialog,
 * or the timer that was to show it, goes. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "jobs/relata-job-dialog.h"

#define WATCH_KEY      "relata-job-dialog"
#define DELAY_MS       1000
#define MAX_WHAT_CHARS 80

typedef struct
{
  RelataJob *job; /* not owned: the watch hangs on it */
  GtkWindow *parent;
  GtkWidget *dialog;
  GtkProgressBar *bar;
  guint timer;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_clear_handle_id (&watch->timer, g_source_remove);
  if (watch->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (watch->dialog));
  g_clear_object (&watch->parent);
  g_free (watch);
}

static void
progress_cb (RelataJob *job, GParamSpec *pspec, gpointer user_data)
{
  Watch *watch = g_object_get_data (G_OBJECT (job), WATCH_KEY);
  double fraction = relata_job_get_fraction (job);
  g_autofree char *what = relata_job_dup_what (job);
  g_autofree char *shown = relata_text_for_display (what, -1, MAX_WHAT_CHARS);

  /* The last progress may be told after the job ended. */
  if (watch == NULL || watch->bar == NULL)
    return;
  gtk_progress_bar_set_text (watch->bar, shown);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (watch->bar, fraction);
  else
    gtk_progress_bar_pulse (watch->bar);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Watch *watch = user_data;

  watch->dialog = NULL;
  watch->bar = NULL;
  relata_job_cancel (watch->job);
}

static gboolean
show_cb (gpointer user_data)
{
  Watch *watch = user_data;
  AdwMessageDialog *dialog;

  watch->timer = 0;
  watch->dialog = adw_message_dialog_new (watch->parent, relata_job_get_title (watch->job), NULL);
  dialog = ADW_MESSAGE_DIALOG (watch->dialog);
  watch->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (watch->bar, TRUE);
  gtk_progress_bar_set_ellipsize (watch->bar, PANGO_ELLIPSIZE_MIDDLE);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (watch->bar));
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), watch);
  progress_cb (watch->job, NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
running_cb (RelataJob *job, GParamSpec *pspec, gpointer user_data)
{
  if (!relata_job_get_running (job))
    g_object_set_data (G_OBJECT (job), WATCH_KEY, NULL);
}

/**
 * relata_job_dialog_watch:
 * @job: a job that is about to run
 * @parent: the window it is done for
 *
 * Shows a progress dialog with Cancel if the job takes longer than a second.
 */
void
relata_job_dialog_watch (RelataJob *job, GtkWindow *parent)
{
  Watch *watch;

  g_return_if_fail (RELATA_IS_JOB (job));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  watch = g_new0 (Watch, 1);
  watch->job = job;
  watch->parent = g_object_ref (parent);
  watch->timer = g_timeout_add (DELAY_MS, show_cb, watch);
  g_signal_connect (job, "notify::fraction", G_CALLBACK (progress_cb), NULL);
  g_signal_connect (job, "notify::running", G_CALLBACK (running_cb), NULL);
  g_object_set_data_full (G_OBJECT (job), WATCH_KEY, watch, watch_free);
}
