/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the window hands out: a database made from the design, and the design in other formats.
 * Both run in jobs; a toast tells of success, a dialog of failure. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "design/relata-file-save.h"
#include "export/relata-export.h"
#include "jobs/relata-job-dialog.h"
#include "schema/relata-snapshot.h"
#include "sqlite/relata-create.h"
#include "window/relata-window-private.h"

/* What a job needs: a snapshot, where to, and how. */
typedef struct
{
  RelataSnapshot *snapshot;
  char *path;
  const RelataExportFormat *format; /* NULL for a database */
  gboolean dark;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  relata_snapshot_unref (output->snapshot);
  g_free (output->path);
  g_free (output);
}

static Output *
output_new (RelataWindow *self, const char *path, const RelataExportFormat *format)
{
  Output *output = g_new0 (Output, 1);

  output->snapshot = relata_snapshot_ref (relata_design_get_snapshot (self->design));
  output->path = g_strdup (path);
  output->format = format;
  output->dark = FALSE;
  return output;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  relata_job_set_progress (user_data, fraction, NULL);
}

static gpointer
create_database (RelataJob *job, gpointer data, GError **error)
{
  Output *output = data;
  g_autoptr (GBytes) script = relata_snapshot_write_sql (output->snapshot);
  gsize length;
  const char *text = g_bytes_get_data (script, &length);

  if (!relata_create_database (text != NULL ? text : "", length, output->path,
                               RELATA_CREATE_REPLACE, progress_cb, job,
                               relata_job_get_cancellable (job), NULL, error))
    return NULL;
  return g_strdup (output->path);
}

static gpointer
export_file (RelataJob *job, gpointer data, GError **error)
{
  Output *output = data;
  RelataExportOptions options = { .dark = output->dark };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  RelataFileIdentity saved;

  bytes = relata_export_write (output->format, output->snapshot, &options, warnings,
                               relata_job_get_cancellable (job), error);
  if (bytes == NULL
      || !relata_file_save (output->path, bytes, NULL, RELATA_FILE_SAVE_OVERWRITE, &saved, error))
    return NULL;
  return g_strdup (output->path);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelataWindow) self = RELATA_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = relata_job_run_finish (RELATA_JOB (source), result, &error);

  if (path != NULL)
    relata_window_database_created (self, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    relata_window_show_error (self, _ ("The Database Was Not Created"), error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelataWindow) self = RELATA_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = relata_job_run_finish (RELATA_JOB (source), result, &error);

  if (path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *text = g_strdup_printf (_ ("Exported %s"), name);

      relata_window_show_toast (self, text);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    relata_window_show_error (self, _ ("Could Not Export"), error);
}

static void
start_output (RelataWindow *self, const char *path, const RelataExportFormat *format)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = NULL;
  g_autoptr (RelataJob) job = NULL;

  /* Translators: %s is a file's name */
  title = format == NULL ? g_strdup_printf (_ ("Creating %s"), name)
                         : g_strdup_printf (_ ("Exporting %s"), name);
  job = relata_job_new (title, format == NULL ? create_database : export_file,
                        output_new (self, path, format), output_free, g_free);
  relata_job_dialog_watch (job, GTK_WINDOW (self));
  relata_job_run_async (job, format == NULL ? created_cb : exported_cb, g_object_ref (self));
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);
  const RelataExportFormat *format = g_object_get_data (G_OBJECT (dialog), "format");
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->design != NULL)
    start_output (self, path, format);
}

/* Beside the design, with its name and another suffix. */
static char *
suggest_path (RelataWindow *self, const char *suffix)
{
  g_autofree char *path = relata_design_dup_suggested_path (self->design);
  char *dot = strrchr (path, '.');

  if (dot != NULL && strchr (dot, G_DIR_SEPARATOR) == NULL)
    *dot = '\0';
  return g_strconcat (path, ".", suffix, NULL);
}

static void
ask_where_to (RelataWindow *self,
              const char *title,
              const char *suffix,
              const RelataExportFormat *format)
{
  g_autofree char *suggested = suggest_path (self, suffix);
  GtkFileChooserNative *chooser
      = relata_window_choose_file (self, title, GTK_FILE_CHOOSER_ACTION_SAVE, suggested);

  g_object_set_data (G_OBJECT (chooser), "format", (gpointer)format);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
create_database_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_where_to (RELATA_WINDOW (widget), _ ("Create a Database"), "db", NULL);
}

/* The action for tests and scripts: the path is given, nothing is asked. */
static void
create_database_at_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  start_output (RELATA_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const RelataExportFormat *format
      = relata_export_find_format (g_variant_get_string (parameter, NULL));

  g_return_if_fail (format != NULL);

  ask_where_to (RELATA_WINDOW (widget), _ ("Export the Design"), format->suffix, format);
}

void
relata_window_class_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.create-database", NULL, create_database_cb);
  gtk_widget_class_install_action (widget_class, "win.create-database-at", "s",
                                   create_database_at_cb);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_cb);
}
