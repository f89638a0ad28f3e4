/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Renaming in views, triggers and tables made from queries. Any thread. */

#include "config.h"

#include "sql/relata-index-def.h"
#include "sql/relata-name.h"
#include "sql/relata-rename-private.h"
#include "sql/relata-resolve.h"

/* Whether any name in @expr is @name, or stands behind it. */
static gboolean
expr_mentions (const RelataExpr *expr, const char *name)
{
  for (guint i = 0; i < expr->n_refs; i++)
    if (relata_name_equal (expr->refs[i].name, name)
        || (expr->refs[i].table != NULL && relata_name_equal (expr->refs[i].table, name)))
      return TRUE;
  return FALSE;
}

/* The same of all that @def keeps; spares most definitions a second reading. */
static gboolean
def_mentions (const RelataDef *def, const char *name)
{
  const RelataViewDef *view = relata_def_view (def);
  const RelataTriggerDef *trigger = relata_def_trigger (def);
  const RelataTableDef *table = relata_def_table (def);

  if (view != NULL)
    return expr_mentions (&view->select, name);
  if (trigger != NULL)
    return expr_mentions (&trigger->body, name) || expr_mentions (&trigger->update_of, name);
  return table != NULL && expr_mentions (&table->select, name);
}

/* Whether @table, with @schema before it, is in @scope the table @name and no common table
 * expression. */
static gboolean
is_table (
    const RelataScopes *scopes, int scope, const char *schema, const char *table, const char *name)
{
  if (!relata_name_equal (table, name))
    return FALSE;
  if (schema != NULL)
    return relata_name_equal (schema, "main");
  return relata_scopes_find_cte (scopes, scope, table) == NULL;
}

/* Whether @name before a dot in @scope is the table of that name, and no alias. */
static gboolean
is_table_before_dot (const RelataScopes *scopes, int scope, const char *name)
{
  const RelataScopeSource *source = relata_scopes_find_source (scopes, &scope, name);

  return source != NULL && source->name != NULL && source->alias == NULL
         && is_table (scopes, scope, source->schema, source->name, name);
}

static void
rename_table_ref (RelataSplice *splice,
                  const RelataScopes *scopes,
                  const RelataScopeRef *ref,
                  const char *old_name,
                  const char *new_name)
{
  switch (ref->kind)
    {
    case RELATA_SCOPE_REF_TABLE:
      if (is_table (scopes, ref->scope, ref->ref.table, ref->ref.name, old_name))
        relata_splice_rename (splice, ref->ref.span, new_name);
      break;
    case RELATA_SCOPE_REF_STAR:
      if (relata_name_equal (ref->ref.name, old_name)
          && is_table_before_dot (scopes, ref->scope, old_name))
        relata_splice_rename (splice, ref->ref.span, new_name);
      break;
    default:
      if (ref->ref.table != NULL && relata_name_equal (ref->ref.table, old_name)
          && is_table_before_dot (scopes, ref->scope, old_name))
        relata_splice_rename (splice, ref->ref.table_span, new_name);
      break;
    }
}

/* Renames the table @old_name in the queries of @def. */
void
relata_rename_table_in_query (RelataSplice *splice,
                              const RelataDef *def,
                              const char *old_name,
                              const char *new_name)
{
  const RelataTriggerDef *trigger = relata_def_trigger (def);
  g_autoptr (RelataScopes) scopes = NULL;

  if (trigger != NULL && relata_name_equal (trigger->table, old_name))
    relata_splice_rename (splice, trigger->table_span, new_name);
  if (!def_mentions (def, old_name))
    return;
  scopes = relata_scopes_new (def);
  for (guint i = 0; i < scopes->refs->len; i++)
    rename_table_ref (splice, scopes, &g_array_index (scopes->refs, RelataScopeRef, i), old_name,
                      new_name);
}

/* Whether @ref is the bare @name in double quotes. */
static gboolean
may_be_string (const RelataDef *def, const RelataScopeRef *ref, const char *name)
{
  return ref->kind == RELATA_SCOPE_REF_COLUMN && ref->ref.table == NULL
         && relata_name_equal (ref->ref.name, name) && def->text[ref->ref.span.start] == '"';
}

/* Renames @ref if it is the column. If it is a string in double quotes that would become the
 * column, it gets the quotes of a string. */
static void
rename_column_ref (RelataSplice *splice,
                   RelataResolver *resolver,
                   const RelataScopes *scopes,
                   const RelataScopeRef *ref,
                   const char *new_name)
{
  const char *name = ref->ref.name;

  if (ref->kind == RELATA_SCOPE_REF_TABLE || ref->kind == RELATA_SCOPE_REF_STAR)
    return;
  if (relata_name_equal (name, resolver->column))
    {
      if (relata_resolver_resolve (resolver, scopes, ref, name) == RELATA_RESOLUTION_FOLLOWS)
        relata_splice_rename (splice, ref->ref.span, new_name);
    }
  else if (may_be_string (splice->def, ref, new_name)
           && relata_resolver_resolve (resolver, scopes, ref, name) == RELATA_RESOLUTION_NONE
           && relata_resolver_sees_column (resolver, scopes, ref->scope))
    relata_rename_to_string (splice, &ref->ref);
}

/* Renames the column in the queries of @def. */
void
relata_rename_column_in_query (RelataSplice *splice,
                               const RelataDef *def,
                               RelataResolver *resolver,
                               const char *new_name)
{
  g_autoptr (RelataScopes) scopes = NULL;

  if (!def_mentions (def, resolver->column) && !def_mentions (def, new_name))
    return;
  scopes = relata_scopes_new (def);
  for (guint i = 0; i < scopes->refs->len; i++)
    rename_column_ref (splice, resolver, scopes, &g_array_index (scopes->refs, RelataScopeRef, i),
                       new_name);
}
