/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the engine understood of a design, as JSON and as text. The JSON is documented in the help
 * of the verb inspect, and stable. Any thread. */

#pragma once

#include "relata-cli-file.h"

G_BEGIN_DECLS

void relata_inspect_write_json (RelataDesignContents *contents, const char *file, GString *out);
void relata_inspect_write_text (RelataDesignContents *contents, GString *out);

G_END_DECLS
