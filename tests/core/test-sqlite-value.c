/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Values: kinds, identity, SQL text (SQLite itself says whether it gives the value again) and
 * what is shown. */

#include "config.h"

#include <math.h>
#include <sqlite3.h>
#include <string.h>

#include "sqlite/relata-value.h"

static RelataValue *
evaluate (const char *literal)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s", literal);
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  RelataValue *value = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  switch (sqlite3_column_type (stmt, 0))
    {
    case SQLITE_INTEGER:
      value = relata_value_new_integer (sqlite3_column_int64 (stmt, 0));
      break;
    case SQLITE_FLOAT:
      value = relata_value_new_real (sqlite3_column_double (stmt, 0));
      break;
    case SQLITE_TEXT:
      value = relata_value_new_text ((const char *)sqlite3_column_text (stmt, 0),
                                     sqlite3_column_bytes (stmt, 0));
      break;
    case SQLITE_BLOB:
      value = relata_value_new_blob (sqlite3_column_blob (stmt, 0), sqlite3_column_bytes (stmt, 0));
      break;
    default:
      value = relata_value_new_null ();
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return value;
}

/* Takes @value. */
static void
assert_literal (RelataValue *value, const char *expected)
{
  g_autofree char *literal = relata_value_to_sql_literal (value);
  g_autoptr (RelataValue) again = evaluate (literal);

  g_assert_cmpstr (literal, ==, expected);
  g_assert_true (relata_value_equal (value, again));
  relata_value_unref (value);
}

static void
test_literal (void)
{
  assert_literal (relata_value_new_null (), "NULL");
  assert_literal (relata_value_new_integer (0), "0");
  assert_literal (relata_value_new_integer (-5), "-5");
  assert_literal (relata_value_new_integer (G_MAXINT64), "9223372036854775807");
  assert_literal (relata_value_new_integer (G_MININT64), "-9223372036854775808");
  assert_literal (relata_value_new_real (1), "1.0");
  assert_literal (relata_value_new_real (0.1), "0.1");
  assert_literal (relata_value_new_real (1e300), "1e+300");
  assert_literal (relata_value_new_real (INFINITY), "9e999");
  assert_literal (relata_value_new_real (-INFINITY), "-9e999");
  assert_literal (relata_value_new_text ("", 0), "''");
  assert_literal (relata_value_new_text ("it's", -1), "'it''s'");
  assert_literal (relata_value_new_text ("a\nb;--é", -1), "'a\nb;--é'");
  assert_literal (relata_value_new_text ("x\0y", 3), "CAST(x'780079' AS TEXT)");
  assert_literal (relata_value_new_text ("\xff", 1), "CAST(x'ff' AS TEXT)");
  assert_literal (relata_value_new_blob (NULL, 0), "x''");
  assert_literal (relata_value_new_blob ("\x00\x01\xab", 3), "x'0001ab'");
}

static void
test_real_digits (void)
{
  g_autoptr (RelataValue) third = relata_value_new_real (1.0 / 3.0);
  g_autofree char *literal = relata_value_to_sql_literal (third);

  g_assert_cmpfloat (g_ascii_strtod (literal, NULL), ==, 1.0 / 3.0);
}

static void
test_equal (void)
{
  RelataValue *values[] = {
    relata_value_new_null (),          relata_value_new_integer (1),
    relata_value_new_integer (2),      relata_value_new_real (1),
    relata_value_new_real (0.0),       relata_value_new_real (-0.0),
    relata_value_new_text ("1", 1),    relata_value_new_blob ("1", 1),
    relata_value_new_text ("x\0y", 3), relata_value_new_text ("x\0z", 3),
    relata_value_new_text ("x", 1),    relata_value_new_text ("", 0),
    relata_value_new_blob (NULL, 0),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      g_assert_cmpint (relata_value_equal (values[i], values[j]), ==, i == j);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    relata_value_unref (values[i]);
}

static void
test_hash (void)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (relata_value_hash, relata_value_equal,
                                                      (GDestroyNotify)relata_value_unref, NULL);
  g_autoptr (RelataValue) text = relata_value_new_text ("x\0y", 3);
  g_autoptr (RelataValue) number = relata_value_new_integer (7);

  g_hash_table_add (set, relata_value_new_text ("x\0y", 3));
  g_hash_table_add (set, relata_value_new_text ("x\0y", 3));
  g_hash_table_add (set, relata_value_new_integer (7));
  g_assert_cmpuint (g_hash_table_size (set), ==, 2);
  g_assert_true (g_hash_table_contains (set, text));
  g_assert_true (g_hash_table_contains (set, number));
}

static void
test_nan_is_null (void)
{
  g_autoptr (RelataValue) value = relata_value_new_real (NAN);

  g_assert_true (relata_value_is_null (value));
}

static void
test_data (void)
{
  g_autoptr (RelataValue) text = relata_value_new_text ("x\0y", 3);
  g_autoptr (RelataValue) number = relata_value_new_integer (3);
  gsize length;

  g_assert_cmpmem (relata_value_get_data (text, &length), length, "x\0y", 3);
  g_assert_null (relata_value_get_data (number, &length));
  g_assert_cmpuint (length, ==, 0);
  g_assert_cmpint (relata_value_get_integer (text), ==, 0);
}

/* Takes @value. */
static void
assert_display (RelataValue *value, gsize max_chars, const char *expected)
{
  g_autofree char *shown = relata_value_to_display (value, max_chars);

  g_assert_cmpstr (shown, ==, expected);
  relata_value_unref (value);
}

static void
test_display (void)
{
  g_autoptr (RelataValue) blob = relata_value_new_blob ("\x01\x02\x03", 3);
  g_autoptr (RelataValue) long_blob = relata_value_new_blob ("0123456789abcdefghij", 20);
  g_autofree char *shown = relata_value_to_display (blob, 0);
  g_autofree char *long_shown = relata_value_to_display (long_blob, 0);

  assert_display (relata_value_new_null (), 0, "NULL");
  assert_display (relata_value_new_integer (-42), 0, "-42");
  assert_display (relata_value_new_real (2.5), 0, "2.5");
  assert_display (relata_value_new_real (0.1), 0, "0.1");
  assert_display (relata_value_new_text ("a\nb", -1), 0, "a⏎b");
  assert_display (relata_value_new_text ("x\0y", 3), 0, "x␀y");
  assert_display (relata_value_new_text ("abcdef", -1), 4, "abc…");
  /* The unit is the locale's. */
  g_assert_true (g_str_has_prefix (shown, "x'010203' (3"));
  g_assert_true (g_str_has_prefix (long_shown, "x'30313233343536373839616263646566…' (20"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sqlite/value/literal", test_literal);
  g_test_add_func ("/core/sqlite/value/real-digits", test_real_digits);
  g_test_add_func ("/core/sqlite/value/equal", test_equal);
  g_test_add_func ("/core/sqlite/value/hash", test_hash);
  g_test_add_func ("/core/sqlite/value/nan-is-null", test_nan_is_null);
  g_test_add_func ("/core/sqlite/value/data", test_data);
  g_test_add_func ("/core/sqlite/value/display", test_display);
  return g_test_run ();
}
