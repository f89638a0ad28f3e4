/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The document: loading whatever a path may lead to, edits and what is told of them. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "relata-test-design.h"
#include "relata-test-fault.h"
#include "relata-test.h"
#include "sql/relata-parser.h"

#define SHOP                                                                                       \
  "-- A shop.\n"                                                                                   \
  "\n"                                                                                             \
  "-- relata: at 10,20\n"                                                                          \
  "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT);\n"                                   \
  "CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, customer_id REFERENCES customer);\n"            \
  "INSERT INTO customer VALUES (1, 'Ada');\n"

/* Edits */

static void
add_view (RelataEdit *edit)
{
  static const char sql[] = "CREATE VIEW v AS SELECT 1";
  g_autoptr (RelataDef) def = relata_parse_statement (sql, strlen (sql));

  relata_edit_append (edit, def, NULL);
}

static void
move_table (RelataDesign *design, guint id, int x, const char *merge_key)
{
  RelataSnapshot *snapshot = relata_design_get_snapshot (design);
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "Move");
  g_autoptr (RelataDecor) decor
      = relata_decor_with_position (relata_snapshot_get (snapshot, id)->decor, x, 0);

  relata_edit_set_decor (edit, id, decor);
  g_assert_true (relata_design_apply_merged (design, edit, merge_key, NULL));
}

/* A new design */

static void
test_new (void)
{
  g_autoptr (RelataDesign) design = relata_design_new ();
  g_autofree char *title = relata_design_dup_title (design);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (title, ==, "Untitled");
  g_assert_null (relata_design_get_path (design));
  g_assert_null (relata_design_get_database_path (design));
  g_assert_null (relata_design_dup_suggested_path (design));
  g_assert_cmpint (relata_design_get_origin (design), ==, RELATA_DESIGN_SCRIPT);
  g_assert_false (relata_design_get_modified (design));
  g_assert_false (relata_design_get_read_only (design));
  g_assert_false (relata_design_get_busy (design));
  g_assert_false (relata_design_can_undo (design));
  g_assert_false (relata_design_can_redo (design));
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
}

static void
test_save_new (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (NULL);
  g_autoptr (RelataDesign) design = relata_design_new ();
  g_autoptr (GError) error = NULL;

  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_get_modified (design));
  relata_design_save (design, place->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (relata_design_get_modified (design));
  g_assert_cmpstr (relata_design_get_path (design), ==, place->path);
  relata_test_design_assert_text (design, "CREATE TABLE t (id);\n");
  relata_test_assert_file (place->path, "CREATE TABLE t (id);\n", 21);
}

/* save (open (f)) == f */

/* Read in one place and saved beside it, so that a link to a database stays as it is. */
static void
assert_saved_as_read (const char *data, gsize length)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (NULL);
  g_autofree char *other = relata_test_place_get (place, "other.sql");
  g_autoptr (RelataDesign) design = NULL;

  relata_test_write_file (place->path, data, (gssize)length);
  design = relata_test_design_load (place->path);
  g_assert_true (relata_design_save (design, other, FALSE, NULL, NULL));
  relata_test_assert_file (other, data, length);
}

static void
test_corpus (gconstpointer data)
{
  g_autofree char *path = relata_test_corpus_file (data);

  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  assert_saved_as_read (text, length);
}

static void
test_odd_texts (void)
{
  static const char *const texts[] = {
    "",
    "\n\n",
    "-- only a comment",
    "\xef\xbb\xbf"
    "CREATE TABLE a (b);",
    "CREATE TABLE a (b);\r\n\r\nCREATE TABLE c (d);\r\n",
    "CREATE TABLE \"\xff\xfe\" (b TEXT DEFAULT '\x80');;;\n",
    "CREATE TABLE a (b)",
    "CREATE TABEL a (b);\nCREATE TABLE ok (b);\n",
    "/* open\nCREATE TABLE a (b);",
    "INSERT INTO t VALUES ('it''s; -- not');\n-- relata: at 1,1\n-- end\n",
    "-- relata: format 1\n-- relata: database \"a.db\"\n-- relata: unheard of\n\nSELECT 1;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("text %u", i);
      assert_saved_as_read (texts[i], strlen (texts[i]));
    }
}

