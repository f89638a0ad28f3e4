-- case no-name
CREATE TABLE (a)
-- case no-body
CREATE TABLE t
-- case unclosed
CREATE TABLE t (a
-- case unclosed-name
CREATE TABLE t ("a)
-- case unclosed-string
CREATE TABLE t (a DEFAULT 'x)
-- case unclosed-bracket
CREATE TABLE t ([a)
-- case unclosed-backtick
CREATE TABLE t (`a)
-- case unclosed-comment
CREATE TABLE t (a /* b)
-- case trailing-comma
CREATE TABLE t (a,)
-- case leading-comma
CREATE TABLE t (,a)
-- case double-comma
CREATE TABLE t (a,,b)
-- case only-constraint
CREATE TABLE t (PRIMARY KEY (a))
-- case column-after-constraint
CREATE TABLE t (a, CHECK (1), b)
-- case column-after-constraint-no-comma
CREATE TABLE t (a, CHECK (1) b)
-- case constraint-without-comma
CREATE TABLE t (a FOREIGN KEY (a) REFERENCES p)
-- case constraint-comma-end
CREATE TABLE t (a, CHECK (1),)
-- case constraint-comma-comma
CREATE TABLE t (a, CHECK (1),, CHECK (2))
-- case extra-parenthesis
CREATE TABLE t (a))
-- case two-bodies
CREATE TABLE t (a) (b)
-- case garbage-after
CREATE TABLE t (a) garbage
-- case garbage-between
CREATE garbage TABLE t (a)
-- case keyword-name
CREATE TABLE select (a)
-- case keyword-column
CREATE TABLE t (order)
-- case keyword-column-2
CREATE TABLE t (a, group INT)
-- case keyword-columns
CREATE TABLE t (indexed INT, table)
-- case number-name
CREATE TABLE 1 (a)
-- case number-column
CREATE TABLE t (1)
-- case number-letter
CREATE TABLE t (1a)
-- case dollar-name
CREATE TABLE $t (a)
-- case variable-column
CREATE TABLE t (?1)
-- case blob-name
CREATE TABLE x'00' (a)
-- case dot-no-name
CREATE TABLE t. (a)
-- case dot-no-schema
CREATE TABLE .t (a)
-- case three-names
CREATE TABLE a.b.c (d)
-- case if-exists
CREATE TABLE IF EXISTS t (a)
-- case if-not
CREATE TABLE IF NOT t (a)
-- case if-as-name
CREATE TABLE if (a)
-- case temp-twice
CREATE TEMP TEMP TABLE t (a)
-- case without-what
CREATE TABLE t (a PRIMARY KEY) WITHOUT
-- case without-else
CREATE TABLE t (a PRIMARY KEY) WITHOUT OIDS
-- case without-quoted
CREATE TABLE t (a PRIMARY KEY) WITHOUT "rowid"
-- case strict-quoted
CREATE TABLE t (a INT) "strict"
-- case options-no-comma
CREATE TABLE t (a INT PRIMARY KEY) WITHOUT ROWID STRICT
-- case options-comma-end
CREATE TABLE t (a INT) STRICT,
-- case options-two-commas
CREATE TABLE t (a INT) ,, STRICT
-- case options-with-as
CREATE TABLE t STRICT AS SELECT 1
-- case as-nothing
CREATE TABLE t AS
-- case as-table
CREATE TABLE t AS u
-- case as-parentheses
CREATE TABLE t AS (SELECT 1)
-- case as-body
CREATE TABLE t (a) AS SELECT 1
-- case type-paren-only
CREATE TABLE t (a (10))
-- case type-word-number
CREATE TABLE t (a VARCHAR(x))
-- case type-three-numbers
CREATE TABLE t (a b(1, 2, 3))
-- case type-empty-paren
CREATE TABLE t (a b())
-- case type-after-paren
CREATE TABLE t (a b(1) c)
-- case type-join-word
CREATE TABLE t (a left)
-- case type-indexed
CREATE TABLE t (a indexed)
-- case type-number
CREATE TABLE t (a 10)
-- case illegal-byte
CREATE TABLE t (a )
-- case illegal-backslash
CREATE TABLE t (a \)
-- case illegal-bang
CREATE TABLE t (a CHECK (!a))
-- case illegal-vertical-tab
CREATE TABLE t(a)
-- case illegal-brace
CREATE TABLE t {a}
-- case slash-star-end
CREATE TABLE t (a) /*
