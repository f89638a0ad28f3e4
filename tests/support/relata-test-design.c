/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Scripts and designs of the tests. Files are written and read by GLib alone. */

#include "config.h"

#include <string.h>

#include "relata-test-design.h"
#include "relata-test.h"
#include "sql/relata-parser.h"

/**
 * relata_test_place_new:
 * @text: (nullable): what shop.sql holds; %NULL for no such file
 */
RelataTestPlace *
relata_test_place_new (const char *text)
{
  RelataTestPlace *self = g_new0 (RelataTestPlace, 1);

  self->directory = relata_test_make_directory ();
  self->path = relata_test_place_get (self, "shop.sql");
  if (text != NULL)
    relata_test_write_file (self->path, text, -1);
  return self;
}

void
relata_test_place_free (RelataTestPlace *self)
{
  relata_test_remove_directory (self->directory);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

/**
 * relata_test_place_get:
 *
 * Returns: (transfer full): the path of @name in the place
 */
char *
relata_test_place_get (RelataTestPlace *self, const char *name)
{
  return g_build_filename (self->directory, name, NULL);
}

void
relata_test_write_file (const char *path, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

/**
 * relata_test_assert_file:
 * @length: of @data; -1 up to its NUL
 */
void
relata_test_assert_file (const char *path, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize text_length;

  g_file_get_contents (path, &text, &text_length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, text_length, data, length < 0 ? strlen (data) : (gsize)length);
}

RelataDesign *
relata_test_design_load (const char *path)
{
  g_autoptr (GError) error = NULL;
  RelataDesign *design = relata_design_load (path, NULL, &error);

  g_assert_no_error (error);
  return design;
}

/**
 * relata_test_design_add_table:
 * @sql: the statement
 *
 * Appends it, as an edit called "Add Table".
 *
 * Returns: its id
 */
guint
relata_test_design_add_table (RelataDesign *design, const char *sql)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), "Add Table");
  g_autoptr (RelataDef) def = relata_parse_statement (sql, strlen (sql));
  g_autoptr (GError) error = NULL;
  guint id = relata_edit_append (edit, def, NULL);

  relata_design_apply (design, edit, &error);
  g_assert_no_error (error);
  return id;
}

guint
relata_test_design_find_table (RelataDesign *design, const char *name)
{
  RelataItem *item = relata_snapshot_find_table (relata_design_get_snapshot (design), name);

  g_assert_nonnull (item);
  return item->id;
}

/**
 * relata_test_design_dup_text:
 *
 * Returns: (transfer full): what would be saved
 */
char *
relata_test_design_dup_text (RelataDesign *design)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (relata_design_get_snapshot (design));
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text != NULL ? text : "", length);
}

void
relata_test_design_assert_text (RelataDesign *design, const char *expected)
{
  g_autofree char *text = relata_test_design_dup_text (design);

  g_assert_cmpstr (text, ==, expected);
}
