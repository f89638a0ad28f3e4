/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* Saving a file. Every system call of a save in turn fails, once or from then on, or is the last
 * of its process: afterwards the file holds the old or the new bytes. Then links, permissions,
 * owners, changes by others, former versions, a full disk and a random SIGKILL. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/relata-error.h"
#include "design/relata-backup.h"
#include "design/relata-file-save.h"
#include "relata-test-fault.h"
#include "relata-test.h"

#define OLD "CREATE TABLE old (id INTEGER PRIMARY KEY);\n"
#define NEW "CREATE TABLE new (id INTEGER PRIMARY KEY, name TEXT, born TEXT);\n"

/* A place: a directory of one's own with the file "f.sql" in it */

typedef struct
{
  char *root;
  char *directory;
  char *file;
  RelataFileIdentity identity;
} Place;

static void
write_file (const char *path, const char *content)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

static void
assert_content (const char *path, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, content);
}

static Place *
place_new (const char *content)
{
  Place *self = g_new0 (Place, 1);
  g_autoptr (GError) error = NULL;

  self->root = relata_test_make_directory ();
  self->directory = g_build_filename (self->root, "place", NULL);
  self->file = g_build_filename (self->directory, "f.sql", NULL);
  self->identity = RELATA_FILE_IDENTITY_NONE;
  g_assert_cmpint (g_mkdir (self->directory, 0700), ==, 0);
  if (content != NULL)
    {
      g_autoptr (GBytes) bytes = NULL;

      write_file (self->file, content);
      bytes = relata_file_read (self->file, NULL, &self->identity, &error);
      g_assert_no_error (error);
    }
  return self;
}

static void
place_free (Place *self)
{
  relata_test_remove_directory (self->root);
  g_free (self->root);
  g_free (self->directory);
  g_free (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, place_free)

static gboolean
save (Place *self, const char *text, RelataFileSaveFlags flags, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  RelataFileIdentity saved;
  gboolean done = relata_file_save (self->file, bytes, &self->identity, flags, &saved, error);

  if (saved.size >= 0)
    self->identity = saved;
  return done;
}

static guint
count_files (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The draft that a save in place made, if there is one, and removes it. */
static char *
take_recovery_draft (void)
{
  g_autofree char *directory = g_build_filename (g_get_user_data_dir (), "relata", "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  char *text = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_str_has_suffix (name, ".sql"))
        {
          g_assert_null (text);
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
        }
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  return text;
}

/* Every system call in turn */

typedef struct
{
  const char *name;
  const char *old; /* NULL: there is no file yet */
  gboolean nothing_beside;
} Scene;

static const Scene scenes[] = {
  { "new", NULL, FALSE },
  { "replace", OLD, FALSE },
  { "in-place", OLD, TRUE },
};

static Place *
place_for_scene (const Scene *scene)
{
  relata_test_fault_clear ();
  relata_test_fault.nothing_beside = scene->nothing_beside;
  return place_new (scene->old);
}

static guint
count_calls (const Scene *scene)
{
  g_autoptr (Place) place = place_for_scene (scene);
  g_autoptr (GError) error = NULL;

  relata_test_fault_set (RELATA_TEST_FAULT_NONE, 0, 0);
  save (place, NEW, RELATA_FILE_SAVE_NONE, &error);
  g_assert_no_error (error);
  assert_content (place->file, NEW);
  g_assert_null (take_recovery_draft ());
  return relata_test_fault.calls;
}

static char *
read_or_null (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
try_error (const Scene *scene, RelataTestFaultKind kind, guint at, int error_number)
{
  g_autoptr (Place) place = place_for_scene (scene);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *draft = NULL;
  gboolean done;

  relata_test_fault_set (kind, at, error_number);
  done = save (place, NEW, RELATA_FILE_SAVE_NONE, &error);
  g_assert_true (done == (error == NULL));
  text = read_or_null (place->file);
  draft = take_recovery_draft ();
  if (done || place->identity.size == strlen (NEW))
    g_assert_cmpstr (text, ==, NEW);
  else if (g_strcmp0 (text, scene->old) != 0)
    {
      g_assert_true (scene->nothing_beside);
      g_assert_cmpint (kind, ==, RELATA_TEST_FAULT_FOREVER);
      g_assert_cmpstr (draft, ==, NEW);
    }
  if (kind != RELATA_TEST_FAULT_FOREVER && !done && error_number == ENOSPC)
    g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NO_SPACE);
}

static void
try_kill (const Scene *scene, RelataTestFaultKind kind, guint at)
{
  g_autoptr (Place) place = place_for_scene (scene);
  g_autofree char *text = NULL;
  g_autofree char *draft = NULL;
  pid_t child;
  int status = 0;

  relata_test_fault_set (kind, at, 0);
  child = fork ();
  if (child == 0)
    _exit (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL) ? 0 : 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status)
                 && (WEXITSTATUS (status) == RELATA_TEST_FAULT_EXIT || WEXITSTATUS (status) == 0));
  text = read_or_null (place->file);
  draft = take_recovery_draft ();
  if (g_strcmp0 (text, NEW) != 0 && g_strcmp0 (text, scene->old) != 0)
    {
      g_assert_true (scene->nothing_beside);
      g_assert_cmpstr (draft, ==, NEW);
    }
}

static void
test_every_call (gconstpointer data)
{
  const Scene *scene = data;
  guint calls = count_calls (scene);

  g_assert_cmpuint (calls, >, 8);
  for (guint at = 1; at <= calls + 1; at++)
    {
      try_error (scene, RELATA_TEST_FAULT_ONCE, at, EIO);
      try_error (scene, RELATA_TEST_FAULT_ONCE, at, ENOSPC);
      try_error (scene, RELATA_TEST_FAULT_FOREVER, at, EIO);
      try_error (scene, RELATA_TEST_FAULT_FOREVER, at, ENOSPC);
      try_error (scene, RELATA_TEST_FAULT_SHORT, at, 0);
      try_kill (scene, RELATA_TEST_FAULT_KILL, at);
      try_kill (scene, RELATA_TEST_FAULT_KILL_SHORT, at);
    }
  g_test_message ("%s: %u system calls, 7 faults each", scene->name, calls);
  relata_test_fault_clear ();
}

/* What a save keeps */

static void
test_no_leftovers (void)
{
  g_autoptr (Place) place = place_new (OLD);
  g_autoptr (GError) error = NULL;

  save (place, NEW, RELATA_FILE_SAVE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (place->directory), ==, 1);
}

static void
test_failure_leaves_no_temporary_file (void)
{
  g_autoptr (Place) place = place_new (OLD);
  g_autoptr (GError) error = NULL;
  guint calls = count_calls (&scenes[1]);

  for (guint at = 1; at <= calls; at++)
    {
      place->identity.size = strlen (OLD);
      relata_test_fault_set (RELATA_TEST_FAULT_ONCE, at, EIO);
      if (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL) || place->identity.size == strlen (NEW))
        break;
      g_assert_cmpuint (count_files (place->directory), ==, 1);
    }
  relata_test_fault_clear ();
}

