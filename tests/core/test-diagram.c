/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Diagrams: where tables stand, which lines there are and how they end, and that an edit in
 * place gives what building anew gives. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "layout/relata-diagram.h"
#include "relata-test.h"
#include "schema/relata-schema-edit.h"

static const char *const shop
    = "-- relata: at 40,60\n"
      "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);\n"
      "-- relata: at 400,60\n"
      "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INT NOT NULL\n"
      "  REFERENCES customers (id), seller_id INT REFERENCES people);\n"
      "-- relata: at 800,60\n"
      "CREATE TABLE receipts (order_id INT PRIMARY KEY REFERENCES orders, boss INT\n"
      "  REFERENCES receipts (order_id));\n";

static RelataSnapshot *
parse (const char *sql)
{
  return relata_snapshot_parse (sql, strlen (sql));
}

static RelataDiagram *
build (RelataSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  RelataDiagram *diagram = relata_diagram_new (snapshot, NULL, NULL, &error);

  g_assert_no_error (error);
  return diagram;
}

static guint
find (RelataDiagram *diagram, const char *name)
{
  RelataItem *item = relata_snapshot_find_table (relata_diagram_get_snapshot (diagram), name);
  int table = item != NULL ? relata_diagram_find_table (diagram, item->id) : -1;

  g_assert_cmpint (table, >=, 0);
  return table;
}

static RelataSnapshot *
with_position (RelataSnapshot *snapshot, const char *name, int x, int y)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "move");
  RelataItem *item = relata_snapshot_find_table (snapshot, name);
  g_autoptr (RelataDecor) decor = relata_decor_with_position (item->decor, x, y);

  relata_edit_set_decor (edit, item->id, decor);
  return relata_snapshot_ref (relata_edit_get_snapshot (edit));
}

static void
assert_at (const RelataPoint *end, const RelataRect *box, double row)
{
  /* Lines that share a row end side by side, within the row's 22. */
  g_assert_cmpfloat (fabs (end->y - (box->y + row)), <, 11);
  g_assert_true (end->x == box->x || end->x == relata_rect_right (box));
}

/* A line ends at its rows, and one to nowhere stays at its table. */
static void
assert_ends (RelataDiagram *diagram)
{
  for (guint i = 0; i < relata_diagram_get_n_lines (diagram); i++)
    {
      const RelataLine *line = relata_diagram_get_line (diagram, i);
      const RelataRoute *route = relata_diagram_get_route (diagram, i);

      assert_at (&route->points[0], relata_diagram_get_rect (diagram, line->child), line->child_y);
      if (line->parent >= 0)
        assert_at (&route->points[route->n_points - 1],
                   relata_diagram_get_rect (diagram, line->parent), line->parent_y);
    }
}

static gboolean
contains (GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;
  return FALSE;
}

static void
test_places (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  g_autoptr (RelataDiagram) diagram = build (snapshot);
  const RelataRect *rect = relata_diagram_get_rect (diagram, find (diagram, "orders"));
  RelataRect bounds;

  g_assert_cmpuint (relata_diagram_get_n_tables (diagram), ==, 3);
  g_assert_cmpfloat (rect->x, ==, 400);
  g_assert_cmpfloat (rect->y, ==, 60);
  g_assert_true (relata_diagram_get_bounds (diagram, &bounds));
  g_assert_cmpfloat (bounds.x, ==, 40);
  g_assert_cmpuint (relata_diagram_count_unplaced (snapshot, NULL), ==, 0);
}

