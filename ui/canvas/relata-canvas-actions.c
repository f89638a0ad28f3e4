/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The actions of the canvas with their keys, and the one place that decides which of them are
 * enabled. Main thread. */

#include "config.h"

#include "canvas/relata-canvas-private.h"

#define ZOOM_STEPS 2

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_viewport_step_zoom (RELATA_CANVAS (widget)->viewport, ZOOM_STEPS);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_viewport_step_zoom (RELATA_CANVAS (widget)->viewport, -ZOOM_STEPS);
}

static void
zoom_normal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelataCanvas *self = RELATA_CANVAS (widget);

  relata_viewport_set_zoom (self->viewport, relata_canvas_get_natural_zoom (self));
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_canvas_fit (RELATA_CANVAS (widget));
}

static void
select_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_canvas_select_all (RELATA_CANVAS (widget));
}

/* Where a table without a wish goes: in the middle of what is seen, or under the menu. */
static void
add_table_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelataCanvas *self = RELATA_CANVAS (widget);
  RelataPoint at = self->menu_open
                       ? relata_viewport_to_world (self->viewport, self->menu_at.x, self->menu_at.y)
                       : relata_viewport_get_centre (self->viewport);

  relata_canvas_add_table_at (self, at.x, at.y);
}

static void
add_column_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_canvas_add_column (RELATA_CANVAS (widget));
}

static void
rename_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelataCanvas *self = RELATA_CANVAS (widget);

  relata_canvas_edit_name (self, relata_view_state_get_primary (self->view_state),
                           relata_view_state_get_column (self->view_state));
}

static void
delete_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_canvas_delete_selected (RELATA_CANVAS (widget));
}

static void
arrange_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  relata_canvas_arrange (RELATA_CANVAS (widget));
}

static void
link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelataCanvas *self = RELATA_CANVAS (widget);

  relata_canvas_begin_link (self, relata_view_state_get_primary (self->view_state),
                            relata_view_state_get_column (self->view_state), TRUE);
}

static void
color_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *color = g_variant_get_string (parameter, NULL);

  relata_canvas_set_color (RELATA_CANVAS (widget), *color != '\0' ? color : NULL);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RelataCanvas *self = RELATA_CANVAS (widget);
  RelataRect rect = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };

  if (self->view_state == NULL)
    return;
  relata_canvas_get_table_rect (self, relata_view_state_get_primary (self->view_state), &rect);
  relata_canvas_show_menu (self, rect.x + rect.width / 2, rect.y + MIN (rect.height / 2, 40));
}

static void
bind (GtkWidgetClass *widget_class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (widget_class, key, modifiers, action, NULL);
}

/* Of several keys for an action the last one is shown in menus. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  bind (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "canvas.zoom-in");
  bind (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "canvas.zoom-out");
  bind (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "canvas.zoom-fit");
  bind (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "canvas.zoom-fit");
  bind (widget_class, GDK_KEY_KP_1, GDK_CONTROL_MASK, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, "canvas.zoom-normal");
  bind (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "canvas.select-all");
  bind (widget_class, GDK_KEY_KP_Delete, 0, "canvas.delete");
  bind (widget_class, GDK_KEY_Delete, 0, "canvas.delete");
  bind (widget_class, GDK_KEY_F2, 0, "canvas.rename");
  bind (widget_class, GDK_KEY_Insert, 0, "canvas.add-column");
  bind (widget_class, GDK_KEY_l, 0, "canvas.link");
  bind (widget_class, GDK_KEY_Menu, 0, "canvas.menu");
  bind (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu");
}

/* Installs the actions and binds the keys. */
void
relata_canvas_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-normal", NULL, zoom_normal_cb);
  gtk_widget_class_install_action (widget_class, "canvas.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "canvas.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "canvas.add-table", NULL, add_table_cb);
  gtk_widget_class_install_action (widget_class, "canvas.add-column", NULL, add_column_cb);
  gtk_widget_class_install_action (widget_class, "canvas.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "canvas.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "canvas.arrange", NULL, arrange_cb);
  gtk_widget_class_install_action (widget_class, "canvas.link", NULL, link_cb);
  gtk_widget_class_install_action (widget_class, "canvas.color", "s", color_cb);
  gtk_widget_class_install_action (widget_class, "canvas.menu", NULL, menu_cb);
  bind_keys (widget_class);
}

/* Decides which actions are enabled. */
void
relata_canvas_update_actions (RelataCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RelataDesign *design = relata_canvas_get_design (self);
  RelataDiagram *diagram = relata_canvas_get_diagram (self);
  gboolean shown = diagram != NULL;
  gboolean any = shown && relata_diagram_get_n_tables (diagram) > 0;
  gboolean editable = shown && !relata_design_get_read_only (design);
  guint primary = shown ? relata_view_state_get_primary (self->view_state) : 0;
  gboolean table
      = primary != 0
        && relata_item_table (relata_snapshot_get (relata_design_get_snapshot (design), primary))
               != NULL;
  gboolean line = shown && relata_view_state_get_relationship (self->view_state, NULL, NULL, NULL);

  gtk_widget_action_set_enabled (widget, "canvas.zoom-fit", any);
  gtk_widget_action_set_enabled (widget, "canvas.select-all", any);
  gtk_widget_action_set_enabled (widget, "canvas.arrange", any && editable);
  gtk_widget_action_set_enabled (widget, "canvas.add-table", editable);
  gtk_widget_action_set_enabled (widget, "canvas.add-column", table && editable);
  gtk_widget_action_set_enabled (widget, "canvas.link", table && editable);
  gtk_widget_action_set_enabled (widget, "canvas.rename", primary != 0 && editable);
  gtk_widget_action_set_enabled (widget, "canvas.color", primary != 0 && editable);
  gtk_widget_action_set_enabled (widget, "canvas.delete", (primary != 0 || line) && editable);
}
