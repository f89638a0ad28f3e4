/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Building a diagram: measure, place, find the lines, route. What an earlier diagram knew
 * (boxes, computed places) is copied into a table first, so a job never touches the diagram
 * the main thread goes on using. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "layout/relata-diagram-private.h"
#include "layout/relata-layout.h"

#define SPUR_LENGTH 26.0

void
relata_diagram_clear_table (gpointer data)
{
  RelataDiagramTable *table = data;

  g_clear_pointer (&table->box, relata_box_unref);
}

static void
free_known (gpointer data)
{
  relata_diagram_clear_table (data);
  g_free (data);
}

RelataDiagramPlan *
relata_diagram_plan_new (RelataSnapshot *snapshot, RelataDiagram *previous, gboolean arrange)
{
  RelataDiagramPlan *plan = g_new0 (RelataDiagramPlan, 1);

  plan->snapshot = relata_snapshot_ref (snapshot);
  plan->arrange = arrange;
  plan->known = g_hash_table_new_full (NULL, NULL, NULL, free_known);
  for (guint i = 0; previous != NULL && i < previous->tables->len; i++)
    {
      RelataDiagramTable *known
          = g_memdup2 (relata_diagram_table (previous, i), sizeof (RelataDiagramTable));

      relata_box_ref (known->box);
      g_hash_table_insert (plan->known, GUINT_TO_POINTER (known->box->id), known);
    }
  return plan;
}

void
relata_diagram_plan_free (RelataDiagramPlan *plan)
{
  relata_snapshot_unref (plan->snapshot);
  g_hash_table_unref (plan->known);
  g_free (plan);
}

RelataDiagramTable
relata_diagram_make_table (const RelataDiagramPlan *plan, RelataItem *item)
{
  const RelataDiagramTable *known = g_hash_table_lookup (plan->known, GUINT_TO_POINTER (item->id));
  RelataDiagramTable table = { .placed = item->decor->placed && !plan->arrange };

  table.box = relata_box_remeasure (known != NULL ? known->box : NULL, plan->snapshot, item);
  if (known != NULL && known->has_computed && !plan->arrange)
    {
      table.has_computed = TRUE;
      table.computed = known->computed;
    }
  table.rect.width = table.box->width;
  table.rect.height = table.box->height;
  if (table.placed)
    {
      table.rect.x = item->decor->x;
      table.rect.y = item->decor->y;
    }
  else if (table.has_computed)
    {
      table.rect.x = table.computed.x;
      table.rect.y = table.computed.y;
    }
  return table;
}

static void
add_tables (RelataDiagram *self, const RelataDiagramPlan *plan)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (plan->snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (plan->snapshot, i);
      RelataDiagramTable table;

      if (!relata_box_is_shown (item))
        continue;
      table = relata_diagram_make_table (plan, item);
      g_hash_table_insert (self->positions, GUINT_TO_POINTER (item->id),
                           GUINT_TO_POINTER (self->tables->len));
      g_array_append_val (self->tables, table);
    }
}

/* The middles of the first and last row among @columns, and in @first that of the first
 * column, where the line ends. */
static void
get_span (const RelataBox *box, const int *columns, guint n_columns, double span[2], double *first)
{
  *first = relata_box_get_row_y (box, n_columns > 0 ? columns[0] : -1);
  span[0] = span[1] = *first;
  for (guint i = 1; i < n_columns; i++)
    {
      double y = relata_box_get_row_y (box, columns[i]);

      span[0] = MIN (span[0], y);
      span[1] = MAX (span[1], y);
    }
}

static RelataLine
make_line (RelataDiagram *self, GArray *tables, const RelataRelationship *relationship, guint child)
{
  int parent = relata_diagram_find_table (self, relationship->parent);
  RelataLine line = {
    .relationship = relationship,
    .child = child,
    .parent = parent,
    .parent_foot = { relationship->ends[0].list, relationship->ends[0].optional },
    .child_foot = { relationship->ends[1].list, relationship->ends[1].optional },
  };

  get_span (g_array_index (tables, RelataDiagramTable, child).box, relationship->child_columns,
            relationship->n_columns, line.child_span, &line.child_y);
  if (parent >= 0)
    get_span (g_array_index (tables, RelataDiagramTable, parent).box, relationship->parent_columns,
              relationship->n_columns, line.parent_span, &line.parent_y);
  return line;
}

