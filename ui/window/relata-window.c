/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The window: what stands in it and which of its actions make sense. All enabled states are
 * derived in one place, update_actions(), and the info bar in another, update_info_bar(). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "browser/relata-browser.h"
#include "schema/relata-schema-edit.h"
#include "window/relata-design-page.h"
#include "window/relata-recents.h"
#include "window/relata-script-view.h"
#include "window/relata-start-page.h"
#include "window/relata-window-private.h"

#define MAX_TITLE_CHARS 80

G_DEFINE_FINAL_TYPE (RelataWindow, relata_window, ADW_TYPE_APPLICATION_WINDOW)

static void
set_enabled (RelataWindow *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static gboolean
can_edit (RelataWindow *self)
{
  return self->design != NULL && !relata_design_get_read_only (self->design);
}

static void
update_actions (RelataWindow *self)
{
  gboolean open = self->design != NULL;
  gboolean idle = open && !relata_design_get_busy (self->design);

  set_enabled (self, "win.save", idle && can_edit (self));
  set_enabled (self, "win.save-as", idle);
  set_enabled (self, "win.create-database", open);
  set_enabled (self, "win.export", open);
  set_enabled (self, "win.add-table", can_edit (self));
  set_enabled (self, "win.undo", can_edit (self) && relata_design_can_undo (self->design));
  set_enabled (self, "win.redo", can_edit (self) && relata_design_can_redo (self->design));
  set_enabled (self, "win.view", open);
}

static void
update_tooltips (RelataWindow *self)
{
  const char *undo = self->design != NULL ? relata_design_get_undo_label (self->design) : NULL;
  const char *redo = self->design != NULL ? relata_design_get_redo_label (self->design) : NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  /* Translators: %s is an edit, as "Rename Column" */
  undo_text = undo != NULL ? g_strdup_printf (_ ("Undo %s"), undo) : g_strdup (_ ("Undo"));
  redo_text = redo != NULL ? g_strdup_printf (_ ("Redo %s"), redo) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_text);
  gtk_widget_set_tooltip_text (self->redo_button, redo_text);
}

static void
update_title (RelataWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *marked = NULL;

  if (self->design == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Relata"));
      gtk_label_set_label (self->file_label, "");
      return;
    }
  title = relata_design_dup_title (self->design);
  shown = relata_text_for_display (title, -1, MAX_TITLE_CHARS);
  marked = relata_design_get_modified (self->design) ? g_strdup_printf ("• %s", shown)
                                                     : g_strdup (shown);
  gtk_window_set_title (GTK_WINDOW (self), marked);
  gtk_label_set_label (self->file_label, marked);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label),
                               relata_design_get_path (self->design));
  adw_view_switcher_title_set_title (self->switcher_title, marked);
}

static RelataWindowInfo
derive_info (RelataWindow *self)
{
  if (self->design == NULL)
    return RELATA_WINDOW_INFO_NONE;
  if (relata_design_get_changed_on_disk (self->design))
    return RELATA_WINDOW_INFO_CHANGED_ON_DISK;
  if (relata_snapshot_is_read_only (relata_design_get_snapshot (self->design)))
    return RELATA_WINDOW_INFO_NEWER_FORMAT;
  return RELATA_WINDOW_INFO_NONE;
}

static void
update_info_bar (RelataWindow *self)
{
  RelataWindowInfo info = derive_info (self);

  if (info == RELATA_WINDOW_INFO_CHANGED_ON_DISK)
    {
      gtk_label_set_label (self->info_label,
                           relata_design_get_modified (self->design)
                               ? _ ("The file was changed by another program. Reloading drops "
                                    "your unsaved changes.")
                               : _ ("The file was changed by another program."));
      gtk_button_set_label (self->info_button, _ ("Reload"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->info_button), _ ("Read the File Again"));
    }
  else if (info == RELATA_WINDOW_INFO_NEWER_FORMAT)
    gtk_label_set_label (self->info_label,
                         _ ("This design was made by a newer version of Relata. It can be looked "
                            "at and exported, but not changed here."));
  gtk_widget_set_visible (GTK_WIDGET (self->info_button),
                          info == RELATA_WINDOW_INFO_CHANGED_ON_DISK);
  gtk_info_bar_set_message_type (self->info_bar, info == RELATA_WINDOW_INFO_NEWER_FORMAT
                                                     ? GTK_MESSAGE_INFO
                                                     : GTK_MESSAGE_WARNING);
  gtk_info_bar_set_revealed (self->info_bar, info != RELATA_WINDOW_INFO_NONE);
  self->info = info;
}

