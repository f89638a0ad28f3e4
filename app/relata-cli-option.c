/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Reading the options of a verb by its table. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/relata-text.h"
#include "relata-cli-option.h"

/* The longest word for which another one is suggested. */
#define MAX_WORD  40
#define MAX_TYPOS 2

struct _RelataValues
{
  GHashTable *by_name; /* of an option's name and its value, "" where it has none */
  GPtrArray *operands;
};

typedef struct
{
  const RelataOption *options;
  guint n_options;
  int argc;
  char **argv;
  int next;
  RelataValues *values;
} Reader;

static const RelataOption help_option = { "help", 'h', NULL, NULL, N_ ("Show this help and exit") };

G_DEFINE_QUARK (relata - usage - error - quark, relata_usage_error)

static const RelataOption *
get_option (const Reader *reader, guint index)
{
  return index < reader->n_options ? &reader->options[index] : &help_option;
}

static const char *
get_option_name (guint index, gconstpointer data)
{
  const Reader *reader = data;

  return index <= reader->n_options ? get_option (reader, index)->name : NULL;
}

static void
set_unknown_error (const Reader *reader, const char *given, const char *name, GError **error)
{
  const char *meant = relata_option_suggest (name, get_option_name, reader);
  g_autofree char *shown = relata_text_for_display (given, -1, MAX_WORD);

  if (meant != NULL)
    g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                 _ ("There is no option “%s”. Did you mean “--%s”?"), shown, meant);
  else
    g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                 _ ("There is no option “%s”"), shown);
}

static gboolean
check_choice (const RelataOption *option, const char *value, GError **error)
{
  g_autofree char *choices = NULL;
  g_autofree char *shown = NULL;

  if (option->get_choice == NULL)
    return TRUE;
  for (guint i = 0; option->get_choice (i) != NULL; i++)
    if (g_str_equal (option->get_choice (i), value))
      return TRUE;
  choices = relata_option_list_choices (option, ", ");
  shown = relata_text_for_display (value, -1, MAX_WORD);
  g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
               _ ("“--%s” cannot be “%s”. It can be: %s"), option->name, shown, choices);
  return FALSE;
}

/* Keeps @option with @value, or with the next argument if it wants one and @value is %NULL. */
static gboolean
keep_option (Reader *reader, const RelataOption *option, const char *value, GError **error)
{
  if (option->value == NULL && value != NULL)
    {
      g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                   _ ("“--%s” takes no value"), option->name);
      return FALSE;
    }
  if (option->value != NULL && value == NULL)
    {
      if (reader->next >= reader->argc)
        {
          g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                       _ ("“--%s” needs a value: %s"), option->name, _ (option->value));
          return FALSE;
        }
      value = reader->argv[reader->next++];
    }
  if (option->value != NULL && !check_choice (option, value, error))
    return FALSE;
  g_hash_table_insert (reader->values->by_name, (gpointer)option->name,
                       (gpointer)(value != NULL ? value : ""));
  return TRUE;
}

static gboolean
read_long (Reader *reader, const char *argument, GError **error)
{
  const char *equals = strchr (argument, '=');
  g_autofree char *name
      = equals != NULL ? g_strndup (argument + 2, equals - argument - 2) : g_strdup (argument + 2);

  for (guint i = 0; i <= reader->n_options; i++)
    if (g_str_equal (get_option (reader, i)->name, name))
      return keep_option (reader, get_option (reader, i), equals != NULL ? equals + 1 : NULL,
                          error);
  set_unknown_error (reader, argument, name, error);
  return FALSE;
}

static const RelataOption *
find_letter (const Reader *reader, char letter)
{
  for (guint i = 0; i <= reader->n_options; i++)
    if (get_option (reader, i)->letter == letter)
      return get_option (reader, i);
  return NULL;
}

