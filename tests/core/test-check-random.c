/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Checking random schemas: errors are found just where SQLite refuses something; each fix removes
 * its finding, brings no error and undoes to the byte; and after edits, what is checked again
 * from the findings before is what is checked from nothing. RELATA_TEST_SLOW=1 does more. */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "check/relata-check.h"
#include "sql/relata-parser.h"
#include "sql/relata-table-edit.h"

#define N_SCHEMAS      400
#define N_SCHEMAS_SLOW 20000
#define N_EDITS        12

static const char *const table_names[] = { "a", "b", "c", "Order", "e f", "g" };
static const char *const column_names[] = { "id", "x", "y", "Name", "k l", "x" };

/* Where the scripts come from. With @careful few faults are made on purpose. */
typedef struct
{
  GRand *rand;
  gboolean careful;
  guint n_columns; /* of the table in the making */
} Generator;

static void
generator_free (Generator *gen)
{
  g_rand_free (gen->rand);
  g_free (gen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Generator, generator_free)

static gboolean
chance (Generator *gen, guint percent)
{
  return (guint)g_rand_int_range (gen->rand, 0, 100) < percent;
}

/* A fault that is made on purpose. */
static gboolean
fault (Generator *gen, guint percent)
{
  return chance (gen, gen->careful ? 1 : percent) && (!gen->careful || chance (gen, 20));
}

static const char *
pick (Generator *gen, const char *const *from, guint n)
{
  return from[g_rand_int_range (gen->rand, 0, n)];
}

/* The first names more often, the repeated one at times. */
static const char *
pick_column (Generator *gen)
{
  if (gen->careful)
    return pick (gen, column_names, gen->n_columns);
  return pick (gen, column_names, chance (gen, 60) ? 3 : 5);
}

static void
append_collation (Generator *gen, GString *sql)
{
  if (chance (gen, 10))
    g_string_append (sql, chance (gen, 50) ? " COLLATE NOCASE" : " COLLATE BINARY");
}

static void
append_list (Generator *gen, GString *sql, gboolean collated)
{
  guint n = g_rand_int_range (gen->rand, 1, chance (gen, 30) ? 3 : 2);

  g_string_append (sql, " (");
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "",
                              fault (gen, 3) ? "nosuch" : pick_column (gen));
      if (collated)
        append_collation (gen, sql);
    }
  g_string_append (sql, ")");
}

static void
append_reference (Generator *gen, GString *sql, guint n)
{
  static const char *const tails[] = { " ON DELETE CASCADE",
                                       " ON DELETE SET NULL",
                                       " ON UPDATE SET DEFAULT",
                                       " DEFERRABLE INITIALLY DEFERRED",
                                       " MATCH FULL",
                                       " ON DELETE RESTRICT",
                                       " DEFERRABLE",
                                       " ON UPDATE SET NULL" };

  g_string_append_printf (sql, " REFERENCES \"%s\"",
                          fault (gen, 3) ? "missing" : pick (gen, table_names, 5));
  if (!gen->careful ? chance (gen, 65) : n > 1 || chance (gen, 80))
    {
      g_string_append (sql, " (");
      for (guint i = 0; i < n; i++)
        g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "",
                                gen->careful || chance (gen, 50) ? "id" : pick_column (gen));
      g_string_append (sql, ")");
    }
  for (guint i = 0; i < 2 && chance (gen, 35); i++)
    g_string_append (sql, pick (gen, tails, G_N_ELEMENTS (tails)));
}

static void
append_default (Generator *gen, GString *sql)
{
  static const char *const defaults[]
      = { "NULL", "'NULL'", "1", "\"text\"", "word", "'text'", "(1 + 1)", "true", "CURRENT_DATE" };

  g_string_append_printf (sql, " DEFAULT %s", pick (gen, defaults, G_N_ELEMENTS (defaults)));
}

