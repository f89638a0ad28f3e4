/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The context menus: what can be done with what is selected. Every item is an action that
 * exists elsewhere too. Main thread. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "canvas/relata-canvas-private.h"
#include "layout/relata-palette.h"

static GMenu *
make_color_menu (void)
{
  GMenu *menu = g_menu_new ();
  const char *const *names = relata_palette_get_color_names ();

  g_menu_append (menu, C_ ("color", "_None"), "canvas.color::");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("canvas.color::%s", names[i]);

      g_menu_append (menu, relata_palette_get_color_label (names[i]), action);
    }
  return menu;
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_canvas_menu (void)
{
  GMenu *menu = g_menu_new (), *edit = g_menu_new (), *view = g_menu_new ();

  g_menu_append (edit, _ ("_Add Table"), "canvas.add-table");
  g_menu_append (edit, _ ("_Select All"), "canvas.select-all");
  g_menu_append (edit, _ ("A_rrange Tables"), "canvas.arrange");
  g_menu_append (view, _ ("Zoom to _Fit"), "canvas.zoom-fit");
  g_menu_append (view, _ ("_Normal Size"), "canvas.zoom-normal");
  append_section (menu, edit);
  append_section (menu, view);
  return menu;
}

static GMenu *
make_table_menu (void)
{
  GMenu *menu = g_menu_new (), *edit = g_menu_new (), *look = g_menu_new (), *end = g_menu_new ();
  GMenu *colors = make_color_menu ();

  g_menu_append (edit, _ ("_Rename"), "canvas.rename");
  g_menu_append (edit, _ ("_Add Column"), "canvas.add-column");
  g_menu_append (edit, _ ("Add Re_lationship"), "canvas.link");
  g_menu_append_submenu (look, _ ("_Color"), G_MENU_MODEL (colors));
  g_menu_append (end, _ ("_Delete"), "canvas.delete");
  append_section (menu, edit);
  append_section (menu, look);
  append_section (menu, end);
  g_object_unref (colors);
  return menu;
}

static GMenu *
make_column_menu (void)
{
  GMenu *menu = g_menu_new (), *edit = g_menu_new (), *end = g_menu_new ();

  g_menu_append (edit, _ ("_Rename Column"), "canvas.rename");
  g_menu_append (edit, _ ("_Add Column After"), "canvas.add-column");
  g_menu_append (edit, _ ("Add Re_lationship"), "canvas.link");
  g_menu_append (end, _ ("_Delete Column"), "canvas.delete");
  append_section (menu, edit);
  append_section (menu, end);
  return menu;
}

static GMenu *
make_line_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Delete Relationship"), "canvas.delete");
  return menu;
}

static GMenu *
make_menu (RelataCanvas *self)
{
  guint n_selected;

  relata_view_state_get_selected (self->view_state, &n_selected);
  if (relata_view_state_get_relationship (self->view_state, NULL, NULL, NULL))
    return make_line_menu ();
  if (n_selected == 0)
    return make_canvas_menu ();
  return n_selected == 1 && relata_view_state_get_column (self->view_state) >= 0
             ? make_column_menu ()
             : make_table_menu ();
}

/* The place stays known while the item that was chosen acts, which is after the menu closed. */
static gboolean
forget_menu_cb (gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  if (self->menu == NULL || !gtk_widget_get_visible (self->menu))
    self->menu_open = FALSE;
  return G_SOURCE_REMOVE;
}

static void
menu_closed_cb (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, forget_menu_cb, g_object_ref (user_data),
                   g_object_unref);
}

/**
 * relata_canvas_show_menu:
 * @x: where it points to, in coordinates of the widget
 * @y: likewise
 *
 * Shows the menu of what is selected.
 */
void
relata_canvas_show_menu (RelataCanvas *self, double x, double y)
{
  g_autoptr (GMenu) model = make_menu (self);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  self->menu_at = (RelataPoint){ x, y };
  self->menu_open = TRUE;
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ x, y, 1, 1 });
  g_signal_connect (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
