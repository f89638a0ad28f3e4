/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A design: the document. It holds the current snapshot, its history, the file it is saved in
 * and the database it is linked to. The main thread's; reading and writing run in jobs.
 *
 * Widgets observe a design and never each other: `changed` comes once an edit (also for undo,
 * redo and reload) with what was touched; the properties say the rest. */

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

RelataDesign *relata_design_new (void);
RelataDesign *relata_design_load (const char *path, GCancellable *cancellable, GError **error);
RelataJob *relata_design_load_job (const char *path);

RelataSnapshot *relata_design_get_snapshot (RelataDesign *self);
RelataDesignOrigin relata_design_get_origin (RelataDesign *self);
const char *relata_design_get_path (RelataDesign *self);
const char *relata_design_get_database_path (RelataDesign *self);
char *relata_design_dup_title (RelataDesign *self);
gboolean relata_design_get_modified (RelataDesign *self);
gboolean relata_design_get_read_only (RelataDesign *self);

gboolean relata_design_apply (RelataDesign *self, RelataEdit *edit, GError **error);
gboolean relata_design_apply_view (RelataDesign *self, RelataEdit *edit, GError **error);

gboolean relata_design_can_undo (RelataDesign *self);
gboolean relata_design_can_redo (RelataDesign *self);
const char *relata_design_get_undo_label (RelataDesign *self);
const char *relata_design_get_redo_label (RelataDesign *self);
void relata_design_undo (RelataDesign *self);
void relata_design_redo (RelataDesign *self);

RelataJob *
relata_design_save_job (RelataDesign *self, const char *path, gboolean overwrite_changed);
gboolean relata_design_save_done (RelataDesign *self, RelataJob *job, GError **error);
gboolean relata_design_save (RelataDesign *self,
                             const char *path,
                             gboolean overwrite_changed,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
