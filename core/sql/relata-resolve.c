/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Finding out what names in queries mean, by SQLite's rules (resolve.c, lookupName). One
 * thread. */

#include "config.h"

#include "base/relata-text.h"
#include "sql/relata-index-def.h"
#include "sql/relata-name.h"
#include "sql/relata-resolve.h"

/* Views upon views are followed this far. */
#define MAX_VIEWS 100

/* So many queries are looked through for one rename: far more than any schema written by people
 * takes, and little enough that queries nested to double the work with each level end at once. */
#define MAX_QUERIES 200000

static RelataResolution
query_has (RelataResolver *self, const RelataScopes *scopes, int query, const char *name);

void
relata_resolver_init (RelataResolver *self,
                      const char *table,
                      const char *column,
                      RelataFindDefFunc find,
                      gpointer data)
{
  *self = (RelataResolver){ .table = table, .column = column, .find = find, .data = data };
  self->views = g_hash_table_new_full (relata_text_ascii_case_hash, relata_text_ascii_case_equal,
                                       g_free, NULL);
}

void
relata_resolver_clear (RelataResolver *self)
{
  g_clear_pointer (&self->views, g_hash_table_unref);
}

static RelataResolution
list_has (char **names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (relata_name_equal (names[i], name))
      return RELATA_RESOLUTION_OTHER;
  return RELATA_RESOLUTION_NONE;
}

/* Of a view whose columns have their names from its query. */
static RelataResolution
query_of_view_has (RelataResolver *self, const RelataViewDef *view, const char *name)
{
  g_autoptr (RelataScopes) scopes = NULL;
  RelataResolution found;

  if (self->depth >= MAX_VIEWS)
    return RELATA_RESOLUTION_UNKNOWN;
  self->depth++;
  scopes = relata_scopes_new (&view->base);
  found = query_has (self, scopes, 0, name);
  self->depth--;
  return found;
}

/* Asked for the renamed column, a view keeps its answer; until there is one it is not known,
 * which ends circles of views. */
static RelataResolution
view_has (RelataResolver *self, const RelataViewDef *view, const char *name)
{
  gpointer known = g_hash_table_lookup (self->views, view->base.name);
  gboolean keep = relata_name_equal (name, self->column);
  g_autoptr (RelataDef) alive = relata_def_ref ((RelataDef *)&view->base);
  RelataResolution found;

  if (view->n_columns > 0)
    return list_has (view->columns, view->n_columns, name);
  if (keep && known != NULL)
    return GPOINTER_TO_INT (known) - 1;
  if (keep)
    g_hash_table_insert (self->views, g_strdup (view->base.name),
                         GINT_TO_POINTER (RELATA_RESOLUTION_UNKNOWN + 1));
  found = query_of_view_has (self, view, name);
  if (keep)
    g_hash_table_insert (self->views, g_strdup (view->base.name), GINT_TO_POINTER (found + 1));
  return found;
}

static RelataResolution
table_has (RelataResolver *self, const char *table, const char *name)
{
  const RelataDef *def;
  const RelataTableDef *found;

  if (relata_name_equal (table, self->table) && relata_name_equal (name, self->column))
    return RELATA_RESOLUTION_FOLLOWS;
  def = self->find (table, self->data);
  if (relata_def_view (def) != NULL)
    return view_has (self, relata_def_view (def), name);
  found = relata_def_table (def);
  if (found == NULL || found->as_select)
    return RELATA_RESOLUTION_UNKNOWN;
  return relata_table_def_find_column (found, name) >= 0 ? RELATA_RESOLUTION_OTHER
                                                         : RELATA_RESOLUTION_NONE;
}

/**
 * relata_scopes_find_cte:
 *
 * Returns: (transfer none) (nullable): the common table expression that @name is in @scope
 */
const RelataScopeCte *
relata_scopes_find_cte (const RelataScopes *scopes, int scope, const char *name)
{
  for (; scope >= 0; scope = relata_scopes_get (scopes, scope)->parent)
    {
      GArray *ctes = relata_scopes_get (scopes, scope)->ctes;

      for (guint i = 0; i < ctes->len; i++)
        if (relata_name_equal (g_array_index (ctes, RelataScopeCte, i).name, name))
          return &g_array_index (ctes, RelataScopeCte, i);
    }
  return NULL;
}

static RelataResolution
cte_has (RelataResolver *self,
         const RelataScopes *scopes,
         const RelataScopeCte *cte,
         const char *name)
{
  if (cte->n_columns > 0)
    return list_has (cte->columns, cte->n_columns, name);
  return query_has (self, scopes, cte->query, name);
}

