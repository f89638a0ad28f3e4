/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The monitor of one file: told of what other programs do, and of nothing else. */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "design/relata-file-monitor.h"
#include "relata-test.h"

typedef struct
{
  char *directory;
  char *path;
  RelataFileMonitor *monitor;
  guint notified;
} Fixture;

static void
write_file (Fixture *self, const char *text)
{
  g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
}

/* In place, as many editors do. */
static void
write_in_place (Fixture *self, const char *text)
{
  FILE *file = g_fopen (self->path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static RelataFileIdentity
look (Fixture *self)
{
  RelataFileIdentity identity;
  g_autoptr (GBytes) bytes = relata_file_read (self->path, NULL, &identity, NULL);

  g_assert_nonnull (bytes);
  return identity;
}

static void
count_cb (Fixture *self)
{
  self->notified++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  RelataFileIdentity known;

  self->directory = relata_test_make_directory ();
  self->path = g_build_filename (self->directory, "f.sql", NULL);
  write_file (self, "one");
  known = look (self);
  self->monitor = relata_file_monitor_new (self->path, &known);
  g_signal_connect_swapped (self->monitor, "notify::changed", G_CALLBACK (count_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->monitor);
  relata_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
}

static gboolean
is_changed (gpointer data)
{
  return relata_file_monitor_get_changed (((Fixture *)data)->monitor);
}

static gboolean
is_same (gpointer data)
{
  return !is_changed (data);
}

static void
assert_becomes_changed (Fixture *self)
{
  g_assert_true (relata_test_wait_for (is_changed, self, 10));
}

static void
assert_stays_same (Fixture *self)
{
  relata_file_monitor_check (self->monitor);
  g_assert_false (relata_test_wait_for (is_changed, self, 1));
}

static void
test_replaced (Fixture *self, gconstpointer data)
{
  write_file (self, "two");
  assert_becomes_changed (self);
  g_assert_cmpuint (self->notified, ==, 1);
}

static void
test_written_in_place (Fixture *self, gconstpointer data)
{
  write_in_place (self, "two");
  assert_becomes_changed (self);
}

static void
test_deleted_and_back (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  assert_becomes_changed (self);
  write_file (self, "one");
  g_assert_true (relata_test_wait_for (is_same, self, 10));
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  write_file (self, "one");
  assert_stays_same (self);
  g_assert_cmpuint (self->notified, ==, 0);
}

static void
test_replaced_by_fifo (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  assert_becomes_changed (self);
}

static void
test_known_anew (Fixture *self, gconstpointer data)
{
  RelataFileIdentity known;

  write_file (self, "two");
  assert_becomes_changed (self);
  known = look (self);
  relata_file_monitor_set_known (self->monitor, &known);
  g_assert_false (is_changed (self));
  assert_stays_same (self);
}

static void
test_accept (Fixture *self, gconstpointer data)
{
  write_file (self, "two");
  assert_becomes_changed (self);
  relata_file_monitor_accept (self->monitor);
  assert_stays_same (self);
  write_file (self, "three");
  assert_becomes_changed (self);
}

static void
test_pause (Fixture *self, gconstpointer data)
{
  relata_file_monitor_pause (self->monitor);
  relata_file_monitor_pause (self->monitor);
  write_file (self, "two");
  g_assert_false (relata_test_wait_for (is_changed, self, 1));
  relata_file_monitor_unpause (self->monitor);
  g_assert_false (relata_test_wait_for (is_changed, self, 1));
  relata_file_monitor_unpause (self->monitor);
  assert_becomes_changed (self);
}

/* Changed before anybody watched. */
static void
test_changed_before (Fixture *self, gconstpointer data)
{
  RelataFileIdentity known = look (self);

  g_clear_object (&self->monitor);
  write_file (self, "two");
  self->monitor = relata_file_monitor_new (self->path, &known);
  assert_becomes_changed (self);
}

/* Goes while a comparison is under way. */
static void
test_gone_while_comparing (Fixture *self, gconstpointer data)
{
  write_file (self, "two");
  relata_file_monitor_check (self->monitor);
  g_clear_object (&self->monitor);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/core/design/file-monitor/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("replaced", test_replaced);
  ADD ("written-in-place", test_written_in_place);
  ADD ("deleted-and-back", test_deleted_and_back);
  ADD ("same-bytes", test_same_bytes);
  ADD ("replaced-by-fifo", test_replaced_by_fifo);
  ADD ("known-anew", test_known_anew);
  ADD ("accept", test_accept);
  ADD ("pause", test_pause);
  ADD ("changed-before", test_changed_before);
  ADD ("gone-while-comparing", test_gone_while_comparing);
#undef ADD
  return g_test_run ();
}