static void
test_mode (void)
{
  static const mode_t modes[] = { 0600, 0644, 0664, 0755, 0640 };
  struct stat status;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (Place) place = place_new (OLD);

      g_assert_cmpint (g_chmod (place->file, modes[i]), ==, 0);
      g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
      g_assert_cmpint (g_stat (place->file, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 07777, ==, modes[i]);
    }
}

static void
test_mode_of_new_file (void)
{
  g_autoptr (Place) place = place_new (NULL);
  mode_t mask = umask (027);
  struct stat status;

  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  umask (mask);
  g_assert_cmpint (g_stat (place->file, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0640);
}

static void
test_owner (void)
{
  g_autoptr (Place) place = place_new (OLD);
  struct stat status;

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser can give a file away");
      return;
    }
  g_assert_cmpint (chown (place->file, 12345, 23456), ==, 0);
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  g_assert_cmpint (g_stat (place->file, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, 12345);
  g_assert_cmpuint (status.st_gid, ==, 23456);
  assert_content (place->file, NEW);
}

static void
test_owner_that_cannot_be_given (void)
{
  g_autoptr (Place) place = place_new (OLD);
  struct stat before, after;

  if (geteuid () != 0)
    {
      g_test_skip ("only the superuser can give a file away");
      return;
    }
  g_assert_cmpint (chown (place->file, 12345, 23456), ==, 0);
  g_assert_cmpint (g_stat (place->file, &before), ==, 0);
  relata_test_fault_set (RELATA_TEST_FAULT_NONE, 0, 0);
  relata_test_fault.foreign_owner = TRUE;
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  relata_test_fault_clear ();
  g_assert_cmpint (g_stat (place->file, &after), ==, 0);
  g_assert_cmpuint (after.st_uid, ==, 12345);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  assert_content (place->file, NEW);
  g_assert_cmpuint (count_files (place->directory), ==, 1);
}

static void
test_symbolic_link (void)
{
  g_autoptr (Place) place = place_new (OLD);
  g_autofree char *link = g_build_filename (place->root, "link.sql", NULL);
  g_autofree char *target = NULL;

  g_assert_cmpint (symlink ("place/f.sql", link), ==, 0);
  g_free (place->file);
  place->file = g_strdup (link);
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  target = g_file_read_link (link, NULL);
  g_assert_cmpstr (target, ==, "place/f.sql");
  assert_content (link, NEW);
}

static void
test_link_to_nothing (void)
{
  g_autoptr (Place) place = place_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("nowhere.sql", place->file), ==, 0);
  g_assert_false (save (place, NEW, RELATA_FILE_SAVE_NONE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (place->directory), ==, 1);
}

static void
test_link_loop (void)
{
  g_autoptr (Place) place = place_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("f.sql", place->file), ==, 0);
  g_assert_false (save (place, NEW, RELATA_FILE_SAVE_NONE, &error));
  g_assert_error (error, RELATA_ERROR, RELATA_ERROR_NOT_A_FILE);
}

