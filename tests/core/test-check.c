/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Every rule: a schema that has the fault and one that nearly has it, and SQLite as the judge
 * where it has an opinion. Every fix that is offered on the way removes its finding, brings no
 * error and undoes to the byte. */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "base/relata-error.h"
#include "check/relata-check.h"
#include "relata-test.h"

/* Who says that the faulty schema is one: SQLite by refusing it, SQLite by refusing a statement,
 * most often when it is prepared, or only we. */
#define REFUSED "refused"
#define INSERT  "EXPLAIN INSERT INTO t DEFAULT VALUES"
#define WRITE   "INSERT INTO t (a) VALUES ('2026')"

typedef struct
{
  RelataRuleIndex rule;
  const char *faulty;
  const char *sound;
  const char *judge; /* NULL, REFUSED, or a statement */
  const char *fixed; /* what the script is after the fix; NULL if there is none */
} Case;

#define P "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b, n COLLATE NOCASE UNIQUE);\n"

static const Case cases[] = {
  { RELATA_RULE_STATEMENT_SYNTAX, "CREATE TABLE t (a PRIMARY KEYS);",
    "CREATE TABLE t (a PRIMARY KEY);", REFUSED, NULL },
  { RELATA_RULE_STATEMENT_ORDER, "CREATE INDEX i ON t (a); CREATE TABLE t (a);",
    "CREATE TABLE t (a); CREATE INDEX i ON t (a);", REFUSED, NULL },
  { RELATA_RULE_NAME_DUPLICATE, "CREATE TABLE t (a); CREATE VIEW T AS SELECT 1;",
    "CREATE TABLE é (a); CREATE TABLE É (a);", REFUSED, NULL },
  { RELATA_RULE_NAME_DUPLICATE, "CREATE TABLE t (a); CREATE INDEX T ON t (a);",
    "CREATE TABLE t (a); CREATE TRIGGER t AFTER INSERT ON t BEGIN SELECT 1; END;", REFUSED, NULL },
  { RELATA_RULE_NAME_SHADOWED, "CREATE TABLE t (a); CREATE TEMP TABLE t (a);",
    "CREATE TABLE t (a); CREATE TEMP TABLE u (a);", NULL, NULL },
  { RELATA_RULE_NAME_RESERVED, "CREATE TABLE SQLite_x (a);", "CREATE TABLE sqlitex (a);", REFUSED,
    NULL },
  { RELATA_RULE_NAME_SPACE, "CREATE TABLE t (\" a\");", "CREATE TABLE t (\"a b\");", NULL, NULL },
  { RELATA_RULE_NAME_KEYWORD, "CREATE TABLE \"order\" (a);", "CREATE TABLE orders (key, desc);",
    NULL, NULL },
  { RELATA_RULE_NAME_ROWID, "CREATE TABLE t (oid TEXT PRIMARY KEY NOT NULL);",
    "CREATE TABLE t (oid INTEGER PRIMARY KEY);", NULL, NULL },
  { RELATA_RULE_TABLE_NO_COLUMNS, "CREATE TABLE t ();", "CREATE TABLE t (a);", REFUSED, NULL },
  { RELATA_RULE_TABLE_ALL_GENERATED, "CREATE TABLE t (a AS (1));", "CREATE TABLE t (a AS (1), b);",
    REFUSED, NULL },
  { RELATA_RULE_TABLE_WITHOUT_ROWID_KEY, "CREATE TABLE t (a) WITHOUT ROWID;",
    "CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID;", REFUSED, NULL },
  { RELATA_RULE_TABLE_NO_PRIMARY_KEY, "CREATE TABLE t (id INTEGER, a UNIQUE);",
    "CREATE TABLE t (id, a NOT NULL UNIQUE);", NULL,
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE);" },
  { RELATA_RULE_TABLE_NO_PRIMARY_KEY, "CREATE TABLE t (a);",
    "CREATE TABLE t (a NOT NULL); CREATE UNIQUE INDEX i ON t (a);", NULL, NULL },
  { RELATA_RULE_TABLE_ASSOCIATION_KEY,
    P "CREATE TABLE t (x INTEGER REFERENCES p, y INTEGER REFERENCES p);",
    P "CREATE TABLE t (x INTEGER REFERENCES p, y INTEGER REFERENCES p, PRIMARY KEY (x, y));", NULL,
    P "CREATE TABLE t (x INTEGER NOT NULL REFERENCES p, y INTEGER NOT NULL REFERENCES p, PRIMARY "
      "KEY (x, y));" },
  { RELATA_RULE_PK_SEVERAL, "CREATE TABLE t (a PRIMARY KEY, b PRIMARY KEY);",
    "CREATE TABLE t (a PRIMARY KEY, b UNIQUE);", REFUSED, NULL },
  { RELATA_RULE_PK_AUTOINCREMENT, "CREATE TABLE t (a INT PRIMARY KEY AUTOINCREMENT);",
    "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);", REFUSED, NULL },
  { RELATA_RULE_PK_GENERATED, "CREATE TABLE t (a, b AS (a) PRIMARY KEY);",
    "CREATE TABLE t (a, b AS (a) UNIQUE);", REFUSED, NULL },
  { RELATA_RULE_PK_NULLABLE, "CREATE TABLE t (a TEXT PRIMARY KEY);",
    "CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID;", NULL,
    "CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY);" },
  { RELATA_RULE_PK_NULLABLE, "CREATE TABLE t (a INT PRIMARY KEY);",
    "CREATE TABLE t (a TEXT PRIMARY KEY) STRICT;", NULL,
    "CREATE TABLE t (a INTEGER PRIMARY KEY);" },
  { RELATA_RULE_PK_NOT_ROWID, "CREATE TABLE t (a BIGINT NOT NULL PRIMARY KEY);",
    "CREATE TABLE t (a NUMERIC NOT NULL PRIMARY KEY);", NULL,
    "CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY);" },
  { RELATA_RULE_KEY_COLUMN, "CREATE TABLE t (a, UNIQUE (zz));", "CREATE TABLE t (a, UNIQUE (A));",
    REFUSED, NULL },
  { RELATA_RULE_KEY_REPEATS_COLUMN, "CREATE TABLE t (a, b, UNIQUE (a, b, A));",
    "CREATE TABLE t (a, b, UNIQUE (a, b));", NULL, NULL },
  { RELATA_RULE_KEY_REDUNDANT, "CREATE TABLE t (a, b, UNIQUE (a, b), UNIQUE (b, a));",
    "CREATE TABLE t (a, b, UNIQUE (a, b), UNIQUE (b, a COLLATE NOCASE));", NULL,
    "CREATE TABLE t (a, b, UNIQUE (a, b));" },
  { RELATA_RULE_COLUMN_DUPLICATE, "CREATE TABLE t (a, A);", "CREATE TABLE t (é, É);", REFUSED,
    NULL },
  { RELATA_RULE_COLUMN_DEFAULT_NAME, "CREATE TABLE t (a DEFAULT \"it's\");",
    "CREATE TABLE t (a DEFAULT true, b DEFAULT CURRENT_TIME, c DEFAULT ('x'));", NULL,
    "CREATE TABLE t (a DEFAULT 'it''s');" },
  { RELATA_RULE_COLUMN_DEFAULT_NAME, "CREATE TABLE t (a DEFAULT now);",
    "CREATE TABLE t (a DEFAULT 'now');", NULL, "CREATE TABLE t (a DEFAULT 'now');" },
  { RELATA_RULE_COLUMN_DEFAULT_NULL_TEXT, "CREATE TABLE t (a DEFAULT 'null');",
    "CREATE TABLE t (a DEFAULT NULL);", NULL, "CREATE TABLE t (a);" },
  { RELATA_RULE_COLUMN_DEFAULT_NULL, "CREATE TABLE t (a NOT NULL DEFAULT NULL);",
    "CREATE TABLE t (a DEFAULT NULL);", NULL, "CREATE TABLE t (a NOT NULL);" },
  { RELATA_RULE_COLUMN_DEFAULT_TYPE, "CREATE TABLE t (a INTEGER DEFAULT 'none');",
    "CREATE TABLE t (a INTEGER DEFAULT ' 1.0 ', b TEXT DEFAULT 'none', c DATE DEFAULT 'x');", NULL,
    NULL },
  { RELATA_RULE_COLUMN_DEFAULT_CONSTANT, "CREATE TABLE t (a, b DEFAULT (a + 1));",
    "CREATE TABLE t (a, b DEFAULT (true + abs(1)));", REFUSED, NULL },
  { RELATA_RULE_COLUMN_DEFAULT_CONSTANT, "CREATE TABLE t (a DEFAULT ((SELECT 1)));",
    "CREATE TABLE t (a DEFAULT (date('now')));", REFUSED, NULL },
  { RELATA_RULE_COLUMN_GENERATED_DEFAULT, "CREATE TABLE t (a, b DEFAULT 1 AS (a));",
    "CREATE TABLE t (a DEFAULT 1, b AS (a));", REFUSED, "CREATE TABLE t (a, b AS (a));" },
  { RELATA_RULE_COLUMN_GENERATED_LOOP, "CREATE TABLE t (a AS (b), b AS (c), c AS (a), d);",
    "CREATE TABLE t (a AS (b), b AS (c), c AS (d), d);", INSERT, NULL },
  { RELATA_RULE_EXPRESSION_COLUMN, "CREATE TABLE t (a CHECK (zz > 0));",
    "CREATE TABLE t (a CHECK (rowid > 0 AND true AND t.A > length(a)));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_COLUMN, "CREATE TABLE t (a, b AS (rowid));",
    "CREATE TABLE t (a, b AS (a));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_COLUMN, "CREATE TABLE t (a CHECK (\"x\" > zz));",
    "CREATE TABLE t (a CHECK (\"x\" > a));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_QUOTED_TEXT, "CREATE TABLE t (a CHECK (a <> \"x\"));",
    "CREATE TABLE t (a CHECK (a <> 'x'), x CHECK (\"x\" > 0));", NULL, NULL },
  { RELATA_RULE_EXPRESSION_SUBQUERY, "CREATE TABLE t (a CHECK (a IN (SELECT a FROM t)));",
    "CREATE TABLE t (a CHECK (a IN (1, 2)));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_CHANGES, "CREATE TABLE t (a, b AS (a > Random ()));",
    "CREATE TABLE t (a, random CHECK (a > random()), b AS (random > 'random()'));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_CHANGES, "CREATE TABLE t (a, b AS (last_insert_rowid()));",
    "CREATE TABLE t (a, b AS (date(a)));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_CHANGES,
    "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE changes() > a;",
    "CREATE TABLE t (a); CREATE INDEX i ON t (date(a, 'start of month'));", REFUSED, NULL },
  { RELATA_RULE_EXPRESSION_CHANGES, "CREATE TABLE t (a CHECK (a < date('NOW', '+1 day')));",
    "CREATE TABLE t (a CHECK (a < date('2026-01-01', '+1 day')));", WRITE, NULL },
  { RELATA_RULE_EXPRESSION_CHANGES, "CREATE TABLE t (a); CREATE INDEX i ON t (a || CURRENT_DATE);",
    "CREATE TABLE t (a CHECK (a < CURRENT_DATE));", REFUSED, NULL },
  { RELATA_RULE_TYPE_MISSING, "CREATE TABLE t (a) STRICT;", "CREATE TABLE t (a);", REFUSED,
    "CREATE TABLE t (a ANY) STRICT;" },
  { RELATA_RULE_TYPE_STRICT, "CREATE TABLE t (a VARCHAR (9)) STRICT;",
    "CREATE TABLE t (a VARCHAR (9), b JSONS);", REFUSED, "CREATE TABLE t (a TEXT) STRICT;" },
  { RELATA_RULE_TYPE_AFFINITY, "CREATE TABLE t (a STRING);",
    "CREATE TABLE t (a VARSTRINGCHAR, b DATETIME, c UNSIGNED BIG INT, d DECIMAL (9, 2));", NULL,
    "CREATE TABLE t (a TEXT);" },
  { RELATA_RULE_TYPE_AFFINITY, "CREATE TABLE t (a FLOATING POINT);",
    "CREATE TABLE t (a MEDIUMINT (3), b DOUBLE, c INT8);", NULL, "CREATE TABLE t (a REAL);" },
  { RELATA_RULE_INDEX_TABLE, "CREATE VIEW v AS SELECT 1 AS a; CREATE INDEX i ON v (a);",
    "CREATE TABLE v AS SELECT 1 AS a; CREATE INDEX i ON v (a);", REFUSED, NULL },
  { RELATA_RULE_INDEX_TABLE, "CREATE INDEX i ON t (a);",
    "CREATE TABLE t (a); CREATE INDEX i ON T (a);", REFUSED, NULL },
  { RELATA_RULE_INDEX_COLUMN, "CREATE TABLE t (a); CREATE INDEX i ON t (zz);",
    "CREATE TABLE t (a); CREATE INDEX i ON t ('A');", REFUSED, NULL },
  { RELATA_RULE_INDEX_COLUMN, "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE zz > 0;",
    "CREATE TABLE t (a); CREATE INDEX i ON t (abs(a)) WHERE t.a > 0;", REFUSED, NULL },
  { RELATA_RULE_INDEX_REPEATS_COLUMN, "CREATE TABLE t (a, b); CREATE INDEX i ON t (a, b, A);",
    "CREATE TABLE t (a, b); CREATE INDEX i ON t (a, b, a COLLATE NOCASE);", NULL, NULL },
  { RELATA_RULE_INDEX_REDUNDANT,
    "CREATE TABLE t (a, b);\nCREATE INDEX i ON t (a);\nCREATE INDEX j ON t (a, b);\n",
    "CREATE TABLE t (a, b); CREATE INDEX i ON t (b); CREATE INDEX j ON t (a, b);"
    "CREATE INDEX k ON t (a DESC); CREATE INDEX l ON t (a) WHERE b; CREATE UNIQUE INDEX m ON t "
    "(a);",
    NULL, "CREATE TABLE t (a, b);\nCREATE INDEX j ON t (a, b);\n" },
  { RELATA_RULE_INDEX_REDUNDANT, "CREATE TABLE t (a UNIQUE);\nCREATE INDEX i ON t (a);\n",
    "CREATE TABLE t (a UNIQUE); CREATE INDEX i ON t (a COLLATE NOCASE);", NULL,
    "CREATE TABLE t (a UNIQUE);\n" },
  { RELATA_RULE_TRIGGER_TABLE, "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;",
    "CREATE TABLE t (a); CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;", REFUSED, NULL },
  { RELATA_RULE_TRIGGER_TABLE,
    "CREATE VIEW v AS SELECT 1; CREATE TRIGGER r AFTER INSERT ON v BEGIN SELECT 1; END;",
    "CREATE VIEW v AS SELECT 1; CREATE TRIGGER r INSTEAD OF INSERT ON v BEGIN SELECT 1; END;",
    REFUSED, NULL },
  { RELATA_RULE_TRIGGER_BODY,
    "CREATE TABLE t (a); CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO u (b) VALUES (1); "
    "END;",
    "CREATE TABLE t (a); CREATE TRIGGER r AFTER DELETE ON t BEGIN WITH c (x) AS (SELECT 1) "
    "SELECT t.* FROM t, c, json_each('[]') AS j; END;",
    INSERT, NULL },
  { RELATA_RULE_VIEW_TABLE, "CREATE VIEW v AS SELECT * FROM nosuch;",
    "CREATE VIEW v AS WITH c AS (SELECT 1), d(x) AS NOT MATERIALIZED (SELECT 2) "
    "SELECT k.* FROM c AS k, d, sqlite_schema, pragma_table_info('v');",
    "EXPLAIN SELECT * FROM v", NULL },
  { RELATA_RULE_VIEW_LOOP, "CREATE VIEW v AS SELECT * FROM w; CREATE VIEW w AS SELECT * FROM v;",
    "CREATE VIEW v AS SELECT 1; CREATE VIEW w AS SELECT * FROM v;", "EXPLAIN SELECT * FROM v",
    NULL },
  { RELATA_RULE_FK_CHILD_COLUMN, P "CREATE TABLE t (x, FOREIGN KEY (zz) REFERENCES p (id));",
    P "CREATE TABLE t (x, FOREIGN KEY (X) REFERENCES p (id));", REFUSED, NULL },
  { RELATA_RULE_FK_COLUMN_COUNT, P "CREATE TABLE t (x, FOREIGN KEY (x) REFERENCES p (id, a));",
    P "CREATE TABLE t (x, FOREIGN KEY (x) REFERENCES p (id));", REFUSED, NULL },
  { RELATA_RULE_FK_COLUMN_COUNT, P "CREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p);",
    P "CREATE TABLE t (x, y, FOREIGN KEY (x) REFERENCES p);", INSERT, NULL },
  { RELATA_RULE_FK_PARENT_MISSING, "CREATE TABLE t (x REFERENCES nosuch);",
    "CREATE TABLE t (x REFERENCES T (y), y UNIQUE);", INSERT, NULL },
  { RELATA_RULE_FK_PARENT_NOT_A_TABLE,
    "CREATE VIEW v AS SELECT 1 AS a; CREATE TABLE t (x REFERENCES v (a));",
    "CREATE TABLE v (a UNIQUE); CREATE TABLE t (x REFERENCES v (a));", INSERT, NULL },
  { RELATA_RULE_FK_PARENT_COLUMN, P "CREATE TABLE t (x INTEGER REFERENCES p (zz));",
    P "CREATE TABLE t (x INTEGER REFERENCES p (\"ID\"));", INSERT,
    P "CREATE TABLE t (x INTEGER REFERENCES p (id));" },
  { RELATA_RULE_FK_PARENT_COLUMN, P "CREATE TABLE t (x TEXT REFERENCES p (rowid));",
    P "CREATE TABLE t (x TEXT REFERENCES p (a));", INSERT, NULL },
  { RELATA_RULE_FK_PARENT_KEY, P "CREATE TABLE t (x REFERENCES p (b));",
    P "CREATE TABLE t (x REFERENCES p (b)); CREATE UNIQUE INDEX i ON p (b);", INSERT,
    "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b UNIQUE, n COLLATE NOCASE UNIQUE);\n"
    "CREATE TABLE t (x REFERENCES p (b));" },
  { RELATA_RULE_FK_PARENT_KEY,
    P "CREATE TABLE t (x REFERENCES p (b));\nCREATE UNIQUE INDEX i ON p (b COLLATE NOCASE);\n",
    P "CREATE TABLE t (x REFERENCES p (n)); CREATE UNIQUE INDEX i ON p (b COLLATE NOCASE);", INSERT,
    "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b UNIQUE, n COLLATE NOCASE UNIQUE);\n"
    "CREATE TABLE t (x REFERENCES p (b));\nCREATE UNIQUE INDEX i ON p (b COLLATE NOCASE);\n" },
  { RELATA_RULE_FK_PARENT_KEY, P "CREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p (b, id));",
    P "CREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p (b, id));"
      "CREATE UNIQUE INDEX i ON p (id, b);",
    INSERT,
    "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b, n COLLATE NOCASE UNIQUE, UNIQUE "
    "(b, id));\nCREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p (b, id));" },
  { RELATA_RULE_FK_PARENT_KEY, "CREATE TABLE p (a); CREATE TABLE t (x REFERENCES p);",
    "CREATE TABLE p (a PRIMARY KEY); CREATE TABLE t (x REFERENCES p);", INSERT, NULL },
  { RELATA_RULE_FK_SET_NULL, P "CREATE TABLE t (x NOT NULL REFERENCES p ON DELETE SET NULL);",
    P "CREATE TABLE t (x NOT NULL REFERENCES p ON DELETE CASCADE ON UPDATE CASCADE);", NULL,
    P "CREATE TABLE t (x REFERENCES p ON DELETE SET NULL);" },
  { RELATA_RULE_FK_SET_NULL,
    P "CREATE TABLE t (x INTEGER PRIMARY KEY REFERENCES p ON UPDATE SET NULL);",
    P "CREATE TABLE t (x INT PRIMARY KEY REFERENCES p ON UPDATE SET NULL);", NULL, NULL },
  { RELATA_RULE_FK_SET_DEFAULT,
    P "CREATE TABLE t (x NOT NULL DEFAULT NULL REFERENCES p ON DELETE SET DEFAULT);",
    P "CREATE TABLE t (x NOT NULL DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT);", NULL, NULL },
  { RELATA_RULE_FK_GENERATED, P "CREATE TABLE t (a, x AS (a) REFERENCES p ON DELETE SET NULL);",
    P "CREATE TABLE t (a, x AS (a) REFERENCES p ON DELETE CASCADE);", "EXPLAIN DELETE FROM p",
    NULL },
  { RELATA_RULE_FK_GENERATED, P "CREATE TABLE t (a, x AS (a) REFERENCES p ON UPDATE CASCADE);",
    P "CREATE TABLE t (a, x AS (a) REFERENCES p ON UPDATE RESTRICT);",
    "EXPLAIN UPDATE p SET id = 1", NULL },
  { RELATA_RULE_FK_SET_DEFAULT_NULL, P "CREATE TABLE t (x REFERENCES p ON DELETE SET DEFAULT);",
    P "CREATE TABLE t (x DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT);", NULL,
    P "CREATE TABLE t (x REFERENCES p ON DELETE SET NULL);" },
  { RELATA_RULE_FK_AFFINITY, P "CREATE TABLE t (x TEXT REFERENCES p);",
    P "CREATE TABLE t (x NUMERIC REFERENCES p);", NULL,
    P "CREATE TABLE t (x INTEGER REFERENCES p);" },
  { RELATA_RULE_FK_COLLATION, P "CREATE TABLE t (x REFERENCES p (n));",
    P "CREATE TABLE t (x COLLATE nocase REFERENCES p (n));", NULL,
    P "CREATE TABLE t (x REFERENCES p (n) COLLATE NOCASE);" },
  { RELATA_RULE_FK_KEY_COLLATION,
    "CREATE TABLE p (a TEXT, PRIMARY KEY (a COLLATE NOCASE)); CREATE TABLE t (x TEXT REFERENCES "
    "p);",
    "CREATE TABLE p (a TEXT COLLATE NOCASE PRIMARY KEY); CREATE TABLE t (x TEXT REFERENCES p);",
    NULL, NULL },
  { RELATA_RULE_FK_REPEATED_COLUMN,
    "CREATE TABLE p (a, b, UNIQUE (a, b)); CREATE TABLE t (x, FOREIGN KEY (x, X) REFERENCES p (a, "
    "b));",
    "CREATE TABLE p (a, b, UNIQUE (a, b)); CREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p "
    "(a, b));",
    NULL, NULL },
  { RELATA_RULE_FK_DUPLICATE,
    P "CREATE TABLE t (x REFERENCES p, FOREIGN KEY (x) REFERENCES P (ID));",
    P "CREATE TABLE t (x REFERENCES p, FOREIGN KEY (x) REFERENCES p (a));", NULL,
    P "CREATE TABLE t (x REFERENCES p);" },
  { RELATA_RULE_FK_SELF_IDENTITY, "CREATE TABLE t (id INTEGER PRIMARY KEY REFERENCES t (id));",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x REFERENCES t (id));", NULL,
    "CREATE TABLE t (id INTEGER PRIMARY KEY);" },
  { RELATA_RULE_FK_SELF_NOT_NULL,
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER NOT NULL REFERENCES t);",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER REFERENCES t);", NULL,
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER REFERENCES t);" },
  { RELATA_RULE_FK_CYCLE_NOT_NULL,
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x NOT NULL REFERENCES u);\n"
    "CREATE TABLE u (id INTEGER PRIMARY KEY, y NOT NULL REFERENCES t);",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x NOT NULL REFERENCES u DEFERRABLE INITIALLY "
    "DEFERRED);"
    "CREATE TABLE u (id INTEGER PRIMARY KEY, y NOT NULL REFERENCES t);",
    NULL,
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x NOT NULL REFERENCES u DEFERRABLE INITIALLY "
    "DEFERRED);\nCREATE TABLE u (id INTEGER PRIMARY KEY, y NOT NULL REFERENCES t);" },
  { RELATA_RULE_FK_CYCLE_CASCADE,
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x REFERENCES u ON DELETE CASCADE);"
    "CREATE TABLE u (id INTEGER PRIMARY KEY, y REFERENCES t ON DELETE CASCADE);",
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x REFERENCES u ON DELETE CASCADE);"
    "CREATE TABLE u (id INTEGER PRIMARY KEY, y REFERENCES t ON UPDATE CASCADE);",
    NULL, NULL },
  { RELATA_RULE_FK_DEFERRAL_MISPLACED,
    P "CREATE TABLE t (x REFERENCES p, y INT DEFERRABLE INITIALLY DEFERRED);",
    P "CREATE TABLE t (x REFERENCES p, y REFERENCES p NOT NULL DEFERRABLE INITIALLY DEFERRED);",
    NULL, NULL },
  { RELATA_RULE_FK_DEFERRAL_MISPLACED,
    P "CREATE TABLE t (x INT DEFERRABLE INITIALLY DEFERRED REFERENCES p);",
    P "CREATE TABLE t (x INT REFERENCES p DEFERRABLE INITIALLY DEFERRED);", NULL, NULL },
  { RELATA_RULE_FK_DEFERRAL_IGNORED, P "CREATE TABLE t (x REFERENCES p DEFERRABLE);",
    P "CREATE TABLE t (x REFERENCES p NOT DEFERRABLE);", NULL, NULL },
  { RELATA_RULE_FK_MATCH_IGNORED,
    P "CREATE TABLE t (x REFERENCES p (id) MATCH FULL ON DELETE CASCADE MATCH PARTIAL);",
    P "CREATE TABLE t (x REFERENCES p (id) MATCH simple);", NULL,
    P "CREATE TABLE t (x REFERENCES p (id) ON DELETE CASCADE);" },
  { RELATA_RULE_FK_HALF_NULL,
    "CREATE TABLE p (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"
    "CREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p);",
    "CREATE TABLE p (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;"
    "CREATE TABLE t (x NOT NULL, y, FOREIGN KEY (x, y) REFERENCES p);",
    NULL,
    "CREATE TABLE p (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"
    "CREATE TABLE t (x, y, FOREIGN KEY (x, y) REFERENCES p, CHECK ((x IS NULL) = (y IS NULL)));" },
  { RELATA_RULE_FK_PARENT_KEY_BY_INDEX,
    "CREATE TABLE p (a);\nCREATE UNIQUE INDEX i ON p (a);\nCREATE TABLE t (x REFERENCES p (a));\n",
    "CREATE TABLE p (a UNIQUE); CREATE UNIQUE INDEX i ON p (a); CREATE TABLE t (x REFERENCES p "
    "(a));",
    NULL, "CREATE TABLE p (a UNIQUE);\nCREATE TABLE t (x REFERENCES p (a));\n" },
  { RELATA_RULE_FK_NO_INDEX, P "CREATE TABLE t (p_id INTEGER REFERENCES p);\n",
    P "CREATE TABLE t (p_id INTEGER UNIQUE REFERENCES p);", NULL,
    P "CREATE TABLE t (p_id INTEGER REFERENCES p);\n\nCREATE INDEX t_by_p ON t (p_id);\n" },
  { RELATA_RULE_FK_NO_INDEX,
    P "CREATE TABLE t (x COLLATE BINARY REFERENCES p (n)); CREATE INDEX i ON t (x);",
    P "CREATE TABLE t (x REFERENCES p (n), y); CREATE INDEX i ON t (x COLLATE NOCASE, y);", NULL,
    P "CREATE TABLE t (x COLLATE BINARY REFERENCES p (n)); CREATE INDEX i ON t (x);\n\n"
      "CREATE INDEX t_by_x ON t (x COLLATE NOCASE);\n" },
};

