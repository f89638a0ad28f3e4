/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Files as the verbs name them, "-" for standard input and output. Thread of the verb. */

#pragma once

#include "design/relata-design-reader.h"
#include "relata-cli.h"

G_BEGIN_DECLS

RelataDesignContents *relata_cli_read (RelataCli *cli, const char *file, GError **error);
gboolean relata_cli_write (RelataCli *cli, const char *input, GBytes *bytes, GError **error);
char *relata_cli_dup_file_name (const char *file);
GArray *relata_cli_find_statements (RelataSnapshot *snapshot);

G_END_DECLS
