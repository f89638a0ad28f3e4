/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What each end of a record leads to, before it is opened: how many records, or for an end that
 * leads to at most one, which. Immutable; reading is the connection's thread's. */

#pragma once

#include "browse/relata-record.h"
#include "schema/relata-relationship.h"
#include "sqlite/relata-connection.h"

G_BEGIN_DECLS

/* Counting stops there: "> 1,000". */
#define RELATA_END_COUNT_LIMIT 1000

/* The time one end may take; then its count is unknown. */
#define RELATA_END_COUNT_MILLISECONDS 250

/**
 * RelataEndCount:
 * @end: of a relationship of the snapshot; valid as long as that
 * @known: @count says something; %FALSE if it took too long, or cannot be followed
 * @count: up to RELATA_END_COUNT_LIMIT
 * @more: there are more than @count
 * @dangling: a foreign key that has a value, to a record that is not there
 * @record: (nullable): the record that an end which is no list leads to
 * @problem: (nullable): why it is not known, to be shown
 */
typedef struct
{
  RelataEndRef end;
  gboolean known;
  guint count;
  gboolean more;
  gboolean dangling;
  RelataRecord *record;
  char *problem;
} RelataEndCount;

GPtrArray *relata_end_counts_read (RelataConnection *connection,
                                   RelataSnapshot *snapshot,
                                   RelataRecord *record,
                                   GError **error);
RelataEndCount *relata_end_count_read (RelataConnection *connection,
                                       RelataSnapshot *snapshot,
                                       RelataRecord *record,
                                       const RelataEndRef *end,
                                       GError **error);
char *relata_end_count_describe (const RelataEndCount *self, RelataSnapshot *snapshot);
void relata_end_count_free (RelataEndCount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataEndCount, relata_end_count_free)

G_END_DECLS
