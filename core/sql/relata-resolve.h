/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a name in a query means, as far as a rename must know: whether it is the column that is
 * to be renamed, or a column of a subquery or view that has its name from that one. Owned by
 * one thread. */

#pragma once

#include "sql/relata-rename.h"
#include "sql/relata-scope.h"

G_BEGIN_DECLS

/**
 * RelataResolution:
 * @RELATA_RESOLUTION_NONE: nothing has that name
 * @RELATA_RESOLUTION_FOLLOWS: the renamed column, or one whose name comes from it
 * @RELATA_RESOLUTION_OTHER: another column
 * @RELATA_RESOLUTION_UNKNOWN: it may be a column of something whose columns are not known
 */
typedef enum
{
  RELATA_RESOLUTION_NONE,
  RELATA_RESOLUTION_FOLLOWS,
  RELATA_RESOLUTION_OTHER,
  RELATA_RESOLUTION_UNKNOWN,
} RelataResolution;

/**
 * RelataResolver:
 * @table: the table whose column is renamed
 * @column: that column, by its old name
 * @find: definitions before the rename
 * @views: name of a view to its #RelataResolution of @column, plus one
 * @depth: views that are being looked through
 * @n_queries: queries that were; beyond a limit nothing more is known
 */
typedef struct
{
  const char *table;
  const char *column;
  RelataFindDefFunc find;
  gpointer data;
  GHashTable *views;
  guint depth;
  guint n_queries;
} RelataResolver;

void relata_resolver_init (RelataResolver *self,
                           const char *table,
                           const char *column,
                           RelataFindDefFunc find,
                           gpointer data);
void relata_resolver_clear (RelataResolver *self);
RelataResolution relata_resolver_resolve (RelataResolver *self,
                                          const RelataScopes *scopes,
                                          const RelataScopeRef *ref,
                                          const char *name);
gboolean relata_resolver_sees_column (RelataResolver *self, const RelataScopes *scopes, int scope);
const RelataScopeSource *
relata_scopes_find_source (const RelataScopes *scopes, int *scope, const char *name);
const RelataScopeCte *
relata_scopes_find_cte (const RelataScopes *scopes, int scope, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataResolver, relata_resolver_clear)

G_END_DECLS
