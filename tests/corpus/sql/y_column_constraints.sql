-- case primary-key
CREATE TABLE t (a PRIMARY KEY)
-- case primary-key-integer
CREATE TABLE t (a INTEGER PRIMARY KEY)
-- case primary-key-asc
CREATE TABLE t (a INTEGER PRIMARY KEY ASC)
-- case primary-key-desc
CREATE TABLE t (a INTEGER PRIMARY KEY DESC)
-- case primary-key-conflict
CREATE TABLE t (a PRIMARY KEY ON CONFLICT REPLACE)
-- case primary-key-all
CREATE TABLE t (a INTEGER PRIMARY KEY ASC ON CONFLICT FAIL AUTOINCREMENT)
-- case autoincrement
CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)
-- case not-null
CREATE TABLE t (a NOT NULL)
-- case not-null-conflict
CREATE TABLE t (a NOT NULL ON CONFLICT ROLLBACK)
-- case not-null-twice
CREATE TABLE t (a NOT NULL NOT NULL)
-- case null
CREATE TABLE t (a NULL)
-- case null-conflict
CREATE TABLE t (a NULL ON CONFLICT IGNORE)
-- case null-and-not-null
CREATE TABLE t (a NULL NOT NULL)
-- case unique
CREATE TABLE t (a UNIQUE)
-- case unique-conflict
CREATE TABLE t (a UNIQUE ON CONFLICT ABORT)
-- case unique-twice
CREATE TABLE t (a UNIQUE UNIQUE)
-- case unique-primary
CREATE TABLE t (a PRIMARY KEY UNIQUE)
-- case check
CREATE TABLE t (a CHECK (a > 0))
-- case check-twice
CREATE TABLE t (a CHECK (a > 0) CHECK (a < 9))
-- case collate
CREATE TABLE t (a COLLATE NOCASE)
-- case collate-quoted
CREATE TABLE t (a COLLATE "nocase")
-- case collate-string
CREATE TABLE t (a COLLATE 'rtrim')
-- case collate-twice
CREATE TABLE t (a COLLATE NOCASE COLLATE BINARY)
-- case named
CREATE TABLE t (a CONSTRAINT x NOT NULL CONSTRAINT "y z" UNIQUE)
-- case named-all
CREATE TABLE t (a CONSTRAINT a PRIMARY KEY CONSTRAINT b NOT NULL CONSTRAINT c UNIQUE CONSTRAINT d CHECK (1) CONSTRAINT e DEFAULT 1 CONSTRAINT f COLLATE binary CONSTRAINT g REFERENCES p)
-- case named-twice
CREATE TABLE t (a CONSTRAINT x CONSTRAINT y UNIQUE)
-- case named-nothing
CREATE TABLE t (a INT CONSTRAINT x)
-- case named-nothing-middle
CREATE TABLE t (a INT CONSTRAINT x, b)
-- case named-string
CREATE TABLE t (a CONSTRAINT 'x' UNIQUE)
-- case named-keyword
CREATE TABLE t (a CONSTRAINT key UNIQUE)
-- case named-join-word
CREATE TABLE t (a CONSTRAINT left UNIQUE)
-- case generated
CREATE TABLE t (a, b GENERATED ALWAYS AS (a + 1))
-- case generated-typed
CREATE TABLE t (a, b INT GENERATED ALWAYS AS (a + 1) STORED)
-- case generated-virtual
CREATE TABLE t (a, b AS (a) VIRTUAL)
-- case generated-stored
CREATE TABLE t (a, b AS (a) stored)
-- case generated-short
CREATE TABLE t (a, b AS (a))
-- case generated-after
CREATE TABLE t (a, b NOT NULL GENERATED ALWAYS AS (a) UNIQUE)
-- case generated-named
CREATE TABLE t (a, b CONSTRAINT g AS (a))
-- case generated-comment
CREATE TABLE t (a, b INT/**/ GENERATED /*x*/ ALWAYS AS (a))
-- case generated-sticks
CREATE TABLE t (a, b xGENERATED ALWAYS AS (a))
-- case order-any
CREATE TABLE t (a COLLATE nocase UNIQUE DEFAULT 1 NOT NULL CHECK (a) REFERENCES p PRIMARY KEY)
-- case conflict-rollback
CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK)
-- case conflict-abort
CREATE TABLE t (a UNIQUE ON CONFLICT ABORT)
-- case conflict-fail
CREATE TABLE t (a UNIQUE ON CONFLICT FAIL)
-- case conflict-ignore
CREATE TABLE t (a UNIQUE ON CONFLICT IGNORE)
-- case conflict-replace
CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)