/* What does not open */

static void
assert_refused (const char *path, int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (relata_design_load (path, NULL, &error));
  g_assert_error (error, RELATA_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
}

static void
assert_bytes_refused (const char *data, gssize length, int code, const char *message)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (NULL);

  relata_test_write_file (place->path, data, length);
  assert_refused (place->path, code, message);
}

static void
test_refused_paths (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (NULL);
  g_autofree char *fifo = relata_test_place_get (place, "fifo");
  g_autofree char *loop = relata_test_place_get (place, "loop");
  g_autofree char *below = relata_test_place_get (place, "shop.sql/below");

  assert_refused (place->path, RELATA_ERROR_NOT_FOUND, "shop.sql");
  assert_refused (place->directory, RELATA_ERROR_NOT_A_FILE, "folder");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, RELATA_ERROR_NOT_A_FILE, "fifo");
  assert_refused ("/dev/zero", RELATA_ERROR_NOT_A_FILE, "zero");
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_refused (loop, RELATA_ERROR_NOT_A_FILE, "loop");
  relata_test_write_file (place->path, SHOP, -1);
  assert_refused (below, RELATA_ERROR_NOT_FOUND, "below");
  assert_refused ("", RELATA_ERROR_NOT_A_FILE, "");
}

static void
test_refused_contents (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  static const char cut[] = "SQLite format 3\0\x10\0\1\1";
  const int refused = RELATA_ERROR_NOT_A_DATABASE;

  assert_bytes_refused ("# Shop\n\nThis shop sells; it also buys.\n", -1, refused, "SQL text");
  assert_bytes_refused ("Dear Ada", -1, refused, "SQL text");
  assert_bytes_refused ("{\"tables\": []}", -1, refused, "SQL text");
  assert_bytes_refused (png, sizeof png, refused, "SQL text");
  assert_bytes_refused ("\xff\xfeS\0E\0L\0", 8, refused, "UTF-16");
  assert_bytes_refused (cut, sizeof cut, RELATA_ERROR_CORRUPT, "shop.sql");
}

static void
test_too_large (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new ("SELECT 1;");

  g_assert_cmpint (truncate (place->path, (off_t)1 << 40), ==, 0);
  assert_refused (place->path, RELATA_ERROR_TOO_LARGE, "too large");
}

/* By the table of system calls, since the superuser may read everything. */
static void
test_unreadable (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);

  relata_test_fault_set (RELATA_TEST_FAULT_ONCE, 1, EACCES);
  assert_refused (place->path, RELATA_ERROR_PERMISSION, "shop.sql");
  relata_test_fault_set (RELATA_TEST_FAULT_ONCE, 3, EIO); /* the read */
  assert_refused (place->path, RELATA_ERROR_FAILED, "shop.sql");
  relata_test_fault_clear ();
}

