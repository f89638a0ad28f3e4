/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Making relationships, and naming their ends. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/relata-text.h"
#include "schema/relata-decor-private.h"
#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit-private.h"
#include "schema/relata-words.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"

#define MAX_SHOWN_CHARS 60

static char *
dup_singular (const RelataTableDef *table)
{
  g_autofree char *word = relata_words_to_snake (table->base.name);

  return relata_words_singular (*word != '\0' ? word : "record");
}

/* What a column is called that refers to @column of @parent: "author_id", or the column's own
 * name if that says it already ("ArtistId"). */
static char *
make_reference_name (const RelataTableDef *parent, guint column, gboolean to_itself)
{
  const char *name = parent->columns[column].name;
  g_autofree char *word = relata_words_to_snake (name);
  g_autofree char *singular = dup_singular (parent);

  if (to_itself)
    return g_strconcat ("parent_", *word != '\0' ? word : "key", NULL);
  if (g_str_has_prefix (word, singular))
    return g_strdup (name);
  return g_strconcat (singular, "_", *word != '\0' ? word : "key", NULL);
}

/* The child with a new column for the reference. */
static RelataDef *
add_reference_column (const RelataTableDef *child,
                      const RelataTableDef *parent,
                      guint parent_column,
                      char **name,
                      GError **error)
{
  g_autofree char *base = make_reference_name (parent, parent_column, child == parent);

  *name = relata_schema_free_column_name (child, base);
  return relata_table_def_add_column (child, child->n_columns, *name,
                                      parent->columns[parent_column].type, error);
}

static gboolean
is_same_reference (const RelataForeignKeyDef *fk, const RelataForeignKeySpec *spec)
{
  return relata_name_equal (fk->parent, spec->parent)
         && relata_columns_equal ((const char *const *)fk->columns, spec->columns)
         && relata_columns_equal ((const char *const *)fk->parent_columns, spec->parent_columns);
}

static int
find_reference (const RelataTableDef *table, const RelataForeignKeySpec *spec)
{
  for (guint i = 0; i < table->n_foreign_keys; i++)
    if (is_same_reference (&table->foreign_keys[i], spec))
      return (int)i;
  return -1;
}

/**
 * relata_schema_add_foreign_key:
 * @edit: an edit
 * @child: id of the table that is to refer
 * @child_column: position of the column that is to refer; -1 makes a new one
 * @parent: id of the table to refer to, maybe @child itself
 * @parent_column: position of the column to refer to
 * @error: return location
 *
 * Adds a foreign key of one column. A new column is called after the parent and typed like the
 * column it refers to.
 *
 * Returns: the foreign key's position among those of @child; -1 on error
 */
int
relata_schema_add_foreign_key (RelataEdit *edit,
                               guint child,
                               int child_column,
                               guint parent,
                               guint parent_column,
                               GError **error)
{
  RelataSnapshot *snapshot;
  const RelataTableDef *child_def, *parent_def;
  g_autoptr (RelataDef) wider = NULL, def = NULL;
  g_autofree char *new_name = NULL;
  RelataForeignKeySpec spec = { 0 };

  g_return_val_if_fail (edit != NULL, -1);

  snapshot = relata_edit_get_snapshot (edit);
  child_def = relata_schema_need_table (snapshot, child, error);
  parent_def = child_def != NULL ? relata_schema_need_table (snapshot, parent, error) : NULL;
  if (parent_def == NULL || !relata_schema_need_column (parent_def, (int)parent_column, error)
      || (child_column >= 0 && !relata_schema_need_column (child_def, child_column, error)))
    return -1;
  if (child_column < 0)
    {
      wider = add_reference_column (child_def, parent_def, parent_column, &new_name, error);
      if (wider == NULL)
        return -1;
    }
  spec.columns
      = (const char *const[]){ new_name != NULL ? new_name : child_def->columns[child_column].name,
                               NULL };
  spec.parent = parent_def->base.name;
  spec.parent_columns = (const char *const[]){ parent_def->columns[parent_column].name, NULL };
  if (find_reference (child_def, &spec) >= 0)
    return relata_schema_fail (error, _ ("There is such a foreign key already.")), -1;
  def = relata_table_def_add_foreign_key (wider != NULL ? relata_def_table (wider) : child_def,
                                          &spec, error);
  if (def == NULL)
    return -1;
  relata_edit_set_def (edit, child, def);
  return find_reference (relata_def_table (def), &spec);
}

