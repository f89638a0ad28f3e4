/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The gap between two statements, and how it gives way. The rules:
 *
 * - A new statement stands after an empty line. What stands behind the statement before it on
 *   that one's line stays there, and comments at the top of a script stay at the top.
 * - A statement goes with the comments directly above it and the comment behind it on its line.
 *   Other comments above it stay, with an empty line after them.
 *
 * Pure functions over bytes; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataGap:
 * @is_first: no statement stands before the gap
 * @is_last: none stands after it
 * @at_start: nothing at all stands before the gap
 * @newline: what ends a line
 */
typedef struct
{
  gboolean is_first, is_last, at_start;
  const char *newline;
} RelataGap;

void relata_gap_open (
    const RelataGap *gap, const char *text, gsize length, GString *lead, GString *next);
GString *relata_gap_close (
    const RelataGap *gap, const char *lead, gsize lead_length, const char *next, gsize next_length);

G_END_DECLS
