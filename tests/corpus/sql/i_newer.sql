-- case digit-separator
CREATE TABLE t (a DEFAULT 1_000)
-- case digit-separator-real
CREATE TABLE t (a DEFAULT 1_000.000_1e1_0)
-- case digit-separator-hex
CREATE TABLE t (a DEFAULT 0xAB_CD)
-- case aggregate-order
CREATE VIEW v AS SELECT group_concat(a ORDER BY b DESC) FROM t
-- case within-group
CREATE VIEW v AS SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t
-- case raise-expression
CREATE TRIGGER g INSERT ON t BEGIN SELECT RAISE (ABORT, 'no ' || new.a); END
-- case join-word-call
CREATE TABLE t (a CHECK (left (a, 1)))
-- case slash-star-only
CREATE TABLE t (a) /*
