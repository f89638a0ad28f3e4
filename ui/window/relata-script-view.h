/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The SQL view: the script of the design, highlighted, to read and to copy. It follows the
 * design while it is shown and waits while it is not. Main thread. */

#pragma once

#include <adwaita.h>

#include "design/relata-design.h"

G_BEGIN_DECLS

#define RELATA_TYPE_SCRIPT_VIEW (relata_script_view_get_type ())

G_DECLARE_FINAL_TYPE (RelataScriptView, relata_script_view, RELATA, SCRIPT_VIEW, AdwBin)

GtkWidget *relata_script_view_new (RelataDesign *design);

G_END_DECLS