static void
append_column (Generator *gen, GString *sql, const char *name, gboolean strict)
{
  static const char *const types[]
      = { "INTEGER", "INTEGER",        "TEXT",           "INT", "", "REAL", "BLOB",
          "STRING",  "FLOATING POINT", "NUMERIC (9, 2)", "JSON" };

  g_string_append_printf (sql, "\"%s\" %s", name,
                          pick (gen, types, strict && !fault (gen, 10) ? 4 : 11));
  if (fault (gen, 3))
    g_string_append (sql, chance (gen, 70) ? " AS (id)" : " AS (\"x\" || 1)");
  if (chance (gen, 20))
    g_string_append (sql, chance (gen, 90) ? " NOT NULL" : " DEFERRABLE INITIALLY DEFERRED");
  if (chance (gen, 15))
    append_default (gen, sql);
  if (chance (gen, 15))
    g_string_append (sql, " UNIQUE");
  append_collation (gen, sql);
  if (chance (gen, 25))
    append_reference (gen, sql, 1);
  if (chance (gen, 6))
    g_string_append_printf (sql, " CHECK (\"%s\" > %s)", pick_column (gen),
                            fault (gen, 10)   ? "(SELECT x FROM a)"
                            : fault (gen, 10) ? "zz"
                                              : "0");
}

static void
append_constraints (Generator *gen, GString *sql)
{
  if (chance (gen, 15))
    {
      g_string_append (sql, ", UNIQUE");
      append_list (gen, sql, TRUE);
    }
  if (fault (gen, 12))
    {
      g_string_append_printf (sql, ", FOREIGN KEY (\"%s\", \"%s\")", pick_column (gen),
                              pick_column (gen));
      append_reference (gen, sql, chance (gen, 95) ? 2 : 1);
    }
}

static void
append_table (Generator *gen, GString *sql, const char *name)
{
  guint n = g_rand_int_range (gen->rand, 1, 5);
  gboolean strict = chance (gen, 12);
  guint key = g_rand_int_range (gen->rand, 0, 100);

  gen->n_columns = n;
  if (chance (gen, 5))
    g_string_append (sql, "-- relata: ignore \"fk-no-index\" (\"x\") 'small'\n");
  g_string_append_printf (sql, "CREATE %sTABLE %s\"%s\" (", fault (gen, 3) ? "TEMP " : "",
                          chance (gen, 3) ? "IF NOT EXISTS " : "", name);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (sql, i > 0 ? ", " : "");
      append_column (gen, sql, column_names[fault (gen, 1) ? 5 : i], strict);
      if (i == 0 && (key < 55 || gen->careful))
        g_string_append (sql, key < 8 ? " PRIMARY KEY DESC" : " PRIMARY KEY");
    }
  if (!gen->careful && key >= 55 && key < 80)
    {
      g_string_append (sql, ", PRIMARY KEY");
      append_list (gen, sql, TRUE);
    }
  append_constraints (gen, sql);
  g_string_append (sql, ")");
  if (chance (gen, 10))
    g_string_append (sql, strict ? " STRICT, WITHOUT ROWID" : " WITHOUT ROWID");
  else if (strict)
    g_string_append (sql, " STRICT");
  g_string_append (sql, ";\n");
}

/* Any index is on some table, whose columns are not remembered. */
static void
append_other (Generator *gen, GString *sql, guint number)
{
  const char *table = fault (gen, 4) ? "missing" : pick (gen, table_names, 5);

  gen->n_columns = 1;
  switch (g_rand_int_range (gen->rand, 0, 10))
    {
    case 0:
      g_string_append_printf (sql, "CREATE VIEW v%u AS SELECT * FROM \"%s\";\n", number,
                              !fault (gen, 20)   ? table
                              : chance (gen, 50) ? "v1"
                                                 : "v2");
      break;
    case 1:
      g_string_append_printf (sql,
                              "CREATE TRIGGER r%u AFTER DELETE ON \"%s\" BEGIN DELETE FROM \"%s\"; "
                              "END;\n",
                              number, table, !fault (gen, 8) ? "a" : "missing");
      break;
    default:
      g_string_append_printf (sql, "CREATE %sINDEX i%u ON \"%s\"",
                              chance (gen, 60) ? "UNIQUE " : "", fault (gen, 2) ? 1 : number,
                              table);
      append_list (gen, sql, TRUE);
      g_string_append (sql, chance (gen, 10) ? " WHERE id > 0;\n" : ";\n");
    }
}

