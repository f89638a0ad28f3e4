/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Writing JSON (RFC 8259), indented by two spaces. Text that is not UTF-8 has U+FFFD in the place
 * of each invalid byte, and relata_json_add_lossy() tells so at the end. Numbers are written
 * without regard to the locale. One thread at a time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataJson:
 * @out: where to; not owned
 *
 * To be set to { out }; the rest is the writer's own.
 */
typedef struct
{
  GString *out;
  guint depth;
  gboolean has_members;
  gboolean lossy;
} RelataJson;

void relata_json_begin_object (RelataJson *self, const char *name);
void relata_json_end_object (RelataJson *self);
void relata_json_begin_array (RelataJson *self, const char *name);
void relata_json_end_array (RelataJson *self);
void relata_json_add_text (RelataJson *self, const char *name, const char *text, gssize length);
void relata_json_add_integer (RelataJson *self, const char *name, gint64 value);
void relata_json_add_real (RelataJson *self, const char *name, double value);
void relata_json_add_boolean (RelataJson *self, const char *name, gboolean value);
void relata_json_add_null (RelataJson *self, const char *name);
void relata_json_add_lossy (RelataJson *self);

G_END_DECLS
