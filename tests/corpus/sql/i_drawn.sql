-- case no-columns
CREATE TABLE t ()
-- case no-columns-comment
CREATE TABLE t ( /* soon */ )
-- case no-columns-strict
CREATE TABLE t () STRICT
