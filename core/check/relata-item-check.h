/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The checking of one item: what the rules need to know of it and how they report. Private to
 * core/check; lives on the stack of one thread. */

#pragma once

#include "check/relata-finding-private.h"
#include "check/relata-key-match.h"

G_BEGIN_DECLS

/**
 * RelataItemCheck:
 * @table: (nullable): the item as a table
 * @indexes: (nullable) (element-type RelataItem): the indexes of that table
 * @searches: (array): for each of its foreign keys, what the search for its parent key found
 * @shadow: the table belongs to a virtual table, which makes it as it needs it
 * @findings: what was found so far
 */
typedef struct
{
  RelataSnapshot *snapshot;
  RelataItem *item;
  const RelataTableDef *table;
  GPtrArray *indexes;
  RelataKeySearch *searches;
  gboolean shadow;
  RelataItemFindings *findings;
  GArray *names;
  GArray *edges;
} RelataItemCheck;

RelataItemFindings *relata_item_check_run (RelataSnapshot *snapshot, RelataItem *item);

void relata_item_check_depend (RelataItemCheck *self, const char *name);
void relata_item_check_add_edge (RelataItemCheck *self, const RelataEdge *edge);
void relata_item_check_report (RelataItemCheck *self,
                               RelataRuleIndex rule,
                               RelataPlaceKind kind,
                               guint index,
                               const char *text,
                               const char *detail);
void relata_item_check_report_foreign_key (
    RelataItemCheck *self, RelataRuleIndex rule, guint index, const char *text, const char *detail);

int relata_place_find_ignore (const RelataItem *item,
                              const RelataDecor *decor,
                              const char *rule,
                              RelataPlace place);
gboolean relata_place_is_ignored (const RelataItem *item, const char *rule, RelataPlace place);

/* The rules, one function a topic. */
void relata_rules_statement (RelataItemCheck *check);
void relata_rules_name (RelataItemCheck *check);
void relata_rules_table (RelataItemCheck *check);
void relata_rules_key (RelataItemCheck *check);
void relata_rules_column (RelataItemCheck *check);
void relata_rules_expression (RelataItemCheck *check);
void relata_rules_index (RelataItemCheck *check);
void relata_rules_foreign_key (RelataItemCheck *check);
void relata_rules_foreign_key_values (RelataItemCheck *check);
void relata_rules_foreign_key_actions (RelataItemCheck *check);
void relata_rules_foreign_key_form (RelataItemCheck *check);
void relata_rules_graph (RelataFindings *findings, RelataFindings *previous);

/* What several rules ask. */
gboolean relata_check_is_temporary_item (RelataSnapshot *snapshot, const RelataItem *item);
gboolean relata_check_is_rowid_name (const char *name);
gboolean relata_check_is_number (RelataAffinity affinity);
gboolean relata_check_compares_alike (RelataAffinity a, RelataAffinity b);
gboolean relata_check_is_boolean (const char *name);
gboolean relata_check_has_query (const RelataDef *def, const RelataExpr *expr);
char *relata_check_dup_changing (const RelataDef *def, const RelataExpr *expr, gboolean is_check);
gboolean relata_check_is_null_text (const RelataDef *def, const RelataExpr *expr);
/* The names of a table's columns, to be asked for often. */
typedef struct
{
  const RelataTableDef *table;
  GHashTable *names; /* (nullable): made when it pays */
} RelataColumnSet;

void relata_column_set_clear (RelataColumnSet *self);
const RelataNameRef *relata_column_set_find_unknown (RelataColumnSet *self,
                                                     const RelataDef *def,
                                                     const RelataExpr *expr,
                                                     gboolean knows_rowid,
                                                     gboolean quoted);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataColumnSet, relata_column_set_clear)

const char *relata_check_get_collation (const RelataTableDef *table, int column);
const char *relata_check_get_indexed_collation (const RelataTableDef *table,
                                                const RelataIndexedColumn *indexed);

/* Names in messages: cut and made fit to be shown. */
char *relata_check_dup_name (const char *name);
char *relata_check_dup_column (const RelataTableDef *table, guint column);
char *relata_check_dup_columns (char *const *names, guint n_names);
char *relata_check_dup_foreign_key (const RelataTableDef *table, guint foreign_key);
char *relata_check_dup_parent_key (const RelataKeySearch *search);

/* A place in a text, "{table}", and what stands there. */
typedef struct
{
  const char *key;
  const char *value;
} RelataWord;

char *relata_check_fill (const char *text, const RelataWord *words, guint n_words);

G_END_DECLS
