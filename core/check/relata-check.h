/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Checking: from a snapshot to findings, and from a finding to the edit that puts it right.
 * Pure functions; any thread. */

#pragma once

#include <gio/gio.h>

#include "check/relata-finding.h"
#include "check/relata-rule.h"
#include "schema/relata-edit.h"

G_BEGIN_DECLS

RelataFindings *relata_check (RelataSnapshot *snapshot, RelataFindings *previous);

gboolean relata_finding_fix (const RelataFinding *finding, RelataEdit *edit, GError **error);
guint relata_finding_fix_all_alike (RelataFindings *findings,
                                    const char *rule,
                                    RelataEdit *edit,
                                    GError **error);

gboolean relata_finding_ignore (const RelataFinding *finding,
                                RelataEdit *edit,
                                const char *reason,
                                GError **error);
gboolean relata_finding_unignore (const RelataFinding *finding, RelataEdit *edit, GError **error);

G_END_DECLS
