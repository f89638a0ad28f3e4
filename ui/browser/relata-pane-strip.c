/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Panes side by side in a box that scrolls. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "browser/relata-pane-strip.h"

struct _RelataPaneStrip
{
  AdwBin parent_instance;

  RelataDatabase *database;
  RelataSnapshot *snapshot;
  GPtrArray *panes; /* of RelataPane; the box owns them */
  RelataBrowseHistory *history;
  gboolean show_associations;
  gboolean scroll_to_end;

  GtkWidget *scrolled;
  GtkWidget *box;
};

enum
{
  PATH_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataPaneStrip, relata_pane_strip, ADW_TYPE_BIN)

static int
find_pane (RelataPaneStrip *self, RelataPane *pane)
{
  guint index;

  return g_ptr_array_find (self->panes, pane, &index) ? (int)index : -1;
}

static GArray *
make_path (RelataPaneStrip *self)
{
  GArray *path = relata_browse_path_new ();

  for (guint i = 0; i < self->panes->len; i++)
    {
      RelataPane *pane = self->panes->pdata[i];

      if (relata_pane_get_source (pane) == NULL)
        break;
      relata_browse_path_add (path, relata_pane_get_source (pane), relata_pane_get_record (pane));
    }
  return path;
}

static void
update_path (RelataPaneStrip *self, gboolean push)
{
  g_autoptr (GArray) path = make_path (self);

  if (push)
    relata_browse_history_push (self->history, path);
  else
    relata_browse_history_replace (self->history, path);
  g_signal_emit (self, signals[PATH_CHANGED], 0);
}

static void
update_open_ends (RelataPaneStrip *self)
{
  for (guint i = 0; i < self->panes->len; i++)
    relata_pane_set_open_end (
        self->panes->pdata[i],
        i + 1 < self->panes->len ? relata_pane_get_end (self->panes->pdata[i + 1]) : NULL);
}

static void
drop_panes (RelataPaneStrip *self, guint first)
{
  while (self->panes->len > first)
    {
      GtkWidget *pane = self->panes->pdata[self->panes->len - 1];

      g_signal_handlers_disconnect_by_data (pane, self);
      g_ptr_array_set_size (self->panes, (int)self->panes->len - 1);
      gtk_box_remove (GTK_BOX (self->box), pane);
    }
}

/* Whether the next pane already begins at the record, as when a path is being restored. */
static gboolean
begins_at (RelataPane *pane, RelataRecord *record)
{
  RelataRowSource *source = relata_pane_get_source (pane);
  RelataRecord *origin = source != NULL ? relata_row_source_get_origin (source) : NULL;

  return origin != NULL && relata_record_is_same_row (origin, record);
}

/* The panes after one whose record changed: the next shows the same end of that record. */
static void
refresh_next (RelataPaneStrip *self, guint index)
{
  RelataRecord *record = relata_pane_get_record (self->panes->pdata[index]);
  RelataPane *next = self->panes->pdata[index + 1];
  RelataEndRef end = *relata_pane_get_end (next);
  g_autoptr (RelataRowSource) source = NULL;

  if (record == NULL || record->n_identity == 0)
    {
      relata_pane_set_nothing (next, &end);
      return;
    }
  if (begins_at (next, record))
    return;
  source = relata_row_source_new_end (self->snapshot, &end, record);
  relata_pane_set_selects_first (next, index + 2 < self->panes->len);
  relata_pane_set_source (next, source, NULL);
}

static void
record_changed_cb (RelataPane *pane, gpointer user_data)
{
  RelataPaneStrip *self = RELATA_PANE_STRIP (user_data);
  int index = find_pane (self, pane);

  if (index < 0)
    return;
  if ((guint)index + 1 < self->panes->len)
    refresh_next (self, (guint)index);
  update_open_ends (self);
  update_path (self, FALSE);
}

static RelataPane *add_pane (RelataPaneStrip *self);

