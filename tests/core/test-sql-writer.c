/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The form in which definitions are written, and that SQLite reads in it what it read before. */

#include "config.h"

#include <string.h>

#include "relata-test-corpus.h"
#include "relata-test-sql.h"
#include "relata-test.h"
#include "sql/relata-parser.h"
#include "sql/relata-writer.h"

static char *
write_text (const char *text)
{
  g_autoptr (RelataDef) def = relata_parse_statement (text, strlen (text));

  g_assert_null (def->fault);
  return relata_def_write (def);
}

static void
test_form (void)
{
  static const struct
  {
    const char *text, *written;
  } cases[] = {
    { "create table [Album]([AlbumId] INTEGER  NOT NULL,[Title] NVARCHAR(160)  NOT NULL,"
      "CONSTRAINT [PK_Album] PRIMARY KEY  ([AlbumId]), foreign key([AlbumId]) references [Artist] "
      "([ArtistId]) on delete no action)",
      "CREATE TABLE Album (\n  AlbumId INTEGER NOT NULL,\n  Title NVARCHAR(160) NOT NULL,\n"
      "  CONSTRAINT PK_Album PRIMARY KEY (AlbumId),\n"
      "  FOREIGN KEY (AlbumId) REFERENCES Artist(ArtistId) ON DELETE NO ACTION\n)" },
    { "CREATE TABLE t (a COLLATE nocase UNIQUE DEFAULT (1 +  2) NOT NULL CHECK (a) REFERENCES p "
      "PRIMARY KEY desc NULL)strict",
      "CREATE TABLE t (\n  a NOT NULL UNIQUE PRIMARY KEY DESC DEFAULT (1 +  2) COLLATE nocase "
      "CHECK (a) REFERENCES p\n) STRICT" },
    { "CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES p CHECK (1) UNIQUE (a) CONSTRAINT x "
      "PRIMARY KEY (a COLLATE rtrim desc)) without rowid , strict",
      "CREATE TABLE t (\n  a,\n  UNIQUE (a),\n  CONSTRAINT x PRIMARY KEY (a COLLATE rtrim DESC),\n"
      "  CHECK (1),\n  FOREIGN KEY (a) REFERENCES p\n) WITHOUT ROWID, STRICT" },
    { "CREATE TABLE t (a INT CONSTRAINT nn NOT NULL ON CONFLICT FAIL CONSTRAINT d DEFAULT 'x' "
      "CONSTRAINT \"g h\" REFERENCES p ON UPDATE set null MATCH full, b int DEFERRABLE INITIALLY "
      "DEFERRED)",
      "CREATE TABLE t (\n  a INT CONSTRAINT nn NOT NULL ON CONFLICT FAIL CONSTRAINT d DEFAULT 'x' "
      "CONSTRAINT \"g h\" REFERENCES p MATCH \"full\" ON UPDATE SET NULL DEFERRABLE INITIALLY "
      "DEFERRED,\n  b int\n)" },
    { "CREATE TABLE t (a,b INT GENERATED ALWAYS AS(a+1)stored,c as (b))",
      "CREATE TABLE t (\n  a,\n  b INT GENERATED ALWAYS AS (a+1) STORED,\n  c GENERATED ALWAYS AS "
      "(b) VIRTUAL\n)" },
    { "CREATE TABLE t( -- open\n a INT -- one\n , /* two */ b INT -- three\n\n\n -- four\n , c /* "
      "five */ INT not  null -- six\n -- seven\n)",
      "CREATE TABLE t ( -- open\n  a INT, -- one\n  /* two */\n  b INT, -- three\n\n  -- four\n"
      "  c /* five */ INT not  null -- six\n  -- seven\n)" },
    { "CREATE TABLE t (a,\n\n b,\n-- of c\nc, CHECK (1) -- k\n, UNIQUE (a) -- u\n)",
      "CREATE TABLE t (\n  a,\n\n  b,\n  -- of c\n  c,\n  UNIQUE (a), -- u\n  CHECK (1) -- k\n)" },
    { "CREATE TABLE t ( )", "CREATE TABLE t ()" },
    { "CREATE TABLE t ( -- soon\n )", "CREATE TABLE t ( -- soon\n)" },
    { "create /* x */ table t (a)", "create /* x */ table t (a)" },
    { "create temporary table if not exists t(a)", "CREATE TEMP TABLE IF NOT EXISTS t (\n  a\n)" },
    { "CREATE TABLE main.t AS SELECT  1", "CREATE TABLE main.t AS SELECT  1" },
    { "create unique index [i] on [t](`a` collate nocase desc,lower(b) asc)where a>1",
      "CREATE UNIQUE INDEX i ON t (a COLLATE nocase DESC, lower(b) ASC) WHERE a>1" },
    { "create view [v] as select  1", "CREATE VIEW v as select  1" },
    { "create trigger [g] insert on t begin select 1; end",
      "CREATE TRIGGER g insert on t begin select 1; end" },
    { "create virtual table [f] using fts5(a)", "CREATE VIRTUAL TABLE f using fts5(a)" },
    { "insert  into t values(1)", "insert  into t values(1)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = write_text (cases[i].text);
      g_autofree char *again = write_text (written);

      g_assert_cmpstr (written, ==, cases[i].written);
      g_assert_cmpstr (again, ==, written);
    }
}

static void
test_script (void)
{
  const char *text
      = "-- head\ncreate table t(a);\n\nINSERT INTO t  VALUES (1) ;;\n-- x\ncreate index "
        "i on t(a) /* y */ ;\n-- rest";
  g_autofree char *written = relata_script_write (text, strlen (text));

  g_assert_cmpstr (
      written, ==,
      "-- head\nCREATE TABLE t (\n  a\n);\n\nINSERT INTO t  VALUES (1) ;;\n-- x\nCREATE "
      "INDEX i ON t (a) /* y */ ;\n-- rest");
}

/* What SQLite tells of the schema that @sql makes; %NULL if it makes none. */
static char *
describe (const char *prelude, const char *sql)
{
  g_autoptr (sqlite3) db = relata_test_sql_open ();

  relata_test_sql_must_run (db, prelude);
  if (!relata_test_sql_run (db, sql, NULL))
    return NULL;
  return relata_test_sql_describe_all (db);
}

/* A statement written anew says the same, and is written the same once more. */
static void
check_same_cb (
    const char *file, const char *prelude, const char *name, const char *sql, gpointer data)
{
  guint *n = data;
  g_autoptr (RelataDef) def = relata_parse_statement (sql, strlen (sql));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;

  if (def->kind == RELATA_DEF_OTHER)
    return;
  written = relata_def_write (def);
  again = write_text (written);
  g_assert_cmpstr (again, ==, written);
  before = describe (prelude, sql);
  if (before == NULL)
    return;
  after = describe (prelude, written);
  g_test_message ("%s: %s: %s", file, name, written);
  g_assert_cmpstr (after, ==, before);
  (*n)++;
}

static void
test_statements (void)
{
  guint n = 0;

  relata_test_corpus_for_each (check_same_cb, &n);
  g_assert_cmpuint (n, >=, 300);
}

/* All SQL of a database, in order. */
static char *
read_schema (const char *path)
{
  GString *script = g_string_new (NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (
      db,
      "SELECT sql FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' "
      "ORDER BY type = 'index', type = 'trigger', rowid",
      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (script, "%s;\n", sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (script, FALSE);
}

static void
test_database (gconstpointer data)
{
  g_autofree char *path = relata_test_corpus_file (data);
  g_autofree char *script = NULL;
  g_autofree char *written = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  if (path == NULL)
    return;
  script = read_schema (path);
  written = relata_script_write (script, strlen (script));
  again = relata_script_write (written, strlen (written));
  g_assert_cmpstr (again, ==, written);
  before = describe ("", script);
  after = describe ("", written);
  g_assert_nonnull (before);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/writer/form", test_form);
  g_test_add_func ("/core/sql/writer/script", test_script);
  g_test_add_func ("/core/sql/writer/statements", test_statements);
  g_test_add_data_func ("/core/sql/writer/database/chinook", "chinook.db", test_database);
  g_test_add_data_func ("/core/sql/writer/database/northwind", "northwind.db", test_database);
  g_test_add_data_func ("/core/sql/writer/database/sakila", "sakila.db", test_database);
  return g_test_run ();
}
