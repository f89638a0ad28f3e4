/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Runs all rules that look at one item and at what it names, and notes the names, so that the
 * result holds until one of them means something else. Any thread. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "check/relata-fix.h"
#include "check/relata-item-check.h"
#include "sql/relata-name.h"

/* Notes that the findings depend on what @name means. */
void
relata_item_check_depend (RelataItemCheck *self, const char *name)
{
  guint hash = relata_text_ascii_case_hash (name);

  g_array_append_val (self->names, hash);
}

void
relata_item_check_add_edge (RelataItemCheck *self, const RelataEdge *edge)
{
  g_array_append_vals (self->edges, edge, 1);
}

/* Takes @message. */
static void
add_finding (RelataItemCheck *self, RelataRuleIndex rule, RelataPlace place, char *message)
{
  RelataFinding *finding = relata_finding_new (rule, place, message, NULL);

  finding->ignored = relata_place_is_ignored (self->item, finding->rule, place);
  finding->fix = relata_fix_describe (self->snapshot, rule, place);
  if (self->findings->list == NULL)
    self->findings->list = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_finding_unref);
  g_ptr_array_add (self->findings->list, finding);
}

/* Reports a finding. In @text, which is translated, "{table}" stands for the item's name,
 * "{place}" for the place's, "{column}" for the column's, if it is one, and "{detail}" for
 * @detail, the name of something else. */
void
relata_item_check_report (RelataItemCheck *self,
                          RelataRuleIndex rule,
                          RelataPlaceKind kind,
                          guint index,
                          const char *text,
                          const char *detail)
{
  RelataPlace place = { self->item->id, kind, index };
  RelataFinding where = { .place = place };
  const char *name = self->item->def->name != NULL ? self->item->def->name : "";
  gboolean is_column = kind == RELATA_PLACE_COLUMN && self->table != NULL;
  g_autofree char *table = relata_check_dup_name (name);
  g_autofree char *whole = NULL;
  g_autofree char *other = relata_check_dup_name (detail != NULL ? detail : "");
  g_autofree char *column
      = relata_check_dup_name (is_column ? self->table->columns[index].name : "");
  RelataWord words[] = {
    { "table", table },
    { "column", column },
    { "detail", other },
    { "place", NULL },
  };

  if (strstr (text, "{place}") != NULL)
    words[3].value = whole = relata_finding_dup_place (&where, self->snapshot);
  add_finding (self, rule, place, relata_check_fill (text, words, G_N_ELEMENTS (words)));
}

static const char *
get_wrong_column (const RelataKeySearch *search)
{
  if (search->match == RELATA_KEY_MATCH_CHILD_COLUMN)
    return search->foreign_key->columns[search->wrong_column];
  if (search->match == RELATA_KEY_MATCH_PARENT_COLUMN)
    return search->foreign_key->parent_columns[search->wrong_column];
  return "";
}

/* Reports a finding on a foreign key. In @text, which is translated, "{child}" stands for the
 * foreign key ("books.author_id"), "{key}" for what it refers to ("authors.id"), "{table}" and
 * "{parent}" for the tables, "{columns}" for the child's columns alone and "{wrong}" for the
 * column that is to blame; "{detail}" for @detail. */
void
relata_item_check_report_foreign_key (
    RelataItemCheck *self, RelataRuleIndex rule, guint index, const char *text, const char *detail)
{
  RelataPlace place = { self->item->id, RELATA_PLACE_FOREIGN_KEY, index };
  const RelataKeySearch *search = &self->searches[index];
  const RelataForeignKeyDef *fk = search->foreign_key;
  g_autofree char *child = relata_check_dup_foreign_key (self->table, index);
  g_autofree char *key = relata_check_dup_parent_key (search);
  g_autofree char *table = relata_check_dup_name (self->table->base.name);
  g_autofree char *parent = relata_check_dup_name (fk->parent);
  g_autofree char *columns = relata_check_dup_columns (fk->columns, fk->n_columns);
  g_autofree char *wrong = relata_check_dup_name (get_wrong_column (search));
  g_autofree char *other = relata_check_dup_name (detail != NULL ? detail : "");
  const RelataWord words[] = {
    { "child", child },     { "key", key },     { "table", table },  { "parent", parent },
    { "columns", columns }, { "wrong", wrong }, { "detail", other },
  };

  add_finding (self, rule, place, relata_check_fill (text, words, G_N_ELEMENTS (words)));
}

static gboolean
columns_equal (char *const *columns, char *const *names, guint n_names)
{
  guint n = 0;

  for (; n < n_names && columns[n] != NULL; n++)
    if (!relata_name_equal (columns[n], names[n]))
      return FALSE;
  return n == n_names && columns[n] == NULL;
}

