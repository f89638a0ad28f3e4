/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of tables: before, edit, after, all three as text. */

#include "config.h"

#include <string.h>

#include "base/relata-error.h"
#include "sql/relata-parser.h"
#include "sql/relata-table-edit.h"

typedef struct
{
  const char *before;
  const char *edit;  /* a verb and its arguments, with "|" between them; see apply() */
  const char *after; /* NULL: the edit is refused */
} Case;

/* "a,b" as positions. */
static guint
read_positions (const char *text, guint *positions)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint n = 0;

  for (; parts[n] != NULL; n++)
    positions[n] = atoi (parts[n]);
  return n;
}

/* fk|columns|parent|parent columns|on delete|on update|deferral|name */
static RelataDef *
apply_foreign_key (const RelataTableDef *table, int which, char **args, GError **error)
{
  g_auto (GStrv) columns = g_strsplit (args[0], ",", -1);
  g_auto (GStrv) parent_columns = g_strsplit (args[2], ",", -1);
  RelataForeignKeySpec spec = { .columns = (const char *const *)columns,
                                .parent = args[1],
                                .parent_columns = (const char *const *)parent_columns,
                                .on_delete = atoi (args[3]),
                                .on_update = atoi (args[4]),
                                .deferral = atoi (args[5]),
                                .name = *args[6] != '\0' ? args[6] : NULL };

  if (which < 0)
    return relata_table_def_add_foreign_key (table, &spec, error);
  return relata_table_def_set_foreign_key (table, which, &spec, error);
}

static RelataDef *
apply_to_keys (const RelataTableDef *table, const char *verb, char **args, GError **error)
{
  guint positions[8];
  guint n;

  if (strcmp (verb, "pk") == 0)
    {
      n = read_positions (args[0], positions);
      return relata_table_def_set_primary_key (table, positions, n, atoi (args[1]), error);
    }
  if (strcmp (verb, "unique") == 0)
    {
      g_auto (GStrv) columns = g_strsplit (args[0], ",", -1);

      return relata_table_def_add_unique (table, *args[1] != '\0' ? args[1] : NULL,
                                          (const char *const *)columns, error);
    }
  if (strcmp (verb, "remove-key") == 0)
    return relata_table_def_remove_key (table, atoi (args[0]), error);
  if (strcmp (verb, "check") == 0)
    return relata_table_def_add_check (table, *args[0] != '\0' ? args[0] : NULL, args[1], error);
  if (strcmp (verb, "set-check") == 0)
    return relata_table_def_set_check (table, atoi (args[0]), *args[1] != '\0' ? args[1] : NULL,
                                       args[2], error);
  if (strcmp (verb, "remove-check") == 0)
    return relata_table_def_remove_check (table, atoi (args[0]), error);
  if (strcmp (verb, "fk") == 0)
    return apply_foreign_key (table, -1, args, error);
  if (strcmp (verb, "set-fk") == 0)
    return apply_foreign_key (table, atoi (args[0]), args + 1, error);
  if (strcmp (verb, "remove-fk") == 0)
    return relata_table_def_remove_foreign_key (table, atoi (args[0]), error);
  g_assert_cmpstr (verb, ==, "options");
  return relata_table_def_set_options (table, atoi (args[0]), atoi (args[1]), error);
}

static RelataDef *
apply (const RelataTableDef *table, const char *edit, GError **error)
{
  g_auto (GStrv) words = g_strsplit (edit, "|", -1);
  const char *verb = words[0];
  char **args = words + 1;
  guint column = args[0] != NULL ? atoi (args[0]) : 0;

  if (strcmp (verb, "rename") == 0)
    return relata_table_def_rename (table, args[0], error);
  if (strcmp (verb, "add") == 0)
    return relata_table_def_add_column (table, column, args[1], args[2], error);
  if (strcmp (verb, "remove") == 0)
    return relata_table_def_remove_column (table, column, error);
  if (strcmp (verb, "move") == 0)
    return relata_table_def_move_column (table, column, atoi (args[1]), error);
  if (strcmp (verb, "rename-column") == 0)
    return relata_table_def_rename_column (table, column, args[1], error);
  if (strcmp (verb, "type") == 0)
    return relata_table_def_set_type (table, column, args[1], error);
  if (strcmp (verb, "not-null") == 0)
    return relata_table_def_set_not_null (table, column, atoi (args[1]), error);
  if (strcmp (verb, "set-unique") == 0)
    return relata_table_def_set_unique (table, column, atoi (args[1]), error);
  if (strcmp (verb, "default") == 0)
    return relata_table_def_set_default (table, column, args[1], error);
  if (strcmp (verb, "collation") == 0)
    return relata_table_def_set_collation (table, column, args[1], error);
  if (strcmp (verb, "generated") == 0)
    return relata_table_def_set_generated (table, column, atoi (args[1]), args[2], error);
  return apply_to_keys (table, verb, args, error);
}

