/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A design and its file: saving, what another program does to it, and databases. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/relata-error.h"
#include "relata-test-design.h"
#include "relata-test-fault.h"
#include "relata-test.h"

#define SHOP                                                                                       \
  "-- relata: at 10,20\n"                                                                          \
  "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT);\n"                                   \
  "CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, customer_id REFERENCES customer);\n"

/* Saving */

static void
test_save_point (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_false (relata_design_get_modified (design));
  relata_design_undo (design);
  g_assert_true (relata_design_get_modified (design));
  relata_design_redo (design);
  g_assert_false (relata_design_get_modified (design));
  relata_design_undo (design);
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  relata_test_assert_file (place->path, SHOP, strlen (SHOP));
  g_assert_false (relata_design_get_modified (design));
}

static void
test_save_over_changed_file (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  relata_test_write_file (place->path, "-- theirs\n", -1);
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_CHANGED_ON_DISK);
  g_assert_true (relata_design_get_modified (design));
  relata_test_assert_file (place->path, "-- theirs\n", 10);
  g_assert_true (relata_design_save (design, NULL, TRUE, NULL, NULL));
  g_assert_false (relata_design_get_modified (design));
  text = relata_test_design_dup_text (design);
  relata_test_assert_file (place->path, text, strlen (text));
}

/* The rename is done and its durability is not: an error, but the file is one's own, so that the
 * next save does not take it for a stranger's. */
static void
test_save_that_is_not_durable (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autofree char *text = NULL;
  guint calls;

  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  text = relata_test_design_dup_text (design);
  relata_test_fault_set (RELATA_TEST_FAULT_NONE, 0, 0);
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  calls = relata_test_fault.calls;
  relata_design_undo (design);
  relata_test_fault_set (RELATA_TEST_FAULT_ONCE, calls - 1, EIO); /* fsync of the directory */
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, NULL));
  relata_test_fault_clear ();
  relata_test_assert_file (place->path, SHOP, -1);
  g_assert_true (relata_design_get_modified (design));
  relata_design_redo (design);
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  relata_test_assert_file (place->path, text, -1);
}

static void
test_save_as (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autofree char *other = relata_test_place_get (place, "other.sql");
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  relata_test_write_file (other, "-- precious\n", -1);
  g_assert_false (relata_design_save (design, other, FALSE, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS);
  g_assert_cmpstr (relata_design_get_path (design), ==, place->path);
  g_assert_true (relata_design_save (design, other, TRUE, NULL, NULL));
  g_assert_cmpstr (relata_design_get_path (design), ==, other);
  title = relata_design_dup_title (design);
  g_assert_cmpstr (title, ==, "other.sql");
  relata_test_assert_file (other, SHOP, strlen (SHOP));
  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  relata_test_assert_file (place->path, SHOP, strlen (SHOP));
}

typedef struct
{
  GAsyncResult *result;
  gboolean done;
} Waiting;

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  waiting->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Waiting *)data)->done;
}

static void
test_edit_while_saving (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  Waiting waiting = { 0 };

  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  saved = relata_test_design_dup_text (design);
  relata_design_save_async (design, NULL, FALSE, NULL, store_result_cb, &waiting);
  g_assert_true (relata_design_get_busy (design));
  relata_test_design_add_table (design, "CREATE TABLE u (id)");
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (relata_test_wait_for (is_done, &waiting, 10));
  g_assert_true (relata_design_save_finish (design, waiting.result, NULL));
  g_object_unref (waiting.result);
  g_assert_false (relata_design_get_busy (design));
  g_assert_true (relata_design_get_modified (design));
  relata_test_assert_file (place->path, saved, strlen (saved));
  relata_design_undo (design);
  g_assert_false (relata_design_get_modified (design));
}

/* Databases */