static void
test_lines (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  g_autoptr (RelataDiagram) diagram = build (snapshot);
  RelataItem *orders = relata_snapshot_find_table (snapshot, "orders");
  RelataItem *receipts = relata_snapshot_find_table (snapshot, "receipts");
  const RelataLine *customer
      = relata_diagram_get_line (diagram, relata_diagram_find_line (diagram, orders->id, 0, FALSE));
  const RelataLine *seller
      = relata_diagram_get_line (diagram, relata_diagram_find_line (diagram, orders->id, 1, FALSE));
  const RelataLine *order = relata_diagram_get_line (
      diagram, relata_diagram_find_line (diagram, receipts->id, 0, FALSE));
  const RelataLine *boss = relata_diagram_get_line (
      diagram, relata_diagram_find_line (diagram, receipts->id, 1, FALSE));

  g_assert_cmpuint (relata_diagram_get_n_lines (diagram), ==, 4);
  /* Many orders to a customer, who must be there; the second row refers to the first. */
  g_assert_true (customer->child_foot.many);
  g_assert_true (customer->child_foot.optional);
  g_assert_false (customer->parent_foot.many);
  g_assert_false (customer->parent_foot.optional);
  g_assert_cmpfloat (customer->child_y, ==, 67);
  g_assert_cmpfloat (customer->parent_y, ==, 45);
  /* The parent is missing. */
  g_assert_cmpint (seller->parent, ==, -1);
  /* The child's column is its key: at most one receipt to an order. */
  g_assert_false (order->child_foot.many);
  g_assert_true (order->relationship->identifying);
  /* A table may refer to itself. */
  g_assert_cmpint (boss->parent, ==, (int)boss->child);
  g_assert_true (boss->parent_foot.optional);
  g_assert_cmpint (relata_diagram_find_line (diagram, orders->id, 2, FALSE), ==, -1);
}

static void
test_ends (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  g_autoptr (RelataDiagram) diagram = build (snapshot);

  assert_ends (diagram);
}

static void
test_composite (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("CREATE TABLE p (a INT, b INT, c INT, PRIMARY KEY (a, c));\n"
               "CREATE TABLE q (x INT, y INT, z INT, FOREIGN KEY (z, x) REFERENCES p (a, c));");
  g_autoptr (RelataDiagram) diagram = build (snapshot);
  const RelataLine *line = relata_diagram_get_line (diagram, 0);

  g_assert_cmpuint (relata_diagram_get_n_lines (diagram), ==, 1);
  g_assert_cmpfloat (line->child_y, ==, 89);
  g_assert_cmpfloat (line->child_span[0], ==, 45);
  g_assert_cmpfloat (line->child_span[1], ==, 89);
  g_assert_cmpfloat (line->parent_y, ==, 45);
  g_assert_cmpfloat (line->parent_span[1], ==, 89);
}

static void
assert_apart (RelataDiagram *diagram)
{
  for (guint i = 0; i < relata_diagram_get_n_tables (diagram); i++)
    for (guint j = 0; j < i; j++)
      g_assert_false (relata_rect_intersects (relata_diagram_get_rect (diagram, i),
                                              relata_diagram_get_rect (diagram, j)));
}

static void
test_unplaced (void)
{
  g_autofree char *text = g_strconcat (shop, "CREATE TABLE extra (c INT REFERENCES customers);\n",
                                       "CREATE VIEW v AS SELECT 1;\n", NULL);
  g_autoptr (RelataSnapshot) snapshot = parse (text);
  g_autoptr (RelataDiagram) diagram = build (snapshot);

  g_assert_cmpuint (relata_diagram_count_unplaced (snapshot, NULL), ==, 2);
  g_assert_cmpuint (relata_diagram_count_unplaced (snapshot, diagram), ==, 0);
  g_assert_cmpfloat (relata_diagram_get_rect (diagram, find (diagram, "orders"))->x, ==, 400);
  assert_apart (diagram);
}

static void
test_update_move (void)
{
  g_autoptr (RelataSnapshot) before = parse (shop);
  g_autoptr (RelataSnapshot) after = with_position (before, "orders", 420, 300);
  g_autoptr (RelataDiagram) diagram = build (before);
  g_auto (RelataDiagramChanges) changes;

  relata_diagram_changes_init (&changes);
  g_assert_true (relata_diagram_update (diagram, after, &changes));
  g_assert_cmpuint (changes.boxes->len, ==, 0);
  g_assert_cmpuint (changes.moved->len, ==, 1);
  g_assert_true (contains (changes.moved, find (diagram, "orders")));
  for (guint i = 0; i < 3; i++)
    g_assert_true (contains (changes.lines, i));
  g_assert_cmpfloat (relata_diagram_get_rect (diagram, find (diagram, "orders"))->y, ==, 300);
  assert_ends (diagram);
}

