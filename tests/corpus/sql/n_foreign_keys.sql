-- case references-nothing
CREATE TABLE t (a REFERENCES)
-- case references-schema
CREATE TABLE t (a REFERENCES main.p)
-- case references-empty-list
CREATE TABLE t (a REFERENCES p ())
-- case references-collate
CREATE TABLE t (a REFERENCES p (x COLLATE nocase))
-- case references-desc
CREATE TABLE t (a REFERENCES p (x DESC))
-- case references-expression
CREATE TABLE t (a REFERENCES p (x + 1))
-- case references-keyword
CREATE TABLE t (a REFERENCES select)
-- case on-what
CREATE TABLE t (a REFERENCES p ON)
-- case on-select
CREATE TABLE t (a REFERENCES p ON SELECT CASCADE)
-- case on-delete-what
CREATE TABLE t (a REFERENCES p ON DELETE)
-- case on-delete-set
CREATE TABLE t (a REFERENCES p ON DELETE SET)
-- case on-delete-set-value
CREATE TABLE t (a REFERENCES p ON DELETE SET 1)
-- case on-delete-no
CREATE TABLE t (a REFERENCES p ON DELETE NO)
-- case on-delete-unknown
CREATE TABLE t (a REFERENCES p ON DELETE EXPLODE)
-- case on-conflict
CREATE TABLE t (a REFERENCES p ON CONFLICT IGNORE)
-- case match-nothing
CREATE TABLE t (a REFERENCES p MATCH)
-- case initially-what
CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY)
-- case initially-unknown
CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY LATER)
-- case initially-alone
CREATE TABLE t (a REFERENCES p INITIALLY DEFERRED)
-- case foreign-nothing
CREATE TABLE t (a, FOREIGN)
-- case foreign-key-no-list
CREATE TABLE t (a, FOREIGN KEY a REFERENCES p)
-- case foreign-key-empty
CREATE TABLE t (a, FOREIGN KEY () REFERENCES p)
-- case foreign-key-no-references
CREATE TABLE t (a, FOREIGN KEY (a))
-- case foreign-key-collate
CREATE TABLE t (a, FOREIGN KEY (a COLLATE nocase) REFERENCES p)
-- case foreign-key-desc
CREATE TABLE t (a, FOREIGN KEY (a DESC) REFERENCES p)
-- case foreign-key-two-references
CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES p REFERENCES q)
-- case foreign-key-deferral-twice
CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES p DEFERRABLE NOT DEFERRABLE)
-- case table-references
CREATE TABLE t (a, REFERENCES p)
