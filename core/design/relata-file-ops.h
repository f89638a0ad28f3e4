/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The system calls by which files are read and saved, in one table, so that a test can let each
 * of them fail or be the last one of the process. Inside core/design only. Any thread, but the
 * table is exchanged only while nothing uses it. */

#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * RelataFileOps:
 *
 * Each as the system call of its name, answering -1 with errno set. @rename with @no_replace
 * fails with EEXIST where the new name is taken.
 */
typedef struct
{
  int (*open) (const char *path, int flags, mode_t mode);
  int (*fstat) (int fd, struct stat *result);
  int (*stat) (const char *path, struct stat *result);
  int (*access) (const char *path, int mode);
  ssize_t (*read) (int fd, void *buffer, size_t length);
  ssize_t (*write) (int fd, const void *buffer, size_t length);
  int (*lseek) (int fd, off_t offset);
  int (*ftruncate) (int fd, off_t length);
  int (*fchmod) (int fd, mode_t mode);
  int (*fchown) (int fd, uid_t owner, gid_t group);
  int (*fsync) (int fd);
  int (*close) (int fd);
  int (*rename) (const char *from, const char *to, gboolean no_replace);
  int (*unlink) (const char *path);
} RelataFileOps;

extern const RelataFileOps relata_file_ops_system;

const RelataFileOps *relata_file_ops_get (void);
void relata_file_ops_set (const RelataFileOps *ops);

int relata_file_ops_open (const char *path, int flags, mode_t mode);
int relata_file_ops_write_all (int fd, const void *data, gsize length);
int relata_file_ops_fsync (int fd);

G_END_DECLS