static void
follow_cb (RelataPane *pane, gpointer end, gpointer user_data)
{
  RelataPaneStrip *self = RELATA_PANE_STRIP (user_data);
  int index = find_pane (self, pane);
  RelataRecord *record = relata_pane_get_record (pane);
  g_autoptr (RelataRowSource) source = NULL;
  RelataPane *next;

  if (index < 0 || record == NULL)
    return;
  source = relata_row_source_new_end (self->snapshot, end, record);
  drop_panes (self, (guint)index + 1);
  next = add_pane (self);
  relata_pane_set_source (next, source, NULL);
  update_open_ends (self);
  update_path (self, TRUE);
  self->scroll_to_end = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
close_cb (RelataPane *pane, gpointer user_data)
{
  RelataPaneStrip *self = RELATA_PANE_STRIP (user_data);
  int index = find_pane (self, pane);

  if (index < 0)
    return;
  drop_panes (self, (guint)index);
  update_open_ends (self);
  update_path (self, TRUE);
  if (index > 0)
    gtk_widget_grab_focus (self->panes->pdata[index - 1]);
}

static RelataPane *
add_pane (RelataPaneStrip *self)
{
  GtkWidget *pane = relata_pane_new (self->database);

  relata_pane_set_show_associations (RELATA_PANE (pane), self->show_associations);
  g_signal_connect (pane, "record-changed", G_CALLBACK (record_changed_cb), self);
  g_signal_connect (pane, "follow", G_CALLBACK (follow_cb), self);
  g_signal_connect (pane, "close", G_CALLBACK (close_cb), self);
  gtk_box_append (GTK_BOX (self->box), pane);
  g_ptr_array_add (self->panes, pane);
  return RELATA_PANE (pane);
}

/* Makes the panes anew from a path. */
static void
restore (RelataPaneStrip *self, const GArray *path)
{
  drop_panes (self, 0);
  for (guint i = 0; i < path->len; i++)
    {
      const RelataBrowseStep *step = &g_array_index (path, RelataBrowseStep, i);

      relata_pane_set_source (add_pane (self), step->source, step->record);
    }
  update_open_ends (self);
  self->scroll_to_end = TRUE;
  if (self->panes->len > 0)
    gtk_widget_grab_focus (self->panes->pdata[self->panes->len - 1]);
  g_signal_emit (self, signals[PATH_CHANGED], 0);
}

static void
width_changed_cb (GtkAdjustment *adjustment, gpointer user_data)
{
  RelataPaneStrip *self = RELATA_PANE_STRIP (user_data);

  if (!self->scroll_to_end)
    return;
  self->scroll_to_end = FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
}

/**
 * relata_pane_strip_set_database:
 * @snapshot: its tables, with decorations
 *
 * Shows another database, or the same with another snapshot: no panes, no history.
 */
void
relata_pane_strip_set_database (RelataPaneStrip *self,
                                RelataDatabase *database,
                                RelataSnapshot *snapshot)
{
  g_return_if_fail (RELATA_IS_PANE_STRIP (self));
  g_return_if_fail (RELATA_IS_DATABASE (database) && snapshot != NULL);

  drop_panes (self, 0);
  relata_browse_history_clear (self->history);
  g_set_object (&self->database, database);
  relata_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[PATH_CHANGED], 0);
}

/**
 * relata_pane_strip_show_table:
 * @table: id of a table of the snapshot
 *
 * Begins a new path there.
 */
void
relata_pane_strip_show_table (RelataPaneStrip *self, guint table)
{
  g_autoptr (RelataRowSource) source = NULL;

  g_return_if_fail (RELATA_IS_PANE_STRIP (self) && self->database != NULL);

  source = relata_row_source_new_table (self->snapshot, table);
  drop_panes (self, 0);
  relata_pane_set_source (add_pane (self), source, NULL);
  update_path (self, TRUE);
}

/**
 * relata_pane_strip_set_show_associations:
 * @show: show the ways into pure association tables too
 */
void
relata_pane_strip_set_show_associations (RelataPaneStrip *self, gboolean show)
{
  g_return_if_fail (RELATA_IS_PANE_STRIP (self));

  self->show_associations = show;
  for (guint i = 0; i < self->panes->len; i++)
    relata_pane_set_show_associations (self->panes->pdata[i], show);
}

/**
 * relata_pane_strip_get_table:
 *
 * Returns: id of the table in the first pane, or 0
 */
guint
relata_pane_strip_get_table (RelataPaneStrip *self)
{
  RelataRowSource *source;

  g_return_val_if_fail (RELATA_IS_PANE_STRIP (self), 0);

  source = self->panes->len > 0 ? relata_pane_get_source (self->panes->pdata[0]) : NULL;
  return source != NULL ? relata_row_source_get_table (source) : 0;
}

guint
relata_pane_strip_get_n_panes (RelataPaneStrip *self)
{
  g_return_val_if_fail (RELATA_IS_PANE_STRIP (self), 0);

  return self->panes->len;
}

/**
 * relata_pane_strip_get_pane:
 *
 * Returns: (transfer none) (nullable): a pane, from the left
 */
RelataPane *
relata_pane_strip_get_pane (RelataPaneStrip *self, guint index)
{
  g_return_val_if_fail (RELATA_IS_PANE_STRIP (self), NULL);

  return index < self->panes->len ? self->panes->pdata[index] : NULL;
}

/**
 * relata_pane_strip_dup_crumbs:
 *
 * Returns: (transfer full) (array zero-terminated=1): the path: for each pane its title, and
 *   the record chosen in it, if one is
 */
char **
relata_pane_strip_dup_crumbs (RelataPaneStrip *self)
{
  g_autoptr (GPtrArray) crumbs = g_ptr_array_new ();

  g_return_val_if_fail (RELATA_IS_PANE_STRIP (self), NULL);

  for (guint i = 0; i < self->panes->len; i++)
    {
      RelataRecord *record = relata_pane_get_record (self->panes->pdata[i]);

      g_ptr_array_add (crumbs, relata_pane_dup_title (self->panes->pdata[i]));
      if (record != NULL)
        g_ptr_array_add (crumbs, relata_record_dup_title (record, self->snapshot));
    }
  g_ptr_array_add (crumbs, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&crumbs), FALSE);
}