static char *
make_script (Generator *gen)
{
  GString *sql = g_string_new (NULL);
  guint n_others = g_rand_int_range (gen->rand, 0, 5);

  for (guint i = 0; i < 5; i++)
    append_table (gen, sql, fault (gen, 2) ? "A" : table_names[i]);
  for (guint i = 0; i < n_others; i++)
    append_other (gen, sql, i + 1);
  return g_string_free (sql, FALSE);
}

static char *
write_text (RelataSnapshot *snapshot)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (snapshot);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The judge. */

static gboolean
prepares (sqlite3 *db, const char *format, const char *name, char **message)
{
  char *sql = sqlite3_mprintf (format, name);
  sqlite3_stmt *statement = NULL;
  gboolean ok = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK;

  /* Found at once only for what comes of a DELETE; "fk-generated" has cases of its own. */
  if (!ok && strstr (sqlite3_errmsg (db), "cannot UPDATE generated column") != NULL)
    ok = TRUE;
  if (!ok && *message == NULL)
    *message = g_strdup_printf ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_finalize (statement);
  sqlite3_free (sql);
  return ok;
}

static gboolean
try_object (sqlite3 *db, RelataItem *item, char **message)
{
  const char *name = item->def->name;

  if (item->def->kind == RELATA_DEF_VIEW)
    return prepares (db, "EXPLAIN SELECT * FROM \"%w\"", name, message);
  if (item->def->kind != RELATA_DEF_TABLE)
    return TRUE;
  return prepares (db, "EXPLAIN INSERT INTO \"%w\" DEFAULT VALUES", name, message)
         && prepares (db, "EXPLAIN DELETE FROM \"%w\"", name, message);
}

/* What SQLite has against the schema, or NULL. */
static char *
judge (RelataSnapshot *snapshot)
{
  g_autofree char *text = write_text (snapshot);
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), ==, SQLITE_OK);
  if (sqlite3_exec (db, text, NULL, NULL, NULL) != SQLITE_OK)
    message = g_strdup (sqlite3_errmsg (db));
  for (guint i = 0; message == NULL && i < relata_snapshot_get_n_items (snapshot); i++)
    try_object (db, relata_snapshot_get_item (snapshot, i), &message);
  sqlite3_close (db);
  return message;
}

/* Errors that only a row shows, and one that SQLite passes over in silence. */
static gboolean
is_silent (const RelataFinding *finding, RelataSnapshot *snapshot)
{
  const RelataItem *item = relata_snapshot_get (snapshot, finding->place.item);

  return strcmp (finding->rule, "fk-set-null") == 0 || strcmp (finding->rule, "fk-set-default") == 0
         || strcmp (finding->rule, "fk-generated") == 0
         || (strcmp (finding->rule, "name-duplicate") == 0 && item->def->if_not_exists);
}

static const RelataFinding *
find_error (RelataFindings *findings, RelataSnapshot *snapshot)
{
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (findings, i);

      if (finding->severity == RELATA_SEVERITY_ERROR && !is_silent (finding, snapshot))
        return finding;
    }
  return NULL;
}

static gboolean
has_rule (RelataFindings *findings, const char *rule)
{
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    if (strcmp (relata_findings_get (findings, i)->rule, rule) == 0)
      return TRUE;
  return FALSE;
}

static guint
get_n_schemas (void)
{
  return g_getenv ("RELATA_TEST_SLOW") != NULL ? N_SCHEMAS_SLOW : N_SCHEMAS;
}

static RelataSnapshot *
make_snapshot (guint32 seed, Generator **gen)
{
  g_autofree char *script = NULL;

  *gen = g_new0 (Generator, 1);
  (*gen)->rand = g_rand_new_with_seed (seed);
  (*gen)->careful = seed % 2 == 0;
  script = make_script (*gen);
  return relata_snapshot_parse (script, strlen (script));
}

static void
test_judged (void)
{
  guint n_sound = 0;

  for (guint seed = 1; seed <= get_n_schemas (); seed++)
    {
      g_autoptr (Generator) gen = NULL;
      g_autoptr (RelataSnapshot) snapshot = make_snapshot (seed, &gen);
      g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);
      g_autofree char *message = judge (snapshot);
      const RelataFinding *finding = find_error (findings, snapshot);
      g_autofree char *text = write_text (snapshot);

      /* Where a temporary table hides another, what an index is on depends on the moment. */
      if (has_rule (findings, "name-shadowed"))
        continue;
      if ((message == NULL) != (finding == NULL))
        g_error ("schema %u: SQLite: %s; we: %s\n%s", seed, message != NULL ? message : "nothing",
                 finding != NULL ? finding->message : "nothing", text);
      n_sound += message == NULL ? 1 : 0;
    }
  g_test_message ("%u of %u schemas are sound", n_sound, get_n_schemas ());
  g_assert_cmpuint (n_sound, >, get_n_schemas () / 10);
}

