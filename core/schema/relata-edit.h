/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* An edit: a snapshot in the making. It begins as a base snapshot, collects changes, and ends
 * as the next snapshot, with the facts (item, before, after) that lead from one to the other.
 * Not shared between threads. The functions that carry a change through the whole schema
 * (a rename that children follow) stand in relata-schema-edit.h. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

typedef struct _RelataEdit RelataEdit;

/**
 * RelataFact:
 * @id: the item
 * @before: (nullable): what it was; %NULL if the edit made it
 * @after: (nullable): what it is; %NULL if the edit deleted it
 * @before_index: its place among the items of the base, where @before is not %NULL
 * @after_index: its place among the items of the result, where @after is not %NULL
 */
typedef struct
{
  guint id;
  RelataItem *before, *after;
  guint before_index, after_index;
} RelataFact;

RelataEdit *relata_edit_new (RelataSnapshot *base, const char *label);
void relata_edit_free (RelataEdit *self);
const char *relata_edit_get_label (RelataEdit *self);
RelataSnapshot *relata_edit_get_snapshot (RelataEdit *self);
GArray *relata_edit_get_facts (RelataEdit *self);

void relata_edit_set_def (RelataEdit *self, guint id, RelataDef *def);
void relata_edit_set_decor (RelataEdit *self, guint id, RelataDecor *decor);
guint relata_edit_insert (RelataEdit *self, guint index, RelataDef *def, RelataDecor *decor);
guint relata_edit_append (RelataEdit *self, RelataDef *def, RelataDecor *decor);
void relata_edit_remove (RelataEdit *self, guint id);
void relata_edit_set_database (RelataEdit *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataEdit, relata_edit_free)

G_END_DECLS
