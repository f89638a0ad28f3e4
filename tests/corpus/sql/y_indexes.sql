CREATE TABLE t (a, b, c, "d e", left)
-- case plain
CREATE INDEX i ON t (a)
-- case unique
CREATE UNIQUE INDEX i ON t (a)
-- case composite
CREATE INDEX i ON t (a, b, c)
-- case order
CREATE INDEX i ON t (a ASC, b DESC)
-- case collate
CREATE INDEX i ON t (a COLLATE nocase)
-- case collate-order
CREATE INDEX i ON t (a COLLATE "rtrim" DESC)
-- case expression
CREATE INDEX i ON t (lower (a))
-- case expression-operators
CREATE INDEX i ON t (a + b, a || 'x' DESC)
-- case expression-collate
CREATE INDEX i ON t (a || b COLLATE nocase)
-- case expression-constant
CREATE INDEX i ON t (1)
-- case partial
CREATE INDEX i ON t (a) WHERE b > 0
-- case partial-expression
CREATE UNIQUE INDEX i ON t (a) WHERE b IS NOT NULL AND c <> 'x'
-- case if-not-exists
CREATE INDEX IF NOT EXISTS i ON t (a)
-- case schema
CREATE INDEX main.i ON t (a)
-- case quoted
CREATE INDEX "my i" ON "t" ("d e")
-- case string-column
CREATE INDEX i ON t ('a')
-- case parentheses
CREATE INDEX i ON t ((a))
-- case join-word
CREATE INDEX i ON t (left)
-- case double-quoted
CREATE INDEX i ON t ("a")
-- case name-keyword
CREATE INDEX key ON t (a)
-- case comments
CREATE INDEX /* 1 */ i /* 2 */ ON /* 3 */ t /* 4 */ ( /* 5 */ a /* 6 */ ) /* 7 */ WHERE /* 8 */ b
-- case semicolon
CREATE INDEX i ON t (a) WHERE b;
-- case case-expression
CREATE INDEX i ON t (CASE WHEN a THEN b ELSE c END)
-- case json
CREATE INDEX i ON t (a ->> '$.x')
