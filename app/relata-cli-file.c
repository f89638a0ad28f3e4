/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading designs and writing what was made of them. */

#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "design/relata-file-save.h"
#include "relata-cli-file.h"

#define BLOCK      65536
#define NAME_CHARS 200

static gboolean
is_standard (const char *file)
{
  return g_str_equal (file, "-");
}

static GBytes *
read_standard_input (GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gssize n;

  do
    {
      gsize length = bytes->len;

      if (length > RELATA_FILE_MAX_SIZE)
        {
          g_set_error (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE,
                       _ ("Standard input is larger than can be read"));
          return NULL;
        }
      g_byte_array_set_size (bytes, length + BLOCK);
      n = g_input_stream_read (input, bytes->data + length, BLOCK, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_set_size (bytes, length + n);
    }
  while (n > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * relata_cli_read:
 * @file: a script or a database; "-" for a script from standard input
 *
 * Returns: (transfer full) (nullable): what it says
 */
RelataDesignContents *
relata_cli_read (RelataCli *cli, const char *file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!is_standard (file))
    return relata_design_contents_read (file, cli->cancellable, error);
  bytes = read_standard_input (cli->cancellable, error);
  return bytes != NULL ? relata_design_contents_parse (bytes, _ ("standard input"), error) : NULL;
}

/* A database that is read must not be replaced by what is made of it. */
static gboolean
check_other_file (const char *input, const char *output, GError **error)
{
  g_autofree char *shown = NULL;
  GStatBuf in, out;

  if (is_standard (input) || g_stat (input, &in) != 0 || g_stat (output, &out) != 0
      || in.st_dev != out.st_dev || in.st_ino != out.st_ino)
    return TRUE;
  shown = relata_cli_dup_file_name (output);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_WOULD_LOSE_DATA,
               _ ("“%s” is the file that is read; it is not overwritten"), shown);
  return FALSE;
}

static gboolean
check_new (const char *output, GError **error)
{
  g_autofree char *shown = NULL;
  GStatBuf info;

  if (g_lstat (output, &info) != 0)
    return TRUE;
  shown = relata_cli_dup_file_name (output);
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS,
               _ ("“%s” is there already; “--force” replaces it"), shown);
  return FALSE;
}

/**
 * relata_cli_write:
 * @input: what was read; never written over
 * @bytes: what to write
 *
 * Writes to what --output names, or to standard output. A file that is there is replaced only
 * with --force.
 *
 * Returns: whether it is written
 */
gboolean
relata_cli_write (RelataCli *cli, const char *input, GBytes *bytes, GError **error)
{
  const char *output = relata_values_get (cli->values, "output");
  gboolean force = relata_values_has (cli->values, "force");
  RelataFileIdentity saved;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (output == NULL || is_standard (output))
    {
      g_string_append_len (cli->out, data != NULL ? data : "", length);
      return TRUE;
    }
  return check_other_file (input, output, error) && (force || check_new (output, error))
         && relata_file_save (output, bytes, NULL,
                              force ? RELATA_FILE_SAVE_OVERWRITE : RELATA_FILE_SAVE_NONE, &saved,
                              error);
}

/**
 * relata_cli_dup_file_name:
 *
 * Returns: (transfer full): @file as it is shown in what a verb prints
 */
char *
relata_cli_dup_file_name (const char *file)
{
  g_autofree char *name = g_filename_display_name (file);

  return relata_text_for_display (name, -1, NAME_CHARS);
}

static guint
count_lines (const guint8 *data, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += data[i] == '\n';
  return n;
}

static gsize
write_item (RelataSnapshot *snapshot, guint index, GByteArray *bytes)
{
  g_byte_array_set_size (bytes, 0);
  relata_item_write (relata_snapshot_get_item (snapshot, index), index == 0, TRUE,
                     relata_snapshot_get_newline (snapshot), bytes);
  return bytes->len;
}

/**
 * relata_cli_find_statements:
 *
 * Returns: (transfer full) (element-type guint): for every item of @snapshot the line, from 1, on
 *   which its statement begins in the script
 */
GArray *
relata_cli_find_statements (RelataSnapshot *snapshot)
{
  guint n_items = relata_snapshot_get_n_items (snapshot);
  g_autoptr (GBytes) script = relata_snapshot_write (snapshot);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_items);
  gsize head = g_bytes_get_size (script) - relata_snapshot_get_frame (snapshot)->rest_length;
  guint line;

  for (guint i = 0; i < n_items; i++)
    head -= write_item (snapshot, i, bytes);
  line = 1 + count_lines (g_bytes_get_data (script, NULL), head);
  for (guint i = 0; i < n_items; i++)
    {
      const RelataItem *item = relata_snapshot_get_item (snapshot, i);
      gsize start = write_item (snapshot, i, bytes) - item->tail_length - item->def->length;
      guint begins = line + count_lines (bytes->data, start);

      g_array_append_val (lines, begins);
      line += count_lines (bytes->data, bytes->len);
    }
  return lines;
}