static void
test_update_color (void)
{
  g_autoptr (RelataSnapshot) before = parse (shop);
  g_autoptr (RelataEdit) edit = relata_edit_new (before, "color");
  RelataItem *item = relata_snapshot_find_table (before, "orders");
  g_autoptr (RelataDecor) decor = relata_decor_with_color (item->decor, "red");
  g_autoptr (RelataDiagram) diagram = build (before);
  g_auto (RelataDiagramChanges) changes;

  relata_edit_set_decor (edit, item->id, decor);
  relata_diagram_changes_init (&changes);
  g_assert_true (relata_diagram_update (diagram, relata_edit_get_snapshot (edit), &changes));
  g_assert_cmpuint (changes.boxes->len, ==, 1);
  g_assert_cmpuint (changes.moved->len, ==, 0);
  g_assert_cmpuint (changes.lines->len, ==, 0);
  g_assert_cmpstr (relata_diagram_get_color (diagram, find (diagram, "orders")), ==, "red");
}

/* Another table needs another diagram; the old one stays as it was, and tables placed by it
 * stay where they were. */
static void
test_update_refuses (void)
{
  g_autoptr (RelataSnapshot) before
      = parse ("CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE b (a INT REFERENCES a);");
  g_autoptr (RelataEdit) edit = relata_edit_new (before, "remove");
  g_autoptr (RelataDiagram) diagram = build (before);
  g_autoptr (RelataDiagram) next = NULL;
  RelataRect place = *relata_diagram_get_rect (diagram, find (diagram, "b"));
  g_auto (RelataDiagramChanges) changes;
  const RelataRect *kept;

  relata_edit_remove (edit, relata_snapshot_find_table (before, "a")->id);
  relata_diagram_changes_init (&changes);
  g_assert_false (relata_diagram_update (diagram, relata_edit_get_snapshot (edit), &changes));
  g_assert_true (relata_diagram_get_snapshot (diagram) == before);
  next = relata_diagram_new (relata_edit_get_snapshot (edit), diagram, NULL, NULL);
  kept = relata_diagram_get_rect (next, find (next, "b"));
  g_assert_cmpfloat (kept->x, ==, place.x);
  g_assert_cmpfloat (kept->y, ==, place.y);
  g_assert_cmpint (relata_diagram_get_line (next, 0)->parent, ==, -1);
}

/* Moving stores the places of all tables; taking it back puts all where they were. */
static void
test_move_and_undo (void)
{
  g_autoptr (RelataSnapshot) before
      = parse ("CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE b (a INT REFERENCES a);");
  g_autoptr (RelataDiagram) diagram = build (before);
  g_autoptr (RelataEdit) edit = relata_edit_new (before, "move");
  g_auto (RelataDiagramChanges) changes;
  guint a = find (diagram, "a"), id = relata_diagram_get_box (diagram, a)->id;
  RelataRect start = *relata_diagram_get_rect (diagram, a);
  RelataPoint to = { start.x - 500, start.y + 70 };
  RelataSnapshot *after;

  relata_diagram_changes_init (&changes);
  relata_diagram_move (diagram, &a, &to, 1, &changes);
  g_assert_cmpuint (changes.moved->len, ==, 1);
  g_assert_cmpuint (changes.lines->len, ==, 1);
  relata_diagram_store_placements (diagram, edit, &id, 1);
  after = relata_edit_get_snapshot (edit);
  g_assert_cmpint (relata_snapshot_get (after, id)->decor->x, ==, (int)to.x);
  g_assert_true (relata_snapshot_find_table (after, "b")->decor->placed);
  g_assert_true (relata_diagram_update (diagram, after, &changes));
  g_assert_true (relata_diagram_update (diagram, before, &changes));
  g_assert_cmpfloat (relata_diagram_get_rect (diagram, a)->x, ==, start.x);
  g_assert_cmpfloat (relata_diagram_get_rect (diagram, a)->y, ==, start.y);
}

