/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of tables made up at random: SQLite takes the result, its PRAGMAs show the intended
 * change and no other, and what was not edited stands as it stood. Small tables come first;
 * RELATA_TEST_SLOW makes many more. */

#include "config.h"

#include <string.h>

#include "base/relata-error.h"
#include "relata-test-model.h"
#include "relata-test-schema.h"
#include "relata-test-sql.h"
#include "sql/relata-name.h"
#include "sql/relata-parser.h"
#include "sql/relata-table-edit.h"

/**
 * Step:
 * @table: before the edit
 * @model: what the PRAGMAs shall tell after it
 * @column: that is edited, or -1 if no column's text may change
 * @with_keys: whether @model knows the indexes of constraints
 */
typedef struct
{
  RelataTestSchema *schema;
  const RelataTableDef *table;
  RelataTestModel *model;
  int column;
  gboolean with_keys;
  GError *error;
} Step;

typedef RelataDef *(*Edit) (Step *step);

static guint
any_column (Step *step)
{
  return g_rand_int_range (step->schema->rand, 0, step->table->n_columns);
}

static char *
free_name (Step *step)
{
  for (;;)
    {
      g_autofree char *name
          = relata_test_schema_free_name (step->schema, step->schema->tables->pdata[0]);

      if (relata_table_def_find_column (step->table, name) < 0)
        return g_steal_pointer (&name);
    }
}

static RelataDef *
edit_add_column (Step *step)
{
  g_autofree char *name = free_name (step);
  guint position = g_rand_int_range (step->schema->rand, 0, step->table->n_columns + 1);

  step->column = -1;
  relata_test_model_add_column (step->model, position, name, "VARCHAR(3)");
  return relata_table_def_add_column (step->table, position, name, "VARCHAR(3)", &step->error);
}

static RelataDef *
edit_remove_column (Step *step)
{
  guint column = any_column (step);

  if (step->table->n_columns == 1)
    return NULL;
  step->column = column;
  relata_test_model_remove_column (step->model, column);
  return relata_table_def_remove_column (step->table, column, &step->error);
}

static RelataDef *
edit_move_column (Step *step)
{
  guint from = any_column (step);
  guint to = any_column (step);

  step->column = -1;
  relata_test_model_move_column (step->model, from, to);
  return relata_table_def_move_column (step->table, from, to, &step->error);
}

static RelataDef *
edit_rename_column (Step *step)
{
  g_autofree char *name = free_name (step);
  guint column = any_column (step);

  step->column = column;
  relata_test_model_rename_column (step->model, column, name);
  return relata_table_def_rename_column (step->table, column, name, &step->error);
}

static RelataDef *
edit_type (Step *step)
{
  guint column = any_column (step);
  RelataTestColumn *model = step->model->columns->pdata[column];
  const char *type = g_rand_boolean (step->schema->rand) ? "DATE ( 3 )" : "";

  if (model->primary_key > 0)
    return NULL;
  step->column = column;
  g_free (model->type);
  model->type = g_strdup (type);
  return relata_table_def_set_type (step->table, column, type, &step->error);
}

static RelataDef *
edit_not_null (Step *step)
{
  guint column = any_column (step);
  RelataTestColumn *model = step->model->columns->pdata[column];

  step->column = column;
  model->not_null = g_rand_boolean (step->schema->rand);
  return relata_table_def_set_not_null (step->table, column, model->not_null, &step->error);
}

static gboolean
is_key_of (GPtrArray *key, const char *column)
{
  return key->len == 1 && g_ascii_strcasecmp (g_ptr_array_index (key, 0), column) == 0;
}

static RelataDef *
edit_unique (Step *step)
{
  guint column = any_column (step);
  RelataTestColumn *model = step->model->columns->pdata[column];
  gboolean unique = g_rand_boolean (step->schema->rand);
  GPtrArray *key = g_ptr_array_new_with_free_func (g_free);

  step->column = column;
  step->with_keys = model->primary_key == 0;
  for (guint i = step->model->keys->len; i > 0; i--)
    if (is_key_of (step->model->keys->pdata[i - 1], model->name))
      g_ptr_array_remove_index (step->model->keys, i - 1);
  g_ptr_array_add (key, g_strdup (model->name));
  if (unique)
    g_ptr_array_add (step->model->keys, key);
  else
    g_ptr_array_unref (key);
  return relata_table_def_set_unique (step->table, column, unique, &step->error);
}

