/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Naming the ends of relationships by the rules of relata-relationship.h. For each end there are
 * two candidates, a short one and one with the column; the ends of a table are then named
 * together, so that no two are called the same. */

#include "config.h"

#include "base/relata-text.h"
#include "schema/relata-decor-private.h"
#include "schema/relata-relationship-private.h"
#include "schema/relata-words.h"

/* The names of one table, made when first needed. */
typedef struct
{
  char *singular;
  char *plural;
} TableWords;

typedef struct
{
  RelataRelationships *relationships;
  RelataSnapshot *snapshot;
  TableWords *words; /* by position of the item */
} Naming;

/* What one end may be called. */
typedef struct
{
  char *plain;
  const char *given; /* (nullable): by the decorations */
  RelataEnd *end;
  guint position; /* of the end in its relationship */
  const RelataRelationship *relationship;
  gboolean own; /* the end of a foreign key of this very table */
} Candidate;

static void
clear_candidate (gpointer data)
{
  g_free (((Candidate *)data)->plain);
}

static char *
make_word (const char *name)
{
  char *word = relata_words_to_snake (name);

  if (*word != '\0')
    return word;
  g_free (word);
  return g_strdup ("record");
}

static const TableWords *
get_words (Naming *naming, guint table)
{
  int index = relata_snapshot_get_index (naming->snapshot, table);
  TableWords *words = &naming->words[index];

  if (words->singular == NULL)
    {
      g_autofree char *word
          = make_word (relata_snapshot_get_item (naming->snapshot, (guint)index)->def->name);

      words->singular = relata_words_singular (word);
      words->plural = relata_words_plural (word);
    }
  return words;
}

static const RelataReferenceDecor *
get_reference (Naming *naming, const RelataRelationship *relationship)
{
  const RelataItem *child = relata_snapshot_get (naming->snapshot, relationship->child);

  return child->decor->references->pdata[relationship->foreign_key];
}

static const RelataForeignKeyDef *
get_foreign_key (Naming *naming, guint child, guint position)
{
  const RelataItem *item = relata_snapshot_get (naming->snapshot, child);

  return &relata_item_table (item)->foreign_keys[position];
}

/* The names by which a relationship joins child and parent, and the parent's as it is written. */
typedef struct
{
  const char *const *columns;
  guint n_columns;
  const char *const *parent_columns;
  guint n_parent_columns;
  const char *parent;
} Names;

static Names
get_names (Naming *naming, const RelataRelationship *relationship)
{
  const RelataForeignKeyDef *fk;

  if (relationship->virtual_)
    {
      const RelataReferenceDecor *reference = get_reference (naming, relationship);
      const char *const *parent_columns = (const char *const *)reference->parent_columns;

      return (Names){ (const char *const *)reference->columns, relationship->n_columns,
                      parent_columns,
                      parent_columns != NULL ? g_strv_length (reference->parent_columns) : 0,
                      reference->parent };
    }
  fk = get_foreign_key (naming, relationship->child, relationship->foreign_key);
  return (Names){ (const char *const *)fk->columns, fk->n_columns,
                  (const char *const *)fk->parent_columns, fk->n_parent_columns, fk->parent };
}

/* The one column that tells what is meant. Of a composite key it is the one that is not called
 * as the parent calls it: of (tenant_id, author_id) -> authors (tenant_id, id), author_id. */
static const char *
find_telling_column (const Names *names)
{
  const char *telling = NULL;

  if (names->n_columns == 1)
    return names->columns[0];
  if (names->n_parent_columns != names->n_columns)
    return NULL;
  for (guint i = 0; i < names->n_columns; i++)
    {
      if (relata_text_ascii_case_equal (names->columns[i], names->parent_columns[i]))
        continue;
      if (telling != NULL)
        return NULL;
      telling = names->columns[i];
    }
  return telling;
}

/* What the foreign key refers to by its own words ("author"); %NULL if they do not say it. */
static char *
dup_stem (const Names *names, const char *parent_singular)
{
  const char *column = find_telling_column (names);
  g_autofree char *word = column != NULL ? relata_words_to_snake (column) : NULL;
  g_autofree char *run_together = g_strconcat (parent_singular, "id", NULL);

  if (word == NULL)
    return NULL;
  if (g_str_equal (word, run_together))
    return g_strdup (parent_singular);
  return relata_words_strip_key (word);
}

static char *
join_columns (const Names *names)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < names->n_columns; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "_" : "", names->columns[i]);
  return make_word (joined->str);
}