static gboolean
names_key (char *const *columns, const RelataKeyDef *key)
{
  guint n = 0;

  for (; n < key->n_columns && columns[n] != NULL; n++)
    if (key->columns[n].name == NULL || !relata_name_equal (columns[n], key->columns[n].name))
      return FALSE;
  return n == key->n_columns && columns[n] == NULL;
}

/* Whether the columns of a decoration name the place. */
static gboolean
names_place (char *const *columns, const RelataTableDef *table, RelataPlace place)
{
  if (place.kind == RELATA_PLACE_COLUMN && place.index < table->n_columns)
    return columns_equal (columns, &table->columns[place.index].name, 1);
  if (place.kind == RELATA_PLACE_KEY && place.index < table->n_keys)
    return names_key (columns, &table->keys[place.index]);
  if (place.kind == RELATA_PLACE_FOREIGN_KEY && place.index < table->n_foreign_keys)
    return columns_equal (columns, table->foreign_keys[place.index].columns,
                          table->foreign_keys[place.index].n_columns);
  return FALSE;
}

/* Which of the decorations says to ignore what the rule finds there, or -1. */
int
relata_place_find_ignore (const RelataItem *item,
                          const RelataDecor *decor,
                          const char *rule,
                          RelataPlace place)
{
  const RelataTableDef *table = relata_item_table (item);
  GPtrArray *ignores = decor->ignores;

  for (guint i = 0; ignores != NULL && i < ignores->len; i++)
    {
      const RelataIgnoreDecor *ignore = g_ptr_array_index (ignores, i);

      if (strcmp (ignore->rule, rule) != 0)
        continue;
      if (ignore->columns == NULL || (table != NULL && names_place (ignore->columns, table, place)))
        return (int)i;
    }
  return -1;
}

gboolean
relata_place_is_ignored (const RelataItem *item, const char *rule, RelataPlace place)
{
  return relata_place_find_ignore (item, item->decor, rule, place) >= 0;
}

/* Whether the table is one that a virtual table keeps its data in: its name is that of the
 * virtual table, an underscore and more (vtab.html, section 2.4). */
static gboolean
is_shadow (RelataItemCheck *self)
{
  const char *name = self->table->base.name;

  for (const char *end = strchr (name, '_'); end != NULL; end = strchr (end + 1, '_'))
    {
      g_autofree char *prefix = g_strndup (name, end - name);
      RelataItem *other;

      relata_item_check_depend (self, prefix);
      other = relata_snapshot_find_table (self->snapshot, prefix);
      if (other != NULL && other->def->kind == RELATA_DEF_VIRTUAL_TABLE)
        return TRUE;
    }
  return FALSE;
}

static void
check_table (RelataItemCheck *self)
{
  const RelataTableDef *table = self->table;
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (self->snapshot, table->base.name);
  g_autofree RelataKeySearch *searches = g_new (RelataKeySearch, table->n_foreign_keys);

  self->indexes = indexes;
  self->searches = searches;
  self->shadow = is_shadow (self);
  for (guint i = 0; i < table->n_foreign_keys; i++)
    {
      relata_item_check_depend (self, table->foreign_keys[i].parent);
      relata_key_search (self->snapshot, table, i, &searches[i]);
    }
  relata_rules_table (self);
  relata_rules_key (self);
  relata_rules_column (self);
  relata_rules_expression (self);
  relata_rules_foreign_key (self);
  relata_rules_foreign_key_actions (self);
  relata_rules_foreign_key_values (self);
  relata_rules_foreign_key_form (self);
}

/* Checks one item by itself and by what it names; what needs the whole graph is left out. */
RelataItemFindings *
relata_item_check_run (RelataSnapshot *snapshot, RelataItem *item)
{
  RelataItemCheck self = { snapshot, item, relata_item_table (item) };
  g_autoptr (RelataItemFindings) findings = relata_item_findings_new (item->id);
  gsize n;

  self.findings = findings;
  self.names = g_array_new (FALSE, FALSE, sizeof (guint));
  self.edges = g_array_new (FALSE, FALSE, sizeof (RelataEdge));
  relata_rules_statement (&self);
  relata_rules_name (&self);
  if (self.table != NULL)
    check_table (&self);
  relata_rules_index (&self);

  findings->edges = g_array_steal (self.edges, &n);
  findings->n_edges = n;
  findings->names = g_array_steal (self.names, &n);
  findings->n_names = n;
  g_array_unref (self.edges);
  g_array_unref (self.names);
  return g_steal_pointer (&findings);
}
