/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Former versions: a directory a file, and in it N.bak. */

#include "config.h"

#include <string.h>

#include "design/relata-backup.h"
#include "design/relata-temp-file.h"
#include "design/relata-user-dirs.h"

#define SUFFIX ".bak"

/* The number in the name of a backup; 0 if it is none. */
static guint64
parse_number (const char *name)
{
  char *end = NULL;
  guint64 number;

  if (!g_ascii_isdigit (*name))
    return 0;
  number = g_ascii_strtoull (name, &end, 10);
  return strcmp (end, SUFFIX) == 0 ? number : 0;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *)a;
  guint64 y = *(const guint64 *)b;

  return (x > y) - (x < y);
}

static GArray *
list_numbers (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint64 number = parse_number (name);

      if (number > 0)
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  return numbers;
}

static char *
make_path (const char *directory, guint64 number)
{
  return g_strdup_printf ("%s" G_DIR_SEPARATOR_S "%" G_GUINT64_FORMAT SUFFIX, directory, number);
}

static void
remove_oldest (const char *directory, GArray *numbers, guint keep)
{
  for (guint i = 0; i + keep < numbers->len; i++)
    {
      g_autofree char *path = make_path (directory, g_array_index (numbers, guint64, i));

      relata_file_ops_get ()->unlink (path);
    }
}

/**
 * relata_backup_keep:
 * @path: absolute path of the file that is going to be replaced
 * @bytes: what it holds
 *
 * Keeps @bytes as the newest former version, and removes those beyond %RELATA_BACKUP_KEEP.
 *
 * Returns: whether it is kept
 */
gboolean
relata_backup_keep (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *directory = relata_user_dirs_backups (path, error);
  g_autoptr (GArray) numbers = NULL;
  g_autofree char *backup = NULL;
  guint64 number = 1;

  if (directory == NULL)
    return FALSE;
  numbers = list_numbers (directory);
  if (numbers->len > 0)
    number += g_array_index (numbers, guint64, numbers->len - 1);
  backup = make_path (directory, number);
  if (!relata_temp_file_write_private (backup, bytes, error))
    return FALSE;
  g_array_append_val (numbers, number);
  remove_oldest (directory, numbers, RELATA_BACKUP_KEEP);
  return TRUE;
}

/**
 * relata_backup_list:
 * @path: absolute path of a file
 *
 * Returns: (transfer full) (element-type filename): the paths of its former versions, the oldest
 *   first
 */
GPtrArray *
relata_backup_list (const char *path)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *directory = relata_user_dirs_backups (path, NULL);
  g_autoptr (GArray) numbers = NULL;

  if (directory == NULL)
    return paths;
  numbers = list_numbers (directory);
  for (guint i = 0; i < numbers->len; i++)
    g_ptr_array_add (paths, make_path (directory, g_array_index (numbers, guint64, i)));
  return paths;
}
