/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A whole CREATE TABLE in the form of the writer, with the comments between its parts. Any
 * thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-lexer.h"
#include "sql/relata-table-edit-private.h"
#include "sql/relata-writer-private.h"

/**
 * Part:
 * @constraint: (nullable): what it is; else it is the column @column
 * @span: in the source
 * @lead: what stands before it, from the end of the line of the part before
 * @trail: what stands after it on its line, the comma included
 */
typedef struct
{
  guint column;
  const RelataClause *constraint;
  RelataSpan span;
  RelataSpan lead;
  RelataSpan trail;
} Part;

/* Where the comment that begins at @i ends; a line's end is not part of it. */
static guint32
end_of_comment (const char *text, guint32 i, guint32 limit)
{
  const char *end = text[i] == '-' ? strchr (text + i, '\n') : strstr (text + i + 2, "*/");
  guint32 position;

  if (end == NULL)
    return limit;
  position = text[i] == '-' ? (guint32)(end - text) : (guint32)(end + 2 - text);
  if (text[i] == '-' && text[position - 1] == '\r')
    position--;
  return MIN (position, limit);
}

/* The next comment in @gap at or after @gap.start, which moves past it. @newlines counts the
 * ends of lines before it. */
static gboolean
next_comment (const char *text, RelataSpan *gap, RelataSpan *comment, guint *newlines)
{
  *newlines = 0;
  for (guint32 i = gap->start; i < gap->end; i++)
    {
      *newlines += text[i] == '\n';
      if (text[i] != '-' && text[i] != '/')
        continue;
      comment->start = i;
      comment->end = gap->start = end_of_comment (text, i, gap->end);
      return TRUE;
    }
  gap->start = gap->end;
  return FALSE;
}

/* Where in @gap the comments end that stand on the line where it begins. */
static guint32
end_of_line (const RelataDef *def, RelataSpan gap)
{
  guint32 end = gap.start;
  RelataSpan comment;
  guint newlines;

  while (next_comment (def->text, &gap, &comment, &newlines) && newlines == 0)
    end = comment.end;
  return end;
}

/* The comments in @trail, on the line of the part. */
static void
append_trail (GString *sql, const RelataDef *def, RelataSpan trail)
{
  RelataSpan comment;
  guint newlines;

  while (next_comment (def->text, &trail, &comment, &newlines))
    {
      g_string_append_c (sql, ' ');
      relata_writer_append_span (sql, def, comment);
    }
}

/* The comments in @lead, on lines of their own, and one blank line where there was any but
 * @first. Ends with a line's end. */
static void
append_lead (GString *sql, const RelataDef *def, RelataSpan lead, gboolean first)
{
  RelataSpan comment;
  guint newlines;

  while (next_comment (def->text, &lead, &comment, &newlines))
    {
      g_string_append (sql, newlines > 1 && !first ? "\n\n  " : "\n  ");
      relata_writer_append_span (sql, def, comment);
      first = FALSE;
    }
  g_string_append (sql, newlines > 1 && !first ? "\n\n" : "\n");
}

static void
append_part (GString *sql, const RelataTableDef *table, const Part *part)
{
  g_string_append (sql, "  ");
  if (relata_writer_has_comment (&table->base, part->span)
      || (part->constraint != NULL && part->constraint->kind == RELATA_CLAUSE_NAME))
    relata_writer_append_span (sql, &table->base, part->span);
  else if (part->constraint != NULL)
    relata_writer_append_constraint (sql, table, part->constraint);
  else
    relata_writer_append_column (sql, table, part->column);
}

/* Where a kind of constraint stands in the order of the form. */
static int
rank (const Part *part)
{
  if (part->constraint == NULL)
    return 0;
  if (part->constraint->kind == RELATA_CLAUSE_KEY)
    return 1;
  return part->constraint->kind == RELATA_CLAUSE_CHECK ? 2 : 3;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *first = a;
  const Part *second = b;

  if (rank (first) != rank (second))
    return rank (first) - rank (second);
  return first->span.start < second->span.start ? -1 : 1;
}

