/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The Data view: the tables of a database, a strip of linked panes to walk from record to
 * record, and the path one came. It reads the database a design was read from or is linked to;
 * names and labels are those of the design. Main thread.
 *
 * Actions: browser.back, browser.forward, browser.reload, browser.show-associations,
 * browser.follow (i), the n-th end from 0. */

#pragma once

#include <adwaita.h>

#include "browser/relata-pane-strip.h"
#include "design/relata-design.h"

G_BEGIN_DECLS

#define RELATA_TYPE_BROWSER (relata_browser_get_type ())

G_DECLARE_FINAL_TYPE (RelataBrowser, relata_browser, RELATA, BROWSER, AdwBin)

GtkWidget *relata_browser_new (RelataDesign *design);
void relata_browser_open (RelataBrowser *self, const char *path);
gboolean relata_browser_get_loading (RelataBrowser *self);
gboolean relata_browser_show_table (RelataBrowser *self, const char *name);
RelataPaneStrip *relata_browser_get_strip (RelataBrowser *self);
char *relata_browser_dup_path_text (RelataBrowser *self);

G_END_DECLS
