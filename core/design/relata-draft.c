/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* The files of a draft. The key file is written first: a script without one would belong to
 * nobody, a key file without a script is removed. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "design/relata-draft.h"
#include "design/relata-temp-file.h"
#include "design/relata-user-dirs.h"

#define GROUP          "Draft"
#define STALE_TEMP_AGE (60 * 60)

struct _RelataDraft
{
  char *id;
  GMutex lock;     /* guards what follows */
  char *directory; /* NULL before the first file is made */
  int lock_fd;
  guint64 last;          /* number given to a write */
  guint64 done;          /* the newest one done; those before it come too late */
  RelataDraftInfo *info; /* as in the key file; NULL before it is made */
};

/* Files */

static char *
make_path (const char *directory, const char *id, const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (directory, name, NULL);
}

static void
remove_file (const char *directory, const char *id, const char *suffix)
{
  g_autofree char *path = make_path (directory, id, suffix);

  g_unlink (path);
}

/* A file descriptor that holds the lock; -1 if another process does, or errno is something
 * else than EWOULDBLOCK. */
static int
take_lock (const char *directory, const char *id)
{
  g_autofree char *path = make_path (directory, id, ".lock");
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  int error_number;

  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  error_number = errno;
  close (fd);
  errno = error_number;
  return -1;
}

/* Key files */

/* A path may hold any bytes; a key file holds UTF-8. */
static void
set_path (GKeyFile *keys, const char *key, const char *path)
{
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;

  if (uri != NULL)
    g_key_file_set_string (keys, GROUP, key, uri);
}

static char *
get_path (GKeyFile *keys, const char *key)
{
  g_autofree char *uri = g_key_file_get_string (keys, GROUP, key, NULL);

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

static GBytes *
write_keys (const RelataDraftInfo *info)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  gsize length;
  char *data;

  set_path (keys, "script", info->path);
  set_path (keys, "database", info->database_path);
  if (info->title != NULL)
    g_key_file_set_string (keys, GROUP, "title", info->title);
  if (info->base_hash != NULL)
    g_key_file_set_string (keys, GROUP, "base", info->base_hash);
  g_key_file_set_uint64 (keys, GROUP, "crashes", info->crashes);
  data = g_key_file_to_data (keys, &length, NULL);
  return g_bytes_new_take (data, length);
}

static RelataDraftInfo *
read_keys (const char *directory, const char *id)
{
  g_autofree char *path = make_path (directory, id, ".ini");
  g_autofree char *script = make_path (directory, id, ".sql");
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  RelataDraftInfo *info = g_new0 (RelataDraftInfo, 1);
  GStatBuf status;

  info->id = g_strdup (id);
  if (g_stat (script, &status) == 0)
    info->when = status.st_mtime;
  if (!g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL))
    return info;
  info->path = get_path (keys, "script");
  info->database_path = get_path (keys, "database");
  info->title = g_key_file_get_string (keys, GROUP, "title", NULL);
  info->base_hash = g_key_file_get_string (keys, GROUP, "base", NULL);
  info->crashes = (guint)MIN (g_key_file_get_uint64 (keys, GROUP, "crashes", NULL), 1000);
  return info;
}

static gboolean
save_keys (RelataDraft *self, const RelataDraftInfo *info, GError **error)
{
  g_autofree char *path = make_path (self->directory, self->id, ".ini");
  g_autoptr (GBytes) keys = write_keys (info);

  return relata_temp_file_write_private (path, keys, error);
}

static gboolean
equal_info (const RelataDraftInfo *a, const RelataDraftInfo *b)
{
  return a != NULL && b != NULL && g_strcmp0 (a->path, b->path) == 0
         && g_strcmp0 (a->database_path, b->database_path) == 0
         && g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->base_hash, b->base_hash) == 0
         && a->crashes == b->crashes;
}

/* Listing */

