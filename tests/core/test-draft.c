/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Drafts: kept while something is unsaved, recovered after kill -9, given up after two crashes.
 * Run with a verb, this program is the process that dies. */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "design/relata-draft.h"
#include "relata-test-design.h"
#include "relata-test.h"

#define SHOP "CREATE TABLE customer (id INTEGER PRIMARY KEY);\n"

/* What may be lost, and the shortest time after which there is a draft. */
#define LOSS_LIMIT_US (3 * G_USEC_PER_SEC)

static const char *program;

static void
add_table (RelataDesign *design, guint number)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TABLE t%u (id)", number);

  relata_test_design_add_table (design, sql);
}

/* The process that dies */

typedef struct
{
  RelataDesign *design;
  guint edits;
} Editing;

/* One edit, told to the parent with the time. */
static gboolean
edit_cb (gpointer user_data)
{
  Editing *editing = user_data;

  add_table (editing->design, ++editing->edits);
  g_print ("%u %" G_GINT64_FORMAT "\n", editing->edits, g_get_monotonic_time ());
  return G_SOURCE_CONTINUE;
}

static int
edit_for_ever (const char *path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Editing editing = { relata_design_load (path, NULL, NULL), 0 };

  g_assert_nonnull (editing.design);
  relata_design_watch (editing.design);
  g_timeout_add (20, edit_cb, &editing);
  g_main_loop_run (loop);
  return 1;
}

/* Edits, keeps the draft and dies. */
static int
keep_and_die (const char *path)
{
  RelataDesign *design = relata_design_load (path, NULL, NULL);

  g_assert_nonnull (design);
  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  return raise (SIGKILL);
}

static int
restore_and_die (const char *draft)
{
  g_assert_nonnull (relata_design_restore_draft (draft, NULL));
  return raise (SIGKILL);
}

static GSubprocess *
start (const char *verb, const char *argument)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, verb, argument, NULL);
  g_assert_no_error (error);
  return process;
}

