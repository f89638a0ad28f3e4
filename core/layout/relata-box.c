/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Measuring boxes. First the texts and marks of all rows are collected, then the widest of
 * each decide where the columns of the picture stand; where that is wider than a box may be,
 * types and names are cut. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/relata-text.h"
#include "layout/relata-box.h"
#include "layout/relata-font.h"

#define MAX_CHARS  120
#define MARK_GAP   6.0
#define TYPE_GAP   18.0
#define TITLE_GAP  12.0
#define TYPE_SHARE 0.4 /* of the room for texts that a type may take from a long name */
#define WIDTH_STEP 10.0

/* What the rows have in common. */
typedef struct
{
  double name, type;
  gboolean pk, fk, both, unique, optional;
} Extent;

static void
clear_row (gpointer data)
{
  RelataBoxRow *row = data;

  g_free (row->name);
  g_free (row->type);
}

static gboolean
is_unique_index_of (const RelataItem *item, const char *column)
{
  const RelataIndexDef *index = item != NULL ? relata_def_index (item->def) : NULL;

  return index != NULL && index->unique && index->n_columns == 1
         && relata_expr_is_empty (&index->where) && index->columns[0].name != NULL
         && relata_text_ascii_case_equal (index->columns[0].name, column);
}

static gboolean
is_unique (const RelataTableDef *table, guint column, GPtrArray *indexes)
{
  if (relata_table_def_column_is_unique (table, column))
    return TRUE;
  for (guint i = 0; indexes != NULL && i < indexes->len; i++)
    if (is_unique_index_of (indexes->pdata[i], table->columns[column].name))
      return TRUE;
  return FALSE;
}

static void
add_table_rows (GArray *rows, RelataSnapshot *snapshot, const RelataTableDef *table)
{
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (snapshot, table->base.name);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const RelataColumnDef *column = &table->columns[i];
      RelataBoxRow row = {
        .name = relata_text_for_display (column->name, -1, MAX_CHARS),
        .type = relata_text_for_display (column->type, -1, MAX_CHARS),
        .pk = relata_table_def_column_in_primary_key (table, i),
        .fk = relata_table_def_column_in_foreign_key (table, i),
        .not_null = relata_table_def_column_not_null (table, i),
        .unique = is_unique (table, i, indexes),
        .generated = column->generated != RELATA_GENERATED_NONE,
      };

      g_array_append_val (rows, row);
    }
}

static void
add_view_rows (GArray *rows, const RelataViewDef *view)
{
  for (guint i = 0; i < view->n_columns; i++)
    {
      RelataBoxRow row = {
        .name = relata_text_for_display (view->columns[i], -1, MAX_CHARS),
        .type = g_strdup (""),
        .not_null = TRUE,
      };

      g_array_append_val (rows, row);
    }
}

static Extent
get_extent (const RelataBox *self)
{
  Extent extent = { 0 };

  for (guint i = 0; i < self->n_rows; i++)
    {
      const RelataBoxRow *row = &self->rows[i];

      extent.name = MAX (extent.name, relata_font_measure (RELATA_FONT_NAME, row->name));
      extent.type = MAX (extent.type, relata_font_measure (RELATA_FONT_TYPE, row->type));
      extent.pk |= row->pk;
      extent.fk |= row->fk;
      extent.both |= row->pk && row->fk;
      extent.unique |= row->unique;
      extent.optional |= !row->not_null;
    }
  return extent;
}

/* Cuts types to @max_type, and names to what their own type leaves of @texts. */
static void
fit_rows (RelataBox *self, double texts, double max_type)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      RelataBoxRow *row = &self->rows[i];
      g_autofree char *name = row->name;
      g_autofree char *type = row->type;

      row->type = relata_font_fit (RELATA_FONT_TYPE, type, max_type);
      row->name = relata_font_fit (RELATA_FONT_NAME, name,
                                   texts - relata_font_measure (RELATA_FONT_TYPE, row->type));
    }
}

static double
get_header_width (const RelataBox *self)
{
  double kind = self->kind_text == NULL
                    ? 0
                    : TITLE_GAP + relata_font_measure (RELATA_FONT_TYPE, self->kind_text);

  return 2 * RELATA_BOX_MARGIN + relata_font_measure (RELATA_FONT_TITLE, self->title) + kind;
}

static void
fit_title (RelataBox *self)
{
  double over = get_header_width (self) - self->width;
  g_autofree char *title = NULL;

  if (over <= 0)
    return;
  title = self->title;
  self->title = relata_font_fit (RELATA_FONT_TITLE, title,
                                 relata_font_measure (RELATA_FONT_TITLE, title) - over);
}

/* The marks before the names; a second slot is kept only where a row needs both. */
static void
place_key_marks (RelataBox *self, const Extent *extent)
{
  self->pk_x = RELATA_BOX_MARGIN;
  self->fk_x = extent->both ? self->pk_x + RELATA_BOX_MARK + 1 : self->pk_x;
  self->name_x = RELATA_BOX_MARGIN;
  if (extent->pk || extent->fk)
    self->name_x = self->fk_x + RELATA_BOX_MARK + MARK_GAP;
}

/* A table without columns shows that it has room for some; what is no table has none. */
static double
get_height (const RelataBox *self)
{
  if (self->n_rows == 0 && self->kind != RELATA_BOX_TABLE)
    return RELATA_BOX_HEADER_HEIGHT;
  return RELATA_BOX_HEADER_HEIGHT + 2 * RELATA_BOX_PADDING + self->n_rows * RELATA_BOX_ROW_HEIGHT;
}

