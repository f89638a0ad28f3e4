/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The Data view on the sample's database: what a person sees while walking from an author to
 * books, to genres, and back. Pictures of the steps are kept in the folder that
 * RELATA_TEST_PICTURES names, if it is set. */

#include "config.h"

#include <adwaita.h>

#include "browser/relata-browser.h"
#include "relata-test-sqlite.h"
#include "relata-ui.h"
#include "sqlite/relata-create.h"

typedef struct
{
  TestFolder *folder; /* owned */
  char *database;
  RelataDesign *design;
  GtkWidget *window;
  RelataBrowser *browser;
} Fixture;

static void
create_database (const char *script, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (script, &text, &length, &error);
  g_assert_no_error (error);
  relata_create_database (text, length, path, RELATA_CREATE_NONE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_idle (gpointer data)
{
  return !relata_browser_get_loading (data);
}

static gboolean
has_drawn_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  int *frames = user_data;

  (*frames)++;
  return *frames < 4 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
has_frames (gpointer data)
{
  return *(int *)data >= 4;
}

static void
settle (Fixture *fixture)
{
  int frames = 0;

  g_assert_true (relata_test_wait_for (is_idle, fixture->browser, 20));
  gtk_widget_add_tick_callback (fixture->window, has_drawn_cb, &frames, NULL);
  g_assert_true (relata_test_wait_for (has_frames, &frames, 20));
  g_assert_true (relata_test_wait_for (is_idle, fixture->browser, 20));
}

static void
take_picture (Fixture *fixture, const char *name)
{
  const char *folder = g_getenv ("RELATA_TEST_PICTURES");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autofree char *path = NULL;
  GtkSnapshot *snapshot;

  settle (fixture);
  if (folder == NULL)
    return;
  paintable = gtk_widget_paintable_new (fixture->window);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)),
                                         node, NULL);
  path = g_strdup_printf ("%s/browser-%s.png", folder, name);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* What an AdwApplication does by itself. */
static void
load_style (void)
{
  static GtkCssProvider *provider;

  if (provider != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/app/relata/Relata/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *script
      = g_build_filename (g_getenv ("RELATA_SOURCE_DIR"), "data", "samples", "library.sql", NULL);
  g_autoptr (GError) error = NULL;

  relata_ui_init ();
  load_style ();
  fixture->folder = relata_test_make_directory ();
  fixture->database = test_folder_path (fixture->folder, "library.db");
  create_database (script, fixture->database);
  fixture->design = relata_design_load (script, NULL, &error);
  g_assert_no_error (error);
  fixture->window = gtk_window_new ();
  fixture->browser = RELATA_BROWSER (relata_browser_new (fixture->design));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->browser));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 760);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->design);
  g_clear_pointer (&fixture->database, g_free);
  g_clear_pointer (&fixture->folder, test_folder_free);
}

/* The label of a widget below @widget that begins with @text, or NULL. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (GtkWidget *below, const char *text)
{
  GtkWidget *label = find_label (below, text);
  GtkWidget *button;

  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
get_pane (Fixture *fixture, guint index)
{
  RelataPane *pane
      = relata_pane_strip_get_pane (relata_browser_get_strip (fixture->browser), index);

  g_assert_nonnull (pane);
  return GTK_WIDGET (pane);
}

static void
select_key (Fixture *fixture, guint pane, const char *label)
{
  RelataPane *self = RELATA_PANE (get_pane (fixture, pane));

  for (guint i = 0; i < relata_pane_get_n_rows (self); i++)
    {
      relata_pane_select (self, i);
      if (g_strcmp0 (relata_pane_get_record (self)->label, label) == 0)
        return;
    }
  g_assert_not_reached ();
}

#define assert_path(fixture, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *path_ = relata_browser_dup_path_text ((fixture)->browser);                    \
    g_assert_cmpstr (path_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* The name of an end with the count that SQLite itself gives. */
static char *
with_count (Fixture *fixture, const char *name, const char *sql)
{
  g_autofree char *count = test_sqlite_query (fixture->database, sql);

  return g_strdup_printf ("%s (%s)", name, g_strstrip (count));
}

