/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What all definitions have in common: counting references, comparing, cutting out spans.
 * Any thread. */

#include "config.h"

#include <string.h>

#include "sql/relata-arena.h"
#include "sql/relata-def.h"

/**
 * relata_def_ref:
 *
 * Returns: (transfer full): @self
 */
RelataDef *
relata_def_ref (RelataDef *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * relata_def_unref:
 * @self: (transfer full)
 *
 * With the last reference goes all that the definition holds, strings and arrays included.
 */
void
relata_def_unref (RelataDef *self)
{
  g_return_if_fail (self != NULL);
  if (g_atomic_ref_count_dec (&self->ref_count))
    relata_arena_chunks_free (self->storage);
}

/**
 * relata_def_equal:
 * @a: (nullable):
 * @b: (nullable):
 *
 * Returns: whether both are the same text, byte for byte
 */
gboolean
relata_def_equal (const RelataDef *a, const RelataDef *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/**
 * relata_def_dup_span:
 * @span: a span of @self
 *
 * Returns: (transfer full): the text there
 */
char *
relata_def_dup_span (const RelataDef *self, RelataSpan span)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, NULL);
  return g_strndup (self->text + span.start, span.end - span.start);
}
