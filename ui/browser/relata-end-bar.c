/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The buttons are there at once, by name; the counts come when they are known, and those of
 * another record never. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/relata-text.h"
#include "browser/relata-browse-job.h"
#include "browser/relata-end-bar.h"
#include "browser/relata-wrap-layout.h"

#define MAX_NAME_CHARS  60
#define MAX_LABEL_CHARS 40
#define MAX_SHORTCUTS   9
#define MAX_HEIGHT      156
#define SPACING         6

struct _RelataEndBar
{
  AdwBin parent_instance;

  RelataDatabase *database;
  RelataSnapshot *snapshot;
  RelataRecord *record;
  GPtrArray *counts; /* of RelataEndCount, NULL until they are known */
  RelataJob *job;
  guint generation;
  gboolean show_associations;
  RelataEndRef open_end;
  char *error_message;

  GtkWidget *box;
  GtkWidget *hint;
  GtkWidget *stack;
};

enum
{
  FOLLOW,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RelataEndBar, relata_end_bar, ADW_TYPE_BIN)

static gboolean
is_same_end (const RelataEndRef *a, const RelataEndRef *b)
{
  return a->relationship == b->relationship && a->end == b->end;
}

/* A pure association table is passed in one hop; the way into it is shown on demand. */
static gboolean
is_shown (RelataEndBar *self, const RelataEndRef *end)
{
  RelataRelationships *relationships = relata_snapshot_get_relationships (self->snapshot);

  return self->show_associations
         || !relata_relationships_is_association (relationships, relata_end_ref_get (end)->target,
                                                  TRUE)
         || relata_relationships_is_association (relationships, relata_end_ref_get (end)->table,
                                                 TRUE);
}

static const RelataEndRef *
get_ends (RelataEndBar *self, guint *n_ends)
{
  return relata_relationships_get_ends (relata_snapshot_get_relationships (self->snapshot),
                                        self->record->table, n_ends);
}

static const RelataEndCount *
get_count (RelataEndBar *self, const RelataEndRef *end)
{
  for (guint i = 0; self->counts != NULL && i < self->counts->len; i++)
    {
      const RelataEndCount *count = self->counts->pdata[i];

      if (is_same_end (&count->end, end))
        return count;
    }
  return NULL;
}

static char *
make_label (RelataEndBar *self, const RelataEndRef *end, const RelataEndCount *count)
{
  g_autofree char *name = NULL;

  if (count != NULL)
    return relata_end_count_describe (count, self->snapshot);
  name = relata_text_for_display (relata_end_ref_get (end)->name, -1, MAX_NAME_CHARS);
  /* Translators: an end whose records are being counted. */
  return g_strdup_printf (_ ("%s (…)"), name);
}

static const char *
get_kind_name (const RelataEndRef *end)
{
  switch (end->relationship->kind)
    {
    case RELATA_MANY_TO_MANY:
      return _ ("many-to-many");
    case RELATA_ONE_TO_ONE:
      return _ ("one-to-one");
    case RELATA_MANY_TO_ONE:
    default:
      return end->end == 0 ? _ ("many-to-one") : _ ("one-to-many");
    }
}

static char *
make_tooltip (RelataEndBar *self,
              const RelataEndRef *end,
              const RelataEndCount *count,
              guint number)
{
  RelataItem *target = relata_snapshot_get (self->snapshot, relata_end_ref_get (end)->target);
  g_autofree char *table
      = relata_text_for_display (target != NULL ? target->def->name : "", -1, MAX_NAME_CHARS);
  GString *text = g_string_new (NULL);

  /* Translators: the kind of relationship and the table it leads to, as "many-to-many to
   * genres". */
  g_string_append_printf (text, _ ("%s to %s"), get_kind_name (end), table);
  if (number <= MAX_SHORTCUTS)
    g_string_append_printf (text, " (Ctrl+%u)", number);
  if (count != NULL && count->problem != NULL)
    g_string_append_printf (text, "\n%s", count->problem);
  return g_string_free (text, FALSE);
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  RelataEndBar *self = RELATA_END_BAR (user_data);
  RelataEndRef end = *(RelataEndRef *)g_object_get_data (G_OBJECT (button), "end");

  g_signal_emit (self, signals[FOLLOW], 0, &end);
}