/* One side of an association that is being made. */
typedef struct
{
  const RelataTableDef *table;
  char *singular;
  GPtrArray *columns; /* of the association */
  GArray *keys;       /* int: positions of the key in the table */
} Side;

static void
clear_side (Side *side)
{
  g_free (side->singular);
  g_clear_pointer (&side->columns, g_ptr_array_unref);
  g_clear_pointer (&side->keys, g_array_unref);
}

static gboolean
name_side (Side *side, const RelataTableDef *table, gboolean is_second_of_same, GError **error)
{
  const RelataKeyDef *key = relata_table_def_get_primary_key (table);
  g_autofree char *shown = relata_text_for_display (table->base.name, -1, MAX_SHOWN_CHARS);

  side->table = table;
  side->singular = dup_singular (table);
  side->columns = g_ptr_array_new_with_free_func (g_free);
  side->keys = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; key != NULL && i < key->n_columns; i++)
    {
      const char *name = key->columns[i].name;
      int position = name != NULL ? relata_table_def_find_column (table, name) : -1;
      g_autofree char *base = NULL;

      if (position < 0)
        continue;
      base = make_reference_name (table, (guint)position, FALSE);
      g_array_append_val (side->keys, position);
      g_ptr_array_add (side->columns,
                       is_second_of_same ? g_strconcat ("other_", base, NULL) : g_strdup (base));
    }
  if (side->keys->len > 0 && side->keys->len == key->n_columns)
    return TRUE;
  return relata_schema_fail (
      error, _ ("The table “%s” has no primary key that an association could refer to."), shown);
}

/* No two columns of the association may be called the same. */
static void
part_columns (const Side *first, Side *second)
{
  for (guint i = 0; i < second->columns->len; i++)
    for (guint j = 0; j < first->columns->len; j++)
      if (relata_name_equal (second->columns->pdata[i], first->columns->pdata[j]))
        {
          char *name = g_strconcat (second->singular, "_", second->columns->pdata[i], NULL);

          g_free (second->columns->pdata[i]);
          second->columns->pdata[i] = name;
        }
}

static void
append_list (GString *sql, const Side *side)
{
  for (guint i = 0; i < side->columns->len; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      relata_name_append (sql, side->columns->pdata[i]);
    }
}

static const RelataColumnDef *
get_key_column (const Side *side, guint i)
{
  return &side->table->columns[g_array_index (side->keys, int, i)];
}

static void
append_reference (GString *sql, const Side *side)
{
  g_string_append (sql, "REFERENCES ");
  relata_name_append (sql, side->table->base.name);
  for (guint i = 0; i < side->keys->len; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "(");
      relata_name_append (sql, get_key_column (side, i)->name);
    }
  g_string_append (sql, ") ON DELETE CASCADE");
}

/* The type as it is written, so that one in quotes stays one. */
static void
append_type (GString *sql, const Side *side, guint i)
{
  RelataSpan span = get_key_column (side, i)->type_span;

  if (span.end == span.start)
    return;
  g_string_append_c (sql, ' ');
  g_string_append_len (sql, side->table->base.text + span.start, span.end - span.start);
}

static void
append_columns (GString *sql, const Side *side, const char *newline)
{
  for (guint i = 0; i < side->columns->len; i++)
    {
      g_string_append (sql, "  ");
      relata_name_append (sql, side->columns->pdata[i]);
      append_type (sql, side, i);
      g_string_append (sql, " NOT NULL");
      if (side->columns->len == 1)
        {
          g_string_append_c (sql, ' ');
          append_reference (sql, side);
        }
      g_string_append_printf (sql, ",%s", newline);
    }
}

static void
append_table_reference (GString *sql, const Side *side, const char *newline)
{
  if (side->columns->len == 1)
    return;
  g_string_append_printf (sql, ",%s  FOREIGN KEY (", newline);
  append_list (sql, side);
  g_string_append (sql, ") ");
  append_reference (sql, side);
}

