/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files that rename share. */

#pragma once

#include "sql/relata-rename.h"
#include "sql/relata-resolve.h"

G_BEGIN_DECLS

void relata_rename_to_string (RelataSplice *splice, const RelataNameRef *ref);
void relata_rename_table_in_query (RelataSplice *splice,
                                   const RelataDef *def,
                                   const char *old_name,
                                   const char *new_name);
void relata_rename_column_in_query (RelataSplice *splice,
                                    const RelataDef *def,
                                    RelataResolver *resolver,
                                    const char *new_name);

G_END_DECLS
