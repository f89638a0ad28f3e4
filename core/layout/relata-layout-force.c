/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The multilevel spring and charge model of Y. Hu, Efficient and high quality force-directed
 * graph drawing, The Mathematica Journal 10 (2005): the graph is made coarser by merging
 * neighbours, the coarsest one is drawn, and each drawing is the start of the next finer one.
 * Far charges are summed over the cells of a quadtree (Barnes and Hut, 1986). The unit of
 * length is the distance at which a lone pair of neighbours rests. */

#include "config.h"

#include <math.h>

#include "layout/relata-layout-force.h"

#define CHARGE      0.2
#define OPENING     0.7 /* a cell is one charge if its size is less than this part of its distance */
#define DIRECT_MAX  64  /* up to so many nodes every pair is computed */
#define COARSE_MAX  24
#define TREE_DEPTH  24
#define STEP_SHRINK 0.9

/* One level: a graph as arrays. */
typedef struct
{
  guint n, m;
  double *mass;
  guint *first, *neighbour; /* compressed adjacency */
  double *weight;           /* of each adjacency */
  guint *parent;            /* of each node, its node in the coarser level */
} Level;

typedef struct
{
  double x, y, mass; /* centre of mass */
  double size;
  gint32 child[4]; /* -1: none */
  gint32 point;    /* of a leaf; -1: an inner cell */
} Cell;

typedef struct
{
  GArray *cells;
  const Level *level;
  const RelataPoint *points;
} Tree;

static void
level_free (Level *level)
{
  g_free (level->mass);
  g_free (level->first);
  g_free (level->neighbour);
  g_free (level->weight);
  g_free (level->parent);
  g_free (level);
}

static Level *
level_new (guint n, guint m)
{
  Level *level = g_new0 (Level, 1);

  level->n = n;
  level->m = m;
  level->mass = g_new0 (double, n + 1);
  level->first = g_new0 (guint, n + 1);
  level->neighbour = g_new (guint, 2 * m + 1);
  level->weight = g_new (double, 2 * m + 1);
  level->parent = g_new0 (guint, n + 1);
  return level;
}

static Level *
level_from_graph (const RelataLayoutGraph *graph)
{
  Level *level = level_new (graph->n_nodes, graph->n_links);

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      level->mass[i] = 1;
      level->first[i + 1] = graph->first[i + 1];
      for (guint k = graph->first[i]; k < graph->first[i + 1]; k++)
        {
          level->neighbour[k] = relata_layout_graph_other (graph, graph->incident[k], i);
          level->weight[k] = MIN (graph->links[graph->incident[k]].weight, 1);
        }
    }
  return level;
}

static void
shuffle (guint *items, guint n, RelataLayoutRandom *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = relata_layout_random_below (random, i), kept = items[i - 1];

      items[i - 1] = items[j];
      items[j] = kept;
    }
}

/* Each node joins the lightest neighbour that is alone yet; a node whose neighbours are all
 * taken joins the smallest cluster among them, so that stars shrink too. */
static guint
choose_clusters (Level *level, RelataLayoutRandom *random)
{
  g_autofree guint *order = g_new (guint, level->n + 1);
  g_autofree double *cluster_mass = g_new0 (double, level->n + 1);
  guint n_clusters = 0;

  for (guint i = 0; i < level->n; i++)
    {
      order[i] = i;
      level->parent[i] = G_MAXUINT;
    }
  shuffle (order, level->n, random);
  for (guint k = 0; k < level->n; k++)
    {
      guint i = order[k], best = G_MAXUINT;
      gboolean best_alone = FALSE;

      if (level->parent[i] != G_MAXUINT)
        continue;
      for (guint a = level->first[i]; a < level->first[i + 1]; a++)
        {
          guint j = level->neighbour[a];
          gboolean alone = level->parent[j] == G_MAXUINT;
          double mass = alone ? level->mass[j] : cluster_mass[level->parent[j]];
          double best_mass = best == G_MAXUINT ? 0
                             : best_alone      ? level->mass[best]
                                               : cluster_mass[level->parent[best]];

          if (best == G_MAXUINT || (alone && !best_alone)
              || (alone == best_alone && mass < best_mass))
            {
              best = j;
              best_alone = alone;
            }
        }
      if (best == G_MAXUINT || best_alone)
        {
          level->parent[i] = n_clusters;
          if (best != G_MAXUINT)
            level->parent[best] = n_clusters;
          cluster_mass[n_clusters++] = level->mass[i] + (best != G_MAXUINT ? level->mass[best] : 0);
        }
      else
        {
          level->parent[i] = level->parent[best];
          cluster_mass[level->parent[i]] += level->mass[i];
        }
    }
  return n_clusters;
}

