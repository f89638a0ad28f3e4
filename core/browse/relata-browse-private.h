/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The pieces of SQL that the files of this folder share. In every query the rows asked for are
 * called t, the records one comes from o, the association between them x. Any thread. */

#pragma once

#include "browse/relata-row-identity.h"
#include "browse/relata-row-source.h"
#include "sqlite/relata-statement.h"

G_BEGIN_DECLS

void relata_sql_append_column (GString *sql,
                               const char *alias,
                               const RelataTableDef *table,
                               guint column);
gboolean relata_sql_append_join (GString *sql,
                                 RelataSnapshot *snapshot,
                                 const RelataRelationship *relationship,
                                 const char *parent_alias,
                                 const char *child_alias);
gboolean
relata_sql_append_label (GString *sql, RelataSnapshot *snapshot, guint table, const char *alias);

const RelataTableDef *relata_row_source_get_def (RelataRowSource *self);
gboolean relata_row_source_may_repeat (RelataRowSource *self);
void relata_row_source_append_order (RelataRowSource *self, GString *sql, guint index);
void relata_row_source_append_from (RelataRowSource *self, GString *sql);
int relata_row_source_get_n_parameters (RelataRowSource *self);
int relata_row_source_bind (RelataRowSource *self, RelataStatement *statement);

G_END_DECLS
