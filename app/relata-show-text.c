/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Records as lines: on a terminal aligned and cut to its width, elsewhere separated by tabs. */

#include "config.h"

#include <glib/gi18n.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/relata-text.h"
#include "relata-show.h"
#include "relata-text-table.h"

#define DEFAULT_WIDTH 80
#define CELL_CHARS    200

static guint
get_terminal_width (void)
{
  struct winsize size;

  return ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                          : DEFAULT_WIDTH;
}

static gboolean
is_number (const RelataValue *value)
{
  RelataValueKind kind = relata_value_get_kind (value);

  return kind == RELATA_VALUE_INTEGER || kind == RELATA_VALUE_REAL;
}

/* For a person with the label of the record it leads to; NULL as nothing. */
static char *
dup_cell (const RelataCell *cell, gboolean for_person)
{
  g_autofree char *value = relata_value_to_display (cell->value, for_person ? CELL_CHARS : 0);
  g_autofree char *label = NULL;

  if (relata_value_is_null (cell->value))
    return g_strdup ("");
  if (cell->label == NULL || !for_person)
    return g_steal_pointer (&value);
  label = relata_text_for_display (cell->label, -1, CELL_CHARS);
  return g_strdup_printf ("%s → %s", value, label);
}

static void
add_name (RelataTextTable *table, const char *name, gboolean is_end)
{
  g_autofree char *shown = relata_text_for_display (name, -1, CELL_CHARS);

  relata_text_table_take_cell (table, g_strconcat (is_end ? "." : "", shown, NULL), FALSE);
}

/* The number of records, or the one there is. */
static char *
dup_count (const RelataShow *self, const RelataEndCount *count)
{
  if (!count->known)
    return g_strdup ("?");
  if (relata_end_ref_get (&count->end)->list)
    return g_strdup_printf (count->more ? "> %u" : "%u", count->count);
  if (count->dangling)
    /* Translators: a record to which another refers, and which is not there. */
    return g_strdup (_ ("missing"));
  return count->record != NULL ? relata_record_dup_title (count->record, self->snapshot)
                               : g_strdup ("");
}

static void
write_table (const RelataTextTable *table, RelataCli *cli, gboolean has_head)
{
  if (cli->on_terminal)
    relata_text_table_write (table, cli->out, get_terminal_width (), has_head);
  else
    relata_text_table_write_plain (table, cli->out);
}

/* The record: a line a column, then a line an end. */
static void
write_record (const RelataShow *self, const RelataTableDef *def, RelataCli *cli)
{
  g_autoptr (RelataTextTable) columns = relata_text_table_new (2);
  g_autoptr (RelataTextTable) ends = relata_text_table_new (2);
  const RelataRecord *record = self->record;

  for (guint i = 0; i < record->n_cells; i++)
    {
      add_name (columns, def->columns[i].name, FALSE);
      relata_text_table_take_cell (columns, dup_cell (&record->cells[i], cli->on_terminal), FALSE);
    }
  for (guint i = 0; i < self->counts->len; i++)
    {
      const RelataEndCount *count = self->counts->pdata[i];

      add_name (ends, relata_end_ref_get (&count->end)->name, TRUE);
      relata_text_table_take_cell (ends, dup_count (self, count), FALSE);
    }
  write_table (columns, cli, FALSE);
  if (cli->on_terminal && self->counts->len > 0)
    g_string_append_c (cli->out, '\n');
  write_table (ends, cli, FALSE);
}

static void
write_page (const RelataShow *self, const RelataTableDef *def, RelataCli *cli)
{
  guint n_columns = MIN (def->n_columns, RELATA_RECORD_MAX_COLUMNS);
  g_autoptr (RelataTextTable) table = relata_text_table_new (n_columns);

  for (guint i = 0; i < n_columns; i++)
    add_name (table, def->columns[i].name, FALSE);
  for (guint i = 0; i < self->page->records->len; i++)
    {
      const RelataRecord *record = self->page->records->pdata[i];

      for (guint j = 0; j < n_columns; j++)
        {
          const RelataCell *cell = &record->cells[j];

          relata_text_table_take_cell (table, dup_cell (cell, cli->on_terminal),
                                       is_number (cell->value) && cell->label == NULL);
        }
    }
  write_table (table, cli, TRUE);
}

/* "Jane Austen .books .genres", for a person. */
static void
write_path (const RelataShow *self, RelataCli *cli)
{
  g_autofree char *title = relata_record_dup_title (self->record, self->snapshot);

  if (!cli->on_terminal)
    return;
  g_string_append (cli->out, cli->color ? "\033[1m" : "");
  g_string_append (cli->out, title);
  for (guint i = 0; self->ends[i] != NULL; i++)
    {
      g_autofree char *shown = relata_text_for_display (self->ends[i], -1, CELL_CHARS);

      g_string_append_printf (cli->out, " .%s", shown);
    }
  g_string_append (cli->out, cli->color ? "\033[0m\n\n" : "\n\n");
}

/**
 * relata_show_write_text:
 * @cli: takes the lines
 */
void
relata_show_write_text (const RelataShow *self, RelataCli *cli)
{
  const RelataTableDef *def
      = relata_item_table (relata_snapshot_get (self->snapshot, self->page->table));

  write_path (self, cli);
  if (self->counts != NULL)
    write_record (self, def, cli);
  else if (def != NULL && def->n_columns > 0)
    write_page (self, def, cli);
}
