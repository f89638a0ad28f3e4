/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The Design view. It checks the design after each edit: a change is followed by one check when
 * the main loop is idle, on what the edit touched. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "canvas/relata-canvas.h"
#include "canvas/relata-minimap.h"
#include "inspector/relata-inspector.h"
#include "problems/relata-problems.h"
#include "window/relata-design-page.h"
#include "window/relata-outline.h"

#define OUTLINE_WIDTH   230
#define INSPECTOR_WIDTH 320
#define PROBLEMS_HEIGHT 180

struct _RelataDesignPage
{
  AdwBin parent_instance;

  RelataViewState *view_state;
  RelataFindings *findings;
  GtkWidget *outline;
  GtkWidget *canvas;
  GtkWidget *problems;
  guint check_source;
};

enum
{
  FINDINGS_CHANGED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataDesignPage, relata_design_page, ADW_TYPE_BIN)

static void
check (RelataDesignPage *self)
{
  RelataDesign *design = relata_view_state_get_design (self->view_state);
  RelataFindings *findings = relata_check (relata_design_get_snapshot (design), self->findings);

  g_clear_pointer (&self->findings, relata_findings_unref);
  self->findings = findings;
  relata_problems_set_findings (RELATA_PROBLEMS (self->problems), findings);
  g_signal_emit (self, signals[FINDINGS_CHANGED], 0);
}

static gboolean
check_cb (gpointer user_data)
{
  RelataDesignPage *self = RELATA_DESIGN_PAGE (user_data);

  self->check_source = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

static void
design_changed_cb (RelataDesign *design, GArray *ids, gpointer user_data)
{
  RelataDesignPage *self = RELATA_DESIGN_PAGE (user_data);

  if (self->check_source == 0)
    self->check_source = g_idle_add (check_cb, self);
}

static void
relata_design_page_dispose (GObject *object)
{
  RelataDesignPage *self = RELATA_DESIGN_PAGE (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  g_clear_pointer (&self->findings, relata_findings_unref);
  g_clear_object (&self->view_state);
  G_OBJECT_CLASS (relata_design_page_parent_class)->dispose (object);
}

static void
relata_design_page_class_init (RelataDesignPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_design_page_dispose;

  signals[FINDINGS_CHANGED] = g_signal_new ("findings-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
relata_design_page_init (RelataDesignPage *self)
{
}

static void
message_cb (RelataCanvas *canvas, const char *text, gboolean undo, gpointer user_data)
{
  g_signal_emit (user_data, signals[MESSAGE], 0, text, undo);
}

static void
tool_cb (GtkButton *button, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data),
                              g_object_get_data (G_OBJECT (button), "action"), NULL);
}

static void
add_tool (
    GtkWidget *box, GtkWidget *canvas, const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_data_full (G_OBJECT (button), "action", g_strdup (action), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (tool_cb), canvas, 0);
  gtk_box_append (GTK_BOX (box), button);
}

/* In the lower left corner of the canvas. */
static GtkWidget *
make_minimap (RelataDesignPage *self)
{
  GtkWidget *minimap = relata_minimap_new (RELATA_CANVAS (self->canvas));

  gtk_widget_set_halign (minimap, GTK_ALIGN_START);
  gtk_widget_set_valign (minimap, GTK_ALIGN_END);
  gtk_widget_set_margin_start (minimap, 12);
  gtk_widget_set_margin_bottom (minimap, 12);
  return minimap;
}

/* The canvas with its tools over the lower right corner. */
static GtkWidget *
make_stage (RelataDesignPage *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_halign (tools, GTK_ALIGN_END);
  gtk_widget_set_valign (tools, GTK_ALIGN_END);
  gtk_widget_set_margin_end (tools, 12);
  gtk_widget_set_margin_bottom (tools, 12);
  gtk_widget_add_css_class (tools, "linked");
  add_tool (tools, self->canvas, "zoom-out-symbolic", _ ("Zoom Out"), "canvas.zoom-out");
  add_tool (tools, self->canvas, "zoom-fit-best-symbolic", _ ("Show the Whole Diagram"),
            "canvas.zoom-fit");
  add_tool (tools, self->canvas, "zoom-in-symbolic", _ ("Zoom In"), "canvas.zoom-in");
  add_tool (tools, self->canvas, "view-grid-symbolic", _ ("Arrange All Tables"), "canvas.arrange");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->canvas);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), tools);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_minimap (self));
  g_signal_connect_object (self->canvas, "message", G_CALLBACK (message_cb), self, 0);
  return overlay;
}

