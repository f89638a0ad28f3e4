/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Runs a fuzz target over the files of its corpus, one test a file. */

#include "config.h"

#include <gio/gio.h>

#include "fuzz.h"

static void
test_file (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (data, &bytes, &size, NULL));
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *)bytes, size), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) directory = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  directory = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/core/fuzz/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (argv[1], name, NULL), test_file, g_free);
    }
  return g_test_run ();
}
