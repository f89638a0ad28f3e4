/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What dragging from a column to another means. */

#include "config.h"

#include <string.h>

#include "canvas/relata-link.h"

static const char script[]
    = "CREATE TABLE a (id INTEGER PRIMARY KEY, code TEXT UNIQUE, note TEXT);\n"
      "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INT, taken INT REFERENCES a (id));\n"
      "CREATE TABLE pair (x INT, y INT, PRIMARY KEY (x, y));\n"
      "CREATE TABLE keyless (v TEXT);\n"
      "CREATE VIEW v (w) AS SELECT 1;\n"
      "CREATE TABLE indexed (slug TEXT);\n"
      "CREATE UNIQUE INDEX i ON indexed (slug);\n";

/* Names; an empty column stands for the table itself. Without a child nothing can be made. */
static const struct
{
  const char *from, *from_column, *to, *to_column;
  const char *child, *child_column, *parent, *parent_column;
} cases[] = {
  { "b", "a_id", "a", "id", "b", "a_id", "a", "id" },
  { "b", "a_id", "a", "code", "b", "a_id", "a", "code" },
  { "b", "a_id", "indexed", "slug", "b", "a_id", "indexed", "slug" },
  { "a", "id", "b", "a_id", "b", "a_id", "a", "id" },
  { "b", "a_id", "a", "", "b", "a_id", "a", "id" },
  { "a", "id", "b", "", "b", "", "a", "id" },
  { "b", "", "a", "", "b", "", "a", "id" },
  { "a", "id", "a", "note", "a", "note", "a", "id" },
  { "a", "id", "b", "id", "a", "id", "b", "id" },
  { "a", "id", "keyless", "v", "keyless", "v", "a", "id" },
  { "b", "a_id", "a", "note", NULL },
  { "b", "a_id", "pair", "x", NULL },
  { "b", "a_id", "pair", "", NULL },
  { "b", "a_id", "keyless", "", NULL },
  { "b", "a_id", "v", "w", NULL },
  { "b", "a_id", "b", "a_id", NULL },
  { "b", "taken", "a", "id", NULL },
};

static RelataBox *
measure (RelataSnapshot *snapshot, const char *name)
{
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      RelataItem *item = relata_snapshot_get_item (snapshot, i);

      if (relata_box_is_shown (item) && strcmp (item->def->name, name) == 0)
        return relata_box_measure (snapshot, item);
    }
  g_assert_not_reached ();
}

static int
find (const RelataBox *box, const char *column)
{
  for (guint i = 0; i < box->n_rows; i++)
    if (strcmp (box->rows[i].name, column) == 0)
      return i;
  g_assert_cmpstr (column, ==, "");
  return -1;
}

static void
check (RelataSnapshot *snapshot, guint i)
{
  g_autoptr (RelataBox) from = measure (snapshot, cases[i].from);
  g_autoptr (RelataBox) to = measure (snapshot, cases[i].to);
  g_autoptr (RelataBox) child = NULL;
  g_autoptr (RelataBox) parent = NULL;
  g_autofree char *reason = NULL;
  RelataLink link;
  gboolean works = relata_link_resolve (snapshot, from, find (from, cases[i].from_column), to,
                                        find (to, cases[i].to_column), &link, &reason);

  g_test_message ("%s.%s to %s.%s: %s", cases[i].from, cases[i].from_column, cases[i].to,
                  cases[i].to_column, works ? "works" : reason);
  g_assert_cmpint (works, ==, cases[i].child != NULL);
  g_assert_cmpint (reason == NULL, ==, works);
  if (!works)
    return;
  child = measure (snapshot, cases[i].child);
  parent = measure (snapshot, cases[i].parent);
  g_assert_cmpuint (link.child, ==, child->id);
  g_assert_cmpint (link.child_column, ==, find (child, cases[i].child_column));
  g_assert_cmpuint (link.parent, ==, parent->id);
  g_assert_cmpint (link.parent_column, ==, find (parent, cases[i].parent_column));
}

static void
test_resolve (void)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (script, strlen (script));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (snapshot, i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/canvas/link/resolve", test_resolve);
  return g_test_run ();
}
