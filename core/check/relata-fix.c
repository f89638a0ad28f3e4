/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* From a finding to the edit that puts it right. A finding may be older than the edit: it is
 * looked for again first. Any thread. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/relata-error.h"
#include "check/relata-check.h"
#include "check/relata-fix-private.h"

/* Makes @def, which is taken and may be NULL after a failure, what the item says. */
gboolean
relata_fix_take_def (RelataEdit *edit, guint item, RelataDef *def)
{
  if (def == NULL)
    return FALSE;
  relata_edit_set_def (edit, item, def);
  relata_def_unref (def);
  return TRUE;
}

static gboolean
places_equal (RelataPlace a, RelataPlace b)
{
  return a.item == b.item && a.kind == b.kind && a.index == b.index;
}

static gboolean
list_has (GPtrArray *list, const char *rule, RelataPlace place)
{
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RelataFinding *finding = g_ptr_array_index (list, i);

      if (strcmp (finding->rule, rule) == 0 && places_equal (finding->place, place))
        return TRUE;
    }
  return FALSE;
}

static gboolean
needs_graph (RelataRuleIndex rule)
{
  return rule == RELATA_RULE_FK_CYCLE_NOT_NULL || rule == RELATA_RULE_FK_CYCLE_CASCADE
         || rule == RELATA_RULE_VIEW_LOOP;
}

/* Whether the finding is there in what the edit has come to. @findings are of an earlier state
 * of the design, and give way to those of this one where the whole graph is needed. */
static gboolean
still_stands (RelataRuleIndex rule,
              RelataPlace place,
              RelataSnapshot *snapshot,
              RelataFindings **findings)
{
  const char *id = relata_rule_get_id (rule);
  RelataItem *item = relata_snapshot_get (snapshot, place.item);

  if (item == NULL)
    return FALSE;
  if (needs_graph (rule))
    {
      RelataFindings *now = relata_check (snapshot, *findings);

      g_clear_pointer (findings, relata_findings_unref);
      *findings = now;
      return list_has (now->graph, id, place);
    }
  else
    {
      g_autoptr (RelataItemFindings) now = relata_item_check_run (snapshot, item);

      return list_has (now->list, id, place);
    }
}

static gboolean
apply (RelataRuleIndex rule, RelataPlace place, RelataEdit *edit, GError **error)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_ref (relata_edit_get_snapshot (edit));
  g_autofree char *description = relata_fix_describe (snapshot, rule, place);
  RelataFixTarget target = { NULL };

  if (description == NULL || !relata_fix_target_init (&target, snapshot, place))
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT,
                           _ ("Cannot fix the problem: there is more than one way to do it"));
      return FALSE;
    }
  if (rule == RELATA_RULE_INDEX_REDUNDANT)
    {
      relata_edit_remove (edit, place.item);
      return TRUE;
    }
  if (place.kind == RELATA_PLACE_FOREIGN_KEY)
    return relata_fix_foreign_key (&target, rule, edit, error);
  return relata_fix_table (&target, rule, edit, error);
}

static int
find_rule (const char *id)
{
  for (guint i = 0; i < RELATA_N_RULES; i++)
    if (strcmp (relata_rule_get_id (i), id) == 0)
      return (int)i;
  return -1;
}

/**
 * relata_finding_fix:
 * @finding: one that has a fix
 * @edit: gets the changes
 *
 * Puts right what the finding says is wrong. The edit may have gone on since the check.
 *
 * Returns: %TRUE, or %FALSE with %RELATA_ERROR_INVALID_EDIT if the finding is no longer there or
 *   has no fix; the edit is then as it was
 */
gboolean
relata_finding_fix (const RelataFinding *finding, RelataEdit *edit, GError **error)
{
  g_autoptr (RelataFindings) findings = NULL;
  int rule;

  g_return_val_if_fail (finding != NULL && edit != NULL, FALSE);

  rule = find_rule (finding->rule);
  g_return_val_if_fail (rule >= 0, FALSE);
  if (!still_stands (rule, finding->place, relata_edit_get_snapshot (edit), &findings))
    {
      g_set_error_literal (error, RELATA_ERROR, RELATA_ERROR_INVALID_EDIT,
                           _ ("Cannot fix the problem: it is not there any more"));
      return FALSE;
    }
  return apply (rule, finding->place, edit, error);
}

/* By item; inside it from the last place to the first, as a fix may take a place away. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const RelataPlace *x = a;
  const RelataPlace *y = b;

  if (x->item != y->item)
    return x->item < y->item ? -1 : 1;
  return x->index > y->index ? -1 : x->index < y->index;
}

static GArray *
collect_places (RelataFindings *findings, const char *rule)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (RelataPlace));

  for (guint i = 0; i < relata_findings_get_n (findings); i++)
    {
      const RelataFinding *finding = relata_findings_get (findings, i);

      if (!finding->ignored && finding->fix != NULL && strcmp (finding->rule, rule) == 0)
        g_array_append_val (places, finding->place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/**
 * relata_finding_fix_all_alike:
 * @findings: what was found
 * @rule: id of a rule
 * @edit: gets the changes
 *
 * Fixes all findings of one rule that have a fix and are not ignored. One that went away with
 * another (a circle that is broken already) is left alone.
 *
 * Returns: how many were fixed; with an error the edit is to be thrown away
 */
guint
relata_finding_fix_all_alike (RelataFindings *findings,
                              const char *rule,
                              RelataEdit *edit,
                              GError **error)
{
  g_autoptr (RelataFindings) last = NULL;
  g_autoptr (GArray) places = NULL;
  guint n_fixed = 0;
  int index;

  g_return_val_if_fail (findings != NULL && rule != NULL && edit != NULL, 0);

  index = find_rule (rule);
  g_return_val_if_fail (index >= 0, 0);
  last = relata_findings_ref (findings);
  places = collect_places (findings, rule);
  for (guint i = 0; i < places->len; i++)
    {
      RelataPlace place = g_array_index (places, RelataPlace, i);
      g_autofree char *description = NULL;

      if (!still_stands (index, place, relata_edit_get_snapshot (edit), &last))
        continue;
      description = relata_fix_describe (relata_edit_get_snapshot (edit), index, place);
      if (description == NULL)
        continue;
      if (!apply (index, place, edit, error))
        return n_fixed;
      n_fixed++;
    }
  return n_fixed;
}
