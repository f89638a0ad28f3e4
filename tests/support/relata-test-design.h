/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* For the tests of core/design: a script in a directory of one's own, and the simplest edits of
 * a design. Main thread of a test. */

#pragma once

#include "design/relata-design.h"

G_BEGIN_DECLS

/**
 * RelataTestPlace:
 * @directory: new and removed with the place
 * @path: of shop.sql in it
 */
typedef struct
{
  char *directory;
  char *path;
} RelataTestPlace;

RelataTestPlace *relata_test_place_new (const char *text);
void relata_test_place_free (RelataTestPlace *self);
char *relata_test_place_get (RelataTestPlace *self, const char *name);

void relata_test_write_file (const char *path, const char *data, gssize length);
void relata_test_assert_file (const char *path, const char *data, gssize length);

RelataDesign *relata_test_design_load (const char *path);
guint relata_test_design_add_table (RelataDesign *design, const char *sql);
guint relata_test_design_find_table (RelataDesign *design, const char *name);
char *relata_test_design_dup_text (RelataDesign *design);
void relata_test_design_assert_text (RelataDesign *design, const char *expected);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataTestPlace, relata_test_place_free)

G_END_DECLS
