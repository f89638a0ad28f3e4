/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Undo and redo. The history holds states, each an immutable value it knows nothing about but
 * how to hold and compare it, and between two of them a group: a label and the ids of what the
 * group touched. Not shared between threads.
 *
 * Every state has a serial number that is never used again. What is saved is such a number, so a
 * state that was reached another way is never taken for the saved one. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _RelataHistory RelataHistory;

/**
 * RelataHistoryClass:
 * @ref: holds a state
 * @unref: lets go of it
 * @store: holds it for as long as the history lasts, without what was derived from it
 * @equal: whether two states say the same: a group between them is none
 */
typedef struct
{
  GBoxedCopyFunc ref;
  GDestroyNotify unref;
  GBoxedCopyFunc store;
  GEqualFunc equal;
} RelataHistoryClass;

RelataHistory *relata_history_new (const RelataHistoryClass *klass, gpointer state);
void relata_history_free (RelataHistory *self);

gpointer relata_history_get_state (RelataHistory *self);
guint64 relata_history_get_serial (RelataHistory *self);
gboolean relata_history_get_modified (RelataHistory *self);
void relata_history_set_saved (RelataHistory *self, guint64 serial);
void relata_history_set_unsaved (RelataHistory *self);

gboolean relata_history_record (RelataHistory *self,
                                const char *label,
                                const char *merge_key,
                                gpointer state,
                                const GArray *ids);
void relata_history_end_merge (RelataHistory *self);

const char *relata_history_get_undo_label (RelataHistory *self);
const char *relata_history_get_redo_label (RelataHistory *self);
gboolean relata_history_undo (RelataHistory *self, GArray **ids);
gboolean relata_history_redo (RelataHistory *self, GArray **ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataHistory, relata_history_free)

G_END_DECLS
