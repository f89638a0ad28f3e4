/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Whether a foreign key works, with SQLite as the judge: by hand for each rule, then for random
 * parents and children. "EXPLAIN DELETE FROM child" looks for the parent key of every foreign
 * key of the child when it is prepared, and changes nothing. RELATA_TEST_SLOW=1 makes 100,000
 * pairs of it. */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "check/relata-key-match.h"
#include "sql/relata-name.h"

#define N_PAIRS      5000
#define N_PAIRS_SLOW 100000

/* What SQLite says of the foreign keys of a table "child". */
typedef enum
{
  VERDICT_WORKS,
  VERDICT_MISMATCH,
  VERDICT_NO_TABLE,
  VERDICT_REFUSED, /* the child cannot be created */
  VERDICT_VOID,    /* something else cannot: nothing to be judged */
} Verdict;

static sqlite3 *
open_judge (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

static Verdict
ask (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  Verdict verdict = VERDICT_WORKS;

  if (sqlite3_prepare_v2 (db, "EXPLAIN DELETE FROM child", -1, &statement, NULL) != SQLITE_OK)
    {
      const char *message = sqlite3_errmsg (db);

      if (g_str_has_prefix (message, "foreign key mismatch"))
        verdict = VERDICT_MISMATCH;
      else if (g_str_has_prefix (message, "no such table"))
        verdict = VERDICT_NO_TABLE;
      else
        g_error ("SQLite said something else: %s", message);
    }
  sqlite3_finalize (statement);
  return verdict;
}

/* Creates all and asks; leaves nothing. */
static Verdict
judge (sqlite3 *db, const char *parent, const char *child, const char *rest)
{
  Verdict verdict;

  g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  if (sqlite3_exec (db, parent, NULL, NULL, NULL) != SQLITE_OK)
    verdict = VERDICT_VOID;
  else if (sqlite3_exec (db, child, NULL, NULL, NULL) != SQLITE_OK)
    verdict = VERDICT_REFUSED;
  else if (sqlite3_exec (db, rest, NULL, NULL, NULL) != SQLITE_OK)
    verdict = VERDICT_VOID;
  else
    verdict = ask (db);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  return verdict;
}

static RelataKeyMatch
match (const char *parent, const char *child, const char *rest)
{
  g_autofree char *script = g_strdup_printf ("%s;\n%s;\n%s;\n", parent, child, rest);
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (script, strlen (script));
  const RelataTableDef *table = relata_item_table (relata_snapshot_find_table (snapshot, "child"));

  if (table == NULL || table->n_foreign_keys != 1)
    g_error ("not read as a table with a foreign key: %s", child);
  return relata_key_match (snapshot, table, 0, NULL);
}

static Verdict
verdict_from_match (RelataKeyMatch result, gboolean explicit)
{
  switch (result)
    {
    case RELATA_KEY_MATCH_ROWID:
    case RELATA_KEY_MATCH_UNIQUE:
    case RELATA_KEY_MATCH_UNKNOWN:
      return VERDICT_WORKS;
    case RELATA_KEY_MATCH_CHILD_COLUMN:
      return VERDICT_REFUSED;
    case RELATA_KEY_MATCH_COLUMN_COUNT:
      return explicit ? VERDICT_REFUSED : VERDICT_MISMATCH;
    case RELATA_KEY_MATCH_NO_PARENT:
      return VERDICT_NO_TABLE;
    default:
      return VERDICT_MISMATCH;
    }
}

/* One case by hand: the match is what it says, and so is what SQLite does. */
typedef struct
{
  const char *parent;
  const char *child;
  const char *rest;
  RelataKeyMatch match;
  Verdict verdict;
} Case;

#define WORKS(parent, child)                                                                       \
  {                                                                                                \
    parent, child, "", RELATA_KEY_MATCH_UNIQUE, VERDICT_WORKS                                      \
  }
#define FAILS(parent, child, what)                                                                 \
  {                                                                                                \
    parent, child, "", RELATA_KEY_MATCH_##what, VERDICT_MISMATCH                                   \
  }

static const Case cases[] = {
  /* W1, W2: there must be a table. */
  { "", "CREATE TABLE child (x REFERENCES nosuch)", "", RELATA_KEY_MATCH_NO_PARENT,
    VERDICT_NO_TABLE },
  { "CREATE VIEW p AS SELECT 1 AS a", "CREATE TABLE child (x REFERENCES p (a))", "",
    RELATA_KEY_MATCH_NOT_A_TABLE, VERDICT_MISMATCH },
  { "CREATE VIRTUAL TABLE p USING fts5 (a)", "CREATE TABLE child (x REFERENCES p (a))", "",
    RELATA_KEY_MATCH_NOT_A_TABLE, VERDICT_MISMATCH },
  { "", "CREATE TABLE child (x REFERENCES sqlite_schema (name))", "", RELATA_KEY_MATCH_NOT_A_TABLE,
    VERDICT_MISMATCH },
  { "CREATE TABLE p (a PRIMARY KEY)", "CREATE TEMP TABLE child (x REFERENCES p (a))", "",
    RELATA_KEY_MATCH_NO_PARENT, VERDICT_NO_TABLE },
  { "CREATE TEMP TABLE p (a PRIMARY KEY)", "CREATE TEMP TABLE child (x REFERENCES p (a))", "",
    RELATA_KEY_MATCH_UNIQUE, VERDICT_WORKS },
  { "CREATE TEMP TABLE p (a PRIMARY KEY)", "CREATE TABLE main.child (x REFERENCES p (a))",
    "CREATE TABLE main.p (a)", RELATA_KEY_MATCH_NOT_UNIQUE, VERDICT_MISMATCH },
  /* W3, W4, W9: the rowid and its alias. */
  { "CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE child (x REFERENCES p)", "",
    RELATA_KEY_MATCH_ROWID, VERDICT_WORKS },
  { "CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE child (x REFERENCES p (ID))", "",
    RELATA_KEY_MATCH_ROWID, VERDICT_WORKS },
  FAILS ("CREATE TABLE p (id INTEGER PRIMARY KEY)",
         "CREATE TABLE child (x REFERENCES p (rowid))",
         PARENT_COLUMN),
  FAILS ("CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (rowid))", PARENT_COLUMN),
  FAILS ("CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p)", NO_PRIMARY_KEY),
  WORKS ("CREATE TABLE p (id INTEGER PRIMARY KEY DESC)", "CREATE TABLE child (x REFERENCES p)"),
  { "CREATE TABLE p (id INTEGER, PRIMARY KEY (id DESC))", "CREATE TABLE child (x REFERENCES p)", "",
    RELATA_KEY_MATCH_ROWID, VERDICT_WORKS },
  WORKS ("CREATE TABLE p (id INT PRIMARY KEY)", "CREATE TABLE child (x REFERENCES p)"),
  { "CREATE TABLE p (id [integer] PRIMARY KEY)", "CREATE TABLE child (x REFERENCES p)", "",
    RELATA_KEY_MATCH_ROWID, VERDICT_WORKS },
  /* W5: exactly the columns, unique, whole, plain, in their own collation. */
  WORKS ("CREATE TABLE p (a UNIQUE)", "CREATE TABLE child (x REFERENCES p (a))"),
  FAILS ("CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))", NOT_UNIQUE),
  FAILS ("CREATE TABLE p (a, b, UNIQUE (a, b))",
         "CREATE TABLE child (x REFERENCES p (a))",
         NOT_UNIQUE),
  FAILS ("CREATE TABLE p (a UNIQUE, b)",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, b))",
         NOT_UNIQUE),
  WORKS ("CREATE TABLE p (a, b, UNIQUE (b, a))",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, b))"),
  { "CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))", "CREATE INDEX i ON p (a)",
    RELATA_KEY_MATCH_NOT_UNIQUE, VERDICT_MISMATCH },
  { "CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a) WHERE a > 0", RELATA_KEY_MATCH_PARTIAL, VERDICT_MISMATCH },
  { "CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a || '')", RELATA_KEY_MATCH_NOT_UNIQUE, VERDICT_MISMATCH },
  { "CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a COLLATE NOCASE)", RELATA_KEY_MATCH_COLLATION, VERDICT_MISMATCH },
  { "CREATE TABLE p (a COLLATE NOCASE)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a)", RELATA_KEY_MATCH_UNIQUE, VERDICT_WORKS },
  { "CREATE TABLE p (a COLLATE NOCASE)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a COLLATE BINARY)", RELATA_KEY_MATCH_COLLATION, VERDICT_MISMATCH },
  { "CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p ((a))", RELATA_KEY_MATCH_UNIQUE, VERDICT_WORKS },
  /* W6: the implicit key, and the hole in it. */
  WORKS ("CREATE TABLE p (a, b, PRIMARY KEY (b, a))",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p)"),
  FAILS ("CREATE TABLE p (a, b, PRIMARY KEY (b, a))",
         "CREATE TABLE child (x REFERENCES p)",
         COLUMN_COUNT),
  WORKS ("CREATE TABLE p (a TEXT, PRIMARY KEY (a COLLATE NOCASE))",
         "CREATE TABLE child (x REFERENCES p)"),
  FAILS ("CREATE TABLE p (a TEXT, PRIMARY KEY (a COLLATE NOCASE))",
         "CREATE TABLE child (x REFERENCES p (a))",
         COLLATION),
  /* W7: names that stand twice. */
  WORKS ("CREATE TABLE p (a, b, UNIQUE (a, b))",
         "CREATE TABLE child (x, FOREIGN KEY (x, x) REFERENCES p (a, b))"),
  FAILS ("CREATE TABLE p (a UNIQUE)",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, a))",
         NOT_UNIQUE),
  WORKS ("CREATE TABLE p (a, UNIQUE (a, a))",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, a))"),
  WORKS ("CREATE TABLE p (a, b, PRIMARY KEY (a, b, a)) WITHOUT ROWID",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, b))"),
  FAILS ("CREATE TABLE p (a, b, PRIMARY KEY (a, b, a))",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, b))",
         NOT_UNIQUE),
  /* W8, W10, W11. */
  { "CREATE TABLE p (a)", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a DESC)", RELATA_KEY_MATCH_UNIQUE, VERDICT_WORKS },
  FAILS ("CREATE TABLE p (id INTEGER PRIMARY KEY, t)",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (t, id))",
         NOT_UNIQUE),
  WORKS ("CREATE TABLE p (id INTEGER PRIMARY KEY, t, UNIQUE (t, id))",
         "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (t, id))"),
  WORKS ("CREATE TABLE p (a TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
         "CREATE TABLE child (x REFERENCES p)"),
  WORKS ("CREATE TABLE p (a, b AS (a || '!') UNIQUE)", "CREATE TABLE child (x REFERENCES p (b))"),
  /* D1, D3. */
  { "CREATE TABLE p (a, b)", "CREATE TABLE child (x, FOREIGN KEY (x) REFERENCES p (a, b))", "",
    RELATA_KEY_MATCH_COLUMN_COUNT, VERDICT_REFUSED },
  { "CREATE TABLE p (a UNIQUE)", "CREATE TABLE child (x, FOREIGN KEY (zz) REFERENCES p (a))", "",
    RELATA_KEY_MATCH_CHILD_COLUMN, VERDICT_REFUSED },
  /* Names: ASCII letters only, any quotes. */
  WORKS ("CREATE TABLE \"P\" ([a b] UNIQUE)", "CREATE TABLE child (x REFERENCES `p` (\"A B\"))"),
  FAILS ("CREATE TABLE p (É UNIQUE)", "CREATE TABLE child (x REFERENCES p (é))", PARENT_COLUMN),
  WORKS ("", "CREATE TABLE child (x REFERENCES CHILD (y), y UNIQUE)"),
  /* CREATE TABLE ... AS SELECT. */
  FAILS ("CREATE TABLE p AS SELECT 1 AS a", "CREATE TABLE child (x REFERENCES p)", NO_PRIMARY_KEY),
  { "CREATE TABLE p AS SELECT 1 AS a", "CREATE TABLE child (x REFERENCES p (a))",
    "CREATE UNIQUE INDEX i ON p (a)", RELATA_KEY_MATCH_UNKNOWN, VERDICT_WORKS },
};