/* Fixes. */

static gboolean
has_finding (RelataFindings *findings, const RelataFinding *wanted)
{
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (findings, i);

      if (strcmp (finding->rule, wanted->rule) == 0
          && strcmp (finding->message, wanted->message) == 0
          && finding->place.item == wanted->place.item)
        return TRUE;
    }
  return FALSE;
}

static guint
count_errors (RelataFindings *findings, guint item)
{
  const RelataFinding *const *list;
  guint n_errors = 0, n_findings;

  list = relata_findings_get_of (findings, item, &n_findings);
  for (guint i = 0; i < n_findings; i++)
    n_errors += list[i]->severity == RELATA_SEVERITY_ERROR ? 1 : 0;
  return n_errors;
}

/* An error may give way to another: a key of the wrong columns where there was none. */
static void
assert_no_new_error (RelataFindings *before, RelataFindings *after, const char *about)
{
  for (guint i = 0; i < relata_findings_get_n (after); i++)
    {
      const RelataFinding *finding = relata_findings_get (after, i);
      guint item = finding->place.item;

      if (finding->severity == RELATA_SEVERITY_ERROR
          && count_errors (after, item) > count_errors (before, item))
        g_error ("%s\nbrought: %s", about, finding->message);
    }
}

/* Two findings may be word for word the same (two keys over the same columns). */
static gboolean
is_unique (RelataFindings *findings, const RelataFinding *wanted)
{
  guint n = 0;

  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (findings, i);

      n += strcmp (finding->rule, wanted->rule) == 0
                   && strcmp (finding->message, wanted->message) == 0
                   && finding->place.item == wanted->place.item
               ? 1
               : 0;
    }
  return n == 1;
}

static void
assert_fix (RelataSnapshot *snapshot, RelataFindings *findings, const RelataFinding *finding)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "fix");
  g_autoptr (RelataFindings) after = NULL;
  g_autoptr (RelataSnapshot) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = write_text (snapshot);
  g_autofree char *fixed = NULL;
  g_autofree char *back = NULL;
  g_autofree char *about = NULL;

  relata_finding_fix (finding, edit, &error);
  fixed = write_text (relata_edit_get_snapshot (edit));
  about = g_strdup_printf ("%s\n%s: %s [%s]\n%s", text, finding->rule, finding->message,
                           finding->fix, fixed);
  if (error != NULL)
    g_error ("%s\nfailed: %s", about, error->message);
  after = relata_check (relata_edit_get_snapshot (edit), findings);
  if (is_unique (findings, finding) && has_finding (after, finding))
    g_error ("%s\nis still there", about);
  assert_no_new_error (findings, after, about);
  undone = relata_snapshot_apply_facts (relata_edit_get_snapshot (edit),
                                        relata_edit_get_facts (edit), TRUE);
  back = write_text (undone);
  g_assert_cmpstr (back, ==, text);
}

static void
test_fixes (void)
{
  guint n_fixes = 0;

  for (guint seed = 1; seed <= get_n_schemas (); seed++)
    {
      g_autoptr (Generator) gen = NULL;
      g_autoptr (RelataSnapshot) snapshot = make_snapshot (seed, &gen);
      g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

      for (guint i = 0; i < relata_findings_get_n (findings); i++)
        {
          const RelataFinding *finding = relata_findings_get (findings, i);

          /* Two tables of one name: which of them an index is on is anybody's guess. */
          if (finding->fix == NULL || has_rule (findings, "name-duplicate"))
            continue;
          assert_fix (snapshot, findings, finding);
          n_fixes++;
        }
    }
  g_test_message ("%u fixes in %u schemas", n_fixes, get_n_schemas ());
  g_assert_cmpuint (n_fixes, >, get_n_schemas ());
}

