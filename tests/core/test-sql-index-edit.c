/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of indexes, views and triggers: before and after as text. */

#include "config.h"

#include <string.h>

#include "base/relata-error.h"
#include "sql/relata-index-edit.h"
#include "sql/relata-parser.h"

static RelataDef *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RelataDef *def = relata_parse_create (text, strlen (text), &error);

  g_assert_no_error (error);
  return def;
}

/* Takes @after; it must say @expected. */
static void
check (RelataDef *after, const char *expected, GError **error)
{
  g_autoptr (RelataDef) def = after;

  if (expected == NULL)
    {
      g_assert_error (*error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT);
      g_assert_null (def);
      g_clear_error (error);
      return;
    }
  g_assert_no_error (*error);
  g_assert_cmpstr (def->text, ==, expected);
}

static void
test_new (void)
{
  static const RelataIndexedColumnSpec terms[] = {
    { "a b", NULL, "NOCASE", RELATA_ORDER_DESC },
    { NULL, "lower(c) -- x", NULL, RELATA_ORDER_NONE },
  };
  static const RelataIndexedColumnSpec hostile[] = { { NULL, "a, b", NULL, RELATA_ORDER_NONE } };
  GError *error = NULL;

  check (relata_index_def_new ("i", "my t", terms, 2, TRUE, "a > 1 -- y", &error),
         "CREATE UNIQUE INDEX i ON \"my t\" (\"a b\" COLLATE NOCASE DESC, lower(c)) WHERE a > 1",
         &error);
  check (relata_index_def_new ("i", "t", terms, 1, FALSE, NULL, &error),
         "CREATE INDEX i ON t (\"a b\" COLLATE NOCASE DESC)", &error);
  check (relata_index_def_new ("i", "t", hostile, 1, FALSE, NULL, &error), NULL, &error);
  check (relata_index_def_new ("i", "t", terms, 0, FALSE, NULL, &error), NULL, &error);
}

static void
test_index (void)
{
  static const RelataIndexedColumnSpec term[] = { { "z", NULL, NULL, RELATA_ORDER_NONE } };
  g_autoptr (RelataDef) def = parse ("CREATE /* c */ INDEX [i] ON [t] ( a, b ) -- d\nWHERE a > 1");
  g_autoptr (RelataDef) unique = parse ("CREATE UNIQUE INDEX i ON t (a)");
  const RelataIndexDef *index = relata_def_index (def);
  GError *error = NULL;

  check (relata_def_rename (def, "j", &error),
         "CREATE /* c */ INDEX [j] ON [t] ( a, b ) -- d\nWHERE a > 1", &error);
  check (relata_index_def_set_table (index, "u", &error),
         "CREATE /* c */ INDEX [i] ON [u] ( a, b ) -- d\nWHERE a > 1", &error);
  check (relata_index_def_set_unique (index, TRUE, &error),
         "CREATE UNIQUE /* c */ INDEX [i] ON [t] ( a, b ) -- d\nWHERE a > 1", &error);
  check (relata_index_def_set_unique (relata_def_index (unique), FALSE, &error),
         "CREATE INDEX i ON t (a)", &error);
  check (relata_index_def_set_columns (index, term, 1, &error),
         "CREATE /* c */ INDEX [i] ON [t] (z) -- d\nWHERE a > 1", &error);
  check (relata_index_def_set_where (index, "b", &error),
         "CREATE /* c */ INDEX [i] ON [t] ( a, b ) -- d\nWHERE b", &error);
  check (relata_index_def_set_where (index, NULL, &error),
         "CREATE /* c */ INDEX [i] ON [t] ( a, b )", &error);
  check (relata_index_def_set_where (relata_def_index (unique), "a", &error),
         "CREATE UNIQUE INDEX i ON t (a) WHERE a", &error);
  check (relata_index_def_set_where (relata_def_index (unique), "a; DROP", &error), NULL, &error);
}

static void
test_view_and_trigger (void)
{
  g_autoptr (RelataDef) view = parse ("CREATE VIEW v (a) AS SELECT 1 -- one\n, 2");
  GError *error = NULL;

  check (relata_view_def_new ("my v", " SELECT 1 ", &error), "CREATE VIEW \"my v\" AS\nSELECT 1",
         &error);
  check (relata_view_def_new ("v", "DROP TABLE t", &error), NULL, &error);
  check (relata_view_def_set_select (relata_def_view (view), "VALUES (1)", &error),
         "CREATE VIEW v (a) AS VALUES (1)", &error);
  check (relata_def_rename (view, "select", &error),
         "CREATE VIEW \"select\" (a) AS SELECT 1 -- one\n, 2", &error);
  check (relata_trigger_def_new ("g", "t", "AFTER INSERT", "BEGIN SELECT 1; END", &error),
         "CREATE TRIGGER g AFTER INSERT ON t\nBEGIN SELECT 1; END", &error);
  check (relata_def_set_text (view, "CREATE VIEW w AS SELECT 2;", &error),
         "CREATE VIEW w AS SELECT 2", &error);
  check (relata_def_set_text (view, "CREATE TABLE w (a)", &error), NULL, &error);
  check (relata_def_set_text (view, "CREATE VIEW w AS SELECT", &error), NULL, &error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/index-edit/new", test_new);
  g_test_add_func ("/core/sql/index-edit/index", test_index);
  g_test_add_func ("/core/sql/index-edit/view-and-trigger", test_view_and_trigger);
  return g_test_run ();
}
