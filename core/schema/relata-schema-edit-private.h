/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of schema edits share: asking for a table, refusing. */

#pragma once

#include "schema/relata-schema-edit.h"

G_BEGIN_DECLS

gboolean relata_schema_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
const RelataTableDef *
relata_schema_need_table (RelataSnapshot *snapshot, guint table, GError **error);
gboolean relata_schema_need_column (const RelataTableDef *table, int column, GError **error);
gboolean
relata_schema_check_name (RelataSnapshot *snapshot, const char *name, guint except, GError **error);

G_END_DECLS
