-- relata: label '{a} {{b}} {c'
-- relata: ends (U&"x\000Ay") "" z
-- relata: through (a) b (c) d
-- relata: reference (a) b (c) d e
-- relata: ignore r (c) 'w'
-- relata: what
CREATE TABLE a (b REFERENCES a, c REFERENCES a, PRIMARY KEY (b, c));