/* Whether @source, of the scope @scope, has a column @name. */
static RelataResolution
source_has (RelataResolver *self,
            const RelataScopes *scopes,
            int scope,
            const RelataScopeSource *source,
            const char *name)
{
  const RelataScopeCte *cte = NULL;

  if (source->query >= 0)
    return query_has (self, scopes, source->query, name);
  if (source->name == NULL)
    {
      GArray *sources = relata_scopes_get (scopes, scope)->sources;
      RelataResolution found = RELATA_RESOLUTION_NONE;

      for (guint i = source->from; i < source->to && found == RELATA_RESOLUTION_NONE; i++)
        found = source_has (self, scopes, scope, &g_array_index (sources, RelataScopeSource, i),
                            name);
      return found;
    }
  if (source->schema == NULL)
    cte = relata_scopes_find_cte (scopes, scope, source->name);
  else if (!relata_name_equal (source->schema, "main"))
    return RELATA_RESOLUTION_UNKNOWN;
  return cte != NULL ? cte_has (self, scopes, cte, name) : table_has (self, source->name, name);
}

/* Whether any source of @scope has a column @name that needs no table before it. The renamed
 * column goes before others, should there be several. */
static RelataResolution
sources_have (RelataResolver *self, const RelataScopes *scopes, int scope, const char *name)
{
  GArray *sources = relata_scopes_get (scopes, scope)->sources;
  RelataResolution best = RELATA_RESOLUTION_NONE;

  for (guint i = 0; i < sources->len; i++)
    {
      const RelataScopeSource *source = &g_array_index (sources, RelataScopeSource, i);
      RelataResolution found;

      if (source->qualified_only)
        continue;
      found = source_has (self, scopes, scope, source, name);
      if (found == RELATA_RESOLUTION_FOLLOWS)
        return found;
      if (found == RELATA_RESOLUTION_OTHER || best == RELATA_RESOLUTION_NONE)
        best = found;
    }
  return best;
}

/* What @source is called in its query. */
static const char *
visible_name (const RelataScopeSource *source)
{
  return source->alias != NULL ? source->alias : source->name;
}

/**
 * relata_scopes_find_source:
 * @scope: (inout): where @name stands; then where the source is
 *
 * Returns: (transfer none) (nullable): what @name before a dot means
 */
const RelataScopeSource *
relata_scopes_find_source (const RelataScopes *scopes, int *scope, const char *name)
{
  for (; *scope >= 0; *scope = relata_scopes_get (scopes, *scope)->parent)
    {
      GArray *sources = relata_scopes_get (scopes, *scope)->sources;

      for (guint i = 0; i < sources->len; i++)
        {
          const RelataScopeSource *source = &g_array_index (sources, RelataScopeSource, i);

          if (visible_name (source) != NULL && relata_name_equal (visible_name (source), name))
            return source;
        }
    }
  return NULL;
}

static RelataResolution
resolve_qualified (RelataResolver *self,
                   const RelataScopes *scopes,
                   int scope,
                   const char *table,
                   const char *name)
{
  const RelataScopeSource *source = relata_scopes_find_source (scopes, &scope, table);

  return source != NULL ? source_has (self, scopes, scope, source, name)
                        : RELATA_RESOLUTION_UNKNOWN;
}

/* Whether a result of @part is called @name by AS. */
static gboolean
has_alias (const RelataScopes *scopes, int part, const char *name)
{
  GArray *results = relata_scopes_get (scopes, part)->results;

  for (guint i = 0; i < results->len; i++)
    {
      const char *alias = g_array_index (results, RelataScopeResult, i).alias;

      if (alias != NULL && relata_name_equal (alias, name))
        return TRUE;
    }
  return FALSE;
}

/* A term of ORDER BY: the name of a result, or a column of any of the SELECTs. */
static RelataResolution
resolve_order_term (RelataResolver *self, const RelataScopes *scopes, int part, const char *name)
{
  int query = relata_scopes_get (scopes, part)->parent;
  RelataResolution found = RELATA_RESOLUTION_NONE;

  for (int i = relata_scopes_get (scopes, query)->first_part; i >= 0;
       i = relata_scopes_get (scopes, i)->next_part)
    {
      if (has_alias (scopes, i, name))
        return RELATA_RESOLUTION_OTHER;
      found = sources_have (self, scopes, i, name);
      if (found != RELATA_RESOLUTION_NONE)
        return found;
    }
  return found;
}

static RelataResolution
resolve_bare (RelataResolver *self, const RelataScopes *scopes, int scope, const char *name)
{
  for (; scope >= 0; scope = relata_scopes_get (scopes, scope)->parent)
    {
      RelataResolution found = sources_have (self, scopes, scope, name);

      if (found == RELATA_RESOLUTION_FOLLOWS || found == RELATA_RESOLUTION_OTHER)
        return found;
      if (has_alias (scopes, scope, name))
        return RELATA_RESOLUTION_OTHER;
    }
  return RELATA_RESOLUTION_NONE;
}

