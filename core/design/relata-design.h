/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A design: the document. It holds the current snapshot, its history, the file it is saved in
 * and the database it is linked to. The main thread's; reading and writing run in jobs.
 *
 * Widgets observe a design and never each other: `changed (GArray *ids)` comes once an edit (also
 * for undo, redo and reload) with the ids (guint) of the items touched, or NULL where everything
 * may be another. Properties, all read-only and notified: path, database-path, title, origin,
 * modified, read-only, busy, can-undo, can-redo, undo-label, redo-label, changed-on-disk. */

#pragma once

#include <gio/gio.h>

#include "base/relata-job.h"
#include "schema/relata-edit.h"

G_BEGIN_DECLS

#define RELATA_TYPE_DESIGN (relata_design_get_type ())

G_DECLARE_FINAL_TYPE (RelataDesign, relata_design, RELATA, DESIGN, GObject)

/**
 * RelataDesignOrigin:
 * @RELATA_DESIGN_SCRIPT: a SQL script, or a new design; saving writes that script
 * @RELATA_DESIGN_DATABASE: read from a database; saving asks for a script's name
 */
typedef enum
{
  RELATA_DESIGN_SCRIPT,
  RELATA_DESIGN_DATABASE,
} RelataDesignOrigin;

#define RELATA_TYPE_DESIGN_ORIGIN (relata_design_origin_get_type ())

GType relata_design_origin_get_type (void) G_GNUC_CONST;

RelataDesign *relata_design_new (void);
RelataDesign *relata_design_load (const char *path, GCancellable *cancellable, GError **error);
RelataJob *relata_design_load_job (const char *path);

RelataSnapshot *relata_design_get_snapshot (RelataDesign *self);
RelataDesignOrigin relata_design_get_origin (RelataDesign *self);
const char *relata_design_get_path (RelataDesign *self);
const char *relata_design_get_database_path (RelataDesign *self);
char *relata_design_dup_title (RelataDesign *self);
char *relata_design_dup_suggested_path (RelataDesign *self);
gboolean relata_design_get_modified (RelataDesign *self);
gboolean relata_design_get_read_only (RelataDesign *self);
gboolean relata_design_get_busy (RelataDesign *self);

gboolean relata_design_apply (RelataDesign *self, RelataEdit *edit, GError **error);
gboolean relata_design_apply_merged (RelataDesign *self,
                                     RelataEdit *edit,
                                     const char *merge_key,
                                     GError **error);
void relata_design_end_merge (RelataDesign *self);

gboolean relata_design_can_undo (RelataDesign *self);
gboolean relata_design_can_redo (RelataDesign *self);
const char *relata_design_get_undo_label (RelataDesign *self);
const char *relata_design_get_redo_label (RelataDesign *self);
void relata_design_undo (RelataDesign *self);
void relata_design_redo (RelataDesign *self);

void relata_design_save_async (RelataDesign *self,
                               const char *path,
                               gboolean overwrite,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean relata_design_save_finish (RelataDesign *self, GAsyncResult *result, GError **error);
gboolean relata_design_save (RelataDesign *self,
                             const char *path,
                             gboolean overwrite,
                             GCancellable *cancellable,
                             GError **error);

void relata_design_watch (RelataDesign *self);
gboolean relata_design_get_changed_on_disk (RelataDesign *self);
void relata_design_check_disk (RelataDesign *self);
void relata_design_ignore_disk (RelataDesign *self);
void relata_design_reload_async (RelataDesign *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean relata_design_reload_finish (RelataDesign *self, GAsyncResult *result, GError **error);

gboolean relata_design_keep_draft (RelataDesign *self, GError **error);
void relata_design_discard_draft (RelataDesign *self);
RelataDesign *relata_design_restore_draft (const char *draft, GError **error);
RelataJob *relata_design_restore_draft_job (const char *draft);

G_END_DECLS
