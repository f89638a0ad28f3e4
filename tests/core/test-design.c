/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The document: loading whatever a path may lead to, edits and what is told of them, saving,
 * reloading, and undo to the first byte. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "design/relata-design.h"
#include "relata-test.h"
#include "sql/relata-parser.h"

#define SHOP                                                                                       \
  "-- A shop.\n"                                                                                   \
  "\n"                                                                                             \
  "-- relata: at 10,20\n"                                                                          \
  "CREATE TABLE customer (id INTEGER PRIMARY KEY, name TEXT);\n"                                   \
  "CREATE TABLE \"order\" (id INTEGER PRIMARY KEY, customer_id REFERENCES customer);\n"            \
  "INSERT INTO customer VALUES (1, 'Ada');\n"

/* A directory of one's own */

typedef struct
{
  char *directory;
  char *path; /* of shop.sql in it */
} Place;

static char *
in_place (Place *self, const char *name)
{
  return g_build_filename (self->directory, name, NULL);
}

static void
write_bytes (const char *path, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static Place *
place_new (const char *text)
{
  Place *self = g_new0 (Place, 1);

  self->directory = relata_test_make_directory ();
  self->path = in_place (self, "shop.sql");
  if (text != NULL)
    write_bytes (self->path, text, -1);
  return self;
}

static void
place_free (Place *self)
{
  relata_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static void
assert_file (const char *path, const char *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize text_length;

  g_file_get_contents (path, &text, &text_length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, text_length, data, length);
}

/* Edits */

static RelataDesign *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  RelataDesign *design = relata_design_load (path, NULL, &error);

  g_assert_no_error (error);
  return design;
}

static guint
append_sql (RelataEdit *edit, const char *sql)
{
  g_autoptr (RelataDef) def = relata_parse_statement (sql, strlen (sql));

  return relata_edit_append (edit, def, NULL);
}

static guint
add_table (RelataDesign *design, const char *sql)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Add Table");
  g_autoptr (GError) error = NULL;
  guint id = append_sql (edit, sql);

  relata_design_apply (design, edit, &error);
  g_assert_no_error (error);
  return id;
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

static guint
find_table (RelataDesign *design, const char *name)
{
  RelataItem *item = relata_snapshot_find_table (relata_design_get_snapshot (design), name);

  g_assert_nonnull (item);
  return item->id;
}

static char *
dup_text (RelataDesign *design)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_design_get_snapshot (design));
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text != NULL ? text : "", length);
}

static void
assert_text (RelataDesign *design, const char *expected)
{
  g_autofree char *text = dup_text (design);

  g_assert_cmpstr (text, ==, expected);
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
  g_autoptr (Place) place = place_new (NULL);
  g_autoptr (RelataDesign) design = relata_design_new ();
  g_autoptr (GError) error = NULL;

  add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_get_modified (design));
  relata_design_save (design, place->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (relata_design_get_modified (design));
  g_assert_cmpstr (relata_design_get_path (design), ==, place->path);
  assert_text (design, "CREATE TABLE t (id);\n");
  assert_file (place->path, "CREATE TABLE t (id);\n", 21);
}

/* save (open (f)) == f */

/* Read in one place and saved beside it, so that a link to a database stays as it is. */
static void
assert_saved_as_read (const char *data, gsize length)
{
  g_autoptr (Place) place = place_new (NULL);
  g_autofree char *other = in_place (place, "other.sql");
  g_autoptr (RelataDesign) design = NULL;

  write_bytes (place->path, data, (gssize)length);
  design = load (place->path);
  g_assert_true (relata_design_save (design, other, FALSE, NULL, NULL));
  assert_file (other, data, length);
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
  g_autoptr (Place) place = place_new (NULL);

  write_bytes (place->path, data, length);
  assert_refused (place->path, code, message);
}

