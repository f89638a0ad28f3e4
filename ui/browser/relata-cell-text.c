/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Values as plain text and as markup. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "browser/relata-cell-text.h"

#define MAX_CHARS 300

static gboolean
is_empty_text (const RelataCell *cell)
{
  gsize length;

  relata_value_get_data (cell->value, &length);
  return relata_value_get_kind (cell->value) == RELATA_VALUE_TEXT && length == 0;
}

static char *
describe_blob (const RelataCell *cell)
{
  g_autofree char *size = g_format_size ((guint64)cell->size);

  /* Translators: a binary value of that size, as "blob, 12.3 kB". */
  return g_strdup_printf (_ ("blob, %s"), size);
}

/* A word that stands for a value which has no text, or NULL. */
static char *
describe_special (const RelataCell *cell)
{
  if (relata_value_is_null (cell->value))
    return g_strdup ("NULL");
  if (relata_value_get_kind (cell->value) == RELATA_VALUE_BLOB)
    return describe_blob (cell);
  if (is_empty_text (cell))
    return g_strdup (_ ("empty"));
  return NULL;
}

/* The text as it is, without the label of the record it refers to. */
static char *
describe_value (const RelataCell *cell)
{
  g_autofree char *text = relata_value_to_display (cell->value, MAX_CHARS);

  return cell->cut && !g_str_has_suffix (text, "…") ? g_strconcat (text, "…", NULL)
                                                    : g_steal_pointer (&text);
}

/**
 * relata_cell_dup_text:
 *
 * Returns: (transfer full): the value on one line, with the label of what it refers to first;
 *   plain text
 */
char *
relata_cell_dup_text (const RelataCell *cell)
{
  g_autofree char *special = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  special = describe_special (cell);
  if (special != NULL)
    return g_steal_pointer (&special);
  value = describe_value (cell);
  if (cell->label == NULL)
    return g_steal_pointer (&value);
  label = relata_text_for_display (cell->label, -1, MAX_CHARS);
  return g_strdup_printf ("%s %s", label, value);
}

/**
 * relata_cell_dup_markup:
 *
 * Returns: (transfer full): the same as Pango markup: what stands for a missing text, and the
 *   key behind a label, are dimmed
 */
char *
relata_cell_dup_markup (const RelataCell *cell)
{
  g_autofree char *special = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  special = describe_special (cell);
  if (special != NULL)
    return g_markup_printf_escaped ("<span alpha=\"55%%\" style=\"italic\">%s</span>", special);
  value = describe_value (cell);
  if (cell->label == NULL)
    return g_markup_escape_text (value, -1);
  label = relata_text_for_display (cell->label, -1, MAX_CHARS);
  return g_markup_printf_escaped ("%s <span alpha=\"55%%\">%s</span>", label, value);
}
