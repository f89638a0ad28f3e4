/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* What the files of the parser share: the place in the text, the one token looked at, and the
 * arena the definition grows in. Each parse function reads one rule of SQLite's parse.y, leaves
 * the token after it as the current one, and returns FALSE once a fault is noted. Expressions
 * and queries are recognized, not built: what remains of them is their span and the names they
 * mention. */

#pragma once

#include "sql/relata-arena.h"
#include "sql/relata-index-def.h"
#include "sql/relata-lexer.h"
#include "sql/relata-scope.h"
#include "sql/relata-table-def.h"

G_BEGIN_DECLS

/* How deep parentheses, calls, CASE and queries may nest in one another. SQLite 3.40 itself
 * gives up at about a hundred (YYSTACKDEPTH), newer versions at SQLITE_MAX_EXPR_DEPTH. */
#define RELATA_PARSER_MAX_DEPTH 1000

/**
 * RelataParserScratch:
 *
 * Arrays that grow while a statement is read; what is in them is copied to the arena when it
 * is complete. They are used like stacks: a rule that needs one notes its length, appends, and
 * cuts it back.
 */
typedef struct
{
  GArray *refs;         /* RelataNameRef */
  GArray *names;        /* char* */
  GArray *spans;        /* RelataSpan, in step with names */
  GArray *indexed;      /* RelataIndexedColumn */
  GArray *columns;      /* RelataColumnDef */
  GArray *keys;         /* RelataKeyDef */
  GArray *foreign_keys; /* RelataForeignKeyDef */
  GArray *checks;       /* RelataCheckDef */
  GArray *clauses;      /* RelataClause */
} RelataParserScratch;

/**
 * RelataConstraintHead:
 * @start: where the constraint begins, its names included
 * @name: (nullable): the last name after CONSTRAINT
 */
typedef struct
{
  guint32 start;
  char *name;
  RelataSpan name_span;
} RelataConstraintHead;

/**
 * RelataParser:
 * @text: the statement, followed by a NUL
 * @token: the token looked at
 * @last_type: the type of the token before it
 * @last_end: one past that token
 * @depth: of nesting
 * @what: (nullable): (untranslated) what was expected, once there is a fault
 * @fault_offset: where that was
 * @scopes: (nullable): where queries note their sources and results, if that is wanted
 */
typedef struct
{
  const char *text;
  guint32 length;
  RelataLexer lexer;
  RelataToken token;
  RelataTokenType last_type;
  guint32 last_end;
  guint depth;
  RelataArena arena;
  RelataParserScratch *scratch;
  const char *what;
  guint32 fault_offset;
  RelataScopes *scopes;
} RelataParser;

void relata_parser_scratch_init (RelataParserScratch *self);
void relata_parser_scratch_clear (RelataParserScratch *self);

/* relata-parser.c */
RelataDef *relata_parser_read (RelataParserScratch *scratch, const char *text, gsize length);
RelataArenaChunk *relata_parser_read_scopes (const RelataDef *def, RelataScopes *scopes);
void relata_parser_advance (RelataParser *self);
gboolean relata_parser_fail (RelataParser *self, const char *what);
gboolean relata_parser_fail_at (RelataParser *self, guint32 offset, const char *what);
gboolean relata_parser_expect (RelataParser *self, RelataTokenType type, const char *what);
gboolean relata_parser_enter (RelataParser *self);
char *relata_parser_dequote (RelataParser *self, const RelataToken *token);
gboolean relata_parser_take (
    RelataParser *self, guint8 flags, const char *what, RelataSpan *span, char **name);
gboolean relata_parser_take_name_list (RelataParser *self, const char *what);
void relata_parser_keep_names (
    RelataParser *self, guint from, char ***names, RelataSpan **spans, guint *n_names);
RelataTokenType relata_parser_peek (const RelataParser *self, RelataToken *second);

/* relata-parse-expr.c */
gboolean relata_parse_expr (RelataParser *self);
gboolean relata_parse_expr_list (RelataParser *self);
gboolean relata_parse_sort_list (RelataParser *self);
gboolean relata_parse_type (RelataParser *self, RelataSpan *span);
gboolean relata_parse_expr_to (RelataParser *self, RelataExpr *expr);
void relata_parser_note_ref (RelataParser *self,
                             const RelataToken *name,
                             const RelataToken *table,
                             RelataScopeRefKind kind);
gboolean relata_parse_is_mere_name (const RelataParser *self, guint32 start, guint n_refs);
void relata_parser_keep_refs (RelataParser *self, guint from, RelataExpr *expr);

/* relata-parse-call.c */
gboolean relata_parse_call (RelataParser *self);
gboolean relata_parse_window (RelataParser *self);

/* relata-parse-select.c */
gboolean relata_parse_is_select (const RelataParser *self);
gboolean relata_parse_select (RelataParser *self);
gboolean relata_parse_from (RelataParser *self);
gboolean relata_parse_table_ref (RelataParser *self);

/* relata-parse-dml.c */
gboolean relata_parse_trigger_body (RelataParser *self);

/* relata-parse-table.c */
RelataDef *relata_parse_create_table (RelataParser *self, const RelataDef *head);

/* relata-parse-column.c */
gboolean relata_parse_column (RelataParser *self);

/* relata-parse-constraint.c */
gboolean relata_parse_at_table_constraint (const RelataParser *self);
gboolean relata_parse_table_constraints (RelataParser *self);
gboolean relata_parse_constraint_names (RelataParser *self, RelataConstraintHead *head);
gboolean relata_parse_conflict (RelataParser *self, RelataConflict *conflict);
gboolean relata_parse_check (RelataParser *self, const RelataConstraintHead *head, int column);
gboolean relata_parse_foreign_key (RelataParser *self, RelataForeignKeyDef *fk);
gboolean relata_parse_at_deferral (const RelataParser *self);
gboolean relata_parse_deferral (RelataParser *self, RelataDeferral *deferral);
gboolean
relata_parse_indexed_columns (RelataParser *self, gboolean is_key, gboolean *autoincrement);
void relata_parser_keep_indexed (RelataParser *self,
                                 guint from,
                                 RelataIndexedColumn **columns,
                                 guint *n_columns);
void
relata_parser_note_clause (RelataParser *self, RelataClauseKind kind, int index, guint32 start);
void relata_parser_keep_clauses (RelataParser *self, guint from, RelataClause **clauses, guint *n);

/* relata-parse-create.c */
RelataDef *relata_parse_create_any (RelataParser *self);
gpointer relata_parser_new_def (RelataParser *self, const RelataDef *head, gsize size);

static inline gboolean
relata_parser_at (const RelataParser *self, RelataTokenType type)
{
  return self->token.type == type;
}

/* Whether the current token was of @type; then it is passed. */
static inline gboolean
relata_parser_accept (RelataParser *self, RelataTokenType type)
{
  if (self->token.type != type)
    return FALSE;
  relata_parser_advance (self);
  return TRUE;
}

static inline gboolean
relata_parser_at_flag (const RelataParser *self, guint8 flags)
{
  return (relata_token_flags[self->token.type] & flags) != 0;
}

static inline RelataSpan
relata_token_span (const RelataToken *token)
{
  return (RelataSpan){ token->start, token->end };
}

G_END_DECLS
