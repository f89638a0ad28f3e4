/* SPDX-FileCopyrightText: 2026 The Relata developers
 * SPDX-License-Identifier: MIT */

/* A definition: what one SQL statement says, with the text it stands in. Immutable and
 * reference-counted, so it may be used on any thread. The parser makes definitions
 * (relata-parser.h); an edit makes a new one from an old one (relata-table-edit.h and its
 * neighbours) by replacing spans of the text and parsing the result, so what was not edited
 * stays byte for byte. Fields are for reading only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RelataArenaChunk RelataArenaChunk;

/**
 * RelataSpan:
 * @start: first byte
 * @end: one past the last; equal to @start where there is nothing
 *
 * A piece of a definition's text, in bytes.
 */
typedef struct
{
  guint32 start, end;
} RelataSpan;

/**
 * RelataFault:
 * @offset: byte in the statement's text where reading stopped
 * @line: line of it in the statement, from 1
 * @column: character in that line, from 1
 * @message: (translated) what was expected and what stands there
 */
typedef struct
{
  guint32 offset;
  guint32 line, column;
  char *message;
} RelataFault;

/**
 * RelataDefKind:
 * @RELATA_DEF_TABLE: CREATE TABLE, a #RelataTableDef
 * @RELATA_DEF_INDEX: CREATE INDEX, a #RelataIndexDef
 * @RELATA_DEF_VIEW: CREATE VIEW, a #RelataViewDef
 * @RELATA_DEF_TRIGGER: CREATE TRIGGER, a #RelataTriggerDef
 * @RELATA_DEF_VIRTUAL_TABLE: CREATE VIRTUAL TABLE, a #RelataVirtualTableDef
 * @RELATA_DEF_OTHER: anything else, and a CREATE that is no SQL (it has a fault): a bare #RelataDef
 */
typedef enum
{
  RELATA_DEF_TABLE,
  RELATA_DEF_INDEX,
  RELATA_DEF_VIEW,
  RELATA_DEF_TRIGGER,
  RELATA_DEF_VIRTUAL_TABLE,
  RELATA_DEF_OTHER,
} RelataDefKind;

/**
 * RelataDef:
 * @kind: which struct this is the head of
 * @text: the statement as it stands, without the semicolon; a NUL follows it
 * @length: its bytes
 * @name: (nullable): the object's name, dequoted; %NULL for @RELATA_DEF_OTHER
 * @schema_name: (nullable): what stands before the dot, dequoted ("main", "temp")
 * @name_span: where the name stands, quotes included
 * @temporary: CREATE TEMP
 * @if_not_exists: IF NOT EXISTS is written
 * @fault: (nullable): why a CREATE could not be read; only for @RELATA_DEF_OTHER
 * @storage: what holds all that hangs on it
 */
typedef struct
{
  RelataDefKind kind;
  gatomicrefcount ref_count;
  char *text;
  guint32 length;
  char *name;
  char *schema_name;
  RelataSpan name_span;
  gboolean temporary;
  gboolean if_not_exists;
  RelataFault *fault;
  RelataArenaChunk *storage;
} RelataDef;

RelataDef *relata_def_ref (RelataDef *self);
void relata_def_unref (RelataDef *self);
gboolean relata_def_equal (const RelataDef *a, const RelataDef *b);
char *relata_def_dup_span (const RelataDef *self, RelataSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RelataDef, relata_def_unref)

G_END_DECLS
