/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on statements as such, and on what views and triggers name. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/relata-body-names.h"
#include "check/relata-item-check.h"
#include "sql/relata-lexer.h"
#include "sql/relata-name.h"

static void
report (RelataItemCheck *check, RelataRuleIndex rule, const char *text, const char *detail)
{
  relata_item_check_report (check, rule, RELATA_PLACE_ITEM, 0, text, detail);
}

/* Tables that are there without being created: SQLite's own, and the eponymous virtual tables
 * of its extensions (vtab.html, section 2.1.2). */
static gboolean
is_built_in (const char *name)
{
  static const char *const names[]
      = { "json_each", "json_tree",  "dbstat", "generate_series", "bytecode", "tables_used",
          "carray",    "completion", "fsdir",  "zipfile",         "stmt",     "wholenumber" };

  if (g_ascii_strncasecmp (name, "sqlite_", 7) == 0
      || g_ascii_strncasecmp (name, "pragma_", 7) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (relata_name_equal (name, names[i]))
      return TRUE;
  return FALSE;
}

/* Whether there is such a table for the statement: one that lasts does not see those that do
 * not. */
static gboolean
sees_table (RelataItemCheck *check, const char *name)
{
  const RelataItem *item = relata_snapshot_find_table (check->snapshot, name);

  return item != NULL
         && (!relata_check_is_temporary (item->def)
             || relata_check_is_temporary_item (check->snapshot, check->item));
}

/* Reports the first table that @expr names and that is not there. */
static void
check_tables (RelataItemCheck *check,
              RelataRuleIndex rule,
              const RelataExpr *expr,
              const RelataBodyNames *names,
              const char *text)
{
  for (guint i = 0; i < expr->n_refs; i++)
    {
      const RelataNameRef *ref = &expr->refs[i];

      if (!relata_body_names_is_table (names, ref))
        continue;
      relata_item_check_depend (check, ref->name);
      if (sees_table (check, ref->name) || is_built_in (ref->name))
        continue;
      report (check, rule, text, ref->name);
      return;
    }
}

/* Adds what a view reads to the graph, if it is a view. */
static void
add_edges (RelataItemCheck *check, const RelataViewDef *view, const RelataBodyNames *names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < view->select.n_refs; i++)
    {
      const RelataNameRef *ref = &view->select.refs[i];
      const RelataItem *item;
      RelataEdge edge = { 0, 0, RELATA_EDGE_VIEW };

      if (!relata_body_names_is_table (names, ref))
        continue;
      relata_item_check_depend (check, ref->name);
      item = relata_snapshot_find_table (check->snapshot, ref->name);
      if (item == NULL || item->def->kind != RELATA_DEF_VIEW
          || !g_hash_table_add (seen, (gpointer)item))
        continue;
      edge.target = item->id;
      relata_item_check_add_edge (check, &edge);
    }
}

static gboolean
is_instead_of (const RelataTriggerDef *trigger)
{
  RelataLexer lexer;
  RelataToken token;

  relata_lexer_init (&lexer, trigger->base.text, trigger->base.name_span.end);
  do
    {
      relata_lexer_next (&lexer, &token);
      if (token.type == RELATA_KEYWORD_INSTEAD)
        return TRUE;
    }
  while (token.type != RELATA_TOKEN_END && token.end < trigger->table_span.start);
  return FALSE;
}

static void
check_trigger_table (RelataItemCheck *check, const RelataTriggerDef *trigger)
{
  const RelataItem *item;
  gboolean on_view;

  relata_item_check_depend (check, trigger->table);
  item = relata_snapshot_find_table (check->snapshot, trigger->table);
  on_view = item != NULL && item->def->kind == RELATA_DEF_VIEW;
  if (item == NULL)
    report (check, RELATA_RULE_TRIGGER_TABLE,
            _ ("{table} is a trigger on {detail}, but there is no such table: SQLite refuses it"),
            trigger->table);
  else if (item->def->kind == RELATA_DEF_VIRTUAL_TABLE)
    report (check, RELATA_RULE_TRIGGER_TABLE,
            _ ("{table} is a trigger on {detail}, a virtual table: SQLite refuses it"),
            trigger->table);
  else if (on_view && !is_instead_of (trigger))
    report (check, RELATA_RULE_TRIGGER_TABLE,
            _ ("{table} is a trigger on {detail}, a view, but not INSTEAD OF: SQLite refuses it"),
            trigger->table);
  else if (!on_view && is_instead_of (trigger))
    report (check, RELATA_RULE_TRIGGER_TABLE,
            _ ("{table} is an INSTEAD OF trigger on {detail}, which is not a view: SQLite refuses "
               "it"),
            trigger->table);
  else if (relata_snapshot_get_index (check->snapshot, item->id)
           > relata_snapshot_get_index (check->snapshot, check->item->id))
    report (check, RELATA_RULE_STATEMENT_ORDER,
            _ ("{table} stands before {detail}, the table it is on: SQLite refuses it"),
            trigger->table);
}

static void
check_view (RelataItemCheck *check, const RelataViewDef *view)
{
  g_auto (RelataBodyNames) names = { NULL };

  relata_body_names_init (&names, &view->base);
  add_edges (check, view, &names);
  check_tables (check, RELATA_RULE_VIEW_TABLE, &view->select, &names,
                _ ("The view {table} reads {detail}, but there is no such table: every use of it "
                   "will fail"));
}

static void
check_trigger (RelataItemCheck *check, const RelataTriggerDef *trigger)
{
  g_auto (RelataBodyNames) names = { NULL };

  relata_body_names_init (&names, &trigger->base);
  check_trigger_table (check, trigger);
  check_tables (check, RELATA_RULE_TRIGGER_BODY, &trigger->body, &names,
                _ ("The trigger {table} names {detail}, but there is no such table: every "
                   "statement that fires it will fail"));
}

void
relata_rules_statement (RelataItemCheck *check)
{
  const RelataDef *def = check->item->def;
  const RelataViewDef *view = relata_def_view (def);
  const RelataTriggerDef *trigger = relata_def_trigger (def);

  if (def->fault != NULL)
    report (check, RELATA_RULE_STATEMENT_SYNTAX, _ ("The statement cannot be read: {detail}"),
            def->fault->message);
  if (view != NULL)
    check_view (check, view);
  if (trigger != NULL)
    check_trigger (check, trigger);
}
