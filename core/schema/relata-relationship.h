/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Relationships: derived from a snapshot, never stored. Every foreign key is one, seen from
 * both tables, and so is every reference of a decoration (a virtual relationship).
 *
 * One-to-one is a foreign key whose columns contain a key of the child: the primary key, a unique
 * constraint or a unique index that is not partial.
 *
 * A table adds a many-to-many between the tables that two of its foreign keys lead to if these
 * two, and no others, lie within one of its keys and together make it up, and neither is
 * one-to-one by itself. The primary key is asked first, then unique constraints, then unique
 * indexes; one many-to-many a table. A table without any key is an association too if it has
 * two foreign keys and no other column. A key of three foreign keys is no many-to-many.
 *
 * Names of ends: on the child what the column refers to,
 * without "_id" or "_fk", else the singular of the parent ("parent" on the same table); on the
 * parent the plural of the child ("children" on the same table), or its singular if one-to-one;
 * through an association the plural of what the other column refers to. All are words in small
 * letters joined by "_". Where two ends of a table would be called the same, or one as a column,
 * each gets the column added ("books_by_editor", "created_by_user") or the association
 * ("genres_via_book_genres"), then a number. A reserved word gets a "_". What the decorations
 * say comes before the rule, unless it is no identifier, reserved or taken.
 *
 * Immutable; lives as long as its snapshot; any thread. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  RELATA_MANY_TO_ONE, /* as seen from the child: the ordinary foreign key */
  RELATA_ONE_TO_ONE,
  RELATA_MANY_TO_MANY,
} RelataRelationshipKind;

/**
 * RelataEnd:
 * @table: item on which one navigates (`author.books` stands on authors); 0 if there is no
 *   such table
 * @target: item it leads to, a table; 0 if there is no table of that name
 * @name: the attribute ("books"), unique among the ends and columns-turned-ends of @table
 * @rule_name: what the rule alone would call it
 * @list: leads to any number of records, not to at most one
 * @optional: may lead to none: for a foreign key's own end, a column of it may be NULL
 */
typedef struct
{
  guint table;
  guint target;
  char *name;
  char *rule_name;
  gboolean list;
  gboolean optional;
} RelataEnd;

/**
 * RelataRelationship:
 * @kind: see above
 * @child: the table with the foreign key; for a many-to-many the association table
 * @parent: the table it leads to, 0 if there is none; for a many-to-many the one that
 *   @other_foreign_key leads to
 * @foreign_key: its position among the table's foreign keys; for a virtual relationship its
 *   position among the references of the decoration
 * @other_foreign_key: of a many-to-many, the second one
 * @virtual_: drawn in the decorations, not declared
 * @identifying: the child's foreign key is part of its primary key
 * @pure: of a many-to-many: the association table has no other columns
 * @n_columns: how many column pairs join child and parent; of a many-to-many, 0: they are
 *   those of its two foreign keys, see relata_relationships_find()
 * @child_columns: (array length=n_columns): positions in the child; -1 unknown
 * @parent_columns: (array length=n_columns): positions in the parent, with an implicit key
 *   resolved; -1 unknown
 * @ends: [0] stands on the child and leads to the parent, [1] the reverse. Of a many-to-many:
 *   [0] stands on the table @foreign_key leads to, [1] on the one @other_foreign_key leads to
 */
typedef struct
{
  RelataRelationshipKind kind;
  guint child;
  guint parent;
  guint foreign_key;
  guint other_foreign_key;
  gboolean virtual_;
  gboolean identifying;
  gboolean pure;
  guint n_columns;
  int *child_columns;
  int *parent_columns;
  RelataEnd ends[2];
} RelataRelationship;

guint relata_relationships_get_n (RelataRelationships *self);
const RelataRelationship *relata_relationships_get (RelataRelationships *self, guint index);

/**
 * RelataEndRef:
 *
 * One end of one relationship, as a table lists them.
 */
typedef struct
{
  const RelataRelationship *relationship;
  guint end; /* 0 or 1 */
} RelataEndRef;

const RelataEndRef *
relata_relationships_get_ends (RelataRelationships *self, guint table, guint *n_ends);
gboolean relata_relationships_find_end (RelataRelationships *self,
                                        guint table,
                                        const char *name,
                                        RelataEndRef *end);
const RelataRelationship *
relata_relationships_find (RelataRelationships *self, guint child, guint foreign_key);
const RelataRelationship *
relata_relationships_find_virtual (RelataRelationships *self, guint child, guint reference);
const RelataRelationship *relata_relationships_find_association (RelataRelationships *self,
                                                                 guint table);
gboolean
relata_relationships_is_association (RelataRelationships *self, guint table, gboolean pure);

static inline const RelataEnd *
relata_end_ref_get (const RelataEndRef *ref)
{
  return &ref->relationship->ends[ref->end];
}

G_END_DECLS
