/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Arenas. An arena belongs to one thread; chunks that are only read, to any. */

#include "config.h"

#include <string.h>

#include "sql/relata-arena.h"

struct _RelataArenaChunk
{
  RelataArenaChunk *previous;
  gint64 align;
};

static void
add_chunk (RelataArena *self, gsize size)
{
  RelataArenaChunk *chunk = g_malloc (sizeof *chunk + size);

  chunk->previous = self->chunks;
  self->chunks = chunk;
  self->next = (char *)(chunk + 1);
  self->end = self->next + size;
}

/**
 * relata_arena_init:
 * @size: bytes likely to be needed; half of that is added whenever they are not enough
 */
void
relata_arena_init (RelataArena *self, gsize size)
{
  self->chunks = NULL;
  self->step = MAX (size / 2, 256);
  add_chunk (self, size);
}

/**
 * relata_arena_alloc:
 *
 * Returns: (transfer none): @size bytes, not cleared, aligned for pointers
 */
gpointer
relata_arena_alloc (RelataArena *self, gsize size)
{
  gpointer piece;

  size = (size + 7) & ~(gsize)7;
  if (G_UNLIKELY ((gsize)(self->end - self->next) < size))
    add_chunk (self, MAX (size, self->step));
  piece = self->next;
  self->next += size;
  return piece;
}

/* A copy of @size bytes of @data in the arena; %NULL for none. */
gpointer
relata_arena_copy (RelataArena *self, gconstpointer data, gsize size)
{
  return size > 0 ? memcpy (relata_arena_alloc (self, size), data, size) : NULL;
}

/* @length bytes of @text in the arena, and a NUL. */
char *
relata_arena_strndup (RelataArena *self, const char *text, gsize length)
{
  char *copy = relata_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/**
 * relata_arena_chunks_free:
 * @chunks: (transfer full) (nullable): all of an arena
 */
void
relata_arena_chunks_free (RelataArenaChunk *chunks)
{
  while (chunks != NULL)
    {
      RelataArenaChunk *previous = chunks->previous;

      g_free (chunks);
      chunks = previous;
    }
}
