/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The application object: windows, files handed over by the desktop, actions of the program as
 * a whole, and the shortcuts. Main thread. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RELATA_TYPE_APPLICATION (relata_application_get_type ())

G_DECLARE_FINAL_TYPE (RelataApplication, relata_application, RELATA, APPLICATION, AdwApplication)

RelataApplication *relata_application_new (void);

G_END_DECLS
