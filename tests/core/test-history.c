/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Undo and redo as tables of commands, run by one interpreter. A state is a string. */

#include "config.h"

#include "design/relata-history.h"

static gpointer
ref_state (gpointer state)
{
  return g_ref_string_acquire (state);
}

static void
unref_state (gpointer state)
{
  g_ref_string_release (state);
}

static const RelataHistoryClass string_states = { ref_state, unref_state, ref_state, g_str_equal };

typedef enum
{
  EDIT,  /* to @text, labelled @text */
  MERGE, /* likewise, with the merge key @key */
  END_MERGE,
  UNDO,
  REDO,
  SAVE,  /* the current state */
  BEGIN, /* remembers the serial, as a save that begins */
  DONE,  /* the save that began is done */
  FORGET /* no state is the saved one */
} Verb;

/* A verb and what must hold after it. */
typedef struct
{
  Verb verb;
  const char *text;
  const char *key;
  const char *state;
  const char *undo, *redo; /* labels */
  gboolean modified;
} Command;

typedef struct
{
  const char *name;
  Command commands[16];
} Script;

#define N NULL

static const Script scripts[] = {
  { "empty",
    {
        { UNDO, N, N, "a", N, N, FALSE },
        { REDO, N, N, "a", N, N, FALSE },
        { SAVE, N, N, "a", N, N, FALSE },
        { FORGET, N, N, "a", N, N, TRUE },
        { SAVE, N, N, "a", N, N, FALSE },
    } },
  { "undo-and-redo",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { EDIT, "c", N, "c", "c", N, TRUE },
        { UNDO, N, N, "b", "b", "c", TRUE },
        { UNDO, N, N, "a", N, "b", FALSE },
        { UNDO, N, N, "a", N, "b", FALSE },
        { REDO, N, N, "b", "b", "c", TRUE },
        { REDO, N, N, "c", "c", N, TRUE },
        { REDO, N, N, "c", "c", N, TRUE },
    } },
  { "edit-drops-redo",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { UNDO, N, N, "a", N, "b", FALSE },
        { EDIT, "c", N, "c", "c", N, TRUE },
        { REDO, N, N, "c", "c", N, TRUE },
        { UNDO, N, N, "a", N, "c", FALSE },
    } },
  { "nothing-is-no-edit",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { UNDO, N, N, "a", N, "b", FALSE },
        { EDIT, "a", N, "a", N, "b", FALSE },
        { REDO, N, N, "b", "b", N, TRUE },
    } },
  { "save-point",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { SAVE, N, N, "b", "b", N, FALSE },
        { EDIT, "c", N, "c", "c", N, TRUE },
        { UNDO, N, N, "b", "b", "c", FALSE },
        { UNDO, N, N, "a", N, "b", TRUE },
        { REDO, N, N, "b", "b", "c", FALSE },
        { REDO, N, N, "c", "c", N, TRUE },
    } },
  { "same-text-another-way-is-not-the-saved-state",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { SAVE, N, N, "b", "b", N, FALSE },
        { UNDO, N, N, "a", N, "b", TRUE },
        { EDIT, "c", N, "c", "c", N, TRUE },
        { UNDO, N, N, "a", N, "c", TRUE },
        { EDIT, "b", N, "b", "b", N, TRUE },
        { UNDO, N, N, "a", N, "b", TRUE },
    } },
  { "edit-while-saving",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { BEGIN, N, N, "b", "b", N, TRUE },
        { EDIT, "c", N, "c", "c", N, TRUE },
        { DONE, N, N, "c", "c", N, TRUE },
        { UNDO, N, N, "b", "b", "c", FALSE },
    } },
  { "merge-while-saving",
    {
        { MERGE, "b", "k", "b", "b", N, TRUE },
        { BEGIN, N, N, "b", "b", N, TRUE },
        { MERGE, "c", "k", "c", "b", N, TRUE },
        { DONE, N, N, "c", "b", N, TRUE },
        { UNDO, N, N, "a", N, "b", TRUE },
        { REDO, N, N, "c", "b", N, TRUE },
    } },
  { "merge",
    {
        { MERGE, "b", "k", "b", "b", N, TRUE },
        { MERGE, "c", "k", "c", "b", N, TRUE },
        { MERGE, "d", "k", "d", "b", N, TRUE },
        { UNDO, N, N, "a", N, "b", FALSE },
        { REDO, N, N, "d", "b", N, TRUE },
    } },
  { "merge-needs-the-same-key",
    {
        { MERGE, "b", "k", "b", "b", N, TRUE },
        { MERGE, "c", "l", "c", "c", N, TRUE },
        { EDIT, "d", N, "d", "d", N, TRUE },
        { MERGE, "e", "l", "e", "e", N, TRUE },
        { UNDO, N, N, "d", "d", "e", TRUE },
        { UNDO, N, N, "c", "c", "d", TRUE },
        { UNDO, N, N, "b", "b", "c", TRUE },
        { UNDO, N, N, "a", N, "b", FALSE },
    } },
  { "merge-ends",
    {
        { MERGE, "b", "k", "b", "b", N, TRUE },
        { END_MERGE, N, N, "b", "b", N, TRUE },
        { MERGE, "c", "k", "c", "c", N, TRUE },
        { UNDO, N, N, "b", "b", "c", TRUE },
        { MERGE, "d", "k", "d", "d", N, TRUE },
        { UNDO, N, N, "b", "b", "d", TRUE },
        { REDO, N, N, "d", "d", N, TRUE },
        { MERGE, "e", "k", "e", "e", N, TRUE },
        { UNDO, N, N, "d", "d", "e", TRUE },
    } },
  { "merge-stops-at-the-save-point",
    {
        { MERGE, "b", "k", "b", "b", N, TRUE },
        { SAVE, N, N, "b", "b", N, FALSE },
        { MERGE, "c", "k", "c", "c", N, TRUE },
        { UNDO, N, N, "b", "b", "c", FALSE },
    } },
  { "merge-back-to-the-start-vanishes",
    {
        { EDIT, "b", N, "b", "b", N, TRUE },
        { SAVE, N, N, "b", "b", N, FALSE },
        { MERGE, "c", "k", "c", "c", N, TRUE },
        { MERGE, "b", "k", "b", "b", N, FALSE },
        { MERGE, "d", "k", "d", "d", N, TRUE },
        { UNDO, N, N, "b", "b", "d", FALSE },
    } },
};

