/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Options and operands of a command line. GNU's conventions: --name=VALUE or --name VALUE, -n VALUE
 * or -nVALUE, in any order, "--" before operands that begin with a dash, "-" an operand. Any
 * thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RELATA_USAGE_ERROR (relata_usage_error_quark ())

/* The command line is not understood; the message says what of it. */
#define RELATA_USAGE_ERROR_FAILED 0

/**
 * RelataOption:
 * @name: long name, without dashes
 * @letter: short name, or 0
 * @value: (nullable): what its value is called, untranslated; %NULL for one without a value
 * @get_choice: (nullable): the values there are, %NULL past the last
 * @help: what it does, untranslated, without a full stop
 */
typedef struct
{
  const char *name;
  char letter;
  const char *value;
  const char *(*get_choice) (guint index);
  const char *help;
} RelataOption;

typedef struct _RelataValues RelataValues;

GQuark relata_usage_error_quark (void);

RelataValues *relata_values_parse (
    const RelataOption *options, guint n_options, int argc, char **argv, GError **error);
void relata_values_free (RelataValues *self);

gboolean relata_values_has (const RelataValues *self, const char *name);
const char *relata_values_get (const RelataValues *self, const char *name);
gboolean relata_values_get_number (const RelataValues *self,
                                   const char *name,
                                   double min,
                                   double max,
                                   double *number,
                                   GError **error);
guint relata_values_get_n_operands (const RelataValues *self);
const char *relata_values_get_operand (const RelataValues *self, guint index);

char *relata_option_list_choices (const RelataOption *option, const char *separator);
const char *relata_option_suggest (const char *word,
                                   const char *(*get_choice) (guint index, gconstpointer data),
                                   gconstpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataValues, relata_values_free)

G_END_DECLS
