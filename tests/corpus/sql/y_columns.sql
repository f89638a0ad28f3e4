-- case plain
CREATE TABLE t (a)
-- case two
CREATE TABLE t (a, b)
-- case type
CREATE TABLE t (a INTEGER)
-- case type-words
CREATE TABLE t (a UNSIGNED BIG INT)
-- case type-many-words
CREATE TABLE t (a b c d e f g h i j)
-- case type-one-number
CREATE TABLE t (a VARCHAR(10))
-- case type-two-numbers
CREATE TABLE t (a DECIMAL(10, 2))
-- case type-signed-numbers
CREATE TABLE t (a b(-1, +2.5))
-- case type-real-number
CREATE TABLE t (a b(1e3))
-- case type-hex-number
CREATE TABLE t (a b(0x10))
-- case type-spaced
CREATE TABLE t (a VARCHAR ( 10 , 2 ))
-- case type-string
CREATE TABLE t (a 'b c')
-- case type-quoted
CREATE TABLE t (a "double  precision")
-- case type-brackets
CREATE TABLE t (a [integer])
-- case type-mixed-quotes
CREATE TABLE t (a b "c" [d] `e` 'f')
-- case type-empty-quoted
CREATE TABLE t (a "")
-- case type-keyword-key
CREATE TABLE t (a KEY)
-- case type-keywords
CREATE TABLE t (a action after analyze asc attach before begin by cascade cast)
-- case type-keywords-2
CREATE TABLE t (a conflict database deferred desc detach do each end exclusive explain fail for)
-- case type-keywords-3
CREATE TABLE t (a ignore immediate initially instead like match no plan query of offset pragma)
-- case type-keywords-4
CREATE TABLE t (a raise recursive release replace restrict row rows rollback savepoint temp trigger)
-- case type-keywords-5
CREATE TABLE t (a vacuum view virtual with without nulls first last current following partition)
-- case type-keywords-6
CREATE TABLE t (a preceding range unbounded exclude groups others ties materialized reindex rename)
-- case type-keywords-7
CREATE TABLE t (a current_date current_time current_timestamp if glob regexp column temporary)
-- case type-window-words
CREATE TABLE t (a over filter window)
-- case type-comment
CREATE TABLE t (a INT -- c
 b)
-- case type-always
CREATE TABLE t (a LONGLONGINT ALWAYS)
-- case type-generated
CREATE TABLE t (a GENERATED)
-- case name-double-quotes
CREATE TABLE "t" ("a b")
-- case name-brackets
CREATE TABLE [t] ([a b])
-- case name-backticks
CREATE TABLE `t` (`a b`)
-- case name-string
CREATE TABLE 't' ('a b')
-- case name-doubled-quotes
CREATE TABLE "t""t" ("a""b", 'c''d', `e``f`)
-- case name-bracket-in-brackets
CREATE TABLE t ([a[b])
-- case name-empty
CREATE TABLE "" ("")
-- case name-newline
CREATE TABLE t ("a
b")
-- case name-utf8
CREATE TABLE tête (naïve, 表, 🙂)
-- case name-bidi
CREATE TABLE t ("‮abc")
-- case name-dollar
CREATE TABLE t$1 (a$, b$$)
-- case name-underscore
CREATE TABLE _t (_, __)
-- case name-percent
CREATE TABLE "%n" ("%s%n")
-- case name-markup
CREATE TABLE "<b>" ("&amp;")
-- case name-rowid
CREATE TABLE t (rowid, oid, _rowid_)
-- case name-join-words
CREATE TABLE t (left, right, inner, outer, cross, full, natural)
-- case name-fallbacks
CREATE TABLE t (abort, action, after, analyze, asc, attach, before, begin, by, cascade, cast, column)
-- case name-fallbacks-2
CREATE TABLE t (conflict, database, deferred, desc, detach, do, each, end, exclusive, explain, fail, for)
-- case name-fallbacks-3
CREATE TABLE t (ignore, immediate, initially, instead, like, glob, regexp, match, no, plan, query, key, of)
-- case name-fallbacks-4
CREATE TABLE t (offset, pragma, raise, recursive, release, replace, restrict, row, rows, rollback, savepoint)
-- case name-fallbacks-5
CREATE TABLE t (temp, temporary, trigger, vacuum, view, virtual, with, without, nulls, first, last, current)
-- case name-fallbacks-6
CREATE TABLE t (following, partition, preceding, range, unbounded, exclude, groups, others, ties, generated)
-- case name-fallbacks-7
CREATE TABLE t (always, materialized, reindex, rename, current_date, current_time, current_timestamp, if)
-- case name-window-words
CREATE TABLE t (window, over, filter)
-- case name-table-key
CREATE TABLE key (value)
-- case name-table-replace
CREATE TABLE replace (a)
-- case name-strict
CREATE TABLE strict (strict)
-- case name-stored
CREATE TABLE stored (stored, autoincr)
-- case case
create TABLE T (A Integer)
-- case no-space
CREATE TABLE t(a,b INT,c)
-- case tight
CREATE TABLE"t"("a"'b')
