/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Fixes: where a rule has one right answer, what it is called and the edit that makes it.
 * Describing looks at a snapshot, making at the edit's current one; both ask the same
 * questions. Private to core/check; any thread. */

#pragma once

#include "check/relata-item-check.h"
#include "schema/relata-edit.h"

G_BEGIN_DECLS

/**
 * RelataFixTarget:
 * @table: (nullable): the item as a table
 * @search: of a place that is a foreign key, what the search for its parent key finds
 */
typedef struct
{
  RelataSnapshot *snapshot;
  RelataItem *item;
  const RelataTableDef *table;
  RelataPlace place;
  RelataKeySearch search;
} RelataFixTarget;

gboolean
relata_fix_target_init (RelataFixTarget *self, RelataSnapshot *snapshot, RelataPlace place);
char *relata_fix_describe (RelataSnapshot *snapshot, RelataRuleIndex rule, RelataPlace place);

/* What both describing and making a fix have to know. */
gboolean relata_fix_can_set_type (const RelataFixTarget *self);
gboolean relata_fix_can_set_collation (const RelataFixTarget *self);
gboolean relata_fix_can_allow_null (const RelataFixTarget *self);
gboolean relata_fix_can_refer_to_key (const RelataFixTarget *self);
gboolean relata_fix_can_make_unique (const RelataFixTarget *self);
gboolean relata_fix_can_be_rowid (const RelataTableDef *table, guint column);
gboolean relata_fix_may_become_null (const RelataTableDef *table, guint column);
const char *relata_fix_get_strict_type (const RelataColumnDef *column);
const char *relata_fix_get_plain_type (const RelataColumnDef *column);
int relata_fix_find_id (const RelataTableDef *table);

G_END_DECLS
