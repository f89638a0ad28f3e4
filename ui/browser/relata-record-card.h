/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* One record as a card: every column with its value. Main thread. */

#pragma once

#include <adwaita.h>

#include "browse/relata-record.h"

G_BEGIN_DECLS

#define RELATA_TYPE_RECORD_CARD (relata_record_card_get_type ())

G_DECLARE_FINAL_TYPE (RelataRecordCard, relata_record_card, RELATA, RECORD_CARD, AdwBin)

GtkWidget *relata_record_card_new (void);
void relata_record_card_set_record (RelataRecordCard *self,
                                    RelataSnapshot *snapshot,
                                    RelataRecord *record);

G_END_DECLS
