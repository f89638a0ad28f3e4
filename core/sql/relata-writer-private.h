/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of the writer share. */

#pragma once

#include "sql/relata-writer.h"

G_BEGIN_DECLS

gboolean relata_writer_has_comment (const RelataDef *def, RelataSpan span);
void relata_writer_append_span (GString *sql, const RelataDef *def, RelataSpan span);
void relata_writer_append_head (GString *sql, const RelataDef *def, const char *kind);
void relata_writer_append_indexed (GString *sql,
                                   const RelataDef *def,
                                   const RelataIndexedColumn *columns,
                                   guint n);
void relata_writer_append_column (GString *sql, const RelataTableDef *table, guint column);
void relata_writer_append_constraint (GString *sql,
                                      const RelataTableDef *table,
                                      const RelataClause *constraint);
void relata_writer_append_table (GString *sql, const RelataTableDef *table);

G_END_DECLS