/**
 * relata_pane_strip_go_to_crumb:
 * @crumb: one of relata_pane_strip_dup_crumbs(), from 0
 *
 * Goes back to a pane, or to the record chosen in it.
 */
void
relata_pane_strip_go_to_crumb (RelataPaneStrip *self, guint crumb)
{
  guint index = 0;

  g_return_if_fail (RELATA_IS_PANE_STRIP (self));

  for (guint i = 0; i < self->panes->len; i++, index++)
    {
      gboolean has_record = relata_pane_get_record (self->panes->pdata[i]) != NULL;

      if (crumb != index && !(has_record && crumb == index + 1))
        {
          index += has_record ? 1 : 0;
          continue;
        }
      drop_panes (self, i + 1);
      if (crumb == index)
        relata_pane_unselect (self->panes->pdata[i]);
      update_open_ends (self);
      update_path (self, TRUE);
      gtk_widget_grab_focus (self->panes->pdata[i]);
      return;
    }
}

/**
 * relata_pane_strip_can_go:
 * @steps: -1 for back, 1 for forward
 */
gboolean
relata_pane_strip_can_go (RelataPaneStrip *self, int steps)
{
  g_return_val_if_fail (RELATA_IS_PANE_STRIP (self), FALSE);

  return relata_browse_history_can_go (self->history, steps);
}

/**
 * relata_pane_strip_go:
 * @steps: -1 for back, 1 for forward
 */
void
relata_pane_strip_go (RelataPaneStrip *self, int steps)
{
  GArray *path;

  g_return_if_fail (RELATA_IS_PANE_STRIP (self));

  path = relata_browse_history_go (self->history, steps);
  if (path == NULL)
    return;
  g_array_ref (path);
  restore (self, path);
  g_array_unref (path);
}

/**
 * relata_pane_strip_follow:
 * @n: which of the ends shown, from 0
 *
 * Follows an end of the record chosen in the pane with the keyboard focus, else in the last
 * pane in which one is chosen.
 *
 * Returns: whether there is one
 */
gboolean
relata_pane_strip_follow (RelataPaneStrip *self, guint n)
{
  GtkWidget *focused;
  guint index;

  g_return_val_if_fail (RELATA_IS_PANE_STRIP (self), FALSE);

  focused = gtk_widget_get_focus_child (self->box);
  if (focused != NULL && g_ptr_array_find (self->panes, focused, &index)
      && relata_pane_get_record (self->panes->pdata[index]) != NULL)
    return relata_pane_follow (self->panes->pdata[index], n);
  for (index = self->panes->len; index > 0; index--)
    if (relata_pane_get_record (self->panes->pdata[index - 1]) != NULL)
      return relata_pane_follow (self->panes->pdata[index - 1], n);
  return FALSE;
}

/* Right goes from a record to its ends, then to the next pane; left to the pane before. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  RelataPaneStrip *self = RELATA_PANE_STRIP (user_data);
  GtkWidget *pane = gtk_widget_get_focus_child (self->box);
  GtkWidget *focus = GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
  int index = pane != NULL ? find_pane (self, RELATA_PANE (pane)) : -1;

  if (index < 0 || focus == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Left && index > 0)
    return gtk_widget_grab_focus (self->panes->pdata[index - 1]);
  if (keyval != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  if ((guint)index + 1 < self->panes->len)
    return gtk_widget_grab_focus (self->panes->pdata[index + 1]);
  relata_pane_focus_ends (self->panes->pdata[index]);
  return GDK_EVENT_STOP;
}

static void
relata_pane_strip_dispose (GObject *object)
{
  RelataPaneStrip *self = RELATA_PANE_STRIP (object);

  if (self->panes != NULL)
    drop_panes (self, 0);
  g_clear_pointer (&self->panes, g_ptr_array_unref);
  g_clear_pointer (&self->history, relata_browse_history_free);
  g_clear_object (&self->database);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  G_OBJECT_CLASS (relata_pane_strip_parent_class)->dispose (object);
}

static void
relata_pane_strip_class_init (RelataPaneStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_pane_strip_dispose;
  signals[PATH_CHANGED] = g_signal_new ("path-changed", RELATA_TYPE_PANE_STRIP, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
relata_pane_strip_init (RelataPaneStrip *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  self->panes = g_ptr_array_new ();
  self->history = relata_browse_history_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 1);
  gtk_widget_add_css_class (self->box, "relata-pane-strip");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (width_changed_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->box, keys);
  adw_bin_set_child (ADW_BIN (self), self->scrolled);
}

/**
 * relata_pane_strip_new:
 *
 * Returns: (transfer floating): a strip without a database
 */
GtkWidget *
relata_pane_strip_new (void)
{
  return g_object_new (RELATA_TYPE_PANE_STRIP, NULL);
}
