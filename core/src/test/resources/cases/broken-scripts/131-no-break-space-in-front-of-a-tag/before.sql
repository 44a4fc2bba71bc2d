CREATE TABLE important (id int);
INSERT INTO important VALUES (1);
