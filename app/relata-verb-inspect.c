/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* relata inspect: what the engine understood of a design or a database. */

#include "config.h"

#include <glib/gi18n.h>

#include "relata-inspect.h"
#include "relata-verbs.h"

static RelataExit
run (RelataCli *cli, GError **error)
{
  const char *file = relata_values_get_operand (cli->values, 0);
  g_autoptr (RelataDesignContents) contents = relata_cli_read (cli, file, error);

  if (contents == NULL)
    return RELATA_EXIT_INVALID;
  if (relata_values_has (cli->values, "json"))
    relata_inspect_write_json (contents, file, cli->out);
  else
    relata_inspect_write_text (contents, cli->out);
  return RELATA_EXIT_OK;
}

static const RelataOption options[] = {
  { "json", 0, NULL, NULL, N_ ("Print JSON") },
};

static const char *const details[] = {
  N_ ("Without --json: every table with its columns, and indented below them the ends by which one "
      "navigates from it, each with where it leads."),
  N_ ("The JSON is an object with format (“relata-inspect”), version (1), file, kind (“script” or "
      "“database”), tables, indexes, views, triggers, relationships, other_statements (their "
      "number), faults (line, column and message of each CREATE that is not understood) and lossy "
      "(whether a text was not UTF-8 and has U+FFFD in the place of each invalid byte). Members "
      "are never left out; what there is not is null or an empty list. New members may be added "
      "without a new version."),
  N_ ("A table has name, kind (“table”, “virtual” or “query”), module, line, temporary, strict, "
      "without_rowid, association (“pure”, “object” or null), label, columns, keys, foreign_keys, "
      "checks and ends. A column has name, type, affinity, not_null, collation, default and "
      "generated (expression and stored). A key has kind (“primary” or “unique”), name, columns "
      "(each with column or expression, collation and order), autoincrement and on_conflict. A "
      "foreign key has name, columns, parent, parent_columns (null where implicit), on_delete, "
      "on_update, match and deferral. A check has name and expression. An end has name, target, "
      "list and optional."),
  N_ ("An index has name, table, line, unique, columns and where. A view has name, line, columns "
      "and query. A trigger has name, table, event, line and sql. A relationship has kind "
      "(“many-to-one”, “one-to-one” or “many-to-many”), virtual, child, parent (of a "
      "many-to-many, the child is the association table and the parent where the second foreign "
      "key leads), columns (of the child), parent_columns and ends, each with table, name, target, "
      "list and optional; the first end stands on the child, or where the first foreign key "
      "of the association leads. Expressions are SQL, as they are written."),
  NULL,
};

static const char *const examples[] = {
  "relata inspect shop.db",
  "relata inspect --json shop.sql | jq '.relationships[].kind'",
  NULL,
};

const RelataVerb relata_verb_inspect = {
  "inspect",
  "FILE",
  1,
  1,
  N_ ("Print what is understood of a design or a database"),
  details,
  examples,
  options,
  G_N_ELEMENTS (options),
  run,
};
