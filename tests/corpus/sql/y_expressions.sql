-- case literals
CREATE TABLE t (a CHECK (1 AND 1.5 AND 'x' AND x'00' AND NULL AND 0x1F AND 1e5))
-- case operators
CREATE TABLE t (a CHECK (1 + 2 - 3 * 4 / 5 % 6 || 7 & 8 | 9 << 1 >> 2))
-- case comparisons
CREATE TABLE t (a CHECK (a < 1 OR a <= 2 OR a > 3 OR a >= 4 OR a = 5 OR a == 6 OR a <> 7 OR a != 8))
-- case unary
CREATE TABLE t (a CHECK (- a AND + a AND ~ a AND NOT a))
-- case unary-many
CREATE TABLE t (a CHECK (- - + ~ NOT - a))
-- case not-in-odd-place
CREATE TABLE t (a CHECK (1 = NOT a))
-- case minus-not
CREATE TABLE t (a CHECK (- NOT a))
-- case precedence
CREATE TABLE t (a CHECK (a OR a AND NOT a = a < a | a + a * a || - a COLLATE nocase))
-- case is
CREATE TABLE t (a CHECK (a IS 1 AND a IS NOT 2))
-- case is-null
CREATE TABLE t (a CHECK (a ISNULL OR a NOTNULL OR a NOT NULL OR a IS NULL OR a IS NOT NULL))
-- case is-distinct
CREATE TABLE t (a CHECK (a IS DISTINCT FROM 1 OR a IS NOT DISTINCT FROM 2))
-- case between
CREATE TABLE t (a CHECK (a BETWEEN 1 AND 2))
-- case between-and
CREATE TABLE t (a CHECK (a BETWEEN 1 AND 2 AND a > 1))
-- case between-not
CREATE TABLE t (a CHECK (a NOT BETWEEN 1 AND 2 OR a))
-- case between-nested
CREATE TABLE t (a CHECK (a BETWEEN a BETWEEN 1 AND 2 AND 3))
-- case between-or-low
CREATE TABLE t (a CHECK (a BETWEEN 1 = 2 AND 3))
-- case between-not-operand
CREATE TABLE t (a CHECK (a BETWEEN NOT 1 AND 2))
-- case in-list
CREATE TABLE t (a CHECK (a IN (1, 2, 3)))
-- case in-empty
CREATE TABLE t (a CHECK (a IN ()))
-- case not-in
CREATE TABLE t (a CHECK (a NOT IN ('x', 'y')))
-- case like
CREATE TABLE t (a CHECK (a LIKE 'x%' AND a NOT LIKE 'y'))
-- case like-escape
CREATE TABLE t (a CHECK (a LIKE 'x' ESCAPE '!'))
-- case like-escape-operators
CREATE TABLE t (a CHECK (a LIKE 'x' || 'y' ESCAPE '!' AND 1))
-- case glob
CREATE TABLE t (a CHECK (a GLOB 'x*' OR a NOT GLOB 'y'))
-- case case-when
CREATE TABLE t (a CHECK (CASE WHEN a THEN 1 WHEN 2 THEN 3 ELSE 4 END))
-- case case-operand
CREATE TABLE t (a CHECK (CASE a WHEN 1 THEN 2 END))
-- case case-nested
CREATE TABLE t (a CHECK (CASE CASE a WHEN 1 THEN 2 END WHEN 2 THEN 3 END))
-- case case-column-end
CREATE TABLE t (end CHECK (CASE end WHEN end THEN end ELSE end END))
-- case cast
CREATE TABLE t (a CHECK (CAST (a AS INTEGER)))
-- case cast-words
CREATE TABLE t (a CHECK (CAST (a AS VARCHAR (10, 2))))
-- case cast-no-type
CREATE TABLE t (a CHECK (CAST (a AS )))
-- case collate
CREATE TABLE t (a CHECK (a COLLATE nocase = 'x' COLLATE "binary"))
-- case call
CREATE TABLE t (a CHECK (length (a) > 0 AND max (a, 1, 2)))
-- case call-no-arguments
CREATE TABLE t (a CHECK (a > changes()))
-- case call-keyword
CREATE TABLE t (a CHECK (replace (a, 'x', 'y')))
-- case call-like
CREATE TABLE t (a CHECK (like ('x', a) OR glob ('y', a)))
-- case call-quoted
CREATE TABLE t (a CHECK ("length" (a) OR [abs] (a)))
-- case qualified
CREATE TABLE t (a CHECK (t.a > 0))
-- case qualified-quoted
CREATE TABLE t (a CHECK ("t"."a" > [t].[a]))
-- case qualified-string
CREATE TABLE t (a CHECK ('t'.a > 't'.'a'))
-- case double-quoted-string
CREATE TABLE t (a CHECK (a <> "no such column"))
-- case parentheses
CREATE TABLE t (a CHECK ((((((a)))))))
-- case row-value
CREATE TABLE t (a, b CHECK ((a, b) = (1, 2)))
-- case row-value-in
CREATE TABLE t (a, b CHECK ((a, b) < (1, 2)))
-- case json-arrow
CREATE TABLE t (a CHECK (a -> '$.x' ->> 'y' = 1))
-- case true-false
CREATE TABLE t (a CHECK (a IS TRUE OR a IS NOT FALSE))
-- case join-word-column
CREATE TABLE t (left CHECK (left > 0))
-- case column-window-words
CREATE TABLE t (over, filter, window CHECK (over > filter + window))
-- case date-columns
CREATE TABLE t (a, "current_date" CHECK ("current_date" = 1))
-- case comment-inside
CREATE TABLE t (a CHECK (a /* x */ > -- y
 0))
-- case no-spaces
CREATE TABLE t (a CHECK(a>'0'AND"a"<9))
-- case number-dot
CREATE TABLE t (a CHECK (1.<a AND .5<a AND 1.e3>a))
-- case raise-like-names
CREATE TABLE t (ignore CHECK (ignore AND abort), abort)
