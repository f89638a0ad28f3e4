/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Watches one file for what other programs do to it. Events are collected for a moment, then the
 * content is compared, off the main thread, with what is known: a file that was only touched,
 * or written with the same bytes, has not changed. The main thread's. */

#pragma once

#include "design/relata-file.h"

G_BEGIN_DECLS

#define RELATA_TYPE_FILE_MONITOR (relata_file_monitor_get_type ())

G_DECLARE_FINAL_TYPE (RelataFileMonitor, relata_file_monitor, RELATA, FILE_MONITOR, GObject)

RelataFileMonitor *relata_file_monitor_new (const char *path, const RelataFileIdentity *known);
void relata_file_monitor_set_known (RelataFileMonitor *self, const RelataFileIdentity *known);
void relata_file_monitor_accept (RelataFileMonitor *self);
gboolean relata_file_monitor_get_changed (RelataFileMonitor *self);
void relata_file_monitor_check (RelataFileMonitor *self);
void relata_file_monitor_pause (RelataFileMonitor *self);
void relata_file_monitor_unpause (RelataFileMonitor *self);

G_END_DECLS
