/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The formats: SQL is the very script; SVG is well-formed, says every name, and is the same in
 * every locale; PNG has the size it should. */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/relata-error.h"
#include "export/relata-export.h"
#include "relata-test.h"

static const char shop[] = "-- the shop\n"
                           "-- relata: at 40,60\n"
                           "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT);\n"
                           "-- relata: at 400,60\n"
                           "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INT NOT NULL\n"
                           "  REFERENCES customers (id), gone INT REFERENCES nowhere);\n\n"
                           "INSERT INTO customers VALUES (1, 'Ana;--');\n";

static RelataSnapshot *
parse (const char *sql)
{
  return relata_snapshot_parse (sql, strlen (sql));
}

static GBytes *
export_with (RelataSnapshot *snapshot, const char *id, const RelataExportOptions *options)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = relata_export_write (relata_export_find_format (id), snapshot, options, warnings,
                                       NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  return bytes;
}

static char *
export_text (const char *sql, const char *id)
{
  g_autoptr (RelataSnapshot) snapshot = parse (sql);
  g_autoptr (GBytes) bytes = export_with (snapshot, id, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* SVG */

typedef struct
{
  GHashTable *texts; /* what stands in <text> */
  gboolean in_text;
} Reading;

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  ((Reading *)user_data)->in_text = g_str_equal (element, "text");
  for (int i = 0; names[i] != NULL; i++)
    {
      g_assert_null (strstr (values[i], "nan"));
      g_assert_null (strstr (values[i], "inf"));
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *reading = user_data;

  if (reading->in_text)
    g_hash_table_add (reading->texts, g_strndup (text, length));
  reading->in_text = FALSE;
}

/* The texts of the picture; fails if it is not well-formed. */
static GHashTable *
read_svg (const char *svg)
{
  const GMarkupParser parser = { .start_element = start_cb, .text = text_cb };
  Reading reading = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  return reading.texts;
}

static void
assert_text (GHashTable *texts, const char *text)
{
  if (!g_hash_table_contains (texts, text))
    g_error ("“%s” is not in the picture", text);
}

static void
test_svg_says_names (void)
{
  static const char *const names[]
      = { "customers", "orders", "id", "name", "customer_id", "gone", "INTEGER", "TEXT", "INT" };
  g_autofree char *svg = export_text (shop, "svg");
  g_autoptr (GHashTable) texts = read_svg (svg);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_text (texts, names[i]);
  g_assert_nonnull (strstr (svg, "<title>orders – customer</title>"));
  g_assert_true (g_str_has_prefix (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
}

static void
test_svg_escapes (void)
{
  g_autofree char *svg
      = export_text ("CREATE TABLE \"<b>&\"\"'\" (\"]]>\" INT, x \"a<c>\");\n"
                     "CREATE TABLE t (a REFERENCES \"<b>&\"\"'\" (\"]]>\"), \"line\nbreak\" INT);",
                     "svg");
  g_autoptr (GHashTable) texts = read_svg (svg);

  assert_text (texts, "<b>&\"'");
  assert_text (texts, "]]>");
  assert_text (texts, "line⏎break");
}

static void
test_svg_of_nothing (void)
{
  g_autofree char *svg = export_text ("", "svg");
  g_autoptr (GHashTable) texts = read_svg (svg);

  g_assert_cmpuint (g_hash_table_size (texts), ==, 0);
}

/* Names that are no UTF-8 and characters that XML 1.0 forbids. */
static void
test_svg_of_any_bytes (void)
{
  g_autofree char *svg = export_text ("CREATE TABLE \"a\xff\x01z\" (\"\xed\xa0\x80\" INT);", "svg");
  g_autoptr (GHashTable) texts = read_svg (svg);

  g_assert_true (g_utf8_validate (svg, -1, NULL));
  g_assert_null (strchr (svg, 1));
  g_assert_cmpuint (g_hash_table_size (texts), ==, 3);
}

static void
test_svg_is_repeatable (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);

  for (guint dark = 0; dark < 2; dark++)
    {
      const RelataExportOptions options = { .dark = dark };
      g_autoptr (GBytes) first = export_with (snapshot, "svg", &options);
      g_autoptr (GBytes) second = export_with (snapshot, "svg", &options);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_svg_dark (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  const RelataExportOptions options = { .dark = TRUE };
  g_autoptr (GBytes) light = export_with (snapshot, "svg", NULL);
  g_autoptr (GBytes) dark = export_with (snapshot, "svg", &options);

  g_assert_false (g_bytes_equal (light, dark));
}

/* A decimal comma would make "1,5" of a coordinate. */
static void
test_svg_in_any_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autofree char *wanted = NULL;
  g_autofree char *given = NULL;

  setlocale (LC_NUMERIC, "C");
  wanted = export_text (shop, "svg");
  if (setlocale (LC_NUMERIC, "pt_BR.UTF-8") == NULL
      && setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma here");
      return;
    }
  given = export_text (shop, "svg");
  setlocale (LC_NUMERIC, before);
  g_assert_cmpstr (given, ==, wanted);
  g_assert_nonnull (strstr (wanted, "stroke-width=\"1.5\""));
}

/* PNG: https://www.w3.org/TR/png/, 5.2 and 11.2.1 */

static guint32
get_uint32 (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

static void
get_png_size (GBytes *png, guint *width, guint *height)
{
  static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  gsize length;
  const guint8 *data = g_bytes_get_data (png, &length);

  g_assert_cmpuint (length, >, 33);
  g_assert_cmpmem (data, 8, signature, 8);
  g_assert_cmpmem (data + 12, 4, "IHDR", 4);
  *width = get_uint32 (data + 16);
  *height = get_uint32 (data + 20);
}

static double
get_svg_number (const char *svg, const char *name)
{
  g_autofree char *attribute = g_strdup_printf (" %s=\"", name);
  const char *at = strstr (svg, attribute);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (attribute), NULL);
}

/* As many pixels as the SVG has units, times the scale, which is 2 unless told. */
static void
test_png_size (void)
{
  const RelataExportOptions cases[] = { { FALSE, 0 }, { FALSE, 1 }, { TRUE, 0.5 }, { TRUE, 3 } };
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  g_autofree char *svg = export_text (shop, "svg");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) png = export_with (snapshot, "png", &cases[i]);
      double scale = cases[i].scale > 0 ? cases[i].scale : 2;
      guint width, height;

      get_png_size (png, &width, &height);
      g_assert_cmpuint (width, ==, (guint)ceil (get_svg_number (svg, "width") * scale));
      g_assert_cmpuint (height, ==, (guint)ceil (get_svg_number (svg, "height") * scale));
    }
}

static void
test_png_too_large (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("-- relata: at 0,0\nCREATE TABLE a (id);\n-- relata: at 90000,10\nCREATE TABLE b "
               "(id);\n");
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  const RelataExportFormat *format = relata_export_find_format ("png");

  g_assert_null (relata_export_write (format, snapshot, NULL, warnings, NULL, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_TOO_LARGE);
}

/* SQL */

static void
test_sql_is_the_script (void)
{
  static const char *const scripts[]
      = { shop, "", "\r\n-- only a comment", "CREATE TABLE a (x)\r\n;;\r\n\xff\xfe stays" };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *sql = export_text (scripts[i], "sql");

      g_assert_cmpstr (sql, ==, scripts[i]);
    }
}

static void
test_formats (void)
{
  guint n_formats;
  const RelataExportFormat *formats = relata_export_get_formats (&n_formats);

  g_assert_cmpuint (n_formats, >=, 3);
  for (guint i = 0; i < n_formats; i++)
    g_assert_true (relata_export_find_format (formats[i].id) == &formats[i]);
  g_assert_null (relata_export_find_format ("gif"));
}

static void
test_cancelled (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (shop);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new ();
  guint n_formats;
  const RelataExportFormat *formats = relata_export_get_formats (&n_formats);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < n_formats; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          relata_export_write (&formats[i], snapshot, NULL, warnings, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* Every table of a real database is in its picture. */
static void
test_corpus (gconstpointer data)
{
  g_autofree char *path = relata_test_corpus_file (data);
  g_autofree char *script = NULL;
  g_autofree char *svg = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (RelataSnapshot) snapshot = NULL;
  g_autoptr (GHashTable) texts = NULL;

  if (path == NULL)
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  g_assert_true (g_file_get_contents (path, &script, NULL, NULL));
  sql = export_text (script, "sql");
  g_assert_cmpstr (sql, ==, script);
  svg = export_text (script, "svg");
  texts = read_svg (svg);
  snapshot = parse (script);
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      const RelataItem *item = relata_snapshot_get_item (snapshot, i);

      if (relata_item_table (item) != NULL)
        assert_text (texts, item->def->name);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/export/formats", test_formats);
  g_test_add_func ("/core/export/cancelled", test_cancelled);
  g_test_add_func ("/core/export/sql/is-the-script", test_sql_is_the_script);
  g_test_add_func ("/core/export/svg/says-names", test_svg_says_names);
  g_test_add_func ("/core/export/svg/escapes", test_svg_escapes);
  g_test_add_func ("/core/export/svg/of-nothing", test_svg_of_nothing);
  g_test_add_func ("/core/export/svg/of-any-bytes", test_svg_of_any_bytes);
  g_test_add_func ("/core/export/svg/is-repeatable", test_svg_is_repeatable);
  g_test_add_func ("/core/export/svg/dark", test_svg_dark);
  g_test_add_func ("/core/export/svg/in-any-locale", test_svg_in_any_locale);
  g_test_add_func ("/core/export/png/size", test_png_size);
  g_test_add_func ("/core/export/png/too-large", test_png_too_large);
  g_test_add_data_func ("/core/export/corpus/chinook", "chinook.sql", test_corpus);
  g_test_add_data_func ("/core/export/corpus/northwind", "northwind.sql", test_corpus);
  g_test_add_data_func ("/core/export/corpus/sakila", "sakila.sql", test_corpus);
  return g_test_run ();
}