static RelataDef *
edit_default (Step *step)
{
  static const char *const values[] = { "7", "'x'", "(1 + 1)", "" };
  static const char *const told[] = { "7", "'x'", "1 + 1", "" };
  guint column = any_column (step);
  RelataTestColumn *model = step->model->columns->pdata[column];
  guint i = g_rand_int_range (step->schema->rand, 0, G_N_ELEMENTS (values));

  if (model->hidden != 0)
    return NULL;
  step->column = column;
  g_free (model->default_value);
  model->default_value = g_strdup (told[i]);
  return relata_table_def_set_default (step->table, column, values[i], &step->error);
}

static RelataDef *
edit_collation (Step *step)
{
  guint column = any_column (step);
  RelataTestColumn *model = step->model->columns->pdata[column];
  gboolean set = g_rand_boolean (step->schema->rand);

  step->column = column;
  g_free (model->collation);
  model->collation = g_strdup (set ? "RTRIM" : "BINARY");
  return relata_table_def_set_collation (step->table, column, set ? "RTRIM" : NULL, &step->error);
}

/* One or two columns, or none. */
static RelataDef *
edit_primary_key (Step *step)
{
  guint columns[2] = { any_column (step), any_column (step) };
  guint n = g_rand_int_range (step->schema->rand, 0, columns[0] == columns[1] ? 2 : 3);

  step->with_keys = FALSE;
  step->column = G_MAXINT;
  for (guint i = 0; i < step->table->n_columns; i++)
    ((RelataTestColumn *)step->model->columns->pdata[i])->primary_key = 0;
  for (guint i = 0; i < n; i++)
    ((RelataTestColumn *)step->model->columns->pdata[columns[i]])->primary_key = i + 1;
  return relata_table_def_set_primary_key (step->table, columns, n, FALSE, &step->error);
}

static RelataDef *
edit_add_foreign_key (Step *step)
{
  guint column = any_column (step);
  const char *columns[] = { step->table->columns[column].name, NULL };
  const char *parent_columns[] = { "x \"y\"", NULL };
  RelataForeignKeySpec spec = { .columns = columns,
                                .parent = "p q",
                                .parent_columns = parent_columns,
                                .on_delete = RELATA_ACTION_CASCADE,
                                .deferral = RELATA_DEFERRAL_INITIALLY_DEFERRED };

  step->column = column;
  relata_test_model_add_foreign_key (step->model, columns[0], "p q", "x \"y\"",
                                     "NO ACTION CASCADE");
  return relata_table_def_add_foreign_key (step->table, &spec, &step->error);
}

/* SQLite numbers foreign keys from the last to the first. */
static RelataDef *
edit_remove_foreign_key (Step *step)
{
  guint n = step->table->n_foreign_keys;
  guint fk = n > 0 ? g_rand_int_range (step->schema->rand, 0, n) : 0;

  if (n == 0)
    return NULL;
  step->column = step->table->foreign_keys[fk].on_column;
  g_ptr_array_remove_index (step->model->foreign_keys, n - 1 - fk);
  return relata_table_def_remove_foreign_key (step->table, fk, &step->error);
}

static RelataDef *
edit_set_foreign_key (Step *step)
{
  guint n = step->table->n_foreign_keys;
  guint i = n > 0 ? g_rand_int_range (step->schema->rand, 0, n) : 0;
  const RelataForeignKeyDef *fk = &step->table->foreign_keys[i];
  RelataTestForeignKey *model;
  g_auto (GStrv) columns = NULL;
  RelataForeignKeySpec spec = { .parent = "new parent", .on_update = RELATA_ACTION_SET_NULL };

  if (n == 0)
    return NULL;
  columns = g_new0 (char *, fk->n_columns + 1);
  for (guint j = 0; j < fk->n_columns; j++)
    columns[j] = g_strdup (fk->columns[j]);
  spec.columns = (const char *const *)columns;
  model = step->model->foreign_keys->pdata[n - 1 - i];
  g_free (model->parent);
  g_free (model->actions);
  model->parent = g_strdup ("new parent");
  model->actions = g_strdup ("SET NULL NO ACTION");
  for (guint j = 0; j < model->parent_columns->len; j++)
    ((char *)model->parent_columns->pdata[j])[0] = '\0';
  step->column = fk->on_column;
  return relata_table_def_set_foreign_key (step->table, i, &spec, &step->error);
}

static RelataDef *
edit_check (Step *step)
{
  guint n = step->table->n_checks;
  guint check = n > 0 ? g_rand_int_range (step->schema->rand, 0, n) : 0;

  step->column = -1;
  if (n == 0 || g_rand_boolean (step->schema->rand))
    return relata_table_def_add_check (step->table, "c d", "1 > 0", &step->error);
  step->column = step->table->checks[check].on_column;
  if (g_rand_boolean (step->schema->rand))
    return relata_table_def_set_check (step->table, check, NULL, "2 > 1", &step->error);
  return relata_table_def_remove_check (step->table, check, &step->error);
}