static void
test_database (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (NULL);
  g_autofree char *database = relata_test_corpus_file ("chinook.db");
  g_autofree char *text = NULL;
  g_autofree char *relative = NULL;
  g_autoptr (RelataDesign) design = NULL;
  g_autoptr (RelataDesign) again = NULL;
  guint tables = 0;

  if (database == NULL)
    return;
  design = relata_test_design_load (database);
  g_assert_cmpint (relata_design_get_origin (design), ==, RELATA_DESIGN_DATABASE);
  g_assert_null (relata_design_get_path (design));
  g_assert_false (relata_design_get_modified (design));
  for (guint i = 0; i < relata_snapshot_get_n_items (relata_design_get_snapshot (design)); i++)
    if (relata_item_table (relata_snapshot_get_item (relata_design_get_snapshot (design), i)))
      tables++;
  g_assert_cmpuint (tables, ==, 11);

  g_assert_true (relata_design_save (design, place->path, FALSE, NULL, NULL));
  g_assert_cmpint (relata_design_get_origin (design), ==, RELATA_DESIGN_SCRIPT);
  g_assert_false (relata_design_get_modified (design));
  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "-- relata: format 1\n-- relata: database \"../"));
  again = relata_test_design_load (place->path);
  relative = g_canonicalize_filename (database, NULL);
  g_assert_cmpstr (relata_design_get_database_path (again), ==, relative);
}

static char *
copy_database (RelataTestPlace *place, const char *name)
{
  g_autofree char *corpus = relata_test_corpus_file ("chinook.db");
  g_autofree char *data = NULL;
  char *path;
  gsize length;

  if (corpus == NULL)
    return NULL;
  path = relata_test_place_get (place, name);
  g_assert_true (g_file_get_contents (corpus, &data, &length, NULL));
  relata_test_write_file (path, data, (gssize)length);
  return path;
}

static void
test_linked_design_beside (void)
{
  g_autoptr (RelataTestPlace) place
      = relata_test_place_new ("-- relata: format 1\n-- relata: database \"shop.db\"\n\n"
                               "-- relata: at 77,88\n-- relata: color blue\n"
                               "CREATE TABLE artist (ArtistId);\n");
  g_autofree char *database = copy_database (place, "shop.db");
  g_autofree char *suggested = NULL;
  g_autoptr (RelataDesign) design = NULL;
  const RelataDecor *decor;

  if (database == NULL)
    return;
  design = relata_test_design_load (database);
  decor = relata_snapshot_get (relata_design_get_snapshot (design),
                               relata_test_design_find_table (design, "Artist"))
              ->decor;
  g_assert_true (decor->placed);
  g_assert_cmpint (decor->x, ==, 77);
  g_assert_cmpint (decor->y, ==, 88);
  g_assert_cmpstr (decor->color, ==, "blue");
  g_assert_false (relata_design_get_modified (design));
  relata_test_design_find_table (design, "Track");
  suggested = relata_design_dup_suggested_path (design);
  g_assert_cmpstr (suggested, ==, place->path);
}

static void
test_stranger_beside (void)
{
  g_autoptr (RelataTestPlace) place
      = relata_test_place_new ("-- relata: format 1\n-- relata: database \"other.db\"\n\n"
                               "-- relata: at 77,88\nCREATE TABLE artist (ArtistId);\n");
  g_autofree char *database = copy_database (place, "shop.db");
  g_autoptr (RelataDesign) design = NULL;

  if (database == NULL)
    return;
  design = relata_test_design_load (database);
  g_assert_false (relata_snapshot_get (relata_design_get_snapshot (design),
                                       relata_test_design_find_table (design, "Artist"))
                      ->decor->placed);
}

static void
test_empty_file (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new ("");
  g_autofree char *database = relata_test_place_get (place, "empty.db");
  g_autoptr (RelataDesign) script_design = relata_test_design_load (place->path);
  g_autoptr (RelataDesign) database_design = NULL;

  relata_test_write_file (database, "", 0);
  database_design = relata_test_design_load (database);
  g_assert_cmpint (relata_design_get_origin (script_design), ==, RELATA_DESIGN_SCRIPT);
  g_assert_cmpint (relata_design_get_origin (database_design), ==, RELATA_DESIGN_DATABASE);
}

