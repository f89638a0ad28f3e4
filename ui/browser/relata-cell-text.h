/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* How a value looks: NULL, an empty text, zero and a binary value never look alike. Any
 * thread. */

#pragma once

#include "browse/relata-record.h"

G_BEGIN_DECLS

char *relata_cell_dup_text (const RelataCell *cell);
char *relata_cell_dup_markup (const RelataCell *cell);

G_END_DECLS
