/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The frame of a script: what it says apart from its statements. At its top stand the lines that
 * speak of the whole design, in one run:
 *
 *   -- relata: format 1
 *   -- relata: database "library.db"
 *
 * A run begins with a line whose word is format, database, area, note or diagram, and ends
 * before a line that is no "-- relata:" comment or that speaks of a statement (see
 * relata-decor.h). It stands before the first statement; other comments may stand above it.
 * A line that is not understood is kept. A script that does not say its format is of format 1.
 *
 * Immutable and reference-counted; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataFrame:
 * @preamble: (array length=preamble_length): what stands before the run: a byte order mark,
 *   comments
 * @header: (nullable) (array length=header_length): the run as it was read, "" if there is none;
 *   %NULL once what it says has changed
 * @format: the format version; 0 where none is said
 * @database: (nullable): the linked database, relative to the script
 * @others: (element-type utf8): the other lines, whole, without their newlines
 * @rest: (array length=rest_length): what stands after the last statement
 * @newline: how the script ends its lines: "\n" or "\r\n"
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *preamble;
  gsize preamble_length;
  char *header;
  gsize header_length;
  int format;
  char *database;
  GPtrArray *others;
  char *rest;
  gsize rest_length;
  const char *newline;
} RelataFrame;

RelataFrame *relata_frame_new (const char *start,
                               gsize start_length,
                               const char *rest,
                               gsize rest_length,
                               const char *newline,
                               gsize *end);
RelataFrame *relata_frame_ref (RelataFrame *self);
void relata_frame_unref (RelataFrame *self);
RelataFrame *relata_frame_with_rest (const RelataFrame *self, const char *rest, gsize rest_length);
RelataFrame *relata_frame_with_database (const RelataFrame *self, const char *path);
gboolean relata_frame_has_header (const RelataFrame *self);
char *relata_frame_write_header (const RelataFrame *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataFrame, relata_frame_unref)

G_END_DECLS
