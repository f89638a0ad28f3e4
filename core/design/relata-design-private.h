/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The parts of a design, for the files it is written in. The main thread's. */

#pragma once

#include "design/relata-design-reader.h"
#include "design/relata-design.h"
#include "design/relata-draft.h"
#include "design/relata-file-monitor.h"
#include "design/relata-history.h"

G_BEGIN_DECLS

/* What the properties said last, so that only what is another is notified. */
typedef struct
{
  gboolean modified;
  char *undo_label;
  char *redo_label;
  char *title;
  char *path;
  char *database_path;
  RelataDesignOrigin origin;
  gboolean changed_on_disk;
} RelataDesignPublished;

struct _RelataDesign
{
  GObject parent_instance;

  RelataHistory *history; /* of RelataSnapshot */
  RelataDesignOrigin origin;
  char *path;                  /* of the script; NULL while it has none */
  char *database_path;         /* resolved */
  char *title;                 /* of a restored draft that has no path */
  RelataFileIdentity identity; /* of the script when it was read or saved */
  guint busy;
  RelataDesignPublished published;

  gboolean watching;
  RelataFileMonitor *monitor; /* NULL while there is no script to watch */
  RelataDraft *draft;         /* NULL before the first one is written */
  guint draft_timeout;
  guint settle_timeout;
  gboolean writing_draft; /* in a job */
  guint64 draft_serial;   /* of the state that was given to be written last */
};

RelataDesign *relata_design_new_from_contents (RelataDesignContents *contents);
void relata_design_begin_busy (RelataDesign *self);
void relata_design_end_busy (RelataDesign *self);
void relata_design_publish (RelataDesign *self);
void relata_design_replace (RelataDesign *self,
                            const char *label,
                            RelataSnapshot *snapshot,
                            const GArray *ids);
void relata_design_set_saved (RelataDesign *self,
                              const char *path,
                              const RelataFileIdentity *identity,
                              guint64 serial);

char *relata_design_make_script_path (const char *database_path);
gpointer relata_design_run_job_sync (RelataJob *job, GCancellable *cancellable, GError **error);
void relata_design_cancel_with (RelataJob *job, GCancellable *cancellable);

void relata_design_watch_file (RelataDesign *self);
void relata_design_queue_draft (RelataDesign *self);

G_END_DECLS