static void
update_page (RelataWindow *self)
{
  const char *page = self->job != NULL ? "busy" : self->design != NULL ? "views" : "start";
  gboolean views = g_str_equal (page, "views");

  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->edit_buttons, views);
  gtk_widget_set_visible (self->problems_button, views);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title, views);
  adw_view_switcher_bar_set_reveal (
      self->switcher_bar,
      views && adw_view_switcher_title_get_title_visible (self->switcher_title));
}

/* Derives all that depends on the design or the job. */
void
relata_window_update (RelataWindow *self)
{
  update_page (self);
  update_actions (self);
  update_tooltips (self);
  update_title (self);
  update_info_bar (self);
}

static void
design_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  relata_window_update (RELATA_WINDOW (user_data));
}

static void
findings_changed_cb (RelataDesignPage *page, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);
  RelataFindings *findings = relata_design_page_get_findings (page);
  guint errors = relata_findings_count (findings, RELATA_SEVERITY_ERROR);
  guint warnings = relata_findings_count (findings, RELATA_SEVERITY_WARNING);
  guint hints = relata_findings_count (findings, RELATA_SEVERITY_HINT);
  g_autofree char *label = g_strdup_printf ("%u", errors + warnings + hints);
  g_autofree char *error_text = NULL;
  g_autofree char *warning_text = NULL;
  g_autofree char *tooltip = NULL;

  adw_button_content_set_icon_name (self->problems_content, errors > 0 ? "dialog-error-symbolic"
                                                            : warnings > 0
                                                                ? "dialog-warning-symbolic"
                                                                : "emblem-ok-symbolic");
  adw_button_content_set_label (self->problems_content, label);
  error_text = g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
  warning_text = g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings);
  /* Translators: both parts are counts, as in "Problems: 2 errors, 1 warning" */
  tooltip = g_strdup_printf (_ ("Problems: %s, %s"), error_text, warning_text);
  gtk_widget_set_tooltip_text (self->problems_button, tooltip);
}

