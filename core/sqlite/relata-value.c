/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Values as SQLite stores them: made, compared, written as SQL and shown. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/relata-text.h"
#include "sqlite/relata-value.h"

/* So many bytes of a blob are shown before its size. */
#define SHOWN_BLOB_BYTES 16

struct _RelataValue
{
  RelataValueKind kind;
  union
  {
    gint64 integer;
    double real;
    gsize length;
  };
  char data[]; /* text and blobs: the bytes and one NUL that is not part of them */
};

static RelataValue *
value_alloc (RelataValueKind kind, gsize data_size)
{
  RelataValue *self = g_atomic_rc_box_alloc0 (sizeof (RelataValue) + data_size);

  self->kind = kind;
  return self;
}

static RelataValue *
value_from_bytes (RelataValueKind kind, gconstpointer data, gsize length)
{
  RelataValue *self = value_alloc (kind, length + 1);

  self->length = length;
  if (length > 0)
    memcpy (self->data, data, length);
  return self;
}

static gboolean
has_bytes (const RelataValue *self)
{
  return self->kind == RELATA_VALUE_TEXT || self->kind == RELATA_VALUE_BLOB;
}

/* Appends up to @count bytes as hexadecimal digits. */
static void
append_hex (GString *out, const RelataValue *self, gsize count)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < MIN (count, self->length); i++)
    {
      g_string_append_c (out, digits[(guchar)self->data[i] >> 4]);
      g_string_append_c (out, digits[(guchar)self->data[i] & 15]);
    }
}

/* The shortest of 15 to 17 digits that reads back as the same number, always with a point or
 * an exponent so that it stays a REAL. */
static char *
format_real (double real)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, real);
      if (g_ascii_strtod (buffer, NULL) == real)
        break;
    }
  if (strpbrk (buffer, ".e") == NULL && isfinite (real))
    return g_strconcat (buffer, ".0", NULL);
  return g_strdup (buffer);
}

static char *
real_to_sql (double real)
{
  if (isnan (real))
    return g_strdup ("NULL");
  if (isinf (real))
    return g_strdup (real > 0 ? "9e999" : "-9e999");
  return format_real (real);
}

/* A string literal ends at a NUL and is to be UTF-8, so other text goes through a blob. */
static char *
text_to_sql (const RelataValue *self)
{
  GString *out;

  if (!g_utf8_validate_len (self->data, self->length, NULL))
    {
      out = g_string_new ("CAST(x'");
      append_hex (out, self, self->length);
      g_string_append (out, "' AS TEXT)");
      return g_string_free (out, FALSE);
    }
  out = g_string_sized_new (self->length + 2);
  g_string_append_c (out, '\'');
  for (gsize i = 0; i < self->length; i++)
    {
      if (self->data[i] == '\'')
        g_string_append_c (out, '\'');
      g_string_append_c (out, self->data[i]);
    }
  g_string_append_c (out, '\'');
  return g_string_free (out, FALSE);
}

static char *
blob_to_display (const RelataValue *self)
{
  g_autoptr (GString) hex = g_string_new ("x'");
  g_autofree char *size = NULL;

  append_hex (hex, self, SHOWN_BLOB_BYTES);
  if (self->length > SHOWN_BLOB_BYTES)
    g_string_append (hex, "…");
  g_string_append_c (hex, '\'');
  size = g_format_size (self->length);
  /* Translators: the first bytes of a binary value, and its size ("x'0102…' (2.1 kB)"). */
  return g_strdup_printf (_ ("%s (%s)"), hex->str, size);
}

/**
 * relata_value_new_null:
 *
 * Returns: (transfer full): the value NULL
 */
RelataValue *
relata_value_new_null (void)
{
  return value_alloc (RELATA_VALUE_NULL, 0);
}

/**
 * relata_value_new_integer:
 *
 * Returns: (transfer full): an INTEGER
 */
RelataValue *
relata_value_new_integer (gint64 integer)
{
  RelataValue *self = value_alloc (RELATA_VALUE_INTEGER, 0);

  self->integer = integer;
  return self;
}

/**
 * relata_value_new_real:
 *
 * Returns: (transfer full): a REAL. SQLite stores a NaN as NULL, and so does this.
 */
RelataValue *
relata_value_new_real (double real)
{
  RelataValue *self;

  if (isnan (real))
    return relata_value_new_null ();
  self = value_alloc (RELATA_VALUE_REAL, 0);
  self->real = real;
  return self;
}

/**
 * relata_value_new_text:
 * @text: (array length=length): the bytes
 * @length: their number, or -1 if @text ends with a NUL
 *
 * Returns: (transfer full): a TEXT of exactly these bytes
 */
RelataValue *
relata_value_new_text (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  return value_from_bytes (RELATA_VALUE_TEXT, text, length < 0 ? strlen (text) : (gsize)length);
}

