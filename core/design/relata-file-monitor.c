/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A GFileMonitor, a timer that waits until the events have stopped coming, and a comparison in a
 * thread. A comparison that began before the file became known anew is not listened to. */

#include "config.h"

#include "design/relata-file-monitor.h"

#define RATE_LIMIT_MS 500
#define DEBOUNCE_MS   100

struct _RelataFileMonitor
{
  GObject parent_instance;

  char *path;
  GFileMonitor *monitor;
  RelataFileIdentity known;
  RelataFileIdentity seen; /* by the last comparison */
  gboolean changed;
  guint generation; /* of @known */
  guint debounce_timeout;
  GCancellable *cancellable;
  gboolean comparing;
  gboolean again; /* an event came while paused or comparing */
  guint pauses;
};

/* What a comparison takes with it, and what it brings back in @seen. */
typedef struct
{
  char *path;
  RelataFileIdentity known, seen;
  guint generation;
} Comparison;

enum
{
  PROP_0,
  PROP_CHANGED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RelataFileMonitor, relata_file_monitor, G_TYPE_OBJECT)

static void
comparison_free (Comparison *self)
{
  g_free (self->path);
  g_free (self);
}

static void
set_changed (RelataFileMonitor *self, gboolean changed)
{
  if (self->changed == changed)
    return;
  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static void
compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Comparison *comparison = data;

  relata_file_identity_look (&comparison->seen, &comparison->known, comparison->path, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RelataFileMonitor *self = RELATA_FILE_MONITOR (source);
  Comparison *comparison = g_task_get_task_data (G_TASK (result));

  self->comparing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  if (comparison->generation == self->generation)
    {
      self->seen = comparison->seen;
      set_changed (self, !relata_file_identity_equal (&self->known, &self->seen));
    }
  if (self->again)
    relata_file_monitor_check (self);
}

static void
start_comparison (RelataFileMonitor *self)
{
  g_autoptr (GTask) task = NULL;
  Comparison *comparison;

  if (self->pauses > 0 || self->comparing)
    {
      self->again = TRUE;
      return;
    }
  comparison = g_new0 (Comparison, 1);
  comparison->path = g_strdup (self->path);
  comparison->known = self->known;
  comparison->generation = self->generation;
  self->again = FALSE;
  self->comparing = TRUE;
  task = g_task_new (self, self->cancellable, compared_cb, NULL);
  g_task_set_source_tag (task, start_comparison);
  g_task_set_task_data (task, comparison, (GDestroyNotify)comparison_free);
  g_task_run_in_thread (task, compare);
}

static gboolean
debounced_cb (gpointer user_data)
{
  RelataFileMonitor *self = user_data;

  self->debounce_timeout = 0;
  start_comparison (self);
  return G_SOURCE_REMOVE;
}

static void
event_cb (RelataFileMonitor *self)
{
  if (self->debounce_timeout == 0)
    self->debounce_timeout = g_timeout_add (DEBOUNCE_MS, debounced_cb, self);
}

static void
relata_file_monitor_dispose (GObject *object)
{
  RelataFileMonitor *self = RELATA_FILE_MONITOR (object);

  g_clear_handle_id (&self->debounce_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (relata_file_monitor_parent_class)->dispose (object);
}

static void
relata_file_monitor_finalize (GObject *object)
{
  RelataFileMonitor *self = RELATA_FILE_MONITOR (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);
  G_OBJECT_CLASS (relata_file_monitor_parent_class)->finalize (object);
}

static void
relata_file_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RelataFileMonitor *self = RELATA_FILE_MONITOR (object);

  switch (prop_id)
    {
    case PROP_CHANGED:
      g_value_set_boolean (value, self->changed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
relata_file_monitor_class_init (RelataFileMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = relata_file_monitor_dispose;
  object_class->finalize = relata_file_monitor_finalize;
  object_class->get_property = relata_file_monitor_get_property;

  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
relata_file_monitor_init (RelataFileMonitor *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * relata_file_monitor_new:
 * @path: a file, which may be absent
 * @known: what it is known to be
 *
 * Where the system offers no events (some network places), relata_file_monitor_check() is all
 * there is.
 *
 * Returns: (transfer full): a monitor that compares at once, and from now on
 */
RelataFileMonitor *
relata_file_monitor_new (const char *path, const RelataFileIdentity *known)
{
  RelataFileMonitor *self;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (path != NULL && known != NULL, NULL);

  self = g_object_new (RELATA_TYPE_FILE_MONITOR, NULL);
  file = g_file_new_for_path (path);
  self->path = g_strdup (path);
  self->known = self->seen = *known;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
      g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (event_cb), self);
    }
  start_comparison (self);
  return self;
}

/**
 * relata_file_monitor_set_known:
 * @known: what the file was read or written as just now
 */
void
relata_file_monitor_set_known (RelataFileMonitor *self, const RelataFileIdentity *known)
{
  g_return_if_fail (RELATA_IS_FILE_MONITOR (self) && known != NULL);

  self->known = self->seen = *known;
  self->generation++;
  set_changed (self, FALSE);
}

/**
 * relata_file_monitor_accept:
 *
 * What was seen last is what is known: only a further change counts as one.
 */
void
relata_file_monitor_accept (RelataFileMonitor *self)
{
  RelataFileIdentity seen;

  g_return_if_fail (RELATA_IS_FILE_MONITOR (self));

  seen = self->seen;
  relata_file_monitor_set_known (self, &seen);
}

/**
 * relata_file_monitor_get_changed:
 *
 * Returns: whether the file, when it was looked at last, was another than the known one, or gone
 */
gboolean
relata_file_monitor_get_changed (RelataFileMonitor *self)
{
  g_return_val_if_fail (RELATA_IS_FILE_MONITOR (self), FALSE);

  return self->changed;
}

/**
 * relata_file_monitor_check:
 *
 * Looks now, as when a window gets the focus back.
 */
void
relata_file_monitor_check (RelataFileMonitor *self)
{
  g_return_if_fail (RELATA_IS_FILE_MONITOR (self));

  start_comparison (self);
}

/**
 * relata_file_monitor_pause:
 *
 * Looks no more until relata_file_monitor_unpause() is called as often: the file is being saved.
 */
void
relata_file_monitor_pause (RelataFileMonitor *self)
{
  g_return_if_fail (RELATA_IS_FILE_MONITOR (self));

  self->pauses++;
}

/**
 * relata_file_monitor_unpause:
 *
 * Looks again, at once if there was reason to meanwhile.
 */
void
relata_file_monitor_unpause (RelataFileMonitor *self)
{
  g_return_if_fail (RELATA_IS_FILE_MONITOR (self) && self->pauses > 0);

  self->pauses--;
  if (self->pauses == 0 && self->again)
    start_comparison (self);
}
