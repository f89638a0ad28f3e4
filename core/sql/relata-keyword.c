/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The keywords and what they may stand for: constant tables. Any thread. The list is that of
 * lang_keywords.html and WITHIN, which is newer; which keywords fall back to a name is said
 * by %fallback in parse.y. */

#include "config.h"

#include "sql/relata-keyword.h"

#define FIRST_KEYWORD RELATA_KEYWORD_ABORT
#define ANY_NAME      (RELATA_TOKEN_IS_ID | RELATA_TOKEN_IS_WORD | RELATA_TOKEN_IS_NAME)

const guint8 relata_token_flags[RELATA_N_TOKEN_TYPES] = {
  [RELATA_TOKEN_ID] = ANY_NAME,
  [RELATA_TOKEN_STRING] = RELATA_TOKEN_IS_WORD | RELATA_TOKEN_IS_NAME,
  [RELATA_KEYWORD_ABORT] = ANY_NAME,
  [RELATA_KEYWORD_ACTION] = ANY_NAME,
  [RELATA_KEYWORD_AFTER] = ANY_NAME,
  [RELATA_KEYWORD_ALWAYS] = ANY_NAME,
  [RELATA_KEYWORD_ANALYZE] = ANY_NAME,
  [RELATA_KEYWORD_ASC] = ANY_NAME,
  [RELATA_KEYWORD_ATTACH] = ANY_NAME,
  [RELATA_KEYWORD_BEFORE] = ANY_NAME,
  [RELATA_KEYWORD_BEGIN] = ANY_NAME,
  [RELATA_KEYWORD_BY] = ANY_NAME,
  [RELATA_KEYWORD_CASCADE] = ANY_NAME,
  [RELATA_KEYWORD_CAST] = ANY_NAME,
  [RELATA_KEYWORD_COLUMN] = ANY_NAME,
  [RELATA_KEYWORD_CONFLICT] = ANY_NAME,
  [RELATA_KEYWORD_CROSS] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_CURRENT] = ANY_NAME,
  [RELATA_KEYWORD_CURRENT_DATE] = ANY_NAME,
  [RELATA_KEYWORD_CURRENT_TIME] = ANY_NAME,
  [RELATA_KEYWORD_CURRENT_TIMESTAMP] = ANY_NAME,
  [RELATA_KEYWORD_DATABASE] = ANY_NAME,
  [RELATA_KEYWORD_DEFERRED] = ANY_NAME,
  [RELATA_KEYWORD_DESC] = ANY_NAME,
  [RELATA_KEYWORD_DETACH] = ANY_NAME,
  [RELATA_KEYWORD_DO] = ANY_NAME,
  [RELATA_KEYWORD_EACH] = ANY_NAME,
  [RELATA_KEYWORD_END] = ANY_NAME,
  [RELATA_KEYWORD_EXCLUDE] = ANY_NAME,
  [RELATA_KEYWORD_EXCLUSIVE] = ANY_NAME,
  [RELATA_KEYWORD_EXPLAIN] = ANY_NAME,
  [RELATA_KEYWORD_FAIL] = ANY_NAME,
  [RELATA_KEYWORD_FIRST] = ANY_NAME,
  [RELATA_KEYWORD_FOLLOWING] = ANY_NAME,
  [RELATA_KEYWORD_FOR] = ANY_NAME,
  [RELATA_KEYWORD_FULL] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_GENERATED] = ANY_NAME,
  [RELATA_KEYWORD_GLOB] = ANY_NAME,
  [RELATA_KEYWORD_GROUPS] = ANY_NAME,
  [RELATA_KEYWORD_IF] = ANY_NAME,
  [RELATA_KEYWORD_IGNORE] = ANY_NAME,
  [RELATA_KEYWORD_IMMEDIATE] = ANY_NAME,
  [RELATA_KEYWORD_INDEXED] = RELATA_TOKEN_IS_ID | RELATA_TOKEN_IS_NAME,
  [RELATA_KEYWORD_INITIALLY] = ANY_NAME,
  [RELATA_KEYWORD_INNER] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_INSTEAD] = ANY_NAME,
  [RELATA_KEYWORD_KEY] = ANY_NAME,
  [RELATA_KEYWORD_LAST] = ANY_NAME,
  [RELATA_KEYWORD_LEFT] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_LIKE] = ANY_NAME,
  [RELATA_KEYWORD_MATCH] = ANY_NAME,
  [RELATA_KEYWORD_MATERIALIZED] = ANY_NAME,
  [RELATA_KEYWORD_NATURAL] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_NO] = ANY_NAME,
  [RELATA_KEYWORD_NULLS] = ANY_NAME,
  [RELATA_KEYWORD_OF] = ANY_NAME,
  [RELATA_KEYWORD_OFFSET] = ANY_NAME,
  [RELATA_KEYWORD_OTHERS] = ANY_NAME,
  [RELATA_KEYWORD_OUTER] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_PARTITION] = ANY_NAME,
  [RELATA_KEYWORD_PLAN] = ANY_NAME,
  [RELATA_KEYWORD_PRAGMA] = ANY_NAME,
  [RELATA_KEYWORD_PRECEDING] = ANY_NAME,
  [RELATA_KEYWORD_QUERY] = ANY_NAME,
  [RELATA_KEYWORD_RAISE] = ANY_NAME,
  [RELATA_KEYWORD_RANGE] = ANY_NAME,
  [RELATA_KEYWORD_RECURSIVE] = ANY_NAME,
  [RELATA_KEYWORD_REGEXP] = ANY_NAME,
  [RELATA_KEYWORD_REINDEX] = ANY_NAME,
  [RELATA_KEYWORD_RELEASE] = ANY_NAME,
  [RELATA_KEYWORD_RENAME] = ANY_NAME,
  [RELATA_KEYWORD_REPLACE] = ANY_NAME,
  [RELATA_KEYWORD_RESTRICT] = ANY_NAME,
  [RELATA_KEYWORD_RIGHT] = RELATA_TOKEN_IS_NAME | RELATA_TOKEN_IS_JOIN,
  [RELATA_KEYWORD_ROLLBACK] = ANY_NAME,
  [RELATA_KEYWORD_ROW] = ANY_NAME,
  [RELATA_KEYWORD_ROWS] = ANY_NAME,
  [RELATA_KEYWORD_SAVEPOINT] = ANY_NAME,
  [RELATA_KEYWORD_TEMP] = ANY_NAME,
  [RELATA_KEYWORD_TEMPORARY] = ANY_NAME,
  [RELATA_KEYWORD_TIES] = ANY_NAME,
  [RELATA_KEYWORD_TRIGGER] = ANY_NAME,
  [RELATA_KEYWORD_UNBOUNDED] = ANY_NAME,
  [RELATA_KEYWORD_VACUUM] = ANY_NAME,
  [RELATA_KEYWORD_VIEW] = ANY_NAME,
  [RELATA_KEYWORD_VIRTUAL] = ANY_NAME,
  [RELATA_KEYWORD_WITH] = ANY_NAME,
  [RELATA_KEYWORD_WITHIN] = ANY_NAME,
  [RELATA_KEYWORD_WITHOUT] = ANY_NAME,
};

