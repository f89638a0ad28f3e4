/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* An item: one statement of a design with what stands around it. Immutable and
 * reference-counted; any thread.
 *
 * The text of a design is, for each item, @lead, the decoration lines, the statement, @tail.
 * While the decorations are those that were read, the very lines that were read are written
 * back (@decor_text); once they changed they are written anew, before the indentation that
 * @lead ends in. The texts may hold NULs, so each has a length; a NUL follows it all the same. */

#pragma once

#include "schema/relata-decor.h"
#include "sql/relata-def.h"
#include "sql/relata-index-def.h"
#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataItem:
 * @id: stable as long as the design is open, also across renames; never 0
 * @lead: (array length=lead_length): what stands before the decoration lines: comments, blank
 *   lines
 * @decor_text: (nullable) (array length=decor_length): the decoration lines as read, with what
 * stands between them and the statement; %NULL once they changed, and where there are none
 * @decor: never %NULL
 * @def: what the statement says
 * @tail: (array length=tail_length): from the end of the statement to its semicolon, inclusive; ""
 * if it has none
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
  gsize lead_length, decor_length, tail_length;
} RelataItem;

/**
 * RelataItemText:
 *
 * The texts of an item to be made; see #RelataItem.
 */
typedef struct
{
  const char *lead, *decor_text, *tail;
  gsize lead_length, decor_length, tail_length;
} RelataItemText;

RelataItem *
relata_item_new (guint id, const char *lead, RelataDecor *decor, RelataDef *def, const char *tail);
RelataItem *relata_item_new_with_text (guint id,
                                       const RelataItemText *text,
                                       RelataDecor *decor,
                                       RelataDef *def);
RelataItem *relata_item_ref (RelataItem *self);
void relata_item_unref (RelataItem *self);
RelataItem *relata_item_with_def (const RelataItem *self, RelataDef *def);
RelataItem *relata_item_with_decor (const RelataItem *self, RelataDecor *decor);
RelataItem *relata_item_with_lead (const RelataItem *self, const char *lead, gsize length);
RelataItem *relata_item_with_tail (const RelataItem *self, const char *tail);
void relata_item_write (const RelataItem *self,
                        gboolean is_first,
                        gboolean with_decor,
                        const char *newline,
                        GByteArray *bytes);

/* The item's statement as a table, or NULL. */
static inline const RelataTableDef *
relata_item_table (const RelataItem *self)
{
  return self != NULL ? relata_def_table (self->def) : NULL;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataItem, relata_item_unref)

G_END_DECLS
