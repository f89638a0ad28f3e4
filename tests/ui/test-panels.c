/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The parts of the Design view beside the canvas: outline, inspector and problems, each on a
 * design and a view state of its own, driven through its widgets. */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "inspector/relata-inspector.h"
#include "problems/relata-problems.h"
#include "relata-test.h"
#include "relata-ui.h"
#include "window/relata-outline.h"

static const char script[] = "CREATE TABLE authors (\n"
                             "  id INTEGER PRIMARY KEY,\n"
                             "  name TEXT\n"
                             ");\n"
                             "CREATE TABLE books (\n"
                             "  id INTEGER PRIMARY KEY,\n"
                             "  author_id INTEGER REFERENCES authors (id)\n"
                             ");\n";

typedef struct
{
  char *folder;
  RelataDesign *design;
  RelataViewState *view_state;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *text = data != NULL ? data : script;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = relata_test_make_directory ();
  path = g_build_filename (fixture->folder, "design.sql", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  fixture->design = relata_design_load (path, NULL, &error);
  g_assert_no_error (error);
  fixture->view_state = relata_view_state_new (fixture->design);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->view_state);
  g_assert_finalize_object (fixture->design);
  relata_test_remove_directory (fixture->folder);
  g_free (fixture->folder);
}

static void
show (Fixture *fixture, GtkWidget *widget)
{
  gtk_window_set_child (GTK_WINDOW (fixture->window), widget);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static RelataItem *
get_item (Fixture *fixture, const char *name)
{
  return relata_snapshot_find_table (relata_design_get_snapshot (fixture->design), name);
}

static char *
get_text (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_design_get_snapshot (fixture->design));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The first descendant of that type for which @matches holds. */
static GtkWidget *
find_widget (GtkWidget *root, GType type, const char *property, const char *value)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *actual = NULL;

      g_object_get (root, property, &actual, NULL);
      if (g_strcmp0 (actual, value) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, property, value);
  return found;
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *property;
  const char *value;
} Wanted;

static gboolean
is_there (gpointer data)
{
  Wanted *wanted = data;

  return find_widget (wanted->root, wanted->type, wanted->property, wanted->value) != NULL;
}

static GtkWidget *
wait_for_widget (Fixture *fixture, GType type, const char *property, const char *value)
{
  Wanted wanted = { fixture->window, type, property, value };

  g_assert_true (relata_test_wait_for (is_there, &wanted, 10));
  return find_widget (fixture->window, type, property, value);
}

static void
test_outline (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search;

  show (fixture, relata_outline_new (fixture->view_state));
  wait_for_widget (fixture, GTK_TYPE_LABEL, "label", "authors");
  wait_for_widget (fixture, GTK_TYPE_LABEL, "label", "books");
  search = wait_for_widget (fixture, GTK_TYPE_SEARCH_ENTRY, "placeholder-text",
                            "Search tables and columns");
  gtk_editable_set_text (GTK_EDITABLE (search), "AUTHOR_ID");
  wait_for_widget (fixture, GTK_TYPE_LABEL, "label", "books");
  gtk_editable_set_text (GTK_EDITABLE (search), "no such thing");
  wait_for_widget (fixture, ADW_TYPE_STATUS_PAGE, "title", "No Results");
}

static void
test_rename_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name;
  g_autofree char *text = NULL;

  relata_view_state_select (fixture->view_state, get_item (fixture, "authors")->id,
                            RELATA_SELECT_ONLY);
  show (fixture, relata_inspector_new (fixture->view_state));
  name = wait_for_widget (fixture, ADW_TYPE_ENTRY_ROW, "text", "authors");
  gtk_editable_set_text (GTK_EDITABLE (name), "writers");
  g_signal_emit_by_name (name, "entry-activated");
  g_assert_nonnull (get_item (fixture, "writers"));
  text = get_text (fixture);
  g_assert_nonnull (strstr (text, "CREATE TABLE writers (\n"));
  g_assert_nonnull (strstr (text, "REFERENCES writers (id)"));
  relata_design_undo (fixture->design);
  g_free (text);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, script);
}

