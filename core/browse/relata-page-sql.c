/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The SELECT of a page: cells with their sizes, identity, values sorted by, labels; the place
 * as a condition on (sort values, identity); the order. */

#include "config.h"

#include "browse/relata-page-sql.h"
#include "sql/relata-name.h"

/* The order of a query: what it is sorted by, then the identity. */
typedef struct
{
  char *expr;
  gboolean descending;
  gboolean nullable;
} Term;

static void
clear_term (gpointer data)
{
  g_free (((Term *)data)->expr);
}

static GArray *
collect_terms (RelataRowQuery *query)
{
  const RelataTableDef *table = relata_row_source_get_def (relata_row_query_get_source (query));
  RelataRowIdentity identity = relata_row_identity_get (table);
  GArray *terms = g_array_new (FALSE, TRUE, sizeof (Term));
  guint n_keys;
  const RelataSortKey *keys = relata_row_query_get_sort (query, &n_keys);

  g_array_set_clear_func (terms, clear_term);
  for (guint i = 0; i < n_keys; i++)
    {
      g_autoptr (GString) expr = g_string_new (NULL);
      Term term = { NULL, keys[i].descending, TRUE };

      relata_sql_append_column (expr, "t", table, keys[i].column);
      term.expr = g_strdup (expr->str);
      g_array_append_val (terms, term);
    }
  for (guint i = 0; i < identity.n_values; i++)
    {
      g_autoptr (GString) expr = g_string_new (NULL);
      Term term = { NULL, FALSE, FALSE };

      relata_row_source_append_order (relata_row_query_get_source (query), expr, i);
      term.expr = g_strdup (expr->str);
      g_array_append_val (terms, term);
    }
  return terms;
}

static const RelataValue *
get_term_value (const RelataRecord *record, guint term, guint n_sort_values)
{
  return term < n_sort_values ? record->sort_values[term] : record->identity[term - n_sort_values];
}

/* Results */

/* The beginning of a long text and nothing of a long blob: SQLite finds a blob's length without
 * reading it. */
static void
append_cell (GString *sql, const RelataTableDef *table, guint column)
{
  g_autoptr (GString) name = g_string_new (NULL);
  const char *c = name->str;

  relata_sql_append_column (name, "t", table, column);
  c = name->str;
  g_string_append_printf (
      sql,
      "CASE typeof(%s) WHEN 'text' THEN CASE WHEN length(%s) > %d THEN substr(%s, 1, %d) ELSE %s "
      "END WHEN 'blob' THEN CASE WHEN length(%s) > %d THEN x'' ELSE %s END ELSE %s END, "
      "CASE WHEN typeof(%s) IN ('text', 'blob') THEN length(%s) END",
      c, c, RELATA_PAGE_TEXT_CHARS, c, RELATA_PAGE_TEXT_CHARS, c, c, RELATA_PAGE_BLOB_BYTES, c, c,
      c, c);
}

