/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The canvas by hand: selecting, moving, relating, renaming, and what each makes of the design.
 * Coordinates of the script are those of the widget. */

#include "config.h"

#include "canvas-fixture.h"
#include "canvas/relata-canvas-table.h"
#include "canvas/relata-minimap.h"
#include "relata-ui.h"

static const char script[]
    = "-- relata: at 40,40\n"
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
      "-- relata: at 400,40\n"
      "CREATE TABLE books (id INTEGER PRIMARY KEY, title TEXT, author_id INT);\n"
      "-- relata: at 400,400\n"
      "CREATE TABLE loans (book INTEGER REFERENCES books, day TEXT);\n";

static const char unplaced[] = "CREATE TABLE a (id INTEGER PRIMARY KEY);\n"
                               "CREATE TABLE b (a INT REFERENCES a);\n"
                               "CREATE TABLE c (b INT, note TEXT);\n";

static RelataItem *
get_item (CanvasFixture *f, const char *table)
{
  return relata_snapshot_get (relata_design_get_snapshot (f->design),
                              canvas_fixture_find (f, table));
}

static void
assert_at (CanvasFixture *f, const char *table, int x, int y)
{
  const RelataDecor *decor = get_item (f, table)->decor;

  g_assert_true (decor->placed);
  g_assert_cmpint (decor->x, ==, x);
  g_assert_cmpint (decor->y, ==, y);
}

static void
assert_seen_at (CanvasFixture *f, const char *table, double x, double y)
{
  RelataRect rect;

  g_assert_true (relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, table), &rect));
  g_assert_cmpfloat (rect.x, ==, x);
  g_assert_cmpfloat (rect.y, ==, y);
}

static guint
count_selected (CanvasFixture *f)
{
  guint n;

  relata_view_state_get_selected (f->view_state, &n);
  return n;
}

static RelataPoint
by (RelataPoint point, double dx, double dy)
{
  return (RelataPoint){ point.x + dx, point.y + dy };
}

static void
test_shows (CanvasFixture *f, gconstpointer data)
{
  assert_seen_at (f, "authors", 40, 40);
  assert_seen_at (f, "books", 400, 40);
  canvas_fixture_save_picture (f, "canvas");
}

static void
test_move (CanvasFixture *f, gconstpointer data)
{
  RelataPoint from = canvas_fixture_header (f, "authors");

  canvas_fixture_drag (f, from, by (from, 33, 57));
  /* Snapped to tens. */
  assert_at (f, "authors", 70, 100);
  assert_seen_at (f, "authors", 70, 100);
  assert_at (f, "books", 400, 40);
  g_assert_cmpstr (relata_design_get_undo_label (f->design), ==, "Move authors");
  relata_design_undo (f->design);
  assert_at (f, "authors", 40, 40);
  assert_seen_at (f, "authors", 40, 40);
  g_assert_false (relata_design_can_undo (f->design));
}

static void
test_move_several (CanvasFixture *f, gconstpointer data)
{
  const guint ids[] = { canvas_fixture_find (f, "authors"), canvas_fixture_find (f, "loans") };
  RelataPoint from = canvas_fixture_header (f, "loans");

  relata_view_state_select_many (f->view_state, ids, 2, RELATA_SELECT_ONLY);
  canvas_fixture_drag (f, from, by (from, 20, -10));
  assert_at (f, "authors", 60, 30);
  assert_at (f, "loans", 420, 390);
  assert_at (f, "books", 400, 40);
  g_assert_cmpuint (count_selected (f), ==, 2);
  relata_design_undo (f->design);
  assert_at (f, "loans", 400, 400);
}

/* The first move makes the picture a person's: every place is kept from then on. */
static void
test_move_unplaced (CanvasFixture *f, gconstpointer data)
{
  RelataPoint from = canvas_fixture_header (f, "a");
  RelataRect b, after;

  g_assert_false (get_item (f, "b")->decor->placed);
  relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, "b"), &b);
  canvas_fixture_drag (f, from, by (from, -50, 50));
  g_assert_true (get_item (f, "b")->decor->placed);
  g_assert_true (get_item (f, "c")->decor->placed);
  relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, "b"), &after);
  g_assert_cmpfloat (after.x, ==, b.x);
  relata_design_undo (f->design);
  g_assert_false (get_item (f, "b")->decor->placed);
  relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, "b"), &after);
  g_assert_cmpfloat (after.x, ==, b.x);
}

