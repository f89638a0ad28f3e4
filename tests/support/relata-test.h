/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What several tests need: waiting for a condition, a directory of one's own, the corpus. Main
 * thread of a test. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RelataTestCondition:
 * @data: what was given to relata_test_wait_for()
 *
 * Returns: whether what is waited for has come
 */
typedef gboolean (*RelataTestCondition) (gpointer data);

gboolean relata_test_wait_for (RelataTestCondition condition, gpointer data, guint seconds);
char *relata_test_make_directory (void);
void relata_test_remove_directory (const char *directory);
char *relata_test_corpus_file (const char *name);

G_END_DECLS
