/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The writer of JSON. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "relata-cli-json.h"

static void
append_line_break (RelataJson *self)
{
  g_string_append_printf (self->out, "\n%*s", (int)self->depth * 2, "");
}

static void
append_char (GString *out, gunichar c)
{
  switch (c)
    {
    case '"':
      g_string_append (out, "\\\"");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\t':
      g_string_append (out, "\\t");
      break;
    default:
      if (c < 0x20 || c == 0x7f)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_string (RelataJson *self, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize)strlen (text) : length);

  g_string_append_c (self->out, '"');
  for (const char *p = text; p < end;)
    {
      gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);

      if (c >= 0x110000)
        {
          c = 0xfffd;
          self->lossy = TRUE;
          p++;
        }
      else
        p = g_utf8_next_char (p);
      append_char (self->out, c);
    }
  g_string_append_c (self->out, '"');
}

/* What stands before a value: the comma after the one before it, its name. */
static void
begin_value (RelataJson *self, const char *name)
{
  if (self->has_members)
    g_string_append_c (self->out, ',');
  if (self->depth > 0)
    append_line_break (self);
  self->has_members = TRUE;
  if (name == NULL)
    return;
  append_string (self, name, -1);
  g_string_append (self->out, ": ");
}

static void
begin_container (RelataJson *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->out, bracket);
  self->depth++;
  self->has_members = FALSE;
}

static void
end_container (RelataJson *self, char bracket)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (self->has_members)
    append_line_break (self);
  g_string_append_c (self->out, bracket);
  self->has_members = TRUE;
  if (self->depth == 0)
    g_string_append_c (self->out, '\n');
}

/**
 * relata_json_begin_object:
 * @name: (nullable): its name, inside of an object
 */
void
relata_json_begin_object (RelataJson *self, const char *name)
{
  begin_container (self, name, '{');
}

void
relata_json_end_object (RelataJson *self)
{
  end_container (self, '}');
}

/**
 * relata_json_begin_array:
 * @name: (nullable): its name, inside of an object
 */
void
relata_json_begin_array (RelataJson *self, const char *name)
{
  begin_container (self, name, '[');
}

void
relata_json_end_array (RelataJson *self)
{
  end_container (self, ']');
}

/**
 * relata_json_add_text:
 * @name: (nullable): its name, inside of an object
 * @text: (nullable) (array length=length): bytes; %NULL is written as null
 * @length: their number, or -1 up to the NUL
 */
void
relata_json_add_text (RelataJson *self, const char *name, const char *text, gssize length)
{
  begin_value (self, name);
  if (text == NULL)
    g_string_append (self->out, "null");
  else
    append_string (self, text, length);
}

void
relata_json_add_integer (RelataJson *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

/**
 * relata_json_add_real:
 * @value: written so that it is read back the same; null if it is no finite number
 */
void
relata_json_add_real (RelataJson *self, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (self, name);
  g_string_append (self->out,
                   isfinite (value) ? g_ascii_dtostr (text, sizeof text, value) : "null");
}

void
relata_json_add_boolean (RelataJson *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->out, value ? "true" : "false");
}

void
relata_json_add_null (RelataJson *self, const char *name)
{
  begin_value (self, name);
  g_string_append (self->out, "null");
}

/**
 * relata_json_add_lossy:
 *
 * Adds "lossy", whether a text written so far was not UTF-8.
 */
void
relata_json_add_lossy (RelataJson *self)
{
  relata_json_add_boolean (self, "lossy", self->lossy);
}