/* The old bytes are never lost to the other name; which of the two is new is documented. */
static void
test_hard_link (void)
{
  g_autoptr (Place) place = place_new (OLD);
  g_autofree char *other = g_build_filename (place->root, "other.sql", NULL);

  g_assert_cmpint (link (place->file, other), ==, 0);
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  assert_content (place->file, NEW);
  assert_content (other, OLD);
}

/* What a save refuses */

static void
assert_refused (Place *place, RelataFileSaveFlags flags, int code, const char *kept)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (place, NEW, flags, &error));
  g_assert_error (error, RELATA_ERROR, code);
  if (kept != NULL)
    assert_content (place->file, kept);
}

static void
test_changed_on_disk (void)
{
  g_autoptr (Place) place = place_new (OLD);

  write_file (place->file, "-- theirs\n");
  assert_refused (place, RELATA_FILE_SAVE_NONE, RELATA_ERROR_CHANGED_ON_DISK, "-- theirs\n");
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_OVERWRITE, NULL));
  assert_content (place->file, NEW);
}

/* Same size, same time, same inode: only the content tells. */
static void
test_changed_in_secret (void)
{
  g_autoptr (Place) place = place_new ("abc");
  struct timespec times[2];
  struct stat status;
  int fd;

  g_assert_cmpint (g_stat (place->file, &status), ==, 0);
  fd = g_open (place->file, O_WRONLY, 0);
  g_assert_cmpint (write (fd, "xyz", 3), ==, 3);
  times[0] = status.st_atim;
  times[1] = status.st_mtim;
  g_assert_cmpint (futimens (fd, times), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
  assert_refused (place, RELATA_FILE_SAVE_NONE, RELATA_ERROR_CHANGED_ON_DISK, "xyz");
}

static void
test_touched_only (void)
{
  g_autoptr (Place) place = place_new (OLD);

  write_file (place->file, OLD);
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  assert_content (place->file, NEW);
}

static void
test_deleted_on_disk (void)
{
  g_autoptr (Place) place = place_new (OLD);

  g_assert_cmpint (g_unlink (place->file), ==, 0);
  g_assert_true (save (place, NEW, RELATA_FILE_SAVE_NONE, NULL));
  assert_content (place->file, NEW);
}

static void
test_exists (void)
{
  g_autoptr (Place) place = place_new (OLD);

  place->identity = RELATA_FILE_IDENTITY_NONE;
  assert_refused (place, RELATA_FILE_SAVE_NONE, RELATA_ERROR_EXISTS, OLD);
}

static void
test_database (void)
{
  g_autoptr (Place) place = place_new (NULL);
  char header[100] = "SQLite format 3";

  g_assert_true (g_file_set_contents (place->file, header, sizeof header, NULL));
  assert_refused (place, RELATA_FILE_SAVE_OVERWRITE, RELATA_ERROR_WOULD_LOSE_DATA, header);
}

static void
test_not_a_file (void)
{
  g_autoptr (Place) place = place_new (NULL);
  g_autofree char *fifo = g_build_filename (place->root, "fifo", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_free (place->file);
  place->file = g_steal_pointer (&fifo);
  assert_refused (place, RELATA_FILE_SAVE_OVERWRITE, RELATA_ERROR_NOT_A_FILE, NULL);
  g_free (place->file);
  place->file = g_strdup (place->directory);
  assert_refused (place, RELATA_FILE_SAVE_OVERWRITE, RELATA_ERROR_NOT_A_FILE, NULL);
}

static void
test_no_directory (void)
{
  g_autoptr (Place) place = place_new (NULL);

  g_free (place->file);
  place->file = g_build_filename (place->root, "gone", "f.sql", NULL);
  assert_refused (place, RELATA_FILE_SAVE_NONE, RELATA_ERROR_NOT_FOUND, NULL);
}

static void
test_write_protected (void)
{
  g_autoptr (Place) place = place_new (OLD);

  relata_test_fault_set (RELATA_TEST_FAULT_NONE, 0, 0);
  relata_test_fault.write_protected = TRUE;
  assert_refused (place, RELATA_FILE_SAVE_OVERWRITE, RELATA_ERROR_PERMISSION, OLD);
  relata_test_fault_clear ();
}

/* Neither a file beside it nor the file itself can be written. */
static void
test_read_only_place (void)
{
  g_autoptr (Place) place = place_new (OLD);

  if (geteuid () == 0)
    {
      g_test_skip ("the superuser may write everywhere");
      return;
    }
  g_assert_cmpint (g_chmod (place->file, 0400), ==, 0);
  g_assert_cmpint (g_chmod (place->directory, 0500), ==, 0);
  assert_refused (place, RELATA_FILE_SAVE_NONE, RELATA_ERROR_PERMISSION, OLD);
  g_assert_cmpint (g_chmod (place->directory, 0700), ==, 0);
}

/* A full disk: the limit ends a process by SIGXFSZ that does not ignore it. */
static void
test_no_space (void)
{
  g_autoptr (Place) place = place_new (OLD);
  g_autofree char *big = g_strnfill (100000, '-');
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      const struct rlimit limit = { 50000, 50000 };
      g_autoptr (GError) error = NULL;

      signal (SIGXFSZ, SIG_DFL);
      setrlimit (RLIMIT_FSIZE, &limit);
      save (place, big, RELATA_FILE_SAVE_NONE, &error);
      _exit (g_error_matches (error, RELATA_ERROR, RELATA_ERROR_NO_SPACE) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_content (place->file, OLD);
  g_assert_cmpuint (count_files (place->directory), ==, 1);
}

/* Former versions */

static void
test_backups (void)
{
  g_autoptr (Place) place = place_new ("0");
  g_autoptr (GPtrArray) backups = NULL;

  for (guint i = 1; i <= 13; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_true (save (place, text, RELATA_FILE_SAVE_NONE, NULL));
    }
  backups = relata_backup_list (place->file);
  g_assert_cmpuint (backups->len, ==, 10);
  assert_content (backups->pdata[0], "3");
  assert_content (backups->pdata[9], "12");
}

static void
test_same_bytes_write_nothing (void)
{
  g_autoptr (Place) place = place_new (OLD);
  g_autoptr (GPtrArray) backups = NULL;
  struct stat before, after;

  g_assert_cmpint (g_stat (place->file, &before), ==, 0);
  g_assert_true (save (place, OLD, RELATA_FILE_SAVE_NONE, NULL));
  g_assert_cmpint (g_stat (place->file, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpint (before.st_mtim.tv_nsec, ==, after.st_mtim.tv_nsec);
  backups = relata_backup_list (place->file);
  g_assert_cmpuint (backups->len, ==, 0);
}

/* A child saves again and again and dies at any moment. */
static void
test_random_kill (void)
{
  g_autoptr (Place) place = place_new (OLD);
  guint kills = g_getenv ("RELATA_TEST_SLOW") != NULL ? 10000 : 60;

  for (guint i = 0; i < kills; i++)
    {
      g_autofree char *text = NULL;
      pid_t child = fork ();

      if (child == 0)
        for (guint n = 0;; n++)
          save (place, n % 2 ? OLD : NEW, RELATA_FILE_SAVE_OVERWRITE, NULL);
      g_usleep (g_test_rand_int_range (0, 4000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      text = read_or_null (place->file);
      g_assert_true (g_strcmp0 (text, OLD) == 0 || g_strcmp0 (text, NEW) == 0);
    }
}

static void
add_every_call_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/core/design/save/every-call/", scenes[i].name, NULL);

      g_test_add_data_func (path, &scenes[i], test_every_call);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_every_call_tests ();
#define ADD(path, func) g_test_add_func ("/core/design/save/" path, func)
  ADD ("no-leftovers", test_no_leftovers);
  ADD ("failure-leaves-no-temporary-file", test_failure_leaves_no_temporary_file);
  ADD ("mode", test_mode);
  ADD ("mode-of-new-file", test_mode_of_new_file);
  ADD ("owner", test_owner);
  ADD ("owner-that-cannot-be-given", test_owner_that_cannot_be_given);
  ADD ("symbolic-link", test_symbolic_link);
  ADD ("link-to-nothing", test_link_to_nothing);
  ADD ("link-loop", test_link_loop);
  ADD ("hard-link", test_hard_link);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("changed-in-secret", test_changed_in_secret);
  ADD ("touched-only", test_touched_only);
  ADD ("deleted-on-disk", test_deleted_on_disk);
  ADD ("exists", test_exists);
  ADD ("database", test_database);
  ADD ("not-a-file", test_not_a_file);
  ADD ("no-directory", test_no_directory);
  ADD ("write-protected", test_write_protected);
  ADD ("read-only-place", test_read_only_place);
  ADD ("no-space", test_no_space);
  ADD ("backups", test_backups);
  ADD ("same-bytes-write-nothing", test_same_bytes_write_nothing);
  ADD ("random-kill", test_random_kill);
#undef ADD
  return g_test_run ();
}
