/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Lines of children; all lines are as high as the highest child. */

#include "config.h"

#include "browser/relata-wrap-layout.h"

struct _RelataWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (RelataWrapLayout, relata_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The widest minimum, and the sum of the natural widths. */
static void
measure_widths (RelataWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static int
measure_line (GtkWidget *widget)
{
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

/* Puts the children into lines of @width, or only counts the lines. */
static int
arrange (RelataWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int line_height = measure_line (widget);
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation = { 0, 0, 0, line_height };
      int minimum, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      allocation.width = MAX (minimum, MIN (natural, width));
      if (x > 0 && x + allocation.width > width)
        {
          x = 0;
          y += line_height + self->spacing;
        }
      allocation.x = rtl ? width - x - allocation.width : x;
      allocation.y = y;
      if (allocate)
        gtk_widget_size_allocate (child, &allocation, -1);
      x += allocation.width + self->spacing;
    }
  return y + line_height;
}

static void
relata_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  RelataWrapLayout *self = RELATA_WRAP_LAYOUT (manager);
  int least, most;

  measure_widths (self, widget, &least, &most);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = most;
      return;
    }
  *minimum = *natural = arrange (self, widget, for_size < 0 ? least : for_size, FALSE);
}

static void
relata_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  arrange (RELATA_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
relata_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relata_wrap_layout_class_init (RelataWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = relata_wrap_layout_measure;
  layout_class->allocate = relata_wrap_layout_allocate;
  layout_class->get_request_mode = relata_wrap_layout_get_request_mode;
}

static void
relata_wrap_layout_init (RelataWrapLayout *self)
{
}

/**
 * relata_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
relata_wrap_layout_new (int spacing)
{
  RelataWrapLayout *self = g_object_new (RELATA_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
