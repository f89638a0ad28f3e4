/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files that make up schemas share. */

#pragma once

#include "relata-test-schema.h"
#include "sql/relata-name.h"

G_BEGIN_DECLS

const char *relata_test_pick (GRand *rand, const char *const *choices, guint n);
gboolean relata_test_once_in (GRand *rand, guint n);
void relata_test_append_column_ref (RelataTestSchema *self, GString *sql, const char *column);

G_END_DECLS
