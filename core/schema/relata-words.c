/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Words. The rules of English number are those of any school grammar; the lists hold what tables
 * are named after. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "schema/relata-words.h"

/* Longer names are cut; what is derived from them is made unique anyway. */
#define MAX_CHARS 64

/* Of two plurals of a word the first is the one that is written. */
static const struct
{
  const char *singular;
  const char *plural;
} irregular[] = {
  { "person", "people" },
  { "child", "children" },
  { "man", "men" },
  { "woman", "women" },
  { "foot", "feet" },
  { "tooth", "teeth" },
  { "goose", "geese" },
  { "mouse", "mice" },
  { "index", "indexes" },
  { "index", "indices" },
  { "vertex", "vertices" },
  { "matrix", "matrices" },
  { "appendix", "appendices" },
  { "leaf", "leaves" },
  { "life", "lives" },
  { "wife", "wives" },
  { "knife", "knives" },
  { "shelf", "shelves" },
  { "half", "halves" },
  { "wolf", "wolves" },
  { "calf", "calves" },
  { "loaf", "loaves" },
  { "thief", "thieves" },
  { "self", "selves" },
  { "criterion", "criteria" },
  { "phenomenon", "phenomena" },
  { "quiz", "quizzes" },
  { "movie", "movies" },
  { "cookie", "cookies" },
  { "zombie", "zombies" },
  { "calorie", "calories" },
  { "cache", "caches" },
  { "niche", "niches" },
  { "shoe", "shoes" },
  { "toe", "toes" },
  { "use", "uses" },
  { "excuse", "excuses" },
  { "fuse", "fuses" },
  { "axis", "axes" },
  { "analysis", "analyses" },
  { "basis", "bases" },
  { "crisis", "crises" },
  { "diagnosis", "diagnoses" },
  { "hypothesis", "hypotheses" },
  { "thesis", "theses" },
  { "synopsis", "synopses" },
  { "gas", "gases" },
  { "bus", "buses" },
  { "lens", "lenses" },
  { "atlas", "atlases" },
  { "alias", "aliases" },
  { "canvas", "canvases" },
  { "bias", "biases" },
  { "hero", "heroes" },
  { "potato", "potatoes" },
  { "tomato", "tomatoes" },
  { "echo", "echoes" },
  { "veto", "vetoes" },
  { "cargo", "cargoes" },
  { "ox", "oxen" },
};

/* The same word for one and for many. */
static const char *const uncountable[]
    = { "aircraft", "data",        "deer",     "equipment", "feedback", "fish",  "hardware",
        "info",     "information", "media",    "metadata",  "money",    "music", "news",
        "series",   "sheep",       "software", "species",   "staff",    NULL };

/* Python's keywords, and the names that SQLAlchemy's declarative classes keep for themselves; in
 * the order of strcmp(). */
static const char *const reserved[]
    = { "False",   "None",     "True",     "and",    "as",   "assert", "async", "await",
        "break",   "class",    "continue", "def",    "del",  "elif",   "else",  "except",
        "finally", "for",      "from",     "global", "if",   "import", "in",    "is",
        "lambda",  "metadata", "nonlocal", "not",    "or",   "pass",   "raise", "registry",
        "return",  "try",      "while",    "with",   "yield" };

static gboolean
is_name_char (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isalpha (c) || type == G_UNICODE_DECIMAL_NUMBER
         || type == G_UNICODE_LETTER_NUMBER || c == '_';
}

/* Whether a new word begins at @c: fooBar, foo1Bar, HTTPServer. */
static gboolean
begins_word (gunichar previous, gunichar c, gunichar next)
{
  if (!g_unichar_isupper (c))
    return FALSE;
  return g_unichar_islower (previous) || g_unichar_isdigit (previous)
         || (g_unichar_isupper (previous) && g_unichar_islower (next));
}

static void
append_separator (GString *snake)
{
  if (snake->len > 0 && snake->str[snake->len - 1] != '_')
    g_string_append_c (snake, '_');
}

