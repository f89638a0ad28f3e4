-- case primary-key
CREATE TABLE t (a, PRIMARY KEY (a))
-- case primary-key-composite
CREATE TABLE t (a, b, PRIMARY KEY (b, a))
-- case primary-key-order
CREATE TABLE t (a, b, PRIMARY KEY (a DESC, b ASC))
-- case primary-key-collate
CREATE TABLE t (a, PRIMARY KEY (a COLLATE NOCASE DESC))
-- case primary-key-conflict
CREATE TABLE t (a, PRIMARY KEY (a) ON CONFLICT IGNORE)
-- case primary-key-autoincrement
CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT))
-- case primary-key-asc-autoincrement
CREATE TABLE t (a INTEGER, PRIMARY KEY (a ASC AUTOINCREMENT))
-- case primary-key-parentheses
CREATE TABLE t (a, PRIMARY KEY ((a)))
-- case primary-key-parentheses-collate
CREATE TABLE t (a, PRIMARY KEY ((a COLLATE nocase)))
-- case primary-key-string
CREATE TABLE t (a, PRIMARY KEY ('a'))
-- case primary-key-repeated
CREATE TABLE t (a, b, PRIMARY KEY (a, b, a))
-- case unique
CREATE TABLE t (a, UNIQUE (a))
-- case unique-composite
CREATE TABLE t (a, b, UNIQUE (a COLLATE rtrim, b DESC) ON CONFLICT REPLACE)
-- case unique-twice
CREATE TABLE t (a, UNIQUE (a), UNIQUE (a))
-- case unique-quoted
CREATE TABLE t ("a b", UNIQUE ([a b]))
-- case unique-join-word
CREATE TABLE t (left, UNIQUE (left))
-- case check
CREATE TABLE t (a, CHECK (a > 0))
-- case check-conflict
CREATE TABLE t (a, CHECK (a > 0) ON CONFLICT FAIL)
-- case check-constant
CREATE TABLE t (a, CHECK (1))
-- case named
CREATE TABLE t (a, CONSTRAINT k PRIMARY KEY (a), CONSTRAINT u UNIQUE (a), CONSTRAINT c CHECK (a))
-- case named-twice
CREATE TABLE t (a, CONSTRAINT x CONSTRAINT y UNIQUE (a))
-- case named-nothing
CREATE TABLE t (a, CONSTRAINT x)
-- case named-nothing-twice
CREATE TABLE t (a, CONSTRAINT x CONSTRAINT y)
-- case named-nothing-comma
CREATE TABLE t (a, CONSTRAINT x, UNIQUE (a))
-- case same-names
CREATE TABLE t (a CONSTRAINT x UNIQUE, CONSTRAINT x CHECK (1))
-- case no-commas
CREATE TABLE t (a, CHECK (1) UNIQUE (a) FOREIGN KEY (a) REFERENCES p CONSTRAINT x CHECK (2))
-- case some-commas
CREATE TABLE t (a, CHECK (1), UNIQUE (a) PRIMARY KEY (a), CHECK (2))
