/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The widget: it keeps the diagram of the design's current snapshot, in a job where that takes
 * long, and passes drawing, gestures, keys and edits to its other files. Main thread. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "canvas/relata-canvas-private.h"

#define FIT_MARGIN      36
#define FIRST_ZOOM      0.5
#define FIRST_ZOOM_FROM 0.25
#define REVEAL_MARGIN   48
#define FLASH_SECONDS   0.9
#define BIG_DESIGN      1500 /* tables from which on a changed structure is routed in a job */
#define NATURAL_WIDTH   800
#define NATURAL_HEIGHT  600

enum
{
  PROP_0,
  PROP_VIEW_STATE,
  PROP_ZOOM,
  PROP_ARRANGING,
  N_PROPS
};

enum
{
  MESSAGE,
  DIAGRAM_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataCanvas, relata_canvas, GTK_TYPE_WIDGET)

static void
update_description (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_scene_get_diagram (self->scene);
  guint n = diagram != NULL ? relata_diagram_get_n_tables (diagram) : 0;
  g_autofree char *text
      = g_strdup_printf (ngettext ("Diagram of %u table", "Diagram of %u tables", n), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The first sight of a diagram: all of it; but where it would be only just too small to read, its
 * upper left part at a size that can be read. */
static void
show_first (RelataCanvas *self)
{
  RelataDiagram *diagram = relata_scene_get_diagram (self->scene);
  double zoom, half_width, half_height;
  RelataRect bounds;

  relata_canvas_fit (self);
  zoom = relata_viewport_get_zoom (self->viewport);
  if (self->fit_wanted || zoom >= FIRST_ZOOM || zoom < FIRST_ZOOM_FROM
      || !relata_diagram_get_bounds (diagram, &bounds))
    return;
  bounds = relata_rect_grow (&bounds, FIT_MARGIN / FIRST_ZOOM);
  half_width = relata_viewport_get_width (self->viewport) / FIRST_ZOOM / 2;
  half_height = relata_viewport_get_height (self->viewport) / FIRST_ZOOM / 2;
  relata_viewport_set_zoom (self->viewport, FIRST_ZOOM);
  relata_viewport_set_centre (self->viewport, bounds.x + MIN (half_width, bounds.width / 2),
                              bounds.y + MIN (half_height, bounds.height / 2));
}

/* Goes where relata_canvas_want() wanted to go before there was such a table. */
static void
go_to_wanted (RelataCanvas *self)
{
  guint table = self->wanted;

  self->wanted = 0;
  if (table == 0)
    return;
  relata_canvas_reveal (self, table, self->wanted_column);
  if (self->wanted_edit)
    relata_canvas_edit_name (self, table, self->wanted_column);
}

static void
take_diagram (RelataCanvas *self, RelataDiagram *diagram)
{
  relata_canvas_cancel_drag (self);
  self->hover = (RelataHit){ .kind = RELATA_HIT_NONE, .column = -1 };
  relata_scene_take_diagram (self->scene, diagram);
  if (self->fit_wanted)
    show_first (self);
  go_to_wanted (self);
  update_description (self);
  self->children_outdated = TRUE;
  relata_canvas_update_actions (self);
  relata_canvas_queue_children (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[DIAGRAM_CHANGED], 0);
}

static void
drop_job (RelataCanvas *self)
{
  self->generation++;
  if (self->job == NULL)
    return;
  relata_job_cancel (self->job);
  g_clear_object (&self->job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARRANGING]);
}

typedef struct
{
  RelataCanvas *canvas;
  guint generation;
  RelataDiagramDone done;
} Pending;

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Pending *pending = user_data;
  g_autoptr (RelataCanvas) self = pending->canvas;
  g_autoptr (GError) error = NULL;
  RelataDiagram *diagram = relata_job_run_finish (RELATA_JOB (source), result, &error);

  if (pending->generation != self->generation)
    {
      relata_diagram_free (diagram);
      return;
    }
  g_clear_object (&self->job);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARRANGING]);
  if (diagram != NULL)
    pending->done (self, diagram);
  else
    relata_canvas_message (self, error->message, FALSE);
}