static void
test_cases (void)
{
  sqlite3 *db = open_judge ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];

      g_test_message ("%s; %s; %s", c->parent, c->child, c->rest);
      g_assert_cmpint (judge (db, c->parent, c->child, c->rest), ==, c->verdict);
      g_assert_cmpint (match (c->parent, c->child, c->rest), ==, c->match);
    }
  sqlite3_close (db);
}

/* Which column is to blame. */
static void
test_wrong_column (void)
{
  const char *script = "CREATE TABLE p (a, b, UNIQUE (a, b));"
                       "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p (a, c),"
                       "  FOREIGN KEY (x, z) REFERENCES p (a, b));";
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (script, strlen (script));
  const RelataTableDef *child = relata_item_table (relata_snapshot_find_table (snapshot, "child"));
  int wrong = -1;

  g_assert_cmpint (relata_key_match (snapshot, child, 0, &wrong), ==,
                   RELATA_KEY_MATCH_PARENT_COLUMN);
  g_assert_cmpint (wrong, ==, 1);
  g_assert_cmpint (relata_key_match (snapshot, child, 1, &wrong), ==,
                   RELATA_KEY_MATCH_CHILD_COLUMN);
  g_assert_cmpint (wrong, ==, 1);
}

/* An implicit composite key is in the order of the PRIMARY KEY, not of the columns. */
static void
test_parent_columns (void)
{
  const char *script = "CREATE TABLE p (a, b, c, PRIMARY KEY (c, a));"
                       "CREATE TABLE child (x, y, FOREIGN KEY (x, y) REFERENCES p);";
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse (script, strlen (script));
  const RelataTableDef *child = relata_item_table (relata_snapshot_find_table (snapshot, "child"));
  RelataKeySearch search;

  relata_key_search (snapshot, child, 0, &search);
  g_assert_cmpint (relata_key_search_get_parent_column (&search, 0), ==, 2);
  g_assert_cmpint (relata_key_search_get_parent_column (&search, 1), ==, 0);
}

