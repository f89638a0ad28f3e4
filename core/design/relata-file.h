/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading a file whole, and knowing it again. Only regular files are read: a FIFO or a device
 * would hang the program. Any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RELATA_FILE_HASH_LENGTH 64

/* The largest script that is read: a million lines of seed data are some 100 MiB. */
#define RELATA_FILE_MAX_SIZE ((gsize)128 * 1024 * 1024)

/**
 * RelataFileIdentity:
 * @device: of the file system
 * @inode: of the file
 * @mtime_ns: last modification, nanoseconds since the epoch
 * @size: bytes; -1 where there is no file
 * @hash: SHA-256 of the content, in hexadecimal; "" where there is no file
 *
 * What a file was when it was read or written. Two files with the same @hash say the same; the
 * rest only saves the reading.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 mtime_ns;
  gint64 size;
  char hash[RELATA_FILE_HASH_LENGTH + 1];
} RelataFileIdentity;

#define RELATA_FILE_IDENTITY_NONE ((RelataFileIdentity){ .size = -1 })

GBytes *relata_file_read (const char *path,
                          GCancellable *cancellable,
                          RelataFileIdentity *identity,
                          GError **error);

void relata_file_identity_look (RelataFileIdentity *self,
                                const RelataFileIdentity *known,
                                const char *path,
                                GCancellable *cancellable);
gboolean relata_file_identity_equal (const RelataFileIdentity *a, const RelataFileIdentity *b);

G_END_DECLS