static const struct
{
  guint8 length;
  char text[18];
} keywords[] = {
  { 5, "ABORT" },
  { 6, "ACTION" },
  { 3, "ADD" },
  { 5, "AFTER" },
  { 3, "ALL" },
  { 5, "ALTER" },
  { 6, "ALWAYS" },
  { 7, "ANALYZE" },
  { 3, "AND" },
  { 2, "AS" },
  { 3, "ASC" },
  { 6, "ATTACH" },
  { 13, "AUTOINCREMENT" },
  { 6, "BEFORE" },
  { 5, "BEGIN" },
  { 7, "BETWEEN" },
  { 2, "BY" },
  { 7, "CASCADE" },
  { 4, "CASE" },
  { 4, "CAST" },
  { 5, "CHECK" },
  { 7, "COLLATE" },
  { 6, "COLUMN" },
  { 6, "COMMIT" },
  { 8, "CONFLICT" },
  { 10, "CONSTRAINT" },
  { 6, "CREATE" },
  { 5, "CROSS" },
  { 7, "CURRENT" },
  { 12, "CURRENT_DATE" },
  { 12, "CURRENT_TIME" },
  { 17, "CURRENT_TIMESTAMP" },
  { 8, "DATABASE" },
  { 7, "DEFAULT" },
  { 10, "DEFERRABLE" },
  { 8, "DEFERRED" },
  { 6, "DELETE" },
  { 4, "DESC" },
  { 6, "DETACH" },
  { 8, "DISTINCT" },
  { 2, "DO" },
  { 4, "DROP" },
  { 4, "EACH" },
  { 4, "ELSE" },
  { 3, "END" },
  { 6, "ESCAPE" },
  { 6, "EXCEPT" },
  { 7, "EXCLUDE" },
  { 9, "EXCLUSIVE" },
  { 6, "EXISTS" },
  { 7, "EXPLAIN" },
  { 4, "FAIL" },
  { 6, "FILTER" },
  { 5, "FIRST" },
  { 9, "FOLLOWING" },
  { 3, "FOR" },
  { 7, "FOREIGN" },
  { 4, "FROM" },
  { 4, "FULL" },
  { 9, "GENERATED" },
  { 4, "GLOB" },
  { 5, "GROUP" },
  { 6, "GROUPS" },
  { 6, "HAVING" },
  { 2, "IF" },
  { 6, "IGNORE" },
  { 9, "IMMEDIATE" },
  { 2, "IN" },
  { 5, "INDEX" },
  { 7, "INDEXED" },
  { 9, "INITIALLY" },
  { 5, "INNER" },
  { 6, "INSERT" },
  { 7, "INSTEAD" },
  { 9, "INTERSECT" },
  { 4, "INTO" },
  { 2, "IS" },
  { 6, "ISNULL" },
  { 4, "JOIN" },
  { 3, "KEY" },
  { 4, "LAST" },
  { 4, "LEFT" },
  { 4, "LIKE" },
  { 5, "LIMIT" },
  { 5, "MATCH" },
  { 12, "MATERIALIZED" },
  { 7, "NATURAL" },
  { 2, "NO" },
  { 3, "NOT" },
  { 7, "NOTHING" },
  { 7, "NOTNULL" },
  { 4, "NULL" },
  { 5, "NULLS" },
  { 2, "OF" },
  { 6, "OFFSET" },
  { 2, "ON" },
  { 2, "OR" },
  { 5, "ORDER" },
  { 6, "OTHERS" },
  { 5, "OUTER" },
  { 4, "OVER" },
  { 9, "PARTITION" },
  { 4, "PLAN" },
  { 6, "PRAGMA" },
  { 9, "PRECEDING" },
  { 7, "PRIMARY" },
  { 5, "QUERY" },
  { 5, "RAISE" },
  { 5, "RANGE" },
  { 9, "RECURSIVE" },
  { 10, "REFERENCES" },
  { 6, "REGEXP" },
  { 7, "REINDEX" },
  { 7, "RELEASE" },
  { 6, "RENAME" },
  { 7, "REPLACE" },
  { 8, "RESTRICT" },
  { 9, "RETURNING" },
  { 5, "RIGHT" },
  { 8, "ROLLBACK" },
  { 3, "ROW" },
  { 4, "ROWS" },
  { 9, "SAVEPOINT" },
  { 6, "SELECT" },
  { 3, "SET" },
  { 5, "TABLE" },
  { 4, "TEMP" },
  { 9, "TEMPORARY" },
  { 4, "THEN" },
  { 4, "TIES" },
  { 2, "TO" },
  { 11, "TRANSACTION" },
  { 7, "TRIGGER" },
  { 9, "UNBOUNDED" },
  { 5, "UNION" },
  { 6, "UNIQUE" },
  { 6, "UPDATE" },
  { 5, "USING" },
  { 6, "VACUUM" },
  { 6, "VALUES" },
  { 4, "VIEW" },
  { 7, "VIRTUAL" },
  { 4, "WHEN" },
  { 5, "WHERE" },
  { 6, "WINDOW" },
  { 4, "WITH" },
  { 6, "WITHIN" },
  { 7, "WITHOUT" },
};

