/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The column one drags from becomes the foreign key, and the one dropped on what it refers to;
 * but only a key can be referred to (foreignkeys.html, section 3), so a key dragged to a column
 * that is none means the reverse. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "canvas/relata-link.h"

#define NAME_CHARS 40

static guint
count_key_columns (const RelataBox *box)
{
  guint n = 0;

  for (guint i = 0; i < box->n_rows; i++)
    n += box->rows[i].pk != FALSE;
  return n;
}

/* Whether the column alone tells records apart. */
static gboolean
is_key (const RelataBox *box, int column)
{
  if (column < 0 || (guint)column >= box->n_rows)
    return FALSE;
  return box->rows[column].unique || (box->rows[column].pk && count_key_columns (box) == 1);
}

/* The column a table is referred to by: its primary key, if that is one column. */
static int
find_key (const RelataBox *box)
{
  for (guint i = 0; i < box->n_rows; i++)
    if (box->rows[i].pk && is_key (box, i))
      return i;
  return -1;
}

static gboolean
is_same (const char *a, const char *b)
{
  return relata_text_ascii_case_equal (a, b);
}

/* Whether the child column alone refers to the parent already. */
static gboolean
is_linked (RelataSnapshot *snapshot, const RelataLink *link)
{
  const RelataTableDef *child = relata_item_table (relata_snapshot_get (snapshot, link->child));
  const RelataTableDef *parent = relata_item_table (relata_snapshot_get (snapshot, link->parent));

  if (child == NULL || parent == NULL || link->child_column < 0)
    return FALSE;
  for (guint i = 0; i < child->n_foreign_keys; i++)
    {
      const RelataForeignKeyDef *fk = &child->foreign_keys[i];

      if (fk->n_columns == 1 && fk->column_indexes[0] == link->child_column
          && is_same (fk->parent, parent->base.name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
resolve (const RelataBox *from,
         int from_column,
         const RelataBox *to,
         int to_column,
         RelataLink *link,
         char **reason)
{
  int key = to_column >= 0 ? to_column : find_key (to);

  *link = (RelataLink){ from->id, from_column, to->id, 0 };
  if (is_key (to, key) && (to_column >= 0 || !is_key (from, from_column)))
    {
      link->parent_column = key;
      return TRUE;
    }
  if (is_key (from, from_column))
    {
      *link = (RelataLink){ to->id, to_column, from->id, from_column };
      return TRUE;
    }
  if (reason != NULL)
    *reason = to_column >= 0
                  ? g_strdup_printf (_ ("%1$s.%2$s is no key: values in it may repeat"), to->title,
                                     to->rows[to_column].name)
                  : g_strdup_printf (_ ("%s has no primary key of one column"), to->title);
  return FALSE;
}

/**
 * relata_link_resolve:
 * @from: the table dragged from, as it is in @snapshot
 * @from_column: its column, or -1 for one to be made
 * @to: the table dropped on
 * @to_column: its column, or -1 where the table itself was dropped on: then its primary key is
 *   meant, or, if a key was dragged, a new column of it
 * @link: (out): the foreign key to be made
 * @reason: (out) (optional) (transfer full): why there cannot be one
 *
 * Returns: whether a foreign key between these would work
 */
gboolean
relata_link_resolve (RelataSnapshot *snapshot,
                     const RelataBox *from,
                     int from_column,
                     const RelataBox *to,
                     int to_column,
                     RelataLink *link,
                     char **reason)
{
  g_return_val_if_fail (snapshot != NULL && from != NULL && to != NULL && link != NULL, FALSE);
  if (reason != NULL)
    *reason = NULL;
  if (from->kind != RELATA_BOX_TABLE || to->kind != RELATA_BOX_TABLE)
    {
      if (reason != NULL)
        *reason = g_strdup (_ ("Only tables can have relationships"));
      return FALSE;
    }
  if (from->id == to->id && from_column == to_column && from_column >= 0)
    {
      if (reason != NULL)
        *reason = g_strdup (_ ("A column cannot refer to itself"));
      return FALSE;
    }
  if (!resolve (from, from_column, to, to_column, link, reason))
    return FALSE;
  if (!is_linked (snapshot, link))
    return TRUE;
  if (reason != NULL)
    *reason = g_strdup (_ ("These columns are related already"));
  return FALSE;
}