/* A column in USING is renamed if all that have it have it from the same. */
static RelataResolution
resolve_using (RelataResolver *self, const RelataScopes *scopes, int scope, const char *name)
{
  GArray *sources = relata_scopes_get (scopes, scope)->sources;
  RelataResolution all = RELATA_RESOLUTION_NONE;

  for (guint i = 0; i < sources->len; i++)
    {
      const RelataScopeSource *source = &g_array_index (sources, RelataScopeSource, i);
      RelataResolution found = source_has (self, scopes, scope, source, name);

      if (found == RELATA_RESOLUTION_OTHER || found == RELATA_RESOLUTION_UNKNOWN)
        return found;
      if (found == RELATA_RESOLUTION_FOLLOWS)
        all = found;
    }
  return all;
}

/**
 * relata_resolver_resolve:
 * @ref: one of the names in @scopes
 * @name: the column it is to be, as a rule its own name
 *
 * Returns: what that name means there
 */
RelataResolution
relata_resolver_resolve (RelataResolver *self,
                         const RelataScopes *scopes,
                         const RelataScopeRef *ref,
                         const char *name)
{
  GArray *sources = relata_scopes_get (scopes, ref->scope)->sources;

  if (ref->kind == RELATA_SCOPE_REF_TARGET)
    return sources->len > 0 ? source_has (self, scopes, ref->scope,
                                          &g_array_index (sources, RelataScopeSource, 0), name)
                            : RELATA_RESOLUTION_NONE;
  if (ref->kind == RELATA_SCOPE_REF_USING)
    return resolve_using (self, scopes, ref->scope, name);
  if (ref->ref.table != NULL)
    return resolve_qualified (self, scopes, ref->scope, ref->ref.table, name);
  if (ref->order_term)
    return resolve_order_term (self, scopes, ref->scope, name);
  return resolve_bare (self, scopes, ref->scope, name);
}

/* What of the column @name comes through one result of @part. */
static RelataResolution
result_has (RelataResolver *self,
            const RelataScopes *scopes,
            int part,
            const RelataScopeResult *result,
            const char *name)
{
  const RelataScopeRef *ref;

  if (result->star && result->table == NULL)
    return sources_have (self, scopes, part, name);
  if (result->star)
    return resolve_qualified (self, scopes, part, result->table, name);
  if (result->alias != NULL)
    return relata_name_equal (result->alias, name) ? RELATA_RESOLUTION_OTHER
                                                   : RELATA_RESOLUTION_NONE;
  if (result->ref < 0)
    return RELATA_RESOLUTION_NONE;
  ref = &g_array_index (scopes->refs, RelataScopeRef, result->ref);
  if (!relata_name_equal (ref->ref.name, name))
    return RELATA_RESOLUTION_NONE;
  return relata_resolver_resolve (self, scopes, ref, name) == RELATA_RESOLUTION_FOLLOWS
             ? RELATA_RESOLUTION_FOLLOWS
             : RELATA_RESOLUTION_OTHER;
}

/* Whether @query has a result @name. Its first SELECT names them. */
static RelataResolution
query_has (RelataResolver *self, const RelataScopes *scopes, int query, const char *name)
{
  RelataScope *scope = relata_scopes_get (scopes, query);
  RelataResolution best = RELATA_RESOLUTION_NONE;
  int part = scope->first_part;
  GArray *results;

  if (part < 0 || scope->busy)
    return RELATA_RESOLUTION_NONE;
  if (self->n_queries >= MAX_QUERIES)
    return RELATA_RESOLUTION_UNKNOWN;
  self->n_queries++;
  scope->busy = TRUE;
  results = relata_scopes_get (scopes, part)->results;
  for (guint i = 0; i < results->len; i++)
    {
      RelataResolution found
          = result_has (self, scopes, part, &g_array_index (results, RelataScopeResult, i), name);

      if (found != RELATA_RESOLUTION_NONE)
        best = found;
      if (found == RELATA_RESOLUTION_FOLLOWS || found == RELATA_RESOLUTION_OTHER)
        break;
    }
  scope->busy = FALSE;
  return best;
}

/* Whether the renamed column can be seen in @scope without a table before it. */
gboolean
relata_resolver_sees_column (RelataResolver *self, const RelataScopes *scopes, int scope)
{
  return resolve_bare (self, scopes, scope, self->column) == RELATA_RESOLUTION_FOLLOWS;
}
