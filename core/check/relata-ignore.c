/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Ignoring a finding: a decoration of its item that names the rule and the columns. Any
 * thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "check/relata-check.h"
#include "check/relata-item-check.h"

/* The columns by which a decoration names the place, or NULL for the item as a whole. */
static GPtrArray *
name_place (const RelataTableDef *table, RelataPlace place)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (table == NULL)
    return NULL;
  if (place.kind == RELATA_PLACE_COLUMN && place.index < table->n_columns)
    g_ptr_array_add (names, table->columns[place.index].name);
  if (place.kind == RELATA_PLACE_KEY && place.index < table->n_keys)
    for (guint i = 0; i < table->keys[place.index].n_columns; i++)
      g_ptr_array_add (names, table->keys[place.index].columns[i].name);
  if (place.kind == RELATA_PLACE_FOREIGN_KEY && place.index < table->n_foreign_keys)
    for (guint i = 0; i < table->foreign_keys[place.index].n_columns; i++)
      g_ptr_array_add (names, table->foreign_keys[place.index].columns[i]);
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_steal_pointer (&names);
}

static RelataItem *
find_item (const RelataFinding *finding, RelataEdit *edit, GError **error)
{
  RelataItem *item = relata_snapshot_get (relata_edit_get_snapshot (edit), finding->place.item);

  if (item == NULL)
    g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT,
                         _ ("Cannot ignore the problem: its table is gone"));
  return item;
}

/**
 * relata_finding_ignore:
 * @edit: gets the decoration
 * @reason: (nullable): why it is ignored
 *
 * Returns: %TRUE, or %FALSE with %RELATA_ERROR_INVALID_EDIT if the item is gone
 */
gboolean
relata_finding_ignore (const RelataFinding *finding,
                       RelataEdit *edit,
                       const char *reason,
                       GError **error)
{
  g_autoptr (RelataDecor) decor = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  RelataItem *item;

  g_return_val_if_fail (finding != NULL && edit != NULL, FALSE);

  item = find_item (finding, edit, error);
  if (item == NULL)
    return FALSE;
  if (relata_place_is_ignored (item, finding->rule, finding->place))
    return TRUE;
  columns = name_place (relata_item_table (item), finding->place);
  decor = relata_decor_with_ignore (item->decor, finding->rule,
                                    columns != NULL ? (const char *const *)columns->pdata : NULL,
                                    reason);
  relata_edit_set_decor (edit, item->id, decor);
  return TRUE;
}

/**
 * relata_finding_unignore:
 * @edit: loses every decoration that ignores the finding
 *
 * Returns: %TRUE, or %FALSE with %RELATA_ERROR_INVALID_EDIT if the item is gone
 */
gboolean
relata_finding_unignore (const RelataFinding *finding, RelataEdit *edit, GError **error)
{
  g_autoptr (RelataDecor) decor = NULL;
  RelataItem *item;
  int index;

  g_return_val_if_fail (finding != NULL && edit != NULL, FALSE);

  item = find_item (finding, edit, error);
  if (item == NULL)
    return FALSE;
  decor = relata_decor_ref (item->decor);
  while ((index = relata_place_find_ignore (item, decor, finding->rule, finding->place)) >= 0)
    {
      RelataDecor *next = relata_decor_without_ignore (decor, index);

      relata_decor_unref (decor);
      decor = next;
    }
  if (decor != item->decor)
    relata_edit_set_decor (edit, item->id, decor);
  return TRUE;
}
