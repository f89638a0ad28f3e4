/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Rules on names. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "check/relata-item-check.h"
#include "sql/relata-keyword.h"
#include "sql/relata-name.h"

/* Whether @other is another item, before this one. */
static gboolean
is_earlier (RelataItemCheck *check, const RelataItem *other)
{
  return other != NULL && other != check->item
         && relata_snapshot_get_index (check->snapshot, other->id)
                < relata_snapshot_get_index (check->snapshot, check->item->id);
}

/* Another item of the name in the set of names that the item's own belongs to, before it. */
static const RelataItem *
find_earlier (RelataItemCheck *check)
{
  const char *name = check->item->def->name;
  const RelataItem *other;

  if (check->item->def->kind == RELATA_DEF_TRIGGER)
    {
      other = relata_snapshot_find_trigger (check->snapshot, name);
      return is_earlier (check, other) ? other : NULL;
    }
  other = relata_snapshot_find_table (check->snapshot, name);
  if (is_earlier (check, other))
    return other;
  other = relata_snapshot_find_index (check->snapshot, name);
  return is_earlier (check, other) ? other : NULL;
}

/* A temporary table and a lasting one do not exclude each other; the snapshot finds the lasting
 * one by the name. */
static gboolean
check_shadowed (RelataItemCheck *check)
{
  const RelataItem *other = relata_snapshot_find_table (check->snapshot, check->item->def->name);

  if (check->item->def->kind == RELATA_DEF_INDEX || check->item->def->kind == RELATA_DEF_TRIGGER
      || other == NULL || other == check->item
      || relata_check_is_temporary (other->def) == relata_check_is_temporary (check->item->def))
    return FALSE;
  relata_item_check_report (check, RELATA_RULE_NAME_SHADOWED, RELATA_PLACE_ITEM, 0,
                            _ ("There are a temporary and a lasting {table}: the name means the "
                               "temporary one"),
                            NULL);
  return TRUE;
}

/* Whether both are in the same schema, and so cannot have one name. Notes what that depends on:
 * an index is where its table is. */
static gboolean
shares_schema (RelataItemCheck *check, const RelataItem *other)
{
  const RelataIndexDef *index = relata_def_index (other->def);
  const RelataTriggerDef *trigger = relata_def_trigger (other->def);

  if (index != NULL)
    relata_item_check_depend (check, index->table);
  if (trigger != NULL)
    relata_item_check_depend (check, trigger->table);
  return relata_check_is_temporary_item (check->snapshot, other)
         == relata_check_is_temporary_item (check->snapshot, check->item);
}

/* How many items are looked at for each name that is used twice. */
#define MAX_SCANNED 5000

/* For names that temporary and lasting objects share: looks at each item before this one. */
static const RelataItem *
scan_for_earlier (RelataItemCheck *check)
{
  int place = relata_snapshot_get_index (check->snapshot, check->item->id);
  gboolean is_trigger = check->item->def->kind == RELATA_DEF_TRIGGER;

  for (int i = 0; i < MIN (place, MAX_SCANNED); i++)
    {
      const RelataItem *other = relata_snapshot_get_item (check->snapshot, i);

      if (other->def->name != NULL && (other->def->kind == RELATA_DEF_TRIGGER) == is_trigger
          && relata_name_equal (other->def->name, check->item->def->name)
          && shares_schema (check, other))
        return other;
    }
  return NULL;
}

static void
check_duplicate (RelataItemCheck *check)
{
  const RelataItem *other;

  if (check_shadowed (check))
    return;
  other = find_earlier (check);
  if (other != NULL && !shares_schema (check, other))
    other = scan_for_earlier (check);
  if (other == NULL)
    return;
  relata_item_check_report (check, RELATA_RULE_NAME_DUPLICATE, RELATA_PLACE_ITEM, 0,
                            check->item->def->if_not_exists
                                ? _ ("The name {table} is taken already: SQLite leaves this "
                                     "statement out")
                                : _ ("The name {table} is taken already: SQLite refuses this "
                                     "statement"),
                            NULL);
}

static gboolean
has_odd_space (const char *name)
{
  const char *last = name;

  if (*name == '\0' || g_ascii_isspace (*name))
    return TRUE;
  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        return TRUE;
      last = p;
    }
  return g_ascii_isspace (*last);
}

/* Whether it cannot be a name without quotes; some keywords can. */
static gboolean
is_reserved_word (const char *name)
{
  RelataTokenType type;

  if (!relata_name_is_keyword (name))
    return FALSE;
  type = relata_keyword_find (name, strlen (name));
  return type < RELATA_N_TOKEN_TYPES
         && (relata_token_flags[type] & (RELATA_TOKEN_IS_ID | RELATA_TOKEN_IS_NAME)) == 0;
}

static void
check_text (RelataItemCheck *check, RelataPlaceKind kind, guint index, const char *name)
{
  if (has_odd_space (name))
    relata_item_check_report (check, RELATA_RULE_NAME_SPACE, kind, index,
                              _ ("The name of {place} is empty, or has white space around or a "
                                 "control character in it: it is easily mistaken for another"),
                              NULL);
  else if (is_reserved_word (name))
    relata_item_check_report (check, RELATA_RULE_NAME_KEYWORD, kind, index,
                              _ ("{detail} is a keyword of SQL: every statement has to quote it"),
                              name);
}

static void
check_columns (RelataItemCheck *check)
{
  const RelataTableDef *table = check->table;
  int alias = relata_table_def_get_rowid_alias (table);

  for (guint i = 0; i < table->n_columns; i++)
    {
      check_text (check, RELATA_PLACE_COLUMN, i, table->columns[i].name);
      if (!table->without_rowid && alias != (int)i
          && relata_check_is_rowid_name (table->columns[i].name))
        relata_item_check_report (
            check, RELATA_RULE_NAME_ROWID, RELATA_PLACE_COLUMN, i,
            _ ("{place} hides the number of the row, which {column} means otherwise"), NULL);
    }
}

void
relata_rules_name (RelataItemCheck *check)
{
  const RelataDef *def = check->item->def;

  if (def->name == NULL)
    return;
  relata_item_check_depend (check, def->name);
  check_duplicate (check);
  if (check->shadow)
    return;
  if (g_ascii_strncasecmp (def->name, "sqlite_", 7) == 0)
    relata_item_check_report (
        check, RELATA_RULE_NAME_RESERVED, RELATA_PLACE_ITEM, 0,
        _ ("{table} begins with sqlite_, which SQLite keeps for itself: it refuses the name"),
        NULL);
  check_text (check, RELATA_PLACE_ITEM, 0, def->name);
  if (check->table != NULL)
    check_columns (check);
}