static void
test_cancel (CanvasFixture *f, gconstpointer data)
{
  GtkEventController *drag
      = canvas_fixture_controller (f, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  RelataPoint from = canvas_fixture_header (f, "authors");

  g_signal_emit_by_name (drag, "drag-begin", from.x, from.y);
  g_signal_emit_by_name (drag, "drag-update", 50.0, 50.0);
  assert_seen_at (f, "authors", 90, 90);
  g_assert_true (canvas_fixture_key (f, GDK_KEY_Escape, 0));
  g_signal_emit_by_name (drag, "drag-end", 50.0, 50.0);
  assert_seen_at (f, "authors", 40, 40);
  g_assert_false (relata_design_can_undo (f->design));
}

static void
test_select (CanvasFixture *f, gconstpointer data)
{
  guint child;

  canvas_fixture_click (f, canvas_fixture_header (f, "books"));
  g_assert_cmpuint (relata_view_state_get_primary (f->view_state), ==,
                    canvas_fixture_find (f, "books"));
  g_assert_cmpint (relata_view_state_get_column (f->view_state), ==, -1);
  canvas_fixture_click (f, canvas_fixture_row (f, "books", "author_id"));
  g_assert_cmpint (relata_view_state_get_column (f->view_state), ==, 2);
  canvas_fixture_save_picture (f, "canvas-selected");
  canvas_fixture_click (f, (RelataPoint){ 1100, 700 });
  g_assert_cmpuint (count_selected (f), ==, 0);
  g_assert_false (relata_view_state_get_relationship (f->view_state, &child, NULL, NULL));
}

/* A line is found by following the route from where it begins, at a row of loans. */
static void
test_select_line (CanvasFixture *f, gconstpointer data)
{
  RelataPoint start = canvas_fixture_row (f, "loans", "book");
  guint child = 0, foreign_key = 9;
  gboolean is_virtual;
  RelataRect rect;

  relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, "loans"), &rect);
  canvas_fixture_click (f, (RelataPoint){ rect.x - 12, start.y });
  if (!relata_view_state_get_relationship (f->view_state, &child, &foreign_key, &is_virtual))
    canvas_fixture_click (f, (RelataPoint){ rect.x + rect.width + 12, start.y });
  g_assert_true (
      relata_view_state_get_relationship (f->view_state, &child, &foreign_key, &is_virtual));
  g_assert_cmpuint (child, ==, canvas_fixture_find (f, "loans"));
  g_assert_cmpuint (foreign_key, ==, 0);
  g_assert_false (is_virtual);
  canvas_fixture_save_picture (f, "canvas-line");
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.delete", NULL);
  g_assert_cmpuint (canvas_fixture_table (f, "loans")->n_foreign_keys, ==, 0);
  g_assert_cmpstr (f->message, ==, "Relationship deleted");
}

static void
test_band (CanvasFixture *f, gconstpointer data)
{
  canvas_fixture_drag (f, (RelataPoint){ 10, 10 }, (RelataPoint){ 450, 60 });
  g_assert_cmpuint (count_selected (f), ==, 2);
  g_assert_true (relata_view_state_is_selected (f->view_state, canvas_fixture_find (f, "authors")));
  g_assert_true (relata_view_state_is_selected (f->view_state, canvas_fixture_find (f, "books")));
  g_assert_false (relata_design_can_undo (f->design));
}

static void
test_relate (CanvasFixture *f, gconstpointer data)
{
  const RelataTableDef *books;

  canvas_fixture_drag (f, canvas_fixture_port (f, "books", "author_id"),
                       canvas_fixture_row (f, "authors", "id"));
  books = canvas_fixture_table (f, "books");
  g_assert_null (f->message);
  g_assert_cmpuint (books->n_foreign_keys, ==, 1);
  g_assert_cmpstr (books->foreign_keys[0].parent, ==, "authors");
  g_assert_cmpint (books->foreign_keys[0].column_indexes[0], ==, 2);
  g_assert_cmpstr (relata_design_get_undo_label (f->design), ==, "Relate books to authors");
  canvas_fixture_save_picture (f, "canvas-related");
  relata_design_undo (f->design);
  g_assert_cmpuint (canvas_fixture_table (f, "books")->n_foreign_keys, ==, 0);
}

