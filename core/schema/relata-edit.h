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
 * @id: the item; 0 for the design itself, what its script says apart from its statements
 * @before: (nullable): what it was; %NULL if the edit made it
 * @after: (nullable): what it is; %NULL if the edit deleted it
 * @before_index: its place among the items of the base, where @before is not %NULL
 * @after_index: its place among the items of the result, where @after is not %NULL
 * @frame_before: (nullable): if @id is 0, what it was
 * @frame_after: (nullable): if @id is 0, what it is
 *
 * What an edit did to one item. A fact holds its own references.
 */
typedef struct
{
  guint id;
  RelataItem *before, *after;
  guint before_index, after_index;
  RelataFrame *frame_before, *frame_after;
} RelataFact;

RelataEdit *relata_edit_new (RelataSnapshot *base, const char *label);
void relata_edit_free (RelataEdit *self);
const char *relata_edit_get_label (RelataEdit *self);
RelataSnapshot *relata_edit_get_base (RelataEdit *self);
RelataSnapshot *relata_edit_get_snapshot (RelataEdit *self);
RelataItem *relata_edit_get_item (RelataEdit *self, guint id);
GArray *relata_edit_get_facts (RelataEdit *self);

void relata_edit_set_def (RelataEdit *self, guint id, RelataDef *def);
void relata_edit_set_decor (RelataEdit *self, guint id, RelataDecor *decor);
guint relata_edit_insert (RelataEdit *self, guint index, RelataDef *def, RelataDecor *decor);
guint relata_edit_append (RelataEdit *self, RelataDef *def, RelataDecor *decor);
void relata_edit_remove (RelataEdit *self, guint id);
void relata_edit_set_database (RelataEdit *self, const char *path);

GArray *relata_facts_new (RelataSnapshot *before, RelataSnapshot *after);
RelataSnapshot *
relata_snapshot_apply_facts (RelataSnapshot *self, const GArray *facts, gboolean reverse);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataEdit, relata_edit_free)

G_END_DECLS