static void
test_refused_paths (void)
{
  g_autoptr (Place) place = place_new (NULL);
  g_autofree char *fifo = in_place (place, "fifo");
  g_autofree char *loop = in_place (place, "loop");
  g_autofree char *below = in_place (place, "shop.sql/below");

  assert_refused (place->path, RELATA_ERROR_NOT_FOUND, "shop.sql");
  assert_refused (place->directory, RELATA_ERROR_NOT_A_FILE, "folder");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, RELATA_ERROR_NOT_A_FILE, "fifo");
  assert_refused ("/dev/zero", RELATA_ERROR_NOT_A_FILE, "zero");
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_refused (loop, RELATA_ERROR_NOT_A_FILE, "loop");
  write_bytes (place->path, SHOP, -1);
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
  g_autoptr (Place) place = place_new ("SELECT 1;");

  g_assert_cmpint (truncate (place->path, (off_t)1 << 40), ==, 0);
  assert_refused (place->path, RELATA_ERROR_TOO_LARGE, "too large");
}

static void
test_cancelled (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (relata_design_load (place->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_newer_format (void)
{
  g_autoptr (Place) place = place_new ("-- relata: format 2\n\nCREATE TABLE t (id);\n");
  g_autoptr (RelataDesign) design = load (place->path);
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Add");
  g_autoptr (GError) error = NULL;

  g_assert_true (relata_design_get_read_only (design));
  append_sql (edit, "CREATE TABLE u (id)");
  g_assert_false (relata_design_apply (design, edit, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED);
  assert_text (design, "-- relata: format 2\n\nCREATE TABLE t (id);\n");
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
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (design, "notify", G_CALLBACK (log_notify_cb), log);
  g_signal_connect (design, "changed", G_CALLBACK (log_changed_cb), log);
  add_table (design, "CREATE TABLE t (id)");
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
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);

  add_table (design, "CREATE TABLE t (id)");
  g_assert_cmpstr (relata_design_get_undo_label (design), ==, "Add Table");
  g_assert_true (relata_design_get_modified (design));
  relata_design_undo (design);
  assert_text (design, SHOP);
  g_assert_false (relata_design_get_modified (design));
  g_assert_cmpstr (relata_design_get_redo_label (design), ==, "Add Table");
  relata_design_redo (design);
  g_assert_true (relata_design_get_modified (design));
  find_table (design, "t");
}

static void
test_merge (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);

  move_table (design, 1, 30, "drag-1");
  move_table (design, 1, 40, "drag-1");
  move_table (design, 1, 50, "drag-1");
  relata_design_end_merge (design);
  move_table (design, 1, 60, "drag-1");
  relata_design_undo (design);
  g_assert_cmpint (relata_snapshot_get (relata_design_get_snapshot (design), 1)->decor->x, ==, 50);
  relata_design_undo (design);
  assert_text (design, SHOP);
  g_assert_false (relata_design_can_undo (design));
}

static void
test_edit_that_changes_nothing (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
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
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Late");
  g_autoptr (GError) error = NULL;

  append_sql (edit, "CREATE TABLE late (id)");
  add_table (design, "CREATE TABLE t (id)");
  g_assert_false (relata_design_apply (design, edit, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT);
  g_assert_null (relata_snapshot_find_table (relata_design_get_snapshot (design), "late"));
}

/* Saving */

static void
test_save_point (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);

  add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_false (relata_design_get_modified (design));
  relata_design_undo (design);
  g_assert_true (relata_design_get_modified (design));
  relata_design_redo (design);
  g_assert_false (relata_design_get_modified (design));
  relata_design_undo (design);
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  assert_file (place->path, SHOP, strlen (SHOP));
  g_assert_false (relata_design_get_modified (design));
}

static void
test_save_over_changed_file (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_table (design, "CREATE TABLE t (id)");
  write_bytes (place->path, "-- theirs\n", -1);
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_CHANGED_ON_DISK);
  g_assert_true (relata_design_get_modified (design));
  assert_file (place->path, "-- theirs\n", 10);
  g_assert_true (relata_design_save (design, NULL, TRUE, NULL, NULL));
  g_assert_false (relata_design_get_modified (design));
  text = dup_text (design);
  assert_file (place->path, text, strlen (text));
}

static void
test_save_as (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  g_autofree char *other = in_place (place, "other.sql");
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  write_bytes (other, "-- precious\n", -1);
  g_assert_false (relata_design_save (design, other, FALSE, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS);
  g_assert_cmpstr (relata_design_get_path (design), ==, place->path);
  g_assert_true (relata_design_save (design, other, TRUE, NULL, NULL));
  g_assert_cmpstr (relata_design_get_path (design), ==, other);
  title = relata_design_dup_title (design);
  g_assert_cmpstr (title, ==, "other.sql");
  assert_file (other, SHOP, strlen (SHOP));
  add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  assert_file (place->path, SHOP, strlen (SHOP));
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
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *saved = NULL;
  Waiting waiting = { 0 };

  add_table (design, "CREATE TABLE t (id)");
  saved = dup_text (design);
  relata_design_save_async (design, NULL, FALSE, NULL, store_result_cb, &waiting);
  g_assert_true (relata_design_get_busy (design));
  add_table (design, "CREATE TABLE u (id)");
  g_assert_false (relata_design_save (design, NULL, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_assert_true (relata_test_wait_for (is_done, &waiting, 10));
  g_assert_true (relata_design_save_finish (design, waiting.result, NULL));
  g_object_unref (waiting.result);
  g_assert_false (relata_design_get_busy (design));
  g_assert_true (relata_design_get_modified (design));
  assert_file (place->path, saved, strlen (saved));
  relata_design_undo (design);
  g_assert_false (relata_design_get_modified (design));
}

/* Databases */

static void
test_database (void)
{
  g_autoptr (Place) place = place_new (NULL);
  g_autofree char *database = relata_test_corpus_file ("chinook.db");
  g_autofree char *text = NULL;
  g_autofree char *relative = NULL;
  g_autoptr (RelataDesign) design = NULL;
  g_autoptr (RelataDesign) again = NULL;
  guint tables = 0;

  if (database == NULL)
    return;
  design = load (database);
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
  again = load (place->path);
  relative = g_canonicalize_filename (database, NULL);
  g_assert_cmpstr (relata_design_get_database_path (again), ==, relative);
}

static char *
copy_database (Place *place, const char *name)
{
  g_autofree char *corpus = relata_test_corpus_file ("chinook.db");
  g_autofree char *data = NULL;
  char *path;
  gsize length;

  if (corpus == NULL)
    return NULL;
  path = in_place (place, name);
  g_assert_true (g_file_get_contents (corpus, &data, &length, NULL));
  write_bytes (path, data, (gssize)length);
  return path;
}

static void
test_linked_design_beside (void)
{
  g_autoptr (Place) place = place_new ("-- relata: format 1\n-- relata: database \"shop.db\"\n\n"
                                       "-- relata: at 77,88\n-- relata: color blue\n"
                                       "CREATE TABLE artist (ArtistId);\n");
  g_autofree char *database = copy_database (place, "shop.db");
  g_autofree char *suggested = NULL;
  g_autoptr (RelataDesign) design = NULL;
  const RelataDecor *decor;

  if (database == NULL)
    return;
  design = load (database);
  decor = relata_snapshot_get (relata_design_get_snapshot (design), find_table (design, "Artist"))
              ->decor;
  g_assert_true (decor->placed);
  g_assert_cmpint (decor->x, ==, 77);
  g_assert_cmpint (decor->y, ==, 88);
  g_assert_cmpstr (decor->color, ==, "blue");
  g_assert_false (relata_design_get_modified (design));
  find_table (design, "Track");
  suggested = relata_design_dup_suggested_path (design);
  g_assert_cmpstr (suggested, ==, place->path);
}

static void
test_stranger_beside (void)
{
  g_autoptr (Place) place = place_new ("-- relata: format 1\n-- relata: database \"other.db\"\n\n"
                                       "-- relata: at 77,88\nCREATE TABLE artist (ArtistId);\n");
  g_autofree char *database = copy_database (place, "shop.db");
  g_autoptr (RelataDesign) design = NULL;

  if (database == NULL)
    return;
  design = load (database);
  g_assert_false (
      relata_snapshot_get (relata_design_get_snapshot (design), find_table (design, "Artist"))
          ->decor->placed);
}

static void
test_empty_file (void)
{
  g_autoptr (Place) place = place_new ("");
  g_autofree char *database = in_place (place, "empty.db");
  g_autoptr (RelataDesign) script_design = load (place->path);
  g_autoptr (RelataDesign) database_design = NULL;

  write_bytes (database, "", 0);
  database_design = load (database);
  g_assert_cmpint (relata_design_get_origin (script_design), ==, RELATA_DESIGN_SCRIPT);
  g_assert_cmpint (relata_design_get_origin (database_design), ==, RELATA_DESIGN_DATABASE);
}

static void
test_relink (void)
{
  g_autoptr (Place) place
      = place_new ("-- relata: format 1\n-- relata: database \"data/shop.db\"\n\nSELECT 1;\n");
  g_autoptr (RelataDesign) design = load (place->path);
  g_autofree char *database = in_place (place, "data/shop.db");
  g_autofree char *below = in_place (place, "sql");
  g_autofree char *path = in_place (place, "sql/shop.sql");

  g_assert_cmpstr (relata_design_get_database_path (design), ==, database);
  g_assert_cmpint (g_mkdir (below, 0700), ==, 0);
  g_assert_true (relata_design_save (design, path, FALSE, NULL, NULL));
  g_assert_cmpstr (relata_design_get_database_path (design), ==, database);
  assert_text (design,
               "-- relata: format 1\n-- relata: database \"../data/shop.db\"\n\nSELECT 1;\n");
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
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  guint order = find_table (design, "order");

  relata_design_watch (design);
  write_bytes (place->path, "CREATE TABLE first (id);\n" SHOP, -1);
  g_assert_true (relata_test_wait_for (is_changed_on_disk, design, 10));
  write_bytes (place->path, SHOP, -1);
  g_assert_true (relata_test_wait_for (is_same_on_disk, design, 10));
  write_bytes (place->path, "CREATE TABLE first (id);\n" SHOP, -1);
  g_assert_true (relata_test_wait_for (is_changed_on_disk, design, 10));
  reload (design);
  g_assert_false (relata_design_get_changed_on_disk (design));
  g_assert_false (relata_design_get_modified (design));
  g_assert_cmpuint (find_table (design, "order"), ==, order);
  assert_text (design, "CREATE TABLE first (id);\n" SHOP);
  relata_design_undo (design);
  assert_text (design, SHOP);
  g_assert_true (relata_design_get_modified (design));
}

static void
test_own_save_is_no_change (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);

  relata_design_watch (design);
  add_table (design, "CREATE TABLE t (id)");
  g_assert_true (relata_design_save (design, NULL, FALSE, NULL, NULL));
  g_assert_false (relata_test_wait_for (is_changed_on_disk, design, 1));
}

static void
test_reload_failure (void)
{
  g_autoptr (Place) place = place_new (SHOP);
  g_autoptr (RelataDesign) design = load (place->path);
  g_autoptr (GError) error = NULL;
  Waiting waiting = { 0 };

  write_bytes (place->path, "Dear Ada", -1);
  relata_design_reload_async (design, NULL, store_result_cb, &waiting);
  g_assert_true (relata_test_wait_for (is_done, &waiting, 10));
  g_assert_false (relata_design_reload_finish (design, waiting.result, &error));
  g_object_unref (waiting.result);
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_DATABASE);
  assert_text (design, SHOP);
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
  ADD ("cancelled", test_cancelled);
  ADD ("newer-format", test_newer_format);
  ADD ("notifications", test_notifications);
  ADD ("undo", test_undo);
  ADD ("merge", test_merge);
  ADD ("edit-that-changes-nothing", test_edit_that_changes_nothing);
  ADD ("stale-edit", test_stale_edit);
  ADD ("save-point", test_save_point);
  ADD ("save-over-changed-file", test_save_over_changed_file);
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