/* The generator. A parent of up to four columns, with keys and indexes over them, and a child
 * that refers to it, more often than not to something that is nearly a key. */
typedef struct
{
  GRand *rand;
  const char *columns[4];
  guint n_columns;
  GPtrArray *lists; /* of char*: column lists of keys and indexes, to refer to */
} Generator;

static gboolean
chance (Generator *self, guint percent)
{
  return (guint)g_rand_int_range (self->rand, 0, 100) < percent;
}

static const char *
pick (Generator *self, const char *const *from, guint n)
{
  return from[g_rand_int_range (self->rand, 0, n)];
}

/* A name in any of SQLite's quotes, in any case. */
static void
append_name (Generator *self, GString *sql, const char *name)
{
  g_autofree char *cased = chance (self, 15) ? g_ascii_strup (name, -1) : g_strdup (name);
  gboolean plain = strchr (name, ' ') == NULL && strcmp (name, "select") != 0;

  switch (g_rand_int_range (self->rand, plain ? 0 : 2, 5))
    {
    case 2:
      g_string_append_printf (sql, "\"%s\"", cased);
      break;
    case 3:
      g_string_append_printf (sql, "[%s]", cased);
      break;
    case 4:
      g_string_append_printf (sql, "`%s`", cased);
      break;
    default:
      g_string_append (sql, cased);
    }
}

