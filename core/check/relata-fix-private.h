/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The making of fixes, one function a topic. Private to core/check; any thread. */

#pragma once

#include "check/relata-fix.h"

G_BEGIN_DECLS

gboolean relata_fix_foreign_key (const RelataFixTarget *self,
                                 RelataRuleIndex rule,
                                 RelataEdit *edit,
                                 GError **error);
gboolean relata_fix_table (const RelataFixTarget *self,
                           RelataRuleIndex rule,
                           RelataEdit *edit,
                           GError **error);
gboolean relata_fix_take_def (RelataEdit *edit, guint item, RelataDef *def);

G_END_DECLS
