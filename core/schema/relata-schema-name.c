/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Naming the ends of relationships: what a user may call them, and where it is written. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "schema/relata-decor-private.h"
#include "schema/relata-relationship.h"
#include "schema/relata-schema-edit-private.h"
#include "schema/relata-words.h"
#include "sql/relata-name.h"

#define MAX_SHOWN_CHARS 60

static gboolean
is_own_column (const RelataRelationship *relationship, guint end, int column)
{
  if (relationship->kind == RELATA_MANY_TO_MANY || end != 0)
    return FALSE;
  for (guint i = 0; i < relationship->n_columns; i++)
    if (relationship->child_columns[i] == column)
      return TRUE;
  return FALSE;
}

/* Whether a column of the table it stands on, or another end there, has the name. */
static gboolean
is_taken (RelataSnapshot *snapshot,
          const RelataRelationship *relationship,
          guint end,
          const char *name)
{
  guint id = relationship->ends[end].table;
  const RelataTableDef *table = relata_item_table (relata_snapshot_get (snapshot, id));
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);
  int column = table != NULL ? relata_table_def_find_column (table, name) : -1;
  RelataEndRef other;

  if (column >= 0 && !is_own_column (relationship, end, column))
    return TRUE;
  return relata_relationships_find_end (relationships, id, name, &other)
         && !(other.relationship == relationship && other.end == end);
}

static gboolean
check_end_name (RelataSnapshot *snapshot,
                const RelataRelationship *relationship,
                guint end,
                const char *name,
                GError **error)
{
  g_autofree char *shown = relata_text_for_display (name, -1, MAX_SHOWN_CHARS);

  if (!relata_words_is_identifier (name))
    return relata_schema_fail (
        error, _ ("“%s” cannot be a name of an end: it is to be of letters, digits and “_”."),
        shown);
  if (relata_words_is_reserved (name))
    return relata_schema_fail (error, _ ("“%s” is a reserved word."), shown);
  if (is_taken (snapshot, relationship, end, name))
    return relata_schema_fail (error, _ ("The table has a column or an end called “%s” already."),
                               shown);
  return TRUE;
}

/* What is to be written for the two ends: what was given to the one that is not named now, and
 * nothing where the rule says the same. */
static gboolean
choose_names (RelataSnapshot *snapshot,
              const RelataRelationship *relationship,
              guint end,
              const char *name,
              const char *chosen[2],
              GError **error)
{
  const RelataEnd *other = &relationship->ends[1 - end];

  if (name != NULL && *name == '\0')
    name = NULL;
  if (name != NULL && !check_end_name (snapshot, relationship, end, name, error))
    return FALSE;
  if (name != NULL && g_str_equal (name, relationship->ends[end].rule_name))
    name = NULL;
  chosen[end] = name;
  chosen[1 - end] = g_str_equal (other->name, other->rule_name) ? NULL : other->name;
  return TRUE;
}

static gboolean
need_relationship (const RelataRelationship *relationship, GError **error)
{
  if (relationship != NULL)
    return TRUE;
  return relata_schema_fail (error, _ ("The relationship is no longer there."));
}

static const RelataForeignKeyDef *
get_foreign_key (RelataSnapshot *snapshot, guint table, guint position)
{
  return &relata_item_table (relata_snapshot_get (snapshot, table))->foreign_keys[position];
}

/* The decorations speak of a foreign key by its columns, so of two over the same only the first
 * can be named. */
static gboolean
check_only_one (RelataSnapshot *snapshot, guint table, guint position, GError **error)
{
  const RelataForeignKeyDef *fk = get_foreign_key (snapshot, table, position);

  for (guint i = 0; i < position; i++)
    if (relata_columns_equal ((const char *const *)get_foreign_key (snapshot, table, i)->columns,
                              (const char *const *)fk->columns))
      return relata_schema_fail (
          error, _ ("Another foreign key is over the same columns, so this one cannot be named."));
  return TRUE;
}