static void
append_collation (Generator *self, GString *sql, guint percent)
{
  static const char *const collations[] = { "NOCASE", "BINARY", "RTRIM", "nocase" };

  if (chance (self, percent))
    g_string_append_printf (sql, " COLLATE %s", pick (self, collations, 4));
}

/* "a, b DESC", noted so that the child can refer to it. */
static void
append_list (Generator *self, GString *sql, gboolean is_index)
{
  guint n = 1 + (chance (self, 45) ? 1 : 0) + (chance (self, 12) ? 1 : 0);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const char *name = pick (self, self->columns, self->n_columns);
      gboolean wrapped = is_index && chance (self, 5);

      g_string_append (sql, i > 0 ? ", " : "");
      if (is_index && chance (self, 6))
        {
          append_name (self, sql, name);
          g_string_append (sql, " || ''");
          continue;
        }
      g_string_append (sql, wrapped ? "(" : "");
      append_name (self, sql, name);
      g_string_append (sql, wrapped ? ")" : "");
      append_collation (self, sql, 12);
      g_string_append (sql, chance (self, 10) ? " DESC" : chance (self, 5) ? " ASC" : "");
      g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", name);
    }
  if (names->len > 0)
    g_ptr_array_add (self->lists, g_strdup (names->str));
}

static void
append_column (Generator *self, GString *sql, guint index, gboolean *has_key)
{
  static const char *const types[]
      = { "INTEGER", "INTEGER",      "INTEGER",    "INT",       "TEXT",
          "",        "REAL",         "INTEGER(4)", "[integer]", "\"INTEGER\"",
          "BIGINT",  "VARCHAR (10)", "BLOB",       "ANY",       "integer" };

  append_name (self, sql, self->columns[index]);
  g_string_append_printf (sql, " %s", pick (self, types, G_N_ELEMENTS (types)));
  append_collation (self, sql, 12);
  if (index > 0 && chance (self, 4))
    g_string_append (sql, " AS (1 + 1)");
  else if (!*has_key && chance (self, 22))
    {
      g_string_append_printf (sql, " PRIMARY KEY%s",
                              chance (self, 12)  ? " DESC"
                              : chance (self, 5) ? " ASC"
                                                 : "");
      g_ptr_array_add (self->lists, g_strdup (self->columns[index]));
      *has_key = TRUE;
    }
  if (chance (self, 12))
    {
      g_string_append (sql, " UNIQUE");
      g_ptr_array_add (self->lists, g_strdup (self->columns[index]));
    }
  append_collation (self, sql, 4);
}

