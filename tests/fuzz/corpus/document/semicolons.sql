;;;-- relata: at 1,2
;CREATE TABLE a(b);CREATE TABLE a(b);