static RelataSnapshot *
parse (const char *script)
{
  return relata_snapshot_parse (script, strlen (script));
}

static const RelataFinding *
find (RelataFindings *findings, const char *rule)
{
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    if (strcmp (relata_findings_get (findings, i)->rule, rule) == 0)
      return relata_findings_get (findings, i);
  return NULL;
}

/* Whether SQLite takes the script, and prepares the statement. */
static gboolean
accepts (const char *script, const char *statement)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *prepared = NULL;
  gboolean ok;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  ok = sqlite3_exec (db, script, NULL, NULL, NULL) == SQLITE_OK;
  if (ok && statement != NULL)
    ok = sqlite3_prepare_v2 (db, statement, -1, &prepared, NULL) == SQLITE_OK
         && (sqlite3_step (prepared) == SQLITE_DONE || g_str_has_prefix (statement, "EXPLAIN"));
  sqlite3_finalize (prepared);
  sqlite3_close (db);
  return ok;
}

static void
assert_judge (const Case *c)
{
  gboolean refused = c->judge != NULL && strcmp (c->judge, REFUSED) == 0;

  if (refused)
    g_assert_false (accepts (c->faulty, NULL));
  else
    g_assert_true (accepts (c->faulty, NULL));
  g_assert_true (accepts (c->sound, NULL));
  if (c->judge == NULL || refused)
    return;
  g_assert_false (accepts (c->faulty, c->judge));
  g_assert_true (accepts (c->sound, c->judge));
}

