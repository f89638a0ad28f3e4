/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What SQLite's PRAGMAs tell of one table, in a form that a test can change as an edit should
 * have changed it. Main thread of a test. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * RelataTestColumn:
 * @hidden: 2 and 3 are generated columns
 */
typedef struct
{
  char *name;
  char *type;
  char *default_value;
  char *collation;
  int not_null;
  int primary_key;
  int hidden;
} RelataTestColumn;

/**
 * RelataTestForeignKey:
 * @columns: (element-type utf8)
 * @parent_columns: (element-type utf8): "" each where they are not written
 */
typedef struct
{
  GPtrArray *columns;
  GPtrArray *parent_columns;
  char *parent;
  char *actions;
} RelataTestForeignKey;

/**
 * RelataTestModel:
 * @columns: (element-type RelataTestColumn)
 * @foreign_keys: (element-type RelataTestForeignKey)
 * @keys: (element-type GPtrArray of utf8): columns of each index that a constraint makes
 */
typedef struct
{
  char *name;
  GPtrArray *columns;
  GPtrArray *foreign_keys;
  GPtrArray *keys;
} RelataTestModel;

RelataTestModel *relata_test_model_new (sqlite3 *db, const char *table);
void relata_test_model_free (RelataTestModel *self);
char *relata_test_model_to_string (const RelataTestModel *self, gboolean with_keys);
void relata_test_model_add_column (RelataTestModel *self,
                                   guint position,
                                   const char *name,
                                   const char *type);
void relata_test_model_remove_column (RelataTestModel *self, guint position);
void relata_test_model_move_column (RelataTestModel *self, guint from, guint to);
void relata_test_model_rename_column (RelataTestModel *self, guint position, const char *name);
void relata_test_model_add_foreign_key (RelataTestModel *self,
                                        const char *column,
                                        const char *parent,
                                        const char *parent_column,
                                        const char *actions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataTestModel, relata_test_model_free)

G_END_DECLS
