/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The table of the rules, and its translation, made once. Any thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "check/relata-rule.h"

#define ERROR   RELATA_SEVERITY_ERROR
#define WARNING RELATA_SEVERITY_WARNING
#define HINT    RELATA_SEVERITY_HINT

/* What SQLite does was tried on version 3.40.1; where it is documented: foreignkeys.html,
 * datatype3.html, lang_createtable.html, rowidtable.html, quirks.html. */
static const RelataRule rules[RELATA_N_RULES] = {
  [RELATA_RULE_STATEMENT_SYNTAX]
  = { "statement-syntax", ERROR, N_ ("Statement that cannot be read"),
      N_ ("A CREATE statement is not the SQL that SQLite reads. The statement is kept as it "
          "stands, but what it was to create is missing, and a database made from the design "
          "fails there.") },
  [RELATA_RULE_STATEMENT_ORDER]
  = { "statement-order", ERROR, N_ ("Index or trigger before its table"),
      N_ ("SQLite runs a script from the top and refuses an index or a trigger whose table is "
          "not there yet. Tables may refer to tables that come later, indexes and triggers may "
          "not.") },
  [RELATA_RULE_NAME_DUPLICATE]
  = { "name-duplicate", ERROR, N_ ("Name that is taken"),
      N_ ("Tables, views and indexes share one set of names, in which the case of the letters "
          "A to Z makes no difference. SQLite refuses the second object of a name or, with IF "
          "NOT EXISTS, leaves it out without a word.") },
  [RELATA_RULE_NAME_SHADOWED]
  = { "name-shadowed", WARNING, N_ ("Table hidden by a temporary one"),
      N_ ("A temporary table or view has the name of another. While it is there, every statement "
          "that gives only the name means the temporary one.") },
  [RELATA_RULE_NAME_RESERVED]
  = { "name-reserved", ERROR, N_ ("Name that begins with sqlite_"),
      N_ ("SQLite keeps names that begin with sqlite_ for itself and refuses to create anything "
          "with such a name.") },
  [RELATA_RULE_NAME_SPACE]
  = { "name-space", WARNING, N_ ("Name with space around it"),
      N_ ("A name is empty, begins or ends with white space, or holds a control character. It "
          "looks like another name and has to be quoted exactly in every statement.") },
  [RELATA_RULE_NAME_KEYWORD]
  = { "name-keyword", HINT, N_ ("Name that is a keyword"),
      N_ ("A keyword as a name has to be quoted in every statement, and is a trap for everyone "
          "who writes one by hand.") },
  [RELATA_RULE_NAME_ROWID]
  = { "name-rowid", WARNING, N_ ("Column that hides the rowid"),
      N_ ("A column is called rowid, oid or _rowid_ without being the INTEGER PRIMARY KEY. That "
          "name no longer means the row's own number, on which tools rely to find a row "
          "again.") },
  [RELATA_RULE_TABLE_NO_COLUMNS] = { "table-no-columns", ERROR, N_ ("Table without columns"),
                                     N_ ("SQLite refuses a table without columns.") },
  [RELATA_RULE_TABLE_ALL_GENERATED]
  = { "table-all-generated", ERROR, N_ ("Table of generated columns only"),
      N_ ("SQLite refuses a table in which every column is generated: at least one has to be "
          "stored.") },
  [RELATA_RULE_TABLE_TOO_MANY_COLUMNS]
  = { "table-too-many-columns", ERROR, N_ ("Table with too many columns"),
      N_ ("SQLite refuses a table with more than 2000 columns.") },
  [RELATA_RULE_TABLE_WITHOUT_ROWID_KEY]
  = { "table-without-rowid-key", ERROR, N_ ("WITHOUT ROWID without primary key"),
      N_ ("A WITHOUT ROWID table is stored by its primary key; SQLite refuses one that has "
          "none.") },
  [RELATA_RULE_TABLE_NO_PRIMARY_KEY]
  = { "table-no-primary-key", WARNING, N_ ("Table without a key"),
      N_ ("Without a primary key, or a unique key whose columns are NOT NULL, two rows can be "
          "the same, and nothing lasting names one of them: its rowid may change with VACUUM.") },
  [RELATA_RULE_TABLE_ASSOCIATION_KEY]
  = { "table-association-key", WARNING, N_ ("Association table without a key"),
      N_ ("A table holds nothing but two foreign keys and no key over them, so the same pair can "
          "be linked any number of times. Both foreign keys together should be the primary "
          "key.") },
  [RELATA_RULE_PK_SEVERAL]
  = { "pk-several", ERROR, N_ ("More than one primary key"),
      N_ ("SQLite refuses a table with more than one PRIMARY KEY. A key of several columns is one "
          "constraint of the table that names them all.") },
  [RELATA_RULE_PK_AUTOINCREMENT]
  = { "pk-autoincrement", ERROR, N_ ("AUTOINCREMENT where it is not allowed"),
      N_ ("SQLite allows AUTOINCREMENT only on an INTEGER PRIMARY KEY of a table with rowids, and "
          "refuses the table otherwise.") },
  [RELATA_RULE_PK_GENERATED]
  = { "pk-generated", ERROR, N_ ("Generated column in the primary key"),
      N_ ("SQLite refuses a table with a generated column in its primary key.") },
  [RELATA_RULE_PK_NULLABLE]
  = { "pk-nullable", WARNING, N_ ("Primary key that accepts NULL"),
      N_ ("By an old mistake that SQLite keeps for compatibility, a primary key accepts NULL, any "
          "number of times, unless it is INTEGER PRIMARY KEY, NOT NULL is written, or the table "
          "is STRICT or WITHOUT ROWID.") },
  [RELATA_RULE_PK_NOT_ROWID]
  = { "pk-not-rowid", HINT, N_ ("Integer primary key that is not the rowid"),
      N_ ("Only a column whose type is exactly INTEGER becomes the rowid as a primary key. With "
          "INT, BIGINT or INTEGER PRIMARY KEY DESC the table keeps a second index, and SQLite "
          "does not number new rows.") },
  [RELATA_RULE_KEY_COLUMN]
  = { "key-column", ERROR, N_ ("Key over a column that is not there"),
      N_ ("A PRIMARY KEY or UNIQUE constraint names a column that the table does not have; SQLite "
          "refuses the table.") },
  [RELATA_RULE_KEY_REPEATS_COLUMN]
  = { "key-repeats-column", WARNING, N_ ("Key that names a column twice"),
      N_ ("A column that is named twice in a key adds nothing to it, and a foreign key can no "
          "longer refer to the key as it stands.") },
  [RELATA_RULE_KEY_REDUNDANT]
  = { "key-redundant", HINT, N_ ("Unique constraint that says nothing new"),
      N_ ("The columns are unique already by another key of the same columns.") },
  [RELATA_RULE_COLUMN_DUPLICATE]
  = { "column-duplicate", ERROR, N_ ("Two columns of one name"),
      N_ ("SQLite refuses a table with two columns of one name; the case of the letters A to Z "
          "makes no difference.") },
  [RELATA_RULE_COLUMN_DEFAULT_NAME]
  = { "column-default-name", WARNING, N_ ("Default that is a text by accident"),
      N_ ("After DEFAULT, SQLite takes a word without quotes or in double quotes for a text. "
          "Single quotes say so; an expression stands in parentheses.") },
  [RELATA_RULE_COLUMN_DEFAULT_NULL_TEXT]
  = { "column-default-null-text", WARNING, N_ ("Default that is the text NULL"),
      N_ ("The default is a text of the four letters NULL, not the absence of a value.") },
  [RELATA_RULE_COLUMN_DEFAULT_NULL]
  = { "column-default-null", WARNING, N_ ("NOT NULL with DEFAULT NULL"),
      N_ ("The default is refused by the NOT NULL of the same column, so every INSERT has to give "
          "a value. Without the default the design says what it does.") },
  [RELATA_RULE_COLUMN_DEFAULT_TYPE]
  = { "column-default-type", WARNING, N_ ("Default that does not fit the type"),
      N_ ("The default is no value of the column's type. A STRICT table refuses each row that "
          "relies on it, another table stores a text among numbers.") },
  [RELATA_RULE_COLUMN_DEFAULT_CONSTANT]
  = { "column-default-constant", ERROR, N_ ("Default that depends on something"),
      N_ ("A default is worked out without looking at the row or at a table; SQLite refuses a "
          "column or a query in it. A generated column or a trigger can look.") },
  [RELATA_RULE_COLUMN_GENERATED_DEFAULT]
  = { "column-generated-default", ERROR, N_ ("Generated column with a default"),
      N_ ("A generated column always has the value of its expression; SQLite refuses a DEFAULT "
          "on it.") },
  [RELATA_RULE_COLUMN_GENERATED_LOOP]
  = { "column-generated-loop", ERROR, N_ ("Generated column that needs itself"),
      N_ ("The expressions of generated columns need each other in a circle. The table is created, "
          "but every INSERT fails with “generated column loop”.") },
  [RELATA_RULE_EXPRESSION_COLUMN]
  = { "expression-column", ERROR, N_ ("Expression with an unknown column"),
      N_ ("A CHECK or a generated column names a column that the table does not have; SQLite "
          "refuses the table.") },
  [RELATA_RULE_EXPRESSION_QUOTED_TEXT]
  = { "expression-quoted-text", WARNING, N_ ("Text in double quotes"),
      N_ ("Double quotes are for names. As there is no column of this name, SQLite takes it for a "
          "text, so a slip in a column's name goes unnoticed. A text stands in single quotes.") },
  [RELATA_RULE_EXPRESSION_SUBQUERY]
  = { "expression-subquery", ERROR, N_ ("Query in a CHECK or generated column"),
      N_ ("A CHECK or a generated column can look at its own row only; SQLite refuses a table "
          "with a query there. A trigger can look further.") },
  [RELATA_RULE_EXPRESSION_CHANGES]
  = { "expression-changes", ERROR, N_ ("Expression that changes by itself"),
      N_ ("A CHECK, a generated column or an index must give the same result for the same row "
          "for ever. SQLite refuses date('now') and its kin there when the first row is written, "
          "and CURRENT_DATE or random() in generated columns and indexes at once.") },
  [RELATA_RULE_TYPE_MISSING]
  = { "type-missing", ERROR, N_ ("STRICT column without a type"),
      N_ ("In a STRICT table every column needs a type; SQLite refuses the table.") },
  [RELATA_RULE_TYPE_STRICT]
  = { "type-strict", ERROR, N_ ("Type that STRICT does not know"),
      N_ ("In a STRICT table the types are INT, INTEGER, REAL, TEXT, BLOB and ANY. SQLite refuses "
          "the table for any other.") },
  [RELATA_RULE_TYPE_AFFINITY]
  = { "type-affinity", WARNING, N_ ("Type that does not mean what it says"),
      N_ ("SQLite looks for parts of words in the name of a type. FLOATING POINT holds INT and so "
          "means integers; STRING holds nothing it knows and so means numbers: the text 007 "
          "becomes 7. TEXT, INTEGER, REAL, NUMERIC and BLOB mean what they say.") },
  [RELATA_RULE_INDEX_TABLE]
  = { "index-table", ERROR, N_ ("Index on what is not a table"),
      N_ ("SQLite refuses an index whose table is not there, or is a view or a virtual table.") },
  [RELATA_RULE_INDEX_COLUMN]
  = { "index-column", ERROR, N_ ("Index over a column that is not there"),
      N_ ("An index names a column that its table does not have. SQLite refuses it, or, in double "
          "quotes, takes the name for a text and indexes the same text for every row.") },
  [RELATA_RULE_INDEX_REPEATS_COLUMN]
  = { "index-repeats-column", HINT, N_ ("Index that names a column twice"),
      N_ ("A column that is named twice in an index takes room and finds nothing more.") },
  [RELATA_RULE_INDEX_REDUNDANT]
  = { "index-redundant", HINT, N_ ("Index that finds nothing more"),
      N_ ("Another index or key begins with the same columns and finds the same rows as well. "
          "This one costs room, and time with every write.") },
  [RELATA_RULE_TRIGGER_TABLE]
  = { "trigger-table", ERROR, N_ ("Trigger on what is not there"),
      N_ ("SQLite refuses a trigger whose table or view is not there, an INSTEAD OF trigger on a "
          "table and any other trigger on a view.") },
  [RELATA_RULE_TRIGGER_BODY]
  = { "trigger-body", ERROR, N_ ("Trigger that names an unknown table"),
      N_ ("The trigger is created, but every statement that fires it fails with “no such table”. "
          "It also stops ALTER TABLE from renaming anything.") },
  [RELATA_RULE_VIEW_TABLE]
  = { "view-table", ERROR, N_ ("View of an unknown table"),
      N_ ("The view is created, but every use of it fails with “no such table”. It also stops "
          "ALTER TABLE from renaming tables and columns, even of other tables.") },
  [RELATA_RULE_VIEW_LOOP]
  = { "view-loop", ERROR, N_ ("Views defined in a circle"),
      N_ ("A view reads itself, directly or by way of other views. It is created, but every use "
          "of it fails with “view is circularly defined”.") },
  [RELATA_RULE_FK_CHILD_COLUMN]
  = { "fk-child-column", ERROR, N_ ("Foreign key of a column that is not there"),
      N_ ("A foreign key is made of a column that its own table does not have; SQLite refuses the "
          "table.") },
  [RELATA_RULE_FK_COLUMN_COUNT]
  = { "fk-column-count", ERROR, N_ ("Foreign key and parent key differ in number"),
      N_ ("A foreign key needs as many columns as the key it refers to. If the parent's columns "
          "are written, SQLite refuses the table; if the primary key is meant, every write fails "
          "with “foreign key mismatch”.") },
  [RELATA_RULE_FK_PARENT_MISSING]
  = { "fk-parent-missing", ERROR, N_ ("Foreign key to a table that is not there"),
      N_ ("SQLite accepts the definition. With foreign keys enforced, every INSERT into the table "
          "and every DELETE from it then fails with “no such table”. A foreign key never leaves "
          "its database: a temporary table can only refer to a temporary one.") },
  [RELATA_RULE_FK_PARENT_NOT_A_TABLE]
  = { "fk-parent-not-a-table", ERROR, N_ ("Foreign key to a view"),
      N_ ("Views and virtual tables have no keys, so a foreign key to one fails with “foreign key "
          "mismatch” at every write.") },
  [RELATA_RULE_FK_PARENT_COLUMN]
  = { "fk-parent-column", ERROR, N_ ("Foreign key to a column that is not there"),
      N_ ("SQLite accepts the definition. With foreign keys enforced, every INSERT into the table "
          "and every DELETE from it or from the parent then fails with “foreign key mismatch”. "
          "The rowid cannot be referred to, unless a column is its alias.") },
  [RELATA_RULE_FK_PARENT_KEY]
  = { "fk-parent-key", ERROR, N_ ("Foreign key to columns that are not a key"),
      N_ ("The columns a foreign key refers to must be the primary key, or have a UNIQUE "
          "constraint or a unique index over exactly these columns, without a WHERE and with the "
          "columns' own collations. SQLite accepts the definition, but with foreign keys enforced "
          "every INSERT into the table and every DELETE from it or from the parent fails with "
          "“foreign key mismatch”.") },
  [RELATA_RULE_FK_SET_NULL]
  = { "fk-set-null", ERROR, N_ ("SET NULL on a column that refuses NULL"),
      N_ ("The action writes NULL into a column that is NOT NULL or the rowid. Deleting or "
          "changing a parent that has children then always fails.") },
  [RELATA_RULE_FK_SET_DEFAULT]
  = { "fk-set-default", ERROR, N_ ("SET DEFAULT that cannot be done"),
      N_ ("The action writes the column's default, but the column has none and refuses NULL. "
          "Deleting or changing a parent that has children then always fails.") },
  [RELATA_RULE_FK_GENERATED]
  = { "fk-generated", ERROR, N_ ("Action on a generated column"),
      N_ ("CASCADE on an update, SET NULL and SET DEFAULT write into the foreign key's columns, "
          "but one of them is generated and cannot be written. Deleting a parent, or changing its "
          "key, then fails with “cannot UPDATE generated column”.") },
  [RELATA_RULE_FK_SET_DEFAULT_NULL]
  = { "fk-set-default-null", HINT, N_ ("SET DEFAULT without a default"),
      N_ ("The column has no default, so SET DEFAULT writes NULL. SET NULL says so.") },
  [RELATA_RULE_FK_AFFINITY]
  = { "fk-affinity", WARNING, N_ ("Foreign key of another type than its parent"),
      N_ ("SQLite checks a foreign key by the parent's type, but compares by both when the parent "
          "is changed or tables are joined. With a text on one side and a number on the other "
          "the two rules disagree: rows pass the check that no join finds, or a parent without "
          "children cannot be deleted.") },
  [RELATA_RULE_FK_COLLATION]
  = { "fk-collation", WARNING, N_ ("Foreign key of another collation than its parent"),
      N_ ("SQLite checks a foreign key by the parent's collation, while a comparison that begins "
          "with the child's column uses the child's. The same two values are then equal in one "
          "statement and different in another, and an index on the child serves only one of "
          "them.") },
  [RELATA_RULE_FK_KEY_COLLATION]
  = { "fk-key-collation", WARNING, N_ ("Primary key of another collation than its column"),
      N_ ("Where a foreign key means the primary key without naming its columns, SQLite does not "
          "compare the collations. A child is then accepted by the key's collation, but its "
          "parent is deleted by the column's: the child is left without a parent.") },
  [RELATA_RULE_FK_REPEATED_COLUMN]
  = { "fk-repeated-column", WARNING, N_ ("Foreign key that names a column twice"),
      N_ ("A column stands twice in the foreign key. SQLite checks only one of the pairs of "
          "columns.") },
  [RELATA_RULE_FK_DUPLICATE]
  = { "fk-duplicate", WARNING, N_ ("Foreign key declared twice"),
      N_ ("Two foreign keys of the same columns lead to the same parent. Both are checked with "
          "every write, and where their actions differ both are run.") },
  [RELATA_RULE_FK_SELF_IDENTITY]
  = { "fk-self-identity", WARNING, N_ ("Foreign key of a column to itself"),
      N_ ("A foreign key that leads from columns to the same columns of the same table is always "
          "true and checks nothing.") },
  [RELATA_RULE_FK_SELF_NOT_NULL]
  = { "fk-self-not-null", HINT, N_ ("Reference to the own table that is NOT NULL"),
      N_ ("A row can only refer to a row that is there or to itself. As NULL is refused, the "
          "first row, and the root of every tree, has to refer to itself.") },
  [RELATA_RULE_FK_CYCLE_NOT_NULL]
  = { "fk-cycle-not-null", WARNING, N_ ("Tables that need each other first"),
      N_ ("Each table of a circle refers to the next by columns that are NOT NULL, and every "
          "foreign key is checked at once. No first row can be inserted anywhere, unless one of "
          "the foreign keys is DEFERRABLE INITIALLY DEFERRED or accepts NULL.") },
  [RELATA_RULE_FK_CYCLE_CASCADE]
  = { "fk-cycle-cascade", WARNING, N_ ("Deletes that cascade in a circle"),
      N_ ("The tables of a circle delete each other's rows by ON DELETE CASCADE. Deleting one row "
          "can come back to the table it began with and take far more than was meant.") },
  [RELATA_RULE_FK_DEFERRAL_MISPLACED]
  = { "fk-deferral-misplaced", WARNING, N_ ("DEFERRABLE in the wrong place"),
      N_ ("SQLite reads DEFERRABLE as a word about the last foreign key before it, wherever that "
          "stands. Before the REFERENCES of its column it speaks of another column's foreign key, "
          "or of none.") },
  [RELATA_RULE_FK_DEFERRAL_IGNORED]
  = { "fk-deferral-ignored", HINT, N_ ("DEFERRABLE that defers nothing"),
      N_ ("Only DEFERRABLE INITIALLY DEFERRED defers a foreign key to the end of the transaction. "
          "Any other form is checked at once, as SQLite has no SET CONSTRAINTS.") },
  [RELATA_RULE_FK_MATCH_IGNORED]
  = { "fk-match-ignored", HINT, N_ ("MATCH that is ignored"),
      N_ ("SQLite reads the MATCH clause and ignores it: every foreign key is MATCH SIMPLE.") },
  [RELATA_RULE_FK_HALF_NULL]
  = { "fk-half-null", HINT, N_ ("Foreign key that can be half NULL"),
      N_ ("Where one column of a foreign key is NULL, SQLite does not look at the others: they "
          "can hold any value. A CHECK that all are NULL or none closes the gap.") },
  [RELATA_RULE_FK_PARENT_KEY_BY_INDEX]
  = { "fk-parent-key-by-index", HINT, N_ ("Parent key that is only an index"),
      N_ ("The parent's columns are unique only by CREATE UNIQUE INDEX. The day that index is "
          "dropped, every write to the child fails. A UNIQUE constraint of the table cannot be "
          "dropped by accident.") },
  [RELATA_RULE_FK_NO_INDEX]
  = { "fk-no-index", HINT, N_ ("Foreign key without an index"),
      N_ ("Each time a parent is deleted or its key changed, SQLite looks for its children. "
          "Without an index that begins with the foreign key's columns it reads the whole "
          "table, and so does every question for the children of a parent.") },
};