/* Takes @word. */
static char *
make_safe (char *word)
{
  char *safe;

  if (!relata_words_is_reserved (word))
    return word;
  safe = g_strconcat (word, "_", NULL);
  g_free (word);
  return safe;
}

static char *
dup_parent_singular (Naming *naming, const RelataRelationship *relationship, const Names *names)
{
  g_autofree char *word = NULL;

  if (relationship->parent != 0)
    return g_strdup (get_words (naming, relationship->parent)->singular);
  word = make_word (names->parent);
  return relata_words_singular (word);
}

/* What is known of a foreign key when its ends are named. */
typedef struct
{
  Names names;
  char *singular; /* of the parent */
  char *stem;     /* (nullable): what the columns say */
  gboolean to_itself;
} Reference;

static void
read_reference (Naming *naming, const RelataRelationship *relationship, Reference *reference)
{
  reference->names = get_names (naming, relationship);
  reference->singular = dup_parent_singular (naming, relationship, &reference->names);
  reference->stem = dup_stem (&reference->names, reference->singular);
  reference->to_itself = relationship->parent == relationship->child;
}

static void
clear_reference (Reference *reference)
{
  g_free (reference->singular);
  g_free (reference->stem);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reference, clear_reference)

/* The end of a foreign key on its own table: book.author. */
static char *
make_own (const Reference *reference)
{
  if (reference->stem != NULL
      && !(reference->to_itself && g_str_equal (reference->stem, reference->singular)))
    return g_strdup (reference->stem);
  return g_strdup (reference->to_itself ? "parent" : reference->singular);
}

static char *
make_longer_own (const Reference *reference)
{
  g_autofree char *columns = join_columns (&reference->names);

  if (g_strcmp0 (reference->stem, reference->singular) == 0)
    return g_strconcat (reference->stem, "_ref", NULL);
  if (reference->stem != NULL)
    return g_strconcat (reference->stem, "_", reference->singular, NULL);
  if (reference->names.n_columns == 1)
    return g_strconcat (columns, "_", reference->singular, NULL);
  return g_strconcat (reference->singular, "_by_", columns, NULL);
}

/* The end on the parent: author.books. */
static char *
make_reverse (Naming *naming, const RelataRelationship *relationship)
{
  gboolean list = relationship->ends[1].list;
  const TableWords *child;

  if (relationship->parent == relationship->child)
    return g_strdup (list ? "children" : "child");
  child = get_words (naming, relationship->child);
  return g_strdup (list ? child->plural : child->singular);
}

static char *
make_longer_reverse (const Candidate *candidate, const Reference *reference)
{
  g_autofree char *columns = join_columns (&reference->names);
  const char *by = reference->stem != NULL ? reference->stem : columns;

  return g_strconcat (candidate->plain, g_str_has_suffix (by, "_by") ? "_" : "_by_", by, NULL);
}

/* An end through an association: book.genres. It is called after the foreign key that leads to
 * the other side. */
static char *
make_through (Naming *naming, const RelataRelationship *relationship, guint end)
{
  guint position = end == 0 ? relationship->other_foreign_key : relationship->foreign_key;
  RelataRelationship leading = { .child = relationship->child, .foreign_key = position };
  const TableWords *target = get_words (naming, relationship->ends[end].target);
  Names names = get_names (naming, &leading);
  g_autofree char *stem = dup_stem (&names, target->singular);
  g_autofree char *columns = join_columns (&names);
  gboolean to_itself = relationship->ends[0].table == relationship->ends[1].table;

  if (!to_itself && (stem == NULL || g_str_equal (stem, target->singular)))
    return g_strdup (target->plural);
  return relata_words_plural (stem != NULL ? stem : columns);
}

/* The name with what tells the end from others of its name. */
static char *
make_longer (Naming *naming, const Candidate *candidate)
{
  g_auto (Reference) reference = { 0 };

  if (candidate->relationship->kind == RELATA_MANY_TO_MANY)
    return g_strconcat (candidate->plain, "_via_",
                        get_words (naming, candidate->relationship->child)->plural, NULL);
  read_reference (naming, candidate->relationship, &reference);
  return make_safe (candidate->position == 0 ? make_longer_own (&reference)
                                             : make_longer_reverse (candidate, &reference));
}

