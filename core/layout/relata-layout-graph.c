/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Builds the graph of a part of the diagram. */

#include "config.h"

#include "layout/relata-layout-graph.h"

static int
compare_links_cb (gconstpointer a, gconstpointer b)
{
  const RelataLayoutLink *x = a, *y = b;
  guint x0 = MIN (x->from, x->to), x1 = MAX (x->from, x->to);
  guint y0 = MIN (y->from, y->to), y1 = MAX (y->from, y->to);

  if (x0 != y0)
    return x0 < y0 ? -1 : 1;
  if (x1 != y1)
    return x1 < y1 ? -1 : 1;
  return 0;
}

/* Expects the links of a pair side by side; the first of each pair stands for all. */
static guint
merge_pairs (RelataLayoutLink *links, guint n_links)
{
  guint n = 0;

  for (guint i = 0; i < n_links; i++)
    {
      if (n > 0 && compare_links_cb (&links[n - 1], &links[i]) == 0)
        links[n - 1].weight += links[i].weight;
      else
        links[n++] = links[i];
    }
  return n;
}

static void
collect_links (RelataLayoutGraph *self,
               const guint *position,
               const RelataLayoutEdge *edges,
               guint n_edges)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (RelataLayoutLink));

  for (guint e = 0; e < n_edges; e++)
    {
      RelataLayoutLink link = { position[edges[e].from], position[edges[e].to], edges[e].from_y,
                                edges[e].to_y, edges[e].weak ? 0.25 : 1.0 };

      if (link.from != G_MAXUINT && link.to != G_MAXUINT && link.from != link.to)
        g_array_append_val (links, link);
    }
  g_array_sort (links, compare_links_cb);
  self->n_links = merge_pairs ((RelataLayoutLink *)(void *)links->data, links->len);
  self->links = (RelataLayoutLink *)(void *)g_array_free (links, FALSE);
}

static void
index_links (RelataLayoutGraph *self)
{
  g_autofree guint *next = g_new0 (guint, self->n_nodes + 1);

  self->first = g_new0 (guint, self->n_nodes + 1);
  self->incident = g_new (guint, 2 * self->n_links + 1);
  for (guint l = 0; l < self->n_links; l++)
    {
      self->first[self->links[l].from + 1]++;
      self->first[self->links[l].to + 1]++;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    self->first[i + 1] += self->first[i];
  for (guint i = 0; i < self->n_nodes; i++)
    next[i] = self->first[i];
  for (guint l = 0; l < self->n_links; l++)
    {
      self->incident[next[self->links[l].from]++] = l;
      self->incident[next[self->links[l].to]++] = l;
    }
}

/*
 * relata_layout_graph_new:
 * @ids: the nodes to take, ascending
 *
 * Edges with an end outside @ids are left out.
 */
RelataLayoutGraph *
relata_layout_graph_new (const RelataLayoutNode *nodes,
                         const guint *ids,
                         guint n_ids,
                         guint n_nodes,
                         const RelataLayoutEdge *edges,
                         guint n_edges,
                         const RelataLayoutOptions *options)
{
  RelataLayoutGraph *self = g_new0 (RelataLayoutGraph, 1);
  g_autofree guint *position = g_new (guint, n_nodes + 1);

  self->n_nodes = n_ids;
  self->boxes = g_new0 (RelataRect, n_ids + 1);
  self->ids = g_memdup2 (ids, sizeof *ids * n_ids);
  self->gap_x = options->gap_x;
  self->gap_y = options->gap_y;
  for (guint i = 0; i < n_nodes; i++)
    position[i] = G_MAXUINT;
  for (guint i = 0; i < n_ids; i++)
    {
      const RelataLayoutNode *node = &nodes[ids[i]];

      position[ids[i]] = i;
      self->boxes[i] = (RelataRect){ node->x, node->y, node->width, node->height };
    }
  collect_links (self, position, edges, n_edges);
  index_links (self);
  return self;
}

void
relata_layout_graph_free (RelataLayoutGraph *self)
{
  g_free (self->boxes);
  g_free (self->ids);
  g_free (self->links);
  g_free (self->first);
  g_free (self->incident);
  g_free (self);
}

/* The smallest rectangle around all boxes; without nodes, an empty one. */
RelataRect
relata_layout_graph_bounds (const RelataLayoutGraph *self)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  if (self->n_nodes == 0)
    return (RelataRect){ 0, 0, 0, 0 };
  for (guint i = 0; i < self->n_nodes; i++)
    {
      x0 = MIN (x0, self->boxes[i].x);
      y0 = MIN (y0, self->boxes[i].y);
      x1 = MAX (x1, relata_rect_right (&self->boxes[i]));
      y1 = MAX (y1, relata_rect_bottom (&self->boxes[i]));
    }
  return (RelataRect){ x0, y0, x1 - x0, y1 - y0 };
}
