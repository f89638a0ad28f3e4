-- relata: format 1
-- relata: database "a.db"

-- relata: at 1,2
CREATE TABLE a (b);
