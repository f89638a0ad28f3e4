/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Making a database: the script runs in a temporary file beside the target, is checked,
 * fsynced and put in place. Any thread but the main one. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "base/relata-text.h"
#include "sql/relata-name.h"
#include "sqlite/relata-connection-private.h"
#include "sqlite/relata-create.h"
#include "sqlite/relata-database-file.h"
#include "sqlite/relata-database.h"
#include "sqlite/relata-reader.h"
#include "sqlite/relata-statement.h"
#include "sqlite/relata-virtual-table.h"

#define NAME_CHARS   80
#define MAX_ATTEMPTS 100
#define EXCLUSIVE    "BEGIN EXCLUSIVE"

typedef struct
{
  char *target;    /* absolute */
  char *name;      /* its last part, to be shown */
  char *temporary; /* beside it; NULL while there is none */
  RelataCreateFlags flags;
  GCancellable *cancellable;
  RelataCreateResult result;
} Creation;

static void
set_errno_error (Creation *self, GError **error)
{
  g_set_error (error, RELATA_ERROR, relata_error_from_errno (errno), _ ("Creating %s: %s"),
               self->name, g_strerror (errno));
}

static void
unlink_with (const char *path, const char *suffix)
{
  g_autofree char *sibling = g_strconcat (path, suffix, NULL);

  g_unlink (sibling);
}

static void
creation_clear (Creation *self)
{
  if (self->temporary != NULL)
    {
      g_unlink (self->temporary);
      unlink_with (self->temporary, "-journal");
      unlink_with (self->temporary, "-wal");
      unlink_with (self->temporary, "-shm");
    }
  g_free (self->target);
  g_free (self->name);
  g_free (self->temporary);
  g_clear_object (&self->cancellable);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Creation, creation_clear)

static gboolean
sibling_has_data (const char *path, const char *suffix)
{
  g_autofree char *sibling = g_strconcat (path, suffix, NULL);
  GStatBuf info;

  return g_lstat (sibling, &info) == 0 && info.st_size > 0;
}

/* A journal or a log that is there already would be taken for the new database's own, and
 * spoil it (https://www.sqlite.org/howtocorrupt.html, 1.4). */
static gboolean
check_siblings (Creation *self, GError **error)
{
  static const char *const suffixes[] = { "-journal", "-wal", NULL };

  for (gsize i = 0; suffixes[i] != NULL; i++)
    if (sibling_has_data (self->target, suffixes[i]))
      {
        g_set_error (error, RELATA_ERROR, RELATA_ERROR_BUSY,
                     _ ("Creating %s: the file %s%s beside it belongs to a database that is in "
                        "use or was cut off. Close that one, or choose another name"),
                     self->name, self->name, suffixes[i]);
        return FALSE;
      }
  return TRUE;
}

/* That nobody is in the middle of something in the database to be replaced. One that is
 * damaged may go. */
static gboolean
check_unused (Creation *self, GError **error)
{
  g_autoptr (RelataConnection) connection = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!relata_database_is_database (self->target))
    return TRUE;
  connection = relata_connection_open (self->target, RELATA_CONNECTION_WRITE, self->cancellable,
                                       &local_error);
  if (connection != NULL)
    relata_connection_exec (connection, EXCLUSIVE, &local_error);
  if (local_error == NULL || g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_CORRUPT)
      || g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_UNSUPPORTED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_target (Creation *self, GError **error)
{
  GStatBuf info;

  if (g_lstat (self->target, &info) == 0 && !(self->flags & RELATA_CREATE_REPLACE))
    {
      g_set_error (error, RELATA_ERROR, RELATA_ERROR_EXISTS,
                   _ ("Creating %s: there is something of that name already"), self->name);
      return FALSE;
    }
  return check_unused (self, error) && check_siblings (self, error);
}

/* The file that is meant: behind a symbolic link, that to which it leads. */
static gboolean
find_target (Creation *self, const char *path, GError **error)
{
  GStatBuf info;

  self->name = relata_database_file_get_display_name (path);
  if ((self->flags & RELATA_CREATE_REPLACE) && g_stat (path, &info) == 0)
    self->target = relata_database_file_resolve (path, error);
  else
    self->target = relata_database_file_resolve_new (path, error);
  return self->target != NULL && check_target (self, error);
}

