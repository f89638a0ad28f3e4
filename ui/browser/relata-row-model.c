/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* One job at a time reads the next page; a new query or a jump cancels it. */

#include "config.h"

#include "browser/relata-browse-job.h"
#include "browser/relata-row-model.h"

struct _RelataRowModel
{
  GObject parent_instance;

  RelataDatabase *database;
  RelataRowQuery *query;
  GPtrArray *items;
  gboolean more_before;
  gboolean more_after;
  gboolean trimming;

  RelataJob *job;
  guint generation; /* of the job */
  RelataPagePlace place;
  RelataRecord *anchor;
  char *error_message;
};

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_ERROR_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RelataRowModel,
                               relata_row_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Who waits for a page, and for which. */
typedef struct
{
  RelataRowModel *model;
  guint generation;
} Waiting;

static void
set_error_message (RelataRowModel *self, const char *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;
  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static gpointer
copy_item (gconstpointer item, gpointer data)
{
  return g_object_ref ((gpointer)item);
}

static GPtrArray *
wrap (const RelataPage *page)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < page->records->len; i++)
    g_ptr_array_add (items, relata_row_item_new (page->records->pdata[i]));
  return items;
}

static void
replace (RelataRowModel *self, RelataPage *page)
{
  guint before = self->items->len;

  g_ptr_array_unref (self->items);
  self->items = wrap (page);
  self->more_before = page->more_before;
  self->more_after = page->more_after;
  if (before > 0 || self->items->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
}

/* Lets go of rows at one end, so that the model stays small. */
static void
trim (RelataRowModel *self, gboolean at_start)
{
  guint n_over = self->items->len > RELATA_ROW_MODEL_MAX_ROWS
                     ? self->items->len - RELATA_ROW_MODEL_MAX_ROWS
                     : 0;
  guint position = at_start ? 0 : RELATA_ROW_MODEL_MAX_ROWS;

  if (n_over == 0)
    return;
  g_ptr_array_remove_range (self->items, position, n_over);
  if (at_start)
    self->more_before = TRUE;
  else
    self->more_after = TRUE;
  self->trimming = TRUE;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_over, 0);
  self->trimming = FALSE;
}

static void
append (RelataRowModel *self, RelataPage *page)
{
  g_autoptr (GPtrArray) items = wrap (page);
  guint position = self->items->len;
  guint n_added = items->len;

  self->more_after = page->more_after;
  g_ptr_array_extend (self->items, items, copy_item, NULL);
  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_added);
  trim (self, TRUE);
}

static void
prepend (RelataRowModel *self, RelataPage *page)
{
  GPtrArray *items = wrap (page);
  guint n_added = items->len;

  self->more_before = page->more_before;
  g_ptr_array_extend (items, self->items, copy_item, NULL);
  g_ptr_array_unref (self->items);
  self->items = items;
  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_added);
  trim (self, FALSE);
}

static void
apply_page (RelataRowModel *self, RelataPage *page)
{
  switch (self->place)
    {
    case RELATA_PAGE_AFTER:
      append (self, page);
      break;
    case RELATA_PAGE_BEFORE:
      prepend (self, page);
      break;
    case RELATA_PAGE_FIRST:
    case RELATA_PAGE_LAST:
    case RELATA_PAGE_FROM:
    default:
      replace (self, page);
    }
}

