-- case without-rowid
CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID
-- case without-rowid-case
CREATE TABLE t (a PRIMARY KEY) without RowId
-- case strict
CREATE TABLE t (a INT) STRICT
-- case strict-types
CREATE TABLE t (a INT, b INTEGER, c REAL, d TEXT, e BLOB, f ANY) STRICT
-- case both
CREATE TABLE t (a INT PRIMARY KEY) STRICT, WITHOUT ROWID
-- case both-other-way
CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID, STRICT
-- case repeated
CREATE TABLE t (a INT PRIMARY KEY) STRICT, STRICT, WITHOUT ROWID, WITHOUT ROWID
-- case comma-first
CREATE TABLE t (a INT) , STRICT
-- case if-not-exists
CREATE TABLE IF NOT EXISTS t (a)
-- case temp
CREATE TEMP TABLE t (a)
-- case temporary
CREATE TEMPORARY TABLE t (a)
-- case schema
CREATE TABLE main.t (a)
-- case schema-quoted
CREATE TABLE "main"."t" (a)
-- case schema-temp
CREATE TABLE temp.t (a)
-- case as-select
CREATE TABLE t AS SELECT 1 AS a
-- case as-select-with
CREATE TABLE t AS WITH x AS (SELECT 1) SELECT * FROM x
-- case as-values
CREATE TABLE t AS VALUES (1, 2), (3, 4)
-- case as-temp
CREATE TEMP TABLE IF NOT EXISTS t AS SELECT 1
-- case semicolon
CREATE TABLE t (a);
-- case semicolon-comment
CREATE TABLE t (a) /* x */ ; -- end
-- case comment-everywhere
/* 1 */ CREATE /* 2 */ TABLE -- 3
 t /* 4 */ ( -- 5
 a /* 6 */ INT /* 7 */ , -- 8
 b ) /* 9 */
-- case comment-unclosed-after
CREATE TABLE t (a) /* never ends
-- case comment-empty
CREATE TABLE t (a/**/, b /***/ )
-- case comment-in-string
CREATE TABLE t (a DEFAULT '-- no /* comment')
-- case comment-dashes
CREATE TABLE t (a --- three
)
-- case white-space
CREATE	TABLE t
(a)
-- case vertical-tab
CREATE TABLE t (a)
-- case byte-order-mark
﻿CREATE TABLE t (a)