/* A name that is taken changes nothing and is marked where it was entered. */
static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name;
  g_autofree char *text = NULL;

  relata_view_state_select (fixture->view_state, get_item (fixture, "authors")->id,
                            RELATA_SELECT_ONLY);
  show (fixture, relata_inspector_new (fixture->view_state));
  name = wait_for_widget (fixture, ADW_TYPE_ENTRY_ROW, "text", "authors");
  gtk_editable_set_text (GTK_EDITABLE (name), "books");
  g_signal_emit_by_name (name, "entry-activated");
  g_assert_true (gtk_widget_has_css_class (name, "error"));
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, script);
  g_assert_false (relata_design_can_undo (fixture->design));
}

static void
test_column (Fixture *fixture, gconstpointer data)
{
  GtkWidget *type, *not_null;
  g_autofree char *text = NULL;

  relata_view_state_select_column (fixture->view_state, get_item (fixture, "authors")->id, 1);
  show (fixture, relata_inspector_new (fixture->view_state));
  type = wait_for_widget (fixture, ADW_TYPE_ENTRY_ROW, "text", "TEXT");
  gtk_editable_set_text (GTK_EDITABLE (type), "VARCHAR(80)");
  g_signal_emit_by_name (type, "entry-activated");
  not_null = wait_for_widget (fixture, GTK_TYPE_SWITCH, "tooltip-text", "Not null");
  gtk_switch_set_active (GTK_SWITCH (not_null), TRUE);
  text = get_text (fixture);
  g_assert_nonnull (strstr (text, "  name VARCHAR(80) NOT NULL\n"));
  g_assert_cmpstr (relata_design_get_undo_label (fixture->design), ==, "Not Null");
}

static void
test_relationship (Fixture *fixture, gconstpointer data)
{
  GtkWidget *end, *on_delete;
  g_autofree char *text = NULL;

  relata_view_state_select_relationship (fixture->view_state, get_item (fixture, "books")->id, 0,
                                         FALSE);
  show (fixture, relata_inspector_new (fixture->view_state));
  wait_for_widget (fixture, ADW_TYPE_ENTRY_ROW, "text", "author");
  end = wait_for_widget (fixture, ADW_TYPE_ENTRY_ROW, "text", "books");
  gtk_editable_set_text (GTK_EDITABLE (end), "works");
  g_signal_emit_by_name (end, "entry-activated");
  on_delete = wait_for_widget (fixture, ADW_TYPE_COMBO_ROW, "title", "On delete");
  adw_combo_row_set_selected (ADW_COMBO_ROW (on_delete), RELATA_ACTION_CASCADE);
  text = get_text (fixture);
  g_assert_nonnull (strstr (text, "-- relata: ends (\"author_id\") \"\" \"works\"\n"));
  g_assert_nonnull (strstr (text, "REFERENCES authors (id) ON DELETE CASCADE"));
}

static void
reveal_cb (RelataViewState *view_state, guint item, int column, gpointer user_data)
{
  RelataPlace *place = user_data;

  place->item = item;
  place->index = (guint)column;
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  GtkWidget *problems = relata_problems_new (fixture->view_state);
  RelataFindings *findings = relata_check (relata_design_get_snapshot (fixture->design), NULL);
  RelataPlace place = { 0 };

  g_signal_connect (fixture->view_state, "reveal", G_CALLBACK (reveal_cb), &place);
  relata_problems_set_findings (RELATA_PROBLEMS (problems), findings);
  show (fixture, problems);
  wait_for_widget (fixture, GTK_TYPE_LABEL, "label", "books.author_id");
  relata_problems_step (RELATA_PROBLEMS (problems), 1);
  g_assert_cmpuint (place.item, ==, get_item (fixture, "books")->id);
  g_assert_cmpuint (place.index, ==, 1);
  g_assert_cmpint (relata_view_state_get_column (fixture->view_state), ==, 1);
  relata_findings_unref (findings);
}

static const char broken[] = "CREATE TABLE authors (id INTEGER PRIMARY KEY);\n"
                             "CREATE TABLE books (id INTEGER PRIMARY KEY,\n"
                             "  author_id INTEGER REFERENCES writers (id));\n";

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  relata_ui_init ();
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)
  ADD ("/ui/outline/search", NULL, test_outline);
  ADD ("/ui/inspector/rename-table", NULL, test_rename_table);
  ADD ("/ui/inspector/refusal", NULL, test_refusal);
  ADD ("/ui/inspector/column", NULL, test_column);
  ADD ("/ui/inspector/relationship", NULL, test_relationship);
  ADD ("/ui/problems/place", broken, test_problems);
#undef ADD
  return g_test_run ();
}
