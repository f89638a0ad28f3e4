/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The window's files: open, save, close, reload. Each asks where a person could lose
 * something, and never otherwise. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "base/relata-paths.h"
#include "window/relata-recents.h"
#include "window/relata-window-private.h"

/* A window with a save under way, and what follows it. */
typedef struct
{
  RelataWindow *window;
  char *path;
  gboolean then_close;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  g_free (saving->path);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void start_save (RelataWindow *self, const char *path, gboolean overwrite, gboolean close);
static void ask_where_to_save (RelataWindow *self, gboolean then_close);

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelataWindow) self = RELATA_WINDOW (user_data);
  g_autoptr (RelataDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  design = relata_job_run_finish (RELATA_JOB (source), result, &error);
  g_clear_object (&self->job);
  if (design != NULL)
    {
      if (relata_design_get_path (design) != NULL)
        relata_recents_add (relata_design_get_path (design));
      relata_window_set_design (self, design);
      return;
    }
  relata_window_update (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    relata_window_show_error (self, _ ("Could Not Open the File"), error);
}

/* Runs a job that ends with a design, with a page that shows it under way. */
static void
start_opening (RelataWindow *self, RelataJob *job, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  self->job = job;
  adw_status_page_set_title (self->busy_page, escaped);
  relata_job_run_async (job, opened_cb, g_object_ref (self));
  relata_window_update (self);
}

/**
 * relata_window_open:
 * @path: a script or a database
 *
 * Opens it in this window, which must be empty; a failure is shown and leaves the start page.
 */
void
relata_window_open (RelataWindow *self, const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (RELATA_IS_WINDOW (self));
  g_return_if_fail (path != NULL && relata_window_is_empty (self));

  name = g_filename_display_basename (path);
  title = g_strdup_printf (_ ("Opening %s"), name);
  start_opening (self, relata_design_load_job (path), title);
}

static void
restore_draft_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataWindow *self = RELATA_WINDOW (widget);

  if (relata_window_is_empty (self))
    start_opening (self, relata_design_restore_draft_job (g_variant_get_string (parameter, NULL)),
                   _ ("Restoring a Draft"));
}

static RelataWindow *
empty_window_for (RelataWindow *self)
{
  RelataWindow *window;

  if (relata_window_is_empty (self))
    return self;
  window = relata_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
open_path_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relata_window_open (empty_window_for (RELATA_WINDOW (widget)),
                      g_variant_get_string (parameter, NULL));
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

/* A chooser that is modal to the window and frees itself after its response. */
GtkFileChooserNative *
relata_window_choose_file (RelataWindow *self,
                           const char *title,
                           GtkFileChooserAction action,
                           const char *suggested_path)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  if (suggested_path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (suggested_path);
      g_autofree char *name = g_filename_display_basename (suggested_path);
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), file, NULL);
      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
    }
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  return chooser;
}

static void
open_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    relata_window_open (empty_window_for (self), path);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataWindow *self = RELATA_WINDOW (widget);
  GtkFileChooserNative *chooser = relata_window_choose_file (
      self, _ ("Open a Design or a Database"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL);
  const char *const known[] = { "sql", "db", "sqlite", "sqlite3", "db3", NULL };
  const char *const all[] = { NULL };

  add_filter (GTK_FILE_CHOOSER (chooser), _ ("Scripts and Databases"), known);
  add_filter (GTK_FILE_CHOOSER (chooser), _ ("All Files"), all);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_sample_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *path = g_build_filename (relata_paths_samples_dir (), "library.sql", NULL);

  relata_window_open (empty_window_for (RELATA_WINDOW (widget)), path);
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (RelataDesign) design = relata_design_new ();

  relata_window_set_design (empty_window_for (RELATA_WINDOW (widget)), design);
}

static void
overwrite_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Saving *saving = user_data;

  if (g_str_equal (response, "overwrite"))
    start_save (saving->window, saving->path, TRUE, saving->then_close);
  else if (g_str_equal (response, "save-as"))
    ask_where_to_save (saving->window, saving->then_close);
}

