/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading tests/corpus/sql by its manifest. */

#include "config.h"

#include <string.h>

#include "relata-test-corpus.h"

#define SEPARATOR "-- case "

/* The text of a file in tests/corpus/sql. */
char *
relata_test_corpus_read (const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("RELATA_SOURCE_DIR"), "tests", "corpus", "sql", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Where a separator begins a line at or after @p, or %NULL. */
static char *
find_separator (char *p)
{
  if (g_str_has_prefix (p, SEPARATOR))
    return p;
  p = strstr (p, "\n" SEPARATOR);
  return p != NULL ? p + 1 : NULL;
}

/* Calls @func for all cases of @file. Returns: how many they are */
static guint
for_each_in_file (const char *file, RelataTestStatementFunc func, gpointer data)
{
  g_autofree char *text = relata_test_corpus_read (file);
  char *start = find_separator (text);
  g_autofree char *prelude = g_strndup (text, start - text);
  guint n = 0;

  for (char *next; start != NULL; start = next, n++)
    {
      char *line_end = strchr (start, '\n');
      g_autofree char *name
          = g_strndup (start + strlen (SEPARATOR), line_end - start - strlen (SEPARATOR));
      g_autofree char *sql = NULL;

      next = find_separator (line_end);
      sql = next != NULL ? g_strndup (line_end + 1, next - line_end - 2)
                         : g_strndup (line_end + 1, strlen (line_end) - 2);
      func (file, prelude, name, sql, data);
    }
  return n;
}

/* Calls @func for every statement, and checks that there are as many as the manifest says. */
void
relata_test_corpus_for_each (RelataTestStatementFunc func, gpointer data)
{
  g_autofree char *manifest = relata_test_corpus_read ("MANIFEST");
  g_auto (GStrv) lines = g_strsplit (manifest, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (fields) == 3 && lines[i][0] != '#')
        g_assert_cmpuint (for_each_in_file (fields[0], func, data), ==,
                          g_ascii_strtoull (fields[1], NULL, 10));
    }
}
