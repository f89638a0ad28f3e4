-- case fts5
CREATE VIRTUAL TABLE f USING fts5 (a, b)
-- case fts5-options
CREATE VIRTUAL TABLE f USING fts5 (a, b UNINDEXED, tokenize = 'porter ascii', content='')
-- case if-not-exists
CREATE VIRTUAL TABLE IF NOT EXISTS f USING fts5 (a)
-- case schema
CREATE VIRTUAL TABLE main.f USING fts5 (a)
-- case quoted
CREATE VIRTUAL TABLE "f f" USING "fts5" ("a b")
-- case rtree
CREATE VIRTUAL TABLE r USING rtree (id, x0, x1)
-- case nested-parentheses
CREATE VIRTUAL TABLE r USING rtree (id, x0 (((1, 2))), x1)
-- case comments
CREATE VIRTUAL TABLE f USING fts5 (a /* x */, b -- y
)
-- case geopoly
CREATE VIRTUAL TABLE f USING fts4 (a, b, tokenize=porter)