static gboolean
file_exists (const char *directory, const char *id, const char *suffix)
{
  g_autofree char *path = make_path (directory, id, suffix);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
remove_draft_files (const char *directory, const char *id)
{
  remove_file (directory, id, ".sql");
  remove_file (directory, id, ".ini");
  remove_file (directory, id, ".lock");
}

/* Adds the draft if its process is gone; what is left of half a draft is removed. */
static void
add_if_abandoned (GPtrArray *drafts, const char *directory, const char *id)
{
  int fd = take_lock (directory, id);

  if (fd < 0)
    return;
  if (file_exists (directory, id, ".sql"))
    g_ptr_array_add (drafts, read_keys (directory, id));
  else
    remove_draft_files (directory, id);
  close (fd);
}

/* What a crash left of a file in the making. */
static void
remove_stale_temp_file (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  GStatBuf status;

  if (g_stat (path, &status) == 0
      && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_TEMP_AGE)
    g_unlink (path);
}

static void
collect_id (GHashTable *ids, const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot != NULL
      && (g_str_equal (dot, ".sql") || g_str_equal (dot, ".ini") || g_str_equal (dot, ".lock")))
    g_hash_table_add (ids, g_strndup (name, dot - name));
}

static int
compare_when (gconstpointer a, gconstpointer b)
{
  const RelataDraftInfo *x = *(RelataDraftInfo *const *)a;
  const RelataDraftInfo *y = *(RelataDraftInfo *const *)b;

  return (x->when < y->when) - (x->when > y->when);
}

/* Taking and letting go */

static gboolean
set_draft_error (GError **error, const char *id)
{
  if (errno == EWOULDBLOCK)
    g_set_error (error, RELATA_ERROR, RELATA_ERROR_BUSY,
                 _ ("The draft %s is open in another window"), id);
  else
    relata_file_set_error (error, errno, _ ("Could not open the draft"));
  return FALSE;
}

/* Makes the directory and takes the lock, the first time. */
static gboolean
ensure_lock (RelataDraft *self, GError **error)
{
  if (self->directory == NULL)
    self->directory = relata_user_dirs_drafts (error);
  if (self->directory == NULL)
    return FALSE;
  if (self->lock_fd < 0)
    self->lock_fd = take_lock (self->directory, self->id);
  return self->lock_fd >= 0 || set_draft_error (error, self->id);
}

static RelataDraft *
new_draft (const char *id)
{
  RelataDraft *self = g_new0 (RelataDraft, 1);

  self->id = g_strdup (id);
  self->lock_fd = -1;
  g_mutex_init (&self->lock);
  return self;
}

static void
set_crashes (RelataDraft *self, guint crashes)
{
  g_autoptr (GError) error = NULL;

  if (self->info->crashes == crashes)
    return;
  self->info->crashes = crashes;
  if (!save_keys (self, self->info, &error))
    g_info ("%s", error->message);
}

/**
 * relata_draft_info_new:
 * @path: (nullable)
 * @database_path: (nullable)
 * @title: (nullable)
 * @base_hash: (nullable)
 *
 * Returns: (transfer full): what to write with a draft
 */
RelataDraftInfo *
relata_draft_info_new (const char *path,
                       const char *database_path,
                       const char *title,
                       const char *base_hash)
{
  RelataDraftInfo *self = g_new0 (RelataDraftInfo, 1);

  self->path = g_strdup (path);
  self->database_path = g_strdup (database_path);
  self->title = g_strdup (title);
  self->base_hash = g_strdup (base_hash);
  return self;
}

void
relata_draft_info_free (RelataDraftInfo *self)
{
  g_free (self->id);
  g_free (self->path);
  g_free (self->database_path);
  g_free (self->title);
  g_free (self->base_hash);
  g_free (self);
}

/**
 * relata_drafts_list:
 *
 * Returns: (transfer full) (element-type RelataDraftInfo): the drafts no process works on, which
 *   is to say those of processes that ended without saving or discarding; the newest first
 */
GPtrArray *
relata_drafts_list (void)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)relata_draft_info_free);
  g_autofree char *directory = relata_user_dirs_drafts (NULL);
  g_autoptr (GDir) dir = directory != NULL ? g_dir_open (directory, 0, NULL) : NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  const char *name;
  gpointer id;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] == '.')
      remove_stale_temp_file (directory, name);
    else
      collect_id (ids, name);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_if_abandoned (drafts, directory, id);
  g_ptr_array_sort (drafts, compare_when);
  return drafts;
}

/**
 * relata_draft_new:
 *
 * Returns: (transfer full): a draft of a new name; no file is made before relata_draft_write()
 */
RelataDraft *
relata_draft_new (void)
{
  g_autofree char *id = g_uuid_string_random ();

  return new_draft (id);
}