static char *
write_text (RelataSnapshot *snapshot)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (snapshot);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_fix (RelataSnapshot *snapshot, const RelataFinding *finding, const Case *c)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "fix");
  g_autoptr (RelataSnapshot) undone = NULL;
  g_autoptr (RelataFindings) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *fixed = NULL;
  g_autofree char *back = NULL;

  relata_finding_fix (finding, edit, &error);
  g_assert_no_error (error);
  fixed = write_text (relata_edit_get_snapshot (edit));
  g_assert_cmpstr (fixed, ==, c->fixed);
  after = relata_check (relata_edit_get_snapshot (edit), NULL);
  g_assert_null (find (after, finding->rule));
  g_assert_cmpuint (relata_findings_count (after, RELATA_SEVERITY_ERROR), ==, 0);
  undone = relata_snapshot_apply_facts (relata_edit_get_snapshot (edit),
                                        relata_edit_get_facts (edit), TRUE);
  back = write_text (undone);
  g_assert_cmpstr (back, ==, c->faulty);
}

static void
assert_faulty (const Case *c)
{
  g_autoptr (RelataSnapshot) snapshot = parse (c->faulty);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  const RelataFinding *finding = find (findings, relata_rule_get_id (c->rule));

  g_assert_nonnull (finding);
  g_test_message ("%s", finding->message);
  g_assert_null (strchr (finding->message, '{'));
  g_assert_cmpint (finding->severity, ==, relata_rule_get_severity (c->rule));
  if (c->judge != NULL)
    g_assert_cmpint (finding->severity, ==, RELATA_SEVERITY_ERROR);
  if (c->fixed == NULL)
    g_assert_null (finding->fix);
  else
    {
      g_assert_nonnull (finding->fix);
      assert_fix (snapshot, finding, c);
    }
}