/* Dragging the key to the column that is to refer to it means the same. */
static void
test_relate_reverse (CanvasFixture *f, gconstpointer data)
{
  canvas_fixture_drag (f, canvas_fixture_port (f, "authors", "id"),
                       canvas_fixture_row (f, "books", "author_id"));
  g_assert_cmpuint (canvas_fixture_table (f, "books")->n_foreign_keys, ==, 1);
  g_assert_cmpuint (canvas_fixture_table (f, "authors")->n_foreign_keys, ==, 0);
}

/* A key dropped on a table makes a column there. */
static void
test_relate_table (CanvasFixture *f, gconstpointer data)
{
  const RelataTableDef *loans;

  canvas_fixture_drag (f, canvas_fixture_port (f, "authors", "id"),
                       canvas_fixture_header (f, "loans"));
  loans = canvas_fixture_table (f, "loans");
  g_assert_cmpuint (loans->n_columns, ==, 3);
  g_assert_cmpuint (loans->n_foreign_keys, ==, 2);
  g_assert_cmpstr (loans->foreign_keys[1].parent, ==, "authors");
}

static void
test_relate_refused (CanvasFixture *f, gconstpointer data)
{
  canvas_fixture_drag (f, canvas_fixture_port (f, "books", "author_id"),
                       canvas_fixture_row (f, "authors", "name"));
  g_assert_cmpstr (f->message, ==, "authors.name is no key: values in it may repeat");
  g_assert_false (relata_design_can_undo (f->design));
  canvas_fixture_drag (f, canvas_fixture_port (f, "loans", "book"),
                       canvas_fixture_row (f, "books", "id"));
  g_assert_cmpstr (f->message, ==, "These columns are related already");
}

/* While a relationship is drawn, its line follows the pointer; the picture is to be looked at. */
static void
test_relate_live (CanvasFixture *f, gconstpointer data)
{
  GtkEventController *drag
      = canvas_fixture_controller (f, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  RelataPoint from = canvas_fixture_port (f, "books", "author_id");
  RelataPoint to = canvas_fixture_row (f, "authors", "id");

  g_signal_emit_by_name (drag, "drag-begin", from.x, from.y);
  g_signal_emit_by_name (drag, "drag-update", to.x - from.x, to.y - from.y);
  canvas_fixture_save_picture (f, "canvas-relating");
  g_signal_emit_by_name (drag, "drag-update", 200.0, 200.0);
  g_signal_emit_by_name (drag, "drag-end", 200.0, 200.0);
  g_assert_false (relata_design_can_undo (f->design));
}

static void
test_rename (CanvasFixture *f, gconstpointer data)
{
  GtkWidget *entry;

  canvas_fixture_double_click (f, canvas_fixture_header (f, "authors"));
  entry = canvas_fixture_child (f, GTK_TYPE_ENTRY, 0);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "authors");
  canvas_fixture_save_picture (f, "canvas-rename");
  gtk_editable_set_text (GTK_EDITABLE (entry), "writers");
  g_signal_emit_by_name (entry, "activate");
  canvas_fixture_settle (f);
  g_assert_null (canvas_fixture_child (f, GTK_TYPE_ENTRY, 0));
  canvas_fixture_find (f, "writers");
  assert_seen_at (f, "writers", 40, 40);

  canvas_fixture_double_click (f, canvas_fixture_row (f, "writers", "name"));
  entry = canvas_fixture_child (f, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "full_name");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (relata_table_def_find_column (canvas_fixture_table (f, "writers"), "full_name"),
                   ==, 1);
}

