/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of the window share: relata-window.c builds it and derives its states,
 * relata-window-files.c opens, saves and closes, relata-window-output.c creates databases and
 * exports. */

#pragma once

#include "canvas/relata-view-state.h"
#include "check/relata-check.h"
#include "window/relata-window.h"

G_BEGIN_DECLS

struct _RelataWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwToast *toast; /* weak: the one shown last */
  AdwSplitButton *open_button;
  GtkWidget *edit_buttons;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkLabel *file_label;
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  GtkWidget *problems_button;
  AdwButtonContent *problems_content;
  GtkInfoBar *info_bar;
  GtkLabel *info_label;
  GtkButton *info_button;
  GtkStack *pages;
  GtkWidget *start_page;
  AdwStatusPage *busy_page;
  GtkButton *busy_cancel;
  AdwViewStack *views;
  AdwBin *design_bin;
  AdwBin *data_bin;
  AdwBin *sql_bin;
  GtkDropTarget *drop_target;

  GSettings *settings;
  GMenu *recents;
  RelataDesign *design; /* or NULL on the start page */
  RelataViewState *view_state;
  RelataJob *job; /* opening, or NULL */
  gboolean closing;
  guint info; /* RelataWindowInfo shown */
};

/* What the bar under the header says; one at a time, the first that holds. */
typedef enum
{
  RELATA_WINDOW_INFO_NONE,
  RELATA_WINDOW_INFO_CHANGED_ON_DISK,
  RELATA_WINDOW_INFO_NEWER_FORMAT,
} RelataWindowInfo;

void relata_window_update (RelataWindow *self);
void relata_window_class_install_files (GtkWidgetClass *widget_class);
void relata_window_class_install_output (GtkWidgetClass *widget_class);
void relata_window_save_then_close (RelataWindow *self);
gboolean relata_window_confirm_close (RelataWindow *self);
void relata_window_database_created (RelataWindow *self, const char *path);
void relata_window_reload (RelataWindow *self);
GtkFileChooserNative *relata_window_choose_file (RelataWindow *self,
                                                 const char *title,
                                                 GtkFileChooserAction action,
                                                 const char *suggested_path);

G_END_DECLS
