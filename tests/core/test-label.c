/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Labels: which template the rule chooses, and what a template says. */

#include "config.h"

#include <string.h>

#include "base/relata-error.h"
#include "schema/relata-label.h"

static RelataSnapshot *
parse (const char *text)
{
  return relata_snapshot_parse (text, strlen (text));
}

static void
test_suggest (void)
{
  static const struct
  {
    const char *columns, *label;
  } cases[] = {
    { "(id INTEGER PRIMARY KEY, code TEXT UNIQUE, name TEXT)", "{code}" },
    { "(id INTEGER PRIMARY KEY, code TEXT UNIQUE, mail TEXT UNIQUE, name TEXT)", "{name}" },
    { "(code TEXT PRIMARY KEY, Name VARCHAR (20))", "{Name}" },
    { "(id, title TEXT, name INT)", "{title}" },
    { "(LastName TEXT, FirstName TEXT, Title TEXT)", "{FirstName} {LastName}" },
    { "(id, description TEXT, product_name TEXT)", "{product_name}" },
    { "(id, description TEXT)", "{description}" },
    { "(id, n INT, note TEXT)", NULL },
    { "(id, \"my {name}\" TEXT)", "{my {{name}}}" },
    { "(id)", NULL },
    { "(id, slug TEXT, name TEXT); CREATE UNIQUE INDEX i ON t (slug)", "{slug}" },
    { "(id, slug TEXT, name TEXT); CREATE UNIQUE INDEX i ON t (slug) WHERE id > 1", "{name}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("CREATE TABLE t %s;", cases[i].columns);
      g_autoptr (RelataSnapshot) snapshot = parse (text);
      g_autofree char *label = relata_label_suggest (snapshot, 1);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_template (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse ("-- relata: label '{x} of {name}'\nCREATE TABLE a (x, name TEXT);\n"
               "-- relata: label '{nothing}'\nCREATE TABLE b (x, name TEXT);\n"
               "CREATE VIEW v AS SELECT 1;");
  g_autofree char *a = relata_label_get_template (snapshot, 1);
  g_autofree char *b = relata_label_get_template (snapshot, 2);
  g_autofree char *v = relata_label_get_template (snapshot, 3);

  g_assert_cmpstr (a, ==, "{x} of {name}");
  g_assert_cmpstr (b, ==, "{name}");
  g_assert_null (v);
}

/* The parts of a label for t (a, "b}", "c d"), columns as their positions in angle brackets. */
static char *
describe (const char *label, GError **error)
{
  g_autoptr (RelataSnapshot) snapshot = parse ("CREATE TABLE t (a, \"b}\", \"c d\");");
  g_autoptr (GArray) parts
      = relata_label_parse (label, relata_item_table (relata_snapshot_get (snapshot, 1)), error);
  GString *text;

  if (parts == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      const RelataLabelPart *part = &g_array_index (parts, RelataLabelPart, i);

      if (part->text != NULL)
        g_string_append (text, part->text);
      else
        g_string_append_printf (text, "<%u>", part->column);
    }
  return g_string_free (text, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *label, *parts;
    int code;
  } cases[] = {
    { "", "", 0 },
    { "plain", "plain", 0 },
    { "{A} ({c d})", "<0> (<2>)", 0 },
    { "{a}{a}", "<0><0>", 0 },
    { "{{a}} {b}}}", "{a} <1>", 0 },
    { "{a}}}", "<0>}", 0 },
    { "é{a}ü", "é<0>ü", 0 },
    { "{a", NULL, RELATA_ERROR_SYNTAX },
    { "a}", NULL, RELATA_ERROR_SYNTAX },
    { "{", NULL, RELATA_ERROR_SYNTAX },
    { "{x}", NULL, RELATA_ERROR_NOT_FOUND },
    { "{}", NULL, RELATA_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *parts = describe (cases[i].label, &error);

      g_assert_cmpstr (parts, ==, cases[i].parts);
      if (parts == NULL)
        g_assert_error (error, RELATA_ERROR, cases[i].code);
      else
        g_assert_no_error (error);
    }
}

static void
test_mentions (void)
{
  g_autofree char *renamed = relata_label_rename_column ("{{a}} {A} {b", "a", "x{y}");

  g_assert_cmpstr (renamed, ==, "{{a}} {x{{y}}} {b");
  g_assert_true (relata_label_mentions_column ("x {A}", "a"));
  g_assert_false (relata_label_mentions_column ("x {{a}}", "a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/schema/label/suggest", test_suggest);
  g_test_add_func ("/core/schema/label/template", test_template);
  g_test_add_func ("/core/schema/label/parse", test_parse);
  g_test_add_func ("/core/schema/label/mentions", test_mentions);
  return g_test_run ();
}