static void
test_rename_refused (CanvasFixture *f, gconstpointer data)
{
  GtkWidget *entry;

  relata_view_state_edit_name (f->view_state, canvas_fixture_find (f, "authors"), -1);
  entry = canvas_fixture_child (f, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "books");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (f->message);
  canvas_fixture_find (f, "authors");
  g_assert_false (relata_design_can_undo (f->design));
}

static void
test_add (CanvasFixture *f, gconstpointer data)
{
  GtkWidget *entry;

  canvas_fixture_double_click (f, (RelataPoint){ 803, 502 });
  entry = canvas_fixture_child (f, GTK_TYPE_ENTRY, 0);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "things");
  g_signal_emit_by_name (entry, "activate");
  assert_at (f, "things", 800, 500);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.add-column", NULL);
  entry = canvas_fixture_child (f, GTK_TYPE_ENTRY, 0);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "weight");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (relata_table_def_find_column (canvas_fixture_table (f, "things"), "weight"), >=,
                   0);
}

static void
test_delete (CanvasFixture *f, gconstpointer data)
{
  relata_view_state_select_column (f->view_state, canvas_fixture_find (f, "books"), 1);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.delete", NULL);
  g_assert_cmpuint (canvas_fixture_table (f, "books")->n_columns, ==, 2);
  relata_view_state_select (f->view_state, canvas_fixture_find (f, "authors"), RELATA_SELECT_ONLY);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.delete", NULL);
  g_assert_null (relata_snapshot_find_table (relata_design_get_snapshot (f->design), "authors"));
  g_assert_cmpstr (f->message, ==, "Table deleted");
  relata_design_undo (f->design);
  assert_seen_at (f, "authors", 40, 40);
}

static void
test_color (CanvasFixture *f, gconstpointer data)
{
  relata_view_state_select (f->view_state, canvas_fixture_find (f, "books"), RELATA_SELECT_ONLY);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.color", "s", "teal");
  g_assert_cmpstr (get_item (f, "books")->decor->color, ==, "teal");
  canvas_fixture_save_picture (f, "canvas-color");
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.color", "s", "");
  g_assert_null (get_item (f, "books")->decor->color);
}

static void
test_arrange (CanvasFixture *f, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.arrange", NULL);
  g_assert_cmpstr (relata_design_get_undo_label (f->design), ==, "Arrange Tables");
  relata_design_undo (f->design);
  assert_at (f, "authors", 40, 40);
}

static void
test_zoom (CanvasFixture *f, gconstpointer data)
{
  RelataViewport *viewport = relata_canvas_get_viewport (f->canvas);
  RelataRect rect;
  double zoom;

  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.zoom-in", NULL);
  g_assert_cmpfloat (relata_viewport_get_zoom (viewport), >, 1.2);
  g_object_get (f->canvas, "zoom", &zoom, NULL);
  g_assert_cmpfloat (zoom, ==, relata_viewport_get_zoom (viewport));
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.zoom-normal", NULL);
  g_assert_cmpfloat (relata_viewport_get_zoom (viewport), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.zoom-fit", NULL);
  for (guint i = 0; i < 3; i++)
    {
      const char *names[] = { "authors", "books", "loans" };

      relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, names[i]), &rect);
      g_assert_cmpfloat (rect.x, >=, 0);
      g_assert_cmpfloat (relata_rect_right (&rect), <=, 1200);
    }
}

static void
test_reveal (CanvasFixture *f, gconstpointer data)
{
  RelataViewport *viewport = relata_canvas_get_viewport (f->canvas);
  RelataRect rect;

  relata_viewport_set_centre (viewport, 5000, 5000);
  relata_viewport_set_zoom (viewport, .1);
  relata_view_state_reveal (f->view_state, canvas_fixture_find (f, "loans"), 1);
  relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, "loans"), &rect);
  g_assert_cmpfloat (relata_viewport_get_zoom (viewport), >=, .4);
  g_assert_cmpfloat (rect.x, >=, 0);
  g_assert_cmpfloat (rect.y, >=, 0);
  g_assert_cmpfloat (relata_rect_bottom (&rect), <=, 800);
}