/* One dash: letters in a row, the last of which may have a value. */
static gboolean
read_short (Reader *reader, const char *argument, GError **error)
{
  for (const char *p = argument + 1; *p != '\0'; p++)
    {
      const RelataOption *option = find_letter (reader, *p);

      if (option == NULL)
        {
          set_unknown_error (reader, argument, argument + 1, error);
          return FALSE;
        }
      if (option->value != NULL)
        return keep_option (reader, option, p[1] != '\0' ? p + 1 : NULL, error);
      if (!keep_option (reader, option, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (Reader *reader, GError **error)
{
  gboolean only_operands = FALSE;

  while (reader->next < reader->argc)
    {
      char *argument = reader->argv[reader->next++];

      if (only_operands || *argument != '-' || argument[1] == '\0')
        g_ptr_array_add (reader->values->operands, argument);
      else if (g_str_equal (argument, "--"))
        only_operands = TRUE;
      else if (argument[1] == '-' ? !read_long (reader, argument, error)
                                  : !read_short (reader, argument, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * relata_values_parse:
 * @options: (array length=n_options): those there are; --help is one always
 * @argc: number of the arguments
 * @argv: (array length=argc): what stands after the verb; must outlive the result
 *
 * Returns: (transfer full) (nullable): what was given, or %NULL with a RELATA_USAGE_ERROR
 */
RelataValues *
relata_values_parse (
    const RelataOption *options, guint n_options, int argc, char **argv, GError **error)
{
  g_autoptr (RelataValues) self = g_new0 (RelataValues, 1);
  Reader reader = { options, n_options, argc, argv, 0, self };

  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->operands = g_ptr_array_new ();
  return read_all (&reader, error) ? g_steal_pointer (&self) : NULL;
}

void
relata_values_free (RelataValues *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->operands);
  g_free (self);
}

gboolean
relata_values_has (const RelataValues *self, const char *name)
{
  return g_hash_table_contains (self->by_name, name);
}

/**
 * relata_values_get:
 *
 * Returns: (transfer none) (nullable): the value given with the option called @name
 */
const char *
relata_values_get (const RelataValues *self, const char *name)
{
  return g_hash_table_lookup (self->by_name, name);
}

/**
 * relata_values_get_number:
 * @number: (out): what was given; stays as it is if nothing was
 *
 * Returns: whether it is a number from @min to @max, or was not given
 */
gboolean
relata_values_get_number (const RelataValues *self,
                          const char *name,
                          double min,
                          double max,
                          double *number,
                          GError **error)
{
  const char *text = relata_values_get (self, name);
  char *end;
  double given;

  if (text == NULL)
    return TRUE;
  given = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(given >= min && given <= max))
    {
      g_set_error (error, RELATA_USAGE_ERROR, RELATA_USAGE_ERROR_FAILED,
                   _ ("“--%s” takes a number from %g to %g"), name, min, max);
      return FALSE;
    }
  *number = given;
  return TRUE;
}

guint
relata_values_get_n_operands (const RelataValues *self)
{
  return self->operands->len;
}

const char *
relata_values_get_operand (const RelataValues *self, guint index)
{
  g_return_val_if_fail (index < self->operands->len, NULL);

  return g_ptr_array_index (self->operands, index);
}

/**
 * relata_option_list_choices:
 *
 * Returns: (transfer full): the values there are, joined by @separator; "" where any may be given
 */
char *
relata_option_list_choices (const RelataOption *option, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; option->get_choice != NULL && option->get_choice (i) != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "", option->get_choice (i));
  return g_string_free (text, FALSE);
}

/* How many characters are to be added, removed, exchanged or swapped with their neighbour (the
 * optimal string alignment distance). */
static guint
count_typos (const char *a, const char *b)
{
  guint distance[MAX_WORD + 1][MAX_WORD + 1];
  gsize n = strlen (a), m = strlen (b);

  for (gsize i = 0; i <= n; i++)
    for (gsize j = 0; j <= m; j++)
      {
        guint least = i == 0 ? j : j == 0 ? i : G_MAXUINT;

        if (i > 0 && j > 0)
          {
            least = distance[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            least = MIN (least, MIN (distance[i - 1][j], distance[i][j - 1]) + 1);
          }
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          least = MIN (least, distance[i - 2][j - 2] + 1);
        distance[i][j] = least;
      }
  return distance[n][m];
}

/**
 * relata_option_suggest:
 * @word: what was typed
 * @get_choice: what could have been meant; %NULL past the last
 *
 * Returns: (transfer none) (nullable): the choice that differs by a typing mistake or two, or that
 *   @word is the beginning of
 */
const char *
relata_option_suggest (const char *word,
                       const char *(*get_choice) (guint index, gconstpointer data),
                       gconstpointer data)
{
  const char *best = NULL;
  guint fewest = MAX_TYPOS + 1;
  const char *choice;

  if (strlen (word) < 2 || strlen (word) > MAX_WORD)
    return NULL;
  for (guint i = 0; (choice = get_choice (i, data)) != NULL; i++)
    {
      guint typos = g_str_has_prefix (choice, word) ? 1 : count_typos (word, choice);

      if (typos < fewest && typos < strlen (choice))
        {
          fewest = typos;
          best = choice;
        }
    }
  return best;
}
