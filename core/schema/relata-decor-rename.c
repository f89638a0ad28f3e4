/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Decorations follow the names they mention: when a column or a table is renamed, and when a
 * column goes. */

#include "config.h"

#include "schema/relata-decor-private.h"
#include "schema/relata-label.h"
#include "sql/relata-name.h"

static gboolean
rename_in (char **names, const char *old_name, const char *name)
{
  gboolean changed = FALSE;

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (relata_name_equal (names[i], old_name))
      {
        g_free (names[i]);
        names[i] = g_strdup (name);
        changed = TRUE;
      }
  return changed;
}

/**
 * relata_decor_rename_column:
 * @old_name: a column of the table that @self speaks of
 * @name: what it is called now
 *
 * Returns: (transfer full): @self with every mention of the column renamed, also in the label
 */
RelataDecor *
relata_decor_rename_column (const RelataDecor *self, const char *old_name, const char *name)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && old_name != NULL && name != NULL, NULL);

  copy = relata_decor_copy (self);
  if (copy->label != NULL)
    {
      g_autofree char *label = relata_label_rename_column (copy->label, old_name, name);

      relata_decor_put_label (copy, label);
    }
  for (guint i = 0; i < copy->ends->len; i++)
    rename_in (((RelataEndsDecor *)copy->ends->pdata[i])->columns, old_name, name);
  for (guint i = 0; i < copy->through->len; i++)
    {
      RelataThroughDecor *through = copy->through->pdata[i];

      rename_in (through->columns, old_name, name);
      rename_in (through->other_columns, old_name, name);
    }
  for (guint i = 0; i < copy->references->len; i++)
    rename_in (((RelataReferenceDecor *)copy->references->pdata[i])->columns, old_name, name);
  for (guint i = 0; i < copy->ignores->len; i++)
    rename_in (((RelataIgnoreDecor *)copy->ignores->pdata[i])->columns, old_name, name);
  return copy;
}

/**
 * relata_decor_rename_parent:
 * @old_name: a table
 * @name: what it is called now
 *
 * Returns: (transfer full): @self with its virtual relationships leading to the new name
 */
RelataDecor *
relata_decor_rename_parent (const RelataDecor *self, const char *old_name, const char *name)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && old_name != NULL && name != NULL, NULL);

  copy = relata_decor_copy (self);
  for (guint i = 0; i < copy->references->len; i++)
    {
      RelataReferenceDecor *reference = copy->references->pdata[i];

      if (!relata_name_equal (reference->parent, old_name))
        continue;
      g_free (reference->parent);
      reference->parent = g_strdup (name);
    }
  return copy;
}

/**
 * relata_decor_rename_parent_column:
 * @parent: a table
 * @old_name: a column of it
 * @name: what it is called now
 *
 * Returns: (transfer full): @self with its virtual relationships to @parent renamed likewise
 */
RelataDecor *
relata_decor_rename_parent_column (const RelataDecor *self,
                                   const char *parent,
                                   const char *old_name,
                                   const char *name)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && parent != NULL, NULL);
  g_return_val_if_fail (old_name != NULL && name != NULL, NULL);

  copy = relata_decor_copy (self);
  for (guint i = 0; i < copy->references->len; i++)
    {
      RelataReferenceDecor *reference = copy->references->pdata[i];

      if (relata_name_equal (reference->parent, parent))
        rename_in (reference->parent_columns, old_name, name);
    }
  return copy;
}

static gboolean
names_column (char **names, const char *name)
{
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (relata_name_equal (names[i], name))
      return TRUE;
  return FALSE;
}

/**
 * relata_decor_remove_column:
 * @name: a column that is no longer there
 *
 * Returns: (transfer full): @self without the facts that speak of the column
 */
RelataDecor *
relata_decor_remove_column (const RelataDecor *self, const char *name)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  copy = relata_decor_copy (self);
  if (copy->label != NULL && relata_label_mentions_column (copy->label, name))
    relata_decor_put_label (copy, NULL);
  for (guint i = copy->ends->len; i-- > 0;)
    if (names_column (((RelataEndsDecor *)copy->ends->pdata[i])->columns, name))
      g_ptr_array_remove_index (copy->ends, i);
  for (guint i = copy->through->len; i-- > 0;)
    {
      RelataThroughDecor *through = copy->through->pdata[i];

      if (names_column (through->columns, name) || names_column (through->other_columns, name))
        g_ptr_array_remove_index (copy->through, i);
    }
  for (guint i = copy->references->len; i-- > 0;)
    if (names_column (((RelataReferenceDecor *)copy->references->pdata[i])->columns, name))
      g_ptr_array_remove_index (copy->references, i);
  for (guint i = copy->ignores->len; i-- > 0;)
    if (names_column (((RelataIgnoreDecor *)copy->ignores->pdata[i])->columns, name))
      g_ptr_array_remove_index (copy->ignores, i);
  return copy;
}