/* Incremental. */

static char *
print (RelataFindings *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    {
      const RelataFinding *f = relata_findings_get (findings, i);

      g_string_append_printf (text, "%s %u/%d/%u %s [%s] %d\n", f->rule, f->place.item,
                              f->place.kind, f->place.index, f->message,
                              f->fix != NULL ? f->fix : "-", f->ignored);
    }
  return g_string_free (text, FALSE);
}

/* A statement of another random script. */
static RelataItem *
make_item (Generator *gen, RelataSnapshot **donor)
{
  g_autofree char *script = make_script (gen);

  *donor = relata_snapshot_parse (script, strlen (script));
  return relata_snapshot_get_item (
      *donor, g_rand_int_range (gen->rand, 0, relata_snapshot_get_n_items (*donor)));
}

static void
rename_something (Generator *gen, RelataEdit *edit, RelataItem *item)
{
  const RelataTableDef *table = relata_item_table (item);
  g_autoptr (RelataDef) def = NULL;

  if (table == NULL)
    return;
  if (chance (gen, 50))
    def = relata_table_def_rename (table, pick (gen, table_names, 6), NULL);
  else if (table->n_columns > 0)
    def = relata_table_def_rename_column (table, g_rand_int_range (gen->rand, 0, table->n_columns),
                                          "renamed", NULL);
  if (def != NULL)
    relata_edit_set_def (edit, item->id, def);
}

static void
change_something (Generator *gen, RelataEdit *edit, RelataFindings *findings)
{
  RelataSnapshot *snapshot = relata_edit_get_snapshot (edit);
  guint n_items = relata_snapshot_get_n_items (snapshot);
  RelataItem *item = relata_snapshot_get_item (snapshot, g_rand_int_range (gen->rand, 0, n_items));
  guint n_findings = relata_findings_get_n (findings);
  const RelataFinding *finding
      = n_findings > 0 ? relata_findings_get (findings, g_rand_int_range (gen->rand, 0, n_findings))
                       : NULL;
  g_autoptr (RelataSnapshot) donor = NULL;

  switch (g_rand_int_range (gen->rand, 0, 6))
    {
    case 0:
      if (n_items > 2)
        relata_edit_remove (edit, item->id);
      break;
    case 1:
      relata_edit_insert (edit, g_rand_int_range (gen->rand, 0, n_items + 1),
                          make_item (gen, &donor)->def, NULL);
      break;
    case 2:
      relata_edit_set_def (edit, item->id, make_item (gen, &donor)->def);
      break;
    case 3:
      rename_something (gen, edit, item);
      break;
    case 4:
      if (finding != NULL && finding->fix != NULL)
        relata_finding_fix (finding, edit, NULL);
      break;
    default:
      if (finding != NULL && finding->ignored)
        relata_finding_unignore (finding, edit, NULL);
      else if (finding != NULL)
        relata_finding_ignore (finding, edit, NULL, NULL);
    }
}

static void
assert_incremental (guint32 seed)
{
  g_autoptr (Generator) gen = NULL;
  g_autoptr (RelataSnapshot) snapshot = make_snapshot (seed, &gen);
  g_autoptr (RelataFindings) findings = relata_check (snapshot, NULL);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "edit");
      g_autoptr (RelataFindings) whole = NULL;
      g_autoptr (RelataFindings) again = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *actual = NULL;

      for (guint j = 0; j == 0 || chance (gen, 30); j++)
        change_something (gen, edit, findings);
      relata_snapshot_unref (snapshot);
      snapshot = relata_snapshot_ref (relata_edit_get_snapshot (edit));
      whole = relata_check (snapshot, NULL);
      again = relata_check (snapshot, findings);
      relata_findings_unref (findings);
      findings = g_steal_pointer (&again);
      expected = print (whole);
      actual = print (findings);
      g_assert_cmpstr (actual, ==, expected);
    }
}

static void
test_incremental (void)
{
  for (guint seed = 1; seed <= get_n_schemas (); seed++)
    assert_incremental (seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/check/random/judged", test_judged);
  g_test_add_func ("/core/check/random/fixes", test_fixes);
  g_test_add_func ("/core/check/random/incremental", test_incremental);
  return g_test_run ();
}
