-- case operator-end
CREATE TABLE t (a CHECK (a +))
-- case operator-begin
CREATE TABLE t (a CHECK (* a))
-- case two-operands
CREATE TABLE t (a CHECK (a a))
-- case two-operators
CREATE TABLE t (a CHECK (a * / a))
-- case unclosed
CREATE TABLE t (a CHECK ((a))
-- case empty-parentheses
CREATE TABLE t (a CHECK (a = ()))
-- case comma-end
CREATE TABLE t (a CHECK (a IN (1,)))
-- case between-no-and
CREATE TABLE t (a CHECK (a BETWEEN 1))
-- case between-or
CREATE TABLE t (a CHECK (a BETWEEN 1 OR 2 AND 3))
-- case in-nothing
CREATE TABLE t (a CHECK (a IN))
-- case like-nothing
CREATE TABLE t (a CHECK (a LIKE))
-- case escape-alone
CREATE TABLE t (a CHECK (a ESCAPE 'x'))
-- case escape-twice
CREATE TABLE t (a CHECK (a LIKE 'x' ESCAPE '!' ESCAPE '!'))
-- case not-alone
CREATE TABLE t (a CHECK (a NOT))
-- case not-operator
CREATE TABLE t (a CHECK (a NOT = 1))
-- case not-isnull
CREATE TABLE t (a CHECK (a NOT ISNULL))
-- case is-nothing
CREATE TABLE t (a CHECK (a IS))
-- case is-distinct-nothing
CREATE TABLE t (a CHECK (a IS DISTINCT 1))
-- case case-nothing
CREATE TABLE t (a CHECK (CASE END))
-- case case-no-then
CREATE TABLE t (a CHECK (CASE WHEN a END))
-- case case-no-end
CREATE TABLE t (a CHECK (CASE WHEN a THEN 1))
-- case case-two-else
CREATE TABLE t (a CHECK (CASE WHEN a THEN 1 ELSE 2 ELSE 3 END))
-- case cast-no-as
CREATE TABLE t (a CHECK (CAST (a)))
-- case cast-column
CREATE TABLE t (cast CHECK (cast > 0))
-- case collate-nothing
CREATE TABLE t (a CHECK (a COLLATE))
-- case call-unclosed
CREATE TABLE t (a CHECK (length (a))
-- case call-star-more
CREATE TABLE t (a CHECK (count (*, a)))
-- case dot-end
CREATE TABLE t (a CHECK (t.))
-- case dot-star
CREATE TABLE t (a CHECK (t.* > 1))
-- case four-names
CREATE TABLE t (a CHECK (a.b.c.d))
-- case keyword
CREATE TABLE t (a CHECK (select))
-- case exists-nothing
CREATE TABLE t (a CHECK (EXISTS (1)))
-- case equals-three
CREATE TABLE t (a CHECK (a === 1))
-- case arrow-nothing
CREATE TABLE t (a CHECK (a ->))
-- case raise-nothing
CREATE TABLE t (a CHECK (RAISE))
-- case current-date-call
CREATE TABLE t (a CHECK (current_date ()))
