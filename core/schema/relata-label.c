/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Label templates: choosing, reading, following a rename. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "schema/relata-label.h"
#include "sql/relata-name.h"

/* Reads the field at @p, which is on its brace: the name up to a brace that closes it.
 * With @doubled, two closing braces are one in the name. */
static const char *
read_field (const char *p, gboolean doubled, char **name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (p++; *p != '\0'; p++)
    {
      if (*p == '}' && (!doubled || p[1] != '}'))
        {
          *name = g_string_free (g_steal_pointer (&text), FALSE);
          return p + 1;
        }
      if ((*p == '}' || *p == '{') && p[1] == *p)
        p++;
      g_string_append_c (text, *p);
    }
  return NULL;
}

typedef gboolean (*IsColumn) (const char *name, gconstpointer data);

/* "{a}}}" may be {a} and a brace, or {a}}; the first that names a column is meant. */
static const char *
find_field (const char *p, IsColumn is_column, gconstpointer data, char **name)
{
  for (int doubled = 0; doubled < 2; doubled++)
    {
      g_autofree char *found = NULL;
      const char *end = read_field (p, doubled, &found);

      if (end == NULL || !is_column (found, data))
        continue;
      *name = g_steal_pointer (&found);
      return end;
    }
  return NULL;
}

static void
append_name (GString *text, const char *name)
{
  g_string_append_c (text, '{');
  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '{' || *p == '}')
        g_string_append_c (text, *p);
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '}');
}

static gboolean
is_name (const char *name, gconstpointer data)
{
  return relata_name_equal (name, data);
}

/**
 * relata_label_rename_column:
 * @label: a template
 * @old_name: a column
 * @name: what it is called now
 *
 * Returns: (transfer full): the template with the column renamed
 */
char *
relata_label_rename_column (const char *label, const char *old_name, const char *name)
{
  GString *text = g_string_new (NULL);
  const char *p = label;

  g_return_val_if_fail (label != NULL && old_name != NULL && name != NULL, NULL);

  while (*p != '\0')
    {
      g_autofree char *found = NULL;
      const char *end = NULL;
      gsize n = (*p == '{' || *p == '}') && p[1] == *p ? 2 : 1;

      if (*p == '{' && n == 1)
        end = find_field (p, is_name, old_name, &found);
      if (end != NULL)
        append_name (text, name);
      else
        g_string_append_len (text, p, (gssize)n);
      p = end != NULL ? end : p + n;
    }
  return g_string_free (text, FALSE);
}

/**
 * relata_label_mentions_column:
 * @label: a template
 * @name: a column
 *
 * Returns: whether the template shows the column
 */
gboolean
relata_label_mentions_column (const char *label, const char *name)
{
  g_return_val_if_fail (label != NULL && name != NULL, FALSE);

  for (const char *p = label; *p != '\0'; p++)
    {
      g_autofree char *found = NULL;

      if ((*p == '{' || *p == '}') && p[1] == *p)
        p++;
      else if (*p == '{' && find_field (p, is_name, name, &found) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
clear_part (gpointer data)
{
  g_free (((RelataLabelPart *)data)->text);
}

static void
add_text (GArray *parts, GString *text)
{
  RelataLabelPart part = { 0 };

  if (text->len == 0)
    return;
  part.text = g_strdup (text->str);
  g_array_append_val (parts, part);
  g_string_truncate (text, 0);
}

static gboolean
is_table_column (const char *name, gconstpointer data)
{
  return relata_table_def_find_column (data, name) >= 0;
}

static void
set_field_error (const char *p, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (read_field (p, FALSE, &name) == NULL)
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_SYNTAX,
                           _ ("The label has an opening brace that nothing closes."));
      return;
    }
  shown = relata_text_for_display (name, -1, 60);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND,
               _ ("The label names the column “%s”, which the table does not have."), shown);
}

/**
 * relata_label_parse:
 * @label: a template
 * @table: the table it is for
 * @error: return location: %RELATA_ERROR_SYNTAX for a lone brace, %RELATA_ERROR_NOT_FOUND for an
 *   unknown column
 *
 * Returns: (transfer full) (nullable) (element-type RelataLabelPart): its parts; the array frees
 *   them
 */
GArray *
relata_label_parse (const char *label, const RelataTableDef *table, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (RelataLabelPart));
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = label;

  g_return_val_if_fail (label != NULL && table != NULL, NULL);

  g_array_set_clear_func (parts, clear_part);
  while (*p != '\0')
    {
      g_autofree char *name = NULL;
      RelataLabelPart part = { 0 };

      if ((*p != '{' && *p != '}') || p[1] == *p)
        {
          gsize n = *p == '{' || *p == '}' ? 2 : 1;

          g_string_append_c (text, *p);
          p += n;
          continue;
        }
      if (*p == '}')
        {
          g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_SYNTAX,
                               _ ("The label has a closing brace that nothing opens."));
          return NULL;
        }
      add_text (parts, text);
      const char *end = find_field (p, is_table_column, table, &name);
      if (end == NULL)
        {
          set_field_error (p, error);
          return NULL;
        }
      part.column = (guint)relata_table_def_find_column (table, name);
      g_array_append_val (parts, part);
      p = end;
    }
  add_text (parts, text);
  return g_steal_pointer (&parts);
}

