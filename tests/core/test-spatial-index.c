/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The spatial index against a list that is searched from end to end. */

#include "config.h"

#include <math.h>

#include "layout/relata-spatial-index.h"

#define N_IDS 200

/* The oracle: what the index should hold. */
typedef struct
{
  RelataRect rects[N_IDS];
  gboolean present[N_IDS];
} Model;

static double
gap (double low, double high, double value)
{
  return value < low ? low - value : value > high ? value - high : 0;
}

static void
assert_query (RelataSpatialIndex *index, const Model *model, const RelataRect *rect)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  relata_spatial_index_query_rect (index, rect, ids);
  for (guint id = 0; id < N_IDS; id++)
    {
      const RelataRect *r = &model->rects[id];

      if (!model->present[id] || r->x > rect->x + rect->width || rect->x > r->x + r->width
          || r->y > rect->y + rect->height || rect->y > r->y + r->height)
        continue;
      g_assert_cmpuint (n, <, ids->len);
      g_assert_cmpuint (g_array_index (ids, guint, n), ==, id);
      n++;
    }
  g_assert_cmpuint (n, ==, ids->len);
}

static void
assert_nearest (RelataSpatialIndex *index, const Model *model, double x, double y, double reach)
{
  guint expected = G_MAXUINT, found = G_MAXUINT;
  double best = reach;

  for (guint id = 0; id < N_IDS; id++)
    {
      const RelataRect *r = &model->rects[id];
      double d;

      if (!model->present[id])
        continue;
      d = hypot (gap (r->x, r->x + r->width, x), gap (r->y, r->y + r->height, y));
      if (d < best || (d <= best && expected == G_MAXUINT))
        {
          best = d;
          expected = id;
        }
    }
  g_assert_cmpint (relata_spatial_index_nearest (index, x, y, reach, &found), ==,
                   expected != G_MAXUINT);
  g_assert_cmpuint (found, ==, expected);
}

static RelataRect
random_rect (GRand *rand)
{
  double scale = g_rand_int_range (rand, 0, 10) == 0 ? 8000 : 300;

  return (RelataRect){ g_rand_int_range (rand, -3000, 3000), g_rand_int_range (rand, -3000, 3000),
                       floor (g_rand_double (rand) * scale), floor (g_rand_double (rand) * scale) };
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (RelataSpatialIndex) index = relata_spatial_index_new (100);
  Model model = { 0 };

  for (guint step = 0; step < 3000; step++)
    {
      guint id = (guint)g_rand_int_range (rand, 0, N_IDS);
      RelataRect rect = random_rect (rand), area = random_rect (rand), held;

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          g_assert_cmpint (relata_spatial_index_remove (index, id), ==, model.present[id]);
          model.present[id] = FALSE;
          break;
        case 1:
          if (model.present[id])
            {
              rect.x = model.rects[id].x + 3;
              relata_spatial_index_move (index, id, &rect);
              model.rects[id] = rect;
              break;
            }
          G_GNUC_FALLTHROUGH;
        default:
          relata_spatial_index_insert (index, id, &rect);
          model.rects[id] = rect;
          model.present[id] = TRUE;
        }
      g_assert_cmpint (relata_spatial_index_get_rect (index, id, &held), ==, model.present[id]);
      assert_query (index, &model, &area);
      assert_query (index, &model, &(RelataRect){ area.x, area.y, 0, 0 });
      assert_nearest (index, &model, area.x, area.y, 5 + step);
    }
}

static void
test_edges (void)
{
  g_autoptr (RelataSpatialIndex) index = relata_spatial_index_new (50);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint));
  RelataRect bounds;
  guint id;

  g_assert_false (relata_spatial_index_get_bounds (index, &bounds));
  g_assert_false (relata_spatial_index_nearest (index, 0, 0, 1000, &id));
  relata_spatial_index_insert (index, 4, &(RelataRect){ 100, 100, 200, 50 });
  relata_spatial_index_insert (index, 2, &(RelataRect){ -1e9, -1e9, 2e9, 2e9 });
  g_assert_cmpuint (relata_spatial_index_get_size (index), ==, 2);
  relata_spatial_index_query_point (index, 300, 150, ids);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (g_array_index (ids, guint, 0), ==, 2);
  g_assert_true (relata_spatial_index_remove (index, 2));
  g_assert_true (relata_spatial_index_get_bounds (index, &bounds));
  g_assert_cmpfloat (bounds.x, ==, 100);
  g_assert_cmpfloat (bounds.width, ==, 200);
  relata_spatial_index_query_rect (index, &(RelataRect){ -1e11, -1e11, 2e11, 2e11 }, ids);
  g_assert_cmpuint (ids->len, ==, 1);
  relata_spatial_index_clear (index);
  g_assert_cmpuint (relata_spatial_index_get_size (index), ==, 0);
  g_assert_false (relata_spatial_index_remove (index, 4));
}

static void
test_refuses_nan (void)
{
  g_autoptr (RelataSpatialIndex) index = relata_spatial_index_new (50);

  g_test_expect_message ("Relata", G_LOG_LEVEL_CRITICAL, "*is_valid*");
  relata_spatial_index_insert (index, 0, &(RelataRect){ NAN, 0, 1, 1 });
  g_test_assert_expected_messages ();
  g_assert_cmpuint (relata_spatial_index_get_size (index), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/spatial-index/random", test_random);
  g_test_add_func ("/core/layout/spatial-index/edges", test_edges);
  g_test_add_func ("/core/layout/spatial-index/refuses-nan", test_refuses_nan);
  return g_test_run ();
}
