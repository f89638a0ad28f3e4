-- case primary
CREATE TABLE t (a PRIMARY)
-- case primary-key-number
CREATE TABLE t (a PRIMARY KEY 1)
-- case autoincrement-alone
CREATE TABLE t (a INTEGER AUTOINCREMENT)
-- case autoincrement-asc
CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT ASC)
-- case not
CREATE TABLE t (a NOT)
-- case not-unique
CREATE TABLE t (a NOT UNIQUE)
-- case null-twice-word
CREATE TABLE t (a NOT NOT NULL)
-- case unique-columns
CREATE TABLE t (a UNIQUE (a))
-- case check-no-parentheses
CREATE TABLE t (a CHECK a > 0)
-- case check-empty
CREATE TABLE t (a CHECK ())
-- case check-unclosed
CREATE TABLE t (a CHECK (a)
-- case check-conflict
CREATE TABLE t (a CHECK (a) ON CONFLICT FAIL)
-- case check-list
CREATE TABLE t (a CHECK (a, b))
-- case check-select
CREATE TABLE t (a CHECK (SELECT 1))
-- case conflict-what
CREATE TABLE t (a UNIQUE ON CONFLICT)
-- case conflict-unknown
CREATE TABLE t (a UNIQUE ON CONFLICT EXPLODE)
-- case conflict-no-on
CREATE TABLE t (a UNIQUE CONFLICT FAIL)
-- case on-alone
CREATE TABLE t (a UNIQUE ON FAIL)
-- case collate-nothing
CREATE TABLE t (a COLLATE)
-- case collate-join-word
CREATE TABLE t (a COLLATE left)
-- case collate-number
CREATE TABLE t (a COLLATE 1)
-- case constraint-no-name
CREATE TABLE t (a CONSTRAINT)
-- case constraint-number
CREATE TABLE t (a CONSTRAINT 1 UNIQUE)
-- case default-nothing
CREATE TABLE t (a DEFAULT)
-- case default-empty
CREATE TABLE t (a DEFAULT ())
-- case default-sum
CREATE TABLE t (a DEFAULT 1 + 2)
-- case default-call
CREATE TABLE t (a DEFAULT random())
-- case default-sign
CREATE TABLE t (a DEFAULT -)
-- case default-two-signs
CREATE TABLE t (a DEFAULT - - 1)
-- case default-signed-word
CREATE TABLE t (a DEFAULT -abc)
-- case default-join-word
CREATE TABLE t (a DEFAULT left)
-- case default-keyword
CREATE TABLE t (a DEFAULT select)
-- case default-list
CREATE TABLE t (a DEFAULT (1, 2, 3)
-- case generated-no-as
CREATE TABLE t (a, b NOT NULL GENERATED ALWAYS (a))
-- case generated-no-always
CREATE TABLE t (a, b NOT NULL GENERATED AS (a))
-- case generated-no-parentheses
CREATE TABLE t (a, b AS a)
-- case generated-word
CREATE TABLE t (a, b AS (a) FORGOTTEN)
-- case generated-quoted-word
CREATE TABLE t (a, b AS (a) "stored")
-- case generated-empty
CREATE TABLE t (a, b AS ())
-- case as-twice-word
CREATE TABLE t (a, b AS (a) STORED VIRTUAL)
-- case number-underscore-end
CREATE TABLE t (a DEFAULT 1_)
-- case number-letters
CREATE TABLE t (a DEFAULT 12abc)
-- case hex-nothing
CREATE TABLE t (a DEFAULT 0x)
-- case blob-odd
CREATE TABLE t (a DEFAULT x'0')
-- case blob-no-hex
CREATE TABLE t (a DEFAULT x'zz')
-- case exponent-nothing
CREATE TABLE t (a DEFAULT 1e)