/* What is told now replaces what was told before, which would else keep it waiting. */
static void
add_toast (RelataWindow *self, AdwToast *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
message_cb (RelataDesignPage *page, const char *text, gboolean undo, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  add_toast (self, toast);
}

static void
clear_views (RelataWindow *self)
{
  adw_bin_set_child (self->design_bin, NULL);
  adw_bin_set_child (self->data_bin, NULL);
  adw_bin_set_child (self->sql_bin, NULL);
  g_clear_object (&self->view_state);
  if (self->design != NULL)
    g_signal_handlers_disconnect_by_data (self->design, self);
  g_clear_object (&self->design);
}

static void
fill_views (RelataWindow *self)
{
  GtkWidget *page = relata_design_page_new (self->view_state, self->settings);

  adw_bin_set_child (self->design_bin, page);
  g_signal_connect_object (page, "message", G_CALLBACK (message_cb), self, 0);
  g_signal_connect_object (page, "findings-changed", G_CALLBACK (findings_changed_cb), self, 0);
  findings_changed_cb (RELATA_DESIGN_PAGE (page), self);
  adw_bin_set_child (self->data_bin, relata_browser_new (self->design));
  adw_bin_set_child (self->sql_bin, relata_script_view_new (self->design));
}

/**
 * relata_window_set_design:
 * @design: (nullable): what to show; %NULL goes back to the start page
 *
 * Shows a design, with nothing selected. What was shown before is let go without a question.
 */
void
relata_window_set_design (RelataWindow *self, RelataDesign *design)
{
  g_return_if_fail (RELATA_IS_WINDOW (self));

  clear_views (self);
  if (design != NULL)
    {
      self->design = g_object_ref (design);
      self->view_state = relata_view_state_new (design);
      g_signal_connect_object (design, "notify", G_CALLBACK (design_notify_cb), self, 0);
      relata_design_watch (design);
      fill_views (self);
    }
  relata_window_update (self);
}

/**
 * relata_window_get_design:
 *
 * Returns: (transfer none) (nullable): the design shown
 */
RelataDesign *
relata_window_get_design (RelataWindow *self)
{
  g_return_val_if_fail (RELATA_IS_WINDOW (self), NULL);

  return self->design;
}

/**
 * relata_window_is_empty:
 *
 * Returns: whether a file may be opened here without hiding anything
 */
gboolean
relata_window_is_empty (RelataWindow *self)
{
  g_return_val_if_fail (RELATA_IS_WINDOW (self), FALSE);

  return self->design == NULL && self->job == NULL;
}

/**
 * relata_window_show_toast:
 * @text: plain text
 */
void
relata_window_show_toast (RelataWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (RELATA_IS_WINDOW (self));

  add_toast (self, adw_toast_new (escaped));
}

/**
 * relata_window_show_error:
 * @heading: what did not happen ("Could Not Save")
 * @error: why; its message is shown as plain text
 */
void
relata_window_show_error (RelataWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (RELATA_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A database was made from the design: the Data view shows it from now on. */
void
relata_window_database_created (RelataWindow *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Created %s"), name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  relata_browser_open (RELATA_BROWSER (adw_bin_get_child (self->data_bin)), path);
  adw_toast_set_button_label (toast, _ ("Show Data"));
  adw_toast_set_action_name (toast, "win.view");
  adw_toast_set_action_target (toast, "s", "data");
  add_toast (self, toast);
}

static void
show_toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relata_window_show_toast (RELATA_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static RelataDesignPage *
get_design_page (RelataWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->design_bin);

  return page != NULL ? RELATA_DESIGN_PAGE (page) : NULL;
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataWindow *self = RELATA_WINDOW (widget);

  if (self->design == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->views, "design");
  g_settings_set_boolean (self->settings, "sidebar-visible", TRUE);
  relata_design_page_search (get_design_page (self));
}

static void
step_problem (RelataWindow *self, int by)
{
  if (self->design == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->views, "design");
  g_settings_set_boolean (self->settings, "problems-visible", TRUE);
  relata_design_page_step_problem (get_design_page (self), by);
}

static void
next_problem_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_problem (RELATA_WINDOW (widget), 1);
}

static void
previous_problem_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step_problem (RELATA_WINDOW (widget), -1);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relata_design_undo (RELATA_WINDOW (widget)->design);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  relata_design_redo (RELATA_WINDOW (widget)->design);
}

static void
add_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataWindow *self = RELATA_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->views, "design");
  relata_design_page_add_table (get_design_page (self));
}

static void
view_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (RELATA_WINDOW (widget)->views,
                                         g_variant_get_string (parameter, NULL));
}

static void
info_button_cb (GtkButton *button, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);

  if (self->info == RELATA_WINDOW_INFO_CHANGED_ON_DISK)
    relata_window_reload (self);
}

static void
info_response_cb (GtkInfoBar *bar, int response, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);

  if (self->info == RELATA_WINDOW_INFO_CHANGED_ON_DISK)
    relata_design_ignore_disk (self->design);
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
busy_cancel_cb (GtkButton *button, gpointer user_data)
{
  RelataWindow *self = RELATA_WINDOW (user_data);

  if (self->job != NULL)
    relata_job_cancel (self->job);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  g_autoptr (GFile) file = g_value_dup_object (value);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-path", "s", path);
  return TRUE;
}

