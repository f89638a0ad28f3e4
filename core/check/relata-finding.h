/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A finding: one result of checking a schema. What is wrong, where, what follows from it, and
 * where there is a right answer, how it is put right. Immutable; any thread. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

/**
 * RelataSeverity:
 * @RELATA_SEVERITY_ERROR: SQLite refuses it, or it fails at the first write
 * @RELATA_SEVERITY_WARNING: data can go wrong
 * @RELATA_SEVERITY_HINT: it could be better
 */
typedef enum
{
  RELATA_SEVERITY_ERROR,
  RELATA_SEVERITY_WARNING,
  RELATA_SEVERITY_HINT,
} RelataSeverity;

/**
 * RelataPlaceKind:
 * @RELATA_PLACE_ITEM: the statement as a whole
 * @RELATA_PLACE_COLUMN: a column of a table
 * @RELATA_PLACE_KEY: a primary key or unique constraint
 * @RELATA_PLACE_FOREIGN_KEY: a foreign key
 * @RELATA_PLACE_CHECK: a check
 */
typedef enum
{
  RELATA_PLACE_ITEM,
  RELATA_PLACE_COLUMN,
  RELATA_PLACE_KEY,
  RELATA_PLACE_FOREIGN_KEY,
  RELATA_PLACE_CHECK,
} RelataPlaceKind;

/**
 * RelataPlace:
 * @item: id of the item
 * @index: position among the item's columns, keys, foreign keys or checks
 */
typedef struct
{
  guint item;
  RelataPlaceKind kind;
  guint index;
} RelataPlace;

/**
 * RelataFinding:
 * @rule: id of the rule, see relata-rule.h
 * @place: where
 * @message: (translated) what is wrong and what follows from it; plain text, not markup
 * @fix: (nullable): (translated) what relata_finding_fix() would do ("Add Index on author_id")
 * @ignored: the design says to ignore it
 */
typedef struct
{
  const char *rule;
  RelataSeverity severity;
  RelataPlace place;
  char *message;
  char *fix;
  gboolean ignored;
} RelataFinding;

typedef struct _RelataFindings RelataFindings;

RelataFindings *relata_findings_ref (RelataFindings *self);
void relata_findings_unref (RelataFindings *self);
RelataSnapshot *relata_findings_get_snapshot (RelataFindings *self);
guint relata_findings_get_n (RelataFindings *self);
const RelataFinding *relata_findings_get (RelataFindings *self, guint index);
guint relata_findings_count (RelataFindings *self, RelataSeverity severity);
const RelataFinding *const *
relata_findings_get_of (RelataFindings *self, guint item, guint *n_findings);
char *relata_finding_dup_place (const RelataFinding *finding, RelataSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataFindings, relata_findings_unref)

G_END_DECLS
