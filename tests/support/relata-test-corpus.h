/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The statements of tests/corpus/sql, one by one. Main thread of a test. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataTestStatementFunc:
 * @file: in which it stands; y_ SQLite takes, n_ it refuses, i_ see the manifest
 * @prelude: what must have been run before
 * @name: of the case
 * @sql: the statement
 */
typedef void (*RelataTestStatementFunc) (
    const char *file, const char *prelude, const char *name, const char *sql, gpointer data);

void relata_test_corpus_for_each (RelataTestStatementFunc func, gpointer data);
char *relata_test_corpus_read (const char *name);

G_END_DECLS
