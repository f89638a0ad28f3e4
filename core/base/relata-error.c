/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The error domain, and the one place where the system's error numbers become codes of it. */

#include "config.h"

#include <errno.h>

#include "base/relata-error.h"

/* clang-format off */
G_DEFINE_QUARK (relata-error-quark, relata_error)
/* clang-format on */

/**
 * relata_error_from_errno:
 * @error_number: a value of `errno`
 *
 * Returns: the #RelataError that says the same
 */
int
relata_error_from_errno (int error_number)
{
  switch (error_number)
    {
    case ENOENT:
    case ENOTDIR:
      return RELATA_ERROR_NOT_FOUND;
    case EISDIR:
    case ENXIO:
    case ELOOP:
      return RELATA_ERROR_NOT_A_FILE;
    case EACCES:
    case EPERM:
    case EROFS:
      return RELATA_ERROR_PERMISSION;
    case EEXIST:
      return RELATA_ERROR_EXISTS;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return RELATA_ERROR_NO_SPACE;
    case EBUSY:
    case ETXTBSY:
      return RELATA_ERROR_BUSY;
    default:
      return RELATA_ERROR_FAILED;
    }
}
