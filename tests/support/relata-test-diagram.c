/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Diagrams for tests: a table is 200 wide, its header 28 high and each of its columns 22. */

#include "config.h"

#include <math.h>
#include <sqlite3.h>

#include "relata-test-diagram.h"

#define WIDTH  200.0
#define HEADER 28.0
#define ROW    22.0

/* The loose grid that tables are scattered on. */
#define PITCH_X 320.0
#define PITCH_Y 400.0

/**
 * relata_test_diagram_new:
 * @n_nodes: the number of tables; set each
 * @n_edges: the number of relationships; set each
 *
 * Returns: (transfer full): a diagram
 */
RelataTestDiagram *
relata_test_diagram_new (guint n_nodes, guint n_edges)
{
  RelataTestDiagram *self = g_new0 (RelataTestDiagram, 1);

  self->n_nodes = n_nodes;
  self->n_edges = n_edges;
  self->nodes = g_new0 (RelataLayoutNode, n_nodes + 1);
  self->names = g_new0 (char *, n_nodes + 1);
  self->rows = g_new0 (guint, n_nodes + 1);
  self->edges = g_new0 (RelataLayoutEdge, n_edges + 1);
  return self;
}

/**
 * relata_test_diagram_free:
 * @self: (transfer full): a diagram
 */
void
relata_test_diagram_free (RelataTestDiagram *self)
{
  g_free (self->nodes);
  g_strfreev (self->names);
  g_free (self->rows);
  g_free (self->edges);
  g_free (self);
}

/**
 * relata_test_diagram_copy:
 * @self: a diagram
 *
 * Returns: (transfer full): its copy
 */
RelataTestDiagram *
relata_test_diagram_copy (const RelataTestDiagram *self)
{
  RelataTestDiagram *copy = relata_test_diagram_new (self->n_nodes, self->n_edges);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      copy->nodes[i] = self->nodes[i];
      copy->names[i] = g_strdup (self->names[i]);
      copy->rows[i] = self->rows[i];
    }
  for (guint e = 0; e < self->n_edges; e++)
    copy->edges[e] = self->edges[e];
  return copy;
}

/**
 * relata_test_diagram_set_table:
 * @self: a diagram
 * @node: which
 * @name: its name
 * @rows: how many columns it has
 */
void
relata_test_diagram_set_table (RelataTestDiagram *self, guint node, const char *name, guint rows)
{
  g_free (self->names[node]);
  self->names[node] = g_strdup (name);
  self->rows[node] = rows;
  self->nodes[node] = (RelataLayoutNode){ .width = WIDTH, .height = HEADER + rows * ROW };
}

/**
 * relata_test_diagram_set_edge:
 * @self: a diagram
 * @edge: which
 * @from: the child
 * @from_row: its column, from 0
 * @to: the parent
 * @to_row: its column, from 0
 */
void
relata_test_diagram_set_edge (
    RelataTestDiagram *self, guint edge, guint from, guint from_row, guint to, guint to_row)
{
  self->edges[edge] = (RelataLayoutEdge){ from, to, HEADER + (from_row + 0.5) * ROW,
                                          HEADER + (to_row + 0.5) * ROW, FALSE };
}

static gboolean
has_edge (const RelataTestDiagram *self, guint n_edges, guint a, guint b)
{
  for (guint e = 0; e < n_edges; e++)
    if ((self->edges[e].from == a && self->edges[e].to == b)
        || (self->edges[e].from == b && self->edges[e].to == a))
      return TRUE;
  return FALSE;
}

/**
 * relata_test_diagram_new_random:
 * @seed: chooses the graph
 * @n_nodes: tables, 2 to 13 columns each
 * @n_edges: relationships, at least @n_nodes - 1, of different pairs
 *
 * By preferential attachment: tables that have relationships get more. Connected.
 *
 * Returns: (transfer full): a diagram
 */