static GtkWidget *
make_button (RelataEndBar *self, const RelataEndRef *end, guint number)
{
  const RelataEndCount *count = get_count (self, end);
  g_autofree char *text = make_label (self, end, count);
  g_autofree char *tooltip = make_tooltip (self, end, count, number);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_LABEL_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_sensitive (button, relata_end_can_be_followed (self->snapshot, end)
                                        && self->record->n_identity > 0);
  if (count != NULL && count->known && count->count == 0)
    gtk_widget_add_css_class (label, "dim-label");
  if (count != NULL && count->dangling)
    gtk_widget_add_css_class (label, "error");
  if (is_same_end (end, &self->open_end))
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data_full (G_OBJECT (button), "end", g_memdup2 (end, sizeof *end), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static guint
fill_box (RelataEndBar *self)
{
  guint n_ends = 0;
  const RelataEndRef *ends = get_ends (self, &n_ends);
  guint number = 0;

  for (guint i = 0; i < n_ends; i++)
    if (is_shown (self, &ends[i]))
      {
        gtk_box_append (GTK_BOX (self->box), make_button (self, &ends[i], ++number));
      }
  return number;
}

static void
update (RelataEndBar *self)
{
  GtkWidget *child;
  guint n_shown = 0;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (self->record != NULL)
    n_shown = fill_box (self);
  gtk_label_set_label (GTK_LABEL (self->hint),
                       self->error_message != NULL ? self->error_message
                       : self->record == NULL ? _ ("Choose a record to see what it is related to.")
                                              : _ ("This table has no relationships."));
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               n_shown > 0 && self->error_message == NULL ? self->box : self->hint);
}

static GtkWidget *
get_button (RelataEndBar *self, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (self->box);

  while (button != NULL && index-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

/* Puts the counts on the buttons that are there, so the focus stays where it is. */
static void
update_buttons (RelataEndBar *self)
{
  gboolean focused = gtk_widget_get_focus_child (self->box) != NULL;
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child), index++)
    if (focused && child == gtk_widget_get_focus_child (self->box))
      break;
  update (self);
  if (focused)
    {
      GtkWidget *button = get_button (self, index);

      if (button != NULL)
        gtk_widget_grab_focus (button);
    }
}

/* Who waits for counts, and for whose. */
typedef struct
{
  RelataEndBar *bar;
  guint generation;
} Waiting;

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (RelataEndBar) self = waiting->bar;
  gboolean current = self->job != NULL && waiting->generation == self->generation;
  g_autoptr (GError) error = NULL;
  GPtrArray *counts = relata_job_run_finish (RELATA_JOB (object), result, &error);

  g_free (waiting);
  if (!current)
    {
      g_clear_pointer (&counts, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->job);
  self->counts = counts;
  if (error != NULL)
    self->error_message = g_strdup (error->message);
  update_buttons (self);
}

static void
stop (RelataEndBar *self)
{
  self->generation++;
  if (self->job != NULL)
    relata_job_cancel (self->job);
  g_clear_object (&self->job);
}

static void
start (RelataEndBar *self)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->bar = g_object_ref (self);
  waiting->generation = self->generation;
  self->job = relata_browse_job_ends (self->database, self->snapshot, self->record);
  relata_job_run_async (self->job, counted_cb, waiting);
}

/**
 * relata_end_bar_set_record:
 * @snapshot: the snapshot it was read by
 * @record: (nullable): whose relationships to show
 */
void
relata_end_bar_set_record (RelataEndBar *self, RelataSnapshot *snapshot, RelataRecord *record)
{
  g_return_if_fail (RELATA_IS_END_BAR (self));
  g_return_if_fail (snapshot != NULL);

  stop (self);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->error_message, g_free);
  relata_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  self->snapshot = snapshot;
  if (record != NULL)
    relata_record_ref (record);
  g_clear_pointer (&self->record, relata_record_unref);
  self->record = record;
  update (self);
  if (record != NULL)
    start (self);
}

/**
 * relata_end_bar_set_show_associations:
 * @show: also show the ends that lead into pure association tables
 */
void
relata_end_bar_set_show_associations (RelataEndBar *self, gboolean show)
{
  g_return_if_fail (RELATA_IS_END_BAR (self));

  if (self->show_associations == show)
    return;
  self->show_associations = show;
  update (self);
}

