/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Declared types and the affinity SQLite derives from them (datatype3.html, section 3.1). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RELATA_AFFINITY_BLOB,
  RELATA_AFFINITY_TEXT,
  RELATA_AFFINITY_NUMERIC,
  RELATA_AFFINITY_INTEGER,
  RELATA_AFFINITY_REAL,
} RelataAffinity;

RelataAffinity relata_affinity_from_type (const char *type, gboolean strict);
const char *relata_affinity_to_string (RelataAffinity affinity);
gboolean relata_type_is_strict (const char *type);
const char *const *relata_type_get_suggestions (gboolean strict);

G_END_DECLS
