/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What relata-decor.c and relata-decor-text.c share: making a decoration piece by piece, before
 * anyone else sees it, and the words its lines are made of. The readers move a cursor past what
 * they read, or leave it and return NULL. */

#pragma once

#include "schema/relata-decor.h"

G_BEGIN_DECLS

RelataDecor *relata_decor_new_blank (void);
RelataDecor *relata_decor_copy (const RelataDecor *self);

void relata_decor_put_color (RelataDecor *self, const char *color);
void relata_decor_put_label (RelataDecor *self, const char *label);
void relata_decor_put_ends (RelataDecor *self,
                            const char *const *columns,
                            const char *name,
                            const char *reverse_name);
void relata_decor_put_through (RelataDecor *self,
                               const char *const *columns,
                               const char *name,
                               const char *const *other_columns,
                               const char *other_name);
void relata_decor_put_reference (RelataDecor *self, const RelataReferenceDecor *reference);
void relata_decor_name_reference (RelataDecor *self,
                                  guint index,
                                  const char *name,
                                  const char *reverse_name);
void relata_decor_put_ignore (RelataDecor *self,
                              const char *rule,
                              const char *const *columns,
                              const char *reason);

const char *relata_decor_find_fact (const char *line);
char *relata_decor_read_word (const char **cursor);
char *relata_decor_read_name (const char **cursor);
gboolean relata_decor_at_end (const char *cursor);
void relata_decor_append_quoted (GString *text, const char *name, char quote);

gboolean relata_decor_same_relationships (const RelataDecor *a, const RelataDecor *b);
gboolean relata_columns_equal (const char *const *a, const char *const *b);

G_END_DECLS
