/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What one meets walking from a record, as JSON and as text. Thread of the verb. */

#pragma once

#include "browse/relata-browse.h"
#include "relata-cli.h"

G_BEGIN_DECLS

/**
 * RelataShow:
 * @snapshot: the schema of the database
 * @record: where the path begins
 * @ends: (array zero-terminated=1): the names of the ends that were followed
 * @counts: (nullable) (element-type RelataEndCount): what the ends of @record lead to, if none was
 *   followed
 * @page: the records at the end of the path
 */
typedef struct
{
  RelataSnapshot *snapshot;
  RelataRecord *record;
  const char *const *ends;
  GPtrArray *counts;
  RelataPage *page;
} RelataShow;

void relata_show_write_json (const RelataShow *self, GString *out);
void relata_show_write_text (const RelataShow *self, RelataCli *cli);

G_END_DECLS