/* Makes an empty file beside the target, of which nobody else knows the name. */
static RelataConnection *
open_temporary (Creation *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);

  for (int i = 0; i < MAX_ATTEMPTS; i++)
    {
      g_autofree char *name = g_strdup_printf (".relata-%08x.db", g_random_int ());
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) local_error = NULL;
      RelataConnection *connection = relata_connection_open (path, RELATA_CONNECTION_CREATE,
                                                             self->cancellable, &local_error);

      if (connection != NULL)
        {
          self->temporary = g_steal_pointer (&path);
          return connection;
        }
      if (g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_EXISTS))
        continue;
      if (g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_PERMISSION))
        g_set_error (error, RELATA_ERROR, RELATA_ERROR_PERMISSION,
                     _ ("Creating %s: no file can be made in its folder"), self->name);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_FAILED,
               _ ("Creating %s: there is no free name for a temporary file"), self->name);
  return NULL;
}

/* The file is thrown away if anything fails, so it needs no journal on disk; one in memory
 * lets a statement and a savepoint be taken back. */
static gboolean
prepare_connection (RelataConnection *connection, GError **error)
{
  return relata_connection_exec (connection, "PRAGMA journal_mode=MEMORY", error)
         && relata_connection_exec (connection, "PRAGMA synchronous=OFF", error)
         && relata_connection_exec (connection, "PRAGMA foreign_keys=OFF", error);
}

static void
set_violation_error (
    Creation *self, const char *table, const char *parent, gint64 count, GError **error)
{
  g_autofree char *shown_table = relata_text_for_display (table, -1, NAME_CHARS);
  g_autofree char *shown_parent = relata_text_for_display (parent, -1, NAME_CHARS);
  /* A text by itself: a macro inside of a translated one cuts it off for the translators. */
  g_autofree char *shown_count = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  g_set_error (error, RELATA_ERROR, RELATA_ERROR_SQL,
               ngettext ("Creating %s: %s record of “%s” refers to a record that is not in “%s”",
                         "Creating %s: %s records of “%s” refer to records that are not in “%s”",
                         (gulong)count),
               self->name, shown_count, shown_table, shown_parent);
}

