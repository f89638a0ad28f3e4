/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Records as JSON. */

#include "config.h"

#include "relata-cli-json.h"
#include "relata-show.h"

#define JSON_VERSION 1

static void
add_value (RelataJson *json, const char *name, const RelataCell *cell)
{
  gsize length;
  const char *data;

  switch (relata_value_get_kind (cell->value))
    {
    case RELATA_VALUE_INTEGER:
      relata_json_add_integer (json, name, relata_value_get_integer (cell->value));
      break;
    case RELATA_VALUE_REAL:
      relata_json_add_real (json, name, relata_value_get_real (cell->value));
      break;
    case RELATA_VALUE_TEXT:
      data = relata_value_get_data (cell->value, &length);
      relata_json_add_text (json, name, data, (gssize)length);
      break;
    case RELATA_VALUE_BLOB:
      relata_json_begin_object (json, name);
      relata_json_add_integer (json, "blob_bytes", cell->size);
      relata_json_end_object (json);
      break;
    case RELATA_VALUE_NULL:
    default:
      relata_json_add_null (json, name);
    }
}

static const RelataTableDef *
get_table (const RelataShow *self, const RelataRecord *record)
{
  return relata_item_table (relata_snapshot_get (self->snapshot, record->table));
}

static void
add_record (RelataJson *json, const RelataShow *self, const RelataRecord *record)
{
  const RelataTableDef *table = get_table (self, record);
  g_autofree char *key = relata_record_dup_key (record, self->snapshot);

  relata_json_begin_object (json, NULL);
  relata_json_add_text (json, "key", key, -1);
  relata_json_add_text (json, "label", record->label, -1);
  relata_json_begin_object (json, "values");
  for (guint i = 0; i < record->n_cells; i++)
    add_value (json, table->columns[i].name, &record->cells[i]);
  relata_json_end_object (json);
  relata_json_begin_object (json, "labels");
  for (guint i = 0; i < record->n_cells; i++)
    if (record->cells[i].label != NULL)
      relata_json_add_text (json, table->columns[i].name, record->cells[i].label, -1);
  relata_json_end_object (json);
  relata_json_begin_array (json, "cut");
  for (guint i = 0; i < record->n_cells; i++)
    if (record->cells[i].cut)
      relata_json_add_text (json, NULL, table->columns[i].name, -1);
  relata_json_end_array (json);
  relata_json_end_object (json);
}

static void
add_count (RelataJson *json, const RelataShow *self, const RelataEndCount *count)
{
  const RelataEnd *end = relata_end_ref_get (&count->end);
  RelataItem *target = relata_snapshot_get (self->snapshot, end->target);
  g_autofree char *key = NULL;

  if (count->record != NULL)
    key = relata_record_dup_key (count->record, self->snapshot);
  relata_json_begin_object (json, NULL);
  relata_json_add_text (json, "name", end->name, -1);
  relata_json_add_text (json, "target", target != NULL ? target->def->name : NULL, -1);
  relata_json_add_boolean (json, "list", end->list);
  if (count->known)
    relata_json_add_integer (json, "count", count->count);
  else
    relata_json_add_null (json, "count");
  relata_json_add_boolean (json, "more", count->more);
  relata_json_add_boolean (json, "dangling", count->dangling);
  relata_json_add_text (json, "key", key, -1);
  relata_json_add_text (json, "label", count->record != NULL ? count->record->label : NULL, -1);
  relata_json_end_object (json);
}

static void
add_counts (RelataJson *json, const RelataShow *self)
{
  if (self->counts == NULL)
    {
      relata_json_add_null (json, "ends");
      return;
    }
  relata_json_begin_array (json, "ends");
  for (guint i = 0; i < self->counts->len; i++)
    add_count (json, self, self->counts->pdata[i]);
  relata_json_end_array (json);
}

/**
 * relata_show_write_json:
 * @out: takes an object
 */
void
relata_show_write_json (const RelataShow *self, GString *out)
{
  RelataJson json = { out };
  RelataItem *item = relata_snapshot_get (self->snapshot, self->page->table);
  g_autofree char *key = relata_record_dup_key (self->record, self->snapshot);

  relata_json_begin_object (&json, NULL);
  relata_json_add_text (&json, "format", "relata-show", -1);
  relata_json_add_integer (&json, "version", JSON_VERSION);
  relata_json_begin_array (&json, "path");
  relata_json_add_text (&json, NULL, get_table (self, self->record)->base.name, -1);
  relata_json_add_text (&json, NULL, key, -1);
  for (guint i = 0; self->ends[i] != NULL; i++)
    relata_json_add_text (&json, NULL, self->ends[i], -1);
  relata_json_end_array (&json);
  relata_json_add_text (&json, "table", item != NULL ? item->def->name : NULL, -1);
  relata_json_begin_array (&json, "records");
  for (guint i = 0; i < self->page->records->len; i++)
    add_record (&json, self, self->page->records->pdata[i]);
  relata_json_end_array (&json);
  relata_json_add_boolean (&json, "more", self->page->more_after);
  add_counts (&json, self);
  relata_json_add_lossy (&json);
  relata_json_end_object (&json);
}
