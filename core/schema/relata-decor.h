/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Decorations: what SQL cannot say about one statement, written in comment lines that begin
 * "-- relata:" directly above it. One fact a line, in the order of the fields below, names
 * quoted as SQL quotes them, integers for coordinates:
 *
 *   -- relata: at 120,40
 *   -- relata: color blue
 *   -- relata: label '{title} ({year})'
 *   -- relata: ends ("author_id") "author" "books"
 *   -- relata: through ("book_id") "genres" ("genre_id") "books"
 *   -- relata: reference ("owner") "people" ("id") "owner" "things"
 *   -- relata: ignore "fk-no-index" ("author_id") 'three rows, ever'
 *
 * Where a name is left to the rule it is left out, or "" if another follows it. A name that
 * holds a line break would end its comment line, so it is written in the SQL standard's Unicode
 * form: U&"two\000Alines", in which a backslash is doubled. Bare words are read as names too.
 *
 * A line that is not understood is kept as it is, after the others. Immutable and
 * reference-counted; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataEndsDecor:
 * @columns: (array zero-terminated=1): the child columns that name the foreign key
 * @name: (nullable): name of the end on this table ("author"); %NULL leaves it to the rule
 * @reverse_name: (nullable): name of the end on the parent ("books")
 */
typedef struct
{
  char **columns;
  char *name;
  char *reverse_name;
} RelataEndsDecor;

/**
 * RelataThroughDecor:
 * @columns: foreign key of the association table that leads to the one side
 * @name: (nullable): the attribute by which that side reaches the other
 * @other_columns: foreign key that leads to the other side
 * @other_name: (nullable): the attribute back
 */
typedef struct
{
  char **columns;
  char *name;
  char **other_columns;
  char *other_name;
} RelataThroughDecor;

/**
 * RelataReferenceDecor:
 * @columns: child columns
 * @parent: the parent table
 * @parent_columns: (nullable): its columns; %NULL for its primary key
 * @name: (nullable): name of the end on this table
 * @reverse_name: (nullable): name of the end on the parent
 *
 * A virtual relationship: drawn and browsable, not declared in SQL.
 */
typedef struct
{
  char **columns;
  char *parent;
  char **parent_columns;
  char *name;
  char *reverse_name;
} RelataReferenceDecor;

/**
 * RelataIgnoreDecor:
 * @rule: id of the rule
 * @columns: (nullable): the place, if it is not the whole table
 * @reason: (nullable): why
 */
typedef struct
{
  char *rule;
  char **columns;
  char *reason;
} RelataIgnoreDecor;

/**
 * RelataDecor:
 * @placed: @x and @y are set
 * @x: left edge of the table's box, world units
 * @y: top edge
 * @color: (nullable): name of a colour of the palette
 * @label: (nullable): template for naming a record, see relata-label.h
 * @ends: (element-type RelataEndsDecor)
 * @through: (element-type RelataThroughDecor)
 * @references: (element-type RelataReferenceDecor)
 * @ignores: (element-type RelataIgnoreDecor)
 * @unknown: (element-type utf8): whole lines, without their newline
 */
typedef struct
{
  gatomicrefcount ref_count;
  gboolean placed;
  int x, y;
  char *color;
  char *label;
  GPtrArray *ends;
  GPtrArray *through;
  GPtrArray *references;
  GPtrArray *ignores;
  GPtrArray *unknown;
} RelataDecor;

RelataDecor *relata_decor_new (void);
RelataDecor *relata_decor_ref (RelataDecor *self);
void relata_decor_unref (RelataDecor *self);
gboolean relata_decor_equal (const RelataDecor *a, const RelataDecor *b);
RelataDecor *relata_decor_parse (const char *const *lines);
char *relata_decor_write (const RelataDecor *self, const char *newline);

RelataDecor *relata_decor_with_position (const RelataDecor *self, int x, int y);
RelataDecor *relata_decor_without_position (const RelataDecor *self);
RelataDecor *relata_decor_with_color (const RelataDecor *self, const char *color);
RelataDecor *relata_decor_with_label (const RelataDecor *self, const char *label);
RelataDecor *relata_decor_with_ends (const RelataDecor *self,
                                     const char *const *columns,
                                     const char *name,
                                     const char *reverse_name);
RelataDecor *relata_decor_with_through (const RelataDecor *self,
                                        const char *const *columns,
                                        const char *name,
                                        const char *const *other_columns,
                                        const char *other_name);
RelataDecor *relata_decor_with_reference (const RelataDecor *self,
                                          const RelataReferenceDecor *reference);
RelataDecor *relata_decor_without_reference (const RelataDecor *self, guint index);
RelataDecor *relata_decor_with_ignore (const RelataDecor *self,
                                       const char *rule,
                                       const char *const *columns,
                                       const char *reason);
RelataDecor *relata_decor_without_ignore (const RelataDecor *self, guint index);
RelataDecor *
relata_decor_rename_column (const RelataDecor *self, const char *old_name, const char *name);
RelataDecor *
relata_decor_rename_parent (const RelataDecor *self, const char *old_name, const char *name);
RelataDecor *relata_decor_rename_parent_column (const RelataDecor *self,
                                                const char *parent,
                                                const char *old_name,
                                                const char *name);
RelataDecor *relata_decor_remove_column (const RelataDecor *self, const char *name);

gboolean relata_decor_is_empty (const RelataDecor *self);
const RelataEndsDecor *relata_decor_find_ends (const RelataDecor *self, const char *const *columns);
gboolean relata_decor_is_line (const char *line, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDecor, relata_decor_unref)

G_END_DECLS
