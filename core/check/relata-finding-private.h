/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of core/check share: findings in the making. Any thread. */

#pragma once

#include "check/relata-finding.h"
#include "check/relata-rule.h"

G_BEGIN_DECLS

/* What a foreign key contributes to the circles. */
enum
{
  RELATA_EDGE_REQUIRED = 1 << 0, /* NOT NULL and checked at once */
  RELATA_EDGE_CASCADE = 1 << 1,  /* ON DELETE CASCADE */
  RELATA_EDGE_VIEW = 1 << 2,     /* a view reads a view */
};

/* A line of the graph of tables, kept with the item it begins at. */
typedef struct
{
  guint target; /* id of the item it leads to */
  guint foreign_key;
  guint flags;
} RelataEdge;

/* The findings of one item that follow from its statement and from what it names: immutable
 * once they are in a RelataFindings, and shared by the findings of several snapshots. */
typedef struct
{
  gatomicrefcount ref_count;
  guint item;
  GPtrArray *list;   /* (nullable): of RelataFinding, owned */
  RelataEdge *edges; /* (nullable): n_edges of them */
  guint n_edges;
  guint *names; /* (nullable): hashes of the names it depends on */
  guint n_names;
} RelataItemFindings;

struct _RelataFindings
{
  gatomicrefcount ref_count;
  RelataSnapshot *snapshot;
  GPtrArray *items;     /* of RelataItemFindings, owned, in the order of the items */
  guint *graph_offsets; /* where in @graph those of an item begin; likewise one more */
  GPtrArray *graph;     /* of RelataFinding, owned: those that need the whole schema */
  GPtrArray *all;       /* of RelataFinding, in the order of the items; not owned */
  guint *offsets;       /* where in @all those of an item begin; one more than there are items */
  guint counts[3];
};

RelataFinding *
relata_finding_new (RelataRuleIndex rule, RelataPlace place, char *message, char *fix);
RelataFinding *relata_finding_ref (RelataFinding *self);
void relata_finding_unref (RelataFinding *self);

RelataItemFindings *relata_item_findings_new (guint item);
RelataItemFindings *relata_item_findings_ref (RelataItemFindings *self);
void relata_item_findings_unref (RelataItemFindings *self);

RelataFindings *relata_findings_new (RelataSnapshot *snapshot);
void relata_findings_seal (RelataFindings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataItemFindings, relata_item_findings_unref)

G_END_DECLS
