/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Widths are those of a terminal: wide characters take two cells, combining ones none. */

#include "config.h"

#include <string.h>

#include "relata-text-table.h"

#define GAP        2
#define MIN_COLUMN 6
#define MAX_COLUMN 60

typedef struct
{
  char *text;
  gboolean is_number;
} Cell;

struct _RelataTextTable
{
  guint n_columns;
  GArray *cells; /* of Cell, row by row */
};

static void
cell_clear (gpointer data)
{
  g_free (((Cell *)data)->text);
}

static guint
measure_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * relata_text_measure:
 * @text: UTF-8
 * @length: its bytes, or -1
 *
 * Returns: how many cells of a terminal it takes
 */
guint
relata_text_measure (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize)strlen (text) : length);
  guint width = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    width += measure_char (g_utf8_get_char (p));
  return width;
}

RelataTextTable *
relata_text_table_new (guint n_columns)
{
  RelataTextTable *self = g_new0 (RelataTextTable, 1);

  self->n_columns = n_columns;
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, cell_clear);
  return self;
}

void
relata_text_table_free (RelataTextTable *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * relata_text_table_take_cell:
 * @text: (transfer full): UTF-8 on one line, without tabs
 * @is_number: stands at the right of its column
 *
 * Adds the next cell, row by row.
 */
void
relata_text_table_take_cell (RelataTextTable *self, char *text, gboolean is_number)
{
  const Cell cell = { text, is_number };

  g_array_append_val (self->cells, cell);
}

static const Cell *
get_cell (const RelataTextTable *self, guint index)
{
  return &g_array_index (self->cells, Cell, index);
}

static guint *
measure_columns (const RelataTextTable *self)
{
  guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint *width = &widths[i % self->n_columns];

      *width = MIN (MAX (*width, relata_text_measure (get_cell (self, i)->text, -1)), MAX_COLUMN);
    }
  return widths;
}

/* Narrows the widest column again and again until all fit, or none can give more. */
static void
fit_columns (guint *widths, guint n_columns, guint available)
{
  for (;;)
    {
      guint total = (n_columns - 1) * GAP, widest = 0;

      for (guint i = 0; i < n_columns; i++)
        {
          total += widths[i];
          if (widths[i] > widths[widest])
            widest = i;
        }
      if (total <= available || widths[widest] <= MIN_COLUMN)
        return;
      widths[widest]--;
    }
}

/* At most @width cells of @text, with an ellipsis where it was cut; returns how many it took. */
static guint
append_cut (GString *out, const char *text, guint width)
{
  guint taken = 0;

  if (relata_text_measure (text, -1) <= width)
    {
      g_string_append (out, text);
      return relata_text_measure (text, -1);
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (taken + measure_char (c) + 1 > width)
        break;
      g_string_append_unichar (out, c);
      taken += measure_char (c);
    }
  g_string_append (out, "…");
  return taken + 1;
}

static void
append_padding (GString *out, guint n)
{
  g_string_append_printf (out, "%*s", (int)n, "");
}

static void
append_cell (GString *out, const Cell *cell, guint width, gboolean is_last)
{
  guint own = MIN (relata_text_measure (cell->text, -1), width);

  if (cell->is_number)
    append_padding (out, width - own);
  own = append_cut (out, cell->text, width);
  if (!cell->is_number && !is_last)
    append_padding (out, width - own);
  if (!is_last)
    append_padding (out, GAP);
}

static void
append_rule (GString *out, const guint *widths, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      for (guint j = 0; j < widths[i]; j++)
        g_string_append (out, "─");
      if (i + 1 < n_columns)
        append_padding (out, GAP);
    }
  g_string_append_c (out, '\n');
}

/**
 * relata_text_table_write:
 * @out: takes the lines
 * @width: cells of the terminal; texts are cut to fit
 * @has_head: draws a line below the first row
 */
void
relata_text_table_write (const RelataTextTable *self, GString *out, guint width, gboolean has_head)
{
  g_autofree guint *widths = measure_columns (self);

  fit_columns (widths, self->n_columns, width);
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      gboolean is_last = column + 1 == self->n_columns;

      append_cell (out, get_cell (self, i), widths[column], is_last);
      if (is_last)
        g_string_append_c (out, '\n');
      if (is_last && has_head && i + 1 == self->n_columns)
        append_rule (out, widths, self->n_columns);
    }
}

/**
 * relata_text_table_write_plain:
 * @out: takes the lines, their cells whole and separated by tabs
 */
void
relata_text_table_write_plain (const RelataTextTable *self, GString *out)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_string_append (out, get_cell (self, i)->text);
      g_string_append_c (out, (i + 1) % self->n_columns == 0 ? '\n' : '\t');
    }
}
