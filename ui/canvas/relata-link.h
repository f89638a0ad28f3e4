/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What it means to drag from one column to another: which of the two becomes the foreign key,
 * and whether that can work. Functions of a snapshot. */

#pragma once

#include "layout/relata-box.h"

G_BEGIN_DECLS

/**
 * RelataLink:
 * @child: item that gets the foreign key
 * @child_column: its column, or -1 for one to be made
 * @parent: item it refers to
 * @parent_column: the column referred to
 *
 * A foreign key to be made.
 */
typedef struct
{
  guint child;
  int child_column;
  guint parent;
  guint parent_column;
} RelataLink;

gboolean relata_link_resolve (RelataSnapshot *snapshot,
                              const RelataBox *from,
                              int from_column,
                              const RelataBox *to,
                              int to_column,
                              RelataLink *link,
                              char **reason);

G_END_DECLS