/* The lines of @snapshot between @tables, as an array of RelataLine. */
GArray *
relata_diagram_make_lines (RelataDiagram *self, GArray *tables, RelataSnapshot *snapshot)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RelataLine));
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);

  for (guint i = 0; i < relata_relationships_get_n (relationships); i++)
    {
      const RelataRelationship *relationship = relata_relationships_get (relationships, i);
      int child = relata_diagram_find_table (self, relationship->child);
      RelataLine line;

      if (relationship->kind == RELATA_MANY_TO_MANY || child < 0)
        continue;
      line = make_line (self, tables, relationship, child);
      g_array_append_val (lines, line);
    }
  return lines;
}

void
relata_diagram_place_spur (RelataDiagram *self, RelataDiagramLine *line)
{
  const RelataRect *rect = &relata_diagram_table (self, line->line.child)->rect;
  double y = rect->y + line->line.child_y;

  line->spur_points[0] = (RelataPoint){ relata_rect_right (rect), y };
  line->spur_points[1] = (RelataPoint){ relata_rect_right (rect) + SPUR_LENGTH, y };
  line->spur
      = (RelataRoute){ .n_points = 2, .from_side = RELATA_SIDE_RIGHT, .to_side = RELATA_SIDE_LEFT };
}

static void
add_lines (RelataDiagram *self)
{
  g_autoptr (GArray) lines = relata_diagram_make_lines (self, self->tables, self->snapshot);

  for (guint i = 0; i < lines->len; i++)
    {
      RelataDiagramLine line = { .line = g_array_index (lines, RelataLine, i), .route = -1 };

      if (line.line.parent < 0)
        relata_diagram_place_spur (self, &line);
      else
        {
          line.route = self->route_lines->len;
          g_array_append_val (self->route_lines, i);
        }
      g_array_append_val (self->lines, line);
    }
}

static GArray *
make_layout_edges (RelataDiagram *self)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (RelataLayoutEdge));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const RelataLine *line = &relata_diagram_line (self, i)->line;
      RelataLayoutEdge edge = { .from = line->child,
                                .to = line->parent,
                                .from_y = line->child_y,
                                .to_y = line->parent_y,
                                .weak = line->relationship->virtual_ };

      if (line->parent >= 0)
        g_array_append_val (edges, edge);
    }
  return edges;
}

static GArray *
make_layout_nodes (RelataDiagram *self, guint *n_free)
{
  GArray *nodes = g_array_new (FALSE, TRUE, sizeof (RelataLayoutNode));

  *n_free = 0;
  for (guint i = 0; i < self->tables->len; i++)
    {
      const RelataDiagramTable *table = relata_diagram_table (self, i);
      RelataLayoutNode node = { .width = table->rect.width,
                                .height = table->rect.height,
                                .x = table->rect.x,
                                .y = table->rect.y,
                                .fixed = table->placed || table->has_computed };

      *n_free += !node.fixed;
      g_array_append_val (nodes, node);
    }
  return nodes;
}

/* Places the tables that have no place, around those that have one. */
static gboolean
place_tables (RelataDiagram *self, GCancellable *cancellable, GError **error)
{
  guint n_free;
  g_autoptr (GArray) nodes = make_layout_nodes (self, &n_free);
  g_autoptr (GArray) edges = make_layout_edges (self);
  RelataLayoutOptions options = relata_layout_options_default ();

  if (n_free == 0)
    return TRUE;
  if (!relata_layout_place ((RelataLayoutNode *)(gpointer)nodes->data, nodes->len,
                            (RelataLayoutEdge *)(gpointer)edges->data, edges->len, &options,
                            cancellable, error))
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      const RelataLayoutNode *node = &g_array_index (nodes, RelataLayoutNode, i);
      RelataDiagramTable *table = relata_diagram_table (self, i);

      if (node->fixed)
        continue;
      table->rect.x = round (node->x);
      table->rect.y = round (node->y);
      table->has_computed = TRUE;
      table->computed = (RelataPoint){ table->rect.x, table->rect.y };
    }
  return TRUE;
}

