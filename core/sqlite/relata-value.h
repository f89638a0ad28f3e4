/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A value as SQLite stores it: one of five kinds, with its bytes. Immutable and atomically
 * reference-counted, so it may be read on any thread. Text is kept as the bytes it is made
 * of: it may hold NULs and need not be UTF-8. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RelataValueKind:
 *
 * The storage classes of SQLite (https://www.sqlite.org/datatype3.html, section 2).
 */
typedef enum
{
  RELATA_VALUE_NULL,
  RELATA_VALUE_INTEGER,
  RELATA_VALUE_REAL,
  RELATA_VALUE_TEXT,
  RELATA_VALUE_BLOB,
} RelataValueKind;

/**
 * RelataValue:
 *
 * An immutable SQL value.
 */
typedef struct _RelataValue RelataValue;

RelataValue *relata_value_new_null (void);
RelataValue *relata_value_new_integer (gint64 integer);
RelataValue *relata_value_new_real (double real);
RelataValue *relata_value_new_text (const char *text, gssize length);
RelataValue *relata_value_new_blob (gconstpointer data, gsize length);

RelataValue *relata_value_ref (RelataValue *self);
void relata_value_unref (RelataValue *self);

RelataValueKind relata_value_get_kind (const RelataValue *self);
gboolean relata_value_is_null (const RelataValue *self);
gint64 relata_value_get_integer (const RelataValue *self);
double relata_value_get_real (const RelataValue *self);
const char *relata_value_get_data (const RelataValue *self, gsize *length);

gboolean relata_value_equal (gconstpointer a, gconstpointer b);
guint relata_value_hash (gconstpointer value);

char *relata_value_to_sql_literal (const RelataValue *self);
char *relata_value_to_display (const RelataValue *self, gsize max_chars);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataValue, relata_value_unref)

G_END_DECLS