/**
 * relata_schema_set_end_name:
 * @edit: an edit
 * @relationship_table: id of the table with the foreign key
 * @foreign_key: position among its foreign keys
 * @reverse: the end on the parent, not the one on the table
 * @name: (nullable): the attribute; %NULL leaves it to the rule
 * @error: return location
 *
 * Names an end of a foreign key. A name that is the rule's own is not written.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_set_end_name (RelataEdit *edit,
                            guint relationship_table,
                            guint foreign_key,
                            gboolean reverse,
                            const char *name,
                            GError **error)
{
  RelataSnapshot *snapshot;
  const RelataRelationship *relationship;
  const char *chosen[2];
  g_autoptr (RelataDecor) decor = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  snapshot = relata_edit_get_snapshot (edit);
  relationship = relata_relationships_find (relata_snapshot_get_relationships (snapshot),
                                            relationship_table, foreign_key);
  if (!need_relationship (relationship, error)
      || !check_only_one (snapshot, relationship_table, foreign_key, error)
      || !choose_names (snapshot, relationship, reverse ? 1 : 0, name, chosen, error))
    return FALSE;
  decor = relata_decor_with_ends (
      relata_snapshot_get (snapshot, relationship_table)->decor,
      (const char *const *)get_foreign_key (snapshot, relationship_table, foreign_key)->columns,
      chosen[0], chosen[1]);
  relata_edit_set_decor (edit, relationship_table, decor);
  return TRUE;
}

/**
 * relata_schema_set_through_name:
 * @edit: an edit
 * @association: id of the table in the middle of a many-to-many
 * @reverse: the second end of the relationship, not the first
 * @name: (nullable): the attribute; %NULL leaves it to the rule
 * @error: return location
 *
 * Names an end of a many-to-many.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_set_through_name (
    RelataEdit *edit, guint association, gboolean reverse, const char *name, GError **error)
{
  RelataSnapshot *snapshot;
  const RelataRelationship *relationship;
  const char *chosen[2];
  g_autoptr (RelataDecor) decor = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  snapshot = relata_edit_get_snapshot (edit);
  relationship = relata_relationships_find_association (
      relata_snapshot_get_relationships (snapshot), association);
  if (!need_relationship (relationship, error)
      || !choose_names (snapshot, relationship, reverse ? 1 : 0, name, chosen, error))
    return FALSE;
  decor = relata_decor_with_through (
      relata_snapshot_get (snapshot, association)->decor,
      (const char *const *)get_foreign_key (snapshot, association, relationship->foreign_key)
          ->columns,
      chosen[0],
      (const char *const *)get_foreign_key (snapshot, association, relationship->other_foreign_key)
          ->columns,
      chosen[1]);
  relata_edit_set_decor (edit, association, decor);
  return TRUE;
}

/**
 * relata_schema_set_reference_name:
 * @edit: an edit
 * @table: id of the table with the virtual relationship
 * @reference: position among the references of its decoration
 * @reverse: the end on the parent, not the one on the table
 * @name: (nullable): the attribute; %NULL leaves it to the rule
 * @error: return location
 *
 * Names an end of a virtual relationship.
 *
 * Returns: whether it could be done
 */
gboolean
relata_schema_set_reference_name (RelataEdit *edit,
                                  guint table,
                                  guint reference,
                                  gboolean reverse,
                                  const char *name,
                                  GError **error)
{
  RelataSnapshot *snapshot;
  const RelataRelationship *relationship;
  const char *chosen[2];
  g_autoptr (RelataDecor) decor = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);

  snapshot = relata_edit_get_snapshot (edit);
  relationship = relata_relationships_find_virtual (relata_snapshot_get_relationships (snapshot),
                                                    table, reference);
  if (!need_relationship (relationship, error)
      || !choose_names (snapshot, relationship, reverse ? 1 : 0, name, chosen, error))
    return FALSE;
  decor = relata_decor_copy (relata_snapshot_get (snapshot, table)->decor);
  relata_decor_name_reference (decor, reference, chosen[0], chosen[1]);
  relata_edit_set_decor (edit, table, decor);
  return TRUE;
}
