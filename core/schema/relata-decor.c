/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Decorations as a value: making, comparing, changing. How they are written stands in
 * relata-decor-text.c. Every change copies the whole: a decoration is a handful of strings. */

#include "config.h"

#include <string.h>

#include "schema/relata-decor-private.h"
#include "sql/relata-name.h"

static char **
copy_strv (const char *const *strings)
{
  return g_strdupv ((char **)strings);
}

/* "" stands for "as the rule says", as NULL does. */
static char *
copy_name (const char *name)
{
  return name != NULL && *name != '\0' ? g_strdup (name) : NULL;
}

static void
free_ends (gpointer data)
{
  RelataEndsDecor *ends = data;

  g_strfreev (ends->columns);
  g_free (ends->name);
  g_free (ends->reverse_name);
  g_free (ends);
}

static void
free_through (gpointer data)
{
  RelataThroughDecor *through = data;

  g_strfreev (through->columns);
  g_free (through->name);
  g_strfreev (through->other_columns);
  g_free (through->other_name);
  g_free (through);
}

static void
free_reference (gpointer data)
{
  RelataReferenceDecor *reference = data;

  g_strfreev (reference->columns);
  g_free (reference->parent);
  g_strfreev (reference->parent_columns);
  g_free (reference->name);
  g_free (reference->reverse_name);
  g_free (reference);
}

static void
free_ignore (gpointer data)
{
  RelataIgnoreDecor *ignore = data;

  g_free (ignore->rule);
  g_strfreev (ignore->columns);
  g_free (ignore->reason);
  g_free (ignore);
}

/* Whether two lists of columns name the same columns in the same order; both may be %NULL. */
gboolean
relata_columns_equal (const char *const *a, const char *const *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  for (; *a != NULL && *b != NULL; a++, b++)
    if (!relata_name_equal (*a, *b))
      return FALSE;
  return *a == *b;
}

static gboolean
strv_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

