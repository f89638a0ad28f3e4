/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a query or the body of a trigger says of the names in it: which of them WITH defines, and
 * which name a table although a list in parentheses follows. Found in one pass over the tokens.
 * Private to core/check; belongs to one thread. */

#pragma once

#include "sql/relata-def.h"
#include "sql/relata-expr.h"

G_BEGIN_DECLS

/**
 * RelataBodyNames:
 * @common_tables: set of the names that WITH defines
 * @targets: set of the offsets of the names after INTO
 */
typedef struct
{
  const RelataDef *def;
  GHashTable *common_tables;
  GHashTable *targets;
} RelataBodyNames;

void relata_body_names_init (RelataBodyNames *self, const RelataDef *def);
void relata_body_names_clear (RelataBodyNames *self);
gboolean relata_body_names_is_table (const RelataBodyNames *self, const RelataNameRef *ref);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataBodyNames, relata_body_names_clear)

G_END_DECLS
