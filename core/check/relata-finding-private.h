/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of core/check share: findings in the making. */

#pragma once

#include "check/relata-finding.h"

G_BEGIN_DECLS

/* The findings of one item: immutable once they are in a RelataFindings. */
typedef struct
{
  gatomicrefcount ref_count;
  guint item;
  GPtrArray *list; /* of RelataFinding, owned */
} RelataItemFindings;

struct _RelataFindings
{
  gatomicrefcount ref_count;
  RelataSnapshot *snapshot;
  GHashTable *by_item; /* id -> RelataItemFindings, owned */
  GPtrArray *all;      /* of RelataFinding, in the order of the items; not owned */
  guint counts[3];
};

RelataItemFindings *relata_item_findings_new (guint item);
RelataItemFindings *relata_item_findings_ref (RelataItemFindings *self);
void relata_item_findings_unref (RelataItemFindings *self);
RelataFindings *relata_findings_new (RelataSnapshot *snapshot);
void relata_findings_take (RelataFindings *self, RelataItemFindings *item_findings);

G_END_DECLS