static void
run_cases (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RelataDef) before
          = relata_parse_create (cases[i].before, strlen (cases[i].before), &error);
      g_autoptr (RelataDef) after = NULL;

      g_assert_no_error (error);
      g_test_message ("%s -- %s", cases[i].before, cases[i].edit);
      after = apply (relata_def_table (before), cases[i].edit, &error);
      if (cases[i].after == NULL)
        {
          g_assert_null (after);
          g_assert_error (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (after->text, ==, cases[i].after);
      g_assert_cmpint (after->kind, ==, RELATA_DEF_TABLE);
      g_assert_cmpstr (before->text, ==, cases[i].before);
    }
}

static void
test_rename (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a)", "rename|u", "CREATE TABLE u (a)" },
    { "CREATE TABLE t (a)", "rename|t", "CREATE TABLE t (a)" },
    { "CREATE TABLE t (a)", "rename|my table", "CREATE TABLE \"my table\" (a)" },
    { "CREATE TABLE [t] (a)", "rename|u", "CREATE TABLE [u] (a)" },
    { "CREATE TABLE [t] (a)", "rename|u]", "CREATE TABLE \"u]\" (a)" },
    { "CREATE TABLE `t` (a)", "rename|u", "CREATE TABLE `u` (a)" },
    { "CREATE TABLE main.t (a)", "rename|select", "CREATE TABLE main.\"select\" (a)" },
    { "CREATE TABLE t (a, b REFERENCES T(a), CHECK (t.a > b))", "rename|u",
      "CREATE TABLE u (a, b REFERENCES u(a), CHECK (u.a > b))" },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_add_column (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t ()", "add|0|id|INTEGER", "CREATE TABLE t (\n  id INTEGER\n)" },
    { "CREATE TABLE t (\n)", "add|0|id|", "CREATE TABLE t (\n  id\n)" },
    { "CREATE TABLE t (a)", "add|1|b|TEXT", "CREATE TABLE t (a, b TEXT)" },
    { "CREATE TABLE t (a)", "add|0|b|TEXT", "CREATE TABLE t (b TEXT, a)" },
    { "CREATE TABLE t (a,b)", "add|1|c|", "CREATE TABLE t (a,c,b)" },
    { "CREATE TABLE t (a, UNIQUE (a))", "add|9|c|", "CREATE TABLE t (a, c, UNIQUE (a))" },
    { "CREATE TABLE t (\n  a INT, -- one\n  b INT -- two\n)", "add|2|c|TEXT",
      "CREATE TABLE t (\n  a INT, -- one\n  b INT, -- two\n  c TEXT\n)" },
    { "CREATE TABLE t (\n  a INT, -- one\n  b INT -- two\n)", "add|1|c|TEXT",
      "CREATE TABLE t (\n  a INT, -- one\n  c TEXT,\n  b INT -- two\n)" },
    { "CREATE TABLE t (\n\ta INT,\n\n\t-- about b\n\tb INT\n)", "add|0|c|TEXT",
      "CREATE TABLE t (\n\tc TEXT,\n\ta INT,\n\n\t-- about b\n\tb INT\n)" },
    { "CREATE TABLE t (\r\n  a INT\r\n)", "add|1|c|TEXT",
      "CREATE TABLE t (\r\n  a INT,\r\n  c TEXT\r\n)" },
    { "CREATE TABLE t\n( a INT -- one\n, b INT -- two\n)", "add|2|c|TEXT",
      "CREATE TABLE t\n( a INT -- one\n, b INT -- two\n, c TEXT\n)" },
    { "CREATE TABLE t\n( a INT\n, b INT\n)", "add|0|c|TEXT",
      "CREATE TABLE t\n( c TEXT\n, a INT\n, b INT\n)" },
    { "CREATE TABLE t (a -- x\n)", "add|1|b|", "CREATE TABLE t (a, -- x\n b\n)" },
    { "CREATE TABLE t (a)", "add|1|A|", NULL },
    { "CREATE TABLE t (a)", "add|1|b|INT, c", NULL },
    { "CREATE TABLE t (a)", "add|1|b|INT) --", NULL },
    { "CREATE TABLE t (a)", "add|1|b|INT NOT NULL", NULL },
    { "CREATE TABLE t (a)", "add|1|order|double precision",
      "CREATE TABLE t (a, \"order\" double precision)" },
    { "CREATE TABLE t AS SELECT 1", "add|0|a|", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_remove_column (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a, b, c)", "remove|1", "CREATE TABLE t (a, c)" },
    { "CREATE TABLE t (a, b, c)", "remove|0", "CREATE TABLE t (b, c)" },
    { "CREATE TABLE t (a, b, c)", "remove|2", "CREATE TABLE t (a, b)" },
    { "CREATE TABLE t (a, CHECK (1))", "remove|0", "CREATE TABLE t ()" },
    { "CREATE TABLE t (\n  a INT, -- one\n  b INT, -- two\n  c INT -- three\n)", "remove|1",
      "CREATE TABLE t (\n  a INT, -- one\n  c INT -- three\n)" },
    { "CREATE TABLE t (\n  a INT, -- one\n  b INT, /* two */\n  c INT -- three\n)", "remove|2",
      "CREATE TABLE t (\n  a INT, -- one\n  b INT /* two */\n)" },
    { "CREATE TABLE t (\n  a INT,\n  -- audit\n  b INT,\n  c INT\n)", "remove|1",
      "CREATE TABLE t (\n  a INT,\n  -- audit\n  c INT\n)" },
    { "CREATE TABLE t\n( a INT -- one\n, b INT -- two\n)", "remove|1",
      "CREATE TABLE t\n( a INT -- one\n)" },
    { "CREATE TABLE t\n( a INT -- one\n, b INT -- two\n)", "remove|0",
      "CREATE TABLE t\n( b INT -- two\n)" },
    { "CREATE TABLE t (a,\n -- x\n b)", "remove|1", "CREATE TABLE t (a\n -- x\n )" },
    { "CREATE TABLE t ( -- x\n a, /* y */ b)", "remove|0", "CREATE TABLE t ( -- x\n /* y */ b)" },
    { "CREATE TABLE t (a, -- x\n b)", "remove|1", "CREATE TABLE t (a -- x\n)" },
    { "CREATE TABLE t (a, b, PRIMARY KEY (a, b), UNIQUE (a))", "remove|1",
      "CREATE TABLE t (a, UNIQUE (a))" },
    { "CREATE TABLE t (a, b, c, FOREIGN KEY (b, c) REFERENCES p)", "remove|2",
      "CREATE TABLE t (a, b)" },
    { "CREATE TABLE t (id, up REFERENCES t(id))", "remove|0", "CREATE TABLE t (up)" },
    { "CREATE TABLE t (a, b, CHECK (a > b))", "remove|1", NULL },
    { "CREATE TABLE t (a, b CHECK (a > b))", "remove|1", "CREATE TABLE t (a)" },
    { "CREATE TABLE t (a, b AS (a))", "remove|0", NULL },
    { "CREATE TABLE t (a, b REFERENCES p, c INT DEFERRABLE INITIALLY DEFERRED)", "remove|2",
      "CREATE TABLE t (a, b REFERENCES p DEFERRABLE INITIALLY DEFERRED)" },
    { "CREATE TABLE t (a REFERENCES q, b REFERENCES p, c INT DEFERRABLE INITIALLY DEFERRED)",
      "remove|1", "CREATE TABLE t (a REFERENCES q, c INT)" },
    { "CREATE TABLE t (a)", "remove|1", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_move_column (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a, b, c)", "move|0|2", "CREATE TABLE t (b, c, a)" },
    { "CREATE TABLE t (a, b, c)", "move|2|0", "CREATE TABLE t (c, a, b)" },
    { "CREATE TABLE t (a, b, c)", "move|1|1", "CREATE TABLE t (a, b, c)" },
    { "CREATE TABLE t (\n  a, -- one\n  b, -- two\n  c -- three\n)", "move|0|2",
      "CREATE TABLE t (\n  b, -- two\n  c, -- three\n  a -- one\n)" },
    { "CREATE TABLE t (\n  a, -- one\n  b, -- two\n  c -- three\n)", "move|2|0",
      "CREATE TABLE t (\n  c, -- three\n  a, -- one\n  b -- two\n)" },
    { "CREATE TABLE t\n( a -- one\n, b -- two\n, c -- three\n)", "move|2|0",
      "CREATE TABLE t\n( c -- three\n, a -- one\n, b -- two\n)" },
    { "CREATE TABLE t (a, b, PRIMARY KEY (a) CHECK (b))", "move|0|1",
      "CREATE TABLE t (b, a, PRIMARY KEY (a) CHECK (b))" },
    { "CREATE TABLE t (a)", "move|0|1", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_rename_column (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a, b)", "rename-column|0|x y", "CREATE TABLE t (\"x y\", b)" },
    { "CREATE TABLE t ([a], b)", "rename-column|0|x y", "CREATE TABLE t ([x y], b)" },
    { "CREATE TABLE t (a, b, PRIMARY KEY (b, a DESC), UNIQUE ('a'))", "rename-column|0|z",
      "CREATE TABLE t (z, b, PRIMARY KEY (b, z DESC), UNIQUE (\"z\"))" },
    { "CREATE TABLE t (a CHECK (a > 0 AND t.a < 9 AND 'a' <> \"a\"), b AS (A || [a]))",
      "rename-column|0|z",
      "CREATE TABLE t (z CHECK (z > 0 AND t.z < 9 AND 'a' <> \"z\"), b AS (z || [z]))" },
    { "CREATE TABLE t (a, b CHECK (b <> \"z\"))", "rename-column|0|z",
      "CREATE TABLE t (z, b CHECK (b <> 'z'))" },
    { "CREATE TABLE t (id, up REFERENCES t(id), FOREIGN KEY (id) REFERENCES p(id))",
      "rename-column|0|z",
      "CREATE TABLE t (z, up REFERENCES t(z), FOREIGN KEY (z) REFERENCES p(id))" },
    { "CREATE TABLE t (a CHECK (a(1) AND cast(a AS a) AND a COLLATE a))", "rename-column|0|z",
      "CREATE TABLE t (z CHECK (a(1) AND cast(z AS a) AND z COLLATE a))" },
    { "CREATE TABLE t (a, b)", "rename-column|0|B", NULL },
    { "CREATE TABLE t (a, b)", "rename-column|0|A", "CREATE TABLE t (A, b)" },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_column_clauses (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a INT NOT NULL)", "type|0|TEXT", "CREATE TABLE t (a TEXT NOT NULL)" },
    { "CREATE TABLE t (a INT NOT NULL)", "type|0|", "CREATE TABLE t (a NOT NULL)" },
    { "CREATE TABLE t (a)", "type|0| VARCHAR ( 3 ) ", "CREATE TABLE t (a VARCHAR ( 3 ))" },
    { "CREATE TABLE t (a GENERATED ALWAYS AS (1), b)", "type|0|INT",
      "CREATE TABLE t (a INT GENERATED ALWAYS AS (1), b)" },
    { "CREATE TABLE t (a)", "type|0|INT UNIQUE", NULL },
    { "CREATE TABLE t (a)", "type|0|INT, b TEXT", NULL },
    { "CREATE TABLE t (a)", "type|0|INT -- x", "CREATE TABLE t (a INT)" },
    { "CREATE TABLE t (a INT)", "not-null|0|1", "CREATE TABLE t (a INT NOT NULL)" },
    { "CREATE TABLE t (a INT NULL DEFAULT 1)", "not-null|0|1",
      "CREATE TABLE t (a INT NOT NULL DEFAULT 1)" },
    { "CREATE TABLE t (a INT CONSTRAINT n NOT NULL ON CONFLICT FAIL, b)", "not-null|0|0",
      "CREATE TABLE t (a INT, b)" },
    { "CREATE TABLE t (a INT -- note\n  NOT NULL, b)", "not-null|0|0",
      "CREATE TABLE t (a INT -- note\n, b)" },
    { "CREATE TABLE t (a INT NOT NULL)", "not-null|0|1", "CREATE TABLE t (a INT NOT NULL)" },
    { "CREATE TABLE t (a INT NOT NULL DEFAULT 1)", "set-unique|0|1",
      "CREATE TABLE t (a INT NOT NULL UNIQUE DEFAULT 1)" },
    { "CREATE TABLE t (a UNIQUE, b, UNIQUE (a), UNIQUE (a, b))", "set-unique|0|0",
      "CREATE TABLE t (a, b, UNIQUE (a, b))" },
    { "CREATE TABLE t (a, UNIQUE (a))", "set-unique|0|1", "CREATE TABLE t (a, UNIQUE (a))" },
    { "CREATE TABLE t (a)", "default|0|1", "CREATE TABLE t (a DEFAULT 1)" },
    { "CREATE TABLE t (a)", "default|0|-1.5", "CREATE TABLE t (a DEFAULT -1.5)" },
    { "CREATE TABLE t (a)", "default|0|'it''s'", "CREATE TABLE t (a DEFAULT 'it''s')" },
    { "CREATE TABLE t (a)", "default|0|current_date", "CREATE TABLE t (a DEFAULT current_date)" },
    { "CREATE TABLE t (a)", "default|0|1 + 2", "CREATE TABLE t (a DEFAULT (1 + 2))" },
    { "CREATE TABLE t (a)", "default|0|(1) + (2)", "CREATE TABLE t (a DEFAULT ((1) + (2)))" },
    { "CREATE TABLE t (a)", "default|0|(1 + 2)", "CREATE TABLE t (a DEFAULT (1 + 2))" },
    { "CREATE TABLE t (a CONSTRAINT d DEFAULT  7 UNIQUE)", "default|0|random()",
      "CREATE TABLE t (a CONSTRAINT d DEFAULT  (random()) UNIQUE)" },
    { "CREATE TABLE t (a DEFAULT ( 7 ))", "default|0|8", "CREATE TABLE t (a DEFAULT 8)" },
    { "CREATE TABLE t (a DEFAULT 1 DEFAULT 2 UNIQUE)", "default|0|", "CREATE TABLE t (a UNIQUE)" },
    { "CREATE TABLE t (a)", "default|0|1) CHECK (1", NULL },
    { "CREATE TABLE t (a TEXT UNIQUE)", "collation|0|NOCASE",
      "CREATE TABLE t (a TEXT UNIQUE COLLATE NOCASE)" },
    { "CREATE TABLE t (a TEXT COLLATE binary UNIQUE)", "collation|0|NOCASE",
      "CREATE TABLE t (a TEXT UNIQUE COLLATE NOCASE)" },
    { "CREATE TABLE t (a TEXT COLLATE NOCASE)", "collation|0|", "CREATE TABLE t (a TEXT)" },
    { "CREATE TABLE t (a, b INT DEFAULT 3)", "generated|1|2|a + 1",
      "CREATE TABLE t (a, b INT GENERATED ALWAYS AS (a + 1) STORED)" },
    { "CREATE TABLE t (a, b AS (a))", "generated|1|2|a+1",
      "CREATE TABLE t (a, b AS (a+1) STORED)" },
    { "CREATE TABLE t (a, b AS ( a ) stored)", "generated|1|1|a",
      "CREATE TABLE t (a, b AS ( a ) VIRTUAL)" },
    { "CREATE TABLE t (a, b INT GENERATED ALWAYS AS (a) STORED UNIQUE)", "generated|1|0|",
      "CREATE TABLE t (a, b INT UNIQUE)" },
    { "CREATE TABLE t (a, b INTEGER PRIMARY KEY)", "generated|1|2|a + 1", NULL },
    { "CREATE TABLE t (a CONSTRAINT x)", "collation|0|NOCASE",
      "CREATE TABLE t (a COLLATE NOCASE CONSTRAINT x)" },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_primary_key (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a INTEGER, b)", "pk|0|0", "CREATE TABLE t (a INTEGER PRIMARY KEY, b)" },
    { "CREATE TABLE t (a INTEGER NOT NULL, b)", "pk|0|1",
      "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, b)" },
    { "CREATE TABLE t (a, b)", "pk|0|1", NULL },
    { "CREATE TABLE t (a, b)", "pk|1,0|0", "CREATE TABLE t (a, b, PRIMARY KEY (b, a))" },
    { "CREATE TABLE t (\n  a,\n  b -- two\n)", "pk|0,1|0",
      "CREATE TABLE t (\n  a,\n  b, -- two\n  PRIMARY KEY (a, b)\n)" },
    { "CREATE TABLE t (a CONSTRAINT k PRIMARY KEY, b)", "pk|0,1|0",
      "CREATE TABLE t (a, b, CONSTRAINT k PRIMARY KEY (a, b))" },
    { "CREATE TABLE t (a CONSTRAINT k PRIMARY KEY, b)", "pk|1|0",
      "CREATE TABLE t (a, b CONSTRAINT k PRIMARY KEY)" },
    { "CREATE TABLE t (a, b, CONSTRAINT k PRIMARY KEY (a DESC, b) ON CONFLICT FAIL)", "pk|0|0",
      "CREATE TABLE t (a, b, CONSTRAINT k PRIMARY KEY (a DESC) ON CONFLICT FAIL)" },
    { "CREATE TABLE t (a, b, PRIMARY KEY (a))", "pk||0", "CREATE TABLE t (a, b)" },
    { "CREATE TABLE t (a PRIMARY KEY, b)", "pk||0", "CREATE TABLE t (a, b)" },
    { "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)", "pk|0|0",
      "CREATE TABLE t (a INTEGER PRIMARY KEY)" },
    { "CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT))", "pk|0|0",
      "CREATE TABLE t (a INTEGER, PRIMARY KEY (a))" },
    { "CREATE TABLE t (a INTEGER, PRIMARY KEY (a))", "pk|0|1",
      "CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT))" },
    { "CREATE TABLE t (a AS (1), b)", "pk|0|0", NULL },
    { "CREATE TABLE t (a)", "pk|4|0", NULL },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_unique_and_check (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a, b)", "unique|a,b|", "CREATE TABLE t (a, b, UNIQUE (a, b))" },
    { "CREATE TABLE t (a, b)", "unique|b|u q", "CREATE TABLE t (a, b CONSTRAINT \"u q\" UNIQUE)" },
    { "CREATE TABLE t (a, b)", "unique|c|", NULL },
    { "CREATE TABLE t (a, b UNIQUE, UNIQUE (a, b))", "remove-key|1",
      "CREATE TABLE t (a, b UNIQUE)" },
    { "CREATE TABLE t (a, b UNIQUE, UNIQUE (a, b))", "remove-key|0",
      "CREATE TABLE t (a, b, UNIQUE (a, b))" },
    { "CREATE TABLE t (a)", "check||a > 0", "CREATE TABLE t (a, CHECK (a > 0))" },
    { "CREATE TABLE t (a)", "check|c|a > 0 -- x",
      "CREATE TABLE t (a, CONSTRAINT c CHECK (a > 0))" },
    { "CREATE TABLE t (a)", "check||a > 0) CHECK (1", NULL },
    { "CREATE TABLE t (a)", "check||a >", NULL },
    { "CREATE TABLE t (a)", "check||", NULL },
    { "CREATE TABLE t (a CHECK ( a > 0 ))", "set-check|0|c|a > 1",
      "CREATE TABLE t (a CONSTRAINT c CHECK ( a > 1 ))" },
    { "CREATE TABLE t (a CONSTRAINT c CHECK (a))", "set-check|0||a",
      "CREATE TABLE t (a CHECK (a))" },
    { "CREATE TABLE t (a CONSTRAINT [c] CHECK (a))", "set-check|0|d|a",
      "CREATE TABLE t (a CONSTRAINT [d] CHECK (a))" },
    { "CREATE TABLE t (a CHECK (a) UNIQUE, CHECK (1))", "remove-check|0",
      "CREATE TABLE t (a UNIQUE, CHECK (1))" },
    { "CREATE TABLE t (a CHECK (a) UNIQUE, CHECK (1))", "remove-check|1",
      "CREATE TABLE t (a CHECK (a) UNIQUE)" },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_foreign_key (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a, b)", "fk|a|p|id|0|0|0|", "CREATE TABLE t (a REFERENCES p(id), b)" },
    { "CREATE TABLE t (a, b)", "fk|a|p||0|0|0|", "CREATE TABLE t (a REFERENCES p, b)" },
    { "CREATE TABLE t (a NOT NULL, b)", "fk|a|my p|the id|5|3|2|f k",
      "CREATE TABLE t (a NOT NULL CONSTRAINT \"f k\" REFERENCES \"my p\"(\"the id\") ON DELETE "
      "CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED, b)" },
    { "CREATE TABLE t (a, b)", "fk|a,b|p|x,y|0|0|0|k",
      "CREATE TABLE t (a, b, CONSTRAINT k FOREIGN KEY (a, b) REFERENCES p(x, y))" },
    { "CREATE TABLE t (a, b)", "fk|z|p||0|0|0|", NULL },
    { "CREATE TABLE t (a, b)", "fk|a|p|x,y|0|0|0|", NULL },
    { "CREATE TABLE t (a REFERENCES p)", "remove-fk|0", "CREATE TABLE t (a)" },
    { "CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES p)", "remove-fk|0", "CREATE TABLE t (a)" },
    { "CREATE TABLE t (a REFERENCES p MATCH full)", "set-fk|0|a|q|x|5|0|0|",
      "CREATE TABLE t (a REFERENCES q(x) ON DELETE CASCADE MATCH full)" },
    { "CREATE TABLE t (a REFERENCES [p] ([x]) ON DELETE SET NULL)", "set-fk|0|a|q|y|5|0|0|",
      "CREATE TABLE t (a REFERENCES [q] ([y]) ON DELETE CASCADE)" },
    { "CREATE TABLE t (a REFERENCES p(x) ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE)",
      "set-fk|0|a|p||0|5|0|n", "CREATE TABLE t (a CONSTRAINT n REFERENCES p ON UPDATE CASCADE)" },
    { "CREATE TABLE t (a REFERENCES p(x))", "set-fk|0|a|p|x|3|5|2|",
      "CREATE TABLE t (a REFERENCES p(x) ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE "
      "INITIALLY DEFERRED)" },
    { "CREATE TABLE t (a, b, CONSTRAINT k FOREIGN KEY (a) REFERENCES p(x))",
      "set-fk|0|a,b|p|x,y|0|0|0|", "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p(x, y))" },
    { "CREATE TABLE t (a REFERENCES p(x), b)", "set-fk|0|b|p|x|0|0|0|",
      "CREATE TABLE t (a, b REFERENCES p(x))" },
    { "CREATE TABLE t (a REFERENCES p, b INT DEFERRABLE INITIALLY DEFERRED)",
      "set-fk|0|a|p||5|0|2|",
      "CREATE TABLE t (a REFERENCES p ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, b INT)" },
    { "CREATE TABLE t (a REFERENCES p NOT DEFERRABLE)", "set-fk|0|a|p||0|0|3|",
      "CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY IMMEDIATE)" },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_options (void)
{
  static const Case cases[] = {
    { "CREATE TABLE t (a INT)", "options|1|0", "CREATE TABLE t (a INT) STRICT" },
    { "CREATE TABLE t (a INT)", "options|1|1", "CREATE TABLE t (a INT) WITHOUT ROWID, STRICT" },
    { "CREATE TABLE t (a INT) /* c */ strict", "options|1|1",
      "CREATE TABLE t (a INT) /* c */ WITHOUT ROWID, STRICT" },
    { "CREATE TABLE t (a INT) strict , without rowid", "options|0|0", "CREATE TABLE t (a INT)" },
    { "CREATE TABLE t (a INT) strict,without rowid", "options|1|1",
      "CREATE TABLE t (a INT) strict,without rowid" },
  };

  run_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataDef) def = relata_table_def_new ("order", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (def->text, ==, "CREATE TABLE \"order\" ()");
  g_assert_cmpstr (def->name, ==, "order");
  g_assert_cmpuint (relata_def_table (def)->n_columns, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/table-edit/new", test_new);
  g_test_add_func ("/core/sql/table-edit/rename", test_rename);
  g_test_add_func ("/core/sql/table-edit/add-column", test_add_column);
  g_test_add_func ("/core/sql/table-edit/remove-column", test_remove_column);
  g_test_add_func ("/core/sql/table-edit/move-column", test_move_column);
  g_test_add_func ("/core/sql/table-edit/rename-column", test_rename_column);
  g_test_add_func ("/core/sql/table-edit/column-clauses", test_column_clauses);
  g_test_add_func ("/core/sql/table-edit/primary-key", test_primary_key);
  g_test_add_func ("/core/sql/table-edit/unique-and-check", test_unique_and_check);
  g_test_add_func ("/core/sql/table-edit/foreign-key", test_foreign_key);
  g_test_add_func ("/core/sql/table-edit/options", test_options);
  return g_test_run ();
}
