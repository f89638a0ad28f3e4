/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The table of system calls, and the three that are never called bare: they are repeated after
 * an interruption, and a short write is continued. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "design/relata-file-ops.h"

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE 1
#endif

static int
system_open (const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

static int
system_fstat (int fd, struct stat *result)
{
  return fstat (fd, result);
}

static int
system_stat (const char *path, struct stat *result)
{
  return stat (path, result);
}

static int
system_lseek (int fd, off_t offset)
{
  return lseek (fd, offset, SEEK_SET) < 0 ? -1 : 0;
}

static int
system_rename (const char *from, const char *to, gboolean no_replace)
{
  if (!no_replace)
    return rename (from, to);
  if (syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  /* A file system without it: a hard link has the same guarantee, and some have neither. */
  if (link (from, to) == 0)
    return unlink (from);
  return errno == EEXIST ? -1 : rename (from, to);
}

const RelataFileOps relata_file_ops_system = {
  .open = system_open,
  .fstat = system_fstat,
  .stat = system_stat,
  .access = access,
  .read = read,
  .write = write,
  .lseek = system_lseek,
  .ftruncate = ftruncate,
  .fchmod = fchmod,
  .fchown = fchown,
  .fsync = fsync,
  .close = close,
  .rename = system_rename,
  .unlink = unlink,
};

static const RelataFileOps *current = &relata_file_ops_system;

/**
 * relata_file_ops_get:
 *
 * Returns: the table in use
 */
const RelataFileOps *
relata_file_ops_get (void)
{
  return current;
}

/**
 * relata_file_ops_set:
 * @ops: (nullable): the table to use from now on; %NULL for the system's
 *
 * For tests, while no file is read or saved.
 */
void
relata_file_ops_set (const RelataFileOps *ops)
{
  current = ops != NULL ? ops : &relata_file_ops_system;
}

/**
 * relata_file_ops_open:
 *
 * Returns: a file descriptor that is closed on exec, or -1 with errno set
 */
int
relata_file_ops_open (const char *path, int flags, mode_t mode)
{
  int fd;

  do
    fd = current->open (path, flags | O_CLOEXEC | O_NOCTTY, mode);
  while (fd < 0 && errno == EINTR);
  return fd;
}

/**
 * relata_file_ops_write_all:
 *
 * Returns: 0 once all of @data is written, or -1 with errno set
 */
int
relata_file_ops_write_all (int fd, const void *data, gsize length)
{
  const char *next = data;

  while (length > 0)
    {
      ssize_t written = current->write (fd, next, MIN (length, 1 << 30));

      if (written < 0 && errno != EINTR)
        return -1;
      if (written == 0)
        {
          errno = ENOSPC;
          return -1;
        }
      if (written > 0)
        {
          next += written;
          length -= written;
        }
    }
  return 0;
}

/**
 * relata_file_ops_fsync:
 *
 * Returns: 0, or -1 with errno set; a file system that cannot is no failure
 */
int
relata_file_ops_fsync (int fd)
{
  int result;

  do
    result = current->fsync (fd);
  while (result < 0 && errno == EINTR);
  if (result < 0 && (errno == EINVAL || errno == ENOTSUP))
    return 0;
  return result;
}
