/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Helpers of the tests. They assert that their own work succeeds. */

#include "config.h"

#include <glib/gstdio.h>

#include "relata-test.h"

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * relata_test_wait_for:
 * @condition: asked after every turn of the default main context
 * @data: given to @condition
 * @seconds: the longest time to wait
 *
 * Runs the main context until @condition holds or the time is over.
 *
 * Returns: whether @condition holds
 */
gboolean
relata_test_wait_for (RelataTestCondition condition, gpointer data, guint seconds)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (seconds, set_flag_cb, &late);
  gboolean holds;

  while (!(holds = condition (data)) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout);
  return holds;
}

/**
 * relata_test_make_directory:
 *
 * Returns: (transfer full): the path of a new, empty directory
 */
char *
relata_test_make_directory (void)
{
  g_autoptr (GError) error = NULL;
  char *directory = g_dir_make_tmp ("relata-test-XXXXXX", &error);

  g_assert_no_error (error);
  return directory;
}

/**
 * relata_test_remove_directory:
 * @directory: a path from relata_test_make_directory()
 *
 * Removes it with everything in it, symbolic links not followed.
 */
void
relata_test_remove_directory (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        relata_test_remove_directory (path);
      else
        g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/**
 * relata_test_corpus_file:
 * @name: a file of the corpus, such as `chinook.db`
 *
 * The corpus stands where `RELATA_CORPUS` says, otherwise in `../shared/corpus` beside the source
 * directory. Where it is absent the running test is marked skipped.
 *
 * Returns: (transfer full) (nullable): the path, or %NULL and the test is to return
 */
char *
relata_test_corpus_file (const char *name)
{
  const char *corpus = g_getenv ("RELATA_CORPUS");
  const char *source = g_getenv ("RELATA_SOURCE_DIR");
  g_autofree char *path = NULL;

  if (corpus != NULL)
    path = g_build_filename (corpus, name, NULL);
  else
    path = g_build_filename (source != NULL ? source : ".", "..", "shared", "corpus", name, NULL);
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&path);

  g_test_skip_printf ("no %s: set RELATA_CORPUS to the directory of the corpus", name);
  return NULL;
}
