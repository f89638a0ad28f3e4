/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What a connection may do: switches, limits, the authorizer, and the handlers that stop it.
 * The file may be a stranger's, so everything is off that the engine does not need. Each
 * entry here has a test that shows it bite. Thread of the connection. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sqlite/relata-connection-private.h"

#define MIB             (1024 * 1024)
#define PROGRESS_OPS    1000
#define BUSY_TIMEOUT_US (2 * G_USEC_PER_SEC)
#define BUSY_SLEEP_US   10000

typedef struct
{
  int id;
  int guarded; /* for a file that may be a stranger's */
  int create;  /* for a script of the user: what SQLite ships with, but no WORKER_THREADS */
} Limit;

/* VDBE_OP 50,000 bounds what the progress handler cannot interrupt on SQLite 3.40 (preparing)
 * to about a second; a database of 2,000 tables still passes its checks. */
static const Limit limits[] = {
  { SQLITE_LIMIT_LENGTH, 16 * MIB, 1000 * 1000 * 1000 },
  { SQLITE_LIMIT_SQL_LENGTH, 1 * MIB, 1000 * 1000 * 1000 },
  { SQLITE_LIMIT_COLUMN, 2000, 2000 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100, 1000 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 50, 500 },
  { SQLITE_LIMIT_VDBE_OP, 50000, 250000000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 32, 127 },
  { SQLITE_LIMIT_ATTACHED, 0, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000, 50000 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 1000, 1000 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 100, 1000 },
  { SQLITE_LIMIT_WORKER_THREADS, 0, 0 },
};

typedef enum
{
  PRAGMA_READ,  /* without an argument, on every connection */
  PRAGMA_QUERY, /* with or without, on every connection: it changes nothing */
  PRAGMA_SET,   /* without everywhere; with one where the connection may write */
} PragmaUse;

/* table_info, table_xinfo and table_list are missing on purpose: over chained views they
 * overflow the stack of SQLite 3.40, and over a virtual table they run its code. */
static const struct
{
  const char *name;
  PragmaUse use;
} pragmas[] = {
  { "application_id", PRAGMA_SET },      { "auto_vacuum", PRAGMA_SET },
  { "cache_size", PRAGMA_SET },          { "collation_list", PRAGMA_READ },
  { "compile_options", PRAGMA_READ },    { "data_version", PRAGMA_READ },
  { "defer_foreign_keys", PRAGMA_SET },  { "encoding", PRAGMA_SET },
  { "foreign_key_check", PRAGMA_QUERY }, { "foreign_key_list", PRAGMA_QUERY },
  { "foreign_keys", PRAGMA_SET },        { "freelist_count", PRAGMA_READ },
  { "index_info", PRAGMA_QUERY },        { "index_list", PRAGMA_QUERY },
  { "index_xinfo", PRAGMA_QUERY },       { "integrity_check", PRAGMA_QUERY },
  { "journal_mode", PRAGMA_SET },        { "journal_size_limit", PRAGMA_SET },
  { "legacy_alter_table", PRAGMA_SET },  { "page_count", PRAGMA_READ },
  { "page_size", PRAGMA_SET },           { "query_only", PRAGMA_READ },
  { "quick_check", PRAGMA_QUERY },       { "recursive_triggers", PRAGMA_SET },
  { "schema_version", PRAGMA_READ },     { "secure_delete", PRAGMA_SET },
  { "synchronous", PRAGMA_SET },         { "user_version", PRAGMA_SET },
  { "wal_checkpoint", PRAGMA_SET },
};

/* fts3_tokenizer takes a pointer out of the SQL text; the rtree ones parse what a page holds. */
static const char *const denied_functions[]
    = { "fts3_tokenizer", "load_extension", "rtreecheck", "rtreedepth", "rtreenode", NULL };

static const char *const query_modules[] = { "json_each", "json_tree", NULL };
static const char *const create_modules[]
    = { "json_each", "json_tree", "fts3", "fts4", "fts5", "rtree", "rtree_i32", NULL };

static int
authorize_pragma (RelataConnection *self, const char *name, const char *argument)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (g_ascii_strcasecmp (pragmas[i].name, name) == 0)
      {
        if (argument == NULL || pragmas[i].use == PRAGMA_QUERY)
          return SQLITE_OK;
        return pragmas[i].use == PRAGMA_SET && self->mode != RELATA_CONNECTION_VIEW ? SQLITE_OK
                                                                                    : SQLITE_DENY;
      }
  return SQLITE_DENY;
}

static int
authorize_function (const char *name)
{
  for (gsize i = 0; denied_functions[i] != NULL; i++)
    if (g_ascii_strcasecmp (denied_functions[i], name) == 0)
      return SQLITE_DENY;
  return SQLITE_OK;
}