RelataTestDiagram *
relata_test_diagram_new_random (guint32 seed, guint n_nodes, guint n_edges)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree guint *ends = g_new (guint, 2 * n_edges + n_nodes + 1);
  RelataTestDiagram *self = relata_test_diagram_new (n_nodes, n_edges);
  guint n_ends = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autofree char *name = g_strdup_printf ("t%u", i);

      relata_test_diagram_set_table (self, i, name, (guint)g_rand_int_range (rand, 2, 14));
    }
  for (guint e = 0; e < n_edges; e++)
    {
      guint from = e + 1, to = 0;

      do
        {
          if (e + 1 >= n_nodes)
            from = (guint)g_rand_int_range (rand, 1, (gint32)n_nodes);
          if (n_ends > 0)
            to = ends[g_rand_int_range (rand, 0, (gint32)n_ends)];
        }
      while (from == to || has_edge (self, e, from, to));
      relata_test_diagram_set_edge (
          self, e, from, (guint)g_rand_int_range (rand, 1, (gint32)self->rows[from]), to, 0);
      ends[n_ends++] = from;
      ends[n_ends++] = to;
    }
  return self;
}

static gboolean
collect_strings (sqlite3 *db, const char *sql, const char *value, int column, GPtrArray *strings)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return FALSE;
  if (value != NULL)
    sqlite3_bind_text (statement, 1, value, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (strings, g_strdup ((const char *)sqlite3_column_text (statement, column)));
  return sqlite3_finalize (statement) == SQLITE_OK;
}

static guint
position_of (GPtrArray *strings, const char *text)
{
  for (guint i = 0; i < strings->len; i++)
    if (text != NULL && g_ascii_strcasecmp (g_ptr_array_index (strings, i), text) == 0)
      return i;
  return G_MAXUINT;
}

static void
collect_edges (sqlite3 *db, GPtrArray *tables, GPtrArray *columns, guint child, GArray *edges)
{
  g_autoptr (GPtrArray) parents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) froms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tos = g_ptr_array_new_with_free_func (g_free);
  static const char *sql = "SELECT \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) "
                           "WHERE seq = 0 ORDER BY id DESC";

  collect_strings (db, sql, g_ptr_array_index (tables, child), 0, parents);
  collect_strings (db, sql, g_ptr_array_index (tables, child), 1, froms);
  collect_strings (db, sql, g_ptr_array_index (tables, child), 2, tos);
  for (guint k = 0; k < parents->len; k++)
    {
      guint parent = position_of (tables, g_ptr_array_index (parents, k));
      guint edge[4] = { child, 0, parent, 0 };

      if (parent == G_MAXUINT)
        continue;
      edge[1] = position_of (g_ptr_array_index (columns, child), g_ptr_array_index (froms, k));
      edge[3] = position_of (g_ptr_array_index (columns, parent), g_ptr_array_index (tos, k));
      g_array_append_val (edges, edge);
    }
}

/**
 * relata_test_diagram_new_from_database:
 * @path: a database that can be trusted
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its tables and declared relationships
 */
RelataTestDiagram *
relata_test_diagram_new_from_database (const char *path, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) columns
      = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, 4 * sizeof (guint));
  RelataTestDiagram *self = NULL;
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || !collect_strings (db,
                           "SELECT name FROM sqlite_schema WHERE type = 'table' "
                           "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                           NULL, 0, tables))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", path, sqlite3_errmsg (db));
      sqlite3_close (db);
      return NULL;
    }
  for (guint i = 0; i < tables->len; i++)
    {
      GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

      collect_strings (db, "SELECT name FROM pragma_table_info(?)", g_ptr_array_index (tables, i),
                       0, names);
      g_ptr_array_add (columns, names);
    }
  for (guint i = 0; i < tables->len; i++)
    collect_edges (db, tables, columns, i, edges);
  sqlite3_close (db);
  self = relata_test_diagram_new (tables->len, edges->len);
  for (guint i = 0; i < tables->len; i++)
    relata_test_diagram_set_table (self, i, g_ptr_array_index (tables, i),
                                   ((GPtrArray *)g_ptr_array_index (columns, i))->len);
  for (guint e = 0; e < edges->len; e++)
    {
      const guint *edge = (const guint *)(const void *)edges->data + 4 * e;

      relata_test_diagram_set_edge (self, e, edge[0], edge[1], edge[2],
                                    edge[3] == G_MAXUINT ? 0 : edge[3]);
    }
  return self;
}

