/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What several rules ask of a table. Any thread. */

#include "config.h"

#include "base/relata-text.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

/* Whether what it creates is in the temporary schema, as far as the statement itself tells. */
gboolean
relata_check_is_temporary (const RelataDef *def)
{
  return def->temporary
         || (def->schema_name != NULL && relata_name_equal (def->schema_name, "temp"));
}

/* Likewise, where an index or a trigger on a temporary table is temporary too. */
gboolean
relata_check_is_temporary_item (RelataSnapshot *snapshot, const RelataItem *item)
{
  const RelataIndexDef *index = relata_def_index (item->def);
  const RelataTriggerDef *trigger = relata_def_trigger (item->def);
  const RelataItem *table = NULL;

  if (index != NULL)
    table = relata_snapshot_find_table (snapshot, index->table);
  if (trigger != NULL)
    table = relata_snapshot_find_table (snapshot, trigger->table);
  return relata_check_is_temporary (item->def)
         || (table != NULL && relata_check_is_temporary (table->def));
}

gboolean
relata_check_is_rowid_name (const char *name)
{
  return relata_name_equal (name, "rowid") || relata_name_equal (name, "oid")
         || relata_name_equal (name, "_rowid_");
}

gboolean
relata_check_is_number (RelataAffinity affinity)
{
  return affinity != RELATA_AFFINITY_TEXT && affinity != RELATA_AFFINITY_BLOB;
}

/* Whether SQLite compares values of the two without turning a text into a number. */
gboolean
relata_check_compares_alike (RelataAffinity a, RelataAffinity b)
{
  return a == b || (relata_check_is_number (a) && relata_check_is_number (b));
}

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
