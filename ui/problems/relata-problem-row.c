/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A row of the list of problems. */

#include "config.h"

#include "problems/relata-problem-row.h"

struct _RelataProblemRow
{
  GObject parent_instance;

  RelataFindings *findings;
  const RelataFinding *finding; /* owned by @findings */
  char *place;
};

G_DEFINE_FINAL_TYPE (RelataProblemRow, relata_problem_row, G_TYPE_OBJECT)

static void
relata_problem_row_finalize (GObject *object)
{
  RelataProblemRow *self = RELATA_PROBLEM_ROW (object);

  relata_findings_unref (self->findings);
  g_free (self->place);
  G_OBJECT_CLASS (relata_problem_row_parent_class)->finalize (object);
}

static void
relata_problem_row_class_init (RelataProblemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relata_problem_row_finalize;
}

static void
relata_problem_row_init (RelataProblemRow *self)
{
}

/**
 * relata_problem_row_new:
 * @finding: one of @findings
 * @snapshot: what was checked
 *
 * Returns: (transfer full): the row
 */
RelataProblemRow *
relata_problem_row_new (RelataFindings *findings,
                        const RelataFinding *finding,
                        RelataSnapshot *snapshot)
{
  RelataProblemRow *self = g_object_new (RELATA_TYPE_PROBLEM_ROW, NULL);

  self->findings = relata_findings_ref (findings);
  self->finding = finding;
  self->place = relata_finding_dup_place (finding, snapshot);
  return self;
}

const RelataFinding *
relata_problem_row_get_finding (RelataProblemRow *self)
{
  return self->finding;
}

/* Where it is, as a person names it; plain text. */
const char *
relata_problem_row_get_place (RelataProblemRow *self)
{
  return self->place;
}

const char *
relata_problem_row_get_icon (RelataProblemRow *self)
{
  switch (self->finding->severity)
    {
    case RELATA_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case RELATA_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    default:
      return "dialog-information-symbolic";
    }
}
