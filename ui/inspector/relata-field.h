/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Small pieces the inspector's pages are built from: fields that commit when they are left or
 * Enter is pressed, and the way a page applies an edit and shows a refusal. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"
#include "schema/relata-edit.h"

G_BEGIN_DECLS

/**
 * RelataFieldFunc:
 * @edit: begun on the design's snapshot, to be filled
 * @text: what was entered
 * @data: what the field was made with
 *
 * Returns: whether the edit can be made; else @error says why not
 */
typedef gboolean (*RelataFieldFunc) (RelataEdit *edit,
                                     const char *text,
                                     gpointer data,
                                     GError **error);

GtkWidget *relata_field_new (RelataViewState *view_state,
                             const char *title,
                             const char *text,
                             const char *label,
                             RelataFieldFunc func,
                             gpointer data,
                             GDestroyNotify data_free);
void relata_field_set_text (GtkWidget *field, const char *text);
void relata_field_set_suggestions (GtkWidget *field, const char *const *suggestions);
gboolean relata_field_apply (RelataViewState *view_state,
                             GtkWidget *origin,
                             RelataEdit *edit,
                             GError *refusal);

G_END_DECLS