static RelataDef *
make_association (
    const char *name, const Side *first, const Side *second, const char *newline, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE ");

  relata_name_append (sql, name);
  g_string_append_printf (sql, " (%s", newline);
  append_columns (sql, first, newline);
  append_columns (sql, second, newline);
  g_string_append (sql, "  PRIMARY KEY (");
  append_list (sql, first);
  g_string_append (sql, ", ");
  append_list (sql, second);
  g_string_append_c (sql, ')');
  append_table_reference (sql, first, newline);
  append_table_reference (sql, second, newline);
  g_string_append_printf (sql, "%s)", newline);
  return relata_parse_create (sql->str, sql->len, error);
}

/* The primary key serves one direction; this serves the other. */
static RelataDef *
make_reverse_index (RelataSnapshot *snapshot,
                    const char *name,
                    const Side *first,
                    const Side *second)
{
  g_autofree char *base = g_strconcat (name, "_by_", second->singular, NULL);
  g_autofree char *index = relata_schema_free_name (snapshot, base);
  g_autoptr (GString) sql = g_string_new ("CREATE INDEX ");

  relata_name_append (sql, index);
  g_string_append (sql, " ON ");
  relata_name_append (sql, name);
  g_string_append (sql, " (");
  append_list (sql, second);
  g_string_append (sql, ", ");
  append_list (sql, first);
  g_string_append_c (sql, ')');
  return relata_parse_create (sql->str, sql->len, NULL);
}

static char *
make_association_name (RelataSnapshot *snapshot, const Side *first, const Side *second)
{
  g_autofree char *plural = relata_words_plural (second->singular);
  g_autofree char *base = g_strconcat (first->singular, "_", plural, NULL);

  return relata_schema_free_name (snapshot, base);
}

static guint
add_association (RelataEdit *edit,
                 const Side *first,
                 const Side *second,
                 const char *name,
                 RelataDecor *decor,
                 GError **error)
{
  RelataSnapshot *snapshot = relata_edit_get_snapshot (edit);
  g_autofree char *chosen = name != NULL && *name != '\0'
                                ? g_strdup (name)
                                : make_association_name (snapshot, first, second);
  g_autoptr (RelataDef) def = NULL, index = NULL;
  guint id;

  if (!relata_schema_check_name (snapshot, chosen, 0, error))
    return 0;
  def = make_association (chosen, first, second, relata_snapshot_get_newline (snapshot), error);
  if (def == NULL)
    return 0;
  index = make_reverse_index (snapshot, chosen, first, second);
  id = relata_edit_append (edit, def, decor);
  if (index != NULL)
    relata_edit_append (edit, index, NULL);
  return id;
}

/**
 * relata_schema_add_association:
 * @edit: an edit
 * @first: id of a table
 * @second: id of a table, maybe @first itself
 * @name: (nullable): what the association table is to be called; %NULL lets the rule say
 *   ("book_genres")
 * @x: left edge of its box, world units
 * @y: top edge
 * @error: return location
 *
 * Adds a many-to-many: a table of two foreign keys, which are its primary key and go with the
 * records they lead to, and an index for the other direction.
 *
 * Returns: the id of the association table; 0 on error
 */
guint
relata_schema_add_association (
    RelataEdit *edit, guint first, guint second, const char *name, int x, int y, GError **error)
{
  g_autoptr (RelataSnapshot) snapshot = NULL;
  g_autoptr (RelataDecor) nothing = relata_decor_new ();
  g_autoptr (RelataDecor) decor = relata_decor_with_position (nothing, x, y);
  const RelataTableDef *one, *other;
  Side sides[2] = { 0 };
  guint id = 0;

  g_return_val_if_fail (edit != NULL, 0);

  snapshot = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  one = relata_schema_need_table (snapshot, first, error);
  other = one != NULL ? relata_schema_need_table (snapshot, second, error) : NULL;
  if (other == NULL)
    return 0;
  if (name_side (&sides[0], one, FALSE, error) && name_side (&sides[1], other, one == other, error))
    {
      part_columns (&sides[0], &sides[1]);
      id = add_association (edit, &sides[0], &sides[1], name, decor, error);
    }
  clear_side (&sides[0]);
  clear_side (&sides[1]);
  return id;
}
