-- case implicit
CREATE TABLE t (a REFERENCES p)
-- case column
CREATE TABLE t (a REFERENCES p (x))
-- case quoted
CREATE TABLE t (a REFERENCES "my p" ([the x]))
-- case string-name
CREATE TABLE t (a REFERENCES 'p' ('x'))
-- case missing-parent
CREATE TABLE t (a REFERENCES nowhere (anything))
-- case self
CREATE TABLE t (id INTEGER PRIMARY KEY, up REFERENCES t)
-- case twice
CREATE TABLE t (a REFERENCES p REFERENCES q)
-- case on-delete-cascade
CREATE TABLE t (a REFERENCES p ON DELETE CASCADE)
-- case on-delete-set-null
CREATE TABLE t (a REFERENCES p ON DELETE SET NULL)
-- case on-delete-set-default
CREATE TABLE t (a REFERENCES p ON DELETE SET DEFAULT)
-- case on-delete-restrict
CREATE TABLE t (a REFERENCES p ON DELETE RESTRICT)
-- case on-delete-no-action
CREATE TABLE t (a REFERENCES p ON DELETE NO ACTION)
-- case on-update
CREATE TABLE t (a REFERENCES p ON UPDATE CASCADE)
-- case on-insert
CREATE TABLE t (a REFERENCES p ON INSERT CASCADE)
-- case on-both
CREATE TABLE t (a REFERENCES p ON UPDATE CASCADE ON DELETE SET NULL)
-- case on-delete-twice
CREATE TABLE t (a REFERENCES p ON DELETE CASCADE ON DELETE RESTRICT)
-- case match
CREATE TABLE t (a REFERENCES p MATCH FULL)
-- case match-any
CREATE TABLE t (a REFERENCES p MATCH whatever MATCH "x y")
-- case match-between
CREATE TABLE t (a REFERENCES p ON DELETE CASCADE MATCH SIMPLE ON UPDATE CASCADE)
-- case deferrable
CREATE TABLE t (a REFERENCES p DEFERRABLE)
-- case deferred
CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY DEFERRED)
-- case immediate
CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY IMMEDIATE)
-- case not-deferrable
CREATE TABLE t (a REFERENCES p NOT DEFERRABLE)
-- case not-deferrable-deferred
CREATE TABLE t (a REFERENCES p NOT DEFERRABLE INITIALLY DEFERRED)
-- case not-deferrable-immediate
CREATE TABLE t (a REFERENCES p NOT DEFERRABLE INITIALLY IMMEDIATE)
-- case deferral-twice
CREATE TABLE t (a REFERENCES p DEFERRABLE NOT DEFERRABLE)
-- case deferral-before
CREATE TABLE t (a DEFERRABLE INITIALLY DEFERRED REFERENCES p)
-- case deferral-other-column
CREATE TABLE t (a REFERENCES p, b INT DEFERRABLE INITIALLY DEFERRED)
-- case deferral-named
CREATE TABLE t (a REFERENCES p CONSTRAINT d DEFERRABLE INITIALLY DEFERRED)
-- case deferral-alone
CREATE TABLE t (a DEFERRABLE)
-- case named
CREATE TABLE t (a CONSTRAINT fk REFERENCES p)
-- case table
CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES p)
-- case table-columns
CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (x, y))
-- case table-all
CREATE TABLE t (a, b, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p (x, y) MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED)
-- case table-same-column-twice
CREATE TABLE t (a, FOREIGN KEY (a, a) REFERENCES p (x, y))
-- case table-string-names
CREATE TABLE t (a, FOREIGN KEY ('a') REFERENCES 'p' ('x'))
-- case table-two
CREATE TABLE t (a, b, FOREIGN KEY (a) REFERENCES p, FOREIGN KEY (b) REFERENCES p)
-- case table-not-deferrable
CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES p NOT DEFERRABLE)
-- case generated-child
CREATE TABLE t (a, b AS (a) REFERENCES p)
-- case join-word
CREATE TABLE t (a REFERENCES left (right))
-- case then-not-null
CREATE TABLE t (a REFERENCES p NOT NULL)
-- case then-more
CREATE TABLE t (a REFERENCES p (x) ON DELETE CASCADE UNIQUE DEFAULT 1)