static gboolean
is_key_of (const RelataTableDef *table,
           const RelataIndexedColumn *key,
           guint n_key,
           const RelataRelationship *relationship)
{
  if (n_key != relationship->n_columns)
    return FALSE;
  for (guint i = 0; i < n_key; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < n_key; k++)
        found = found
                || (key[i].name != NULL
                    && relata_table_def_find_column (table, key[i].name)
                           == relationship->parent_columns[k]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Whether the parent's row is found by a key and not by reading all of them. */
static gboolean
is_cheap (RelataSnapshot *snapshot, const RelataRelationship *relationship)
{
  const RelataTableDef *table
      = relata_item_table (relata_snapshot_get (snapshot, relationship->parent));
  g_autoptr (GPtrArray) indexes = relata_snapshot_get_indexes_of (snapshot, table->base.name);

  for (guint i = 0; i < table->n_keys; i++)
    if (is_key_of (table, table->keys[i].columns, table->keys[i].n_columns, relationship))
      return TRUE;
  for (guint i = 0; i < indexes->len; i++)
    {
      const RelataIndexDef *index = relata_def_index (((RelataItem *)indexes->pdata[i])->def);

      if (relata_expr_is_empty (&index->where)
          && is_key_of (table, index->columns, index->n_columns, relationship))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_label_already (const GArray *labels, guint column)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, guint, i) == column)
      return TRUE;
  return FALSE;
}

/* One scalar subquery: how the record is named that an end of a foreign key leads to. It stands
 * with the last column of the key. */
static void
append_parent_label (RelataPageSql *self, RelataSnapshot *snapshot, const RelataEndRef *end)
{
  const RelataRelationship *relationship = end->relationship;
  g_autoptr (GString) label = g_string_new (NULL);
  g_autoptr (GString) join = g_string_new (NULL);
  guint column;

  if (relationship->kind == RELATA_MANY_TO_MANY || end->end != 0 || relationship->parent == 0
      || !relata_sql_append_join (join, snapshot, relationship, "p", "t")
      || !is_cheap (snapshot, relationship))
    return;
  column = (guint)relationship->child_columns[relationship->n_columns - 1];
  if (column >= self->n_cells || has_label_already (self->labels, column)
      || !relata_sql_append_label (label, snapshot, relationship->parent, "p"))
    return;
  g_string_append_printf (self->sql, ", (SELECT %s FROM main.", label->str);
  relata_name_append (self->sql, relata_snapshot_get (snapshot, relationship->parent)->def->name);
  g_string_append_printf (self->sql, " AS p WHERE %s LIMIT 1)", join->str);
  g_array_append_val (self->labels, column);
}

/* Keys of one column come first: with them the label is that of the column. */
static void
append_parent_labels (RelataPageSql *self, RelataSnapshot *snapshot, guint table)
{
  guint n_ends;
  const RelataEndRef *ends = relata_relationships_get_ends (
      relata_snapshot_get_relationships (snapshot), table, &n_ends);

  for (guint i = 0; i < n_ends; i++)
    if (ends[i].relationship->n_columns == 1)
      append_parent_label (self, snapshot, &ends[i]);
  for (guint i = 0; i < n_ends; i++)
    if (ends[i].relationship->n_columns > 1)
      append_parent_label (self, snapshot, &ends[i]);
}

static void
append_results (RelataPageSql *self, RelataRowQuery *query, const GArray *terms)
{
  RelataRowSource *source = relata_row_query_get_source (query);
  RelataSnapshot *snapshot = relata_row_source_get_snapshot (source);
  const RelataTableDef *table = relata_row_source_get_def (source);
  RelataRowIdentity identity = relata_row_identity_get (table);
  g_autoptr (GString) label = g_string_new (", ");

  self->n_cells = MIN (table->n_columns, RELATA_RECORD_MAX_COLUMNS);
  self->n_identity = identity.n_values;
  self->n_sort_values = terms->len - identity.n_values;
  for (guint i = 0; i < self->n_cells; i++)
    {
      g_string_append (self->sql, i > 0 ? ", " : "");
      append_cell (self->sql, table, i);
    }
  for (guint i = 0; i < identity.n_values; i++)
    {
      g_string_append (self->sql, ", ");
      relata_row_identity_append (&identity, self->sql, "t", i);
    }
  for (guint i = 0; i < self->n_sort_values; i++)
    g_string_append_printf (self->sql, ", %s", g_array_index (terms, Term, i).expr);
  self->has_label
      = relata_sql_append_label (label, snapshot, relata_row_source_get_table (source), "t");
  if (self->has_label)
    g_string_append (self->sql, label->str);
  append_parent_labels (self, snapshot, relata_row_source_get_table (source));
}

/* Place */

static gboolean
is_simple (const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (g_array_index (terms, Term, i).nullable || g_array_index (terms, Term, i).descending)
      return FALSE;
  return TRUE;
}

/* (a, b) > (?, ?), which SQLite answers by an index. */
static void
append_row_value (GString *sql, const GArray *terms, gboolean backward, gboolean inclusive)
{
  g_string_append (sql, " AND (");
  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", g_array_index (terms, Term, i).expr);
  g_string_append_printf (sql, ") %s%s (", backward ? "<" : ">", inclusive ? "=" : "");
  for (guint i = 0; i < terms->len; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');
}

/* What stands beyond one value in its direction. NULL is the smallest. Parameters are numbered
 * from @parameter on, one a term. */
static void
append_beyond (GString *sql, const Term *term, const RelataValue *value, gboolean up, int parameter)
{
  if (relata_value_is_null (value))
    g_string_append_printf (sql, up ? "%s IS NOT NULL" : "0 AND %s IS NULL", term->expr);
  else if (up)
    g_string_append_printf (sql, "%s > ?%d", term->expr, parameter);
  else if (term->nullable)
    g_string_append_printf (sql, "(%s < ?%d OR %s IS NULL)", term->expr, parameter, term->expr);
  else
    g_string_append_printf (sql, "%s < ?%d", term->expr, parameter);
}

/* a > ?1 OR (a IS ?1 AND b > ?2) OR ..., for mixed directions and NULLs. */
static void
append_expanded (GString *sql,
                 const GArray *terms,
                 const RelataRecord *record,
                 gboolean backward,
                 gboolean inclusive,
                 int parameter)
{
  g_string_append (sql, " AND (");
  for (guint last = 0; last < terms->len; last++)
    {
      const Term *term = &g_array_index (terms, Term, last);

      g_string_append (sql, last > 0 ? " OR (" : "(");
      for (guint i = 0; i < last; i++)
        g_string_append_printf (sql, "%s IS ?%d AND ", g_array_index (terms, Term, i).expr,
                                parameter + (int)i);
      append_beyond (sql, term, get_term_value (record, last, terms->len - record->n_identity),
                     term->descending == backward, parameter + (int)last);
      g_string_append_c (sql, ')');
    }
  if (inclusive)
    {
      g_string_append (sql, " OR (1");
      for (guint i = 0; i < terms->len; i++)
        g_string_append_printf (sql, " AND %s IS ?%d", g_array_index (terms, Term, i).expr,
                                parameter + (int)i);
      g_string_append_c (sql, ')');
    }
  g_string_append_c (sql, ')');
}

static void
append_place (RelataPageSql *self,
              RelataRowQuery *query,
              const GArray *terms,
              RelataPagePlace place,
              const RelataRecord *record)
{
  gboolean inclusive = place == RELATA_PAGE_FROM;

  if (record == NULL || terms->len == 0 || self->n_identity == 0)
    return;
  if (is_simple (terms))
    append_row_value (self->sql, terms, self->backward, inclusive);
  else
    append_expanded (self->sql, terms, record, self->backward, inclusive,
                     relata_row_source_get_n_parameters (relata_row_query_get_source (query)) + 1);
}

static void
append_order (RelataPageSql *self, const GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      g_string_append_printf (self->sql, "%s%s%s", i > 0 ? ", " : " ORDER BY ", term->expr,
                              term->descending != self->backward ? " DESC" : "");
    }
}

/* Rows that nothing tells apart are counted off from the beginning. */
static gint64
get_offset (const RelataPageSql *self,
            RelataPagePlace place,
            const RelataRecord *record,
            guint n_rows)
{
  if (self->n_identity > 0 || record == NULL)
    return 0;
  switch (place)
    {
    case RELATA_PAGE_AFTER:
      return record->offset + 1;
    case RELATA_PAGE_BEFORE:
      return MAX (record->offset - (gint64)n_rows, 0);
    case RELATA_PAGE_FROM:
      return record->offset;
    case RELATA_PAGE_FIRST:
    case RELATA_PAGE_LAST:
    default:
      return 0;
    }
}

/* relata_page_sql_init:
 *
 * Writes the statement; frees with relata_page_sql_clear(). One row more than @n_rows is asked
 * for, to know whether there are more. */
void
relata_page_sql_init (RelataPageSql *self,
                      RelataRowQuery *query,
                      RelataPagePlace place,
                      RelataRecord *record,
                      guint n_rows)
{
  RelataRowSource *source = relata_row_query_get_source (query);
  g_autoptr (GArray) terms = collect_terms (query);

  *self = (RelataPageSql){ .sql = g_string_new ("SELECT "),
                           .labels = g_array_new (FALSE, FALSE, sizeof (guint)) };
  if (relata_row_source_may_repeat (source))
    g_string_append (self->sql, "DISTINCT ");
  append_results (self, query, terms);
  self->backward
      = self->n_identity > 0 && (place == RELATA_PAGE_LAST || place == RELATA_PAGE_BEFORE);
  self->offset = get_offset (self, place, record, n_rows);
  relata_row_source_append_from (source, self->sql);
  append_place (self, query, terms, place, record);
  append_order (self, terms);
  g_string_append_printf (self->sql, " LIMIT %" G_GINT64_FORMAT, (gint64)n_rows + 1);
  if (self->offset > 0)
    g_string_append_printf (self->sql, " OFFSET %" G_GINT64_FORMAT, self->offset);
}

/* relata_page_sql_bind:
 *
 * Binds what it was made for. */
void
relata_page_sql_bind (RelataPageSql *self,
                      RelataRowQuery *query,
                      RelataPagePlace place,
                      RelataRecord *record,
                      RelataStatement *statement)
{
  int parameter = relata_row_source_bind (relata_row_query_get_source (query), statement);
  guint n_terms = self->n_sort_values + self->n_identity;

  if (record == NULL || self->n_identity == 0 || place == RELATA_PAGE_FIRST
      || place == RELATA_PAGE_LAST)
    return;
  for (guint i = 0; i < n_terms; i++)
    if (parameter + (int)i <= relata_statement_get_n_parameters (statement))
      relata_statement_bind_value (statement, parameter + (int)i,
                                   get_term_value (record, i, self->n_sort_values));
}

void
relata_page_sql_clear (RelataPageSql *self)
{
  if (self->sql != NULL)
    g_string_free (self->sql, TRUE);
  self->sql = NULL;
  g_clear_pointer (&self->labels, g_array_unref);
}
