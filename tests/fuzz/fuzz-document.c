/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Any bytes as a script: it comes back byte for byte, its relationships can be derived, every
 * decoration says the same once it is written and read again, and an edit of every item can be
 * undone to the byte. */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "schema/relata-edit.h"
#include "schema/relata-label.h"
#include "schema/relata-relationship.h"

static void
check_bytes (RelataSnapshot *snapshot, const void *data, size_t size)
{
  g_autoptr (GBytes) bytes = relata_snapshot_write (snapshot);
  gsize written_size;
  const void *written = g_bytes_get_data (bytes, &written_size);

  g_assert_cmpmem (written, written_size, data, size);
}

static void
check_decor (const RelataDecor *decor)
{
  g_autofree char *text = relata_decor_write (decor, "\n");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (RelataDecor) again = NULL;
  guint n = g_strv_length (lines);

  if (n > 0)
    g_clear_pointer (&lines[n - 1], g_free);
  again = relata_decor_parse ((const char *const *)lines);
  g_assert_true (relata_decor_equal (decor, again));
}

static void
check_relationships (RelataSnapshot *snapshot)
{
  RelataRelationships *relationships = relata_snapshot_get_relationships (snapshot);

  for (guint i = 0; i < relata_relationships_get_n (relationships); i++)
    for (guint end = 0; end < 2; end++)
      g_assert_true (*relata_relationships_get (relationships, i)->ends[end].name != '\0');
}

/* Moves, deletes and adds. */
static void
change (RelataEdit *edit, RelataSnapshot *snapshot)
{
  guint n = relata_snapshot_get_n_items (snapshot);
  RelataDef *def = NULL;

  for (guint i = 0; i < n && i < 8; i++)
    {
      const RelataItem *item = relata_snapshot_get_item (snapshot, i);
      g_autoptr (RelataDecor) decor = relata_decor_with_position (item->decor, 1, 2);

      def = item->def;
      if (i % 3 == 2)
        relata_edit_remove (edit, item->id);
      else
        relata_edit_set_decor (edit, item->id, decor);
    }
  if (def != NULL)
    relata_edit_append (edit, def, NULL);
  relata_edit_set_database (edit, "x.db");
}

static void
check_undo (RelataSnapshot *snapshot, const void *data, size_t size)
{
  g_autoptr (RelataEdit) edit = relata_edit_new (snapshot, "Fuzz");
  g_autoptr (RelataSnapshot) undone = NULL;

  change (edit, snapshot);
  undone = relata_snapshot_apply_facts (relata_edit_get_snapshot (edit),
                                        relata_edit_get_facts (edit), TRUE);
  check_bytes (undone, data, size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (RelataSnapshot) snapshot = relata_snapshot_parse ((const char *)data, size);

  check_bytes (snapshot, data, size);
  check_relationships (snapshot);
  for (guint i = 0; i < relata_snapshot_get_n_items (snapshot); i++)
    {
      const RelataItem *item = relata_snapshot_get_item (snapshot, i);
      g_autofree char *label = relata_label_get_template (snapshot, item->id);

      check_decor (item->decor);
    }
  check_undo (snapshot, data, size);
  return 0;
}
