/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The writer: from definitions to text in one form, whatever the source looked like.
 *
 *   CREATE TABLE books (
 *     id INTEGER PRIMARY KEY,
 *     title TEXT NOT NULL COLLATE NOCASE, -- as on the cover
 *     author_id INTEGER NOT NULL REFERENCES authors(id) ON DELETE CASCADE,
 *     UNIQUE (author_id, title),
 *     CHECK (length(title) > 0)
 *   ) STRICT
 *
 * Two spaces of indentation; a column or constraint a line; keywords in capitals; names bare
 * where SQL allows it. The clauses of a column: type, NOT NULL, PRIMARY KEY and UNIQUE, DEFAULT,
 * COLLATE, CHECK, GENERATED, REFERENCES. The constraints of a table: PRIMARY KEY and UNIQUE, then
 * CHECK, then FOREIGN KEY, each kind in the order written, since SQLite numbers indexes and
 * foreign keys by it. What says nothing is left out: NULL, a second DEFAULT, a name
 * of no constraint on a column, ON INSERT, the conflict clause of a CHECK. Types, expressions,
 * queries and bodies of triggers stand as they were written; comments stay with the line they stood
 * on. Writing what was written so changes nothing more.
 *
 * Any thread. */

#pragma once

#include "sql/relata-table-def.h"

G_BEGIN_DECLS

char *relata_def_write (const RelataDef *def);
char *relata_script_write (const char *text, gsize length);

const char *relata_action_to_sql (RelataAction action);
const char *relata_deferral_to_sql (RelataDeferral deferral);
const char *relata_conflict_to_sql (RelataConflict conflict);

G_END_DECLS