static void
test_cancelled (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (relata_design_load (place->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_newer_format (void)
{
  g_autoptr (RelataTestPlace) place
      = relata_test_place_new ("-- relata: format 2\n\nCREATE TABLE t (id);\n");
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Add");
  g_autoptr (GError) error = NULL;

  g_assert_true (relata_design_get_read_only (design));
  add_view (edit);
  g_assert_false (relata_design_apply (design, edit, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED);
  relata_test_design_assert_text (design, "-- relata: format 2\n\nCREATE TABLE t (id);\n");
}

/* Edits and what is told */

static void
log_notify_cb (RelataDesign *design, GParamSpec *pspec, gpointer log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
log_changed_cb (RelataDesign *design, GArray *ids, gpointer log)
{
  g_string_append (log, ids != NULL ? "changed(" : "changed(everything");
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (log, i > 0 ? ",%u" : "%u", g_array_index (ids, guint, i));
  g_string_append (log, ") ");
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* @expected is sorted: GObject promises no order of notifications. */
static void
assert_log (GString *log, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (g_strchomp (log->str), " ", -1);
  g_autofree char *sorted = NULL;

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  sorted = g_strjoinv (" ", words);
  g_assert_cmpstr (sorted, ==, expected);
  g_string_truncate (log, 0);
}

static void
test_notifications (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (design, "notify", G_CALLBACK (log_notify_cb), log);
  g_signal_connect (design, "changed", G_CALLBACK (log_changed_cb), log);
  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  assert_log (log, "can-undo changed(4) modified undo-label");
  move_table (design, 1, 500, NULL);
  assert_log (log, "changed(1) undo-label");
  relata_design_undo (design);
  assert_log (log, "can-redo changed(1) redo-label undo-label");
  relata_design_undo (design);
  assert_log (log, "can-undo changed(4) modified redo-label undo-label");
  relata_design_undo (design);
  assert_log (log, "");
  relata_design_redo (design);
  assert_log (log, "can-undo changed(4) modified redo-label undo-label");
}

static void
test_undo (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  g_assert_cmpstr (relata_design_get_undo_label (design), ==, "Add Table");
  g_assert_true (relata_design_get_modified (design));
  relata_design_undo (design);
  relata_test_design_assert_text (design, SHOP);
  g_assert_false (relata_design_get_modified (design));
  g_assert_cmpstr (relata_design_get_redo_label (design), ==, "Add Table");
  relata_design_redo (design);
  g_assert_true (relata_design_get_modified (design));
  relata_test_design_find_table (design, "t");
}

static void
test_merge (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);

  move_table (design, 1, 30, "drag-1");
  move_table (design, 1, 40, "drag-1");
  move_table (design, 1, 50, "drag-1");
  relata_design_end_merge (design);
  move_table (design, 1, 60, "drag-1");
  relata_design_undo (design);
  g_assert_cmpint (relata_snapshot_get (relata_design_get_snapshot (design), 1)->decor->x, ==, 50);
  relata_design_undo (design);
  relata_test_design_assert_text (design, SHOP);
  g_assert_false (relata_design_can_undo (design));
}

static void
test_edit_that_changes_nothing (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  RelataSnapshot *before = relata_design_get_snapshot (design);
  RelataItem *item = relata_snapshot_get (before, 1);
  g_autoptr (RelataEdit) edit = relata_edit_new (before, "Nothing");

  relata_edit_set_def (edit, 1, item->def);
  g_assert_true (relata_design_apply (design, edit, NULL));
  g_assert_false (relata_design_can_undo (design));
  g_assert_true (relata_design_get_snapshot (design) == before);
}

static void
test_stale_edit (void)
{
  g_autoptr (RelataTestPlace) place = relata_test_place_new (SHOP);
  g_autoptr (RelataDesign) design = relata_test_design_load (place->path);
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Late");
  g_autoptr (GError) error = NULL;

  add_view (edit);
  relata_test_design_add_table (design, "CREATE TABLE t (id)");
  g_assert_false (relata_design_apply (design, edit, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT);
  g_assert_null (relata_snapshot_find_table (relata_design_get_snapshot (design), "v"));
}

static void
add_corpus_tests (void)
{
  static const char *const names[]
      = { "chinook.sql", "northwind.sql", "sakila.sql", "torture_a.sql", "torture_b.sql" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/core/design/corpus/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_corpus);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_corpus_tests ();
#define ADD(path, func) g_test_add_func ("/core/design/" path, func)
  ADD ("new", test_new);
  ADD ("save-new", test_save_new);
  ADD ("odd-texts", test_odd_texts);
  ADD ("refused-paths", test_refused_paths);
  ADD ("refused-contents", test_refused_contents);
  ADD ("too-large", test_too_large);
  ADD ("unreadable", test_unreadable);
  ADD ("cancelled", test_cancelled);
  ADD ("newer-format", test_newer_format);
  ADD ("notifications", test_notifications);
  ADD ("undo", test_undo);
  ADD ("merge", test_merge);
  ADD ("edit-that-changes-nothing", test_edit_that_changes_nothing);
  ADD ("stale-edit", test_stale_edit);
#undef ADD
  return g_test_run ();
}
