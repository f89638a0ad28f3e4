CREATE TABLE t (a, b, c)
-- case no-name
CREATE INDEX ON t (a)
-- case no-table
CREATE INDEX i (a)
-- case no-columns
CREATE INDEX i ON t
-- case empty-columns
CREATE INDEX i ON t ()
-- case comma-end
CREATE INDEX i ON t (a,)
-- case schema-table
CREATE INDEX i ON main.t (a)
-- case temp
CREATE TEMP INDEX i ON t (a)
-- case unique-after
CREATE INDEX UNIQUE i ON t (a)
-- case unique-table
CREATE UNIQUE TABLE t (a)
-- case nulls-first
CREATE INDEX i ON t (a NULLS FIRST)
-- case where-nothing
CREATE INDEX i ON t (a) WHERE
-- case where-two
CREATE INDEX i ON t (a) WHERE b WHERE c
-- case conflict
CREATE INDEX i ON t (a) ON CONFLICT FAIL
-- case using
CREATE INDEX i ON t USING btree (a)
-- case include
CREATE INDEX i ON t (a) INCLUDE (b)
-- case two-orders
CREATE INDEX i ON t (a ASC DESC)