static void
assert_sound (const Case *c)
{
  g_autoptr (RelataSnapshot) snapshot = parse (c->sound);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

  g_assert_null (find (findings, relata_rule_get_id (c->rule)));
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    if (relata_findings_get (findings, i)->severity == RELATA_SEVERITY_ERROR)
      g_error ("sound, but: %s", relata_findings_get (findings, i)->message);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s: %s", relata_rule_get_id (cases[i].rule), cases[i].faulty);
      assert_judge (&cases[i]);
      assert_faulty (&cases[i]);
      assert_sound (&cases[i]);
    }
}

/* A table of more columns than SQLite takes is too long for a literal. */
static void
test_too_many_columns (void)
{
  g_autoptr (GString) script = g_string_new ("CREATE TABLE t (c0");
  g_autofree char *sound = NULL;
  Case c = { RELATA_RULE_TABLE_TOO_MANY_COLUMNS, NULL, NULL, REFUSED, NULL };

  for (guint i = 1; i < 2000; i++)
    g_string_append_printf (script, ", c%u", i);
  sound = g_strdup_printf ("%s);", script->str);
  g_string_append (script, ", c2000);");
  c.faulty = script->str;
  c.sound = sound;
  assert_judge (&c);
  assert_faulty (&c);
  assert_sound (&c);
}

