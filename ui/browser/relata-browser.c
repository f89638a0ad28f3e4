/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* One of four pages: no database, one being opened, one that could not be opened, the data. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "browser/relata-browse-job.h"
#include "browser/relata-browser.h"
#include "browser/relata-path-bar.h"
#include "browser/relata-table-list.h"
#include "design/relata-design-reader.h"

#define MAX_FOLLOW_KEYS 9

struct _RelataBrowser
{
  AdwBin parent_instance;

  RelataDesign *design;
  char *path;
  RelataDatabase *database;
  RelataSnapshot *schema;   /* what the database says */
  RelataSnapshot *names;    /* the design whose names are used */
  RelataSnapshot *snapshot; /* the two together */
  RelataJob *job;
  guint generation;
  gboolean show_associations;

  GtkWidget *stack;
  GtkWidget *error_page;
  GtkWidget *tables;
  GtkWidget *path_bar;
  GtkWidget *strip;
};

enum
{
  PROP_0,
  PROP_SHOW_ASSOCIATIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelataBrowser, relata_browser, ADW_TYPE_BIN)

static void
update_path (RelataBrowser *self)
{
  RelataPaneStrip *strip = RELATA_PANE_STRIP (self->strip);
  g_auto (GStrv) crumbs = relata_pane_strip_dup_crumbs (strip);

  relata_path_bar_set_crumbs (RELATA_PATH_BAR (self->path_bar), (const char *const *)crumbs);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "browser.back",
                                 relata_pane_strip_can_go (strip, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "browser.forward",
                                 relata_pane_strip_can_go (strip, 1));
  relata_table_list_set_current (RELATA_TABLE_LIST (self->tables),
                                 relata_pane_strip_get_table (strip));
}

static void
path_changed_cb (RelataPaneStrip *strip, gpointer user_data)
{
  update_path (RELATA_BROWSER (user_data));
}

/* Shows the schema with the names the design has now; the table shown stays. */
static void
show_schema (RelataBrowser *self)
{
  RelataPaneStrip *strip = RELATA_PANE_STRIP (self->strip);
  RelataSnapshot *names = relata_design_get_snapshot (self->design);
  guint table = relata_pane_strip_get_table (strip);

  g_clear_pointer (&self->names, relata_snapshot_unref);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  self->names = relata_snapshot_ref (names);
  self->snapshot = relata_snapshot_with_decor_of (self->schema, names);
  relata_table_list_set_snapshot (RELATA_TABLE_LIST (self->tables), self->snapshot,
                                  self->show_associations);
  relata_pane_strip_set_database (strip, self->database, self->snapshot);
  if (table != 0 && relata_item_table (relata_snapshot_get (self->snapshot, table)) != NULL)
    relata_pane_strip_show_table (strip, table);
}

static void
show_error (RelataBrowser *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
}

/* Who waits for a database to be open, and for which. */
typedef struct
{
  RelataBrowser *browser;
  guint generation;
} Waiting;

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (RelataBrowser) self = waiting->browser;
  gboolean current = self->job != NULL && waiting->generation == self->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataBrowseSchema) schema
      = relata_job_run_finish (RELATA_JOB (object), result, &error);

  g_free (waiting);
  if (!current)
    return;
  g_clear_object (&self->job);
  if (schema == NULL)
    {
      show_error (self, error);
      return;
    }
  g_set_object (&self->database, schema->database);
  g_clear_pointer (&self->schema, relata_snapshot_unref);
  self->schema = relata_snapshot_ref (schema->snapshot);
  show_schema (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "data");
}

static void
stop (RelataBrowser *self)
{
  self->generation++;
  if (self->job != NULL)
    relata_job_cancel (self->job);
  g_clear_object (&self->job);
}

static void
start (RelataBrowser *self)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  stop (self);
  waiting->browser = g_object_ref (self);
  waiting->generation = self->generation;
  self->job = relata_browse_job_open (self->path);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  relata_job_run_async (self->job, opened_cb, waiting);
}

/**
 * relata_browser_open:
 * @path: a database
 *
 * Shows its tables, instead of what was shown.
 */
void
relata_browser_open (RelataBrowser *self, const char *path)
{
  g_return_if_fail (RELATA_IS_BROWSER (self) && path != NULL);

  if (self->path != path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  start (self);
}

/* The design's own database, once it is there. */
static void
open_linked (RelataBrowser *self)
{
  const char *path = relata_design_get_database_path (self->design);

  if (self->path == NULL && path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    relata_browser_open (self, path);
}

static void
database_path_cb (RelataDesign *design, GParamSpec *pspec, gpointer user_data)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (user_data)))
    open_linked (RELATA_BROWSER (user_data));
}

