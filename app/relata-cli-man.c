/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The man page, in English, in roff with the man macros; and the completion of bash. Both are
 * written when Relata is built. */

#include "config.h"

#include <string.h>

#include "relata-cli-help.h"

/* Text as roff: a hyphen that is typed, no escape, no request. */
static void
append_roff (GString *out, const char *text)
{
  if (*text == '.' || *text == '\'')
    g_string_append (out, "\\&");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\\')
        g_string_append (out, "\\e");
      else if (c == '-')
        g_string_append (out, "\\-");
      else if (c < 0x80)
        g_string_append_c (out, (char)c);
      else
        g_string_append_printf (out, "\\[u%04X]", c);
    }
}

static void
append_line (GString *out, const char *macro, const char *text)
{
  g_string_append (out, macro);
  append_roff (out, text);
  g_string_append_c (out, '\n');
}

static void
append_paragraphs (GString *out, const char *const *paragraphs)
{
  for (; *paragraphs != NULL; paragraphs++)
    {
      g_string_append (out, ".PP\n");
      append_line (out, "", *paragraphs);
    }
}

static void
append_examples (GString *out, const char *const *commands)
{
  g_string_append (out, ".PP\n.nf\n");
  for (; *commands != NULL; commands++)
    append_line (out, "", *commands);
  g_string_append (out, ".fi\n");
}

static void
append_option (GString *out, const RelataOption *option)
{
  g_autofree char *choices = relata_option_list_choices (option, ", ");

  g_string_append (out, ".TP\n");
  if (option->letter != 0)
    g_string_append_printf (out, "\\fB\\-%c\\fR, ", option->letter);
  g_string_append (out, "\\fB\\-\\-");
  append_roff (out, option->name);
  g_string_append (out, "\\fR");
  if (option->value != NULL)
    g_string_append_printf (out, " \\fI%s\\fR", option->value);
  g_string_append_c (out, '\n');
  append_roff (out, option->help);
  if (*choices != '\0')
    {
      g_string_append (out, ": ");
      append_roff (out, choices);
    }
  g_string_append (out, ".\n");
}

static void
append_options (GString *out, const RelataOption *options, guint n_options)
{
  for (guint i = 0; i < n_options; i++)
    append_option (out, &options[i]);
}

static void
append_verb (GString *out, const RelataVerb *verb)
{
  g_string_append_printf (out, ".SS relata %s [\\fIOPTION\\fR...] ", verb->name);
  append_roff (out, verb->operands);
  g_string_append_c (out, '\n');
  append_roff (out, verb->summary);
  g_string_append (out, ".\n");
  append_paragraphs (out, verb->details);
  append_options (out, verb->options, verb->n_options);
  append_examples (out, verb->examples);
}

static void
append_exits (GString *out)
{
  guint n_exits;
  const RelataExitHelp *exits = relata_help_get_exits (&n_exits);

  g_string_append (out, ".SH EXIT STATUS\n");
  for (guint i = 0; i < n_exits; i++)
    {
      g_string_append_printf (out, ".TP\n.B %d\n", exits[i].code);
      append_roff (out, exits[i].text);
      g_string_append (out, ".\n");
    }
}

/**
 * relata_help_write_man_page:
 *
 * Returns: (transfer full): relata(1)
 */
char *
relata_help_write_man_page (void)
{
  GString *out = g_string_new (NULL);
  guint n_options;
  const RelataOption *options = relata_help_get_options (&n_options);
  const RelataVerb *verb;

  g_string_append_printf (out, ".TH RELATA 1 \"\" \"Relata %s\" \"User Commands\"\n.nh\n.ad l\n",
                          RELATA_VERSION);
  g_string_append (out, ".SH NAME\nrelata \\- model the relationships of SQLite databases\n"
                        ".SH SYNOPSIS\n.B relata\n[\\fIFILE\\fR...]\n.br\n.B relata\n"
                        "\\fIVERB\\fR [\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]\n"
                        ".SH DESCRIPTION\n");
  append_paragraphs (out, relata_help_get_about ());
  append_examples (out, relata_help_get_examples ());
  g_string_append (out, ".SH OPTIONS\n");
  append_options (out, options, n_options);
  g_string_append (out, ".SH VERBS\n");
  for (guint i = 0; (verb = relata_verbs_get (i)) != NULL; i++)
    append_verb (out, verb);
  append_exits (out);
  g_string_append (out, ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nIf it is set and not empty, nothing is "
                        "coloured.\n.SH SEE ALSO\n.BR sqlite3 (1)\n");
  return g_string_free (out, FALSE);
}

/* The words that may follow a verb, those of its options. */
static void
append_words (GString *out, const RelataVerb *verb)
{
  g_string_append_printf (out, "    %s) words='", verb->name);
  for (guint i = 0; i < verb->n_options; i++)
    g_string_append_printf (out, "--%s ", verb->options[i].name);
  g_string_append (out, "--help' ;;\n");
}

static void
append_choices (GString *out, const RelataVerb *verb)
{
  for (guint i = 0; i < verb->n_options; i++)
    {
      g_autofree char *choices = relata_option_list_choices (&verb->options[i], " ");

      if (*choices != '\0')
        g_string_append_printf (out, "    '%s --%s') words='%s' ;;\n", verb->name,
                                verb->options[i].name, choices);
    }
}

/**
 * relata_help_write_completion:
 *
 * Returns: (transfer full): a script for bash that completes verbs, options, their values and
 *   files
 */
char *
relata_help_write_completion (void)
{
  GString *out = g_string_new (NULL);
  const RelataVerb *verb;

  g_string_append (out, "# bash completion for relata\n\n"
                        "_relata() {\n"
                        "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
                        "words=\n"
                        "  compopt -o filenames 2>/dev/null\n"
                        "  case \"${COMP_WORDS[1]} $before\" in\n");
  for (guint i = 0; (verb = relata_verbs_get (i)) != NULL; i++)
    append_choices (out, verb);
  g_string_append (out, "  esac\n"
                        "  if [ -n \"$words\" ]; then\n"
                        "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
                        "    return\n"
                        "  fi\n"
                        "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                        "    words='");
  for (guint i = 0; (verb = relata_verbs_get (i)) != NULL; i++)
    g_string_append_printf (out, "%s ", verb->name);
  g_string_append (out, "--help --version'\n"
                        "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -f -- \"$word\")\n"
                        "    return\n"
                        "  fi\n"
                        "  case ${COMP_WORDS[1]} in\n");
  for (guint i = 0; (verb = relata_verbs_get (i)) != NULL; i++)
    append_words (out, verb);
  g_string_append (out, "  esac\n"
                        "  case $word in\n"
                        "    -*) mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\") ;;\n"
                        "    *) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
                        "  esac\n"
                        "}\n"
                        "complete -F _relata relata\n");
  return g_string_free (out, FALSE);
}
