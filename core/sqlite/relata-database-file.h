/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A database as a file: where it is, and what its first bytes and its neighbours say, without
 * any SQL. Any thread.
 *
 * A database is never opened by a file descriptor of our own: closing one would drop the
 * locks that another connection of this process holds on that file
 * (https://www.sqlite.org/howtocorrupt.html, 2.2). Its bytes are read through SQLite. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataDatabaseHeader:
 * @bytes: the first bytes of the file, zero where it is shorter
 * @size: of the file, in bytes
 *
 * https://www.sqlite.org/fileformat2.html, section 1.3
 */
typedef struct
{
  guint8 bytes[1024];
  gint64 size;
} RelataDatabaseHeader;

char *relata_database_file_resolve (const char *path, GError **error);
char *relata_database_file_resolve_new (const char *path, GError **error);
char *relata_database_file_get_display_name (const char *path);
char *relata_database_file_get_immutable_uri (const char *path);

gboolean relata_database_file_has_wal (const char *path);
gboolean relata_database_file_has_wal_changes (const char *path);

gboolean relata_database_header_read (RelataDatabaseHeader *self, gpointer sqlite);
gboolean relata_database_header_has_magic (const RelataDatabaseHeader *self);
gboolean relata_database_header_is_wal (const RelataDatabaseHeader *self);
void relata_database_header_set_error (const RelataDatabaseHeader *self,
                                       const char *display_name,
                                       GError **error);

G_END_DECLS
