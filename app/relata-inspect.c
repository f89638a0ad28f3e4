/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Definitions and relationships as JSON. */

#include "config.h"

#include <string.h>

#include "relata-cli-json.h"
#include "relata-inspect.h"
#include "schema/relata-label.h"
#include "schema/relata-relationship.h"

#define JSON_VERSION 1

typedef struct
{
  RelataJson json;
  RelataSnapshot *snapshot;
  RelataRelationships *relationships;
  GArray *lines; /* of guint, NULL for a database */
} Inspection;

static void
add_text (Inspection *self, const char *name, const char *text)
{
  relata_json_add_text (&self->json, name, text, -1);
}

static void
add_span (Inspection *self, const char *name, const RelataDef *def, RelataSpan span)
{
  if (span.start == span.end)
    relata_json_add_null (&self->json, name);
  else
    relata_json_add_text (&self->json, name, def->text + span.start, span.end - span.start);
}

/* %NULL is written as null, an empty array as one. */
static void
add_names (Inspection *self, const char *name, char *const *names, guint n_names)
{
  if (names == NULL)
    {
      relata_json_add_null (&self->json, name);
      return;
    }
  relata_json_begin_array (&self->json, name);
  for (guint i = 0; i < n_names; i++)
    add_text (self, NULL, names[i]);
  relata_json_end_array (&self->json);
}

static void
add_line (Inspection *self, guint index)
{
  if (self->lines != NULL)
    relata_json_add_integer (&self->json, "line", g_array_index (self->lines, guint, index));
  else
    relata_json_add_null (&self->json, "line");
}

static const char *
name_order (RelataOrder order)
{
  return order == RELATA_ORDER_DESC ? "desc" : order == RELATA_ORDER_ASC ? "asc" : NULL;
}

static const char *
name_conflict (RelataConflict conflict)
{
  static const char *const names[] = { NULL, "rollback", "abort", "fail", "ignore", "replace" };

  return names[conflict];
}

static const char *
name_action (RelataAction action)
{
  static const char *const names[]
      = { "no action", "no action", "restrict", "set null", "set default", "cascade" };

  return names[action];
}

static const char *
name_deferral (RelataDeferral deferral)
{
  static const char *const names[]
      = { NULL, "deferrable", "initially deferred", "initially immediate", "not deferrable" };

  return names[deferral];
}

static const char *
name_kind (RelataRelationshipKind kind)
{
  static const char *const names[] = { "many-to-one", "one-to-one", "many-to-many" };

  return names[kind];
}

static const char *
name_table (Inspection *self, guint id)
{
  RelataItem *item = relata_snapshot_get (self->snapshot, id);

  return item != NULL ? item->def->name : NULL;
}

static void
add_generated (Inspection *self, const RelataDef *def, const RelataColumnDef *column)
{
  if (column->generated == RELATA_GENERATED_NONE)
    {
      relata_json_add_null (&self->json, "generated");
      return;
    }
  relata_json_begin_object (&self->json, "generated");
  add_span (self, "expression", def, column->generated_expr.span);
  relata_json_add_boolean (&self->json, "stored", column->generated == RELATA_GENERATED_STORED);
  relata_json_end_object (&self->json);
}

static void
add_column (Inspection *self, const RelataTableDef *table, guint index)
{
  const RelataColumnDef *column = &table->columns[index];

  relata_json_begin_object (&self->json, NULL);
  add_text (self, "name", column->name);
  add_text (self, "type", column->type);
  add_text (self, "affinity", relata_affinity_to_string (column->affinity));
  relata_json_add_boolean (&self->json, "not_null",
                           relata_table_def_column_not_null (table, index));
  add_text (self, "collation", column->collation);
  add_span (self, "default", &table->base, column->default_value.span);
  add_generated (self, &table->base, column);
  relata_json_end_object (&self->json);
}

static void
add_indexed_columns (Inspection *self,
                     const RelataDef *def,
                     const RelataIndexedColumn *columns,
                     guint n_columns)
{
  relata_json_begin_array (&self->json, "columns");
  for (guint i = 0; i < n_columns; i++)
    {
      relata_json_begin_object (&self->json, NULL);
      add_text (self, "column", columns[i].name);
      if (columns[i].name == NULL)
        add_span (self, "expression", def, columns[i].expr.span);
      else
        relata_json_add_null (&self->json, "expression");
      add_text (self, "collation", columns[i].collation);
      add_text (self, "order", name_order (columns[i].order));
      relata_json_end_object (&self->json);
    }
  relata_json_end_array (&self->json);
}

static void
add_key (Inspection *self, const RelataDef *def, const RelataKeyDef *key)
{
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "kind", key->kind == RELATA_KEY_PRIMARY ? "primary" : "unique");
  add_text (self, "name", key->name);
  add_indexed_columns (self, def, key->columns, key->n_columns);
  relata_json_add_boolean (&self->json, "autoincrement", key->autoincrement);
  add_text (self, "on_conflict", name_conflict (key->conflict));
  relata_json_end_object (&self->json);
}

