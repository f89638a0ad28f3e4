/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A table as text: aligned for a terminal, or tab-separated for a program. One thread at a
 * time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RelataTextTable RelataTextTable;

RelataTextTable *relata_text_table_new (guint n_columns);
void relata_text_table_free (RelataTextTable *self);
void relata_text_table_take_cell (RelataTextTable *self, char *text, gboolean is_number);
void
relata_text_table_write (const RelataTextTable *self, GString *out, guint width, gboolean has_head);
void relata_text_table_write_plain (const RelataTextTable *self, GString *out);
guint relata_text_measure (const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataTextTable, relata_text_table_free)

G_END_DECLS
