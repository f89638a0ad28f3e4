/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The one table of verbs. */

#include "config.h"

#include "relata-verbs.h"

static const RelataVerb *const verbs[] = {
  &relata_verb_check, &relata_verb_create,  &relata_verb_export,
  &relata_verb_fmt,   &relata_verb_inspect, &relata_verb_show,
};

/**
 * relata_verbs_get:
 *
 * Returns: (transfer none) (nullable): the verb at @index, %NULL past the last
 */
const RelataVerb *
relata_verbs_get (guint index)
{
  return index < G_N_ELEMENTS (verbs) ? verbs[index] : NULL;
}

/**
 * relata_verbs_find:
 *
 * Returns: (transfer none) (nullable): the verb called @name
 */
const RelataVerb *
relata_verbs_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i]->name, name))
      return verbs[i];
  return NULL;
}
