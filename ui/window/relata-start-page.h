/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The start page: what can be opened, what was open, what was not saved. Emits nothing; its
 * buttons and rows activate the window's actions. Main thread. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELATA_TYPE_START_PAGE (relata_start_page_get_type ())

G_DECLARE_FINAL_TYPE (RelataStartPage, relata_start_page, RELATA, START_PAGE, AdwBin)

G_END_DECLS
