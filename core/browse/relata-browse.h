/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Walking from record to record by names, as the command line does it: find a record by its
 * key, then follow ends. Thread of the connection. */

#pragma once

#include "browse/relata-end-count.h"
#include "browse/relata-page.h"

G_BEGIN_DECLS

RelataRecord *relata_browse_find (RelataConnection *connection,
                                  RelataSnapshot *snapshot,
                                  const char *table,
                                  const char *key,
                                  GError **error);
RelataPage *relata_browse_follow (RelataConnection *connection,
                                  RelataSnapshot *snapshot,
                                  RelataPage *page,
                                  const char *end,
                                  guint n_rows,
                                  GError **error);
RelataPage *relata_page_new_for_record (RelataRecord *record);

G_END_DECLS
