CREATE TABLE x(a);
/* open