/* Most names are identifiers in small letters already. */
static gboolean
is_snake (const char *name)
{
  const char *p = name;

  if (!g_ascii_islower (*p))
    return FALSE;
  for (; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && (*p != '_' || p[1] == '_' || !p[1]))
      return FALSE;
  return p - name <= MAX_CHARS;
}

/**
 * relata_words_to_snake:
 * @name: name of a table or column; any bytes
 *
 * Makes an identifier of a name: words in small letters, joined by "_".
 *
 * Returns: (transfer full): the identifier; "" if nothing in @name is a letter or digit
 */
char *
relata_words_to_snake (const char *name)
{
  g_autofree char *valid = NULL, *normal = NULL;
  GString *snake;
  gunichar previous = 0;
  guint n = 0;

  g_return_val_if_fail (name != NULL, NULL);

  if (is_snake (name))
    return g_strdup (name);
  snake = g_string_new (NULL);
  valid = g_utf8_make_valid (name, (gssize)MIN (strlen (name), 8 * MAX_CHARS));
  normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  for (const char *p = normal; *p != '\0' && n < MAX_CHARS; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p), next = g_utf8_get_char (g_utf8_next_char (p));

      if (!is_name_char (c) || c == '_')
        append_separator (snake);
      else
        {
          if (begins_word (previous, c, next))
            append_separator (snake);
          g_string_append_unichar (snake, g_unichar_tolower (c));
        }
      previous = c;
    }
  if (snake->len > 0 && snake->str[snake->len - 1] == '_')
    g_string_truncate (snake, snake->len - 1);
  if (snake->len > 0 && g_unichar_isdigit (g_utf8_get_char (snake->str)))
    g_string_prepend_c (snake, '_');
  return g_string_free (snake, FALSE);
}

static const char *
find_last_word (const char *name)
{
  const char *separator = strrchr (name, '_');

  return separator != NULL && separator[1] != '\0' ? separator + 1 : name;
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* @word without its last @cut bytes, with @ending. */
static char *
replace_end (const char *word, gsize cut, const char *ending)
{
  gsize length = strlen (word) - cut;
  char *replaced = g_malloc (length + strlen (ending) + 1);

  memcpy (replaced, word, length);
  strcpy (replaced + length, ending);
  return replaced;
}

/* The words that no rule covers, both ways. */
typedef struct
{
  GHashTable *plurals;   /* by singular */
  GHashTable *singulars; /* by plural; an uncountable word by itself */
} Lists;

static const Lists *
get_lists (void)
{
  static const Lists *lists;

  if (g_once_init_enter (&lists))
    {
      Lists *made = g_new (Lists, 1);

      made->plurals = g_hash_table_new (g_str_hash, g_str_equal);
      made->singulars = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = G_N_ELEMENTS (irregular); i-- > 0;)
        {
          g_hash_table_insert (made->plurals, (char *)irregular[i].singular,
                               (char *)irregular[i].plural);
          g_hash_table_insert (made->singulars, (char *)irregular[i].plural,
                               (char *)irregular[i].singular);
        }
      for (gsize i = 0; uncountable[i] != NULL; i++)
        g_hash_table_insert (made->singulars, (char *)uncountable[i], (char *)uncountable[i]);
      g_once_init_leave (&lists, made);
    }
  return lists;
}

static char *
singular_by_rule (const char *word)
{
  static const char *const hissing[] = { "sses", "xes", "ches", "shes", "zzes", "oes" };
  gsize length = strlen (word);

  if (length < 3 || word[length - 1] != 's' || g_str_has_suffix (word, "ss")
      || g_str_has_suffix (word, "us") || g_str_has_suffix (word, "is"))
    return g_strdup (word);
  if (g_str_has_suffix (word, "ies"))
    return length > 4 ? replace_end (word, 3, "y") : replace_end (word, 1, "");
  for (gsize i = 0; i < G_N_ELEMENTS (hissing); i++)
    if (g_str_has_suffix (word, hissing[i]))
      return replace_end (word, 2, "");
  /* statuses, viruses; but houses, clauses */
  if (length > 4 && g_str_has_suffix (word, "uses") && !is_vowel (word[length - 5]))
    return replace_end (word, 2, "");
  return replace_end (word, 1, "");
}