static const char *
find_given_through (Naming *naming, const RelataRelationship *relationship, guint end)
{
  const RelataItem *item = relata_snapshot_get (naming->snapshot, relationship->child);
  const RelataForeignKeyDef *one
      = get_foreign_key (naming, relationship->child, relationship->foreign_key);
  const RelataForeignKeyDef *other
      = get_foreign_key (naming, relationship->child, relationship->other_foreign_key);

  for (guint i = 0; i < item->decor->through->len; i++)
    {
      const RelataThroughDecor *through = item->decor->through->pdata[i];
      const char *const *columns = (const char *const *)through->columns;
      const char *const *others = (const char *const *)through->other_columns;

      if (relata_columns_equal (columns, (const char *const *)one->columns)
          && relata_columns_equal (others, (const char *const *)other->columns))
        return end == 0 ? through->name : through->other_name;
      if (relata_columns_equal (columns, (const char *const *)other->columns)
          && relata_columns_equal (others, (const char *const *)one->columns))
        return end == 0 ? through->other_name : through->name;
    }
  return NULL;
}

/* Of two foreign keys over the same columns the decorations speak of the first. */
static gboolean
is_first_over_columns (const RelataTableDef *table, guint position)
{
  for (guint i = 0; i < position; i++)
    if (relata_columns_equal ((const char *const *)table->foreign_keys[i].columns,
                              (const char *const *)table->foreign_keys[position].columns))
      return FALSE;
  return TRUE;
}

static const char *
find_given (Naming *naming, const RelataRelationship *relationship, guint end)
{
  const RelataItem *child = relata_snapshot_get (naming->snapshot, relationship->child);
  const RelataEndsDecor *ends;

  if (relationship->kind == RELATA_MANY_TO_MANY)
    return child->decor->through->len > 0 ? find_given_through (naming, relationship, end) : NULL;
  if (relationship->virtual_)
    return end == 0 ? get_reference (naming, relationship)->name
                    : get_reference (naming, relationship)->reverse_name;
  if (child->decor->ends->len == 0
      || !is_first_over_columns (relata_item_table (child), relationship->foreign_key))
    return NULL;
  ends = relata_decor_find_ends (child->decor, get_names (naming, relationship).columns);
  if (ends == NULL)
    return NULL;
  return end == 0 ? ends->name : ends->reverse_name;
}

static void
propose (Naming *naming, const RelataEndRef *ref, Candidate *candidate)
{
  g_auto (Reference) reference = { 0 };

  candidate->relationship = ref->relationship;
  candidate->position = ref->end;
  /* The names are the one thing that is set after a relationship is listed. */
  candidate->end = (RelataEnd *)relata_end_ref_get (ref);
  candidate->given = find_given (naming, ref->relationship, ref->end);
  candidate->own = ref->end == 0 && ref->relationship->kind != RELATA_MANY_TO_MANY;
  if (ref->relationship->kind == RELATA_MANY_TO_MANY)
    candidate->plain = make_through (naming, ref->relationship, ref->end);
  else if (ref->end == 1)
    candidate->plain = make_reverse (naming, ref->relationship);
  else
    {
      read_reference (naming, ref->relationship, &reference);
      candidate->plain = make_own (&reference);
    }
  candidate->plain = make_safe (candidate->plain);
}

/* Tables with more columns get an index of them. */
#define FEW_COLUMNS 32

/* The names that the ends of a table may not have. */
typedef struct
{
  Naming *naming;
  const RelataTableDef *table;
  GHashTable *columns; /* (nullable): name -> position + 1 */
  GHashTable *taken;   /* the set of names given to ends so far; they belong to the ends */
} Scope;

static int
find_column (const Scope *scope, const char *name)
{
  if (scope->columns != NULL)
    return (int)GPOINTER_TO_UINT (g_hash_table_lookup (scope->columns, name)) - 1;
  return scope->table != NULL ? relata_table_def_find_column (scope->table, name) : -1;
}

/* Whether a column is called so, other than the end's own: `author REFERENCES authors` may well
 * be book.author. */
static gboolean
is_column (const Scope *scope, const Candidate *candidate, const char *name)
{
  int column = find_column (scope, name);

  if (column < 0)
    return FALSE;
  for (guint i = 0; candidate->own && i < candidate->relationship->n_columns; i++)
    if (candidate->relationship->child_columns[i] == column)
      return FALSE;
  return TRUE;
}

/* A copy of @name for the end to keep, if it may be called so. */
static char *
try_name (Scope *scope, const Candidate *candidate, const char *name)
{
  char *taken;

  if (is_column (scope, candidate, name) || g_hash_table_contains (scope->taken, name))
    return NULL;
  taken = g_strdup (name);
  g_hash_table_add (scope->taken, taken);
  return taken;
}

static char *
take_longer (Scope *scope, const Candidate *candidate)
{
  g_autofree char *longer = make_longer (scope->naming, candidate);
  char *taken = try_name (scope, candidate, longer);

  for (guint i = 2; taken == NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s_%u", longer, i);

      taken = try_name (scope, candidate, name);
    }
  return taken;
}