static void
append_parent_table (Generator *self, GString *sql)
{
  gboolean has_key = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append (sql, i > 0 ? ", " : " (");
      append_column (self, sql, i, &has_key);
    }
  if (!has_key && chance (self, 45))
    {
      g_string_append (sql, ", PRIMARY KEY (");
      append_list (self, sql, FALSE);
      g_string_append (sql, ")");
      has_key = TRUE;
    }
  for (guint i = 0; i < 2 && chance (self, 30); i++)
    {
      g_string_append (sql, chance (self, 30) ? ", CONSTRAINT u UNIQUE (" : ", UNIQUE (");
      append_list (self, sql, FALSE);
      g_string_append (sql, ")");
    }
  g_string_append (sql, ")");
  if (has_key && chance (self, 25))
    g_string_append (sql, " WITHOUT ROWID");
}

static char *
make_parent (Generator *self)
{
  static const char *const names[]
      = { "a", "b", "c", "id", "É", "rowid", "x y", "select", "oid", "A1" };
  guint first = g_rand_int_range (self->rand, 0, G_N_ELEMENTS (names));
  guint kind = g_rand_int_range (self->rand, 0, 100);
  GString *sql = g_string_new (NULL);

  self->n_columns = g_rand_int_range (self->rand, 1, 5);
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = names[(first + i * 3) % G_N_ELEMENTS (names)];
  if (kind < 2)
    return g_string_free (sql, FALSE);
  if (kind < 5)
    g_string_append (sql, "CREATE VIEW parent AS SELECT 1 AS a, 2 AS id");
  else if (kind < 8)
    g_string_append (sql, "CREATE TABLE parent AS SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS id");
  else
    {
      g_string_append (sql, kind < 10 ? "CREATE TEMP TABLE " : "CREATE TABLE ");
      append_name (self, sql, "parent");
      append_parent_table (self, sql);
    }
  return g_string_free (sql, FALSE);
}

static char *
make_indexes (Generator *self)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < 3 && chance (self, 35); i++)
    {
      g_string_append_printf (sql, "CREATE %sINDEX i%u ON ", chance (self, 80) ? "UNIQUE " : "", i);
      append_name (self, sql, "parent");
      g_string_append (sql, " (");
      append_list (self, sql, TRUE);
      g_string_append (sql, ")");
      if (chance (self, 12))
        {
          g_string_append (sql, " WHERE ");
          append_name (self, sql, pick (self, self->columns, self->n_columns));
          g_string_append (sql, " IS NOT NULL");
        }
      g_string_append (sql, ";\n");
    }
  return g_string_free (sql, FALSE);
}

