/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What --help prints, 80 columns wide. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "relata-cli-help.h"
#include "relata-text-table.h"

#define COLUMNS      80
#define OPTION_WIDTH 24

static const RelataExitHelp exits[] = {
  { RELATA_EXIT_OK, N_ ("Done") },
  { RELATA_EXIT_FINDINGS, N_ ("Done, and there are findings") },
  { RELATA_EXIT_USAGE, N_ ("The command line is not understood") },
  { RELATA_EXIT_INVALID, N_ ("A file cannot be read or written, or does not hold what it should") },
  { RELATA_EXIT_BUSY, N_ ("Another program holds the database locked") },
  { RELATA_EXIT_REFUSED, N_ ("Refused, since something would be lost") },
  { RELATA_EXIT_INTERRUPTED, N_ ("Interrupted") },
};

static const char *const about[] = {
  N_ ("Relata draws, checks, creates and browses the tables and relationships of SQLite databases. "
      "FILE is a design, which is a SQL script, or a database. Without a verb it opens in a "
      "window."),
  N_ ("The verbs work without a display. What they make goes to standard output, whole or not at "
      "all, and messages go to standard error. “-” stands for standard input or output, and “--” "
      "stands before operands that begin with a dash."),
  NULL,
};

static const char *const examples[] = {
  "relata shop.sql",
  "relata check shop.sql",
  "relata create shop.sql shop.db",
  "relata export shop.db --output shop.svg",
  NULL,
};

static const RelataOption options[] = {
  { "help", 'h', NULL, NULL, N_ ("Show this help and exit") },
  { "version", 0, NULL, NULL, N_ ("Show the version and exit") },
};

/* Appends a paragraph in lines of which all begin with @indent spaces; the first one has @used
 * columns already. */
static void
append_wrapped (GString *out, const char *text, guint indent, guint used)
{
  guint column = used;

  while (*text != '\0')
    {
      const char *end = text + strcspn (text, " ");
      guint width = relata_text_measure (text, end - text);

      if (column > indent && column + 1 + width > COLUMNS)
        {
          g_string_append_c (out, '\n');
          column = 0;
        }
      if (column < indent)
        {
          g_string_append_printf (out, "%*s", (int)(indent - column), "");
          column = indent;
        }
      else if (column > indent)
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append_len (out, text, end - text);
      column += width;
      text = end + strspn (end, " ");
    }
  g_string_append_c (out, '\n');
}

static void
append_entry (GString *out, const char *head, const char *text)
{
  guint width;

  g_string_append_printf (out, "  %s", head);
  width = 2 + relata_text_measure (head, -1);
  if (width + 2 > OPTION_WIDTH)
    {
      g_string_append_c (out, '\n');
      width = 0;
    }
  append_wrapped (out, text, OPTION_WIDTH, width);
}

static void
append_title (GString *out, const char *title)
{
  g_string_append_printf (out, "\n%s\n", title);
}

static void
append_option (GString *out, const RelataOption *option)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (_ (option->help));
  g_autofree char *choices = relata_option_list_choices (option, ", ");

  if (option->letter != 0)
    g_string_append_printf (head, "-%c, ", option->letter);
  g_string_append_printf (head, "--%s", option->name);
  if (option->value != NULL)
    g_string_append_printf (head, " %s", _ (option->value));
  if (*choices != '\0')
    g_string_append_printf (text, ": %s", choices);
  append_entry (out, head->str, text->str);
}

static void
append_exits (GString *out)
{
  append_title (out, _ ("Exit codes:"));
  for (gsize i = 0; i < G_N_ELEMENTS (exits); i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", exits[i].code);

      g_string_append_printf (out, "  %-4s", code);
      append_wrapped (out, _ (exits[i].text), 6, 6);
    }
}

static void
append_examples (GString *out, const char *const *commands)
{
  append_title (out, _ ("Examples:"));
  for (; *commands != NULL; commands++)
    g_string_append_printf (out, "  %s\n", *commands);
}

static void
append_paragraphs (GString *out, const char *const *paragraphs)
{
  for (; *paragraphs != NULL; paragraphs++)
    {
      g_string_append_c (out, '\n');
      append_wrapped (out, _ (*paragraphs), 0, 0);
    }
}

const RelataExitHelp *
relata_help_get_exits (guint *n_exits)
{
  *n_exits = G_N_ELEMENTS (exits);
  return exits;
}

/**
 * relata_help_get_about:
 *
 * Returns: (array zero-terminated=1): paragraphs on the program, untranslated
 */
const char *const *
relata_help_get_about (void)
{
  return about;
}

/**
 * relata_help_get_examples:
 *
 * Returns: (array zero-terminated=1): commands
 */
const char *const *
relata_help_get_examples (void)
{
  return examples;
}

/**
 * relata_help_get_options:
 *
 * Returns: (array length=n_options): those that stand without a verb
 */
const RelataOption *
relata_help_get_options (guint *n_options)
{
  *n_options = G_N_ELEMENTS (options);
  return options;
}

/**
 * relata_help_write:
 *
 * Returns: (transfer full): the help on the program
 */
char *
relata_help_write (void)
{
  GString *out = g_string_new (NULL);
  const RelataVerb *verb;

  g_string_append_printf (out, "%s\n", _ ("Usage: relata [FILE…]"));
  g_string_append_printf (out, "%s\n", _ ("       relata VERB [OPTION…] [OPERAND…]"));
  append_examples (out, examples);
  append_paragraphs (out, about);
  append_title (out, _ ("Verbs:"));
  for (guint i = 0; (verb = relata_verbs_get (i)) != NULL; i++)
    append_entry (out, verb->name, _ (verb->summary));
  append_title (out, _ ("Options:"));
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    append_option (out, &options[i]);
  append_exits (out);
  g_string_append_printf (out, "\n%s\n", _ ("“relata VERB --help” says more on a verb."));
  return g_string_free (out, FALSE);
}

/**
 * relata_help_write_verb:
 *
 * Returns: (transfer full): the help on @verb
 */
char *
relata_help_write_verb (const RelataVerb *verb)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, _ ("Usage: relata %s [OPTION…] %s\n"), verb->name, verb->operands);
  append_examples (out, verb->examples);
  g_string_append_c (out, '\n');
  append_wrapped (out, _ (verb->summary), 0, 0);
  append_paragraphs (out, verb->details);
  append_title (out, _ ("Options:"));
  for (guint i = 0; i < verb->n_options; i++)
    append_option (out, &verb->options[i]);
  append_option (out, &options[0]);
  append_exits (out);
  return g_string_free (out, FALSE);
}