static gpointer
translate (gpointer data)
{
  RelataRule *translated = g_memdup2 (rules, sizeof rules);

  for (guint i = 0; i < RELATA_N_RULES; i++)
    {
      translated[i].title = _ (rules[i].title);
      translated[i].explanation = _ (rules[i].explanation);
    }
  return translated;
}

/**
 * relata_rules_get:
 * @n_rules: (out) (optional): their number
 *
 * Returns: (array length=n_rules) (transfer none): all rules, by topic and by severity
 */
const RelataRule *
relata_rules_get (guint *n_rules)
{
  static GOnce once = G_ONCE_INIT;

  if (n_rules != NULL)
    *n_rules = RELATA_N_RULES;
  return g_once (&once, translate, NULL);
}

/**
 * relata_rules_find:
 * @id: as "fk-parent-key"
 *
 * Returns: (transfer none) (nullable): the rule, or %NULL if there is none of that id
 */
const RelataRule *
relata_rules_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < RELATA_N_RULES; i++)
    if (g_str_equal (rules[i].id, id))
      return &relata_rules_get (NULL)[i];
  return NULL;
}

const char *
relata_rule_get_id (RelataRuleIndex rule)
{
  g_return_val_if_fail (rule < RELATA_N_RULES, NULL);

  return rules[rule].id;
}

RelataSeverity
relata_rule_get_severity (RelataRuleIndex rule)
{
  g_return_val_if_fail (rule < RELATA_N_RULES, RELATA_SEVERITY_HINT);

  return rules[rule].severity;
}
