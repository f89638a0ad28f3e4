CREATE TABLE t (a, b, c); CREATE TABLE u (a, d, e)
-- case no-as
CREATE VIEW v SELECT 1
-- case no-name
CREATE VIEW AS SELECT 1
-- case as-nothing
CREATE VIEW v AS
-- case as-parentheses
CREATE VIEW v AS (SELECT 1)
-- case or-replace
CREATE OR REPLACE VIEW v AS SELECT 1
-- case empty-columns
CREATE VIEW v () AS SELECT 1
-- case columns-expression
CREATE VIEW v (a + 1) AS SELECT 1
-- case select-nothing
CREATE VIEW v AS SELECT
-- case select-comma
CREATE VIEW v AS SELECT a, FROM t
-- case select-from-nothing
CREATE VIEW v AS SELECT a FROM
-- case select-where-nothing
CREATE VIEW v AS SELECT a FROM t WHERE
-- case select-two-where
CREATE VIEW v AS SELECT a FROM t WHERE 1 WHERE 2
-- case group-nothing
CREATE VIEW v AS SELECT a FROM t GROUP BY
-- case group-no-by
CREATE VIEW v AS SELECT a FROM t GROUP a
-- case order-no-by
CREATE VIEW v AS SELECT a FROM t ORDER a
-- case order-before-where
CREATE VIEW v AS SELECT a FROM t ORDER BY a WHERE b
-- case order-before-union
CREATE VIEW v AS SELECT a FROM t ORDER BY a UNION SELECT 1
-- case limit-before-union
CREATE VIEW v AS SELECT a FROM t LIMIT 1 UNION SELECT 1
-- case limit-nothing
CREATE VIEW v AS SELECT a FROM t LIMIT
-- case offset-alone
CREATE VIEW v AS SELECT a FROM t WHERE 1 OFFSET 1
-- case union-nothing
CREATE VIEW v AS SELECT 1 UNION
-- case union-distinct
CREATE VIEW v AS SELECT 1 UNION DISTINCT SELECT 2
-- case intersect-all
CREATE VIEW v AS SELECT 1 INTERSECT ALL SELECT 2
-- case values-nothing
CREATE VIEW v AS VALUES
-- case values-empty
CREATE VIEW v AS VALUES ()
-- case values-order
CREATE VIEW v AS VALUES (1) ORDER BY 1
-- case join-nothing
CREATE VIEW v AS SELECT 1 FROM t JOIN
-- case join-unknown
CREATE VIEW v AS SELECT 1 FROM t LEFT INNER JOIN u
-- case join-outer-alone
CREATE VIEW v AS SELECT 1 FROM t OUTER JOIN u
-- case join-word-alone
CREATE VIEW v AS SELECT 1 FROM t LEFT u
-- case join-on-first
CREATE VIEW v AS SELECT 1 FROM t ON 1
-- case join-using-empty
CREATE VIEW v AS SELECT 1 FROM t JOIN u USING ()
-- case join-on-using
CREATE VIEW v AS SELECT 1 FROM t JOIN u ON 1 USING (a)
-- case table-dot-star
CREATE VIEW v AS SELECT main.t.* FROM t
-- case star-alias
CREATE VIEW v AS SELECT * AS x FROM t
-- case alias-join-word
CREATE VIEW v AS SELECT a left FROM t
-- case alias-number
CREATE VIEW v AS SELECT a AS 1 FROM t
-- case with-nothing
CREATE VIEW v AS WITH SELECT 1
-- case with-named-recursive
CREATE VIEW v AS WITH recursive AS (SELECT 1) SELECT * FROM recursive
-- case with-no-parentheses
CREATE VIEW v AS WITH x AS SELECT 1 SELECT 1
-- case with-no-select
CREATE VIEW v AS WITH x AS (SELECT 1)
-- case with-materialized-alone
CREATE VIEW v AS WITH x AS NOT (SELECT 1) SELECT 1
-- case over-unclosed
CREATE VIEW v AS SELECT sum(a) OVER (ORDER BY a FROM t
-- case frame-bad
CREATE VIEW v AS SELECT sum(a) OVER (ROWS 1) FROM t
-- case frame-unbounded-bad
CREATE VIEW v AS SELECT sum(a) OVER (ROWS UNBOUNDED FOLLOWING) FROM t
-- case filter-no-where
CREATE VIEW v AS SELECT sum(a) FILTER (a) FROM t
-- case trailing
CREATE VIEW v AS SELECT 1 2
-- case insert
CREATE VIEW v AS INSERT INTO t VALUES (1)
-- case two-selects
CREATE VIEW v AS SELECT 1 SELECT 2
