/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Checking: from a snapshot to findings, and from a finding to the edit that puts it right.
 * Pure functions; any thread. */

#pragma once

#include <gio/gio.h>

#include "check/relata-finding.h"
#include "schema/relata-edit.h"

G_BEGIN_DECLS

RelataFindings *relata_check (RelataSnapshot *snapshot, RelataFindings *previous);
gboolean relata_finding_fix (const RelataFinding *finding, RelataEdit *edit, GError **error);

/**
 * RelataRule:
 * @id: stable ("fk-parent-key"), used in decorations and on the command line
 * @severity: that of its findings
 * @title: (translated) what it looks for
 */
typedef struct
{
  const char *id;
  RelataSeverity severity;
  const char *title;
} RelataRule;

const RelataRule *relata_rules_get (guint *n_rules);
const RelataRule *relata_rules_find (const char *id);

G_END_DECLS
