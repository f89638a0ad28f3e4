/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules that need the whole graph: circles of tables and of views. The strongly connected
 * components are found by Tarjan's algorithm (R. Tarjan, Depth-first search and linear graph
 * algorithms, SIAM J. Comput. 1, 1972), which is linear; without recursion, as a chain of
 * tables may be long. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/relata-fix.h"
#include "check/relata-item-check.h"

#define NOT_SEEN G_MAXUINT

/* The search. Nodes are positions of items. */
typedef struct
{
  RelataFindings *findings;
  guint flag;       /* which edges count */
  guint *number;    /* in the order of discovery, or NOT_SEEN */
  guint *low;       /* the least number that is reached */
  guint *component; /* or NOT_SEEN while it is open */
  GArray *open;     /* of guint: nodes whose component is not known */
  GArray *path;     /* of Step */
  guint n_numbered;
} Search;

typedef struct
{
  guint node;
  guint next_edge;
} Step;

static guint *
new_marks (guint n)
{
  guint *marks = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    marks[i] = NOT_SEEN;
  return marks;
}

static const RelataItemFindings *
get_node (const Search *self, guint node)
{
  return g_ptr_array_index (self->findings->items, node);
}

static guint
get_target (const Search *self, const RelataEdge *edge)
{
  return (guint)relata_snapshot_get_index (self->findings->snapshot, edge->target);
}

static void
enter (Search *self, guint node)
{
  Step step = { node, 0 };

  self->number[node] = self->low[node] = self->n_numbered++;
  g_array_append_val (self->open, node);
  g_array_append_val (self->path, step);
}

static void
close_component (Search *self, guint root)
{
  guint node;

  do
    {
      node = g_array_index (self->open, guint, self->open->len - 1);
      g_array_set_size (self->open, self->open->len - 1);
      self->component[node] = root;
    }
  while (node != root);
}

static void
leave (Search *self, guint node)
{
  g_array_set_size (self->path, self->path->len - 1);
  if (self->low[node] == self->number[node])
    close_component (self, node);
  if (self->path->len > 0)
    {
      guint before = g_array_index (self->path, Step, self->path->len - 1).node;

      self->low[before] = MIN (self->low[before], self->low[node]);
    }
}

/* Follows the next edge of the last node on the path, or leaves it. */
static void
advance (Search *self)
{
  Step *step = &g_array_index (self->path, Step, self->path->len - 1);
  const RelataItemFindings *item = get_node (self, step->node);
  const RelataEdge *edge;
  guint target;

  if (step->next_edge == item->n_edges)
    {
      leave (self, step->node);
      return;
    }
  edge = &item->edges[step->next_edge++];
  if ((edge->flags & self->flag) == 0)
    return;
  target = get_target (self, edge);
  if (self->number[target] == NOT_SEEN)
    enter (self, target);
  else if (self->component[target] == NOT_SEEN)
    self->low[step->node] = MIN (self->low[step->node], self->number[target]);
}

/* Returns, for each item, which component it is in, or NOT_SEEN where it has no such edge. */
static guint *
find_components (RelataFindings *findings, guint flag)
{
  guint n = findings->items->len;
  Search self = { findings, flag, new_marks (n), new_marks (n), new_marks (n) };

  self.open = g_array_new (FALSE, FALSE, sizeof (guint));
  self.path = g_array_new (FALSE, FALSE, sizeof (Step));
  for (guint i = 0; i < n; i++)
    {
      if (self.number[i] != NOT_SEEN || get_node (&self, i)->n_edges == 0)
        continue;
      enter (&self, i);
      while (self.path->len > 0)
        advance (&self);
    }
  g_array_unref (self.open);
  g_array_unref (self.path);
  g_free (self.number);
  g_free (self.low);
  return self.component;
}

typedef struct
{
  guint flag;
  RelataRuleIndex rule;
  const char *text;
} GraphRule;

static const GraphRule graph_rules[] = {
  { RELATA_EDGE_REQUIRED, RELATA_RULE_FK_CYCLE_NOT_NULL,
    N_ ("{table} needs a row of {parent} first, and {parent}, by way of its own foreign keys, a "
        "row of {table}: no first row can be inserted") },
  { RELATA_EDGE_CASCADE, RELATA_RULE_FK_CYCLE_CASCADE,
    N_ ("Deleting a row of {parent} deletes rows of {table}, and by way of other foreign keys rows "
        "of {parent} again") },
  { RELATA_EDGE_VIEW, RELATA_RULE_VIEW_LOOP,
    N_ ("{table} reads {parent}, which reads {table} again: every use of it will fail with “view "
        "{table} is circularly defined”") },
};