static void
add_adjacency (Level *coarse,
               const Level *level,
               const guint *members,
               guint n_members,
               guint cluster,
               guint *slot)
{
  guint start = coarse->first[cluster], end = start;

  for (guint k = 0; k < n_members; k++)
    for (guint a = level->first[members[k]]; a < level->first[members[k] + 1]; a++)
      {
        guint other = level->parent[level->neighbour[a]];

        if (other == cluster)
          continue;
        if (slot[other] < start || slot[other] >= end || coarse->neighbour[slot[other]] != other)
          {
            slot[other] = end;
            coarse->neighbour[end] = other;
            coarse->weight[end++] = 0;
          }
        coarse->weight[slot[other]] += level->weight[a];
      }
  coarse->first[cluster + 1] = end;
}

static Level *
coarsen (Level *level, RelataLayoutRandom *random)
{
  guint n_clusters = choose_clusters (level, random);
  g_autofree guint *start = g_new0 (guint, n_clusters + 2);
  g_autofree guint *members = g_new (guint, level->n + 1);
  g_autofree guint *slot = g_new (guint, n_clusters + 1);
  Level *coarse = level_new (n_clusters, level->m);

  for (guint i = 0; i < level->n; i++)
    start[level->parent[i] + 2]++;
  for (guint c = 0; c < n_clusters; c++)
    {
      start[c + 2] += start[c + 1];
      slot[c] = G_MAXUINT;
    }
  for (guint i = 0; i < level->n; i++)
    {
      members[start[level->parent[i] + 1]++] = i;
      coarse->mass[level->parent[i]] += level->mass[i];
    }
  for (guint c = 0; c < n_clusters; c++)
    add_adjacency (coarse, level, members + start[c], start[c + 1] - start[c], c, slot);
  return coarse;
}

static gint32
tree_add_cell (Tree *tree, double size)
{
  Cell cell = { 0, 0, 0, size, { -1, -1, -1, -1 }, -1 };

  g_array_append_val (tree->cells, cell);
  return (gint32)tree->cells->len - 1;
}

#define CELL(tree, i) (&g_array_index ((tree)->cells, Cell, (i)))

static guint
quadrant (const RelataPoint *p, RelataPoint *centre, double quarter)
{
  guint q = (p->x >= centre->x ? 1 : 0) + (p->y >= centre->y ? 2 : 0);

  centre->x += q & 1 ? quarter : -quarter;
  centre->y += q & 2 ? quarter : -quarter;
  return q;
}

static void
cell_add_mass (Cell *cell, const RelataPoint *p, double mass)
{
  double total = cell->mass + mass;

  cell->x = (cell->x * cell->mass + p->x * mass) / total;
  cell->y = (cell->y * cell->mass + p->y * mass) / total;
  cell->mass = total;
}

static gint32
tree_child (Tree *tree, gint32 at, const RelataPoint *p, RelataPoint *centre)
{
  double half = CELL (tree, at)->size / 2;
  guint q = quadrant (p, centre, half / 2);

  if (CELL (tree, at)->child[q] < 0)
    {
      gint32 child = tree_add_cell (tree, half);

      CELL (tree, at)->child[q] = child;
    }
  return CELL (tree, at)->child[q];
}