/**
 * relata_test_diagram_scatter:
 * @self: a diagram
 * @seed: chooses the places
 *
 * Places the tables as a careless person would: on a loose grid, somewhat off it.
 */
void
relata_test_diagram_scatter (RelataTestDiagram *self, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_columns = MAX (1, (guint)ceil (sqrt (self->n_nodes * 1.5)));

  for (guint i = 0; i < self->n_nodes; i++)
    {
      self->nodes[i].x = (i % n_columns) * PITCH_X + g_rand_int_range (rand, 0, 40);
      self->nodes[i].y = (i / n_columns) * PITCH_Y + g_rand_int_range (rand, 0, 40);
    }
}

/* Columns and rows between two tables on the loose grid. */
static gboolean
is_near (const RelataTestDiagram *self, guint a, guint b)
{
  return fabs (self->nodes[a].x - self->nodes[b].x) < 2.5 * PITCH_X
         && fabs (self->nodes[a].y - self->nodes[b].y) < 1.5 * PITCH_Y;
}

/**
 * relata_test_diagram_new_near:
 * @seed: chooses the graph and the places
 * @n_nodes: tables
 * @n_edges: relationships, of different pairs
 *
 * Tables as relata_test_diagram_scatter() places them; nine in ten relationships are between
 * tables that stand near each other, as in a diagram that a person has tended.
 *
 * Returns: (transfer full): a diagram
 */
RelataTestDiagram *
relata_test_diagram_new_near (guint32 seed, guint n_nodes, guint n_edges)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RelataTestDiagram *self = relata_test_diagram_new_random (seed, n_nodes, n_nodes - 1);

  relata_test_diagram_scatter (self, seed);
  self->n_edges = n_edges;
  self->edges = g_renew (RelataLayoutEdge, self->edges, n_edges + 1);
  for (guint e = 0; e < n_edges; e++)
    {
      gboolean near = g_rand_int_range (rand, 0, 10) > 0;
      guint from, to;

      do
        {
          from = (guint)g_rand_int_range (rand, 0, (gint32)n_nodes);
          to = (guint)g_rand_int_range (rand, 0, (gint32)n_nodes);
        }
      while (from == to || has_edge (self, e, from, to) || (near && !is_near (self, from, to)));
      relata_test_diagram_set_edge (
          self, e, from, (guint)g_rand_int_range (rand, 1, (gint32)self->rows[from]), to, 0);
    }
  return self;
}

/**
 * relata_test_diagram_route:
 * @self: a diagram whose tables are placed
 *
 * Returns: (transfer full): a router for it that has not yet routed
 */
RelataRouter *
relata_test_diagram_route (const RelataTestDiagram *self)
{
  g_autofree RelataRect *boxes = g_new0 (RelataRect, self->n_nodes + 1);
  g_autofree RelataRouteEdge *edges = g_new0 (RelataRouteEdge, self->n_edges + 1);

  for (guint i = 0; i < self->n_nodes; i++)
    boxes[i] = (RelataRect){ self->nodes[i].x, self->nodes[i].y, self->nodes[i].width,
                             self->nodes[i].height };
  for (guint e = 0; e < self->n_edges; e++)
    edges[e] = (RelataRouteEdge){ self->edges[e].from, self->edges[e].to, self->edges[e].from_y,
                                  self->edges[e].to_y };
  return relata_router_new (boxes, self->n_nodes, edges, self->n_edges);
}