static void
test_job (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  g_autoptr (RelataJob) job = relata_diagram_job (snapshot, NULL, TRUE);
  g_autoptr (RelataJob) cancelled = relata_diagram_job (snapshot, NULL, TRUE);
  g_autoptr (RelataDiagram) diagram = NULL;
  g_autoptr (GError) error = NULL;

  diagram = relata_job_run_sync (job, &error);
  g_assert_no_error (error);
  assert_apart (diagram);
  relata_job_cancel (cancelled);
  g_assert_null (relata_job_run_sync (cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One random edit of a small schema: of names, columns, keys, colours, places, or of what there
 * is at all. Edits that cannot be made change nothing. */
static void
edit_at_random (RelataEdit *edit)
{
  RelataSnapshot *snapshot = relata_edit_get_snapshot (edit);
  guint n = relata_snapshot_get_n_items (snapshot);
  RelataItem *item = relata_snapshot_get_item (snapshot, g_test_rand_int_range (0, n));
  RelataItem *other = relata_snapshot_get_item (snapshot, g_test_rand_int_range (0, n));
  const RelataTableDef *table = relata_item_table (item);
  guint column = table != NULL ? g_test_rand_int () % MAX (table->n_columns, 1) : 0;
  g_autofree char *name = g_strdup_printf ("name_%d", g_test_rand_int_range (0, 1000));
  g_autoptr (RelataDef) def = NULL;
  g_autoptr (RelataDecor) decor = NULL;

  if (table == NULL)
    return;
  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      relata_schema_add_table (edit, name, 40, 40, NULL);
      break;
    case 1:
      if (n > 3)
        relata_schema_delete_item (edit, item->id, NULL);
      break;
    case 2:
      relata_schema_rename_table (edit, item->id, name, NULL);
      break;
    case 3:
      relata_schema_rename_column (edit, item->id, column, name, NULL);
      break;
    case 4:
      relata_schema_delete_column (edit, item->id, column, NULL);
      break;
    case 5:
      def = relata_table_def_add_column (table, column, name, "TEXT", NULL);
      break;
    case 6:
      def = relata_table_def_set_not_null (table, column, g_test_rand_bit (), NULL);
      break;
    case 7:
      relata_schema_add_foreign_key (edit, item->id, column, other->id, 0, NULL);
      break;
    case 8:
      decor = relata_decor_with_color (item->decor, g_test_rand_bit () ? "red" : NULL);
      break;
    default:
      decor = relata_decor_with_position (item->decor, g_test_rand_int_range (0, 2000), 70);
    }
  if (def != NULL)
    relata_schema_set_table (edit, item->id, def, NULL);
  if (decor != NULL)
    relata_edit_set_decor (edit, item->id, decor);
}

static void
assert_boxes_same (const RelataBox *a, const RelataBox *b)
{
  g_assert_cmpuint (a->id, ==, b->id);
  g_assert_cmpstr (a->title, ==, b->title);
  g_assert_cmpfloat (a->width, ==, b->width);
  g_assert_cmpuint (a->n_rows, ==, b->n_rows);
  for (guint i = 0; i < a->n_rows; i++)
    {
      g_assert_cmpstr (a->rows[i].name, ==, b->rows[i].name);
      g_assert_cmpint (a->rows[i].not_null, ==, b->rows[i].not_null);
      g_assert_cmpint (a->rows[i].fk, ==, b->rows[i].fk);
      g_assert_cmpint (a->rows[i].unique, ==, b->rows[i].unique);
    }
}

static void
assert_lines_same (const RelataLine *a, const RelataLine *b)
{
  g_assert_cmpuint (a->child, ==, b->child);
  g_assert_cmpint (a->parent, ==, b->parent);
  g_assert_cmpfloat (a->child_y, ==, b->child_y);
  g_assert_cmpfloat (a->parent_y, ==, b->parent_y);
  g_assert_cmpint (a->parent_foot.optional, ==, b->parent_foot.optional);
  g_assert_cmpint (a->child_foot.many, ==, b->child_foot.many);
  g_assert_cmpstr (a->relationship->ends[1].name, ==, b->relationship->ends[1].name);
}

/* A diagram that was kept through edits shows what one made from nothing shows. */
static void
assert_diagrams_same (RelataDiagram *kept, RelataDiagram *fresh)
{
  g_assert_cmpuint (relata_diagram_get_n_tables (kept), ==, relata_diagram_get_n_tables (fresh));
  g_assert_cmpuint (relata_diagram_get_n_lines (kept), ==, relata_diagram_get_n_lines (fresh));
  for (guint i = 0; i < relata_diagram_get_n_tables (kept); i++)
    {
      const RelataRect *a = relata_diagram_get_rect (kept, i);
      const RelataRect *b = relata_diagram_get_rect (fresh, i);
      guint id = relata_diagram_get_box (kept, i)->id;

      assert_boxes_same (relata_diagram_get_box (kept, i), relata_diagram_get_box (fresh, i));
      g_assert_cmpstr (relata_diagram_get_color (kept, i), ==, relata_diagram_get_color (fresh, i));
      g_assert_cmpfloat (a->height, ==, b->height);
      if (!relata_snapshot_get (relata_diagram_get_snapshot (kept), id)->decor->placed)
        continue;
      g_assert_cmpfloat (a->x, ==, b->x);
      g_assert_cmpfloat (a->y, ==, b->y);
    }
  for (guint i = 0; i < relata_diagram_get_n_lines (kept); i++)
    assert_lines_same (relata_diagram_get_line (kept, i), relata_diagram_get_line (fresh, i));
  assert_ends (kept);
}

static void
test_random_edits (void)
{
  g_autofree char *text = g_strconcat (shop,
                                       "CREATE TABLE free (id INTEGER PRIMARY KEY, c INT);\n"
                                       "CREATE UNIQUE INDEX i ON free (c);\n",
                                       NULL);
  g_autoptr (RelataSnapshot) snapshot = parse (text);
  g_autoptr (RelataDiagram) diagram = build (snapshot);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "edit");
      g_autoptr (RelataDiagram) fresh = NULL;
      g_auto (RelataDiagramChanges) changes;
      RelataSnapshot *next;

      edit_at_random (edit);
      next = relata_snapshot_ref (relata_edit_get_snapshot (edit));
      relata_diagram_changes_init (&changes);
      if (!relata_diagram_update (diagram, next, &changes))
        {
          RelataDiagram *previous = diagram;

          diagram = relata_diagram_new (next, previous, NULL, NULL);
          relata_diagram_free (previous);
        }
      fresh = build (next);
      assert_diagrams_same (diagram, fresh);
      relata_snapshot_unref (snapshot);
      snapshot = next;
    }
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *path = relata_test_corpus_file (data);
  g_autofree char *text = NULL;
  g_autoptr (RelataSnapshot) snapshot = NULL;
  g_autoptr (RelataDiagram) diagram = NULL;
  gsize length;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  snapshot = relata_snapshot_parse (text, length);
  diagram = build (snapshot);
  g_assert_cmpuint (relata_diagram_get_n_tables (diagram), >, 10);
  assert_apart (diagram);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/layout/diagram/places", test_places);
  g_test_add_func ("/core/layout/diagram/lines", test_lines);
  g_test_add_func ("/core/layout/diagram/ends", test_ends);
  g_test_add_func ("/core/layout/diagram/composite", test_composite);
  g_test_add_func ("/core/layout/diagram/unplaced", test_unplaced);
  g_test_add_func ("/core/layout/diagram/update-move", test_update_move);
  g_test_add_func ("/core/layout/diagram/update-color", test_update_color);
  g_test_add_func ("/core/layout/diagram/update-refuses", test_update_refuses);
  g_test_add_func ("/core/layout/diagram/move-and-undo", test_move_and_undo);
  g_test_add_func ("/core/layout/diagram/random-edits", test_random_edits);
  g_test_add_func ("/core/layout/diagram/job", test_job);
  g_test_add_data_func ("/core/layout/diagram/chinook", "chinook.sql", test_corpus);
  g_test_add_data_func ("/core/layout/diagram/northwind", "northwind.sql", test_corpus);
  g_test_add_data_func ("/core/layout/diagram/sakila", "sakila.sql", test_corpus);
  return g_test_run ();
}