static void
arrange (RelataBox *self)
{
  Extent extent = get_extent (self);
  double type_gap = extent.type > 0 ? TYPE_GAP : 0;
  double marks = (extent.unique + extent.optional) * (RELATA_BOX_SMALL_MARK + 3);
  double after = RELATA_BOX_MARGIN + marks + (marks > 0 ? 2 : 0);
  double around, texts, type;

  place_key_marks (self, &extent);
  around = self->name_x + type_gap + after;
  self->width = MAX (around + extent.name + extent.type, get_header_width (self));
  self->width = ceil (CLAMP (self->width, RELATA_BOX_MIN_WIDTH, RELATA_BOX_MAX_WIDTH) / WIDTH_STEP)
                * WIDTH_STEP;
  texts = self->width - around;
  type = MIN (extent.type, MAX (TYPE_SHARE * texts, texts - extent.name));
  fit_rows (self, texts, type);
  fit_title (self);
  self->type_right = self->width - after;
  self->optional_x = self->width - RELATA_BOX_MARGIN - RELATA_BOX_SMALL_MARK;
  self->unique_x = self->optional_x - extent.optional * (RELATA_BOX_SMALL_MARK + 3);
  self->height = get_height (self);
}

static RelataBoxKind
get_kind (const RelataDef *def)
{
  if (def->kind == RELATA_DEF_VIEW)
    return RELATA_BOX_VIEW;
  return def->kind == RELATA_DEF_VIRTUAL_TABLE ? RELATA_BOX_VIRTUAL_TABLE : RELATA_BOX_TABLE;
}

static char *
dup_kind_text (const RelataDef *def)
{
  if (def->kind == RELATA_DEF_VIEW)
    return g_strdup (_ ("view"));
  if (def->kind == RELATA_DEF_VIRTUAL_TABLE)
    return relata_text_for_display (((const RelataVirtualTableDef *)def)->module, -1, 16);
  return NULL;
}

/* Unique marks come from indexes too, which are other statements than the table's. */
static gboolean
marks_are_current (const RelataBox *self, RelataSnapshot *snapshot, const RelataTableDef *table)
{
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (snapshot, table->base.name);

  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].unique != is_unique (table, i, indexes))
      return FALSE;
  return TRUE;
}

/* Whether an item has a box in the diagram. */
gboolean
relata_box_is_shown (const RelataItem *item)
{
  return item != NULL
         && (item->def->kind == RELATA_DEF_TABLE || item->def->kind == RELATA_DEF_VIEW
             || item->def->kind == RELATA_DEF_VIRTUAL_TABLE);
}

/**
 * relata_box_measure:
 * @item: a table, view or virtual table of @snapshot, see relata_box_is_shown()
 *
 * Returns: (transfer full): its box
 */
RelataBox *
relata_box_measure (RelataSnapshot *snapshot, RelataItem *item)
{
  RelataBox *self;
  GArray *rows;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (relata_box_is_shown (item), NULL);
  self = g_new0 (RelataBox, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = item->id;
  self->kind = get_kind (item->def);
  self->def = relata_def_ref (item->def);
  self->title = relata_text_for_display (item->def->name, -1, MAX_CHARS);
  self->kind_text = dup_kind_text (item->def);
  rows = g_array_new (FALSE, TRUE, sizeof (RelataBoxRow));
  if (self->kind == RELATA_BOX_TABLE)
    add_table_rows (rows, snapshot, relata_item_table (item));
  else if (self->kind == RELATA_BOX_VIEW)
    add_view_rows (rows, relata_def_view (item->def));
  self->n_rows = rows->len;
  self->rows = (RelataBoxRow *)(gpointer)g_array_free (rows, FALSE);
  arrange (self);
  return self;
}

/**
 * relata_box_remeasure:
 * @previous: (nullable): the box of the same item in an earlier snapshot
 *
 * Like relata_box_measure(), but answers with @previous where the picture is the same.
 *
 * Returns: (transfer full): the box
 */
RelataBox *
relata_box_remeasure (RelataBox *previous, RelataSnapshot *snapshot, RelataItem *item)
{
  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (relata_box_is_shown (item), NULL);
  if (previous == NULL || previous->def != item->def)
    return relata_box_measure (snapshot, item);
  if (previous->kind == RELATA_BOX_TABLE
      && !marks_are_current (previous, snapshot, relata_item_table (item)))
    return relata_box_measure (snapshot, item);
  return relata_box_ref (previous);
}

/* Adds a reference. */
RelataBox *
relata_box_ref (RelataBox *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* Drops a reference. */
void
relata_box_unref (RelataBox *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_rows; i++)
    clear_row (&self->rows[i]);
  g_free (self->rows);
  g_free (self->title);
  g_free (self->kind_text);
  relata_def_unref (self->def);
  g_free (self);
}

/**
 * relata_box_get_row_y:
 * @column: position of a column; of any other number the header is meant
 *
 * Returns: the middle of the row, where lines end, from the top of the box
 */
double
relata_box_get_row_y (const RelataBox *self, int column)
{
  g_return_val_if_fail (self != NULL, 0);
  if (column < 0 || (guint)column >= self->n_rows)
    return RELATA_BOX_HEADER_HEIGHT / 2;
  return RELATA_BOX_HEADER_HEIGHT + RELATA_BOX_PADDING + (column + .5) * RELATA_BOX_ROW_HEIGHT;
}

/**
 * relata_box_find_row:
 * @y: from the top of the box
 *
 * Returns: the column whose row is there, or -1
 */
int
relata_box_find_row (const RelataBox *self, double y)
{
  double row;

  g_return_val_if_fail (self != NULL, -1);
  row = floor ((y - RELATA_BOX_HEADER_HEIGHT - RELATA_BOX_PADDING) / RELATA_BOX_ROW_HEIGHT);
  return row < 0 || row >= self->n_rows ? -1 : (int)row;
}
