/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A dialog that shows a job's progress and can cancel it, for jobs that keep a person waiting. It
 * appears after one second and goes with the job. Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "base/relata-job.h"

G_BEGIN_DECLS

void relata_job_dialog_watch (RelataJob *job, GtkWindow *parent);

G_END_DECLS