/* Chains of keywords that share a value of hash_word(), as numbers from 1 in the alphabet. */
/* clang-format off */
static const guint8 chain_heads[256] = {
  53, 132, 78, 102, 52, 0, 0, 0, 0, 0, 124, 34, 0, 35, 0, 0, 0, 85, 0, 0,
  0, 0, 48, 0, 127, 119, 0, 41, 126, 13, 0, 9, 20, 0, 18, 0, 82, 0, 55, 0,
  0, 54, 105, 145, 0, 0, 0, 0, 0, 14, 0, 4, 92, 0, 0, 29, 0, 122, 143, 98,
  0, 0, 0, 0, 68, 123, 0, 91, 43, 62, 61, 0, 65, 27, 112, 0, 146, 32, 118, 5,
  117, 0, 0, 0, 71, 0, 21, 3, 11, 37, 0, 131, 0, 0, 101, 0, 0, 136, 0, 33,
  0, 0, 0, 0, 0, 17, 0, 142, 90, 0, 47, 45, 49, 115, 0, 74, 0, 69, 28, 100,
  2, 0, 0, 77, 128, 75, 0, 111, 0, 0, 0, 125, 0, 46, 0, 15, 40, 137, 0, 0,
  0, 0, 93, 0, 23, 0, 24, 31, 59, 120, 0, 0, 0, 51, 0, 19, 0, 0, 116, 44,
  86, 104, 0, 0, 0, 0, 0, 0, 147, 38, 0, 6, 0, 0, 0, 64, 0, 0, 0, 0,
  97, 0, 0, 135, 121, 0, 80, 99, 0, 141, 0, 0, 94, 0, 79, 0, 0, 76, 0, 0,
  0, 139, 12, 140, 107, 0, 95, 113, 0, 0, 0, 0, 81, 0, 106, 148, 0, 0, 39, 10,
  42, 0, 0, 0, 0, 16, 0, 88, 144, 66, 0, 89, 0, 130, 0, 0, 25, 0, 138, 83,
  0, 60, 0, 63, 109, 0, 73, 0, 110, 133, 0, 0, 0, 0, 129, 0,
};
static const guint8 chain_next[G_N_ELEMENTS (keywords) + 1] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0,
  36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  56, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 70, 0, 72, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 7, 8, 84, 0, 0, 0, 0, 108, 0, 0, 0, 0, 0, 0, 114, 0, 0, 0,
  0, 96, 1, 0, 0, 58, 0, 0, 0, 103, 0, 0, 0, 57, 0, 0, 0, 0, 0, 0,
  0, 134, 0, 22, 67, 87, 0, 0, 0,
};
/* clang-format on */

