/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A box: what one table, view or virtual table looks like in the diagram, before it has a
 * place or a colour. Its texts are made fit to be shown and cut to the box's width, so
 * whoever draws it only sets them where it says. Distances are world units from the box's top
 * left corner. Immutable and reference-counted; any thread. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

#define RELATA_BOX_HEADER_HEIGHT 30.0
#define RELATA_BOX_ROW_HEIGHT    22.0
#define RELATA_BOX_PADDING       4.0  /* above the first row and below the last */
#define RELATA_BOX_MARGIN        10.0 /* left and right of what stands in a row */
#define RELATA_BOX_RADIUS        8.0  /* of the corners */
#define RELATA_BOX_MARK          14.0 /* side of the square of a key mark */
#define RELATA_BOX_SMALL_MARK    10.0 /* side of the square of a mark after the type */
#define RELATA_BOX_MIN_WIDTH     140.0
#define RELATA_BOX_MAX_WIDTH     320.0

/**
 * RelataBoxKind:
 * @RELATA_BOX_TABLE: a table
 * @RELATA_BOX_VIEW: a view; rows only where its columns are listed
 * @RELATA_BOX_VIRTUAL_TABLE: a virtual table; no rows
 */
typedef enum
{
  RELATA_BOX_TABLE,
  RELATA_BOX_VIEW,
  RELATA_BOX_VIRTUAL_TABLE,
} RelataBoxKind;

/**
 * RelataBoxRow:
 * @name: the column's name, cut to fit
 * @type: its type, cut to fit; "" where there is none
 * @pk: part of the primary key
 * @fk: part of a declared foreign key
 * @not_null: cannot be NULL
 * @unique: no two records have the same value, by a constraint or a unique index
 * @generated: computed from others
 *
 * The row of one column, at the column's position.
 */
typedef struct
{
  char *name;
  char *type;
  gboolean pk, fk, not_null, unique, generated;
} RelataBoxRow;

/**
 * RelataBox:
 * @id: the item
 * @def: the statement it shows
 * @title: the name, cut to fit
 * @kind_text: (nullable): what stands small at the right of the header of anything that is not
 *   a table: "view", "fts5"
 * @width: a multiple of ten
 * @rows: (array length=n_rows)
 * @pk_x: left edge of the mark of a primary key
 * @fk_x: left edge of the mark of a foreign key; the same as @pk_x unless a row has both
 * @name_x: left edge of the names
 * @type_right: right edge of the types
 * @unique_x: left edge of the mark of a unique column
 * @optional_x: left edge of the mark of a column that may be NULL
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint id;
  RelataBoxKind kind;
  RelataDef *def;
  char *title;
  char *kind_text;
  double width, height;
  RelataBoxRow *rows;
  guint n_rows;
  double pk_x, fk_x, name_x, type_right, unique_x, optional_x;
} RelataBox;

RelataBox *relata_box_measure (RelataSnapshot *snapshot, RelataItem *item);
RelataBox *relata_box_remeasure (RelataBox *previous, RelataSnapshot *snapshot, RelataItem *item);
RelataBox *relata_box_ref (RelataBox *self);
void relata_box_unref (RelataBox *self);
gboolean relata_box_is_shown (const RelataItem *item);
double relata_box_get_row_y (const RelataBox *self, int column);
int relata_box_find_row (const RelataBox *self, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataBox, relata_box_unref)

G_END_DECLS
