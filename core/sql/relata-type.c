/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Types and affinity (datatype3.html 3.1, stricttables.html 2). Constant tables; any thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-type.h"

static const char *const strict_types[] = { "INTEGER", "TEXT", "REAL", "BLOB", "ANY", "INT", NULL };

static const char *const common_types[]
    = { "INTEGER", "TEXT",         "REAL",          "BLOB",      "NUMERIC", "BOOLEAN",
        "DATE",    "TIME",         "DATETIME",      "TIMESTAMP", "JSON",    "UUID",
        "BIGINT",  "VARCHAR(255)", "DECIMAL(10,2)", "DOUBLE",    NULL };

/* The four letters that end at @p, folded, as SQLite's sqlite3AffinityType() rolls them. */
#define WORD4(a, b, c, d) ((guint32)(a) << 24 | (b) << 16 | (c) << 8 | (d))

/**
 * relata_affinity_from_type:
 * @type: a declared type; "" for none
 * @strict: whether the table is STRICT
 *
 * Returns: the affinity: the first rule that holds of INT: INTEGER; CHAR, CLOB, TEXT: TEXT;
 *   BLOB or no type: BLOB; REAL, FLOA, DOUB: REAL; else NUMERIC. ANY in a STRICT table is BLOB,
 *   which converts nothing.
 */
RelataAffinity
relata_affinity_from_type (const char *type, gboolean strict)
{
  RelataAffinity affinity = RELATA_AFFINITY_NUMERIC;
  guint32 word = 0;

  g_return_val_if_fail (type != NULL, RELATA_AFFINITY_BLOB);
  if (*type == '\0' || (strict && g_ascii_strcasecmp (type, "ANY") == 0))
    return RELATA_AFFINITY_BLOB;
  for (const char *p = type; *p != '\0'; p++)
    {
      word = word << 8 | (guchar)g_ascii_tolower (*p);
      if ((word & 0xffffff) == WORD4 (0, 'i', 'n', 't'))
        return RELATA_AFFINITY_INTEGER;
      if (word == WORD4 ('c', 'h', 'a', 'r') || word == WORD4 ('c', 'l', 'o', 'b')
          || word == WORD4 ('t', 'e', 'x', 't'))
        affinity = RELATA_AFFINITY_TEXT;
      else if (word == WORD4 ('b', 'l', 'o', 'b')
               && (affinity == RELATA_AFFINITY_NUMERIC || affinity == RELATA_AFFINITY_REAL))
        affinity = RELATA_AFFINITY_BLOB;
      else if ((word == WORD4 ('r', 'e', 'a', 'l') || word == WORD4 ('f', 'l', 'o', 'a')
                || word == WORD4 ('d', 'o', 'u', 'b'))
               && affinity == RELATA_AFFINITY_NUMERIC)
        affinity = RELATA_AFFINITY_REAL;
    }
  return affinity;
}

/* The name of @affinity, a constant: "INTEGER". */
const char *
relata_affinity_to_string (RelataAffinity affinity)
{
  static const char *const names[] = { "BLOB", "TEXT", "NUMERIC", "INTEGER", "REAL" };

  g_return_val_if_fail ((guint)affinity < G_N_ELEMENTS (names), NULL);
  return names[affinity];
}

/* Whether a STRICT table may have @type. */
gboolean
relata_type_is_strict (const char *type)
{
  for (guint i = 0; strict_types[i] != NULL; i++)
    if (g_ascii_strcasecmp (type, strict_types[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * relata_type_get_suggestions:
 * @strict: whether they are for a STRICT table
 *
 * Returns: (transfer none) (array zero-terminated=1): types to offer, the usual ones first
 */
const char *const *
relata_type_get_suggestions (gboolean strict)
{
  return strict ? strict_types : common_types;
}
