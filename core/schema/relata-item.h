/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* An item: one statement of a design with what stands around it. Immutable and
 * reference-counted; any thread.
 *
 * The text of a design is, for each item, @lead, the decoration lines, the statement, @tail.
 * While the decorations are those that were read, the very lines that were read are written
 * back (@decor_text); once they changed they are written anew. */

#pragma once

#include "schema/relata-decor.h"
#include "sql/relata-def.h"
#include "sql/relata-index-def.h"
#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataItem:
 * @id: stable as long as the design is open, also across renames; never 0
 * @lead: what stands before the decoration lines: comments, blank lines
 * @decor_text: (nullable): the decoration lines as read, with what stands between them and the
 *   statement; %NULL once they changed
 * @decor: never %NULL
 * @def: what the statement says
 * @tail: from the end of the statement to its semicolon, inclusive; "" if it has none
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint id;
  char *lead;
  char *decor_text;
  RelataDecor *decor;
  RelataDef *def;
  char *tail;
} RelataItem;

RelataItem *
relata_item_new (guint id, const char *lead, RelataDecor *decor, RelataDef *def, const char *tail);
RelataItem *relata_item_ref (RelataItem *self);
void relata_item_unref (RelataItem *self);
RelataItem *relata_item_with_def (const RelataItem *self, RelataDef *def);
RelataItem *relata_item_with_decor (const RelataItem *self, RelataDecor *decor);

/* The item's statement as a table, or NULL. */
static inline const RelataTableDef *
relata_item_table (const RelataItem *self)
{
  return self != NULL ? relata_def_table (self->def) : NULL;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataItem, relata_item_unref)

G_END_DECLS