static void
tree_insert (Tree *tree, guint point, RelataPoint centre)
{
  const RelataPoint *p = &tree->points[point];
  double mass = tree->level->mass[point];
  gint32 at = 0;

  for (guint depth = 0;; depth++)
    {
      Cell *cell = CELL (tree, at);

      if (cell->mass <= 0)
        {
          cell->point = (gint32)point;
          cell_add_mass (cell, p, mass);
          return;
        }
      if (cell->point >= 0 && depth < TREE_DEPTH)
        {
          guint moved = (guint)cell->point;
          RelataPoint moved_centre = centre;
          gint32 child;

          cell->point = -1;
          child = tree_child (tree, at, &tree->points[moved], &moved_centre);
          CELL (tree, child)->point = (gint32)moved;
          cell_add_mass (CELL (tree, child), &tree->points[moved], tree->level->mass[moved]);
        }
      cell_add_mass (CELL (tree, at), p, mass);
      if (depth >= TREE_DEPTH)
        return;
      at = tree_child (tree, at, p, &centre);
    }
}

static void
tree_build (Tree *tree, const Level *level, const RelataPoint *points)
{
  RelataPoint low = points[0], high = points[0];
  double size;

  for (guint i = 1; i < level->n; i++)
    {
      low = (RelataPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (RelataPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  size = MAX (MAX (high.x - low.x, high.y - low.y), 1e-6);
  g_array_set_size (tree->cells, 0);
  tree->level = level;
  tree->points = points;
  tree_add_cell (tree, size);
  for (guint i = 0; i < level->n; i++)
    tree_insert (tree, i, (RelataPoint){ low.x + size / 2, low.y + size / 2 });
}

static inline void
repel (const RelataPoint *p, double x, double y, double mass, RelataPoint *force)
{
  double dx = p->x - x, dy = p->y - y;
  double d2 = MAX (dx * dx + dy * dy, 1e-4);
  double f = CHARGE * mass / d2;

  force->x += dx * f;
  force->y += dy * f;
}

static void
tree_repel (const Tree *tree, guint point, RelataPoint *force)
{
  const Cell *cells = (const Cell *)(const void *)tree->cells->data;
  const RelataPoint *p = &tree->points[point];
  gint32 stack[4 * (TREE_DEPTH + 2)];
  guint depth = 0;

  stack[depth++] = 0;
  while (depth > 0)
    {
      const Cell *cell = &cells[stack[--depth]];
      double dx = p->x - cell->x, dy = p->y - cell->y;
      gboolean leaf
          = cell->child[0] < 0 && cell->child[1] < 0 && cell->child[2] < 0 && cell->child[3] < 0;

      if (cell->point == (gint32)point)
        continue;
      if (leaf || cell->size * cell->size < OPENING * OPENING * (dx * dx + dy * dy))
        repel (p, cell->x, cell->y, cell->mass, force);
      else
        for (guint q = 0; q < 4; q++)
          if (cell->child[q] >= 0)
            stack[depth++] = cell->child[q];
    }
}

static RelataPoint
force_on (const Level *level, const RelataPoint *points, const Tree *tree, guint i)
{
  RelataPoint force = { 0, 0 };

  if (level->n > DIRECT_MAX)
    tree_repel (tree, i, &force);
  else
    for (guint j = 0; j < level->n; j++)
      if (j != i)
        repel (&points[i], points[j].x, points[j].y, level->mass[j], &force);
  for (guint a = level->first[i]; a < level->first[i + 1]; a++)
    {
      double dx = points[level->neighbour[a]].x - points[i].x;
      double dy = points[level->neighbour[a]].y - points[i].y;
      double f = sqrt (dx * dx + dy * dy) * level->weight[a] / level->mass[i];

      force.x += dx * f;
      force.y += dy * f;
    }
  return force;
}

/* One sweep; returns the sum of the squared forces. */
static double
sweep (const Level *level, RelataPoint *points, Tree *tree, double step)
{
  double energy = 0;

  if (level->n > DIRECT_MAX)
    tree_build (tree, level, points);
  for (guint i = 0; i < level->n; i++)
    {
      RelataPoint force = force_on (level, points, tree, i);
      double length2 = force.x * force.x + force.y * force.y;

      energy += length2;
      if (length2 > 1e-18)
        {
          double scale = step / sqrt (length2);

          points[i].x += force.x * scale;
          points[i].y += force.y * scale;
        }
    }
  return energy;
}

/* The adaptive step of Hu (section 3): longer after five sweeps that calm the system. */
static gboolean
relax (const Level *level,
       RelataPoint *points,
       double step,
       guint max_sweeps,
       Tree *tree,
       GCancellable *cancellable)
{
  double energy = G_MAXDOUBLE;
  guint calm = 0;

  for (guint s = 0; s < max_sweeps && step > 0.01; s++)
    {
      double now = sweep (level, points, tree, step);

      if (now < energy)
        {
          if (++calm >= 5)
            {
              calm = 0;
              step /= STEP_SHRINK;
            }
        }
      else
        {
          calm = 0;
          step *= STEP_SHRINK;
        }
      energy = now;
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return TRUE;
}

static void
scatter (RelataPoint *points, guint n, RelataLayoutRandom *random)
{
  double size = sqrt (n + 1);

  for (guint i = 0; i < n; i++)
    {
      points[i].x = relata_layout_random_unit (random) * size;
      points[i].y = relata_layout_random_unit (random) * size;
    }
}

/* A finer level starts where its clusters were, with more room, since it has more nodes. */
static void
refine (const Level *fine,
        const Level *coarse,
        const RelataPoint *from,
        RelataPoint *to,
        RelataLayoutRandom *random)
{
  double scale = sqrt ((double)fine->n / coarse->n);

  for (guint i = 0; i < fine->n; i++)
    {
      to[i].x = from[fine->parent[i]].x * scale + 0.2 * (relata_layout_random_unit (random) - 0.5);
      to[i].y = from[fine->parent[i]].y * scale + 0.2 * (relata_layout_random_unit (random) - 0.5);
    }
}

static GPtrArray *
build_levels (const RelataLayoutGraph *graph, RelataLayoutRandom *random)
{
  GPtrArray *levels = g_ptr_array_new_with_free_func ((GDestroyNotify)level_free);
  Level *level = level_from_graph (graph);

  g_ptr_array_add (levels, level);
  while (level->n > COARSE_MAX)
    {
      Level *coarse = coarsen (level, random);

      if (coarse->n > level->n * 0.85)
        {
          level_free (coarse);
          break;
        }
      level = coarse;
      g_ptr_array_add (levels, level);
    }
  return levels;
}

/*
 * relata_layout_force:
 * @points: (out): one for each node, about one unit from its neighbours
 *
 * Returns: %FALSE if cancelled
 */
gboolean
relata_layout_force (const RelataLayoutGraph *graph,
                     RelataLayoutRandom *random,
                     RelataPoint *points,
                     GCancellable *cancellable)
{
  g_autoptr (GPtrArray) levels = build_levels (graph, random);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_autofree RelataPoint *from = g_new (RelataPoint, graph->n_nodes + 1);
  Tree tree = { cells, NULL, NULL };
  Level *level = g_ptr_array_index (levels, levels->len - 1);

  scatter (points, level->n, random);
  if (!relax (level, points, 1.0, 300, &tree, cancellable))
    return FALSE;
  for (guint l = levels->len - 1; l > 0; l--)
    {
      Level *fine = g_ptr_array_index (levels, l - 1);

      level = g_ptr_array_index (levels, l);
      memcpy (from, points, sizeof *from * level->n);
      refine (fine, level, from, points, random);
      if (!relax (fine, points, 0.5, fine->n > 1000 ? 40 : 80, &tree, cancellable))
        return FALSE;
    }
  return TRUE;
}