/* Counts the records of @table that refer to nothing; of the first one, where it refers to. */
static gboolean
count_violations (
    RelataConnection *connection, const char *table, gint64 *count, char **parent, GError **error)
{
  g_autofree char *name = relata_name_quote (table);
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_check(%s)", name);
  g_autoptr (RelataStatement) statement = relata_statement_new (connection, sql, error);
  g_autoptr (GError) local_error = NULL;

  *count = 0;
  if (statement == NULL)
    return FALSE;
  while (relata_statement_step (statement, &local_error))
    if ((*count)++ == 0)
      *parent = g_strdup (relata_statement_get_text (statement, 2, NULL));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_references_of (Creation *self,
                     RelataConnection *connection,
                     const char *table,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *parent = NULL;
  gboolean allowed = self->flags & RELATA_CREATE_ALLOW_VIOLATIONS;
  gint64 count = 0;

  if (!count_violations (connection, table, &count, &parent, &local_error))
    {
      /* "foreign key mismatch": it refers to what is no key. */
      if (allowed && g_error_matches (local_error, RELATA_ERROR, RELATA_ERROR_SQL))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->result.n_violations += count;
  if (count > 0 && !allowed)
    set_violation_error (self, table, parent, count, error);
  return count == 0 || allowed;
}

/* Table by table, since one bad foreign key would end the check of all. */
static gboolean
check_references (Creation *self, RelataConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) entries = relata_reader_read_schema (connection, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const RelataSchemaEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->type, "table") && !relata_virtual_table_is_statement (entry->sql)
          && !check_references_of (self, connection, entry->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_integrity (Creation *self, RelataConnection *connection, GError **error)
{
  g_autoptr (RelataStatement) statement
      = relata_statement_new (connection, "PRAGMA integrity_check(1)", error);
  const char *answer;

  if (statement == NULL || !relata_statement_step (statement, error))
    return FALSE;
  answer = relata_statement_get_text (statement, 0, NULL);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;
  g_set_error (error, RELATA_ERROR, RELATA_ERROR_CORRUPT,
               _ ("Creating %s: the new database is not sound: %s"), self->name, answer);
  return FALSE;
}

/* Runs the script in the temporary file, checks what it made, and commits. */
static gboolean
fill (Creation *self,
      RelataConnection *connection,
      const char *script,
      gsize length,
      RelataScriptRun *run,
      GError **error)
{
  g_autofree char *doing = g_strdup_printf (_ ("Creating %s"), self->name);

  run->connection = connection;
  run->name = self->name;
  if (!prepare_connection (connection, error) || !relata_script_run (run, script, length, error))
    return FALSE;
  relata_connection_set_doing (connection, doing);
  self->result.n_statements = run->n_statements;
  self->result.n_changes = sqlite3_total_changes64 (connection->db);
  return check_references (self, connection, error) && check_integrity (self, connection, error)
         && relata_connection_exec (connection, "COMMIT", error)
         && (!run->wants_wal
             || relata_connection_exec (connection, "PRAGMA journal_mode=WAL", error));
}

static gboolean
sync_path (Creation *self, const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    set_errno_error (self, error);
  if (fd >= 0)
    close (fd);
  return synced;
}

static void
keep_mode (Creation *self)
{
  GStatBuf info;

  if (g_stat (self->target, &info) != 0)
    return;
  g_chmod (self->temporary, info.st_mode & 07777);
}

/* Gives the file its name, never in the place of another: link() fails where rename() would
 * replace. Where the file system has no links, it is looked for first. */
static gboolean
name_new (Creation *self)
{
  GStatBuf info;

  if (link (self->temporary, self->target) == 0)
    return TRUE;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
    return FALSE;
  if (g_lstat (self->target, &info) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (self->temporary, self->target) == 0;
}

static gboolean
put_in_place (Creation *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  gboolean named;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !check_target (self, error))
    return FALSE;
  if (self->flags & RELATA_CREATE_REPLACE)
    keep_mode (self);
  if (!sync_path (self, self->temporary, O_RDONLY, error))
    return FALSE;
  named = self->flags & RELATA_CREATE_REPLACE ? g_rename (self->temporary, self->target) == 0
                                              : name_new (self);
  if (!named)
    {
      set_errno_error (self, error);
      return FALSE;
    }
  g_unlink (self->temporary);
  g_clear_pointer (&self->temporary, g_free);
  /* The file is there and whole; some file systems cannot sync a folder. */
  sync_path (self, folder, O_RDONLY | O_DIRECTORY, NULL);
  return TRUE;
}

/**
 * relata_create_database:
 * @script: (array length=length): SQL, as relata_script_run() takes it
 * @length: its bytes
 * @path: the file to make
 * @flags: what is allowed
 * @progress: (nullable): told how far it is, on this thread
 * @progress_data: given to @progress
 * @cancellable: (nullable): stops it
 * @result: (out) (optional): what was made
 * @error: return location
 *
 * Runs a script in one transaction in a new file beside @path, foreign keys off so that rows
 * may come in any order; checks every reference and the integrity of the file; fsyncs it and
 * gives it its name. Whatever fails, no file is left and one that was there is as it was.
 * Before replacing a database close what this program has open of it.
 *
 * Errors: what relata_script_run() reports, RELATA_ERROR_EXISTS, _BUSY (the one to replace is
 * in use), _PERMISSION, _NOT_FOUND (no such folder), _NO_SPACE, _SQL for references to nothing,
 * G_IO_ERROR_CANCELLED.
 *
 * Returns: whether @path is there and whole
 */
gboolean
relata_create_database (const char *script,
                        gsize length,
                        const char *path,
                        RelataCreateFlags flags,
                        RelataScriptProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        RelataCreateResult *result,
                        GError **error)
{
  g_auto (Creation) self = { NULL };
  g_autofree char *text = NULL;
  RelataScriptRun run = { NULL, NULL, progress, progress_data };
  RelataConnection *connection;
  gboolean filled;

  g_return_val_if_fail (script != NULL || length == 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  self.flags = flags;
  g_set_object (&self.cancellable, cancellable);
  text = g_malloc (length + 1);
  if (length > 0)
    memcpy (text, script, length);
  text[length] = '\0';
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !find_target (&self, path, error))
    return FALSE;
  connection = open_temporary (&self, error);
  if (connection == NULL)
    return FALSE;
  filled = fill (&self, connection, text, length, &run, error);
  relata_connection_unref (connection);
  if (!filled || !put_in_place (&self, error))
    return FALSE;
  if (result != NULL)
    *result = self.result;
  return TRUE;
}
