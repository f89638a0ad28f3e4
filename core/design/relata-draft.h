/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Drafts: what was not saved yet, kept in the user's data directory so that a crash loses the
 * last seconds and no more. A draft is a script ID.sql and a key file ID.ini that says whose it
 * is. While its process lives it holds a lock on ID.lock; a draft without that lock is one to
 * recover. Thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RelataDraft RelataDraft;

/* So many restorations that ended in a crash, and the draft is not restored unasked. */
#define RELATA_DRAFT_MAX_CRASHES 2

/* A restored design that lasts so long (seconds) was restored well. */
#define RELATA_DRAFT_SETTLE_SECONDS 60

/**
 * RelataDraftInfo:
 * @id: name of the draft
 * @path: (nullable): the script it belongs to
 * @database_path: (nullable): the database it was read from, if it has no script
 * @title: (nullable): what the design was called in the window
 * @base_hash: (nullable): hash of the script's content it was made from, see #RelataFileIdentity
 * @when: when it was written, seconds since the epoch
 * @crashes: how many times in a row restoring it was followed by a crash
 */
typedef struct
{
  char *id;
  char *path;
  char *database_path;
  char *title;
  char *base_hash;
  gint64 when;
  guint crashes;
} RelataDraftInfo;

RelataDraftInfo *relata_draft_info_new (const char *path,
                                        const char *database_path,
                                        const char *title,
                                        const char *base_hash);
void relata_draft_info_free (RelataDraftInfo *self);

GPtrArray *relata_drafts_list (void);

RelataDraft *relata_draft_new (void);
RelataDraft *relata_draft_restore (const char *id, GError **error);
void relata_draft_free (RelataDraft *self);
const char *relata_draft_get_id (RelataDraft *self);
const RelataDraftInfo *relata_draft_get_info (RelataDraft *self);
GBytes *relata_draft_read (RelataDraft *self, GError **error);
guint64 relata_draft_next (RelataDraft *self);
gboolean relata_draft_write (
    RelataDraft *self, guint64 number, RelataDraftInfo *info, GBytes *bytes, GError **error);
void relata_draft_settle (RelataDraft *self);
void relata_draft_remove (RelataDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDraft, relata_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDraftInfo, relata_draft_info_free)

G_END_DECLS
