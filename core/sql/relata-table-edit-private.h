/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files that edit tables share: errors, checks of what an edit did, and where clauses
 * of a column are put. */

#pragma once

#include "sql/relata-splice.h"
#include "sql/relata-table-body.h"
#include "sql/relata-table-edit.h"

G_BEGIN_DECLS

/**
 * RelataShape:
 *
 * By how much an edit changes the number of each kind of part.
 */
typedef struct
{
  int columns, keys, foreign_keys, checks;
} RelataShape;

gboolean relata_edit_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
gboolean relata_edit_need_column (const RelataTableDef *self, guint column, GError **error);
gboolean relata_edit_need_free_name (const RelataTableDef *self,
                                     int except,
                                     const char *name,
                                     GError **error);
RelataDef *
relata_edit_check (const RelataTableDef *self, RelataDef *def, RelataShape change, GError **error);
RelataDef *relata_edit_finish (RelataSplice *splice, RelataShape change, GError **error);

guint32 relata_edit_after_type (const RelataTableDef *self, const RelataColumnDef *column);
guint32 relata_edit_after_keys (const RelataTableDef *self, const RelataColumnDef *column);
guint32 relata_edit_column_end (const RelataTableDef *self, const RelataColumnDef *column);
void relata_edit_remove_clause (RelataSplice *splice,
                                const RelataColumnDef *column,
                                const RelataClause *clause);
int relata_edit_find_constraint (const RelataTableDef *self, RelataClauseKind kind, guint index);
const RelataClause *
relata_edit_find_clause (const RelataColumnDef *column, RelataClauseKind kind, guint index);
RelataDef *relata_edit_remove_part (
    const RelataTableDef *self, RelataClauseKind kind, guint index, int on_column, GError **error);
RelataDef *relata_edit_add_constraint (const RelataTableDef *self,
                                       const char *name,
                                       const char *text,
                                       RelataShape change,
                                       GError **error);
void relata_edit_set_name (RelataSplice *splice,
                           RelataSpan span,
                           RelataSpan name_span,
                           const char *old_name,
                           const char *name);
void relata_edit_append_names (GString *sql, const char *const *names);
char *relata_edit_dup_tokens (const char *text);
RelataDef *relata_edit_attach_deferrals (const RelataTableDef *self, GError **error);

/* A new reference to the definition @self begins with. */
static inline RelataDef *
relata_edit_same (const RelataTableDef *self)
{
  return relata_def_ref ((RelataDef *)&self->base);
}

G_END_DECLS
