/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The view state of one window: what is selected of its design, shared by canvas, outline,
 * inspector and problems, which observe it and never each other. Main thread.
 *
 * Selected are any number of items, and within the one that was selected last (the primary
 * one) possibly a column; or one relationship. `selection-changed` comes once a change; `reveal
 * (guint item, int column)` asks views to bring a place into sight, column -1 for the whole
 * item; `edit-name (guint item, int column)` asks the view that is edited to begin renaming. */

#pragma once

#include "design/relata-design.h"

G_BEGIN_DECLS

#define RELATA_TYPE_VIEW_STATE (relata_view_state_get_type ())

G_DECLARE_FINAL_TYPE (RelataViewState, relata_view_state, RELATA, VIEW_STATE, GObject)

/**
 * RelataSelectMode:
 * @RELATA_SELECT_ONLY: it and nothing else
 * @RELATA_SELECT_ADD: it too
 * @RELATA_SELECT_TOGGLE: it too, or no longer
 */
typedef enum
{
  RELATA_SELECT_ONLY,
  RELATA_SELECT_ADD,
  RELATA_SELECT_TOGGLE,
} RelataSelectMode;

RelataViewState *relata_view_state_new (RelataDesign *design);
RelataDesign *relata_view_state_get_design (RelataViewState *self);

const guint *relata_view_state_get_selected (RelataViewState *self, guint *n_selected);
gboolean relata_view_state_is_selected (RelataViewState *self, guint item);
guint relata_view_state_get_primary (RelataViewState *self);
int relata_view_state_get_column (RelataViewState *self);
gboolean relata_view_state_get_relationship (RelataViewState *self,
                                             guint *child,
                                             guint *foreign_key,
                                             gboolean *is_virtual);

void relata_view_state_select (RelataViewState *self, guint item, RelataSelectMode mode);
void relata_view_state_select_many (RelataViewState *self,
                                    const guint *items,
                                    guint n_items,
                                    RelataSelectMode mode);
void relata_view_state_select_column (RelataViewState *self, guint table, int column);
void relata_view_state_select_relationship (RelataViewState *self,
                                            guint child,
                                            guint foreign_key,
                                            gboolean is_virtual);
void relata_view_state_clear (RelataViewState *self);

void relata_view_state_reveal (RelataViewState *self, guint item, int column);
void relata_view_state_edit_name (RelataViewState *self, guint item, int column);

G_END_DECLS
