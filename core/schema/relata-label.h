/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Labels: how a record is named to a person. A template such as `{title} ({year})`, set in
 * the decorations or chosen by rule: the configured one; the only unique text column outside of
 * the primary key; a text column called name; those for the first and the last name; one called
 * title; the first whose name contains title, name, label, display or description, in this
 * order; else none (the key is shown). A brace is written twice to stand for itself, also in a
 * column's name; a column whose name begins with a brace cannot be in a label. Any thread. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

char *relata_label_get_template (RelataSnapshot *snapshot, guint table);
char *relata_label_suggest (RelataSnapshot *snapshot, guint table);

/**
 * RelataLabelPart:
 * @text: (nullable): literal text
 * @column: position of the column whose value stands here, if @text is %NULL
 */
typedef struct
{
  char *text;
  guint column;
} RelataLabelPart;

char *relata_label_rename_column (const char *label, const char *old_name, const char *name);
gboolean relata_label_mentions_column (const char *label, const char *name);
GArray *relata_label_parse (const char *label, const RelataTableDef *table, GError **error);

G_END_DECLS