static RelataFinding *
report (RelataFindings *findings,
        const GraphRule *rule,
        const RelataItem *item,
        const RelataEdge *edge)
{
  const RelataItem *target = relata_snapshot_get (findings->snapshot, edge->target);
  gboolean is_table = relata_item_table (item) != NULL;
  RelataPlace place = { item->id, is_table ? RELATA_PLACE_FOREIGN_KEY : RELATA_PLACE_ITEM,
                        is_table ? edge->foreign_key : 0 };
  g_autofree char *table = relata_check_dup_name (item->def->name);
  g_autofree char *parent = relata_check_dup_name (target->def->name);
  const RelataWord words[] = { { "table", table }, { "parent", parent } };
  RelataFinding *finding;

  finding = relata_finding_new (rule->rule, place,
                                relata_check_fill (_ (rule->text), words, G_N_ELEMENTS (words)),
                                relata_fix_describe (findings->snapshot, rule->rule, place));
  finding->ignored = relata_place_is_ignored (item, finding->rule, place);
  return finding;
}

/* The same finding among those of the item before, whose statement and names are the same. */
static RelataFinding *
find_before (RelataFindings *previous, guint place, const RelataEdge *edge, const GraphRule *rule)
{
  for (guint i = previous->graph_offsets[place]; i < previous->graph_offsets[place + 1]; i++)
    {
      RelataFinding *finding = g_ptr_array_index (previous->graph, i);

      if (finding->place.kind == RELATA_PLACE_FOREIGN_KEY
          && finding->place.index == edge->foreign_key
          && finding->rule == relata_rule_get_id (rule->rule))
        return relata_finding_ref (finding);
    }
  return NULL;
}

/* Where the item was, if nothing that its findings say can have changed; else -1. */
static int
find_place_before (RelataFindings *findings, RelataFindings *previous, guint node)
{
  const RelataItemFindings *item = g_ptr_array_index (findings->items, node);
  int place = -1;

  if (previous != NULL)
    place = relata_snapshot_get_index (previous->snapshot, item->item);
  return place >= 0 && g_ptr_array_index (previous->items, place) == item ? place : -1;
}

static void
report_item (RelataFindings *findings,
             RelataFindings *previous,
             guint node,
             guint *const *components)
{
  const RelataItemFindings *item_findings = g_ptr_array_index (findings->items, node);
  const RelataItem *item = relata_snapshot_get_item (findings->snapshot, node);
  int before = item_findings->n_edges > 0 ? find_place_before (findings, previous, node) : -1;

  for (guint i = 0; i < item_findings->n_edges; i++)
    for (guint j = 0; j < G_N_ELEMENTS (graph_rules); j++)
      {
        const RelataEdge *edge = &item_findings->edges[i];
        RelataFinding *finding = NULL;
        guint target;

        if ((edge->flags & graph_rules[j].flag) == 0)
          continue;
        target = (guint)relata_snapshot_get_index (findings->snapshot, edge->target);
        if (components[j][node] != components[j][target])
          continue;
        if (before >= 0)
          finding = find_before (previous, (guint)before, edge, &graph_rules[j]);
        if (finding == NULL)
          finding = report (findings, &graph_rules[j], item, edge);
        g_ptr_array_add (findings->graph, finding);
      }
}

/* Finds the circles, once all items are checked. With @previous, the findings of an earlier
 * snapshot, those that say the same are taken over. */
void
relata_rules_graph (RelataFindings *findings, RelataFindings *previous)
{
  guint *components[G_N_ELEMENTS (graph_rules)];

  for (guint i = 0; i < G_N_ELEMENTS (graph_rules); i++)
    components[i] = find_components (findings, graph_rules[i].flag);
  for (guint i = 0; i < findings->items->len; i++)
    {
      findings->graph_offsets[i] = findings->graph->len;
      report_item (findings, previous, i, components);
    }
  findings->graph_offsets[findings->items->len] = findings->graph->len;
  for (guint i = 0; i < G_N_ELEMENTS (graph_rules); i++)
    g_free (components[i]);
}