/* What a table's own columns suggest. */
typedef struct
{
  const RelataTableDef *table;
  GPtrArray *indexes;
} Chooser;

static gboolean
is_text (const RelataTableDef *table, guint column)
{
  return table->columns[column].affinity == RELATA_AFFINITY_TEXT
         && *table->columns[column].name != '{';
}

static gboolean
is_unique (const Chooser *chooser, guint column)
{
  if (relata_table_def_column_is_unique (chooser->table, column))
    return TRUE;
  for (guint i = 0; i < chooser->indexes->len; i++)
    {
      const RelataIndexDef *index
          = relata_def_index (((RelataItem *)chooser->indexes->pdata[i])->def);

      if (index->unique && index->n_columns == 1 && relata_expr_is_empty (&index->where)
          && index->columns[0].name != NULL
          && relata_name_equal (index->columns[0].name, chooser->table->columns[column].name))
        return TRUE;
    }
  return FALSE;
}

/* The only unique text column outside of the primary key; -1 if there are none or more. */
static int
find_unique_text (const Chooser *chooser)
{
  int found = -1;

  for (guint i = 0; i < chooser->table->n_columns; i++)
    {
      if (!is_text (chooser->table, i) || !is_unique (chooser, i)
          || relata_table_def_column_in_primary_key (chooser->table, i))
        continue;
      if (found >= 0)
        return -1;
      found = (int)i;
    }
  return found;
}

static gboolean
name_contains (const RelataTableDef *table, guint column, const char *word)
{
  g_autofree char *name = g_ascii_strdown (table->columns[column].name, -1);

  return strstr (name, word) != NULL;
}

static int
find_named (const RelataTableDef *table, const char *name)
{
  int column = relata_table_def_find_column (table, name);

  return column >= 0 && is_text (table, (guint)column) ? column : -1;
}

static int
find_containing (const RelataTableDef *table, const char *word, const char *other)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (is_text (table, i) && name_contains (table, i, word)
        && (other == NULL || name_contains (table, i, other)))
      return (int)i;
  return -1;
}

static char *
make_template (const RelataTableDef *table, int first, int second)
{
  GString *text = g_string_new (NULL);

  append_name (text, table->columns[first].name);
  if (second >= 0)
    {
      g_string_append_c (text, ' ');
      append_name (text, table->columns[second].name);
    }
  return g_string_free (text, FALSE);
}

static char *
choose (const Chooser *chooser)
{
  static const char *const words[] = { "title", "name", "label", "display", "description" };
  const RelataTableDef *table = chooser->table;
  int column = find_unique_text (chooser);
  int first, last;

  if (column < 0)
    column = find_named (table, "name");
  if (column >= 0)
    return make_template (table, column, -1);
  first = find_containing (table, "first", "name");
  last = find_containing (table, "last", "name");
  if (first >= 0 && last >= 0)
    return make_template (table, first, last);
  column = find_named (table, "title");
  for (gsize i = 0; i < G_N_ELEMENTS (words) && column < 0; i++)
    column = find_containing (table, words[i], NULL);
  return column >= 0 ? make_template (table, column, -1) : NULL;
}

/**
 * relata_label_suggest:
 * @table: id of a table
 *
 * Returns: (transfer full) (nullable): the template that the rule chooses; %NULL if no column
 *   says what a record is, so that its key is shown
 */
char *
relata_label_suggest (RelataSnapshot *snapshot, guint table)
{
  const RelataTableDef *def;
  g_autoptr (GPtrArray) indexes = NULL;
  Chooser chooser;

  g_return_val_if_fail (snapshot != NULL, NULL);

  def = relata_item_table (relata_snapshot_get (snapshot, table));
  if (def == NULL)
    return NULL;
  indexes = relata_snapshot_get_indexes_of (snapshot, def->base.name);
  chooser = (Chooser){ def, indexes };
  return choose (&chooser);
}

/**
 * relata_label_get_template:
 * @table: id of a table
 *
 * Returns: (transfer full) (nullable): the template set for the table, if it can be used, else
 *   the one that relata_label_suggest() suggests
 */
char *
relata_label_get_template (RelataSnapshot *snapshot, guint table)
{
  RelataItem *item;
  const RelataTableDef *def;
  g_autoptr (GArray) parts = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  item = relata_snapshot_get (snapshot, table);
  def = relata_item_table (item);
  if (def != NULL && item->decor->label != NULL)
    parts = relata_label_parse (item->decor->label, def, NULL);
  return parts != NULL ? g_strdup (item->decor->label) : relata_label_suggest (snapshot, table);
}