static gboolean
route_lines (RelataDiagram *self, GCancellable *cancellable, GError **error)
{
  g_autofree RelataRect *rects = g_new (RelataRect, self->tables->len);
  g_autofree RelataRouteEdge *edges = g_new (RelataRouteEdge, self->route_lines->len);

  for (guint i = 0; i < self->tables->len; i++)
    rects[i] = relata_diagram_table (self, i)->rect;
  for (guint i = 0; i < self->route_lines->len; i++)
    {
      const RelataLine *line
          = &relata_diagram_line (self, g_array_index (self->route_lines, guint, i))->line;

      edges[i] = (RelataRouteEdge){ line->child, line->parent, line->child_y, line->parent_y };
    }
  self->router = relata_router_new (rects, self->tables->len, edges, self->route_lines->len);
  return relata_router_route_all (self->router, cancellable, error);
}

static RelataDiagram *
build (const RelataDiagramPlan *plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataDiagram) self = g_new0 (RelataDiagram, 1);

  self->snapshot = relata_snapshot_ref (plan->snapshot);
  self->tables = g_array_new (FALSE, TRUE, sizeof (RelataDiagramTable));
  g_array_set_clear_func (self->tables, relata_diagram_clear_table);
  self->positions = g_hash_table_new (NULL, NULL);
  self->lines = g_array_new (FALSE, TRUE, sizeof (RelataDiagramLine));
  self->route_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  add_tables (self, plan);
  add_lines (self);
  if (!place_tables (self, cancellable, error))
    return NULL;
  for (guint i = 0; i < self->lines->len; i++)
    if (relata_diagram_line (self, i)->route < 0)
      relata_diagram_place_spur (self, relata_diagram_line (self, i));
  if (!route_lines (self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gpointer
build_job (RelataJob *job, gpointer data, GError **error)
{
  return build (data, relata_job_get_cancellable (job), error);
}

/**
 * relata_diagram_new:
 * @previous: (nullable): an earlier diagram of the same design: tables without a place of
 *   their own stay where they stood in it
 * @error: G_IO_ERROR_CANCELLED is the only one
 *
 * Returns: (transfer full): the diagram of @snapshot, or %NULL with @error set
 */
RelataDiagram *
relata_diagram_new (RelataSnapshot *snapshot,
                    RelataDiagram *previous,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (RelataDiagramPlan) plan = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);
  plan = relata_diagram_plan_new (snapshot, previous, FALSE);
  return build (plan, cancellable, error);
}

/**
 * relata_diagram_new_arranged:
 *
 * Like relata_diagram_new(), but places all tables, whatever the design says.
 *
 * Returns: (transfer full): the diagram, or %NULL with @error set to G_IO_ERROR_CANCELLED
 */
RelataDiagram *
relata_diagram_new_arranged (RelataSnapshot *snapshot, GCancellable *cancellable, GError **error)
{
  g_autoptr (RelataDiagramPlan) plan = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);
  plan = relata_diagram_plan_new (snapshot, NULL, TRUE);
  return build (plan, cancellable, error);
}

/**
 * relata_diagram_job:
 * @previous: (nullable): read now, not later
 * @arrange: place all tables, as relata_diagram_new_arranged() does
 *
 * Returns: (transfer full): a job whose result is a #RelataDiagram
 */
RelataJob *
relata_diagram_job (RelataSnapshot *snapshot, RelataDiagram *previous, gboolean arrange)
{
  g_return_val_if_fail (snapshot != NULL, NULL);
  return relata_job_new (
      _ ("Arranging the diagram"), build_job, relata_diagram_plan_new (snapshot, previous, arrange),
      (GDestroyNotify)relata_diagram_plan_free, (GDestroyNotify)relata_diagram_free);
}
