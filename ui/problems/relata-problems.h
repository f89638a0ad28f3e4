/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The problems: the findings of a design, the grave ones first, to choose and to put right.
 * Choosing one selects its place and brings it into sight. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"
#include "check/relata-check.h"

G_BEGIN_DECLS

#define RELATA_TYPE_PROBLEMS (relata_problems_get_type ())

G_DECLARE_FINAL_TYPE (RelataProblems, relata_problems, RELATA, PROBLEMS, AdwBin)

GtkWidget *relata_problems_new (RelataViewState *view_state);
void relata_problems_set_findings (RelataProblems *self, RelataFindings *findings);
void relata_problems_step (RelataProblems *self, int by);

G_END_DECLS