static void
run_command (RelataHistory *history, const Command *command, guint64 *begun)
{
  char *state = g_ref_string_new (command->text != NULL ? command->text : "");

  switch (command->verb)
    {
    case EDIT:
    case MERGE:
      relata_history_record (history, command->text, command->key, state, NULL);
      break;
    case END_MERGE:
      relata_history_end_merge (history);
      break;
    case UNDO:
      relata_history_undo (history, NULL);
      break;
    case REDO:
      relata_history_redo (history, NULL);
      break;
    case SAVE:
      relata_history_set_saved (history, relata_history_get_serial (history));
      break;
    case BEGIN:
      *begun = relata_history_get_serial (history);
      break;
    case DONE:
      relata_history_set_saved (history, *begun);
      break;
    case FORGET:
      relata_history_set_unsaved (history);
      break;
    }
  g_ref_string_release (state);
}

static RelataHistory *
make_history (void)
{
  char *start = g_ref_string_new ("a");
  RelataHistory *history = relata_history_new (&string_states, start);

  g_ref_string_release (start);
  return history;
}

static void
test_script (gconstpointer data)
{
  const Script *script = data;
  g_autoptr (RelataHistory) history = make_history ();
  guint64 begun = 0;

  for (const Command *command = script->commands; command->state != NULL; command++)
    {
      g_test_message ("command %d", (int)(command - script->commands));
      run_command (history, command, &begun);
      g_assert_cmpstr (relata_history_get_state (history), ==, command->state);
      g_assert_cmpstr (relata_history_get_undo_label (history), ==, command->undo);
      g_assert_cmpstr (relata_history_get_redo_label (history), ==, command->redo);
      g_assert_cmpint (relata_history_get_modified (history), ==, command->modified);
    }
}

static void
record (RelataHistory *history, const char *text, const char *key, const guint *ids, guint n_ids)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (guint));
  char *state = g_ref_string_new (text);

  g_array_append_vals (array, ids, n_ids);
  g_assert_true (relata_history_record (history, text, key, state, ids != NULL ? array : NULL));
  g_ref_string_release (state);
}

static void
test_ids (void)
{
  g_autoptr (RelataHistory) history = make_history ();
  g_autoptr (GArray) undone = NULL;
  g_autoptr (GArray) redone = NULL;
  GArray *everything = NULL;

  record (history, "b", "k", (guint[]){ 1, 2 }, 2);
  record (history, "c", "k", (guint[]){ 2, 3 }, 2);
  g_assert_true (relata_history_undo (history, &undone));
  g_assert_cmpmem (undone->data, undone->len * sizeof (guint), ((guint[]){ 1, 2, 3 }), 12);
  g_assert_true (relata_history_redo (history, &redone));
  g_assert_cmpuint (redone->len, ==, 3);
  record (history, "d", NULL, NULL, 0);
  g_assert_true (relata_history_undo (history, &everything));
  g_assert_null (everything);
}

/* A walk at random, beside a plain list of all states with a position in it. */
static void
test_random_walk (void)
{
  g_autoptr (RelataHistory) history = make_history ();
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint at = 0;

  g_ptr_array_add (states, g_strdup ("a"));
  for (guint i = 0; i < 20000; i++)
    {
      int dice = g_test_rand_int_range (0, 10);

      if (dice < 3)
        g_assert_true (relata_history_undo (history, NULL) == (at > 0 ? (at--, TRUE) : FALSE));
      else if (dice < 6)
        g_assert_true (relata_history_redo (history, NULL)
                       == (at + 1 < states->len ? (at++, TRUE) : FALSE));
      else
        {
          char *text = g_strdup_printf ("%u", i);

          record (history, text, NULL, NULL, 0);
          g_ptr_array_set_size (states, ++at);
          g_ptr_array_add (states, text);
        }
      g_assert_cmpstr (relata_history_get_state (history), ==, states->pdata[at]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strconcat ("/core/design/history/script/", scripts[i].name, NULL);

      g_test_add_data_func (path, &scripts[i], test_script);
    }
  g_test_add_func ("/core/design/history/ids", test_ids);
  g_test_add_func ("/core/design/history/random-walk", test_random_walk);
  return g_test_run ();
}