/* A decoration that may still be changed; relata_decor_new() shares one. */
RelataDecor *
relata_decor_new_blank (void)
{
  RelataDecor *self = g_new0 (RelataDecor, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->ends = g_ptr_array_new_with_free_func (free_ends);
  self->through = g_ptr_array_new_with_free_func (free_through);
  self->references = g_ptr_array_new_with_free_func (free_reference);
  self->ignores = g_ptr_array_new_with_free_func (free_ignore);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * relata_decor_new:
 *
 * Returns: (transfer full): the decoration that says nothing; shared by all that say nothing
 */
RelataDecor *
relata_decor_new (void)
{
  static RelataDecor *nothing;

  if (g_once_init_enter (&nothing))
    g_once_init_leave (&nothing, relata_decor_new_blank ());
  return relata_decor_ref (nothing);
}

/**
 * relata_decor_ref:
 *
 * Returns: (transfer full): @self
 */
RelataDecor *
relata_decor_ref (RelataDecor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * relata_decor_unref:
 * @self: (transfer full): a decoration
 */
void
relata_decor_unref (RelataDecor *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->color);
  g_free (self->label);
  g_ptr_array_unref (self->ends);
  g_ptr_array_unref (self->through);
  g_ptr_array_unref (self->references);
  g_ptr_array_unref (self->ignores);
  g_ptr_array_unref (self->unknown);
  g_free (self);
}

static gboolean
ends_equal (gconstpointer a, gconstpointer b)
{
  const RelataEndsDecor *one = a, *other = b;

  return strv_equal (one->columns, other->columns) && g_strcmp0 (one->name, other->name) == 0
         && g_strcmp0 (one->reverse_name, other->reverse_name) == 0;
}

static gboolean
through_equal (gconstpointer a, gconstpointer b)
{
  const RelataThroughDecor *one = a, *other = b;

  return strv_equal (one->columns, other->columns) && g_strcmp0 (one->name, other->name) == 0
         && strv_equal (one->other_columns, other->other_columns)
         && g_strcmp0 (one->other_name, other->other_name) == 0;
}

static gboolean
reference_equal (gconstpointer a, gconstpointer b)
{
  const RelataReferenceDecor *one = a, *other = b;

  return strv_equal (one->columns, other->columns) && g_strcmp0 (one->parent, other->parent) == 0
         && strv_equal (one->parent_columns, other->parent_columns)
         && g_strcmp0 (one->name, other->name) == 0
         && g_strcmp0 (one->reverse_name, other->reverse_name) == 0;
}

static gboolean
ignore_equal (gconstpointer a, gconstpointer b)
{
  const RelataIgnoreDecor *one = a, *other = b;

  return g_strcmp0 (one->rule, other->rule) == 0 && strv_equal (one->columns, other->columns)
         && g_strcmp0 (one->reason, other->reason) == 0;
}

static gboolean
arrays_equal (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* Whether both say the same of relationships. */
gboolean
relata_decor_same_relationships (const RelataDecor *a, const RelataDecor *b)
{
  return arrays_equal (a->ends, b->ends, ends_equal)
         && arrays_equal (a->through, b->through, through_equal)
         && arrays_equal (a->references, b->references, reference_equal);
}

/**
 * relata_decor_equal:
 *
 * Returns: whether both say the same, in the same order
 */
gboolean
relata_decor_equal (const RelataDecor *a, const RelataDecor *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  return a->placed == b->placed && (!a->placed || (a->x == b->x && a->y == b->y))
         && g_strcmp0 (a->color, b->color) == 0 && g_strcmp0 (a->label, b->label) == 0
         && relata_decor_same_relationships (a, b)
         && arrays_equal (a->ignores, b->ignores, ignore_equal)
         && arrays_equal (a->unknown, b->unknown, g_str_equal);
}

/**
 * relata_decor_is_empty:
 *
 * Returns: whether @self says nothing, so that no line is written for it
 */
gboolean
relata_decor_is_empty (const RelataDecor *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return !self->placed && self->color == NULL && self->label == NULL && self->ends->len == 0
         && self->through->len == 0 && self->references->len == 0 && self->ignores->len == 0
         && self->unknown->len == 0;
}

void
relata_decor_put_color (RelataDecor *self, const char *color)
{
  char *copy = copy_name (color);

  g_free (self->color);
  self->color = copy;
}

void
relata_decor_put_label (RelataDecor *self, const char *label)
{
  char *copy = copy_name (label);

  g_free (self->label);
  self->label = copy;
}

static int
find_ends (const RelataDecor *self, const char *const *columns)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const RelataEndsDecor *ends = self->ends->pdata[i];

      if (relata_columns_equal ((const char *const *)ends->columns, columns))
        return (int)i;
    }
  return -1;
}

/* Puts @element in the place of the one at @index, or last if @index is -1; %NULL removes. */
static void
put_element (GPtrArray *array, int index, gpointer element)
{
  if (index < 0 && element != NULL)
    g_ptr_array_add (array, element);
  else if (index >= 0 && element == NULL)
    g_ptr_array_remove_index (array, (guint)index);
  else if (index >= 0)
    {
      g_ptr_array_insert (array, index, element);
      g_ptr_array_remove_index (array, (guint)index + 1);
    }
}

/* An entry without any name says nothing, so it goes. */
void
relata_decor_put_ends (RelataDecor *self,
                       const char *const *columns,
                       const char *name,
                       const char *reverse_name)
{
  RelataEndsDecor ends = { copy_strv (columns), copy_name (name), copy_name (reverse_name) };
  gboolean empty = ends.name == NULL && ends.reverse_name == NULL;

  put_element (self->ends, find_ends (self, columns),
               empty ? NULL : g_memdup2 (&ends, sizeof ends));
  if (empty)
    g_strfreev (ends.columns);
}

static int
find_through (const RelataDecor *self, const char *const *columns, const char *const *others)
{
  for (guint i = 0; i < self->through->len; i++)
    {
      const RelataThroughDecor *through = self->through->pdata[i];
      const char *const *one = (const char *const *)through->columns;
      const char *const *other = (const char *const *)through->other_columns;

      if ((relata_columns_equal (one, columns) && relata_columns_equal (other, others))
          || (relata_columns_equal (one, others) && relata_columns_equal (other, columns)))
        return (int)i;
    }
  return -1;
}

void
relata_decor_put_through (RelataDecor *self,
                          const char *const *columns,
                          const char *name,
                          const char *const *other_columns,
                          const char *other_name)
{
  RelataThroughDecor through = { copy_strv (columns), copy_name (name), copy_strv (other_columns),
                                 copy_name (other_name) };
  gboolean empty = through.name == NULL && through.other_name == NULL;

  put_element (self->through, find_through (self, columns, other_columns),
               empty ? NULL : g_memdup2 (&through, sizeof through));
  if (empty)
    {
      g_strfreev (through.columns);
      g_strfreev (through.other_columns);
    }
}

void
relata_decor_put_reference (RelataDecor *self, const RelataReferenceDecor *reference)
{
  RelataReferenceDecor *copy = g_new0 (RelataReferenceDecor, 1);

  copy->columns = g_strdupv (reference->columns);
  copy->parent = g_strdup (reference->parent);
  if (reference->parent_columns != NULL && reference->parent_columns[0] != NULL)
    copy->parent_columns = g_strdupv (reference->parent_columns);
  copy->name = copy_name (reference->name);
  copy->reverse_name = copy_name (reference->reverse_name);
  g_ptr_array_add (self->references, copy);
}

void
relata_decor_name_reference (RelataDecor *self,
                             guint index,
                             const char *name,
                             const char *reverse_name)
{
  RelataReferenceDecor *reference = self->references->pdata[index];

  g_free (reference->name);
  g_free (reference->reverse_name);
  reference->name = copy_name (name);
  reference->reverse_name = copy_name (reverse_name);
}

void
relata_decor_put_ignore (RelataDecor *self,
                         const char *rule,
                         const char *const *columns,
                         const char *reason)
{
  RelataIgnoreDecor *ignore = g_new0 (RelataIgnoreDecor, 1);

  ignore->rule = g_strdup (rule);
  if (columns != NULL && columns[0] != NULL)
    ignore->columns = copy_strv (columns);
  ignore->reason = copy_name (reason);
  g_ptr_array_add (self->ignores, ignore);
}

/* A copy that may still be changed. */
RelataDecor *
relata_decor_copy (const RelataDecor *self)
{
  RelataDecor *copy = relata_decor_new_blank ();

  copy->placed = self->placed;
  copy->x = self->x;
  copy->y = self->y;
  copy->color = g_strdup (self->color);
  copy->label = g_strdup (self->label);
  for (guint i = 0; i < self->ends->len; i++)
    {
      const RelataEndsDecor *ends = self->ends->pdata[i];
      RelataEndsDecor twin
          = { g_strdupv (ends->columns), g_strdup (ends->name), g_strdup (ends->reverse_name) };

      g_ptr_array_add (copy->ends, g_memdup2 (&twin, sizeof twin));
    }
  for (guint i = 0; i < self->through->len; i++)
    {
      const RelataThroughDecor *through = self->through->pdata[i];
      RelataThroughDecor twin
          = { g_strdupv (through->columns), g_strdup (through->name),
              g_strdupv (through->other_columns), g_strdup (through->other_name) };

      g_ptr_array_add (copy->through, g_memdup2 (&twin, sizeof twin));
    }
  for (guint i = 0; i < self->references->len; i++)
    relata_decor_put_reference (copy, self->references->pdata[i]);
  for (guint i = 0; i < self->ignores->len; i++)
    {
      const RelataIgnoreDecor *ignore = self->ignores->pdata[i];

      relata_decor_put_ignore (copy, ignore->rule, (const char *const *)ignore->columns,
                               ignore->reason);
    }
  for (guint i = 0; i < self->unknown->len; i++)
    g_ptr_array_add (copy->unknown, g_strdup (self->unknown->pdata[i]));
  return copy;
}

/**
 * relata_decor_with_position:
 * @x: left edge of the table's box, world units
 * @y: top edge
 *
 * Returns: (transfer full): @self, placed there
 */
RelataDecor *
relata_decor_with_position (const RelataDecor *self, int x, int y)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = relata_decor_copy (self);
  copy->placed = TRUE;
  copy->x = x;
  copy->y = y;
  return copy;
}