static void
walk (Fixture *fixture, const char *theme)
{
  g_autofree char *step = NULL;
  g_autofree char *books = with_count (fixture, "books",
                                       "SELECT count(*) FROM books JOIN authors ON authors.id ="
                                       " author_id WHERE name = 'Machado de Assis'");
  g_autofree char *genres = with_count (fixture, "genres",
                                        "SELECT count(*) FROM book_genres JOIN books ON books.id ="
                                        " book_id WHERE title = 'Dom Casmurro'");

  relata_browser_open (fixture->browser, fixture->database);
  settle (fixture);
  g_assert_true (relata_browser_show_table (fixture->browser, "authors"));
  settle (fixture);
  assert_path (fixture, "authors");
  select_key (fixture, 0, "Machado de Assis");
  settle (fixture);
  g_assert_nonnull (find_label (get_pane (fixture, 0), books));
  g_assert_nonnull (find_label (get_pane (fixture, 0), "profile: Joaquim"));
  g_assert_nonnull (find_label (get_pane (fixture, 0), "birth_place: Rio de Janeiro"));
  step = g_strdup_printf ("1-author-%s", theme);
  take_picture (fixture, step);

  click (get_pane (fixture, 0), "books (");
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis › books");
  select_key (fixture, 1, "Dom Casmurro (1899)");
  settle (fixture);
  g_assert_nonnull (find_label (get_pane (fixture, 1), genres));
  g_assert_null (find_label (get_pane (fixture, 1), "book_genres"));
  g_free (step);
  step = g_strdup_printf ("2-books-%s", theme);
  take_picture (fixture, step);

  click (get_pane (fixture, 1), "genres (");
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis › books › Dom Casmurro (1899) › genres");
  relata_pane_select (RELATA_PANE (get_pane (fixture, 2)), 0);
  g_free (step);
  step = g_strdup_printf ("3-genres-%s", theme);
  take_picture (fixture, step);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  RelataPaneStrip *strip;

  walk (fixture, "light");
  strip = relata_browser_get_strip (fixture->browser);
  g_assert_cmpuint (relata_pane_strip_get_n_panes (strip), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->browser), "browser.back", NULL);
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis › books › Dom Casmurro (1899)");
  gtk_widget_activate_action (GTK_WIDGET (fixture->browser), "browser.back", NULL);
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis");
  gtk_widget_activate_action (GTK_WIDGET (fixture->browser), "browser.forward", NULL);
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis › books › Dom Casmurro (1899)");
  take_picture (fixture, "4-forward-light");
}

static void
test_walk_dark (Fixture *fixture, gconstpointer data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  walk (fixture, "dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* Moving in a pane shows the same end of another record after it. */
static void
test_linked (Fixture *fixture, gconstpointer data)
{
  RelataPane *books;
  g_autofree char *expected = test_sqlite_query (
      fixture->database, "SELECT count(*) FROM books JOIN authors ON authors.id = author_id"
                         " WHERE name = 'Jane Austen'");

  walk (fixture, "linked");
  select_key (fixture, 0, "Jane Austen");
  settle (fixture);
  books = RELATA_PANE (get_pane (fixture, 1));
  g_assert_cmpuint (relata_pane_get_n_rows (books), ==, (guint)atoi (expected));
  g_assert_nonnull (relata_pane_get_record (books));
  g_assert_cmpuint (relata_pane_get_n_rows (RELATA_PANE (get_pane (fixture, 2))), >, 0);
  relata_pane_unselect (RELATA_PANE (get_pane (fixture, 0)));
  settle (fixture);
  g_assert_cmpuint (relata_pane_get_n_rows (books), ==, 0);
  assert_path (fixture, "authors › books › genres");
}

static void
test_to_one_and_keys (Fixture *fixture, gconstpointer data)
{
  relata_browser_open (fixture->browser, fixture->database);
  settle (fixture);
  relata_browser_show_table (fixture->browser, "authors");
  settle (fixture);
  select_key (fixture, 0, "Machado de Assis");
  settle (fixture);
  click (get_pane (fixture, 0), "profile:");
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis › profile › Joaquim Maria Machado de Assis");
  take_picture (fixture, "5-profile-light");
  g_assert_true (relata_pane_strip_follow (relata_browser_get_strip (fixture->browser), 0));
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis › profile › Joaquim Maria Machado de Assis"
                        " › author › Machado de Assis");
}

static void
test_associations (Fixture *fixture, gconstpointer data)
{
  relata_browser_open (fixture->browser, fixture->database);
  settle (fixture);
  g_assert_null (find_label (GTK_WIDGET (fixture->browser), "book_genres"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->browser), "browser.show-associations", NULL);
  settle (fixture);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->browser), "book_genres"));
}