/* A paned whose second or first child keeps its size and comes and goes with a setting. */
static GtkWidget *
make_paned (GtkOrientation orientation, GtkWidget *start, GtkWidget *end, gboolean grow_start)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), grow_start);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), !grow_start);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  return paned;
}

static void
build (RelataDesignPage *self, GSettings *settings)
{
  GtkWidget *inspector = relata_inspector_new (self->view_state);
  GtkWidget *middle, *right;

  self->outline = relata_outline_new (self->view_state);
  self->canvas = relata_canvas_new ();
  relata_canvas_set_view_state (RELATA_CANVAS (self->canvas), self->view_state);
  self->problems = relata_problems_new (self->view_state);
  gtk_widget_set_size_request (self->outline, OUTLINE_WIDTH, -1);
  gtk_widget_set_size_request (inspector, INSPECTOR_WIDTH, -1);
  gtk_widget_set_size_request (self->problems, -1, PROBLEMS_HEIGHT);
  middle = make_paned (GTK_ORIENTATION_VERTICAL, make_stage (self), self->problems, TRUE);
  right = make_paned (GTK_ORIENTATION_HORIZONTAL, middle, inspector, TRUE);
  adw_bin_set_child (ADW_BIN (self),
                     make_paned (GTK_ORIENTATION_HORIZONTAL, self->outline, right, FALSE));
  g_settings_bind (settings, "sidebar-visible", self->outline, "visible", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "inspector-visible", inspector, "visible", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "problems-visible", self->problems, "visible", G_SETTINGS_BIND_GET);
}

/**
 * relata_design_page_new:
 * @settings: those of the program, which say what is visible
 *
 * Returns: (transfer floating): the Design view of the design of @view_state
 */
GtkWidget *
relata_design_page_new (RelataViewState *view_state, GSettings *settings)
{
  RelataDesignPage *self;

  g_return_val_if_fail (RELATA_IS_VIEW_STATE (view_state), NULL);

  self = g_object_new (RELATA_TYPE_DESIGN_PAGE, NULL);
  self->view_state = g_object_ref (view_state);
  build (self, settings);
  check (self);
  g_signal_connect_object (relata_view_state_get_design (view_state), "changed",
                           G_CALLBACK (design_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

/**
 * relata_design_page_get_findings:
 *
 * Returns: (transfer none): what the last check found
 */
RelataFindings *
relata_design_page_get_findings (RelataDesignPage *self)
{
  g_return_val_if_fail (RELATA_IS_DESIGN_PAGE (self), NULL);

  return self->findings;
}

/**
 * relata_design_page_add_table:
 *
 * Adds a table in the middle of what the canvas shows, selects it, and begins to name it.
 */
void
relata_design_page_add_table (RelataDesignPage *self)
{
  g_return_if_fail (RELATA_IS_DESIGN_PAGE (self));

  gtk_widget_activate_action (self->canvas, "canvas.add-table", NULL);
}

/**
 * relata_design_page_search:
 *
 * Puts the cursor into the outline's search entry.
 */
void
relata_design_page_search (RelataDesignPage *self)
{
  g_return_if_fail (RELATA_IS_DESIGN_PAGE (self));

  relata_outline_focus_search (RELATA_OUTLINE (self->outline));
}

/**
 * relata_design_page_step_problem:
 * @by: 1 for the next problem, -1 for the one before
 */
void
relata_design_page_step_problem (RelataDesignPage *self, int by)
{
  g_return_if_fail (RELATA_IS_DESIGN_PAGE (self));

  relata_problems_step (RELATA_PROBLEMS (self->problems), by);
}