static gboolean
takes_long (RelataSnapshot *snapshot, RelataDiagram *previous)
{
  return relata_snapshot_get_n_items (snapshot) > BIG_DESIGN
         || relata_diagram_count_unplaced (snapshot, previous) > RELATA_DIAGRAM_SYNC_LIMIT;
}

static void
design_changed_cb (RelataDesign *design, GArray *ids, gpointer user_data)
{
  relata_canvas_sync (RELATA_CANVAS (user_data));
}

static void
selection_changed_cb (RelataViewState *view_state, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  relata_canvas_update_actions (self);
  relata_canvas_queue_children (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
reveal_cb (RelataViewState *view_state, guint item, int column, gpointer user_data)
{
  relata_canvas_reveal (RELATA_CANVAS (user_data), item, column);
}

static void
edit_name_cb (RelataViewState *view_state, guint item, int column, gpointer user_data)
{
  relata_canvas_edit_name (RELATA_CANVAS (user_data), item, column);
}

static void
viewport_changed_cb (RelataViewport *viewport, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (user_data);

  relata_canvas_update_hover (self);
  relata_canvas_queue_children (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
zoom_changed_cb (RelataViewport *viewport, GParamSpec *pspec, gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (user_data), properties[PROP_ZOOM]);
}

static void
update_painter (RelataCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  RelataPaletteVariant variant = dark ? RELATA_PALETTE_DARK : RELATA_PALETTE_LIGHT;

  if (adw_style_manager_get_high_contrast (manager))
    variant = dark ? RELATA_PALETTE_HIGH_CONTRAST_DARK : RELATA_PALETTE_HIGH_CONTRAST_LIGHT;
  relata_scene_set_painter (
      self->scene,
      relata_painter_new (gtk_widget_create_pango_context (GTK_WIDGET (self)), variant));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[DIAGRAM_CHANGED], 0);
}

static void
style_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  update_painter (RELATA_CANVAS (user_data));
}

static gboolean
flash_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RelataCanvas *self = RELATA_CANVAS (widget);

  gtk_widget_queue_draw (widget);
  if (gdk_frame_clock_get_frame_time (clock) - self->flash_start
      < FLASH_SECONDS * G_TIME_SPAN_SECOND)
    return G_SOURCE_CONTINUE;
  self->flash_table = 0;
  self->flash_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
start_flash (RelataCanvas *self, guint table, int column)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL)
    return;
  self->flash_table = table;
  self->flash_column = column;
  self->flash_start = gdk_frame_clock_get_frame_time (clock);
  if (self->flash_tick == 0)
    self->flash_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), flash_tick_cb, NULL, NULL);
}

static void
relata_canvas_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
relata_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RelataCanvas *self = RELATA_CANVAS (widget);

  relata_viewport_set_size (self->viewport, width, height);
  if (self->fit_wanted)
    show_first (self);
  relata_canvas_allocate_children (self);
  relata_canvas_allocate_editor (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
relata_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  relata_canvas_draw (RELATA_CANVAS (widget), snapshot);
}

/* An entry that holds the focus is to be gone before its window is. */
static void
relata_canvas_unmap (GtkWidget *widget)
{
  relata_canvas_stop_editing (RELATA_CANVAS (widget), FALSE);
  GTK_WIDGET_CLASS (relata_canvas_parent_class)->unmap (widget);
}

/* The tab key enters the canvas once and leaves it: within, the arrows move. */
static gboolean
relata_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RelataCanvas *self = RELATA_CANVAS (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  relata_canvas_focus_table (
      self, self->view_state != NULL ? relata_view_state_get_primary (self->view_state) : 0);
  return TRUE;
}

static void
relata_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (relata_canvas_parent_class)->system_setting_changed (widget, setting);
  if (setting != GTK_SYSTEM_SETTING_ICON_THEME)
    update_painter (RELATA_CANVAS (widget));
}