/* The columns to refer to: those of a key or index, in any order, or any. */
static void
append_parent_columns (Generator *self, GString *sql, guint *n_columns)
{
  static const char *const others[] = { "rowid", "_rowid_", "nosuch", "é" };
  g_auto (GStrv) names = NULL;
  guint n;

  if (self->lists->len > 0 && chance (self, 75))
    names = g_strsplit (
        g_ptr_array_index (self->lists, g_rand_int_range (self->rand, 0, self->lists->len)), "\n",
        -1);
  n = names != NULL ? g_strv_length (names) : (guint)g_rand_int_range (self->rand, 1, 4);
  for (guint i = 0; names != NULL && i + 1 < n && chance (self, 50); i++)
    {
      char *name = names[i];

      names[i] = names[n - 1];
      names[n - 1] = name;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *name = names != NULL ? names[i] : pick (self, self->columns, self->n_columns);

      g_string_append (sql, i > 0 ? ", " : " (");
      append_name (self, sql, chance (self, 4) ? pick (self, others, 4) : name);
    }
  g_string_append (sql, ")");
  *n_columns = n;
}

static char *
make_child (Generator *self, gboolean *explicit)
{
  static const char *const columns[] = { "x", "y", "z", "x" };
  GString *sql = g_string_new (NULL);
  g_autoptr (GString) target = g_string_new (NULL);
  guint n = 1 + (chance (self, 30) ? 1 : 0);

  append_name (self, target, chance (self, 98) ? "parent" : "nosuch");
  *explicit = chance (self, 75);
  if (*explicit)
    append_parent_columns (self, target, &n);
  if (chance (self, 3))
    n++;
  n = MIN (n, 4);
  g_string_append (sql, chance (self, 4) ? "CREATE TEMP TABLE child (" : "CREATE TABLE child (");
  if (n == 1 && chance (self, 60))
    {
      g_string_append_printf (sql, "x REFERENCES %s, y, z)", target->str);
      return g_string_free (sql, FALSE);
    }
  g_string_append (sql, "x, y, z, FOREIGN KEY (");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            chance (self, 1) ? "nosuch" : columns[i]);
  g_string_append_printf (sql, ") REFERENCES %s)", target->str);
  return g_string_free (sql, FALSE);
}

/* Returns whether SQLite had a verdict. */
static gboolean
compare_pair (sqlite3 *db, guint32 seed)
{
  Generator generator = { g_rand_new_with_seed (seed) };
  g_autofree char *parent = NULL;
  g_autofree char *indexes = NULL;
  g_autofree char *child = NULL;
  gboolean explicit;
  Verdict expected, actual;
  RelataKeyMatch result;

  generator.lists = g_ptr_array_new_with_free_func (g_free);
  parent = make_parent (&generator);
  indexes = make_indexes (&generator);
  child = make_child (&generator, &explicit);
  g_rand_free (generator.rand);
  g_ptr_array_unref (generator.lists);

  expected = judge (db, parent, child, indexes);
  if (expected == VERDICT_VOID)
    return FALSE;
  result = match (parent, child, indexes);
  if (result == RELATA_KEY_MATCH_UNKNOWN)
    return FALSE;
  actual = verdict_from_match (result, explicit);
  if (actual != expected)
    g_error ("pair %u: SQLite says %d, we say %d\n%s;\n%s\n%s;", seed, expected, actual, parent,
             indexes, child);
  return TRUE;
}

static void
test_random_pairs (void)
{
  guint wanted = g_getenv ("RELATA_TEST_SLOW") != NULL ? N_PAIRS_SLOW : N_PAIRS;
  sqlite3 *db = open_judge ();
  guint n = 0, n_tried = 0;

  while (n < wanted)
    n += compare_pair (db, ++n_tried) ? 1 : 0;
  g_test_message ("%u pairs with a verdict of SQLite, of %u made", n, n_tried);
  g_assert_cmpuint (n_tried, <, wanted * 3);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/check/key-match/cases", test_cases);
  g_test_add_func ("/core/check/key-match/wrong-column", test_wrong_column);
  g_test_add_func ("/core/check/key-match/parent-columns", test_parent_columns);
  g_test_add_func ("/core/check/key-match/random-pairs", test_random_pairs);
  return g_test_run ();
}
