-- case no-using
CREATE VIRTUAL TABLE f (a)
-- case no-module
CREATE VIRTUAL TABLE f USING
-- case unclosed
CREATE VIRTUAL TABLE f USING fts5 (a
-- case unbalanced
CREATE VIRTUAL TABLE f USING fts5 (a))
-- case no-table
CREATE VIRTUAL f USING fts5 (a)
-- case temp
CREATE TEMP VIRTUAL TABLE f USING fts5 (a)
-- case illegal-token
CREATE VIRTUAL TABLE f USING fts5 (a, 'b)
