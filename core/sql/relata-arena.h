/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Memory that is given out piece by piece and taken back at once. A definition and all that
 * hangs on it lie in one arena, so making one costs few allocations and freeing it one call. */

#pragma once

#include "sql/relata-def.h"

G_BEGIN_DECLS

/**
 * RelataArena:
 *
 * Where the next piece is cut from. To keep what was cut, take @chunks; they are freed by
 * relata_arena_chunks_free().
 */
typedef struct
{
  RelataArenaChunk *chunks;
  char *next;
  char *end;
  gsize step;
} RelataArena;

void relata_arena_init (RelataArena *self, gsize size);
gpointer relata_arena_alloc (RelataArena *self, gsize size);
gpointer relata_arena_copy (RelataArena *self, gconstpointer data, gsize size);
char *relata_arena_strndup (RelataArena *self, const char *text, gsize length);
void relata_arena_chunks_free (RelataArenaChunk *chunks);

G_END_DECLS