/**
 * relata_value_new_blob:
 * @data: (array length=length) (nullable): the bytes
 * @length: their number
 *
 * Returns: (transfer full): a BLOB
 */
RelataValue *
relata_value_new_blob (gconstpointer data, gsize length)
{
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  return value_from_bytes (RELATA_VALUE_BLOB, data, length);
}

RelataValue *
relata_value_ref (RelataValue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
relata_value_unref (RelataValue *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release (self);
}

RelataValueKind
relata_value_get_kind (const RelataValue *self)
{
  g_return_val_if_fail (self != NULL, RELATA_VALUE_NULL);

  return self->kind;
}

gboolean
relata_value_is_null (const RelataValue *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->kind == RELATA_VALUE_NULL;
}

/**
 * relata_value_get_integer:
 *
 * Returns: the number of an INTEGER; 0 for any other kind
 */
gint64
relata_value_get_integer (const RelataValue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == RELATA_VALUE_INTEGER ? self->integer : 0;
}

/**
 * relata_value_get_real:
 *
 * Returns: the number of a REAL; 0 for any other kind
 */
double
relata_value_get_real (const RelataValue *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kind == RELATA_VALUE_REAL ? self->real : 0;
}

/**
 * relata_value_get_data:
 * @length: (out) (optional): the number of bytes
 *
 * Returns: (transfer none) (nullable): the bytes of a TEXT or a BLOB, followed by a NUL that is
 *   not one of them; %NULL for any other kind
 */
const char *
relata_value_get_data (const RelataValue *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = has_bytes (self) ? self->length : 0;
  return has_bytes (self) ? self->data : NULL;
}

/**
 * relata_value_equal:
 *
 * A #GEqualFunc: the same kind and the same bytes. 1 and 1.0 differ, as do 'a' and 'A', 0.0
 * and -0.0: this is the identity of what is stored, not the comparison of SQL.
 */
gboolean
relata_value_equal (gconstpointer a, gconstpointer b)
{
  const RelataValue *va = a, *vb = b;

  g_return_val_if_fail (va != NULL && vb != NULL, FALSE);

  if (va->kind != vb->kind)
    return FALSE;
  if (va->kind == RELATA_VALUE_NULL)
    return TRUE;
  if (!has_bytes (va))
    return va->integer == vb->integer; /* the 8 bytes of a REAL too */
  return va->length == vb->length && memcmp (va->data, vb->data, va->length) == 0;
}

/**
 * relata_value_hash:
 *
 * A #GHashFunc that agrees with relata_value_equal(): FNV-1a.
 */
guint
relata_value_hash (gconstpointer value)
{
  const RelataValue *self = value;
  const guchar *bytes;
  gsize length;
  guint32 hash = 2166136261u;

  g_return_val_if_fail (self != NULL, 0);

  hash = (hash ^ self->kind) * 16777619u;
  if (self->kind == RELATA_VALUE_NULL)
    return hash;
  bytes = has_bytes (self) ? (const guchar *)self->data : (const guchar *)&self->integer;
  length = has_bytes (self) ? self->length : sizeof self->integer;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

/**
 * relata_value_to_sql_literal:
 *
 * The value as an SQL expression that gives it again, independent of the locale. Text that is
 * not UTF-8 or holds a NUL is written as a cast of its bytes, which gives it again in a
 * database whose encoding is UTF-8.
 *
 * Returns: (transfer full): SQL
 */
char *
relata_value_to_sql_literal (const RelataValue *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case RELATA_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);
    case RELATA_VALUE_REAL:
      return real_to_sql (self->real);
    case RELATA_VALUE_TEXT:
      return text_to_sql (self);
    case RELATA_VALUE_BLOB:
      out = g_string_sized_new (2 * self->length + 3);
      g_string_append (out, "x'");
      append_hex (out, self, self->length);
      g_string_append_c (out, '\'');
      return g_string_free (out, FALSE);
    case RELATA_VALUE_NULL:
    default:
      return g_strdup ("NULL");
    }
}

/**
 * relata_value_to_display:
 * @max_chars: the most characters to return of a text, 0 for no limit
 *
 * The value for a person: text by relata_text_for_display(), a blob as its first bytes and its
 * size. Plain text, not markup. A NULL reads "NULL": tell it from the text by the kind.
 *
 * Returns: (transfer full): valid UTF-8 on one line
 */
char *
relata_value_to_display (const RelataValue *self, gsize max_chars)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case RELATA_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->integer);
    case RELATA_VALUE_REAL:
      return format_real (self->real);
    case RELATA_VALUE_TEXT:
      return relata_text_for_display (self->data, self->length, max_chars);
    case RELATA_VALUE_BLOB:
      return blob_to_display (self);
    case RELATA_VALUE_NULL:
    default:
      return g_strdup ("NULL");
    }
}
