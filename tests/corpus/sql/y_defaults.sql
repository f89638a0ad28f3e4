-- case integer
CREATE TABLE t (a DEFAULT 1)
-- case negative
CREATE TABLE t (a DEFAULT -1)
-- case positive
CREATE TABLE t (a DEFAULT +1.5)
-- case spaced-sign
CREATE TABLE t (a DEFAULT - 1)
-- case real
CREATE TABLE t (a DEFAULT 1.5e-3)
-- case point-first
CREATE TABLE t (a DEFAULT .5)
-- case point-last
CREATE TABLE t (a DEFAULT 5.)
-- case hex
CREATE TABLE t (a DEFAULT 0x1F)
-- case string
CREATE TABLE t (a DEFAULT 'it''s')
-- case signed-string
CREATE TABLE t (a DEFAULT +'x')
-- case blob
CREATE TABLE t (a DEFAULT x'00ff')
-- case blob-capital
CREATE TABLE t (a DEFAULT X'')
-- case signed-blob
CREATE TABLE t (a DEFAULT -x'01')
-- case null
CREATE TABLE t (a DEFAULT NULL)
-- case signed-null
CREATE TABLE t (a DEFAULT - NULL)
-- case current-date
CREATE TABLE t (a DEFAULT CURRENT_DATE)
-- case current-time
CREATE TABLE t (a DEFAULT current_time)
-- case current-timestamp
CREATE TABLE t (a DEFAULT CURRENT_TIMESTAMP)
-- case signed-current
CREATE TABLE t (a DEFAULT +CURRENT_DATE)
-- case true
CREATE TABLE t (a DEFAULT TRUE, b DEFAULT false)
-- case word
CREATE TABLE t (a DEFAULT abc)
-- case word-quoted
CREATE TABLE t (a DEFAULT "abc")
-- case word-brackets
CREATE TABLE t (a DEFAULT [abc])
-- case word-keyword
CREATE TABLE t (a DEFAULT key)
-- case word-indexed
CREATE TABLE t (a DEFAULT indexed)
-- case expression
CREATE TABLE t (a DEFAULT (1 +  2))
-- case expression-call
CREATE TABLE t (a DEFAULT (datetime('now')))
-- case expression-nested
CREATE TABLE t (a DEFAULT ((1)))
-- case expression-string
CREATE TABLE t (a DEFAULT ('x' || 'y'))
-- case twice
CREATE TABLE t (a DEFAULT 1 DEFAULT 2)
-- case then-more
CREATE TABLE t (a DEFAULT 1 NOT NULL)
-- case before-type-word
CREATE TABLE t (a INT DEFAULT -1 UNIQUE)
