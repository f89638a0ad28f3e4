/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The list of problems. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "problems/relata-problem-row.h"
#include "problems/relata-problems.h"

struct _RelataProblems
{
  AdwBin parent_instance;

  RelataViewState *view_state;
  GListStore *rows;
  GtkSingleSelection *selection;
  GtkWidget *list;
  GtkWidget *stack;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (RelataProblems, relata_problems, ADW_TYPE_BIN)

static const char *
get_severity_name (RelataSeverity severity)
{
  switch (severity)
    {
    case RELATA_SEVERITY_ERROR:
      return _ ("Error");
    case RELATA_SEVERITY_WARNING:
      return _ ("Warning");
    default:
      return _ ("Hint");
    }
}

/* The column a finding is about, or -1. */
static int
get_column (RelataProblems *self, const RelataFinding *finding)
{
  RelataDesign *design = relata_view_state_get_design (self->view_state);
  const RelataTableDef *table = relata_item_table (
      relata_snapshot_get (relata_design_get_snapshot (design), finding->place.item));

  if (finding->place.kind == RELATA_PLACE_COLUMN)
    return (int)finding->place.index;
  if (finding->place.kind == RELATA_PLACE_FOREIGN_KEY && table != NULL
      && finding->place.index < table->n_foreign_keys
      && table->foreign_keys[finding->place.index].n_columns > 0)
    return table->foreign_keys[finding->place.index].column_indexes[0];
  return -1;
}

static void
show_place (RelataProblems *self, RelataProblemRow *row)
{
  const RelataFinding *finding = relata_problem_row_get_finding (row);
  int column = get_column (self, finding);

  if (column >= 0)
    relata_view_state_select_column (self->view_state, finding->place.item, column);
  else
    relata_view_state_select (self->view_state, finding->place.item, RELATA_SELECT_ONLY);
  relata_view_state_reveal (self->view_state, finding->place.item, column);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, gpointer user_data)
{
  RelataProblems *self = RELATA_PROBLEMS (user_data);
  RelataProblemRow *row = gtk_single_selection_get_selected_item (selection);

  if (row != NULL && !self->filling)
    show_place (self, row);
}

static void
activate_cb (GtkListView *list, guint position, gpointer user_data)
{
  RelataProblems *self = RELATA_PROBLEMS (user_data);
  g_autoptr (RelataProblemRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  show_place (self, row);
}

static void
fix_cb (GtkButton *button, gpointer user_data)
{
  RelataProblems *self = RELATA_PROBLEMS (user_data);
  RelataDesign *design = relata_view_state_get_design (self->view_state);
  GtkListItem *list_item = g_object_get_data (G_OBJECT (button), "list-item");
  RelataProblemRow *row = gtk_list_item_get_item (list_item);
  const RelataFinding *finding = relata_problem_row_get_finding (row);
  g_autoptr (RelataEdit) edit = relata_edit_new (relata_design_get_snapshot (design), finding->fix);
  g_autoptr (GError) error = NULL;

  if (!relata_finding_fix (finding, edit, &error) || !relata_design_apply (design, edit, &error))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      gtk_widget_set_tooltip_text (GTK_WIDGET (button), error->message);
    }
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place = gtk_label_new (NULL);
  GtkWidget *message = gtk_label_new (NULL);
  GtkWidget *fix = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (place, "heading");
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (message), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), place);
  gtk_box_append (GTK_BOX (texts), message);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), fix);
  g_object_set_data (G_OBJECT (fix), "list-item", list_item);
  g_signal_connect (fix, "clicked", G_CALLBACK (fix_cb), user_data);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  RelataProblemRow *row = gtk_list_item_get_item (list_item);
  const RelataFinding *finding = relata_problem_row_get_finding (row);
  GtkWidget *image = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *texts = gtk_widget_get_next_sibling (image);
  GtkWidget *place = gtk_widget_get_first_child (texts);
  GtkWidget *fix = gtk_widget_get_next_sibling (texts);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), relata_problem_row_get_icon (row));
  gtk_widget_set_tooltip_text (image, get_severity_name (finding->severity));
  gtk_label_set_label (GTK_LABEL (place), relata_problem_row_get_place (row));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (place)), finding->message);
  gtk_widget_set_visible (fix, finding->fix != NULL);
  gtk_button_set_label (GTK_BUTTON (fix), finding->fix != NULL ? finding->fix : "");
  gtk_widget_set_tooltip_text (fix, finding->fix != NULL ? _ ("Put This Right; Undo Takes It Back")
                                                         : NULL);
}

static GtkWidget *
make_list (RelataProblems *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_list_store_new (RELATA_TYPE_PROBLEM_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Problems of the Design"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

static void
relata_problems_dispose (GObject *object)
{
  RelataProblems *self = RELATA_PROBLEMS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->view_state);
  G_OBJECT_CLASS (relata_problems_parent_class)->dispose (object);
}

static void
relata_problems_class_init (RelataProblemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = relata_problems_dispose;
}

static void
relata_problems_init (RelataProblems *self)
{
  GtkWidget *none = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->stack = gtk_stack_new ();
  gtk_widget_set_halign (none, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (none, 12);
  gtk_widget_set_margin_bottom (none, 12);
  gtk_widget_set_valign (none, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (none), gtk_image_new_from_icon_name ("emblem-ok-symbolic"));
  gtk_box_append (GTK_BOX (none), gtk_label_new (_ ("No problems found")));
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

/**
 * relata_problems_new:
 *
 * Returns: (transfer floating): an empty list; see relata_problems_set_findings()
 */
GtkWidget *
relata_problems_new (RelataViewState *view_state)
{
  RelataProblems *self;

  g_return_val_if_fail (RELATA_IS_VIEW_STATE (view_state), NULL);

  self = g_object_new (RELATA_TYPE_PROBLEMS, NULL);
  self->view_state = g_object_ref (view_state);
  return GTK_WIDGET (self);
}

static void
append_severity (GPtrArray *rows,
                 RelataFindings *findings,
                 RelataSeverity severity,
                 RelataSnapshot *snapshot)
{
  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (findings, i);

      if (finding->severity == severity && !finding->ignored)
        g_ptr_array_add (rows, relata_problem_row_new (findings, finding, snapshot));
    }
}

/**
 * relata_problems_set_findings:
 * @findings: those of the design as it is now
 */
void
relata_problems_set_findings (RelataProblems *self, RelataFindings *findings)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  RelataDesign *design;

  g_return_if_fail (RELATA_IS_PROBLEMS (self));
  g_return_if_fail (findings != NULL);

  design = relata_view_state_get_design (self->view_state);
  for (RelataSeverity severity = 0; severity <= RELATA_SEVERITY_HINT; severity++)
    append_severity (rows, findings, severity, relata_design_get_snapshot (design));
  self->filling = TRUE;
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "list" : "none");
}

/**
 * relata_problems_step:
 * @by: 1 for the next problem, -1 for the one before
 *
 * Chooses another problem, going round at the ends.
 */
void
relata_problems_step (RelataProblems *self, int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint position = gtk_single_selection_get_selected (self->selection);

  g_return_if_fail (RELATA_IS_PROBLEMS (self));

  if (n == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = by > 0 ? n - 1 : 0;
  gtk_single_selection_set_selected (self->selection,
                                     (guint)(((int)position + by + (int)n) % (int)n));
}