static void
test_relink (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (
      "-- relata: format 1\n-- relata: database \"data/shop.db\"\n\nSELECT 1;\n");
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autofree char *database = relata_test_place_get (place, "data/shop.db");
  g_autofree char *below = relata_test_place_get (place, "sql");
  g_autofree char *path = relata_test_place_get (place, "sql/shop.sql");

  g_assert_cmpstr (relata_design_get_database_path (design), ==, database);
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_true (relata_design_save (design, path, FALSE, NULL, NULL));
  g_assert_cmpstr (relata_design_get_database_path (design), ==, database);
  relata_test_design_assert_text (
      design, "-- relata: format 1\n-- relata: database \"../data/shop.db\"\n\nSELECT 1;\n");
}

/* Changes on disk */

static gboolean
is_changed_on_disk (gpointer design)
{
  return relata_design_get_changed_on_disk (design);
}

static gboolean
is_same_on_disk (gpointer design)
{
  return !relata_design_get_changed_on_disk (design);
}

static void
reload (RelataDesign *design)
{
  g_autoptr (GError) error = NULL;
  Waiting waiting = { 0 };

  relata_design_reload_async (design, NULL, store_result_cb, &waiting);
  g_assert_true (relata_test_wait_for (is_done, &waiting, 10));
  relata_design_reload_finish (design, waiting.result, &error);
  g_object_unref (waiting.result);
  g_assert_no_error (error);
}

static void
test_changed_on_disk (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  guint order = relata_test_design_find_table (design, "order");

  relata_design_watch (design);
  relata_test_write_file (place->path, "CREATE TABLE first (id);\n" SHOP, -1);
  g_assert_true (relata_test_wait_for (is_changed_on_disk, design, 10));
  relata_test_write_file (place->path, SHOP, -1);
  g_assert_true (relata_test_wait_for (is_same_on_disk, design, 10));
  relata_test_write_file (place->path, "CREATE TABLE first (id);\n" SHOP, -1);
  g_assert_true (relata_test_wait_for (is_changed_on_disk, design, 10));
  reload (design);
  g_assert_false (relata_design_get_changed_on_disk (design));
  g_assert_false (relata_design_get_modified (design));
  g_assert_cmpuint (relata_test_design_find_table (design, "order"), ==, order);
  relata_test_design_assert_text (design, "CREATE TABLE first (id);\n" SHOP);
  relata_design_undo (design);
  relata_test_design_assert_text (design, SHOP);
  g_assert_true (relata_design_get_modified (design));
}

static void
test_own_save_is_no_change (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

  relata_design_watch (design);
  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_false (relata_test_wait_for (is_changed_on_disk, design, 1));
}

static void
test_reload_failure (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (GError) error = NULL;
  Waiting waiting = { 0 };

  relata_test_write_file (place->path, "Dear Ada", -1);
  relata_design_reload_async (design, NULL, store_result_cb, &waiting);
  g_assert_true (relata_test_wait_for (is_done, &waiting, 10));
  g_assert_false (relata_design_reload_finish (design, waiting.result, &error));
  g_object_unref (waiting.result);
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE);
  relata_test_design_assert_text (design, SHOP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add_func ("/core/design/disk/" path, func)
  ADD ("save-point", test_save_point);
  ADD ("save-over-changed-file", test_save_over_changed_file);
  ADD ("save-that-is-not-durable", test_save_that_is_not_durable);
  ADD ("save-as", test_save_as);
  ADD ("edit-while-saving", test_edit_while_saving);
  ADD ("database", test_database);
  ADD ("linked-design-beside", test_linked_design_beside);
  ADD ("stranger-beside", test_stranger_beside);
  ADD ("empty-file", test_empty_file);
  ADD ("relink", test_relink);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("own-save-is-no-change", test_own_save_is_no_change);
  ADD ("reload-failure", test_reload_failure);
#undef ADD
  return g_test_run ();
}