/* Makes capitals of letters and leaves an underscore alone. */
static inline guchar
fold (char c)
{
  return (guchar)c & 0xdf;
}

static inline guint8
hash_word (const char *word, gsize length)
{
  return (guint8)(fold (word[0]) * 20 + fold (word[1]) * 20 + fold (word[length - 1]) * 43
                  + length * 45);
}

/**
 * relata_keyword_find:
 * @word: letters, not NUL-terminated
 *
 * Returns: the keyword @word is, in whatever case, or #RELATA_TOKEN_ID
 */
RelataTokenType
relata_keyword_find (const char *word, gsize length)
{
  if (length < 2 || length > 17)
    return RELATA_TOKEN_ID;
  for (guint i = chain_heads[hash_word (word, length)]; i != 0; i = chain_next[i])
    {
      const char *keyword = keywords[i - 1].text;
      gsize n = 0;

      if (keywords[i - 1].length != length)
        continue;
      while (n < length && fold (word[n]) == (guchar)keyword[n])
        n++;
      if (n == length)
        return FIRST_KEYWORD + i - 1;
    }
  return RELATA_TOKEN_ID;
}

/**
 * relata_keyword_to_string:
 *
 * Returns: @keyword in capitals, a constant
 */
const char *
relata_keyword_to_string (RelataTokenType keyword)
{
  g_return_val_if_fail (keyword >= FIRST_KEYWORD && keyword < RELATA_N_TOKEN_TYPES, NULL);
  return keywords[keyword - FIRST_KEYWORD].text;
}

/* How many keywords there are; they are %RELATA_N_TOKEN_TYPES minus that and on. */
guint
relata_keyword_get_count (void)
{
  return G_N_ELEMENTS (keywords);
}
