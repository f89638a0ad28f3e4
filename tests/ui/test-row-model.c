/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The list of rows grows at both ends, stays within its bound, and forgets what was asked for
 * before. */

#include "config.h"

#include <gtk/gtk.h>

#include "browser/relata-browse-job.h"
#include "browser/relata-row-model.h"
#include "relata-test-sqlite.h"

typedef struct
{
  TestFolder *folder; /* owned */
  RelataBrowseSchema *schema;
  RelataRowQuery *query;
  RelataRowModel *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (RelataJob) job = NULL;
  g_autoptr (RelataRowSource) source = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = relata_test_make_directory ();
  path = test_folder_path (fixture->folder, "rows.db");
  sql = g_strdup_printf ("CREATE TABLE t (id INTEGER PRIMARY KEY); WITH n (i) AS (VALUES (1) UNION"
                         " ALL SELECT i + 1 FROM n LIMIT %d) INSERT INTO t SELECT 3 * i FROM n;",
                         GPOINTER_TO_INT (data));
  test_sqlite_exec (path, sql);
  job = relata_browse_job_open (path);
  fixture->schema = relata_job_run_sync (job, &error);
  g_assert_no_error (error);
  source = relata_row_source_new_table (
      fixture->schema->snapshot, relata_snapshot_find_table (fixture->schema->snapshot, "t")->id);
  fixture->query = relata_row_query_new (source);
  fixture->model = relata_row_model_new (fixture->schema->database);
}

static gboolean
is_gone (gpointer pointer)
{
  return *(gpointer *)pointer == NULL;
}

/* Jobs that were cancelled hold the model until they end. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer model = fixture->model;

  g_object_add_weak_pointer (G_OBJECT (fixture->model), &model);
  g_object_unref (fixture->model);
  g_assert_true (relata_test_wait_for (is_gone, &model, 20));
  relata_row_query_unref (fixture->query);
  relata_browse_schema_free (fixture->schema);
  test_folder_free (fixture->folder);
}

static gboolean
is_idle (gpointer model)
{
  return !relata_row_model_get_loading (model);
}

static void
wait (Fixture *fixture)
{
  g_assert_true (relata_test_wait_for (is_idle, fixture->model, 20));
  g_assert_cmpstr (relata_row_model_get_error_message (fixture->model), ==, NULL);
}

/* The rows are those of ids 3 * @first, 3 * (@first + 1), ... */
static void
assert_rows (Fixture *fixture, guint first, guint n_rows)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_assert_cmpint (
        relata_value_get_integer (relata_row_model_get_record (fixture->model, i)->cells[0].value),
        ==, 3 * (gint64)(first + i));
}

static void
test_grows (Fixture *fixture, gconstpointer data)
{
  relata_row_model_set_query (fixture->model, fixture->query, NULL);
  assert_rows (fixture, 1, 0);
  wait (fixture);
  assert_rows (fixture, 1, 256);
  relata_row_model_load_before (fixture->model);
  g_assert_false (relata_row_model_get_loading (fixture->model));
  relata_row_model_load_after (fixture->model);
  relata_row_model_load_after (fixture->model);
  wait (fixture);
  assert_rows (fixture, 1, 512);
  relata_row_model_load_after (fixture->model);
  wait (fixture);
  assert_rows (fixture, 1, 600);
  g_assert_false (relata_row_model_get_more_after (fixture->model));
  relata_row_model_jump (fixture->model, RELATA_PAGE_LAST);
  wait (fixture);
  assert_rows (fixture, 345, 256);
  relata_row_model_load_before (fixture->model);
  wait (fixture);
  assert_rows (fixture, 89, 512);
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  guint position = 0;
  g_autoptr (RelataRecord) first = NULL;

  relata_row_model_set_query (fixture->model, fixture->query, NULL);
  wait (fixture);
  first = relata_record_ref (relata_row_model_get_record (fixture->model, 0));
  while (relata_row_model_get_more_after (fixture->model))
    {
      relata_row_model_load_after (fixture->model);
      wait (fixture);
    }
  assert_rows (fixture, 10000 - RELATA_ROW_MODEL_MAX_ROWS + 1, RELATA_ROW_MODEL_MAX_ROWS);
  g_assert_false (relata_row_model_find (fixture->model, first, &position));
  while (relata_row_model_get_more_before (fixture->model))
    {
      relata_row_model_load_before (fixture->model);
      wait (fixture);
    }
  assert_rows (fixture, 1, RELATA_ROW_MODEL_MAX_ROWS);
  g_assert_true (relata_row_model_get_more_after (fixture->model));
}

/* A page that was asked for before the latest jump never arrives. */
static void
test_latest_wins (Fixture *fixture, gconstpointer data)
{
  relata_row_model_set_query (fixture->model, fixture->query, NULL);
  relata_row_model_jump (fixture->model, RELATA_PAGE_LAST);
  relata_row_model_jump (fixture->model, RELATA_PAGE_FIRST);
  relata_row_model_jump (fixture->model, RELATA_PAGE_LAST);
  wait (fixture);
  assert_rows (fixture, 345, 256);
  relata_row_model_set_query (fixture->model, fixture->query, NULL);
  relata_row_model_set_query (fixture->model, NULL, NULL);
  assert_rows (fixture, 1, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  assert_rows (fixture, 1, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/browser/row-model/grows", Fixture, GINT_TO_POINTER (600), set_up, test_grows,
              tear_down);
  g_test_add ("/ui/browser/row-model/bounded", Fixture, GINT_TO_POINTER (10000), set_up,
              test_bounded, tear_down);
  g_test_add ("/ui/browser/row-model/latest-wins", Fixture, GINT_TO_POINTER (600), set_up,
              test_latest_wins, tear_down);
  return g_test_run ();
}