static void
recents_changed_cb (GtkRecentManager *manager, gpointer user_data)
{
  relata_recents_fill_menu (RELATA_WINDOW (user_data)->recents);
}

static void
title_visible_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  update_page (RELATA_WINDOW (user_data));
}

/* A menu that opens a dialog goes while the window is not active, and GTK 4.8 then leaves the focus
 * in it, where no key reaches anything. */
static void
active_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (object);
  GtkWidget *focus = gtk_window_get_focus (window);

  if (gtk_window_is_active (window) && focus != NULL && !gtk_widget_get_mapped (focus))
    gtk_window_set_focus (window, NULL);
}

static gboolean
relata_window_close_request (GtkWindow *window)
{
  RelataWindow *self = RELATA_WINDOW (window);
  int width, height;

  if (!self->closing && relata_window_confirm_close (self))
    return GDK_EVENT_STOP;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (self->settings, "window-width", MAX (width, 360));
      g_settings_set_int (self->settings, "window-height", MAX (height, 294));
    }
  if (self->job != NULL)
    relata_job_cancel (self->job);
  return GTK_WINDOW_CLASS (relata_window_parent_class)->close_request (window);
}

static void
relata_window_dispose (GObject *object)
{
  RelataWindow *self = RELATA_WINDOW (object);

  if (self->views != NULL)
    clear_views (self);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->job);
  g_clear_object (&self->settings);
  g_clear_object (&self->recents);
  gtk_widget_dispose_template (GTK_WIDGET (self), RELATA_TYPE_WINDOW);
  G_OBJECT_CLASS (relata_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, edit_buttons);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, problems_button);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, problems_content);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, info_bar);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, info_label);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, info_button);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, busy_page);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, busy_cancel);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, views);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, design_bin);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, data_bin);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, sql_bin);
  gtk_widget_class_bind_template_child (widget_class, RelataWindow, drop_target);
}

static void
relata_window_class_init (RelataWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relata_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = relata_window_close_request;

  g_type_ensure (RELATA_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/relata/Relata/ui/relata-window.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.add-table", NULL, add_table_cb);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_cb);
  gtk_widget_class_install_action (widget_class, "win.show-toast", "s", show_toast_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.next-problem", NULL, next_problem_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-problem", NULL, previous_problem_cb);
  relata_window_class_install_files (widget_class);
  relata_window_class_install_output (widget_class);
}

/* "win.sidebar-visible" and its like: on and off as the settings say, remembered there. */
static void
add_settings_actions (RelataWindow *self)
{
  const char *const keys[] = { "sidebar-visible", "inspector-visible", "problems-visible" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
}

static void
relata_window_init (RelataWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (RELATA_APPLICATION_ID);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  add_settings_actions (self);
  self->recents = g_menu_new ();
  adw_split_button_set_menu_model (self->open_button, G_MENU_MODEL (self->recents));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (recents_changed_cb), self, 0);
  relata_recents_fill_menu (self->recents);
  gtk_drop_target_set_gtypes (self->drop_target, (GType[]){ G_TYPE_FILE }, 1);
  g_signal_connect (self->drop_target, "drop", G_CALLBACK (drop_cb), self);
  g_signal_connect (self->info_button, "clicked", G_CALLBACK (info_button_cb), self);
  g_signal_connect (self->info_bar, "response", G_CALLBACK (info_response_cb), self);
  g_signal_connect (self->busy_cancel, "clicked", G_CALLBACK (busy_cancel_cb), self);
  g_signal_connect (self->switcher_title, "notify::title-visible", G_CALLBACK (title_visible_cb),
                    self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  relata_window_update (self);
}

/**
 * relata_window_new:
 *
 * Returns: (transfer none): a window on its start page, owned by @application
 */
RelataWindow *
relata_window_new (GtkApplication *application)
{
  return g_object_new (RELATA_TYPE_WINDOW, "application", application, NULL);
}
