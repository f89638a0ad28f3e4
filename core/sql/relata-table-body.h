/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The body of a CREATE TABLE taken apart into its columns and constraints, each with the space
 * and comments that belong to it, so that they can be added, removed and moved and put together
 * again in the style of their neighbours. Lives on the stack of one thread. */

#pragma once

#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/**
 * RelataTableBody:
 * @items: columns in order, then constraints
 * @tail: what stands between the last item, its comment included, and the parenthesis
 * @newline: how lines end there
 * @comma_first: commas stand at the beginning of lines
 *
 * Parts of an item: @lead before it, back to the comma or to the end of the line above; the
 * comment on its own line belongs to it, before or after the comma.
 */
typedef struct
{
  const RelataTableDef *table;
  GPtrArray *items;
  char *tail;
  const char *newline;
  gboolean comma_first;
} RelataTableBody;

void relata_table_body_init (RelataTableBody *self, const RelataTableDef *table);
void relata_table_body_clear (RelataTableBody *self);
void relata_table_body_insert (RelataTableBody *self, guint position, const char *text);
void relata_table_body_remove (RelataTableBody *self, guint position);
void relata_table_body_move (RelataTableBody *self, guint from, guint to);
RelataDef *relata_table_body_finish (RelataTableBody *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataTableBody, relata_table_body_clear)

G_END_DECLS