/**
 * relata_decor_without_position:
 *
 * Returns: (transfer full): @self, not placed: the layout decides
 */
RelataDecor *
relata_decor_without_position (const RelataDecor *self)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = relata_decor_copy (self);
  copy->placed = FALSE;
  copy->x = 0;
  copy->y = 0;
  return copy;
}

/**
 * relata_decor_with_color:
 * @color: (nullable): name of a colour of the palette
 *
 * Returns: (transfer full): @self in that colour
 */
RelataDecor *
relata_decor_with_color (const RelataDecor *self, const char *color)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = relata_decor_copy (self);
  relata_decor_put_color (copy, color);
  return copy;
}

/**
 * relata_decor_with_label:
 * @label: (nullable): template, see relata-label.h; %NULL leaves it to the rule
 *
 * Returns: (transfer full): @self with that label
 */
RelataDecor *
relata_decor_with_label (const RelataDecor *self, const char *label)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = relata_decor_copy (self);
  relata_decor_put_label (copy, label);
  return copy;
}

/**
 * relata_decor_with_ends:
 * @columns: (array zero-terminated=1): the child columns of the foreign key
 * @name: (nullable): name of the end on this table
 * @reverse_name: (nullable): name of the end on the parent
 *
 * Sets what the two ends of a foreign key are called; two %NULL leave both to the rule.
 *
 * Returns: (transfer full): the new decoration
 */