/* The file is not what was read: nothing is lost without a person's word. */
static void
ask_before_overwriting (Saving *saving)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (saving->window), _ ("The File Was Changed by Another Program"),
      _ ("Overwriting it drops what the other program wrote. A copy of it is kept among the "
         "backups."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save-as",
                                    _ ("Save _As…"), "overwrite", _ ("_Overwrite"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (overwrite_response_cb), saving,
                         (GClosureNotify)(void (*) (void))saving_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  RelataWindow *self = saving->window;
  g_autoptr (GError) error = NULL;

  if (relata_design_save_finish (RELATA_DESIGN (source), result, &error))
    {
      relata_recents_add (saving->path);
      if (saving->then_close)
        {
          self->closing = TRUE;
          gtk_window_close (GTK_WINDOW (self));
        }
      else
        relata_window_show_toast (self, _ ("Saved"));
    }
  else if (g_error_matches (error, RELATA_ERROR, RELATA_ERROR_CHANGED_ON_DISK))
    ask_before_overwriting (g_steal_pointer (&saving));
  else
    relata_window_show_error (self, _ ("Could Not Save"), error);
}

static void
start_save (RelataWindow *self, const char *path, gboolean overwrite, gboolean close)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->window = g_object_ref (self);
  saving->path = g_strdup (path);
  saving->then_close = close;
  relata_design_save_async (self->design, path, overwrite, NULL, saved_cb, saving);
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);
  gboolean then_close = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "then-close"));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  /* The chooser has asked already whether a file that is there may go. */
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && self->design != NULL)
    start_save (self, path, TRUE, then_close);
}

static void
ask_where_to_save (RelataWindow *self, gboolean then_close)
{
  g_autofree char *suggested = relata_design_dup_suggested_path (self->design);
  GtkFileChooserNative *chooser = relata_window_choose_file (
      self, _ ("Save the Design"), GTK_FILE_CHOOSER_ACTION_SAVE, suggested);

  g_object_set_data (G_OBJECT (chooser), "then-close", GINT_TO_POINTER (then_close));
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save (RelataWindow *self, gboolean then_close)
{
  const char *path = relata_design_get_path (self->design);

  if (path != NULL && relata_design_get_origin (self->design) == RELATA_DESIGN_SCRIPT)
    start_save (self, path, FALSE, then_close);
  else
    ask_where_to_save (self, then_close);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (RELATA_WINDOW (widget), FALSE);
}

static void
save_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_where_to_save (RELATA_WINDOW (widget), FALSE);
}

/* Saves, asking where if need be, and closes the window once that went well. */
void
relata_window_save_then_close (RelataWindow *self)
{
  save (self, TRUE);
}

static void
close_cb (gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  gtk_window_close (window);
}

static void
close_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);

  if (g_str_equal (response, "save"))
    relata_window_save_then_close (self);
  else if (g_str_equal (response, "discard"))
    {
      relata_design_discard_draft (self->design);
      self->closing = TRUE;
      /* Not before the dialog is gone, which still looks at its parent. */
      g_idle_add_once (close_cb, g_object_ref (self));
    }
}

/* Asks what to do with unsaved changes. Returns whether it did, so that closing waits. */
gboolean
relata_window_confirm_close (RelataWindow *self)
{
  GtkWidget *dialog;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (self->design == NULL || !relata_design_get_modified (self->design))
    return FALSE;
  title = relata_design_dup_title (self->design);
  body = g_strdup_printf (_ ("“%.200s” has changes that are not saved. What is discarded is gone."),
                          title);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save Changes?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RelataWindow) self = RELATA_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!relata_design_reload_finish (RELATA_DESIGN (source), result, &error))
    relata_window_show_error (self, _ ("Could Not Read the File Again"), error);
}

/* Takes what the file holds now; undo brings the design back as it was. */
void
relata_window_reload (RelataWindow *self)
{
  relata_design_reload_async (self->design, NULL, reloaded_cb, g_object_ref (self));
}

void
relata_window_class_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path_cb);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_cb);
  gtk_widget_class_install_action (widget_class, "win.restore-draft", "s", restore_draft_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_cb);
}
