/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Text for display and the comparison of names. */

#include "config.h"

#include "base/relata-text.h"

static void
test_for_display (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    gsize max_chars;
    const char *expected;
  } cases[] = {
    { "plain", -1, 0, "plain" },
    { NULL, -1, 0, "" },
    { "a\nb\tc", -1, 0, "a⏎b␉c" },
    { "x\0y", 3, 0, "x␀y" },
    { "\xff", -1, 0, "\xef\xbf\xbd" },
    { "é\xc3", -1, 0, "é\xef\xbf\xbd" },
    { "<b>&", -1, 0, "<b>&" },
    { "\xe2\x80\xae"
      "abc",
      -1, 0,
      "\xef\xbf\xbd"
      "abc" },
    { "éééé", -1, 4, "éééé" },
    { "ééééé", -1, 4, "ééé…" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown
          = relata_text_for_display (cases[i].text, cases[i].length, cases[i].max_chars);

      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_ascii_case (void)
{
  g_assert_true (relata_text_ascii_case_equal ("Books", "bOOKS"));
  g_assert_false (relata_text_ascii_case_equal ("É", "é"));
  g_assert_cmpuint (relata_text_ascii_case_hash ("Books"), ==,
                    relata_text_ascii_case_hash ("bOOKS"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/base/text/for-display", test_for_display);
  g_test_add_func ("/core/base/text/ascii-case", test_ascii_case);
  return g_test_run ();
}
