/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Keeping what the parser notes about queries. One thread. */

#include "config.h"

#include "sql/relata-parser-private.h"
#include "sql/relata-scope.h"

static void
clear_scope (gpointer data)
{
  RelataScope *scope = data;

  g_array_unref (scope->sources);
  g_array_unref (scope->results);
  g_array_unref (scope->ctes);
}

/**
 * relata_scopes_new:
 * @def: a view or a trigger, or a table made from a query
 *
 * Returns: (transfer full): what the names in it may mean
 */
RelataScopes *
relata_scopes_new (const RelataDef *def)
{
  RelataScopes *self = g_new0 (RelataScopes, 1);

  self->scopes = g_array_new (FALSE, FALSE, sizeof (RelataScope));
  g_array_set_clear_func (self->scopes, clear_scope);
  self->refs = g_array_new (FALSE, FALSE, sizeof (RelataScopeRef));
  self->current = self->last_query = -1;
  self->chunks = relata_parser_read_scopes (def, self);
  return self;
}

void
relata_scopes_free (RelataScopes *self)
{
  g_array_unref (self->scopes);
  g_array_unref (self->refs);
  relata_arena_chunks_free (self->chunks);
  g_free (self);
}

/* Begins a query, or what else has sources of its own, inside the current scope. */
int
relata_scopes_open (RelataScopes *self)
{
  RelataScope scope
      = { .parent = self->current, .first_part = -1, .last_part = -1, .next_part = -1 };

  scope.sources = g_array_new (FALSE, FALSE, sizeof (RelataScopeSource));
  scope.results = g_array_new (FALSE, FALSE, sizeof (RelataScopeResult));
  scope.ctes = g_array_new (FALSE, FALSE, sizeof (RelataScopeCte));
  g_array_append_val (self->scopes, scope);
  self->current = self->scopes->len - 1;
  return self->current;
}

/* Begins one of the SELECTs that @query is compounded of. */
int
relata_scopes_open_part (RelataScopes *self, int query)
{
  int part = relata_scopes_open (self);
  RelataScope *scope = relata_scopes_get (self, query);

  if (scope->first_part < 0)
    scope->first_part = part;
  else
    relata_scopes_get (self, scope->last_part)->next_part = part;
  scope->last_part = part;
  return part;
}

/* Ends the current scope. */
void
relata_scopes_close (RelataScopes *self)
{
  self->last_query = self->current;
  self->current = relata_scopes_get (self, self->current)->parent;
}

void
relata_scopes_add_ref (RelataScopes *self, RelataScopeRefKind kind, const RelataNameRef *ref)
{
  RelataScopeRef entry = { .kind = kind, .ref = *ref, .scope = self->current };

  g_array_append_val (self->refs, entry);
}

void
relata_scopes_add_source (RelataScopes *self, const RelataScopeSource *source)
{
  g_array_append_vals (relata_scopes_get (self, self->current)->sources, source, 1);
}

void
relata_scopes_add_result (RelataScopes *self, const RelataScopeResult *result)
{
  g_array_append_vals (relata_scopes_get (self, self->current)->results, result, 1);
}

void
relata_scopes_add_cte (RelataScopes *self, const RelataScopeCte *cte)
{
  g_array_append_vals (relata_scopes_get (self, self->current)->ctes, cte, 1);
}
