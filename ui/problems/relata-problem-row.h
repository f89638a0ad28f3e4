/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* One finding as a row of the list of problems. It keeps the findings it is one of alive. */

#pragma once

#include <gio/gio.h>

#include "check/relata-finding.h"

G_BEGIN_DECLS

#define RELATA_TYPE_PROBLEM_ROW (relata_problem_row_get_type ())

G_DECLARE_FINAL_TYPE (RelataProblemRow, relata_problem_row, RELATA, PROBLEM_ROW, GObject)

RelataProblemRow *relata_problem_row_new (RelataFindings *findings,
                                          const RelataFinding *finding,
                                          RelataSnapshot *snapshot);
const RelataFinding *relata_problem_row_get_finding (RelataProblemRow *self);
const char *relata_problem_row_get_place (RelataProblemRow *self);
const char *relata_problem_row_get_icon (RelataProblemRow *self);

G_END_DECLS