static char *
plural_by_rule (const char *word)
{
  static const char *const hissing[] = { "s", "x", "z", "ch", "sh" };
  gsize length = strlen (word);

  if (length > 1 && word[length - 1] == 'y' && !is_vowel (word[length - 2]))
    return replace_end (word, 1, "ies");
  for (gsize i = 0; i < G_N_ELEMENTS (hissing); i++)
    if (g_str_has_suffix (word, hissing[i]))
      return g_strconcat (word, "es", NULL);
  return g_strconcat (word, "s", NULL);
}

static char *
singular_word (const char *word)
{
  const char *singular = g_hash_table_lookup (get_lists ()->singulars, word);

  if (singular != NULL)
    return g_strdup (singular);
  if (g_hash_table_contains (get_lists ()->plurals, word))
    return g_strdup (word);
  return singular_by_rule (word);
}

static char *
plural_word (const char *word)
{
  const char *plural = g_hash_table_lookup (get_lists ()->plurals, word);
  g_autofree char *singular = NULL;

  if (plural != NULL)
    return g_strdup (plural);
  if (g_hash_table_contains (get_lists ()->singulars, word))
    return g_strdup (word);
  singular = singular_by_rule (word);
  return g_str_equal (singular, word) ? plural_by_rule (word) : g_strdup (word);
}

static char *
change_last_word (const char *name, char *(*change) (const char *word))
{
  const char *last = find_last_word (name);
  g_autofree char *changed = change (last);

  return replace_end (name, strlen (last), changed);
}

/**
 * relata_words_singular:
 * @name: an identifier of relata_words_to_snake()
 *
 * Returns: (transfer full): what one of them is called: "order_details" is "order_detail"
 */
char *
relata_words_singular (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return change_last_word (name, singular_word);
}

/**
 * relata_words_plural:
 * @name: an identifier of relata_words_to_snake()
 *
 * Returns: (transfer full): what many of them are called; @name if it is a plural already
 */
char *
relata_words_plural (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return change_last_word (name, plural_word);
}

/**
 * relata_words_strip_key:
 * @column: name of a column, as an identifier of relata_words_to_snake()
 *
 * Returns: (transfer full) (nullable): what a column named as a key refers to ("author_id",
 *   "author_fk", "id_author": "author"); %NULL if it is not named so
 */
char *
relata_words_strip_key (const char *column)
{
  gsize length;

  g_return_val_if_fail (column != NULL, NULL);

  length = strlen (column);
  if (length > 3 && (g_str_has_suffix (column, "_id") || g_str_has_suffix (column, "_fk")))
    return g_strndup (column, length - 3);
  if (length > 3 && (g_str_has_prefix (column, "id_") || g_str_has_prefix (column, "fk_")))
    return g_strdup (column + 3);
  return NULL;
}

/**
 * relata_words_is_identifier:
 *
 * Returns: whether @name can be an attribute: letters, digits and "_", no digit first, not two
 *   "_" in front (Python would mangle it)
 */
gboolean
relata_words_is_identifier (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (*name == '\0' || !g_utf8_validate (name, -1, NULL) || g_str_has_prefix (name, "__")
      || g_unichar_isdigit (g_utf8_get_char (name)))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_name_char (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * relata_words_is_reserved:
 *
 * Returns: whether Python or SQLAlchemy keeps @name for itself
 */
gboolean
relata_words_is_reserved (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return bsearch (&name, reserved, G_N_ELEMENTS (reserved), sizeof *reserved, compare_words)
         != NULL;
}
