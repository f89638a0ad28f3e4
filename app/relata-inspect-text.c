/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The tables of a design as an outline for a person. */

#include "config.h"

#include "base/relata-text.h"
#include "relata-inspect.h"
#include "schema/relata-relationship.h"

#define NAME_CHARS 60

static void
append_name (GString *out, const char *name)
{
  g_autofree char *shown = relata_text_for_display (name, -1, NAME_CHARS);

  g_string_append (out, shown);
}

/* In SQL's own words, which are those of every language. */
static void
append_column (GString *out, const RelataTableDef *table, guint index)
{
  const RelataColumnDef *column = &table->columns[index];

  g_string_append (out, "  ");
  append_name (out, column->name);
  if (*column->type != '\0')
    {
      g_string_append_c (out, ' ');
      append_name (out, column->type);
    }
  if (relata_table_def_column_in_primary_key (table, index))
    g_string_append (out, " PRIMARY KEY");
  else if (relata_table_def_column_is_unique (table, index))
    g_string_append (out, " UNIQUE");
  if (column->not_null)
    g_string_append (out, " NOT NULL");
  if (column->generated != RELATA_GENERATED_NONE)
    g_string_append (out, " GENERATED");
  g_string_append_c (out, '\n');
}

/* ".books -> books *": its name, where it leads, and an asterisk if to any number. */
static void
append_end (GString *out, RelataSnapshot *snapshot, const RelataEnd *end)
{
  RelataItem *target = relata_snapshot_get (snapshot, end->target);

  g_string_append (out, "    .");
  append_name (out, end->name);
  g_string_append (out, " -> ");
  append_name (out, target != NULL ? target->def->name : "?");
  g_string_append (out, end->list ? " *\n" : "\n");
}

static void
append_table (GString *out, RelataSnapshot *snapshot, const RelataItem *item)
{
  const RelataTableDef *table = relata_item_table (item);
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);
  guint n_ends;
  const RelataEndRef *ends = relata_relationships_get_ends (relationships, item->id, &n_ends);

  if (out->len > 0)
    g_string_append_c (out, '\n');
  append_name (out, table->base.name);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < table->n_columns; i++)
    append_column (out, table, i);
  for (guint i = 0; i < n_ends; i++)
    append_end (out, snapshot, relata_end_ref_get (&ends[i]));
}

/**
 * relata_inspect_write_text:
 * @out: takes lines
 */
void
relata_inspect_write_text (RelataDesignContents *contents, GString *out)
{
  RelataSnapshot *snapshot = contents->snapshot;

  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      const RelataItem *item = relata_snapshot_get_item (snapshot, i);

      if (relata_item_table (item) != NULL)
        append_table (out, snapshot, item);
    }
}
