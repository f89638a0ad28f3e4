/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Conditions of joins and expressions of labels. */

#include "config.h"

#include "browse/relata-browse-private.h"
#include "schema/relata-label.h"
#include "sql/relata-name.h"

#define MAX_LABEL_PARTS 30
#define LABEL_CHARS     "200"

/* relata_sql_append_column:
 *
 * Appends alias."column". */
void
relata_sql_append_column (GString *sql,
                          const char *alias,
                          const RelataTableDef *table,
                          guint column)
{
  g_string_append (sql, alias);
  g_string_append_c (sql, '.');
  relata_name_append (sql, table->columns[column].name);
}

static gboolean
is_numeric (RelataAffinity affinity)
{
  return affinity != RELATA_AFFINITY_BLOB && affinity != RELATA_AFFINITY_TEXT;
}

/* A foreign key's value is compared after it got the affinity of the parent's column
 * (foreignkeys.html, section 3). A comparison of two columns does the same, except where the
 * child's affinity would be applied to the parent (datatype3.html, section 4.2); there the
 * child's column is written as an expression, which has none. */
static gboolean
needs_no_affinity (const RelataColumnDef *parent, const RelataColumnDef *child)
{
  if (parent->affinity == RELATA_AFFINITY_TEXT)
    return is_numeric (child->affinity);
  return parent->affinity == RELATA_AFFINITY_BLOB && child->affinity != RELATA_AFFINITY_BLOB;
}

/* relata_sql_append_join:
 *
 * Appends the condition under which a row of the child belongs to one of the parent. The
 * parent stands on the left: its collation counts (datatype3.html, section 7.1).
 *
 * Returns: %FALSE if columns are missing; then nothing sensible was appended */
gboolean
relata_sql_append_join (GString *sql,
                        RelataSnapshot *snapshot,
                        const RelataRelationship *relationship,
                        const char *parent_alias,
                        const char *child_alias)
{
  const RelataTableDef *parent
      = relata_item_table (relata_snapshot_get (snapshot, relationship->parent));
  const RelataTableDef *child
      = relata_item_table (relata_snapshot_get (snapshot, relationship->child));

  if (parent == NULL || child == NULL || relationship->n_columns == 0)
    return FALSE;
  for (guint i = 0; i < relationship->n_columns; i++)
    {
      int parent_column = relationship->parent_columns[i];
      int child_column = relationship->child_columns[i];

      if (parent_column < 0 || child_column < 0)
        return FALSE;
      if (i > 0)
        g_string_append (sql, " AND ");
      relata_sql_append_column (sql, parent_alias, parent, (guint)parent_column);
      g_string_append (sql, " = ");
      if (needs_no_affinity (&parent->columns[parent_column], &child->columns[child_column]))
        g_string_append_c (sql, '+');
      relata_sql_append_column (sql, child_alias, child, (guint)child_column);
    }
  return TRUE;
}

static void
append_label_column (GString *sql, const RelataTableDef *table, const char *alias, guint column)
{
  g_autoptr (GString) name = g_string_new (NULL);

  relata_sql_append_column (name, alias, table, column);
  g_string_append_printf (sql,
                          "CASE typeof(%s) WHEN 'null' THEN '' WHEN 'blob' THEN '' "
                          "ELSE substr(%s, 1, " LABEL_CHARS ") END",
                          name->str, name->str);
}

static void
append_label_part (GString *sql,
                   const RelataTableDef *table,
                   const char *alias,
                   const RelataLabelPart *part)
{
  g_autofree char *quoted = NULL;

  if (part->text == NULL)
    {
      append_label_column (sql, table, alias, part->column);
      return;
    }
  quoted = relata_sql_quote_string (part->text);
  g_string_append (sql, quoted);
}

/* relata_sql_append_label:
 *
 * Appends one expression that is the label of a row as text, or NULL where it is empty.
 *
 * Returns: %FALSE, and nothing is appended, if the table's records have no label */
gboolean
relata_sql_append_label (GString *sql, RelataSnapshot *snapshot, guint table, const char *alias)
{
  const RelataTableDef *def = relata_item_table (relata_snapshot_get (snapshot, table));
  g_autofree char *label = def != NULL ? relata_label_get_template (snapshot, table) : NULL;
  g_autoptr (GArray) parts = label != NULL ? relata_label_parse (label, def, NULL) : NULL;

  if (parts == NULL || parts->len == 0)
    return FALSE;
  g_string_append (sql, "nullif(");
  for (guint i = 0; i < MIN (parts->len, MAX_LABEL_PARTS); i++)
    {
      if (i > 0)
        g_string_append (sql, " || ");
      append_label_part (sql, def, alias, &g_array_index (parts, RelataLabelPart, i));
    }
  g_string_append (sql, ", '')");
  return TRUE;
}