static void
relata_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RelataCanvas *self = RELATA_CANVAS (object);

  switch (id)
    {
    case PROP_VIEW_STATE:
      g_value_set_object (value, self->view_state);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, relata_viewport_get_zoom (self->viewport));
      break;
    case PROP_ARRANGING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RelataCanvas *self = RELATA_CANVAS (object);

  switch (id)
    {
    case PROP_VIEW_STATE:
      relata_canvas_set_view_state (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      relata_viewport_set_zoom (self->viewport, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_canvas_dispose (GObject *object)
{
  RelataCanvas *self = RELATA_CANVAS (object);

  relata_canvas_set_view_state (self, NULL);
  relata_canvas_remove_children (self);
  g_clear_handle_id (&self->children_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_object (&self->design_signals);
  g_clear_object (&self->view_signals);
  G_OBJECT_CLASS (relata_canvas_parent_class)->dispose (object);
}

static void
relata_canvas_finalize (GObject *object)
{
  RelataCanvas *self = RELATA_CANVAS (object);

  g_clear_pointer (&self->scene, relata_scene_free);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_pointer (&self->drag.tables, g_array_unref);
  g_clear_pointer (&self->drag.origins, g_array_unref);
  g_clear_pointer (&self->drag.before, g_array_unref);
  g_clear_pointer (&self->linking.reason, g_free);
  g_clear_object (&self->viewport);
  G_OBJECT_CLASS (relata_canvas_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_VIEW_STATE]
      = g_param_spec_object ("view-state", NULL, NULL, RELATA_TYPE_VIEW_STATE, write);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, RELATA_VIEWPORT_MIN_ZOOM,
                                               RELATA_VIEWPORT_MAX_ZOOM, 1, write);
  properties[PROP_ARRANGING] = g_param_spec_boolean ("arranging", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relata_canvas_class_init (RelataCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = relata_canvas_dispose;
  object_class->finalize = relata_canvas_finalize;
  object_class->get_property = relata_canvas_get_property;
  object_class->set_property = relata_canvas_set_property;
  widget_class->measure = relata_canvas_measure;
  widget_class->size_allocate = relata_canvas_size_allocate;
  widget_class->snapshot = relata_canvas_snapshot;
  widget_class->focus = relata_canvas_focus;
  widget_class->unmap = relata_canvas_unmap;
  widget_class->system_setting_changed = relata_canvas_system_setting_changed;

  install_properties (object_class);
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[DIAGRAM_CHANGED] = g_signal_new ("diagram-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  relata_canvas_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
connect_signals (RelataCanvas *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->design_signals = g_signal_group_new (RELATA_TYPE_DESIGN);
  g_signal_group_connect (self->design_signals, "changed", G_CALLBACK (design_changed_cb), self);
  self->view_signals = g_signal_group_new (RELATA_TYPE_VIEW_STATE);
  g_signal_group_connect (self->view_signals, "selection-changed",
                          G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect (self->view_signals, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_group_connect (self->view_signals, "edit-name", G_CALLBACK (edit_name_cb), self);
  g_signal_connect (self->viewport, "changed", G_CALLBACK (viewport_changed_cb), self);
  g_signal_connect (self->viewport, "notify::zoom", G_CALLBACK (zoom_changed_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, 0);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           0);
}

static void
relata_canvas_init (RelataCanvas *self)
{
  self->viewport = relata_viewport_new ();
  self->scene = relata_scene_new ();
  self->children = g_hash_table_new (NULL, NULL);
  self->drag.tables = g_array_new (FALSE, FALSE, sizeof (guint));
  self->drag.origins = g_array_new (FALSE, FALSE, sizeof (RelataPoint));
  self->drag.before = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hover.column = -1;
  connect_signals (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  relata_canvas_add_gestures (self);
  relata_canvas_add_keys (self);
  update_painter (self);
  update_description (self);
  relata_canvas_update_actions (self);
}

/* Returns: (transfer none) (nullable): the design that is shown */
RelataDesign *
relata_canvas_get_design (RelataCanvas *self)
{
  return self->view_state != NULL ? relata_view_state_get_design (self->view_state) : NULL;
}

/* Returns: (transfer none) (nullable): what is shown of it */
RelataDiagram *
relata_canvas_get_diagram (RelataCanvas *self)
{
  return relata_scene_get_diagram (self->scene);
}

/**
 * relata_canvas_sync:
 *
 * Brings the diagram up to the design's current snapshot: in place where the same tables and
 * lines remain, else with a new one, in a job where that takes long.
 */
void
relata_canvas_sync (RelataCanvas *self)
{
  RelataDesign *design = relata_canvas_get_design (self);
  RelataDiagram *diagram = relata_scene_get_diagram (self->scene);
  g_auto (RelataDiagramChanges) changes;
  RelataSnapshot *snapshot;

  relata_diagram_changes_init (&changes);
  drop_job (self);
  if (design == NULL)
    {
      take_diagram (self, NULL);
      return;
    }
  relata_canvas_cancel_drag (self);
  snapshot = relata_design_get_snapshot (design);
  if (diagram != NULL && relata_diagram_update (diagram, snapshot, &changes))
    {
      self->children_outdated = TRUE;
      relata_canvas_moved (self, &changes);
    }
  else if (takes_long (snapshot, diagram))
    relata_canvas_start_job (self, relata_diagram_job (snapshot, diagram, FALSE), take_diagram);
  else
    take_diagram (self, relata_diagram_new (snapshot, diagram, NULL, NULL));
}

/**
 * relata_canvas_want:
 * @edit: also to begin renaming there
 *
 * Remembers a place for which the diagram is still being made.
 *
 * Returns: whether it can be gone to now
 */
gboolean
relata_canvas_want (RelataCanvas *self, guint table, int column, gboolean edit)
{
  RelataDiagram *diagram = relata_scene_get_diagram (self->scene);

  if (diagram != NULL && relata_diagram_find_table (diagram, table) >= 0)
    return TRUE;
  if (self->job != NULL)
    {
      self->wanted = table;
      self->wanted_column = column;
      self->wanted_edit = edit;
    }
  return FALSE;
}

/* The zoom at which texts are as large as elsewhere: more than 1 for who wants large text. */
double
relata_canvas_get_natural_zoom (RelataCanvas *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * PANGO_SCALE), 1, 3) : 1;
}

/**
 * relata_canvas_start_job:
 * @job: (transfer full): a job that makes a diagram
 * @done: gets the diagram, unless the design changed meanwhile
 *
 * Runs @job instead of the one that is running.
 */
void
relata_canvas_start_job (RelataCanvas *self, RelataJob *job, RelataDiagramDone done)
{
  Pending *pending = g_new0 (Pending, 1);

  drop_job (self);
  *pending = (Pending){ g_object_ref (self), self->generation, done };
  self->job = job;
  relata_job_run_async (self->job, job_done_cb, pending);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARRANGING]);
}

/* Draws anew what changed in the diagram. */
void
relata_canvas_moved (RelataCanvas *self, const RelataDiagramChanges *changes)
{
  relata_scene_forget (self->scene, changes);
  relata_canvas_update_actions (self);
  relata_canvas_queue_children (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[DIAGRAM_CHANGED], 0);
}

/* Tells the window what a person should hear of. */
void
relata_canvas_message (RelataCanvas *self, const char *text, gboolean undo)
{
  g_signal_emit (self, signals[MESSAGE], 0, text, undo);
}

/* Returns: (transfer floating): a canvas that shows nothing yet */
GtkWidget *
relata_canvas_new (void)
{
  return g_object_new (RELATA_TYPE_CANVAS, NULL);
}

/**
 * relata_canvas_set_view_state:
 * @view_state: (nullable): the view state whose design is to be shown
 *
 * All of the diagram is brought into view as soon as it is known.
 */
void
relata_canvas_set_view_state (RelataCanvas *self, RelataViewState *view_state)
{
  RelataDesign *design = view_state != NULL ? relata_view_state_get_design (view_state) : NULL;

  g_return_if_fail (RELATA_IS_CANVAS (self));
  g_return_if_fail (view_state == NULL || RELATA_IS_VIEW_STATE (view_state));
  if (self->view_state == view_state)
    return;
  relata_canvas_stop_editing (self, FALSE);
  drop_job (self);
  take_diagram (self, NULL);
  g_set_object (&self->view_state, view_state);
  g_signal_group_set_target (self->design_signals, design);
  g_signal_group_set_target (self->view_signals, view_state);
  self->fit_wanted = view_state != NULL;
  relata_canvas_sync (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW_STATE]);
}

/* Returns: (transfer none) (nullable): the view state */
RelataViewState *
relata_canvas_get_view_state (RelataCanvas *self)
{
  g_return_val_if_fail (RELATA_IS_CANVAS (self), NULL);
  return self->view_state;
}

/* Returns: (transfer none): what part of the diagram is seen */
RelataViewport *
relata_canvas_get_viewport (RelataCanvas *self)
{
  g_return_val_if_fail (RELATA_IS_CANVAS (self), NULL);
  return self->viewport;
}

/* Whether a diagram is being made in a job. */
gboolean
relata_canvas_get_arranging (RelataCanvas *self)
{
  g_return_val_if_fail (RELATA_IS_CANVAS (self), FALSE);
  return self->job != NULL;
}

/**
 * relata_canvas_get_table_rect:
 * @table: an item
 * @rect: (out): its box, in coordinates of the widget
 *
 * Returns: whether it has a box
 */
gboolean
relata_canvas_get_table_rect (RelataCanvas *self, guint table, RelataRect *rect)
{
  RelataDiagram *diagram;
  int position;

  g_return_val_if_fail (RELATA_IS_CANVAS (self), FALSE);
  diagram = relata_scene_get_diagram (self->scene);
  position = diagram != NULL ? relata_diagram_find_table (diagram, table) : -1;
  if (position < 0)
    return FALSE;
  *rect = relata_viewport_rect_to_screen (self->viewport,
                                          relata_diagram_get_rect (diagram, position));
  return TRUE;
}

/* Shows all of the diagram, at most at its natural size. */
void
relata_canvas_fit (RelataCanvas *self)
{
  RelataDiagram *diagram;
  RelataRect bounds;

  g_return_if_fail (RELATA_IS_CANVAS (self));
  diagram = relata_scene_get_diagram (self->scene);
  self->fit_wanted = diagram == NULL || relata_viewport_get_width (self->viewport) <= 0;
  if (!self->fit_wanted && relata_diagram_get_bounds (diagram, &bounds))
    relata_viewport_fit (self->viewport, &bounds, FIT_MARGIN,
                         relata_canvas_get_natural_zoom (self));
}

/**
 * relata_canvas_reveal:
 * @table: an item
 * @column: its column, or -1 for the whole table
 *
 * Brings the place into sight, large enough to be read, and lets it flash.
 */
void
relata_canvas_reveal (RelataCanvas *self, guint table, int column)
{
  RelataDiagram *diagram;
  RelataRect rect;
  int position;

  g_return_if_fail (RELATA_IS_CANVAS (self));
  if (!relata_canvas_want (self, table, column, FALSE))
    return;
  diagram = relata_scene_get_diagram (self->scene);
  position = relata_diagram_find_table (diagram, table);
  rect = *relata_diagram_get_rect (diagram, position);
  if (column >= 0)
    {
      rect.y += relata_box_get_row_y (relata_diagram_get_box (diagram, position), column)
                - RELATA_BOX_ROW_HEIGHT / 2;
      rect.height = RELATA_BOX_ROW_HEIGHT;
    }
  if (relata_viewport_get_zoom (self->viewport) < RELATA_SCENE_TEXT_ZOOM)
    {
      relata_viewport_set_centre (self->viewport, rect.x + rect.width / 2,
                                  rect.y + rect.height / 2);
      relata_viewport_set_zoom (self->viewport, relata_canvas_get_natural_zoom (self));
    }
  relata_viewport_reveal (self->viewport, &rect, REVEAL_MARGIN);
  start_flash (self, table, column);
}