/* Columns and constraints, in the order of the source. */
static GArray *
collect_parts (const RelataTableDef *table)
{
  guint n = table->n_columns + table->n_constraints;
  GArray *parts = g_array_sized_new (FALSE, TRUE, sizeof (Part), n);

  g_array_set_size (parts, n);
  for (guint i = 0; i < n; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      part->column = i;
      if (i >= table->n_columns)
        part->constraint = &table->constraints[i - table->n_columns];
      part->span = part->constraint != NULL ? part->constraint->span : table->columns[i].span;
    }
  return parts;
}

/* Divides what stands around the parts among them. Returns what is left behind the last; @open
 * gets what stands on the line of the parenthesis. */
static RelataSpan
divide_gaps (const RelataTableDef *table, GArray *parts, RelataSpan *open)
{
  RelataSpan gap = table->body;

  if (parts->len > 0)
    gap.end = g_array_index (parts, Part, 0).span.start;
  *open = (RelataSpan){ gap.start, end_of_line (&table->base, gap) };
  gap.start = open->end;
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      part->lead = gap;
      gap.start = part->span.end;
      gap.end
          = i + 1 < parts->len ? g_array_index (parts, Part, i + 1).span.start : table->body.end;
      part->trail = (RelataSpan){ gap.start, end_of_line (&table->base, gap) };
      gap.start = part->trail.end;
    }
  return gap;
}

static void
append_body (GString *sql, const RelataTableDef *table)
{
  g_autoptr (GArray) parts = collect_parts (table);
  RelataSpan open;
  RelataSpan tail = divide_gaps (table, parts, &open);

  g_array_sort (parts, compare_parts);
  append_trail (sql, &table->base, open);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      append_lead (sql, &table->base, part->lead, i == 0);
      append_part (sql, table, part);
      if (i + 1 < parts->len)
        g_string_append_c (sql, ',');
      append_trail (sql, &table->base, part->trail);
    }
  append_lead (sql, &table->base, tail, TRUE);
}

/* What follows the parenthesis. */
static void
append_options (GString *sql, const RelataTableDef *table)
{
  RelataSpan rest = { table->body.end + 1, table->base.length };

  if (relata_writer_has_comment (&table->base, rest))
    relata_writer_append_span (sql, &table->base, rest);
  else if (table->without_rowid)
    g_string_append (sql, table->strict ? " WITHOUT ROWID, STRICT" : " WITHOUT ROWID");
  else if (table->strict)
    g_string_append (sql, " STRICT");
}

static void
append_table (GString *sql, const RelataTableDef *table)
{
  RelataSpan open = { table->base.name_span.end, table->body.start };

  relata_writer_append_head (sql, &table->base, "TABLE");
  if (table->as_select)
    {
      open.end = table->base.length;
      relata_writer_append_span (sql, &table->base, open);
      return;
    }
  if (relata_writer_has_comment (&table->base, open))
    relata_writer_append_span (sql, &table->base, open);
  else
    g_string_append (sql, " (");
  if (table->n_columns > 0 || relata_writer_has_comment (&table->base, table->body))
    append_body (sql, table);
  g_string_append_c (sql, ')');
  append_options (sql, table);
}

/* Whether a deferral stands away from its foreign key. */
static gboolean
has_loose_deferral (const RelataTableDef *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    for (guint j = 0; j < table->columns[i].n_clauses; j++)
      if (table->columns[i].clauses[j].kind == RELATA_CLAUSE_DEFERRAL)
        return TRUE;
  return FALSE;
}

/* The whole statement. */
void
relata_writer_append_table (GString *sql, const RelataTableDef *table)
{
  g_autoptr (RelataDef) attached
      = has_loose_deferral (table) ? relata_edit_attach_deferrals (table, NULL) : NULL;

  append_table (sql, attached != NULL ? relata_def_table (attached) : table);
}