static void
page_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (RelataRowModel) self = waiting->model;
  gboolean current = self->job != NULL && waiting->generation == self->generation;
  g_autoptr (GError) error = NULL;
  g_autoptr (RelataPage) page = relata_job_run_finish (RELATA_JOB (object), result, &error);

  g_free (waiting);
  if (!current)
    return;
  g_clear_object (&self->job);
  if (page != NULL)
    apply_page (self, page);
  set_error_message (self, error != NULL ? error->message : NULL);
  if (self->job == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
stop (RelataRowModel *self)
{
  self->generation++;
  if (self->job != NULL)
    relata_job_cancel (self->job);
  g_clear_object (&self->job);
}

static void
start (RelataRowModel *self, RelataPagePlace place, RelataRecord *record)
{
  Waiting *waiting;
  RelataRecord *anchor = record != NULL ? relata_record_ref (record) : NULL;

  stop (self);
  g_clear_pointer (&self->anchor, relata_record_unref);
  self->anchor = anchor;
  self->place = place;
  self->job = relata_browse_job_page (self->database, self->query, place, anchor, RELATA_PAGE_ROWS);
  waiting = g_new0 (Waiting, 1);
  waiting->model = g_object_ref (self);
  waiting->generation = self->generation;
  set_error_message (self, NULL);
  relata_job_run_async (self->job, page_read_cb, waiting);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * relata_row_model_set_query:
 * @query: (nullable): what to show; %NULL for nothing
 * @record: (nullable): a record of it to begin at; %NULL for the beginning
 */
void
relata_row_model_set_query (RelataRowModel *self, RelataRowQuery *query, RelataRecord *record)
{
  g_autoptr (RelataPage) nothing = relata_page_new (0);

  g_return_if_fail (RELATA_IS_ROW_MODEL (self));

  if (query != NULL)
    relata_row_query_ref (query);
  g_clear_pointer (&self->query, relata_row_query_unref);
  self->query = query;
  if (query != NULL)
    {
      start (self, record != NULL ? RELATA_PAGE_FROM : RELATA_PAGE_FIRST, record);
      return;
    }
  stop (self);
  replace (self, nothing);
  set_error_message (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * relata_row_model_get_query:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RelataRowQuery *
relata_row_model_get_query (RelataRowModel *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), NULL);

  return self->query;
}

static gboolean
is_idle (RelataRowModel *self)
{
  return self->query != NULL && self->job == NULL && self->error_message == NULL;
}

/**
 * relata_row_model_load_after:
 *
 * Reads the rows after the last one, unless there are none or something is being read.
 */
void
relata_row_model_load_after (RelataRowModel *self)
{
  g_return_if_fail (RELATA_IS_ROW_MODEL (self));

  if (is_idle (self) && self->more_after && self->items->len > 0)
    start (self, RELATA_PAGE_AFTER, relata_row_model_get_record (self, self->items->len - 1));
}

/**
 * relata_row_model_load_before:
 *
 * Reads the rows before the first one, unless there are none or something is being read.
 */
void
relata_row_model_load_before (RelataRowModel *self)
{
  g_return_if_fail (RELATA_IS_ROW_MODEL (self));

  if (is_idle (self) && self->more_before && self->items->len > 0)
    start (self, RELATA_PAGE_BEFORE, relata_row_model_get_record (self, 0));
}

/**
 * relata_row_model_jump:
 * @place: RELATA_PAGE_FIRST or RELATA_PAGE_LAST
 *
 * Goes to the beginning or the end, whatever lies between.
 */
void
relata_row_model_jump (RelataRowModel *self, RelataPagePlace place)
{
  g_return_if_fail (RELATA_IS_ROW_MODEL (self));
  g_return_if_fail (place == RELATA_PAGE_FIRST || place == RELATA_PAGE_LAST);

  if (self->query != NULL)
    start (self, place, NULL);
}

/**
 * relata_row_model_retry:
 *
 * Reads once more what failed to be read, or was read last.
 */
void
relata_row_model_retry (RelataRowModel *self)
{
  g_return_if_fail (RELATA_IS_ROW_MODEL (self));

  if (self->query != NULL)
    start (self, self->place, self->anchor);
}

/**
 * relata_row_model_get_record:
 *
 * Returns: (transfer none) (nullable): the record at @position
 */
RelataRecord *
relata_row_model_get_record (RelataRowModel *self, guint position)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), NULL);

  return position < self->items->len ? relata_row_item_get_record (self->items->pdata[position])
                                     : NULL;
}

/**
 * relata_row_model_find:
 * @position: (out): where the row stands
 *
 * Returns: whether the row is among those read
 */
gboolean
relata_row_model_find (RelataRowModel *self, const RelataRecord *record, guint *position)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), FALSE);
  g_return_val_if_fail (record != NULL && position != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (relata_record_is_same_row (relata_row_model_get_record (self, i), record))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
relata_row_model_get_loading (RelataRowModel *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), FALSE);

  return self->job != NULL;
}

gboolean
relata_row_model_get_more_before (RelataRowModel *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), FALSE);

  return self->more_before;
}

gboolean
relata_row_model_get_more_after (RelataRowModel *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), FALSE);

  return self->more_after;
}

/**
 * relata_row_model_is_trimming:
 *
 * Returns: whether rows are being let go just now only because the model is full
 */
gboolean
relata_row_model_is_trimming (RelataRowModel *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), FALSE);

  return self->trimming;
}

/**
 * relata_row_model_get_error_message:
 *
 * Returns: (transfer none) (nullable): why the last read failed; plain text
 */
const char *
relata_row_model_get_error_message (RelataRowModel *self)
{
  g_return_val_if_fail (RELATA_IS_ROW_MODEL (self), NULL);

  return self->error_message;
}

static GType
get_item_type (GListModel *list)
{
  return RELATA_TYPE_ROW_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return RELATA_ROW_MODEL (list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  RelataRowModel *self = RELATA_ROW_MODEL (list);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
relata_row_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RelataRowModel *self = RELATA_ROW_MODEL (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->job != NULL);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
relata_row_model_dispose (GObject *object)
{
  RelataRowModel *self = RELATA_ROW_MODEL (object);

  stop (self);
  g_clear_pointer (&self->query, relata_row_query_unref);
  g_clear_pointer (&self->anchor, relata_record_unref);
  g_clear_object (&self->database);
  G_OBJECT_CLASS (relata_row_model_parent_class)->dispose (object);
}

static void
relata_row_model_finalize (GObject *object)
{
  RelataRowModel *self = RELATA_ROW_MODEL (object);

  g_ptr_array_unref (self->items);
  g_free (self->error_message);
  G_OBJECT_CLASS (relata_row_model_parent_class)->finalize (object);
}

static void
relata_row_model_class_init (RelataRowModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = relata_row_model_get_property;
  object_class->dispose = relata_row_model_dispose;
  object_class->finalize = relata_row_model_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relata_row_model_init (RelataRowModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * relata_row_model_new:
 *
 * Returns: (transfer full): an empty model
 */
RelataRowModel *
relata_row_model_new (RelataDatabase *database)
{
  RelataRowModel *self;

  g_return_val_if_fail (RELATA_IS_DATABASE (database), NULL);

  self = g_object_new (RELATA_TYPE_ROW_MODEL, NULL);
  self->database = g_object_ref (database);
  return self;
}