static void
chosen_cb (RelataTableList *list, guint table, gpointer user_data)
{
  RelataBrowser *self = RELATA_BROWSER (user_data);

  relata_pane_strip_show_table (RELATA_PANE_STRIP (self->strip), table);
}

static void
crumb_cb (RelataPathBar *bar, guint crumb, gpointer user_data)
{
  RelataBrowser *self = RELATA_BROWSER (user_data);

  relata_pane_strip_go_to_crumb (RELATA_PANE_STRIP (self->strip), crumb);
}

/**
 * relata_browser_get_loading:
 *
 * Returns: whether anything is being read
 */
gboolean
relata_browser_get_loading (RelataBrowser *self)
{
  RelataPaneStrip *strip;

  g_return_val_if_fail (RELATA_IS_BROWSER (self), FALSE);

  strip = RELATA_PANE_STRIP (self->strip);
  for (guint i = 0; i < relata_pane_strip_get_n_panes (strip); i++)
    if (relata_pane_get_loading (relata_pane_strip_get_pane (strip, i)))
      return TRUE;
  return self->job != NULL;
}

/**
 * relata_browser_show_table:
 * @name: a table of the database shown
 *
 * Returns: whether there is one
 */
gboolean
relata_browser_show_table (RelataBrowser *self, const char *name)
{
  RelataItem *item;

  g_return_val_if_fail (RELATA_IS_BROWSER (self) && name != NULL, FALSE);

  item = self->snapshot != NULL ? relata_snapshot_find_table (self->snapshot, name) : NULL;
  if (relata_item_table (item) == NULL)
    return FALSE;
  relata_pane_strip_show_table (RELATA_PANE_STRIP (self->strip), item->id);
  return TRUE;
}

/**
 * relata_browser_get_strip:
 *
 * Returns: (transfer none): its panes
 */
RelataPaneStrip *
relata_browser_get_strip (RelataBrowser *self)
{
  g_return_val_if_fail (RELATA_IS_BROWSER (self), NULL);

  return RELATA_PANE_STRIP (self->strip);
}

/**
 * relata_browser_dup_path_text:
 *
 * Returns: (transfer full): "authors › Machado de Assis › books"; plain text
 */
char *
relata_browser_dup_path_text (RelataBrowser *self)
{
  g_return_val_if_fail (RELATA_IS_BROWSER (self), NULL);

  return relata_path_bar_dup_text (RELATA_PATH_BAR (self->path_bar));
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataBrowser *self = RELATA_BROWSER (widget);

  relata_pane_strip_go (RELATA_PANE_STRIP (self->strip),
                        g_str_equal (action, "browser.back") ? -1 : 1);
}

static void
reload_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataBrowser *self = RELATA_BROWSER (widget);

  if (self->path != NULL)
    start (self);
}

static void
follow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  RelataBrowser *self = RELATA_BROWSER (widget);

  relata_pane_strip_follow (RELATA_PANE_STRIP (self->strip),
                            (guint)MAX (g_variant_get_int32 (parameter), 0));
}

static void
set_show_associations (RelataBrowser *self, gboolean show)
{
  if (self->show_associations == show)
    return;
  self->show_associations = show;
  relata_pane_strip_set_show_associations (RELATA_PANE_STRIP (self->strip), show);
  if (self->snapshot != NULL)
    relata_table_list_set_snapshot (RELATA_TABLE_LIST (self->tables), self->snapshot, show);
  update_path (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_ASSOCIATIONS]);
}

static GtkWidget *
make_tool (const char *icon, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  return button;
}

static GtkWidget *
make_toolbar (RelataBrowser *self)
{
  GtkWidget *toolbar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *toggle = gtk_toggle_button_new ();
  const char *tooltip = _ ("Show Association Tables");

  self->path_bar = relata_path_bar_new ();
  g_signal_connect (self->path_bar, "crumb", G_CALLBACK (crumb_cb), self);
  gtk_button_set_icon_name (GTK_BUTTON (toggle), "view-grid-symbolic");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (toggle), "browser.show-associations");
  gtk_widget_set_tooltip_text (toggle, tooltip);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_box_append (GTK_BOX (toolbar),
                  make_tool ("go-previous-symbolic", "browser.back", _ ("Go Back (Alt+Left)")));
  gtk_box_append (GTK_BOX (toolbar),
                  make_tool ("go-next-symbolic", "browser.forward", _ ("Go Forward (Alt+Right)")));
  gtk_box_append (GTK_BOX (toolbar), self->path_bar);
  gtk_box_append (GTK_BOX (toolbar), toggle);
  gtk_box_append (GTK_BOX (toolbar),
                  make_tool ("view-refresh-symbolic", "browser.reload", _ ("Read Again (F5)")));
  gtk_widget_add_css_class (toolbar, "toolbar");
  return toolbar;
}