static void
add_foreign_key (Inspection *self, const RelataForeignKeyDef *fk)
{
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "name", fk->name);
  add_names (self, "columns", fk->columns, fk->n_columns);
  add_text (self, "parent", fk->parent);
  add_names (self, "parent_columns", fk->parent_columns, fk->n_parent_columns);
  add_text (self, "on_delete", name_action (fk->on_delete));
  add_text (self, "on_update", name_action (fk->on_update));
  add_text (self, "match", fk->match);
  add_text (self, "deferral", name_deferral (fk->deferral));
  relata_json_end_object (&self->json);
}

static void
add_end (Inspection *self, const RelataEnd *end, gboolean with_table)
{
  relata_json_begin_object (&self->json, NULL);
  if (with_table)
    add_text (self, "table", name_table (self, end->table));
  add_text (self, "name", end->name);
  add_text (self, "target", name_table (self, end->target));
  relata_json_add_boolean (&self->json, "list", end->list);
  relata_json_add_boolean (&self->json, "optional", end->optional);
  relata_json_end_object (&self->json);
}

static void
add_ends (Inspection *self, guint id)
{
  guint n_ends;
  const RelataEndRef *ends = relata_relationships_get_ends (self->relationships, id, &n_ends);

  relata_json_begin_array (&self->json, "ends");
  for (guint i = 0; i < n_ends; i++)
    add_end (self, relata_end_ref_get (&ends[i]), FALSE);
  relata_json_end_array (&self->json);
}

/* The parts of a table of which the columns are written down; empty lists for another. */
static void
add_table_parts (Inspection *self, const RelataTableDef *table)
{
  const RelataTableDef none = { 0 };

  if (table == NULL)
    table = &none;
  relata_json_begin_array (&self->json, "columns");
  for (guint i = 0; i < table->n_columns; i++)
    add_column (self, table, i);
  relata_json_end_array (&self->json);
  relata_json_begin_array (&self->json, "keys");
  for (guint i = 0; i < table->n_keys; i++)
    add_key (self, &table->base, &table->keys[i]);
  relata_json_end_array (&self->json);
  relata_json_begin_array (&self->json, "foreign_keys");
  for (guint i = 0; i < table->n_foreign_keys; i++)
    add_foreign_key (self, &table->foreign_keys[i]);
  relata_json_end_array (&self->json);
  relata_json_begin_array (&self->json, "checks");
  for (guint i = 0; i < table->n_checks; i++)
    {
      relata_json_begin_object (&self->json, NULL);
      add_text (self, "name", table->checks[i].name);
      add_span (self, "expression", &table->base, table->checks[i].expr.span);
      relata_json_end_object (&self->json);
    }
  relata_json_end_array (&self->json);
}

static const char *
name_association (Inspection *self, guint id)
{
  if (relata_relationships_is_association (self->relationships, id, TRUE))
    return "pure";
  return relata_relationships_find_association (self->relationships, id) != NULL ? "object" : NULL;
}

static void
add_table (Inspection *self, guint index, const RelataItem *item)
{
  const RelataTableDef *table = relata_def_table (item->def);
  const RelataVirtualTableDef *virtual_ = relata_def_virtual_table (item->def);
  g_autofree char *label = NULL;

  if (table == NULL && virtual_ == NULL)
    return;
  if (table != NULL)
    label = relata_label_get_template (self->snapshot, item->id);
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "name", item->def->name);
  add_text (self, "kind", virtual_ != NULL ? "virtual" : table->as_select ? "query" : "table");
  add_text (self, "module", virtual_ != NULL ? virtual_->module : NULL);
  add_line (self, index);
  relata_json_add_boolean (&self->json, "temporary", item->def->temporary);
  relata_json_add_boolean (&self->json, "strict", table != NULL && table->strict);
  relata_json_add_boolean (&self->json, "without_rowid", table != NULL && table->without_rowid);
  add_text (self, "association", name_association (self, item->id));
  add_text (self, "label", label);
  add_table_parts (self, table);
  add_ends (self, item->id);
  relata_json_end_object (&self->json);
}

static void
add_index (Inspection *self, guint index, const RelataItem *item)
{
  const RelataIndexDef *def = relata_def_index (item->def);

  if (def == NULL)
    return;
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "name", def->base.name);
  add_text (self, "table", def->table);
  add_line (self, index);
  relata_json_add_boolean (&self->json, "unique", def->unique);
  add_indexed_columns (self, &def->base, def->columns, def->n_columns);
  add_span (self, "where", &def->base, def->where.span);
  relata_json_end_object (&self->json);
}