static const Edit edits[] = {
  edit_add_column, edit_remove_column,   edit_move_column,     edit_rename_column,
  edit_type,       edit_not_null,        edit_unique,          edit_default,
  edit_collation,  edit_primary_key,     edit_add_foreign_key, edit_remove_foreign_key,
  edit_check,      edit_set_foreign_key,
};

static sqlite3 *
run_table (const char *text, char **message)
{
  g_autoptr (sqlite3) db = relata_test_sql_open ();

  return relata_test_sql_run (db, text, message) ? g_steal_pointer (&db) : NULL;
}

/* Columns that the edit was not about stand as they stood. */
static void
check_untouched (const Step *step, const RelataTableDef *after)
{
  for (guint i = 0; i < after->n_columns; i++)
    {
      int old = relata_table_def_find_column (step->table, after->columns[i].name);
      g_autofree char *before_text = NULL;
      g_autofree char *after_text = NULL;

      if (old < 0 || old == step->column)
        continue;
      before_text = relata_def_dup_span (&step->table->base, step->table->columns[old].span);
      after_text = relata_def_dup_span (&after->base, after->columns[i].span);
      g_assert_cmpstr (after_text, ==, before_text);
    }
}

/* Loose deferrals are tidied up, and what follows a renamed column changes. */
static gboolean
may_touch_others (const Step *step, Edit edit)
{
  if (edit == edit_rename_column || edit == edit_remove_column || edit == edit_primary_key)
    return TRUE;
  return strstr (step->table->base.text, "DEFERRABLE") != NULL;
}

/* Does one edit. Returns: (nullable): the table after it; %NULL if there was nothing to do */
static RelataDef *
do_step (RelataTestSchema *schema, const RelataTableDef *table)
{
  g_autofree char *message = NULL;
  g_autoptr (sqlite3) before = run_table (table->base.text, &message);
  g_autoptr (sqlite3) after = NULL;
  g_autoptr (RelataTestModel) expected = NULL;
  g_autoptr (RelataTestModel) found = NULL;
  g_autofree char *expected_text = NULL;
  g_autofree char *found_text = NULL;
  Edit edit = edits[g_rand_int_range (schema->rand, 0, G_N_ELEMENTS (edits))];
  Step step = { .schema = schema, .table = table, .column = -1, .with_keys = TRUE };
  RelataDef *def;

  if (before == NULL)
    return NULL;
  step.model = expected = relata_test_model_new (before, table->base.name);
  def = edit (&step);
  if (def == NULL)
    {
      g_clear_error (&step.error);
      return NULL;
    }
  g_test_message ("%s\n-- column %d\n%s", table->base.text, step.column, def->text);
  after = run_table (def->text, &message);
  if (after == NULL && strstr (message, "must have at least one non-generated column") != NULL)
    {
      relata_def_unref (def);
      return NULL;
    }
  if (after == NULL)
    g_error ("SQLite: %s", message);
  found = relata_test_model_new (after, def->name);
  expected_text = relata_test_model_to_string (expected, step.with_keys);
  found_text = relata_test_model_to_string (found, step.with_keys);
  g_assert_cmpstr (found_text, ==, expected_text);
  if (!may_touch_others (&step, edit))
    check_untouched (&step, relata_def_table (def));
  return def;
}

static void
test_edits (void)
{
  guint count = g_getenv ("RELATA_TEST_SLOW") != NULL ? 20000 : 400;
  guint n_done = 0;

  for (guint seed = 0; seed < count; seed++)
    {
      g_autoptr (RelataTestSchema) schema = relata_test_schema_new (seed, 1 + seed * 5 / count);
      const char *text = schema->statements->pdata[schema->statements->len - 1];
      g_autoptr (RelataDef) def = relata_parse_statement (text, strlen (text));

      g_test_message ("seed %u", seed);
      g_assert_null (def->fault);
      for (guint i = 0; i < 6; i++)
        {
          RelataDef *next = do_step (schema, relata_def_table (def));

          if (next == NULL)
            continue;
          n_done++;
          relata_def_unref (def);
          def = next;
        }
    }
  g_test_message ("%u edits", n_done);
  g_assert_cmpuint (n_done, >, count);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sql/random-edit/edits", test_edits);
  return g_test_run ();
}
