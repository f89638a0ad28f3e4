/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What several rules ask of a table. Any thread. */

#include "config.h"

#include "base/relata-text.h"
#include "check/relata-item-check.h"

gboolean
relata_check_is_null_text (const RelataDef *def, const RelataExpr *expr)
{
  g_autofree char *text = relata_def_dup_span (def, expr->span);

  return relata_text_ascii_casecmp (text, "NULL") == 0;
}

const char *
relata_check_get_collation (const RelataTableDef *table, int column)
{
  const char *collation = column >= 0 ? table->columns[column].collation : NULL;

  return collation != NULL ? collation : "BINARY";
}

const char *
relata_check_get_indexed_collation (const RelataTableDef *table, const RelataIndexedColumn *indexed)
{
  if (indexed->collation != NULL)
    return indexed->collation;
  return relata_check_get_collation (table, relata_indexed_column_find (indexed, table));
}