static void
test_every_rule_has_a_case (void)
{
  for (guint i = 0; i < RELATA_N_RULES; i++)
    {
      gboolean found = i == RELATA_RULE_TABLE_TOO_MANY_COLUMNS;

      for (guint j = 0; j < G_N_ELEMENTS (cases) && !found; j++)
        found = cases[j].rule == i;
      if (!found)
        g_error ("no case for %s", relata_rule_get_id (i));
    }
}

static void
test_rules (void)
{
  guint n_rules = 0;
  const RelataRule *rules = relata_rules_get (&n_rules);

  g_assert_cmpuint (n_rules, ==, RELATA_N_RULES);
  for (guint i = 0; i < n_rules; i++)
    {
      g_assert_true (relata_rules_find (rules[i].id) == &rules[i]);
      g_assert_cmpint (strlen (rules[i].title), >, 0);
      g_assert_true (g_str_has_suffix (rules[i].explanation, "."));
    }
  g_assert_null (relata_rules_find ("no-such-rule"));
}

/* One message as a person reads it, and the places. */
static void
test_message (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (
      "CREATE TABLE authors (name TEXT PRIMARY KEY NOT NULL);"
      "CREATE TABLE books (id INTEGER PRIMARY KEY, author_id TEXT REFERENCES authors (id));"
      "CREATE INDEX i ON books (author_id);");
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  const RelataFinding *finding;
  const RelataFinding *const *of_books;
  g_autofree char *place = NULL;
  guint n = 0;

  g_assert_cmpuint (relata_findings_get_n (findings), ==, 1);
  finding = relata_findings_get (findings, 0);
  g_assert_cmpstr (finding->message, ==,
                   "books.author_id refers to authors.id, but authors has no such column: every "
                   "INSERT into books will fail with “foreign key mismatch”");
  g_assert_cmpstr (finding->fix, ==, "Refer to the Primary Key");
  place = relata_finding_dup_place (finding, snapshot);
  g_assert_cmpstr (place, ==, "books.author_id");
  of_books
      = relata_findings_get_of (findings, relata_snapshot_find_table (snapshot, "books")->id, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (of_books[0] == finding);
  g_assert_null (
      relata_findings_get_of (findings, relata_snapshot_find_table (snapshot, "authors")->id, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (relata_findings_count (findings, RELATA_SEVERITY_ERROR), ==, 1);
}

/* Names hold anything and may be long; a message stays short and free of markup faults. */
static void
test_hostile_names (void)
{
  g_autofree char *name = g_strnfill (5000, 'x');
  g_autofree char *script
      = g_strdup_printf ("CREATE TABLE \"{table}\" (\"%s\" REFERENCES \"<b>{key}\n\");", name);
  g_autoptr (RelataSnapshot) snapshot = parse (script);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  const RelataFinding *finding = find (findings, "fk-parent-missing");

  g_assert_nonnull (finding);
  g_assert_true (g_str_has_prefix (finding->message, "{table}.xxxx"));
  g_assert_cmpint (strlen (finding->message), <, 400);
  g_assert_null (strchr (finding->message, '\n'));
}

#define IGNORED                                                                                    \
  P "-- relata: ignore \"fk-no-index\" (\"x\") 'three rows, ever'\n"                               \
    "CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER REFERENCES p, y INTEGER REFERENCES p);\n"

static void
test_ignored (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (IGNORED);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

  g_assert_cmpuint (relata_findings_get_n (findings), ==, 2);
  g_assert_true (relata_findings_get (findings, 0)->ignored);
  g_assert_false (relata_findings_get (findings, 1)->ignored);
  g_assert_cmpuint (relata_findings_count (findings, RELATA_SEVERITY_HINT), ==, 1);
}

/* A whole table can be excused from a rule. */
static void
test_ignored_table (void)
{
  g_autoptr (RelataSnapshot) snapshot
      = parse (P "-- relata: ignore \"fk-no-index\"\n"
                 "CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER REFERENCES p, y INTEGER "
                 "REFERENCES p);\n");
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

  g_assert_cmpuint (relata_findings_get_n (findings), ==, 2);
  g_assert_cmpuint (relata_findings_count (findings, RELATA_SEVERITY_HINT), ==, 0);
}

static void
test_ignore_and_back (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (IGNORED);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "ignore");
  g_autoptr (RelataFindings) after = NULL;
  g_autoptr (RelataFindings) back = NULL;
  g_autofree char *text = NULL;

  g_assert_true (relata_finding_ignore (relata_findings_get (findings, 1), edit, "why", NULL));
  after = relata_check (relata_edit_get_snapshot (edit), findings);
  g_assert_cmpuint (relata_findings_count (after, RELATA_SEVERITY_HINT), ==, 0);
  text = write_text (relata_edit_get_snapshot (edit));
  g_assert_nonnull (strstr (text, "-- relata: ignore \"fk-no-index\" (\"y\") 'why'\n"));
  for (guint i = 0; i < 2; i++)
    g_assert_true (relata_finding_unignore (relata_findings_get (after, i), edit, NULL));
  back = relata_check (relata_edit_get_snapshot (edit), after);
  g_assert_cmpuint (relata_findings_count (back, RELATA_SEVERITY_HINT), ==, 2);
}

/* All alike at once: of a circle one foreign key is enough, and one index serves two. */
static void
test_fix_all_alike (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (
      "CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER NOT NULL REFERENCES b);\n"
      "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER NOT NULL REFERENCES a);\n"
      "CREATE TABLE c (id INTEGER PRIMARY KEY, x INTEGER REFERENCES a, FOREIGN KEY (x) REFERENCES "
      "b (id), FOREIGN KEY (x) REFERENCES a);\n");
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "fix");
  g_autoptr (RelataFindings) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (relata_finding_fix_all_alike (findings, "fk-cycle-not-null", edit, &error), ==,
                    1);
  g_assert_no_error (error);
  g_assert_cmpuint (relata_finding_fix_all_alike (findings, "fk-no-index", edit, &error), ==, 3);
  g_assert_no_error (error);
  g_assert_cmpuint (relata_finding_fix_all_alike (findings, "fk-duplicate", edit, &error), ==, 1);
  g_assert_no_error (error);
  after = relata_check (relata_edit_get_snapshot (edit), NULL);
  g_assert_cmpuint (relata_findings_get_n (after), ==, 0);
}

static void
test_fix_gone (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (P "CREATE TABLE t (x INTEGER REFERENCES p);\n");
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
  const RelataFinding *finding = find (findings, "fk-no-index");
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "fix");
  g_autoptr (GError) error = NULL;

  g_assert_true (relata_finding_fix (finding, edit, NULL));
  g_assert_false (relata_finding_fix (finding, edit, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT);
}

/* A stranger's script can be as bad as it likes: the check ends soon. It is
 * made by repeating @middle, in which %u is the number of the repetition. */
static void
assert_quick (const char *head, const char *middle, const char *tail)
{
  g_autoptr (GString) script = g_string_new (head);
  g_autoptr (RelataSnapshot) snapshot = NULL;
  g_autoptr (RelataFindings) findings = NULL;
  gint64 start;

  for (guint i = 0; script->len < 300000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_auto (GStrv) parts = g_strsplit (middle, "%u", -1);
      g_autofree char *part = g_strjoinv (number, parts);

      g_string_append (script, part);
    }
  g_string_append (script, tail);
  snapshot = parse (script->str);
  start = g_get_monotonic_time ();
  findings = relata_check (snapshot, NULL);
  g_test_message ("%u findings in %.3f s: %s...", relata_findings_get_n (findings),
                  (double)(g_get_monotonic_time () - start) / 1e6, middle);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

static void
test_hostile_sizes (void)
{
  assert_quick ("CREATE TABLE t (a", ", UNIQUE (a)", ");");
  assert_quick ("CREATE TABLE t (a", ", b%u UNIQUE, c%u PRIMARY KEY", ");");
  assert_quick ("CREATE TABLE t (a", ", b%u CHECK (b%u > a)", ") STRICT;");
  assert_quick ("CREATE TABLE t (a", ", b%u AS (b%u + a)", ");");
  assert_quick ("CREATE TABLE t (a UNIQUE", ", FOREIGN KEY (a) REFERENCES t (a)", ");");
  assert_quick ("CREATE TABLE t (a", ", b%u REFERENCES t (b%u)", ");");
  assert_quick ("CREATE TABLE t (a, FOREIGN KEY (a", ", a", ") REFERENCES t);");
  assert_quick ("CREATE TABLE t (a, UNIQUE (a", ", zz%u", "));");
  assert_quick ("CREATE TABLE t (a CHECK (a > 0", " AND a%u > 0", "));");
  assert_quick ("CREATE TABLE t (a);", "CREATE UNIQUE INDEX i%u ON t (a);", "");
  assert_quick ("CREATE TABLE t (a);", "CREATE TABLE t (a REFERENCES t);", "");
  assert_quick ("", "CREATE TEMP TABLE t%u (a REFERENCES t);", "CREATE TABLE t (a);");
  assert_quick ("CREATE VIEW v AS SELECT 1 FROM v", ", v, f(", "");
  assert_quick ("CREATE VIEW v AS WITH c AS (SELECT 1) SELECT 1 FROM c", ", c, v, g(1)", ";");
  assert_quick ("", "CREATE VIEW v%u AS SELECT * FROM v%u;", "");
}

/* The tables in which a virtual table keeps its data are its own affair. */
static void
test_shadow_tables (void)
{
  g_autoptr (RelataSnapshot) snapshot = parse (
      "CREATE VIRTUAL TABLE search USING fts5 (a);\n"
      "CREATE TABLE 'search_data' (id INTEGER PRIMARY KEY, block BLOB);\n"
      "CREATE TABLE 'search_idx' (segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID;\n"
      "CREATE TABLE 'search_content' (id INTEGER PRIMARY KEY, c0);\n"
      "CREATE TABLE 'search_config' (k PRIMARY KEY, v);\n"
      "CREATE TABLE other_config (k PRIMARY KEY, v);\n");
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

  g_assert_cmpuint (relata_findings_get_n (findings), ==, 1);
  g_assert_cmpstr (relata_findings_get (findings, 0)->rule, ==, "pk-nullable");
}

/* The sample teaches by example: nothing is to be found in it. */
static void
test_sample (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("RELATA_SAMPLESDIR"), "library.sql", NULL);
  g_autofree char *text = NULL;
  g_autoptr (RelataSnapshot) snapshot = NULL;
  g_autoptr (RelataFindings) findings = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  snapshot = relata_snapshot_parse (text, length);
  findings = relata_check (snapshot, NULL);
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    g_error ("%s", relata_findings_get (findings, i)->message);
}

/* What real schemas have: counted by hand, foreign keys without an index by SQLite's shell. */
static void
test_corpus (void)
{
  static const struct
  {
    const char *name;
    guint n_errors, n_warnings, n_hints, n_without_index;
  } files[] = {
    { "chinook.sql", 0, 0, 1, 0 },
    { "northwind.sql", 0, 1, 10, 10 },
    { "sakila.sql", 0, 2, 3, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = relata_test_corpus_file (files[i].name);
      g_autofree char *text = NULL;
      g_autoptr (RelataSnapshot) snapshot = NULL;
      g_autoptr (RelataFindings) findings = NULL;
      guint n_without_index = 0;
      gsize length;

      if (path == NULL)
        return;
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      snapshot = relata_snapshot_parse (text, length);
      findings = relata_check (snapshot, NULL);
      for (guint j = 0; j < relata_findings_get_n (findings); j++)
        n_without_index
            += strcmp (relata_findings_get (findings, j)->rule, "fk-no-index") == 0 ? 1 : 0;
      g_assert_cmpuint (n_without_index, ==, files[i].n_without_index);
      g_assert_cmpuint (relata_findings_count (findings, 0), ==, files[i].n_errors);
      g_assert_cmpuint (relata_findings_count (findings, 1), ==, files[i].n_warnings);
      g_assert_cmpuint (relata_findings_count (findings, 2), ==, files[i].n_hints);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/check/rules/cases", test_cases);
  g_test_add_func ("/core/check/rules/too-many-columns", test_too_many_columns);
  g_test_add_func ("/core/check/rules/every-rule-has-a-case", test_every_rule_has_a_case);
  g_test_add_func ("/core/check/rules/table", test_rules);
  g_test_add_func ("/core/check/message", test_message);
  g_test_add_func ("/core/check/hostile-names", test_hostile_names);
  g_test_add_func ("/core/check/hostile-sizes", test_hostile_sizes);
  g_test_add_func ("/core/check/ignored", test_ignored);
  g_test_add_func ("/core/check/ignored-table", test_ignored_table);
  g_test_add_func ("/core/check/ignore-and-back", test_ignore_and_back);
  g_test_add_func ("/core/check/fix/all-alike", test_fix_all_alike);
  g_test_add_func ("/core/check/fix/gone", test_fix_gone);
  g_test_add_func ("/core/check/shadow-tables", test_shadow_tables);
  g_test_add_func ("/core/check/sample", test_sample);
  g_test_add_func ("/core/check/corpus", test_corpus);
  return g_test_run ();
}
