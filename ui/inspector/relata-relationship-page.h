/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The inspector's page for one relationship: the names of its ends, what it joins, what happens
 * on delete and update. Main thread. */

#pragma once

#include <adwaita.h>

#include "canvas/relata-view-state.h"

G_BEGIN_DECLS

#define RELATA_TYPE_RELATIONSHIP_PAGE (relata_relationship_page_get_type ())

G_DECLARE_FINAL_TYPE (
    RelataRelationshipPage, relata_relationship_page, RELATA, RELATIONSHIP_PAGE, AdwBin)

GtkWidget *relata_relationship_page_new (RelataViewState *view_state);
gboolean relata_relationship_page_refresh (RelataRelationshipPage *self);

G_END_DECLS
