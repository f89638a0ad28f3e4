/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Where the installed files stand. An environment variable overrides each, so that the program
 * runs from the build directory as well. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *relata_paths_locale_dir (void);
const char *relata_paths_samples_dir (void);

G_END_DECLS
