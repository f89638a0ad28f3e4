/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Schemas made up at random, which SQLite takes: nasty names in all quotes, every clause,
 * comments in odd places, views and triggers upon them. The same seed makes the same schema.
 * Main thread of a test. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataTestTable:
 * @name: dequoted
 * @columns: (element-type utf8): dequoted
 */
typedef struct
{
  char *name;
  GPtrArray *columns;
} RelataTestTable;

/**
 * RelataTestSchema:
 * @rand: where chance comes from
 * @tables: (element-type RelataTestTable)
 * @statements: (element-type utf8): the CREATEs, in an order in which they can be run
 */
typedef struct
{
  GRand *rand;
  GPtrArray *tables;
  GPtrArray *statements;
} RelataTestSchema;

RelataTestSchema *relata_test_schema_new (guint32 seed, guint size);
void relata_test_schema_free (RelataTestSchema *self);
void relata_test_schema_add_table (RelataTestSchema *self, guint n_columns);
void relata_test_schema_add_index (RelataTestSchema *self);
void relata_test_schema_add_view (RelataTestSchema *self);
void relata_test_schema_add_trigger (RelataTestSchema *self);
char *relata_test_schema_to_script (const RelataTestSchema *self);
char *relata_test_schema_free_name (RelataTestSchema *self, const RelataTestTable *table);
char *relata_test_schema_quote (RelataTestSchema *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataTestSchema, relata_test_schema_free)

G_END_DECLS