/**
 * relata_draft_restore:
 * @id: from relata_drafts_list()
 *
 * Takes a draft over and counts the attempt: relata_draft_settle() says that it went well.
 * Fails with RELATA_ERROR_NOT_FOUND, or RELATA_ERROR_BUSY if somebody was quicker.
 *
 * Returns: (transfer full) (nullable): the draft
 */
RelataDraft *
relata_draft_restore (const char *id, GError **error)
{
  g_autoptr (RelataDraft) self = NULL;

  g_return_val_if_fail (id != NULL && strchr (id, G_DIR_SEPARATOR) == NULL, NULL);

  self = new_draft (id);
  self->directory = relata_user_dirs_drafts (error);
  if (self->directory == NULL)
    return NULL;
  if (!file_exists (self->directory, id, ".sql"))
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND, _ ("There is no draft %s"), id);
      return NULL;
    }
  if (!ensure_lock (self, error))
    return NULL;
  self->info = read_keys (self->directory, id);
  set_crashes (self, self->info->crashes + 1);
  return g_steal_pointer (&self);
}

/**
 * relata_draft_free:
 *
 * Lets go of the draft. Its files stay, to be recovered.
 */
void
relata_draft_free (RelataDraft *self)
{
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  if (self->directory != NULL && !file_exists (self->directory, self->id, ".sql"))
    remove_draft_files (self->directory, self->id);
  g_clear_pointer (&self->info, relata_draft_info_free);
  g_mutex_clear (&self->lock);
  g_free (self->id);
  g_free (self->directory);
  g_free (self);
}

const char *
relata_draft_get_id (RelataDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * relata_draft_get_info:
 *
 * Returns: (nullable): what was written with it; %NULL if nothing was
 */
const RelataDraftInfo *
relata_draft_get_info (RelataDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->info;
}

/**
 * relata_draft_read:
 *
 * Returns: (transfer full) (nullable): the script
 */
GBytes *
relata_draft_read (RelataDraft *self, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && self->directory != NULL, NULL);

  path = make_path (self->directory, self->id, ".sql");
  return relata_file_read (path, NULL, NULL, error);
}

/**
 * relata_draft_next:
 *
 * Returns: a number for relata_draft_write(), higher than all before it
 */
guint64
relata_draft_next (RelataDraft *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, 0);

  locker = g_mutex_locker_new (&self->lock);
  return ++self->last;
}

static gboolean
write_files (RelataDraft *self, RelataDraftInfo *info, GBytes *bytes, GError **error)
{
  g_autoptr (RelataDraftInfo) owned = info;
  g_autofree char *path = NULL;

  if (!ensure_lock (self, error))
    return FALSE;
  if (self->info != NULL)
    owned->crashes = self->info->crashes;
  if (!equal_info (self->info, owned))
    {
      if (!save_keys (self, owned, error))
        return FALSE;
      g_clear_pointer (&self->info, relata_draft_info_free);
      self->info = g_steal_pointer (&owned);
    }
  path = make_path (self->directory, self->id, ".sql");
  return relata_temp_file_write_private (path, bytes, error);
}

/**
 * relata_draft_write:
 * @number: from relata_draft_next(), taken when @bytes were current
 * @info: (transfer full): whose draft it is
 * @bytes: the script
 *
 * Writes nothing if a later write or relata_draft_remove() was quicker.
 *
 * Returns: whether the disk has it, or something newer
 */
gboolean
relata_draft_write (
    RelataDraft *self, guint64 number, RelataDraftInfo *info, GBytes *bytes, GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL && info != NULL && bytes != NULL, FALSE);

  locker = g_mutex_locker_new (&self->lock);
  if (number < self->done)
    {
      relata_draft_info_free (info);
      return TRUE;
    }
  self->done = number;
  return write_files (self, info, bytes, error);
}

/**
 * relata_draft_settle:
 *
 * What was restored has not crashed the program.
 */
void
relata_draft_settle (RelataDraft *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->lock);
  if (self->info != NULL && self->directory != NULL)
    set_crashes (self, 0);
}

/**
 * relata_draft_remove:
 *
 * Removes the files: what they held is saved, or not wanted. The draft can be written again.
 */
void
relata_draft_remove (RelataDraft *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->lock);
  self->done = ++self->last;
  if (self->directory != NULL && self->lock_fd >= 0)
    remove_draft_files (self->directory, self->id);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;
  g_clear_pointer (&self->info, relata_draft_info_free);
}