static void
test_no_database (Fixture *fixture, gconstpointer data)
{
  take_picture (fixture, "0-none-light");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->browser), "No Database Yet"));
}

static void
test_not_a_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = test_folder_write (fixture->folder, "no.db", "this is text", -1);

  relata_browser_open (fixture->browser, path);
  settle (fixture);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->browser), "The Database Could Not Be Read"));
  take_picture (fixture, "6-error-light");
}

/* A table that is dropped underneath is a banner, and the rest goes on. */
static void
test_dropped_table (Fixture *fixture, gconstpointer data)
{
  relata_browser_open (fixture->browser, fixture->database);
  settle (fixture);
  test_sqlite_exec (fixture->database, "DROP VIEW catalog; DROP TABLE reviews;");
  relata_browser_show_table (fixture->browser, "reviews");
  settle (fixture);
  g_assert_nonnull (find_label (get_pane (fixture, 0), "_Retry"));
  take_picture (fixture, "7-banner-light");
}

/* A click on a title sorts in the database, NULLs first, as SQLite does. */
static void
test_sorted (Fixture *fixture, gconstpointer data)
{
  RelataPane *pane;
  g_autofree char *first = test_sqlite_query (
      fixture->database, "SELECT name FROM authors ORDER BY birth_year DESC, id LIMIT 1");

  relata_browser_open (fixture->browser, fixture->database);
  settle (fixture);
  relata_browser_show_table (fixture->browser, "authors");
  settle (fixture);
  select_key (fixture, 0, "Machado de Assis");
  pane = RELATA_PANE (get_pane (fixture, 0));
  relata_pane_sort_by (pane, 2, FALSE);
  settle (fixture);
  assert_path (fixture, "authors › Machado de Assis");
  relata_pane_select (pane, 0);
  g_assert_true (relata_value_is_null (relata_pane_get_record (pane)->cells[2].value));
  relata_pane_sort_by (pane, 2, TRUE);
  settle (fixture);
  relata_pane_select (pane, 0);
  g_assert_cmpstr (relata_pane_get_record (pane)->label, ==, g_strstrip (first));
}

/* While another program writes, looking fails with a banner; then Retry reads. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  sqlite3 *other = NULL;

  relata_browser_open (fixture->browser, fixture->database);
  settle (fixture);
  g_assert_cmpint (sqlite3_open (fixture->database, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  relata_browser_show_table (fixture->browser, "authors");
  settle (fixture);
  g_assert_nonnull (find_label (get_pane (fixture, 0), "Reading library.db: another program"));
  sqlite3_close (other);
  click (get_pane (fixture, 0), "_Retry");
  settle (fixture);
  g_assert_cmpuint (relata_pane_get_n_rows (RELATA_PANE (get_pane (fixture, 0))), >, 10);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/ui/browser/walk", test_walk);
  add ("/ui/browser/walk-dark", test_walk_dark);
  add ("/ui/browser/linked", test_linked);
  add ("/ui/browser/to-one-and-keys", test_to_one_and_keys);
  add ("/ui/browser/associations", test_associations);
  add ("/ui/browser/no-database", test_no_database);
  add ("/ui/browser/not-a-database", test_not_a_database);
  add ("/ui/browser/dropped-table", test_dropped_table);
  add ("/ui/browser/sorted", test_sorted);
  add ("/ui/browser/locked", test_locked);
  return g_test_run ();
}
