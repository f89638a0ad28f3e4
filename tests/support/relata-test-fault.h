/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A table of system calls in which one of them fails, or is the last of its process. Main thread
 * of a test. */

#pragma once

#include "design/relata-file-ops.h"

G_BEGIN_DECLS

/**
 * RelataTestFaultKind:
 * @RELATA_TEST_FAULT_NONE: all succeed
 * @RELATA_TEST_FAULT_ONCE: one call fails
 * @RELATA_TEST_FAULT_FOREVER: and all after it
 * @RELATA_TEST_FAULT_SHORT: one write takes half; any other call is left alone
 * @RELATA_TEST_FAULT_KILL: the process ends instead of the call
 * @RELATA_TEST_FAULT_KILL_SHORT: the process ends after half of a write
 */
typedef enum
{
  RELATA_TEST_FAULT_NONE,
  RELATA_TEST_FAULT_ONCE,
  RELATA_TEST_FAULT_FOREVER,
  RELATA_TEST_FAULT_SHORT,
  RELATA_TEST_FAULT_KILL,
  RELATA_TEST_FAULT_KILL_SHORT,
} RelataTestFaultKind;

/* What a process exits with that ends by a fault. */
#define RELATA_TEST_FAULT_EXIT 77

/**
 * RelataTestFault:
 * @kind: what happens
 * @at: to which call, from 1
 * @calls: how many there were
 * @error_number: errno of the failure
 * @nothing_beside: no temporary file can be made in a directory called "place"
 * @foreign_owner: the owner cannot be given
 * @write_protected: no file may be written, says access()
 */
typedef struct
{
  RelataTestFaultKind kind;
  guint at;
  guint calls;
  int error_number;
  gboolean nothing_beside;
  gboolean foreign_owner;
  gboolean write_protected;
} RelataTestFault;

extern RelataTestFault relata_test_fault;

void relata_test_fault_set (RelataTestFaultKind kind, guint at, int error_number);
void relata_test_fault_clear (void);

G_END_DECLS
