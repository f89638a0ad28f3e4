CREATE TABLE t (a, b, c); CREATE TABLE u (a, d, e); CREATE INDEX ia ON t (a)
-- case plain
CREATE VIEW v AS SELECT a FROM t
-- case star
CREATE VIEW v AS SELECT * FROM t
-- case table-star
CREATE VIEW v AS SELECT t.*, u.d FROM t, u
-- case columns
CREATE VIEW v (x, "y z") AS SELECT a, b FROM t
-- case if-not-exists
CREATE VIEW IF NOT EXISTS v AS SELECT 1
-- case temp
CREATE TEMP VIEW v AS SELECT 1
-- case temporary-schema
CREATE TEMPORARY VIEW temp.v AS SELECT 1
-- case schema
CREATE VIEW main.v AS SELECT 1
-- case no-from
CREATE VIEW v AS SELECT 1, 2 AS x
-- case values
CREATE VIEW v AS VALUES (1, 2), (3, 4)
-- case distinct
CREATE VIEW v AS SELECT DISTINCT a FROM t
-- case all
CREATE VIEW v AS SELECT ALL a FROM t
-- case alias
CREATE VIEW v AS SELECT a AS x, b y, c "z", 1 'w', 2 [v] FROM t
-- case alias-keyword
CREATE VIEW v AS SELECT a AS key, b AS left, c with FROM t
-- case where
CREATE VIEW v AS SELECT a FROM t WHERE b > 1
-- case group-by
CREATE VIEW v AS SELECT a, count(*) FROM t GROUP BY a, b HAVING count(*) > 1
-- case having-alone
CREATE VIEW v AS SELECT count(*) FROM t HAVING count(*) > 1
-- case order-by
CREATE VIEW v AS SELECT a FROM t ORDER BY a, b DESC, c ASC
-- case order-by-nulls
CREATE VIEW v AS SELECT a FROM t ORDER BY a NULLS FIRST, b DESC NULLS LAST
-- case order-by-collate
CREATE VIEW v AS SELECT a FROM t ORDER BY a COLLATE nocase
-- case limit
CREATE VIEW v AS SELECT a FROM t LIMIT 10
-- case limit-offset
CREATE VIEW v AS SELECT a FROM t LIMIT 10 OFFSET 5
-- case limit-comma
CREATE VIEW v AS SELECT a FROM t LIMIT 5, 10
-- case join-comma
CREATE VIEW v AS SELECT 1 FROM t, u
-- case join
CREATE VIEW v AS SELECT 1 FROM t JOIN u ON t.a = u.a
-- case join-using
CREATE VIEW v AS SELECT 1 FROM t JOIN u USING (a)
-- case join-inner
CREATE VIEW v AS SELECT 1 FROM t INNER JOIN u ON 1
-- case join-cross
CREATE VIEW v AS SELECT 1 FROM t CROSS JOIN u
-- case join-left
CREATE VIEW v AS SELECT 1 FROM t LEFT JOIN u ON 1
-- case join-left-outer
CREATE VIEW v AS SELECT 1 FROM t LEFT OUTER JOIN u ON 1
-- case join-right
CREATE VIEW v AS SELECT 1 FROM t RIGHT JOIN u ON 1
-- case join-full-outer
CREATE VIEW v AS SELECT 1 FROM t FULL OUTER JOIN u ON 1
-- case join-natural
CREATE VIEW v AS SELECT 1 FROM t NATURAL JOIN u
-- case join-natural-left-outer
CREATE VIEW v AS SELECT 1 FROM t NATURAL LEFT OUTER JOIN u
-- case join-outer-left
CREATE VIEW v AS SELECT 1 FROM t OUTER LEFT NATURAL JOIN u
-- case join-many
CREATE VIEW v AS SELECT 1 FROM t x JOIN t y ON x.a = y.a LEFT JOIN u z ON z.a = y.a, u w
-- case join-parentheses
CREATE VIEW v AS SELECT 1 FROM (t JOIN u ON 1) JOIN t x ON 1
-- case join-parentheses-alias
CREATE VIEW v AS SELECT j.a FROM (t CROSS JOIN u) AS j
-- case source-parentheses
CREATE VIEW v AS SELECT 1 FROM ((t))
-- case source-alias
CREATE VIEW v AS SELECT x.a FROM t AS x, u y
-- case source-alias-string
CREATE VIEW v AS SELECT 1 FROM t AS 'x'
-- case source-schema
CREATE VIEW v AS SELECT main.t.a FROM main.t
-- case source-indexed
CREATE VIEW v AS SELECT a FROM t INDEXED BY ia
-- case source-not-indexed
CREATE VIEW v AS SELECT a FROM t NOT INDEXED
-- case source-function
CREATE VIEW v AS SELECT value FROM json_each ('[1]')
-- case source-function-alias
CREATE VIEW v AS SELECT j.value FROM t, json_each (t.a, '$.x') AS j
-- case source-select
CREATE VIEW v AS SELECT x.a FROM (SELECT a FROM t) AS x
-- case source-select-plain
CREATE VIEW v AS SELECT a FROM (SELECT a FROM t)
-- case source-values
CREATE VIEW v AS SELECT * FROM (VALUES (1), (2))
-- case source-with
CREATE VIEW v AS SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x)
-- case union
CREATE VIEW v AS SELECT a FROM t UNION SELECT d FROM u
-- case union-all
CREATE VIEW v AS SELECT a FROM t UNION ALL SELECT d FROM u ORDER BY 1 LIMIT 3
-- case except-intersect
CREATE VIEW v AS SELECT 1 EXCEPT SELECT 2 INTERSECT SELECT 3
-- case union-values
CREATE VIEW v AS VALUES (1) UNION ALL SELECT 2
-- case with
CREATE VIEW v AS WITH x AS (SELECT 1 AS n) SELECT n FROM x
-- case with-columns
CREATE VIEW v AS WITH x (n, m) AS (SELECT 1, 2) SELECT n FROM x
-- case with-two
CREATE VIEW v AS WITH x AS (SELECT 1), y AS (SELECT 2) SELECT * FROM x, y
-- case with-recursive
CREATE VIEW v AS WITH RECURSIVE x (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x LIMIT 3) SELECT n FROM x
-- case with-materialized
CREATE VIEW v AS WITH x AS MATERIALIZED (SELECT 1), y AS NOT MATERIALIZED (SELECT 2) SELECT * FROM x, y
-- case scalar-subquery
CREATE VIEW v AS SELECT (SELECT max(a) FROM t) AS m
-- case exists
CREATE VIEW v AS SELECT EXISTS (SELECT 1 FROM t) AND NOT EXISTS (SELECT 1)
-- case in-select
CREATE VIEW v AS SELECT a FROM t WHERE a IN (SELECT a FROM u)
-- case in-table
CREATE VIEW v AS SELECT a FROM t WHERE a IN u OR a NOT IN main.u
-- case in-function
CREATE VIEW v AS SELECT 1 IN json_each ('[1]')
-- case in-with
CREATE VIEW v AS SELECT 1 IN (WITH x AS (SELECT 1) SELECT * FROM x)
-- case row-value-select
CREATE VIEW v AS SELECT (a, b) IN (SELECT a, d FROM u) FROM t
-- case count-distinct
CREATE VIEW v AS SELECT count(DISTINCT a), count(ALL a), count(*) FROM t
-- case filter
CREATE VIEW v AS SELECT count(*) FILTER (WHERE a > 1) FROM t
-- case over
CREATE VIEW v AS SELECT row_number() OVER (ORDER BY a) FROM t
-- case over-empty
CREATE VIEW v AS SELECT row_number() OVER () FROM t
-- case over-partition
CREATE VIEW v AS SELECT sum(a) OVER (PARTITION BY b, c ORDER BY a DESC) FROM t
-- case over-name
CREATE VIEW v AS SELECT sum(a) OVER w FROM t WINDOW w AS (PARTITION BY b)
-- case over-base
CREATE VIEW v AS SELECT sum(a) OVER (w ORDER BY c) FROM t WINDOW w AS (PARTITION BY b), x AS (ORDER BY a)
-- case over-filter
CREATE VIEW v AS SELECT sum(a) FILTER (WHERE b) OVER (ORDER BY c) FROM t
-- case frame-rows
CREATE VIEW v AS SELECT sum(a) OVER (ORDER BY b ROWS 2 PRECEDING) FROM t
-- case frame-between
CREATE VIEW v AS SELECT sum(a) OVER (ORDER BY b ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t
-- case frame-range
CREATE VIEW v AS SELECT sum(a) OVER (ORDER BY b RANGE BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING) FROM t
-- case frame-groups
CREATE VIEW v AS SELECT sum(a) OVER (ORDER BY b GROUPS BETWEEN 1 + 1 PRECEDING AND 2 FOLLOWING EXCLUDE TIES) FROM t
-- case frame-exclude
CREATE VIEW v AS SELECT sum(a) OVER (ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW), sum(a) OVER (ROWS CURRENT ROW EXCLUDE NO OTHERS), sum(a) OVER (ROWS CURRENT ROW EXCLUDE GROUP) FROM t
-- case over-as-alias
CREATE VIEW v AS SELECT max(a) over FROM t
-- case filter-as-alias
CREATE VIEW v AS SELECT max(a) filter FROM t
-- case window-as-alias
CREATE VIEW v AS SELECT max(a) window FROM t
-- case window-as-table
CREATE VIEW v AS SELECT 1 FROM t window
-- case missing-table
CREATE VIEW v AS SELECT anything FROM nowhere
-- case comment-end
CREATE VIEW v AS SELECT 1 -- the end
-- case deep
CREATE VIEW v AS SELECT (SELECT (SELECT (SELECT (SELECT 1))))
