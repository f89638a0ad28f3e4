/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Labels: how a record is named to a person. A template such as `{title} ({year})`, set in
 * the decorations or chosen by rule: the configured one; the only unique text column; a column
 * named name or title; text columns whose name contains title, name, label, display,
 * description; else none (the key is shown). A brace is written twice to stand for itself. */

#pragma once

#include "schema/relata-snapshot.h"

G_BEGIN_DECLS

char *relata_label_get_template (RelataSnapshot *snapshot, guint table);
char *relata_label_suggest (RelataSnapshot *snapshot, guint table);

/**
 * RelataLabelPart:
 * @text: (nullable): literal text
 * @column: the column, if @text is %NULL
 */
typedef struct
{
  char *text;
  guint column;
} RelataLabelPart;

GArray *relata_label_parse (const char *label, const RelataTableDef *table, GError **error);

G_END_DECLS
