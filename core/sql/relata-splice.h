/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Edits of a definition's text: a list of spans and what is to stand there, applied at once.
 * What no span covers is copied byte for byte. Lives on the stack of one thread. */

#pragma once

#include "sql/relata-def.h"

G_BEGIN_DECLS

/**
 * RelataSplice:
 * @def: whose text is edited, not owned
 * @cuts: spans that do not overlap, in any order
 */
typedef struct
{
  const RelataDef *def;
  GArray *cuts;
} RelataSplice;

void relata_splice_init (RelataSplice *self, const RelataDef *def);
void relata_splice_clear (RelataSplice *self);
gboolean relata_splice_is_empty (const RelataSplice *self);
void relata_splice_replace (RelataSplice *self, RelataSpan span, const char *text);
void relata_splice_insert (RelataSplice *self, guint32 offset, const char *text);
void relata_splice_remove (RelataSplice *self, RelataSpan span);
void relata_splice_remove_word (RelataSplice *self, RelataSpan span, guint32 from);
void relata_splice_rename (RelataSplice *self, RelataSpan span, const char *name);
char *relata_splice_to_text (RelataSplice *self);
RelataDef *relata_splice_finish (RelataSplice *self, GError **error);

char *relata_name_quote_like (const char *old_text, gsize length, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RelataSplice, relata_splice_clear)

G_END_DECLS