static GtkWidget *
make_data_page (RelataBrowser *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->tables = relata_table_list_new ();
  gtk_widget_set_size_request (self->tables, 160, -1);
  g_signal_connect (self->tables, "chosen", G_CALLBACK (chosen_cb), self);
  self->strip = relata_pane_strip_new ();
  gtk_widget_set_vexpand (self->strip, TRUE);
  g_signal_connect (self->strip, "path-changed", G_CALLBACK (path_changed_cb), self);
  gtk_box_append (GTK_BOX (box), make_toolbar (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->strip);
  gtk_paned_set_start_child (GTK_PANED (paned), self->tables);
  gtk_paned_set_end_child (GTK_PANED (paned), box);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 200);
  return paned;
}

static GtkWidget *
make_pill (const char *label, const char *action, const char *tooltip, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static GtkWidget *
make_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "drive-harddisk-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Database Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Make a database from this design, or open one, to walk from record to record."));
  gtk_box_append (GTK_BOX (box), make_pill (_ ("_Create Database…"), "win.create-database",
                                            _ ("Make a Database from This Design"), TRUE));
  gtk_box_append (GTK_BOX (box),
                  make_pill (_ ("_Open Database…"), "win.open", _ ("Open a Database File"), FALSE));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  return page;
}

static GtkWidget *
make_busy_page (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Opening the Database"), -1);
  return spinner;
}

static GtkWidget *
make_error_page (RelataBrowser *self)
{
  self->error_page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->error_page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->error_page),
                             _ ("The Database Could Not Be Read"));
  adw_status_page_set_child (
      ADW_STATUS_PAGE (self->error_page),
      make_pill (_ ("_Retry"), "browser.reload", _ ("Open the Database Again"), TRUE));
  return self->error_page;
}

static void
relata_browser_map (GtkWidget *widget)
{
  RelataBrowser *self = RELATA_BROWSER (widget);

  GTK_WIDGET_CLASS (relata_browser_parent_class)->map (widget);
  open_linked (self);
  if (self->job == NULL && self->schema != NULL
      && self->names != relata_design_get_snapshot (self->design))
    show_schema (self);
}

static void
relata_browser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_ASSOCIATIONS:
      g_value_set_boolean (value, RELATA_BROWSER (object)->show_associations);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_browser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SHOW_ASSOCIATIONS:
      set_show_associations (RELATA_BROWSER (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_browser_dispose (GObject *object)
{
  RelataBrowser *self = RELATA_BROWSER (object);

  stop (self);
  if (self->strip != NULL)
    g_signal_handlers_disconnect_by_data (self->strip, self);
  self->strip = NULL;
  g_clear_object (&self->design);
  g_clear_object (&self->database);
  g_clear_pointer (&self->schema, relata_snapshot_unref);
  g_clear_pointer (&self->names, relata_snapshot_unref);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (relata_browser_parent_class)->dispose (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const GdkModifierType alt = GDK_ALT_MASK;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, alt, "browser.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, alt, "browser.forward", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "browser.reload", NULL);
  for (int i = 0; i < MAX_FOLLOW_KEYS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint)i, GDK_CONTROL_MASK,
                                         "browser.follow", "i", i);
}

static void
relata_browser_class_init (RelataBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = relata_browser_get_property;
  object_class->set_property = relata_browser_set_property;
  object_class->dispose = relata_browser_dispose;
  widget_class->map = relata_browser_map;
  properties[PROP_SHOW_ASSOCIATIONS]
      = g_param_spec_boolean ("show-associations", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "browser.back", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "browser.forward", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "browser.reload", NULL, reload_cb);
  gtk_widget_class_install_action (widget_class, "browser.follow", "i", follow_cb);
  gtk_widget_class_install_property_action (widget_class, "browser.show-associations",
                                            "show-associations");
  install_keys (widget_class);
}

static void
relata_browser_init (RelataBrowser *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty_page (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), make_busy_page (), "busy");
  gtk_stack_add_named (GTK_STACK (self->stack), make_error_page (self), "error");
  gtk_stack_add_named (GTK_STACK (self->stack), make_data_page (self), "data");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  update_path (self);
}

/**
 * relata_browser_new:
 * @design: whose database to show and whose names to use
 *
 * The design's own database is opened when the view is shown for the first time.
 *
 * Returns: (transfer floating): a data view
 */
GtkWidget *
relata_browser_new (RelataDesign *design)
{
  RelataBrowser *self = g_object_new (RELATA_TYPE_BROWSER, NULL);

  g_return_val_if_fail (RELATA_IS_DESIGN (design), NULL);

  self->design = g_object_ref (design);
  g_signal_connect_object (design, "notify::database-path", G_CALLBACK (database_path_cb), self, 0);
  return GTK_WIDGET (self);
}
