-- case primary-key-no-columns
CREATE TABLE t (a, PRIMARY KEY)
-- case primary-key-empty
CREATE TABLE t (a, PRIMARY KEY ())
-- case primary-key-expression
CREATE TABLE t (a, PRIMARY KEY (a + 1))
-- case primary-key-comma
CREATE TABLE t (a, PRIMARY KEY (a,))
-- case primary-key-nulls
CREATE TABLE t (a, PRIMARY KEY (a NULLS FIRST))
-- case primary-key-autoincrement-desc
CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT DESC))
-- case unique-no-columns
CREATE TABLE t (a, UNIQUE)
-- case unique-expression
CREATE TABLE t (a, UNIQUE (lower (a)))
-- case unique-qualified
CREATE TABLE t (a, UNIQUE (t.a))
-- case unique-autoincrement
CREATE TABLE t (a, UNIQUE (a AUTOINCREMENT))
-- case unique-number
CREATE TABLE t (a, UNIQUE (1))
-- case check-nothing
CREATE TABLE t (a, CHECK)
-- case check-unclosed
CREATE TABLE t (a, CHECK (a > 0)
-- case not-null
CREATE TABLE t (a, NOT NULL)
-- case default
CREATE TABLE t (a, DEFAULT 1)
