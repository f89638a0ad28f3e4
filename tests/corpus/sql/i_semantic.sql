-- case duplicate-column
CREATE TABLE t (a, A)
-- case two-primary-keys
CREATE TABLE t (a PRIMARY KEY, b PRIMARY KEY)
-- case key-unknown-column
CREATE TABLE t (a, PRIMARY KEY (b))
-- case fk-unknown-column
CREATE TABLE t (a, FOREIGN KEY (b) REFERENCES p)
-- case fk-count
CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (x))
-- case fk-column-two
CREATE TABLE t (a REFERENCES p (x, y))
-- case autoincrement-text
CREATE TABLE t (a TEXT PRIMARY KEY AUTOINCREMENT)
-- case check-subquery
CREATE TABLE t (a CHECK (a IN (SELECT 1)))
-- case check-parameter
CREATE TABLE t (a CHECK (a = ?1))
-- case check-unknown-column
CREATE TABLE t (a CHECK (b > 0))
-- case check-aggregate
CREATE TABLE t (a CHECK (count(*) > 0))
-- case check-raise
CREATE TABLE t (a CHECK (RAISE (IGNORE)))
-- case default-not-constant
CREATE TABLE t (a, b DEFAULT (a))
-- case generated-default
CREATE TABLE t (a, b DEFAULT 1 AS (a))
-- case generated-primary-key
CREATE TABLE t (a, b AS (a) PRIMARY KEY)
-- case generated-only
CREATE TABLE t (a AS (1))
-- case strict-type
CREATE TABLE t (a VARCHAR) STRICT
-- case strict-no-type
CREATE TABLE t (a) STRICT
-- case without-rowid-no-key
CREATE TABLE t (a) WITHOUT ROWID
-- case without-rowid-autoincrement
CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT) WITHOUT ROWID
-- case index-no-table
CREATE INDEX i ON nowhere (a)
-- case reserved-name
CREATE TABLE sqlite_x (a)
-- case collation-unknown
CREATE TABLE t (a COLLATE klingon UNIQUE)
-- case view-parameter
CREATE VIEW v AS SELECT ?1
-- case temp-other-schema
CREATE TEMP TABLE main.t (a)
-- case trigger-no-table
CREATE TRIGGER g INSERT ON nowhere BEGIN SELECT 1; END
-- case trigger-before-view
CREATE TRIGGER g BEFORE INSERT ON w BEGIN SELECT 1; END
-- case module-unknown
CREATE VIRTUAL TABLE f USING klingon (a)