static void
run_until_it_dies (const char *verb, const char *argument)
{
  g_autoptr (GSubprocess) process = start (verb, argument);

  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

/* What is on the disk */

static char *
get_drafts_directory (void)
{
  return g_build_filename (g_get_user_data_dir (), "relata", "drafts", NULL);
}

static guint
count_draft_files (void)
{
  g_autofree char *directory = get_drafts_directory ();
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static RelataDraftInfo *
get_only_draft (GPtrArray *drafts)
{
  g_assert_cmpuint (drafts->len, ==, 1);
  return drafts->pdata[0];
}

static gboolean
has_draft_files (gpointer data)
{
  return count_draft_files () > 0;
}

static gboolean
has_three_draft_files (gpointer data)
{
  return count_draft_files () == 3;
}

/* While the process lives */

static void
test_only_what_is_unsaved (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  gint64 begin;

  relata_design_watch (design);
  g_assert_false (relata_test_wait_for (has_draft_files, NULL, 1));
  begin = g_get_monotonic_time ();
  add_table (design, 1);
  g_assert_true (relata_test_wait_for (has_three_draft_files, NULL, 10));
  g_test_message ("a draft after %.2f s", (g_get_monotonic_time () - begin) / 1e6);
  relata_design_undo (design);
  g_assert_cmpuint (count_draft_files (), ==, 0);
}

static void
test_removed_by_save (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  g_assert_cmpuint (count_draft_files (), ==, 3);
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_cmpuint (count_draft_files (), ==, 0);
  g_assert_true (relata_design_keep_draft (design, NULL));
  g_assert_cmpuint (count_draft_files (), ==, 0);
}

static void
test_kept_by_failed_save (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  g_assert_true (g_file_set_contents (place->path, "-- theirs", -1, NULL));
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_cmpuint (count_draft_files (), ==, 3);
  relata_design_discard_draft (design);
}

static void
test_discard (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (GPtrArray) drafts = NULL;

  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  relata_design_discard_draft (design);
  g_clear_object (&design);
  drafts = relata_drafts_list ();
  g_assert_cmpuint (drafts->len, ==, 0);
}

static void
test_private (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autofree char *directory = get_drafts_directory ();
  g_autoptr (GDir) dir = NULL;
  const char *name;
  GStatBuf status;

  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  g_assert_cmpint (g_stat (directory, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  dir = g_dir_open (directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
  relata_design_discard_draft (design);
}

static void
test_live_draft_is_not_offered (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (GPtrArray) live = NULL;
  g_autoptr (GPtrArray) left = NULL;

  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  live = relata_drafts_list ();
  g_assert_cmpuint (live->len, ==, 0);
  g_clear_object (&design);
  left = relata_drafts_list ();
  g_assert_cmpuint (left->len, ==, 1);
}

/* After it died */

static void
test_restore (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (RelataDesign) design = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  RelataDraftInfo *info;

  run_until_it_dies ("keep-and-die", place->path);
  drafts = relata_drafts_list ();
  info = get_only_draft (drafts);
  g_assert_cmpstr (info->path, ==, place->path);
  g_assert_cmpstr (info->title, ==, "shop.sql");
  g_assert_cmpuint (info->crashes, ==, 0);
  g_assert_cmpint (ABS (info->when - g_get_real_time () / G_USEC_PER_SEC), <, 60);

  design = relata_design_restore_draft (info->id, &error);
  g_assert_no_error (error);
  text = relata_test_design_dup_text (design);
  g_assert_cmpstr (text, ==, SHOP "\nCREATE TABLE t1 (id);\n");
  g_assert_true (relata_design_get_modified (design));
  g_assert_cmpstr (relata_design_get_path (design), ==, place->path);
  g_assert_null (relata_design_restore_draft (info->id, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_BUSY);
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_cmpuint (count_draft_files (), ==, 0);
}

static gboolean
is_changed_on_disk (gpointer design)
{
  return relata_design_get_changed_on_disk (design);
}

static void
test_file_moved_on (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (RelataDesign) design = NULL;
  g_autoptr (GError) error = NULL;

  run_until_it_dies ("keep-and-die", place->path);
  g_assert_true (g_file_set_contents (place->path, "-- theirs\n", -1, NULL));
  drafts = relata_drafts_list ();
  design = relata_design_restore_draft (get_only_draft (drafts)->id, NULL);
  g_assert_nonnull (design);
  relata_design_watch (design);
  g_assert_true (relata_test_wait_for (is_changed_on_disk, design, 10));
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_CHANGED_ON_DISK);
  relata_design_discard_draft (design);
}

static void
test_untitled (void)
{
  g_autoptr (RelataDesign) design = relata_design_new ();
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *title = NULL;
  g_autofree char *id = NULL;

  add_table (design, 7);
  g_assert_true (relata_design_keep_draft (design, NULL));
  g_clear_object (&design);
  drafts = relata_drafts_list ();
  g_assert_null (get_only_draft (drafts)->path);
  design = relata_design_restore_draft (get_only_draft (drafts)->id, NULL);
  g_assert_nonnull (design);
  title = relata_design_dup_title (design);
  g_assert_cmpstr (title, ==, "Untitled");
  g_assert_nonnull (relata_snapshot_find_table (relata_design_get_snapshot (design), "t7"));
  relata_design_discard_draft (design);
}

static void
test_database (void)
{
  g_autofree char *database = relata_test_corpus_file ("chinook.db");
  g_autoptr (RelataDesign) design = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (database == NULL)
    return;
  design = relata_test_design_load (database);
  add_table (design, 1);
  g_assert_true (relata_design_keep_draft (design, NULL));
  g_clear_object (&design);
  drafts = relata_drafts_list ();
  design = relata_design_restore_draft (get_only_draft (drafts)->id, NULL);
  g_assert_nonnull (design);
  g_assert_cmpint (relata_design_get_origin (design), ==, RELATA_DESIGN_DATABASE);
  g_assert_true (g_str_has_suffix (relata_design_get_database_path (design), "/chinook.db"));
  g_assert_null (relata_design_get_path (design));
  g_assert_true (relata_design_get_modified (design));
  relata_design_discard_draft (design);
}

static guint
count_crashes (void)
{
  g_autoptr (GPtrArray) drafts = relata_drafts_list ();

  return get_only_draft (drafts)->crashes;
}

static void
test_crash_loop (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *id = NULL;

  run_until_it_dies ("keep-and-die", place->path);
  drafts = relata_drafts_list ();
  id = g_strdup (get_only_draft (drafts)->id);
  g_assert_cmpuint (count_crashes (), ==, 0);
  run_until_it_dies ("restore-and-die", id);
  g_assert_cmpuint (count_crashes (), ==, 1);
  run_until_it_dies ("restore-and-die", id);
  g_assert_cmpuint (count_crashes (), ==, RELATA_DRAFT_MAX_CRASHES);
  g_object_unref (relata_design_restore_draft (id, NULL)); /* closed in peace */
  g_assert_cmpuint (count_crashes (), ==, 0);
}

static void
test_half_a_draft (void)
{
  g_autofree char *directory = get_drafts_directory ();
  g_autofree char *path = g_build_filename (directory, "half.ini", NULL);
  g_autofree char *odd = g_build_filename (directory, "odd.sql", NULL);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[Draft]\ntitle=x\n", -1, NULL));
  none = relata_drafts_list ();
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (count_draft_files (), ==, 0);
  g_assert_true (g_file_set_contents (odd, "SELECT 1;", -1, NULL));
  drafts = relata_drafts_list ();
  g_assert_cmpstr (get_only_draft (drafts)->id, ==, "odd");
  g_assert_null (get_only_draft (drafts)->title);
}

/* A write that was overtaken by a later one, or by the removal, writes nothing. */
static void
test_late_write (void)
{
  g_autoptr (RelataDraft) draft = relata_draft_new ();
  g_autoptr (GBytes) older = g_bytes_new_static ("old", 3);
  g_autoptr (GBytes) newer = g_bytes_new_static ("new", 3);
  g_autoptr (GBytes) read = NULL;
  guint64 first = relata_draft_next (draft);
  guint64 second = relata_draft_next (draft);
  g_autoptr (RelataDraftInfo) info = relata_draft_info_new (NULL, NULL, "t", NULL);

  g_assert_true (relata_draft_write (draft, second, g_steal_pointer (&info), newer, NULL));
  info = relata_draft_info_new (NULL, NULL, "t", NULL);
  g_assert_true (relata_draft_write (draft, first, g_steal_pointer (&info), older, NULL));
  read = relata_draft_read (draft, NULL);
  g_assert_true (g_bytes_equal (read, newer));
  relata_draft_remove (draft);
  info = relata_draft_info_new (NULL, NULL, "t", NULL);
  g_assert_true (relata_draft_write (draft, second, g_steal_pointer (&info), newer, NULL));
  g_assert_cmpuint (count_draft_files (), ==, 0);
}

/* kill -9 while editing goes on */

/* The last edit that was told and is older than the loss limit at @when. */
static guint
find_last_safe_edit (GInputStream *told, gint64 when)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (told);
  guint safe = 0;
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      char *rest = NULL;
      guint edit = (guint)g_ascii_strtoull (line, &rest, 10);

      if (g_ascii_strtoll (rest, NULL, 10) < when - LOSS_LIMIT_US)
        safe = edit;
      g_free (line);
    }
  return safe;
}

static gboolean
is_over (gpointer until)
{
  return g_get_monotonic_time () >= *(gint64 *)until;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
kill_while_editing (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (GSubprocess) process = start ("edit", place->path);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (RelataDesign) design = NULL;
  g_autofree char *name = NULL;
  guint tick = g_timeout_add (10, tick_cb, NULL);
  gint64 end = g_get_monotonic_time () + g_test_rand_int_range (4000, 7000) * 1000;
  guint safe;

  relata_test_wait_for (is_over, &end, 20);
  g_source_remove (tick);
  end = g_get_monotonic_time ();
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  safe = find_last_safe_edit (g_subprocess_get_stdout_pipe (process), end);
  g_assert_cmpuint (safe, >, 0);
  drafts = relata_drafts_list ();
  design = relata_design_restore_draft (get_only_draft (drafts)->id, NULL);
  g_assert_nonnull (design);
  name = g_strdup_printf ("t%u", safe);
  g_assert_nonnull (relata_snapshot_find_table (relata_design_get_snapshot (design), name));
  g_test_message ("edit %u of 3 s before and all before it are there", safe);
  relata_design_discard_draft (design);
}

static void
test_kill_while_editing (void)
{
  guint kills = g_getenv ("RELATA_TEST_SLOW") != NULL ? 100 : 1;

  for (guint i = 0; i < kills; i++)
    kill_while_editing ();
}

static void
add_tests (void)
{
#define ADD(path, func) g_test_add_func ("/core/design/draft/" path, func)
  ADD ("only-what-is-unsaved", test_only_what_is_unsaved);
  ADD ("removed-by-save", test_removed_by_save);
  ADD ("kept-by-failed-save", test_kept_by_failed_save);
  ADD ("discard", test_discard);
  ADD ("private", test_private);
  ADD ("live-draft-is-not-offered", test_live_draft_is_not_offered);
  ADD ("restore", test_restore);
  ADD ("file-moved-on", test_file_moved_on);
  ADD ("untitled", test_untitled);
  ADD ("database", test_database);
  ADD ("crash-loop", test_crash_loop);
  ADD ("half-a-draft", test_half_a_draft);
  ADD ("late-write", test_late_write);
  ADD ("kill-while-editing", test_kill_while_editing);
#undef ADD
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "edit"))
    return edit_for_ever (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "keep-and-die"))
    return keep_and_die (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "restore-and-die"))
    return restore_and_die (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_tests ();
  return g_test_run ();
}