static GHashTable *
count_plain_names (const GArray *candidates)
{
  GHashTable *counts = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);

  for (guint i = 0; i < candidates->len; i++)
    {
      char *name = g_array_index (candidates, Candidate, i).plain;
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      g_hash_table_insert (counts, name, GUINT_TO_POINTER (count + 1));
    }
  return counts;
}

static void
name_by_rule (Scope *scope, const GArray *candidates)
{
  g_autoptr (GHashTable) counts = count_plain_names (candidates);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (g_hash_table_lookup (counts, candidate->plain) == GUINT_TO_POINTER (1))
        candidate->end->rule_name = try_name (scope, candidate, candidate->plain);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->end->rule_name == NULL)
        candidate->end->rule_name = take_longer (scope, candidate);
    }
}

static char *
take_given (Scope *scope, const Candidate *candidate)
{
  if (candidate->given == NULL || !relata_words_is_identifier (candidate->given)
      || relata_words_is_reserved (candidate->given))
    return NULL;
  return try_name (scope, candidate, candidate->given);
}

static void
name_as_given (Scope *scope, const GArray *candidates)
{
  g_hash_table_remove_all (scope->taken);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->end->name = take_given (scope, candidate);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      RelataEnd *end = candidate->end;

      if (end->name == NULL)
        end->name = try_name (scope, candidate, end->rule_name);
      if (end->name == NULL)
        end->name = take_longer (scope, candidate);
    }
}

static gboolean
any_is_given (const GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).given != NULL)
      return TRUE;
  return FALSE;
}

static void
keep_rule_names (const GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      RelataEnd *end = g_array_index (candidates, Candidate, i).end;

      end->name = g_strdup (end->rule_name);
    }
}

static void
fill_scope (Scope *scope, const RelataTableDef *table)
{
  scope->table = table;
  scope->taken = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
  if (table == NULL || table->n_columns <= FEW_COLUMNS)
    return;
  scope->columns = g_hash_table_new (relata_text_ascii_case_hash, relata_text_ascii_case_equal);
  for (guint i = 0; i < table->n_columns; i++)
    g_hash_table_insert (scope->columns, table->columns[i].name, GUINT_TO_POINTER (i + 1));
}

static void
name_table (Naming *naming, guint index)
{
  RelataRelationships *self = naming->relationships;
  guint start = self->end_starts[index], n = self->end_starts[index + 1] - start;
  g_autoptr (GArray) candidates = NULL;
  Scope scope = { naming };

  if (n == 0)
    return;
  candidates = g_array_sized_new (FALSE, TRUE, sizeof (Candidate), n);
  g_array_set_clear_func (candidates, clear_candidate);
  g_array_set_size (candidates, n);
  for (guint i = 0; i < n; i++)
    propose (naming, &self->ends[start + i], &g_array_index (candidates, Candidate, i));
  fill_scope (&scope, relata_item_table (relata_snapshot_get_item (naming->snapshot, index)));
  name_by_rule (&scope, candidates);
  if (any_is_given (candidates))
    name_as_given (&scope, candidates);
  else
    keep_rule_names (candidates);
  g_clear_pointer (&scope.columns, g_hash_table_unref);
  g_hash_table_unref (scope.taken);
}

/* The ends that would stand on a table that is not there still have a name. */
static void
name_loose_ends (Naming *naming)
{
  for (guint i = 0; i < naming->relationships->list->len; i++)
    {
      RelataRelationship *relationship = naming->relationships->list->pdata[i];
      RelataEndRef ref = { relationship, 1 };
      Candidate candidate = { 0 };

      if (relationship->ends[1].name != NULL)
        continue;
      propose (naming, &ref, &candidate);
      relationship->ends[1].rule_name = g_strdup (candidate.plain);
      relationship->ends[1].name
          = g_strdup (candidate.given != NULL ? candidate.given : candidate.plain);
      clear_candidate (&candidate);
    }
}

/* Names all ends; their lists must be there. */
void
relata_relationships_name_ends (RelataRelationships *self)
{
  guint n = relata_snapshot_get_n_items (self->snapshot);
  Naming naming = { self, self->snapshot, g_new0 (TableWords, n + 1) };

  for (guint i = 0; i < n; i++)
    name_table (&naming, i);
  name_loose_ends (&naming);
  for (guint i = 0; i < n; i++)
    {
      g_free (naming.words[i].singular);
      g_free (naming.words[i].plural);
    }
  g_free (naming.words);
}
