/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Areas: the tables of each are placed on a sheet of their own, which is then one table among
 * those that belong to no area. */

#include "config.h"

#include <math.h>

#include "layout/relata-layout-sheet.h"

/* A diagram in which each area is one table. */
typedef struct
{
  RelataLayoutNode *nodes;
  RelataPoint *corner; /* of each node, where the sheet of its area begins in it */
  GPtrArray *members;  /* of each node, a GArray of guint */
  guint *owner;        /* of each node of the diagram, its node here */
  GArray *edges;       /* RelataLayoutEdge */
} Overview;

static void
collect_members (Overview *self, const RelataLayoutTask *task, GArray *ids)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (NULL, NULL);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->owner = g_new (guint, task->n_nodes + 1);
  for (guint i = 0; i < task->n_nodes; i++)
    self->owner[i] = G_MAXUINT;
  for (guint k = 0; k < ids->len; k++)
    {
      guint i = g_array_index (ids, guint, k);
      gpointer area = GUINT_TO_POINTER (task->nodes[i].group);
      gpointer known = NULL;

      if (area != NULL && g_hash_table_lookup_extended (areas, area, NULL, &known))
        self->owner[i] = GPOINTER_TO_UINT (known);
      else
        {
          self->owner[i] = self->members->len;
          g_ptr_array_add (self->members, g_array_new (FALSE, FALSE, sizeof (guint)));
          if (area != NULL)
            g_hash_table_insert (areas, area, GUINT_TO_POINTER (self->owner[i]));
        }
      g_array_append_val ((GArray *)g_ptr_array_index (self->members, self->owner[i]), i);
    }
}

static gboolean
is_area (const Overview *self, const RelataLayoutTask *task, guint node)
{
  GArray *members = g_ptr_array_index (self->members, node);

  return task->nodes[g_array_index (members, guint, 0)].group != 0;
}

/* Places the tables of each area and takes its size. */
static gboolean
place_members (Overview *self, const RelataLayoutTask *task)
{
  self->nodes = g_new0 (RelataLayoutNode, self->members->len + 1);
  self->corner = g_new0 (RelataPoint, self->members->len + 1);
  for (guint n = 0; n < self->members->len; n++)
    {
      GArray *members = g_ptr_array_index (self->members, n);
      RelataRect bounds;

      if (!relata_layout_sheet (task, members))
        return FALSE;
      bounds = relata_layout_task_bounds (task, members);
      self->nodes[n].width = bounds.width;
      self->nodes[n].height = bounds.height;
      if (!is_area (self, task, n))
        continue;
      self->corner[n] = (RelataPoint){ RELATA_LAYOUT_AREA_MARGIN,
                                       RELATA_LAYOUT_AREA_MARGIN + RELATA_LAYOUT_AREA_HEADER };
      self->nodes[n].width += 2 * RELATA_LAYOUT_AREA_MARGIN;
      self->nodes[n].height += 2 * RELATA_LAYOUT_AREA_MARGIN + RELATA_LAYOUT_AREA_HEADER;
    }
  return TRUE;
}

static void
collect_edges (Overview *self, const RelataLayoutTask *task)
{
  self->edges = g_array_new (FALSE, FALSE, sizeof (RelataLayoutEdge));
  for (guint e = 0; e < task->n_edges; e++)
    {
      RelataLayoutEdge edge = task->edges[e];
      guint from = self->owner[edge.from], to = self->owner[edge.to];

      if (from == G_MAXUINT || to == G_MAXUINT || from == to)
        continue;
      edge.from_y += task->nodes[edge.from].y + self->corner[from].y;
      edge.to_y += task->nodes[edge.to].y + self->corner[to].y;
      edge.from = from;
      edge.to = to;
      g_array_append_val (self->edges, edge);
    }
}

static gboolean
place_overview (Overview *self, const RelataLayoutTask *task)
{
  RelataLayoutTask overview = *task;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  overview.nodes = self->nodes;
  overview.n_nodes = self->members->len;
  overview.edges = (const RelataLayoutEdge *)(const void *)self->edges->data;
  overview.n_edges = self->edges->len;
  for (guint n = 0; n < self->members->len; n++)
    g_array_append_val (all, n);
  if (!relata_layout_sheet (&overview, all))
    return FALSE;
  for (guint n = 0; n < self->members->len; n++)
    relata_layout_task_shift (task, g_ptr_array_index (self->members, n),
                              self->nodes[n].x + self->corner[n].x,
                              self->nodes[n].y + self->corner[n].y);
  return TRUE;
}

/*
 * relata_layout_areas:
 * @ids: some of the nodes
 *
 * Places them, as if there were no others, from the origin.
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_areas (const RelataLayoutTask *task, GArray *ids)
{
  Overview self = { 0 };
  gboolean grouped = FALSE, done;

  for (guint k = 0; k < ids->len; k++)
    grouped = grouped || task->nodes[g_array_index (ids, guint, k)].group != 0;
  if (!grouped)
    return relata_layout_sheet (task, ids);
  collect_members (&self, task, ids);
  done = place_members (&self, task);
  if (done)
    {
      collect_edges (&self, task);
      done = place_overview (&self, task);
    }
  g_free (self.nodes);
  g_free (self.corner);
  g_free (self.owner);
  g_ptr_array_unref (self.members);
  g_clear_pointer (&self.edges, g_array_unref);
  return done;
}