static void
test_keys (CanvasFixture *f, gconstpointer data)
{
  canvas_fixture_click (f, canvas_fixture_header (f, "authors"));
  g_assert_true (canvas_fixture_key (f, GDK_KEY_Right, 0));
  g_assert_cmpuint (relata_view_state_get_primary (f->view_state), ==,
                    canvas_fixture_find (f, "books"));
  canvas_fixture_key (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (count_selected (f), ==, 2);
  canvas_fixture_key (f, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_at (f, "books", 390, 40);
  assert_at (f, "loans", 390, 400);
  canvas_fixture_key (f, GDK_KEY_Escape, 0);
  g_assert_cmpuint (count_selected (f), ==, 0);
  canvas_fixture_click (f, canvas_fixture_header (f, "books"));
  canvas_fixture_key (f, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_cmpint (relata_view_state_get_column (f->view_state), ==, 0);
  canvas_fixture_key (f, GDK_KEY_Return, 0);
  g_assert_nonnull (canvas_fixture_child (f, GTK_TYPE_ENTRY, 0));
}

/* A foreign key with the keyboard alone: choose the table, L, choose the other, Enter. */
static void
test_keys_relate (CanvasFixture *f, gconstpointer data)
{
  const RelataTableDef *books;

  canvas_fixture_click (f, canvas_fixture_header (f, "books"));
  gtk_widget_activate_action (GTK_WIDGET (f->canvas), "canvas.link", NULL);
  canvas_fixture_key (f, GDK_KEY_Left, 0);
  canvas_fixture_key (f, GDK_KEY_Return, 0);
  books = canvas_fixture_table (f, "books");
  g_assert_cmpuint (books->n_foreign_keys, ==, 1);
  g_assert_cmpstr (books->foreign_keys[0].parent, ==, "authors");
}

static void
test_keys_walk (CanvasFixture *f, gconstpointer data)
{
  guint child = 0;

  canvas_fixture_click (f, canvas_fixture_header (f, "books"));
  canvas_fixture_key (f, GDK_KEY_bracketright, 0);
  g_assert_true (relata_view_state_get_relationship (f->view_state, &child, NULL, NULL));
  g_assert_cmpuint (child, ==, canvas_fixture_find (f, "loans"));
  canvas_fixture_key (f, GDK_KEY_Return, 0);
  g_assert_cmpuint (relata_view_state_get_primary (f->view_state), ==,
                    canvas_fixture_find (f, "loans"));
}

static GtkWidget *
find_table_child (CanvasFixture *f, const char *table)
{
  guint id = canvas_fixture_find (f, table);
  GtkWidget *child;

  for (guint i = 0; (child = canvas_fixture_child (f, RELATA_TYPE_CANVAS_TABLE, i)) != NULL; i++)
    if (relata_canvas_table_get_id (RELATA_CANVAS_TABLE (child)) == id)
      return child;
  return NULL;
}

static void
test_accessible (CanvasFixture *f, gconstpointer data)
{
  GtkWidget *child;

  canvas_fixture_settle (f);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f->canvas), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Diagram of 3 tables");
  child = find_table_child (f, "books");
  g_assert_nonnull (child);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Table books, 3 columns, primary key id");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "loans: many of loans");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  relata_view_state_select (f->view_state, canvas_fixture_find (f, "books"), RELATA_SELECT_ONLY);
  canvas_fixture_settle (f);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  /* Where its table is. */
  g_assert_cmpint (gtk_widget_get_width (child), >=, 140);
}

/* Tables out of view have no child, and none has when all are small. */
static void
test_accessible_in_view (CanvasFixture *f, gconstpointer data)
{
  RelataViewport *viewport = relata_canvas_get_viewport (f->canvas);

  g_assert_nonnull (find_table_child (f, "loans"));
  relata_viewport_pan (viewport, 0, -420);
  canvas_fixture_settle (f);
  g_assert_null (find_table_child (f, "authors"));
  relata_viewport_set_zoom (viewport, .2);
  canvas_fixture_settle (f);
  g_assert_null (canvas_fixture_child (f, RELATA_TYPE_CANVAS_TABLE, 0));
}

static void
test_hostile_names (CanvasFixture *f, gconstpointer data)
{
  canvas_fixture_settle (f);
  g_assert_nonnull (find_table_child (f, "<b>&amp;\"'"));
  canvas_fixture_click (f, canvas_fixture_header (f, "<b>&amp;\"'"));
  canvas_fixture_save_picture (f, "canvas-hostile");
}

static void
test_dark (CanvasFixture *f, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  canvas_fixture_save_picture (f, "canvas-dark");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/* There only while something is out of sight; pressing it brings that into sight. */
static void
test_minimap (CanvasFixture *f, gconstpointer data)
{
  RelataViewport *viewport = relata_canvas_get_viewport (f->canvas);
  GtkWidget *window = gtk_window_new (), *minimap = relata_minimap_new (f->canvas);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (minimap);
  g_autoptr (GtkEventController) drag = g_list_model_get_item (controllers, 0);
  RelataRect rect;

  gtk_window_set_child (GTK_WINDOW (window), minimap);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (minimap), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_false (gtk_widget_get_child_visible (minimap));
  relata_viewport_pan (viewport, -5000, 0);
  g_assert_true (gtk_widget_get_child_visible (minimap));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (minimap);
  g_signal_emit_by_name (drag, "drag-begin", 84.0, 56.0);
  relata_canvas_get_table_rect (f->canvas, canvas_fixture_find (f, "books"), &rect);
  g_assert_cmpfloat (rect.x, >=, 0);
  g_assert_cmpfloat (relata_rect_right (&rect), <=, 1200);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_empty (CanvasFixture *f, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (f->canvas);

  canvas_fixture_save_picture (f, "canvas-empty");
  canvas_fixture_drag (f, (RelataPoint){ 10, 10 }, (RelataPoint){ 200, 200 });
  canvas_fixture_key (f, GDK_KEY_Left, 0);
  gtk_widget_activate_action (widget, "canvas.delete", NULL);
  gtk_widget_activate_action (widget, "canvas.zoom-fit", NULL);
  gtk_widget_activate_action (widget, "canvas.add-table", NULL);
  g_assert_nonnull (canvas_fixture_child (f, GTK_TYPE_ENTRY, 0));
  relata_canvas_set_view_state (f->canvas, NULL);
  canvas_fixture_save_picture (f, "canvas-none");
  canvas_fixture_key (f, GDK_KEY_Left, 0);
}

#define ADD(path, text, function)                                                                  \
  g_test_add ("/ui/canvas/canvas/" path, CanvasFixture, text, canvas_fixture_set_up, function,     \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  relata_ui_init ();
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11",
                "gtk-enable-animations", FALSE, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  ADD ("shows", script, test_shows);
  ADD ("move", script, test_move);
  ADD ("move-several", script, test_move_several);
  ADD ("move-unplaced", unplaced, test_move_unplaced);
  ADD ("cancel", script, test_cancel);
  ADD ("select", script, test_select);
  ADD ("select-line", script, test_select_line);
  ADD ("band", script, test_band);
  ADD ("relate", script, test_relate);
  ADD ("relate-reverse", script, test_relate_reverse);
  ADD ("relate-table", script, test_relate_table);
  ADD ("relate-refused", script, test_relate_refused);
  ADD ("relate-live", script, test_relate_live);
  ADD ("rename", script, test_rename);
  ADD ("rename-refused", script, test_rename_refused);
  ADD ("add", script, test_add);
  ADD ("delete", script, test_delete);
  ADD ("color", script, test_color);
  ADD ("arrange", script, test_arrange);
  ADD ("zoom", script, test_zoom);
  ADD ("reveal", script, test_reveal);
  ADD ("keys", script, test_keys);
  ADD ("keys-relate", script, test_keys_relate);
  ADD ("keys-walk", script, test_keys_walk);
  ADD ("accessible", script, test_accessible);
  ADD ("accessible-in-view", script, test_accessible_in_view);
  ADD ("hostile-names", "CREATE TABLE \"<b>&amp;\"\"'\" (\"<i>\" TEXT, \"a\nb\" INT);",
       test_hostile_names);
  ADD ("dark", script, test_dark);
  ADD ("minimap", script, test_minimap);
  ADD ("empty", "", test_empty);
  return g_test_run ();
}