/* json_each() declares its columns, of which the authorizer sees only this; the table itself
 * cannot be written in any mode. */
static gboolean
is_module_declaration (int action, const char *name)
{
  return action == SQLITE_UPDATE && g_strcmp0 (name, "sqlite_master") == 0;
}

static int
authorize (RelataConnection *self, int action, const char *first, const char *second)
{
  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return authorize_function (second);
    case SQLITE_PRAGMA:
      return authorize_pragma (self, first, second);
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return SQLITE_DENY;
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_VTABLE:
      return self->mode == RELATA_CONNECTION_CREATE ? SQLITE_OK : SQLITE_DENY;
    default:
      return self->mode != RELATA_CONNECTION_VIEW || is_module_declaration (action, first)
                 ? SQLITE_OK
                 : SQLITE_DENY;
    }
}

static int
authorize_cb (void *user_data,
              int action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  RelataConnection *self = user_data;
  int verdict = authorize (self, action, first, second);

  self->denied |= verdict != SQLITE_OK;
  return verdict;
}

static int
progress_cb (void *user_data)
{
  return relata_connection_get_should_stop (user_data) ? 1 : 0;
}

/* Waits like sqlite3_busy_timeout(), but can be cancelled meanwhile. */
static int
busy_cb (void *user_data, int tries)
{
  RelataConnection *self = user_data;
  gint64 now = g_get_monotonic_time ();

  if (tries == 0)
    self->busy_since = now;
  if (now - self->busy_since >= BUSY_TIMEOUT_US || relata_connection_get_should_stop (self))
    return 0;
  g_usleep (BUSY_SLEEP_US);
  return 1;
}

static void
apply_switches (RelataConnection *self)
{
  int viewing = self->mode == RELATA_CONNECTION_VIEW;

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, !viewing, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, !viewing, NULL);
}

static void
apply_limits (RelataConnection *self)
{
  gboolean create = self->mode == RELATA_CONNECTION_CREATE;

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->db, limits[i].id, create ? limits[i].create : limits[i].guarded);
}

/* relata_connection_apply_policy:
 *
 * Sets the policy on a handle that has run no SQL yet. The authorizer comes last, since it
 * also binds the settings made here. */
gboolean
relata_connection_apply_policy (RelataConnection *self, GError **error)
{
  gboolean create = self->mode == RELATA_CONNECTION_CREATE;
  int code;

  sqlite3_extended_result_codes (self->db, 1);
  apply_switches (self);
  apply_limits (self);
  sqlite3_busy_handler (self->db, busy_cb, self);
  sqlite3_progress_handler (self->db, PROGRESS_OPS, progress_cb, self);
  code = sqlite3_drop_modules (self->db, (const char **)(create ? create_modules : query_modules));
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", NULL, NULL,
                         NULL);
  if (code == SQLITE_OK && self->mode == RELATA_CONNECTION_VIEW)
    code = sqlite3_exec (self->db, "PRAGMA query_only=ON", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_set_authorizer (self->db, authorize_cb, self);
  return relata_connection_check (self, code, error);
}

/* relata_connection_reset_policy:
 *
 * Takes back what relata_connection_set_views_enabled() and the like have loosened. */
void
relata_connection_reset_policy (RelataConnection *self)
{
  apply_switches (self);
  apply_limits (self);
}

/* relata_connection_get_should_stop:
 *
 * Returns: whether the cancellable was cancelled or the deadline has passed */
gboolean
relata_connection_get_should_stop (RelataConnection *self)
{
  return g_cancellable_is_cancelled (self->cancellable)
         || (self->deadline != 0 && g_get_monotonic_time () >= self->deadline);
}

/**
 * relata_connection_set_views_enabled:
 * @enabled: whether a query may read views
 *
 * A viewing connection begins without. Enable them only for a view whose depth is known from
 * our own parser to be at most 100: SQLite 3.40 overflows the stack on long chains of them.
 */
void
relata_connection_set_views_enabled (RelataConnection *self, gboolean enabled)
{
  g_return_if_fail (self != NULL);

  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, enabled ? 1 : 0, NULL);
}

/**
 * relata_connection_set_value_limit:
 * @bytes: the size of the largest value or row that is read, at most 1,000,000,000
 *
 * A connection begins with 16 MiB; raised on demand for one large value.
 */
void
relata_connection_set_value_limit (RelataConnection *self, gsize bytes)
{
  g_return_if_fail (self != NULL);

  sqlite3_limit (self->db, SQLITE_LIMIT_LENGTH, (int)MIN (bytes, 1000000000));
}