static void
add_view (Inspection *self, guint index, const RelataItem *item)
{
  const RelataViewDef *def = relata_def_view (item->def);

  if (def == NULL)
    return;
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "name", def->base.name);
  add_line (self, index);
  add_names (self, "columns", def->columns, def->n_columns);
  add_span (self, "query", &def->base, def->select.span);
  relata_json_end_object (&self->json);
}

static void
add_trigger (Inspection *self, guint index, const RelataItem *item)
{
  const RelataTriggerDef *def = relata_def_trigger (item->def);

  if (def == NULL)
    return;
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "name", def->base.name);
  add_text (self, "table", def->table);
  add_text (self, "event", def->event);
  add_line (self, index);
  relata_json_add_text (&self->json, "sql", def->base.text, def->base.length);
  relata_json_end_object (&self->json);
}

static void
add_fault (Inspection *self, guint index, const RelataItem *item)
{
  const RelataFault *fault = item->def->fault;

  if (fault == NULL)
    return;
  relata_json_begin_object (&self->json, NULL);
  if (self->lines != NULL)
    relata_json_add_integer (&self->json, "line",
                             g_array_index (self->lines, guint, index) + fault->line - 1);
  else
    relata_json_add_null (&self->json, "line");
  relata_json_add_integer (&self->json, "column", fault->column);
  add_text (self, "message", fault->message);
  relata_json_end_object (&self->json);
}

/* A list of what @add makes of the items, which may be nothing. */
static void
add_items (Inspection *self,
           const char *name,
           void (*add) (Inspection *self, guint index, const RelataItem *item))
{
  relata_json_begin_array (&self->json, name);
  for (guint i = 0; i < relata_snapshot_get_n_items (self->snapshot); i++)
    add (self, i, relata_snapshot_get_item (self->snapshot, i));
  relata_json_end_array (&self->json);
}

/* The columns of one side of a relationship, by name; null where one is not known. */
static void
add_positions (Inspection *self, const char *name, guint id, const int *positions, guint n)
{
  const RelataTableDef *table = relata_item_table (relata_snapshot_get (self->snapshot, id));

  relata_json_begin_array (&self->json, name);
  for (guint i = 0; i < n; i++)
    add_text (self, NULL,
              table != NULL && positions[i] >= 0 ? table->columns[positions[i]].name : NULL);
  relata_json_end_array (&self->json);
}

static void
add_relationship (Inspection *self, const RelataRelationship *relationship)
{
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "kind", name_kind (relationship->kind));
  relata_json_add_boolean (&self->json, "virtual", relationship->virtual_);
  add_text (self, "child", name_table (self, relationship->child));
  add_text (self, "parent", name_table (self, relationship->parent));
  add_positions (self, "columns", relationship->child, relationship->child_columns,
                 relationship->n_columns);
  add_positions (self, "parent_columns", relationship->parent, relationship->parent_columns,
                 relationship->n_columns);
  relata_json_begin_array (&self->json, "ends");
  add_end (self, &relationship->ends[0], TRUE);
  add_end (self, &relationship->ends[1], TRUE);
  relata_json_end_array (&self->json);
  relata_json_end_object (&self->json);
}

static guint
count_others (RelataSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      const RelataDef *def = relata_snapshot_get_item (snapshot, i)->def;

      n += def->kind == RELATA_DEF_OTHER && def->fault == NULL;
    }
  return n;
}

static void
add_all (Inspection *self, RelataDesignContents *contents, const char *file)
{
  relata_json_begin_object (&self->json, NULL);
  add_text (self, "format", "relata-inspect");
  relata_json_add_integer (&self->json, "version", JSON_VERSION);
  add_text (self, "file", file);
  add_text (self, "kind", contents->origin == RELATA_DESIGN_SCRIPT ? "script" : "database");
  add_items (self, "tables", add_table);
  add_items (self, "indexes", add_index);
  add_items (self, "views", add_view);
  add_items (self, "triggers", add_trigger);
  relata_json_begin_array (&self->json, "relationships");
  for (guint i = 0; i < relata_relationships_get_n (self->relationships); i++)
    add_relationship (self, relata_relationships_get (self->relationships, i));
  relata_json_end_array (&self->json);
  relata_json_add_integer (&self->json, "other_statements", count_others (self->snapshot));
  add_items (self, "faults", add_fault);
  relata_json_add_lossy (&self->json);
  relata_json_end_object (&self->json);
}

/**
 * relata_inspect_write_json:
 * @file: as it was named
 * @out: takes an object
 */
void
relata_inspect_write_json (RelataDesignContents *contents, const char *file, GString *out)
{
  Inspection self = { .json = { out }, .snapshot = contents->snapshot };

  self.relationships = relata_snapshot_get_relationships (contents->snapshot);
  if (contents->origin == RELATA_DESIGN_SCRIPT)
    self.lines = relata_cli_find_statements (contents->snapshot);
  add_all (&self, contents, file);
  g_clear_pointer (&self.lines, g_array_unref);
}
