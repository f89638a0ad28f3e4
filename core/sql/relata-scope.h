/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the names in a view or trigger may mean: its queries, their sources and results, and
 * which query each name stands in. Noted by the parser on a second reading of the text, when a
 * rename asks for it. Owned by one thread. */

#pragma once

#include "sql/relata-arena.h"
#include "sql/relata-expr.h"
#include "sql/relata-keyword.h"

G_BEGIN_DECLS

/* What a name stands for. */
typedef enum
{
  RELATA_SCOPE_REF_COLUMN,
  RELATA_SCOPE_REF_TARGET, /* a column of the first source: SET, INSERT INTO t (...), UPDATE OF */
  RELATA_SCOPE_REF_TABLE,
  RELATA_SCOPE_REF_STAR,  /* the t of t.* */
  RELATA_SCOPE_REF_USING, /* a column that two sources have */
} RelataScopeRefKind;

/**
 * RelataScopeRef:
 * @ref: the name; of t.* the table
 * @scope: where it stands
 * @order_term: it is a whole term of ORDER BY, which prefers the name of a result
 */
typedef struct
{
  RelataScopeRefKind kind;
  RelataNameRef ref;
  int scope;
  gboolean order_term;
} RelataScopeRef;

/**
 * RelataScopeSource:
 * @name: (nullable): of the table; %NULL for a query
 * @schema: (nullable): before its dot
 * @alias: (nullable): what it is called here
 * @query: the scope that is the query, or -1
 * @from: if @to is more: this is a name for the sources from @from to before @to, joined in
 *   parentheses
 * @qualified_only: NEW and OLD, whose columns need them before the dot
 */
typedef struct
{
  char *name;
  char *schema;
  char *alias;
  int query;
  guint from, to;
  gboolean qualified_only;
} RelataScopeSource;

/**
 * RelataScopeResult:
 * @star: * or t.*
 * @table: (nullable): the t of t.*
 * @alias: (nullable): AS
 * @ref: the name that is all of the expression, as its position in @refs, or -1
 */
typedef struct
{
  gboolean star;
  char *table;
  char *alias;
  int ref;
} RelataScopeResult;

/**
 * RelataScopeCte:
 * @columns: (array length=n_columns) (nullable): its column list, where written
 */
typedef struct
{
  char *name;
  char **columns;
  guint n_columns;
  int query;
} RelataScopeCte;

/**
 * RelataScope:
 * @parent: where names are looked for that are not found here, or -1
 * @first_part: of a query: the first of the SELECTs it is compounded of, or -1
 * @last_part: the last of them
 * @next_part: of such a SELECT: the next one, or -1
 * @sources: (element-type RelataScopeSource)
 * @results: (element-type RelataScopeResult)
 * @ctes: (element-type RelataScopeCte)
 * @busy: it is being asked for its results already; breaks the circle of a recursive query
 */
typedef struct
{
  int parent;
  int first_part;
  int last_part;
  int next_part;
  GArray *sources;
  GArray *results;
  GArray *ctes;
  gboolean busy;
} RelataScope;

/**
 * RelataScopes:
 * @scopes: (element-type RelataScope)
 * @refs: (element-type RelataScopeRef)
 * @current: the scope the parser is in, or -1
 * @last_query: the query that was closed last
 * @alias: (nullable): the alias that was read last
 * @order_terms: terms of ORDER BY are being read
 * @chunks: what holds the names
 */
typedef struct _RelataScopes
{
  GArray *scopes;
  GArray *refs;
  int current;
  int last_query;
  char *alias;
  gboolean order_terms;
  RelataArenaChunk *chunks;
} RelataScopes;

RelataScopes *relata_scopes_new (const RelataDef *def);
void relata_scopes_free (RelataScopes *self);

static inline RelataScope *
relata_scopes_get (const RelataScopes *self, int scope)
{
  return &g_array_index (self->scopes, RelataScope, scope);
}

/* For the parser. */
int relata_scopes_open (RelataScopes *self);
int relata_scopes_open_part (RelataScopes *self, int query);
void relata_scopes_close (RelataScopes *self);
void relata_scopes_add_ref (RelataScopes *self, RelataScopeRefKind kind, const RelataNameRef *ref);
void relata_scopes_add_source (RelataScopes *self, const RelataScopeSource *source);
void relata_scopes_add_result (RelataScopes *self, const RelataScopeResult *result);
void relata_scopes_add_cte (RelataScopes *self, const RelataScopeCte *cte);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataScopes, relata_scopes_free)

G_END_DECLS