/**
 * relata_end_bar_set_open_end:
 * @end: (nullable): the end whose records are shown in the next pane
 */
void
relata_end_bar_set_open_end (RelataEndBar *self, const RelataEndRef *end)
{
  RelataEndRef none = { NULL, 0 };

  g_return_if_fail (RELATA_IS_END_BAR (self));

  self->open_end = end != NULL ? *end : none;
  for (GtkWidget *button = gtk_widget_get_first_child (self->box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      if (is_same_end (g_object_get_data (G_OBJECT (button), "end"), &self->open_end))
        gtk_widget_add_css_class (button, "suggested-action");
      else
        gtk_widget_remove_css_class (button, "suggested-action");
    }
}

/**
 * relata_end_bar_follow:
 * @n: which of the ends shown, from 0
 *
 * Returns: whether there is one; it is followed
 */
gboolean
relata_end_bar_follow (RelataEndBar *self, guint n)
{
  GtkWidget *button;

  g_return_val_if_fail (RELATA_IS_END_BAR (self), FALSE);

  button = get_button (self, n);
  if (button == NULL || !gtk_widget_get_sensitive (button))
    return FALSE;
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

/**
 * relata_end_bar_get_loading:
 *
 * Returns: whether records are being counted
 */
gboolean
relata_end_bar_get_loading (RelataEndBar *self)
{
  g_return_val_if_fail (RELATA_IS_END_BAR (self), FALSE);

  return self->job != NULL;
}

static gboolean
relata_end_bar_grab_focus (GtkWidget *widget)
{
  RelataEndBar *self = RELATA_END_BAR (widget);
  GtkWidget *button = get_button (self, 0);

  return button != NULL && gtk_widget_grab_focus (button);
}

/* As high as the buttons need in its width, up to a limit; a scrolled window alone would ask for
 * the height of buttons one below the other. */
static void
relata_end_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  RelataEndBar *self = RELATA_END_BAR (widget);
  int height = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (self->stack, GTK_ORIENTATION_HORIZONTAL, -1, &for_size, NULL, NULL, NULL);
  gtk_widget_measure (self->stack, orientation, for_size, minimum, &height, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = height;
      return;
    }
  *natural = MIN (height, MAX_HEIGHT);
  *minimum = *natural;
}

static GtkSizeRequestMode
relata_end_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
relata_end_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
}

static void
relata_end_bar_dispose (GObject *object)
{
  RelataEndBar *self = RELATA_END_BAR (object);

  stop (self);
  g_clear_object (&self->database);
  g_clear_pointer (&self->record, relata_record_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, relata_snapshot_unref);
  g_clear_pointer (&self->error_message, g_free);
  G_OBJECT_CLASS (relata_end_bar_parent_class)->dispose (object);
}

static void
relata_end_bar_class_init (RelataEndBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = relata_end_bar_dispose;
  widget_class->grab_focus = relata_end_bar_grab_focus;
  widget_class->measure = relata_end_bar_measure;
  widget_class->get_request_mode = relata_end_bar_get_request_mode;
  widget_class->size_allocate = relata_end_bar_size_allocate;
  signals[FOLLOW] = g_signal_new ("follow", RELATA_TYPE_END_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
relata_end_bar_init (RelataEndBar *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->box, relata_wrap_layout_new (SPACING));
  gtk_widget_set_valign (self->box, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Relationships"), -1);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_child (GTK_STACK (self->stack), self->box);
  gtk_stack_add_child (GTK_STACK (self->stack), self->hint);
  gtk_widget_add_css_class (self->stack, "relata-end-bar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->stack);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_label_set_label (GTK_LABEL (self->hint), _ ("Choose a record to see what it is related to."));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->hint);
}

/**
 * relata_end_bar_new:
 *
 * Returns: (transfer floating): a bar without a record
 */
GtkWidget *
relata_end_bar_new (RelataDatabase *database)
{
  RelataEndBar *self = g_object_new (RELATA_TYPE_END_BAR, NULL);

  g_return_val_if_fail (RELATA_IS_DATABASE (database), NULL);

  self->database = g_object_ref (database);
  return GTK_WIDGET (self);
}
