/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The table of system calls that fail when they are told to. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "relata-test-fault.h"

RelataTestFault relata_test_fault;

/* Counts a call; whether it is to fail. */
static gboolean
fails (void)
{
  gboolean hit = ++relata_test_fault.calls == relata_test_fault.at;

  if (hit && relata_test_fault.kind == RELATA_TEST_FAULT_KILL)
    _exit (RELATA_TEST_FAULT_EXIT);
  if ((hit && relata_test_fault.kind == RELATA_TEST_FAULT_ONCE)
      || (relata_test_fault.kind == RELATA_TEST_FAULT_FOREVER
          && relata_test_fault.calls >= relata_test_fault.at))
    {
      errno = relata_test_fault.error_number;
      return TRUE;
    }
  return FALSE;
}

static int
faulty_open (const char *path, int flags, mode_t mode)
{
  if (fails ())
    return -1;
  if (relata_test_fault.nothing_beside && strstr (path, "/place/.relata-") != NULL)
    {
      errno = EACCES;
      return -1;
    }
  return open (path, flags, mode);
}

static int
faulty_fstat (int fd, struct stat *result)
{
  return fails () ? -1 : fstat (fd, result);
}

static int
faulty_stat (const char *path, struct stat *result)
{
  return fails () ? -1 : stat (path, result);
}

static int
faulty_access (const char *path, int mode)
{
  if (fails ())
    return -1;
  errno = EACCES;
  return relata_test_fault.write_protected ? -1 : access (path, mode);
}

static ssize_t
faulty_read (int fd, void *buffer, size_t length)
{
  return fails () ? -1 : read (fd, buffer, length);
}

static ssize_t
faulty_write (int fd, const void *buffer, size_t length)
{
  if (fails ())
    return -1;
  if (relata_test_fault.calls == relata_test_fault.at
      && (relata_test_fault.kind == RELATA_TEST_FAULT_SHORT
          || relata_test_fault.kind == RELATA_TEST_FAULT_KILL_SHORT))
    {
      length = (length + 1) / 2;
      if (relata_test_fault.kind == RELATA_TEST_FAULT_KILL_SHORT)
        {
          g_assert_cmpint (write (fd, buffer, length), ==, length);
          _exit (RELATA_TEST_FAULT_EXIT);
        }
    }
  return write (fd, buffer, length);
}

static int
faulty_lseek (int fd, off_t offset)
{
  return fails () || lseek (fd, offset, SEEK_SET) < 0 ? -1 : 0;
}

static int
faulty_ftruncate (int fd, off_t length)
{
  return fails () ? -1 : ftruncate (fd, length);
}

static int
faulty_fchmod (int fd, mode_t mode)
{
  return fails () ? -1 : fchmod (fd, mode);
}

static int
faulty_fchown (int fd, uid_t owner, gid_t group)
{
  if (fails ())
    return -1;
  errno = EPERM;
  return relata_test_fault.foreign_owner ? -1 : fchown (fd, owner, group);
}

static int
faulty_fsync (int fd)
{
  return fails () ? -1 : fsync (fd);
}

static int
faulty_close (int fd)
{
  gboolean failed = fails ();
  int error_number = errno;
  int result = close (fd);

  errno = error_number;
  return failed ? -1 : result;
}

static int
faulty_rename (const char *from, const char *to, gboolean no_replace)
{
  return fails () ? -1 : relata_file_ops_system.rename (from, to, no_replace);
}

static int
faulty_unlink (const char *path)
{
  return fails () ? -1 : unlink (path);
}

static const RelataFileOps faulty_ops = {
  .open = faulty_open,
  .fstat = faulty_fstat,
  .stat = faulty_stat,
  .access = faulty_access,
  .read = faulty_read,
  .write = faulty_write,
  .lseek = faulty_lseek,
  .ftruncate = faulty_ftruncate,
  .fchmod = faulty_fchmod,
  .fchown = faulty_fchown,
  .fsync = faulty_fsync,
  .close = faulty_close,
  .rename = faulty_rename,
  .unlink = faulty_unlink,
};

/**
 * relata_test_fault_set:
 *
 * From now on the table is in use, and its calls are counted from 1. The other fields stay.
 */
void
relata_test_fault_set (RelataTestFaultKind kind, guint at, int error_number)
{
  relata_test_fault.kind = kind;
  relata_test_fault.at = at;
  relata_test_fault.calls = 0;
  relata_test_fault.error_number = error_number;
  relata_file_ops_set (&faulty_ops);
}

/**
 * relata_test_fault_clear:
 *
 * The system's table is in use again.
 */
void
relata_test_fault_clear (void)
{
  memset (&relata_test_fault, 0, sizeof relata_test_fault);
  relata_file_ops_set (NULL);
}
