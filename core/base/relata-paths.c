/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Where the installed files stand: the environment first, then the prefix of the build. */

#include "config.h"

#include "base/relata-paths.h"

static const char *
environment_or (const char *variable, const char *otherwise)
{
  const char *value = g_getenv (variable);

  return value != NULL && *value != '\0' ? value : otherwise;
}

/**
 * relata_paths_locale_dir:
 *
 * For bindtextdomain(). `RELATA_LOCALEDIR` overrides it.
 *
 * Returns: (transfer none): the directory of the translations
 */
const char *
relata_paths_locale_dir (void)
{
  return environment_or ("RELATA_LOCALEDIR", RELATA_LOCALEDIR);
}

/**
 * relata_paths_samples_dir:
 *
 * `RELATA_SAMPLESDIR` overrides it.
 *
 * Returns: (transfer none): the directory of the bundled designs, such as `library.sql`
 */
const char *
relata_paths_samples_dir (void)
{
  return environment_or ("RELATA_SAMPLESDIR", RELATA_SAMPLESDIR);
}
