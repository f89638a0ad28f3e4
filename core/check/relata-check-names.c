/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The words of findings. How they name tables, columns and keys: cut, since a name may be of any
 * length, and fit to be shown, since it may hold any bytes. Any thread. */

#include "config.h"

#include <string.h>

#include "base/relata-text.h"
#include "check/relata-item-check.h"

#define MAX_NAME_CHARS 60

char *
relata_check_dup_name (const char *name)
{
  return relata_text_for_display (name, -1, MAX_NAME_CHARS);
}

/* "id", or "book_id, copy_no". */
char *
relata_check_dup_columns (char *const *names, guint n_names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names[i]);
  return relata_check_dup_name (list->str);
}

/* "books.author_id", or "loans (book_id, copy_no)". */
static char *
name_part (const char *table, char *const *columns, guint n_columns)
{
  g_autofree char *whole = relata_check_dup_name (table);
  g_autofree char *part = relata_check_dup_columns (columns, n_columns);

  return n_columns == 1 ? g_strdup_printf ("%s.%s", whole, part)
                        : g_strdup_printf ("%s (%s)", whole, part);
}

char *
relata_check_dup_column (const RelataTableDef *table, guint column)
{
  return name_part (table->base.name, &table->columns[column].name, 1);
}

char *
relata_check_dup_foreign_key (const RelataTableDef *table, guint foreign_key)
{
  const RelataForeignKeyDef *fk = &table->foreign_keys[foreign_key];

  return name_part (table->base.name, fk->columns, fk->n_columns);
}

/* What a foreign key refers to, with an implicit key resolved where there is one. */
char *
relata_check_dup_parent_key (const RelataKeySearch *search)
{
  const RelataForeignKeyDef *fk = search->foreign_key;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (fk->parent_columns != NULL)
    return name_part (fk->parent, fk->parent_columns, fk->n_parent_columns);
  for (guint i = 0; i < fk->n_columns; i++)
    {
      int column = relata_key_search_get_parent_column (search, i);

      if (column < 0)
        return relata_check_dup_name (fk->parent);
      g_ptr_array_add (names, search->table->columns[column].name);
    }
  return name_part (fk->parent, (char *const *)names->pdata, names->len);
}

/* Puts values in the places of a translated text: "{table}" is replaced by the value of
 * "table". One pass, so braces in a value stay. */
char *
relata_check_fill (const char *text, const RelataWord *words, guint n_words)
{
  g_autoptr (GString) filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      const RelataWord *word = NULL;

      for (guint i = 0; end != NULL && word == NULL && i < n_words; i++)
        if (strlen (words[i].key) == (gsize)(end - text - 1)
            && strncmp (words[i].key, text + 1, end - text - 1) == 0)
          word = &words[i];
      if (word != NULL)
        {
          g_string_append (filled, word->value);
          text = end + 1;
        }
      else
        g_string_append_c (filled, *text++);
    }
  return g_string_free (g_steal_pointer (&filled), FALSE);
}