RelataDecor *
relata_decor_with_ends (const RelataDecor *self,
                        const char *const *columns,
                        const char *name,
                        const char *reverse_name)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && columns != NULL && columns[0] != NULL, NULL);

  copy = relata_decor_copy (self);
  relata_decor_put_ends (copy, columns, name, reverse_name);
  return copy;
}

/**
 * relata_decor_with_through:
 * @columns: (array zero-terminated=1): the foreign key that leads to the one side
 * @name: (nullable): the attribute by which that side reaches the other
 * @other_columns: (array zero-terminated=1): the foreign key that leads to the other side
 * @other_name: (nullable): the attribute back
 *
 * Sets what the two ends of a many-to-many through this table are called; two %NULL leave both
 * to the rule. An entry for the same two foreign keys, in either order, is replaced.
 *
 * Returns: (transfer full): the new decoration
 */
RelataDecor *
relata_decor_with_through (const RelataDecor *self,
                           const char *const *columns,
                           const char *name,
                           const char *const *other_columns,
                           const char *other_name)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && columns != NULL && columns[0] != NULL, NULL);
  g_return_val_if_fail (other_columns != NULL && other_columns[0] != NULL, NULL);

  copy = relata_decor_copy (self);
  relata_decor_put_through (copy, columns, name, other_columns, other_name);
  return copy;
}

/**
 * relata_decor_with_reference:
 * @reference: a virtual relationship; copied
 *
 * Returns: (transfer full): @self with @reference after the ones it has
 */
RelataDecor *
relata_decor_with_reference (const RelataDecor *self, const RelataReferenceDecor *reference)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && reference != NULL, NULL);
  g_return_val_if_fail (reference->columns != NULL && reference->columns[0] != NULL, NULL);
  g_return_val_if_fail (reference->parent != NULL, NULL);

  copy = relata_decor_copy (self);
  relata_decor_put_reference (copy, reference);
  return copy;
}

/**
 * relata_decor_without_reference:
 * @index: position among the references
 *
 * Returns: (transfer full): @self without that virtual relationship
 */
RelataDecor *
relata_decor_without_reference (const RelataDecor *self, guint index)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && index < self->references->len, NULL);

  copy = relata_decor_copy (self);
  g_ptr_array_remove_index (copy->references, index);
  return copy;
}

/**
 * relata_decor_with_ignore:
 * @rule: id of the rule
 * @columns: (nullable) (array zero-terminated=1): the place, if not the whole statement
 * @reason: (nullable): why
 *
 * Returns: (transfer full): @self, ignoring that finding
 */
RelataDecor *
relata_decor_with_ignore (const RelataDecor *self,
                          const char *rule,
                          const char *const *columns,
                          const char *reason)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && rule != NULL, NULL);

  copy = relata_decor_copy (self);
  relata_decor_put_ignore (copy, rule, columns, reason);
  return copy;
}

/**
 * relata_decor_without_ignore:
 * @index: position among the ignored findings
 *
 * Returns: (transfer full): @self, no longer ignoring it
 */
RelataDecor *
relata_decor_without_ignore (const RelataDecor *self, guint index)
{
  RelataDecor *copy;

  g_return_val_if_fail (self != NULL && index < self->ignores->len, NULL);

  copy = relata_decor_copy (self);
  g_ptr_array_remove_index (copy->ignores, index);
  return copy;
}

/**
 * relata_decor_find_ends:
 * @columns: (array zero-terminated=1): the child columns of a foreign key
 *
 * Returns: (nullable) (transfer none): what the ends of that foreign key are called
 */
const RelataEndsDecor *
relata_decor_find_ends (const RelataDecor *self, const char *const *columns)
{
  int index;

  g_return_val_if_fail (self != NULL && columns != NULL, NULL);

  index = find_ends (self, columns);
  return index >= 0 ? self->ends->pdata[index] : NULL;
}
